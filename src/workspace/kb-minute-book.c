/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-minute-book"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-id.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-minute-book.h"
#include "kb-session.h"
#include "kb-show-goods.h"

/**
 * KbMinuteBook:
 *
 * The figures of the show that is on: what is typed, pasted or read of a file goes through it into the session, minute by
 * minute. The same minute again changes its row, and the same figures again change nothing.
 */
struct _KbMinuteBook
{
  GObject      parent_instance;

  KbWorkspace *workspace;    /* owned */
  KbShow      *show;         /* owned */
  GTimeZone   *zone;         /* owned */
  GHashTable  *rows;         /* owned: minute → KbRecord that was put in and has not come back yet */
};

G_DEFINE_FINAL_TYPE (KbMinuteBook, kb_minute_book, G_TYPE_OBJECT)

static KbRecordSet *
get_plan (KbMinuteBook *self)
{
  return kb_show_get_plan (self->show);
}

/* Nobody knows which edit it was; rows that are not there are put in anew. */
static void
failed_cb (KbMinuteBook *self)
{
  g_hash_table_remove_all (self->rows);
}

static gboolean
has_come_back (gpointer minute,
               gpointer row,
               gpointer plan)
{
  return kb_record_set_find (plan, KB_ENTITY_MINUTE_METRIC, kb_record_get_id (row)) != NULL;
}

/* What has come back may be taken back, too. */
static void
rows_changed_cb (KbMinuteBook *self)
{
  g_hash_table_foreach_remove (self->rows, has_come_back, get_plan (self));
}

static void
kb_minute_book_dispose (GObject *object)
{
  KbMinuteBook *self = KB_MINUTE_BOOK (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->show);

  G_OBJECT_CLASS (kb_minute_book_parent_class)->dispose (object);
}

static void
kb_minute_book_finalize (GObject *object)
{
  KbMinuteBook *self = KB_MINUTE_BOOK (object);

  g_time_zone_unref (self->zone);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (kb_minute_book_parent_class)->finalize (object);
}

static void
kb_minute_book_class_init (KbMinuteBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_minute_book_dispose;
  object_class->finalize = kb_minute_book_finalize;
}

static void
kb_minute_book_init (KbMinuteBook *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * kb_minute_book_new:
 * @workspace: (transfer none): the library
 * @show: (transfer none): the run that is on
 *
 * Returns: (transfer full): the book of its figures.
 */
KbMinuteBook *
kb_minute_book_new (KbWorkspace *workspace,
                    KbShow      *show)
{
  KbMinuteBook *self = g_object_new (KB_TYPE_MINUTE_BOOK, NULL);
  KbRecord *session = kb_record_set_get_session (kb_show_get_plan (show));

  self->workspace = g_object_ref (workspace);
  self->show = g_object_ref (show);
  self->zone = kb_zone_new (kb_record_get_text (session, KB_SESSION_TIME_ZONE), NULL);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  g_signal_connect_object (workspace, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_record_set_get_list (get_plan (self), KB_ENTITY_MINUTE_METRIC), "items-changed",
                           G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kb_minute_book_get_show:
 *
 * Returns: (transfer none): the run that it is of.
 */
KbShow *
kb_minute_book_get_show (KbMinuteBook *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), NULL);

  return self->show;
}

/**
 * kb_minute_book_get_currency:
 *
 * Returns: in which the session sells.
 */
const char *
kb_minute_book_get_currency (KbMinuteBook *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), NULL);

  return kb_record_get_text (kb_record_set_get_session (get_plan (self)), KB_SESSION_CURRENCY);
}

/* A minute of the figures is one of the clock, as it is where they come from. */
static KbMinuteClock
create_clock (KbMinuteBook *self,
              KbRunLive    *live)
{
  kb_show_tick (self->show, live);
  return (KbMinuteClock) { live->clock_us - live->on_air_ms * 1000, self->zone };
}

/**
 * kb_minute_book_get_minute:
 *
 * Returns: the minute that it is now, from 0.
 */
gint64
kb_minute_book_get_minute (KbMinuteBook *self)
{
  KbRunLive live;
  KbMinuteClock clock;

  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), 0);

  clock = create_clock (self, &live);
  return kb_minute_clock_get (&clock, live.clock_us);
}

