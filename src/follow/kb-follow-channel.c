/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-channel"

#include "config.h"

#include <string.h>

#include "kb-error.h"

#include "kb-follow-channel.h"

#define HEADER_SIZE 4

/**
 * KbFollowChannel:
 *
 * One connection between desk and follower: messages of four bytes of length, most significant
 * first, and so many bytes of one JSON object in UTF-8. At most one message is being sent at a
 * time, and nothing ever blocks. Whatever is wrong with what arrives ends the connection with a
 * reason, and nothing else.
 *
 * It belongs to the main context that was the thread's default when it was started.
 */
struct _KbFollowChannel
{
  GObject            parent_instance;

  GSocketConnection *connection;       /* owned */
  GCancellable      *cancellable;      /* owned */
  gsize              max_bytes;        /* of a message that arrives */
  guint8             header[HEADER_SIZE];
  GBytes            *sending;          /* owned, NULL while nothing is under way */
  gboolean           is_closed;
};

enum
{
  SIGNAL_MESSAGE,
  SIGNAL_IDLE,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFollowChannel, kb_follow_channel, G_TYPE_OBJECT)

/* json-glib descends without a limit of its own, so a hostile nest would exhaust the stack. It also
 * knows comments, which could hide brackets: outside texts only what JSON is made of may stand. */
static gboolean
is_plain (const char *bytes,
          gsize       size)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      const char c = bytes[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth -= MIN (depth, 1);
      else if (!g_ascii_isalnum (c) && strchr (" \t\r\n,:+-.", c) == NULL)
        return FALSE;
      if (depth > KB_FOLLOW_MAX_NESTING)
        return FALSE;
    }

  return !in_string;
}

/**
 * kb_follow_message_parse:
 * @bytes: what came over the wire, without its length
 * @size: how many
 *
 * Returns: (transfer full) (nullable): the message, an object with a text member `type`; or %NULL with
 *   %KB_ERROR_INPUT set.
 */
JsonObject *
kb_follow_message_parse (const char *bytes,
                         gsize       size,
                         GError    **error)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonNode *root;
  JsonNode *type;

  if (!g_utf8_validate (bytes, size, NULL) || !is_plain (bytes, size))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "a message is not flat text in UTF-8");
      return NULL;
    }

  parser = json_parser_new_immutable ();
  root = json_parser_load_from_data (parser, bytes, size, NULL) ? json_parser_get_root (parser) : NULL;
  type = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
           ? json_object_get_member (json_node_get_object (root), "type") : NULL;
  if (type == NULL || json_node_get_value_type (type) != G_TYPE_STRING)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                           "a message is not a JSON object with a type");
      return NULL;
    }

  return json_object_ref (json_node_get_object (root));
}

static void read_header (KbFollowChannel *self);

static void
fail (KbFollowChannel *self,
      const char      *what,
      const GError    *error)
{
  g_autofree char *reason = g_strjoin (": ", what, error != NULL ? error->message : NULL, NULL);

  kb_follow_channel_close (self, reason);
}

static void
body_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  KbFollowChannel *self = g_task_get_source_object (task);
  GByteArray *body = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) message = NULL;
  gsize got = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &got, &error)
      || got != body->len)
    {
      fail (self, "the other side went away", error);
      return;
    }
  if (self->is_closed)
    return;

  message = kb_follow_message_parse ((const char *) body->data, body->len, &error);
  if (message == NULL)
    {
      fail (self, "wrong message", error);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
  if (!self->is_closed)
    read_header (self);
}

static void
read_body (KbFollowChannel *self,
           gsize            size)
{
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (self->connection));
  GByteArray *body = g_byte_array_new ();
  GTask *task = g_task_new (self, self->cancellable, NULL, NULL);

  g_byte_array_set_size (body, size);
  g_task_set_source_tag (task, read_body);
  g_task_set_task_data (task, body, (GDestroyNotify) g_byte_array_unref);
  g_input_stream_read_all_async (stream, body->data, size, G_PRIORITY_DEFAULT, self->cancellable,
                                 body_read_cb, task);
}

static void
header_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (KbFollowChannel) self = data;
  g_autoptr (GError) error = NULL;
  gsize got = 0;
  guint32 size;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &got, &error)
      || got != HEADER_SIZE)
    {
      fail (self, "the other side went away", error);
      return;
    }
  if (self->is_closed)
    return;

  memcpy (&size, self->header, HEADER_SIZE);
  size = GUINT32_FROM_BE (size);
  if (size == 0 || size > self->max_bytes)
    fail (self, "a message is empty or too long", NULL);
  else
    read_body (self, size);
}

static void
read_header (KbFollowChannel *self)
{
  g_input_stream_read_all_async (g_io_stream_get_input_stream (G_IO_STREAM (self->connection)),
                                 self->header,
                                 HEADER_SIZE, G_PRIORITY_DEFAULT, self->cancellable, header_read_cb,
                                 g_object_ref (self));
}

static void
message_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (KbFollowChannel) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->sending, g_bytes_unref);
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    fail (self, "the other side went away", error);
  else if (!self->is_closed)
    g_signal_emit (self, signals[SIGNAL_IDLE], 0);
}

