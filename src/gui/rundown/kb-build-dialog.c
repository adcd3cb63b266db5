/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-build-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-build-dialog.h"
#include "kb-build-edit.h"
#include "kb-build-goods.h"
#include "kb-duration.h"
#include "kb-entry-error.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-proposal-cells.h"
#include "kb-session-text.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define MOST_PROBLEMS 4

/**
 * KbBuildDialog:
 *
 * Builds a show from its lineup: what is planned with each product on one page, the cues proposed on
 * the other, where lengths, types and order can be changed and cues dropped. What is not as it should
 * be is said below, also of what was changed by hand; nothing is stored before Create.
 *
 * #KbBuildDialog::edit tells the one edit.
 */
struct _KbBuildDialog
{
  AdwWindow       parent_instance;

  KbRundownModel *model;       /* owned */
  GPtrArray      *products;    /* owned KbBuildProduct */
  KbBuildShape    shape;
  GArray         *cues;        /* owned KbBuildCue: the proposal */
  GListStore     *items;       /* owned KbProposalItem: the proposal's rows */
  GtkStringList  *types;       /* owned: what a cue can be */
  GTimeZone      *zone;        /* owned */
  gboolean        is_unread;   /* what was typed as the end is no time that it can have */
  gboolean        is_filling;  /* fields are being set, not typed */

  GtkDropDown    *mode;
  GtkLabel       *from_label;
  GtkEditable    *until_entry;
  GtkLabel       *error_label;
  GtkSpinButton  *every_spin;
  GtkSwitch      *script_switch;
  KbBuildGoods   *goods;
  GtkColumnView  *table;
  GtkWidget      *problem_box;
  GtkLabel       *problem_label;
  GtkLabel       *summary;
};

enum
{
  MODE_REPLACE,
  MODE_APPEND,
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbBuildDialog, kb_build_dialog, ADW_TYPE_WINDOW)

static KbBuildCue *
get_cue (KbBuildDialog *self,
         guint          index)
{
  return &g_array_index (self->cues, KbBuildCue, index);
}

static gboolean
is_replacing (KbBuildDialog *self)
{
  return gtk_drop_down_get_selected (self->mode) == MODE_REPLACE;
}

static KbRecordSet *
get_plan (KbBuildDialog *self)
{
  return kb_rundown_model_get_plan (self->model);
}

static void
show_problems (KbBuildDialog *self)
{
  g_autofree KbBuildItem *items = kb_build_lineup_items (self->products);
  g_autoptr (GArray) problems = kb_build_check (self->cues, items, self->products->len, &self->shape);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, MOST_PROBLEMS); i++)
    {
      g_autofree char *line = kb_build_describe_problem (&g_array_index (problems, KbBuildProblem, i), self->cues,
                                                         self->products, self->zone);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (problems->len > MOST_PROBLEMS)
    g_string_append_printf (text, ngettext ("\n… and %u more", "\n… and %u more", problems->len - MOST_PROBLEMS),
                            problems->len - MOST_PROBLEMS);
  gtk_widget_set_visible (self->problem_box, problems->len > 0);
  gtk_label_set_text (self->problem_label, text->str);
}

static void
show_summary (KbBuildDialog      *self,
              const KbPlanTotals *totals)
{
  g_autofree char *length = kb_duration_format (totals->total_ms);
  g_autofree char *end = kb_instant_format_clock (totals->end_us, self->zone);
  g_autofree char *heavy = kb_duration_format_signed (totals->heavy_light_ms);
  /* Translators: how many cues are proposed, their length together, when they end, and how much later or earlier than
   * they should that is */
  g_autofree char *text = g_strdup_printf (ngettext ("%u cue · %s · ends %s · heavy/light %s",
                                                     "%u cues · %s · ends %s · heavy/light %s", self->cues->len),
                                           self->cues->len, length, end, heavy);

  gtk_label_set_text (self->summary, text);
}

