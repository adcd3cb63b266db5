/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-broadcaster"

#include "config.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kb-error.h"

#include "kb-broadcaster.h"
#include "kb-follow-path.h"
#include "kb-follow-peer.h"

#define MAX_FOLLOWERS 16
#define PATIENCE_MS 3000

/**
 * KbBroadcaster:
 *
 * The desk's side of the follower protocol: listens on a Unix socket, gives every follower a
 * snapshot of the show and then what changes, and hands on what they send.
 *
 * There is no queue. The desk sets the parts of one state, and of each follower it is known which
 * parts it has not been told yet: they go out together, as they are by then, at the end of the main
 * loop's turn and when what was sent before has gone. So a slow follower costs nothing and misses
 * only what has been superseded; one that does not take a message for three seconds is let go, and
 * gets a snapshot when it comes back.
 *
 * It belongs to the main context that was the thread's default when it was started.
 */
struct _KbBroadcaster
{
  GObject         parent_instance;

  char           *path;          /* of the socket */
  GSocketService *service;       /* owned, NULL while not listening */
  KbFollowState  *state;         /* owned */
  GPtrArray      *peers;         /* owned, of KbFollowPeer */
  GSource        *flush;         /* owned, NULL while nothing is to be told */
  guint           patience_ms;
};

enum
{
  PROP_0,
  PROP_N_FOLLOWERS,
  N_PROPS,
};

enum
{
  SIGNAL_HELLO,
  SIGNAL_COMMAND,
  SIGNAL_REPORT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbBroadcaster, kb_broadcaster, G_TYPE_OBJECT)

static void
stop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
flush_cb (gpointer data)
{
  g_autoptr (KbBroadcaster) self = g_object_ref (data);

  stop_source (&self->flush);
  /* From behind, since one that cannot be told goes. */
  for (guint i = self->peers->len; i > 0; i--)
    kb_follow_peer_tell (g_ptr_array_index (self->peers, i - 1));
  return G_SOURCE_REMOVE;
}

static void
schedule_flush (KbBroadcaster *self)
{
  if (self->flush != NULL || self->peers->len == 0)
    return;

  self->flush = g_idle_source_new ();
  g_source_set_priority (self->flush, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->flush, flush_cb, self, NULL);
  g_source_attach (self->flush, g_main_context_get_thread_default ());
}

static void
mark_parts (KbBroadcaster *self,
            KbFollowParts  parts)
{
  if (parts == 0)
    return;

  for (guint i = 0; i < self->peers->len; i++)
    kb_follow_peer_mark (g_ptr_array_index (self->peers, i), parts);
  schedule_flush (self);
}

static void
mark_cue (KbBroadcaster *self,
          gint64         cue_id)
{
  for (guint i = 0; i < self->peers->len; i++)
    kb_follow_peer_mark_cue (g_ptr_array_index (self->peers, i), cue_id);
  mark_parts (self, KB_FOLLOW_CUE);
}

static void
peer_hello_cb (KbFollowPeer  *peer,
               KbFollowHello *hello,
               KbBroadcaster *self)
{
  g_autoptr (KbBroadcaster) keep = g_object_ref (self);

  /* The desk may take over where the follower's text is, before it is told where it ought to be. */
  g_signal_emit (self, signals[SIGNAL_HELLO], 0, hello);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOLLOWERS]);
  schedule_flush (self);
}

static void
peer_command_cb (KbFollowPeer  *peer,
                 const char    *name,
                 const char    *detail,
                 KbBroadcaster *self)
{
  g_signal_emit (self, signals[SIGNAL_COMMAND], 0, name, detail);
}

static void
peer_report_cb (KbFollowPeer   *peer,
                KbFollowReport *report,
                KbBroadcaster  *self)
{
  g_signal_emit (self, signals[SIGNAL_REPORT], 0, report);
}

static void
peer_gone_cb (KbFollowPeer  *peer,
              const char    *reason,
              KbBroadcaster *self)
{
  g_debug ("A follower is gone: %s", reason);
  g_ptr_array_remove (self->peers, peer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOLLOWERS]);
}

static gboolean
is_same_user (GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GCredentials) other = g_socket_get_credentials (socket, NULL);

  return other != NULL && g_credentials_get_unix_user (other, NULL) == getuid ();
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             KbBroadcaster     *self)
{
  KbFollowPeer *peer;

  if (self->peers->len >= MAX_FOLLOWERS || !is_same_user (connection))
    {
      g_warning ("A follower was turned away");
      return TRUE;
    }

  peer = kb_follow_peer_new (connection, self->state, self->patience_ms);
  g_ptr_array_add (self->peers, peer);
  g_signal_connect_object (peer, "hello", G_CALLBACK (peer_hello_cb), self, 0);
  g_signal_connect_object (peer, "command", G_CALLBACK (peer_command_cb), self, 0);
  g_signal_connect_object (peer, "report", G_CALLBACK (peer_report_cb), self, 0);
  g_signal_connect_object (peer, "gone", G_CALLBACK (peer_gone_cb), self, 0);
  return TRUE;
}

