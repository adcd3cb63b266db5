/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-goods-panel"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-entry-error.h"
#include "kb-goods-panel.h"
#include "kb-goods-text.h"
#include "kb-lineup.h"
#include "kb-live-desk.h"
#include "kb-show-goods.h"
#include "kb-stock-import.h"
#include "kb-stock-input.h"
#include "kb-text.h"
#include "kb-variable.h"

/**
 * KbGoodsPanel:
 *
 * The products of the show with what is left of them: typed down with a key and a figure, or taken from a table. Its actions
 * `goods.*` are the desk's, so that keys mean them wherever the focus is.
 */
struct _KbGoodsPanel
{
  AdwBin              parent_instance;

  KbShow             *show;      /* owned, nullable */
  GSimpleActionGroup *actions;   /* owned */
  char               *shown;     /* owned, nullable: all that the rows say; the same again costs nothing */
  guint               n_out;     /* products that are sold out, or one of their specs */

  GtkEditable        *entry;
  GtkLabel           *problem;
  GtkListBox         *list;
};

G_DEFINE_FINAL_TYPE (KbGoodsPanel, kb_goods_panel, ADW_TYPE_BIN)

/* What one row says. */
typedef struct
{
  KbRecord    *item;      /* borrowed */
  KbStockLeft  stock;
  gboolean     is_on_air;
  char        *name;
  char        *left;
  char        *state;     /* nullable */
  char        *detail;
} Row;

static void
row_clear (Row *row)
{
  g_free (row->name);
  g_free (row->left);
  g_free (row->state);
  g_free (row->detail);
}

static char *
describe_detail (KbShow   *show,
                 KbRecord *item)
{
  g_autofree char *steps = kb_goods_text_dup_steps (show, item);
  g_autofree char *specs = kb_goods_text_dup_specs (show, item);

  if (steps != NULL && specs != NULL)
    return g_strdup_printf ("%s\n%s", steps, specs);
  return g_strdup (steps != NULL ? steps : specs != NULL ? specs : "");
}

static GArray *
create_rows (KbGoodsPanel *self)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  KbRecord *on_air = kb_show_find_on_air (self->show);
  g_autoptr (GPtrArray) goods = kb_show_list_goods (self->show);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  for (guint i = 0; i < goods->len; i++)
    {
      Row row = { .item = goods->pdata[i], .is_on_air = goods->pdata[i] == on_air };

      row.stock = kb_stock_left_compute (plan, row.item, kb_show_get_run (self->show));
      row.name = kb_variable_dup_item_name (plan, row.item);
      row.left = kb_goods_text_dup_left (&row.stock);
      row.state = kb_goods_text_dup_state (self->show, row.item, &row.stock);
      row.detail = describe_detail (self->show, row.item);
      g_array_append_val (rows, row);
    }

  return rows;
}

static const char *
get_class (KbStockState state)
{
  switch (state)
    {
    case KB_STOCK_STATE_SOLD_OUT:
      return "sold-out";
    case KB_STOCK_STATE_SPEC_OUT:
    case KB_STOCK_STATE_LOW:
      return "stock-low";
    case KB_STOCK_STATE_PLENTY:
    default:
      return "figures";
    }
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* How much of what was planned is left; nothing where nobody planned any. */
static GtkWidget *
create_bar (const KbStockLeft *stock)
{
  GtkWidget *bar = gtk_level_bar_new ();
  const gboolean is_known = stock->left != KB_NONE && stock->planned != KB_NONE && stock->planned > 0;

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), is_known ? CLAMP ((double) stock->left / (double) stock->planned, 0, 1) : 0);
  gtk_widget_set_size_request (bar, 64, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (bar, is_known ? 1 : 0);
  gtk_widget_add_css_class (bar, get_class (stock->state));
  return bar;
}

static GtkWidget *
create_line (const Row *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: a link number, short: "No.16" */
  g_autofree char *link = g_strdup_printf (_("No.%d"), (int) kb_record_get_int (row->item, KB_LINEUP_ITEM_LINK_NO));
  GtkWidget *number = create_label (link, "figures");
  GtkWidget *name = create_label (row->name, "identity");
  GtkWidget *left = create_label (row->left, get_class (row->stock.state));

  gtk_label_set_width_chars (GTK_LABEL (number), 5);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (left), 6);
  gtk_label_set_xalign (GTK_LABEL (left), 1);
  gtk_widget_add_css_class (left, "stock-left");
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), create_bar (&row->stock));
  gtk_box_append (GTK_BOX (line), left);
  return line;
}

static void
append_words (GtkWidget  *box,
              const char *text,
              const char *style)
{
  GtkWidget *label;

  if (kb_text_is_empty (text))
    return;

  label = create_label (text, style);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "stock-words");
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_row (KbGoodsPanel *self,
         const Row    *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *list_row = gtk_list_box_row_new ();
  /* Translators: read aloud: a product, what is left of it and how that is */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s left %s"), row->name, row->left, row->state != NULL ? row->state : "");

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), create_line (row));
  append_words (box, row->state, get_class (row->stock.state));
  append_words (box, row->detail, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_widget_set_tooltip_text (list_row, row->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (row->is_on_air)
    gtk_widget_add_css_class (list_row, "on-air");
  gtk_list_box_append (self->list, list_row);
}

static void
rebuild (KbGoodsPanel *self,
         GArray       *rows)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_out = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *its = &g_array_index (rows, Row, i);

      self->n_out += its->stock.state >= KB_STOCK_STATE_SPEC_OUT;
      add_row (self, its);
    }
}

