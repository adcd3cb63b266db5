/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident-panel"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-incident-book.h"
#include "kb-incident-card.h"
#include "kb-incident-panel.h"
#include "kb-incident-raise.h"
#include "kb-incident-window.h"
#include "kb-incident.h"
#include "kb-level-chip.h"
#include "kb-live-desk.h"

/**
 * KbIncidentPanel:
 *
 * What goes wrong: raising it, working through it, and what is over. Its actions `incident.*` are the desk's, so that keys
 * mean them wherever the focus is.
 */
struct _KbIncidentPanel
{
  AdwBin              parent_instance;

  KbShow             *show;          /* owned, nullable */
  KbWorkspace        *workspace;     /* owned, nullable */
  GSimpleActionGroup *actions;       /* owned */
  gint64              current_id;    /* the incident that is worked on, 0 for none */
  gint64              shown_s;       /* second of the clocks shown */
  guint               n_events;      /* of the run, when the cards were made */
  guint               n_open;

  GtkBox             *cards;
  KbIncidentRaise    *raise;
  GtkLabel           *resolved_label;
  GtkListBox         *resolved;
};

enum
{
  SIGNAL_RAISED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbIncidentPanel, kb_incident_panel, ADW_TYPE_BIN)

static const KbRunIncident *
get_current (KbIncidentPanel *self)
{
  return self->show != NULL ? kb_run_find_incident (kb_show_get_run (self->show), self->current_id) : NULL;
}

static gboolean
is_open (const KbRunIncident *incident)
{
  return incident != NULL && incident->resolved_us == KB_NONE;
}

/* The one that is worked on stays; when it is over, the worst of the others is next. */
static void
choose_current (KbIncidentPanel *self)
{
  const KbRunIncident *incidents, *worst = NULL;
  guint n;

  if (is_open (get_current (self)))
    return;

  incidents = kb_run_get_incidents (kb_show_get_run (self->show), &n);
  for (guint i = 0; i < n; i++)
    if (is_open (&incidents[i]) && (worst == NULL || incidents[i].severity < worst->severity))
      worst = &incidents[i];
  self->current_id = worst != NULL ? worst->id : 0;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
add_resolved (KbIncidentPanel     *self,
              const KbRunIncident *incident)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = gtk_label_new (incident->title);
  g_autofree char *length = kb_duration_format ((incident->resolved_us - incident->raised_us) / 1000);
  GtkWidget *time = gtk_label_new (length);
  gint64 *id = g_memdup2 (&incident->id, sizeof incident->id);

  g_object_set_data_full (G_OBJECT (row), "incident-id", id, g_free);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (time, "figures");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_box_append (GTK_BOX (row), kb_level_chip_new (incident->severity));
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), time);
  gtk_list_box_prepend (self->resolved, row);
}

static void
rebuild (KbIncidentPanel *self)
{
  const KbRunIncident *incidents;
  guint n, n_resolved = 0;
  g_autofree char *text = NULL;

  incidents = kb_run_get_incidents (kb_show_get_run (self->show), &n);
  clear (GTK_WIDGET (self->cards));
  while (gtk_list_box_get_row_at_index (self->resolved, 0) != NULL)
    gtk_list_box_remove (self->resolved, GTK_WIDGET (gtk_list_box_get_row_at_index (self->resolved, 0)));

  self->n_open = 0;
  for (guint i = 0; i < n; i++)
    if (is_open (&incidents[i]))
      {
        GtkWidget *card = kb_incident_card_new (self->show, incidents[i].id, incidents[i].id == self->current_id);

        if (incidents[i].id == self->current_id)
          gtk_box_prepend (self->cards, card);
        else
          gtk_box_append (self->cards, card);
        self->n_open++;
      }
    else
      {
        add_resolved (self, &incidents[i]);
        n_resolved++;
      }

  /* Translators: a heading: incidents that are over, how many */
  text = g_strdup_printf (_("Resolved: %u"), n_resolved);
  gtk_label_set_text (self->resolved_label, n > 0 ? text : _("Nothing has gone wrong"));
  kb_incident_raise_set_compact (self->raise, self->n_open > 0);
}

