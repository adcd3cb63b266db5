/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-library-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-library-edits.h"
#include "kb-library-page.h"
#include "kb-rename-dialog.h"
#include "kb-session-dialog.h"
#include "kb-session-pane.h"
#include "kb-session-side.h"
#include "kb-session.h"
#include "kb-transfer-dialogs.h"

/**
 * KbLibraryPage:
 *
 * The library's sessions: found, made, renamed, copied, moved, thrown away and brought back.
 */
struct _KbLibraryPage
{
  AdwBin            parent_instance;

  KbWorkspace      *workspace;      /* owned, nullable */
  GCancellable     *cancellable;    /* owned: ends what loads when the page goes */
  gint64            awaited;        /* the session that an edit of this page changes, 0 for none */
  gboolean          opens_awaited;  /* … and that is opened when it is there */
  guint             left_at;        /* where the row was that leaves the list */

  AdwWindowTitle   *window_title;
  GtkWidget        *sidebar_button;
  GtkToggleButton  *trash_button;
  GtkToggleButton  *calendar_button;
  AdwLeaflet       *panes;
  KbSessionPane    *pane;
  KbSessionSide    *side;
};

G_DEFINE_FINAL_TYPE (KbLibraryPage, kb_library_page, ADW_TYPE_BIN)

static KbRecord *
get_selected (KbLibraryPage *self)
{
  return kb_session_pane_get_selected (self->pane);
}

static void
update_actions (KbLibraryPage *self)
{
  const char *const living[] = { "library.open", "library.rename", "library.duplicate", "library.export",
                                 "library.trash" };
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean is_chosen = get_selected (self) != NULL;
  const gboolean in_trash = gtk_toggle_button_get_active (self->trash_button);

  gtk_widget_action_set_enabled (widget, "library.new", self->workspace != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (living); i++)
    gtk_widget_action_set_enabled (widget, living[i], is_chosen && !in_trash);
  gtk_widget_action_set_enabled (widget, "library.restore", is_chosen && in_trash);
  gtk_widget_action_set_enabled (widget, "library.delete", is_chosen && in_trash);
}

static void
selection_changed_cb (KbLibraryPage *self)
{
  update_actions (self);
  if (self->workspace != NULL)
    kb_session_side_show (self->side, get_selected (self),
                          kb_session_list_find_nearest (kb_session_pane_get_list (self->pane)));
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
  adw_toast_set_button_label (toast, _("Undo"));
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

  position = kb_session_list_find (kb_session_pane_get_list (self->pane), self->awaited);
  kb_session_pane_select (self->pane, position != G_MAXUINT ? position : self->left_at);
  if (self->opens_awaited)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", self->awaited);
  else
    show_toast (self, kb_edit_get_label (edit));
  self->awaited = 0;
}

static void
commit (KbLibraryPage *self,
        KbEdit        *edit)
{
  self->awaited = kb_edit_get_session (edit);
  self->opens_awaited = FALSE;
  self->left_at = kb_session_pane_get_position (self->pane);
  kb_workspace_edit (self->workspace, edit);
}

static void
created_cb (GtkWindow     *dialog,
            gint64         session_id,
            KbLibraryPage *self)
{
  self->awaited = session_id;
  self->opens_awaited = TRUE;
}

static void
ask_new (KbLibraryPage *self,
         GDateTime     *day)
{
  GtkWindow *dialog = kb_session_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, day);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, 0);
  gtk_window_present (dialog);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  /* The key works anywhere in the window, as long as the page is in front. */
  if (gtk_widget_get_mapped (widget))
    ask_new (KB_LIBRARY_PAGE (widget), NULL);
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
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);

  if (session != NULL)
    kb_transfer_ask_export (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, session);
}

static void
edit_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KbLibraryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = kb_library_edits_finish (KB_WORKSPACE (source), result, &error);

  if (edit != NULL)
    commit (self, edit);
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
    kb_library_edits_copy_async (self->workspace, session, self->cancellable, edit_made_cb, g_object_ref (self));
}

