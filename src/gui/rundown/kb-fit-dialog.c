/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-fit-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-entry-error.h"
#include "kb-fit-dialog.h"
#include "kb-fit.h"
#include "kb-instant.h"
#include "kb-plan-records.h"
#include "kb-proposal-cells.h"
#include "kb-session-text.h"

/**
 * KbFitDialog:
 *
 * Fits the show, or a part of it, to a time: what it comes to is shown cue by cue and can be changed
 * or left alone row by row, what cannot be found is said, and nothing is stored before Apply.
 *
 * #KbFitDialog::edit tells the one edit.
 */
struct _KbFitDialog
{
  AdwWindow       parent_instance;

  KbRundownModel *model;      /* owned */
  KbPlan         *plan;       /* owned: the session as it was when the dialog opened */
  KbFitChoice    *choices;    /* owned: one per cue */
  KbFit          *fit;        /* owned, nullable */
  KbFitTarget     target;
  GHashTable     *selected;   /* owned: indexes of the cues that were selected */
  GListStore     *items;      /* owned KbProposalItem: the rows of what takes part */
  GTimeZone      *zone;       /* owned */
  gint64          default_end_us; /* what the hint explains */
  gboolean        is_unread;  /* what was typed as the target is none */
  gboolean        is_filling; /* the fields are being set, not typed */

  GtkDropDown    *scope;
  GtkDropDown    *kind;
  GtkEditable    *entry;
  GtkLabel       *hint;
  GtkLabel       *error_label;
  GtkSwitch      *drop_switch;
  GtkSwitch      *slack_switch;
  GtkSpinButton  *floor_spin;
  GtkColumnView  *table;
  GtkLabel       *summary;
  GtkWidget      *short_box;
  GtkLabel       *short_label;
};

enum
{
  SCOPE_SELECTED,
  SCOPE_WHOLE,
};

enum
{
  TARGET_END,
  TARGET_LENGTH,
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFitDialog, kb_fit_dialog, ADW_TYPE_WINDOW)

static gboolean
is_whole (KbFitDialog *self)
{
  return gtk_drop_down_get_selected (self->scope) == SCOPE_WHOLE;
}

static char *
describe_shortage (KbFitDialog *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->fit->points->len; i++)
    {
      g_autofree char *line = kb_fit_describe (self->fit, self->plan, &g_array_index (self->fit->points, KbFitPoint, i),
                                               self->zone);

      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

static char *
describe_result (KbFitDialog *self)
{
  const KbPlanTotals *totals = &self->fit->totals;
  gint64 old_ms = 0, new_ms = 0;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autofree char *end = totals->end_us != KB_NONE ? kb_instant_format_clock (totals->end_us, self->zone) : g_strdup ("–");
  g_autofree char *heavy = kb_duration_format_signed (totals->heavy_light_ms != KB_NONE ? totals->heavy_light_ms : 0);

  for (guint i = 0; i < self->plan->n_cues; i++)
    if (self->choices[i].is_in && !self->plan->cues[i].skip)
      {
        old_ms += self->fit->rows[i].old_ms;
        new_ms += self->fit->rows[i].new_ms;
      }
  old = kb_duration_format (old_ms);
  new = kb_duration_format (new_ms);

  /* Translators: how many cues change, their length together now and then, when the show then ends, and how much
   * longer or shorter than its target that is */
  return g_strdup_printf (ngettext ("%u cue changes · %s → %s · show ends %s · heavy/light %s",
                                    "%u cues change · %s → %s · show ends %s · heavy/light %s", self->fit->n_changed),
                          self->fit->n_changed, old, new, end, heavy);
}

static void
show_rows (KbFitDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (KbProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      KbProposalFacts facts = *kb_proposal_item_get_facts (item);
      const KbFitRow *row = &self->fit->rows[facts.index];

      facts.new_ms = row->new_ms;
      facts.is_dropped = row->is_dropped;
      facts.is_kept = self->choices[facts.index].is_kept;
      facts.wish_ms = self->choices[facts.index].wish_ms;
      kb_proposal_item_set_facts (item, &facts);
    }
}

static void
show_shortage (KbFitDialog *self)
{
  g_autofree char *text = describe_shortage (self);

  gtk_widget_set_visible (self->short_box, !self->is_unread && *text != '\0');
  gtk_label_set_text (self->short_label, text);
}

static void
propose (KbFitDialog *self)
{
  g_autofree char *result = NULL;

  self->target.may_drop = gtk_switch_get_active (self->drop_switch);
  self->target.fill_slack = gtk_switch_get_active (self->slack_switch);
  self->target.floor_percent = kb_proposal_read_spin (self->floor_spin);
  g_clear_pointer (&self->fit, kb_fit_free);
  self->fit = kb_fit_propose (self->plan, self->choices, &self->target);

  show_rows (self);
  show_shortage (self);
  result = describe_result (self);
  gtk_label_set_text (self->summary, self->is_unread ? "" : result);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", !self->is_unread && self->fit->n_changed > 0);
}

/* What is typed as the target; the rows keep to the last that could be read, and nothing can be applied until the next. */
static void
entry_changed_cb (KbFitDialog *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  const gboolean is_length = gtk_drop_down_get_selected (self->kind) == TARGET_LENGTH;
  const gint64 near_us = self->plan->frame.target_end_us != KB_NONE ? self->plan->frame.target_end_us
                                                                   : kb_rundown_model_get_totals (self->model)->end_us;
  g_autoptr (GError) error = NULL;
  gint64 value = KB_NONE;
  gboolean is_good;

  if (self->is_filling)
    return;

  is_good = is_length ? kb_duration_parse (text, -1, &value, &error)
                      : kb_instant_parse_near (text, near_us != KB_NONE ? near_us : 0, self->zone, &value, &error);
  kb_entry_error_show (GTK_WIDGET (self->entry), self->error_label, is_good ? NULL : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), is_good && !is_length && value == self->default_end_us);
  self->is_unread = !is_good;
  if (is_good)
    {
      self->target.length_ms = is_length ? value : KB_NONE;
      self->target.end_us = is_length ? KB_NONE : value;
    }
  propose (self);
}

