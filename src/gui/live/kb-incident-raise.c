/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident-raise"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-incident-pick.h"
#include "kb-incident-raise.h"
#include "kb-incident.h"
#include "kb-key-label.h"
#include "kb-level-chip.h"
#include "kb-text.h"

/* So many matches are in sight without scrolling. */
#define MAX_FOUND 8

/**
 * KbIncidentRaise:
 *
 * Where an incident is raised: the session's likeliest by one digit, any other by words of its name. What is typed that no
 * playbook knows is raised under that name.
 */
struct _KbIncidentRaise
{
  AdwBin       parent_instance;

  KbRecordSet *plan;      /* owned, nullable */
  GPtrArray   *likely;    /* owned (element-type KbRecord): of the digits; they stay as long as the run */
  GPtrArray   *found;     /* owned (element-type KbRecord), nullable: what the words find */
  gboolean     is_compact; /* only the entry is there, until it has the focus */

  GtkEditable *entry;
  GtkStack    *stack;
  GtkGrid     *grid;
  GtkListBox  *list;
  GtkLabel    *hint;
  GtkEventControllerFocus *focus;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbIncidentRaise, kb_incident_raise, ADW_TYPE_BIN)

static void
choose (KbIncidentRaise *self,
        KbRecord        *playbook,
        const char      *title)
{
  g_autoptr (KbRecord) kept = playbook != NULL ? g_object_ref (playbook) : NULL;
  g_autofree char *words = g_strdup (title);

  kb_incident_raise_leave (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, kept, words);
}

/* "断网/断流" has two names for one thing; beside a digit the first is enough. */
static char *
dup_name (KbRecord *playbook,
          gboolean  is_short)
{
  g_auto (GStrv) names = g_strsplit (kb_record_get_text (playbook, KB_INCIDENT_PLAN_TITLE), "/", is_short ? 2 : 1);

  return g_strdup (names[0] != NULL ? names[0] : "");
}

static GtkWidget *
create_line (KbRecord *playbook,
             guint     digit)
{
  const char *title = kb_record_get_text (playbook, KB_INCIDENT_PLAN_TITLE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = dup_name (playbook, digit > 0);
  GtkWidget *label = gtk_label_new (name);
  g_autofree char *key = g_strdup_printf ("%u", digit);
  GtkWidget *hint = gtk_label_new (key);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, title);
  gtk_widget_add_css_class (hint, "key");
  gtk_widget_set_valign (hint, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (hint, digit > 0);
  gtk_box_append (GTK_BOX (box), kb_level_chip_new (kb_record_get_int (playbook, KB_INCIDENT_PLAN_SEVERITY)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hint);

  return box;
}

static void
likely_clicked_cb (GtkButton       *button,
                   KbIncidentRaise *self)
{
  choose (self, g_object_get_data (G_OBJECT (button), "playbook"), NULL);
}

static void
fill_grid (KbIncidentRaise *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  for (guint i = 0; i < self->likely->len; i++)
    {
      KbRecord *playbook = self->likely->pdata[i];
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), create_line (playbook, i + 1));
      gtk_widget_add_css_class (button, "preset");
      gtk_widget_add_css_class (button, "likely");
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      kb_record_get_text (playbook, KB_INCIDENT_PLAN_TITLE), -1);
      g_object_set_data_full (G_OBJECT (button), "playbook", g_object_ref (playbook), g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (likely_clicked_cb), self, 0);
      gtk_grid_attach (self->grid, button, i % 2, i / 2, 1, 1);
    }
}

static void
fill_list (KbIncidentRaise *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < MIN (self->found->len, MAX_FOUND); i++)
    gtk_list_box_append (self->list, create_line (self->found->pdata[i], 0));

  row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0));
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
text_changed_cb (KbIncidentRaise *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  const gboolean is_empty = kb_text_is_empty (text);

  if (self->plan == NULL)
    return;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = kb_incident_pick_search (self->plan, text);
  fill_list (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "likely" : "found");
  gtk_label_set_text (self->hint, self->found->len > 0 ? _("Enter raises the first")
                                                       : _("No playbook: Enter raises it under this name"));
}

