/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PLACE (kb_place_get_type ())

G_DECLARE_DERIVABLE_TYPE (KbPlace, kb_place, KB, PLACE, AdwBin)

/**
 * KbPlaceClass:
 * @workspace_set: the library is there, once, before the place is shown: bind to its rows
 * @activated: the place came to the front: put the focus where work starts
 * @show_row: select a row and bring it into sight; %FALSE when the place does not show that kind
 */
struct _KbPlaceClass
{
  AdwBinClass parent_class;

  void (*workspace_set) (KbPlace     *self,
                         KbWorkspace *workspace);
  void (*activated)     (KbPlace     *self);
  gboolean (*show_row)  (KbPlace     *self,
                         KbEntityKind kind,
                         gint64       id);
};

KbWorkspace *kb_place_get_workspace (KbPlace     *self);
void         kb_place_set_workspace (KbPlace     *self,
                                     KbWorkspace *workspace);
KbRecordSet *kb_place_get_library   (KbPlace     *self);
gboolean     kb_place_is_folded     (KbPlace     *self);
void         kb_place_set_folded    (KbPlace     *self,
                                     gboolean     folded);
void         kb_place_activate      (KbPlace     *self);
gboolean     kb_place_show_row      (KbPlace     *self,
                                     KbEntityKind kind,
                                     gint64       id);
void         kb_place_edit          (KbPlace     *self,
                                     KbEdit      *edit);
void         kb_place_toast         (KbPlace     *self,
                                     const char  *text,
                                     const char  *button_label,
                                     const char  *action_name);

G_END_DECLS