static void
set_enabled (KbIncidentPanel *self,
             const char      *name,
             gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
update_actions (KbIncidentPanel *self)
{
  const KbRunIncident *current = get_current (self);

  set_enabled (self, "raise", self->show != NULL && !kb_show_is_ended (self->show));
  set_enabled (self, "step", is_open (current));
  set_enabled (self, "resolve", is_open (current));
  set_enabled (self, "escalate", is_open (current) && current->escalated_us == KB_NONE);
  set_enabled (self, "next", self->n_open > 1);
}

static void
chosen_cb (KbIncidentPanel *self,
           KbRecord        *playbook,
           const char      *title)
{
  gint64 id;

  if (self->show == NULL)
    return;

  id = kb_show_raise_incident (self->show, playbook, title);
  if (id == 0)
    return;
  self->current_id = id;
  self->n_events = 0;
  kb_incident_panel_update (self);
  g_signal_emit (self, signals[SIGNAL_RAISED], 0);
}

static void
raise_cb (GSimpleAction   *action,
          GVariant        *parameter,
          KbIncidentPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_RAISED], 0);
  kb_incident_raise_begin (self->raise);
}

/* What is over is written into the session at once, where the review finds it. */
static void
resolve_cb (GSimpleAction   *action,
            GVariant        *parameter,
            KbIncidentPanel *self)
{
  const gint64 id = self->current_id;
  g_autoptr (KbEdit) edit = NULL;

  if (!kb_show_resolve_incident (self->show, id))
    return;

  edit = kb_incident_book_record (self->show, id);
  if (self->workspace != NULL && kb_edit_get_n_steps (edit) > 0)
    kb_workspace_edit (self->workspace, edit);
}

static int
get_role (KbRecord *playbook,
          KbRecord *step)
{
  if (step != NULL && !kb_record_is_null (step, KB_INCIDENT_STEP_ROLE))
    return kb_record_get_int (step, KB_INCIDENT_STEP_ROLE);
  return kb_record_get_int (playbook, KB_INCIDENT_PLAN_ROLE);
}

/* The next step, done by who has its role now; when none is left, the incident is over. */
static void
step_cb (GSimpleAction   *action,
         GVariant        *parameter,
         KbIncidentPanel *self)
{
  const KbRunIncident *current = get_current (self);
  KbRecord *step = kb_show_find_next_step (self->show, current);
  KbRecord *playbook = kb_show_find_playbook (self->show, current);
  KbRecord *person;

  if (step == NULL || playbook == NULL)
    {
      resolve_cb (action, NULL, self);
      return;
    }

  person = kb_show_find_person (self->show, get_role (playbook, step));
  kb_show_do_step (self->show, current->id, kb_record_get_id (step), person != NULL ? kb_desk_get_name (person) : NULL);
}

static void
escalate_cb (GSimpleAction   *action,
             GVariant        *parameter,
             KbIncidentPanel *self)
{
  KbRecord *lead = kb_show_find_person (self->show, KB_ROLE_KIND_LEAD);

  kb_show_escalate (self->show, self->current_id,
                    lead != NULL ? kb_desk_get_name (lead) : kb_enum_label (&kb_role_kind_enum, KB_ROLE_KIND_LEAD));
}

static void
next_cb (GSimpleAction   *action,
         GVariant        *parameter,
         KbIncidentPanel *self)
{
  const KbRunIncident *incidents;
  guint n, start = 0;

  incidents = kb_run_get_incidents (kb_show_get_run (self->show), &n);
  for (guint i = 0; i < n; i++)
    if (incidents[i].id == self->current_id)
      start = i;
  for (guint i = 1; i <= n; i++)
    if (is_open (&incidents[(start + i) % n]))
      {
        self->current_id = incidents[(start + i) % n].id;
        break;
      }
  self->n_events = 0;
  kb_incident_panel_update (self);
}

