/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"
#include "kb-rehearsal.h"

G_BEGIN_DECLS

/**
 * KbRehearseFunc:
 * @page: the page that asked
 * @rehearsal: what is to be rehearsed, and how
 */
typedef void (*KbRehearseFunc) (KbPage            *page,
                                const KbRehearsal *rehearsal);

void kb_rehearse_dialog_ask (KbPage         *page,
                             KbRehearseFunc  begin);

G_END_DECLS
