/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-cards"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-enums.h"
#include "kb-id.h"
#include "kb-lineup-cards.h"
#include "kb-lineup-codecs.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-session.h"
#include "kb-text.h"

/* What the cards beside the lineup's table are of: specs and prices of an item, coupons and giveaways of a session. */

static const char *
get_currency (KbRecordSet *plan)
{
  return kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
}

static void
add_choice (GPtrArray  *labels,
            GArray     *values,
            const char *label,
            gint64      value)
{
  g_ptr_array_add (labels, g_strdup (label));
  g_array_append_val (values, value);
}

static void
list_cues (KbRecordSet *plan,
           GPtrArray   *labels,
           GArray      *values)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);

  add_choice (labels, values, "—", KB_NONE);
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      add_choice (labels, values, kb_record_get_text (cue, KB_CUE_CUE_NO), kb_record_get_id (cue));
    }
}

static void
list_items (KbRecordSet *plan,
            GPtrArray   *labels,
            GArray      *values)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);

  add_choice (labels, values, "—", KB_NONE);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      g_autofree char *call = kb_lineup_dup_call (plan, item);

      add_choice (labels, values, call, kb_record_get_id (item));
    }
}

static void
list_enum (const KbEnum *list,
           GPtrArray    *labels,
           GArray       *values)
{
  for (guint i = 0; i < kb_enum_count (list); i++)
    add_choice (labels, values, kb_enum_label (list, i), i);
}

static void
list_payers (KbRecordSet *plan,
             GPtrArray   *labels,
             GArray      *values)
{
  list_enum (&kb_payer_enum, labels, values);
}

static void
list_interactions (KbRecordSet *plan,
                   GPtrArray   *labels,
                   GArray      *values)
{
  list_enum (&kb_interaction_enum, labels, values);
}

static void
list_yes_no (KbRecordSet *plan,
             GPtrArray   *labels,
             GArray      *values)
{
  add_choice (labels, values, C_ ("lineup", "No"), FALSE);
  add_choice (labels, values, C_ ("lineup", "Yes"), TRUE);
}

static KbRecord *
create_row (KbRecordSet  *plan,
            KbEntityKind  kind,
            gint64        parent_id)
{
  const KbEntity *entity = kb_entity_get (kind);
  KbRecord *row = kb_record_new (kind, kb_id_new ());

  kb_record_set_int (row, kb_entity_find_session (entity), kb_record_set_get_session_id (plan));
  kb_record_set_int (row, kb_entity_find_flag (entity, KB_FIELD_PARENT), parent_id);
  kb_record_set_int (row, kb_entity_find_flag (entity, KB_FIELD_POSITION),
                     kb_record_set_get_next_position (plan, kind));
  return row;
}

static KbRecord *
create_spec (KbRecordSet *plan,
             gint64       parent_id)
{
  KbRecord *row = create_row (plan, KB_ENTITY_LINEUP_SPEC, parent_id);

  kb_record_set_text (row, KB_LINEUP_SPEC_NAME, _("New spec"));
  return row;
}

/* A new price begins as the one that holds, with the show. */
static KbRecord *
create_price (KbRecordSet *plan,
              gint64       parent_id)
{
  KbRecord *item = kb_record_set_find (plan, KB_ENTITY_LINEUP_ITEM, parent_id);
  KbRecord *session = kb_record_set_get_session (plan);
  KbRecord *row = create_row (plan, KB_ENTITY_LINEUP_PRICE, parent_id);

  kb_record_set_value (row, KB_LINEUP_PRICE_AT_US, kb_record_peek (session, KB_SESSION_START_US));
  kb_record_set_int (row, KB_LINEUP_PRICE_LIVE_PRICE_MINOR,
                     item != NULL ? kb_record_get_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR) : 0);
  return row;
}

/* The next of a row of codes: "Q3" → "Q4". */
static char *
count_on (KbRecordSet  *plan,
          KbEntityKind  kind,
          const char   *letter)
{
  return g_strdup_printf ("%s%u", letter, g_list_model_get_n_items (kb_record_set_get_list (plan, kind)) + 1);
}

/* It lasts as long as the show until somebody says otherwise. */
static KbRecord *
create_coupon (KbRecordSet *plan,
               gint64       parent_id)
{
  KbRecord *session = kb_record_set_get_session (plan);
  KbRecord *row = create_row (plan, KB_ENTITY_COUPON, parent_id);
  g_autofree char *code = count_on (plan, KB_ENTITY_COUPON, "Q");

  kb_record_set_text (row, KB_COUPON_CODE, code);
  kb_record_set_value (row, KB_COUPON_FROM_US, kb_record_peek (session, KB_SESSION_START_US));
  kb_record_set_value (row, KB_COUPON_TO_US, kb_record_peek (session, KB_SESSION_TARGET_END_US));
  return row;
}

