/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-show"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cli-verbs.h"
#include "kb-cue.h"
#include "kb-cue-text.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-pace.h"
#include "kb-plan-records.h"
#include "kb-run-json.h"
#include "kb-schedule.h"
#include "kb-session.h"

/* A session with its planned times. */
typedef struct
{
  KbRecordSet  *set;      /* owned */
  KbRecord     *session;  /* borrowed */
  GTimeZone    *zone;     /* owned */
  KbPlan       *plan;     /* owned */
  KbPlanTime   *times;    /* owned, one per cue */
  KbPlanTotals  totals;
} Show;

static void
clear_show (Show *self)
{
  g_clear_object (&self->set);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->plan, kb_plan_free);
  g_clear_pointer (&self->times, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Show, clear_show)

static void
compute (Show *self)
{
  self->session = kb_record_set_get_session (self->set);
  self->zone = kb_cli_create_zone (self->session);
  self->plan = kb_plan_from_records (self->set);
  self->times = g_new0 (KbPlanTime, self->plan->n_cues + 1);
  kb_schedule_compute (self->plan->cues, self->plan->n_cues, &self->plan->frame, self->times, &self->totals);
}

static void
add_session (Show        *self,
             JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "session");
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "code", kb_record_get_text (self->session, KB_SESSION_CODE));
  kb_json_add_string (builder, "title", kb_record_get_text (self->session, KB_SESSION_TITLE));
  kb_json_add_instant (builder, "start", self->totals.start_us, self->zone);
  kb_json_add_instant (builder, "end", self->totals.end_us, self->zone);
  kb_json_add_instant (builder, "target_end", kb_record_get_int (self->session, KB_SESSION_TARGET_END_US), self->zone);
  kb_json_add_int (builder, "heavy_light_ms", self->totals.heavy_light_ms);
  json_builder_end_object (builder);
}

static void
add_script (Show        *self,
            JsonBuilder *builder,
            KbRecord    *cue)
{
  KbRecord *item = kb_record_set_find_ref (self->set, cue, KB_CUE_LINEUP_ITEM_ID);
  KbPace pace = kb_cue_text_count (self->set, cue);

  kb_json_add_int (builder, "script_units", pace.units);
  kb_json_add_int (builder, "script_ms", kb_pace_ms (pace, kb_cue_text_get_rate (self->set, cue)));
  kb_json_add_int (builder, "link_no", item != NULL ? kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO) : KB_NONE);
}

static void
add_cue (Show        *self,
         JsonBuilder *builder,
         KbRecord    *cue,
         guint        index)
{
  const KbPlanTime *time = &self->times[index];
  const KbPlanCue *planned = &self->plan->cues[index];
  KbRecord *segment = kb_record_set_find_ref (self->set, cue, KB_CUE_SEGMENT_ID);

  json_builder_begin_object (builder);
  kb_json_add_string (builder, "cue", kb_record_get_text (cue, KB_CUE_CUE_NO));
  kb_json_add_string (builder, "segment", segment != NULL ? kb_record_get_text (segment, KB_SEGMENT_TITLE) : NULL);
  kb_json_add_string (builder, "type", kb_enum_code (&kb_cue_type_enum, (int) kb_record_get_int (cue, KB_CUE_TYPE)));
  kb_json_add_string (builder, "title", kb_record_get_text (cue, KB_CUE_TITLE));
  kb_json_add_instant (builder, "start", time->start_us, self->zone);
  kb_json_add_instant (builder, "end", time->end_us, self->zone);
  kb_json_add_int (builder, "duration_ms", planned->duration_ms);
  kb_cli_add_bool (builder, "hard", planned->hard);
  kb_json_add_int (builder, "slack_ms", time->gap_ms);
  kb_cli_add_bool (builder, "skip", planned->skip);
  add_script (self, builder, cue);
  json_builder_end_object (builder);
}