static void
trash_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbRecord *session = get_selected (KB_LIBRARY_PAGE (widget));
  g_autoptr (KbEdit) edit = session != NULL ? kb_library_edits_trash (session, g_get_real_time ()) : NULL;

  if (edit != NULL)
    commit (KB_LIBRARY_PAGE (widget), edit);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbRecord *session = get_selected (KB_LIBRARY_PAGE (widget));
  g_autoptr (KbEdit) edit = session != NULL ? kb_library_edits_restore (session) : NULL;

  if (edit != NULL)
    commit (KB_LIBRARY_PAGE (widget), edit);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbRecord *session = get_selected (KB_LIBRARY_PAGE (widget));
  g_autoptr (KbEdit) edit = session != NULL ? kb_library_edits_delete (session) : NULL;

  if (edit != NULL)
    commit (KB_LIBRARY_PAGE (widget), edit);
}

/* Delete means one step further: into the trash, and from there for ever. */
static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (gtk_toggle_button_get_active (KB_LIBRARY_PAGE (widget)->trash_button))
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
    kb_session_pane_focus_search (KB_LIBRARY_PAGE (widget)->pane);
}

static void
trash_toggled_cb (KbLibraryPage *self)
{
  const gboolean in_trash = gtk_toggle_button_get_active (self->trash_button);

  adw_window_title_set_title (self->window_title, in_trash ? _("Trash") : _("Sessions"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->trash_button), in_trash ? _("Back to Sessions") : _("Show Trash"));
  kb_session_pane_set_trashed (self->pane, in_trash);
  update_actions (self);
}

static void
calendar_toggled_cb (KbLibraryPage *self)
{
  adw_leaflet_set_visible_child_name (self->panes, gtk_toggle_button_get_active (self->calendar_button) ? "calendar"
                                                                                                       : "list");
}

static void
session_chosen_cb (KbLibraryPage *self,
                   gint64         session_id)
{
  const guint position = kb_session_list_find (kb_session_pane_get_list (self->pane), session_id);

  if (position != G_MAXUINT)
    kb_session_pane_select (self->pane, position);
}

static void
session_opened_cb (KbLibraryPage *self,
                   gint64         session_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", session_id);
}

static void
session_moved_cb (KbLibraryPage *self,
                  gint64         session_id,
                  int            days)
{
  KbRecord *session = kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION, session_id);

  if (session != NULL)
    kb_library_edits_move_async (self->workspace, session, days, self->cancellable, edit_made_cb, g_object_ref (self));
}

static void
day_chosen_cb (KbLibraryPage *self,
               GDateTime     *day)
{
  ask_new (self, day);
}

static void
kb_library_page_dispose (GObject *object)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIBRARY_PAGE);
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
  gtk_widget_class_install_action (widget_class, "library.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "library.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "library.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "library.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "library.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "library.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "library.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.remove", NULL);
}

static void
kb_library_page_class_init (KbLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_library_page_dispose;
  g_type_ensure (KB_TYPE_SESSION_PANE);
  g_type_ensure (KB_TYPE_SESSION_SIDE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, trash_button);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, panes);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, pane);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, side);
  gtk_widget_class_bind_template_callback (widget_class, trash_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_toggled_cb);

  install_actions (widget_class);
}

static void
kb_library_page_init (KbLibraryPage *self)
{
  KbMonth *month;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  update_actions (self);

  month = kb_session_side_get_month (self->side);
  g_signal_connect_object (month, "session-chosen", G_CALLBACK (session_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month, "session-opened", G_CALLBACK (session_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month, "session-moved", G_CALLBACK (session_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month, "day-chosen", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_library_page_set_workspace:
 * @workspace: (transfer none): whose sessions to list; set once
 */
void
kb_library_page_set_workspace (KbLibraryPage *self,
                               KbWorkspace   *workspace)
{
  GtkWidget *leaflet;

  g_return_if_fail (KB_IS_LIBRARY_PAGE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  kb_session_pane_set_workspace (self->pane, workspace);
  kb_session_side_set_workspace (self->side, workspace);

  g_signal_connect_object (workspace, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (self->pane, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_session_pane_get_list (self->pane), "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  leaflet = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_LEAFLET);
  if (leaflet != NULL)
    g_object_bind_property (leaflet, "folded", self->sidebar_button, "visible", G_BINDING_SYNC_CREATE);
  selection_changed_cb (self);
}
