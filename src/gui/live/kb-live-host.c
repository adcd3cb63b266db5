/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-host"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-host-link.h"
#include "kb-live-host.h"

#define SMALLEST_SIZE 48
#define LARGEST_SIZE 240
#define RATE_LOWEST 60
#define RATE_HIGHEST 600

/**
 * KbLiveHost:
 *
 * The desk's host screen: opened with a show, closed with it. What its keys ask for is done on the
 * desk, by the same actions; how its screen does stands in the truth line.
 */
struct _KbLiveHost
{
  GObject      parent_instance;

  KbLiveDesk  *desk;       /* borrowed: the desk's page owns us */
  GSettings   *settings;   /* owned */
  KbHostLink  *link;       /* owned, nullable: while a show is on */
  char        *problem;    /* owned, nullable: why there can be no host */
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

  state = describe_frames (report);
  place = describe_place (report);
  kb_live_desk_set_host (self->desk, state, place, report->is_fullscreen);
}

/* On the host's side any key says that the message was read, and nothing else, except GO, which cannot wait. */
static gboolean
is_receipt (KbLiveHost *self,
            guint       keyval)
{
  KbShow *show = kb_live_desk_get_show (self->desk);

  return show != NULL && kb_show_see_message (show) && keyval != GDK_KEY_space && keyval != GDK_KEY_F12;
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

  if (!is_receipt (self, keyval))
    kb_live_desk_handle_key (self->desk, keyval, modifiers, g_str_equal (name, "key-repeat"));
}

/* What the layouts propose, pixels of a screen 1080 high, as long as nobody chose a size. */
static int
get_text_size (GSettings *settings)
{
  const int size = g_settings_get_int (settings, "host-text-size");

  if (size > 0)
    return size;
  return g_settings_get_enum (settings, "host-layout") == KB_FOLLOW_LAYOUT_PROMPTER ? 128 : 96;
}

static void
size_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KbLiveHost *self = user_data;
  const int size = get_text_size (self->settings) + g_variant_get_int32 (parameter);

  g_settings_set_int (self->settings, "host-text-size", CLAMP (size, SMALLEST_SIZE, LARGEST_SIZE));
}

static void
blank_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  KbShow *show = kb_live_desk_get_show (KB_LIVE_HOST (user_data)->desk);

  if (show != NULL)
    kb_show_set_blank (show, !kb_show_get_blank (show));
}

static void
pace_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KbShow *show = kb_live_desk_get_show (KB_LIVE_HOST (user_data)->desk);
  const double rate = show != NULL ? kb_transport_get_state (kb_show_get_transport (show))->rate : 0;

  if (show != NULL)
    kb_show_set_rate (show, CLAMP (rate + g_variant_get_int32 (parameter), RATE_LOWEST, RATE_HIGHEST));
}

/* The settings are the state: whoever changes them, menu and host's screen follow. */
static void
install_actions (KbLiveHost *self)
{
  static const char *const keys[] = { "host-layout", "host-mirror-h", "host-mirror-v", "step-seconds" };
  const GActionEntry entries[] = {
    { "size", size_action, "i" }, { "blank", blank_action }, { "pace", pace_action, "i" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->desk), "host", G_ACTION_GROUP (group));
}

static void
kb_live_host_dispose (GObject *object)
{
  KbLiveHost *self = KB_LIVE_HOST (object);

  g_clear_object (&self->link);
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
  install_actions (self);
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
 * @library_path: its library
 */
void
kb_live_host_set_show (KbLiveHost *self,
                       KbShow     *show,
                       const char *library_path)
{
  g_return_if_fail (KB_IS_LIVE_HOST (self));

  g_clear_pointer (&self->problem, g_free);
  if (self->link != NULL)
    kb_host_link_close (self->link);
  g_clear_object (&self->link);
  if (show != NULL)
    open_link (self, show, library_path);
  update_desk (self);
}
