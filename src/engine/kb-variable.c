/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-variable"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pricing.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-spoken.h"
#include "kb-text.h"
#include "kb-variable.h"

/* A name or number longer than this is not one of ours. */
#define LONGEST_NAME 24
#define LONGEST_NUMBER 6

const KbEnum kb_variable_enum = {
  .name = "variable",
  .codes = (const char *const[]) { "price", "list_price", "final_price", "coupon", "gift", "gift_value", "stock",
                                   "limit", "name", "link_no", "ship_h", "price_words", "list_price_words",
                                   "final_price_words", "coupon_words", "gift_value_words", "stock_words", NULL },
  .labels = (const char *const[]) { NC_ ("variable", "Live price"), NC_ ("variable", "List price"),
                                    NC_ ("variable", "Price with coupon"), NC_ ("variable", "Coupon’s value"),
                                    NC_ ("variable", "Gift"), NC_ ("variable", "Gift’s value"),
                                    NC_ ("variable", "Stock"), NC_ ("variable", "Limit per buyer"),
                                    NC_ ("variable", "Product’s name"), NC_ ("variable", "Link number"),
                                    NC_ ("variable", "Hours until it ships"), NC_ ("variable", "Live price in words"),
                                    NC_ ("variable", "List price in words"), NC_ ("variable", "Price with coupon in words"),
                                    NC_ ("variable", "Coupon’s value in words"), NC_ ("variable", "Gift’s value in words"),
                                    NC_ ("variable", "Stock in words"), NULL },
};

/* What the variables in words say, in their order. */
static const KbVariable spoken[] = { KB_VARIABLE_PRICE, KB_VARIABLE_LIST_PRICE, KB_VARIABLE_FINAL_PRICE, KB_VARIABLE_COUPON,
                                     KB_VARIABLE_GIFT_VALUE, KB_VARIABLE_STOCK };
G_STATIC_ASSERT (G_N_ELEMENTS (spoken) == KB_VARIABLE_N - KB_VARIABLE_PRICE_WORDS);

/* The name by which mock-ups and older scripts know the live price. */
static const char live_price[] = "live_price";

static int
find_name (const char *name,
           gsize       length)
{
  g_autofree char *code = g_strndup (name, length);

  return g_str_equal (code, live_price) ? KB_VARIABLE_PRICE : kb_enum_find (&kb_variable_enum, code);
}

static gsize
span_number (const char *p)
{
  return strspn (p, "0123456789");
}

/* The unit that is said behind an amount in words; 块钱 and 元硬币 are something else. */
static const char *
find_unit (const char *p,
           int         variable)
{
  static const char *const units[] = { "块", "元" };
  static const char *const others[] = { "块钱", "元硬币", "元纸币", "元旦" };

  if (variable < KB_VARIABLE_PRICE_WORDS || variable >= KB_VARIABLE_STOCK_WORDS)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (p, others[i]))
      return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (p, units[i]))
      return units[i];

  return NULL;
}

/* Nothing, or a sentence that has ended, stands before it. */
static gboolean
begins_sentence (const char *text,
                 const char *brace)
{
  const char *p = brace;

  while (p > text && (p[-1] == ' ' || p[-1] == '\n'))
    p--;
  if (p == text)
    return brace == text;
  return p < brace && strchr (".!?", p[-1]) != NULL;
}

/* What stands at an opening brace, if it is written as a variable. */
static gboolean
read_use (const char    *brace,
          KbVariableUse *use)
{
  const char *name = brace + 1;
  const gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz_");
  const char *p = name + length;
  gsize digits;

  if (length == 0 || length > LONGEST_NAME)
    return FALSE;

  use->link_no = 0;
  if (*p == ':')
    {
      digits = span_number (p + 1);
      if (digits == 0 || digits > LONGEST_NUMBER)
        return FALSE;
      use->link_no = g_ascii_strtoll (p + 1, NULL, 10);
      p += 1 + digits;
    }
  if (*p != '}')
    return FALSE;

  use->start = brace;
  use->variable = find_name (name, length);
  use->unit = find_unit (p + 1, use->variable);
  use->end = p + 1 + (use->unit != NULL ? strlen (use->unit) : 0);
  return TRUE;
}

