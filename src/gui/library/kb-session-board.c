/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-board"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-column.h"
#include "kb-session-board.h"
#include "kb-session-flow.h"
#include "kb-session.h"

#define N_STATES (KB_SESSION_STATE_CANCELLED + 1)

/**
 * KbSessionBoard:
 *
 * The sessions by state, a column each. A card goes to another state when it is dragged there, by
 * Alt+Left and Alt+Right, or from its menu.
 *
 * #KbSessionBoard::chosen: a session was selected. #KbSessionBoard::opened: one is to be opened.
 * #KbSessionBoard::state-wanted: one is to go to a #KbSessionState; whether it may is not looked at.
 */
struct _KbSessionBoard
{
  AdwBin         parent_instance;

  KbRecordSet   *library;              /* owned */
  GMenuModel    *menu_model;           /* owned: what is done with a session anywhere */
  KbBoardColumn *columns[N_STATES];    /* children */
  GtkWidget     *menu;                 /* owned child */
  GtkBox        *box;                  /* child */
  GtkAdjustment *sideways;             /* borrowed: where the columns are scrolled to */
  gint64         selected;             /* the session, 0 for none */
  gboolean       follows;              /* the focus goes along with the selected card */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_OPENED,
  SIGNAL_STATE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbSessionBoard, kb_session_board, ADW_TYPE_BIN)

static KbRecord *
get_selected (KbSessionBoard *self)
{
  return self->selected != 0 ? kb_record_set_find (self->library, KB_ENTITY_SESSION, self->selected) : NULL;
}

static gboolean
is_due (KbRecord *session)
{
  return kb_record_get_int_or (session, KB_SESSION_START_US, G_MAXINT64) < g_get_real_time ();
}

static void
want_state (KbSessionBoard *self,
            gint64          session_id,
            int             state)
{
  self->follows = TRUE;
  g_signal_emit (self, signals[SIGNAL_STATE_WANTED], 0, session_id, state);
}

static void
chosen_cb (KbBoardColumn  *column,
           gint64          session_id,
           KbSessionBoard *self)
{
  self->selected = session_id;
  for (guint i = 0; i < N_STATES; i++)
    if (self->columns[i] != column)
      kb_board_column_select (self->columns[i], 0);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, session_id);
}

static void
opened_cb (KbBoardColumn  *column,
           gint64          session_id,
           KbSessionBoard *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, session_id);
}

static void
dropped_cb (KbBoardColumn  *column,
            gint64          session_id,
            KbSessionBoard *self)
{
  want_state (self, session_id, kb_board_column_get_state (column));
}

/* The states to which the selected session may go, above what is done with a session anywhere. */
static GMenuModel *
create_menu (KbSessionBoard *self,
             KbRecord       *session)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  const int from = kb_record_get_int (session, KB_SESSION_STATE);

  for (int to = 0; to < N_STATES; to++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (kb_session_flow_check (from, to, is_due (session)) != KB_SESSION_FLOW_OK)
        continue;
      item = g_menu_item_new (kb_enum_label (&kb_session_state_enum, to), NULL);
      g_menu_item_set_action_and_target (item, "board.set-state", "s", kb_enum_code (&kb_session_state_enum, to));
      g_menu_append_item (states, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (states)) > 0)
    g_menu_append_section (menu, _("Set state to"), G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, self->menu_model);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
show_menu (KbSessionBoard *self,
           GtkWidget      *at,
           double          x,
           double          y)
{
  KbRecord *session = get_selected (self);
  g_autoptr (GMenuModel) menu = session != NULL ? create_menu (self, session) : NULL;

  if (session == NULL)
    return;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_wanted_cb (KbBoardColumn  *column,
                double          x,
                double          y,
                KbSessionBoard *self)
{
  show_menu (self, GTK_WIDGET (column), x, y);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    show_menu (KB_SESSION_BOARD (widget), focus, gtk_widget_get_width (focus) / 2.0, gtk_widget_get_height (focus) / 2.0);
}

static void
set_state_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbSessionBoard *self = KB_SESSION_BOARD (widget);
  const int state = kb_enum_find (&kb_session_state_enum, g_variant_get_string (parameter, NULL));

  if (self->selected != 0 && state >= 0)
    want_state (self, self->selected, state);
}

/* Where no step is allowed, the next state is asked for all the same: the answer says why not. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbSessionBoard *self = KB_SESSION_BOARD (widget);
  const int direction = g_variant_get_int32 (parameter);
  KbRecord *session = get_selected (self);
  int from, to;

  if (session == NULL)
    return;
  from = kb_record_get_int (session, KB_SESSION_STATE);
  to = kb_session_flow_step (from, direction, is_due (session));
  if (to < 0)
    to = from + direction;
  if (to >= 0 && to < N_STATES)
    want_state (self, self->selected, to);
}

/* To the next column that has a card. */
static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  KbSessionBoard *self = KB_SESSION_BOARD (widget);
  const int direction = g_variant_get_int32 (parameter);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));
  int from = -1;

  for (int i = 0; i < N_STATES; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns[i])))
      from = i;
  for (int i = from + direction; from >= 0 && i >= 0 && i < N_STATES; i += direction)
    if (kb_board_column_focus (self->columns[i], 0))
      return;
}

