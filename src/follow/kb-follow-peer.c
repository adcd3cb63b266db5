/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-peer"

#include "config.h"

#include "kb-error.h"

#include "kb-follow-channel.h"
#include "kb-follow-peer.h"

/**
 * KbFollowPeer:
 *
 * One follower as its desk sees it: what it has not been told yet, and what it said. It is told all
 * of that at once, as it is by then, whenever the channel is free.
 */
struct _KbFollowPeer
{
  GObject              parent_instance;

  KbFollowChannel     *channel;        /* owned */
  const KbFollowState *state;          /* borrowed from the broadcaster, which outlives its peers */
  gboolean             has_greeted;
  gboolean             has_snapshot;
  int                  role;
  KbFollowParts        dirty;          /* what it has not been told */
  GHashTable          *dirty_cues;     /* owned: gint64*, with KB_FOLLOW_CUE */
  guint                patience_ms;
  GSource             *patience;       /* owned, runs while something is being waited for */
  KbFollowReport      *report;         /* owned, nullable: its last */
  GHashTable          *told;           /* owned: gint64* ids of the pictures that it has */
};

enum
{
  SIGNAL_HELLO,
  SIGNAL_COMMAND,
  SIGNAL_REPORT,
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFollowPeer, kb_follow_peer, G_TYPE_OBJECT)

static void
stop_waiting (KbFollowPeer *self)
{
  if (self->patience != NULL)
    g_source_destroy (self->patience);
  g_clear_pointer (&self->patience, g_source_unref);
}

static gboolean
patience_over_cb (gpointer data)
{
  KbFollowPeer *self = data;

  kb_follow_channel_close (self->channel, self->has_greeted ? "too slow" : "no hello");
  return G_SOURCE_REMOVE;
}

static void
start_waiting (KbFollowPeer *self)
{
  stop_waiting (self);
  self->patience = g_timeout_source_new (self->patience_ms);
  g_source_set_callback (self->patience, patience_over_cb, self, NULL);
  g_source_attach (self->patience, g_main_context_get_thread_default ());
}

static JsonObject *
write_news (KbFollowPeer *self)
{
  const gboolean is_snapshot = !self->has_snapshot;
  gboolean is_all;
  JsonArray *pictures = kb_follow_pictures_write (self->state->pictures, self->told, &is_all);
  JsonObject *message = kb_follow_state_write (self->state, is_snapshot ? KB_FOLLOW_ALL : self->dirty,
                                               self->dirty_cues);

  json_object_set_string_member (message, "type", is_snapshot ? "snapshot" : "update");
  if (is_snapshot)
    json_object_set_int_member (message, "version", KB_FOLLOW_VERSION);
  if (pictures != NULL)
    json_object_set_array_member (message, "pictures", pictures);
  /* What is left of them follows when this has gone. */
  self->dirty = is_all ? 0 : KB_FOLLOW_PICTURES;
  return message;
}

static void
channel_idle_cb (KbFollowChannel *channel,
                 KbFollowPeer    *self)
{
  stop_waiting (self);
  kb_follow_peer_tell (self);
}

static gboolean
hear_hello (KbFollowPeer *self,
            JsonObject   *message,
            GError      **error)
{
  KbFollowHello hello = { 0 };

  if (!kb_follow_hello_read (message, &hello, error))
    return FALSE;

  stop_waiting (self);
  self->has_greeted = TRUE;
  self->role = hello.role;
  g_signal_emit (self, signals[SIGNAL_HELLO], 0, &hello);
  return TRUE;
}

static gboolean
hear_command (KbFollowPeer *self,
              JsonObject   *message,
              GError      **error)
{
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;

  if (!kb_follow_command_read (message, &name, &detail, error))
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_COMMAND], 0, name, detail);
  return TRUE;
}

static gboolean
hear_report (KbFollowPeer *self,
             JsonObject   *message,
             GError      **error)
{
  g_autoptr (KbFollowReport) report = kb_follow_report_read (message, error);

  if (report == NULL)
    return FALSE;

  g_clear_pointer (&self->report, kb_follow_report_free);
  self->report = kb_follow_report_copy (report);
  g_signal_emit (self, signals[SIGNAL_REPORT], 0, report);
  return TRUE;
}

static gboolean
hear (KbFollowPeer *self,
      JsonObject   *message,
      GError      **error)
{
  const char *type = kb_follow_message_type (message);

  if (!self->has_greeted && g_str_equal (type, "hello"))
    return hear_hello (self, message, error);
  if (self->has_greeted && g_str_equal (type, "command"))
    return hear_command (self, message, error);
  if (self->has_greeted && g_str_equal (type, "report"))
    return hear_report (self, message, error);

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "a message of type “%.20s” was not expected", type);
  return FALSE;
}

static void
channel_message_cb (KbFollowChannel *channel,
                    JsonObject      *message,
                    KbFollowPeer    *self)
{
  g_autoptr (KbFollowPeer) keep = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (!hear (self, message, &error))
    kb_follow_peer_dismiss (self, error->message);
}

