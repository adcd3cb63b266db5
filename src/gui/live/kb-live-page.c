/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-live-desk.h"
#include "kb-live-gate.h"
#include "kb-live-host.h"
#include "kb-live-idle.h"
#include "kb-live-page.h"
#include "kb-live-question.h"
#include "kb-live-windows.h"
#include "kb-rehearse-dialog.h"
#include "kb-run-log.h"
#include "kb-run-summary.h"
#include "kb-session.h"
#include "kb-stage.h"
#include "kb-text.h"

/* How far from its planned start a show may begin without a question. */
#define EARLY_OR_LATE_US (2 * 3600 * (gint64) G_USEC_PER_SEC)

/**
 * KbLivePage:
 *
 * Where a session goes on air: before, what to begin or take up again; then the desk.
 */
struct _KbLivePage
{
  KbPage          parent_instance;

  KbClock        *clock;          /* owned */
  KbLiveHost     *host;           /* owned: the host's screen of the show that is on */
  KbShow         *hosted;         /* borrowed: the show that it was opened for */
  guint           held_key;       /* the key that is down, 0 for none: what follows is its repeat */
  GCancellable   *looking;        /* owned: ends the look at what is ready */
  GtkRoot        *root;           /* borrowed, nullable: whose keys are heard */
  GtkEventController *keys;       /* borrowed, nullable: that hears them; the root's */
  gint64          asked_run;      /* the run that was asked about, 0 for none */
  KbShow         *ended;          /* owned, nullable: the run whose summary is shown */

  GtkStack       *stack;
  KbLiveIdle     *idle;
  KbLiveDesk     *desk;
  KbRunSummary   *summary;
};

G_DEFINE_FINAL_TYPE (KbLivePage, kb_live_page, KB_TYPE_PAGE)

static gboolean
is_ours (KbLivePage *self,
         KbShow     *show)
{
  return show != NULL && kb_show_get_plan (show) == kb_page_get_plan (KB_PAGE (self)) && !kb_show_is_ended (show);
}

static void
show_idle (KbLivePage *self,
           KbRecord   *open_run)
{
  kb_live_idle_show (self->idle, kb_page_get_plan (KB_PAGE (self)), open_run);
  gtk_stack_set_visible_child_name (self->stack, "idle");
}

/* The host reads on whatever page, and whichever session, the operator looks at. */
static void
update_host (KbLivePage *self,
             KbShow     *show)
{
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));

  if (self->hosted == show)
    return;

  self->hosted = show;
  kb_live_host_set_show (self->host, show, workspace);
}

static void
show_summary (KbLivePage *self)
{
  kb_run_summary_show (self->summary, self->ended);
  gtk_stack_set_visible_child_name (self->stack, "summary");
}

/* No control keeps the focus: on the desk keys are the operator's, and before it none begins a show by
 * accident. */
static void
take_focus (KbLivePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (kb_live_desk_get_show (self->desk) != NULL)
    gtk_root_set_focus (root, NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* While the desk is in sight, toasts stand above the transport: nothing covers GO. */
static void
keep_go_clear (KbLivePage *self)
{
  if (self->root != NULL)
    kb_css_class_set (GTK_WIDGET (self->root), "desk-on", kb_live_desk_get_show (self->desk) != NULL);
}

static void
update (KbLivePage *self)
{
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));
  KbShow *show = workspace != NULL ? kb_workspace_get_show (workspace) : NULL;

  update_host (self, show);
  if (plan == NULL || kb_record_set_get_session (plan) == NULL)
    {
      kb_live_desk_set_show (self->desk, NULL, NULL);
      return;
    }

  if (is_ours (self, show))
    {
      kb_live_desk_set_show (self->desk, show, workspace);
      gtk_stack_set_visible_child_name (self->stack, "desk");
      take_focus (self);
    }
  else
    {
      kb_live_desk_set_show (self->desk, NULL, NULL);
      if (self->ended != NULL && kb_show_get_plan (self->ended) == plan)
        show_summary (self);
      else
        show_idle (self, kb_show_find_open_run (plan));
    }
  kb_page_set_wide (KB_PAGE (self), is_ours (self, show));
  keep_go_clear (self);
}

static void
plan_changed_cb (KbLivePage *self)
{
  if (kb_live_desk_get_show (self->desk) == NULL)
    update (self);
}

static void
begin (KbLivePage *self,
       KbRunKind   kind)
{
  g_autoptr (GError) error = NULL;

  if (!kb_stage_begin (kb_page_get_workspace (KB_PAGE (self)), kb_page_get_plan (KB_PAGE (self)), kind,
                       self->clock, &error))
    kb_page_toast (KB_PAGE (self), error->message, NULL, NULL);
}

