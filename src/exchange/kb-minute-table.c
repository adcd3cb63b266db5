/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-minute-table"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-error.h"
#include "kb-lineup.h"
#include "kb-minute-heads.h"
#include "kb-minute-table.h"
#include "kb-session.h"
#include "kb-table-text.h"
#include "kb-xlsx.h"

/* Platforms put titles above the heads (domain.md §5.8). */
#define HEAD_ROWS 8

typedef struct
{
  int         head;
  gboolean    in_minor;
  const char *title;      /* borrowed */
} Column;

typedef struct
{
  const char          *name;       /* of the file */
  KbRecordSet         *plan;
  const KbMinuteClock *clock;
  const char          *currency;
  KbMinuteTable       *table;
  Column               columns[KB_TABLE_MAX_COLUMNS];
  guint                n_columns;
  guint                row;        /* from 1 */
  gint64               minute;     /* of the row */
} Reader;

static KbMinuteFile *
file_new (void)
{
  KbMinuteFile *self = g_new0 (KbMinuteFile, 1);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

static KbMinuteFile *
read_workbook (GBytes        *bytes,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) sheets = kb_xlsx_read (bytes, name, cancellable, error);
  KbMinuteFile *self;

  if (sheets == NULL)
    return NULL;

  self = file_new ();
  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (self->sheets, g_ptr_array_ref (((KbXlsxSheet *) sheets->pdata[i])->rows));
  return self;
}

/**
 * kb_minute_file_read:
 * @bytes: a table of any encoding, or a spreadsheet
 * @name: what messages call it
 * @is_settled: nobody writes it now; else a last line without its end is left out
 * @cancellable: (nullable): ends the reading of a spreadsheet
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its cells; %NULL with %KB_ERROR_INPUT that names file and line.
 */
