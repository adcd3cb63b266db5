/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follower"

#include "config.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "kb-error.h"
#include "kb-text.h"

#include "kb-follow-channel.h"
#include "kb-follow-path.h"
#include "kb-follower.h"

#define RETRY_MS 200
#define MAX_COMMANDS 64

/**
 * KbFollower:
 *
 * The follower's side of the protocol. It connects to its desk, keeps the last state that it was
 * told, and goes on trying every 200 ms for ever while there is no desk: the state stays, so
 * whoever draws it draws on. When a desk is there again it is told which run this is and where its
 * text is, takes a new snapshot and says only what is different.
 *
 * It belongs to the main context that was the thread's default when it was started.
 */
struct _KbFollower
{
  GObject          parent_instance;

  char            *path;            /* of the desk's socket */
  KbFollowRole     role;
  KbFollowState   *state;           /* owned */
  gboolean         has_state;       /* there was a snapshot, ever */
  gboolean         is_connected;    /* there was one on this connection */
  char            *problem;         /* nullable: why the desk does not want it */
  KbFollowChannel *channel;         /* owned, NULL while there is no connection */
  GCancellable    *cancellable;     /* owned */
  GSource         *retry;           /* owned, nullable */
  GQueue           commands;        /* owned JsonObjects, to be sent */
  KbFollowReport  *report;          /* owned, nullable: to be sent */
  int              lock;            /* of the host's window, -1 */
};

enum
{
  PROP_0,
  PROP_CONNECTED,
  PROP_PROBLEM,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_BYE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFollower, kb_follower, G_TYPE_OBJECT)

static void start_connecting (KbFollower *self);

static void
set_connected (KbFollower *self,
               gboolean    is_connected)
{
  if (self->is_connected == is_connected)
    return;

  self->is_connected = is_connected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTED]);
}

static void
set_problem (KbFollower *self,
             const char *problem)
{
  if (kb_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
stop_retrying (KbFollower *self)
{
  if (self->retry != NULL)
    g_source_destroy (self->retry);
  g_clear_pointer (&self->retry, g_source_unref);
}

static gboolean
retry_cb (gpointer data)
{
  KbFollower *self = data;

  stop_retrying (self);
  start_connecting (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_retry (KbFollower *self)
{
  stop_retrying (self);
  self->retry = g_timeout_source_new (RETRY_MS);
  g_source_set_callback (self->retry, retry_cb, self, NULL);
  g_source_attach (self->retry, g_main_context_get_thread_default ());
}

static void
send_next (KbFollower *self)
{
  g_autoptr (JsonObject) message = NULL;

  if (!self->is_connected || self->channel == NULL || kb_follow_channel_is_busy (self->channel))
    return;

  message = g_queue_pop_head (&self->commands);
  if (message == NULL && self->report != NULL)
    {
      message = kb_follow_report_write (self->report);
      g_clear_pointer (&self->report, kb_follow_report_free);
    }
  if (message != NULL)
    kb_follow_channel_send (self->channel, message);
}

static void
take_news (KbFollower    *self,
           KbFollowState *news,
           KbFollowParts  parts)
{
  KbFollowParts changed = kb_follow_state_take_parts (self->state, news, parts);

  /* The first time everything is new, also what happens to equal a state in which nothing is on. */
  if (!self->has_state)
    changed = KB_FOLLOW_ALL & ~KB_FOLLOW_CUE;
  self->has_state = TRUE;
  if (changed != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) changed);
}

static gboolean
hear_state (KbFollower *self,
            JsonObject *message,
            gboolean    is_snapshot,
            GError    **error)
{
  const KbFollowParts all = KB_FOLLOW_ALL & ~KB_FOLLOW_CUE;
  g_autoptr (KbFollowState) news = NULL;
  KbFollowParts parts;

  if (is_snapshot && !kb_follow_check_version (message, error))
    {
      set_problem (self, (*error)->message);
      return FALSE;
    }
  news = kb_follow_state_read (message, &parts, error);
  if (news == NULL)
    return FALSE;
  if (is_snapshot && (parts & ~KB_FOLLOW_PICTURES) != all)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "a snapshot is not whole");
      return FALSE;
    }

  take_news (self, g_steal_pointer (&news), parts);
  set_problem (self, NULL);
  set_connected (self, TRUE);
  send_next (self);
  return TRUE;
}

static gboolean
hear_bye (KbFollower *self,
          JsonObject *message,
          GError    **error)
{
  JsonNode *node = json_object_get_member (message, "reason");
  const char *reason = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
                         ? json_node_get_string (node) : "";

  if (!self->is_connected)
    set_problem (self, reason);
  g_signal_emit (self, signals[SIGNAL_BYE], 0, reason);
  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED, "the desk said goodbye: %s", reason);
  return FALSE;
}

