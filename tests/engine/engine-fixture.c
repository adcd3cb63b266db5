/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include "engine-fixture.h"
#include "kb-error.h"
#include "kb-id.h"

/* "20:10" or "20:10:30" on the day of the worked examples. */
static gint64
parse_clock (const char *text)
{
  int h = 0, m = 0, s = 0;

  g_assert_cmpint (sscanf (text, "%d:%d:%d", &h, &m, &s), >=, 2);
  return AT (h, m, s);
}

static void
parse_word (KbPlanCue  *cue,
            const char *word)
{
  if (g_str_equal (word, "optional"))
    cue->optional = TRUE;
  else if (g_str_equal (word, "skip"))
    cue->skip = TRUE;
  else if (g_str_equal (word, "auto"))
    cue->auto_advance = TRUE;
  else if (g_str_has_prefix (word, "min"))
    cue->min_ms = g_ascii_strtoll (word + 3, NULL, 10) * S;
  else if (g_str_has_prefix (word, "@"))
    {
      cue->hard = TRUE;
      cue->fixed_us = parse_clock (word + 1);
    }
  else
    cue->duration_ms = g_ascii_strtoll (word, NULL, 10) * S;
}

/* "A 120; B 300 min180; D 180 @20:10": seconds; ids count from 1. Starts at 20:00. */
KbPlan *
fixture_plan (const char *spec)
{
  g_auto (GStrv) parts = g_strsplit (spec, ";", -1);
  KbPlan *plan = kb_plan_new (g_strv_length (parts));

  plan->frame.start_us = EIGHT_US;
  for (guint i = 0; i < plan->n_cues; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", -1);

      plan->cues[i].id = i + 1;
      plan->numbers[i] = g_strdup (words[0]);
      for (guint k = 1; words[k] != NULL; k++)
        parse_word (&plan->cues[i], words[k]);
    }

  return plan;
}

/* Plan P1 of the worked examples. */
KbPlan *
fixture_plan_p1 (void)
{
  return fixture_plan ("A 120; B 300 min180; C 60 optional; D 180 @20:10; E 240");
}

/* A plan of whole milliseconds with hard cues, minima, optional and skipped ones. Without overlap
 * every hard cue has slack or none. */
KbPlan *
fixture_plan_random (guint    n_cues,
                     gboolean with_overlap)
{
  KbPlan *plan = kb_plan_new (n_cues);
  gint64 at_us = EIGHT_US;

  plan->frame.start_us = at_us;
  for (guint i = 0; i < n_cues; i++)
    {
      KbPlanCue *cue = &plan->cues[i];

      cue->id = i + 1;
      plan->numbers[i] = g_strdup_printf ("C%02u", i + 1);
      cue->duration_ms = g_test_rand_int_range (0, 20) == 0 ? 0 : g_test_rand_int_range (1, 600000);
      if (g_test_rand_bit ())
        cue->min_ms = g_test_rand_int_range (0, (gint32) cue->duration_ms + 1);
      cue->optional = g_test_rand_int_range (0, 4) == 0;
      cue->skip = g_test_rand_int_range (0, 8) == 0;
      if (g_test_rand_int_range (0, 6) == 0)
        {
          cue->hard = TRUE;
          cue->fixed_us = at_us + g_test_rand_int_range (with_overlap ? -300000 : 0, 300000) * KB_MS_US;
        }
      if (!cue->skip)
        at_us = (kb_plan_cue_is_hard (cue) ? cue->fixed_us : at_us) + cue->duration_ms * KB_MS_US;
    }

  return plan;
}

char *
fixture_clock (gint64 us)
{
  gint64 s = (us - EIGHT_US) / G_USEC_PER_SEC + 20 * 3600;

  return us == KB_NONE ? g_strdup ("none")
                       : g_strdup_printf ("%02" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT
                                          ":%02" G_GINT64_FORMAT, s / 3600, s / 60 % 60, s % 60);
}

