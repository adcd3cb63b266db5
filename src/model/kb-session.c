/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session"

#include "config.h"

#include "kb-session.h"

const KbField kb_session_fields[] = {
  [KB_SESSION_CODE] = { "code", KB_FIELD_TEXT, .comment = "session number, \"TY-20261017-A\"" },
  [KB_SESSION_TITLE] = { "title", KB_FIELD_TEXT, .comment = "theme" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_session_fields) == KB_SESSION_N_FIELDS);
