/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-column"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-column.h"
#include "kb-tip.h"

#define PLAN_KEY "kb-plan"

/* A column's factory: its table line, and the view that knows the rows around. */
typedef struct
{
  const KbColumnInfo *info;   /* borrowed, constant */
  GtkColumnView      *view;   /* borrowed: outlives its columns */
} Column;

static GtkWidget *
create_label (const KbColumnInfo *info)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), info->flags & KB_COLUMN_NUMBER ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (info->flags & KB_COLUMN_NUMBER)
    gtk_widget_add_css_class (label, "numeric");
  if (info->flags & KB_COLUMN_STRONG)
    gtk_widget_add_css_class (label, "identity");
  if (info->flags & KB_COLUMN_DIM)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static GtkWidget *
create_text_cell (const KbColumnInfo *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), create_label (info));
  if (info->flags & KB_COLUMN_TWO_LINES)
    {
      caption = create_label (info);
      gtk_widget_remove_css_class (caption, "identity");
      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      if (info->flags & KB_COLUMN_STRUCK)
        gtk_widget_add_css_class (caption, "struck");
      gtk_box_append (GTK_BOX (box), caption);
    }

  return box;
}

static void
show_text (GtkWidget  *cell,
           const char *text)
{
  GtkWidget *label = gtk_widget_get_first_child (cell);
  GtkWidget *caption = gtk_widget_get_next_sibling (label);
  const char *line_end = caption != NULL && text != NULL ? strchr (text, '\n') : NULL;
  g_autofree char *first = line_end != NULL ? g_strndup (text, line_end - text) : g_strdup (text);

  gtk_label_set_text (GTK_LABEL (label), first != NULL ? first : "");
  kb_tip_set (cell, text != NULL && g_utf8_strlen (text, -1) > 8 ? text : NULL);
  if (caption != NULL)
    {
      gtk_label_set_text (GTK_LABEL (caption), line_end != NULL ? line_end + 1 : "");
      gtk_widget_set_visible (caption, line_end != NULL && line_end[1] != '\0');
    }
}

/* Both lines take the colour: the second one says why. */
static void
show_level (GtkWidget  *cell,
            const char *level)
{
  static const char *const levels[] = { "block", "warn", "tell", "ok" };

  for (GtkWidget *label = gtk_widget_get_first_child (cell); label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        gtk_widget_remove_css_class (label, levels[i]);
      gtk_widget_remove_css_class (label, "level");
      if (level != NULL)
        {
          gtk_widget_add_css_class (label, "level");
          gtk_widget_add_css_class (label, level);
        }
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Column                   *column)
{
  GtkWidget *cell = column->info->widget != NULL ? column->info->widget (NULL, NULL, NULL)
                                                 : create_text_cell (column->info);

  gtk_list_item_set_child (item, cell);
}

static void
update_cell (Column      *column,
             GtkListItem *item)
{
  KbRecordSet *set = g_object_get_data (G_OBJECT (column->view), PLAN_KEY);
  KbRecord *record = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  if (set == NULL || record == NULL)
    return;
  if (column->info->widget != NULL)
    {
      column->info->widget (cell, set, record);
      return;
    }

  text = column->info->text (set, record);
  show_text (cell, text);
  if (column->info->level != NULL)
    show_level (cell, column->info->level (set, record));
}

static void
changed_cb (GtkListItem *item)
{
  update_cell (g_object_get_data (G_OBJECT (item), "kb-column"), item);
}

/* A cell may show what other rows say (a person's name, a coupon), so it follows the whole set. */
static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         Column                   *column)
{
  KbRecordSet *set = g_object_get_data (G_OBJECT (column->view), PLAN_KEY);

  g_object_set_data (G_OBJECT (item), "kb-column", column);
  if (set != NULL)
    g_signal_connect_object (set, "changed", G_CALLBACK (changed_cb), item, G_CONNECT_SWAPPED);
  update_cell (column, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           Column                   *column)
{
  KbRecordSet *set = g_object_get_data (G_OBJECT (column->view), PLAN_KEY);

  if (set != NULL)
    g_signal_handlers_disconnect_by_func (set, changed_cb, item);
}

static GtkColumnViewColumn *
create_column (GtkColumnView      *view,
               const char         *context,
               const KbColumnInfo *info)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *self = gtk_column_view_column_new (g_dpgettext2 (NULL, context, info->title), factory);
  Column *column = g_new (Column, 1);

  column->info = info;
  column->view = view;
  g_object_set_data_full (G_OBJECT (factory), "kb-column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  gtk_column_view_column_set_expand (self, (info->flags & KB_COLUMN_EXPAND) != 0);
  gtk_column_view_column_set_resizable (self, TRUE);
  if (info->width > 0)
    gtk_column_view_column_set_fixed_width (self, info->width);

  return self;
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = GTK_IS_LABEL (child) ? GTK_LABEL (child) : find_label (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* A number's head stands over its figures. The view makes its heads itself and gives no hand on them; where a later
 * GTK makes them otherwise, they stay on the left. */
static void
align_heads (GtkColumnView      *view,
             const KbColumnInfo *infos,
             guint               n_infos)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *head = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; i < n_infos && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    {
      GtkLabel *label = find_label (head);

      if (label == NULL || !(infos[i].flags & KB_COLUMN_NUMBER))
        continue;
      gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
      gtk_label_set_xalign (label, 1);
    }
}

/**
 * kb_column_view_fill:
 * @context: which table it is: "Role" is not one word in every table of a translation
 * @infos: one line per column, constant for ever, titles marked with NC_() and @context
 *
 * Gives a table its columns.
 */
void
kb_column_view_fill (GtkColumnView      *view,
                     const char         *context,
                     const KbColumnInfo *infos,
                     guint               n_infos)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < n_infos; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (view, context, &infos[i]);

      gtk_column_view_append_column (view, column);
    }
  align_heads (view, infos, n_infos);
}

/**
 * kb_column_view_set_plan:
 * @set: (nullable): the session
 * @kind: which of its rows the table lists
 *
 * Shows the rows of a session, and keeps them up to date.
 */
void
kb_column_view_set_plan (GtkColumnView *view,
                         KbRecordSet   *set,
                         KbEntityKind   kind)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  gtk_column_view_set_model (view, NULL);
  g_object_set_data_full (G_OBJECT (view), PLAN_KEY, set != NULL ? g_object_ref (set) : NULL, g_object_unref);
  if (set == NULL)
    return;

  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (kb_record_set_get_list (set, kind))));
  gtk_column_view_set_model (view, selection);
}

static GtkWidget *
find_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * kb_column_view_show_row:
 * @id: a row of the table
 *
 * Selects a row and scrolls to it.
 *
 * Returns: %FALSE when the table does not have it.
 */
gboolean
kb_column_view_show_row (GtkColumnView *view,
                         gint64         id)
{
  GtkSelectionModel *rows;
  GtkWidget *list;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  rows = gtk_column_view_get_model (view);
  list = find_list (view);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (KbRecord) record = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (kb_record_get_id (record) != id)
        continue;
      gtk_selection_model_select_item (rows, i, TRUE);
      if (list != NULL)
        gtk_widget_activate_action (list, "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}
