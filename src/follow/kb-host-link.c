/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-link"

#include "config.h"

#include "kb-broadcaster.h"
#include "kb-follow-path.h"
#include "kb-follow-source.h"
#include "kb-host-keeper.h"
#include "kb-host-link.h"
#include "kb-pictures.h"

/**
 * KbHostLink:
 *
 * A show's side of the host's screen: tells it what happens, takes what its keys and its screen
 * say, and sees to it that there is one. When the desk dies, the host reads on; a desk that is
 * started again finds it here and takes over from where its text is.
 */
struct _KbHostLink
{
  GObject         parent_instance;

  KbShow         *show;          /* owned */
  KbScreen        screen;
  GSettings      *settings;      /* owned */
  KbBroadcaster  *broadcaster;   /* owned */
  KbHostKeeper   *keeper;        /* owned */
  GHashTable     *pictures;      /* owned: gint64* picture → GBytes, NULL where it could not be read */
  GCancellable   *reading;       /* owned: ends the reading of pictures */
  guint           n_reading;
  KbFrameLog     *frames;        /* owned: when the host's frames were shown */
  gboolean        is_open;
  gboolean        is_test;       /* the host's screen shows its test card */
  gboolean        may_adopt;     /* no host has said hello yet: it may know more than we do */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COMMAND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbHostLink, kb_host_link, G_TYPE_OBJECT)

/* A picture that is being read, for whom. */
typedef struct
{
  KbHostLink *link;
  gint64      id;
} Reading;

static void tell_all (KbHostLink *self);

