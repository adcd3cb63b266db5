/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "kb-call-sheet-pack.h"
#include "kb-call-sheet-print.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-instant.h"
#include "kb-kaibo-reader.h"
#include "kb-session.h"

#define DAY_US (86400 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  KbRecordSet *set;   /* owned */
} Show;

static void
set_up (Show          *self,
        gconstpointer  name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (GPtrArray) rows = kb_kaibo_read (G_INPUT_STREAM (stream), name, NULL, &error);
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    if (kb_record_get_kind (rows->pdata[i]) == KB_ENTITY_SESSION)
      self->set = kb_record_set_new (library, kb_record_get_id (rows->pdata[i]));
  for (guint i = 0; i < rows->len; i++)
    {
      const KbEntityScope scope = kb_record_get_entity (rows->pdata[i])->scope;

      kb_record_set_add (scope == KB_SCOPE_LIBRARY ? library : self->set, rows->pdata[i]);
    }
}

static void
tear_down (Show          *self,
           gconstpointer  name)
{
  g_assert_finalize_object (self->set);
}

static KbRecord *
find_person (const KbCrew *crew,
             const char   *name)
{
  g_autoptr (GPtrArray) people = kb_call_sheet_list_people (crew);

  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (kb_record_get_text (people->pdata[i], KB_PERSON_NAME), name))
      return people->pdata[i];

  g_assert_not_reached ();
}

static char *
write_file (const KbCrew      *crew,
            KbRecord          *person,
            KbCallSheetFormat  format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kb_call_sheet_write (crew, person, format, 0, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is not in: %s", part, text);
}

static void
sheet_says_when_where_and_what (Show          *self,
                                gconstpointer  name)
{
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autofree char *text = write_file (crew, find_person (crew, "孙悦"), KB_CALL_SHEET_TXT);

  assert_has (text, "2026-10-17 Sat · 19:00–22:00");
  assert_has (text, "杭州·3号直播间");
  assert_has (text, "中控: 19:00–22:00");
  assert_has (text, "Stands in for you: 林知夏");
  assert_has (text, "20:00 C16 20:00 3号开售100；核订单；20:03关闭");
  assert_has (text, "Emergency: 周启明");
  assert_has (text, "主播A  苏晚  19:00–20:32");
  g_assert_null (strstr (text, "开场 ·"));
}

static void
cues_are_those_of_the_speaker (Show          *self,
                               gconstpointer  name)
{
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autofree char *first = write_file (crew, find_person (crew, "苏晚"), KB_CALL_SHEET_TXT);
  g_autofree char *second = write_file (crew, find_person (crew, "陈屿"), KB_CALL_SHEET_TXT);

  assert_has (first, "20:30 C22 ");
  g_assert_null (strstr (first, "20:32 C23 "));
  assert_has (second, "20:32 C23 ");
  g_assert_null (strstr (second, "20:30 C22 "));
  assert_has (second, "You stand in for: 主播A 苏晚");
}

static gint64
find_duty (const KbCrew *crew,
           const char   *name)
{
  for (guint i = 0; i < crew->duties->len; i++)
    if (g_strcmp0 (kb_crew_duty_get_name (crew->duties->pdata[i]), name) == 0)
      return kb_record_get_id (((KbCrewDuty *) crew->duties->pdata[i])->record);

  g_assert_not_reached ();
}

static void
cue_can_name_others (Show          *self,
                     gconstpointer  name)
{
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autoptr (KbRecord) cue = g_list_model_get_item (kb_record_set_get_list (self->set, KB_ENTITY_CUE), 21);
  g_autofree char *host = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *planner = NULL;

  g_assert_cmpstr (kb_record_get_text (cue, KB_CUE_CUE_NO), ==, "C22");
  kb_record_set_int (cue, KB_CUE_ANSWERS_ID, find_duty (crew, "林知夏"));
  kb_record_set_int (cue, KB_CUE_BACKUP_ID, find_duty (crew, "何小满"));
  host = write_file (crew, find_person (crew, "苏晚"), KB_CALL_SHEET_TXT);
  planner = write_file (crew, find_person (crew, "林知夏"), KB_CALL_SHEET_TXT);
  lead = write_file (crew, find_person (crew, "周启明"), KB_CALL_SHEET_TXT);
  assert_has (host, "(answers: 林知夏, steps in: 何小满)");
  assert_has (planner, "20:30 C22 You answer for: ");
  /* Who answers for everything does not read all of it. */
  g_assert_null (strstr (lead, "You answer for"));
}

/* Lines of at most 75 octets, folded between characters; begun and ended in order. */
static void
assert_calendar (const char *ics)
{
  g_auto (GStrv) lines = g_strsplit (ics, "\r\n", -1);
  g_autoptr (GQueue) open = g_queue_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
      if (g_str_has_prefix (lines[i], "BEGIN:"))
        g_queue_push_tail (open, lines[i] + strlen ("BEGIN:"));
      else if (g_str_has_prefix (lines[i], "END:"))
        g_assert_cmpstr (lines[i] + strlen ("END:"), ==, g_queue_pop_tail (open));
    }
  g_assert_true (g_queue_is_empty (open));
}

