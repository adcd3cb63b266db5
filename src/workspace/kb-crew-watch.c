/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-watch"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew-holes.h"
#include "kb-crew-watch.h"
#include "kb-instant.h"
#include "kb-session.h"

/* A crew that is being put together has gaps for a while: one looks when it has been quiet so long. */
#define QUIET_S 5
#define CHECK_S 20
#define AHEAD_US (15 * 60 * (gint64) G_USEC_PER_SEC)
#define DAY_US (86400 * (gint64) G_USEC_PER_SEC)
#define HORIZON_US (14 * DAY_US)
#define MAX_SESSIONS 20
#define MAX_LINES 3

/**
 * KbCrewWatch:
 *
 * Looks after the crews of the sessions that are near, and says when one has a new gap, and when a shift that nobody has
 * is about to start.
 */
struct _KbCrewWatch
{
  GObject       parent_instance;

  KbWorkspace  *workspace;     /* owned */
  KbClock      *clock;         /* owned */
  GCancellable *cancellable;   /* owned: ends the look that goes on */
  GArray       *pending;       /* owned: ids of sessions to look at */
  GPtrArray    *found;         /* owned: gaps of the look that goes on */
  GPtrArray    *holes;         /* owned: gaps that are known */
  gboolean      is_primed;     /* what there was at first is not new */
  guint         scan_id;       /* timeout, 0: none */
  guint         check_id;      /* timeout */
};

enum
{
  SIGNAL_NOTICE,
  SIGNAL_SCANNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCrewWatch, kb_crew_watch, G_TYPE_OBJECT)

static void look_at_next (KbCrewWatch *self);

static void
say (KbCrewWatch      *self,
     const char       *summary,
     const char       *body,
     const KbCrewHole *hole)
{
  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, summary, body, hole->session_id, hole->shift_id);
}

/* One notice for all new gaps of a session, from @first on. */
static void
say_new (KbCrewWatch *self,
         GPtrArray   *new,
         guint        first)
{
  const KbCrewHole *hole = new->pdata[first];
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *summary = NULL;
  guint n_holes = 0;

  for (guint i = first; i < new->len; i++)
    {
      const KbCrewHole *other = new->pdata[i];

      if (other->session_id != hole->session_id)
        continue;
      if (++n_holes <= MAX_LINES)
        g_string_append_printf (body, "%s%s", n_holes > 1 ? "\n" : "", other->text);
    }
  if (n_holes > MAX_LINES)
    g_string_append (body, " …");
  /* Translators: a notice; a session's title */
  summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new gap in the crew of “%s”", "%u new gaps in the crew of “%s”",
                                          n_holes), n_holes, hole->title);
  say (self, summary, body->str, hole);
}

static gboolean
is_first_of_session (GPtrArray *holes,
                     guint      index)
{
  for (guint i = 0; i < index; i++)
    if (((KbCrewHole *) holes->pdata[i])->session_id == ((KbCrewHole *) holes->pdata[index])->session_id)
      return FALSE;

  return TRUE;
}

/* Everything was looked at: what was not there before is new. */
static void
finish (KbCrewWatch *self)
{
  g_autoptr (GPtrArray) known = g_steal_pointer (&self->holes);
  g_autoptr (GPtrArray) new = g_ptr_array_new ();

  self->holes = g_steal_pointer (&self->found);
  for (guint i = 0; i < self->holes->len; i++)
    {
      KbCrewHole *hole = self->holes->pdata[i];
      const KbCrewHole *before = kb_crew_holes_find (known, hole);

      if (before != NULL)
        hole->is_told = before->is_told && before->time.start_us == hole->time.start_us;
      else
        g_ptr_array_add (new, hole);
    }
  for (guint i = 0; self->is_primed && i < new->len; i++)
    if (is_first_of_session (new, i))
      say_new (self, new, i);
  self->is_primed = TRUE;
  kb_crew_watch_check (self);
  g_signal_emit (self, signals[SIGNAL_SCANNED], 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbCrewWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecordSet) set = kb_workspace_load_session_finish (KB_WORKSPACE (source), result, &error);
  g_autoptr (KbCrew) crew = set != NULL && kb_record_set_get_session (set) != NULL ? kb_crew_new (set, NULL) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A session that cannot be read, or is gone meanwhile, has no gaps to speak of; the pages say what is wrong. */
  if (crew != NULL)
    kb_crew_holes_collect (self->found, crew, kb_clock_get_wall_us (self->clock));
  look_at_next (self);
}

