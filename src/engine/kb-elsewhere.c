/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-elsewhere"

#include "config.h"

#include <string.h>

#include "kb-elsewhere.h"

G_STATIC_ASSERT (sizeof (KbOtherShow) == 3 * sizeof (gint64));
G_STATIC_ASSERT (sizeof (KbStockClaim) == 5 * sizeof (gint64));

/**
 * kb_elsewhere_new:
 *
 * Returns: (transfer full): no other session.
 */
KbElsewhere *
kb_elsewhere_new (void)
{
  KbElsewhere *self = g_new0 (KbElsewhere, 1);

  self->bookings = g_array_new (FALSE, FALSE, sizeof (KbBooking));
  self->shows = g_array_new (FALSE, FALSE, sizeof (KbOtherShow));
  self->claims = g_array_new (FALSE, FALSE, sizeof (KbStockClaim));

  return self;
}

KbElsewhere *
kb_elsewhere_copy (const KbElsewhere *self)
{
  KbElsewhere *copy = kb_elsewhere_new ();

  g_array_append_vals (copy->bookings, self->bookings->data, self->bookings->len);
  g_array_append_vals (copy->shows, self->shows->data, self->shows->len);
  g_array_append_vals (copy->claims, self->claims->data, self->claims->len);

  return copy;
}

void
kb_elsewhere_free (KbElsewhere *self)
{
  g_array_unref (self->bookings);
  g_array_unref (self->shows);
  g_array_unref (self->claims);
  g_free (self);
}

static gboolean
is_same_booking (const KbBooking *a,
                 const KbBooking *b)
{
  return a->session_id == b->session_id && a->assignment_id == b->assignment_id && a->shift_id == b->shift_id
         && a->person_id == b->person_id && a->role == b->role && a->time.start_us == b->time.start_us
         && a->time.end_us == b->time.end_us;
}

static gboolean
has_same_bookings (GArray *a,
                   GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (!is_same_booking (&g_array_index (a, KbBooking, i), &g_array_index (b, KbBooking, i)))
      return FALSE;

  return TRUE;
}

/* Of what has no padding between its fields. */
static gboolean
has_same_bytes (GArray *a,
                GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * g_array_get_element_size (a)) == 0);
}

/**
 * kb_elsewhere_equal:
 *
 * Returns: whether both know the same of the other sessions, in the same order.
 */
gboolean
kb_elsewhere_equal (const KbElsewhere *self,
                    const KbElsewhere *other)
{
  return self->bookings->len == other->bookings->len && has_same_bookings (self->bookings, other->bookings)
         && has_same_bytes (self->shows, other->shows) && has_same_bytes (self->claims, other->claims);
}

/**
 * kb_elsewhere_find_show:
 *
 * Returns: (nullable): when that session is.
 */
const KbOtherShow *
kb_elsewhere_find_show (const KbElsewhere *self,
                        gint64             session_id)
{
  for (guint i = 0; i < self->shows->len; i++)
    if (g_array_index (self->shows, KbOtherShow, i).session_id == session_id)
      return &g_array_index (self->shows, KbOtherShow, i);

  return NULL;
}

/**
 * kb_elsewhere_find_shift:
 *
 * Returns: (nullable): the shift, where it is one of another session.
 */
const KbBooking *
kb_elsewhere_find_shift (const KbElsewhere *self,
                         gint64             shift_id)
{
  for (guint i = 0; i < self->bookings->len; i++)
    if (g_array_index (self->bookings, KbBooking, i).shift_id == shift_id)
      return &g_array_index (self->bookings, KbBooking, i);

  return NULL;
}