static void
calendar_has_zones_and_stable_ids (Show          *self,
                                   gconstpointer  name)
{
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autofree char *ics = write_file (crew, find_person (crew, "Tasha Reed"), KB_CALL_SHEET_ICS);
  g_autofree char *all = write_file (crew, NULL, KB_CALL_SHEET_ICS);

  assert_calendar (ics);
  assert_calendar (all);
  assert_has (ics, "UID:shift-738622790989756999@kaibo.github.io\r\n");
  assert_has (ics, "DTSTART;TZID=America/New_York:20261015T183000\r\n");
  assert_has (ics, "DTEND;TZID=America/New_York:20261016T003000\r\n");
  assert_has (ics, "SEQUENCE:0\r\n");
  /* The clocks go back on 1 November at 02:00 daylight time. */
  assert_has (ics, "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nTZNAME:EST\r\n");
}

static void
record_sent (Show     *self,
             KbCrew   *crew,
             KbRecord *person,
             gint64    at_us)
{
  g_autoptr (KbEdit) edit = kb_call_sheet_record_sent (crew, person, at_us, "Send");

  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    kb_record_set_add (self->set, kb_edit_get_step (edit, i)->record);
}

static void
changes_after_sending_are_marked_and_listed (Show          *self,
                                             gconstpointer  name)
{
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  KbRecord *person = find_person (crew, "孙悦");
  g_autoptr (KbCallSheet) same = NULL;
  g_autoptr (KbCallSheet) changed = NULL;
  g_autofree char *ics = NULL;

  record_sent (self, crew, person, crew->show.start_us - DAY_US);
  same = kb_call_sheet_new (crew, person);
  g_assert_true (same->is_sent);
  g_assert_cmpuint (same->n_changes, ==, 0);
  g_assert_cmpint (same->sequence, ==, 0);
  g_assert_cmpstr (same->chat, ==, same->text);

  kb_record_set_text (crew->session, KB_SESSION_SCENE, "5号直播间");
  changed = kb_call_sheet_new (crew, person);
  g_assert_cmpuint (changed->n_changes, ==, 2);
  g_assert_cmpint (changed->sequence, ==, 1);
  assert_has (changed->chat, "Where: 5号直播间 (changed)");
  assert_has (changed->chat, "— Changed since 2026-10-16 Fri 19:00 —");
  assert_has (changed->chat, "+ Where: 5号直播间");
  assert_has (changed->chat, "− Where: 杭州·3号直播间");
  ics = write_file (crew, person, KB_CALL_SHEET_ICS);
  assert_has (ics, "SEQUENCE:1\r\n");

  /* Sent again: nothing is new, and the next change counts on. */
  record_sent (self, crew, person, crew->show.start_us - DAY_US / 2);
  g_clear_pointer (&changed, kb_call_sheet_free);
  changed = kb_call_sheet_new (crew, person);
  g_assert_cmpuint (changed->n_changes, ==, 0);
  g_assert_cmpint (changed->sequence, ==, 1);
}

