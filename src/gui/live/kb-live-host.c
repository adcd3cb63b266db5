/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-host"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-desk-keys.h"
#include "kb-host-controls.h"
#include "kb-host-link.h"
#include "kb-live-host.h"
#include "kb-text.h"

/**
 * KbLiveHost:
 *
 * The desk's host screen: opened with a show, closed with it. What its keys ask for is done on the
 * desk, by the same actions; how its screen does stands in the truth line.
 */
struct _KbLiveHost
{
  GObject      parent_instance;

  KbLiveDesk     *desk;       /* borrowed: the desk's page owns us */
  KbHostControls *controls;   /* owned */
  GSettings      *settings;   /* owned */
  KbHostLink     *link;       /* owned, nullable: while a show is on */
  GSimpleAction  *test_card;  /* owned */
  GSimpleAction  *save_frames; /* owned */
  char           *problem;    /* owned, nullable: why there can be no host */
};

G_DEFINE_FINAL_TYPE (KbLiveHost, kb_live_host, G_TYPE_OBJECT)

static char *
describe_frames (const KbFollowReport *report)
{
  /* Translators: how the host's screen does: the compositor tells nothing about frames */
  if (!report->is_proven)
    return g_strdup (_("unproven"));
  /* Translators: how the host's screen does: frames a second, frames that came too late */
  return g_strdup_printf (_("%.1f Hz · %u dropped"), report->refresh_hz, (guint) report->dropped);
}

static char *
describe_place (const KbFollowReport *report)
{
  return g_strdup_printf ("%s · %" G_GINT64_FORMAT "×%" G_GINT64_FORMAT " · %s", report->monitor, report->width,
                          report->height, report->is_awake ? _("awake") : _("may sleep"));
}

static void
show_lines (KbLiveHost           *self,
            const KbFollowReport *report)
{
  const KbFollowStyle *style = kb_host_link_get_style (self->link);
  const double short_side = MIN (report->width, report->height);
  const KbPrompterLook look = { .font = kb_text_is_empty (style->font) ? NULL : style->font, .size = report->text_size,
                                .margin_start = report->margin_start, .margin_end = report->margin_end,
                                .width = report->text_width };

  kb_live_desk_set_host_lines (self->desk, &look);
  kb_host_controls_set_size (self->controls, short_side > 0 ? report->text_size * 1080 / short_side : 0);
}

static void
update_test_card (KbLiveHost *self)
{
  g_simple_action_set_state (self->test_card,
                             g_variant_new_boolean (self->link != NULL && kb_host_link_get_test (self->link)));
  g_simple_action_set_enabled (self->test_card, self->link != NULL);
  g_simple_action_set_enabled (self->save_frames, self->link != NULL);
}

static void
update_desk (KbLiveHost *self)
{
  const KbFollowReport *report = self->link != NULL ? kb_host_link_get_report (self->link) : NULL;
  g_autofree char *state = NULL;
  g_autofree char *place = NULL;

  if (self->link == NULL)
    {
      kb_live_desk_set_host (self->desk, self->problem != NULL ? _("not there") : "",
                             self->problem != NULL ? self->problem : "", self->problem == NULL);
      return;
    }
  if (!kb_host_link_has_host (self->link) || report == NULL)
    {
      kb_live_desk_set_host (self->desk, _("starting…"), "", FALSE);
      return;
    }

  if (report->text_width > 0)
    show_lines (self, report);
  state = describe_frames (report);
  place = describe_place (report);
  kb_live_desk_set_host (self->desk, state, place, report->is_fullscreen);
}

/* On the host's side any key says that the message was read. The transport cannot wait and does what it does besides, so
 * that a clicker never fails; any other key was only pressed to say so. */
static gboolean
is_receipt (KbLiveHost      *self,
            guint            keyval,
            GdkModifierType  modifiers)
{
  KbShow *show = kb_live_desk_get_show (self->desk);
  const KbDeskKey *key;

  if (show == NULL || !kb_show_see_message (show))
    return FALSE;

  key = kb_desk_keys_find (self->settings, keyval, modifiers);
  return key == NULL || key->group != KB_DESK_KEY_TRANSPORT;
}

