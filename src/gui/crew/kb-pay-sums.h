/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PAY_SUMS (kb_pay_sums_get_type ())

G_DECLARE_FINAL_TYPE (KbPaySums, kb_pay_sums, KB, PAY_SUMS, AdwBin)

GtkWidget *kb_pay_sums_new  (void);
void       kb_pay_sums_show (KbPaySums   *self,
                             KbWorkspace *workspace,
                             KbRecordSet *plan,
                             KbRecord    *duty);

G_END_DECLS
