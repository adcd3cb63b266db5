/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"

G_BEGIN_DECLS

KbEdit *kb_phrase_create        (int         category,
                                 const char *language,
                                 gint64     *id);
KbEdit *kb_phrase_duplicate     (KbRecord   *phrase,
                                 gint64     *id);
KbEdit *kb_phrase_delete        (KbRecord   *phrase);
KbEdit *kb_phrase_set_favourite (KbRecord   *phrase,
                                 gboolean    is_favourite);
KbEdit *kb_phrase_set_category  (KbRecord   *phrase,
                                 int         category);
KbEdit *kb_phrase_set_language  (KbRecord   *phrase,
                                 const char *language);

G_END_DECLS
