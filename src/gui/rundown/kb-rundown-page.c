/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-page"

#include "config.h"

#include "kb-cue-inspector.h"
#include "kb-lock-bar.h"
#include "kb-row-drag.h"
#include "kb-row-menu.h"
#include "kb-rundown-footer.h"
#include "kb-rundown-page-private.h"
#include "kb-rundown-strip.h"
#include "kb-rundown-text.h"
#include "kb-rundown-timing.h"
#include "kb-session-text.h"

/**
 * KbRundownPage:
 *
 * The heart of planning: the show cue by cue, with its clock. What its table is told to do becomes
 * an edit here, and the rows that the edit is about have the cursor once it is stored.
 */
struct _KbRundownPage
{
  KbPage           parent_instance;

  KbRundownModel  *model;       /* owned */
  KbCellEditing   *editing;     /* owned */
  KbRowDrag       *drag;        /* owned */
  KbRowJump        jump;        /* the number that is being typed */
  GArray          *then_ids;    /* owned: gint64, the rows to select when they are there */
  int              then_cell;   /* which cell to open then, -1 for none */
  GSignalGroup    *workspace;   /* owned: what the workspace says of edits */
  gboolean         is_narrow;   /* the inspector comes over the table */
  guint            fold_id;     /* source: folds or unfolds it */

  KbTimeStrip     *strip;
  KbFindBar       *find;
  GtkStack        *stack;
  GtkWidget       *first_button;
  KbRundownTable  *table;
  KbRundownFooter *footer;
  AdwFlap         *flap;
  KbCueInspector  *inspector;
  GtkWidget       *menu;
};

/* The page's width from which the inspector stands beside the table. */
#define UNFOLDED_WIDTH 1060

G_DEFINE_FINAL_TYPE (KbRundownPage, kb_rundown_page, KB_TYPE_PAGE)

static void
select_row (KbRundownPage *self,
            gint64         id)
{
  kb_rundown_table_select (self->table, &id, 1);
  kb_rundown_table_focus (self->table, id);
}

static void
focus_first (KbRundownPage *self)
{
  for (guint i = 0; kb_rundown_model_peek (self->model, i) != NULL; i++)
    if (kb_rundown_row_is_cue (kb_rundown_model_peek (self->model, i)))
      {
        select_row (self, kb_rundown_row_get_id (kb_rundown_model_peek (self->model, i)));
        return;
      }
}

/* What was waited for is there: select it, and go on typing. */
static void
go_there (KbRundownPage *self)
{
  g_autoptr (GArray) ids = g_steal_pointer (&self->then_ids);
  const gint64 first = ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  KbRundownRow *row = kb_rundown_model_find (self->model, first);

  self->then_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (row == NULL)
    return;

  for (guint i = 0; i < ids->len; i++)
    kb_rundown_model_reveal (self->model, g_array_index (ids, gint64, i));
  if (self->then_cell >= 0)
    {
      kb_cell_editing_start (self->editing, row, self->then_cell);
      return;
    }

  kb_rundown_table_select (self->table, (const gint64 *) ids->data, ids->len);
  kb_rundown_table_focus (self->table, first);
}

static void
after_paint_cb (GdkFrameClock *clock,
                KbRundownPage *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  go_there (self);
}

/* A list view knows the place of a row that came or moved only when it was laid out. */
static void
go_there_when_laid_out (KbRundownPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->table));

  if (self->then_ids->len == 0
      || kb_rundown_model_find (self->model, g_array_index (self->then_ids, gint64, 0)) == NULL)
    return;

  /* Behind another page there is no layout yet: it goes there when it comes to the front. */
  if (clock == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self, 0);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
inspect (KbRundownPage *self)
{
  g_autoptr (GPtrArray) rows = kb_rundown_table_dup_selected (self->table);

  for (guint i = 0; i < rows->len;)
    if (kb_rundown_row_is_cue (rows->pdata[i]))
      i++;
    else
      g_ptr_array_remove_index (rows, i);
  kb_cue_inspector_show (self->inspector, kb_rundown_model_get_plan (self->model), rows);
  kb_rundown_strip_show_select (self->strip, self->table);
}