static void
channel_closed_cb (KbFollowChannel *channel,
                   const char      *reason,
                   KbFollowPeer    *self)
{
  g_autoptr (KbFollowPeer) keep = g_object_ref (self);

  stop_waiting (self);
  g_signal_emit (self, signals[SIGNAL_GONE], 0, reason);
}

static void
kb_follow_peer_dispose (GObject *object)
{
  KbFollowPeer *self = KB_FOLLOW_PEER (object);

  stop_waiting (self);
  if (self->channel != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->channel, self);
      kb_follow_channel_close (self->channel, "let go");
    }
  g_clear_object (&self->channel);
  g_clear_pointer (&self->dirty_cues, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->report, kb_follow_report_free);

  G_OBJECT_CLASS (kb_follow_peer_parent_class)->dispose (object);
}

static void
kb_follow_peer_class_init (KbFollowPeerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_follow_peer_dispose;

  /* As those of KbBroadcaster. */
  signals[SIGNAL_HELLO] = g_signal_new ("hello", KB_TYPE_FOLLOW_PEER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_COMMAND] = g_signal_new ("command", KB_TYPE_FOLLOW_PEER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_REPORT] = g_signal_new ("report", KB_TYPE_FOLLOW_PEER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * KbFollowPeer::gone:
   * @reason: for the log
   *
   * The connection is closed; once.
   */
  signals[SIGNAL_GONE] = g_signal_new ("gone", KB_TYPE_FOLLOW_PEER, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kb_follow_peer_init (KbFollowPeer *self)
{
  self->dirty_cues = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kb_follow_peer_new:
 * @connection: (transfer none): from a follower
 * @state: (transfer none): what it is to know; must outlive the peer
 * @patience_ms: for how long it may not take a message, or not say hello
 *
 * Returns: (transfer full): a peer that has to say hello first.
 */
KbFollowPeer *
kb_follow_peer_new (GSocketConnection   *connection,
                    const KbFollowState *state,
                    guint                patience_ms)
{
  KbFollowPeer *self = g_object_new (KB_TYPE_FOLLOW_PEER, NULL);

  self->state = state;
  self->patience_ms = patience_ms;
  self->channel = kb_follow_channel_new (connection, KB_FOLLOW_MAX_TO_DESK);
  g_signal_connect (self->channel, "message", G_CALLBACK (channel_message_cb), self);
  g_signal_connect (self->channel, "idle", G_CALLBACK (channel_idle_cb), self);
  g_signal_connect (self->channel, "closed", G_CALLBACK (channel_closed_cb), self);
  kb_follow_channel_start (self->channel);
  start_waiting (self);

  return self;
}

gboolean
kb_follow_peer_has_greeted (KbFollowPeer *self)
{
  g_return_val_if_fail (KB_IS_FOLLOW_PEER (self), FALSE);

  return self->has_greeted;
}

/**
 * kb_follow_peer_get_role:
 *
 * Returns: a #KbFollowRole, once it has greeted.
 */
int
kb_follow_peer_get_role (KbFollowPeer *self)
{
  g_return_val_if_fail (KB_IS_FOLLOW_PEER (self), KB_FOLLOW_ROLE_VIEWER);

  return self->role;
}

const KbFollowReport *
kb_follow_peer_get_report (KbFollowPeer *self)
{
  g_return_val_if_fail (KB_IS_FOLLOW_PEER (self), NULL);

  return self->report;
}

void
kb_follow_peer_mark (KbFollowPeer  *self,
                     KbFollowParts  parts)
{
  g_return_if_fail (KB_IS_FOLLOW_PEER (self));

  self->dirty |= parts;
}

void
kb_follow_peer_mark_cue (KbFollowPeer *self,
                         gint64        cue_id)
{
  g_return_if_fail (KB_IS_FOLLOW_PEER (self));

  g_hash_table_add (self->dirty_cues, g_memdup2 (&cue_id, sizeof cue_id));
  self->dirty |= KB_FOLLOW_CUE;
}

/**
 * kb_follow_peer_tell:
 *
 * Sends what it has not been told, as it is now, unless a message is still under way: then that
 * follows.
 */
void
kb_follow_peer_tell (KbFollowPeer *self)
{
  g_autoptr (JsonObject) message = NULL;

  g_return_if_fail (KB_IS_FOLLOW_PEER (self));

  if (!self->has_greeted || kb_follow_channel_is_busy (self->channel)
      || (self->has_snapshot && self->dirty == 0))
    return;

  message = write_news (self);
  self->has_snapshot = TRUE;
  g_hash_table_remove_all (self->dirty_cues);
  start_waiting (self);
  if (!kb_follow_channel_send (self->channel, message))
    kb_follow_channel_close (self->channel, "the show is too large");
}

/**
 * kb_follow_peer_dismiss:
 * @reason: what the follower is told
 */
void
kb_follow_peer_dismiss (KbFollowPeer *self,
                        const char   *reason)
{
  g_autoptr (JsonObject) bye = kb_follow_bye_write (reason);

  g_return_if_fail (KB_IS_FOLLOW_PEER (self));

  kb_follow_channel_close_with (self->channel, bye, reason);
}
