/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-value.h"

G_BEGIN_DECLS

#define KB_TYPE_PROPOSAL_ITEM (kb_proposal_item_get_type ())

G_DECLARE_FINAL_TYPE (KbProposalItem, kb_proposal_item, KB, PROPOSAL_ITEM, GObject)

/**
 * KbProposalFacts:
 * @index: which cue it is, by the proposal's own count
 * @old_ms: the length there is; %KB_NONE: there is no such cue yet
 * @new_ms: the length proposed
 * @min_ms: the shortest it works at; %KB_NONE: not known
 * @wish_ms: the length that was typed; %KB_NONE: none
 * @start_us: when it would start; %KB_NONE: not known
 * @gap_ms: a hard cue's slack; %KB_NONE: a soft cue
 * @type: a #KbCueType
 * @is_kept: it is not to change
 * @is_dropped: it would be skipped
 *
 * What a row of a proposal says.
 */
typedef struct
{
  guint    index;
  gint64   old_ms;
  gint64   new_ms;
  gint64   min_ms;
  gint64   wish_ms;
  gint64   start_us;
  gint64   gap_ms;
  int      type;
  gboolean is_kept;
  gboolean is_dropped;
} KbProposalFacts;

#define KB_PROPOSAL_FACTS_INIT \
  { .old_ms = KB_NONE, .min_ms = KB_NONE, .wish_ms = KB_NONE, .start_us = KB_NONE, .gap_ms = KB_NONE }

KbProposalItem        *kb_proposal_item_new       (const char            *number,
                                                   const char            *title,
                                                   const KbProposalFacts *facts);
const char            *kb_proposal_item_get_number (KbProposalItem       *self);
const char            *kb_proposal_item_get_title (KbProposalItem        *self);
const KbProposalFacts *kb_proposal_item_get_facts (KbProposalItem        *self);
void                   kb_proposal_item_set_facts (KbProposalItem        *self,
                                                   const KbProposalFacts *facts);
char                  *kb_proposal_item_type      (KbProposalItem        *self,
                                                   const char            *text);
void                   kb_proposal_item_forget    (KbProposalItem        *self);
gboolean               kb_proposal_any_is_wrong   (GListModel            *items);

G_END_DECLS