static void
row_activated_cb (KbIncidentPanel *self,
                  GtkListBoxRow   *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "incident-id");
  KbRecordSet *plan = kb_show_get_plan (self->show);
  KbRecord *incident = kb_record_set_find (plan, KB_ENTITY_INCIDENT, *id);

  if (incident != NULL && self->workspace != NULL)
    kb_incident_window_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, plan, incident);
}

static void
kb_incident_panel_root (GtkWidget *widget)
{
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);

  GTK_WIDGET_CLASS (kb_incident_panel_parent_class)->root (widget);

  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "incident",
                                  G_ACTION_GROUP (KB_INCIDENT_PANEL (widget)->actions));
}

static void
kb_incident_panel_dispose (GObject *object)
{
  KbIncidentPanel *self = KB_INCIDENT_PANEL (object);

  g_clear_object (&self->show);
  g_clear_object (&self->workspace);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (kb_incident_panel_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_INCIDENT_PANEL);
}

static void
kb_incident_panel_class_init (KbIncidentPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_incident_panel_dispose;
  widget_class->root = kb_incident_panel_root;
  g_type_ensure (KB_TYPE_INCIDENT_RAISE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-incident-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KbIncidentPanel, cards);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentPanel, raise);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentPanel, resolved_label);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentPanel, resolved);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  /**
   * KbIncidentPanel::raised:
   *
   * An incident is raised or about to be: the panel must be in sight.
   */
  signals[SIGNAL_RAISED] = g_signal_new ("raised", KB_TYPE_INCIDENT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
kb_incident_panel_init (KbIncidentPanel *self)
{
  static const struct
  {
    const char *name;
    GCallback   callback;
  } actions[] = {
    { "raise", G_CALLBACK (raise_cb) }, { "step", G_CALLBACK (step_cb) },
    { "escalate", G_CALLBACK (escalate_cb) }, { "resolve", G_CALLBACK (resolve_cb) },
    { "next", G_CALLBACK (next_cb) },
  };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect_object (action, "activate", actions[i].callback, self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_incident_panel_set_show:
 * @show: (nullable) (transfer none): the run
 * @workspace: (nullable) (transfer none): the library that keeps what was resolved
 */
void
kb_incident_panel_set_show (KbIncidentPanel *self,
                            KbShow          *show,
                            KbWorkspace     *workspace)
{
  g_return_if_fail (KB_IS_INCIDENT_PANEL (self));

  g_set_object (&self->show, show);
  g_set_object (&self->workspace, workspace);
  self->current_id = 0;
  self->n_events = 0;
  kb_incident_raise_set_plan (self->raise, show != NULL ? kb_show_get_plan (show) : NULL);
  if (show != NULL)
    kb_incident_panel_update (self);
}

/**
 * kb_incident_panel_update:
 *
 * Something happened in the run.
 */
void
kb_incident_panel_update (KbIncidentPanel *self)
{
  guint n_events;

  g_return_if_fail (KB_IS_INCIDENT_PANEL (self));

  n_events = kb_run_get_n_events (kb_show_get_run (self->show));
  if (n_events != self->n_events)
    {
      self->n_events = n_events;
      choose_current (self);
      rebuild (self);
    }
  update_actions (self);
}

/**
 * kb_incident_panel_tick:
 * @live: the run as it is now
 */
void
kb_incident_panel_tick (KbIncidentPanel *self,
                        const KbRunLive *live)
{
  g_return_if_fail (KB_IS_INCIDENT_PANEL (self));

  if (self->n_open == 0 || !kb_desk_keep (&self->shown_s, live->clock_us / G_USEC_PER_SEC))
    return;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    kb_incident_card_tick (KB_INCIDENT_CARD (card), live->clock_us);
}

/**
 * kb_incident_panel_count:
 *
 * Returns: how many incidents are open.
 */
guint
kb_incident_panel_count (KbIncidentPanel *self)
{
  g_return_val_if_fail (KB_IS_INCIDENT_PANEL (self), 0);

  return self->n_open;
}
