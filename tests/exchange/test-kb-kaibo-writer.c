/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-error.h"
#include "kb-kaibo-format.h"
#include "kb-kaibo-reader.h"
#include "kb-kaibo-writer.h"
#include "kb-product.h"
#include "kb-random-records.h"
#include "kb-session.h"

static GBytes *
write_records (GPtrArray  *records,
               GError    **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!kb_kaibo_write (records, stream, NULL, error))
    return NULL;
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GPtrArray *
read_bytes (GBytes  *bytes,
            GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return kb_kaibo_read (stream, "test.kaibo", NULL, error);
}

static void
assert_round_trip (GPtrArray *records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GPtrArray) back = NULL;

  first = write_records (records, &error);
  g_assert_no_error (error);
  back = read_bytes (first, &error);
  g_assert_no_error (error);
  assert_records_equal (records, back);

  second = write_records (back, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

static void
every_kind_and_field_round_trips (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261017);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GPtrArray) records = random_records (rand, 5, FALSE);

      assert_round_trip (records);
    }
}

static void
presets_and_unset_round_trip (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, 1);
  KbRecord *unset = kb_record_new (KB_ENTITY_SESSION, 2);
  const KbValue none = KB_VALUE_INIT;

  g_ptr_array_add (records, session);
  g_ptr_array_add (records, unset);
  for (guint i = 0; i < KB_SESSION_N_FIELDS; i++)
    if (kb_record_get_entity (unset)->fields[i].flags & KB_FIELD_NULLABLE)
      kb_record_set_value (unset, i, &none);

  assert_round_trip (records);
}

static void
no_records_round_trip (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  assert_round_trip (records);
}

static void
order_of_records_does_not_matter (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) records = random_records (rand, 6, FALSE);
  g_autoptr (GBytes) first = write_records (records, NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) mixed = shuffled_records (rand, records);
      g_autoptr (GBytes) other = write_records (mixed, NULL);

      g_assert_true (g_bytes_equal (first, other));
    }
}

static KbRecord *
add_record (GPtrArray    *records,
            KbEntityKind  kind,
            gint64        id)
{
  KbRecord *record = kb_record_new (kind, id);

  g_ptr_array_add (records, record);
  return record;
}

static GPtrArray *
small_plan (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  KbRecord *session = add_record (records, KB_ENTITY_SESSION, 1);
  KbRecord *segment = add_record (records, KB_ENTITY_SEGMENT, 2);

  kb_record_set_text (session, KB_SESSION_TITLE, "Tea <night> & \"more\"");
  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  for (int i = 0; i < 2; i++)
    {
      KbRecord *cue = add_record (records, KB_ENTITY_CUE, 10 + i);

      kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
      kb_record_set_int (cue, KB_CUE_SEGMENT_ID, 2);
      kb_record_set_int (cue, KB_CUE_POSITION, 5 - i);
      kb_record_set_text (cue, KB_CUE_SCRIPT, "  four\n& more  ");
    }

  return records;
}

