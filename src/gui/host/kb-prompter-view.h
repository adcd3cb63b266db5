/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-clock.h"
#include "kb-frame-meter.h"
#include "kb-prompter-look.h"
#include "kb-script.h"
#include "kb-transport.h"

G_BEGIN_DECLS

#define KB_TYPE_PROMPTER_VIEW (kb_prompter_view_get_type ())

G_DECLARE_FINAL_TYPE (KbPrompterView, kb_prompter_view, KB, PROMPTER_VIEW, GtkWidget)

GtkWidget      *kb_prompter_view_new           (KbTransport          *transport,
                                                KbClock              *clock);

void            kb_prompter_view_set_scripts   (KbPrompterView       *self,
                                                GPtrArray            *scripts);
void            kb_prompter_view_set_look      (KbPrompterView       *self,
                                                const KbPrompterLook *look);
const KbPrompterLook *kb_prompter_view_get_look (KbPrompterView *self);
gboolean        kb_prompter_view_is_settled    (KbPrompterView       *self);
double          kb_prompter_view_step_line     (KbPrompterView       *self,
                                                double                beat,
                                                int                   steps);
double          kb_prompter_view_get_marker_y  (KbPrompterView       *self);
KbFrameMeter   *kb_prompter_view_get_meter     (KbPrompterView       *self);

G_END_DECLS
