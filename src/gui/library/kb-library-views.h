/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-list.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_LIBRARY_VIEWS (kb_library_views_get_type ())

G_DECLARE_FINAL_TYPE (KbLibraryViews, kb_library_views, KB, LIBRARY_VIEWS, AdwBin)

void           kb_library_views_set_workspace (KbLibraryViews *self,
                                               KbWorkspace    *workspace);
AdwViewStack  *kb_library_views_get_stack     (KbLibraryViews *self);
KbSessionList *kb_library_views_get_list      (KbLibraryViews *self);
KbRecord      *kb_library_views_get_selected  (KbLibraryViews *self);
guint          kb_library_views_get_position  (KbLibraryViews *self);
void           kb_library_views_select        (KbLibraryViews *self,
                                               guint           position);
void           kb_library_views_set_trashed   (KbLibraryViews *self,
                                               gboolean        trashed);
void           kb_library_views_show          (KbLibraryViews *self,
                                               const char     *name);
void           kb_library_views_focus         (KbLibraryViews *self);
void           kb_library_views_focus_search  (KbLibraryViews *self);
void           kb_library_views_clear_filter  (KbLibraryViews *self);

G_END_DECLS
