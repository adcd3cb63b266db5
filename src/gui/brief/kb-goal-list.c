/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-goal-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-edits.h"
#include "kb-goal-list.h"
#include "kb-goal-row.h"
#include "kb-last-session.h"
#include "kb-session.h"

/**
 * KbGoalList:
 *
 * The figures that a session is measured by, with what the session before reached beside them.
 */
struct _KbGoalList
{
  AdwBin        parent_instance;

  KbWorkspace  *workspace;     /* owned, nullable */
  KbRecordSet  *plan;          /* owned, nullable */
  GSignalGroup *goals;         /* owned: follows the list of goals */
  KbRecordSet  *last;          /* owned, nullable: the session before */
  GCancellable *loading;       /* owned, nullable: of the session before */
  gboolean      awaits_goal;   /* the next goal that comes is the one just added: it gets the focus */

  GtkListBox   *list_box;
  GtkWidget    *result_head;
  GtkWidget    *last_head;
  GtkWidget    *change_head;
  GtkLabel     *last_label;
  GtkMenuButton *add_button;
};

G_DEFINE_FINAL_TYPE (KbGoalList, kb_goal_list, ADW_TYPE_BIN)

/* The figures in the groups in which they are looked for. */
static const struct
{
  const char *title;
  int         metrics[12];
} groups[] = {
  { N_ ("Sales"), { KB_METRIC_GMV, KB_METRIC_NET_GMV, KB_METRIC_USER_PAID, KB_METRIC_ORDERS, KB_METRIC_UNITS,
                    KB_METRIC_BUYERS, KB_METRIC_AOV, KB_METRIC_GMV_PER_HOUR, KB_METRIC_PROFIT,
                    KB_METRIC_REFUND_RATE, KB_METRIC_COUPON_SHARE } },
  { N_ ("Traffic"), { KB_METRIC_VIEWERS, KB_METRIC_VIEWS, KB_METRIC_IMPRESSIONS, KB_METRIC_PCU, KB_METRIC_ACU,
                      KB_METRIC_AVG_WATCH, KB_METRIC_TAP_THROUGH, KB_METRIC_BUYER_RATE, KB_METRIC_CLICK_RATE,
                      KB_METRIC_GPM, KB_METRIC_UV_VALUE } },
  { N_ ("Growth and ads"), { KB_METRIC_NEW_FOLLOWERS, KB_METRIC_FOLLOW_RATE, KB_METRIC_AD_ROI, KB_METRIC_NET_ROI,
                             KB_METRIC_ROI, KB_METRIC_BREAK_EVEN, KB_METRIC_CTR, KB_METRIC_CTOR,
                             KB_METRIC_LIVE_CTR, KB_METRIC_SHOW_GPM } },
};

static KbRecord *
find_metric (KbRecordSet *plan,
             int          metric)
{
  GListModel *goals = kb_record_set_get_list (plan, KB_ENTITY_GOAL);

  for (guint i = 0; metric != KB_METRIC_OTHER && i < g_list_model_get_n_items (goals); i++)
    {
      g_autoptr (KbRecord) goal = g_list_model_get_item (goals, i);

      if (kb_record_get_int (goal, KB_GOAL_METRIC) == metric)
        return goal;
    }
  return NULL;
}

static gboolean
has_results (KbRecordSet *plan)
{
  GListModel *goals = kb_record_set_get_list (plan, KB_ENTITY_GOAL);

  for (guint i = 0; i < g_list_model_get_n_items (goals); i++)
    {
      g_autoptr (KbRecord) goal = g_list_model_get_item (goals, i);

      if (!kb_record_is_null (goal, KB_GOAL_RESULT))
        return TRUE;
    }
  return FALSE;
}

/* A column without a single figure in it does not show. */
static void
update_columns (KbGoalList *self)
{
  const gboolean shows_result = self->plan != NULL && has_results (self->plan);
  const gboolean shows_last = self->last != NULL && has_results (self->last);
  GtkListBoxRow *row;

  gtk_widget_set_visible (self->result_head, shows_result);
  gtk_widget_set_visible (self->last_head, shows_last);
  gtk_widget_set_visible (self->change_head, shows_last);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      KbRecord *goal = kb_goal_row_get_goal (KB_GOAL_ROW (row));

      kb_goal_row_set_columns (KB_GOAL_ROW (row), shows_result, shows_last);
      kb_goal_row_set_reference (KB_GOAL_ROW (row),
                                 shows_last ? find_metric (self->last, kb_record_get_int (goal, KB_GOAL_METRIC)) : NULL);
    }
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  KbGoalList *self = user_data;

  return kb_goal_row_new (self->workspace, kb_record_set_get_session (self->plan), item);
}

