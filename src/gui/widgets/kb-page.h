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
 */
struct _KbPageClass
{
  AdwBinClass parent_class;

  void (*plan_set)  (KbPage      *self,
                     KbRecordSet *plan);
  void (*activated) (KbPage      *self);
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
void         kb_page_edit          (KbPage      *self,
                                    KbEdit      *edit);
void         kb_page_toast         (KbPage      *self,
                                    const char  *text,
                                    const char  *button_label,
                                    const char  *action_name);

G_END_DECLS
