/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-field-codec.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

/**
 * KbCardChoices:
 * @labels: (element-type utf8): fill with what is shown
 * @values: (element-type gint64): fill with what is stored, %KB_NONE for nothing
 *
 * Lists what a field can be set to.
 */
typedef void (*KbCardChoices) (KbRecordSet *plan,
                               GPtrArray   *labels,
                               GArray      *values);

/**
 * KbCardField:
 * @field: of the row
 * @title: marked with NC_() and the context "card"
 * @codec: (nullable): how it is typed
 * @choices: (nullable): or what it is chosen from
 * @width: of the entry, characters
 * @is_wide: it takes a line of its own
 */
typedef struct
{
  guint               field;
  const char         *title;
  const KbFieldCodec *codec;
  KbCardChoices       choices;
  int                 width;
  gboolean            is_wide;
} KbCardField;

/**
 * KbCardKind:
 * @kind: of the rows
 * @parent_field: the field that holds the id of what the rows belong to
 * @fields: what a card shows, @n_fields of them
 * @create: makes a new row for a parent; transfer full
 * @add_label: of the button that adds one, marked with N_()
 * @empty: what is said when there is none, marked with N_()
 * @edit_label: of an edit of a field, marked with N_()
 * @summarise: (nullable): what a row comes to, in words below its fields; transfer full
 */
typedef struct
{
  KbEntityKind        kind;
  guint               parent_field;
  const KbCardField  *fields;
  guint               n_fields;
  KbRecord         *(*create) (KbRecordSet *plan,
                               gint64       parent_id);
  const char         *add_label;
  const char         *empty;
  const char         *edit_label;
  char             *(*summarise) (KbRecordSet *plan,
                                  KbRecord    *record);
} KbCardKind;

#define KB_TYPE_RECORD_CARDS (kb_record_cards_get_type ())

G_DECLARE_FINAL_TYPE (KbRecordCards, kb_record_cards, KB, RECORD_CARDS, GtkWidget)

void     kb_record_cards_set_kind (KbRecordCards    *self,
                                   const KbCardKind *kind);
void     kb_record_cards_show     (KbRecordCards    *self,
                                   KbRecordSet      *plan,
                                   KbWorkspace      *workspace,
                                   gint64            parent_id);
gboolean kb_record_cards_focus    (KbRecordCards    *self,
                                   gint64            id,
                                   int               field);
void     kb_record_cards_flush    (KbRecordCards    *self);

G_END_DECLS
