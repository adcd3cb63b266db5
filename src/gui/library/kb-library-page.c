/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-library-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-duplicate-dialog.h"
#include "kb-library-edits.h"
#include "kb-library-page.h"
#include "kb-library-views.h"
#include "kb-rename-dialog.h"
#include "kb-session-dialog.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-template-dialog.h"
#include "kb-transfer-dialogs.h"
#include "kb-trash-dialog.h"
#include "kb-undo-toast.h"

/**
 * KbLibraryPage:
 *
 * The library's sessions: found, made, renamed, copied, moved, thrown away and brought back.
 */
struct _KbLibraryPage
{
  KbPlace           parent_instance;

  GCancellable     *cancellable;    /* owned: ends what loads when the page goes */
  gint64            awaited;        /* the session that an edit of this page changes, 0 for none */
  gboolean          opens_awaited;  /* … and that is opened when it is there */
  guint             left_at;        /* where the row was that leaves the list */

  GtkStack         *title_stack;
  AdwViewSwitcher  *switcher;
  GtkToggleButton  *trash_button;
  KbLibraryViews   *views;
};

G_DEFINE_FINAL_TYPE (KbLibraryPage, kb_library_page, KB_TYPE_PLACE)

static KbWorkspace *
get_workspace (KbLibraryPage *self)
{
  return kb_place_get_workspace (KB_PLACE (self));
}

static KbRecord *
get_selected (KbLibraryPage *self)
{
  return kb_library_views_get_selected (self->views);
}

static void
update_actions (KbLibraryPage *self)
{
  const char *const living[] = { "library.open", "library.rename", "library.duplicate", "library.duplicate-on",
                                 "library.save-template", "library.export", "library.trash" };
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean is_chosen = get_selected (self) != NULL;
  const gboolean in_trash = gtk_toggle_button_get_active (self->trash_button);

  gtk_widget_action_set_enabled (widget, "library.new", get_workspace (self) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (living); i++)
    gtk_widget_action_set_enabled (widget, living[i], is_chosen && !in_trash);
  gtk_widget_action_set_enabled (widget, "library.restore", is_chosen && in_trash);
  gtk_widget_action_set_enabled (widget, "library.delete", is_chosen && in_trash);
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

  position = kb_session_list_find (kb_library_views_get_list (self->views), self->awaited);
  kb_library_views_select (self->views, position != G_MAXUINT ? position : self->left_at);
  if (self->opens_awaited)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", self->awaited);
  else
    kb_undo_toast_show (GTK_WIDGET (self), kb_edit_get_label (edit));
  self->awaited = 0;
}

static void
await (KbLibraryPage *self,
       gint64         session_id)
{
  self->awaited = session_id;
  self->opens_awaited = FALSE;
  self->left_at = kb_library_views_get_position (self->views);
}

static void
commit (KbLibraryPage *self,
        KbEdit        *edit)
{
  await (self, kb_edit_get_session (edit));
  kb_place_edit (KB_PLACE (self), edit);
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
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *dialog = kb_session_dialog_new (window, get_workspace (self), day);

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
    kb_rename_dialog_ask (GTK_WINDOW (gtk_widget_get_root (widget)), get_workspace (self), session);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);

  if (session != NULL)
    kb_transfer_ask_export (GTK_WINDOW (gtk_widget_get_root (widget)), get_workspace (self), session);
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
    kb_library_edits_copy_async (get_workspace (self), session, NULL, self->cancellable, edit_made_cb,
                                 g_object_ref (self));
}

static void
duplicate_wanted_cb (KbDuplicateDialog *dialog,
                     KbLibraryPage     *self)
{
  KbRecord *session = kb_duplicate_dialog_get_session (dialog);

  kb_library_edits_copy_async (get_workspace (self), session, kb_duplicate_dialog_get_to (dialog), self->cancellable,
                               edit_made_cb, g_object_ref (self));
}

static void
duplicate_on_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);
  GtkWindow *dialog;

  if (session == NULL)
    return;
  dialog = kb_duplicate_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), session);
  g_signal_connect_object (dialog, "wanted", G_CALLBACK (duplicate_wanted_cb), self, 0);
  gtk_window_present (dialog);
}

static void
save_template_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);

  if (session != NULL)
    kb_template_dialog_ask (GTK_WINDOW (gtk_widget_get_root (widget)), get_workspace (self), session);
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
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);
  KbRecord *session = get_selected (self);

  if (session == NULL)
    return;
  await (self, kb_record_get_id (session));
  kb_trash_dialog_ask_delete (GTK_WINDOW (gtk_widget_get_root (widget)), get_workspace (self), session);
}