/* The proposal as it is now: times, problems and sums. */
static void
show_proposal (KbBuildDialog *self)
{
  g_autofree KbPlanTime *times = g_new (KbPlanTime, self->cues->len + 1);
  KbPlanTotals totals;

  kb_build_schedule (self->cues, &self->shape, times, &totals);
  for (guint i = 0; i < self->cues->len; i++)
    {
      g_autoptr (KbProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      KbProposalFacts facts = *kb_proposal_item_get_facts (item);

      facts.index = i;
      facts.new_ms = get_cue (self, i)->duration_ms;
      facts.type = get_cue (self, i)->type;
      facts.start_us = times[i].start_us;
      facts.gap_ms = times[i].gap_ms;
      kb_proposal_item_set_facts (item, &facts);
    }
  show_problems (self);
  show_summary (self, &totals);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", !self->is_unread && self->cues->len > 0);
}

static char *
length_typed_cb (KbBuildDialog  *self,
                 const char     *text,
                 KbProposalItem *item)
{
  const KbProposalFacts *facts = kb_proposal_item_get_facts (item);
  g_autoptr (GError) error = NULL;
  gint64 ms;

  if (!kb_duration_parse (text, facts->new_ms, &ms, &error))
    return g_strdup (error->message);

  get_cue (self, facts->index)->duration_ms = ms;
  show_proposal (self);
  return NULL;
}

static void
fill_proposal (KbBuildDialog *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->cues->len; i++)
    {
      g_autofree char *title = kb_build_describe_cue (get_plan (self), get_cue (self, i), self->products);
      KbProposalFacts facts = KB_PROPOSAL_FACTS_INIT;
      KbProposalItem *item;

      facts.index = i;
      item = kb_proposal_item_new ("", title, &facts);
      g_signal_connect_object (item, "typed", G_CALLBACK (length_typed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (rows, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), rows->pdata, rows->len);
  show_proposal (self);
}

static void
propose (KbBuildDialog *self)
{
  g_autofree KbBuildItem *items = kb_build_lineup_items (self->products);

  self->shape.interact_every_ms = kb_proposal_read_spin (self->every_spin) * G_GINT64_CONSTANT (60000);
  self->shape.n_giveaways = g_list_model_get_n_items (kb_record_set_get_list (get_plan (self), KB_ENTITY_GIVEAWAY));
  g_clear_pointer (&self->cues, g_array_unref);
  self->cues = kb_build_propose (items, self->products->len, &self->shape);
  fill_proposal (self);
}

static void
complain_cb (KbBuildDialog *self,
             const char    *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
option_changed_cb (KbBuildDialog *self)
{
  if (!self->is_filling)
    propose (self);
}

/* From where the rundown ends, or from the session's start; to the session's end, else two hours on. */
static void
find_frame (KbBuildDialog *self)
{
  const KbRundownTotals *totals = kb_rundown_model_get_totals (self->model);
  const gboolean from_end = !is_replacing (self) && totals->end_us != KB_NONE;

  self->shape.start_us = from_end ? totals->end_us : totals->start_us;
  self->shape.end_us = totals->target_us;
  if (self->shape.end_us == KB_NONE || self->shape.end_us <= self->shape.start_us)
    self->shape.end_us = self->shape.start_us + (from_end ? HOUR_US : 2 * HOUR_US);
}

static void
mode_changed_cb (KbBuildDialog *self)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (self->is_filling)
    return;

  find_frame (self);
  from = kb_instant_format_clock (self->shape.start_us, self->zone);
  until = kb_instant_format_clock (self->shape.end_us, self->zone);
  self->is_filling = TRUE;
  gtk_label_set_text (self->from_label, from);
  gtk_editable_set_text (self->until_entry, until);
  kb_entry_error_show (GTK_WIDGET (self->until_entry), self->error_label, NULL);
  self->is_unread = FALSE;
  self->is_filling = FALSE;

  g_clear_pointer (&self->products, g_ptr_array_unref);
  self->products = kb_build_lineup_read (get_plan (self), self->shape.start_us, self->shape.end_us, is_replacing (self),
                                         self->zone);
  kb_build_goods_show (self->goods, self->products, self->shape.start_us, self->zone);
  propose (self);
}

static void
until_changed_cb (KbBuildDialog *self)
{
  g_autoptr (GError) error = NULL;
  gint64 end_us = KB_NONE;
  gboolean is_good;
  const char *message;

  if (self->is_filling)
    return;

  is_good = kb_instant_parse_near (gtk_editable_get_text (self->until_entry), self->shape.start_us + HOUR_US, self->zone,
                                   &end_us, &error);
  message = !is_good ? error->message : end_us <= self->shape.start_us ? _("It ends before it starts") : NULL;
  kb_entry_error_show (GTK_WIDGET (self->until_entry), self->error_label, message);
  self->is_unread = message != NULL;
  if (!self->is_unread)
    self->shape.end_us = end_us;
  propose (self);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbBuildDialog *self = KB_BUILD_DIALOG (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = NULL;

  /* What is still being typed counts, too. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (kb_proposal_any_is_wrong (G_LIST_MODEL (self->items)) || self->cues->len == 0)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  edit = kb_build_edit (get_plan (self), self->cues, self->products, &self->shape, is_replacing (self),
                        gtk_switch_get_active (self->script_switch), ids);
  g_array_set_size (ids, MIN (ids->len, 1));
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit, ids);
  gtk_window_close (GTK_WINDOW (self));
}

/* Rows are changed in both lists alike, so that the table stays where it is. */
static void
move_cue (KbBuildDialog *self,
          guint          index,
          int            by)
{
  const guint other = index + by;
  g_autoptr (KbProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);
  KbBuildCue cue = *get_cue (self, index);

  /* It belongs to where it goes. */
  cue.section = get_cue (self, other)->section;
  cue.section_no = get_cue (self, other)->section_no;
  g_array_remove_index (self->cues, index);
  g_array_insert_val (self->cues, other, cue);
  g_list_store_remove (self->items, index);
  g_list_store_insert (self->items, other, item);
  show_proposal (self);
}

static void
up_clicked_cb (GtkWidget     *button,
               KbBuildDialog *self)
{
  const guint index = kb_proposal_item_get_facts (kb_cells_get_item (button))->index;

  if (index > 0)
    move_cue (self, index, -1);
}

static void
down_clicked_cb (GtkWidget     *button,
                 KbBuildDialog *self)
{
  const guint index = kb_proposal_item_get_facts (kb_cells_get_item (button))->index;

  if (index + 1 < self->cues->len)
    move_cue (self, index, 1);
}

static void
drop_clicked_cb (GtkWidget     *button,
                 KbBuildDialog *self)
{
  const guint index = kb_proposal_item_get_facts (kb_cells_get_item (button))->index;

  g_array_remove_index (self->cues, index);
  g_list_store_remove (self->items, index);
  show_proposal (self);
}

static GtkWidget *
create_button (const char *icon,
               const char *text,
               GCallback   callback,
               gpointer    owner)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect (button, "clicked", callback, owner);

  return button;
}

static GtkWidget *
create_buttons (gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), create_button ("go-up-symbolic", _("Move Up"), G_CALLBACK (up_clicked_cb), owner));
  gtk_box_append (GTK_BOX (box), create_button ("go-down-symbolic", _("Move Down"), G_CALLBACK (down_clicked_cb), owner));
  gtk_box_append (GTK_BOX (box), create_button ("list-remove-symbolic", _("Drop From the Proposal"),
                                                G_CALLBACK (drop_clicked_cb), owner));
  return box;
}

static void
show_buttons (GtkWidget *cell,
              gpointer   item,
              gpointer   owner)
{
}

static void
type_selected_cb (GtkDropDown   *drop_down,
                  GParamSpec    *property,
                  KbBuildDialog *self)
{
  gpointer item = kb_cells_get_item (GTK_WIDGET (drop_down));
  const guint type = gtk_drop_down_get_selected (drop_down);
  KbBuildCue *cue = item != NULL ? get_cue (self, kb_proposal_item_get_facts (item)->index) : NULL;

  if (cue == NULL || type == GTK_INVALID_LIST_POSITION || cue->type == (int) type)
    return;

  cue->type = (int) type;
  show_proposal (self);
}

static GtkWidget *
create_type (gpointer owner)
{
  KbBuildDialog *self = owner;
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->types)), NULL);

  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (drop_down, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Type"), -1);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (type_selected_cb), self);

  return drop_down;
}

