/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-table"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cue-table.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-show-hours.h"
#include "kb-table-text.h"
#include "kb-text.h"

#define DAY_US (24 * 3600 * G_GINT64_CONSTANT (1000000))

/* What a column of the table is. */
typedef struct
{
  KbCueHead   head;
  gboolean    in_seconds;
  const char *title;        /* borrowed, nullable: as the table calls it */
} Column;

typedef struct
{
  const KbCueLookup *lookup;
  KbCueTable        *table;
  Column             columns[KB_TABLE_MAX_COLUMNS];
  guint              n_columns;
  guint              row;        /* from 1 */
  guint              column;
  gint64             start_us;   /* of the row: KB_NONE where it has none */
  gint64             end_us;
  gint64             length_ms;
  gboolean           is_hard;
  guint              start_column;
  char              *start_text;   /* owned: what stands there */
  /* Of the row before, which may end where this one starts. */
  KbCueDraft        *previous;   /* borrowed, nullable: it has no length of its own */
  gint64             previous_us;
} Reader;

static void
free_problem (gpointer data)
{
  KbCueProblem *problem = data;

  g_free (problem->column);
  g_free (problem->cell);
  g_free (problem->message);
  g_free (problem);
}

/* "A" … "Z", "AA" … */
static char *
name_column (guint index)
{
  if (index < 26)
    return g_strdup_printf ("%c", 'A' + index);
  return g_strdup_printf ("%c%c", 'A' + index / 26 - 1, 'A' + index % 26);
}

static void
add_problem (Reader     *reader,
             const char *cell,
             char       *message)
{
  const char *title = reader->columns[reader->column].title;
  KbCueProblem *problem = g_new0 (KbCueProblem, 1);

  problem->row = reader->row;
  problem->column = title != NULL ? g_strdup (title) : name_column (reader->column);
  problem->cell = g_strdup (cell);
  problem->message = message;
  g_ptr_array_add (reader->table->problems, problem);
}

/* "-", "—" and "/" stand for nothing. */
static gboolean
is_nothing (const char *cell)
{
  static const char *const words[] = { "", "-", "–", "—", "/", "无", "n/a", "none" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
parse_length (const char  *cell,
              gboolean     in_seconds,
              gint64      *ms,
              GError     **error)
{
  const gboolean is_figure = cell[strspn (cell, "0123456789.")] == '\0';
  g_autofree char *text = in_seconds && is_figure ? g_strconcat (cell, "s", NULL) : g_strdup (cell);

  return kb_duration_parse (text, -1, ms, error);
}

static void
read_length (Reader     *reader,
             KbRecord   *cue,
             guint       field,
             const char *cell)
{
  g_autoptr (GError) error = NULL;
  gint64 ms;

  if (!parse_length (cell, reader->columns[reader->column].in_seconds, &ms, &error))
    {
      add_problem (reader, cell, g_strdup (error->message));
      return;
    }

  kb_record_set_int (cue, field, ms);
  if (field == KB_CUE_DURATION_MS)
    reader->length_ms = ms;
}

/* A show without a target is taken to last no longer than that. */
#define LONGEST_US (DAY_US / 4)

/* "0:27" and "1:03:30" after the start, hours first; FALSE for what is no offset. */
static gboolean
parse_offset (const char *cell,
              gint64     *us)
{
  g_autofree char *hours = NULL;
  gint64 ms;

  if (strchr (cell, ':') == NULL)
    return FALSE;
  hours = strchr (cell, ':') == strrchr (cell, ':') ? g_strconcat (cell, ":00", NULL) : g_strdup (cell);
  if (!kb_duration_parse (hours, -1, &ms, NULL) || ms * 1000 > DAY_US)
    return FALSE;

  *us = ms * 1000;
  return TRUE;
}

/* A time of day, or an offset where the time of day would not be in the show. */
static gboolean
parse_time (Reader      *reader,
            const char  *cell,
            gint64      *us,
            GError     **error)
{
  const gint64 start_us = kb_cue_lookup_get_start_us (reader->lookup);
  const gint64 end_us = kb_cue_lookup_get_end_us (reader->lookup);
  gint64 show_us, offset_us;

  if (reader->columns[reader->column].in_seconds && cell[strspn (cell, "0123456789")] == '\0')
    {
      *us = start_us != KB_NONE ? start_us + g_ascii_strtoll (cell, NULL, 10) * G_USEC_PER_SEC : KB_NONE;
      return TRUE;
    }
  if (start_us == KB_NONE)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("The session has no start that the time could be near to"));
      return FALSE;
    }
  if (!kb_instant_parse_near (cell, start_us + DAY_US / 2 - G_USEC_PER_SEC, kb_cue_lookup_get_zone (reader->lookup), us,
                              error))
    return FALSE;
  show_us = end_us != KB_NONE && end_us > start_us ? end_us - start_us : LONGEST_US;
  if (*us - start_us >= show_us && parse_offset (cell, &offset_us) && offset_us < show_us)
    *us = start_us + offset_us;

  return TRUE;
}