static GBytes *
frame_message (JsonObject *message)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), message);
  g_autofree char *text = json_to_string (node, FALSE);
  const gsize length = strlen (text);
  const guint32 header = GUINT32_TO_BE ((guint32) length);
  GByteArray *bytes;

  if (length > KB_FOLLOW_MAX_TO_FOLLOWER)
    return NULL;

  bytes = g_byte_array_sized_new (HEADER_SIZE + length);
  g_byte_array_append (bytes, (const guint8 *) &header, HEADER_SIZE);
  g_byte_array_append (bytes, (const guint8 *) text, length);
  return g_byte_array_free_to_bytes (bytes);
}

static void
kb_follow_channel_dispose (GObject *object)
{
  KbFollowChannel *self = KB_FOLLOW_CHANNEL (object);

  self->is_closed = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->sending, g_bytes_unref);

  G_OBJECT_CLASS (kb_follow_channel_parent_class)->dispose (object);
}

static void
kb_follow_channel_class_init (KbFollowChannelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_follow_channel_dispose;

  /**
   * KbFollowChannel::message:
   * @message: a #JsonObject with a text member `type`; the rest of it is not checked yet
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", KB_TYPE_FOLLOW_CHANNEL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, JSON_TYPE_OBJECT);

  /**
   * KbFollowChannel::idle:
   *
   * What was sent is with the system, and the next message can go.
   */
  signals[SIGNAL_IDLE] = g_signal_new ("idle", KB_TYPE_FOLLOW_CHANNEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL,
                                       G_TYPE_NONE, 0);

  /**
   * KbFollowChannel::closed:
   * @reason: why, for the log
   *
   * Once; nothing comes after it.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", KB_TYPE_FOLLOW_CHANNEL, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kb_follow_channel_init (KbFollowChannel *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * kb_follow_channel_new:
 * @connection: (transfer none): an open connection
 * @max_bytes: a message that arrives may have
 *
 * Returns: (transfer full): a channel that reads nothing yet.
 */
KbFollowChannel *
kb_follow_channel_new (GSocketConnection *connection,
                       gsize              max_bytes)
{
  KbFollowChannel *self = g_object_new (KB_TYPE_FOLLOW_CHANNEL, NULL);

  self->connection = g_object_ref (connection);
  self->max_bytes = max_bytes;
  return self;
}

void
kb_follow_channel_start (KbFollowChannel *self)
{
  g_return_if_fail (KB_IS_FOLLOW_CHANNEL (self));

  read_header (self);
}

/**
 * kb_follow_channel_is_busy:
 *
 * Returns: %TRUE while a message is under way, or when the channel is closed: another cannot be
 *   sent now.
 */
gboolean
kb_follow_channel_is_busy (KbFollowChannel *self)
{
  g_return_val_if_fail (KB_IS_FOLLOW_CHANNEL (self), TRUE);

  return self->is_closed || self->sending != NULL;
}

/**
 * kb_follow_channel_send:
 * @message: (transfer none): an object with a `type`
 *
 * Sends in the background; KbFollowChannel::idle follows.
 *
 * Returns: %FALSE when the channel was busy or the message is too long for the other side.
 */
gboolean
kb_follow_channel_send (KbFollowChannel *self,
                        JsonObject      *message)
{
  g_return_val_if_fail (KB_IS_FOLLOW_CHANNEL (self), FALSE);

  if (kb_follow_channel_is_busy (self))
    return FALSE;

  self->sending = frame_message (message);
  if (self->sending == NULL)
    return FALSE;

  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (self->connection)),
                                   g_bytes_get_data (self->sending, NULL),
                                   g_bytes_get_size (self->sending), G_PRIORITY_DEFAULT,
                                   self->cancellable, message_sent_cb, g_object_ref (self));
  return TRUE;
}

/**
 * kb_follow_channel_close_with:
 * @message: (transfer none): a short last message
 * @reason: for the log
 *
 * Ends the connection; @message goes out when the system takes it at once, which it does for one
 * that is not busy.
 */
void
kb_follow_channel_close_with (KbFollowChannel *self,
                              JsonObject      *message,
                              const char      *reason)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (KB_IS_FOLLOW_CHANNEL (self));

  bytes = kb_follow_channel_is_busy (self) ? NULL : frame_message (message);
  if (bytes != NULL)
    g_socket_send_with_blocking (g_socket_connection_get_socket (self->connection),
                                 g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), FALSE, NULL, NULL);
  kb_follow_channel_close (self, reason);
}

/**
 * kb_follow_channel_close:
 * @reason: for the log and KbFollowChannel::closed
 *
 * Ends the connection at once; what is under way is lost.
 */
void
kb_follow_channel_close (KbFollowChannel *self,
                         const char      *reason)
{
  g_autoptr (KbFollowChannel) keep = NULL;

  g_return_if_fail (KB_IS_FOLLOW_CHANNEL (self));

  if (self->is_closed)
    return;

  keep = g_object_ref (self);
  self->is_closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_socket_close (g_socket_connection_get_socket (self->connection), NULL);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, reason);
}
