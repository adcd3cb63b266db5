/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    kb_currency_is_known     (const char  *currency);
guint       kb_currency_get_exponent (const char  *currency);
const char *kb_currency_get_symbol   (const char  *currency);
gint64      kb_currency_get_dearest  (const char  *currency);

gboolean    kb_money_parse           (const char  *text,
                                      const char  *currency,
                                      gint64      *minor,
                                      GError     **error);
gboolean    kb_money_parse_price     (const char  *text,
                                      const char  *currency,
                                      gint64      *minor,
                                      GError     **error);
char       *kb_money_to_text         (gint64       minor,
                                      const char  *currency);
char       *kb_money_format          (gint64       minor,
                                      const char  *currency);
char       *kb_money_format_short    (gint64       minor,
                                      const char  *currency);

G_END_DECLS
