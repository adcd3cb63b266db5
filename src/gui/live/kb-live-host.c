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
 * The desk's host windows: the host's is opened with a show and closed with it, the co-host's and the floor's while the
 * settings want them. What their keys ask for is done on the desk, by the same actions; how their screens do stands in
 * the truth line.
 */
struct _KbLiveHost
{
  GObject      parent_instance;

  KbLiveDesk     *desk;       /* borrowed: the desk's page owns us */
  KbHostControls *controls;   /* owned */
  GSettings      *settings;   /* owned */
  KbShow         *show;       /* owned, nullable: that is on */
  char           *library;    /* owned, nullable: the path of its library */
  KbHostLink     *links[KB_N_SCREENS];    /* owned, nullable: while a show is on */
  GSimpleAction  *test_card;  /* owned */
  GSimpleAction  *save_frames; /* owned */
  char           *problems[KB_N_SCREENS]; /* owned, nullable: why there can be no such window */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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
  const KbFollowStyle *style = kb_host_link_get_style (self->links[KB_SCREEN_HOST]);
  const double short_side = MIN (report->width, report->height);
  const KbPrompterLook look = { .font = kb_text_is_empty (style->font) ? NULL : style->font, .size = report->text_size,
                                .margin_start = report->margin_start, .margin_end = report->margin_end,
                                .width = report->text_width };

  kb_live_desk_set_host_lines (self->desk, &look);
  kb_host_controls_set_size (self->controls, short_side > 0 ? report->text_size * 1080 / short_side : 0);
}

static void
update_actions (KbLiveHost *self)
{
  KbHostLink *link = self->links[KB_SCREEN_HOST];

  g_simple_action_set_state (self->test_card, g_variant_new_boolean (link != NULL && kb_host_link_get_test (link)));
  g_simple_action_set_enabled (self->test_card, link != NULL);
  g_simple_action_set_enabled (self->save_frames, link != NULL);
}

/* How a screen does, "60.0 Hz · 0 dropped" or what is wrong, and where it is. */
static void
describe_screen (KbLiveHost  *self,
                 KbScreen     screen,
                 char       **state,
                 char       **place,
                 gboolean    *is_well)
{
  KbHostLink *link = self->links[screen];
  const KbFollowReport *report = link != NULL && kb_host_link_has_host (link) ? kb_host_link_get_report (link) : NULL;

  *is_well = report != NULL && report->is_fullscreen;
  if (link == NULL)
    {
      *is_well = self->problems[screen] == NULL;
      *state = g_strdup (*is_well ? "" : _("not there"));
      *place = g_strdup (*is_well ? "" : self->problems[screen]);
    }
  else if (report == NULL)
    {
      *state = g_strdup (_("starting…"));
      *place = g_strdup ("");
    }
  else if (*report->monitor == '\0')
    {
      *state = g_strdup (_("no screen"));
      *place = g_strdup (_("hidden until it is plugged in"));
    }
  else
    {
      *state = describe_frames (report);
      *place = describe_place (report);
    }
}

/* "Co-host: starting…", or where all are: "Host HDMI-1 · Co-host DP-2". */
static void
sum_up (KbLiveHost  *self,
        char       **state,
        char       **place,
        gboolean    *is_well)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    {
      const char *name = kb_enum_label (&kb_screen_enum, i);
      const KbFollowReport *report = self->links[i] != NULL ? kb_host_link_get_report (self->links[i]) : NULL;
      g_autofree char *its = NULL;
      g_autofree char *where = NULL;
      gboolean well;

      if (self->links[i] == NULL && self->problems[i] == NULL)
        continue;
      describe_screen (self, i, &its, &where, &well);
      g_string_append_printf (places, "%s%s %s", places->len > 0 ? " · " : "", name,
                              report != NULL && *report->monitor != '\0' ? report->monitor : its);
      if (well || !*is_well)
        continue;

      *is_well = FALSE;
      g_free (*state);
      /* Translators: a screen, "Co-host", and what is wrong with it */
      *state = g_strdup_printf (_("%s: %s"), name, report != NULL && *report->monitor != '\0' ? _("not full screen") : its);
    }
  g_free (*place);
  *place = g_strdup (places->str);
}

