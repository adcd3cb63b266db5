/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-list"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "kb-change.h"
#include "kb-session-list.h"
#include "kb-session.h"

/* A live session stays on air for a day at most: one that was never ended is past after that. */
#define ON_AIR_MAX_US (24 * G_TIME_SPAN_HOUR)

/**
 * KbSessionList:
 *
 * The library's sessions as they are listed: those that the filter lets through, of one state
 * or of all, in groups by date. The items are the sessions' records; there is no item for a
 * group: its first row shows the heading, so that keys and selection go from session to session.
 *
 * One array of 24 bytes a session, made anew when a session or the question changed: 10 000
 * sessions are filtered and sorted in a few milliseconds, and only what differs is announced.
 */
typedef struct
{
  KbRecord       *session;   /* owned */
  gint64          key;       /* orders it within its group: smaller is first */
  KbSessionGroup  group;
} Entry;

struct _KbSessionList
{
  GObject       parent_instance;

  KbRecordSet     *library;                     /* owned */
  KbSessionFilter *filter;                      /* owned */
  GArray          *shown;                       /* owned (element-type Entry) */
  GTimeZone       *zone;                        /* owned */
  int              state;                       /* KbSessionState, -1 for all */
  gint64           now_us;
  gint64           week_us[3];                  /* start of today, of next week, of the one after it */
  guint            sizes[KB_N_SESSION_GROUPS];
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KbSessionList, kb_session_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static KbSessionGroup
find_group (KbSessionList *self,
            KbRecord      *session)
{
  const gint64 start_us = kb_record_get_int (session, KB_SESSION_START_US);
  const int state = kb_record_get_int (session, KB_SESSION_STATE);

  if (kb_session_filter_get_trashed (self->filter))
    return KB_SESSION_GROUP_TRASH;
  if (state == KB_SESSION_STATE_LIVE && self->now_us - start_us < ON_AIR_MAX_US)
    return KB_SESSION_GROUP_ON_AIR;
  if (kb_record_is_null (session, KB_SESSION_START_US))
    return state >= KB_SESSION_STATE_ENDED ? KB_SESSION_GROUP_PAST : KB_SESSION_GROUP_LATER;
  if (start_us < self->week_us[0] || (state >= KB_SESSION_STATE_ENDED && state <= KB_SESSION_STATE_ARCHIVED))
    return KB_SESSION_GROUP_PAST;
  if (start_us < self->week_us[1])
    return KB_SESSION_GROUP_THIS_WEEK;
  if (start_us < self->week_us[2])
    return KB_SESSION_GROUP_NEXT_WEEK;
  return KB_SESSION_GROUP_LATER;
}

static gboolean
matches (KbSessionList *self,
         KbRecord      *session)
{
  return (self->state < 0 || kb_record_get_int (session, KB_SESSION_STATE) == self->state)
         && kb_session_filter_matches (self->filter, session);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->group != right->group)
    return (int) left->group - (int) right->group;
  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return kb_record_get_id (left->session) < kb_record_get_id (right->session) ? -1 : 1;
}

static void
clear_entry (gpointer data)
{
  g_object_unref (((Entry *) data)->session);
}

static GArray *
create_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static GArray *
collect_entries (KbSessionList *self)
{
  GListModel *sessions = kb_record_set_get_list (self->library, KB_ENTITY_SESSION);
  const gboolean is_trash = kb_session_filter_get_trashed (self->filter);
  GArray *entries = create_entries ();

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      Entry entry = { .session = session };

      if (!matches (self, session))
        continue;
      /* What is coming is read from the next on, what was from the last on. */
      entry.group = find_group (self, session);
      entry.key = kb_record_get_int_or (session, is_trash ? KB_SESSION_TRASHED_US : KB_SESSION_START_US,
                                        G_MAXINT64);
      if (entry.group >= KB_SESSION_GROUP_PAST)
        entry.key = -entry.key;
      g_array_append_val (entries, entry);
      g_steal_pointer (&session);
    }
  g_array_sort (entries, compare_entries);

  return entries;
}

