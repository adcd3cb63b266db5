/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

void kb_typed_dialog_ask (KbPage     *page,
                          GListModel *cues);

G_END_DECLS