static KbRecord *
find_item (KbRecordSet         *set,
           KbRecord            *cue,
           const KbVariableUse *use,
           KbVariableState     *state)
{
  KbRecord *item;

  if (use->link_no == 0)
    {
      item = cue != NULL ? kb_record_set_find_ref (set, cue, KB_CUE_LINEUP_ITEM_ID) : NULL;
      *state = item != NULL ? KB_VARIABLE_STATE_OK : KB_VARIABLE_STATE_NO_PRODUCT;
      return item;
    }

  item = kb_lineup_find_link (set, use->link_no);
  if (item == NULL)
    *state = KB_VARIABLE_STATE_NO_LINK;
  return item;
}

static char *
format_amount (KbRecordSet *set,
               gint64       minor)
{
  KbRecord *session = kb_record_set_get_session (set);

  if (minor == KB_NONE)
    return NULL;
  return kb_money_format_short (minor, session != NULL ? kb_record_get_text (session, KB_SESSION_CURRENCY) : "");
}

static char *
format_count (gint64 count)
{
  return count != KB_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : NULL;
}

static char *
format_number (KbRecord *item,
               guint     field)
{
  return format_count (kb_record_get_int (item, field));
}

/* A value is one line: a script's lines have a meaning of their own. */
static char *
format_text (char *text)
{
  g_strdelimit (text, "\r\n", ' ');
  if (!kb_text_is_empty (text))
    return text;

  g_free (text);
  return NULL;
}

/* What is left while a show runs, else what is planned. */
static gint64
get_stock (KbRecordSet         *set,
           KbRecord            *item,
           const KbPriceMoment *moment)
{
  const gint64 id = kb_record_get_id (item);
  const gint64 *left = moment != NULL && moment->stock != NULL ? g_hash_table_lookup (moment->stock, &id) : NULL;

  return left != NULL ? *left : kb_lineup_get_stock (set, item);
}

/* The amount of money that a variable stands for; %KB_NONE where it has none, or is none. */
static gint64
get_amount (KbRecordSet         *set,
            KbRecord            *cue,
            const KbPriceMoment *moment,
            KbRecord            *item,
            KbVariable           variable)
{
  KbPrice price;

  switch ((int) variable)
    {
    case KB_VARIABLE_PRICE:
      return kb_pricing_live_at (set, item, cue, moment);
    case KB_VARIABLE_LIST_PRICE:
      return kb_record_get_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR);
    case KB_VARIABLE_FINAL_PRICE:
      return kb_pricing_compute_at (set, item, cue, moment).final_minor;
    case KB_VARIABLE_COUPON:
      price = kb_pricing_compute_at (set, item, cue, moment);
      return price.coupon != NULL ? price.coupon_minor : KB_NONE;
    case KB_VARIABLE_GIFT_VALUE:
      return kb_record_get_int (item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR);
    default:
      return KB_NONE;
    }
}

/* @variable: one of those in words */
static char *
format_words (KbRecordSet         *set,
              KbRecord            *cue,
              const KbPriceMoment *moment,
              KbRecord            *item,
              KbVariable           variable,
              const char          *unit)
{
  KbRecord *session = kb_record_set_get_session (set);
  const char *language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : NULL;
  const KbVariable said = spoken[variable - KB_VARIABLE_PRICE_WORDS];
  const gint64 value = said == KB_VARIABLE_STOCK ? get_stock (set, item, moment) : get_amount (set, cue, moment, item, said);

  if (value == KB_NONE)
    return NULL;
  if (said == KB_VARIABLE_STOCK)
    return kb_spoken_count (value, language);
  return kb_spoken_money (value, session != NULL ? kb_record_get_text (session, KB_SESSION_CURRENCY) : "", language, unit);
}

