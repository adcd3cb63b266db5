/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-build-edit"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-build-edit.h"
#include "kb-crew.h"
#include "kb-cue-number.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-id.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-phrase.h"
#include "kb-position.h"
#include "kb-session.h"
#include "kb-stock-text.h"
#include "kb-text.h"

/* What the edit is made with. */
typedef struct
{
  KbEdit      *edit;       /* borrowed */
  KbRecordSet *plan;       /* borrowed */
  GPtrArray   *products;   /* borrowed KbBuildProduct */
  const char  *language;
  guint        n_said[KB_PHRASE_CATEGORY_ENDING + 1];
} Maker;

static const char *
get_language (KbRecordSet *plan)
{
  return kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_LANGUAGE);
}

static KbRecord *
get_giveaway (KbRecordSet *plan,
              int          index)
{
  GListModel *giveaways = kb_record_set_get_list (plan, KB_ENTITY_GIVEAWAY);
  g_autoptr (KbRecord) giveaway = index >= 0 ? g_list_model_get_item (giveaways, index) : NULL;

  return giveaway;
}

/**
 * kb_build_describe_cue:
 *
 * Returns: (transfer full): what a proposed cue shows: its product, its prize, or, in the session's language, what it
 *   is for.
 */
char *
kb_build_describe_cue (KbRecordSet      *plan,
                       const KbBuildCue *cue,
                       GPtrArray        *products)
{
  static const struct { int type; KbStockText text; } titles[] = {
    { KB_CUE_TYPE_OPEN, KB_STOCK_CUE_OPEN }, { KB_CUE_TYPE_PREVIEW, KB_STOCK_CUE_PREVIEW },
    { KB_CUE_TYPE_GIVEAWAY, KB_STOCK_CUE_GIVEAWAY }, { KB_CUE_TYPE_GAME, KB_STOCK_CUE_GAME },
    { KB_CUE_TYPE_QA, KB_STOCK_CUE_QA }, { KB_CUE_TYPE_SERVICE, KB_STOCK_CUE_SERVICE },
    { KB_CUE_TYPE_CLOSE, KB_STOCK_CUE_CLOSE },
  };
  KbRecord *giveaway = get_giveaway (plan, cue->giveaway);

  if (cue->item >= 0)
    {
      const KbBuildProduct *product = products->pdata[cue->item];

      return g_strdup_printf ("%s %s", product->link, product->name);
    }
  if (giveaway != NULL)
    return g_strdup (kb_record_get_text (giveaway, KB_GIVEAWAY_PRIZE));

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (titles[i].type == (int) cue->type)
      return kb_stock_text_dup (titles[i].text, get_language (plan), 0);

  return g_strdup (kb_enum_label (&kb_cue_type_enum, cue->type));
}

/**
 * kb_build_describe_problem:
 *
 * Returns: (transfer full): what is not as it should be, in words.
 */
