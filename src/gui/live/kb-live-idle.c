/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-idle"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-live-idle.h"
#include "kb-run-log.h"
#include "kb-session-flow.h"
#include "kb-session.h"

/**
 * KbLiveIdle:
 *
 * What can be begun or taken up again while no run of the session is on. Its buttons are the page's actions.
 */
struct _KbLiveIdle
{
  AdwBin         parent_instance;

  AdwStatusPage *page;
  GtkWidget     *resume_button;
  GtkWidget     *close_button;
  GtkWidget     *go_live_button;
  GtkWidget     *rehearse_button;
  GtkWidget     *part_button;
};

G_DEFINE_FINAL_TYPE (KbLiveIdle, kb_live_idle, ADW_TYPE_BIN)

static void
say (KbLiveIdle *self,
     const char *title,
     const char *description)
{
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, description);
}

static void
describe_open (KbLiveIdle *self,
               KbRecord   *run)
{
  if (kb_record_get_int (run, KB_RUN_KIND) == KB_RUN_KIND_LIVE)
    say (self, _("Resume the Show?"),
         _("The desk was closed while it was running. The clock has gone on: it continues on the cue that is on now, with the "
           "time that is left."));
  else
    say (self, _("Resume the Rehearsal?"),
         _("The desk was closed while it was running. Take it up again on the cue that is on, or end it."));
}

static void
kb_live_idle_dispose (GObject *object)
{
  G_OBJECT_CLASS (kb_live_idle_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LIVE_IDLE);
}

static void
kb_live_idle_class_init (KbLiveIdleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_idle_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-live-idle.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLiveIdle, page);
  gtk_widget_class_bind_template_child (widget_class, KbLiveIdle, resume_button);
  gtk_widget_class_bind_template_child (widget_class, KbLiveIdle, close_button);
  gtk_widget_class_bind_template_child (widget_class, KbLiveIdle, go_live_button);
  gtk_widget_class_bind_template_child (widget_class, KbLiveIdle, rehearse_button);
  gtk_widget_class_bind_template_child (widget_class, KbLiveIdle, part_button);
}

static void
kb_live_idle_init (KbLiveIdle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_live_idle_show:
 * @plan: a session
 * @open_run: (nullable): its run that was not ended
 */
void
kb_live_idle_show (KbLiveIdle  *self,
                   KbRecordSet *plan,
                   KbRecord    *open_run)
{
  const gboolean has_cues = g_list_model_get_n_items (kb_record_set_get_list (plan, KB_ENTITY_CUE)) > 0;
  const gboolean can_air = kb_session_flow_can_air (kb_record_get_int (kb_record_set_get_session (plan), KB_SESSION_STATE));

  g_return_if_fail (KB_IS_LIVE_IDLE (self));

  gtk_widget_set_visible (self->resume_button, open_run != NULL);
  gtk_widget_set_visible (self->close_button, open_run != NULL);
  gtk_widget_set_visible (self->go_live_button, open_run == NULL && has_cues && can_air);
  gtk_widget_set_visible (self->rehearse_button, open_run == NULL && has_cues);
  gtk_widget_set_visible (self->part_button, open_run == NULL && has_cues);

  if (open_run != NULL)
    describe_open (self, open_run);
  else if (has_cues && !can_air)
    say (self, _("This Session Does Not Go on Air"),
         _("It is archived or cancelled: take it back from there, or duplicate it for another date. A rehearsal moves the whole "
           "plan to now."));
  else if (has_cues)
    say (self, _("Call the Show"), _("GO takes the first cue. A rehearsal moves the whole plan to now."));
  else
    say (self, _("There Is Nothing to Call Yet"), _("Add cues on the Rundown page first."));
}