static void
picture_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (KbHostLink) self = reading->link;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kb_pictures_load_finish (KB_PICTURES (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_warning ("%s", error->message);

  g_hash_table_replace (self->pictures, g_memdup2 (&reading->id, sizeof reading->id), bytes);
  self->n_reading--;
  if (self->n_reading == 0 && self->is_open)
    tell_all (self);
}

/* The host is told without them first: a show waits for no picture. */
static void
read_pictures (KbHostLink *self,
               GArray     *missing)
{
  KbPictures *pictures = kb_pictures_get (kb_record_set_get_library (kb_show_get_plan (self->show)));
  g_autoptr (GHashTable) asked = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->n_reading = 1;   /* not done before all were asked for */
  for (guint i = 0; i < missing->len; i++)
    {
      gint64 *id = &g_array_index (missing, gint64, i);
      Reading *reading;

      if (!g_hash_table_add (asked, id))
        continue;
      reading = g_new (Reading, 1);
      *reading = (Reading) { g_object_ref (self), *id };
      self->n_reading++;
      kb_pictures_load_async (pictures, *id, self->reading, picture_read_cb, reading);
    }
  self->n_reading--;
}

static void
tell_all (KbHostLink *self)
{
  g_autoptr (KbFollowState) state = kb_follow_source_describe (self->show, self->screen, self->settings);
  g_autoptr (GArray) missing = kb_follow_source_add_pictures (kb_show_get_plan (self->show), self->pictures, state);

  state->overlay.is_test = self->is_test;
  kb_broadcaster_set_state (self->broadcaster, state);
  if (missing->len > 0 && self->n_reading == 0)
    read_pictures (self, missing);
}

static void
show_changed_cb (KbHostLink *self)
{
  if (self->is_open)
    tell_all (self);
}

static void
show_tick_cb (KbHostLink *self)
{
  KbFollowTimes times = { 0 };

  if (!self->is_open)
    return;

  kb_follow_source_times (self->show, &times);
  kb_broadcaster_set_times (self->broadcaster, &times);
}

static void
hello_cb (KbBroadcaster       *broadcaster,
          const KbFollowHello *hello,
          KbHostLink          *self)
{
  if (hello->role != KB_FOLLOW_ROLE_HOST)
    return;

  /* Only what the script's place is: other screens may show another text. And a rehearsal that goes faster stood still while
   * there was no desk, the host's text did not. */
  if (self->may_adopt && self->screen == KB_SCREEN_HOST && hello->run_id == kb_show_get_run_id (self->show)
      && kb_clock_get_pace (kb_show_get_clock (self->show)) == 1)
    kb_show_adopt (self->show, &hello->transport);
  self->may_adopt = FALSE;
  tell_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
command_cb (KbBroadcaster *broadcaster,
            const char    *name,
            const char    *detail,
            KbHostLink    *self)
{
  g_signal_emit (self, signals[SIGNAL_COMMAND], 0, name, detail);
}

static void
report_cb (KbBroadcaster        *broadcaster,
           const KbFollowReport *report,
           KbHostLink           *self)
{
  kb_frame_log_add (self->frames, report->frames);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
host_changed_cb (KbHostLink *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kb_host_link_dispose (GObject *object)
{
  KbHostLink *self = KB_HOST_LINK (object);

  g_cancellable_cancel (self->reading);
  if (self->keeper != NULL)
    kb_host_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->broadcaster);
  g_clear_object (&self->settings);
  g_clear_object (&self->show);

  G_OBJECT_CLASS (kb_host_link_parent_class)->dispose (object);
}

static void
kb_host_link_finalize (GObject *object)
{
  KbHostLink *self = KB_HOST_LINK (object);

  g_hash_table_unref (self->pictures);
  kb_frame_log_free (self->frames);
  g_object_unref (self->reading);

  G_OBJECT_CLASS (kb_host_link_parent_class)->finalize (object);
}

static void
free_picture (gpointer bytes)
{
  g_clear_pointer (&bytes, g_bytes_unref);
}

static void
kb_host_link_class_init (KbHostLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_host_link_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_host_link_finalize;

  /**
   * KbHostLink::changed:
   *
   * A host came or went, or its screen said how it does.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_HOST_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * KbHostLink::command:
   * @name: "key" …
   * @detail: which key
   *
   * Somebody pressed a key on the host's side.
   */
  signals[SIGNAL_COMMAND] = g_signal_new ("command", KB_TYPE_HOST_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
kb_host_link_init (KbHostLink *self)
{
  self->may_adopt = TRUE;
  self->frames = kb_frame_log_new ();
  self->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_picture);
  self->reading = g_cancellable_new ();
}

/**
 * kb_host_link_new:
 * @show: (transfer none): the run
 * @library_path: its library: each has a host of its own
 * @screen: which of its host windows
 * @host_argv: (array zero-terminated=1): how to start a host; `--screen`, its code, `--socket` and a path follow
 * @settings: (transfer none): the application's settings; what they say of the host's screen is told at once
 *
 * Returns: (transfer full): a link that is not open yet.
 */
KbHostLink *
kb_host_link_new (KbShow            *show,
                  const char        *library_path,
                  KbScreen           screen,
                  const char *const *host_argv,
                  GSettings         *settings)
{
  KbHostLink *self = g_object_new (KB_TYPE_HOST_LINK, NULL);
  g_autofree char *socket_path = kb_follow_socket_path (library_path, screen);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;

  g_strv_builder_addv (builder, (const char **) host_argv);
  g_strv_builder_add_many (builder, "--screen", kb_enum_code (&kb_screen_enum, screen), "--socket", socket_path, NULL);
  argv = g_strv_builder_end (builder);

  self->show = g_object_ref (show);
  self->screen = screen;
  self->settings = g_object_ref (settings);
  self->broadcaster = kb_broadcaster_new (socket_path);
  self->keeper = kb_host_keeper_new (socket_path, (const char *const *) argv, kb_follow_host_is_alive);

  g_signal_connect_object (show, "changed", G_CALLBACK (show_changed_cb), self, G_CONNECT_SWAPPED);
  /* What is the library's too, a host's profile above all, is told at once. */
  if (kb_record_set_get_library (kb_show_get_plan (show)) != NULL)
    g_signal_connect_object (kb_record_set_get_library (kb_show_get_plan (show)), "changed", G_CALLBACK (show_changed_cb),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "tick", G_CALLBACK (show_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (show_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->broadcaster, "hello", G_CALLBACK (hello_cb), self, 0);
  g_signal_connect_object (self->broadcaster, "command", G_CALLBACK (command_cb), self, 0);
  g_signal_connect_object (self->broadcaster, "report", G_CALLBACK (report_cb), self, 0);
  g_signal_connect_object (self->broadcaster, "notify::n-followers", G_CALLBACK (host_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * kb_host_link_open:
 *
 * Listens, and sees to it that there is a host.
 *
 * Returns: %FALSE with an error when it cannot listen; the show goes on without a host's screen.
 */
gboolean
kb_host_link_open (KbHostLink  *self,
                   GError     **error)
{
  g_return_val_if_fail (KB_IS_HOST_LINK (self), FALSE);

  if (self->is_open)
    return TRUE;
  if (!kb_broadcaster_start (self->broadcaster, error))
    return FALSE;

  self->is_open = TRUE;
  tell_all (self);
  kb_host_keeper_start (self->keeper);
  return TRUE;
}

/**
 * kb_host_link_close:
 *
 * The show is over: the host's screen is told to go.
 */
void
kb_host_link_close (KbHostLink *self)
{
  g_return_if_fail (KB_IS_HOST_LINK (self));

  if (!self->is_open)
    return;

  self->is_open = FALSE;
  kb_host_keeper_stop (self->keeper);
  kb_broadcaster_stop (self->broadcaster, "ended");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
kb_host_link_has_host (KbHostLink *self)
{
  g_return_val_if_fail (KB_IS_HOST_LINK (self), FALSE);

  return self->is_open && kb_broadcaster_has_host (self->broadcaster);
}

/**
 * kb_host_link_get_report:
 *
 * Returns: (transfer none) (nullable): what the host's screen last said of itself.
 */
const KbFollowReport *
kb_host_link_get_report (KbHostLink *self)
{
  g_return_val_if_fail (KB_IS_HOST_LINK (self), NULL);

  return kb_broadcaster_get_report (self->broadcaster);
}

/**
 * kb_host_link_get_style:
 *
 * Returns: (transfer none): how the host's screen was told to look; valid until the next change.
 */
const KbFollowStyle *
kb_host_link_get_style (KbHostLink *self)
{
  g_return_val_if_fail (KB_IS_HOST_LINK (self), NULL);

  return &kb_broadcaster_get_state (self->broadcaster)->style;
}

gboolean
kb_host_link_get_test (KbHostLink *self)
{
  g_return_val_if_fail (KB_IS_HOST_LINK (self), FALSE);

  return self->is_test;
}

/**
 * kb_host_link_set_test:
 * @is_test: whether the host's screen shows its test card over everything
 */
void
kb_host_link_set_test (KbHostLink *self,
                       gboolean    is_test)
{
  g_return_if_fail (KB_IS_HOST_LINK (self));

  self->is_test = is_test;
  if (self->is_open)
    tell_all (self);
}

/**
 * kb_host_link_get_frames:
 *
 * Returns: (transfer none): when the frames of the host's screen were shown.
 */
KbFrameLog *
kb_host_link_get_frames (KbHostLink *self)
{
  g_return_val_if_fail (KB_IS_HOST_LINK (self), NULL);

  return self->frames;
}