char *
kb_build_describe_problem (const KbBuildProblem *problem,
                           GArray               *cues,
                           GPtrArray            *products,
                           GTimeZone            *zone)
{
  const gboolean is_item = problem->kind == KB_BUILD_PROBLEM_FLASH || problem->kind == KB_BUILD_PROBLEM_MISSING;
  const int item = is_item             ? problem->index
                   : problem->index >= 0 ? g_array_index (cues, KbBuildCue, problem->index).item : -1;
  const KbBuildProduct *product = item >= 0 ? products->pdata[item] : NULL;
  const char *name = product != NULL ? product->link : "";
  g_autofree char *amount = kb_duration_format (problem->ms);
  g_autofree char *clock = problem->at_us != KB_NONE ? kb_instant_format_minutes (problem->at_us, zone) : g_strdup ("");

  switch (problem->kind)
    {
    case KB_BUILD_PROBLEM_NO_HERO:
      return g_strdup (_("No hero in the lineup: nothing holds viewers over 45 minutes"));
    case KB_BUILD_PROBLEM_HERO:
      /* Translators: a length and a time of day */
      return g_strdup_printf (_("No hero on air for %s from %s"), amount, clock);
    case KB_BUILD_PROBLEM_INTERACTION:
      return g_strdup_printf (_("Nothing to do for viewers for %s from %s"), amount, clock);
    case KB_BUILD_PROBLEM_OVERLAP:
      /* Translators: a product's link number, a time of day and a length */
      return g_strdup_printf (_("The deal of %s at %s is overrun by %s"), name, clock, amount);
    case KB_BUILD_PROBLEM_SLACK:
      return g_strdup_printf (_("%3$s are empty before the deal of %1$s at %2$s"), name, clock, amount);
    case KB_BUILD_PROBLEM_FLASH:
      return g_strdup_printf (_("The deal of %s at %s is not in the show"), name, clock);
    case KB_BUILD_PROBLEM_MISSING:
      return g_strdup_printf (ngettext ("%s is shown %d time less than planned", "%s is shown %d times less than planned",
                                        (gulong) problem->ms), name, (int) problem->ms);
    case KB_BUILD_PROBLEM_HEAVY:
      return g_strdup_printf (_("Ends %s too late, at %s: fewer loops, or fit to time later"), amount, clock);
    case KB_BUILD_PROBLEM_LIGHT:
    default:
      return g_strdup_printf (_("Ends %s too early, at %s: more loops or minutes fill it"), amount, clock);
    }
}

static char *
name_section (const KbBuildCue *cue,
              const char       *language)
{
  switch (cue->section)
    {
    case KB_BUILD_SECTION_LOOP:
      return kb_stock_text_dup (KB_STOCK_LOOP, language, cue->section_no);
    case KB_BUILD_SECTION_FLASH:
      return kb_stock_text_dup (KB_STOCK_FLASH, language, cue->section_no);
    case KB_BUILD_SECTION_CLOSING:
      return kb_stock_text_dup (KB_STOCK_CLOSING, language, 0);
    case KB_BUILD_SECTION_OPENING:
    default:
      return kb_stock_text_dup (KB_STOCK_OPENING, language, 0);
    }
}

/* The host whose shift it is then, else the first one there is. */
static gint64
find_host (KbRecordSet *plan,
           gint64       at_us)
{
  GListModel *shifts = kb_record_set_get_list (plan, KB_ENTITY_SHIFT);
  GListModel *duties = kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT);

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (KbRecord) shift = g_list_model_get_item (shifts, i);
      KbRecord *duty = kb_record_set_find_ref (plan, shift, KB_SHIFT_ASSIGNMENT_ID);

      if (duty != NULL && kb_record_get_int_or (duty, KB_ASSIGNMENT_ROLE, -1) == KB_ROLE_KIND_HOST
          && kb_record_get_int (shift, KB_SHIFT_START_US) <= at_us && at_us < kb_record_get_int (shift, KB_SHIFT_END_US))
        return kb_record_get_id (duty);
    }
  for (guint i = 0; i < g_list_model_get_n_items (duties); i++)
    {
      g_autoptr (KbRecord) duty = g_list_model_get_item (duties, i);

      if (kb_record_get_int_or (duty, KB_ASSIGNMENT_ROLE, -1) == KB_ROLE_KIND_HOST)
        return kb_record_get_id (duty);
    }

  return 0;
}

/* The session's phrases of a kind, one after the other. */
static char *
dup_phrase (Maker            *self,
            KbPhraseCategory  category)
{
  KbRecordSet *library = kb_record_set_get_library (self->plan);
  GListModel *phrases = library != NULL ? kb_record_set_get_list (library, KB_ENTITY_PHRASE) : NULL;
  g_autoptr (GPtrArray) fitting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; phrases != NULL && i < g_list_model_get_n_items (phrases); i++)
    {
      g_autoptr (KbRecord) phrase = g_list_model_get_item (phrases, i);

      if ((int) kb_record_get_int (phrase, KB_PHRASE_CATEGORY) == (int) category
          && g_ascii_strncasecmp (kb_record_get_text (phrase, KB_PHRASE_LANGUAGE), self->language, 2) == 0)
        g_ptr_array_add (fitting, g_steal_pointer (&phrase));
    }

  return fitting->len > 0
           ? g_strdup (kb_record_get_text (fitting->pdata[self->n_said[category]++ % fitting->len], KB_PHRASE_TEXT)) : NULL;
}

