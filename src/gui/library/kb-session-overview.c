/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-overview"

#include "config.h"

#include "kb-filter-bar.h"
#include "kb-session-overview.h"

/**
 * KbSessionOverview:
 *
 * All sessions on one page, as a calendar or a board, below a search of its own. Empty until it is
 * filled: it is when it is first looked at, since the window is up sooner without.
 *
 * #KbSessionOverview::left: the search is done, the focus belongs to the sessions.
 */
struct _KbSessionOverview
{
  GtkBox       parent_instance;

  KbFilterBar *bar;               /* child, nullable while empty */
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbSessionOverview, kb_session_overview, GTK_TYPE_BOX)

static void
search_left_cb (KbSessionOverview *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
kb_session_overview_class_init (KbSessionOverviewClass *klass)
{
  signals[SIGNAL_LEFT] = g_signal_new ("left", KB_TYPE_SESSION_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kb_session_overview_init (KbSessionOverview *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview");
}

/**
 * kb_session_overview_fill:
 * @library: (transfer none): whose sessions
 * @filter: (transfer none): which of them
 * @content: what shows them; once
 */
void
kb_session_overview_fill (KbSessionOverview *self,
                          KbRecordSet       *library,
                          KbSessionFilter   *filter,
                          GtkWidget         *content)
{
  g_return_if_fail (KB_IS_SESSION_OVERVIEW (self));
  g_return_if_fail (self->bar == NULL);

  self->bar = g_object_new (KB_TYPE_FILTER_BAR, NULL);
  kb_filter_bar_set_filter (self->bar, library, filter);
  g_signal_connect_object (self->bar, "activated", G_CALLBACK (search_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "stopped", G_CALLBACK (search_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self), content);
}

void
kb_session_overview_focus_search (KbSessionOverview *self)
{
  g_return_if_fail (KB_IS_SESSION_OVERVIEW (self));

  if (self->bar != NULL)
    kb_filter_bar_focus_search (self->bar);
}
