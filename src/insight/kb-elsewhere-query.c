/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-elsewhere-query"

#include "config.h"

#include "kb-elsewhere-query.h"
#include "kb-insight-sql.h"
#include "kb-query.h"
#include "kb-session.h"

#define DAY_US (86400 * (gint64) G_USEC_PER_SEC)

/* How far back it is looked: who did what with whom, and what a week's work is. */
#define PAST_US (90 * DAY_US)
#define FUTURE_US (8 * DAY_US)

enum
{
  ROW_SHOW = 1,
  ROW_SHIFT,
  ROW_STOCK,
  ROW_ROLE,
};

static void
replace (GString    *sql,
         const char *name,
         gint64      value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  g_string_replace (sql, name, text, 0);
}

static char *
dup_query (KbRecord *session)
{
  g_autofree char *text = kb_insight_sql_dup ("elsewhere");
  GString *sql = g_string_new (text);
  const gint64 end_us = kb_record_get_int_or (session, KB_SESSION_TARGET_END_US, 0);
  const gint64 start_us = kb_record_get_int_or (session, KB_SESSION_START_US, end_us);

  replace (sql, ":session", kb_record_get_id (session));
  replace (sql, ":from", start_us - PAST_US);
  replace (sql, ":until", MAX (start_us, end_us) + FUTURE_US);
  return g_string_free (sql, FALSE);
}

static void
read_row (KbElsewhere  *self,
          const gint64 *row,
          GHashTable   *roles)
{
  if (row[0] == ROW_SHOW)
    {
      const KbOtherShow show = { row[1], { row[5], row[6] } };

      g_array_append_val (self->shows, show);
    }
  else if (row[0] == ROW_SHIFT)
    {
      const KbBooking booking = { .session_id = row[1], .assignment_id = row[2], .shift_id = row[3],
                                  .person_id = row[4], .role = KB_ROLE_KIND_OTHER, .time = { row[5], row[6] } };

      g_array_append_val (self->bookings, booking);
    }
  else if (row[0] == ROW_STOCK)
    {
      const KbStockClaim claim = { row[1], row[2], row[3], row[4], row[5] };

      g_array_append_val (self->claims, claim);
    }
  else if (row[0] == ROW_ROLE)
    g_hash_table_replace (roles, g_memdup2 (&row[2], sizeof row[2]), GINT_TO_POINTER ((int) row[3]));
}

static KbElsewhere *
create (GPtrArray *rows)
{
  KbElsewhere *self;
  g_autoptr (GHashTable) roles = NULL;

  if (rows == NULL)
    return NULL;

  self = kb_elsewhere_new ();
  roles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    read_row (self, rows->pdata[i], roles);
  for (guint i = 0; i < self->bookings->len; i++)
    {
      KbBooking *booking = &g_array_index (self->bookings, KbBooking, i);

      booking->role = (KbRoleKind) GPOINTER_TO_INT (g_hash_table_lookup (roles, &booking->assignment_id));
    }

  return self;
}

/**
 * kb_elsewhere_load:
 * @store: the library
 * @session: the session that is planned
 *
 * Returns: (transfer full) (nullable): what the sessions around it take: people, rooms, stock. Those in
 *   the trash, cancelled ones and templates take nothing.
 */
KbElsewhere *
kb_elsewhere_load (KbStore   *store,
                   KbRecord  *session,
                   GError   **error)
{
  g_autofree char *sql = dup_query (session);
  g_autoptr (GPtrArray) rows = kb_store_query (store, sql, error);

  return create (rows);
}

void
kb_elsewhere_load_async (KbStore             *store,
                         KbRecord            *session,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autofree char *sql = dup_query (session);

  kb_store_query_async (store, sql, cancellable, callback, user_data);
}

KbElsewhere *
kb_elsewhere_load_finish (KbStore       *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (GPtrArray) rows = kb_store_query_finish (store, result, error);

  return create (rows);
}
