/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stock-input"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-stock-input.h"
#include "kb-stock-left.h"

/* What an operator types of the stock: "97" are left, "-6" were sold, "+100" came in; "4 1800" is of link number 4,
 * "4 red 30" of one of its specs. */

/* One line taken apart. */
typedef struct
{
  KbRecord *item;      /* borrowed */
  KbRecord *spec;      /* borrowed, nullable */
  int       sign;      /* 0: so many are left; else by so many fewer or more */
  gint64    number;
} Input;

static gboolean G_GNUC_PRINTF (2, 3)
fail (GError     **error,
      const char  *format,
      ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (KB_ERROR, KB_ERROR_INPUT, format, args);
  va_end (args);

  return FALSE;
}

/* Full-width forms made plain, every dash a minus, and what people put between the parts a space. */
static GStrv
split_words (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) spaced = g_string_new (plain != NULL ? plain : "");
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_string_replace (spaced, "−", "-", 0);
  g_string_replace (spaced, "–", "-", 0);
  g_string_replace (spaced, ":", " ", 0);
  g_string_replace (spaced, "=", " ", 0);
  words = g_strsplit_set (spaced->str, " \t\n\r", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);

  return g_strv_builder_end (builder);
}

/* Digits, maybe with commas between the thousands. */
static gboolean
read_number (const char *word,
             gint64     *number)
{
  g_autoptr (GString) digits = g_string_new (word);

  g_string_replace (digits, ",", "", 0);
  return digits->len > 0 && digits->len <= 10 && strspn (digits->str, "0123456789") == digits->len
         && (*number = g_ascii_strtoll (digits->str, NULL, 10)) <= KB_STOCK_MOST;
}

static gboolean
read_amount (const char  *word,
             Input       *input,
             GError     **error)
{
  input->sign = *word == '-' ? -1 : *word == '+' ? 1 : 0;

  return read_number (word + ABS (input->sign), &input->number)
         || fail (error, _("“%s” is no number: type how many are left, or −6 for six sold"), word);
}

/* "4", "No.4", "#4", "4号". */
static gboolean
read_link_no (const char *word,
              gint64     *link_no)
{
  const gsize before = strcspn (word, "0123456789");
  const gsize digits = strspn (word + before, "0123456789");
  g_autofree char *prefix = g_ascii_strdown (word, (gssize) before);
  const char *after = word + before + digits;

  *link_no = g_ascii_strtoll (word + before, NULL, 10);
  return digits > 0 && digits <= 6 && (before == 0 || g_str_equal (prefix, "no.") || g_str_equal (prefix, "#"))
         && (*after == '\0' || g_str_equal (after, "号"));
}

/* A spec by its whole name, or by what it begins with where only one does. */
static KbRecord *
find_spec (KbRecordSet *set,
           KbRecord    *item,
           const char  *name)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (set, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  KbRecord *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < specs->len; i++)
    {
      g_autofree char *its = g_utf8_casefold (kb_lineup_get_spec_name (set, specs->pdata[i]), -1);

      if (g_str_equal (its, wanted))
        return specs->pdata[i];   /* the set keeps it alive */
      if (!g_str_has_prefix (its, wanted))
        continue;
      found = specs->pdata[i];
      n_found++;
    }

  return n_found == 1 ? found : NULL;
}

static gboolean
read_item (KbRecordSet  *set,
           KbRecord     *on_air,
           GStrv         words,
           guint         n_words,
           Input        *input,
           GError      **error)
{
  gint64 link_no = 0;
  const gboolean has_link = n_words > 0 && read_link_no (words[0], &link_no);
  g_autofree char *name = NULL;
  g_autofree char *call = NULL;

  name = g_strjoinv (" ", words + has_link);
  input->item = has_link ? kb_lineup_find_link (set, link_no) : on_air;
  if (input->item == NULL)
    return has_link ? fail (error, _("The lineup has no link number %d"), (int) link_no)
                    : fail (error, _("No product is on air: type its link number first, “4 1800”"));
  if (*name == '\0')
    return TRUE;

  input->spec = find_spec (set, input->item, name);
  call = kb_lineup_dup_call (set, input->item);
  return input->spec != NULL || fail (error, _("%s has no spec “%s”"), call, name);
}

static gboolean
take_amount (KbRecordSet   *set,
             KbRun         *run,
             const Input   *input,
             KbStockCount  *count,
             GError       **error)
{
  gint64 left = input->spec != NULL ? kb_stock_left_of_spec (input->spec, run)
                                    : kb_stock_left_compute (set, input->item, run).left;

  if (input->sign != 0 && left == KB_NONE)
    return fail (error, _("Nobody said yet how many there were: type how many are left"));
  if (input->sign < 0 && input->number > left)
    return fail (error, _("Only %d are left: %d cannot have been sold"), (int) left, (int) input->number);

  left = input->sign != 0 ? left + input->sign * input->number : input->number;
  if (left > KB_STOCK_MOST)
    return fail (error, _("That is more than there can be"));

  *count = (KbStockCount) { kb_record_get_id (input->item), input->spec != NULL ? kb_record_get_id (input->spec) : 0, left };
  return TRUE;
}

/**
 * kb_stock_input_read:
 * @set: the session
 * @run: its run, which knows what is left
 * @on_air: (nullable): the product on air, which is meant where no link number is typed
 * @text: what was typed: "97" left, "-6" sold, "+100" came in; before it a link number, and the name of a spec
 * @count: (out caller-allocates): what that comes to
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, which says what to type, where it cannot be read or cannot be.
 */
gboolean
kb_stock_input_read (KbRecordSet   *set,
                     KbRun         *run,
                     KbRecord      *on_air,
                     const char    *text,
                     KbStockCount  *count,
                     GError       **error)
{
  g_auto (GStrv) words = split_words (text);
  const guint n_words = g_strv_length (words);
  g_autofree char *amount = n_words > 0 ? g_steal_pointer (&words[n_words - 1]) : NULL;
  Input input = { 0, };

  g_return_val_if_fail (set != NULL && run != NULL, FALSE);

  if (amount == NULL)
    return fail (error, _("Type how many are left, or −6 for six sold"));

  return read_amount (amount, &input, error)
         && read_item (set, on_air, words, n_words - 1, &input, error)
         && take_amount (set, run, &input, count, error);
}