static char *
format_value (KbRecordSet         *set,
              KbRecord            *cue,
              const KbPriceMoment *moment,
              KbRecord            *item,
              KbVariable           variable)
{
  switch (variable)
    {
    case KB_VARIABLE_PRICE:
    case KB_VARIABLE_LIST_PRICE:
    case KB_VARIABLE_FINAL_PRICE:
    case KB_VARIABLE_COUPON:
    case KB_VARIABLE_GIFT_VALUE:
      return format_amount (set, get_amount (set, cue, moment, item, variable));
    case KB_VARIABLE_GIFT:
      return format_text (g_strdup (kb_record_get_text (item, KB_LINEUP_ITEM_GIFT)));
    case KB_VARIABLE_STOCK:
      return format_count (get_stock (set, item, moment));
    case KB_VARIABLE_LIMIT:
      return format_number (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER);
    case KB_VARIABLE_NAME:
      return format_text (kb_variable_dup_item_name (set, item));
    case KB_VARIABLE_LINK_NO:
      return format_number (item, KB_LINEUP_ITEM_LINK_NO);
    case KB_VARIABLE_SHIP_H:
      return format_number (item, KB_LINEUP_ITEM_SHIP_H);
    case KB_VARIABLE_PRICE_WORDS:
    case KB_VARIABLE_LIST_PRICE_WORDS:
    case KB_VARIABLE_FINAL_PRICE_WORDS:
    case KB_VARIABLE_COUPON_WORDS:
    case KB_VARIABLE_GIFT_VALUE_WORDS:
    case KB_VARIABLE_STOCK_WORDS:
      return format_words (set, cue, moment, item, variable, NULL);
    case KB_VARIABLE_N:
    default:
      return NULL;
    }
}

/**
 * kb_variable_find:
 * @text: valid UTF-8
 * @use: (out caller-allocates): the first variable in it
 *
 * Finds what is written as a variable, known or not: lower-case letters and `_` in braces, and
 * after a colon a link number. Any other brace is text.
 *
 * Returns: %FALSE when there is none.
 */
