/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-facts"

#include "config.h"

#include <string.h>

#include "kb-lineup-check.h"
#include "kb-lineup-facts.h"
#include "kb-lineup.h"
#include "kb-session.h"

/**
 * KbLineupFacts:
 *
 * What the engine says of a lineup: the sheet and the problems, worked out once after each change
 * for everything on the page that shows them, and not at all while the page is not seen.
 */
struct _KbLineupFacts
{
  GObject        parent_instance;

  KbRecordSet   *plan;       /* owned, nullable */
  KbLineupSheet *sheet;      /* owned, nullable */
  GPtrArray     *problems;   /* owned, nullable, of KbProblem */
  KbSupplyWatch *supply;     /* owned, nullable: what other sessions promise */
  gboolean       is_active;  /* somebody looks */
  gboolean       is_stale;   /* something changed since */
  guint          n_runs;     /* how often it was worked out */
};

enum
{
  SIGNAL_RECOMPUTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLineupFacts, kb_lineup_facts, G_TYPE_OBJECT)

static void
clear (KbLineupFacts *self)
{
  g_clear_pointer (&self->sheet, kb_lineup_sheet_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

static void
recompute (KbLineupFacts *self)
{
  clear (self);
  self->is_stale = FALSE;
  self->n_runs++;
  if (self->plan != NULL && kb_record_set_get_session (self->plan) != NULL)
    {
      self->sheet = kb_lineup_sheet_new (self->plan);
      self->problems = kb_lineup_check (self->plan);
      kb_lineup_check_add_supply (self->problems, self->plan,
                                  self->supply != NULL ? kb_supply_watch_get_problems (self->supply) : NULL);
    }
  g_signal_emit (self, signals[SIGNAL_RECOMPUTED], 0);
}

static void
changed_cb (KbLineupFacts *self)
{
  self->is_stale = TRUE;
  if (self->is_active)
    recompute (self);
}

static void
kb_lineup_facts_dispose (GObject *object)
{
  KbLineupFacts *self = KB_LINEUP_FACTS (object);

  clear (self);
  g_clear_object (&self->supply);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kb_lineup_facts_parent_class)->dispose (object);
}

static void
kb_lineup_facts_class_init (KbLineupFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_lineup_facts_dispose;

  /**
   * KbLineupFacts::recomputed:
   *
   * The sheet and the problems are new; what was borrowed from the old ones is gone.
   */
  signals[SIGNAL_RECOMPUTED] = g_signal_new ("recomputed", KB_TYPE_LINEUP_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
}

static void
kb_lineup_facts_init (KbLineupFacts *self)
{
}

KbLineupFacts *
kb_lineup_facts_new (void)
{
  return g_object_new (KB_TYPE_LINEUP_FACTS, NULL);
}

/**
 * kb_lineup_facts_set_plan:
 * @plan: (nullable): the session
 */
void
kb_lineup_facts_set_plan (KbLineupFacts *self,
                          KbRecordSet   *plan)
{
  KbRecordSet *library;

  g_return_if_fail (KB_IS_LINEUP_FACTS (self));

  if (self->plan != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->plan, changed_cb, self);
      library = kb_record_set_get_library (self->plan);
      if (library != NULL)
        g_signal_handlers_disconnect_by_func (library, changed_cb, self);
    }
  clear (self);
  g_set_object (&self->plan, plan);

  library = plan != NULL ? kb_record_set_get_library (plan) : NULL;
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  /* A product's name, its proofs and its currency are the library's. */
  if (library != NULL)
    g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * kb_lineup_facts_set_supply:
 * @supply: (nullable): what all sessions promise of the same stock
 */
void
kb_lineup_facts_set_supply (KbLineupFacts *self,
                            KbSupplyWatch *supply)
{
  g_return_if_fail (KB_IS_LINEUP_FACTS (self));

  if (self->supply != NULL)
    g_signal_handlers_disconnect_by_func (self->supply, changed_cb, self);
  g_set_object (&self->supply, supply);
  if (supply != NULL)
    g_signal_connect_object (supply, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * kb_lineup_facts_get_promises:
 *
 * Returns: (transfer none) (nullable) (element-type KbSupplyPromise): what all sessions offer.
 */
GArray *
kb_lineup_facts_get_promises (KbLineupFacts *self)
{
  g_return_val_if_fail (KB_IS_LINEUP_FACTS (self), NULL);

  return self->supply != NULL ? kb_supply_watch_get_promises (self->supply) : NULL;
}

/**
 * kb_lineup_facts_set_active:
 * @is_active: whether anything that shows the facts is seen
 *
 * Brings them up to date when they begin to be seen, and lets them be while they are not.
 */
void
kb_lineup_facts_set_active (KbLineupFacts *self,
                            gboolean       is_active)
{
  g_return_if_fail (KB_IS_LINEUP_FACTS (self));

  self->is_active = is_active;
  if (is_active && self->is_stale)
    recompute (self);
}

KbRecordSet *
kb_lineup_facts_get_plan (KbLineupFacts *self)
{
  return self->plan;
}

/**
 * kb_lineup_facts_get_sheet:
 *
 * Returns: (transfer none) (nullable): the lineup worked out, until it is recomputed.
 */
KbLineupSheet *
kb_lineup_facts_get_sheet (KbLineupFacts *self)
{
  return self->sheet;
}

/**
 * kb_lineup_facts_get_problems:
 *
 * Returns: (transfer none) (nullable) (element-type KbProblem): what was found, until it is recomputed.
 */
GPtrArray *
kb_lineup_facts_get_problems (KbLineupFacts *self)
{
  return self->problems;
}

const char *
kb_lineup_facts_get_currency (KbLineupFacts *self)
{
  KbRecord *session = self->plan != NULL ? kb_record_set_get_session (self->plan) : NULL;

  return session != NULL ? kb_record_get_text (session, KB_SESSION_CURRENCY) : "";
}

/**
 * kb_lineup_facts_find_row:
 *
 * Returns: (transfer none) (nullable): what was worked out for @item.
 */
const KbLineupRow *
kb_lineup_facts_find_row (KbLineupFacts *self,
                          KbRecord      *item)
{
  return self->sheet != NULL && item != NULL ? kb_lineup_sheet_find_row (self->sheet, kb_record_get_id (item)) : NULL;
}

/**
 * kb_lineup_facts_matches:
 * @role: a role of products, -1 for any
 * @words: (nullable): casefolded, what the item's number, name, SKU, offer or gift must hold
 *
 * Returns: whether an item is one of those that are looked for.
 */
gboolean
kb_lineup_facts_matches (KbLineupFacts *self,
                         KbRecord      *item,
                         int            role,
                         const char    *words)
{
  const KbLineupRow *row = kb_lineup_facts_find_row (self, item);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (role >= 0 && kb_record_get_int (item, KB_LINEUP_ITEM_ROLE) != role)
    return FALSE;
  if (words == NULL || *words == '\0' || self->plan == NULL)
    return TRUE;

  number = g_strdup_printf ("%d", (int) kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));
  text = g_strjoin (" ", number, kb_lineup_get_name (self->plan, item), row != NULL ? row->sku : "",
                    kb_record_get_text (item, KB_LINEUP_ITEM_OFFER), kb_record_get_text (item, KB_LINEUP_ITEM_GIFT), NULL);
  folded = g_utf8_casefold (text, -1);
  return strstr (folded, words) != NULL;
}

/**
 * kb_lineup_facts_get_n_runs:
 *
 * Returns: how often the facts were worked out since the beginning.
 */
guint
kb_lineup_facts_get_n_runs (KbLineupFacts *self)
{
  return self->n_runs;
}
