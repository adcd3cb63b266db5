/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PAGE (kb_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (KbPage, kb_page, KB, PAGE, AdwBin)

/**
 * KbPageClass:
 * @plan_set: the page shows another session now; @plan is %NULL while none is shown
 * @activated: the page came to the front: put the focus where work starts
 * @show_row: select a row of the session and bring it into sight; %FALSE when the page does not show that kind
 */
struct _KbPageClass
{
  AdwBinClass parent_class;

  void (*plan_set)  (KbPage      *self,
                     KbRecordSet *plan);
  void (*activated) (KbPage      *self);
  gboolean (*show_row) (KbPage       *self,
                        KbEntityKind  kind,
                        gint64        id);
};

KbWorkspace *kb_page_get_workspace (KbPage      *self);
void         kb_page_set_workspace (KbPage      *self,
                                    KbWorkspace *workspace);
KbRecordSet *kb_page_get_plan      (KbPage      *self);
void         kb_page_set_plan      (KbPage      *self,
                                    KbRecordSet *plan);
gboolean     kb_page_is_wide       (KbPage      *self);
void         kb_page_set_wide      (KbPage      *self,
                                    gboolean     wide);
void         kb_page_activate      (KbPage      *self);
gboolean     kb_page_show_row      (KbPage      *self,
                                    KbEntityKind kind,
                                    gint64       id);
void         kb_page_edit          (KbPage      *self,
                                    KbEdit      *edit);
void         kb_page_toast         (KbPage      *self,
                                    const char  *text,
                                    const char  *button_label,
                                    const char  *action_name);

G_END_DECLS
