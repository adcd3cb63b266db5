/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-list"

#include "config.h"

#include "kb-cli-verbs.h"
#include "kb-earned.h"
#include "kb-instant.h"
#include "kb-money.h"
#include "kb-run-json.h"
#include "kb-session-span.h"
#include "kb-session.h"

static void
add_session (JsonBuilder        *builder,
             KbRecord           *session,
             const KbPlanTotals *totals,
             GTimeZone          *zone)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_id (session));

  json_builder_begin_object (builder);
  kb_json_add_string (builder, "id", id);
  kb_json_add_string (builder, "code", kb_record_get_text (session, KB_SESSION_CODE));
  kb_json_add_string (builder, "title", kb_record_get_text (session, KB_SESSION_TITLE));
  kb_json_add_instant (builder, "start", totals->start_us, zone);
  kb_json_add_instant (builder, "end", totals->end_us, zone);
  kb_json_add_string (builder, "state", kb_enum_code (&kb_session_state_enum,
                                                   (int) kb_record_get_int (session, KB_SESSION_STATE)));
  json_builder_end_object (builder);
}

/* After a show: what it earned, and how much of its goal that is. */
static char *
format_earned (KbRecord       *session,
               const KbEarned *earned)
{
  g_autofree char *gmv = NULL;

  if (earned == NULL)
    return g_strdup ("");

  gmv = kb_money_format (earned->gmv_minor, kb_record_get_text (session, KB_SESSION_CURRENCY));
  if (kb_earned_get_percent (earned) < 0)
    return g_steal_pointer (&gmv);
  return g_strdup_printf ("%s %d%%", gmv, kb_earned_get_percent (earned));
}

static void
print_session (KbRecord           *session,
               const KbPlanTotals *totals,
               GTimeZone          *zone,
               const KbEarned     *earned)
{
  gboolean timed = totals->start_us != KB_NONE && totals->end_us != KB_NONE;
  g_autofree char *date = timed ? kb_instant_format_date (totals->start_us, zone) : g_strdup ("—");
  g_autofree char *start = timed ? kb_instant_format_minutes (totals->start_us, zone) : g_strdup ("");
  g_autofree char *end = timed ? kb_instant_format_minutes (totals->end_us, zone) : g_strdup ("");
  g_autofree char *span = timed ? g_strdup_printf ("%s–%s", start, end) : g_strdup ("");
  g_autofree char *gmv = format_earned (session, earned);

  kb_cli_print_cell (kb_record_get_text (session, KB_SESSION_CODE), 20);
  kb_cli_print_cell (date, 12);
  kb_cli_print_cell (span, 13);
  kb_cli_print_cell (kb_enum_label (&kb_session_state_enum, (int) kb_record_get_int (session, KB_SESSION_STATE)),
                     12);
  kb_cli_print_cell (gmv, 18);
  kb_cli_print ("%s\n", kb_record_get_text (session, KB_SESSION_TITLE));
}

/* What lies in the trash and what is only a pattern is not listed. */
static gboolean
is_listed (KbRecord *record)
{
  return kb_record_get_kind (record) == KB_ENTITY_SESSION
         && kb_record_is_null (record, KB_SESSION_TRASHED_US)
         && !kb_record_get_bool (record, KB_SESSION_IS_TEMPLATE);
}

static gboolean
list_sessions (KbStore      *store,
               GPtrArray    *library,
               GHashTable   *earned,
               JsonBuilder  *builder,
               GError      **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  for (guint i = 0; i < library->len; i++)
    {
      KbRecord *session = g_ptr_array_index (library, i);
      const gint64 id = kb_record_get_id (session);
      GTimeZone *last = zone;
      KbPlanTotals totals;

      if (!is_listed (session))
        continue;
      /* The last one is held meanwhile: GLib reads a zone's file anew that nobody holds. */
      zone = kb_cli_create_zone (session);
      g_clear_pointer (&last, g_time_zone_unref);
      if (!kb_session_span_load (store, session, &totals, error))
        return FALSE;
      if (builder != NULL)
        add_session (builder, session, &totals, zone);
      else
        print_session (session, &totals, zone, g_hash_table_lookup (earned, &id));
    }

  return TRUE;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  KbRecord *one = *(KbRecord *const *) a;
  KbRecord *two = *(KbRecord *const *) b;
  gint64 difference;

  if (kb_record_get_kind (one) != KB_ENTITY_SESSION || kb_record_get_kind (two) != KB_ENTITY_SESSION)
    return (int) kb_record_get_kind (one) - (int) kb_record_get_kind (two);

  difference = kb_record_get_int_or (one, KB_SESSION_START_US, 0) - kb_record_get_int_or (two, KB_SESSION_START_US, 0);
  return (difference > 0) - (difference < 0);
}

gboolean
kb_cli_list (KbCliCall  *call,
             int         argc,
             char      **argv,
             GError    **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (KbStore) store = NULL;
  g_autoptr (GPtrArray) library = NULL;
  g_autoptr (GHashTable) earned = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!kb_cli_call_parse (call, argc, argv, entries, 0, 0, error))
    return FALSE;
  store = kb_cli_call_open_to_read (call, error);
  library = store != NULL ? kb_store_load_library (store, error) : NULL;
  earned = library != NULL ? kb_earned_load (store, error) : NULL;
  if (earned == NULL)
    return FALSE;

  g_ptr_array_sort (library, compare_starts);
  if (!call->json)
    return list_sessions (store, library, earned, NULL, error);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  if (!list_sessions (store, library, earned, builder, error))
    return FALSE;
  json_builder_end_array (builder);
  kb_cli_print_json (builder);
  return TRUE;
}
