/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-results.h"

G_BEGIN_DECLS

/* A column that is a time of day, where fields of the table are numbered. */
#define KB_MINUTE_HEAD_CLOCK KB_MINUTE_METRIC_N_FIELDS
#define KB_MINUTE_HEAD_NONE  (-1)

int kb_minute_head_find (const char *text,
                         gboolean   *in_minor);

G_END_DECLS
