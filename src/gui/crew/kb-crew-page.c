/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-crew.h"
#include "kb-board.h"
#include "kb-crew-edits.h"
#include "kb-crew-fill.h"
#include "kb-crew-page.h"
#include "kb-crew-selection.h"
#include "kb-crew-sheets.h"
#include "kb-crew-side.h"
#include "kb-crew-totals.h"
#include "kb-crew.h"
#include "kb-elsewhere-query.h"
#include "kb-subject-link.h"
#include "kb-wall.h"

/**
 * KbCrewPage:
 *
 * Who works in the session: roles against time, or people against the days of the week; what is wrong, and
 * who could have what is open. Installs the actions "crew.*".
 */
struct _KbCrewPage
{
  KbPage           parent_instance;

  GtkStack        *stack;
  GtkScrolledWindow *scroller;
  KbBoard         *board;
  KbCrewSide      *side;
  GtkLabel        *totals;
  GtkLabel        *gaps;
  GtkLabel        *clashes;
  GtkMenuButton   *cost;
  GtkToggleButton *week_button;

  KbElsewhere     *elsewhere;    /* owned, nullable until loaded */
  KbCrew          *crew;         /* owned, nullable */
  GPtrArray       *problems;     /* owned, nullable: and the notes */
  GCancellable    *loading;      /* owned, nullable */
  KbCrewSelection  selection;
  gint64           wanted_id;    /* a shift to be selected once it is there, 0 for none */
};

G_DEFINE_FINAL_TYPE (KbCrewPage, kb_crew_page, KB_TYPE_PAGE)

static gboolean
is_week (KbCrewPage *self)
{
  return gtk_toggle_button_get_active (self->week_button);
}

/* What an edit makes is selected once it is there. */
static void
renew_selection (KbCrewPage *self)
{
  KbCrewShift *shift = NULL;

  if (self->wanted_id != 0 && kb_crew_find_shift (self->crew, self->wanted_id, &shift) != NULL)
    {
      kb_crew_selection_take_shift (&self->selection, self->crew, self->wanted_id);
      kb_board_focus_item (self->board, self->wanted_id);
      self->wanted_id = 0;
    }
  kb_crew_selection_renew (&self->selection, self->crew);
}

static void
show_candidates (KbCrewPage *self)
{
  kb_crew_selection_show (&self->selection, self->crew, kb_page_get_workspace (KB_PAGE (self)), self->side);
}

static void
show_count (GtkLabel *label,
            char     *text,
            guint     count)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), count > 0);
  g_free (text);
}

static void
show_totals (KbCrewPage *self,
             guint       n_gaps,
             guint       n_clashes)
{
  show_count (self->totals, kb_crew_totals_describe (self->crew), 1);
  kb_crew_totals_show_cost (self->crew, self->cost);
  show_count (self->gaps, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u gap", "%u gaps", n_gaps), n_gaps), n_gaps);
  show_count (self->clashes, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u clash", "%u clashes", n_clashes), n_clashes),
              n_clashes);
}

static void
show_board (KbCrewPage *self)
{
  g_autoptr (GPtrArray) items = kb_board_items_new ();
  GPtrArray *rows = kb_board_rows_new ();
  g_autoptr (GArray) gaps = kb_crew_find_gaps (self->crew);
  g_autoptr (GArray) clashes = kb_crew_find_clashes (self->crew);
  g_autoptr (GArray) steps = kb_board_crew_count (self->crew, gaps, clashes);
  KbBoardAxis axis;

  if (is_week (self))
    {
      axis = kb_board_week_axis (self->crew);
      kb_board_week_fill (self->crew, rows, items);
    }
  else
    {
      axis = kb_board_crew_axis (self->crew);
      kb_board_crew_fill (self->crew, gaps, clashes, rows, items);
    }
  kb_board_show (self->board, &axis, self->crew->zone, rows, items, is_week (self) ? NULL : steps);
  show_totals (self, gaps->len, clashes->len);
}

static void
refresh (KbCrewPage *self)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->crew, kb_crew_free);
  if (plan == NULL || kb_record_set_get_session (plan) == NULL)
    return;

  self->crew = kb_crew_new (plan, self->elsewhere);
  gtk_stack_set_visible_child_name (self->stack, self->crew->duties->len > 0 ? "board" : "empty");
  show_board (self);
  renew_selection (self);
  self->problems = kb_crew_find_problems (self->crew);
  g_ptr_array_extend_and_steal (self->problems, kb_crew_find_notes (self->crew, self->problems));
  kb_crew_side_show_problems (self->side, self->problems);
  show_candidates (self);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KbCrewPage) self = data;
  g_autoptr (GError) error = NULL;
  KbElsewhere *elsewhere = kb_elsewhere_load_finish (KB_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (elsewhere == NULL)
    {
      kb_page_toast (KB_PAGE (self), error->message, NULL, NULL);
      return;
    }
  /* After most edits nothing has changed there, and the page shows what came of them. */
  if (self->elsewhere != NULL && kb_elsewhere_equal (self->elsewhere, elsewhere))
    {
      kb_elsewhere_free (elsewhere);
      return;
    }
  g_clear_pointer (&self->elsewhere, kb_elsewhere_free);
  self->elsewhere = elsewhere;
  refresh (self);
}