static void
read_time (Reader     *reader,
           const char *cell,
           gint64     *us)
{
  g_autoptr (GError) error = NULL;

  if (!parse_time (reader, cell, us, &error))
    add_problem (reader, cell, g_strdup (error->message));
}

static void
read_flag (Reader     *reader,
           const char *cell,
           gboolean   *value)
{
  if (!kb_cue_head_find_flag (cell, value))
    add_problem (reader, cell, g_strdup (_("Type yes or no")));
}

static void
read_flag_field (Reader     *reader,
                 KbRecord   *cue,
                 guint       field,
                 const char *cell)
{
  gboolean value = FALSE;

  read_flag (reader, cell, &value);
  kb_record_set_int (cue, field, value);
}

static void
read_type (Reader     *reader,
           KbRecord   *cue,
           const char *cell)
{
  const int type = kb_cue_head_find_type (cell);

  if (type >= 0)
    kb_record_set_int (cue, KB_CUE_TYPE, type);
  else
    add_problem (reader, cell, g_strdup (_("No type is called so: use one that the table knows, such as Demo or Flash")));
}

/* What is no product stays as the title, so that it is not lost. */
static void
read_product (Reader     *reader,
              KbRecord   *cue,
              const char *cell,
              gboolean    may_be_title)
{
  const gint64 id = kb_cue_lookup_find_product (reader->lookup, cell);

  if (id != 0)
    {
      kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, id);
      return;
    }

  if (*kb_record_get_text (cue, KB_CUE_TITLE) == '\0')
    kb_record_set_text (cue, KB_CUE_TITLE, cell);
  if (!may_be_title)
    add_problem (reader, cell, g_strdup (_("No product of the lineup goes by that")));
}

static void
read_speaker (Reader     *reader,
              KbRecord   *cue,
              const char *cell)
{
  const gint64 id = kb_cue_lookup_find_speaker (reader->lookup, cell);

  if (id != 0)
    kb_record_set_int (cue, KB_CUE_SPEAKER_ID, id);
  else
    add_problem (reader, cell, g_strdup (_("Nobody on duty goes by that")));
}

static void
read_loop (Reader     *reader,
           KbRecord   *cue,
           const char *cell)
{
  gint64 loop;

  if (g_ascii_string_to_signed (cell, 10, 1, 999, &loop, NULL))
    kb_record_set_int (cue, KB_CUE_LOOP_NO, loop);
  else
    add_problem (reader, cell, g_strdup (_("Type the round as a figure from 1")));
}

static int
get_text_field (KbCueHead head)
{
  switch ((int) head)
    {
    case KB_CUE_HEAD_NUMBER:
      return KB_CUE_CUE_NO;
    case KB_CUE_HEAD_TITLE:
      return KB_CUE_TITLE;
    case KB_CUE_HEAD_SCRIPT:
      return KB_CUE_SCRIPT;
    case KB_CUE_HEAD_DEMO:
      return KB_CUE_DEMO;
    case KB_CUE_HEAD_OVERLAY:
      return KB_CUE_OVERLAY;
    case KB_CUE_HEAD_PROPS:
      return KB_CUE_PROPS;
    case KB_CUE_HEAD_FALLBACK:
      return KB_CUE_FALLBACK;
    case KB_CUE_HEAD_NOTE:
      return KB_CUE_NOTE;
    default:
      return -1;
    }
}

