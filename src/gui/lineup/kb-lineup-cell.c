/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-cell"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-lineup-cell.h"
#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-price-steps.h"
#include "kb-stock-bar.h"
#include "kb-thumbnail.h"
#include "kb-tip.h"

#define THUMBNAIL_SIDE 30

/**
 * KbLineupCell:
 *
 * One cell of the lineup's table: what its column says of an item, or an editor in its place.
 */
struct _KbLineupCell
{
  GtkWidget             parent_instance;

  const KbLineupColumn *column;    /* borrowed, constant */
  KbRecord             *item;      /* owned, nullable */
  const char           *level;     /* borrowed, constant, nullable: the class that it has */

  GtkWidget            *content;   /* child */
  GtkWidget            *label;
  GtkWidget            *caption;   /* nullable */
  GtkWidget            *thumb;     /* nullable */
  GtkWidget            *bar;       /* nullable */
  GtkWidget            *icon;      /* nullable */
  GtkWidget            *editor;    /* child, nullable: while it is typed into */
};

G_DEFINE_FINAL_TYPE (KbLineupCell, kb_lineup_cell, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (KbLineupCell *self)
{
  const KbLineupColumnFlags flags = self->column->flags;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), flags & KB_LINEUP_COLUMN_NUMBER ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), self->column->look != KB_LINEUP_LOOK_PRODUCT);
  gtk_label_set_wrap (GTK_LABEL (label), self->column->look == KB_LINEUP_LOOK_PRODUCT);
  gtk_label_set_lines (GTK_LABEL (label), 1);
  return label;
}

static void
add_texts (KbLineupCell *self,
           GtkWidget    *box)
{
  const KbLineupColumnFlags flags = self->column->flags;

  self->label = create_label (self);
  if (flags & KB_LINEUP_COLUMN_STRONG)
    gtk_widget_add_css_class (self->label, "identity");
  if (flags & KB_LINEUP_COLUMN_DIM)
    gtk_widget_add_css_class (self->label, "dim");
  gtk_box_append (GTK_BOX (box), self->label);
  if (!(flags & KB_LINEUP_COLUMN_TWO_LINES))
    return;

  self->caption = create_label (self);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_add_css_class (self->caption, "dim");
  if (flags & KB_LINEUP_COLUMN_STRUCK)
    gtk_widget_add_css_class (self->caption, "struck");
  gtk_box_append (GTK_BOX (box), self->caption);
}

static GtkWidget *
create_content (KbLineupCell *self)
{
  const KbLineupLook look = self->column->look;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, look != KB_LINEUP_LOOK_ROLE);
  if (look == KB_LINEUP_LOOK_PRODUCT)
    {
      self->thumb = kb_thumbnail_new (THUMBNAIL_SIDE);
      gtk_box_append (GTK_BOX (box), self->thumb);
    }
  if (look == KB_LINEUP_LOOK_STATUS)
    {
      self->icon = gtk_image_new ();
      gtk_box_append (GTK_BOX (box), self->icon);
    }
  add_texts (self, texts);
  if (look == KB_LINEUP_LOOK_STOCK)
    {
      self->bar = kb_stock_bar_new ();
      gtk_box_append (GTK_BOX (texts), self->bar);
    }
  if (look == KB_LINEUP_LOOK_ROLE)
    gtk_widget_add_css_class (self->label, "role-pill");
  gtk_box_append (GTK_BOX (box), texts);

  return box;
}

static void
show_text (KbLineupCell *self,
           const char   *text)
{
  const char *line_end = self->caption != NULL ? strchr (text, '\n') : NULL;
  g_autofree char *first = line_end != NULL ? g_strndup (text, line_end - text) : g_strdup (text);

  gtk_label_set_text (GTK_LABEL (self->label), first);
  if (self->caption == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->caption), line_end != NULL ? line_end + 1 : "");
  gtk_widget_set_visible (self->caption, line_end != NULL && line_end[1] != '\0');
  /* A long name has the room of the line that is not there. */
  if (self->thumb != NULL)
    gtk_label_set_lines (GTK_LABEL (self->label), gtk_widget_get_visible (self->caption) ? 1 : 2);
}

/* The second line takes the colour too: it says why. */
static void
show_level (KbLineupCell *self,
            const char   *level)
{
  GtkWidget *const widgets[] = { self->label, self->caption, self->icon };

  if (self->level == level)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      if (widgets[i] == NULL)
        continue;
      if (self->level != NULL)
        {
          gtk_widget_remove_css_class (widgets[i], self->level);
          gtk_widget_remove_css_class (widgets[i], "level");
        }
      if (level != NULL && !(self->column->look == KB_LINEUP_LOOK_STATUS && strcmp (level, "ok") == 0
                             && widgets[i] == self->label))
        {
          gtk_widget_add_css_class (widgets[i], "level");
          gtk_widget_add_css_class (widgets[i], level);
        }
    }
  self->level = level;
}

static void
show_role (KbLineupCell *self,
           int           role)
{
  for (guint i = 0; i < kb_enum_count (&kb_product_role_enum); i++)
    gtk_widget_remove_css_class (self->label, kb_enum_code (&kb_product_role_enum, i));
  gtk_widget_add_css_class (self->label, kb_enum_code (&kb_product_role_enum, role));
}

