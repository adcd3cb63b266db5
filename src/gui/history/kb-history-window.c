/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-history-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-history-item.h"
#include "kb-history-text.h"
#include "kb-history-window.h"
#include "kb-history-row.h"
#include "kb-session-text.h"
#include "kb-session.h"

#define PAGE 200          /* entries read at a time */
#define ROWS_SHOWN 100    /* of what an entry changed */

/**
 * KbHistoryWindow:
 *
 * Who did what, and when, the newest first; what the chosen entry changed, and the way back to it. Entries are read as
 * one scrolls: a library has hundreds of thousands of them.
 */
struct _KbHistoryWindow
{
  AdwWindow           parent_instance;

  KbWorkspace        *workspace;   /* owned */
  GListStore         *entries;     /* owned */
  GtkSingleSelection *selection;   /* owned */
  GCancellable       *reading;     /* owned, nullable: of entries */
  GCancellable       *showing;     /* owned, nullable: of what one changed */
  gboolean            is_whole;    /* the oldest entry is here */

  GtkStack           *stack;
  GtkListView        *list;
  GtkLabel           *heading;
  GtkLabel           *detail;
  GtkLabel           *preview;
  GtkWidget          *back_button;
};

G_DEFINE_FINAL_TYPE (KbHistoryWindow, kb_history_window, ADW_TYPE_WINDOW)

static KbHistoryItem *
get_selected (KbHistoryWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static KbRecord *
find_session (KbHistoryWindow *self,
              KbHistoryItem   *item)
{
  return kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION,
                             kb_history_item_get_session_id (item));
}

static void
changes_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KbHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_load_history_entry_finish (KB_STORE (source), result, &error);
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *markup = NULL;
  KbRecord *session;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL || get_selected (self) == NULL)
    return;
  if (changes == NULL)
    {
      gtk_label_set_text (self->preview, error->message);
      return;
    }

  session = find_session (self, get_selected (self));
  zone = session != NULL ? kb_session_dup_time_zone (session) : g_time_zone_new_local ();
  markup = kb_history_format_changes (changes, changes->len == ROWS_SHOWN,
                                      session != NULL ? kb_record_get_text (session, KB_SESSION_CURRENCY) : "CNY", zone,
                                      kb_workspace_find_session (self->workspace,
                                                                 kb_history_item_get_session_id (get_selected (self))));
  gtk_label_set_markup (self->preview, markup);
}

/* The newest entry that is in force is where one is already. */
static gboolean
can_go_back_to (KbHistoryWindow *self,
                KbHistoryItem   *item)
{
  for (guint i = 0; kb_history_item_is_done (item) && i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (KbHistoryItem) newest = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (kb_history_item_is_done (newest))
        return newest != item;
    }

  return FALSE;
}

static void
show_selected (KbHistoryWindow *self)
{
  KbHistoryItem *item = get_selected (self);
  KbStore *store = kb_workspace_get_store (self->workspace);
  g_autofree char *detail = item != NULL ? kb_history_row_describe (item, find_session (self, item)) : NULL;

  g_cancellable_cancel (self->showing);
  g_clear_object (&self->showing);
  gtk_label_set_text (self->heading, item != NULL ? kb_history_item_get_label (item) : "");
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_label_set_text (self->preview, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.go-back", item != NULL && can_go_back_to (self, item));
  if (item == NULL)
    return;

  self->showing = g_cancellable_new ();
  kb_store_load_history_entry_async (store, kb_history_item_get_id (item), ROWS_SHOWN, self->showing, changes_read_cb,
                                     g_object_ref (self));
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KbHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = kb_store_load_history_page_finish (KB_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  g_clear_object (&self->reading);
  for (guint i = 0; page != NULL && i < page->len; i++)
    g_ptr_array_add (items, kb_history_item_new (page->pdata[i]));
  self->is_whole = page == NULL || page->len < PAGE;
  g_list_store_splice (self->entries, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0
                                                   ? "entries" : "empty");
  show_selected (self);
}

static void
read_page (KbHistoryWindow *self)
{
  const guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autoptr (KbHistoryItem) last = NULL;

  if (self->reading != NULL || self->is_whole)
    return;
  if (n_entries > 0)
    last = g_list_model_get_item (G_LIST_MODEL (self->entries), n_entries - 1);

  self->reading = g_cancellable_new ();
  kb_store_load_history_page_async (kb_workspace_get_store (self->workspace),
                                    last != NULL ? kb_history_item_get_id (last) : G_MAXINT64, PAGE, self->reading,
                                    page_read_cb, g_object_ref (self));
}

/* Somebody has done something: the list begins anew, at its newest entry. */
static void
start_again (KbHistoryWindow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->is_whole = FALSE;
  g_list_store_remove_all (self->entries);
  read_page (self);
}

static void
scrolled_cb (KbHistoryWindow *self,
             GtkAdjustment   *adjustment)
{
  const double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                      - gtk_adjustment_get_page_size (adjustment);

  if (left < 2 * gtk_adjustment_get_page_size (adjustment))
    read_page (self);
}

static void
go_back_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbHistoryWindow *self = KB_HISTORY_WINDOW (widget);
  KbHistoryItem *item = get_selected (self);
  g_autofree char *label = NULL;

  if (item == NULL || !can_go_back_to (self, item))
    return;

  /* Translators: an entry of the history; what had been done last at that time */
  label = g_strdup_printf (_("Go back to “%s”"), kb_history_item_get_label (item));
  kb_workspace_go_back (self->workspace, kb_history_item_get_id (item), label);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          KbHistoryWindow          *self)
{
  gtk_list_item_set_child (list_item, kb_history_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         KbHistoryWindow          *self)
{
  KbHistoryItem *item = gtk_list_item_get_item (list_item);

  kb_history_row_set_item (KB_HISTORY_ROW (gtk_list_item_get_child (list_item)), item,
                           self->workspace != NULL ? find_session (self, item) : NULL);
}

static void
kb_history_window_dispose (GObject *object)
{
  KbHistoryWindow *self = KB_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->showing);
  g_clear_object (&self->reading);
  g_clear_object (&self->showing);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_history_window_parent_class)->dispose (object);
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
}

static void
kb_history_window_class_init (KbHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_history_window_dispose;

  g_type_ensure (KB_TYPE_HISTORY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/history/kb-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KbHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KbHistoryWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, KbHistoryWindow, detail);
  gtk_widget_class_bind_template_child (widget_class, KbHistoryWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, KbHistoryWindow, back_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);

  gtk_widget_class_install_action (widget_class, "history.go-back", NULL, go_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_history_window_init (KbHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->entries = g_list_store_new (KB_TYPE_HISTORY_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.go-back", FALSE);
}

/**
 * kb_history_window_present:
 * @parent: the window whose library it is
 */
void
kb_history_window_present (GtkWindow   *parent,
                           KbWorkspace *workspace)
{
  KbHistoryWindow *self;

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  self = g_object_new (KB_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_workspace_get_store (workspace), "changed", G_CALLBACK (start_again), self, G_CONNECT_SWAPPED);
  read_page (self);
  gtk_window_present (GTK_WINDOW (self));
}