/* What other sessions take is looked up when the page is shown and after every edit. */
static void
load_elsewhere (KbCrewPage *self)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (plan == NULL || workspace == NULL || kb_record_set_get_session (plan) == NULL)
    return;
  self->loading = g_cancellable_new ();
  kb_elsewhere_load_async (kb_workspace_get_store (workspace), kb_record_set_get_session (plan), self->loading, loaded_cb,
                           g_object_ref (self));
}

static void
take_edit (KbCrewPage *self,
           KbEdit     *edit,
           GError     *error)
{
  if (error != NULL)
    kb_page_toast (KB_PAGE (self), error->message, NULL, NULL);
  if (edit == NULL)
    refresh (self);
  else if (kb_edit_get_n_steps (edit) > 0)
    kb_page_edit (KB_PAGE (self), edit);
  g_clear_object (&edit);
}

/* A shift of another session leads there: both sides of a clash can be mended. */
static void
bar_activated_cb (KbCrewPage        *self,
                  const KbBoardItem *item)
{
  const KbBooking *booking = kb_elsewhere_find_shift (self->crew->elsewhere, item->id);

  if (kb_crew_selection_take_item (&self->selection, self->crew, item, kb_board_get_row (self->board, item->row)))
    {
      show_candidates (self);
      kb_crew_side_focus_search (self->side);
    }
  else if (booking != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-row", "(sxx)", kb_entity_get (KB_ENTITY_SHIFT)->name,
                                  booking->shift_id, booking->session_id);
    }
}

static void
bar_changed_cb (KbCrewPage        *self,
                const KbBoardItem *item,
                gint64             start_us,
                gint64             end_us)
{
  const gint64 days = (start_us - item->time.start_us) / G_TIME_SPAN_DAY;
  GTimeZone *zone = self->crew->zone;
  /* By days, 19:00 stays 19:00 across a change of the clocks. */
  const KbStretch time = {
    item->is_day ? kb_wall_shift (item->time.start_us, zone, days * G_TIME_SPAN_DAY, zone) : start_us,
    item->is_day ? kb_wall_shift (item->time.end_us, zone, days * G_TIME_SPAN_DAY, zone) : end_us,
  };
  GError *error = NULL;
  KbEdit *edit = kb_crew_edit_move_shift (self->crew, item->id, &time, &error);

  take_edit (self, edit, error);
  g_clear_error (&error);
}

static void
bar_removed_cb (KbCrewPage        *self,
                const KbBoardItem *item)
{
  KbEdit *edit = kb_crew_edit_remove (self->crew, item->id);

  if (edit == NULL)
    return;
  self->wanted_id = item->id;
  kb_page_toast (KB_PAGE (self), kb_edit_get_label (edit), _("Undo"), "win.undo");
  take_edit (self, edit, NULL);
}

static void
draw (KbCrewPage      *self,
      gint64           group,
      const KbStretch *time,
      gint64           person_id)
{
  take_edit (self, kb_crew_edit_draw_shift (self->crew, group, time, person_id, &self->wanted_id), NULL);
}

static void
drawn_cb (KbCrewPage *self,
          guint       row,
          gint64      start_us,
          gint64      end_us)
{
  const KbStretch time = { start_us, end_us };

  if (!is_week (self))
    draw (self, kb_board_get_row (self->board, row)->id, &time, 0);
}

static KbRecord *
find_person (KbCrewPage *self,
             gint64      person_id)
{
  return kb_record_set_find (kb_record_set_get_library (self->crew->set), KB_ENTITY_PERSON, person_id);
}

