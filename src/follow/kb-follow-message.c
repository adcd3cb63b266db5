/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-message"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"

#include "kb-follow-fields.h"
#include "kb-follow-message.h"

/* What is said besides the state: a follower's hello, its commands and figures, and goodbye. */

static const char *const role_codes[] = { "host", "viewer", NULL };
const KbEnum kb_follow_role_enum = { "follower", role_codes, NULL };

typedef struct
{
  char *name;
  char *detail;
} Command;

static const KbFollowField hello_fields[] = {
  { "role", KB_FOLLOW_CODE, G_STRUCT_OFFSET (KbFollowHello, role), .values = &kb_follow_role_enum },
  { "pid", KB_FOLLOW_INT, G_STRUCT_OFFSET (KbFollowHello, pid), .least = 0, .most = G_MAXINT32 },
  { "run_id", KB_FOLLOW_ID, G_STRUCT_OFFSET (KbFollowHello, run_id) },
};

static const KbFollowField report_fields[] = {
  { "monitor", KB_FOLLOW_TEXT, G_STRUCT_OFFSET (KbFollowReport, monitor), .most = KB_FOLLOW_MAX_TITLE },
  { "width", KB_FOLLOW_INT, G_STRUCT_OFFSET (KbFollowReport, width), .least = 0, .most = 100000 },
  { "height", KB_FOLLOW_INT, G_STRUCT_OFFSET (KbFollowReport, height), .least = 0, .most = 100000 },
  { "refresh_hz", KB_FOLLOW_REAL, G_STRUCT_OFFSET (KbFollowReport, refresh_hz), .least = 0,
    .most = 10000 },
  { "shown", KB_FOLLOW_INT, G_STRUCT_OFFSET (KbFollowReport, shown), .least = 0, .most = G_MAXINT64 },
  { "dropped", KB_FOLLOW_INT, G_STRUCT_OFFSET (KbFollowReport, dropped), .least = 0,
    .most = G_MAXINT64 },
  { "is_proven", KB_FOLLOW_BOOL, G_STRUCT_OFFSET (KbFollowReport, is_proven) },
  { "is_fullscreen", KB_FOLLOW_BOOL, G_STRUCT_OFFSET (KbFollowReport, is_fullscreen) },
  { "is_awake", KB_FOLLOW_BOOL, G_STRUCT_OFFSET (KbFollowReport, is_awake) },
  { "renderer", KB_FOLLOW_TEXT, G_STRUCT_OFFSET (KbFollowReport, renderer), .most = 64 },
  { "frames", KB_FOLLOW_TEXT, G_STRUCT_OFFSET (KbFollowReport, frames), .most = KB_FOLLOW_MAX_FRAMES },
  { "text_width", KB_FOLLOW_REAL, G_STRUCT_OFFSET (KbFollowReport, text_width), .least = 0, .most = 100000 },
  { "text_size", KB_FOLLOW_REAL, G_STRUCT_OFFSET (KbFollowReport, text_size), .least = 0, .most = 10000 },
  { "margin_start", KB_FOLLOW_REAL, G_STRUCT_OFFSET (KbFollowReport, margin_start), .least = 0, .most = 100000 },
  { "margin_end", KB_FOLLOW_REAL, G_STRUCT_OFFSET (KbFollowReport, margin_end), .least = 0, .most = 100000 },
};

static const KbFollowField command_fields[] = {
  { "name", KB_FOLLOW_TEXT, G_STRUCT_OFFSET (Command, name), .most = 64 },
  { "detail", KB_FOLLOW_TEXT, G_STRUCT_OFFSET (Command, detail), .most = 1024 },
};

static const KbFollowTable hello_table = { "hello", hello_fields, G_N_ELEMENTS (hello_fields),
                                           sizeof (KbFollowHello) };
static const KbFollowTable report_table = { "report", report_fields, G_N_ELEMENTS (report_fields),
                                            sizeof (KbFollowReport) };
static const KbFollowTable command_table = { "command", command_fields,
                                             G_N_ELEMENTS (command_fields), sizeof (Command) };

