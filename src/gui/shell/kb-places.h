/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

/**
 * KbPlaceInfo:
 * @get_type: (nullable): a subclass of #KbPlace; %NULL for the one that the window is born with
 * @name: what actions, settings and the stack call it
 * @title: marked with N_()
 * @icon_name: in the sidebar
 * @counted: the kind of row of which the sidebar shows how many there are, or %KB_ENTITY_NONE
 */
typedef struct
{
  GType        (*get_type) (void);
  const char    *name;
  const char    *title;
  const char    *icon_name;
  KbEntityKind   counted;
} KbPlaceInfo;

const KbPlaceInfo *kb_places_get          (guint           index);
void               kb_places_install_keys (GtkWidgetClass *window_class);
const char        *kb_places_find         (KbEntityKind    kind);
gboolean           kb_places_show_row     (GtkStack       *stack,
                                           KbEntityKind    kind,
                                           gint64          id);
const char        *kb_places_show         (GtkStack       *stack,
                                           const char     *name,
                                           KbWorkspace    *workspace);

G_END_DECLS