static void
update_desk (KbLiveHost *self)
{
  KbHostLink *link = self->links[KB_SCREEN_HOST];
  const KbFollowReport *report = link != NULL ? kb_host_link_get_report (link) : NULL;
  g_autofree char *state = NULL;
  g_autofree char *place = NULL;
  gboolean is_well, is_one = TRUE;

  describe_screen (self, KB_SCREEN_HOST, &state, &place, &is_well);
  for (KbScreen i = KB_SCREEN_HOST + 1; i < KB_N_SCREENS; i++)
    is_one = is_one && self->links[i] == NULL && self->problems[i] == NULL;
  if (!is_one)
    {
      is_well = TRUE;
      sum_up (self, &state, &place, &is_well);
    }
  if (report != NULL && report->text_width > 0)
    show_lines (self, report);
  kb_live_desk_set_host_name (self->desk, is_one ? NULL : kb_enum_label (&kb_screen_enum, KB_SCREEN_HOST));
  kb_live_desk_set_host (self->desk, state, place, is_well);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
  const gboolean is_test = self->links[KB_SCREEN_HOST] != NULL && !kb_host_link_get_test (self->links[KB_SCREEN_HOST]);

  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    if (self->links[i] != NULL)
      kb_host_link_set_test (self->links[i], is_test);
  update_actions (self);
}

static void
file_chosen_cb (GtkNativeDialog *chooser,
                int              response,
                KbLiveHost      *self)
{
  KbHostLink *link = self->links[KB_SCREEN_HOST];
  const KbFollowReport *report = link != NULL ? kb_host_link_get_report (link) : NULL;
  g_autofree char *table = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && link != NULL)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      table = kb_frame_log_write (kb_host_link_get_frames (link), report != NULL ? report->refresh_hz : 0);
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
close_link (KbLiveHost *self,
            KbScreen    screen)
{
  g_clear_pointer (&self->problems[screen], g_free);
  if (self->links[screen] != NULL)
    kb_host_link_close (self->links[screen]);
  g_clear_object (&self->links[screen]);
}

static void
open_link (KbLiveHost *self,
           KbScreen    screen)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *const argv[] = { program, "host", NULL };
  g_autoptr (KbHostLink) link = kb_host_link_new (self->show, self->library, screen, argv, self->settings);
  g_autoptr (GError) error = NULL;

  if (!kb_host_link_open (link, &error))
    {
      self->problems[screen] = g_strdup (error->message);
      return;
    }

  if (screen != KB_SCREEN_HOST && self->links[KB_SCREEN_HOST] != NULL)
    kb_host_link_set_test (link, kb_host_link_get_test (self->links[KB_SCREEN_HOST]));
  g_signal_connect_object (link, "command", G_CALLBACK (command_cb), self, 0);
  g_signal_connect_object (link, "changed", G_CALLBACK (update_desk), self, G_CONNECT_SWAPPED);
  self->links[screen] = g_steal_pointer (&link);
}

/* Opens and closes what the settings want. */
static void
update_links (KbLiveHost *self)
{
  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    {
      const gboolean is_open = self->show != NULL && kb_screen_is_open (i, self->settings);

      if (!is_open)
        close_link (self, i);
      else if (self->links[i] == NULL && self->problems[i] == NULL)
        open_link (self, i);
    }
  update_actions (self);
  update_desk (self);
}

static void
kb_live_host_dispose (GObject *object)
{
  KbLiveHost *self = KB_LIVE_HOST (object);

  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    {
      g_clear_object (&self->links[i]);
      g_clear_pointer (&self->problems[i], g_free);
    }
  g_clear_object (&self->show);
  g_clear_pointer (&self->library, g_free);
  g_clear_object (&self->controls);
  g_clear_object (&self->test_card);
  g_clear_object (&self->save_frames);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (kb_live_host_parent_class)->dispose (object);
}

static void
kb_live_host_class_init (KbLiveHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_live_host_dispose;

  /**
   * KbLiveHost::changed:
   *
   * A screen came, went or said how it does.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_LIVE_HOST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_live_host_init (KbLiveHost *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  for (KbScreen i = KB_SCREEN_HOST + 1; i < KB_N_SCREENS; i++)
    {
      g_autofree char *key = kb_screen_dup_key (i, "open");
      g_autofree char *signal = g_strconcat ("changed::", key, NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (update_links), self, G_CONNECT_SWAPPED);
    }
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

  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    close_link (self, i);
  g_set_object (&self->show, show);
  kb_set_str (&self->library, show != NULL ? kb_workspace_get_path (workspace) : NULL);
  kb_host_controls_set_show (self->controls, show, workspace);
  update_links (self);
}

/**
 * kb_live_host_dup_state:
 * @screen: one of the host windows
 * @is_well: (out): nothing needs a look
 *
 * Returns: (transfer full) (nullable): how it does, "60.0 Hz · 0 dropped · HDMI-1 · 1920×1080 · awake"; %NULL while it is
 *   not open.
 */
char *
kb_live_host_dup_state (KbLiveHost *self,
                        KbScreen    screen,
                        gboolean   *is_well)
{
  g_autofree char *state = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (KB_IS_LIVE_HOST (self), NULL);
  g_return_val_if_fail (screen < KB_N_SCREENS, NULL);

  describe_screen (self, screen, &state, &place, is_well);
  if (*state == '\0')
    return NULL;

  return g_strconcat (state, *place != '\0' ? " · " : "", place, NULL);
}