static void
read_cell (Reader     *reader,
           KbCueDraft *draft,
           const char *cell)
{
  const KbCueHead head = reader->columns[reader->column].head;
  const int field = get_text_field (head);

  if (field >= 0)
    {
      kb_record_set_text (draft->cue, field, cell);
      return;
    }
  if (is_nothing (cell))
    return;

  switch ((int) head)
    {
    case KB_CUE_HEAD_SEGMENT:
      kb_set_str (&draft->segment, cell);
      break;
    case KB_CUE_HEAD_START:
      reader->start_column = reader->column;
      kb_set_str (&reader->start_text, cell);
      read_time (reader, cell, &reader->start_us);
      break;
    case KB_CUE_HEAD_END:
      read_time (reader, cell, &reader->end_us);
      break;
    case KB_CUE_HEAD_LENGTH:
      read_length (reader, draft->cue, KB_CUE_DURATION_MS, cell);
      break;
    case KB_CUE_HEAD_MINIMUM:
      read_length (reader, draft->cue, KB_CUE_MIN_MS, cell);
      break;
    case KB_CUE_HEAD_HARD:
      read_flag (reader, cell, &reader->is_hard);
      break;
    case KB_CUE_HEAD_OPTIONAL:
      read_flag_field (reader, draft->cue, KB_CUE_OPTIONAL, cell);
      break;
    case KB_CUE_HEAD_SKIP:
      read_flag_field (reader, draft->cue, KB_CUE_SKIP, cell);
      break;
    case KB_CUE_HEAD_TYPE:
      read_type (reader, draft->cue, cell);
      break;
    case KB_CUE_HEAD_PRODUCT:
    case KB_CUE_HEAD_SUBJECT:
      read_product (reader, draft->cue, cell, head == KB_CUE_HEAD_SUBJECT);
      break;
    case KB_CUE_HEAD_LOOP:
      read_loop (reader, draft->cue, cell);
      break;
    case KB_CUE_HEAD_SPEAKER:
      read_speaker (reader, draft->cue, cell);
      break;
    case KB_CUE_HEAD_OPERATOR:
      kb_cue_draft_add_direction (draft, KB_ROLE_KIND_OPERATOR, cell);
      break;
    case KB_CUE_HEAD_FLOOR:
      kb_cue_draft_add_direction (draft, KB_ROLE_KIND_FLOOR, cell);
      break;
    default:
      break;
    }
}

static void
set_length_from_times (KbCueDraft *draft,
                       gint64      from_us,
                       gint64      to_us)
{
  if (from_us != KB_NONE && to_us != KB_NONE && to_us >= from_us)
    kb_record_set_int (draft->cue, KB_CUE_DURATION_MS, MIN ((to_us - from_us) / 1000, KB_DURATION_MAX_MS));
}

/* A hard cue needs a time, and one within the show. */
static gboolean
is_in_show (Reader *reader)
{
  g_autoptr (GError) error = NULL;

  reader->column = reader->start_column;
  if (reader->start_us == KB_NONE)
    add_problem (reader, "", g_strdup (_("A hard start needs a time")));
  else if (!kb_show_hours_check (reader->start_us, kb_cue_lookup_get_start_us (reader->lookup),
                                 kb_cue_lookup_get_end_us (reader->lookup), kb_cue_lookup_get_zone (reader->lookup),
                                 &error))
    add_problem (reader, reader->start_text, g_strdup (error->message));

  return error == NULL && reader->start_us != KB_NONE;
}

/* Where no length is written, it is from one start to the next. */
static void
finish_row (Reader     *reader,
            KbCueDraft *draft)
{
  if (reader->previous != NULL)
    set_length_from_times (reader->previous, reader->previous_us, reader->start_us);
  reader->previous = NULL;
  if (reader->length_ms == KB_NONE && reader->end_us != KB_NONE)
    set_length_from_times (draft, reader->start_us, reader->end_us);
  else if (reader->length_ms == KB_NONE)
    reader->previous = draft;
  reader->previous_us = reader->start_us;

  if (reader->is_hard && is_in_show (reader))
    {
      kb_record_set_int (draft->cue, KB_CUE_HARD, TRUE);
      kb_record_set_int (draft->cue, KB_CUE_FIXED_US, reader->start_us);
    }
}

static gboolean
is_empty_row (GStrv row)
{
  for (; *row != NULL; row++)
    if (!kb_text_is_empty (*row))
      return FALSE;

  return TRUE;
}