static void
option_changed_cb (KbFitDialog *self)
{
  if (!self->is_filling && self->fit != NULL)
    propose (self);
}

static gboolean
is_chosen (KbFitDialog *self,
           guint        index)
{
  return !self->plan->cues[index].skip
         && (is_whole (self) || g_hash_table_contains (self->selected, GUINT_TO_POINTER (index)));
}

/* When the last cue of the scope must end for the next hard one, else the show, to be on time. */
static gint64
find_end (KbFitDialog *self,
          int         *hard)
{
  gint64 behind_ms = 0;
  guint last = 0;

  *hard = -1;
  for (guint i = 0; i < self->plan->n_cues; i++)
    if (is_chosen (self, i))
      last = i;
  for (guint i = last + 1; i < self->plan->n_cues; i++)
    {
      const KbPlanCue *cue = &self->plan->cues[i];

      if (cue->skip)
        continue;
      if (kb_plan_cue_is_hard (cue))
        {
          *hard = (int) i;
          return cue->fixed_us - behind_ms * KB_MS_US;
        }
      behind_ms += cue->duration_ms;
    }

  return self->plan->frame.target_end_us != KB_NONE ? self->plan->frame.target_end_us - behind_ms * KB_MS_US : KB_NONE;
}

static gint64
sum_chosen (KbFitDialog *self)
{
  gint64 sum_ms = 0;

  for (guint i = 0; i < self->plan->n_cues; i++)
    if (is_chosen (self, i))
      sum_ms += self->plan->cues[i].duration_ms;

  return sum_ms;
}

static void
show_hint (KbFitDialog *self,
           int          hard,
           gint64       end_us)
{
  g_autofree char *clock = hard >= 0 ? kb_instant_format_clock (self->plan->cues[hard].fixed_us, self->zone) : NULL;
  /* Translators: a hard cue's number and time */
  g_autofree char *text = hard >= 0 ? g_strdup_printf (_("so that %s starts at %s"), self->plan->numbers[hard], clock) : NULL;

  gtk_label_set_text (self->hint, text != NULL ? text : end_us != KB_NONE ? _("the session's planned end") : "");
}

static void
fill_target (KbFitDialog *self)
{
  g_autofree char *text = NULL;
  int hard;
  const gint64 end_us = find_end (self, &hard);

  if (gtk_drop_down_get_selected (self->kind) == TARGET_LENGTH)
    text = kb_duration_format (sum_chosen (self));
  else
    text = end_us != KB_NONE ? kb_instant_format_clock (end_us, self->zone) : g_strdup ("");

  self->is_filling = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->is_filling = FALSE;
  self->default_end_us = end_us;
  show_hint (self, hard, end_us);
  entry_changed_cb (self);
}