/**
 * kb_minute_book_dup_time:
 *
 * Returns: (transfer full): when a minute is, "20:14".
 */
char *
kb_minute_book_dup_time (KbMinuteBook *self,
                         gint64        minute)
{
  KbRunLive live;
  KbMinuteClock clock;

  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), NULL);

  clock = create_clock (self, &live);
  return kb_instant_format_minutes (clock.start_us + minute * 60 * (gint64) G_USEC_PER_SEC, self->zone);
}

/**
 * kb_minute_book_create:
 *
 * Returns: (transfer full): the figures up to now; what an earlier run left of minutes to come is not among them.
 */
KbMinutes *
kb_minute_book_create (KbMinuteBook *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), NULL);

  return kb_minutes_new_of_rows (kb_record_set_get_list (get_plan (self), KB_ENTITY_MINUTE_METRIC),
                                 kb_minute_book_get_minute (self));
}

/* The cue that was on when a minute ended, and its product: what came first in the show is first in its list. */
static void
stamp_cue (KbMinuteBook *self,
           KbRecord     *row)
{
  KbRun *run = kb_show_get_run (self->show);
  KbRunLive live;
  const KbMinuteClock clock = create_clock (self, &live);
  const gint64 minute = kb_record_get_int (row, KB_MINUTE_METRIC_MINUTE);
  gint64 cue_id = 0, started_us = KB_NONE;
  KbRecord *item;

  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, &live, &cue);
      if (cue.actual_start_us == KB_NONE || kb_minute_clock_get (&clock, cue.actual_start_us) > minute
          || (started_us != KB_NONE && cue.actual_start_us < started_us))
        continue;
      started_us = cue.actual_start_us;
      cue_id = cue.cue.id;
    }
  if (kb_record_set_find (get_plan (self), KB_ENTITY_CUE, cue_id) == NULL)
    return;

  item = kb_show_find_item (self->show, cue_id);
  kb_record_set_int (row, KB_MINUTE_METRIC_CUE_ID, cue_id);
  if (item != NULL)
    kb_record_set_int (row, KB_MINUTE_METRIC_LINEUP_ITEM_ID, kb_record_get_id (item));
}

static KbRecord *
find_row (KbMinuteBook *self,
          gint64        minute)
{
  GListModel *list = kb_record_set_get_list (get_plan (self), KB_ENTITY_MINUTE_METRIC);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (list, i);

      if (kb_record_get_int (row, KB_MINUTE_METRIC_MINUTE) == minute)
        return row;   /* the set keeps it alive */
    }

  return g_hash_table_lookup (self->rows, &minute);
}

/* What is not known says nothing: a figure that was known stays. */
static gboolean
update_row (KbMinuteBook        *self,
            KbEdit              *edit,
            KbRecord            *row,
            const KbMinuteDraft *draft)
{
  gboolean is_changed = FALSE;

  for (guint field = KB_MINUTE_METRIC_CUE_ID; field < KB_MINUTE_METRIC_N_FIELDS; field++)
    {
      const KbValue value = { .kind = KB_VALUE_INT, .integer = draft->values[field] };

      if (draft->values[field] == KB_NONE || draft->values[field] == kb_record_get_int (row, field))
        continue;
      kb_edit_set (edit, KB_ENTITY_MINUTE_METRIC, kb_record_get_id (row), field, &value);
      is_changed = TRUE;
    }

  return is_changed;
}

static KbRecord *
create_row (KbMinuteBook        *self,
            const KbMinuteDraft *draft)
{
  KbRecord *row = kb_record_new (KB_ENTITY_MINUTE_METRIC, kb_id_new ());
  const gint64 minute = draft->values[KB_MINUTE_METRIC_MINUTE];

  kb_record_set_int (row, KB_MINUTE_METRIC_SESSION_ID, kb_record_set_get_session_id (get_plan (self)));
  for (guint field = KB_MINUTE_METRIC_MINUTE; field < KB_MINUTE_METRIC_N_FIELDS; field++)
    if (draft->values[field] != KB_NONE)
      kb_record_set_int (row, field, draft->values[field]);
  if (draft->values[KB_MINUTE_METRIC_CUE_ID] == KB_NONE)
    stamp_cue (self, row);
  g_hash_table_replace (self->rows, g_memdup2 (&minute, sizeof minute), g_object_ref (row));

  return row;
}

