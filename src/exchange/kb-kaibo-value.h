/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field.h"

G_BEGIN_DECLS

char     *kb_kaibo_value_format   (const KbField  *field,
                                   const KbValue  *value,
                                   GError        **error);
gboolean  kb_kaibo_value_parse    (const KbField  *field,
                                   const char     *text,
                                   KbValue        *value,
                                   GError        **error);
gboolean  kb_kaibo_text_fits_xml  (const char     *text);

G_END_DECLS
