/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-finding-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-checklist.h"
#include "kb-finding-row.h"
#include "kb-lineup-mend.h"
#include "kb-subject-link.h"

static GtkWidget *
create_icon (const KbFinding *finding)
{
  static const char *const names[] = { "kb-block-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };
  GtkWidget *image = gtk_image_new_from_icon_name (finding->waiver != NULL ? "changes-allow-symbolic"
                                                                           : names[finding->problem->level]);

  gtk_widget_add_css_class (image, "level");
  if (finding->waiver == NULL)
    gtk_widget_add_css_class (image, kb_enum_code (&kb_level_enum, finding->problem->level));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->waiver != NULL ? C_ ("readiness", "Waived")
                                                          : kb_enum_label (&kb_level_enum, finding->problem->level), -1);

  return image;
}

/* "Crew", or who answers for it and why. */
static char *
describe (const KbFinding *finding)
{
  const char *area = kb_enum_label (&kb_readiness_area_enum, finding->area);

  if (finding->waiver == NULL)
    return g_strdup (area);

  /* Translators: what the problem is about; who answers for it; why it may stay */
  return g_strdup_printf (_("%s · %s: %s"), area, kb_record_get_text (finding->waiver, KB_WAIVER_PERSON),
                          kb_record_get_text (finding->waiver, KB_WAIVER_REASON));
}

static void
add_button (GtkWidget       *row,
            const KbFinding *finding)
{
  GtkWidget *button = gtk_button_new_with_label (finding->waiver != NULL ? _("Withdraw") : _("Waive…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  finding->waiver != NULL ? "readiness.withdraw" : "readiness.waive");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxs)", finding->problem->code,
                                 kb_finding_get_id (finding), finding->words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* One press where there is one way only; what is typed is shown first. */
static void
add_mend (GtkWidget       *row,
          const KbFinding *finding,
          KbRecordSet     *plan)
{
  const char *title;
  g_autoptr (KbEdit) edit = finding->waiver == NULL ? kb_lineup_mend (plan, finding->problem, &title) : NULL;
  const gboolean is_typed = g_str_equal (finding->problem->code, KB_TYPED_VALUES);
  GtkWidget *button;

  if (edit == NULL && !is_typed)
    return;

  button = gtk_button_new_with_label (is_typed ? _("Replace…") : title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_typed ? "readiness.replace-typed" : "readiness.mend");
  if (!is_typed)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxs)", finding->problem->code,
                                      kb_finding_get_id (finding), finding->words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Where to mend it: the row of the session, or the brief, which has the session's own. */
static void
lead_there (GtkWidget       *row,
            const KbFinding *finding,
            gint64           session_id)
{
  const KbSubject *subject = kb_problem_get (finding->problem, 0);
  const char *action;
  GVariant *target;

  if (subject == NULL)
    return;

  target = kb_subject_link (subject, session_id, &action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/**
 * kb_finding_row_new:
 * @plan: the session that it was found in
 *
 * Returns: (transfer floating): a row that says what is wrong and leads to where it is mended.
 */
GtkWidget *
kb_finding_row_new (const KbFinding *finding,
                    KbRecordSet     *plan)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (finding->problem->text, -1);
  g_autofree char *plain = describe (finding);
  g_autofree char *subtitle = g_markup_escape_text (plain, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (finding));
  add_mend (row, finding, plan);
  if (finding->waiver != NULL || finding->problem->level != KB_LEVEL_TELL)
    add_button (row, finding);
  lead_there (row, finding, kb_record_set_get_session_id (plan));

  return row;
}
