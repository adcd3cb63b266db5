/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-find"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-rundown-find.h"
#include "kb-text.h"
#include "kb-variable.h"

/* How much of a text is shown before and behind what was found in it, in characters. */
#define AROUND 18

static const guint fields[] = { KB_CUE_TITLE, KB_CUE_SCRIPT };

static void
add_hits (GArray       *found,
          KbRecord     *cue,
          guint         field,
          const GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const KbRundownHit hit = { kb_record_get_id (cue), field, g_array_index (hits, KbTextHit, i), FALSE };

      g_array_append_val (found, hit);
    }
}

/* Where the values are in a script as it is read. */
static GArray *
find_values (KbRecordSet *plan,
             KbRecord    *cue)
{
  const char *text = kb_record_get_text (cue, KB_CUE_SCRIPT);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (KbTextHit));
  KbVariableUse use;

  for (gsize end = 0; kb_variable_find (text, &use); text = use.end)
    {
      KbVariableState state;
      g_autofree char *value = kb_variable_resolve (plan, cue, &use, &state);
      const KbTextHit hit = { end + (use.start - text),
                              end + (use.start - text) + (value != NULL ? strlen (value) : (gsize) (use.end - use.start)) };

      end = hit.end;
      if (value != NULL)
        g_array_append_val (values, hit);
    }

  return values;
}

/* What is seen in a script must be found in it: the price, not only the name that stands for it. */
static void
add_values (GArray      *found,
            KbRecordSet *plan,
            KbRecord    *cue,
            const char  *needle,
            gboolean     match_case)
{
  g_autofree char *said = kb_variable_expand (plan, cue, kb_record_get_text (cue, KB_CUE_SCRIPT));
  g_autoptr (GArray) hits = kb_text_find (said, needle, match_case);
  g_autoptr (GArray) values = hits->len > 0 ? find_values (plan, cue) : NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      const KbRundownHit hit = { kb_record_get_id (cue), KB_CUE_SCRIPT, g_array_index (hits, KbTextHit, i), TRUE };
      gboolean is_value = FALSE;

      for (guint k = 0; k < values->len; k++)
        {
          const KbTextHit *value = &g_array_index (values, KbTextHit, k);

          is_value |= hit.hit.start < value->end && value->start < hit.hit.end;
        }
      if (is_value)
        g_array_append_val (found, hit);
    }
}

/**
 * kb_rundown_find:
 * @needle: what to look for
 * @match_case: whether small and capital letters differ
 *
 * Returns: (transfer full) (element-type KbRundownHit): where it stands in titles and scripts, as they are written and, for
 *   the values of variables, as they are read.
 */
GArray *
kb_rundown_find (KbRundownModel *model,
                 const char     *needle,
                 gboolean        match_case)
{
  GPtrArray *rows = kb_rundown_model_get_rows (model);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KbRundownHit));
  g_autofree char *normal = kb_text_normalize (needle);

  for (guint i = 0; *normal != '\0' && i < rows->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (fields) && kb_rundown_row_is_cue (rows->pdata[i]); k++)
      {
        KbRecord *cue = kb_rundown_row_get_record (rows->pdata[i]);
        const char *text = kb_record_get_text (cue, fields[k]);
        g_autoptr (GArray) hits = kb_text_find (text, normal, match_case);

        add_hits (found, cue, fields[k], hits);
        if (fields[k] == KB_CUE_SCRIPT && strchr (text, '{') != NULL)
          add_values (found, kb_rundown_model_get_plan (model), cue, normal, match_case);
      }

  return found;
}

static KbRecord *
get_cue (KbRundownModel *model,
         gint64          id)
{
  KbRundownRow *row = kb_rundown_model_find (model, id);

  return row != NULL ? kb_rundown_row_get_record (row) : NULL;
}

/**
 * kb_rundown_count_typed:
 *
 * Returns: how many of them can be replaced.
 */
