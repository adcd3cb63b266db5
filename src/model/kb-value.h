/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an integer getter answers for an unset field. */
#define KB_NONE G_MININT64

typedef enum
{
  KB_VALUE_NULL,
  KB_VALUE_INT,
  KB_VALUE_REAL,
  KB_VALUE_TEXT,
  KB_VALUE_BLOB,
} KbValueKind;

/**
 * KbValue:
 *
 * One cell: what SQLite would hold. Text is a #GRefString, so that copies, and rows that say the same, share it; bytes are
 * counted too. Neither is ever changed in place.
 */
typedef struct
{
  KbValueKind kind;
  union
  {
    gint64  integer;
    double  real;
    char   *text;      /* owned: a GRefString, or the one empty text */
    GBytes *bytes;     /* owned */
  };
} KbValue;

#define KB_VALUE_INIT { .kind = KB_VALUE_NULL }

void     kb_value_clear     (KbValue       *self);
void     kb_value_copy      (KbValue       *self,
                             const KbValue *other);
gboolean kb_value_equal     (const KbValue *a,
                             const KbValue *b);
void     kb_value_set_int   (KbValue       *self,
                             gint64         integer);
void     kb_value_set_real  (KbValue       *self,
                             double         real);
void     kb_value_set_text  (KbValue       *self,
                             const char    *text);
void     kb_value_set_bytes (KbValue       *self,
                             GBytes        *bytes);
GHashTable *
         kb_value_create_texts (void);
void     kb_value_share_text (KbValue      *self,
                              GHashTable   *texts,
                              const char   *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbValue, kb_value_clear)

G_END_DECLS
