/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "kb-value.h"

G_BEGIN_DECLS

/**
 * KbFieldKind:
 * @KB_FIELD_TEXT: UTF-8 text, NFC; %NULL where nullable
 * @KB_FIELD_INT: a count; its unit is in the field's comment
 * @KB_FIELD_BOOL: 0 or 1
 * @KB_FIELD_INSTANT: microseconds since 1970 UTC, the name ends in `_us`
 * @KB_FIELD_DURATION: milliseconds, the name ends in `_ms`
 * @KB_FIELD_MONEY: minor units of the session's (or the row's) currency, the name ends in `_minor`
 * @KB_FIELD_REAL: a real number
 * @KB_FIELD_ENUM: one of a closed list; an index in memory, its code on disk and in XML
 * @KB_FIELD_REF: the id of a row of another table, the name ends in `_id`
 * @KB_FIELD_BLOB: bytes
 */
typedef enum
{
  KB_FIELD_TEXT,
  KB_FIELD_INT,
  KB_FIELD_BOOL,
  KB_FIELD_INSTANT,
  KB_FIELD_DURATION,
  KB_FIELD_MONEY,
  KB_FIELD_REAL,
  KB_FIELD_ENUM,
  KB_FIELD_REF,
  KB_FIELD_BLOB,
} KbFieldKind;

typedef enum
{
  KB_FIELD_NULLABLE = 1 << 0,   /* may be unset; every other field is NOT NULL */
  KB_FIELD_LONG = 1 << 1,       /* text of several lines: an element of its own in XML, not an attribute */
  KB_FIELD_PARENT = 1 << 2,     /* the reference to the row that owns this one (ON DELETE CASCADE) */
  KB_FIELD_POSITION = 1 << 3,   /* orders the row among its siblings, in steps of KB_POSITION_STEP */
  KB_FIELD_CODED = 1 << 4,      /* text for programs (a currency, a time zone, JSON): nobody searches for it */
  KB_FIELD_APART = 1 << 5,      /* bytes that do not come with the row: kb_store_load_bytes() reads them; one a kind at most */
  KB_FIELD_SIGNED = 1 << 6,     /* a count or an amount that may be less than nothing; others have CHECK (… >= 0) */
  KB_FIELD_CURRENCY = 1 << 7,   /* text that is the code of a currency: kb_currency_is_known() */
} KbFieldFlags;

typedef struct _KbEnum KbEnum;
typedef struct _KbField KbField;
typedef struct _KbEntity KbEntity;

/**
 * KbEnum:
 * @name: for messages, "cue type"; also the context of the labels, so that "Open" is not the menu's
 * @codes: %NULL-terminated codes as stored, index = the C enumeration's value
 * @labels: (nullable): the same in words, marked with NC_() and @name as context, %NULL where the code is all there is
 */
struct _KbEnum
{
  const char         *name;
  const char *const  *codes;
  const char *const  *labels;
};

/**
 * KbField:
 * @name: the column; the property is the same with dashes
 * @kind: what it holds
 * @flags: see #KbFieldFlags
 * @values: the closed list of a %KB_FIELD_ENUM
 * @refers: the kind of row that a %KB_FIELD_REF points at (a #KbEntityKind)
 * @preset: what a new row has; text for TEXT and ENUM (its code), digits for the rest; %NULL: NULL or 0 or ""
 * @comment: what it means and its unit, for readers of this table and of the schema
 */
struct _KbField
{
  const char   *name;
  KbFieldKind   kind;
  KbFieldFlags  flags;
  const KbEnum *values;
  int           refers;
  const char   *preset;
  const char   *comment;
};

int         kb_enum_find  (const KbEnum *self,
                           const char   *code);
guint       kb_enum_count (const KbEnum *self);
const char *kb_enum_code  (const KbEnum *self,
                           int           value);
const char *kb_enum_label (const KbEnum *self,
                           int           value);

G_END_DECLS
