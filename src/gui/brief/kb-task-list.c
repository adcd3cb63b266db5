/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-task-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-edits.h"
#include "kb-task-list.h"
#include "kb-task-row.h"
#include "kb-warmup-board.h"
#include "kb-warmup.h"

/**
 * KbTaskList:
 *
 * The warm-up of a session, or its requests to others: one row each, how many are done, and one more
 * at the press of a button.
 */
struct _KbTaskList
{
  AdwBin               parent_instance;

  KbWorkspace         *workspace;      /* owned, nullable */
  KbRecordSet         *plan;           /* owned, nullable */
  KbEntityKind         kind;           /* %KB_ENTITY_WARMUP_ACTION or %KB_ENTITY_REQUEST */
  GSignalGroup        *tasks;          /* owned: follows the list */
  gboolean             awaits_task;    /* the next one that comes is the one just added: it gets the focus */

  AdwPreferencesGroup *group;          /* child */
  GtkWidget           *add_content;    /* child */
  GtkBox              *box;            /* child: the board of the warm-up, and the list */
  KbWarmupBoard       *board;          /* child, nullable: requests have none */
  GtkListBox          *list_box;       /* child */
  GtkLabel            *placeholder;    /* child */
};

G_DEFINE_FINAL_TYPE (KbTaskList, kb_task_list, ADW_TYPE_BIN)

static void
show_summary (KbTaskList *self)
{
  GListModel *tasks = self->plan != NULL ? kb_record_set_get_list (self->plan, self->kind) : NULL;
  const guint field = self->kind == KB_ENTITY_WARMUP_ACTION ? KB_WARMUP_ACTION_STATE : KB_REQUEST_STATE;
  const guint n = tasks != NULL ? g_list_model_get_n_items (tasks) : 0;
  g_autofree char *text = NULL;
  guint n_done = 0, n_missed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KbRecord) task = g_list_model_get_item (tasks, i);
      const int state = kb_record_get_int (task, field);

      n_done += state == KB_ACTION_STATE_DONE || state == KB_ACTION_STATE_LATE;
      n_missed += state == KB_ACTION_STATE_MISSED;
    }
  /* Translators: of the warm-up actions or requests of a session */
  text = g_strdup_printf (_("%u of %u done, %u missed"), n_done, n, n_missed);
  adw_preferences_group_set_description (self->group, n > 0 ? text : "");
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  KbTaskList *self = user_data;

  g_signal_connect_object (item, "notify", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  return kb_task_row_new (self->workspace, self->plan, item);
}

static void
tasks_changed_cb (KbTaskList *self,
                  guint       position,
                  guint       removed,
                  guint       added)
{
  GtkListBoxRow *row;

  show_summary (self);
  if (!self->awaits_task || added != 1)
    return;
  self->awaits_task = FALSE;
  row = gtk_list_box_get_row_at_index (self->list_box, position);
  if (row != NULL)
    kb_task_row_focus (KB_TASK_ROW (row));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbTaskList *self = KB_TASK_LIST (widget);
  g_autoptr (KbEdit) edit = NULL;

  if (self->plan == NULL)
    return;
  edit = kb_brief_edits_add_task (self->plan, self->kind);
  self->awaits_task = TRUE;
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_task_list_dispose (GObject *object)
{
  KbTaskList *self = KB_TASK_LIST (object);

  g_clear_object (&self->tasks);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_task_list_parent_class)->dispose (object);
}

static void
kb_task_list_class_init (KbTaskListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_task_list_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tasks.add", NULL, add_action);
}

static void
kb_task_list_init (KbTaskList *self)
{
  GtkWidget *button = gtk_button_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->add_content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->add_content), "list-add-symbolic");
  gtk_button_set_child (GTK_BUTTON (button), self->add_content);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tasks.add");
  adw_preferences_group_set_header_suffix (self->group, button);

  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  self->placeholder = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->placeholder, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "task-error");
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list_box, GTK_WIDGET (self->placeholder));
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (self->box, GTK_WIDGET (self->list_box));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));

  self->tasks = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->tasks, "items-changed", G_CALLBACK (tasks_changed_cb), self);
}

static void
show_kind (KbTaskList *self)
{
  const gboolean is_warmup = self->kind == KB_ENTITY_WARMUP_ACTION;
  const char *title = is_warmup ? _("Warm-up") : _("Requests to others");

  adw_preferences_group_set_title (self->group, title);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->add_content), is_warmup ? _("Action") : _("Request"));
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (self->add_content),
                               is_warmup ? _("Add a warm-up action") : _("Add a request"));
  gtk_label_set_text (self->placeholder,
                      is_warmup ? _("No warm-up yet. What brings viewers before the show?")
                                : _("No requests yet. What do other departments have to deliver?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
opened_cb (KbTaskList *self,
           gint64      id)
{
  kb_task_list_show (self, id);
}

/* The warm-up has days, requests have not. */
static void
show_board (KbTaskList *self)
{
  if (self->kind != KB_ENTITY_WARMUP_ACTION)
    return;

  if (self->board == NULL)
    {
      self->board = KB_WARMUP_BOARD (kb_warmup_board_new ());
      gtk_box_prepend (self->box, GTK_WIDGET (self->board));
      g_signal_connect_object (self->board, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
    }
  kb_warmup_board_set_plan (self->board, self->workspace, self->plan);
}

/**
 * kb_task_list_set_plan:
 * @workspace: (nullable): where edits go
 * @plan: (nullable): whose tasks to show
 * @kind: %KB_ENTITY_WARMUP_ACTION or %KB_ENTITY_REQUEST, the same each time
 */
void
kb_task_list_set_plan (KbTaskList   *self,
                       KbWorkspace  *workspace,
                       KbRecordSet  *plan,
                       KbEntityKind  kind)
{
  GListModel *tasks = plan != NULL ? kb_record_set_get_list (plan, kind) : NULL;

  g_return_if_fail (KB_IS_TASK_LIST (self));

  self->kind = kind;
  show_kind (self);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  gtk_list_box_bind_model (self->list_box, tasks, create_row_cb, self, NULL);
  g_signal_group_set_target (self->tasks, tasks);
  show_board (self);
  show_summary (self);
}

/**
 * kb_task_list_show:
 * @id: a task
 *
 * Unfolds a task, with the focus on what it is about.
 *
 * Returns: whether it is one of the list.
 */
gboolean
kb_task_list_show (KbTaskList *self,
                   gint64      id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (KB_IS_TASK_LIST (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (kb_record_get_id (kb_task_row_get_task (KB_TASK_ROW (row))) == id)
      {
        kb_task_row_focus (KB_TASK_ROW (row));
        return TRUE;
      }

  return FALSE;
}