static void
paper_has_everybody_on_a_page (Show          *self,
                               gconstpointer  name)
{
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autoptr (KbCallSheet) sheet = kb_call_sheet_new (crew, NULL);
  g_autoptr (KbCallPrint) print = kb_call_print_new (sheet, "zh-cn", 595, 842);
  g_autoptr (KbCallPrint) narrow = kb_call_print_new (sheet, "zh-cn", 300, 300);
  g_autofree char *pdf = write_file (crew, NULL, KB_CALL_SHEET_PDF);

  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpuint (kb_call_print_get_n_pages (print), >=, 19);
  g_assert_cmpuint (kb_call_print_get_n_pages (narrow), >, kb_call_print_get_n_pages (print));
}

/* A red pixel. */
static const guint8 png[] = {
  0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0,
  0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 'I', 'D', 'A', 'T', 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x00, 0x03, 0x01,
  0x01, 0x00, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};

static void
set_photo (KbRecord     *person,
           const guint8 *data,
           gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_auto (KbValue) value = KB_VALUE_INIT;

  kb_value_set_bytes (&value, bytes);
  kb_record_set_value (person, KB_PERSON_PHOTO, &value);
}

static void
photo_is_on_paper (Show          *self,
                   gconstpointer  name)
{
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  KbRecord *person = find_person (crew, "苏晚");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) without = kb_call_sheet_write (crew, person, KB_CALL_SHEET_PDF, 0, &error);
  g_autoptr (GBytes) with = NULL;
  g_autoptr (GBytes) broken = NULL;

  g_assert_no_error (error);
  set_photo (person, png, sizeof png);
  with = kb_call_sheet_write (crew, person, KB_CALL_SHEET_PDF, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (with, NULL), -1, "%PDF"));
  g_assert_cmpuint (g_bytes_get_size (with), >, g_bytes_get_size (without) + 200);

  /* A file that is no picture leaves the sheet without one. */
  set_photo (person, png, sizeof png / 2);
  broken = kb_call_sheet_write (crew, person, KB_CALL_SHEET_PDF, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (broken), <, g_bytes_get_size (with));
}

static void
count_cb (goffset  done,
          goffset  total,
          gpointer data)
{
  g_assert_cmpint (done, ==, ++*(goffset *) data);
  g_assert_cmpint (done, <=, total);
}

/* Which files there are, one a line; they are taken away. */
static char *
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_ptr_array_add (names, g_strdup (name));
      g_remove (file);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

