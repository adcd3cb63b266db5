/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-message-panel"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-key-label.h"
#include "kb-live-desk.h"
#include "kb-live-message.h"
#include "kb-message-panel.h"
#include "kb-message-presets.h"
#include "kb-session-text.h"
#include "kb-text.h"

/* So many of the messages sent are listed. */
#define MAX_LISTED 6

/**
 * KbMessagePanel:
 *
 * What the host is told: eight messages by a key each, free text, phrases, and what was sent, with when it was seen. Its
 * actions `send.*` are the desk's.
 */
struct _KbMessagePanel
{
  AdwBin              parent_instance;

  KbShow             *show;        /* owned, nullable */
  GTimeZone          *zone;        /* owned, nullable */
  GSettings          *settings;    /* owned */
  GSimpleActionGroup *actions;     /* owned */
  GStrv               presets;     /* owned */
  GtkWidget          *buttons[KB_MESSAGE_N_PRESETS];
  GtkLabel           *counts[KB_MESSAGE_N_PRESETS];
  gint64              shown_s;     /* second of the count shown */
  guint               n_events;    /* of the run, when the list was made */

  GtkGrid            *grid;
  KbLiveMessage      *phrases;
  GtkEditable        *entry;
  GtkToggleButton    *flash;
  GtkEditable        *note;
  GtkLabel           *state;
  GtkListBox         *list;
};

G_DEFINE_FINAL_TYPE (KbMessagePanel, kb_message_panel, ADW_TYPE_BIN)

static GtkLabel *
create_label (GtkWidget  *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
add_preset (KbMessagePanel *self,
            guint           i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *key = g_strdup_printf ("message-%u", i + 1);
  GtkLabel *label;

  self->buttons[i] = gtk_button_new ();
  gtk_box_append (GTK_BOX (box), kb_key_label_new (key));
  label = create_label (box, self->presets[i], "identity");
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_lines (label, 2);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  self->counts[i] = create_label (box, "", "figures");
  gtk_label_set_ellipsize (self->counts[i], PANGO_ELLIPSIZE_NONE);
  gtk_button_set_child (GTK_BUTTON (self->buttons[i]), box);
  gtk_widget_add_css_class (self->buttons[i], "preset");
  gtk_widget_set_can_focus (self->buttons[i], FALSE);
  gtk_widget_set_tooltip_text (self->buttons[i], self->presets[i]);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]), "send.preset");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->buttons[i]), "i", i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, self->presets[i], -1);
  gtk_grid_attach (self->grid, self->buttons[i], i % 2, i / 2, 1, 1);
}

static void
fill_presets (KbMessagePanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_strfreev (self->presets);
  self->presets = kb_message_presets_dup (self->settings);
  for (guint i = 0; i < KB_MESSAGE_N_PRESETS; i++)
    add_preset (self, i);
  self->shown_s = -1;
}

static const KbRunMessage *
get_message (KbMessagePanel *self)
{
  return kb_run_get_message (kb_show_get_run (self->show));
}

/* Since when it stands, and that it was seen. */
static char *
describe_message (const KbRunMessage *message,
                  gint64              clock_us)
{
  g_autofree char *shown = kb_duration_format ((clock_us - message->at_us) / 1000);
  g_autofree char *seen = NULL;

  if (message->seen_us == KB_NONE)
    /* Translators: how long a message has been on the host's screen */
    return g_strdup_printf (_("on screen %s, not seen yet"), shown);

  seen = kb_duration_format ((message->seen_us - message->at_us) / 1000);
  return g_strdup_printf (_("on screen %s, seen after %s"), shown, seen);
}

static void
show_counts (KbMessagePanel  *self,
             const KbRunLive *live)
{
  const KbRunMessage *message = get_message (self);
  g_autofree char *state = message != NULL ? describe_message (message, live->clock_us) : g_strdup ("");

  for (guint i = 0; i < KB_MESSAGE_N_PRESETS; i++)
    {
      const gboolean is_its = message != NULL && g_str_equal (message->text, self->presets[i]);
      g_autofree char *count = is_its ? kb_duration_format ((live->clock_us - message->at_us) / 1000) : g_strdup ("");

      kb_desk_set_label (self->counts[i], count);
      kb_css_class_set (self->buttons[i], "showing", is_its);
    }
  kb_desk_set_label (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), message != NULL);
}

static void
add_sent (KbMessagePanel     *self,
          const KbRunMessage *message)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *at = kb_instant_format_clock (message->at_us, self->zone);
  const gboolean stands = message->removed_us == KB_NONE;
  g_autofree char *length = kb_duration_format (stands ? 0 : (message->removed_us - message->at_us) / 1000);
  /* Translators: how long a message was on the host's screen, and whether it was seen */
  g_autofree char *state = stands ? g_strdup ("")
                                  : g_strdup_printf (message->seen_us != KB_NONE ? _("%s, seen") : _("%s, not seen"), length);

  gtk_label_set_ellipsize (create_label (row, at, "figures"), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (create_label (row, message->text, "identity")), TRUE);
  gtk_label_set_ellipsize (create_label (row, state, "dim-label"), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_tooltip_text (row, message->text);
  gtk_list_box_append (self->list, row);
}