static void
read_row (Reader *reader,
          GStrv   row)
{
  KbCueDraft *draft;

  if (is_empty_row (row))
    return;

  draft = kb_cue_draft_new ();
  reader->start_us = reader->end_us = reader->length_ms = KB_NONE;
  reader->is_hard = FALSE;
  kb_set_str (&reader->start_text, "");
  for (reader->column = 0; reader->column < reader->n_columns && row[reader->column] != NULL; reader->column++)
    {
      g_autofree char *normal = kb_text_normalize (row[reader->column]);

      read_cell (reader, draft, g_strstrip (normal));
    }
  finish_row (reader, draft);
  g_ptr_array_add (reader->table->drafts, draft);
}

/* The first row names the columns when it names two or more, or all that there are. */
static gboolean
read_heads (Reader *reader,
            GStrv   row)
{
  guint n_known = 0;

  reader->n_columns = MIN (g_strv_length (row), KB_TABLE_MAX_COLUMNS);
  for (guint i = 0; i < reader->n_columns; i++)
    {
      Column *column = &reader->columns[i];

      *column = (Column) { .title = g_strstrip (row[i]) };
      column->head = kb_cue_head_find (row[i], &column->in_seconds);
      n_known += column->head != KB_CUE_HEAD_NONE;
    }

  return n_known >= 2 || (n_known > 0 && n_known == reader->n_columns);
}

static void
list_heads (Reader *reader)
{
  for (guint i = 0; i < reader->n_columns; i++)
    if (*reader->columns[i].title != '\0')
      g_ptr_array_add (reader->columns[i].head == KB_CUE_HEAD_NONE ? reader->table->unknown : reader->table->known,
                       g_strdup (reader->columns[i].title));
}

static void
assume_heads (Reader          *reader,
              const KbCueHead *order,
              guint            n_order)
{
  reader->n_columns = MIN (n_order, KB_TABLE_MAX_COLUMNS);
  for (guint i = 0; i < reader->n_columns; i++)
    reader->columns[i] = (Column) { .head = order[i] };
}

/* Cells right of the columns that are known have no name: their letters are told. */
static void
note_surplus (Reader *reader,
              GPtrArray *rows)
{
  guint widest = 0;

  for (guint i = 0; i < rows->len; i++)
    for (guint k = g_strv_length (rows->pdata[i]); k > widest; k--)
      if (!kb_text_is_empty (((GStrv) rows->pdata[i])[k - 1]))
        {
          widest = k;
          break;
        }
  for (guint i = reader->n_columns; i < widest; i++)
    g_ptr_array_add (reader->table->unknown, name_column (i));
}

static void
free_draft (gpointer data)
{
  kb_cue_draft_free (data);
}

/**
 * kb_cue_table_read:
 * @rows: (element-type GStrv): a table, with or without a row of heads
 * @order: (array length=n_order): what the columns are when nothing names them
 * @lookup: what the cues refer to
 *
 * Reads a rundown from a table; nothing of it is in a plan yet. Every cell that cannot be read is
 * named and left out. Touches only what it is given, so any thread may call it.
 *
 * Returns: (transfer full): the cues and what was not understood; never fails.
 */
KbCueTable *
kb_cue_table_read (GPtrArray         *rows,
                   const KbCueHead   *order,
                   guint              n_order,
                   const KbCueLookup *lookup)
{
  KbCueTable *self = g_new0 (KbCueTable, 1);
  g_autofree Reader *reader = g_new0 (Reader, 1);

  self->drafts = g_ptr_array_new_with_free_func (free_draft);
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  self->known = g_ptr_array_new_with_free_func (g_free);
  reader->lookup = lookup;
  reader->table = self;
  if (rows->len == 0)
    return self;

  self->has_heads = read_heads (reader, rows->pdata[0]);
  if (self->has_heads)
    list_heads (reader);
  else
    assume_heads (reader, order, n_order);
  note_surplus (reader, rows);
  for (guint i = self->has_heads; i < rows->len; i++)
    {
      reader->row = i + 1;
      read_row (reader, rows->pdata[i]);
    }
  g_free (reader->start_text);

  return self;
}

void
kb_cue_table_free (KbCueTable *self)
{
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->unknown);
  g_ptr_array_unref (self->known);
  g_free (self);
}