/* Two of the same name keep their files apart. */
static void
pack_has_three_files_for_each (Show          *self,
                               gconstpointer  name)
{
  g_autofree char *path = g_dir_make_tmp ("kaibo-sheets-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autoptr (GError) error = NULL;
  KbCallPack *pack;
  g_autofree char *names = NULL;
  goffset done = 0;

  kb_record_set_text (find_person (crew, "陈屿"), KB_PERSON_NAME, "苏晚");
  pack = kb_call_pack_new_for_all (crew, 0);
  g_assert_true (kb_call_pack_write (pack, folder, NULL, count_cb, &done, &error));
  g_assert_no_error (error);
  names = empty_folder (path);
  g_assert_cmpint (done, ==, 2 * (1 + 3 * kb_call_pack_get_n_people (pack)));
  g_assert_nonnull (strstr (names, "TY-20261017-A.pdf"));
  g_assert_nonnull (strstr (names, "TY-20261017-A 苏晚.ics"));
  g_assert_nonnull (strstr (names, "TY-20261017-A 苏晚 (2).ics"));
  g_assert_nonnull (strstr (names, "TY-20261017-A 苏晚 (2).txt"));
  kb_call_pack_free (pack);
  g_rmdir (path);
}

typedef struct
{
  GCancellable *cancellable;
  goffset       at;
} Cancelling;

static void
cancel_cb (goffset  done,
           goffset  total,
           gpointer data)
{
  Cancelling *cancelling = data;

  if (done == cancelling->at)
    g_cancellable_cancel (cancelling->cancellable);
}

/* While it is drawn, between the files that are written, and behind the last: what was there before is there still. */
static void
cancelled_pack_writes_nothing (Show          *self,
                               gconstpointer  name)
{
  g_autofree char *path = g_dir_make_tmp ("kaibo-sheets-XXXXXX", NULL);
  g_autofree char *older = g_build_filename (path, "TY-20261017-A.pdf", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autoptr (KbCallPack) pack = kb_call_pack_new_for_all (crew, 0);
  const goffset n_files = 1 + 3 * (goffset) kb_call_pack_get_n_people (pack);
  const goffset moments[] = { 1, n_files, n_files + 1, 2 * n_files - 1, 2 * n_files };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling cancelling = { cancellable, moments[i] };
      g_autofree char *text = NULL;
      g_autofree char *names = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (older, "older", -1, NULL));
      g_assert_false (kb_call_pack_write (pack, folder, cancellable, cancel_cb, &cancelling, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (older, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "older");
      names = empty_folder (path);
      g_assert_cmpstr (names, ==, "TY-20261017-A.pdf");
    }
  g_rmdir (path);
}

static void
folder_in_the_way_leaves_nothing (Show          *self,
                                  gconstpointer  name)
{
  g_autofree char *path = g_dir_make_tmp ("kaibo-sheets-XXXXXX", NULL);
  g_autofree char *way = g_build_filename (path, "TY-20261017-A 苏晚.txt", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autoptr (KbCallPack) pack = kb_call_pack_new_for_all (crew, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_cmpint (g_mkdir (way, 0700), ==, 0);
  g_assert_false (kb_call_pack_write (pack, folder, NULL, NULL, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "TY-20261017-A 苏晚.txt: "));
  names = empty_folder (path);
  g_assert_cmpstr (names, ==, "TY-20261017-A 苏晚.txt");
  g_rmdir (path);
}

static void
file_that_cannot_be_written_is_named (Show          *self,
                                      gconstpointer  name)
{
  g_autoptr (GFile) folder = g_file_new_for_path ("/nonexistent");
  g_autoptr (KbCrew) crew = kb_crew_new (self->set, NULL);
  g_autoptr (KbCallPack) pack = kb_call_pack_new_for_file (crew, "all.txt", 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_call_pack_write (pack, folder, NULL, NULL, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "all.txt: "));
}

static void
endings_decide (void)
{
  g_assert_cmpint (kb_call_sheet_find_format ("a.PDF"), ==, KB_CALL_SHEET_PDF);
  g_assert_cmpint (kb_call_sheet_find_format ("通告.ics"), ==, KB_CALL_SHEET_ICS);
  g_assert_cmpint (kb_call_sheet_find_format ("a.txt"), ==, KB_CALL_SHEET_TXT);
  g_assert_cmpint (kb_call_sheet_find_format ("pdf"), ==, KB_CALL_SHEET_NONE);
}

#define ADD(claim, file, test) g_test_add ("/exchange/call-sheet/" claim, Show, file, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sheet-says-when-where-and-what", "zh.kaibo", sheet_says_when_where_and_what);
  ADD ("cues-are-those-of-the-speaker", "zh.kaibo", cues_are_those_of_the_speaker);
  ADD ("cue-can-name-others", "zh.kaibo", cue_can_name_others);
  ADD ("calendar-has-zones-and-stable-ids", "en.kaibo", calendar_has_zones_and_stable_ids);
  ADD ("changes-after-sending-are-marked-and-listed", "zh.kaibo", changes_after_sending_are_marked_and_listed);
  ADD ("paper-has-everybody-on-a-page", "zh.kaibo", paper_has_everybody_on_a_page);
  ADD ("photo-is-on-paper", "zh.kaibo", photo_is_on_paper);
  ADD ("pack-has-three-files-for-each", "zh.kaibo", pack_has_three_files_for_each);
  ADD ("cancelled-pack-writes-nothing", "zh.kaibo", cancelled_pack_writes_nothing);
  ADD ("folder-in-the-way-leaves-nothing", "zh.kaibo", folder_in_the_way_leaves_nothing);
  ADD ("file-that-cannot-be-written-is-named", "zh.kaibo", file_that_cannot_be_written_is_named);
  g_test_add_func ("/exchange/call-sheet/endings-decide", endings_decide);

  return g_test_run ();
}