static void
distance_answered_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      KbLivePage       *self)
{
  if (g_str_equal (response, "move"))
    {
      g_autoptr (KbEdit) edit = kb_stage_create_move (kb_page_get_plan (KB_PAGE (self)),
                                                      kb_clock_get_wall_us (self->clock));

      kb_page_edit (KB_PAGE (self), edit);
      kb_page_toast (KB_PAGE (self), _("The session starts now. Press Go Live again."), _("Undo"), "win.undo");
    }
  else if (g_str_equal (response, "rehearse"))
    {
      begin (self, KB_RUN_KIND_REHEARSAL);
    }
}

static void
begin_live (KbPage *page)
{
  begin (KB_LIVE_PAGE (page), KB_RUN_KIND_LIVE);
}

static void
go_live_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbLivePage *self = KB_LIVE_PAGE (widget);
  KbRecord *session = kb_record_set_get_session (kb_page_get_plan (KB_PAGE (self)));
  const gint64 start_us = kb_record_get_int (session, KB_SESSION_START_US);

  if (start_us != KB_NONE && ABS (kb_clock_get_wall_us (self->clock) - start_us) > EARLY_OR_LATE_US)
    kb_live_question_distance (widget, G_CALLBACK (distance_answered_cb));
  else
    {
      /* Pressed twice, it asks once. */
      g_cancellable_cancel (self->looking);
      g_object_unref (self->looking);
      self->looking = g_cancellable_new ();
      kb_live_gate_pass (KB_PAGE (self), self->looking, begin_live);
    }
}

static void
rehearse_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  begin (KB_LIVE_PAGE (widget), KB_RUN_KIND_REHEARSAL);
}

static void
begin_rehearsal (KbPage            *page,
                 const KbRehearsal *rehearsal)
{
  g_autoptr (GError) error = NULL;

  if (!kb_stage_rehearse (kb_page_get_workspace (page), kb_page_get_plan (page), rehearsal, KB_LIVE_PAGE (page)->clock, &error))
    kb_page_toast (page, error->message, NULL, NULL);
}

static void
rehearse_part_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  kb_rehearse_dialog_ask (KB_PAGE (widget), begin_rehearsal);
}

static void
resume_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLivePage *self = KB_LIVE_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (!kb_stage_resume (kb_page_get_workspace (KB_PAGE (self)), kb_page_get_plan (KB_PAGE (self)), self->clock,
                        &error))
    kb_page_toast (KB_PAGE (self), error->message, NULL, NULL);
}

static void
end_show (KbLivePage *self)
{
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));

  g_set_object (&self->ended, kb_workspace_get_show (workspace));
  kb_stage_end (workspace);
}

static void
dismiss_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbLivePage *self = KB_LIVE_PAGE (widget);

  g_clear_object (&self->ended);
  update (self);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  resume_action (widget, name, parameter);
  if (kb_live_desk_get_show (KB_LIVE_PAGE (widget)->desk) != NULL)
    end_show (KB_LIVE_PAGE (widget));
}

static void
end_answered_cb (AdwMessageDialog *dialog,
                 const char       *response,
                 KbLivePage       *self)
{
  if (g_str_equal (response, "end"))
    end_show (self);
}

static void
end_asked_cb (KbLiveDesk *desk,
              KbLivePage *self)
{
  const gboolean is_live = kb_show_get_kind (kb_live_desk_get_show (desk)) == KB_RUN_KIND_LIVE;

  kb_live_question_end (GTK_WIDGET (self), is_live, G_CALLBACK (end_answered_cb));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                KbLivePage            *self)
{
  const gboolean is_repeat = self->held_key == keycode;

  self->held_key = keycode;
  return kb_live_desk_handle_key (self->desk, keyval, state, is_repeat);
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 KbLivePage            *self)
{
  self->held_key = 0;
}

/* A key that was down when the window lost the keyboard is let go unheard. */
static void
is_active_changed_cb (KbLivePage *self)
{
  self->held_key = 0;
}

/* Undo of the plan is not the desk's undo: what an entry leaves of Ctrl+Z ends here. */
static gboolean
late_key_cb (GtkEventControllerKey *controller,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        state,
             KbLivePage            *self)
{
  return (state & GDK_CONTROL_MASK) != 0 && gdk_keyval_to_lower (keyval) == GDK_KEY_z
         && kb_live_desk_get_show (self->desk) != NULL;
}

/* The desk's keys work wherever the focus is in the window, as long as the desk is in sight. */
static void
kb_live_page_map (GtkWidget *widget)
{
  KbLivePage *self = KB_LIVE_PAGE (widget);

  GTK_WIDGET_CLASS (kb_live_page_parent_class)->map (widget);

  self->root = gtk_widget_get_root (widget);
  self->held_key = 0;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (self->keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->root), self->keys);
  g_signal_connect_object (self->root, "notify::is-active", G_CALLBACK (is_active_changed_cb), self, G_CONNECT_SWAPPED);
  keep_go_clear (self);
  take_focus (self);
}

