/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-page"

#include "config.h"

#include "kb-rundown-footer.h"
#include "kb-rundown-page.h"
#include "kb-rundown-table.h"

/**
 * KbRundownPage:
 *
 * The heart of planning: the show cue by cue, with its clock.
 */
struct _KbRundownPage
{
  KbPage           parent_instance;

  KbRundownModel  *model;    /* owned */

  KbRundownTable  *table;
  KbRundownFooter *footer;
};

G_DEFINE_FINAL_TYPE (KbRundownPage, kb_rundown_page, KB_TYPE_PAGE)

static void
focus_first (KbRundownPage *self)
{
  for (guint i = 0; kb_rundown_model_peek (self->model, i) != NULL; i++)
    {
      KbRundownRow *row = kb_rundown_model_peek (self->model, i);
      const gint64 id = kb_rundown_row_get_id (row);

      if (!kb_rundown_row_is_cue (row))
        continue;
      kb_rundown_table_select (self->table, &id, 1);
      kb_rundown_table_focus (self->table, id);
      return;
    }
}

static void
kb_rundown_page_plan_set (KbPage      *page,
                          KbRecordSet *plan)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (page);

  kb_rundown_model_set_plan (self->model, plan);
  kb_rundown_table_update_zone (self->table);
}

static void
kb_rundown_page_activated (KbPage *page)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (page);
  KbRundownRow *cursor = kb_rundown_table_get_cursor (self->table);

  if (cursor == NULL || !kb_rundown_table_focus (self->table, kb_rundown_row_get_id (cursor)))
    focus_first (self);
}

static void
kb_rundown_page_dispose (GObject *object)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_RUNDOWN_PAGE);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (kb_rundown_page_parent_class)->dispose (object);
}

static void
kb_rundown_page_class_init (KbRundownPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_rundown_page_dispose;
  KB_PAGE_CLASS (klass)->plan_set = kb_rundown_page_plan_set;
  KB_PAGE_CLASS (klass)->activated = kb_rundown_page_activated;

  g_type_ensure (KB_TYPE_RUNDOWN_FOOTER);
  g_type_ensure (KB_TYPE_RUNDOWN_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-rundown-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, footer);
}

static void
kb_rundown_page_init (KbRundownPage *self)
{
  self->model = kb_rundown_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_rundown_table_set_model (self->table, self->model);
  kb_rundown_footer_set_model (self->footer, self->model);
}