static gboolean
is_same (GArray *old,
         guint   old_index,
         GArray *new,
         guint   new_index)
{
  const Entry *before = &g_array_index (old, Entry, old_index);
  const Entry *after = &g_array_index (new, Entry, new_index);

  return before->session == after->session && before->group == after->group;
}

/* Announces what differs, and with it the rows around it: the first of a group shows how many are in
 * it, and a row looks otherwise when it is the first or the last. */
static void
announce (KbSessionList *self,
          GArray        *old)
{
  const guint old_n = old->len;
  const guint new_n = self->shown->len;
  guint before = 0, after = 0;

  while (before < MIN (old_n, new_n) && is_same (old, before, self->shown, before))
    before++;
  while (after < MIN (old_n, new_n) - before
         && is_same (old, old_n - after - 1, self->shown, new_n - after - 1))
    after++;

  if (before == old_n && before == new_n)
    return;

  if (before > 0)
    for (before--; !kb_session_list_is_first (self, before); before--)
      ;
  after -= after > 0;
  g_list_model_items_changed (G_LIST_MODEL (self), before, old_n - before - after, new_n - before - after);
}

static void
refresh (KbSessionList *self)
{
  g_autoptr (GArray) old = self->shown;

  self->shown = collect_entries (self);
  memset (self->sizes, 0, sizeof self->sizes);
  for (guint i = 0; i < self->shown->len; i++)
    self->sizes[g_array_index (self->shown, Entry, i).group]++;
  announce (self, old);
}

static void
library_changed_cb (KbRecordSet   *library,
                    GPtrArray     *changes,
                    KbSessionList *self)
{
  for (guint i = 0; i < changes->len; i++)
    if (((KbChange *) g_ptr_array_index (changes, i))->kind == KB_ENTITY_SESSION)
      {
        refresh (self);
        return;
      }
}

static GType
get_item_type (GListModel *model)
{
  return KB_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return KB_SESSION_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KbSessionList *self = KB_SESSION_LIST (model);

  return position < self->shown->len ? g_object_ref (g_array_index (self->shown, Entry, position).session) : NULL;
}

static void
kb_session_list_finalize (GObject *object)
{
  KbSessionList *self = KB_SESSION_LIST (object);

  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_session_list_parent_class)->finalize (object);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
kb_session_list_class_init (KbSessionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_session_list_finalize;
}

static void
kb_session_list_init (KbSessionList *self)
{
  self->state = -1;
  self->shown = create_entries ();
}

/**
 * kb_session_list_new:
 * @library: (transfer none): whose sessions to list
 * @filter: (transfer none): which of them
 * @now_us: wall clock, microseconds since 1970 UTC
 * @zone: (transfer none): whose days and weeks count; a week begins on Monday
 *
 * Returns: (transfer full): a list of the sessions that @filter lets through.
 */
KbSessionList *
kb_session_list_new (KbRecordSet     *library,
                     KbSessionFilter *filter,
                     gint64           now_us,
                     GTimeZone       *zone)
{
  KbSessionList *self = g_object_new (KB_TYPE_SESSION_LIST, NULL);

  self->library = g_object_ref (library);
  self->filter = g_object_ref (filter);
  self->zone = g_time_zone_ref (zone);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  g_signal_connect_object (filter, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  kb_session_list_set_now (self, now_us);

  return self;
}

/**
 * kb_session_list_set_now:
 * @now_us: wall clock, microseconds since 1970 UTC
 *
 * Puts the sessions into the groups of another day.
 */
void
kb_session_list_set_now (KbSessionList *self,
                         gint64         now_us)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) today = NULL;

  g_return_if_fail (KB_IS_SESSION_LIST (self));

  utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  local = g_date_time_to_timezone (utc, self->zone);
  today = g_date_time_new (self->zone, g_date_time_get_year (local), g_date_time_get_month (local),
                           g_date_time_get_day_of_month (local), 0, 0, 0);

  self->now_us = now_us;
  self->week_us[0] = g_date_time_to_unix (today) * G_USEC_PER_SEC;
  for (int week = 1; week <= 2; week++)
    {
      g_autoptr (GDateTime) monday = g_date_time_add_days (today, 7 * week + 1 - g_date_time_get_day_of_week (today));

      self->week_us[week] = g_date_time_to_unix (monday) * G_USEC_PER_SEC;
    }
  refresh (self);
}

