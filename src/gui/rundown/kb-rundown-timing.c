/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-timing"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-budget-dialog.h"
#include "kb-build-dialog.h"
#include "kb-cue.h"
#include "kb-fit-dialog.h"
#include "kb-loop-dialog.h"
#include "kb-rundown-page-private.h"
#include "kb-rundown-timing.h"
#include "kb-typed-dialog.h"

/* What the rundown's page can do with the time and the scripts of many cues at once: each asks in a dialog that shows
 * what would come of it, and makes one edit. */

static KbRecordSet *
get_plan (KbRundownPage *self)
{
  return kb_rundown_model_get_plan (kb_rundown_page_get_model (self));
}

static gboolean
is_busy (KbRundownPage *self)
{
  return get_plan (self) == NULL || kb_cell_editing_is_active (kb_rundown_page_get_editing (self));
}

/* The selected cues; a segment that alone is selected stands for all of its cues. */
static GPtrArray *
dup_cues (KbRundownPage *self)
{
  g_autoptr (GPtrArray) rows = kb_rundown_table_dup_selected (kb_rundown_page_get_table (self));
  GPtrArray *cues = g_ptr_array_new_with_free_func (g_object_unref);

  if (rows->len == 1 && !kb_rundown_row_is_cue (rows->pdata[0]))
    {
      g_ptr_array_unref (cues);
      return kb_record_set_children (get_plan (self), KB_ENTITY_CUE, kb_rundown_row_get_id (rows->pdata[0]));
    }
  for (guint i = 0; i < rows->len; i++)
    if (kb_rundown_row_is_cue (rows->pdata[i]))
      g_ptr_array_add (cues, g_object_ref (kb_rundown_row_get_record (rows->pdata[i])));

  return cues;
}

static void
edit_cb (KbRundownPage *self,
         KbEdit        *edit,
         GArray        *ids)
{
  kb_rundown_page_commit (self, edit, (const gint64 *) ids->data, ids->len, -1);
}

static void
present (KbRundownPage *self,
         GtkWindow     *dialog)
{
  g_signal_connect_object (dialog, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static GtkWindow *
get_window (KbRundownPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;

  if (is_busy (self) || kb_rundown_model_get_totals (kb_rundown_page_get_model (self))->n_cues == 0)
    return;

  cues = dup_cues (self);
  present (self, kb_fit_dialog_new (get_window (self), kb_rundown_page_get_model (self), cues));
}

static void
repeat_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;

  if (is_busy (self))
    return;

  cues = dup_cues (self);
  if (cues->len == 0)
    {
      kb_page_toast (KB_PAGE (self), _("Select the cues to repeat, or their segment"), NULL, NULL);
      return;
    }
  present (self, kb_loop_dialog_new (get_window (self), kb_rundown_page_get_model (self), cues));
}

static void
build_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  KbRundownModel *model = kb_rundown_page_get_model (self);

  if (is_busy (self))
    return;

  if (g_list_model_get_n_items (kb_record_set_get_list (get_plan (self), KB_ENTITY_LINEUP_ITEM)) == 0)
    kb_page_toast (KB_PAGE (self), _("The lineup is empty: put products into it first"), NULL, NULL);
  else if (kb_rundown_model_get_totals (model)->start_us == KB_NONE)
    kb_page_toast (KB_PAGE (self), _("The session has no start: set one in its brief"), NULL, NULL);
  else
    present (self, kb_build_dialog_new (get_window (self), model));
}

static void
replace_typed_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GListStore) chosen = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (GPtrArray) cues = NULL;

  if (is_busy (self))
    return;

  cues = dup_cues (self);
  g_list_store_splice (chosen, 0, 0, cues->pdata, cues->len);
  kb_typed_dialog_ask (KB_PAGE (self), G_LIST_MODEL (chosen));
}

/* Of the segment that has the cursor, or of the cue's. */
static void
budget_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  KbRundownModel *model = kb_rundown_page_get_model (self);
  KbRundownRow *row = kb_rundown_table_get_cursor (kb_rundown_page_get_table (self));

  if (is_busy (self) || row == NULL)
    return;
  if (kb_rundown_row_is_cue (row))
    row = kb_rundown_model_find (model, kb_record_get_int (kb_rundown_row_get_record (row), KB_CUE_SEGMENT_ID));
  if (row != NULL)
    kb_budget_dialog_ask (get_window (self), kb_page_get_workspace (KB_PAGE (self)), kb_rundown_row_get_record (row),
                          kb_rundown_row_get_facts (row)->length_ms);
}

/**
 * kb_rundown_timing_install:
 * @page_class: the rundown page's class
 */
void
kb_rundown_timing_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "rundown.fit", NULL, fit_action);

  gtk_widget_class_install_action (page_class, "rundown.budget", NULL, budget_action);
  gtk_widget_class_install_action (page_class, "rundown.build", NULL, build_action);
  gtk_widget_class_install_action (page_class, "rundown.repeat", NULL, repeat_action);
  gtk_widget_class_install_action (page_class, "rundown.replace-typed", NULL, replace_typed_action);

  gtk_widget_class_add_binding_action (page_class, GDK_KEY_b, GDK_CONTROL_MASK, "rundown.build", NULL);
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_l, GDK_CONTROL_MASK, "rundown.repeat", NULL);
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_t, GDK_CONTROL_MASK, "rundown.fit", NULL);
}
