/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "kb-record-set.h"
#include "kb-store.h"

G_BEGIN_DECLS

/**
 * KbCliCall:
 * @verb: what was called, "show"
 * @usage: its words, "SESSION"
 * @summary: what it does
 * @library: (owned): the library's file
 * @json: print for machines
 * @words: (owned) (nullable): the words that are no options
 * @n_words: how many
 * @is_blocked: what was asked for was found, and it must not go on like that: exit status 1
 *
 * One call of the program: what the options said.
 */
typedef struct
{
  const char  *verb;
  const char  *usage;
  const char  *summary;
  char        *library;
  gboolean     json;
  char       **words;
  guint        n_words;
  gboolean     is_blocked;
} KbCliCall;

void         kb_cli_call_clear        (KbCliCall           *self);
gboolean     kb_cli_call_parse        (KbCliCall           *self,
                                       int                  argc,
                                       char               **argv,
                                       const GOptionEntry  *entries,
                                       guint                least,
                                       guint                most,
                                       GError             **error);
KbStore     *kb_cli_call_open         (KbCliCall           *self,
                                       GError             **error);
KbStore     *kb_cli_call_open_to_read (KbCliCall           *self,
                                       GError             **error);

KbRecord    *kb_cli_find_session      (GPtrArray           *library,
                                       const char          *words,
                                       GError             **error);
KbRecordSet *kb_cli_create_set        (KbStore             *store,
                                       KbRecordSet         *library,
                                       gint64               session_id,
                                       GError             **error);
KbRecordSet *kb_cli_load_session      (KbStore             *store,
                                       const char          *words,
                                       GError             **error);
GTimeZone   *kb_cli_create_zone       (KbRecord            *session);

void         kb_cli_print             (const char          *format,
                                       ...) G_GNUC_PRINTF (1, 2);
void         kb_cli_print_cell        (const char          *text,
                                       int                  width);
void         kb_cli_print_node        (JsonNode            *node);
void         kb_cli_print_json        (JsonBuilder         *builder);
void         kb_cli_add_bool          (JsonBuilder         *builder,
                                       const char          *name,
                                       gboolean             value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbCliCall, kb_cli_call_clear)

G_END_DECLS
