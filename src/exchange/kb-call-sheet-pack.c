/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-call-sheet-pack"

#include "config.h"

#include <errno.h>
#include <string.h>

#include "kb-call-sheet-ics.h"
#include "kb-call-sheet-pack.h"
#include "kb-call-sheet-print.h"
#include "kb-crew.h"
#include "kb-session.h"
#include "kb-text.h"

/* A file to be written. */
typedef struct
{
  char        *name;    /* owned: within the folder */
  KbCallSheet *sheet;   /* owned, nullable: to be drawn */
  GBytes      *bytes;   /* owned, nullable until it is drawn: what the file holds */
} Entry;

struct _KbCallPack
{
  GArray *entries;    /* owned (element-type Entry) */
  char   *title;      /* owned: of the documents */
  char   *language;   /* owned */
  guint   n_people;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_clear_pointer (&entry->sheet, kb_call_sheet_free);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
}

static KbCallPack *
pack_new (const KbCrew *crew)
{
  KbCallPack *self = g_new0 (KbCallPack, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->title = g_strdup (kb_record_get_text (crew->session, KB_SESSION_TITLE));
  self->language = g_strdup (kb_record_get_text (crew->session, KB_SESSION_LANGUAGE));

  return self;
}

/* Words are ready at once; what is drawn takes a while, and waits. */
static void
add (KbCallPack        *self,
     const KbCrew      *crew,
     KbRecord          *person,
     char              *name,
     KbCallSheetFormat  format,
     gint64             now_us)
{
  Entry entry = { .name = name };

  if (format == KB_CALL_SHEET_PDF)
    entry.sheet = kb_call_sheet_new (crew, person);
  else
    entry.bytes = kb_call_sheet_write (crew, person, format, now_us, NULL);
  g_array_append_val (self->entries, entry);
}

/* Two people may have the same name: the second one's files have a number. */
static char *
create_ending (GHashTable *names,
               KbRecord   *person)
{
  char *name = g_utf8_casefold (kb_record_get_text (person, KB_PERSON_NAME), -1);
  const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (names, name)) + 1;

  g_hash_table_replace (names, name, GUINT_TO_POINTER (count));
  return count > 1 ? g_strdup_printf (" (%u)", count) : g_strdup ("");
}

static void
add_person (KbCallPack   *self,
            const KbCrew *crew,
            KbRecord     *person,
            GHashTable   *names,
            gint64        now_us)
{
  const struct { const char *ending; KbCallSheetFormat format; } files[] = {
    { ".pdf", KB_CALL_SHEET_PDF }, { ".ics", KB_CALL_SHEET_ICS }, { ".txt", KB_CALL_SHEET_TXT },
  };
  g_autofree char *number = create_ending (names, person);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *ending = g_strconcat (number, files[i].ending, NULL);

      add (self, crew, person, kb_call_sheet_create_name (crew, person, ending), files[i].format, now_us);
    }
}

/**
 * kb_call_pack_new_for_all:
 * @now_us: when they are written, microseconds since 1970 UTC
 *
 * Returns: (transfer full): one document of all, and each person's own, as PDF, calendar and text.
 */
KbCallPack *
kb_call_pack_new_for_all (const KbCrew *crew,
                          gint64        now_us)
{
  KbCallPack *self = pack_new (crew);
  g_autoptr (GPtrArray) people = kb_call_sheet_list_people (crew);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add (self, crew, NULL, kb_call_sheet_create_name (crew, NULL, ".pdf"), KB_CALL_SHEET_PDF, now_us);
  for (guint i = 0; i < people->len; i++)
    add_person (self, crew, people->pdata[i], names, now_us);
  self->n_people = people->len;

  return self;
}

/**
 * kb_call_pack_new_for_file:
 * @name: the file's, whose ending decides what it holds; a PDF where that says nothing
 * @now_us: when it is written, microseconds since 1970 UTC
 *
 * Returns: (transfer full): everybody's call sheet in one file.
 */
KbCallPack *
kb_call_pack_new_for_file (const KbCrew *crew,
                           const char   *name,
                           gint64        now_us)
{
  KbCallPack *self = pack_new (crew);
  const KbCallSheetFormat format = kb_call_sheet_find_format (name);

  add (self, crew, NULL, g_strdup (name), format != KB_CALL_SHEET_NONE ? format : KB_CALL_SHEET_PDF, now_us);
  return self;
}

void
kb_call_pack_free (KbCallPack *self)
{
  g_array_unref (self->entries);
  g_free (self->title);
  g_free (self->language);
  g_free (self);
}

/**
 * kb_call_pack_get_n_people:
 *
 * Returns: how many people have a sheet of their own in it.
 */
