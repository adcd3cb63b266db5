/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

GPtrArray *kb_veto_dialog_list_clear (KbRecordSet *library,
                                      GPtrArray   *products);
char      *kb_veto_dialog_say        (KbRecordSet *library,
                                      GPtrArray   *products);
GtkWindow *kb_veto_dialog_new        (GtkWindow   *parent,
                                      KbRecordSet *library,
                                      GPtrArray   *products);

G_END_DECLS
