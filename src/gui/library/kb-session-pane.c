/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-pane"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-filter-bar.h"
#include "kb-session-pane.h"
#include "kb-session-row.h"
#include "kb-session-slot.h"
#include "kb-session.h"

/* How many sessions above and below what is seen have a row: about a screen of them. */
#define NEAR 25

/* Two frames: the row is there after the next one. */
#define FOCUS_DELAY_MS 34

/**
 * KbSessionPane:
 *
 * The list of sessions with its search, and what stands there when the list is empty. What is done
 * with the session that is selected are actions of the page around it (`library.…`).
 */
struct _KbSessionPane
{
  AdwBin               parent_instance;

  KbWorkspace         *workspace;    /* owned, nullable */
  KbSessionList       *list;         /* owned, nullable */
  GtkSingleSelection  *selection;    /* owned, nullable */
  guint                filling;      /* tick callback that makes the rows which came near */
  guint                focusing;     /* source that puts the focus on the selected row */
  guint                midnight;     /* source that moves the groups to the next day */

  KbFilterBar         *filter_bar;
  GtkWidget           *trash_bar;
  GtkStack            *content;
  GtkListView         *list_view;
  GMenuModel          *row_menu_model;
  GtkWidget           *row_menu;     /* owned child of the list view */
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbSessionPane, kb_session_pane, ADW_TYPE_BIN)

static gboolean
is_trash (KbSessionPane *self)
{
  return kb_session_filter_get_trashed (kb_session_list_get_filter (self->list));
}

/* How many sessions there are in the trash and out of it, whatever is asked for. */
static void
count_sessions (KbSessionPane *self,
                guint         *n_living,
                guint         *n_trashed)
{
  GListModel *all = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION);

  *n_living = *n_trashed = 0;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (all, i);

      if (kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE))
        continue;
      if (kb_record_is_null (session, KB_SESSION_TRASHED_US))
        ++*n_living;
      else
        ++*n_trashed;
    }
}

static const char *
find_empty_page (KbSessionPane *self)
{
  guint n_living, n_trashed;

  count_sessions (self, &n_living, &n_trashed);
  if (is_trash (self))
    return n_trashed > 0 ? "no-match" : "no-trash";
  if (n_living > 0)
    return "no-match";
  return n_trashed > 0 ? "all-trash" : "empty";
}

static void
update_content (KbSessionPane *self)
{
  const gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  gtk_stack_set_visible_child_name (self->content, is_empty ? find_empty_page (self) : "list");
  gtk_widget_set_visible (self->trash_bar, !is_empty && is_trash (self));
}

static void
selection_changed_cb (KbSessionPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
show_menu (KbSessionPane *self,
           double         x,
           double         y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->row_menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->row_menu));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbSessionPane *self = KB_SESSION_PANE (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));
  double x = 0, y = 0;

  if (kb_session_pane_get_selected (self) == NULL || focus == NULL
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return;
  gtk_widget_translate_coordinates (focus, GTK_WIDGET (self->list_view), gtk_widget_get_width (focus) / 2.0,
                                    gtk_widget_get_height (focus) / 2.0, &x, &y);
  show_menu (self, x, y);
}

static void
secondary_pressed_cb (KbSessionPane   *self,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkGestureClick *gesture)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list_view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, KB_TYPE_SESSION_ROW) : NULL;
  KbRecord *session = row != NULL ? kb_session_row_get_session (KB_SESSION_ROW (row)) : NULL;

  if (session == NULL)
    return;
  gtk_single_selection_set_selected (self->selection,
                                     kb_session_list_find (self->list, kb_record_get_id (session)));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
row_activated_cb (KbSessionPane *self,
                  guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "library.open", NULL);
}

/* GTK 4.8 has no call for this: the row is made when the list is next laid out, then it is looked for
 * among the list view's children. */