gboolean
kb_variable_find (const char    *text,
                  KbVariableUse *use)
{
  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{'))
    if (read_use (p, use))
      {
        use->begins_sentence = begins_sentence (text, p);
        return TRUE;
      }

  return FALSE;
}

static char *
resolve_at (KbRecordSet         *set,
            KbRecord            *cue,
            const KbPriceMoment *moment,
            const KbVariableUse *use,
            KbVariableState     *state)
{
  KbRecord *item;
  char *value;

  *state = use->variable < 0 ? KB_VARIABLE_STATE_UNKNOWN : KB_VARIABLE_STATE_OK;
  item = use->variable < 0 ? NULL : find_item (set, cue, use, state);
  if (item == NULL)
    return NULL;

  value = use->unit != NULL ? format_words (set, cue, moment, item, use->variable, use->unit)
                            : format_value (set, cue, moment, item, use->variable);
  if (value == NULL)
    *state = KB_VARIABLE_STATE_NO_VALUE;
  else if (use->begins_sentence && use->variable >= KB_VARIABLE_PRICE_WORDS)
    *value = g_ascii_toupper (*value);

  return value;
}

/**
 * kb_variable_resolve:
 * @set: the session
 * @cue: (nullable): the cue whose script it stands in
 * @state: (out): whether it has a value, and why not
 *
 * Takes the value from the lineup, and from nowhere else; a price is the one that the cue begins with.
 *
 * Returns: (transfer full) (nullable): the value as it is read, one line; %NULL where there is none.
 */
char *
kb_variable_resolve (KbRecordSet         *set,
                     KbRecord            *cue,
                     const KbVariableUse *use,
                     KbVariableState     *state)
{
  return resolve_at (set, cue, NULL, use, state);
}

/**
 * kb_variable_dup_value:
 * @cue: (nullable): the cue in which it is said: prices change in the course of a show
 * @item: one of the lineup's items
 *
 * Returns: (transfer full) (nullable): what a variable stands for, within a sentence.
 */
char *
kb_variable_dup_value (KbRecordSet *set,
                       KbRecord    *cue,
                       KbRecord    *item,
                       KbVariable   variable)
{
  return format_value (set, cue, NULL, item, variable);
}

/**
 * kb_variable_describe:
 *
 * Returns: (transfer full): what a variable stands for, or why it stands for nothing and what to do.
 */
char *
kb_variable_describe (const KbVariableUse *use,
                      KbVariableState      state)
{
  const char *label = use->variable >= 0 ? kb_enum_label (&kb_variable_enum, use->variable) : "";
  g_autofree char *name = g_strndup (use->start, use->end - use->start);

  switch (state)
    {
    case KB_VARIABLE_STATE_UNKNOWN:
      return g_strdup_printf (_("%s is no variable: choose one with Ctrl+Shift+V"), name);
    case KB_VARIABLE_STATE_NO_PRODUCT:
      return g_strdup_printf (_("%s has no value: the cue has no product yet, choose one in the table"), name);
    case KB_VARIABLE_STATE_NO_LINK:
      return g_strdup_printf (_("%s has no value: the lineup has no link number %d"), name, (int) use->link_no);
    case KB_VARIABLE_STATE_NO_VALUE:
      /* Translators: a variable, and the field of the lineup that is empty */
      return g_strdup_printf (_("%s has no value: fill in “%s” in the lineup"), name, label);
    case KB_VARIABLE_STATE_OK:
    default:
      /* Translators: a variable and what it stands for */
      return g_strdup_printf (_("%s: %s, from the lineup"), name, label);
    }
}

/**
 * kb_variable_expand_at:
 * @set: the session
 * @cue: (nullable): the cue whose script it is
 * @moment: (nullable): when it is read, for prices change in the course of a show; %NULL: at the cue's planned start
 * @text: a script as it is stored
 *
 * Puts values in the place of variables. What has no value stays as it is written, so that it is
 * seen; a value is not looked at again.
 *
 * Returns: (transfer full): the script as it is read.
 */
char *
kb_variable_expand_at (KbRecordSet         *set,
                       KbRecord            *cue,
                       const KbPriceMoment *moment,
                       const char          *text)
{
  GString *expanded;
  KbVariableUse use;

  if (strchr (text, '{') == NULL)
    return g_strdup (text);

  expanded = g_string_new (NULL);
  while (kb_variable_find (text, &use))
    {
      KbVariableState state;
      g_autofree char *value = resolve_at (set, cue, moment, &use, &state);

      g_string_append_len (expanded, text, use.start - text);
      if (value != NULL)
        g_string_append (expanded, value);
      else
        g_string_append_len (expanded, use.start, use.end - use.start);
      text = use.end;
    }

  g_string_append (expanded, text);
  return g_string_free (expanded, FALSE);
}

/**
 * kb_variable_expand:
 *
 * Returns: (transfer full): the script as it is read when its cue begins, as kb_variable_expand_at().
 */
char *
kb_variable_expand (KbRecordSet *set,
                    KbRecord    *cue,
                    const char  *text)
{
  return kb_variable_expand_at (set, cue, NULL, text);
}

/**
 * kb_variable_dup_item_name:
 * @item: one of the lineup's items
 *
 * Returns: (transfer full): what it is called in the show: its name in this session, else how its
 *   product is spoken, else the product's name; "" when none is known.
 */
char *
kb_variable_dup_item_name (KbRecordSet *set,
                           KbRecord    *item)
{
  KbRecord *product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);
  const char *title = kb_record_get_text (item, KB_LINEUP_ITEM_TITLE);

  if (!kb_text_is_empty (title) || product == NULL)
    return g_strdup (title);
  if (!kb_text_is_empty (kb_record_get_text (product, KB_PRODUCT_SAY_AS)))
    return g_strdup (kb_record_get_text (product, KB_PRODUCT_SAY_AS));
  return g_strdup (kb_record_get_text (product, KB_PRODUCT_NAME));
}