static void
kb_live_page_unmap (GtkWidget *widget)
{
  KbLivePage *self = KB_LIVE_PAGE (widget);

  g_signal_handlers_disconnect_by_func (self->root, is_active_changed_cb, self);
  gtk_widget_remove_controller (GTK_WIDGET (self->root), self->keys);
  gtk_widget_remove_css_class (GTK_WIDGET (self->root), "desk-on");
  self->keys = NULL;
  self->root = NULL;

  GTK_WIDGET_CLASS (kb_live_page_parent_class)->unmap (widget);
}

static void
resume_answered_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    KbLivePage       *self)
{
  if (g_str_equal (response, "resume"))
    resume_action (GTK_WIDGET (self), NULL, NULL);
}

/* A session that is live without a desk: the last one died. It is asked once a run; the page offers it on. */
static void
ask_to_resume (KbLivePage *self)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));
  KbRecord *run = kb_show_find_open_run (plan);

  if (run == NULL || kb_record_get_int (run, KB_RUN_KIND) != KB_RUN_KIND_LIVE
      || self->asked_run == kb_record_get_id (run))
    return;

  self->asked_run = kb_record_get_id (run);
  kb_live_question_resume (GTK_WIDGET (self), kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_TITLE),
                           G_CALLBACK (resume_answered_cb));
}

static void
kb_live_page_plan_set (KbPage      *page,
                       KbRecordSet *plan)
{
  KbLivePage *self = KB_LIVE_PAGE (page);

  g_clear_object (&self->ended);
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
kb_live_page_activated (KbPage *page)
{
  KbLivePage *self = KB_LIVE_PAGE (page);

  take_focus (self);
  if (kb_live_desk_get_show (self->desk) == NULL)
    ask_to_resume (self);
}

static void
workspace_set_cb (KbLivePage *self)
{
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));

  if (workspace != NULL)
    g_signal_connect_object (workspace, "notify::show", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kb_live_page_dispose (GObject *object)
{
  KbLivePage *self = KB_LIVE_PAGE (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  G_OBJECT_CLASS (kb_live_page_parent_class)->dispose (object);
  g_clear_object (&self->host);
  g_clear_object (&self->clock);
  g_clear_object (&self->ended);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIVE_PAGE);
}

static void
kb_live_page_class_init (KbLivePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_page_dispose;
  KB_PAGE_CLASS (klass)->plan_set = kb_live_page_plan_set;
  KB_PAGE_CLASS (klass)->activated = kb_live_page_activated;
  widget_class->map = kb_live_page_map;
  widget_class->unmap = kb_live_page_unmap;
  g_type_ensure (KB_TYPE_LIVE_DESK);
  g_type_ensure (KB_TYPE_LIVE_IDLE);
  g_type_ensure (KB_TYPE_RUN_SUMMARY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-live-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLivePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbLivePage, idle);
  gtk_widget_class_bind_template_child (widget_class, KbLivePage, desk);
  gtk_widget_class_bind_template_child (widget_class, KbLivePage, summary);
  gtk_widget_class_bind_template_callback (widget_class, late_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_asked_cb);

  gtk_widget_class_install_action (widget_class, "stage.go-live", NULL, go_live_action);
  gtk_widget_class_install_action (widget_class, "stage.rehearse", NULL, rehearse_action);
  gtk_widget_class_install_action (widget_class, "stage.rehearse-part", NULL, rehearse_part_action);
  gtk_widget_class_install_action (widget_class, "stage.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "stage.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "stage.dismiss", NULL, dismiss_action);
  kb_live_windows_install (widget_class);
}

static void
kb_live_page_init (KbLivePage *self)
{
  self->clock = kb_clock_new ();
  self->looking = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->host = kb_live_host_new (self->desk);
  g_signal_connect (self, "notify::workspace", G_CALLBACK (workspace_set_cb), NULL);
}

/**
 * kb_live_page_get_desk:
 *
 * Returns: (transfer none): the desk, which has a show while one is on.
 */
KbLiveDesk *
kb_live_page_get_desk (KbLivePage *self)
{
  g_return_val_if_fail (KB_IS_LIVE_PAGE (self), NULL);

  return self->desk;
}

/**
 * kb_live_page_get_host:
 *
 * Returns: (transfer none): the windows that are read from.
 */
KbLiveHost *
kb_live_page_get_host (KbLivePage *self)
{
  g_return_val_if_fail (KB_IS_LIVE_PAGE (self), NULL);

  return self->host;
}
