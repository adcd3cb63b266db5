/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-library-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-library-edits.h"
#include "kb-library-page.h"
#include "kb-rename-dialog.h"
#include "kb-session-dialog.h"
#include "kb-session-list.h"
#include "kb-session-row.h"
#include "kb-session.h"

/**
 * KbLibraryPage:
 *
 * The library's sessions: found, made, renamed, copied, thrown away and brought back.
 */
struct _KbLibraryPage
{
  AdwBin               parent_instance;

  KbWorkspace         *workspace;      /* owned, nullable */
  KbSessionList       *list;           /* owned, nullable */
  GtkSingleSelection  *selection;      /* owned, nullable */
  GCancellable        *cancellable;    /* owned: ends what loads when the page goes */
  gint64               awaited;        /* the session to show when its edit is committed, 0 for none */
  gboolean             open_awaited;   /* … and to open it */
  guint                left_at;        /* where the row was that leaves the list */
  guint                midnight;       /* source that moves the groups to the next day */

  AdwWindowTitle      *window_title;
  GtkWidget           *sidebar_button;
  GtkToggleButton     *trash_button;
  GtkSearchEntry      *search_entry;
  GtkDropDown         *state_choice;
  GtkStack            *content;
  GtkListView         *list_view;
  GMenuModel          *row_menu_model;
  GtkPopoverMenu      *row_menu;
};

G_DEFINE_FINAL_TYPE (KbLibraryPage, kb_library_page, ADW_TYPE_BIN)

static KbRecord *
get_selected (KbLibraryPage *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
update_actions (KbLibraryPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean is_chosen = get_selected (self) != NULL;
  const gboolean in_trash = self->list != NULL && kb_session_list_get_trashed (self->list);

  gtk_widget_action_set_enabled (widget, "library.new", self->workspace != NULL);
  gtk_widget_action_set_enabled (widget, "library.open", is_chosen && !in_trash);
  gtk_widget_action_set_enabled (widget, "library.rename", is_chosen && !in_trash);
  gtk_widget_action_set_enabled (widget, "library.duplicate", is_chosen && !in_trash);
  gtk_widget_action_set_enabled (widget, "library.trash", is_chosen && !in_trash);
  gtk_widget_action_set_enabled (widget, "library.restore", is_chosen && in_trash);
  gtk_widget_action_set_enabled (widget, "library.delete", is_chosen && in_trash);
}

static gboolean
library_is_empty (KbLibraryPage *self)
{
  GListModel *all = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (all, i);

      if (kb_record_is_null (session, KB_SESSION_TRASHED_US))
        return FALSE;
    }
  return TRUE;
}

static void
update_content (KbLibraryPage *self)
{
  const char *name = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    name = kb_session_list_get_trashed (self->list) ? "no-trash" : library_is_empty (self) ? "empty" : "no-match";
  gtk_stack_set_visible_child_name (self->content, name);
  update_actions (self);
}

/* Keeps the place in the list when the row there has left it. */
static void
select_near (KbLibraryPage *self,
             guint          position)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n == 0)
    return;
  position = MIN (position, n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
show_toast (KbLibraryPage *self,
            const char    *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* An edit of this page was committed: the row it made is chosen, the place of one that left is kept. */
static void
committed_cb (KbWorkspace   *workspace,
              KbEdit        *edit,
              KbLibraryPage *self)
{
  guint position;

  if (self->awaited == 0 || kb_edit_get_session (edit) != self->awaited)
    return;

  position = kb_session_list_find (self->list, self->awaited);
  select_near (self, position != G_MAXUINT ? position : self->left_at);
  if (position == G_MAXUINT)
    show_toast (self, kb_edit_get_label (edit));
  else if (self->open_awaited)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", self->awaited);
  self->awaited = 0;
}

static void
commit (KbLibraryPage *self,
        KbEdit        *edit,
        gboolean       opens)
{
  self->awaited = kb_edit_get_session (edit);
  self->open_awaited = opens;
  self->left_at = gtk_single_selection_get_selected (self->selection);
  kb_workspace_edit (self->workspace, edit);
}

static void
created_cb (GtkWindow     *dialog,
            gint64         session_id,
            KbLibraryPage *self)
{
  self->awaited = session_id;
  self->open_awaited = TRUE;
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  GtkWindow *dialog;

  if (!gtk_widget_get_mapped (widget) || self->workspace == NULL)
    return;
  dialog = kb_session_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, NULL);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, 0);
  gtk_window_present (dialog);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRecord *session = get_selected (KB_LIBRARY_PAGE (widget));

  if (session != NULL)
    gtk_widget_activate_action (widget, "win.open-session", "x", kb_record_get_id (session));
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);

  if (session != NULL)
    kb_rename_dialog_ask (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, session);
}

static void
copy_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KbLibraryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = kb_library_edits_copy_finish (KB_WORKSPACE (source), result, &error);

  if (edit != NULL)
    commit (self, edit, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (source, "failed", error->message);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);

  if (session != NULL)
    kb_library_edits_copy_async (self->workspace, session, self->cancellable, copy_loaded_cb, g_object_ref (self));
}