static gboolean
focus_selected_cb (gpointer user_data)
{
  KbSessionPane *self = user_data;
  KbRecord *selected = kb_session_pane_get_selected (self);

  self->focusing = 0;
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *slot = gtk_widget_get_first_child (item);

      if (KB_IS_SESSION_SLOT (slot) && selected != NULL
          && kb_session_slot_get_session (KB_SESSION_SLOT (slot)) == selected)
        gtk_widget_grab_focus (item);
    }
  return G_SOURCE_REMOVE;
}

static void
focus_selected (KbSessionPane *self)
{
  if (self->focusing == 0)
    self->focusing = g_timeout_add (FOCUS_DELAY_MS, focus_selected_cb, self);
}

static void
search_activated_cb (KbSessionPane *self)
{
  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  kb_session_pane_select (self, 0);
  focus_selected (self);
}

static void
search_stopped_cb (KbSessionPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* Rows are of about one height, so where the list stands says which of them are seen. */
static gboolean
is_near (KbSessionPane *self,
         guint          position)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));
  const double height = gtk_adjustment_get_upper (adjustment);
  const double value = gtk_adjustment_get_value (adjustment);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const double first = height > 0 ? value / height * n : 0;
  const double last = height > 0 ? (value + gtk_adjustment_get_page_size (adjustment)) / height * n : 0;

  return position + NEAR >= first && position <= last + NEAR;
}

static gboolean
fill_cb (GtkWidget     *list_view,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  KbSessionPane *self = user_data;

  self->filling = 0;
  for (GtkWidget *item = gtk_widget_get_first_child (list_view); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *slot = gtk_widget_get_first_child (item);

      if (KB_IS_SESSION_SLOT (slot) && is_near (self, kb_session_slot_get_position (KB_SESSION_SLOT (slot))))
        kb_session_slot_fill (KB_SESSION_SLOT (slot));
    }
  return G_SOURCE_REMOVE;
}

/* Before the next frame, not at once: the list may be in the middle of its layout. */
static void
scrolled_cb (KbSessionPane *self)
{
  if (self->filling == 0 && self->list != NULL)
    self->filling = gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), fill_cb, self, NULL);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              KbSessionPane            *self)
{
  gtk_list_item_set_child (item, kb_session_slot_new (self->list, kb_workspace_get_library (self->workspace)));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             KbSessionPane            *self)
{
  KbSessionSlot *slot = KB_SESSION_SLOT (gtk_list_item_get_child (item));

  kb_session_slot_bind (slot, item);
  if (is_near (self, gtk_list_item_get_position (item)))
    kb_session_slot_fill (slot);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  kb_session_slot_unbind (KB_SESSION_SLOT (gtk_list_item_get_child (item)));
}

static gboolean midnight_cb (gpointer user_data);

static void
await_midnight (KbSessionPane *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const guint second_of_day = g_date_time_get_hour (now) * 3600 + g_date_time_get_minute (now) * 60
                              + g_date_time_get_second (now);

  if (self->list != NULL)
    kb_session_list_set_now (self->list, g_get_real_time ());
  self->midnight = g_timeout_add_seconds (24 * 3600 - second_of_day + 1, midnight_cb, self);
}

/* A desk is left on overnight: what was tomorrow is today in the morning. */
static gboolean
midnight_cb (gpointer user_data)
{
  await_midnight (user_data);
  return G_SOURCE_REMOVE;
}

static void
kb_session_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_session_pane_parent_class)->map (widget);

  await_midnight (KB_SESSION_PANE (widget));
}

static void
kb_session_pane_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&KB_SESSION_PANE (widget)->midnight, g_source_remove);

  GTK_WIDGET_CLASS (kb_session_pane_parent_class)->unmap (widget);
}

static void
kb_session_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, kb_session_pane_get_selected (KB_SESSION_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_session_pane_dispose (GObject *object)
{
  KbSessionPane *self = KB_SESSION_PANE (object);

  g_clear_handle_id (&self->midnight, g_source_remove);
  g_clear_handle_id (&self->focusing, g_source_remove);
  if (self->filling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list_view), self->filling);
  self->filling = 0;
  g_clear_pointer (&self->row_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SESSION_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_session_pane_parent_class)->dispose (object);
}

