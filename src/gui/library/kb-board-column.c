/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board-column"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-card.h"
#include "kb-board-column.h"
#include "kb-session.h"

/* Two frames: the card is there after the next one. */
#define FOCUS_DELAY_MS 34

/**
 * KbBoardColumn:
 *
 * The sessions of one state, one card below the other. Takes a card that is dropped on it.
 *
 * #KbBoardColumn::chosen: a card was selected here. #KbBoardColumn::opened: one was activated.
 * #KbBoardColumn::dropped: one was let go over the column.
 * #KbBoardColumn::menu-wanted: the menu of the selected one is asked for, at a point of the column.
 */
struct _KbBoardColumn
{
  AdwBin              parent_instance;

  KbSessionList      *list;          /* owned */
  GtkSingleSelection *selection;     /* owned */
  int                 state;
  guint               focusing;      /* source that puts the focus on the selected card */
  gboolean            is_selecting;  /* the board selects, not the user */

  GtkLabel           *state_label;
  GtkLabel           *count_label;
  GtkStack           *content;
  GtkListView        *list_view;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_OPENED,
  SIGNAL_DROPPED,
  SIGNAL_MENU_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbBoardColumn, kb_board_column, ADW_TYPE_BIN)

static void
list_changed_cb (KbBoardColumn *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_text (self->count_label, text);
  gtk_stack_set_visible_child_name (self->content, n > 0 ? "cards" : "empty");
}

static void
selected_cb (KbBoardColumn *self)
{
  KbRecord *session = kb_board_column_get_selected (self);

  if (session != NULL && !self->is_selecting)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, kb_record_get_id (session));
}

static void
card_activated_cb (KbBoardColumn *self,
                   guint          position)
{
  g_autoptr (KbRecord) session = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (session != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, kb_record_get_id (session));
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            KbBoardColumn *self)
{
  const gint64 session_id = g_value_get_int64 (value);

  if (kb_session_list_find (self->list, session_id) != G_MAXUINT)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, session_id);
  return TRUE;
}

static void
secondary_pressed_cb (KbBoardColumn   *self,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkGestureClick *gesture)
{
  GtkWidget *view = GTK_WIDGET (self->list_view);
  GtkWidget *at = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = at != NULL ? gtk_widget_get_ancestor (at, KB_TYPE_BOARD_CARD) : NULL;
  KbRecord *session = card != NULL ? kb_board_card_get_session (KB_BOARD_CARD (card)) : NULL;

  if (session == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, kb_session_list_find (self->list, kb_record_get_id (session)));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &x, &y);
  g_signal_emit (self, signals[SIGNAL_MENU_WANTED], 0, x, y);
}

static void
card_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  gtk_list_item_set_child (item, kb_board_card_new ());
}

static void
card_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              KbBoardColumn            *self)
{
  kb_board_card_bind (KB_BOARD_CARD (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                      kb_session_filter_get_facts (kb_session_list_get_filter (self->list)));
}

static void
card_unbind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  kb_board_card_unbind (KB_BOARD_CARD (gtk_list_item_get_child (item)));
}

static gboolean
focus_selected_cb (gpointer user_data)
{
  KbBoardColumn *self = user_data;
  KbRecord *selected = kb_board_column_get_selected (self);

  self->focusing = 0;
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *card = gtk_widget_get_first_child (item);

      if (KB_IS_BOARD_CARD (card) && selected != NULL && kb_board_card_get_session (KB_BOARD_CARD (card)) == selected)
        gtk_widget_grab_focus (item);
    }
  return G_SOURCE_REMOVE;
}

static void
kb_board_column_dispose (GObject *object)
{
  KbBoardColumn *self = KB_BOARD_COLUMN (object);

  g_clear_handle_id (&self->focusing, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_BOARD_COLUMN);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (kb_board_column_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT64);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT64);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_INT64);
  signals[SIGNAL_MENU_WANTED] = g_signal_new ("menu-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
kb_board_column_class_init (KbBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_board_column_dispose;
  install_signals (KB_TYPE_BOARD_COLUMN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/library/kb-board-column.ui");
  gtk_widget_class_bind_template_child (widget_class, KbBoardColumn, state_label);
  gtk_widget_class_bind_template_child (widget_class, KbBoardColumn, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbBoardColumn, content);
  gtk_widget_class_bind_template_child (widget_class, KbBoardColumn, list_view);
  gtk_widget_class_bind_template_callback (widget_class, card_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
}

static void
kb_board_column_init (KbBoardColumn *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (card_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (card_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (card_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * kb_board_column_new:
 * @library: (transfer none): whose sessions
 * @filter: (transfer none): which of them
 * @state: of those, the ones in this #KbSessionState
 */
GtkWidget *
kb_board_column_new (KbRecordSet     *library,
                     KbSessionFilter *filter,
                     int              state)
{
  KbBoardColumn *self = g_object_new (KB_TYPE_BOARD_COLUMN, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *const classes[] = { "state-pill", kb_enum_code (&kb_session_state_enum, state), NULL };
  const char *name = kb_enum_label (&kb_session_state_enum, state);

  self->state = state;
  self->list = kb_session_list_new (library, filter, g_get_real_time (), zone);
  kb_session_list_set_state (self->list, state);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  gtk_label_set_text (self->state_label, name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_label), (const char **) classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  list_changed_cb (self);

  return GTK_WIDGET (self);
}

KbSessionList *
kb_board_column_get_list (KbBoardColumn *self)
{
  g_return_val_if_fail (KB_IS_BOARD_COLUMN (self), NULL);

  return self->list;
}

int
kb_board_column_get_state (KbBoardColumn *self)
{
  g_return_val_if_fail (KB_IS_BOARD_COLUMN (self), -1);

  return self->state;
}

/**
 * kb_board_column_get_selected:
 *
 * Returns: (transfer none) (nullable): the session that is selected here.
 */
KbRecord *
kb_board_column_get_selected (KbBoardColumn *self)
{
  g_return_val_if_fail (KB_IS_BOARD_COLUMN (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * kb_board_column_select:
 * @session_id: which session, 0 for none
 *
 * Selects that session, or none when it is not here. Tells nobody.
 *
 * Returns: whether it is here.
 */
gboolean
kb_board_column_select (KbBoardColumn *self,
                        gint64         session_id)
{
  guint position;

  g_return_val_if_fail (KB_IS_BOARD_COLUMN (self), FALSE);

  position = session_id != 0 ? kb_session_list_find (self->list, session_id) : G_MAXUINT;
  self->is_selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_selecting = FALSE;
  return position != GTK_INVALID_LIST_POSITION;
}

/**
 * kb_board_column_focus:
 * @session_id: the session to go to; 0 for the one that is selected, else the first
 *
 * Returns: whether the column has a card to put the focus on.
 */
gboolean
kb_board_column_focus (KbBoardColumn *self,
                       gint64         session_id)
{
  guint position;

  g_return_val_if_fail (KB_IS_BOARD_COLUMN (self), FALSE);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  position = session_id != 0 ? kb_session_list_find (self->list, session_id) : G_MAXUINT;
  if (position == G_MAXUINT)
    position = MIN (gtk_single_selection_get_selected (self->selection),
                    g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  if (position == g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    position = 0;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  if (self->focusing == 0)
    self->focusing = g_timeout_add (FOCUS_DELAY_MS, focus_selected_cb, self);
  return TRUE;
}