static char *
describe_cb (KbRundownPage *self,
             gint64         id)
{
  KbRundownRow *row = kb_rundown_model_find (self->model, id);
  KbRecordSet *plan = kb_rundown_model_get_plan (self->model);
  g_autoptr (GTimeZone) zone = plan != NULL ? kb_session_dup_time_zone (kb_record_set_get_session (plan)) : NULL;

  return row != NULL ? kb_rundown_describe_cue (row, zone) : NULL;
}

static void
scrolled_cb (KbRundownPage *self)
{
  kb_rundown_strip_show_visible (self->strip, self->table);
}

static void
cue_picked_cb (KbRundownPage *self,
               gint64         id,
               int            how)
{
  kb_rundown_strip_pick (self->strip, self->table, id, how);
}

static char *
preview_cb (KbRundownPage *self,
            gint64         id,
            gint64         duration_ms)
{
  return kb_rundown_strip_preview (self->strip, self->model, id, duration_ms);
}

static void
resized_cb (KbRundownPage *self,
            gint64         id,
            gint64         duration_ms)
{
  g_autoptr (KbEdit) edit = kb_rundown_strip_resize (self->model, id, duration_ms);

  if (edit != NULL)
    kb_rundown_page_commit (self, edit, NULL, 0, -1);
}

static void
restore_cb (KbRundownPage *self)
{
  kb_rundown_strip_fill (self->strip, self->model);
  kb_rundown_strip_show_select (self->strip, self->table);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_time_strip_zoom (KB_RUNDOWN_PAGE (widget)->strip, g_variant_get_int32 (parameter));
}

/* The focus stays in the bar: one can go on to the next place. */
static void
find_show_cue_cb (KbRundownPage *self,
                  gint64         id)
{
  kb_rundown_model_reveal (self->model, id);
  kb_rundown_table_select (self->table, &id, 1);
  kb_rundown_table_scroll_to (self->table, id);
}

static void
recomputed_cb (KbRundownPage *self)
{
  const gint64 heir = kb_rundown_table_take_heir (self->table);

  if (heir != 0 && self->then_ids->len == 0)
    {
      g_array_append_val (self->then_ids, heir);
      self->then_cell = -1;
    }
  kb_rundown_table_update_zone (self->table);
  kb_rundown_strip_fill (self->strip, self->model);
  gtk_stack_set_visible_child_name (self->stack, kb_rundown_model_peek (self->model, 0) != NULL ? "table" : "empty");
  go_there_when_laid_out (self);
  inspect (self);
  scrolled_cb (self);
}

static void
flush_cb (KbRundownPage *self)
{
  kb_cell_editing_stop (self->editing);
  kb_cue_inspector_flush (self->inspector);
}

static void
failed_cb (KbRundownPage *self)
{
  kb_cue_inspector_fail (self->inspector);
  restore_cb (self);
}

static void
workspace_notify_cb (KbRundownPage *self)
{
  g_signal_group_set_target (self->workspace, kb_page_get_workspace (KB_PAGE (self)));
}

static void
edit_cell_cb (KbRundownPage *self,
              KbRundownRow  *row,
              int            cell)
{
  kb_cell_editing_start (self->editing, row, cell);
}

static void
edit_cb (KbRundownPage *self,
         KbEdit        *edit)
{
  KbRecordSet *plan = kb_rundown_model_get_plan (self->model);

  kb_edit_set_session (edit, plan != NULL ? kb_record_set_get_session_id (plan) : 0);
  kb_workspace_edit (kb_page_get_workspace (KB_PAGE (self)), edit);
}

static void
dropped_cb (KbRundownPage *self,
            KbEdit        *edit,
            GPtrArray     *records)
{
  g_autofree gint64 *ids = g_new (gint64, records->len);

  for (guint i = 0; i < records->len; i++)
    ids[i] = kb_record_get_id (records->pdata[i]);
  kb_rundown_page_commit (self, edit, ids, records->len, -1);
}

static void
right_pressed_cb (KbRundownPage *self,
                  int            n_press,
                  double         x,
                  double         y)
{
  kb_row_menu_popup_at (GTK_POPOVER (self->menu), self->table, x, y);
}

