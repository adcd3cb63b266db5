/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-entity.h"

G_BEGIN_DECLS

#define KB_KAIBO_ROOT "kaibo"
#define KB_KAIBO_NAMESPACE "https://kaibo.github.io/ns/kaibo"
#define KB_KAIBO_VERSION 1

/* Limits of a document, the same for writing and for reading: elements inside one another below
 * the root … */
#define KB_KAIBO_MAX_DEPTH 16
/* … bytes of one text, base64 included (libxml2 itself stops at 10 000 000): an image of 6 MiB
 * fits … */
#define KB_KAIBO_MAX_TEXT 9000000
/* … bytes of a text that is still written as an attribute (the parser wants a whole start tag
 * within 10 MB) … */
#define KB_KAIBO_MAX_ATTRIBUTE 16384
/* … and bytes of the whole. A library of a million cues is about 1 GB. */
#define KB_KAIBO_MAX_BYTES (G_GUINT64_CONSTANT (8) * 1024 * 1024 * 1024)

typedef enum
{
  KB_KAIBO_IMPLIED = 1 << 0,    /* the place of the element says what the field would */
  KB_KAIBO_REQUIRED = 1 << 1,   /* has to be written: there is no sensible value for one left out */
  KB_KAIBO_UNSET = 1 << 2,      /* is unset when it is left out, although a new row would have a preset */
} KbKaiboTraits;

/**
 * KbKaiboForm:
 *
 * What reader and writer ask about every field of every row, looked up once.
 */
typedef struct
{
  guint8 *traits[KB_N_ENTITIES];       /* owned, #KbKaiboTraits per field */
  int     owner[KB_N_ENTITIES];        /* index of the reference to the owner, -1 */
  int     session[KB_N_ENTITIES];      /* index of the session when the row always stands in one, -1 */
} KbKaiboForm;

void     kb_kaibo_form_init     (KbKaiboForm    *self);
void     kb_kaibo_form_clear    (KbKaiboForm    *self);

gboolean kb_kaibo_may_stand_in  (const KbEntity *self,
                                 KbEntityKind    container);
gboolean kb_kaibo_is_in_session (const KbEntity *self);
gboolean kb_kaibo_is_implied    (const KbEntity *self,
                                 guint           field);
gboolean kb_kaibo_is_required   (const KbEntity *self,
                                 guint           field);
gboolean kb_kaibo_is_element    (const KbEntity *self,
                                 guint           field);

G_END_DECLS