/* Name, points, offer and what must be said, a line each: a start to write on from. */
static char *
seed_product (Maker            *self,
              const KbBuildCue *cue)
{
  const KbBuildProduct *product = self->products->pdata[cue->item];
  KbRecord *item = kb_record_set_find (self->plan, KB_ENTITY_LINEUP_ITEM, product->id);
  const guint fields[] = { KB_LINEUP_ITEM_POINTS, KB_LINEUP_ITEM_OFFER, KB_LINEUP_ITEM_MUST_SAY };
  GString *text = g_string_new ("{name} {price}");

  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (fields); i++)
    if (!kb_text_is_empty (kb_record_get_text (item, fields[i])))
      g_string_append_printf (text, "\n%s", kb_record_get_text (item, fields[i]));

  return g_string_free (text, FALSE);
}

static char *
seed_script (Maker            *self,
             const KbBuildCue *cue)
{
  switch (cue->type)
    {
    case KB_CUE_TYPE_DEMO:
    case KB_CUE_TYPE_ENCORE:
    case KB_CUE_TYPE_FLASH:
      return cue->item >= 0 ? seed_product (self, cue) : NULL;
    case KB_CUE_TYPE_OPEN:
      return dup_phrase (self, KB_PHRASE_CATEGORY_WELCOME);
    case KB_CUE_TYPE_PREVIEW:
    case KB_CUE_TYPE_FLASH_TEASE:
      return dup_phrase (self, KB_PHRASE_CATEGORY_RETAIN);
    case KB_CUE_TYPE_GIVEAWAY:
    case KB_CUE_TYPE_GAME:
      return dup_phrase (self, KB_PHRASE_CATEGORY_INTERACT);
    case KB_CUE_TYPE_QA:
      return dup_phrase (self, KB_PHRASE_CATEGORY_ANSWER);
    case KB_CUE_TYPE_SERVICE:
      return dup_phrase (self, KB_PHRASE_CATEGORY_PAY);
    case KB_CUE_TYPE_CLOSE:
      return dup_phrase (self, KB_PHRASE_CATEGORY_ENDING);
    default:
      return NULL;
    }
}

static KbRecord *
create_cue (Maker            *self,
            const KbBuildCue *cue,
            gint64            start_us,
            gboolean          with_script)
{
  KbRecord *record = kb_record_new (KB_ENTITY_CUE, kb_id_new ());
  const gint64 host = find_host (self->plan, start_us);
  g_autofree char *title = cue->item < 0 ? kb_build_describe_cue (self->plan, cue, self->products) : NULL;
  g_autofree char *script = with_script ? seed_script (self, cue) : NULL;

  kb_record_set_int (record, KB_CUE_SESSION_ID, kb_record_set_get_session_id (self->plan));
  kb_record_set_int (record, KB_CUE_TYPE, cue->type);
  kb_record_set_int (record, KB_CUE_DURATION_MS, cue->duration_ms);
  if (cue->min_ms != KB_NONE)
    kb_record_set_int (record, KB_CUE_MIN_MS, MIN (cue->min_ms, cue->duration_ms));
  if (cue->fixed_us != KB_NONE)
    {
      kb_record_set_int (record, KB_CUE_HARD, TRUE);
      kb_record_set_int (record, KB_CUE_FIXED_US, cue->fixed_us);
    }
  if (cue->item >= 0)
    kb_record_set_int (record, KB_CUE_LINEUP_ITEM_ID, ((KbBuildProduct *) self->products->pdata[cue->item])->id);
  if (cue->loop_no > 0)
    kb_record_set_int (record, KB_CUE_LOOP_NO, cue->loop_no);
  if (host != 0)
    kb_record_set_int (record, KB_CUE_SPEAKER_ID, host);
  if (title != NULL)
    kb_record_set_text (record, KB_CUE_TITLE, title);
  if (script != NULL)
    kb_record_set_text (record, KB_CUE_SCRIPT, script);

  return record;
}

