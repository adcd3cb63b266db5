/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-column-info.h"

G_BEGIN_DECLS

#define KB_TYPE_COLUMNS (kb_columns_get_type ())

G_DECLARE_FINAL_TYPE (KbColumns, kb_columns, KB, COLUMNS, GObject)

KbColumns       *kb_columns_new           (void);
void            kb_columns_bind_settings  (KbColumns       *self,
                                           GSettings       *settings,
                                           const char      *key);
void            kb_columns_measure        (KbColumns       *self,
                                           GtkWidget       *widget,
                                           const char      *longest_speaker);

gboolean        kb_columns_can_hide       (KbRundownColumn  column);
gboolean        kb_columns_is_shown       (KbColumns       *self,
                                           KbRundownColumn  column);
void            kb_columns_set_shown      (KbColumns       *self,
                                           KbRundownColumn  column,
                                           gboolean         is_shown);
int             kb_columns_get_width      (KbColumns       *self,
                                           KbRundownColumn  column);
void            kb_columns_set_width      (KbColumns       *self,
                                           KbRundownColumn  column,
                                           int              width);
guint           kb_columns_get_place      (KbColumns       *self,
                                           KbRundownColumn  column);
KbRundownColumn kb_columns_get_at         (KbColumns       *self,
                                           guint            place_at);
void            kb_columns_move           (KbColumns       *self,
                                           KbRundownColumn  column,
                                           guint            place);
void            kb_columns_reset          (KbColumns       *self);

int             kb_columns_get_minimum    (KbColumns       *self);
void            kb_columns_hold           (KbColumns       *self,
                                           KbRundownColumn  column,
                                           int              width);
void            kb_columns_release        (KbColumns       *self);
void            kb_columns_get_extent     (KbColumns       *self,
                                           KbRundownColumn  column,
                                           int              width,
                                           int             *x,
                                           int             *column_width);
void            kb_columns_allocate       (KbColumns       *self,
                                           GtkWidget       *const *cells,
                                           int              width,
                                           int              height);
int             kb_columns_find           (KbColumns       *self,
                                           double           x,
                                           int              width);
int             kb_columns_find_edge      (KbColumns       *self,
                                           double           x,
                                           int              width);

G_END_DECLS
