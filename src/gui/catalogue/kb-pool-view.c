/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-pool-view"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-lineup-add.h"
#include "kb-pool-columns.h"
#include "kb-pool-view.h"
#include "kb-product-edits.h"
#include "kb-product-list.h"
#include "kb-product.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-undo-toast.h"
#include "kb-veto-dialog.h"

#define MIN_COMPARED 2
#define MAX_COMPARED 4

/**
 * KbPoolView:
 *
 * The selection pool: candidates with what speaks for them and against them, two to four of them beside
 * each other, and their way into a session's lineup.
 */
struct _KbPoolView
{
  AdwBin              parent_instance;

  KbWorkspace        *workspace;     /* owned, nullable */
  KbProductList      *list;          /* owned, nullable */
  GtkMultiSelection  *selection;     /* owned, nullable */
  GCancellable       *cancellable;   /* owned: ends what loads when the view goes */
  GPtrArray          *moving;        /* owned, nullable (element-type KbRecord): on their way into a session */
  gint64              target_id;     /* the session that they go into */

  GtkDropDown        *state_choice;
  GtkColumnView      *table;
  GtkStack           *stack;
  GtkRevealer        *comparison;
  AdwBin             *comparison_place;
  GtkLabel           *hint;
  GtkLabel           *error;
  GtkWidget          *move_button;
  GtkPopover         *session_popover;
  GtkListBox         *session_list;
};

G_DEFINE_FINAL_TYPE (KbPoolView, kb_pool_view, ADW_TYPE_BIN)

static GPtrArray *
get_chosen (KbPoolView *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->list != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      g_ptr_array_add (chosen, g_list_model_get_item (G_LIST_MODEL (self->list), i));

  return chosen;
}

static void
show_error (KbPoolView *self,
            const char *message)
{
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static void
update_comparison (KbPoolView *self)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  const gboolean is_shown = chosen->len >= MIN_COMPARED && chosen->len <= MAX_COMPARED;

  adw_bin_set_child (self->comparison_place,
                     is_shown ? kb_pool_comparison_new (kb_workspace_get_library (self->workspace), chosen) : NULL);
  gtk_revealer_set_reveal_child (self->comparison, is_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->comparison), is_shown);
  /* It keeps its place: the buttons beside it stay where they are. */
  gtk_label_set_text (self->hint, is_shown ? "" : _("Choose two to four to compare them."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pool.drop", chosen->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pool.propose", chosen->len > 0);
  gtk_widget_set_sensitive (self->move_button, chosen->len > 0);
  show_error (self, NULL);
}

static void
update_content (KbPoolView *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "table"
                                                                                                        : "empty");
  update_comparison (self);
}

static void
state_chosen_cb (KbPoolView *self)
{
  KbProductQuery query = KB_PRODUCT_QUERY_ALL;

  if (self->list == NULL)
    return;
  query.pool = (int) gtk_drop_down_get_selected (self->state_choice) + KB_POOL_STATE_CANDIDATE;
  kb_product_list_set_query (self->list, &query);
  update_content (self);
}

static void
set_state (KbPoolView *self,
           int         state)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autoptr (KbEdit) edit = NULL;

  if (chosen->len == 0)
    return;
  edit = kb_product_edits_pool (chosen, state);
  kb_workspace_edit (self->workspace, edit);
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  set_state (KB_POOL_VIEW (widget), KB_POOL_STATE_DROPPED);
}

static void
propose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  set_state (KB_POOL_VIEW (widget), KB_POOL_STATE_CANDIDATE);
}

static void
toast_moved (KbPoolView *self,
             KbEdit     *edit,
             KbRecord   *session)
{
  /* Translators: what was done, and with which session */
  g_autofree char *text = g_strdup_printf (_("%s: %s"), kb_edit_get_label (edit),
                                           kb_record_get_text (session, KB_SESSION_TITLE));

  kb_undo_toast_show (GTK_WIDGET (self), text);
}