static void
activated_cb (KbIncidentRaise *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (kb_text_is_empty (text))
    return;
  if (row != NULL && self->found->len > 0)
    choose (self, self->found->pdata[gtk_list_box_row_get_index (row)], NULL);
  else
    choose (self, NULL, text);
}

static void
row_activated_cb (KbIncidentRaise *self,
                  GtkListBoxRow   *row)
{
  choose (self, self->found->pdata[gtk_list_box_row_get_index (row)], NULL);
}

static void
move_selection (KbIncidentRaise *self,
                int              by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next = row != NULL ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + by) : NULL;

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
}

static void
focus_changed_cb (KbIncidentRaise *self)
{
  const gboolean has_focus = gtk_event_controller_focus_contains_focus (self->focus);

  gtk_widget_set_visible (GTK_WIDGET (self->stack), !self->is_compact || has_focus);
}

/* A digit before anything else is one of the likeliest; it must not become text. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                KbIncidentRaise       *self)
{
  const guint32 digit = gdk_keyval_to_unicode (keyval);
  const gboolean is_empty = *gtk_editable_get_text (self->entry) == '\0';

  if (is_empty && digit >= '1' && digit < '1' + self->likely->len)
    return choose (self, self->likely->pdata[digit - '1'], NULL), TRUE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    return move_selection (self, keyval == GDK_KEY_Down ? 1 : -1), TRUE;

  return FALSE;
}

static void
kb_incident_raise_dispose (GObject *object)
{
  KbIncidentRaise *self = KB_INCIDENT_RAISE (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->likely, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (kb_incident_raise_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_INCIDENT_RAISE);
}

static void
kb_incident_raise_class_init (KbIncidentRaiseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_incident_raise_dispose;

  g_type_ensure (KB_TYPE_KEY_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-incident-raise.ui");
  gtk_widget_class_bind_template_child (widget_class, KbIncidentRaise, entry);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentRaise, stack);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentRaise, grid);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentRaise, list);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentRaise, hint);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentRaise, focus);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);

  /**
   * KbIncidentRaise::chosen:
   * @playbook: (nullable): what happened, by its plan
   * @title: (nullable): what happened, in words, where no plan knows it
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KB_TYPE_INCIDENT_RAISE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, KB_TYPE_RECORD, G_TYPE_STRING);
}

static void
kb_incident_raise_init (KbIncidentRaise *self)
{
  self->likely = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_incident_raise_set_plan:
 * @plan: (nullable): the session of the run that begins
 */
void
kb_incident_raise_set_plan (KbIncidentRaise *self,
                            KbRecordSet     *plan)
{
  g_return_if_fail (KB_IS_INCIDENT_RAISE (self));

  if (!g_set_object (&self->plan, plan) || plan == NULL)
    return;

  g_ptr_array_unref (self->likely);
  self->likely = kb_incident_pick_likely (plan);
  fill_grid (self);
  gtk_editable_set_text (self->entry, "");
  text_changed_cb (self);
}

/**
 * kb_incident_raise_set_compact:
 * @is_compact: there are incidents to work on: what can be raised shows only while one is
 */
void
kb_incident_raise_set_compact (KbIncidentRaise *self,
                               gboolean         is_compact)
{
  g_return_if_fail (KB_IS_INCIDENT_RAISE (self));

  self->is_compact = is_compact;
  focus_changed_cb (self);
}

/**
 * kb_incident_raise_begin:
 *
 * The next digit raises one of the likeliest; what else is typed looks among all.
 */
void
kb_incident_raise_begin (KbIncidentRaise *self)
{
  g_return_if_fail (KB_IS_INCIDENT_RAISE (self));

  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kb_incident_raise_leave:
 *
 * Keys are the desk's again.
 */
void
kb_incident_raise_leave (KbIncidentRaise *self)
{
  GtkRoot *root;

  g_return_if_fail (KB_IS_INCIDENT_RAISE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_editable_set_text (self->entry, "");
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}