static void
kind_changed_cb (KbFitDialog *self)
{
  if (!self->is_filling)
    fill_target (self);
}

static char *
typed_cb (KbFitDialog    *self,
          const char     *text,
          KbProposalItem *item)
{
  const KbProposalFacts *facts = kb_proposal_item_get_facts (item);
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  gint64 ms = KB_NONE;

  if (*typed != '\0' && !kb_duration_parse (typed, facts->new_ms, &ms, &error))
    return g_strdup (error->message);
  if (ms != KB_NONE && facts->min_ms != KB_NONE && ms < facts->min_ms)
    {
      g_autofree char *least = kb_duration_format (facts->min_ms);

      /* Translators: a cue's number and its minimum */
      return g_strdup_printf (_("%s needs at least %s"), kb_proposal_item_get_number (item), least);
    }

  self->choices[facts->index].wish_ms = ms;
  propose (self);
  return NULL;
}

static void
fill_rows (KbFitDialog *self)
{
  GPtrArray *rows = kb_rundown_model_get_rows (self->model);
  guint n = 0;

  g_list_store_remove_all (self->items);
  for (guint i = 0; i < rows->len; i++)
    {
      KbProposalFacts facts = KB_PROPOSAL_FACTS_INIT;
      g_autoptr (KbProposalItem) item = NULL;
      g_autofree char *name = NULL;

      if (!kb_rundown_row_is_cue (rows->pdata[i]))
        continue;
      facts.index = n++;
      self->choices[facts.index] = (KbFitChoice) { .is_in = is_chosen (self, facts.index), .wish_ms = KB_NONE };
      if (!self->choices[facts.index].is_in)
        continue;

      facts.old_ms = facts.new_ms = self->plan->cues[facts.index].duration_ms;
      facts.min_ms = self->plan->cues[facts.index].min_ms;
      facts.type = kb_record_get_int (kb_rundown_row_get_record (rows->pdata[i]), KB_CUE_TYPE);
      name = kb_rundown_row_dup_name (rows->pdata[i]);
      item = kb_proposal_item_new (self->plan->numbers[facts.index], name, &facts);
      g_signal_connect_object (item, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
      g_list_store_append (self->items, item);
    }
}

static void
scope_changed_cb (KbFitDialog *self)
{
  if (self->is_filling)
    return;

  fill_rows (self);
  fill_target (self);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbFitDialog *self = KB_FIT_DIALOG (widget);
  KbRecordSet *set = kb_rundown_model_get_plan (self->model);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL;
  g_autoptr (KbEdit) edit = NULL;

  /* What is still being typed counts, too. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (kb_proposal_any_is_wrong (G_LIST_MODEL (self->items)) || self->fit->n_changed == 0)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  label = g_strdup_printf (ngettext ("Fit %u cue to time", "Fit %u cues to time", self->fit->n_changed),
                           self->fit->n_changed);
  edit = kb_edit_new (label);

  for (guint i = 0; i < self->plan->n_cues; i++)
    {
      KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, self->plan->cues[i].id);
      const KbFitRow *row = &self->fit->rows[i];

      if (cue == NULL)
        continue;
      if (row->is_dropped || row->new_ms != row->old_ms)
        g_array_append_val (ids, self->plan->cues[i].id);
      if (row->is_dropped)
        kb_edit_set_int (edit, cue, KB_CUE_SKIP, TRUE);
      else if (row->new_ms != row->old_ms)
        kb_edit_set_int (edit, cue, KB_CUE_DURATION_MS, row->new_ms);
    }
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit, ids);
  gtk_window_close (GTK_WINDOW (self));
}

static void
check_toggled_cb (GtkCheckButton *check,
                  KbFitDialog    *self)
{
  KbProposalItem *item = kb_cells_get_item (GTK_WIDGET (check));
  const guint index = item != NULL ? kb_proposal_item_get_facts (item)->index : 0;

  if (item == NULL || self->choices[index].is_kept == !gtk_check_button_get_active (check))
    return;

  self->choices[index].is_kept = !gtk_check_button_get_active (check);
  propose (self);
}

static GtkWidget *
create_check (gpointer owner)
{
  GtkWidget *check = gtk_check_button_new ();

  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), owner);
  return check;
}

static void
show_check (GtkWidget *cell,
            gpointer   item,
            gpointer   owner)
{
  /* Translators: a cue's number */
  g_autofree char *name = g_strdup_printf (_("Change %s"), kb_proposal_item_get_number (item));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (cell), !kb_proposal_item_get_facts (item)->is_kept);
  gtk_widget_set_tooltip_text (cell, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
kb_fit_dialog_dispose (GObject *object)
{
  KbFitDialog *self = KB_FIT_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (kb_fit_dialog_parent_class)->dispose (object);
}

static void
kb_fit_dialog_finalize (GObject *object)
{
  KbFitDialog *self = KB_FIT_DIALOG (object);

  g_clear_pointer (&self->fit, kb_fit_free);
  g_clear_pointer (&self->plan, kb_plan_free);
  g_clear_pointer (&self->choices, g_free);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_fit_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, drop_switch);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, slack_switch);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, floor_spin);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, table);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, short_box);
  gtk_widget_class_bind_template_child (widget_class, KbFitDialog, short_label);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_changed_cb);
}