static gint64
add_segment (Maker            *self,
             const KbBuildCue *cue,
             gint64            position)
{
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());
  g_autofree char *title = name_section (cue, self->language);

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, kb_record_set_get_session_id (self->plan));
  kb_record_set_int (segment, KB_SEGMENT_POSITION, position);
  kb_record_set_text (segment, KB_SEGMENT_TITLE, title);
  kb_edit_insert (self->edit, segment);

  return kb_record_get_id (segment);
}

/* What there was goes, or stays before it: gives the position behind it. */
static gint64
clear_plan (Maker    *self,
            gboolean  is_replacing)
{
  GListModel *segments = kb_record_set_get_list (self->plan, KB_ENTITY_SEGMENT);
  gint64 position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (KbRecord) segment = g_list_model_get_item (segments, i);

      position = kb_record_get_int (segment, KB_SEGMENT_POSITION);
      if (is_replacing)
        kb_edit_delete (self->edit, KB_ENTITY_SEGMENT, kb_record_get_id (segment));
    }

  return is_replacing ? 0 : position;
}

static KbRecord *
get_last_cue (KbRecordSet *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  const guint n = g_list_model_get_n_items (cues);
  g_autoptr (KbRecord) last = n > 0 ? g_list_model_get_item (cues, n - 1) : NULL;

  return last;
}

static gboolean
is_same_section (const KbBuildCue *a,
                 const KbBuildCue *b)
{
  return a->section == b->section && a->section_no == b->section_no;
}

/**
 * kb_build_edit:
 * @cues: (element-type KbBuildCue): the proposal, not empty
 * @products: (element-type KbBuildProduct): what it was made of
 * @is_replacing: the rundown there is goes
 * @with_scripts: scripts start from the products' points and the phrases of the library
 * @ids: (element-type gint64): the new cues are appended
 *
 * Returns: (transfer full): the one edit that makes cues of a proposal, in segments of their own,
 *   spoken by the host whose shift it is.
 */
KbEdit *
kb_build_edit (KbRecordSet        *plan,
               GArray             *cues,
               GPtrArray          *products,
               const KbBuildShape *shape,
               gboolean            is_replacing,
               gboolean            with_scripts,
               GArray             *ids)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Build %u cue from the lineup", "Build %u cues from the lineup",
                                                      cues->len), cues->len);
  KbEdit *edit = kb_edit_new (label);
  KbRecord *last = is_replacing ? NULL : get_last_cue (plan);
  Maker maker = { .edit = edit, .plan = plan, .products = products, .language = get_language (plan) };
  g_autoptr (GHashTable) taken = is_replacing ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL)
                                              : kb_cue_number_collect (plan);
  g_autofree KbPlanTime *times = g_new (KbPlanTime, cues->len + 1);
  gint64 segment_position = clear_plan (&maker, is_replacing), segment_id = 0;
  KbPlanTotals totals;
  guint place = 0;

  kb_build_schedule (cues, shape, times, &totals);
  for (guint i = 0; i < cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, i);
      g_autoptr (KbRecord) record = create_cue (&maker, cue, times[i].start_us, with_scripts);
      KbRecord *giveaway = get_giveaway (plan, cue->giveaway);
      char *number = kb_cue_number_next (plan, last, taken);
      const gint64 id = kb_record_get_id (record);

      if (i == 0 || !is_same_section (cue, cue - 1))
        {
          segment_id = add_segment (&maker, cue, segment_position += KB_POSITION_STEP);
          place = 0;
        }
      g_hash_table_add (taken, number);
      kb_record_set_text (record, KB_CUE_CUE_NO, number);
      kb_record_set_int (record, KB_CUE_SEGMENT_ID, segment_id);
      kb_record_set_int (record, KB_CUE_POSITION, ++place * KB_POSITION_STEP);
      kb_edit_insert (edit, record);
      if (giveaway != NULL)
        kb_edit_set_int (edit, giveaway, KB_GIVEAWAY_CUE_ID, id);
      g_array_append_val (ids, id);
    }

  return edit;
}