static gboolean
hear (KbFollower *self,
      JsonObject *message,
      GError    **error)
{
  const char *type = kb_follow_message_type (message);

  if (g_str_equal (type, "bye"))
    return hear_bye (self, message, error);
  if (g_str_equal (type, "snapshot") && !self->is_connected)
    return hear_state (self, message, TRUE, error);
  if (g_str_equal (type, "update") && self->is_connected)
    return hear_state (self, message, FALSE, error);

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "a message of type “%.20s” was not expected", type);
  return FALSE;
}

static void
channel_message_cb (KbFollowChannel *channel,
                    JsonObject      *message,
                    KbFollower      *self)
{
  g_autoptr (KbFollower) keep = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (!hear (self, message, &error))
    kb_follow_channel_close (channel, error->message);
}

static void
drop_channel (KbFollower *self)
{
  if (self->channel == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->channel, self);
  kb_follow_channel_close (self->channel, "closed");
  g_clear_object (&self->channel);
}

static void
channel_closed_cb (KbFollowChannel *channel,
                   const char      *reason,
                   KbFollower      *self)
{
  g_autoptr (KbFollower) keep = g_object_ref (self);

  g_debug ("The desk is away: %s", reason);
  drop_channel (self);
  /* A key pressed for a desk that is away must not act minutes later. */
  g_queue_clear_full (&self->commands, (GDestroyNotify) json_object_unref);
  schedule_retry (self);
  set_connected (self, FALSE);
}

static gboolean
is_same_user (GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GCredentials) other = g_socket_get_credentials (socket, NULL);

  return other != NULL && g_credentials_get_unix_user (other, NULL) == getuid ();
}

static void
say_hello (KbFollower *self)
{
  const KbFollowHello hello = {
    .role = self->role,
    .pid = getpid (),
    .run_id = self->state->show.run_id,
    .transport = self->state->transport,
  };
  g_autoptr (JsonObject) message = kb_follow_hello_write (&hello);

  kb_follow_channel_send (self->channel, message);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KbFollower) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = NULL;

  connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (connection == NULL || !is_same_user (connection))
    {
      schedule_retry (self);
      return;
    }

  self->channel = kb_follow_channel_new (connection, KB_FOLLOW_MAX_TO_FOLLOWER);
  g_signal_connect (self->channel, "message", G_CALLBACK (channel_message_cb), self);
  g_signal_connect_swapped (self->channel, "idle", G_CALLBACK (send_next), self);
  g_signal_connect (self->channel, "closed", G_CALLBACK (channel_closed_cb), self);
  kb_follow_channel_start (self->channel);
  say_hello (self);
}

static void
start_connecting (KbFollower *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (self->path);

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (address), self->cancellable,
                                 connected_cb,
                                 g_object_ref (self));
}

