/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-elsewhere"

#include "config.h"

#include "kb-elsewhere.h"

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