static void
print_json (Show *self)
{
  GListModel *cues = kb_record_set_get_list (self->set, KB_ENTITY_CUE);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_session (self, builder);
  json_builder_set_member_name (builder, "cues");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      add_cue (self, builder, cue, i);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  kb_cli_print_json (builder);
}

static char *
format_clock (Show   *self,
              gint64  at_us)
{
  return at_us != KB_NONE ? kb_instant_format_clock (at_us, self->zone) : g_strdup ("—");
}

static void
print_cue (Show     *self,
           KbRecord *cue,
           guint     index)
{
  const KbPlanTime *time = &self->times[index];
  KbPace pace = kb_cue_text_count (self->set, cue);
  g_autofree char *start = format_clock (self, time->start_us);
  g_autofree char *length = kb_duration_format (self->plan->cues[index].duration_ms);
  g_autofree char *slack = time->gap_ms != KB_NONE ? kb_duration_format_signed (time->gap_ms) : g_strdup ("");
  g_autofree char *script = pace.units > 0
    ? kb_duration_format (kb_pace_ms (pace, kb_cue_text_get_rate (self->set, cue))) : g_strdup ("");

  kb_cli_print_cell (kb_record_get_text (cue, KB_CUE_CUE_NO), 6);
  kb_cli_print_cell (start, 10);
  kb_cli_print_cell (length, 9);
  kb_cli_print_cell (slack, 8);
  kb_cli_print_cell (script, 7);
  kb_cli_print_cell (kb_enum_label (&kb_cue_type_enum, (int) kb_record_get_int (cue, KB_CUE_TYPE)), 14);
  kb_cli_print ("%s\n", kb_record_get_text (cue, KB_CUE_TITLE));
}

static void
print_totals (Show *self)
{
  g_autofree char *total = kb_duration_format (self->totals.total_ms);
  g_autofree char *end = format_clock (self, self->totals.end_us);

  kb_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u cue · %s · ends %s", "%u cues · %s · ends %s", self->plan->n_cues),
                self->plan->n_cues, total, end);
  if (self->totals.heavy_light_ms != KB_NONE)
    {
      g_autofree char *target = format_clock (self, kb_record_get_int (self->session, KB_SESSION_TARGET_END_US));
      g_autofree char *difference = kb_duration_format_signed (self->totals.heavy_light_ms);

      kb_cli_print (_(" · target %s · heavy/light %s"), target, difference);
    }
  if (self->totals.n_overlaps > 0)
    kb_cli_print (g_dngettext (GETTEXT_PACKAGE, " · %u overlap", " · %u overlaps", self->totals.n_overlaps),
                  self->totals.n_overlaps);
  kb_cli_print ("\n");
}

static void
print_table (Show *self)
{
  GListModel *cues = kb_record_set_get_list (self->set, KB_ENTITY_CUE);

  kb_cli_print ("%s  %s\n", kb_record_get_text (self->session, KB_SESSION_CODE),
                kb_record_get_text (self->session, KB_SESSION_TITLE));
  kb_cli_print_cell (_("Cue"), 6);
  kb_cli_print_cell (_("Start"), 10);
  kb_cli_print_cell (_("Length"), 9);
  kb_cli_print_cell (_("Slack"), 8);
  kb_cli_print_cell (_("Script"), 7);
  kb_cli_print_cell (_("Type"), 14);
  kb_cli_print ("%s\n", _("Title"));
  for (guint i = 0; i < self->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      print_cue (self, cue, i);
    }
  print_totals (self);
}

gboolean
kb_cli_show (KbCliCall  *call,
             int         argc,
             char      **argv,
             GError    **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (KbStore) store = NULL;
  g_auto (Show) show = { 0 };

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  store = kb_cli_call_open_to_read (call, error);
  show.set = store != NULL ? kb_cli_load_session (store, call->words[0], error) : NULL;
  if (show.set == NULL)
    return FALSE;

  compute (&show);
  if (call->json)
    print_json (&show);
  else
    print_table (&show);
  return TRUE;
}