guint
kb_rundown_count_typed (const KbRundownHit *hits,
                        guint               n_hits)
{
  guint n = 0;

  for (guint i = 0; i < n_hits; i++)
    n += !hits[i].is_value;

  return n;
}

/* How many of the hits from the first on are in the same text as it. */
static guint
count_same (const KbRundownHit *hits,
            guint               n_hits)
{
  guint n = 1;

  while (n < n_hits && hits[n].id == hits[0].id && hits[n].field == hits[0].field
         && hits[n].is_value == hits[0].is_value)
    n++;

  return n;
}

static void
replace_in_text (KbEdit             *edit,
                 KbRecord           *cue,
                 const KbRundownHit *hits,
                 guint               n_hits,
                 const char         *replacement)
{
  g_autofree KbTextHit *places = g_new (KbTextHit, n_hits);
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;

  for (guint i = 0; i < n_hits; i++)
    places[i] = hits[i].hit;
  text = kb_text_replace (kb_record_get_text (cue, hits[0].field), places, n_hits, replacement);
  normal = kb_text_normalize (text);
  if (strcmp (normal, kb_record_get_text (cue, hits[0].field)) != 0)
    kb_edit_set_text (edit, cue, hits[0].field, normal);
}

/**
 * kb_rundown_replace:
 * @hits: (array length=n_hits): what kb_rundown_find() found, or one of it
 * @needle: what was looked for
 * @replacement: what comes in its place, also nothing
 *
 * Values stay as they are: they come from the lineup.
 *
 * Returns: (transfer full): the edit, one step for all of them.
 */
KbEdit *
kb_rundown_replace (KbRundownModel     *model,
                    const KbRundownHit *hits,
                    guint               n_hits,
                    const char         *needle,
                    const char         *replacement)
{
  /* Translators: an entry of the history; two texts */
  g_autofree char *label = g_strdup_printf (_("Replace “%s” with “%s”"), needle, replacement);
  KbEdit *edit = kb_edit_new (label);

  for (guint i = 0; i < n_hits;)
    {
      const guint n = count_same (&hits[i], n_hits - i);
      KbRecord *cue = get_cue (model, hits[i].id);

      if (cue != NULL && !hits[i].is_value)
        replace_in_text (edit, cue, &hits[i], n, replacement);
      i += n;
    }

  return edit;
}

/**
 * kb_rundown_hit_dup_text:
 *
 * Returns: (transfer full): Pango markup: the cue's number and what stands around the hit, "C07 …the
 *   <b>pan</b> that had…".
 */
char *
kb_rundown_hit_dup_text (KbRundownModel     *model,
                         const KbRundownHit *hit)
{
  KbRecord *cue = get_cue (model, hit->id);
  const char *stored = cue != NULL ? kb_record_get_text (cue, hit->field) : "";
  g_autofree char *said = hit->is_value && cue != NULL ? kb_variable_expand (kb_rundown_model_get_plan (model), cue, stored)
                                                       : NULL;
  const char *text = said != NULL ? said : stored;
  const char *from, *to;
  g_autofree char *before = NULL;
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;

  if (hit->hit.end > strlen (text))
    return g_strdup ("");

  from = text + hit->hit.start;
  to = text + hit->hit.end;
  for (guint i = 0; i < AROUND && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < AROUND && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  before = g_strndup (from, text + hit->hit.start - from);
  found = g_strndup (text + hit->hit.start, hit->hit.end - hit->hit.start);
  after = g_strndup (text + hit->hit.end, to - (text + hit->hit.end));
  g_strdelimit (before, "\n\t", ' ');
  g_strdelimit (after, "\n\t", ' ');

  return g_markup_printf_escaped ("%s  %s%s<b>%s</b>%s%s", kb_record_get_text (cue, KB_CUE_CUE_NO),
                                  from > text ? "…" : "", before, found, after, *to != '\0' ? "…" : "");
}
