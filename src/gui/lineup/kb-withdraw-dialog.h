/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

void kb_withdraw_dialog_ask (KbPage   *page,
                             KbRecord *item);

G_END_DECLS
