/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbEdit *kb_product_edits_create    (KbRecordSet  *library,
                                    const char   *name,
                                    gint64       *id);
KbEdit *kb_product_edits_duplicate (KbRecordSet  *library,
                                    KbRecord     *product,
                                    GPtrArray    *images,
                                    gint64       *id);
KbEdit *kb_product_edits_delete    (KbRecord     *product,
                                    GArray       *uses);
KbEdit *kb_product_edits_retire    (KbRecord     *product,
                                    gint64        at_us);
KbEdit *kb_product_edits_restore   (KbRecord     *product);
KbEdit *kb_product_edits_pool      (GPtrArray    *products,
                                    int           state);

G_END_DECLS