static void
kb_broadcaster_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_N_FOLLOWERS)
    g_value_set_uint (value, kb_broadcaster_get_n_followers (KB_BROADCASTER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kb_broadcaster_dispose (GObject *object)
{
  kb_broadcaster_stop (KB_BROADCASTER (object), "the desk was closed");

  G_OBJECT_CLASS (kb_broadcaster_parent_class)->dispose (object);
}

static void
kb_broadcaster_finalize (GObject *object)
{
  KbBroadcaster *self = KB_BROADCASTER (object);

  g_ptr_array_unref (self->peers);
  kb_follow_state_free (self->state);
  g_free (self->path);

  G_OBJECT_CLASS (kb_broadcaster_parent_class)->finalize (object);
}

static void
kb_broadcaster_class_init (KbBroadcasterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kb_broadcaster_get_property;
  object_class->dispose = kb_broadcaster_dispose;
  object_class->finalize = kb_broadcaster_finalize;

  properties[PROP_N_FOLLOWERS] = g_param_spec_uint ("n-followers", NULL, NULL, 0, MAX_FOLLOWERS, 0,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KbBroadcaster::hello:
   * @hello: a #KbFollowHello: who it is and where its text is
   *
   * A follower came, and will be told the state that is set when this returns.
   */
  signals[SIGNAL_HELLO] = g_signal_new ("hello", KB_TYPE_BROADCASTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * KbBroadcaster::command:
   * @name: "go", "hold", "key" …
   * @detail: what belongs to it, "" as a rule
   */
  signals[SIGNAL_COMMAND] = g_signal_new ("command", KB_TYPE_BROADCASTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * KbBroadcaster::report:
   * @report: a #KbFollowReport
   */
  signals[SIGNAL_REPORT] = g_signal_new ("report", KB_TYPE_BROADCASTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
kb_broadcaster_init (KbBroadcaster *self)
{
  self->state = kb_follow_state_new ();
  self->peers = g_ptr_array_new_with_free_func (g_object_unref);
  self->patience_ms = PATIENCE_MS;
}

/**
 * kb_broadcaster_new:
 * @path: where to listen, see kb_follow_socket_path()
 *
 * Returns: (transfer full): a broadcaster that does not listen yet.
 */
KbBroadcaster *
kb_broadcaster_new (const char *path)
{
  KbBroadcaster *self = g_object_new (KB_TYPE_BROADCASTER, NULL);

  self->path = g_strdup (path);
  return self;
}

static gboolean
is_answered (GSocketAddress *address)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_DEFAULT, NULL);

  return socket != NULL && g_socket_connect (socket, address, NULL, NULL);
}

/**
 * kb_broadcaster_start:
 * @error: %KB_ERROR_BUSY when another desk listens there, else why it cannot be listened
 *
 * Listens from now on. The socket of a desk that died is replaced.
 *
 * Returns: %FALSE with @error set: the show can go on, without a host's screen.
 */
gboolean
kb_broadcaster_start (KbBroadcaster *self,
                      GError       **error)
{
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocketService) service = NULL;

  g_return_val_if_fail (KB_IS_BROADCASTER (self), FALSE);
  g_return_val_if_fail (self->service == NULL, FALSE);

  if (!kb_follow_prepare_folder (self->path, error))
    return FALSE;

  address = g_unix_socket_address_new (self->path);
  if (is_answered (address))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_BUSY,
                   _("%s: Another Kaibo shows this library; close it first"), self->path);
      return FALSE;
    }

  g_unlink (self->path);
  service = g_socket_service_new ();
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, error))
    return FALSE;

  self->service = g_steal_pointer (&service);
  g_signal_connect_object (self->service, "incoming", G_CALLBACK (incoming_cb), self, 0);
  return TRUE;
}

/**
 * kb_broadcaster_stop:
 * @reason: what followers are told
 *
 * Says goodbye and listens no more.
 */
void
kb_broadcaster_stop (KbBroadcaster *self,
                     const char    *reason)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  stop_source (&self->flush);
  for (guint i = self->peers->len; i > 0; i--)
    kb_follow_peer_dismiss (g_ptr_array_index (self->peers, i - 1), reason);

  if (self->service == NULL)
    return;
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_unlink (self->path);
}

/**
 * kb_broadcaster_get_n_followers:
 *
 * Returns: how many followers have said hello.
 */
