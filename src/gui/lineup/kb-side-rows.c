/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-side-rows"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-lineup-text.h"
#include "kb-side-rows.h"
#include "kb-text.h"

/* The rows of the lists beside the lineup's table. */

void
kb_side_rows_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
create_label (const char *text,
              gboolean    is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_dim)
    gtk_widget_add_css_class (label, "dim");
  return label;
}

static void
append_row (GtkListBox *list,
            GtkWidget  *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

/**
 * kb_side_rows_add:
 * @context: (nullable): dim, after the title
 * @value: on the right
 * @level: (nullable): a level's class for the value
 *
 * Returns: (transfer none): the row's box.
 */
GtkWidget *
kb_side_rows_add (GtkListBox *list,
                  const char *title,
                  const char *context,
                  const char *value,
                  const char *level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *end = gtk_label_new (value);
  GtkWidget *head = create_label (title, FALSE);

  gtk_widget_add_css_class (box, "side-row");
  gtk_widget_set_tooltip_text (head, title);
  gtk_box_append (GTK_BOX (box), head);
  if (context != NULL && !kb_text_is_empty (context))
    gtk_box_append (GTK_BOX (box), create_label (context, TRUE));
  gtk_widget_set_hexpand (end, TRUE);
  gtk_label_set_xalign (GTK_LABEL (end), 1);
  gtk_widget_add_css_class (end, level != NULL ? "level" : "dim");
  if (level != NULL)
    {
      gtk_widget_add_css_class (end, level);
      gtk_widget_add_css_class (end, "identity");
    }
  gtk_box_append (GTK_BOX (box), end);
  append_row (list, box);

  return box;
}

/**
 * kb_side_rows_create_link:
 *
 * Returns: (transfer floating): a button that leads to a row of the session, or of what sessions share.
 */
GtkWidget *
kb_side_rows_create_link (const char   *text,
                          KbRecordSet  *plan,
                          KbEntityKind  kind,
                          gint64        id)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxx)", kb_entity_get (kind)->name, id,
                                    kb_entity_get (kind)->scope == KB_SCOPE_LIBRARY
                                      ? G_GINT64_CONSTANT (0) : kb_record_set_get_session_id (plan));
  return button;
}

/* A cue is on another page, and what sessions share is too; what is on this one is beside the words already. */
static const KbSubject *
find_elsewhere (const KbProblem *problem)
{
  for (guint i = 0; i < problem->subjects->len; i++)
    if (kb_problem_get (problem, i)->kind == KB_ENTITY_CUE
        || kb_entity_get (kb_problem_get (problem, i)->kind)->scope == KB_SCOPE_LIBRARY)
      return kb_problem_get (problem, i);

  return NULL;
}

/**
 * kb_side_rows_add_problem:
 *
 * Adds a problem in its whole sentence, with the way to the cue or the product that it is about.
 */
void
kb_side_rows_add_problem (GtkListBox      *list,
                          const KbProblem *problem,
                          KbRecordSet     *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (kb_lineup_level_icon (problem->level));
  GtkWidget *label = gtk_label_new (problem->text);
  const KbSubject *place = find_elsewhere (problem);

  gtk_widget_add_css_class (box, "side-row");
  gtk_widget_add_css_class (icon, "level");
  gtk_widget_add_css_class (icon, kb_lineup_level_class (problem->level));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (place != NULL)
    gtk_box_append (GTK_BOX (box), kb_side_rows_create_link (_("Open"), plan, place->kind, place->id));
  append_row (list, box);
}