/**
 * kb_session_list_get_filter:
 *
 * Returns: (transfer none): which sessions are listed.
 */
KbSessionFilter *
kb_session_list_get_filter (KbSessionList *self)
{
  g_return_val_if_fail (KB_IS_SESSION_LIST (self), NULL);

  return self->filter;
}

/**
 * kb_session_list_set_state:
 * @state: the one state to list, of those the filter lets through; -1 for all
 */
void
kb_session_list_set_state (KbSessionList *self,
                           int            state)
{
  g_return_if_fail (KB_IS_SESSION_LIST (self));

  if (self->state == state)
    return;
  self->state = state;
  refresh (self);
}

/**
 * kb_session_list_get_group:
 *
 * Returns: the group of the session at @position.
 */
KbSessionGroup
kb_session_list_get_group (KbSessionList *self,
                           guint          position)
{
  g_return_val_if_fail (KB_IS_SESSION_LIST (self), KB_SESSION_GROUP_PAST);
  g_return_val_if_fail (position < self->shown->len, KB_SESSION_GROUP_PAST);

  return g_array_index (self->shown, Entry, position).group;
}

/**
 * kb_session_list_get_group_size:
 *
 * Returns: how many sessions of the list are in @group.
 */
guint
kb_session_list_get_group_size (KbSessionList  *self,
                                KbSessionGroup  group)
{
  g_return_val_if_fail (KB_IS_SESSION_LIST (self), 0);
  g_return_val_if_fail (group < KB_N_SESSION_GROUPS, 0);

  return self->sizes[group];
}

gboolean
kb_session_list_is_first (KbSessionList *self,
                          guint          position)
{
  return position == 0
         || kb_session_list_get_group (self, position) != kb_session_list_get_group (self, position - 1);
}

gboolean
kb_session_list_is_last (KbSessionList *self,
                         guint          position)
{
  return position + 1 == self->shown->len
         || kb_session_list_get_group (self, position) != kb_session_list_get_group (self, position + 1);
}

/**
 * kb_session_list_find:
 *
 * Returns: where that session is, or %G_MAXUINT when the list does not show it.
 */
guint
kb_session_list_find (KbSessionList *self,
                      gint64         session_id)
{
  g_return_val_if_fail (KB_IS_SESSION_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    if (kb_record_get_id (g_array_index (self->shown, Entry, i).session) == session_id)
      return i;

  return G_MAXUINT;
}

/**
 * kb_session_list_find_nearest:
 *
 * Returns: (transfer none) (nullable): the session that is on air or comes next.
 */
KbRecord *
kb_session_list_find_nearest (KbSessionList *self)
{
  g_return_val_if_fail (KB_IS_SESSION_LIST (self), NULL);

  if (self->shown->len == 0 || kb_session_list_get_group (self, 0) >= KB_SESSION_GROUP_PAST)
    return NULL;
  return g_array_index (self->shown, Entry, 0).session;
}

/**
 * kb_session_group_get_title:
 *
 * Returns: the heading of @group, translated.
 */
const char *
kb_session_group_get_title (KbSessionGroup group)
{
  static const char *const titles[] = {
    N_ ("On air"), N_ ("This week"), N_ ("Next week"), N_ ("Later"), N_ ("Past"), N_ ("Trash"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (titles) == KB_N_SESSION_GROUPS);
  g_return_val_if_fail (group < KB_N_SESSION_GROUPS, "");

  return _(titles[group]);
}