static JsonObject *
write_message (const KbFollowTable *table,
               gconstpointer        structure)
{
  JsonObject *object = kb_follow_table_write (table, structure);

  json_object_set_string_member (object, "type", table->name);
  return object;
}

KbFollowReport *
kb_follow_report_copy (const KbFollowReport *self)
{
  KbFollowReport *copy = g_new0 (KbFollowReport, 1);

  kb_follow_table_copy (&report_table, copy, self);
  return copy;
}

void
kb_follow_report_free (KbFollowReport *self)
{
  kb_follow_table_clear (&report_table, self);
  g_free (self);
}

JsonObject *
kb_follow_hello_write (const KbFollowHello *self)
{
  JsonObject *object = write_message (&hello_table, self);

  json_object_set_int_member (object, "version", KB_FOLLOW_VERSION);
  json_object_set_object_member (object, "transport", kb_follow_transport_write (&self->transport));
  return object;
}

gboolean
kb_follow_hello_read (JsonObject    *object,
                      KbFollowHello *self,
                      GError       **error)
{
  JsonNode *transport = json_object_get_member (object, "transport");

  /* Beside its own members: type, version and transport. */
  if (!kb_follow_check_version (object, error)
      || !kb_follow_table_read (&hello_table, object, 3, self, error))
    return FALSE;
  if (transport != NULL && JSON_NODE_HOLDS_OBJECT (transport))
    return kb_follow_transport_read (json_node_get_object (transport), &self->transport, error);

  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "hello/transport is missing");
  return FALSE;
}

JsonObject *
kb_follow_report_write (const KbFollowReport *self)
{
  return write_message (&report_table, self);
}

/**
 * kb_follow_report_read:
 *
 * Returns: (transfer full) (nullable): what the follower reports, %NULL with @error set when it is
 *   wrong.
 */
KbFollowReport *
kb_follow_report_read (JsonObject *object,
                       GError    **error)
{
  g_autoptr (KbFollowReport) report = g_new0 (KbFollowReport, 1);

  if (!kb_follow_table_read (&report_table, object, 1, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

JsonObject *
kb_follow_command_write (const char *name,
                         const char *detail)
{
  const Command command = { (char *) name, (char *) detail };

  return write_message (&command_table, &command);
}

static gboolean
is_action_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-' && *p != '.')
      return FALSE;

  return *name != '\0';
}

/**
 * kb_follow_command_read:
 * @name: (out): lower-case letters, digits, dashes and dots
 * @detail: (out): any text
 *
 * Returns: %FALSE with @error set when it is no command.
 */
gboolean
kb_follow_command_read (JsonObject *object,
                        char      **name,
                        char      **detail,
                        GError    **error)
{
  Command command = { NULL, NULL };
  gboolean valid = kb_follow_table_read (&command_table, object, 1, &command, error);

  if (valid && !is_action_name (command.name))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "command/name is out of its bounds");
      valid = FALSE;
    }
  if (!valid)
    {
      kb_follow_table_clear (&command_table, &command);
      return FALSE;
    }

  *name = command.name;
  *detail = command.detail;
  return TRUE;
}

JsonObject *
kb_follow_bye_write (const char *reason)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", "bye");
  json_object_set_string_member (object, "reason", reason);
  return object;
}

/**
 * kb_follow_check_version:
 * @object: a hello or a snapshot
 *
 * Returns: %FALSE with %KB_ERROR_REFUSED set when the other side speaks another version.
 */
gboolean
kb_follow_check_version (JsonObject *object,
                         GError    **error)
{
  JsonNode *node = json_object_get_member (object, "version");
  gint64 version = 0;

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_INT64)
    version = json_node_get_int (node);
  if (version == KB_FOLLOW_VERSION)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("The other window speaks version %d of the protocol, this one %d; restart both"),
               (int) CLAMP (version, 0, G_MAXINT), KB_FOLLOW_VERSION);
  return FALSE;
}

const char *
kb_follow_message_type (JsonObject *object)
{
  return json_object_get_string_member (object, "type");
}