/* A key that was pressed on the host's side means what it means on the desk. */
static void
command_cb (KbHostLink *link,
            const char *name,
            const char *detail,
            KbLiveHost *self)
{
  GdkModifierType modifiers = 0;
  guint keyval = 0;

  if (!g_str_equal (name, "key") && !g_str_equal (name, "key-repeat"))
    return;
  if (!gtk_accelerator_parse (detail, &keyval, &modifiers) || keyval == 0)
    return;

  if (!is_receipt (self, keyval, modifiers))
    kb_live_desk_handle_key (self->desk, keyval, modifiers, g_str_equal (name, "key-repeat"));
}

static void
test_card_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  KbLiveHost *self = user_data;

  if (self->link != NULL)
    kb_host_link_set_test (self->link, !kb_host_link_get_test (self->link));
  update_test_card (self);
}

static void
file_chosen_cb (GtkNativeDialog *chooser,
                int              response,
                KbLiveHost      *self)
{
  const KbFollowReport *report = self->link != NULL ? kb_host_link_get_report (self->link) : NULL;
  g_autofree char *table = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->link != NULL)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      table = kb_frame_log_write (kb_host_link_get_frames (self->link), report != NULL ? report->refresh_hz : 0);
      if (!g_file_replace_contents (file, table, strlen (table), NULL, FALSE, 0, NULL, NULL, &error))
        kb_live_desk_set_host (self->desk, _("not written"), error->message, FALSE);
    }
  g_object_unref (chooser);
}

/* What the compositor told of every frame, for whoever wants to see it proven. */
static void
frames_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  KbLiveHost *self = user_data;
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Frame Timings of the Host’s Screen"),
                                 GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->desk))), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("_Write"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("frames.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
kb_live_host_dispose (GObject *object)
{
  KbLiveHost *self = KB_LIVE_HOST (object);

  g_clear_object (&self->link);
  g_clear_object (&self->controls);
  g_clear_object (&self->test_card);
  g_clear_object (&self->save_frames);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (kb_live_host_parent_class)->dispose (object);
}

static void
kb_live_host_class_init (KbLiveHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_live_host_dispose;
}

static void
kb_live_host_init (KbLiveHost *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  self->test_card = g_simple_action_new_stateful ("test-card", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect (self->test_card, "activate", G_CALLBACK (test_card_action), self);
  self->save_frames = g_simple_action_new ("save-frames", NULL);
  g_signal_connect (self->save_frames, "activate", G_CALLBACK (frames_action), self);
}

/**
 * kb_live_host_new:
 * @desk: (transfer none): the desk; it outlives this
 */
KbLiveHost *
kb_live_host_new (KbLiveDesk *desk)
{
  KbLiveHost *self = g_object_new (KB_TYPE_LIVE_HOST, NULL);

  self->desk = desk;
  self->controls = kb_host_controls_new (desk);
  kb_host_controls_add_action (self->controls, G_ACTION (self->test_card));
  kb_host_controls_add_action (self->controls, G_ACTION (self->save_frames));
  return self;
}

static void
open_link (KbLiveHost *self,
           KbShow     *show,
           const char *library_path)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *const argv[] = { program, "host", "--socket", NULL };
  g_autoptr (GError) error = NULL;

  self->link = kb_host_link_new (show, library_path, argv, self->settings);
  g_signal_connect_object (self->link, "command", G_CALLBACK (command_cb), self, 0);
  g_signal_connect_object (self->link, "changed", G_CALLBACK (update_desk), self, G_CONNECT_SWAPPED);

  if (!kb_host_link_open (self->link, &error))
    {
      self->problem = g_strdup (error->message);
      g_clear_object (&self->link);
    }
}

/**
 * kb_live_host_set_show:
 * @show: (nullable): the run that is on; %NULL when it has ended: the host's screen goes
 * @workspace: (nullable): its library; there is one with a show
 */
void
kb_live_host_set_show (KbLiveHost  *self,
                       KbShow      *show,
                       KbWorkspace *workspace)
{
  g_return_if_fail (KB_IS_LIVE_HOST (self));

  g_clear_pointer (&self->problem, g_free);
  if (self->link != NULL)
    kb_host_link_close (self->link);
  g_clear_object (&self->link);
  if (show != NULL)
    open_link (self, show, kb_workspace_get_path (workspace));
  kb_host_controls_set_show (self->controls, show, workspace);
  update_test_card (self);
  update_desk (self);
}