/* The focus would go to whatever is first on the page. */
static void
menu_closed_cb (KbRundownPage *self)
{
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (self->table);

  if (selected->len > 0 && !kb_cell_editing_is_active (self->editing))
    kb_rundown_table_focus (self->table, kb_rundown_row_get_id (selected->pdata[0]));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);

  kb_row_menu_popup (GTK_POPOVER (self->menu), self->table);
}

/* The list's own Ctrl+A would select all at once; the segment comes first. Its arrows to the sides do
 * nothing in a list of one column and yet keep the keys. */
static gboolean
key_pressed_cb (KbRundownPage   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (kb_cell_editing_is_active (self->editing))
    return GDK_EVENT_PROPAGATE;
  if (keyval != GDK_KEY_a || modifiers != GDK_CONTROL_MASK)
    return kb_rundown_seek_key (self, &self->jump, keyval, modifiers);

  kb_rundown_table_select_more (self->table);
  return GDK_EVENT_STOP;
}

static void
kb_rundown_page_plan_set (KbPage      *page,
                          KbRecordSet *plan)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (page);

  /* What is typed belongs to the session that was shown until now. */
  flush_cb (self);
  g_array_set_size (self->then_ids, 0);
  kb_rundown_model_set_plan (self->model, plan);
}

/* Narrow, the inspector comes over the table when it is asked for; wide, it stands beside it. */
static gboolean
fold_cb (gpointer user_data)
{
  KbRundownPage *self = user_data;
  const gboolean is_narrow = gtk_widget_get_width (GTK_WIDGET (self)) < UNFOLDED_WIDTH;

  self->fold_id = 0;
  adw_flap_set_fold_policy (self->flap, is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !is_narrow);

  return G_SOURCE_REMOVE;
}

static void
kb_rundown_page_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  const gboolean is_narrow = width < UNFOLDED_WIDTH;

  /* Not now: a resize asked for while sizes are given out would be forgotten. */
  if (is_narrow != self->is_narrow && self->fold_id == 0)
    self->fold_id = g_idle_add (fold_cb, self);
  self->is_narrow = is_narrow;

  gtk_widget_size_allocate (GTK_WIDGET (self->flap), &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
kb_rundown_page_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (KB_RUNDOWN_PAGE (widget)->flap), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
kb_rundown_page_activated (KbPage *page)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (page);
  KbRundownRow *cursor = kb_rundown_table_get_cursor (self->table);

  if (kb_rundown_model_peek (self->model, 0) == NULL)
    gtk_widget_grab_focus (self->first_button);
  else if (cursor == NULL || !kb_rundown_table_focus (self->table, kb_rundown_row_get_id (cursor)))
    focus_first (self);
}

static gboolean
kb_rundown_page_show_row (KbPage       *page,
                          KbEntityKind  kind,
                          gint64        id)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (page);

  if (kind != KB_ENTITY_CUE && kind != KB_ENTITY_SEGMENT)
    return FALSE;

  g_array_set_size (self->then_ids, 0);
  g_array_append_val (self->then_ids, id);
  self->then_cell = -1;
  kb_rundown_model_reveal (self->model, id);
  kb_rundown_table_select (self->table, &id, 1);
  go_there_when_laid_out (self);

  return TRUE;
}

static void
kb_rundown_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_rundown_page_parent_class)->map (widget);
  go_there_when_laid_out (KB_RUNDOWN_PAGE (widget));
}

static void
kb_rundown_page_dispose (GObject *object)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (object);

  /* While there is still something to store what is typed with. */
  kb_page_set_plan (KB_PAGE (self), NULL);
  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->drag);
  g_clear_object (&self->editing);
  g_clear_object (&self->workspace);

  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_rundown_page_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_RUNDOWN_PAGE);
  g_clear_object (&self->model);
  g_clear_pointer (&self->then_ids, g_array_unref);
  kb_row_jump_clear (&self->jump);
}