static void
look_at_next (KbCrewWatch *self)
{
  gint64 id;

  if (self->pending->len == 0)
    {
      finish (self);
      return;
    }
  id = g_array_index (self->pending, gint64, self->pending->len - 1);
  g_array_set_size (self->pending, self->pending->len - 1);
  kb_workspace_load_session_async (self->workspace, id, self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
is_near (KbRecord *session,
         gint64    now_us)
{
  const gint64 start_us = kb_record_get_int (session, KB_SESSION_START_US);

  return start_us != KB_NONE && start_us > now_us - DAY_US && start_us < now_us + HORIZON_US
         && kb_record_is_null (session, KB_SESSION_TRASHED_US) && !kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE)
         && kb_record_get_int (session, KB_SESSION_STATE) <= KB_SESSION_STATE_LIVE;
}

static void
list_near (KbCrewWatch *self)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION);
  const gint64 now_us = kb_clock_get_wall_us (self->clock);

  g_array_set_size (self->pending, 0);
  for (guint i = 0; i < g_list_model_get_n_items (sessions) && self->pending->len < MAX_SESSIONS; i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      const gint64 id = kb_record_get_id (session);

      if (is_near (session, now_us))
        g_array_append_val (self->pending, id);
    }
}

static gboolean
scan_cb (gpointer data)
{
  KbCrewWatch *self = data;

  self->scan_id = 0;
  kb_crew_watch_scan (self);
  return G_SOURCE_REMOVE;
}

static void
scan_when_quiet (KbCrewWatch *self)
{
  g_clear_handle_id (&self->scan_id, g_source_remove);
  self->scan_id = g_timeout_add_seconds_full (G_PRIORITY_LOW, QUIET_S, scan_cb, self, NULL);
}

static gboolean
concerns_crews (KbEntityKind kind)
{
  return kind == KB_ENTITY_SESSION || kind == KB_ENTITY_ASSIGNMENT || kind == KB_ENTITY_SHIFT || kind == KB_ENTITY_PERSON;
}

static void
store_changed_cb (KbCrewWatch *self,
                  GPtrArray   *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (concerns_crews (((KbChange *) changes->pdata[i])->kind))
      {
        scan_when_quiet (self);
        return;
      }
}

static gboolean
check_cb (gpointer data)
{
  kb_crew_watch_check (data);
  return G_SOURCE_CONTINUE;
}

static void
kb_crew_watch_dispose (GObject *object)
{
  KbCrewWatch *self = KB_CREW_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->scan_id, g_source_remove);
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (kb_crew_watch_parent_class)->dispose (object);
}

static void
kb_crew_watch_finalize (GObject *object)
{
  KbCrewWatch *self = KB_CREW_WATCH (object);

  g_array_unref (self->pending);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_ptr_array_unref (self->holes);

  G_OBJECT_CLASS (kb_crew_watch_parent_class)->finalize (object);
}

static void
kb_crew_watch_class_init (KbCrewWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_crew_watch_dispose;
  object_class->finalize = kb_crew_watch_finalize;

  /**
   * KbCrewWatch::notice:
   * @summary: what it is about, translated
   * @body: which duties, and when
   * @session_id: the session
   * @shift_id: the shift that nobody has, 0 where there is none
   */
  signals[SIGNAL_NOTICE] = g_signal_new ("notice", KB_TYPE_CREW_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT64);

  /**
   * KbCrewWatch::scanned:
   *
   * All crews were looked at.
   */
  signals[SIGNAL_SCANNED] = g_signal_new ("scanned", KB_TYPE_CREW_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_crew_watch_init (KbCrewWatch *self)
{
  self->pending = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->holes = kb_crew_holes_new ();
}

/**
 * kb_crew_watch_new:
 * @workspace: (transfer none): the library to watch
 * @clock: (transfer none): what time it is
 *
 * Returns: (transfer full): a watch that looks for the first time after a moment, by itself.
 */
KbCrewWatch *
kb_crew_watch_new (KbWorkspace *workspace,
                   KbClock     *clock)
{
  KbCrewWatch *self = g_object_new (KB_TYPE_CREW_WATCH, NULL);

  self->workspace = g_object_ref (workspace);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (kb_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->check_id = g_timeout_add_seconds (CHECK_S, check_cb, self);
  scan_when_quiet (self);

  return self;
}

/**
 * kb_crew_watch_scan:
 *
 * Looks at all crews now; says #KbCrewWatch::scanned when that is done. The first look finds nothing new.
 */
void
kb_crew_watch_scan (KbCrewWatch *self)
{
  g_return_if_fail (KB_IS_CREW_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = kb_crew_holes_new ();
  list_near (self);
  look_at_next (self);
}

/**
 * kb_crew_watch_check:
 *
 * Says which of the gaps that are known are about to start, each once; by itself it does so three times a minute.
 */
void
kb_crew_watch_check (KbCrewWatch *self)
{
  gint64 now_us;

  g_return_if_fail (KB_IS_CREW_WATCH (self));

  now_us = kb_clock_get_wall_us (self->clock);
  for (guint i = 0; i < self->holes->len; i++)
    {
      KbCrewHole *hole = self->holes->pdata[i];
      g_autofree char *summary = NULL;

      if (hole->is_told || !kb_crew_hole_is_due (hole, now_us, AHEAD_US))
        continue;
      hole->is_told = TRUE;
      /* Translators: a notice; a duty and its time, "Camera 21:30–22:15" */
      summary = g_strdup_printf (hole->time.start_us > now_us ? _("About to start, and nobody is there: %s")
                                                              : _("Nobody is there: %s"), hole->text);
      say (self, summary, hole->title, hole);
    }
}
