/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-price-steps"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-price-steps.h"
#include "kb-pricing.h"
#include "kb-session.h"
#include "kb-text.h"

/* How many units of @live_minor reach @threshold_minor. */
static gint64
count_units (gint64 threshold_minor,
             gint64 live_minor)
{
  if (threshold_minor <= live_minor)
    return 1;
  return live_minor > 0 ? (threshold_minor - 1) / live_minor + 1 : 0;
}

static KbPriceStepKind
judge (const KbPrice     *price,
       KbRecord          *item,
       const KbPriceStep *step)
{
  if (!kb_record_get_bool (item, KB_LINEUP_ITEM_COUPON_OK))
    return KB_PRICE_STEP_REFUSED;
  if (!kb_text_is_empty (kb_record_get_text (step->coupon, KB_COUPON_AUDIENCE)))
    return KB_PRICE_STEP_RESTRICTED;
  if (step->units != 1)
    return KB_PRICE_STEP_UNREACHED;
  if (price->coupon == step->coupon)
    return KB_PRICE_STEP_COUNTED;
  return kb_record_get_bool (step->coupon, KB_COUPON_STACKABLE)
             && kb_record_get_bool (price->coupon, KB_COUPON_STACKABLE)
           ? KB_PRICE_STEP_STACKS : KB_PRICE_STEP_LESSER;
}

static void
add_coupon (GArray        *steps,
            const KbPrice *price,
            KbRecord      *item,
            KbRecord      *coupon)
{
  const gint64 limit = kb_record_get_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER);
  KbPriceStep step = { .coupon = coupon };

  step.amount_minor = kb_record_get_int_or (coupon, KB_COUPON_VALUE_MINOR, 0);
  step.units = count_units (kb_record_get_int_or (coupon, KB_COUPON_THRESHOLD_MINOR, 0), price->live_minor);
  step.in_limit = step.units > 0 && (limit == KB_NONE || limit == 0 || step.units <= limit);
  step.kind = judge (price, item, &step);
  /* What counts comes first, right under the price that it is taken from. */
  if (step.kind == KB_PRICE_STEP_COUNTED)
    g_array_insert_val (steps, 1, step);
  else
    g_array_append_val (steps, step);
}

/**
 * kb_price_steps_new:
 * @set: the session
 * @item: one of its lineup items
 *
 * Explains a final price: the live price, the coupon that counts, and of every other coupon why it
 * does not.
 *
 * Returns: (transfer full) (element-type KbPriceStep): the live price first, then what counts.
 */
GArray *
kb_price_steps_new (KbRecordSet *set,
                    KbRecord    *item)
{
  GListModel *coupons = kb_record_set_get_list (set, KB_ENTITY_COUPON);
  const KbPrice price = kb_pricing_compute (set, item);
  const KbPriceStep first = { KB_PRICE_STEP_LIVE, NULL, price.live_minor, 1, TRUE };
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (KbPriceStep));

  g_array_append_val (steps, first);
  for (guint i = 0; i < g_list_model_get_n_items (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);

      add_coupon (steps, &price, item, coupon);
    }

  return steps;
}

/**
 * kb_price_step_dup_title:
 *
 * Returns: (transfer full): what it is, "Q2 · 12.00 off from 99.00".
 */
char *
kb_price_step_dup_title (const KbPriceStep *self,
                         const char        *currency)
{
  const char *code;
  gint64 threshold;
  g_autofree char *value = NULL;
  g_autofree char *from = NULL;

  if (self->coupon == NULL)
    return g_strdup (_("Live price"));

  code = kb_record_get_text (self->coupon, KB_COUPON_CODE);
  threshold = kb_record_get_int_or (self->coupon, KB_COUPON_THRESHOLD_MINOR, 0);
  value = kb_money_format_short (self->amount_minor, currency);
  from = kb_money_format_short (threshold, currency);
  if (threshold == 0)
    /* Translators: a coupon's number and its value, on any order */
    return g_strdup_printf (_("%s · %s off"), code, value);
  /* Translators: a coupon's number, its value, and the order value from which it counts */
  return g_strdup_printf (_("%s · %s off from %s"), code, value, from);
}

static char *
describe_unreached (const KbPriceStep *self,
                    const char        *amount)
{
  if (self->units == 0)
    return g_strdup (_("not reached"));
  if (!self->in_limit)
    /* Translators: so many units reach a coupon's threshold, and a buyer may not take as many */
    return g_strdup_printf (_("from %d, over the limit"), (int) MIN (self->units, G_MAXINT));
  /* Translators: so many units reach a coupon's threshold, and what it takes off then */
  return g_strdup_printf (_("from %d: −%s"), (int) MIN (self->units, G_MAXINT), amount);
}

/**
 * kb_price_step_dup_effect:
 *
 * Returns: (transfer full): what it does to the price of one unit, "−12.00", or why nothing.
 */
char *
kb_price_step_dup_effect (const KbPriceStep *self,
                          const char        *currency)
{
  g_autofree char *amount = kb_money_format (self->amount_minor, currency);

  switch (self->kind)
    {
    case KB_PRICE_STEP_LIVE:
      return g_steal_pointer (&amount);
    case KB_PRICE_STEP_COUNTED:
      return g_strdup_printf ("−%s", amount);
    case KB_PRICE_STEP_STACKS:
      /* Translators: a coupon that can be used on top of the one that counts, and its value */
      return g_strdup_printf (_("also −%s"), amount);
    case KB_PRICE_STEP_LESSER:
      return g_strdup (_("not added up"));
    case KB_PRICE_STEP_UNREACHED:
      return describe_unreached (self, amount);
    case KB_PRICE_STEP_RESTRICTED:
      /* Translators: a coupon for these people only */
      return g_strdup_printf (_("%s only"), kb_record_get_text (self->coupon, KB_COUPON_AUDIENCE));
    case KB_PRICE_STEP_REFUSED:
    default:
      return g_strdup (_("takes no coupon"));
    }
}

/**
 * kb_price_dup_explanation:
 *
 * Returns: (transfer full): how the final price of one unit comes about, a line a step.
 */
char *
kb_price_dup_explanation (KbRecordSet *set,
                          KbRecord    *item)
{
  KbRecord *session = kb_record_set_get_session (set);
  const char *currency = session != NULL ? kb_record_get_text (session, KB_SESSION_CURRENCY) : "";
  g_autoptr (GArray) steps = kb_price_steps_new (set, item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const KbPriceStep *step = &g_array_index (steps, KbPriceStep, i);
      g_autofree char *title = kb_price_step_dup_title (step, currency);
      g_autofree char *effect = kb_price_step_dup_effect (step, currency);

      g_string_append_printf (text, "%s%s  %s", i > 0 ? "\n" : "", title, effect);
    }

  return g_strdup (text->str);
}
