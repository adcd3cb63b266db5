/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-side-rows"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-lineup-columns.h"
#include "kb-lineup-mend.h"
#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-promise-links.h"
#include "kb-side-rows.h"
#include "kb-text.h"

/* The rundown is the second page of a session. */
#define RUNDOWN_PAGE 2

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

static GtkWidget *
create_link (const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-link");
  return button;
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
  GtkWidget *button = create_link (text);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxx)", kb_entity_get (kind)->name, id,
                                    kb_entity_get (kind)->scope == KB_SCOPE_LIBRARY
                                      ? G_GINT64_CONSTANT (0) : kb_record_set_get_session_id (plan));
  return button;
}

/* Where on this page a problem's place can be typed into. */
static gboolean
is_typed_here (const KbSubject *place)
{
  switch (place->kind)
    {
    case KB_ENTITY_LINEUP_ITEM:
      return place->field == KB_LINEUP_ITEM_APPROVED_BY || kb_lineup_columns_find_field (place->field) != NULL;
    case KB_ENTITY_LINEUP_SPEC:
    case KB_ENTITY_LINEUP_PRICE:
    case KB_ENTITY_COUPON:
    case KB_ENTITY_GIVEAWAY:
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
create_way (const KbSubject *place,
            KbRecordSet     *plan)
{
  const KbEntity *entity = kb_entity_get (place->kind);
  GtkWidget *button;

  /* A cue is on another page, and what sessions share is too. */
  if (place->kind == KB_ENTITY_CUE || entity->scope == KB_SCOPE_LIBRARY)
    return kb_side_rows_create_link (_("Open"), plan, place->kind, place->id);

  button = create_link (is_typed_here (place) ? _("Edit") : _("Open Rundown"));
  if (is_typed_here (place))
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "lineup.go-to");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxi)", entity->name, place->id, place->field);
      return button;
    }

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", RUNDOWN_PAGE);
  return button;
}

/* The first place that can be gone to: what is only named beside it comes later. */
static const KbSubject *
find_place (const KbProblem *problem)
{
  const KbSubject *place;

  for (guint i = 0; (place = kb_problem_get (problem, i)) != NULL; i++)
    if (is_typed_here (place) || place->kind == KB_ENTITY_CUE || kb_entity_get (place->kind)->scope == KB_SCOPE_LIBRARY)
      return place;

  return kb_problem_get (problem, 0);
}

/* One press where there is one way only. */
static GtkWidget *
create_mend (const KbProblem *problem,
             KbRecordSet     *plan)
{
  const char *title;
  g_autoptr (KbEdit) edit = kb_lineup_mend (plan, problem, &title);
  GtkWidget *button;

  if (edit == NULL)
    return NULL;

  button = create_link (title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "lineup.mend");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", problem->code, kb_problem_get (problem, 0)->id);
  return button;
}

static GtkWidget *
create_ways (const KbProblem *problem,
             KbRecordSet     *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const KbSubject *place = find_place (problem);
  GtkWidget *mend = place != NULL ? create_mend (problem, plan) : NULL;

  if (mend != NULL)
    gtk_box_append (GTK_BOX (box), mend);
  if (place != NULL)
    gtk_box_append (GTK_BOX (box), create_way (place, plan));
  return box;
}

/**
 * kb_side_rows_add_problem:
 *
 * @promises: (nullable) (element-type KbSupplyPromise): what all sessions offer
 *
 * Adds a problem in its whole sentence, and below it what mends it at a press, where there is one way only, the way to
 * the cell, the card, the cue or the product that it is about, and to the other sessions that share in it.
 */
void
kb_side_rows_add_problem (GtkListBox      *list,
                          const KbProblem *problem,
                          KbRecordSet     *plan,
                          GArray          *promises)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *ways = create_ways (problem, plan);
  GtkWidget *icon = gtk_image_new_from_icon_name (kb_lineup_level_icon (problem->level));
  GtkWidget *label = gtk_label_new (problem->text);

  gtk_widget_add_css_class (box, "side-row");
  gtk_widget_add_css_class (icon, "level");
  gtk_widget_add_css_class (icon, kb_lineup_level_class (problem->level));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label);
  if (promises != NULL)
    kb_promise_links_append (GTK_BOX (ways), problem, promises, kb_record_set_get_library (plan),
                             kb_record_set_get_session_id (plan));
  gtk_box_append (GTK_BOX (words), ways);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  append_row (list, box);
}