/* All that is wrong with the item, a line each. */
static char *
dup_problem_texts (KbLineupCell  *self,
                   KbLineupFacts *facts)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (facts);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const KbProblem *problem = problems->pdata[i];

      if (kb_problem_is_about (problem, kb_record_get_id (self->item)))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->text);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
show_status (KbLineupCell  *self,
             KbLineupFacts *facts,
             const char    *level)
{
  g_autofree char *words = dup_problem_texts (self, facts);

  kb_tip_set (GTK_WIDGET (self), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                strcmp (level, "ok") == 0     ? "emblem-ok-symbolic"
                                : strcmp (level, "block") == 0 ? kb_lineup_level_icon (KB_LEVEL_BLOCK)
                                : strcmp (level, "warn") == 0  ? kb_lineup_level_icon (KB_LEVEL_WARN)
                                                               : kb_lineup_level_icon (KB_LEVEL_TELL));
}

/* A spec of which nothing is left is an open end of the bar. */
static void
show_stock (KbLineupCell      *self,
            KbLineupFacts     *facts,
            const KbLineupRow *row)
{
  const gint64 locked = kb_record_get_int (row->item, KB_LINEUP_ITEM_LOCKED_STOCK);
  g_autoptr (GPtrArray) specs = kb_record_set_children (kb_lineup_facts_get_plan (facts), KB_ENTITY_LINEUP_SPEC,
                                                        kb_record_get_id (row->item));
  guint empty = 0;

  for (guint i = 0; i < specs->len; i++)
    empty += kb_record_get_int_or (specs->pdata[i], KB_LINEUP_SPEC_LIVE_STOCK, 0) == 0;
  kb_stock_bar_set (KB_STOCK_BAR (self->bar), row->stock, locked, specs->len, empty);
}

/* A final price says how it comes about; figures are whole, words may be cut. */
static void
show_tooltip (KbLineupCell  *self,
              KbLineupFacts *facts,
              const char    *text)
{
  g_autofree char *explanation = NULL;

  if (strcmp (self->column->id, "final") == 0)
    explanation = kb_price_dup_explanation (kb_lineup_facts_get_plan (facts), self->item);
  else if (!(self->column->flags & KB_LINEUP_COLUMN_NUMBER))
    explanation = g_strchomp (g_strdup (text));
  kb_tip_set (GTK_WIDGET (self), explanation);
}

static void
kb_lineup_cell_dispose (GObject *object)
{
  KbLineupCell *self = KB_LINEUP_CELL (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (kb_lineup_cell_parent_class)->dispose (object);
}

static void
kb_lineup_cell_class_init (KbLineupCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "lineupcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_lineup_cell_init (KbLineupCell *self)
{
}

GtkWidget *
kb_lineup_cell_new (const KbLineupColumn *column)
{
  KbLineupCell *self = g_object_new (KB_TYPE_LINEUP_CELL, NULL);

  self->column = column;
  self->content = create_content (self);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

const KbLineupColumn *
kb_lineup_cell_get_column (KbLineupCell *self)
{
  return self->column;
}

/**
 * kb_lineup_cell_get_item:
 *
 * Returns: (transfer none) (nullable): what it shows.
 */
KbRecord *
kb_lineup_cell_get_item (KbLineupCell *self)
{
  return self->item;
}

void
kb_lineup_cell_set_item (KbLineupCell *self,
                         KbRecord     *item)
{
  g_set_object (&self->item, item);
}

/**
 * kb_lineup_cell_update:
 *
 * Shows what the facts say now of the cell's item.
 */
void
kb_lineup_cell_update (KbLineupCell  *self,
                       KbLineupFacts *facts)
{
  const KbLineupRow *row = kb_lineup_facts_find_row (facts, self->item);
  g_autofree char *text = NULL;
  const char *level;

  if (row == NULL)
    return;

  text = self->column->text (facts, row);
  level = kb_lineup_column_get_level (self->column, facts, row);
  show_text (self, text);
  show_level (self, level);
  show_tooltip (self, facts, text);
  if (self->thumb != NULL)
    kb_thumbnail_set_product (KB_THUMBNAIL (self->thumb), kb_record_set_get_library (kb_lineup_facts_get_plan (facts)),
                              row->product);
  if (self->bar != NULL)
    show_stock (self, facts, row);
  if (self->icon != NULL)
    show_status (self, facts, level);
  if (self->column->look == KB_LINEUP_LOOK_ROLE)
    show_role (self, kb_record_get_int (row->item, KB_LINEUP_ITEM_ROLE));
  if (kb_record_get_bool (row->item, KB_LINEUP_ITEM_WITHDRAWN))
    gtk_widget_add_css_class (self->content, "withdrawn");
  else
    gtk_widget_remove_css_class (self->content, "withdrawn");
}

/**
 * kb_lineup_cell_set_editor:
 * @editor: (nullable): what is typed into; %NULL when that is over
 */
void
kb_lineup_cell_set_editor (KbLineupCell *self,
                           GtkWidget    *editor)
{
  g_return_if_fail (KB_IS_LINEUP_CELL (self));

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;
  gtk_widget_set_visible (self->content, editor == NULL);
  if (editor != NULL)
    gtk_widget_set_parent (editor, GTK_WIDGET (self));
}
