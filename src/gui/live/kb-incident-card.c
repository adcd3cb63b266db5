/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-incident-card.h"
#include "kb-incident-clock.h"
#include "kb-incident.h"
#include "kb-instant.h"
#include "kb-key-label.h"
#include "kb-level-chip.h"
#include "kb-session-text.h"
#include "kb-text.h"

/**
 * KbIncidentCard:
 *
 * An open incident: how long it has been there, what its level asks for, and its steps. The one that is worked on shows
 * all of it, the others their next step. It is made anew when something happens; only its clocks tick.
 */
struct _KbIncidentCard
{
  AdwBin     parent_instance;

  KbShow    *show;          /* owned */
  gint64     incident_id;
  gboolean   is_current;

  GtkBox    *box;           /* children */
  GtkLabel  *clock;
  GtkLabel  *demand;
  GtkWidget *escalate;      /* nullable */
};

G_DEFINE_FINAL_TYPE (KbIncidentCard, kb_incident_card, ADW_TYPE_BIN)

static const KbRunIncident *
get_incident (KbIncidentCard *self)
{
  return kb_run_find_incident (kb_show_get_run (self->show), self->incident_id);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_figures (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "figures");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
add_head (KbIncidentCard      *self,
          const KbRunIncident *incident)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = create_label (incident->title, self->is_current ? "incident-title" : "identity");

  gtk_widget_set_hexpand (title, TRUE);
  self->clock = GTK_LABEL (create_figures ("0:00"));
  gtk_widget_add_css_class (GTK_WIDGET (self->clock), self->is_current ? "incident-clock" : "identity");
  gtk_box_append (GTK_BOX (head), kb_level_chip_new (incident->severity));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->clock));
  gtk_box_append (self->box, head);
}

/* When, in which cue, and how many were watching. */
static void
add_stamp (KbIncidentCard      *self,
           const KbRunIncident *incident)
{
  KbRun *run = kb_show_get_run (self->show);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (self->show)));
  g_autofree char *at = kb_instant_format_clock (incident->raised_us, zone);
  const int index = kb_run_find_cue (run, incident->cue_id);
  GString *text = g_string_new (at);
  g_autofree char *whole = NULL;
  KbRunLive live;
  KbRunCue cue;

  if (index >= 0)
    {
      kb_show_tick (self->show, &live);
      kb_run_get_cue (run, index, &live, &cue);
      g_string_append_printf (text, " · %s", cue.number);
    }
  if (incident->detail.online != KB_NONE)
    {
      g_string_append (text, " · ");
      /* Translators: viewers when an incident was raised */
      g_string_append_printf (text, _("%d viewers"), (int) incident->detail.online);
    }
  if (incident->escalated_us != KB_NONE)
    {
      g_string_append (text, " · ");
      /* Translators: who was told of an incident */
      g_string_append_printf (text, _("%s told"), incident->escalated_to);
    }
  whole = g_string_free (text, FALSE);
  gtk_box_append (self->box, create_label (whole, "dim-label"));
}

static const char *
find_name (KbIncidentCard *self,
           KbRecord       *playbook,
           KbRecord       *step)
{
  const int role = !kb_record_is_null (step, KB_INCIDENT_STEP_ROLE) ? kb_record_get_int (step, KB_INCIDENT_STEP_ROLE)
                                                                    : kb_record_get_int (playbook, KB_INCIDENT_PLAN_ROLE);
  KbRecord *person = kb_show_find_person (self->show, role);

  return person != NULL ? kb_desk_get_name (person) : kb_enum_label (&kb_role_kind_enum, role);
}

static void
add_step (KbIncidentCard      *self,
          const KbRunIncident *incident,
          KbRecord            *step,
          guint                number,
          gboolean             is_next)
{
  KbRecord *playbook = kb_show_find_playbook (self->show, incident);
  const KbRunStep *done = kb_run_incident_find_step (incident, kb_record_get_id (step));
  const gint64 due_ms = kb_record_get_int (step, KB_INCIDENT_STEP_DUE_MS);
  g_autofree char *time = done != NULL ? kb_duration_format ((done->at_us - incident->raised_us) / 1000)
                          : due_ms != KB_NONE ? kb_duration_format (due_ms) : g_strdup ("");
  g_autofree char *mark = done != NULL ? g_strdup ("✓") : g_strdup_printf ("%u", number);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = create_figures (mark);

  gtk_widget_add_css_class (label, done != NULL ? "in-time" : "identity");
  gtk_widget_add_css_class (row, is_next ? "current-step" : "step");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), create_label (kb_record_get_text (step, KB_INCIDENT_STEP_TEXT),
                                                 done != NULL ? "dim-label" : "identity"));
  gtk_box_append (GTK_BOX (words), create_label (done != NULL ? done->who : find_name (self, playbook, step), "step-who"));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), create_figures (time));
  gtk_box_append (self->box, row);
}

static GtkWidget *
create_button (const char *text,
               const char *key,
               const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = create_label (text, NULL);
  GtkWidget *hint = kb_key_label_new (key);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return button;
}

static void
add_buttons (KbIncidentCard      *self,
             const KbRunIncident *incident,
             guint                next)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: a button: that step of an incident is done */
  g_autofree char *step = g_strdup_printf (_("Step %u Done"), next);
  GtkWidget *first = next > 0 ? create_button (step, "step", "incident.step")
                              : create_button (_("Resolved"), "step", "incident.resolve");

  gtk_widget_add_css_class (first, "suggested-action");
  gtk_box_append (self->box, first);
  gtk_widget_add_css_class (row, "small-buttons");
  if (incident->escalated_us == KB_NONE)
    gtk_box_append (GTK_BOX (row), self->escalate = create_button (_("Escalate"), "escalate", "incident.escalate"));
  gtk_box_append (GTK_BOX (row), create_button (_("Hold"), "hold", "live.hold"));
  if (next > 0)
    gtk_box_append (GTK_BOX (row), create_button (_("Resolved"), "resolve", "incident.resolve"));
  gtk_box_append (self->box, row);
}