KbMinuteFile *
kb_minute_file_read (GBytes        *bytes,
                     const char    *name,
                     gboolean       is_settled,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (KbMinuteFile) self = NULL;
  g_autofree char *text = NULL;
  char *end;
  gboolean is_cut = FALSE;

  if (kb_xlsx_is (bytes))
    return read_workbook (bytes, name, cancellable, error);

  text = kb_table_text_decode (bytes, error);
  end = text != NULL ? strrchr (text, '\n') : NULL;
  if (text != NULL && !is_settled && (end == NULL || end[1] != '\0'))
    {
      is_cut = TRUE;
      if (end != NULL)
        end[1] = '\0';
      else
        *text = '\0';
    }
  self = text != NULL ? kb_minute_file_parse (text, error) : NULL;
  if (self == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  self->is_cut = is_cut;
  return g_steal_pointer (&self);
}

/**
 * kb_minute_file_parse:
 * @text: a table as it is on the clipboard
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its cells; %NULL with %KB_ERROR_INPUT that names the line.
 */
KbMinuteFile *
kb_minute_file_parse (const char  *text,
                      GError     **error)
{
  GPtrArray *rows = kb_table_text_parse (text, kb_table_text_guess (text), error);
  KbMinuteFile *self;

  if (rows == NULL)
    return NULL;

  self = file_new ();
  g_ptr_array_add (self->sheets, rows);
  return self;
}

void
kb_minute_file_free (KbMinuteFile *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

static void
add_problem (Reader     *reader,
             guint       column,
             const char *message)
{
  /* Translators: file, line and column of a cell that cannot be read, and why */
  g_ptr_array_add (reader->table->problems, g_strdup_printf (_("%s, line %u, “%s”: %s"), reader->name, reader->row,
                                                             reader->columns[column].title, message));
}

static gboolean
is_when (int head)
{
  return head == KB_MINUTE_METRIC_MINUTE || head == KB_MINUTE_HEAD_CLOCK;
}

static guint
count_known (GStrv     row,
             gboolean *has_when)
{
  guint n = 0;

  *has_when = FALSE;
  for (guint i = 0; row[i] != NULL; i++)
    {
      gboolean in_minor;
      const int head = kb_minute_head_find (row[i], &in_minor);

      n += head != KB_MINUTE_HEAD_NONE;
      *has_when |= is_when (head);
    }

  return n;
}

/* The row with the most heads that are known, a time among them. */
static int
find_heads (GPtrArray *rows,
            guint     *n_known)
{
  int best = -1;

  *n_known = 1;
  for (guint i = 0; i < MIN (rows->len, HEAD_ROWS); i++)
    {
      gboolean has_when;
      const guint n = count_known (rows->pdata[i], &has_when);

      if (has_when && n > *n_known)
        {
          best = i;
          *n_known = n;
        }
    }

  return best;
}

static void
read_heads (Reader *reader,
            GStrv   row)
{
  for (guint i = 0; row[i] != NULL && i < KB_TABLE_MAX_COLUMNS; i++)
    {
      Column *column = &reader->columns[reader->n_columns++];

      column->title = row[i];
      column->head = kb_minute_head_find (row[i], &column->in_minor);
      if (column->head == KB_MINUTE_HEAD_NONE && *row[i] != '\0')
        g_ptr_array_add (reader->table->unknown, g_strdup (row[i]));
    }
}

static const char *
get_cell (GStrv row,
          guint column)
{
  for (guint i = 0; row[i] != NULL; i++)
    if (i == column)
      return row[i];

  return "";
}

/* Sums and empty rows; the English explanations that some exports have under their heads. */
static gboolean
is_no_minute (GStrv    row,
              gboolean is_first)
{
  static const char *const totals[] = { "合计", "总计", "汇总", "总", "平均", "total", "totals", "sum", "average", "ringkasan" };
  gboolean has_digit = FALSE, has_text = FALSE;

  for (guint i = 0; row[i] != NULL; i++)
    {
      has_digit |= strpbrk (row[i], "0123456789") != NULL;
      has_text |= *row[i] != '\0';
    }
  for (guint i = 0; has_text && i < 2 && row[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (totals); j++)
      if (g_ascii_strcasecmp (row[i], totals[j]) == 0)
        return TRUE;

  return !has_text || (is_first && !has_digit);
}

static gboolean
parse_when (Reader      *reader,
            int          head,
            const char  *text,
            gint64      *minute,
            GError     **error)
{
  char *end;

  if (head == KB_MINUTE_HEAD_CLOCK || strchr (text, ':') != NULL)
    return kb_minute_clock_parse (reader->clock, text, minute, error);

  *minute = g_ascii_strtoll (text, &end, 10);
  if (end != text && *end == '\0' && *minute < KB_MINUTES_MAX)
    return TRUE;
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is no minute: write 0 for the first one, or a time"), text);
  return FALSE;
}

/* A minute's number goes before the time, which may be another show's. */
static gboolean
read_when (Reader *reader,
           GStrv   row)
{
  const int order[] = { KB_MINUTE_METRIC_MINUTE, KB_MINUTE_HEAD_CLOCK };

  for (guint o = 0; o < G_N_ELEMENTS (order); o++)
    for (guint i = 0; i < reader->n_columns; i++)
      {
        g_autoptr (GError) error = NULL;
        const char *cell = get_cell (row, i);

        if (reader->columns[i].head != order[o] || *cell == '\0')
          continue;
        if (parse_when (reader, order[o], cell, &reader->minute, &error))
          return TRUE;
        add_problem (reader, i, error->message);
        return FALSE;
      }

  for (guint i = 0; i < reader->n_columns; i++)
    if (is_when (reader->columns[i].head))
      {
        add_problem (reader, i, _("There is no minute: write 0 for the first one, or a time"));
        break;
      }
  return FALSE;
}

static gint64
find_row (KbRecordSet  *plan,
          KbEntityKind  kind,
          guint         field,
          const char   *text)
{
  GListModel *list = kb_record_set_get_list (plan, kind);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) record = g_list_model_get_item (list, i);
      const gboolean is_number = field == KB_LINEUP_ITEM_LINK_NO && kind == KB_ENTITY_LINEUP_ITEM;

      if (is_number ? kb_record_get_int (record, field) == g_ascii_strtoll (text, NULL, 10)
                    : g_ascii_strcasecmp (kb_record_get_text (record, field), text) == 0)
        return kb_record_get_id (record);
    }

  return KB_NONE;
}

static void
read_cell (Reader        *reader,
           guint          column,
           const char    *cell,
           KbMinuteDraft *draft)
{
  const int head = reader->columns[column].head;
  g_autoptr (GError) error = NULL;

  if (head == KB_MINUTE_HEAD_NONE || is_when (head) || *cell == '\0')
    return;

  if (head == KB_MINUTE_METRIC_CUE_ID)
    draft->values[head] = find_row (reader->plan, KB_ENTITY_CUE, KB_CUE_CUE_NO, cell);
  else if (head == KB_MINUTE_METRIC_LINEUP_ITEM_ID)
    draft->values[head] = find_row (reader->plan, KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LINK_NO, cell);
  else if (!kb_minute_value_parse (cell, head, reader->currency, reader->columns[column].in_minor, &draft->values[head],
                                   &error))
    add_problem (reader, column, error->message);
}

static void
read_row (Reader *reader,
          GStrv   row)
{
  KbMinuteDraft *draft;

  if (!read_when (reader, row))
    return;
  if (reader->minute < 0)
    {
      reader->table->n_early++;
      return;
    }

  draft = g_new (KbMinuteDraft, 1);
  kb_minute_draft_init (draft, reader->minute);
  for (guint i = 0; i < reader->n_columns; i++)
    read_cell (reader, i, get_cell (row, i), draft);
  g_ptr_array_add (reader->table->drafts, draft);
}

static GPtrArray *
choose_sheet (const KbMinuteFile *file,
              int                *heads)
{
  GPtrArray *best = NULL;
  guint best_known = 0;

  for (guint i = 0; i < file->sheets->len; i++)
    {
      guint n_known;
      const int row = find_heads (file->sheets->pdata[i], &n_known);

      if (row >= 0 && n_known > best_known)
        {
          best = file->sheets->pdata[i];
          best_known = n_known;
          *heads = row;
        }
    }

  return best;
}

/**
 * kb_minute_table_read:
 * @file: the cells of a file or of the clipboard
 * @name: what messages call it
 * @plan: the session; cues and products are found by their numbers
 * @clock: which minute a time of day is
 * @error: return location
 *
 * Columns are found by their heads, never by their place; titles above them, sums and explanations are left out. What is
 * empty or a dash is not known. Of several sheets the one is read whose heads are known best.
 *
 * Returns: (transfer full) (nullable): the figures; %NULL with %KB_ERROR_INPUT for a table without heads.
 */
KbMinuteTable *
kb_minute_table_read (const KbMinuteFile   *file,
                      const char           *name,
                      KbRecordSet          *plan,
                      const KbMinuteClock  *clock,
                      GError              **error)
{
  int heads = -1;
  GPtrArray *rows = choose_sheet (file, &heads);
  g_autofree Reader *reader = NULL;

  if (rows == NULL)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("%s: None of the first %d lines names the columns. Name them: minute or time, viewers now, views, "
                     "comments, orders, GMV, ad cost"), name, HEAD_ROWS);
      return NULL;
    }

  reader = g_new0 (Reader, 1);
  reader->name = name;
  reader->plan = plan;
  reader->clock = clock;
  reader->currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  reader->table = g_new0 (KbMinuteTable, 1);
  reader->table->drafts = g_ptr_array_new_with_free_func (g_free);
  reader->table->problems = g_ptr_array_new_with_free_func (g_free);
  reader->table->unknown = g_ptr_array_new_with_free_func (g_free);
  read_heads (reader, rows->pdata[heads]);
  for (guint i = heads + 1; i < rows->len; i++)
    {
      reader->row = i + 1;
      if (!is_no_minute (rows->pdata[i], i == (guint) heads + 1))
        read_row (reader, rows->pdata[i]);
    }

  return reader->table;
}

void
kb_minute_table_free (KbMinuteTable *self)
{
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->unknown);
  g_free (self);
}