static void
show_type (GtkWidget *cell,
           gpointer   item,
           gpointer   owner)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cell), kb_proposal_item_get_facts (item)->type);
}

static void
show_start (GtkWidget *cell,
            gpointer   item,
            gpointer   owner)
{
  KbBuildDialog *self = owner;
  const KbProposalFacts *facts = kb_proposal_item_get_facts (item);
  const gboolean is_hard = facts->gap_ms != KB_NONE;
  g_autofree char *clock = facts->start_us != KB_NONE ? kb_instant_format_clock (facts->start_us, self->zone) : g_strdup ("–");
  g_autofree char *text = g_strdup_printf ("%s%s", is_hard ? "⚑ " : "", clock);

  gtk_label_set_text (GTK_LABEL (cell), text);
  gtk_widget_set_tooltip_text (cell, is_hard ? _("A fixed time") : NULL);
  gtk_widget_remove_css_class (cell, "error");
  if (is_hard && facts->gap_ms < 0)
    gtk_widget_add_css_class (cell, "error");
}

static void
kb_build_dialog_dispose (GObject *object)
{
  KbBuildDialog *self = KB_BUILD_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_object (&self->items);
  g_clear_object (&self->types);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_clear_pointer (&self->cues, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_build_dialog_parent_class)->dispose (object);
}