static KbRecord *
create_giveaway (KbRecordSet *plan,
                 gint64       parent_id)
{
  KbRecord *session = kb_record_set_get_session (plan);
  KbRecord *row = create_row (plan, KB_ENTITY_GIVEAWAY, parent_id);
  g_autofree char *code = count_on (plan, KB_ENTITY_GIVEAWAY, "F");

  kb_record_set_text (row, KB_GIVEAWAY_CODE, code);
  kb_record_set_int (row, KB_GIVEAWAY_QUANTITY, 1);
  kb_record_set_value (row, KB_GIVEAWAY_AT_US, kb_record_peek (session, KB_SESSION_START_US));
  return row;
}

/* What was used of it, once somebody wrote it down. */
static char *
describe_use (KbRecordSet *plan,
              KbRecord    *coupon,
              gint64       budget)
{
  const gint64 used = kb_record_get_int (coupon, KB_COUPON_REDEEMED_MINOR);
  g_autofree char *amount = NULL;
  g_autofree char *share = NULL;

  if (used == KB_NONE)
    return g_strdup ("");

  amount = kb_money_format (used, get_currency (plan));
  if (budget == KB_NONE || budget == 0)
    /* Translators: the value of the coupons that were used, behind their budget */
    return g_strdup_printf (_(" · used %s"), amount);
  share = kb_text_format_share ((double) used / (double) budget);
  /* Translators: the same, and as a share of the budget */
  return g_strdup_printf (_(" · used %s, %s of it"), amount, share);
}

static char *
summarise_coupon (KbRecordSet *plan,
                  KbRecord    *coupon)
{
  const gint64 budget = kb_lineup_get_coupon_budget (coupon);
  g_autofree char *use = describe_use (plan, coupon, budget);
  g_autofree char *count = kb_lineup_format_count (kb_record_get_int (coupon, KB_COUPON_QUANTITY));
  g_autofree char *value = kb_money_format_short (kb_record_get_int_or (coupon, KB_COUPON_VALUE_MINOR, 0), get_currency (plan));
  g_autofree char *sum = kb_money_format (budget, get_currency (plan));

  if (budget == KB_NONE)
    /* Translators: a coupon has no budget; %s: what was used of it, or nothing */
    return g_strdup_printf (_("Budget —: no quantity%s"), use);
  /* Translators: a coupon's quantity, value and their product, and what was used of it, or nothing */
  return g_strdup_printf (_("Budget %s × %s = %s%s"), count, value, sum, use);
}

static char *
summarise_giveaway (KbRecordSet *plan,
                    KbRecord    *giveaway)
{
  const gint64 cost = kb_record_get_int (giveaway, KB_GIVEAWAY_COST_MINOR);
  const gint64 winners = kb_record_get_int_or (giveaway, KB_GIVEAWAY_QUANTITY, 0);
  g_autofree char *sum = NULL;
  g_autofree char *each = NULL;
  g_autofree char *count = NULL;

  if (cost == KB_NONE)
    return g_strdup (_("Budget —: cost of all not typed"));

  sum = kb_money_format (cost, get_currency (plan));
  if (winners <= 1)
    return g_strdup_printf (_("Budget %s"), sum);
  each = kb_money_format (cost / winners, get_currency (plan));
  count = kb_lineup_format_count (winners);
  /* Translators: the cost of a giveaway's prizes, how many there are, what one costs */
  return g_strdup_printf (_("Budget %s for %s, %s each"), sum, count, each);
}

static const KbCardField spec_fields[] = {
  { KB_LINEUP_SPEC_NAME, NC_ ("card", "Spec"), &kb_field_codec_text, NULL, 12 },
  { KB_LINEUP_SPEC_LIVE_STOCK, NC_ ("card", "Live stock"), &kb_lineup_codec_count, NULL, 8 },
};

static const KbCardField price_fields[] = {
  { KB_LINEUP_PRICE_AT_US, NC_ ("card", "From"), &kb_lineup_codec_time, NULL, 6 },
  { KB_LINEUP_PRICE_CUE_ID, NC_ ("card", "Or with cue"), NULL, list_cues, 0 },
  { KB_LINEUP_PRICE_LIVE_PRICE_MINOR, NC_ ("card", "Live price"), &kb_lineup_codec_price, NULL, 8 },
};

