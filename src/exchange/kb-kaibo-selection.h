/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

GPtrArray *kb_kaibo_select_session (GPtrArray *session,
                                    GPtrArray *library);

G_END_DECLS
