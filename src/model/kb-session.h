/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

enum
{
  KB_SESSION_CODE,
  KB_SESSION_TITLE,
  KB_SESSION_N_FIELDS,
};

extern const KbField kb_session_fields[];

G_END_DECLS