static gboolean
has_figure (const KbMinuteDraft *draft)
{
  for (guint field = KB_MINUTE_METRIC_ONLINE; field < KB_MINUTE_METRIC_N_FIELDS; field++)
    if (draft->values[field] != KB_NONE)
      return TRUE;

  return FALSE;
}

/* A table may say a minute twice: what comes later counts, and what only the earlier one says. */
static GHashTable *
merge (GPtrArray *drafts)
{
  GHashTable *merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      const KbMinuteDraft *draft = drafts->pdata[i];
      KbMinuteDraft *known = g_hash_table_lookup (merged, &draft->values[KB_MINUTE_METRIC_MINUTE]);

      if (known == NULL)
        {
          known = g_memdup2 (draft, sizeof *draft);
          g_hash_table_replace (merged, &known->values[KB_MINUTE_METRIC_MINUTE], known);
        }
      for (guint field = KB_MINUTE_METRIC_CUE_ID; field < KB_MINUTE_METRIC_N_FIELDS; field++)
        if (draft->values[field] != KB_NONE)
          known->values[field] = draft->values[field];
    }

  return merged;
}

/**
 * kb_minute_book_put:
 * @drafts: (element-type KbMinuteDraft): what is said of minutes
 *
 * Puts figures into the session, one step to undo. Minutes without any figure are left out.
 *
 * Returns: of how many minutes something is new.
 */
guint
kb_minute_book_put (KbMinuteBook *self,
                    GPtrArray    *drafts)
{
  g_autoptr (GHashTable) merged = merge (drafts);
  g_autoptr (KbEdit) steps = kb_edit_new ("");
  g_autoptr (KbEdit) edit = NULL;
  g_autofree char *label = NULL;
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), 0);

  g_hash_table_iter_init (&iter, merged);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const KbMinuteDraft *draft = value;
      KbRecord *row = find_row (self, draft->values[KB_MINUTE_METRIC_MINUTE]);

      if (!has_figure (draft))
        continue;
      if (row != NULL)
        {
          n += update_row (self, steps, row, draft);
        }
      else
        {
          g_autoptr (KbRecord) created = create_row (self, draft);

          kb_edit_insert (steps, created);
          n++;
        }
    }
  if (n == 0)
    return 0;

  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Figures of %u minute", "Figures of %u minutes", n), n);
  edit = kb_edit_new (label);
  kb_edit_set_session (edit, kb_record_set_get_session_id (get_plan (self)));
  kb_edit_append (edit, steps);
  kb_workspace_edit (self->workspace, edit);
  return n;
}

/**
 * kb_minute_book_parse_line:
 * @text: see kb_minute_line_parse()
 * @draft: (out): what it says
 * @error: return location
 *
 * Reads what is typed of the minute that it is now. Nothing is put into the session.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT that names the figure.
 */
gboolean
kb_minute_book_parse_line (KbMinuteBook   *self,
                           const char     *text,
                           KbMinuteDraft  *draft,
                           GError        **error)
{
  g_autoptr (KbMinutes) so_far = kb_minute_book_create (self);
  KbRunLive live;
  KbMinuteClock clock;

  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), FALSE);

  clock = create_clock (self, &live);
  return kb_minute_line_parse (text, so_far, &clock, kb_minute_book_get_currency (self),
                               kb_minute_clock_get (&clock, live.clock_us), draft, error);
}

/**
 * kb_minute_book_read:
 * @file: the cells of a file or of the clipboard
 * @name: what messages call it
 * @error: return location
 *
 * Reads a table as kb_minute_table_read() and puts its figures into the session.
 *
 * Returns: (transfer full) (nullable): what was read, and what could not be; %NULL with %KB_ERROR_INPUT.
 */
KbMinuteTable *
kb_minute_book_read (KbMinuteBook        *self,
                     const KbMinuteFile  *file,
                     const char          *name,
                     GError             **error)
{
  KbMinuteTable *table;
  KbRunLive live;
  KbMinuteClock clock;

  g_return_val_if_fail (KB_IS_MINUTE_BOOK (self), NULL);

  clock = create_clock (self, &live);
  table = kb_minute_table_read (file, name, get_plan (self), &clock, error);
  if (table != NULL)
    kb_minute_book_put (self, table->drafts);
  return table;
}