static void
trash_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);
  g_autoptr (KbEdit) edit = session != NULL ? kb_library_edits_trash (session, g_get_real_time ()) : NULL;

  if (edit != NULL)
    commit (self, edit, FALSE);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);
  g_autoptr (KbEdit) edit = session != NULL ? kb_library_edits_restore (session) : NULL;

  if (edit != NULL)
    commit (self, edit, FALSE);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);
  g_autoptr (KbEdit) edit = session != NULL ? kb_library_edits_delete (session) : NULL;

  if (edit != NULL)
    commit (self, edit, FALSE);
}

/* Delete means one step further: into the trash, and from there for ever. */
static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);

  if (self->list != NULL && kb_session_list_get_trashed (self->list))
    delete_action (widget, name, parameter);
  else
    trash_action (widget, name, parameter);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (GTK_WIDGET (KB_LIBRARY_PAGE (widget)->search_entry));
}

static void
show_menu (KbLibraryPage *self,
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
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));
  double x = 0, y = 0;

  if (get_selected (self) == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return;
  gtk_widget_translate_coordinates (focus, GTK_WIDGET (self->list_view), gtk_widget_get_width (focus) / 2.0,
                                    gtk_widget_get_height (focus), &x, &y);
  show_menu (self, x, y);
}

static void
secondary_pressed_cb (KbLibraryPage   *self,
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
row_activated_cb (KbLibraryPage *self,
                  guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "library.open", NULL);
}

static void
search_changed_cb (KbLibraryPage *self)
{
  if (self->list != NULL)
    kb_session_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activated_cb (KbLibraryPage *self)
{
  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  select_near (self, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

static void
search_stopped_cb (KbLibraryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
state_chosen_cb (KbLibraryPage *self)
{
  if (self->list != NULL)
    kb_session_list_set_state (self->list, (int) gtk_drop_down_get_selected (self->state_choice) - 1);
}

static void
trash_toggled_cb (KbLibraryPage *self)
{
  const gboolean in_trash = gtk_toggle_button_get_active (self->trash_button);

  adw_window_title_set_title (self->window_title, in_trash ? _("Trash") : _("Sessions"));
  if (self->list == NULL)
    return;
  kb_session_list_set_trashed (self->list, in_trash);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  update_content (self);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  gtk_list_item_set_child (item, kb_session_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             KbLibraryPage            *self)
{
  kb_session_row_bind (KB_SESSION_ROW (gtk_list_item_get_child (item)), self->list,
                       kb_workspace_get_library (self->workspace), gtk_list_item_get_position (item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  kb_session_row_unbind (KB_SESSION_ROW (gtk_list_item_get_child (item)));
}

static gboolean
midnight_cb (gpointer user_data)
{
  KbLibraryPage *self = user_data;

  self->midnight = 0;
  kb_session_list_set_now (self->list, g_get_real_time ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A desk is left on overnight: what was tomorrow is today in the morning. */
static void
kb_library_page_map (GtkWidget *widget)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const guint second_of_day = g_date_time_get_hour (now) * 3600 + g_date_time_get_minute (now) * 60
                              + g_date_time_get_second (now);

  GTK_WIDGET_CLASS (kb_library_page_parent_class)->map (widget);

  if (self->list != NULL)
    {
      kb_session_list_set_now (self->list, g_get_real_time ());
      self->midnight = g_timeout_add_seconds (24 * 3600 - second_of_day + 1, midnight_cb, self);
    }
}

static void
kb_library_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&KB_LIBRARY_PAGE (widget)->midnight, g_source_remove);

  GTK_WIDGET_CLASS (kb_library_page_parent_class)->unmap (widget);
}

static void
kb_library_page_dispose (GObject *object)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->midnight, g_source_remove);
  if (self->row_menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->row_menu));
  self->row_menu = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_library_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "library.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "library.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "library.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "library.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "library.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "library.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "library.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "library.menu", NULL, menu_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "library.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "library.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "library.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "library.menu", NULL);
}

static void
kb_library_page_class_init (KbLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_library_page_dispose;
  widget_class->map = kb_library_page_map;
  widget_class->unmap = kb_library_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, trash_button);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, state_choice);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, content);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, row_menu_model);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, trash_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);

  install_actions (widget_class);
}

static void
add_states (GtkDropDown *choice)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new ((const char *[]) { _("All states"), NULL });

  for (guint i = 0; i < kb_enum_count (&kb_session_state_enum); i++)
    gtk_string_list_append (states, kb_enum_label (&kb_session_state_enum, i));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (states));
}

static void
add_factory (KbLibraryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
}

static void
kb_library_page_init (KbLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();

  self->row_menu = GTK_POPOVER_MENU (gtk_popover_menu_new_from_model (self->row_menu_model));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->row_menu), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->row_menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->row_menu), GTK_WIDGET (self->list_view));

  add_states (self->state_choice);
  add_factory (self);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_view));
  update_actions (self);
}

/**
 * kb_library_page_set_workspace:
 * @workspace: (transfer none): whose sessions to list; set once
 */
void
kb_library_page_set_workspace (KbLibraryPage *self,
                               KbWorkspace   *workspace)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GtkWidget *leaflet;

  g_return_if_fail (KB_IS_LIBRARY_PAGE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->list = kb_session_list_new (kb_workspace_get_library (workspace), g_get_real_time (), zone);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (workspace, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  leaflet = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_LEAFLET);
  if (leaflet != NULL)
    g_object_bind_property (leaflet, "folded", self->sidebar_button, "visible", G_BINDING_SYNC_CREATE);
  update_content (self);
}
