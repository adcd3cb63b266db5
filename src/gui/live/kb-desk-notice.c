/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-desk-notice"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-desk-notice.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-text.h"

/**
 * KbDeskNotice:
 *
 * What is wrong under the show's feet without stopping it: events that do not reach the disk, a
 * clock that was set.
 */
struct _KbDeskNotice
{
  AdwBin        parent_instance;

  char         *problem;   /* owned, nullable: that is shown */
  gint64        pending;   /* likewise: events that wait */
  gint64        drift_s;   /* likewise; KB_NONE: none */

  GtkRevealer  *revealer;
  GtkLabel     *label;
  GtkWidget    *anchor_button;
};

G_DEFINE_FINAL_TYPE (KbDeskNotice, kb_desk_notice, ADW_TYPE_BIN)

static char *
describe (KbDeskNotice    *self,
          const KbRunLive *live)
{
  g_autofree char *drift = kb_duration_format_signed (live->drift_ms);

  if (self->problem != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The show goes on. %u event waits to be written: %s",
                                         "The show goes on. %u events wait to be written: %s", (guint) self->pending),
                            (guint) self->pending, self->problem);
  if (live->is_drifted)
    return g_strdup_printf (_("The computer’s clock was set: it differs from the show’s by %s. Nothing has moved."),
                            drift);
  return NULL;
}

static void
kb_desk_notice_dispose (GObject *object)
{
  g_clear_pointer (&KB_DESK_NOTICE (object)->problem, g_free);
  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_desk_notice_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_DESK_NOTICE);
}

static void
kb_desk_notice_class_init (KbDeskNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_desk_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-desk-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDeskNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, KbDeskNotice, label);
  gtk_widget_class_bind_template_child (widget_class, KbDeskNotice, anchor_button);
}

static void
kb_desk_notice_init (KbDeskNotice *self)
{
  self->drift_s = KB_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_desk_notice_tick:
 * @show: the run
 * @live: the run as it is now
 *
 * Says what is wrong now; while nothing is, there is nothing to see.
 */
void
kb_desk_notice_tick (KbDeskNotice    *self,
                     KbShow          *show,
                     const KbRunLive *live)
{
  const char *problem = kb_show_get_problem (show);
  g_autofree char *text = NULL;
  gboolean changed;

  g_return_if_fail (KB_IS_DESK_NOTICE (self));

  /* Events are on their way to the disk all the time; only those that cannot get there are worth a word. */
  changed = kb_set_str (&self->problem, problem);
  changed |= kb_desk_keep (&self->pending, problem != NULL ? kb_show_get_pending (show) : 0);
  changed |= kb_desk_keep (&self->drift_s, live->is_drifted ? live->drift_ms / 1000 : KB_NONE);
  if (!changed)
    return;

  text = describe (self, live);
  kb_desk_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (self->anchor_button, live->is_drifted && problem == NULL);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}