/* The focus goes to a column that may be out of sight, with a card that changed its state above all. */
static void
focus_entered_cb (GtkEventController *focus,
                  KbSessionBoard     *self)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (gtk_event_controller_get_widget (focus), GTK_WIDGET (self->box), &bounds))
    gtk_adjustment_clamp_page (self->sideways, bounds.origin.x, bounds.origin.x + bounds.size.width);
}

static void
follow_focus (KbSessionBoard *self,
              KbBoardColumn  *column)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (column), focus);
}

static void
list_changed_cb (KbSessionBoard *self)
{
  for (guint i = 0; i < N_STATES; i++)
    if (kb_board_column_select (self->columns[i], self->selected) && self->follows)
      {
        self->follows = FALSE;
        kb_board_column_focus (self->columns[i], self->selected);
      }
}

static void
kb_session_board_dispose (GObject *object)
{
  KbSessionBoard *self = KB_SESSION_BOARD (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->menu_model);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_session_board_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "board.set-state", "s", set_state_action);
  gtk_widget_class_install_action (widget_class, "board.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "board.go", "i", go_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "board.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "board.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "board.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "board.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "board.go", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "board.go", "i", 1);
}

static void
kb_session_board_class_init (KbSessionBoardClass *klass)
{
  const GType type = KB_TYPE_SESSION_BOARD;

  G_OBJECT_CLASS (klass)->dispose = kb_session_board_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT64);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT64);
  signals[SIGNAL_STATE_WANTED] = g_signal_new ("state-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  add_keys (GTK_WIDGET_CLASS (klass));
}

static void
kb_session_board_init (KbSessionBoard *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "board");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->box));
  /* It would go to where a card that has just come was before it was laid out. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  adw_bin_set_child (ADW_BIN (self), scroller);
  self->sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));

  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/**
 * kb_session_board_new:
 * @library: (transfer none): whose sessions
 * @filter: (transfer none): which of them
 * @menu: (transfer none): what is done with a session anywhere
 */
GtkWidget *
kb_session_board_new (KbRecordSet     *library,
                      KbSessionFilter *filter,
                      GMenuModel      *menu)
{
  KbSessionBoard *self = g_object_new (KB_TYPE_SESSION_BOARD, NULL);

  self->library = g_object_ref (library);
  self->menu_model = g_object_ref (menu);
  for (int state = 0; state < N_STATES; state++)
    {
      self->columns[state] = KB_BOARD_COLUMN (kb_board_column_new (library, filter, state));
      gtk_box_append (self->box, GTK_WIDGET (self->columns[state]));
      follow_focus (self, self->columns[state]);
      g_signal_connect_object (self->columns[state], "chosen", G_CALLBACK (chosen_cb), self, 0);
      g_signal_connect_object (self->columns[state], "opened", G_CALLBACK (opened_cb), self, 0);
      g_signal_connect_object (self->columns[state], "dropped", G_CALLBACK (dropped_cb), self, 0);
      g_signal_connect_object (self->columns[state], "menu-wanted", G_CALLBACK (menu_wanted_cb), self, 0);
    }
  /* All columns there, and each list after its own column: a card is in its new one by then. */
  for (int state = 0; state < N_STATES; state++)
    g_signal_connect_object (kb_board_column_get_list (self->columns[state]), "items-changed",
                             G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * kb_session_board_select:
 * @session_id: the session whose card stands out, 0 for none
 */
void
kb_session_board_select (KbSessionBoard *self,
                         gint64          session_id)
{
  g_return_if_fail (KB_IS_SESSION_BOARD (self));

  self->selected = session_id;
  for (guint i = 0; i < N_STATES; i++)
    kb_board_column_select (self->columns[i], session_id);
}

/**
 * kb_session_board_focus:
 *
 * Puts the focus on the selected card, else on the first there is.
 */
void
kb_session_board_focus (KbSessionBoard *self)
{
  g_return_if_fail (KB_IS_SESSION_BOARD (self));

  for (guint i = 0; i < N_STATES; i++)
    if (self->selected != 0 && kb_session_list_find (kb_board_column_get_list (self->columns[i]), self->selected) != G_MAXUINT)
      {
        kb_board_column_focus (self->columns[i], self->selected);
        return;
      }
  for (guint i = 0; i < N_STATES; i++)
    if (kb_board_column_focus (self->columns[i], 0))
      return;
}
