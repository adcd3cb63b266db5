/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-prompter-view.h"

G_BEGIN_DECLS

typedef gboolean (*HostCondition) (gpointer data);

void             host_wait        (HostCondition    condition,
                                   gpointer         data,
                                   const char      *what);
void             host_wait_frames (GtkWidget       *widget,
                                   guint            n_frames);
GtkWidget       *host_show        (GtkWidget       *child,
                                   int              width,
                                   int              height);
gboolean         host_is_settled  (gpointer         view);
cairo_surface_t *host_render_node (GtkWidget       *widget,
                                   GskRenderNode   *node,
                                   int              width,
                                   int              height);
cairo_surface_t *host_render      (GtkWidget       *widget);
double           host_get_ink     (cairo_surface_t *surface,
                                   int              x,
                                   int              y,
                                   int              width,
                                   int              height,
                                   double          *center_x,
                                   double          *center_y);
void             host_save        (GtkWidget       *widget,
                                   const char      *name);
KbScript        *host_new_script  (gint64           cue_id,
                                   guint            n_sentences);

G_END_DECLS