static void
fill_current (KbIncidentCard      *self,
              const KbRunIncident *incident)
{
  g_autoptr (GPtrArray) steps = kb_show_list_steps (self->show, incident);
  KbRecord *next = kb_show_find_next_step (self->show, incident);
  guint number = 0;

  add_stamp (self, incident);
  self->demand = GTK_LABEL (create_label ("", "incident-demand"));
  gtk_box_append (self->box, GTK_WIDGET (self->demand));
  for (guint i = 0; i < steps->len; i++)
    {
      if (steps->pdata[i] == next)
        number = i + 1;
      add_step (self, incident, steps->pdata[i], i + 1, steps->pdata[i] == next);
    }
  add_buttons (self, incident, number);
}

/* One line: how far it is, what is next, and who does it. */
static void
fill_waiting (KbIncidentCard      *self,
              const KbRunIncident *incident)
{
  g_autoptr (GPtrArray) steps = kb_show_list_steps (self->show, incident);
  KbRecord *next = kb_show_find_next_step (self->show, incident);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label, *hint;
  g_autofree char *text = NULL;

  if (next != NULL)
    text = g_strdup_printf ("%u/%u %s → %s", incident->steps->len + 1, steps->len,
                            kb_record_get_text (next, KB_INCIDENT_STEP_TEXT),
                            find_name (self, kb_show_find_playbook (self->show, incident), next));
  else
    text = g_strdup (_("All steps are done"));
  label = create_label (text, "dim-label");
  hint = kb_key_label_new ("next-incident");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), hint);
  gtk_box_append (self->box, row);
}

static void
kb_incident_card_dispose (GObject *object)
{
  g_clear_object (&KB_INCIDENT_CARD (object)->show);

  G_OBJECT_CLASS (kb_incident_card_parent_class)->dispose (object);
}

static void
kb_incident_card_class_init (KbIncidentCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_incident_card_dispose;
}

static void
kb_incident_card_init (KbIncidentCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_add_css_class (GTK_WIDGET (self), "incident");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * kb_incident_card_new:
 * @show: (transfer none): the run
 * @incident_id: an incident of it that is open
 * @is_current: it is the one that is worked on
 *
 * Returns: (transfer floating): its card, as things stand.
 */
GtkWidget *
kb_incident_card_new (KbShow   *show,
                      gint64    incident_id,
                      gboolean  is_current)
{
  KbIncidentCard *self = g_object_new (KB_TYPE_INCIDENT_CARD, NULL);
  const KbRunIncident *incident;
  KbRunLive live;

  self->show = g_object_ref (show);
  self->incident_id = incident_id;
  self->is_current = is_current;
  incident = get_incident (self);
  kb_css_class_set (GTK_WIDGET (self), "current", is_current);
  add_head (self, incident);
  if (is_current)
    fill_current (self, incident);
  else
    fill_waiting (self, incident);

  kb_show_tick (show, &live);
  kb_incident_card_tick (self, live.clock_us);
  return GTK_WIDGET (self);
}

static char *
describe_demand (const KbIncidentClock *clock)
{
  g_autofree char *act = kb_duration_format (ABS (clock->act_left_ms));
  g_autofree char *escalate = kb_duration_format (ABS (clock->escalate_left_ms));

  if (clock->act_left_ms != KB_NONE && clock->act_left_ms >= 0)
    /* Translators: how long is left for the first step of an incident */
    return g_strdup_printf (_("First step within %s"), act);
  if (clock->act_left_ms != KB_NONE)
    return g_strdup_printf (_("First step is late by %s"), act);
  if (clock->escalate_left_ms != KB_NONE && clock->escalate_left_ms > 0)
    /* Translators: when an incident must be escalated unless it is over */
    return g_strdup_printf (_("Escalate in %s if it is not over"), escalate);
  if (clock->escalate_left_ms != KB_NONE)
    return g_strdup (_("Escalate now"));

  return g_strdup ("");
}

/**
 * kb_incident_card_tick:
 * @clock_us: the run's clock now
 */
void
kb_incident_card_tick (KbIncidentCard *self,
                       gint64          clock_us)
{
  const KbRunIncident *incident;
  g_autofree char *elapsed = NULL;
  g_autofree char *demand = NULL;
  KbIncidentClock clock;

  g_return_if_fail (KB_IS_INCIDENT_CARD (self));

  incident = get_incident (self);
  if (incident == NULL)
    return;

  clock = kb_incident_read_clock (incident, clock_us);
  elapsed = kb_duration_format (clock.elapsed_ms);
  kb_desk_set_label (self->clock, elapsed);
  if (self->demand == NULL)
    return;

  demand = describe_demand (&clock);
  kb_desk_set_label (self->demand, demand);
  gtk_widget_set_visible (GTK_WIDGET (self->demand), !kb_text_is_empty (demand));
  kb_css_class_set (GTK_WIDGET (self->demand), "late", clock.act_left_ms != KB_NONE && clock.act_left_ms < 0);
  if (self->escalate != NULL)
    kb_css_class_set (self->escalate, "offered", clock.escalate_left_ms != KB_NONE && clock.escalate_left_ms <= 0);
}
