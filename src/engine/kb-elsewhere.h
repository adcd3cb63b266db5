/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-stretch.h"

G_BEGIN_DECLS

/**
 * KbBooking:
 * @session_id: another session
 * @assignment_id: the duty there
 * @shift_id: the shift
 * @person_id: who has it, %KB_NONE for nobody
 * @role: the duty's standard role
 * @time: when
 *
 * A shift of another session.
 */
typedef struct
{
  gint64     session_id;
  gint64     assignment_id;
  gint64     shift_id;
  gint64     person_id;
  KbRoleKind role;
  KbStretch  time;
} KbBooking;

/**
 * KbOtherShow:
 * @session_id: another session
 * @time: its planned span
 */
typedef struct
{
  gint64    session_id;
  KbStretch time;
} KbOtherShow;

/**
 * KbStockClaim:
 * @session_id: another session
 * @item_id: its lineup item
 * @product_id: the product
 * @claimed: units that it takes, %KB_NONE when it does not say
 * @total: units that there are in all, %KB_NONE when it does not say
 */
typedef struct
{
  gint64 session_id;
  gint64 item_id;
  gint64 product_id;
  gint64 claimed;
  gint64 total;
} KbStockClaim;

/**
 * KbElsewhere:
 * @bookings: (element-type KbBooking): the shifts of other sessions
 * @shows: (element-type KbOtherShow): when the other sessions are
 * @claims: (element-type KbStockClaim): the stock that they count on
 *
 * What a session shares people, rooms and goods with: the other sessions around it.
 */
typedef struct
{
  GArray *bookings;
  GArray *shows;
  GArray *claims;
} KbElsewhere;

KbElsewhere       *kb_elsewhere_new        (void);
KbElsewhere       *kb_elsewhere_copy       (const KbElsewhere *self);
void               kb_elsewhere_free       (KbElsewhere       *self);
gboolean           kb_elsewhere_equal      (const KbElsewhere *self,
                                            const KbElsewhere *other);
const KbOtherShow *kb_elsewhere_find_show  (const KbElsewhere *self,
                                            gint64             session_id);
const KbBooking   *kb_elsewhere_find_shift (const KbElsewhere *self,
                                            gint64             shift_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbElsewhere, kb_elsewhere_free)

G_END_DECLS
