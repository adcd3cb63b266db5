/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-offers-pane"

#include "config.h"

#include "kb-lineup-cards.h"
#include "kb-offers-pane.h"
#include "kb-side-rows.h"

/**
 * KbOffersPane:
 *
 * The coupons and giveaways of a session beside its lineup, to be typed into, and what is wrong with
 * them.
 */
struct _KbOffersPane
{
  GtkWidget      parent_instance;

  GtkWidget     *scrolled;    /* child */
  GtkListBox    *problems;
  KbRecordCards *coupons;
  KbRecordCards *giveaways;
};

G_DEFINE_FINAL_TYPE (KbOffersPane, kb_offers_pane, GTK_TYPE_WIDGET)

static void
kb_offers_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_OFFERS_PANE);

  G_OBJECT_CLASS (kb_offers_pane_parent_class)->dispose (object);
}

static void
kb_offers_pane_class_init (KbOffersPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_offers_pane_dispose;

  g_type_ensure (KB_TYPE_RECORD_CARDS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/lineup/kb-offers-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbOffersPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KbOffersPane, problems);
  gtk_widget_class_bind_template_child (widget_class, KbOffersPane, coupons);
  gtk_widget_class_bind_template_child (widget_class, KbOffersPane, giveaways);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_offers_pane_init (KbOffersPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_record_cards_set_kind (self->coupons, &kb_coupon_cards);
  kb_record_cards_set_kind (self->giveaways, &kb_giveaway_cards);
}

/* What is about an item stands beside it. */
static gboolean
belongs_here (const KbProblem *problem)
{
  const KbSubject *subject = kb_problem_get (problem, 0);

  if (subject == NULL)
    return FALSE;
  if (subject->kind == KB_ENTITY_COUPON || subject->kind == KB_ENTITY_GIVEAWAY)
    return TRUE;
  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    if (subject->kind == KB_ENTITY_LINEUP_ITEM)
      return FALSE;

  return TRUE;
}

/**
 * kb_offers_pane_show:
 * @workspace: (nullable): where edits go
 *
 * Shows the coupons and giveaways of a session, and what is wrong with them.
 */
void
kb_offers_pane_show (KbOffersPane  *self,
                     KbLineupFacts *facts,
                     KbWorkspace   *workspace)
{
  KbRecordSet *plan = kb_lineup_facts_get_plan (facts);
  GPtrArray *problems = kb_lineup_facts_get_problems (facts);
  const gint64 session_id = plan != NULL ? kb_record_set_get_session_id (plan) : 0;
  guint n = 0;

  g_return_if_fail (KB_IS_OFFERS_PANE (self));

  kb_record_cards_show (self->coupons, plan, workspace, session_id);
  kb_record_cards_show (self->giveaways, plan, workspace, session_id);
  kb_side_rows_clear (self->problems);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      if (!belongs_here (problems->pdata[i]))
        continue;
      kb_side_rows_add_problem (self->problems, problems->pdata[i], plan, NULL);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n > 0);
}

/**
 * kb_offers_pane_focus:
 * @id: a coupon or a giveaway
 * @field: one of its fields
 *
 * Returns: whether its card has the focus.
 */
gboolean
kb_offers_pane_focus (KbOffersPane *self,
                      gint64        id,
                      int           field)
{
  g_return_val_if_fail (KB_IS_OFFERS_PANE (self), FALSE);

  return kb_record_cards_focus (self->coupons, id, field) || kb_record_cards_focus (self->giveaways, id, field);
}

/**
 * kb_offers_pane_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_offers_pane_flush (KbOffersPane *self)
{
  g_return_if_fail (KB_IS_OFFERS_PANE (self));

  kb_record_cards_flush (self->coupons);
  kb_record_cards_flush (self->giveaways);
}