static void
kb_fit_dialog_class_init (KbFitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_fit_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_fit_dialog_finalize;

  /**
   * KbFitDialog::edit:
   * @edit: what was agreed to
   * @ids: (element-type gint64): the rows to go to then
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_FIT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, KB_TYPE_EDIT, G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-fit-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
}

static void
add_columns (KbFitDialog *self)
{
  const KbCellColumn columns[] = {
    { "", create_check, show_check, 48 },
    { _("Cue"), kb_proposal_create_text, kb_proposal_show_number, 64 },
    { _("Type"), kb_proposal_create_chip, kb_proposal_show_chip, 104 },
    { _("Product or subject"), kb_proposal_create_text, kb_proposal_show_title, -1 },
    { _("Now"), kb_proposal_create_figure, kb_proposal_show_old, 72, TRUE },
    { _("New"), kb_proposal_create_entry, kb_proposal_show_entry, 96, TRUE },
    { _("Difference"), kb_proposal_create_figure, kb_proposal_show_difference, 84, TRUE },
    { _("Minimum"), kb_proposal_create_figure, kb_proposal_show_min, 92, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kb_cells_add_column (self->table, &columns[i], self);
}

static void
kb_fit_dialog_init (KbFitDialog *self)
{
  self->target = (KbFitTarget) KB_FIT_TARGET_INIT;
  self->selected = g_hash_table_new (NULL, NULL);
  self->items = g_list_store_new (KB_TYPE_PROPOSAL_ITEM);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)))));
  self->is_filling = FALSE;
}

static void
read_selection (KbFitDialog *self,
                GPtrArray   *cues)
{
  for (guint i = 0; i < self->plan->n_cues; i++)
    for (guint k = 0; k < cues->len; k++)
      if (kb_record_get_id (cues->pdata[k]) == self->plan->cues[i].id)
        g_hash_table_add (self->selected, GUINT_TO_POINTER (i));
}

/**
 * kb_fit_dialog_new:
 * @parent: the window that it belongs to
 * @model: a session's rundown
 * @cues: (element-type KbRecord): the cues that are selected: two and more are what is fitted at first
 *
 * Returns: (transfer none): the dialog, to be presented; it closes itself.
 */
GtkWindow *
kb_fit_dialog_new (GtkWindow      *parent,
                   KbRundownModel *model,
                   GPtrArray      *cues)
{
  KbFitDialog *self = g_object_new (KB_TYPE_FIT_DIALOG, "transient-for", parent, NULL);
  KbRecordSet *set = kb_rundown_model_get_plan (model);
  const guint kind = kb_rundown_model_get_totals (model)->target_us != KB_NONE ? TARGET_END : TARGET_LENGTH;

  self->model = g_object_ref (model);
  self->plan = kb_plan_from_records (set);
  self->choices = g_new0 (KbFitChoice, self->plan->n_cues + 1);
  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (set));
  read_selection (self, cues);

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->scope, g_hash_table_size (self->selected) > 1 ? SCOPE_SELECTED : SCOPE_WHOLE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scope), g_hash_table_size (self->selected) > 0);
  gtk_drop_down_set_selected (self->kind, kind);
  self->is_filling = FALSE;
  scope_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return GTK_WINDOW (self);
}
