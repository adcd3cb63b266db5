/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-side"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-candidate-row.h"
#include "kb-crew-side.h"
#include "kb-crew.h"
#include "kb-duty-pane.h"
#include "kb-session.h"
#include "kb-text.h"

#define PROBLEM_CHARS 30

/**
 * KbCrewSide:
 *
 * Beside the board: what is wrong with the crew, each line a jump; and who could have the duty that is
 * selected, best first, to be assigned by a click, a drag, or by typing and Enter.
 */
struct _KbCrewSide
{
  AdwBin          parent_instance;

  GtkStack       *stack;
  GtkLabel       *title;
  GtkLabel       *subtitle;
  GtkSearchEntry *search;
  GtkLabel       *caption;
  GtkListBox     *candidates;
  GtkListBox     *problems;
  GtkStack       *problem_stack;
  KbDutyPane     *duty;

  GPtrArray      *problems_now;     /* owned, nullable: what the list of problems is to say once it is seen */
  GPtrArray      *candidates_now;   /* owned, nullable: the same of the candidates */
  GArray         *own_ids;          /* owned, nullable (element-type gint64): duties that they have, 0 for none */
  char           *currency;         /* owned, nullable: that they are paid in */
};

enum
{
  SIGNAL_PROBLEM_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCrewSide, kb_crew_side, ADW_TYPE_BIN)

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       data)
{
  KbCrewSide *self = data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return kb_text_is_empty (words) || kb_candidate_row_matches (KB_CANDIDATE_ROW (row), words);
}

static void
search_changed_cb (KbCrewSide *self)
{
  gtk_list_box_invalidate_filter (self->candidates);
}

static void
assign (KbCrewSide     *self,
        KbCandidateRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "crew.assign", "x", kb_candidate_row_get_person_id (row));
}

/* Enter takes the first that is shown. */
static void
search_activated_cb (KbCrewSide *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->candidates, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        assign (self, KB_CANDIDATE_ROW (row));
        return;
      }
}

static void
row_activated_cb (KbCrewSide    *self,
                  GtkListBoxRow *row)
{
  assign (self, KB_CANDIDATE_ROW (row));
}

static void
problem_activated_cb (KbCrewSide    *self,
                      GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM_ACTIVATED], 0, (guint) gtk_list_box_row_get_index (row));
}

static const char *const level_icons[] = { "dialog-error-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };
static const char *const level_classes[] = { "block", "warn", "tell" };

static GtkWidget *
create_problem_row (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), PROBLEM_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (line, 8);
  gtk_widget_set_margin_bottom (line, 8);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  return row;
}

/* Most rows say the same after an edit, and then cost nothing. */
static void
show_problem (GtkListBoxRow   *row,
              const KbProblem *problem)
{
  GtkWidget *line = gtk_list_box_row_get_child (row);
  const char *classes[] = { "level", level_classes[problem->level], NULL };
  GtkLabel *label = GTK_LABEL (gtk_widget_get_last_child (line));

  if (g_strcmp0 (gtk_label_get_text (label), problem->text) == 0
      && gtk_widget_has_css_class (line, level_classes[problem->level]))
    return;
  gtk_widget_set_css_classes (line, classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (line)), level_icons[problem->level]);
  gtk_label_set_text (label, problem->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, problem->text, -1);
}

static void
fill_problems (KbCrewSide *self)
{
  const guint n_problems = self->problems_now->len;
  GtkListBoxRow *row;

  for (guint i = 0; i < n_problems; i++)
    {
      const KbCrewProblem *problem = self->problems_now->pdata[i];

      if (gtk_list_box_get_row_at_index (self->problems, (int) i) == NULL)
        gtk_list_box_append (self->problems, create_problem_row ());
      show_problem (gtk_list_box_get_row_at_index (self->problems, (int) i), problem->problem);
    }
  while ((row = gtk_list_box_get_row_at_index (self->problems, (int) n_problems)) != NULL)
    gtk_list_box_remove (self->problems, GTK_WIDGET (row));
  gtk_stack_set_visible_child_name (self->problem_stack, n_problems > 0 ? "list" : "none");
}

static gint64
find_own_duty (const KbCrew *crew,
               KbRecord     *person,
               gint64        except_id)
{
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (duty->person == person && duty->shifts->len > 0 && kb_record_get_id (duty->record) != except_id)
        return kb_record_get_id (duty->record);
    }

  return 0;
}

static gboolean
has_namesake (KbCrewSide *self,
              guint       index)
{
  const KbCandidate *candidate = self->candidates_now->pdata[index];
  const char *name = kb_record_get_text (candidate->person, KB_PERSON_NAME);

  for (guint i = 0; i < self->candidates_now->len; i++)
    {
      const KbCandidate *other = self->candidates_now->pdata[i];

      if (i != index && g_str_equal (kb_record_get_text (other->person, KB_PERSON_NAME), name))
        return TRUE;
    }

  return FALSE;
}

/* All that a row says: the same again need not be made again, which takes longer than anything else on the page. */
static char *
digest (KbCrewSide *self,
        guint       index)
{
  const KbCandidate *candidate = self->candidates_now->pdata[index];
  GString *text = g_string_new (self->currency);

  g_string_append_printf (text, " %p %s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          (void *) candidate->person, kb_record_get_text (candidate->person, KB_PERSON_NAME),
                          has_namesake (self, index), candidate->load_ms, candidate->cost_minor,
                          g_array_index (self->own_ids, gint64, index));
  for (guint i = 0; i < candidate->reasons->len; i++)
    g_string_append_printf (text, " %s", ((KbReason *) candidate->reasons->pdata[i])->text);

  return g_string_free (text, FALSE);
}