static void
kb_rundown_page_class_init (KbRundownPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_rundown_page_dispose;
  KB_PAGE_CLASS (klass)->plan_set = kb_rundown_page_plan_set;
  widget_class->map = kb_rundown_page_map;
  widget_class->measure = kb_rundown_page_measure;
  widget_class->size_allocate = kb_rundown_page_size_allocate;
  KB_PAGE_CLASS (klass)->activated = kb_rundown_page_activated;
  KB_PAGE_CLASS (klass)->show_row = kb_rundown_page_show_row;

  g_type_ensure (KB_TYPE_CUE_INSPECTOR);
  g_type_ensure (KB_TYPE_FIND_BAR);
  g_type_ensure (KB_TYPE_LOCK_BAR);
  g_type_ensure (KB_TYPE_RUNDOWN_FOOTER);
  g_type_ensure (KB_TYPE_TIME_STRIP);
  kb_rundown_actions_install (widget_class);
  kb_rundown_timing_install (widget_class);
  gtk_widget_class_install_action (widget_class, "rundown.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "rundown.zoom", "i", zoom_action);
  kb_rundown_clipboard_install (widget_class);
  kb_rundown_actions_bind_keys (g_type_class_ref (KB_TYPE_RUNDOWN_TABLE));
  kb_rundown_seek_install (widget_class);
  kb_rundown_clipboard_bind_keys (g_type_class_ref (KB_TYPE_RUNDOWN_TABLE));

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-rundown-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, strip);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, find);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, footer);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, flap);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, KbRundownPage, menu);
  gtk_widget_class_bind_template_callback (widget_class, edit_cell_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspect);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, cue_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_show_cue_cb);
  gtk_widget_class_bind_template_callback (widget_class, kb_page_activate);
  gtk_widget_class_bind_template_callback (widget_class, kb_rundown_seek_replace);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_closed_cb);
}

static void
add_controllers (KbRundownPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
}

static void
kb_rundown_page_init (KbRundownPage *self)
{
  self->model = kb_rundown_model_new ();
  self->then_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->then_cell = -1;
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The page's own, which knows its width: with a layout manager nobody would tell it. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->table));
  kb_rundown_table_set_model (self->table, self->model);
  kb_rundown_footer_set_model (self->footer, self->model);
  kb_find_bar_set_model (self->find, self->model);
  kb_rundown_seek_bind_folding (self->model);
  self->editing = kb_cell_editing_new (self->table);
  self->drag = kb_row_drag_new (self->table);
  g_signal_connect_object (self->editing, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag, "edit", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "recomputed", G_CALLBACK (recomputed_cb), self, G_CONNECT_SWAPPED);
  add_controllers (self);

  self->workspace = g_signal_group_new (KB_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace, "flush", G_CALLBACK (flush_cb), self);
  g_signal_group_connect_swapped (self->workspace, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (self, "notify::workspace", G_CALLBACK (workspace_notify_cb), NULL);
}

KbRundownTable *
kb_rundown_page_get_table (KbRundownPage *self)
{
  return self->table;
}

KbRundownModel *
kb_rundown_page_get_model (KbRundownPage *self)
{
  return self->model;
}

KbFindBar *
kb_rundown_page_get_find (KbRundownPage *self)
{
  return self->find;
}

/**
 * kb_rundown_page_go_to:
 * @id: a row
 *
 * Opens the segment that it is in, selects it and gives it the focus.
 */
void
kb_rundown_page_go_to (KbRundownPage *self,
                       gint64         id)
{
  kb_rundown_model_reveal (self->model, id);
  select_row (self, id);
}

KbCellEditing *
kb_rundown_page_get_editing (KbRundownPage *self)
{
  return self->editing;
}

/**
 * kb_rundown_page_commit:
 * @edit: (transfer none): what was done
 * @then_ids: (array length=n_then_ids): the rows to select when it is stored
 * @then_cell: the cell of the first of them to open then, -1 for none
 *
 * Stores an edit; the cursor follows what it is about.
 */
void
kb_rundown_page_commit (KbRundownPage *self,
                        KbEdit        *edit,
                        const gint64  *then_ids,
                        guint          n_then_ids,
                        int            then_cell)
{
  g_return_if_fail (KB_IS_RUNDOWN_PAGE (self));

  g_array_set_size (self->then_ids, 0);
  if (n_then_ids > 0)
    g_array_append_vals (self->then_ids, then_ids, n_then_ids);
  self->then_cell = then_cell;
  kb_page_edit (KB_PAGE (self), edit);
}
