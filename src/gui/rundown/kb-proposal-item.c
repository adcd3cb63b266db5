/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-proposal-item"

#include "config.h"

#include <string.h>

#include "kb-proposal-item.h"

/**
 * KbProposalItem:
 *
 * A cue of a proposal as a row of its table: fitted lengths, another round, a show that is built.
 */
struct _KbProposalItem
{
  GObject          parent_instance;

  char            *number;   /* owned */
  char            *title;    /* owned */
  KbProposalFacts  facts;
  gboolean         is_wrong; /* what was typed last was not taken, and is still there to be seen */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbProposalItem, kb_proposal_item, G_TYPE_OBJECT)

static void
kb_proposal_item_finalize (GObject *object)
{
  KbProposalItem *self = KB_PROPOSAL_ITEM (object);

  g_free (self->number);
  g_free (self->title);

  G_OBJECT_CLASS (kb_proposal_item_parent_class)->finalize (object);
}

static void
kb_proposal_item_class_init (KbProposalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_proposal_item_finalize;

  /**
   * KbProposalItem::changed:
   *
   * It says something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_PROPOSAL_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * KbProposalItem::typed:
   * @text: a length as people type it, "" for none
   *
   * Returns: (transfer full) (nullable): what is wrong with it, in words; %NULL when it was taken.
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", KB_TYPE_PROPOSAL_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_STRING, 1, G_TYPE_STRING);
}

static void
kb_proposal_item_init (KbProposalItem *self)
{
}

/**
 * kb_proposal_item_new:
 * @number: the cue's number, "" where it has none yet
 * @title: what it shows
 * @facts: copied
 *
 * Returns: (transfer full): a row.
 */
KbProposalItem *
kb_proposal_item_new (const char            *number,
                      const char            *title,
                      const KbProposalFacts *facts)
{
  KbProposalItem *self = g_object_new (KB_TYPE_PROPOSAL_ITEM, NULL);

  self->number = g_strdup (number);
  self->title = g_strdup (title);
  self->facts = *facts;

  return self;
}

const char *
kb_proposal_item_get_number (KbProposalItem *self)
{
  return self->number;
}

const char *
kb_proposal_item_get_title (KbProposalItem *self)
{
  return self->title;
}

const KbProposalFacts *
kb_proposal_item_get_facts (KbProposalItem *self)
{
  return &self->facts;
}

void
kb_proposal_item_set_facts (KbProposalItem        *self,
                            const KbProposalFacts *facts)
{
  g_return_if_fail (KB_IS_PROPOSAL_ITEM (self));

  if (memcmp (&self->facts, facts, sizeof *facts) == 0)
    return;

  self->facts = *facts;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kb_proposal_item_type:
 * @text: what was typed as its length
 *
 * Returns: (transfer full) (nullable): what is wrong with it.
 */
char *
kb_proposal_item_type (KbProposalItem *self,
                       const char     *text)
{
  char *message = NULL;

  g_return_val_if_fail (KB_IS_PROPOSAL_ITEM (self), NULL);

  g_signal_emit (self, signals[SIGNAL_TYPED], 0, text, &message);
  self->is_wrong = message != NULL;
  return message;
}

/**
 * kb_proposal_item_forget:
 *
 * What was typed is no longer seen: the row shows its length again.
 */
void
kb_proposal_item_forget (KbProposalItem *self)
{
  g_return_if_fail (KB_IS_PROPOSAL_ITEM (self));

  self->is_wrong = FALSE;
}

/**
 * kb_proposal_any_is_wrong:
 * @items: (element-type KbProposalItem): the rows of a proposal
 *
 * Returns: whether something is typed in one of them that could not be taken.
 */
gboolean
kb_proposal_any_is_wrong (GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbProposalItem) item = g_list_model_get_item (items, i);

      if (item->is_wrong)
        return TRUE;
    }

  return FALSE;
}