static void
person_dropped_cb (KbCrewPage        *self,
                   const KbBoardItem *item,
                   guint              row,
                   gint64             person_id)
{
  KbRecord *person = find_person (self, person_id);

  if (person == NULL || is_week (self))
    return;
  if (item != NULL && item->duty_id != 0)
    {
      self->wanted_id = item->id;
      take_edit (self, kb_crew_edit_assign (self->crew, item->duty_id, person), NULL);
    }
  else
    draw (self, kb_board_get_row (self->board, row)->id, item != NULL ? &item->time : &self->crew->show, person_id);
}

/* To the shift that a problem is about, and to who could mend it; FALSE when it is about none. */
static gboolean
jump_to (KbCrewPage      *self,
         const KbProblem *problem)
{
  const KbSubject *subject;

  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    {
      const KbCrewDuty *duty = subject->kind == KB_ENTITY_ASSIGNMENT ? kb_crew_find_duty (self->crew, subject->id) : NULL;
      gint64 id = subject->kind == KB_ENTITY_SHIFT ? subject->id : 0;

      if (duty != NULL && duty->shifts->len > 0)
        id = kb_record_get_id (g_array_index (duty->shifts, KbCrewShift, 0).record);
      if (id == 0 || !kb_board_focus_item (self->board, id))
        continue;
      kb_crew_selection_take_shift (&self->selection, self->crew, id);
      show_candidates (self);
      return TRUE;
    }

  return FALSE;
}

/* A studio, a piece of equipment and goods are mended on other pages. */
static void
lead_to (KbCrewPage      *self,
         const KbProblem *problem)
{
  const KbSubject *subject = kb_problem_get (problem, 0);
  const char *action;
  GVariant *target;

  if (jump_to (self, problem) || subject == NULL)
    return;

  target = kb_subject_link (subject, kb_record_get_id (self->crew->session), &action);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);
}

static void
problem_activated_cb (KbCrewPage *self,
                      guint       index)
{
  if (self->problems != NULL && index < self->problems->len)
    lead_to (self, ((KbCrewProblem *) self->problems->pdata[index])->problem);
}

/* A cell of the coverage row leads to what is wrong then. */
static void
step_activated_cb (KbCrewPage *self,
                   gint64      start_us,
                   gint64      end_us)
{
  const KbStretch cell = { start_us, end_us };

  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const KbCrewProblem *problem = self->problems->pdata[i];

      if (kb_stretch_overlaps (&problem->time, &cell, NULL))
        {
          lead_to (self, problem->problem);
          return;
        }
    }
}

static void
assign_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  KbCrewPage *self = KB_CREW_PAGE (widget);
  KbRecord *person = find_person (self, g_variant_get_int64 (target));

  if (person == NULL)
    return;
  if (self->selection.duty_id == 0)
    {
      draw (self, self->selection.group, &self->selection.time, kb_record_get_id (person));
      return;
    }
  self->wanted_id = self->selection.shift_id;
  take_edit (self, kb_crew_edit_assign (self->crew, self->selection.duty_id, person), NULL);
}

/* To when it was typed to be. */
static void
move_shift_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *target)
{
  KbCrewPage *self = KB_CREW_PAGE (widget);
  g_autoptr (GError) error = NULL;
  KbStretch time;
  gint64 shift_id;

  g_variant_get (target, "(xxx)", &shift_id, &time.start_us, &time.end_us);
  self->wanted_id = shift_id;
  take_edit (self, kb_crew_edit_move_shift (self->crew, shift_id, &time, &error), error);
}

static void
swap_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  KbCrewPage *self = KB_CREW_PAGE (widget);

  take_edit (self, kb_crew_edit_swap (self->crew, self->selection.duty_id, g_variant_get_int64 (target)), NULL);
}

static void
stand_in_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  KbCrewPage *self = KB_CREW_PAGE (widget);

  take_edit (self, kb_crew_edit_add_backup (self->crew, self->selection.duty_id, g_variant_get_int64 (target)), NULL);
}

static void
add_shift_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *target)
{
  KbCrewPage *self = KB_CREW_PAGE (widget);

  draw (self, self->selection.group, &self->crew->show, 0);
}

static void
propose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  KbCrewPage *self = KB_CREW_PAGE (widget);

  if (g_str_equal (name, "crew.fill"))
    kb_crew_fill_ask (KB_PAGE (self), self->elsewhere);
  else if (g_str_equal (name, "crew.copy-last"))
    kb_crew_fill_copy_last (KB_PAGE (self));
  else
    take_edit (self, kb_crew_edit_set_up (self->crew), NULL);
}