static void
kb_session_pane_class_init (KbSessionPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kb_session_pane_dispose;
  object_class->get_property = kb_session_pane_get_property;
  widget_class->map = kb_session_pane_map;
  widget_class->unmap = kb_session_pane_unmap;

  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, KB_TYPE_RECORD,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KB_TYPE_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-session-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSessionPane, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, KbSessionPane, trash_bar);
  gtk_widget_class_bind_template_child (widget_class, KbSessionPane, content);
  gtk_widget_class_bind_template_child (widget_class, KbSessionPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, KbSessionPane, row_menu_model);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);

  gtk_widget_class_install_action (widget_class, "sessions.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "sessions.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "sessions.menu", NULL);
}

static void
add_factory (KbSessionPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
}

static void
kb_session_pane_init (KbSessionPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->row_menu = gtk_popover_menu_new_from_model (self->row_menu_model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->row_menu), FALSE);
  gtk_widget_set_halign (self->row_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->row_menu, GTK_WIDGET (self->list_view));

  add_factory (self);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)), "changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_session_pane_set_workspace:
 * @workspace: (transfer none): whose sessions to list; set once
 * @filter: (transfer none): which of them
 */
void
kb_session_pane_set_workspace (KbSessionPane   *self,
                               KbWorkspace     *workspace,
                               KbSessionFilter *filter)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  g_return_if_fail (KB_IS_SESSION_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->list = kb_session_list_new (kb_workspace_get_library (workspace), filter, g_get_real_time (), zone);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  kb_filter_bar_set_filter (self->filter_bar, kb_workspace_get_library (workspace), filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_workspace_get_library (workspace), "changed", G_CALLBACK (update_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_content (self);
}

/**
 * kb_session_pane_get_list:
 *
 * Returns: (transfer none) (nullable): the sessions as they are listed.
 */
KbSessionList *
kb_session_pane_get_list (KbSessionPane *self)
{
  g_return_val_if_fail (KB_IS_SESSION_PANE (self), NULL);

  return self->list;
}

/**
 * kb_session_pane_get_selected:
 *
 * Returns: (transfer none) (nullable): the session that is selected.
 */
KbRecord *
kb_session_pane_get_selected (KbSessionPane *self)
{
  g_return_val_if_fail (KB_IS_SESSION_PANE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

guint
kb_session_pane_get_position (KbSessionPane *self)
{
  g_return_val_if_fail (KB_IS_SESSION_PANE (self), GTK_INVALID_LIST_POSITION);

  return self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;
}

/**
 * kb_session_pane_select:
 * @position: which row; the last one when there are fewer; %GTK_INVALID_LIST_POSITION for none
 *
 * Selects a session and brings it into sight.
 */
void
kb_session_pane_select (KbSessionPane *self,
                        guint          position)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  guint n;

  g_return_if_fail (KB_IS_SESSION_PANE (self));
  g_return_if_fail (self->list != NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (n == 0 || position == GTK_INVALID_LIST_POSITION)
    {
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      return;
    }
  position = MIN (position, n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  /* Whoever works with the keys in the list stays in it. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view))))
    focus_selected (self);
}

/**
 * kb_session_pane_get_menu:
 *
 * Returns: (transfer none): what is done with a session, for its menu in another view.
 */
GMenuModel *
kb_session_pane_get_menu (KbSessionPane *self)
{
  g_return_val_if_fail (KB_IS_SESSION_PANE (self), NULL);

  return self->row_menu_model;
}

/**
 * kb_session_pane_focus_list:
 *
 * Puts the focus where work begins: on the session that is selected, else on the first; where there
 * is none, on what there is to do about it.
 */
void
kb_session_pane_focus_list (KbSessionPane *self)
{
  g_return_if_fail (KB_IS_SESSION_PANE (self));

  if (self->list == NULL)
    return;
  if (kb_session_pane_get_selected (self) != NULL)
    focus_selected (self);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

void
kb_session_pane_focus_search (KbSessionPane *self)
{
  g_return_if_fail (KB_IS_SESSION_PANE (self));

  kb_filter_bar_focus_search (self->filter_bar);
}
