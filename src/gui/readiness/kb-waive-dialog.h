/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

void kb_waive_dialog_ask (KbPage     *page,
                          const char *text,
                          const char *code,
                          gint64      subject_id);

G_END_DECLS
