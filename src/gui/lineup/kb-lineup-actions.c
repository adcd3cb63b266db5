/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-actions"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-lineup-edits.h"
#include "kb-lineup-mend.h"
#include "kb-lineup-page-private.h"
#include "kb-lineup-swap.h"
#include "kb-lineup.h"
#include "kb-withdraw-dialog.h"

/* What the lineup's page can be told to do; menus, keys and tests go by these names. */

static KbRecordSet *
get_plan (KbLineupPage *self)
{
  return kb_page_get_plan (KB_PAGE (self));
}

static KbRecord *
get_item (KbLineupPage *self)
{
  return get_plan (self) != NULL ? kb_lineup_table_get_selected (kb_lineup_page_get_table (self)) : NULL;
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  if (get_plan (KB_LINEUP_PAGE (widget)) != NULL)
    kb_lineup_page_open_picker (KB_LINEUP_PAGE (widget));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const KbLineupColumn *column = kb_lineup_columns_find (g_variant_get_string (parameter, NULL));

  if (column != NULL)
    kb_lineup_table_edit (kb_lineup_page_get_table (KB_LINEUP_PAGE (widget)), column);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  KbRecord *item = get_item (self);
  GListModel *items;
  g_autoptr (KbEdit) edit = NULL;
  guint place;
  int to;

  if (item == NULL)
    return;

  items = kb_record_set_get_list (get_plan (self), KB_ENTITY_LINEUP_ITEM);
  if (!g_list_store_find (G_LIST_STORE (items), item, &place))
    return;
  to = (int) place + g_variant_get_int32 (parameter);
  edit = to >= 0 ? kb_lineup_move (get_plan (self), item, to) : NULL;
  if (edit != NULL)
    kb_lineup_page_commit (self, edit, kb_record_get_id (item));
}

static void
renumber_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  g_autoptr (KbEdit) edit = get_plan (self) != NULL ? kb_lineup_renumber (get_plan (self)) : NULL;

  if (edit != NULL)
    kb_lineup_page_commit (self, edit, 0);
}

static void
take_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  KbRecord *item = get_item (self);

  if (item != NULL && !kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN))
    kb_withdraw_dialog_ask (KB_PAGE (self), item);
}

static void
put_back_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  KbRecord *item = get_item (self);
  g_autoptr (KbEdit) edit = NULL;

  if (item == NULL || !kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN))
    return;
  edit = kb_lineup_put_back (get_plan (self), item);
  kb_lineup_page_commit (self, edit, kb_record_get_id (item));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  KbRecord *item = get_item (self);
  g_autoptr (KbEdit) edit = NULL;

  if (item == NULL)
    return;
  edit = kb_lineup_remove (get_plan (self), item);
  kb_page_toast (KB_PAGE (self), kb_edit_get_label (edit), _("Undo"), "win.undo");
  kb_lineup_page_commit (self, edit, 0);
}

static gboolean
has_level (KbLineupFacts *facts,
           KbRecord      *item,
           KbLevel        level)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (facts);
  const KbProblem *problem = problems != NULL ? kb_problems_find (problems, kb_record_get_id (item)) : NULL;

  return problem != NULL && problem->level == level;
}

static void
next_problem_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  GListModel *items = get_plan (self) != NULL ? kb_record_set_get_list (get_plan (self), KB_ENTITY_LINEUP_ITEM) : NULL;
  const guint n = items != NULL ? g_list_model_get_n_items (items) : 0;
  KbRecord *item = get_item (self);
  guint from = n - 1;

  if (item != NULL)
    g_list_store_find (G_LIST_STORE (items), item, &from);
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (KbRecord) next = g_list_model_get_item (items, (from + i) % n);

      if (!has_level (kb_lineup_page_get_facts (self), next, g_variant_get_int32 (parameter)))
        continue;
      kb_lineup_table_select (kb_lineup_page_get_table (self), kb_record_get_id (next));
      kb_lineup_page_show_side (self, "item");
      return;
    }
  /* What stands beside no item is about coupons or cues. */
  kb_lineup_page_show_side (self, "offers");
}

static void
go_to_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *entity;
  gint64 id;
  int field;

  g_variant_get (parameter, "(&sxi)", &entity, &id, &field);
  kb_lineup_page_go_to (KB_LINEUP_PAGE (widget), kb_entity_find (entity), id, field);
}

static const KbProblem *
find_problem (KbLineupPage *self,
              const char   *code,
              gint64        id)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (kb_lineup_page_get_facts (self));

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const KbProblem *problem = problems->pdata[i];
      const KbSubject *subject = kb_problem_get (problem, 0);

      if (subject != NULL && subject->id == id && g_str_equal (problem->code, code))
        return problem;
    }

  return NULL;
}

static void
mend_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  const KbProblem *problem;
  const char *code;
  const char *title;
  gint64 id;
  g_autoptr (KbEdit) edit = NULL;

  g_variant_get (parameter, "(&sx)", &code, &id);
  problem = find_problem (self, code, id);
  if (problem != NULL)
    edit = kb_lineup_mend (get_plan (self), problem, &title);
  if (edit == NULL)
    return;

  kb_lineup_page_commit (self, edit, 0);
  kb_page_toast (KB_PAGE (self), title, _("Undo"), "win.undo");
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  kb_lineup_page_open_search (KB_LINEUP_PAGE (widget));
}

static void
side_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_lineup_page_show_side (KB_LINEUP_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/**
 * kb_lineup_actions_install:
 * @widget_class: the page's
 *
 * Installs every `lineup.*` action, and the table's keys.
 */
void
kb_lineup_actions_install (GtkWidgetClass *widget_class)
{
  GtkWidgetClass *table_class = g_type_class_ref (KB_TYPE_LINEUP_TABLE);

  gtk_widget_class_install_action (widget_class, "lineup.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "lineup.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "lineup.go-to", "(sxi)", go_to_action);
  gtk_widget_class_install_action (widget_class, "lineup.mend", "(sx)", mend_action);
  gtk_widget_class_install_action (widget_class, "lineup.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "lineup.renumber", NULL, renumber_action);
  gtk_widget_class_install_action (widget_class, "lineup.take-out", NULL, take_out_action);
  gtk_widget_class_install_action (widget_class, "lineup.put-back", NULL, put_back_action);
  gtk_widget_class_install_action (widget_class, "lineup.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "lineup.next-problem", "i", next_problem_action);
  gtk_widget_class_install_action (widget_class, "lineup.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "lineup.side", "s", side_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "lineup.search", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Insert, 0, "lineup.add", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Delete, 0, "lineup.take-out", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Up, GDK_ALT_MASK, "lineup.move", "i", -1);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Down, GDK_ALT_MASK, "lineup.move", "i", 1);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_F2, 0, "lineup.edit", "s", "product");
}