static void
fill_list (KbMessagePanel *self)
{
  const KbRunMessage *messages;
  guint n;

  while (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  messages = kb_run_get_messages (kb_show_get_run (self->show), &n);
  for (guint i = n; i > 0 && n - i < MAX_LISTED; i--)
    add_sent (self, &messages[i - 1]);
}

/* A preset sent again while it stands is taken down. */
static void
preset_cb (GSimpleAction  *action,
           GVariant       *parameter,
           KbMessagePanel *self)
{
  const guint i = g_variant_get_int32 (parameter);
  const KbRunMessage *message = self->show != NULL ? get_message (self) : NULL;

  if (self->show == NULL || i >= KB_MESSAGE_N_PRESETS)
    return;
  if (message != NULL && g_str_equal (message->text, self->presets[i]))
    kb_show_set_message (self->show, NULL);
  else
    kb_show_send_message (self->show, self->presets[i], gtk_toggle_button_get_active (self->flash));
}

static void
write_cb (GSimpleAction  *action,
          GVariant       *parameter,
          KbMessagePanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
note_cb (GSimpleAction  *action,
         GVariant       *parameter,
         KbMessagePanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

/* Nothing written is a mark: this moment, to be looked at later. */
static void
keep_note_cb (KbMessagePanel *self)
{
  const char *text = gtk_editable_get_text (self->note);

  if (self->show != NULL)
    kb_show_note (self->show, kb_text_is_empty (text) ? _("Mark") : text);
  gtk_editable_set_text (self->note, "");
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

static void
flash_cb (GSimpleAction  *action,
          GVariant       *parameter,
          KbMessagePanel *self)
{
  gtk_toggle_button_set_active (self->flash, !gtk_toggle_button_get_active (self->flash));
}

static void
send_cb (KbMessagePanel *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  if (self->show == NULL || kb_text_is_empty (text))
    return;

  kb_show_send_message (self->show, text, gtk_toggle_button_get_active (self->flash));
  gtk_editable_set_text (self->entry, "");
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

static void
edit_cb (KbMessagePanel *self)
{
  kb_message_presets_edit (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->settings);
}

static void
kb_message_panel_root (GtkWidget *widget)
{
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);

  GTK_WIDGET_CLASS (kb_message_panel_parent_class)->root (widget);

  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "send",
                                  G_ACTION_GROUP (KB_MESSAGE_PANEL (widget)->actions));
}

static void
kb_message_panel_dispose (GObject *object)
{
  KbMessagePanel *self = KB_MESSAGE_PANEL (object);

  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->presets, g_strfreev);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_message_panel_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_MESSAGE_PANEL);
}

static void
kb_message_panel_class_init (KbMessagePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_message_panel_dispose;
  widget_class->root = kb_message_panel_root;
  g_type_ensure (KB_TYPE_LIVE_MESSAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-message-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMessagePanel, grid);
  gtk_widget_class_bind_template_child (widget_class, KbMessagePanel, phrases);
  gtk_widget_class_bind_template_child (widget_class, KbMessagePanel, entry);
  gtk_widget_class_bind_template_child (widget_class, KbMessagePanel, flash);
  gtk_widget_class_bind_template_child (widget_class, KbMessagePanel, note);
  gtk_widget_class_bind_template_child (widget_class, KbMessagePanel, state);
  gtk_widget_class_bind_template_child (widget_class, KbMessagePanel, list);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
}

static void
add_action (KbMessagePanel     *self,
            const char         *name,
            const GVariantType *type,
            GCallback           callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type);

  g_signal_connect_object (action, "activate", callback, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
kb_message_panel_init (KbMessagePanel *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  self->actions = g_simple_action_group_new ();
  add_action (self, "preset", G_VARIANT_TYPE_INT32, G_CALLBACK (preset_cb));
  add_action (self, "write", NULL, G_CALLBACK (write_cb));
  add_action (self, "note", NULL, G_CALLBACK (note_cb));
  add_action (self, "flash", NULL, G_CALLBACK (flash_cb));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_presets (self);
  g_signal_connect_object (self->settings, "changed::message-presets", G_CALLBACK (fill_presets), self, G_CONNECT_SWAPPED);
}

/**
 * kb_message_panel_set_show:
 * @show: (nullable) (transfer none): the run whose host reads the messages
 */
void
kb_message_panel_set_show (KbMessagePanel *self,
                           KbShow         *show)
{
  g_return_if_fail (KB_IS_MESSAGE_PANEL (self));

  g_set_object (&self->show, show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  kb_live_message_set_show (self->phrases, show);
  self->n_events = 0;
  if (show == NULL)
    return;

  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
  kb_message_panel_update (self);
}

/**
 * kb_message_panel_update:
 *
 * Something happened in the run.
 */
void
kb_message_panel_update (KbMessagePanel *self)
{
  guint n_events;

  g_return_if_fail (KB_IS_MESSAGE_PANEL (self));

  n_events = kb_run_get_n_events (kb_show_get_run (self->show));
  if (n_events == self->n_events)
    return;

  self->n_events = n_events;
  self->shown_s = -1;
  fill_list (self);
}

/**
 * kb_message_panel_tick:
 * @live: the run as it is now
 */
void
kb_message_panel_tick (KbMessagePanel  *self,
                       const KbRunLive *live)
{
  g_return_if_fail (KB_IS_MESSAGE_PANEL (self));

  if (kb_desk_keep (&self->shown_s, live->clock_us / G_USEC_PER_SEC))
    show_counts (self, live);
}