static void
sheets_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  KbCrewPage *self = KB_CREW_PAGE (widget);
  const KbCrewDuty *duty = self->selection.duty_id != 0 ? kb_crew_find_duty (self->crew, self->selection.duty_id) : NULL;

  kb_crew_sheets_do (KB_PAGE (self), self->crew, duty != NULL ? duty->person : NULL, name);
}

static void
kb_crew_page_plan_set (KbPage      *page,
                       KbRecordSet *plan)
{
  KbCrewPage *self = KB_CREW_PAGE (page);
  KbWorkspace *workspace = kb_page_get_workspace (page);
  KbRecordSet *library = workspace != NULL ? kb_workspace_get_library (workspace) : NULL;

  g_clear_pointer (&self->elsewhere, kb_elsewhere_free);
  self->selection = (KbCrewSelection) { 0 };
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  if (plan != NULL && workspace != NULL)
    {
      g_signal_connect_object (workspace, "committed", G_CALLBACK (load_elsewhere), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (library, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
    }
  else if (workspace != NULL)
    {
      g_signal_handlers_disconnect_by_func (workspace, load_elsewhere, self);
      g_signal_handlers_disconnect_by_func (library, refresh, self);
    }
  refresh (self);
  load_elsewhere (self);
}

static void
kb_crew_page_activated (KbPage *page)
{
  load_elsewhere (KB_CREW_PAGE (page));
  /* Not the board: while the page is empty it is not shown. */
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static gboolean
kb_crew_page_show_row (KbPage       *page,
                       KbEntityKind  kind,
                       gint64        id)
{
  KbCrewPage *self = KB_CREW_PAGE (page);
  g_autoptr (KbProblem) place = NULL;

  if ((kind != KB_ENTITY_ASSIGNMENT && kind != KB_ENTITY_SHIFT) || self->crew == NULL)
    return FALSE;
  place = kb_problem_new ("", KB_LEVEL_TELL, NULL);
  g_array_append_vals (place->subjects, &(KbSubject) { kind, id, KB_PROBLEM_ROW }, 1);
  jump_to (self, place);
  return TRUE;
}

static void
kb_crew_page_dispose (GObject *object)
{
  KbCrewPage *self = KB_CREW_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  G_OBJECT_CLASS (kb_crew_page_parent_class)->dispose (object);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->crew, kb_crew_free);
  g_clear_pointer (&self->elsewhere, kb_elsewhere_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_CREW_PAGE);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "crew.assign", "x", assign_action);
  gtk_widget_class_install_action (class, "crew.swap", "x", swap_action);
  gtk_widget_class_install_action (class, "crew.move-shift", "(xxx)", move_shift_action);
  gtk_widget_class_install_action (class, "crew.stand-in", "x", stand_in_action);
  gtk_widget_class_install_action (class, "crew.add-shift", NULL, add_shift_action);
  gtk_widget_class_install_action (class, "crew.set-up", NULL, propose_action);
  gtk_widget_class_install_action (class, "crew.fill", NULL, propose_action);
  gtk_widget_class_install_action (class, "crew.copy-last", NULL, propose_action);
  gtk_widget_class_install_action (class, "crew.handover", NULL, sheets_action);
  gtk_widget_class_install_action (class, "crew.send-sheets", NULL, sheets_action);
  gtk_widget_class_install_action (class, "crew.save-sheet", NULL, sheets_action);
  gtk_widget_class_install_action (class, "crew.print-sheet", NULL, sheets_action);
  gtk_widget_class_install_action (class, "crew.copy-sheet", NULL, sheets_action);
  gtk_widget_class_install_action (class, "crew.copy-all", NULL, sheets_action);
}

static void
kb_crew_page_class_init (KbCrewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_crew_page_dispose;
  KB_PAGE_CLASS (klass)->plan_set = kb_crew_page_plan_set;
  KB_PAGE_CLASS (klass)->activated = kb_crew_page_activated;
  KB_PAGE_CLASS (klass)->show_row = kb_crew_page_show_row;
  install_actions (widget_class);

  g_type_ensure (KB_TYPE_BOARD);
  g_type_ensure (KB_TYPE_CREW_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/crew/kb-crew-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, board);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, side);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, totals);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, clashes);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, cost);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, week_button);
  gtk_widget_class_bind_template_callback (widget_class, bar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawn_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
kb_crew_page_init (KbCrewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_board_set_scroll (self->board, gtk_scrolled_window_get_vadjustment (self->scroller));
}