static void
kb_follower_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  KbFollower *self = KB_FOLLOWER (object);

  switch (prop_id)
    {
    case PROP_CONNECTED:
      g_value_set_boolean (value, self->is_connected);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_follower_dispose (GObject *object)
{
  KbFollower *self = KB_FOLLOWER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_retrying (self);
  drop_channel (self);
  g_queue_clear_full (&self->commands, (GDestroyNotify) json_object_unref);
  g_clear_pointer (&self->report, kb_follow_report_free);

  G_OBJECT_CLASS (kb_follower_parent_class)->dispose (object);
}

static void
kb_follower_finalize (GObject *object)
{
  KbFollower *self = KB_FOLLOWER (object);

  if (self->lock >= 0)
    close (self->lock);
  kb_follow_state_free (self->state);
  g_free (self->problem);
  g_free (self->path);

  G_OBJECT_CLASS (kb_follower_parent_class)->finalize (object);
}

static void
kb_follower_class_init (KbFollowerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kb_follower_get_property;
  object_class->dispose = kb_follower_dispose;
  object_class->finalize = kb_follower_finalize;

  properties[PROP_CONNECTED] = g_param_spec_boolean ("connected", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KbFollower::changed:
   * @parts: #KbFollowParts of the state that are different now
   *
   * Once per message, so what the desk changed together arrives together.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_FOLLOWER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * KbFollower::bye:
   * @reason: the desk's words
   *
   * The desk ended the connection on purpose. The follower goes on trying all the same.
   */
  signals[SIGNAL_BYE] = g_signal_new ("bye", KB_TYPE_FOLLOWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kb_follower_init (KbFollower *self)
{
  self->state = kb_follow_state_new ();
  self->cancellable = g_cancellable_new ();
  self->lock = -1;
}

/**
 * kb_follower_new:
 * @path: where the desk listens, see kb_follow_socket_path()
 * @role: a host's window holds the lock that says so
 *
 * Returns: (transfer full): a follower that does nothing yet.
 */
KbFollower *
kb_follower_new (const char   *path,
                 KbFollowRole  role)
{
  KbFollower *self = g_object_new (KB_TYPE_FOLLOWER, NULL);

  self->path = g_strdup (path);
  self->role = role;
  return self;
}

/**
 * kb_follower_start:
 * @error: %KB_ERROR_BUSY when another host's window is open for this library
 *
 * Follows from now on, whether a desk is there or not.
 *
 * Returns: %FALSE with @error set when a host's window must not open here.
 */
gboolean
kb_follower_start (KbFollower *self,
                   GError    **error)
{
  g_return_val_if_fail (KB_IS_FOLLOWER (self), FALSE);
  g_return_val_if_fail (self->lock < 0, FALSE);

  if (self->role == KB_FOLLOW_ROLE_HOST)
    {
      self->lock = kb_follow_host_lock (self->path, error);
      if (self->lock < 0)
        return FALSE;
    }

  start_connecting (self);
  return TRUE;
}

/**
 * kb_follower_is_connected:
 *
 * Returns: %TRUE while the state is what the desk says; else it is the last that it said.
 */
gboolean
kb_follower_is_connected (KbFollower *self)
{
  g_return_val_if_fail (KB_IS_FOLLOWER (self), FALSE);

  return self->is_connected;
}

gboolean
kb_follower_has_state (KbFollower *self)
{
  g_return_val_if_fail (KB_IS_FOLLOWER (self), FALSE);

  return self->has_state;
}

/**
 * kb_follower_get_problem:
 *
 * Returns: (transfer none) (nullable): why the desk that is there does not want this follower, say
 *   another version.
 */
const char *
kb_follower_get_problem (KbFollower *self)
{
  g_return_val_if_fail (KB_IS_FOLLOWER (self), NULL);

  return self->problem;
}

/**
 * kb_follower_get_state:
 *
 * Returns: (transfer none): the last state; one in which nothing is on before there was any.
 */
const KbFollowState *
kb_follower_get_state (KbFollower *self)
{
  g_return_val_if_fail (KB_IS_FOLLOWER (self), NULL);

  return self->state;
}

/**
 * kb_follower_set_transport:
 * @transport: where the text is by the follower's own doing
 *
 * For a host's window that had to move its text while the desk was away: the next desk is told this.
 */
void
kb_follower_set_transport (KbFollower             *self,
                           const KbTransportState *transport)
{
  g_return_if_fail (KB_IS_FOLLOWER (self));

  self->state->transport = *transport;
}

/**
 * kb_follower_send_command:
 * @name: an action, "go", "hold" or "key" …: lower-case letters, digits, dashes, dots
 * @detail: what belongs to it, ""
 *
 * Returns: %FALSE when there is no desk to do it; it is not kept for later.
 */
gboolean
kb_follower_send_command (KbFollower *self,
                          const char *name,
                          const char *detail)
{
  g_return_val_if_fail (KB_IS_FOLLOWER (self), FALSE);

  if (!self->is_connected || g_queue_get_length (&self->commands) >= MAX_COMMANDS)
    return FALSE;

  g_queue_push_tail (&self->commands, kb_follow_command_write (name, detail));
  send_next (self);
  return TRUE;
}

/**
 * kb_follower_send_report:
 * @report: (transfer none): about this follower's screen
 *
 * Only the last report is sent, now or when a desk is there.
 */
void
kb_follower_send_report (KbFollower           *self,
                         const KbFollowReport *report)
{
  g_return_if_fail (KB_IS_FOLLOWER (self));

  g_clear_pointer (&self->report, kb_follow_report_free);
  self->report = kb_follow_report_copy (report);
  send_next (self);
}
