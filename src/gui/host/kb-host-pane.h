/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-host-parts.h"

G_BEGIN_DECLS

#define KB_TYPE_HOST_PANE (kb_host_pane_get_type ())

G_DECLARE_FINAL_TYPE (KbHostPane, kb_host_pane, KB, HOST_PANE, GtkWidget)

GtkWidget *kb_host_pane_new      (const KbHostMoment *moment,
                                  const GdkRGBA      *ground);
void       kb_host_pane_set_part (KbHostPane         *self,
                                  KbHostPart          part,
                                  double              unit);

G_END_DECLS