/* A reading of the wall clock alone, as in files. */
KbStamp
fixture_wall (gint64 us)
{
  return (KbStamp) { .wall_us = us };
}

static gint64
find_number (KbRun      *run,
             const char *number)
{
  KbRunLive live = fixture_live (run, EIGHT_US);

  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue state;

      kb_run_get_cue (run, i, &live, &state);
      if (g_str_equal (state.number, number))
        return state.cue.id;
    }

  return 0;
}

/* "take B", "add B 240", "anchor 5", "insert X 60 B", "move B D", "undo", "retime B -60". Seconds. */
static KbRunEvent *
create_event (KbRun      *run,
              gint64      at_us,
              const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  guint n = g_strv_length (parts);
  KbStamp at = fixture_wall (at_us);
  KbRunEvent *event = kb_run_event_new (kb_enum_find (&kb_run_event_kind_enum, parts[0]), &at);
  const KbRunEvent *last;

  g_assert_cmpint (event->kind, >=, 0);
  if (n > 1)
    event->cue_id = find_number (run, parts[1]);
  if (n > 2)
    event->amount_ms = g_ascii_strtoll (parts[2], NULL, 10) * S;
  switch ((int) event->kind)
    {
    case KB_RUN_EVENT_KIND_ANCHOR:
      event->amount_ms = g_ascii_strtoll (parts[1], NULL, 10) * S;
      break;
    case KB_RUN_EVENT_KIND_INSERT:
      event->cue_id = kb_id_new ();
      event->text = g_strdup (parts[1]);
      event->other_id = n > 3 ? find_number (run, parts[3]) : 0;
      break;
    case KB_RUN_EVENT_KIND_MOVE:
      event->amount_ms = 0;
      event->other_id = n > 2 ? find_number (run, parts[2]) : 0;
      break;
    case KB_RUN_EVENT_KIND_RETIME:
      event->changes = g_array_new (FALSE, FALSE, sizeof (KbRetime));
      g_array_append_val (event->changes,
                          ((KbRetime) { event->cue_id, event->amount_ms, KB_NONE, FALSE }));
      event->cue_id = event->amount_ms = 0;
      break;
    case KB_RUN_EVENT_KIND_UNDO:
      last = kb_run_find_last (run, -1);
      event->other_id = last != NULL ? last->id : 0;
      break;
    default:
      break;
    }

  return event;
}

void
fixture_append (KbRun      *run,
                gint64      at_us,
                const char *words)
{
  g_autoptr (KbRunEvent) event = create_event (run, at_us, words);
  g_autoptr (GError) error = NULL;

  kb_run_append (run, event, &error);
  g_assert_no_error (error);
}