static const KbCardField coupon_fields[] = {
  { KB_COUPON_CODE, NC_ ("card", "No."), &kb_field_codec_required_text, NULL, 4 },
  { KB_COUPON_NAME, NC_ ("card", "Name"), &kb_field_codec_text, NULL, 14 },
  { KB_COUPON_THRESHOLD_MINOR, NC_ ("card", "Threshold"), &kb_lineup_codec_price, NULL, 8, TRUE },
  { KB_COUPON_VALUE_MINOR, NC_ ("card", "Value"), &kb_lineup_codec_price, NULL, 8 },
  { KB_COUPON_QUANTITY, NC_ ("card", "Quantity"), &kb_lineup_codec_count, NULL, 7 },
  { KB_COUPON_FROM_US, NC_ ("card", "From"), &kb_lineup_codec_time, NULL, 6, TRUE },
  { KB_COUPON_TO_US, NC_ ("card", "Until"), &kb_lineup_codec_time, NULL, 6 },
  { KB_COUPON_STACKABLE, NC_ ("card", "Stacks"), NULL, list_yes_no, 0 },
  { KB_COUPON_AUDIENCE, NC_ ("card", "For whom"), &kb_field_codec_text, NULL, 10, TRUE },
  { KB_COUPON_PAYER, NC_ ("card", "Borne by"), NULL, list_payers, 0 },
  { KB_COUPON_REDEEMED, NC_ ("card", "Redeemed"), &kb_lineup_codec_count, NULL, 7, TRUE },
  { KB_COUPON_REDEEMED_MINOR, NC_ ("card", "Redeemed amount"), &kb_lineup_codec_price, NULL, 10 },
};

static const KbCardField giveaway_fields[] = {
  { KB_GIVEAWAY_CODE, NC_ ("card", "No."), &kb_field_codec_required_text, NULL, 4 },
  { KB_GIVEAWAY_PRIZE, NC_ ("card", "Prize"), &kb_field_codec_text, NULL, 14 },
  { KB_GIVEAWAY_KIND, NC_ ("card", "Kind"), NULL, list_interactions, 0, TRUE },
  { KB_GIVEAWAY_CUE_ID, NC_ ("card", "Cue"), NULL, list_cues, 0 },
  { KB_GIVEAWAY_QUANTITY, NC_ ("card", "Winners"), &kb_lineup_codec_count, NULL, 5, TRUE },
  { KB_GIVEAWAY_AT_US, NC_ ("card", "Opens"), &kb_lineup_codec_time, NULL, 6 },
  { KB_GIVEAWAY_DURATION_MS, NC_ ("card", "Open for"), &kb_field_codec_length, NULL, 6 },
  { KB_GIVEAWAY_COST_MINOR, NC_ ("card", "Cost of all"), &kb_lineup_codec_price, NULL, 8, TRUE },
  { KB_GIVEAWAY_LINEUP_ITEM_ID, NC_ ("card", "Of the lineup"), NULL, list_items, 0 },
  { KB_GIVEAWAY_ELIGIBILITY, NC_ ("card", "Who may take part"), &kb_field_codec_text, NULL, 16, TRUE },
  { KB_GIVEAWAY_CLAIM, NC_ ("card", "How to claim"), &kb_field_codec_text, NULL, 16 },
};

const KbCardKind kb_lineup_spec_cards = {
  KB_ENTITY_LINEUP_SPEC, KB_LINEUP_SPEC_ITEM_ID, spec_fields, G_N_ELEMENTS (spec_fields), create_spec,
  N_ ("Add Spec"), N_ ("Sold in one spec"), N_ ("Change Spec"),
};

const KbCardKind kb_lineup_price_cards = {
  KB_ENTITY_LINEUP_PRICE, KB_LINEUP_PRICE_ITEM_ID, price_fields, G_N_ELEMENTS (price_fields), create_price,
  N_ ("Add Price Step"), N_ ("One price for the whole show"), N_ ("Change Price Step"),
};

const KbCardKind kb_coupon_cards = {
  KB_ENTITY_COUPON, KB_COUPON_SESSION_ID, coupon_fields, G_N_ELEMENTS (coupon_fields), create_coupon,
  N_ ("Add Coupon"), N_ ("No coupons in this session"), N_ ("Change Coupon"), summarise_coupon,
};

const KbCardKind kb_giveaway_cards = {
  KB_ENTITY_GIVEAWAY, KB_GIVEAWAY_SESSION_ID, giveaway_fields, G_N_ELEMENTS (giveaway_fields), create_giveaway,
  N_ ("Add Giveaway"), N_ ("No giveaways in this session"), N_ ("Change Giveaway"), summarise_giveaway,
};
