/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_REF_CHOICE (kb_ref_choice_get_type ())

G_DECLARE_FINAL_TYPE (KbRefChoice, kb_ref_choice, KB, REF_CHOICE, AdwBin)

GtkWidget *kb_ref_choice_new          (const char   *title);
void       kb_ref_choice_set_rows     (KbRefChoice  *self,
                                       KbRecordSet  *library,
                                       KbEntityKind  kind,
                                       gint64        parent_id,
                                       gint64        except_id);
gint64     kb_ref_choice_get_selected (KbRefChoice  *self);
void       kb_ref_choice_set_selected (KbRefChoice  *self,
                                       gint64        id);

G_END_DECLS
