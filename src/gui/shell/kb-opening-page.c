/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-opening-page"

#include "config.h"

#include "kb-opening-page.h"

/* A library that is open sooner than this needs no words. */
#define PATIENCE_MS 600

/**
 * KbOpeningPage:
 *
 * What the window shows until its library is open: nothing at first, so that no text is laid out
 * before the window is up, and what it waits for when that takes a while.
 */
struct _KbOpeningPage
{
  AdwBin     parent_instance;

  guint      patience;      /* source that shows the explanation, 0 for none */

  GtkWidget *explanation;
};

G_DEFINE_FINAL_TYPE (KbOpeningPage, kb_opening_page, ADW_TYPE_BIN)

static gboolean
explain (gpointer user_data)
{
  KbOpeningPage *self = user_data;

  self->patience = 0;
  gtk_widget_set_visible (self->explanation, TRUE);
  return G_SOURCE_REMOVE;
}

static void
kb_opening_page_map (GtkWidget *widget)
{
  KbOpeningPage *self = KB_OPENING_PAGE (widget);

  GTK_WIDGET_CLASS (kb_opening_page_parent_class)->map (widget);
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, explain, self);
}

static void
kb_opening_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&KB_OPENING_PAGE (widget)->patience, g_source_remove);
  GTK_WIDGET_CLASS (kb_opening_page_parent_class)->unmap (widget);
}

static void
kb_opening_page_dispose (GObject *object)
{
  KbOpeningPage *self = KB_OPENING_PAGE (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_OPENING_PAGE);

  G_OBJECT_CLASS (kb_opening_page_parent_class)->dispose (object);
}

static void
kb_opening_page_class_init (KbOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_opening_page_dispose;
  widget_class->map = kb_opening_page_map;
  widget_class->unmap = kb_opening_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/shell/kb-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbOpeningPage, explanation);
}

static void
kb_opening_page_init (KbOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
