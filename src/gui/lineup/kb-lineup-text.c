/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-text"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-lineup-text.h"
#include "kb-money.h"

/**
 * kb_lineup_format_count:
 *
 * Returns: (transfer full): a count with its thousands apart, "1,500", as money has them; "—" for %KB_NONE.
 */
char *
kb_lineup_format_count (gint64 count)
{
  GString *text;

  if (count == KB_NONE)
    return g_strdup ("—");

  text = g_string_new (NULL);
  g_string_printf (text, "%" G_GINT64_FORMAT, ABS (count));
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  if (count < 0)
    g_string_prepend (text, "−");

  return g_string_free (text, FALSE);
}

/* In a table of one currency its sign on every amount is noise. */
static char *
drop_symbol (char       *text,
             const char *currency)
{
  const char *symbol = kb_currency_get_symbol (currency);
  char *found = *symbol != '\0' ? strstr (text, symbol) : NULL;

  if (found != NULL)
    memmove (found, found + strlen (symbol), strlen (found + strlen (symbol)) + 1);
  return text;
}

/**
 * kb_lineup_format_amount:
 *
 * Returns: (transfer full): an amount without its currency's sign, "1,299.00"; "—" for %KB_NONE.
 */
char *
kb_lineup_format_amount (gint64      minor,
                         const char *currency)
{
  return minor != KB_NONE ? drop_symbol (kb_money_format (minor, currency), currency) : g_strdup ("—");
}

/**
 * kb_lineup_format_short:
 *
 * Returns: (transfer full): the same, a whole amount without decimals.
 */
char *
kb_lineup_format_short (gint64      minor,
                        const char *currency)
{
  return minor != KB_NONE ? drop_symbol (kb_money_format_short (minor, currency), currency) : g_strdup ("—");
}

/**
 * kb_lineup_format_air:
 *
 * Returns: (transfer full): planned minutes and loops, "18 ×3".
 */
char *
kb_lineup_format_air (const KbLineupRow *row)
{
  return g_strdup_printf ("%g ×%u", row->duration_ms / 60000.0, row->loops);
}

/**
 * kb_lineup_join_lines:
 *
 * Returns: (transfer full): lines in one, "a · b · c".
 */
char *
kb_lineup_join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv (" · ", lines);
}

/**
 * kb_lineup_split_lines:
 * @text: what was typed into one line
 *
 * Returns: (transfer full): the lines that it means: points are parted by "·", ";" or "；".
 */
char *
kb_lineup_split_lines (const char *text)
{
  g_autoptr (GRegex) marks = g_regex_new ("\\s*[·;；\\n]\\s*", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (marks, text, 0);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", parts[i]);

  return g_strdup (lines->str);
}

const char *
kb_lineup_level_icon (KbLevel level)
{
  static const char *const icons[] = { "kb-block-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };

  return icons[CLAMP (level, KB_LEVEL_BLOCK, KB_LEVEL_TELL)];
}

const char *
kb_lineup_level_class (KbLevel level)
{
  static const char *const classes[] = { "block", "warn", "tell" };

  return classes[CLAMP (level, KB_LEVEL_BLOCK, KB_LEVEL_TELL)];
}

/**
 * kb_lineup_role_word:
 *
 * Returns: a product role in the one word that a pill has room for.
 */
const char *
kb_lineup_role_word (int role)
{
  static const char *const words[] = {
    NC_ ("role word", "Traffic"), NC_ ("role word", "Perk"), NC_ ("role word", "Hero"), NC_ ("role word", "Profit"),
    NC_ ("role word", "Anchor"), NC_ ("role word", "Add-on"), NC_ ("role word", "Clearance"), NC_ ("role word", "Test"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == KB_N_PRODUCT_ROLES);
  return g_dpgettext2 (NULL, "role word", words[CLAMP (role, 0, KB_N_PRODUCT_ROLES - 1)]);
}

/**
 * kb_lineup_problem_word:
 *
 * Returns: a problem in the two or three words that a table has room for.
 */
const char *
kb_lineup_problem_word (const KbProblem *problem)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "lineup.no-cue", NC_ ("lineup problem", "No cue") },
    { "lineup.withdrawn-cue", NC_ ("lineup problem", "Still in a cue") },
    { "lineup.withdrawn-named", NC_ ("lineup problem", "Still named") },
    { "lineup.sku-twice", NC_ ("lineup problem", "SKU twice") },
    { "lineup.hero-gap", NC_ ("lineup problem", "No hero for long") },
    { "lineup.link-twice", NC_ ("lineup problem", "Number twice") },
    { "lineup.above-list", NC_ ("lineup problem", "Above list") },
    { "lineup.absurd-price", NC_ ("lineup problem", "Price far off") },
    { "lineup.no-price", NC_ ("lineup problem", "No price") },
    { "lineup.below-cost", NC_ ("lineup problem", "Below cost") },
    { "lineup.spec-empty", NC_ ("lineup problem", "Spec sold out") },
    { "lineup.no-stock", NC_ ("lineup problem", "No stock") },
    { "lineup.not-locked", NC_ ("lineup problem", "Not all locked") },
    { "lineup.gift-no-sku", NC_ ("lineup problem", "Gift without SKU") },
    { "lineup.proof-expired", NC_ ("lineup problem", "Proof expired") },
    { "lineup.two-currencies", NC_ ("lineup problem", "Two currencies") },
    { "lineup.coupon-window", NC_ ("lineup problem", "Coupon too short") },
    { "lineup.coupon-outlives", NC_ ("lineup problem", "Coupon too long") },
    { "supply.clash", NC_ ("lineup problem", "Stock promised twice") },
    { "supply.short", NC_ ("lineup problem", "Stock short") },
    { "supply.late", NC_ ("lineup problem", "Stock comes late") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].code, problem->code) == 0)
      return g_dpgettext2 (NULL, "lineup problem", words[i].word);

  return kb_enum_label (&kb_level_enum, problem->level);
}
