/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "kb-field.h"

G_BEGIN_DECLS

/**
 * KbFollowFieldKind:
 * @KB_FOLLOW_ID: gint64; a decimal string in JSON, since 63 bits do not survive every reader of
 *   numbers; 0 is null
 * @KB_FOLLOW_INT: gint64 between the bounds; %KB_NONE is null where it may be
 * @KB_FOLLOW_REAL: double between the bounds, finite
 * @KB_FOLLOW_BOOL: gboolean
 * @KB_FOLLOW_CODE: int, an index into a #KbEnum; its code in JSON
 * @KB_FOLLOW_TEXT: char*, at most @most bytes of UTF-8; %NULL is ""
 * @KB_FOLLOW_TEXTS: GStrv of at most @most texts of %KB_FOLLOW_MAX_LINE bytes; %NULL is empty
 */
typedef enum
{
  KB_FOLLOW_ID,
  KB_FOLLOW_INT,
  KB_FOLLOW_REAL,
  KB_FOLLOW_BOOL,
  KB_FOLLOW_CODE,
  KB_FOLLOW_TEXT,
  KB_FOLLOW_TEXTS,
} KbFollowFieldKind;

#define KB_FOLLOW_MAX_LINE 4096

/**
 * KbFollowField:
 * @name: the member of the JSON object
 * @kind: what it holds
 * @offset: where it is in the structure
 * @least: lower bound of a number
 * @most: upper bound of a number, or of the length
 * @nullable: a %KB_FOLLOW_INT may be %KB_NONE
 * @values: the closed list of a %KB_FOLLOW_CODE
 *
 * One member of a structure that travels. Writing, reading, comparing and copying all follow such a
 * table, so that neither side can forget a member or its bounds.
 */
typedef struct
{
  const char        *name;
  KbFollowFieldKind  kind;
  gsize              offset;
  gint64             least;
  gint64             most;
  gboolean           nullable;
  const KbEnum      *values;
} KbFollowField;

/**
 * KbFollowTable:
 * @name: what messages call the structure
 * @fields: its members
 * @n_fields: of them
 * @size: of the structure
 */
typedef struct
{
  const char          *name;
  const KbFollowField *fields;
  guint                n_fields;
  gsize                size;
} KbFollowTable;

JsonObject *kb_follow_table_write (const KbFollowTable *self,
                                   gconstpointer        structure);
gboolean    kb_follow_table_read  (const KbFollowTable *self,
                                   JsonObject          *object,
                                   guint                n_others,
                                   gpointer             structure,
                                   GError             **error);
gboolean    kb_follow_table_equal (const KbFollowTable *self,
                                   gconstpointer        a,
                                   gconstpointer        b);
void        kb_follow_table_copy  (const KbFollowTable *self,
                                   gpointer             to,
                                   gconstpointer        from);
void        kb_follow_table_clear (const KbFollowTable *self,
                                   gpointer             structure);

G_END_DECLS
