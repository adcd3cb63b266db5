/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-desk-notice"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-desk-notice.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-live-desk.h"
#include "kb-notifier.h"
#include "kb-session.h"
#include "kb-standby.h"
#include "kb-text.h"

/* So long a call to stand by is seen. */
#define CALL_SECONDS 30

/**
 * KbDeskNotice:
 *
 * What is wrong under the show's feet without stopping it: events that do not reach the disk, a
 * clock that was set. Else who must stand by: fifteen, five and one minute before hard cues and shifts, here, as a
 * notification and, where asked, with a sound.
 */
struct _KbDeskNotice
{
  AdwBin        parent_instance;

  GSettings    *settings;    /* owned */
  KbNotifier   *notifier;    /* owned, nullable: made with the first call */
  char         *problem;     /* owned, nullable: that is shown */
  char         *call;        /* owned, nullable: who is called */
  gint64        call_end_s;  /* until when that is shown, second of the run's clock */
  gint64        called_us;   /* up to when calls were made; KB_NONE: from now on */
  gint64        pending;     /* that is shown: events that wait */
  gint64        drift_s;     /* likewise; KB_NONE: none */

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
  return g_strdup (self->call);
}

static char *
describe_cue (KbShow          *show,
              const KbRunLive *live,
              gint64           cue_id)
{
  KbRun *run = kb_show_get_run (show);
  KbRecord *record = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_CUE, cue_id);
  KbRunCue cue;

  kb_run_get_cue (run, kb_run_find_cue (run, cue_id), live, &cue);
  return g_strdup_printf ("%s %s", cue.number, record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : "");
}

static char *
describe_shift (KbShow *show,
                gint64  shift_id)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRecord *shift = kb_record_set_find (plan, KB_ENTITY_SHIFT, shift_id);
  KbRecord *duty = kb_record_set_find_ref (plan, shift, KB_SHIFT_ASSIGNMENT_ID);
  KbRecord *person = duty != NULL ? kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;
  const char *role = duty != NULL ? kb_enum_label (&kb_role_kind_enum, kb_record_get_int (duty, KB_ASSIGNMENT_ROLE)) : "";

  return g_strdup_printf ("%s %s", role, kb_desk_get_name (person));
}

/* All calls of one moment are one line. */
static char *
describe_calls (KbShow          *show,
                const KbRunLive *live,
                GArray          *due)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < due->len; i++)
    {
      const KbStandby *call = &g_array_index (due, KbStandby, i);
      g_autofree char *what = call->cue_id != 0 ? describe_cue (show, live, call->cue_id)
                                                : describe_shift (show, call->shift_id);

      if (i > 0)
        g_string_append (text, " · ");
      /* Translators: a call to stand by: in how many minutes, and what or who begins then */
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "Stand by, %d minute: %s", "Stand by, %d minutes: %s",
                                                 call->minutes), call->minutes, what);
    }

  return g_string_free (text, FALSE);
}

static void
tell_desktop (KbDeskNotice *self)
{
  if (g_settings_get_boolean (self->settings, "notifications"))
    {
      if (self->notifier == NULL)
        self->notifier = kb_notifier_new ();
      kb_notifier_show (self->notifier, self->call, "");
    }
  if (g_settings_get_boolean (self->settings, "standby-sound"))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
}

/* Returns whether there is another call to show, or none any more. */
static gboolean
make_calls (KbDeskNotice    *self,
            KbShow          *show,
            const KbRunLive *live)
{
  const gint64 since_us = self->called_us != KB_NONE ? self->called_us : live->clock_us;
  g_autoptr (GArray) due = NULL;

  if (live->clock_us / G_USEC_PER_SEC == since_us / G_USEC_PER_SEC && self->called_us != KB_NONE)
    return FALSE;

  self->called_us = live->clock_us;
  due = kb_standby_list_due (kb_show_get_run (show), kb_show_get_plan (show), live, since_us, kb_show_get_shift_us (show));
  if (due->len == 0)
    return self->call != NULL && live->clock_us / G_USEC_PER_SEC >= self->call_end_s && kb_set_str (&self->call, NULL);

  g_free (self->call);
  self->call = describe_calls (show, live, due);
  self->call_end_s = live->clock_us / G_USEC_PER_SEC + CALL_SECONDS;
  /* Nobody comes running for a rehearsal in which an hour takes a minute. */
  if (kb_show_get_rehearsal (show)->pace == 1)
    tell_desktop (self);
  return TRUE;
}

static void
kb_desk_notice_root (GtkWidget *widget)
{
  static const char *const keys[] = { "notifications", "standby-sound" };
  KbDeskNotice *self = KB_DESK_NOTICE (widget);
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  GTK_WIDGET_CLASS (kb_desk_notice_parent_class)->root (widget);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "standby", G_ACTION_GROUP (group));
}

static void
kb_desk_notice_dispose (GObject *object)
{
  KbDeskNotice *self = KB_DESK_NOTICE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->notifier);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->call, g_free);
  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_desk_notice_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_DESK_NOTICE);
}

static void
kb_desk_notice_class_init (KbDeskNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_desk_notice_dispose;
  widget_class->root = kb_desk_notice_root;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-desk-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDeskNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, KbDeskNotice, label);
  gtk_widget_class_bind_template_child (widget_class, KbDeskNotice, anchor_button);
}

static void
kb_desk_notice_init (KbDeskNotice *self)
{
  self->drift_s = KB_NONE;
  self->called_us = KB_NONE;
  self->settings = g_settings_new (KB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_desk_notice_reset:
 *
 * Another run is on the desk: what was due before it is not called.
 */
void
kb_desk_notice_reset (KbDeskNotice *self)
{
  g_return_if_fail (KB_IS_DESK_NOTICE (self));

  self->called_us = KB_NONE;
  g_clear_pointer (&self->call, g_free);
}

/**
 * kb_desk_notice_tick:
 * @show: the run
 * @live: the run as it is now
 *
 * Says what is wrong now, else who is called; while nothing is, there is nothing to see.
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
  changed |= make_calls (self, show, live);
  if (!changed)
    return;

  text = describe (self, live);
  kb_desk_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (self->anchor_button, live->is_drifted && problem == NULL);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}