/* The event is refused and leaves no trace. */
void
fixture_refuse (KbRun      *run,
                gint64      at_us,
                const char *words)
{
  KbStamp now = fixture_wall (at_us);
  g_autoptr (KbRunEvent) event = create_event (run, at_us, words);
  g_autofree char *before = fixture_dump (run, &now);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n = kb_run_get_n_events (run);

  g_assert_false (kb_run_append (run, event, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == KB_ERROR);
  after = fixture_dump (run, &now);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (kb_run_get_n_events (run), ==, n);
}

KbRunLive
fixture_live (KbRun  *run,
              gint64  at_us)
{
  KbStamp now = fixture_wall (at_us);
  KbRunLive live;

  kb_run_tick (run, &now, &live);
  return live;
}

KbRunCue
fixture_cue (KbRun      *run,
             const char *number,
             gint64      at_us)
{
  int index = kb_run_find_cue (run, find_number (run, number));
  KbRunLive live = fixture_live (run, at_us);
  KbRunCue state;

  g_assert_cmpint (index, >=, 0);
  kb_run_get_cue (run, index, &live, &state);
  return state;
}

/* Everything there is to see, but for the two clocks themselves. */
char *
fixture_dump (KbRun         *run,
              const KbStamp *now)
{
  GString *text = g_string_new (NULL);
  const KbRunIncident *incidents;
  KbRunLive live;
  guint n_incidents;

  kb_run_tick (run, now, &live);
  g_string_append_printf (text, "%d%d%d cue %d phase %d length %" G_GINT64_FORMAT " left %" G_GINT64_FORMAT
                          " holds %" G_GINT64_FORMAT " air %" G_GINT64_FORMAT " next %d end %" G_GINT64_FORMAT
                          " over %" G_GINT64_FORMAT " hard %d slack %" G_GINT64_FORMAT "\n",
                          live.is_started, live.is_ended, live.is_held, live.index, live.phase,
                          live.length_ms, live.remaining_ms, live.holds_ms, live.on_air_ms,
                          live.next_index, live.expected_end_us, live.over_ms, live.hard_index,
                          live.slack_ms);
  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, &live, &cue);
      g_string_append_printf (text, "%s %s length %" G_GINT64_FORMAT " actual %" G_GINT64_FORMAT
                              " for %" G_GINT64_FORMAT " expected %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                              " late %" G_GINT64_FORMAT " slack %" G_GINT64_FORMAT "\n",
                              cue.number, kb_cue_state_get_name (cue.state), cue.length_ms,
                              cue.actual_start_us, cue.actual_ms, cue.expected_start_us,
                              cue.expected_end_us, cue.late_ms, cue.slack_ms);
    }
  incidents = kb_run_get_incidents (run, &n_incidents);
  for (guint i = 0; i < n_incidents; i++)
    g_string_append_printf (text, "incident %u %" G_GINT64_FORMAT "\n", incidents[i].steps->len,
                            incidents[i].resolved_us);

  return g_string_free (text, FALSE);
}

/* Lets time pass and tries any event on any cue; most of them are accepted. */
void
fixture_append_random (KbRun   *run,
                       KbStamp *now)
{
  gint64 us = g_test_rand_int_range (0, 240000) * KB_MS_US;
  KbRunEventKind kind = g_test_rand_int_range (0, 3) == 0 ? KB_RUN_EVENT_KIND_TAKE
                        : (KbRunEventKind) g_test_rand_int_range (0, KB_RUN_EVENT_KIND_PIN + 1);
  g_autoptr (KbRunEvent) event = NULL;
  KbRunLive live;
  KbRunCue cue;

  now->wall_us += us;
  now->boot_us += us;
  if (kind == KB_RUN_EVENT_KIND_END && g_test_rand_int_range (0, 10) > 0)
    return;

  kb_run_tick (run, now, &live);
  kb_run_get_cue (run, g_test_rand_int_range (0, kb_run_get_n_cues (run)), &live, &cue);
  event = kb_run_event_new_cue (kind, now, cue.cue.id);
  event->amount_ms = g_test_rand_int_range (-60000, 60000);
  kb_run_get_cue (run, g_test_rand_int_range (0, kb_run_get_n_cues (run)), &live, &cue);
  event->other_id = cue.cue.id;
  if (kind == KB_RUN_EVENT_KIND_TAKE && live.next_id != 0 && g_test_rand_bit ())
    event->cue_id = live.next_id;
  if (kind == KB_RUN_EVENT_KIND_INSERT)
    event->cue_id = kb_id_new ();
  if (kind == KB_RUN_EVENT_KIND_RETIME)
    {
      KbRetime change = { event->cue_id, event->amount_ms, KB_NONE, g_test_rand_int_range (0, 4) == 0 };

      event->changes = g_array_new (FALSE, FALSE, sizeof (KbRetime));
      g_array_append_val (event->changes, change);
    }
  if (kind == KB_RUN_EVENT_KIND_UNDO && kb_run_get_n_events (run) > 0)
    event->other_id = kb_run_get_event (run, g_test_rand_int_range (0, kb_run_get_n_events (run)))->id;
  kb_run_append (run, event, NULL);
}
