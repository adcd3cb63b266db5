/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-places"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew-problems.h"
#include "kb-crew-text.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-text.h"

/* "杭州·3号直播间（护肤+家清双台）" and "杭州·3号直播间" are one studio: what is in brackets says how it is
 * furnished. */
static char *
get_key (const char *name)
{
  g_autofree char *plain = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *at = plain != NULL ? plain : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar character = g_utf8_get_char (at);

      if (character == '(')
        break;
      if (!g_unichar_isspace (character))
        g_string_append_unichar (key, g_unichar_tolower (character));
    }

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *one = get_key (a);
  g_autofree char *other = get_key (b);

  return *one != '\0' && g_str_equal (one, other);
}

static void
check_studio (const KbCrew    *self,
              KbRecord        *other,
              const KbStretch *common,
              GPtrArray       *problems)
{
  const char *scene = kb_record_get_text (self->session, KB_SESSION_SCENE);
  g_autofree char *span = kb_crew_format_span (self, common);
  KbCrewProblem *problem;

  if (!is_same (scene, kb_record_get_text (other, KB_SESSION_SCENE)))
    return;

  /* Translators: studio, "21:00–22:00", the other session */
  problem = kb_crew_problem_add (problems, "crew.studio-twice", KB_LEVEL_BLOCK, scene, common,
                                 g_strdup_printf (_("%s is taken twice %s: here and by “%s”"), scene, span,
                                                  kb_crew_get_other_title (self, kb_record_get_id (other))));
  kb_problem_add (problem->problem, self->session, KB_SESSION_SCENE);
  kb_problem_add (problem->problem, other, KB_SESSION_SCENE);
}

static gboolean
has_line (char       **lines,
          const char  *wanted)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (is_same (lines[i], wanted))
      return TRUE;

  return FALSE;
}

static void
check_equipment (const KbCrew    *self,
                 KbRecord        *other,
                 const KbStretch *common,
                 GPtrArray       *problems)
{
  g_auto (GStrv) ours = g_strsplit (kb_record_get_text (self->session, KB_SESSION_EQUIPMENT), "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (kb_record_get_text (other, KB_SESSION_EQUIPMENT), "\n", -1);
  g_autofree char *span = kb_crew_format_span (self, common);

  for (guint i = 0; ours[i] != NULL; i++)
    {
      KbCrewProblem *problem;

      if (!has_line (theirs, ours[i]))
        continue;
      problem = kb_crew_problem_add (problems, "crew.equipment-twice", KB_LEVEL_BLOCK, g_strstrip (ours[i]), common,
                                     g_strdup_printf (_("%s is taken twice %s: here and by “%s”"), ours[i], span,
                                                      kb_crew_get_other_title (self, kb_record_get_id (other))));
      kb_problem_add (problem->problem, self->session, KB_SESSION_EQUIPMENT);
      kb_problem_add (problem->problem, other, KB_SESSION_EQUIPMENT);
    }
}

static gint64
get_claim (KbRecord *item)
{
  return kb_record_get_int_or (item, KB_LINEUP_ITEM_LOCKED_STOCK,
                               kb_record_get_int (item, KB_LINEUP_ITEM_LIVE_STOCK));
}

static gint64
get_total (const KbCrew       *self,
           KbRecord           *item,
           const KbStockClaim *claim)
{
  KbRecord *product = kb_record_set_find_ref (self->set, item, KB_LINEUP_ITEM_PRODUCT_ID);
  const gint64 total = MAX (kb_record_get_int (item, KB_LINEUP_ITEM_TOTAL_STOCK), claim->total);

  return total == KB_NONE && product != NULL ? kb_record_get_int (product, KB_PRODUCT_STOCK) : total;
}

/* Both count on the same units when together they want more than there are, or when nobody knows how
 * many there are. */
static void
check_stock (const KbCrew       *self,
             KbRecord           *item,
             const KbStockClaim *claim,
             const KbStretch    *common,
             GPtrArray          *problems)
{
  KbRecord *product = kb_record_set_find_ref (self->set, item, KB_LINEUP_ITEM_PRODUCT_ID);
  const gint64 own = get_claim (item);
  const gint64 total = get_total (self, item, claim);
  const char *name = product != NULL ? kb_record_get_text (product, KB_PRODUCT_NAME) : "";
  const char *other = kb_crew_get_other_title (self, claim->session_id);
  g_autofree char *ours = g_strdup_printf ("%" G_GINT64_FORMAT, own);
  g_autofree char *theirs = g_strdup_printf ("%" G_GINT64_FORMAT, claim->claimed);
  g_autofree char *in_all = g_strdup_printf ("%" G_GINT64_FORMAT, total);
  KbCrewProblem *problem;
  char *text;

  if (own == KB_NONE || claim->claimed == KB_NONE || (total != KB_NONE && own + claim->claimed <= total))
    return;

  if (total != KB_NONE)
    text = g_strdup_printf (_("%s: %s here and %s in “%s” at the same time, of %s in all"), name, ours, theirs, other,
                            in_all);
  else
    text = g_strdup_printf (_("%s is sold here and in “%s” at the same time, and how many there are is not known"),
                            name, other);
  problem = kb_crew_problem_add (problems, "crew.stock-twice", total != KB_NONE ? KB_LEVEL_BLOCK : KB_LEVEL_WARN, name,
                                 common, text);
  kb_problem_add (problem->problem, item, KB_LINEUP_ITEM_LIVE_STOCK);
  g_array_append_vals (problem->problem->subjects,
                       &(KbSubject) { KB_ENTITY_LINEUP_ITEM, claim->item_id, KB_LINEUP_ITEM_LIVE_STOCK }, 1);
}

static void
check_claims (const KbCrew      *self,
              const KbOtherShow *show,
              const KbStretch   *common,
              GPtrArray         *problems)
{
  GListModel *items = kb_record_set_get_list (self->set, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < self->elsewhere->claims->len; i++)
    {
      const KbStockClaim *claim = &g_array_index (self->elsewhere->claims, KbStockClaim, i);

      for (guint j = 0; claim->session_id == show->session_id && j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (KbRecord) item = g_list_model_get_item (items, j);

          if (kb_record_get_int (item, KB_LINEUP_ITEM_PRODUCT_ID) == claim->product_id
              && !kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN))
            check_stock (self, item, claim, common, problems);
        }
    }
}

/**
 * kb_crew_check_places:
 *
 * Adds what two sessions that overlap both want: a studio, a piece of equipment, stock.
 */
void
kb_crew_check_places (const KbCrew *self,
                      GPtrArray    *problems)
{
  KbRecordSet *library = kb_record_set_get_library (self->set);

  for (guint i = 0; library != NULL && self->session != NULL && i < self->elsewhere->shows->len; i++)
    {
      const KbOtherShow *show = &g_array_index (self->elsewhere->shows, KbOtherShow, i);
      KbRecord *other = kb_record_set_find (library, KB_ENTITY_SESSION, show->session_id);
      KbStretch common;

      if (other == NULL || !kb_stretch_overlaps (&self->show, &show->time, &common))
        continue;
      check_studio (self, other, &common, problems);
      check_equipment (self, other, &common, problems);
      check_claims (self, show, &common, problems);
    }
}
