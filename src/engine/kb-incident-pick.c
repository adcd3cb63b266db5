/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident-pick"

#include "config.h"

#include "kb-incident-pick.h"
#include "kb-incident.h"
#include "kb-session.h"
#include "kb-text.h"

/* What happened in an earlier run of the session weighs more than any custom. */
#define PAST_WEIGHT 100

/* How likely an incident is, by its number in the catalogue of domain.md §3; what is not named weighs by its level. A kind
 * of row that must be there: without coupons none is misconfigured. */
static const struct
{
  const char   *code;
  int           weight;
  KbEntityKind  needs;
} customs[] = {
  { "N1", 90, KB_ENTITY_NONE },     { "N3", 85, KB_ENTITY_NONE }, { "G1", 80, KB_ENTITY_LINEUP_ITEM },
  { "G2", 75, KB_ENTITY_LINEUP_ITEM }, { "G6", 70, KB_ENTITY_COUPON }, { "G4", 65, KB_ENTITY_NONE },
  { "C1", 60, KB_ENTITY_NONE },     { "A1", 55, KB_ENTITY_NONE }, { "T1", 50, KB_ENTITY_NONE },
  { "A3", 45, KB_ENTITY_GIVEAWAY }, { "H1", 40, KB_ENTITY_NONE },
};

typedef struct
{
  KbRecord *plan;     /* borrowed */
  int       weight;
  guint     place;    /* in the catalogue */
} Candidate;

static int
count_past (KbRecordSet *plan,
            gint64       incident_plan_id)
{
  GListModel *list = kb_record_set_get_list (plan, KB_ENTITY_INCIDENT);
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) incident = g_list_model_get_item (list, i);

      n += kb_record_get_int_or (incident, KB_INCIDENT_PLAN_ID, 0) == incident_plan_id;
    }

  return n;
}

static int
weigh_custom (KbRecordSet *plan,
              KbRecord    *candidate)
{
  for (guint i = 0; i < G_N_ELEMENTS (customs); i++)
    if (g_str_equal (customs[i].code, kb_record_get_text (candidate, KB_INCIDENT_PLAN_CODE)))
      return customs[i].needs == KB_ENTITY_NONE
             || g_list_model_get_n_items (kb_record_set_get_list (plan, customs[i].needs)) > 0 ? customs[i].weight : -1;

  return 10 * (KB_SEVERITY_P3 - (int) kb_record_get_int (candidate, KB_INCIDENT_PLAN_SEVERITY));
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  return one->weight != other->weight ? other->weight - one->weight : (int) one->place - (int) other->place;
}

/* Worst first, so that the digits of what cannot wait are the first ones. */
static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;
  const int levels = (int) kb_record_get_int (one->plan, KB_INCIDENT_PLAN_SEVERITY)
                     - (int) kb_record_get_int (other->plan, KB_INCIDENT_PLAN_SEVERITY);

  return levels != 0 ? levels : compare_weights (a, b);
}

/* A playbook in the session's language, or one that names none. */
static gboolean
fits_language (KbRecordSet *plan,
               KbRecord    *candidate)
{
  KbRecord *session = kb_record_set_get_session (plan);
  const char *language = kb_record_get_text (candidate, KB_INCIDENT_PLAN_LANGUAGE);

  return session == NULL || kb_text_is_empty (language)
         || g_ascii_strncasecmp (kb_record_get_text (session, KB_SESSION_LANGUAGE), language, 2) == 0;
}

static GPtrArray *
list_plans (KbRecordSet *plan)
{
  GListModel *list = kb_record_set_get_list (kb_record_set_get_library (plan), KB_ENTITY_INCIDENT_PLAN);
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) candidate = g_list_model_get_item (list, i);

      if (fits_language (plan, candidate))
        g_ptr_array_add (plans, g_steal_pointer (&candidate));
    }

  return plans;
}

/**
 * kb_incident_pick_likely:
 * @plan: a session; its library has the playbooks
 *
 * The incidents that a session most likely meets: those of its earlier runs first, then by custom, and none for which the
 * session has not what it takes. They do not change during a run, so that a digit keeps its meaning.
 *
 * Returns: (transfer full) (element-type KbRecord): at most %KB_INCIDENT_N_LIKELY incident plans, worst level first.
 */
GPtrArray *
kb_incident_pick_likely (KbRecordSet *plan)
{
  g_autoptr (GPtrArray) plans = list_plans (plan);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GPtrArray *likely = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plans->len; i++)
    {
      KbRecord *candidate = g_ptr_array_index (plans, i);
      const int custom = weigh_custom (plan, candidate);
      Candidate entry = { candidate, custom + PAST_WEIGHT * count_past (plan, kb_record_get_id (candidate)), i };

      if (entry.weight >= 0)
        g_array_append_val (candidates, entry);
    }

  g_array_sort (candidates, compare_weights);
  g_array_set_size (candidates, MIN (candidates->len, KB_INCIDENT_N_LIKELY));
  g_array_sort (candidates, compare_levels);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (likely, g_object_ref (g_array_index (candidates, Candidate, i).plan));

  return likely;
}

static gboolean
matches (KbRecord  *candidate,
         char     **words)
{
  g_autofree char *joined = g_strjoin ("\n", kb_record_get_text (candidate, KB_INCIDENT_PLAN_CODE),
                                       kb_record_get_text (candidate, KB_INCIDENT_PLAN_TITLE),
                                       kb_record_get_text (candidate, KB_INCIDENT_PLAN_TRIGGER), NULL);
  g_autofree char *folded = g_utf8_casefold (joined, -1);

  return kb_text_has_words (folded, words);
}

/**
 * kb_incident_pick_search:
 * @text: words, in any order, of an incident's number, name or what shows it; "" finds all
 *
 * Returns: (transfer full) (element-type KbRecord): the incident plans of the session's language with all of the words,
 *   one whose number is exactly that first, then in the catalogue's order.
 */
GPtrArray *
kb_incident_pick_search (KbRecordSet *plan,
                         const char  *text)
{
  g_autoptr (GPtrArray) plans = list_plans (plan);
  g_auto (GStrv) words = kb_text_fold_words (text);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plans->len; i++)
    {
      KbRecord *candidate = g_ptr_array_index (plans, i);
      const gboolean is_code = g_ascii_strcasecmp (kb_record_get_text (candidate, KB_INCIDENT_PLAN_CODE), text) == 0;

      if (is_code || matches (candidate, words))
        g_ptr_array_insert (found, is_code ? 0 : -1, g_object_ref (candidate));
    }

  return found;
}
