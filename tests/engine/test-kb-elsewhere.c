/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-elsewhere.h"

static KbElsewhere *
create (void)
{
  KbElsewhere *self = kb_elsewhere_new ();
  const KbBooking booking = { 1, 2, 3, 4, KB_ROLE_KIND_HOST, { 10, 20 } };
  const KbOtherShow show = { 1, { 10, 20 } };
  const KbStockClaim claim = { 1, 5, 6, 70, 80 };

  g_array_append_val (self->bookings, booking);
  g_array_append_val (self->shows, show);
  g_array_append_val (self->claims, claim);
  return self;
}

static void
equal_knows_the_same (void)
{
  KbElsewhere *self = create ();
  KbElsewhere *copy = kb_elsewhere_copy (self);
  KbElsewhere *none = kb_elsewhere_new ();

  g_assert_true (kb_elsewhere_equal (self, copy));
  g_assert_true (kb_elsewhere_equal (none, none));
  g_assert_false (kb_elsewhere_equal (self, none));
  g_assert_false (kb_elsewhere_equal (none, self));
  kb_elsewhere_free (self);
  kb_elsewhere_free (copy);
  kb_elsewhere_free (none);
}

typedef void (*Change) (KbElsewhere *self);

static void
move_booking (KbElsewhere *self)
{
  g_array_index (self->bookings, KbBooking, 0).time.end_us++;
}

static void
assign_booking (KbElsewhere *self)
{
  g_array_index (self->bookings, KbBooking, 0).person_id = KB_NONE;
}

static void
move_show (KbElsewhere *self)
{
  g_array_index (self->shows, KbOtherShow, 0).time.start_us--;
}

static void
claim_more (KbElsewhere *self)
{
  g_array_index (self->claims, KbStockClaim, 0).claimed++;
}

static void
any_difference_counts (void)
{
  const Change changes[] = { move_booking, assign_booking, move_show, claim_more };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      KbElsewhere *self = create ();
      KbElsewhere *other = create ();

      changes[i] (other);
      g_assert_false (kb_elsewhere_equal (self, other));
      kb_elsewhere_free (self);
      kb_elsewhere_free (other);
    }
}

static void
a_shift_of_others_is_found (void)
{
  g_autoptr (KbElsewhere) self = create ();
  const KbBooking *first = &g_array_index (self->bookings, KbBooking, 0);

  g_assert_true (kb_elsewhere_find_shift (self, first->shift_id) == first);
  g_assert_null (kb_elsewhere_find_shift (self, 999));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/elsewhere/equal-knows-the-same", equal_knows_the_same);
  g_test_add_func ("/engine/elsewhere/any-difference-counts", any_difference_counts);
  g_test_add_func ("/engine/elsewhere/a-shift-of-others-is-found", a_shift_of_others_is_found);
  return g_test_run ();
}
