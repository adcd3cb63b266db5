/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cells.h"
#include "kb-proposal-item.h"

G_BEGIN_DECLS

GtkWidget *kb_proposal_create_text       (gpointer   owner);
GtkWidget *kb_proposal_create_figure     (gpointer   owner);
GtkWidget *kb_proposal_create_chip       (gpointer   owner);
GtkWidget *kb_proposal_create_entry      (gpointer   owner);

void       kb_proposal_show_number       (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);
void       kb_proposal_show_title        (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);
void       kb_proposal_show_chip         (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);
void       kb_proposal_show_old          (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);
void       kb_proposal_show_new          (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);
void       kb_proposal_show_min          (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);
void       kb_proposal_show_difference   (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);
void       kb_proposal_show_entry        (GtkWidget *cell,
                                          gpointer   item,
                                          gpointer   owner);

int        kb_proposal_read_spin         (GtkSpinButton *spin);

G_END_DECLS