static void
goals_changed_cb (KbGoalList *self,
                  guint       position,
                  guint       removed,
                  guint       added)
{
  GtkListBoxRow *row;

  update_columns (self);
  if (!self->awaits_goal || added != 1)
    return;
  self->awaits_goal = FALSE;
  row = gtk_list_box_get_row_at_index (self->list_box, position);
  if (row != NULL)
    kb_goal_row_focus_target (KB_GOAL_ROW (row));
}

static void
last_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KbGoalList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecordSet) last = kb_workspace_load_session_finish (KB_WORKSPACE (source), result, &error);

  if (last == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The session before cannot be shown: %s", error->message);
      return;
    }
  g_set_object (&self->last, last);
  update_columns (self);
}

static void
load_last (KbGoalList *self)
{
  KbRecord *last = kb_last_session_find (self->plan);
  g_autofree char *name = NULL;

  if (last == NULL)
    return;
  name = kb_last_session_format (last);
  gtk_label_set_text (self->last_label, name);
  self->loading = g_cancellable_new ();
  kb_workspace_load_session_async (self->workspace, kb_record_get_id (last), self->loading, last_loaded_cb,
                                   g_object_ref (self));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbGoalList *self = KB_GOAL_LIST (widget);
  const int metric = kb_enum_find (&kb_metric_enum, g_variant_get_string (parameter, NULL));
  g_autoptr (KbEdit) edit = NULL;

  if (self->plan == NULL || metric < 0)
    return;
  edit = kb_brief_edits_add_goal (self->plan, metric);
  self->awaits_goal = TRUE;
  kb_workspace_edit (self->workspace, edit);
}

static void
append_metric (GMenu *menu,
               int    metric)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (kb_enum_label (&kb_metric_enum, metric), NULL);

  g_menu_item_set_action_and_target (item, "goals.add", "s", kb_enum_code (&kb_metric_enum, metric));
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GMenu) group = g_menu_new ();

      for (guint k = 0; groups[i].metrics[k] != KB_METRIC_OTHER; k++)
        append_metric (group, groups[i].metrics[k]);
      g_menu_append_submenu (menu, _(groups[i].title), G_MENU_MODEL (group));
    }
  append_metric (menu, KB_METRIC_OTHER);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
kb_goal_list_dispose (GObject *object)
{
  KbGoalList *self = KB_GOAL_LIST (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->goals);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_GOAL_LIST);
  g_clear_object (&self->last);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_goal_list_parent_class)->dispose (object);
}

static void
kb_goal_list_class_init (KbGoalListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_goal_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/brief/kb-goal-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbGoalList, list_box);
  gtk_widget_class_bind_template_child (widget_class, KbGoalList, result_head);
  gtk_widget_class_bind_template_child (widget_class, KbGoalList, last_head);
  gtk_widget_class_bind_template_child (widget_class, KbGoalList, change_head);
  gtk_widget_class_bind_template_child (widget_class, KbGoalList, last_label);
  gtk_widget_class_bind_template_child (widget_class, KbGoalList, add_button);

  gtk_widget_class_install_action (widget_class, "goals.add", "s", add_action);
}

static void
kb_goal_list_init (KbGoalList *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->add_button, menu);
  self->goals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->goals, "items-changed", G_CALLBACK (goals_changed_cb), self);
}

/**
 * kb_goal_list_set_plan:
 * @workspace: (nullable): where edits go
 * @plan: (nullable): whose goals to show
 */
void
kb_goal_list_set_plan (KbGoalList  *self,
                       KbWorkspace *workspace,
                       KbRecordSet *plan)
{
  GListModel *goals = plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_GOAL) : NULL;

  g_return_if_fail (KB_IS_GOAL_LIST (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->last);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  gtk_label_set_text (self->last_label, "");

  gtk_list_box_bind_model (self->list_box, goals, create_row_cb, self, NULL);
  g_signal_group_set_target (self->goals, goals);
  update_columns (self);
  if (plan != NULL)
    load_last (self);
}
