/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-loop-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-loop-dialog.h"
#include "kb-loop-edit.h"
#include "kb-proposal-cells.h"
#include "kb-schedule.h"
#include "kb-session-text.h"

/* More would not be read. */
#define MOST_LATE 3

/**
 * KbLoopDialog:
 *
 * Repeats a block of cues: how often, and how much shorter. The new cues are shown with their times
 * before anything is stored, and what a hard start then loses is said.
 *
 * #KbLoopDialog::edit tells the one edit.
 */
struct _KbLoopDialog
{
  AdwWindow       parent_instance;

  KbRundownModel *model;     /* owned */
  GPtrArray      *cues;      /* owned KbRecord: the block, in running order */
  GArray         *rows;      /* owned KbLoopRow, nullable */
  GListStore     *items;     /* owned KbProposalItem */
  GTimeZone      *zone;      /* owned */

  GtkLabel       *block_label;
  GtkSpinButton  *rounds_spin;
  GtkSpinButton  *percent_spin;
  GtkSpinButton  *less_spin;
  GtkSpinButton  *floor_spin;
  GtkSwitch      *segment_switch;
  GtkSwitch      *encore_switch;
  GtkColumnView  *table;
  GtkLabel       *summary;
  GtkWidget      *late_box;
  GtkLabel       *late_label;
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLoopDialog, kb_loop_dialog, ADW_TYPE_WINDOW)

static KbRundownRow *
find_row (KbLoopDialog *self,
          KbRecord     *cue)
{
  GPtrArray *rows = kb_rundown_model_get_rows (self->model);

  for (guint i = 0; i < rows->len; i++)
    if (kb_rundown_row_get_record (rows->pdata[i]) == cue)
      return rows->pdata[i];

  return NULL;
}

static void
fill_rows (KbLoopDialog     *self,
           const KbPlanTime *times)
{
  g_list_store_remove_all (self->items);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KbLoopRow *row = &g_array_index (self->rows, KbLoopRow, i);
      KbRecord *cue = self->cues->pdata[row->index];
      KbRundownRow *shown = find_row (self, cue);
      g_autofree char *name = shown != NULL ? kb_rundown_row_dup_name (shown) : g_strdup ("");
      /* Translators: a cue that is repeated, and in which round */
      g_autofree char *number = g_strdup_printf (_("%s · round %u"), kb_record_get_text (cue, KB_CUE_CUE_NO), row->round + 1);
      KbProposalFacts facts = KB_PROPOSAL_FACTS_INIT;
      g_autoptr (KbProposalItem) item = NULL;

      facts.index = i;
      facts.type = row->type;
      facts.old_ms = kb_record_get_int (cue, KB_CUE_DURATION_MS);
      facts.min_ms = kb_record_get_int (cue, KB_CUE_MIN_MS);
      facts.new_ms = row->duration_ms;
      facts.start_us = times[i].start_us;
      item = kb_proposal_item_new (number, name, &facts);
      g_list_store_append (self->items, item);
    }
}

static gint64
find_gap (KbLoopDialog *self,
          gint64        id)
{
  KbRundownRow *row = kb_rundown_model_find (self->model, id);

  return row != NULL ? kb_rundown_row_get_facts (row)->gap_ms : KB_NONE;
}

/* Hard starts that would be overrun, or more than they are. */
static void
show_late (KbLoopDialog     *self,
           const KbPlan     *plan,
           const KbPlanTime *times)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < plan->n_cues && n < MOST_LATE; i++)
    {
      g_autofree char *amount = NULL;
      g_autofree char *clock = NULL;
      gint64 now_ms;

      if (times[i].gap_ms == KB_NONE || times[i].gap_ms >= 0)
        continue;
      now_ms = find_gap (self, plan->cues[i].id);
      if (now_ms != KB_NONE && now_ms <= times[i].gap_ms)
        continue;

      amount = kb_duration_format (-times[i].gap_ms);
      clock = kb_instant_format_clock (plan->cues[i].fixed_us, self->zone);
      g_string_append_printf (text, n++ > 0 ? "\n" : "");
      /* Translators: a hard cue's number, its fixed time, a length */
      g_string_append_printf (text, _("%s starts hard at %s: what comes before it then runs %s into it"), plan->numbers[i],
                              clock, amount);
    }
  gtk_widget_set_visible (self->late_box, n > 0);
  gtk_label_set_text (self->late_label, text->str);
}

static void
show_summary (KbLoopDialog       *self,
              const KbPlanTotals *totals)
{
  gint64 sum_ms = 0;
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;
  g_autofree char *end = totals->end_us != KB_NONE ? kb_instant_format_clock (totals->end_us, self->zone) : g_strdup ("–");
  g_autofree char *heavy = kb_duration_format_signed (totals->heavy_light_ms != KB_NONE ? totals->heavy_light_ms : 0);

  for (guint i = 0; i < self->rows->len; i++)
    sum_ms += g_array_index (self->rows, KbLoopRow, i).duration_ms;
  sum = kb_duration_format (sum_ms);

  /* Translators: how many cues are added, their length together, when the show then ends, and how much longer or
   * shorter than its target that is */
  text = g_strdup_printf (ngettext ("%u cue more · %s · show ends %s · heavy/light %s",
                                    "%u cues more · %s · show ends %s · heavy/light %s", self->rows->len),
                          self->rows->len, sum, end, heavy);
  gtk_label_set_text (self->summary, text);
}

