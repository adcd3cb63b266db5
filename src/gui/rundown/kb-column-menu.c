/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-column-menu"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-column-menu.h"

#define LIST_HEIGHT 420
#define WIDTH_STEP 20

/* The menu of the rundown's columns: which are shown, in which order and how wide. By keyboard, the arrows go from
 * column to column, Space shows and hides, Alt+arrows move, + and − size. */
typedef struct
{
  KbColumns *columns;                        /* owned */
  GtkWidget *list;                           /* borrowed: in the popover that owns this */
  GtkWidget *checks[KB_N_RUNDOWN_COLUMNS];   /* borrowed */
} Menu;

static void
free_menu (gpointer data)
{
  Menu *menu = data;

  g_signal_handlers_disconnect_by_data (menu->columns, menu);
  g_object_unref (menu->columns);
  g_free (menu);
}

static KbRundownColumn
get_column (GtkWidget *widget)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "kb-column"));
}

static void
toggled_cb (GtkCheckButton *check,
            Menu           *menu)
{
  kb_columns_set_shown (menu->columns, get_column (GTK_WIDGET (check)), gtk_check_button_get_active (check));
}

static void
move (Menu      *menu,
      GtkWidget *widget,
      int        by)
{
  const KbRundownColumn column = get_column (widget);
  const int to = (int) kb_columns_get_place (menu->columns, column) + by;

  if (to >= 0)
    kb_columns_move (menu->columns, column, to);
  gtk_widget_grab_focus (widget);   /* a row that is sorted anew has lost it */
}

static void
left_cb (GtkWidget *button,
         Menu      *menu)
{
  move (menu, button, -1);
}

static void
right_cb (GtkWidget *button,
          Menu      *menu)
{
  move (menu, button, 1);
}

static void
widen (Menu      *menu,
       GtkWidget *widget,
       int        by)
{
  const KbRundownColumn column = get_column (widget);

  kb_columns_set_width (menu->columns, column, kb_columns_get_width (menu->columns, column) + by);
}

static void
narrower_cb (GtkWidget *button,
             Menu      *menu)
{
  widen (menu, button, -WIDTH_STEP);
}

static void
wider_cb (GtkWidget *button,
          Menu      *menu)
{
  widen (menu, button, WIDTH_STEP);
}

static void
toggle (Menu      *menu,
        GtkWidget *row)
{
  const KbRundownColumn column = get_column (row);

  kb_columns_set_shown (menu->columns, column, !kb_columns_is_shown (menu->columns, column));
}

/* Before the list, to which Space is a click and the end of one. */
static gboolean
key_pressed_cb (Menu            *menu,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (menu->list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  const gboolean is_alt = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  if (focus == row && keyval == GDK_KEY_space)
    toggle (menu, row);
  else if (is_alt && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    move (menu, row, keyval == GDK_KEY_Up ? -1 : 1);
  else if (keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    widen (menu, row, -WIDTH_STEP);
  else if (keyval == GDK_KEY_plus || keyval == GDK_KEY_equal || keyval == GDK_KEY_KP_Add)
    widen (menu, row, WIDTH_STEP);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
row_activated_cb (Menu          *menu,
                  GtkListBoxRow *row)
{
  toggle (menu, GTK_WIDGET (row));
}

static void
reset_cb (Menu *menu)
{
  kb_columns_reset (menu->columns);
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       data)
{
  Menu *menu = data;

  return (int) kb_columns_get_place (menu->columns, get_column (GTK_WIDGET (a)))
         - (int) kb_columns_get_place (menu->columns, get_column (GTK_WIDGET (b)));
}

static void
changed_cb (Menu *menu)
{
  for (guint i = 0; i < KB_RUNDOWN_COLUMN_MARK; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (menu->checks[i]), kb_columns_is_shown (menu->columns, i));
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (menu->list));
}

static void
add_button (Menu            *menu,
            GtkWidget       *box,
            KbRundownColumn  column,
            const char      *icon_name,
            const char      *what,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = g_strdup_printf ("%s: %s", kb_column_info_get_title (column), what);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "kb-column", GINT_TO_POINTER (column));
  g_signal_connect (button, "clicked", callback, menu);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_row (Menu            *menu,
         KbRundownColumn  column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new_with_label (kb_column_info_get_title (column));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_sensitive (check, kb_columns_can_hide (column));
  g_object_set_data (G_OBJECT (check), "kb-column", GINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (row), "kb-column", GINT_TO_POINTER (column));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), menu);
  gtk_box_append (GTK_BOX (box), check);
  add_button (menu, box, column, "go-up-symbolic", _("Further Left (Alt+Up)"), G_CALLBACK (left_cb));
  add_button (menu, box, column, "go-down-symbolic", _("Further Right (Alt+Down)"), G_CALLBACK (right_cb));
  add_button (menu, box, column, "list-remove-symbolic", _("Narrower (−)"), G_CALLBACK (narrower_cb));
  add_button (menu, box, column, "list-add-symbolic", _("Wider (+)"), G_CALLBACK (wider_cb));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kb_column_info_get_title (column), -1);
  gtk_list_box_append (GTK_LIST_BOX (menu->list), row);
  menu->checks[column] = check;
}

/**
 * kb_column_menu_new:
 * @columns: (transfer none): what it changes
 *
 * Returns: (transfer full): a popover for a menu button.
 */
GtkWidget *
kb_column_menu_new (KbColumns *columns)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *reset = gtk_button_new_with_mnemonic (_("_Reset Columns"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  Menu *menu = g_new0 (Menu, 1);

  menu->columns = g_object_ref (columns);
  menu->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (menu->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  for (guint i = 0; i < KB_RUNDOWN_COLUMN_MARK; i++)
    add_row (menu, i);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (menu->list), compare_rows, menu, NULL);
  changed_cb (menu);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), menu->list);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  g_signal_connect_swapped (menu->list, "row-activated", G_CALLBACK (row_activated_cb), menu);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), menu);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (menu->list, keys);
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (reset_cb), menu);
  g_signal_connect_swapped (columns, "changed", G_CALLBACK (changed_cb), menu);
  g_object_set_data_full (G_OBJECT (popover), "kb-menu", menu, free_menu);

  return popover;
}
