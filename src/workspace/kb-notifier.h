/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KB_TYPE_NOTIFIER (kb_notifier_get_type ())

G_DECLARE_FINAL_TYPE (KbNotifier, kb_notifier, KB, NOTIFIER, GObject)

KbNotifier *kb_notifier_new  (void);
void        kb_notifier_show (KbNotifier *self,
                              const char *summary,
                              const char *body);

G_END_DECLS
