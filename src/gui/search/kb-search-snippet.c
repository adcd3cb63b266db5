/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-snippet"

#include "config.h"

#include <string.h>

#include "kb-search-snippet.h"
#include "kb-variable.h"

/* Of a variable that the snippet cuts, what is left says nothing to anybody. */
static void
drop_halves (char **before,
             char **after)
{
  const char *open = strchr (*before, '{');
  const char *close = strchr (*before, '}');
  char *last = strrchr (*after, '{');

  if (g_str_has_prefix (*before, "…") && close != NULL && (open == NULL || close < open))
    {
      char *whole = g_strconcat ("…", close + 1, NULL);

      g_free (*before);
      *before = whole;
    }
  if (g_str_has_suffix (*after, "…") && last != NULL && strchr (last, '}') == NULL)
    {
      char *whole;

      *last = '\0';
      whole = g_strconcat (*after, "…", NULL);
      g_free (*after);
      *after = whole;
    }
}

/**
 * kb_search_snippet_dup_read:
 * @hit: what was found
 * @plan: (nullable): its session's rows, where it is open
 * @start: (out): where the match begins, bytes
 * @end: (out): behind its last byte
 *
 * Returns: (transfer full): the text around the match as it is read, with the values of variables in their places.
 */
char *
kb_search_snippet_dup_read (const KbSearchHit *hit,
                            KbRecordSet       *plan,
                            int               *start,
                            int               *end)
{
  KbRecord *cue = plan != NULL && kb_record_get_kind (hit->record) == KB_ENTITY_CUE
                    ? kb_record_set_find (plan, KB_ENTITY_CUE, kb_record_get_id (hit->record))
                    : NULL;
  g_autofree char *before = g_strndup (hit->snippet, hit->match_start);
  g_autofree char *found = g_strndup (hit->snippet + hit->match_start, hit->match_end - hit->match_start);
  g_autofree char *after = g_strdup (hit->snippet + hit->match_end);
  g_autofree char *read_before = NULL;
  g_autofree char *read_after = NULL;

  if (cue != NULL)
    {
      drop_halves (&before, &after);
      read_before = kb_variable_expand (plan, cue, before);
      read_after = kb_variable_expand (plan, cue, after);
    }
  else
    {
      read_before = g_steal_pointer (&before);
      read_after = g_steal_pointer (&after);
    }

  *start = (int) strlen (read_before);
  *end = *start + (int) strlen (found);
  return g_strconcat (read_before, found, read_after, NULL);
}