static void
kb_build_dialog_class_init (KbBuildDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_build_dialog_dispose;

  /**
   * KbBuildDialog::edit:
   * @edit: what was agreed to
   * @ids: (element-type gint64): the rows to go to then
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_BUILD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, KB_TYPE_EDIT, G_TYPE_ARRAY);

  g_type_ensure (KB_TYPE_BUILD_GOODS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-build-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, mode);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, from_label);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, until_entry);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, every_spin);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, script_switch);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, goods);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, table);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, problem_box);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KbBuildDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, complain_cb);
  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
}

static void
add_columns (KbBuildDialog *self)
{
  const KbCellColumn cues[] = {
    { _("Start"), kb_proposal_create_figure, show_start, 104, TRUE },
    { _("Length"), kb_proposal_create_entry, kb_proposal_show_entry, 96, TRUE },
    { _("Type"), create_type, show_type, 160 },
    { _("Product or subject"), kb_proposal_create_text, kb_proposal_show_title, -1 },
    { "", create_buttons, show_buttons, 128 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    kb_cells_add_column (self->table, &cues[i], self);
}

static void
kb_build_dialog_init (KbBuildDialog *self)
{
  self->shape = (KbBuildShape) KB_BUILD_SHAPE_INIT;
  self->items = g_list_store_new (KB_TYPE_PROPOSAL_ITEM);
  self->types = gtk_string_list_new (NULL);
  for (guint i = 0; kb_cue_type_enum.codes[i] != NULL; i++)
    gtk_string_list_append (self->types, kb_enum_label (&kb_cue_type_enum, i));

  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)))));
}

/**
 * kb_build_dialog_new:
 * @parent: the window that it belongs to
 * @model: a session's rundown, which has a start
 *
 * Returns: (transfer none): the dialog, to be presented; it closes itself.
 */
GtkWindow *
kb_build_dialog_new (GtkWindow      *parent,
                     KbRundownModel *model)
{
  KbBuildDialog *self = g_object_new (KB_TYPE_BUILD_DIALOG, "transient-for", parent, NULL);
  const gboolean is_empty = kb_rundown_model_get_totals (model)->n_cues == 0;

  self->model = g_object_ref (model);
  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (get_plan (self)));
  gtk_drop_down_set_selected (self->mode, MODE_REPLACE);
  gtk_widget_set_visible (GTK_WIDGET (self->mode), !is_empty);
  self->is_filling = FALSE;
  mode_changed_cb (self);

  return GTK_WINDOW (self);
}