static void
show_candidate (KbCrewSide *self,
                guint       index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->candidates, (int) index);
  char *text = digest (self, index);
  GtkWidget *made;

  if (row != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (row), "kb-digest"), text) == 0)
    {
      g_free (text);
      return;
    }
  made = kb_candidate_row_new (self->candidates_now->pdata[index], self->currency,
                               g_array_index (self->own_ids, gint64, index), has_namesake (self, index));
  g_object_set_data_full (G_OBJECT (made), "kb-digest", text, g_free);
  if (row != NULL)
    gtk_list_box_remove (self->candidates, GTK_WIDGET (row));
  gtk_list_box_insert (self->candidates, made, (int) index);
}

static void
fill_candidates (KbCrewSide *self)
{
  const guint n_candidates = self->candidates_now->len;
  GtkListBoxRow *row;

  for (guint i = 0; i < n_candidates; i++)
    show_candidate (self, i);
  while ((row = gtk_list_box_get_row_at_index (self->candidates, (int) n_candidates)) != NULL)
    gtk_list_box_remove (self->candidates, GTK_WIDGET (row));
}

/* Every edit changes both lists, and measuring their words takes most of the time of one: the list that is not seen waits
 * until it is. */
static void
fill_list_in_sight (KbCrewSide *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (self->problems_now != NULL && g_strcmp0 (name, "problems") == 0)
    fill_problems (self);
  if (self->candidates_now != NULL && g_strcmp0 (name, "people") == 0)
    fill_candidates (self);
}

static void
kb_crew_side_dispose (GObject *object)
{
  KbCrewSide *self = KB_CREW_SIDE (object);

  g_clear_pointer (&self->problems_now, g_ptr_array_unref);
  g_clear_pointer (&self->candidates_now, g_ptr_array_unref);
  g_clear_pointer (&self->own_ids, g_array_unref);
  g_clear_pointer (&self->currency, g_free);

  G_OBJECT_CLASS (kb_crew_side_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_CREW_SIDE);
}

static void
kb_crew_side_class_init (KbCrewSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_crew_side_dispose;

  /* A problem, by its place in the list, is to be shown on the board. */
  signals[SIGNAL_PROBLEM_ACTIVATED] = g_signal_new ("problem-activated", KB_TYPE_CREW_SIDE, G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (KB_TYPE_DUTY_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/crew/kb-crew-side.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, stack);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, title);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, search);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, caption);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, candidates);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, problems);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, problem_stack);
  gtk_widget_class_bind_template_child (widget_class, KbCrewSide, duty);
  gtk_widget_class_bind_template_callback (widget_class, fill_list_in_sight);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_activated_cb);
}

static void
kb_crew_side_init (KbCrewSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->candidates, filter_row, self, NULL);
}

/**
 * kb_crew_side_show_problems:
 * @problems: (element-type KbCrewProblem): worst first
 */
void
kb_crew_side_show_problems (KbCrewSide *self,
                            GPtrArray  *problems)
{
  g_return_if_fail (KB_IS_CREW_SIDE (self));

  g_clear_pointer (&self->problems_now, g_ptr_array_unref);
  self->problems_now = g_ptr_array_ref (problems);
  fill_list_in_sight (self);
}

/**
 * kb_crew_side_show_candidates:
 * @title: what is to be filled
 * @subtitle: when
 * @duty_id: the duty, 0 where there is none yet
 * @candidates: (element-type KbCandidate): best first
 */
void
kb_crew_side_show_candidates (KbCrewSide   *self,
                              const KbCrew *crew,
                              const char   *title,
                              const char   *subtitle,
                              gint64        duty_id,
                              GPtrArray    *candidates)
{
  g_autofree char *caption = NULL;

  g_return_if_fail (KB_IS_CREW_SIDE (self));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  /* Translators: above the list of who could have a duty */
  caption = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Best first · %u person", "Best first · %u people",
                                          candidates->len), candidates->len);
  gtk_label_set_text (self->caption, caption);

  kb_set_str (&self->currency, kb_record_get_text (crew->session, KB_SESSION_CURRENCY));
  g_clear_pointer (&self->candidates_now, g_ptr_array_unref);
  self->candidates_now = g_ptr_array_ref (candidates);
  g_clear_pointer (&self->own_ids, g_array_unref);
  self->own_ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), candidates->len);
  for (guint i = 0; i < candidates->len; i++)
    {
      const KbCandidate *candidate = candidates->pdata[i];
      const gint64 own_id = duty_id != 0 ? find_own_duty (crew, candidate->person, duty_id) : 0;

      g_array_append_val (self->own_ids, own_id);
    }
  fill_list_in_sight (self);
}

/**
 * kb_crew_side_show_duty:
 * @duty: (nullable): the duty that is selected
 * @shift: (nullable): its shift
 *
 * Shows what else there is to it: what it covers, its pay, its break.
 */
void
kb_crew_side_show_duty (KbCrewSide  *self,
                        KbWorkspace *workspace,
                        KbRecordSet *plan,
                        KbRecord    *duty,
                        KbRecord    *shift)
{
  g_return_if_fail (KB_IS_CREW_SIDE (self));

  kb_duty_pane_show (self->duty, workspace, plan, duty, shift);
}

/**
 * kb_crew_side_focus_search:
 *
 * Shows the people, and lets one type a name.
 */
void
kb_crew_side_focus_search (KbCrewSide *self)
{
  g_return_if_fail (KB_IS_CREW_SIDE (self));

  gtk_stack_set_visible_child_name (self->stack, "people");
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
