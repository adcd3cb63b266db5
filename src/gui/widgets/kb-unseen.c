/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-unseen"

#include "config.h"

#include "kb-unseen.h"

static void
set_hidden (GtkWidget *page,
            gboolean   is_hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, is_hidden, -1);
}

static void
map_cb (GtkWidget *page)
{
  set_hidden (page, FALSE);
}

static void
unmap_cb (GtkWidget *page)
{
  set_hidden (page, TRUE);
}

/**
 * kb_unseen_watch:
 * @page: a page of a stack, not shown yet
 *
 * Keeps the page from screen readers while the stack shows another: GTK 4.8 tells them of all pages alike.
 */
void
kb_unseen_watch (GtkWidget *page)
{
  g_return_if_fail (GTK_IS_WIDGET (page));

  set_hidden (page, !gtk_widget_get_mapped (page));
  g_signal_connect (page, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (page, "unmap", G_CALLBACK (unmap_cb), NULL);
}