guint
kb_call_pack_get_n_people (const KbCallPack *self)
{
  return self->n_people;
}

static gboolean
draw (KbCallPack  *self,
      Entry       *entry,
      GError     **error)
{
  if (entry->bytes == NULL)
    entry->bytes = kb_call_print_write_pdf (entry->sheet, self->title, self->language, error);
  return entry->bytes != NULL;
}

/* Beside its place, and out of sight, until all are written. */
static GFile *
get_part (const Entry *entry,
          GFile       *folder)
{
  g_autofree char *name = g_strdup_printf (".%s.part", entry->name);

  return g_file_get_child (folder, name);
}

static gboolean
write_part (const Entry   *entry,
            GFile         *folder,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, entry->name);
  g_autoptr (GFile) part = get_part (entry, folder);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, g_strerror (EISDIR));
  else if (g_file_replace_contents (part, g_bytes_get_data (entry->bytes, NULL), g_bytes_get_size (entry->bytes), NULL, FALSE,
                                    G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error))
    return TRUE;
  g_prefix_error (error, "%s: ", entry->name);
  return FALSE;
}

static gboolean
put_in_place (const Entry  *entry,
              GFile        *folder,
              GError      **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, entry->name);
  g_autoptr (GFile) part = get_part (entry, folder);

  if (g_file_move (part, file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error))
    return TRUE;
  g_prefix_error (error, "%s: ", entry->name);
  return FALSE;
}

static void
remove_parts (KbCallPack *self,
              GFile      *folder)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (GFile) part = get_part (&g_array_index (self->entries, Entry, i), folder);

      g_file_delete (part, NULL, NULL);
    }
}

/* Whoever waits is told of each file twice: when it is drawn, and when it is written. */
typedef struct
{
  GCancellable          *cancellable;
  GFileProgressCallback  progress;
  gpointer               data;
  guint                  n_done;
  guint                  n_all;
} Course;

static gboolean
go_on (Course  *course,
       GError **error)
{
  if (course->progress != NULL)
    course->progress (++course->n_done, course->n_all, course->data);
  return !g_cancellable_set_error_if_cancelled (course->cancellable, error);
}

static gboolean
write_parts (KbCallPack  *self,
             GFile       *folder,
             Course      *course,
             GError     **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (!draw (self, &g_array_index (self->entries, Entry, i), error) || !go_on (course, error))
      return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    if (!write_part (&g_array_index (self->entries, Entry, i), folder, course->cancellable, error) || !go_on (course, error))
      return FALSE;

  return TRUE;
}

/**
 * kb_call_pack_write:
 * @folder: where to; files of the same names are replaced
 * @cancellable: (nullable): stops it
 * @progress: (nullable): called with how much of how much is done
 *
 * Draws all documents, which takes a tenth of a second each, then writes all files, and puts them in their places once all
 * are there; on any thread.
 *
 * Returns: %TRUE, else nothing half-written is left and @error is %G_IO_ERROR_CANCELLED, with the folder as it was, or names
 *   the file that could not be written.
 */
gboolean
kb_call_pack_write (KbCallPack             *self,
                    GFile                  *folder,
                    GCancellable           *cancellable,
                    GFileProgressCallback   progress,
                    gpointer                progress_data,
                    GError                **error)
{
  Course course = { cancellable, progress, progress_data, 0, 2 * self->entries->len };
  gboolean is_done = !g_cancellable_set_error_if_cancelled (cancellable, error) && write_parts (self, folder, &course, error);

  for (guint i = 0; is_done && i < self->entries->len; i++)
    is_done = put_in_place (&g_array_index (self->entries, Entry, i), folder, error);
  if (!is_done)
    remove_parts (self, folder);

  return is_done;
}

/**
 * kb_call_sheet_create_name:
 * @person: (nullable): whose sheet; %NULL: everybody's
 * @ending: what comes behind
 *
 * Returns: (transfer full): what a file is called: the session's code or title, and the person; what cannot be in a
 *   file's name is a dash.
 */
char *
kb_call_sheet_create_name (const KbCrew *crew,
                           KbRecord     *person,
                           const char   *ending)
{
  const char *code = kb_record_get_text (crew->session, KB_SESSION_CODE);
  const char *title = kb_text_is_empty (code) ? kb_record_get_text (crew->session, KB_SESSION_TITLE) : code;
  char *name = person != NULL ? g_strdup_printf ("%s %s%s", title, kb_record_get_text (person, KB_PERSON_NAME), ending)
                              : g_strdup_printf ("%s%s", title, ending);

  return g_strdelimit (name, "/\\:\n", '-');
}