guint
kb_broadcaster_get_n_followers (KbBroadcaster *self)
{
  guint n = 0;

  g_return_val_if_fail (KB_IS_BROADCASTER (self), 0);

  for (guint i = 0; i < self->peers->len; i++)
    n += kb_follow_peer_has_greeted (g_ptr_array_index (self->peers, i));
  return n;
}

static KbFollowPeer *
find_host (KbBroadcaster *self)
{
  for (guint i = 0; i < self->peers->len; i++)
    {
      KbFollowPeer *peer = g_ptr_array_index (self->peers, i);

      if (kb_follow_peer_has_greeted (peer) && kb_follow_peer_get_role (peer) == KB_FOLLOW_ROLE_HOST)
        return peer;
    }

  return NULL;
}

gboolean
kb_broadcaster_has_host (KbBroadcaster *self)
{
  g_return_val_if_fail (KB_IS_BROADCASTER (self), FALSE);

  return find_host (self) != NULL;
}

/**
 * kb_broadcaster_get_report:
 *
 * Returns: (transfer none) (nullable): what the host's window last said about its screen.
 */
const KbFollowReport *
kb_broadcaster_get_report (KbBroadcaster *self)
{
  KbFollowPeer *host;

  g_return_val_if_fail (KB_IS_BROADCASTER (self), NULL);

  host = find_host (self);
  return host != NULL ? kb_follow_peer_get_report (host) : NULL;
}

/**
 * kb_broadcaster_set_patience:
 * @ms: for how long a follower may not take a message, or not say hello; 3 s unless it is set
 */
void
kb_broadcaster_set_patience (KbBroadcaster *self,
                             guint          ms)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  self->patience_ms = ms;
}

/**
 * kb_broadcaster_get_state:
 *
 * Returns: (transfer none): what followers are told, as it is now.
 */
const KbFollowState *
kb_broadcaster_get_state (KbBroadcaster *self)
{
  g_return_val_if_fail (KB_IS_BROADCASTER (self), NULL);

  return self->state;
}

/**
 * kb_broadcaster_set_state:
 * @state: (transfer none): a whole state
 *
 * Tells followers every part in which @state differs from what they know.
 */
void
kb_broadcaster_set_state (KbBroadcaster       *self,
                          const KbFollowState *state)
{
  KbFollowParts parts;

  g_return_if_fail (KB_IS_BROADCASTER (self));
  g_return_if_fail (state != NULL);

  parts = kb_follow_state_compare (self->state, state);
  if (parts & KB_FOLLOW_CUE)
    for (guint i = 0; i < state->cues->len; i++)
      kb_broadcaster_set_cue (self, g_ptr_array_index (state->cues, i));

  parts &= ~KB_FOLLOW_CUE;
  parts |= kb_follow_state_take_parts (self->state, kb_follow_state_copy (state), parts) & KB_FOLLOW_PICTURES;
  mark_parts (self, parts);
}

void
kb_broadcaster_set_show (KbBroadcaster      *self,
                         const KbFollowShow *show)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  mark_parts (self, kb_follow_state_set (self->state, KB_FOLLOW_SHOW, show));
}

/**
 * kb_broadcaster_set_cue:
 * @cue: (transfer none): a cue of the state with another text, title or card
 */
void
kb_broadcaster_set_cue (KbBroadcaster     *self,
                        const KbFollowCue *cue)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  if (kb_follow_state_set_cue (self->state, cue) != 0)
    mark_cue (self, cue->id);
}

void
kb_broadcaster_set_style (KbBroadcaster       *self,
                          const KbFollowStyle *style)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  mark_parts (self, kb_follow_state_set (self->state, KB_FOLLOW_STYLE, style));
}

/**
 * kb_broadcaster_set_times:
 * @times: (transfer none): the times as they are now; may be set at every tick
 *
 * Followers are told only what they do not work out by themselves, see kb_follow_times_agree().
 */
void
kb_broadcaster_set_times (KbBroadcaster       *self,
                          const KbFollowTimes *times)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  if (!kb_follow_times_agree (&self->state->times, times))
    mark_parts (self, kb_follow_state_set (self->state, KB_FOLLOW_TIMES, times));
}

void
kb_broadcaster_set_transport (KbBroadcaster          *self,
                              const KbTransportState *transport)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  mark_parts (self, kb_follow_state_set (self->state, KB_FOLLOW_TRANSPORT, transport));
}

void
kb_broadcaster_set_overlay (KbBroadcaster         *self,
                            const KbFollowOverlay *overlay)
{
  g_return_if_fail (KB_IS_BROADCASTER (self));

  mark_parts (self, kb_follow_state_set (self->state, KB_FOLLOW_OVERLAY, overlay));
}