static void
document_is_nested_and_readable (void)
{
  g_autoptr (GPtrArray) records = small_plan ();
  g_autoptr (GBytes) bytes = write_records (records, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *first;
  const char *second;

  g_assert_true (g_str_has_prefix (text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                         "<kaibo version=\"1\" xmlns=\"" KB_KAIBO_NAMESPACE "\">\n"
                                         "  <session id=\"1\""));
  g_assert_true (g_str_has_suffix (text, "    </segment>\n  </session>\n</kaibo>\n"));
  g_assert_nonnull (strstr (text, " title=\"Tea &lt;night&gt; &amp; &quot;more&quot;\""));
  g_assert_nonnull (strstr (text, "\n        <script>  four\n&amp; more  </script>\n      </cue>\n"));
  g_assert_null (strstr (text, "session_id"));
  first = strstr (text, "<cue id=\"11\"");
  second = strstr (text, "<cue id=\"10\"");
  g_assert_nonnull (first);
  g_assert_true (first < second);
}

static void
assert_refused (GPtrArray  *records,
                const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (write_records (records, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  if (!g_str_has_prefix (error->message, place))
    g_error ("“%s” does not begin with “%s”", error->message, place);
}

static void
loose_rows_are_refused (void)
{
  g_autoptr (GPtrArray) records = small_plan ();

  g_ptr_array_remove_index (records, 1);
  assert_refused (records, "cue 10/segment_id: ");
}

static void
ids_used_twice_are_refused (void)
{
  g_autoptr (GPtrArray) records = small_plan ();

  add_record (records, KB_ENTITY_SESSION, 1);
  assert_refused (records, "session 1/id: ");
}

static void
foreign_session_is_refused (void)
{
  g_autoptr (GPtrArray) records = small_plan ();

  add_record (records, KB_ENTITY_SESSION, 99);
  kb_record_set_int (g_ptr_array_index (records, 2), KB_CUE_SESSION_ID, 99);
  assert_refused (records, "cue 10/session_id: ");
}

static void
bad_values_name_their_field (void)
{
  g_autoptr (GPtrArray) records = small_plan ();
  KbRecord *cue = g_ptr_array_index (records, 3);
  g_auto (KbValue) broken = KB_VALUE_INIT;

  kb_value_set_text (&broken, "\xff");
  kb_record_set_value (cue, KB_CUE_TITLE, &broken);
  assert_refused (records, "cue 11/title: ");
  kb_record_set_text (cue, KB_CUE_TITLE, "fine");
  kb_record_set_int (cue, KB_CUE_TYPE, 4711);
  assert_refused (records, "cue 11/type: 4711 ");
}

static KbRecord *
add_image (GPtrArray *records,
           gsize      size)
{
  KbRecord *image = add_record (records, KB_ENTITY_PRODUCT_IMAGE, 4);
  g_autofree guint8 *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;

  memset (data, 0xa5, size);
  bytes = g_bytes_new (data, size);
  kb_value_set_bytes (&value, bytes);
  add_record (records, KB_ENTITY_PRODUCT, 3);
  kb_record_set_int (image, KB_PRODUCT_IMAGE_PRODUCT_ID, 3);
  kb_record_set_value (image, KB_PRODUCT_IMAGE_DATA, &value);
  return image;
}

static void
six_megabytes_of_image_round_trip (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  add_image (records, 6 * 1024 * 1024);
  assert_round_trip (records);
}

static void
too_large_an_image_is_refused (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  add_image (records, 7 * 1024 * 1024);
  assert_refused (records, "product_image 4/data: ");
}

static void
long_titles_round_trip (void)
{
  g_autoptr (GPtrArray) records = small_plan ();
  g_autofree char *text = g_strnfill (200 * 1000, '&');

  kb_record_set_text (g_ptr_array_index (records, 0), KB_SESSION_TITLE, text);
  kb_record_set_text (g_ptr_array_index (records, 2), KB_CUE_TITLE, text);
  assert_round_trip (records);
}

static void
cancelled_is_cancelled (void)
{
  g_autoptr (GPtrArray) records = small_plan ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (kb_kaibo_write (records, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
full_disk_is_told (void)
{
  g_autoptr (GPtrArray) records = small_plan ();
  char place[64];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (place, sizeof place, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_kaibo_write (records, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/kaibo-writer/every-kind-and-field-round-trips",
                   every_kind_and_field_round_trips);
  g_test_add_func ("/exchange/kaibo-writer/presets-and-unset-round-trip", presets_and_unset_round_trip);
  g_test_add_func ("/exchange/kaibo-writer/no-records-round-trip", no_records_round_trip);
  g_test_add_func ("/exchange/kaibo-writer/order-of-records-does-not-matter",
                   order_of_records_does_not_matter);
  g_test_add_func ("/exchange/kaibo-writer/document-is-nested-and-readable",
                   document_is_nested_and_readable);
  g_test_add_func ("/exchange/kaibo-writer/loose-rows-are-refused", loose_rows_are_refused);
  g_test_add_func ("/exchange/kaibo-writer/ids-used-twice-are-refused", ids_used_twice_are_refused);
  g_test_add_func ("/exchange/kaibo-writer/foreign-session-is-refused", foreign_session_is_refused);
  g_test_add_func ("/exchange/kaibo-writer/bad-values-name-their-field", bad_values_name_their_field);
  g_test_add_func ("/exchange/kaibo-writer/six-megabytes-of-image-round-trip",
                   six_megabytes_of_image_round_trip);
  g_test_add_func ("/exchange/kaibo-writer/too-large-an-image-is-refused",
                   too_large_an_image_is_refused);
  g_test_add_func ("/exchange/kaibo-writer/long-titles-round-trip", long_titles_round_trip);
  g_test_add_func ("/exchange/kaibo-writer/cancelled-is-cancelled", cancelled_is_cancelled);
  g_test_add_func ("/exchange/kaibo-writer/full-disk-is-told", full_disk_is_told);

  return g_test_run ();
}
