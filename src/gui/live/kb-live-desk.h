/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-prompter-view.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_DESK (kb_live_desk_get_type ())

G_DECLARE_FINAL_TYPE (KbLiveDesk, kb_live_desk, KB, LIVE_DESK, AdwBin)

KbShow   *kb_live_desk_get_show   (KbLiveDesk      *self);
void      kb_live_desk_set_show   (KbLiveDesk      *self,
                                   KbShow          *show,
                                   KbWorkspace     *workspace);
void      kb_live_desk_set_host   (KbLiveDesk      *self,
                                   const char      *state,
                                   const char      *detail,
                                   gboolean         is_well);
gboolean  kb_live_desk_handle_key (KbLiveDesk      *self,
                                   guint            keyval,
                                   GdkModifierType  state,
                                   gboolean         is_repeat);
void      kb_live_desk_go         (KbLiveDesk      *self,
                                   gboolean         is_repeat);
void      kb_live_desk_step_line  (KbLiveDesk      *self,
                                   int              steps);
void      kb_live_desk_set_host_name (KbLiveDesk           *self,
                                      const char           *name);
void      kb_live_desk_set_host_lines (KbLiveDesk           *self,
                                       const KbPrompterLook *look);

G_END_DECLS
