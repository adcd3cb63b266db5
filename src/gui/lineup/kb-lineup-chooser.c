/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-chooser"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-lineup-chooser.h"

#define SETTING "lineup-columns"
#define ALL_VIEWS 0

/**
 * KbLineupChooser:
 *
 * Which columns the lineup's table shows: those that go together at a press, or any at all from a
 * menu. The choice is this desk's and is kept.
 */
struct _KbLineupChooser
{
  GtkBox         parent_instance;

  KbLineupTable *table;       /* owned, nullable */
  GSettings     *settings;    /* owned */
  GPtrArray     *views;       /* owned, of GtkToggleButton, borrowed */
  GPtrArray     *checks;      /* owned, of GtkCheckButton, borrowed: one per column, NULL where it is always shown */
  gboolean       is_showing;  /* the buttons are being set, not pressed */
};

G_DEFINE_FINAL_TYPE (KbLineupChooser, kb_lineup_chooser, GTK_TYPE_BOX)

static const struct
{
  const char *title;
  guint       views;
} views[] = {
  { NC_ ("lineup view", "Prices"), KB_LINEUP_VIEW_PRICES },
  { NC_ ("lineup view", "Supply"), KB_LINEUP_VIEW_SUPPLY },
  { NC_ ("lineup view", "Offer"), KB_LINEUP_VIEW_OFFER },
  { NC_ ("lineup view", "All"), ALL_VIEWS },
};

static gboolean
is_in_view (const KbLineupColumn *column,
            guint                 view)
{
  return (column->flags & KB_LINEUP_COLUMN_FIXED) || view == ALL_VIEWS || (column->views & view);
}

static GStrv
list_view (guint view)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (is_in_view (&columns[i], view))
      g_strv_builder_add (ids, columns[i].id);

  return g_strv_builder_end (ids);
}

static gboolean
is_view (const char *const *ids,
         guint              view)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (!(columns[i].flags & KB_LINEUP_COLUMN_FIXED)
        && is_in_view (&columns[i], view) != g_strv_contains (ids, columns[i].id))
      return FALSE;

  return TRUE;
}

/* Nothing chosen yet: prices, as most are looked for. */
static GStrv
dup_chosen (KbLineupChooser *self)
{
  GStrv ids = g_settings_get_strv (self->settings, SETTING);

  if (ids[0] != NULL)
    return ids;
  g_strfreev (ids);
  return list_view (KB_LINEUP_VIEW_PRICES);
}

static void
update (KbLineupChooser *self)
{
  g_auto (GStrv) ids = dup_chosen (self);
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  self->is_showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_toggle_button_set_active (self->views->pdata[i], is_view ((const char *const *) ids, views[i].views));
  for (guint i = 0; i < n_columns; i++)
    if (self->checks->pdata[i] != NULL)
      gtk_check_button_set_active (self->checks->pdata[i], g_strv_contains ((const char *const *) ids, columns[i].id));
  self->is_showing = FALSE;

  if (self->table != NULL)
    kb_lineup_table_show_columns (self->table, (const char *const *) ids);
}

static void
view_toggled_cb (GtkToggleButton *button,
                 KbLineupChooser *self)
{
  guint index;

  if (self->is_showing || !g_ptr_array_find (self->views, button, &index))
    return;

  g_auto (GStrv) ids = list_view (views[index].views);

  g_settings_set_strv (self->settings, SETTING, (const char *const *) ids);
  update (self);
}

static void
check_toggled_cb (KbLineupChooser *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  if (self->is_showing)
    return;

  for (guint i = 0; i < n_columns; i++)
    if (self->checks->pdata[i] == NULL || gtk_check_button_get_active (self->checks->pdata[i]))
      g_strv_builder_add (chosen, columns[i].id);

  g_auto (GStrv) ids = g_strv_builder_end (chosen);

  g_settings_set_strv (self->settings, SETTING, (const char *const *) ids);
  update (self);
}

static void
add_views (KbLineupChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "lineup view", views[i].title));

      g_ptr_array_add (self->views, button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (view_toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (self), box);
}

static GtkWidget *
create_checks (KbLineupChooser *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);
  int at = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < n_columns; i++)
    {
      GtkWidget *check = NULL;

      if (!(columns[i].flags & KB_LINEUP_COLUMN_FIXED))
        {
          check = gtk_check_button_new_with_label (kb_lineup_column_get_title (&columns[i]));
          g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
          gtk_grid_attach (GTK_GRID (grid), check, at % 2, at / 2, 1, 1);
          at++;
        }
      g_ptr_array_add (self->checks, check);
    }

  return grid;
}

static void
add_menu (KbLineupChooser *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), create_checks (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose Columns"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self), button);
}

static void
kb_lineup_chooser_dispose (GObject *object)
{
  KbLineupChooser *self = KB_LINEUP_CHOOSER (object);

  g_clear_object (&self->table);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (kb_lineup_chooser_parent_class)->dispose (object);
}

static void
kb_lineup_chooser_class_init (KbLineupChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_lineup_chooser_dispose;
}

static void
kb_lineup_chooser_init (KbLineupChooser *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  self->views = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  add_views (self);
  add_menu (self);
}

/**
 * kb_lineup_chooser_set_table:
 * @table: (transfer none): whose columns are chosen; set once
 */
void
kb_lineup_chooser_set_table (KbLineupChooser *self,
                             KbLineupTable   *table)
{
  g_return_if_fail (KB_IS_LINEUP_CHOOSER (self));

  g_set_object (&self->table, table);
  update (self);
}