static void
empty_trash_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  kb_trash_dialog_ask_empty (GTK_WINDOW (gtk_widget_get_root (widget)), get_workspace (KB_LIBRARY_PAGE (widget)));
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
    kb_library_views_focus_search (KB_LIBRARY_PAGE (widget)->views);
}

static void
clear_filter_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  kb_library_views_clear_filter (KB_LIBRARY_PAGE (widget)->views);
}

static void
show_trash_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gtk_toggle_button_set_active (KB_LIBRARY_PAGE (widget)->trash_button, TRUE);
}

static void
show_view_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (widget);

  gtk_toggle_button_set_active (self->trash_button, FALSE);
  kb_library_views_show (self->views, g_variant_get_string (parameter, NULL));
}

static void
trash_toggled_cb (KbLibraryPage *self)
{
  const gboolean in_trash = gtk_toggle_button_get_active (self->trash_button);

  gtk_stack_set_visible_child_name (self->title_stack, in_trash ? "trash" : "views");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->trash_button), in_trash ? _("Back to Sessions") : _("Show Trash"));
  kb_library_views_set_trashed (self->views, in_trash);
  update_actions (self);
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
  KbRecord *session = kb_record_set_find (kb_place_get_library (KB_PLACE (self)), KB_ENTITY_SESSION, session_id);

  if (session != NULL)
    kb_library_edits_move_async (get_workspace (self), session, days, self->cancellable, edit_made_cb,
                                 g_object_ref (self));
}

static void
day_chosen_cb (KbLibraryPage *self,
               GDateTime     *day)
{
  ask_new (self, day);
}

static void
state_wanted_cb (KbLibraryPage *self,
                 gint64         session_id,
                 int            state)
{
  KbRecord *session = kb_record_set_find (kb_place_get_library (KB_PLACE (self)), KB_ENTITY_SESSION, session_id);
  g_autoptr (KbEdit) edit = NULL;
  KbSessionFlow flow;

  if (session == NULL)
    return;
  edit = kb_library_edits_set_state (session, state, g_get_real_time (), &flow);
  if (edit != NULL)
    commit (self, edit);
  else if (flow != KB_SESSION_FLOW_SAME)
    g_signal_emit_by_name (get_workspace (self), "failed", kb_session_explain_flow (flow));
}

static void
kb_library_page_workspace_set (KbPlace     *place,
                               KbWorkspace *workspace)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (place);

  kb_library_views_set_workspace (self->views, workspace);
  g_signal_connect_object (workspace, "committed", G_CALLBACK (committed_cb), self, 0);
  update_actions (self);
}

static void
kb_library_page_dispose (GObject *object)
{
  KbLibraryPage *self = KB_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIBRARY_PAGE);

  G_OBJECT_CLASS (kb_library_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "library.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "library.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "library.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "library.duplicate-on", NULL, duplicate_on_action);
  gtk_widget_class_install_action (widget_class, "library.save-template", NULL, save_template_action);
  gtk_widget_class_install_action (widget_class, "library.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "library.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "library.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "library.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "library.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "library.empty-trash", NULL, empty_trash_action);
  gtk_widget_class_install_action (widget_class, "library.show-trash", NULL, show_trash_action);
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "library.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "library.show-view", "s", show_view_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "library.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "library.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_ALT_MASK, "library.duplicate-on", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_CONTROL_MASK, "library.show-view", "s", "list");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_CONTROL_MASK, "library.show-view", "s", "calendar");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, GDK_CONTROL_MASK, "library.show-view", "s", "board");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.remove", NULL);
}

static void
kb_library_page_class_init (KbLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_library_page_dispose;
  KB_PLACE_CLASS (klass)->workspace_set = kb_library_page_workspace_set;
  g_type_ensure (KB_TYPE_LIBRARY_VIEWS);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, title_stack);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, trash_button);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryPage, views);
  gtk_widget_class_bind_template_callback (widget_class, trash_toggled_cb);

  install_actions (widget_class);
}

static void
kb_library_page_init (KbLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  adw_view_switcher_set_stack (self->switcher, kb_library_views_get_stack (self->views));
  update_actions (self);

  g_signal_connect_object (self->views, "notify::selected", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "session-opened", G_CALLBACK (session_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "session-moved", G_CALLBACK (session_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "day-chosen", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "state-wanted", G_CALLBACK (state_wanted_cb), self, G_CONNECT_SWAPPED);
}
