/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-variable-menu"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-script-text.h"
#include "kb-variable-menu.h"
#include "kb-variable.h"

/* What is looked for is not longer than this, in characters. */
#define LONGEST_QUERY 24

/* Of the list: about ten rows. */
#define MOST_HEIGHT 260
#define ROW_EDGE 6

/**
 * KbVariableMenu:
 *
 * Opens at the cursor when a brace is typed: the variables with the values that they have in this cue. What is typed on
 * narrows it; arrows, Enter and Tab choose; the focus stays in the text.
 */
struct _KbVariableMenu
{
  GtkPopover   parent_instance;

  GtkTextView *view;      /* borrowed: its parent */
  GtkWidget   *scrolled;  /* child: the list is longer than the room below a cursor */
  GtkListBox  *list;
  int          n_typed;   /* characters from the brace to the cursor */
  gboolean     is_closed; /* it was closed for the brace before the cursor */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbVariableMenu, kb_variable_menu, GTK_TYPE_POPOVER)

static void
choose (KbVariableMenu *self,
        GtkListBoxRow  *row)
{
  const int variable = row != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kb-variable")) : -1;
  g_autofree char *written = NULL;

  if (variable < 0)
    return;

  written = g_strdup_printf ("{%s}", kb_enum_code (&kb_variable_enum, variable));
  kb_variable_menu_close (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->n_typed, written);
}

static void
row_activated_cb (KbVariableMenu *self,
                  GtkListBoxRow  *row)
{
  choose (self, row);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (KbVariableMenu *self,
         int             variable,
         const char     *value)
{
  g_autofree char *written = g_strdup_printf ("{%s}", kb_enum_code (&kb_variable_enum, variable));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = create_label (kb_enum_label (&kb_variable_enum, variable), NULL);
  GtkWidget *shown = create_label (value != NULL ? value : "—", value != NULL ? "identity" : "dim");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (shown), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (shown), 18);
  gtk_label_set_width_chars (GTK_LABEL (shown), 10);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), create_label (written, "dim"));
  gtk_box_append (GTK_BOX (box), shown);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "kb-variable", GINT_TO_POINTER (variable));
  gtk_list_box_append (self->list, row);
}

static gboolean
fits (int         variable,
      const char *query)
{
  const char *label = kb_enum_label (&kb_variable_enum, variable);
  g_autofree char *small = g_utf8_strdown (label, -1);
  g_autofree char *typed = g_utf8_strdown (query, -1);

  return g_str_has_prefix (kb_enum_code (&kb_variable_enum, variable), typed) || strstr (small, typed) != NULL;
}

static guint
fill (KbVariableMenu *self,
      KbRecordSet    *plan,
      KbRecord       *cue,
      const char     *query)
{
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (int i = 0; i < KB_VARIABLE_N; i++)
    {
      const KbVariableUse use = { .variable = i };
      KbVariableState state;
      g_autofree char *value = NULL;

      if (!fits (i, query))
        continue;
      value = kb_variable_resolve (plan, cue, &use, &state);
      add_row (self, i, value);
      n++;
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));

  return n;
}

/* What stands between a brace and the cursor, if the cursor is behind one. */
static char *
dup_query (KbVariableMenu *self,
           GtkTextIter    *brace)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  *brace = cursor;
  for (self->n_typed = 1; self->n_typed <= LONGEST_QUERY && gtk_text_iter_backward_char (brace); self->n_typed++)
    {
      const gunichar c = gtk_text_iter_get_char (brace);
      GtkTextIter from = *brace;

      if (c == '\n' || c == '}' || g_unichar_isspace (c) || kb_script_text_get_variable (&cursor) != NULL)
        return NULL;
      if (c != '{' && c != 0xff5b)
        continue;
      gtk_text_iter_forward_char (&from);
      return gtk_text_buffer_get_text (buffer, &from, &cursor, TRUE);
    }

  return NULL;
}

static void
open_at (KbVariableMenu    *self,
         const GtkTextIter *at)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (self->view, at, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  place.width = 1;
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
kb_variable_menu_class_init (KbVariableMenuClass *klass)
{
  /**
   * KbVariableMenu::chosen:
   * @n_typed: characters before the cursor that it takes the place of
   * @written: the variable as it is written
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KB_TYPE_VARIABLE_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
kb_variable_menu_init (KbVariableMenu *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Variables"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "variable-menu");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), self->scrolled);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

/**
 * kb_variable_menu_new:
 * @view: the text that it belongs to, and its parent
 */
KbVariableMenu *
kb_variable_menu_new (GtkTextView *view)
{
  KbVariableMenu *self = g_object_new (KB_TYPE_VARIABLE_MENU, NULL);

  self->view = view;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (view));

  return self;
}

/**
 * kb_variable_menu_follow:
 * @plan: (nullable): the session
 * @cue: (nullable): the cue in whose script the cursor is
 *
 * The text or the cursor changed: opens behind a brace, narrows to what is typed, or closes.
 */
void
kb_variable_menu_follow (KbVariableMenu *self,
                         KbRecordSet    *plan,
                         KbRecord       *cue)
{
  GtkTextIter brace;
  g_autofree char *query = NULL;

  g_return_if_fail (KB_IS_VARIABLE_MENU (self));

  query = plan != NULL && cue != NULL ? dup_query (self, &brace) : NULL;
  if (query == NULL || fill (self, plan, cue, query) == 0)
    {
      self->is_closed = FALSE;
      gtk_popover_popdown (GTK_POPOVER (self));
    }
  else if (!self->is_closed && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    {
      open_at (self, &brace);
    }
}

/* The list has no focus that would bring a row into sight. */
static void
show_row (KbVariableMenu *self,
          GtkListBoxRow  *row)
{
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &place))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), place.origin.y,
                               place.origin.y + place.size.height + ROW_EDGE);
}

static void
move_selection (KbVariableMenu *self,
                int             by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  const int index = selected != NULL ? gtk_list_box_row_get_index (selected) + by : 0;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  show_row (self, row);
}

/**
 * kb_variable_menu_handle_key:
 *
 * Returns: %TRUE when the menu is open and the key was for it.
 */
gboolean
kb_variable_menu_handle_key (KbVariableMenu  *self,
                             guint            keyval,
                             GdkModifierType  modifiers)
{
  g_return_val_if_fail (KB_IS_VARIABLE_MENU (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || modifiers != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      move_selection (self, keyval == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      choose (self, gtk_list_box_get_selected_row (self->list));
      return TRUE;
    case GDK_KEY_Escape:
      kb_variable_menu_close (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * kb_variable_menu_close:
 *
 * Closes it; it stays closed until another brace is typed.
 */
void
kb_variable_menu_close (KbVariableMenu *self)
{
  g_return_if_fail (KB_IS_VARIABLE_MENU (self));

  self->is_closed = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
}