static char *
digest (GArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %s %s %" G_GINT64_FORMAT " %s %s\n", kb_record_get_id (row->item),
                              row->is_on_air, row->name, row->left, row->stock.planned, row->state, row->detail);
    }

  return g_string_free (text, FALSE);
}

static void
leave (KbGoodsPanel *self)
{
  gtk_editable_set_text (self->entry, "");
  kb_entry_error_show (GTK_WIDGET (self->entry), self->problem, NULL);
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

static void
count_cb (KbGoodsPanel *self)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (KbStockCount));
  g_autoptr (GError) error = NULL;
  KbStockCount count;

  if (self->show == NULL)
    return;
  if (!kb_stock_input_read (kb_show_get_plan (self->show), kb_show_get_run (self->show), kb_show_find_on_air (self->show),
                            gtk_editable_get_text (self->entry), &count, &error))
    {
      kb_entry_error_show (GTK_WIDGET (self->entry), self->problem, error->message);
      return;
    }

  g_array_append_val (counts, count);
  kb_show_count_stock (self->show, counts);
  leave (self);
}

/* What is typed anew is not wrong yet. */
static void
typed_cb (KbGoodsPanel *self)
{
  kb_entry_error_show (GTK_WIDGET (self->entry), self->problem, NULL);
}

static void
type (KbGoodsPanel *self,
      const char   *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "panel.page", "s", "goods");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

/* A row that is chosen is what is counted next. */
static void
row_activated_cb (KbGoodsPanel  *self,
                  GtkListBoxRow *row)
{
  g_autoptr (GPtrArray) goods = self->show != NULL ? kb_show_list_goods (self->show) : NULL;
  const int index = gtk_list_box_row_get_index (row);
  g_autofree char *text = NULL;

  if (goods == NULL || index >= (int) goods->len)
    return;

  text = g_strdup_printf ("%d ", (int) kb_record_get_int (goods->pdata[index], KB_LINEUP_ITEM_LINK_NO));
  type (self, text);
}

static void
type_cb (GSimpleAction *action,
         GVariant      *parameter,
         KbGoodsPanel  *self)
{
  type (self, "");
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           KbGoodsPanel  *self)
{
  if (self->show != NULL)
    kb_stock_import_file (GTK_WIDGET (self), self->show);
}

static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          KbGoodsPanel  *self)
{
  if (self->show != NULL)
    kb_stock_import_clipboard (GTK_WIDGET (self), self->show);
}

static void
kb_goods_panel_root (GtkWidget *widget)
{
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);

  GTK_WIDGET_CLASS (kb_goods_panel_parent_class)->root (widget);

  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "goods", G_ACTION_GROUP (KB_GOODS_PANEL (widget)->actions));
}

static void
kb_goods_panel_dispose (GObject *object)
{
  KbGoodsPanel *self = KB_GOODS_PANEL (object);

  g_clear_object (&self->show);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (kb_goods_panel_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_GOODS_PANEL);
}

static void
kb_goods_panel_class_init (KbGoodsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_goods_panel_dispose;
  widget_class->root = kb_goods_panel_root;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-goods-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KbGoodsPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, KbGoodsPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, KbGoodsPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kb_goods_panel_init (KbGoodsPanel *self)
{
  static const struct
  {
    const char *name;
    void      (*act) (GSimpleAction *action, GVariant *parameter, KbGoodsPanel *self);
  } actions[] = {
    { "type", type_cb },
    { "import", import_cb },
    { "paste", paste_cb },
  };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (actions[i].act), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_goods_panel_set_show:
 * @show: (nullable) (transfer none): the run whose products they are
 */
void
kb_goods_panel_set_show (KbGoodsPanel *self,
                         KbShow       *show)
{
  g_return_if_fail (KB_IS_GOODS_PANEL (self));

  g_set_object (&self->show, show);
  g_clear_pointer (&self->shown, g_free);
  if (show != NULL)
    kb_goods_panel_update (self);
}

/**
 * kb_goods_panel_update:
 *
 * Something happened in the run, or the plan was edited.
 */
void
kb_goods_panel_update (KbGoodsPanel *self)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KB_IS_GOODS_PANEL (self));

  rows = create_rows (self);
  text = digest (rows);
  if (kb_set_str (&self->shown, text))
    rebuild (self, rows);
}

/**
 * kb_goods_panel_count:
 *
 * Returns: how many products are sold out, as a whole or in one of their specs.
 */
guint
kb_goods_panel_count (KbGoodsPanel *self)
{
  g_return_val_if_fail (KB_IS_GOODS_PANEL (self), 0);

  return self->n_out;
}
