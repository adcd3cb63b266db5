/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"

G_BEGIN_DECLS

/* Hours are proposed in quarters. */
#define KB_PAID_STEP_MS (15 * G_GINT64_CONSTANT (60000))

/**
 * KbPayBasis:
 * @KB_PAY_UNKNOWN: neither a rate nor a sum is known
 * @KB_PAY_HOURS: hours at a rate, and a fixed extra
 * @KB_PAY_SUM: an agreed sum for the session, and a fixed extra
 * @KB_PAY_SHARE: an equal share of a sum that several duties have, and a fixed extra
 */
typedef enum
{
  KB_PAY_UNKNOWN,
  KB_PAY_HOURS,
  KB_PAY_SUM,
  KB_PAY_SHARE,
} KbPayBasis;

/**
 * KbCrewCost:
 * @assignment_id: the duty
 * @basis: what the amount comes from
 * @paid_ms: hours paid, entered or proposed, milliseconds
 * @rate_minor: pay per hour, minor units, %KB_NONE where none is known
 * @extra_minor: fixed extra, 0 for none
 * @cost_minor: what the duty costs, %KB_NONE where that is not known
 */
typedef struct
{
  gint64     assignment_id;
  KbPayBasis basis;
  gint64     paid_ms;
  gint64     rate_minor;
  gint64     extra_minor;
  gint64     cost_minor;
} KbCrewCost;

/**
 * KbCrewCostLine:
 * @name: (owned): what for, "主播A 苏晚 1.5 h × ¥300 + ¥200"
 * @subject: (owned): the assignment or the day sum
 * @amount_minor: how much
 *
 * A line of the session's planned people cost: a duty, or a sum that several share.
 */
typedef struct
{
  char     *name;
  KbRecord *subject;
  gint64    amount_minor;
} KbCrewCostLine;

/**
 * KbCrewBill:
 * @costs: (owned) (element-type KbCrewCost): one per duty, in their order
 * @lines: (owned) (element-type KbCrewCostLine): what there is to pay
 * @total_minor: their sum, minor units of the session's currency
 * @n_unknown: duties with a person whose pay is not known
 */
typedef struct
{
  GArray    *costs;
  GPtrArray *lines;
  gint64     total_minor;
  guint      n_unknown;
} KbCrewBill;

gint64            kb_crew_propose_paid_ms (const KbCrewDuty *duty);
gint64            kb_crew_pay_for         (gint64            rate_minor,
                                           gint64            paid_ms);
KbCrewBill       *kb_crew_bill_new        (const KbCrew     *crew);
void              kb_crew_bill_free       (KbCrewBill       *self);
const KbCrewCost *kb_crew_bill_find       (const KbCrewBill *self,
                                           gint64            assignment_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCrewBill, kb_crew_bill_free)

G_END_DECLS