static void
session_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KbPoolView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecordSet) plan = kb_workspace_load_session_finish (KB_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) moving = g_steal_pointer (&self->moving);
  g_autoptr (KbEdit) edit = plan != NULL && moving != NULL ? kb_lineup_add (plan, moving, &error) : NULL;

  if (edit != NULL)
    {
      kb_workspace_edit (self->workspace, edit);
      toast_moved (self, edit, kb_record_set_get_session (plan));
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

static void
move (KbPoolView *self)
{
  kb_workspace_load_session_async (self->workspace, self->target_id, self->cancellable, session_loaded_cb,
                                   g_object_ref (self));
}

static void
answered_cb (KbPoolView *self,
             const char *response)
{
  g_autoptr (GPtrArray) chosen = g_steal_pointer (&self->moving);

  if (chosen == NULL || g_str_equal (response, "cancel"))
    return;
  self->moving = g_str_equal (response, "clear")
    ? kb_veto_dialog_list_clear (kb_workspace_get_library (self->workspace), chosen)
    : g_ptr_array_ref (chosen);
  move (self);
}

static void
session_activated_cb (KbPoolView    *self,
                      GtkListBoxRow *row)
{
  KbRecordSet *library = kb_workspace_get_library (self->workspace);
  g_autofree char *vetoes = NULL;
  GtkWindow *dialog;

  gtk_popover_popdown (self->session_popover);
  g_clear_pointer (&self->moving, g_ptr_array_unref);
  self->moving = get_chosen (self);
  self->target_id = kb_record_get_id (g_object_get_data (G_OBJECT (row), "session"));
  if (self->moving->len == 0)
    return;
  vetoes = kb_veto_dialog_say (library, self->moving);
  if (*vetoes == '\0')
    {
      move (self);
      return;
    }

  dialog = kb_veto_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), library, self->moving);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static gboolean
takes_products (KbRecord *session)
{
  return kb_record_is_null (session, KB_SESSION_TRASHED_US) && !kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE)
         && kb_record_get_int (session, KB_SESSION_STATE) <= KB_SESSION_STATE_READY;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  KbRecord *left = *(KbRecord *const *) a;
  KbRecord *right = *(KbRecord *const *) b;
  const gint64 left_us = kb_record_get_int_or (left, KB_SESSION_START_US, G_MAXINT64);
  const gint64 right_us = kb_record_get_int_or (right, KB_SESSION_START_US, G_MAXINT64);

  return (left_us > right_us) - (left_us < right_us);
}

static void
add_session (KbPoolView *self,
             KbRecord   *session)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *start = kb_session_format_start (session);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kb_record_get_text (session, KB_SESSION_TITLE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), start);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "session", g_object_ref (session), g_object_unref);
  gtk_list_box_append (self->session_list, row);
}

/* Sessions whose lineup may still change, the latest first: that is where planning happens. */
static void
popover_shown_cb (KbPoolView *self)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->session_list, 0)) != NULL)
    gtk_list_box_remove (self->session_list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);

      if (takes_products (session))
        g_ptr_array_add (open, g_steal_pointer (&session));
    }
  g_ptr_array_sort (open, compare_starts);
  for (guint i = open->len; i > 0; i--)
    add_session (self, open->pdata[i - 1]);
}

static void
row_activated_cb (KbPoolView *self,
                  guint       position)
{
  g_autoptr (KbRecord) product = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (product != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "products.show", "x", kb_record_get_id (product));
}

static void
kb_pool_view_dispose (GObject *object)
{
  KbPoolView *self = KB_POOL_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->moving, g_ptr_array_unref);

  G_OBJECT_CLASS (kb_pool_view_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_POOL_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
}

static void
kb_pool_view_class_init (KbPoolViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_pool_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/catalogue/kb-pool-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, state_choice);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, table);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, stack);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, comparison);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, comparison_place);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, hint);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, error);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, move_button);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, session_popover);
  gtk_widget_class_bind_template_child (widget_class, KbPoolView, session_list);
  gtk_widget_class_bind_template_callback (widget_class, state_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "pool.drop", NULL, drop_action);
  gtk_widget_class_install_action (widget_class, "pool.propose", NULL, propose_action);
}

static void
kb_pool_view_init (KbPoolView *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);
  guint n_columns;
  const KbColumnInfo *columns = kb_pool_columns_get (&n_columns);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (guint i = KB_POOL_STATE_CANDIDATE; i < kb_enum_count (&kb_pool_state_enum); i++)
    gtk_string_list_append (states, kb_enum_label (&kb_pool_state_enum, i));
  gtk_drop_down_set_model (self->state_choice, G_LIST_MODEL (states));
  kb_column_view_fill (self->table, "pool", columns, n_columns);
}

/**
 * kb_pool_view_set_workspace:
 * @workspace: (transfer none): whose products to choose from; set once
 */
void
kb_pool_view_set_workspace (KbPoolView  *self,
                            KbWorkspace *workspace)
{
  KbRecordSet *library = kb_workspace_get_library (workspace);

  g_return_if_fail (KB_IS_POOL_VIEW (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->list = kb_product_list_new (library);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  kb_column_view_set_plan (self->table, library, KB_ENTITY_PRODUCT);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_comparison), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (update_comparison), self, G_CONNECT_SWAPPED);
  state_chosen_cb (self);
}