static void
changed_cb (KbLoopDialog *self)
{
  const KbLoopShape shape = {
    .n_rounds = kb_proposal_read_spin (self->rounds_spin),
    .percent = kb_proposal_read_spin (self->percent_spin),
    .less_ms = kb_proposal_read_spin (self->less_spin) * 1000,
    .floor_percent = kb_proposal_read_spin (self->floor_spin),
    .as_encores = gtk_switch_get_active (self->encore_switch),
  };
  g_autoptr (KbPlan) plan = NULL;
  g_autofree KbPlanTime *times = NULL;
  KbPlanTotals totals;
  guint first;

  if (self->cues == NULL)
    return;

  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = kb_loop_unroll_cues (self->cues, &shape);
  plan = kb_loop_plan (kb_rundown_model_get_plan (self->model), self->cues, self->rows, &first);
  times = g_new (KbPlanTime, plan->n_cues + 1);
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);

  fill_rows (self, times + first);
  show_late (self, plan, times);
  show_summary (self, &totals);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", self->rows->len > 0);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbLoopDialog *self = KB_LOOP_DIALOG (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = NULL;

  if (self->rows->len == 0)
    return;

  edit = kb_loop_edit (kb_rundown_model_get_plan (self->model), self->cues, self->rows,
                       gtk_switch_get_active (self->segment_switch), ids);
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit, ids);
  gtk_window_close (GTK_WINDOW (self));
}

static void
kb_loop_dialog_dispose (GObject *object)
{
  KbLoopDialog *self = KB_LOOP_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_object (&self->items);
  g_clear_pointer (&self->cues, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_loop_dialog_parent_class)->dispose (object);
}

static void
kb_loop_dialog_class_init (KbLoopDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_loop_dialog_dispose;

  /**
   * KbLoopDialog::edit:
   * @edit: what was agreed to
   * @ids: (element-type gint64): the rows to go to then
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_LOOP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, KB_TYPE_EDIT, G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-loop-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, block_label);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, rounds_spin);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, percent_spin);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, less_spin);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, floor_spin);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, segment_switch);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, encore_switch);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, table);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, late_box);
  gtk_widget_class_bind_template_child (widget_class, KbLoopDialog, late_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
}

static void
show_start (GtkWidget *cell,
            gpointer   item,
            gpointer   owner)
{
  KbLoopDialog *self = owner;
  const gint64 start_us = kb_proposal_item_get_facts (item)->start_us;
  g_autofree char *text = start_us != KB_NONE ? kb_instant_format_clock (start_us, self->zone) : g_strdup ("–");

  gtk_label_set_text (GTK_LABEL (cell), text);
}

static void
add_columns (KbLoopDialog *self)
{
  const KbCellColumn columns[] = {
    { _("Cue"), kb_proposal_create_text, kb_proposal_show_number, 140 },
    { _("Start"), kb_proposal_create_figure, show_start, 84, TRUE },
    { _("Type"), kb_proposal_create_chip, kb_proposal_show_chip, 104 },
    { _("Product or subject"), kb_proposal_create_text, kb_proposal_show_title, -1 },
    { _("First round"), kb_proposal_create_figure, kb_proposal_show_old, 92, TRUE },
    { _("Then"), kb_proposal_create_figure, kb_proposal_show_new, 72, TRUE },
    { _("Minimum"), kb_proposal_create_figure, kb_proposal_show_min, 92, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kb_cells_add_column (self->table, &columns[i], self);
}

static void
kb_loop_dialog_init (KbLoopDialog *self)
{
  self->items = g_list_store_new (KB_TYPE_PROPOSAL_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)))));
}

static char *
describe_block (GPtrArray *cues)
{
  const char *first = kb_record_get_text (cues->pdata[0], KB_CUE_CUE_NO);
  const char *last = kb_record_get_text (cues->pdata[cues->len - 1], KB_CUE_CUE_NO);

  if (cues->len == 1)
    return g_strdup (first);
  /* Translators: a block: its first and its last cue, and how many they are */
  return g_strdup_printf (ngettext ("%s – %s, %u cue", "%s – %s, %u cues", cues->len), first, last, cues->len);
}

/**
 * kb_loop_dialog_new:
 * @parent: the window that it belongs to
 * @model: a session's rundown
 * @cues: (element-type KbRecord): the block, in running order, not empty
 *
 * Returns: (transfer none): the dialog, to be presented; it closes itself.
 */
GtkWindow *
kb_loop_dialog_new (GtkWindow      *parent,
                    KbRundownModel *model,
                    GPtrArray      *cues)
{
  KbLoopDialog *self = g_object_new (KB_TYPE_LOOP_DIALOG, "transient-for", parent, NULL);
  KbRecordSet *set = kb_rundown_model_get_plan (model);
  const gboolean can_have_segments = kb_loop_can_have_segments (set, cues);
  g_autofree char *block = describe_block (cues);

  self->model = g_object_ref (model);
  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (set));
  self->cues = g_ptr_array_ref (cues);
  gtk_label_set_text (self->block_label, block);
  gtk_switch_set_active (self->segment_switch, can_have_segments);
  gtk_widget_set_sensitive (GTK_WIDGET (self->segment_switch), can_have_segments);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->segment_switch),
                               can_have_segments ? NULL : _("Only where the block ends with its segment"));
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rounds_spin));

  return GTK_WINDOW (self);
}
