/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-live-desk.h"

G_BEGIN_DECLS

#define KB_TYPE_DESK_WINDOW (kb_desk_window_get_type ())

G_DECLARE_DERIVABLE_TYPE (KbDeskWindow, kb_desk_window, KB, DESK_WINDOW, AdwWindow)

/**
 * KbDeskWindowClass:
 * @set_show: the run that it shows, once
 * @update: something happened in the run
 * @tick: only the clock moved
 */
struct _KbDeskWindowClass
{
  AdwWindowClass parent_class;

  void (*set_show) (KbDeskWindow    *self,
                    KbShow          *show);
  void (*update)   (KbDeskWindow    *self,
                    KbShow          *show,
                    const KbRunLive *live);
  void (*tick)     (KbDeskWindow    *self,
                    KbShow          *show,
                    const KbRunLive *live);
};

void kb_desk_window_open (GType       type,
                          KbLiveDesk *desk);

G_END_DECLS
