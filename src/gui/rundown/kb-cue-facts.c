/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-facts"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-cell.h"
#include "kb-cue-facts.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-fact-entry.h"
#include "kb-rundown-edits.h"

/**
 * KbCueFacts:
 *
 * When and how a cue runs: its length and how short it may get, its start, who speaks, when it
 * warns, and whether it may be dropped or goes on by itself.
 */
struct _KbCueFacts
{
  GtkWidget     parent_instance;

  KbRecordSet  *plan;       /* owned, nullable */
  KbRundownRow *row;        /* owned, nullable */
  gboolean      is_showing; /* a toggle that changes now was not pressed */

  GtkWidget    *grid;       /* child */
  KbFactEntry  *length;
  KbFactEntry  *minimum;
  KbFactEntry  *start;
  KbFactEntry  *speaker;
  KbFactEntry  *warning;
  KbFactEntry  *danger;
  GtkWidget    *optional;
  GtkWidget    *auto_advance;
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCueFacts, kb_cue_facts, GTK_TYPE_WIDGET)

static void
show_limit (KbFactEntry *entry,
            KbRecord    *cue,
            guint        field)
{
  g_autofree char *text = kb_record_is_null (cue, field) ? g_strdup ("")
                                                         : kb_duration_format_exact (kb_record_get_int (cue, field));

  kb_fact_entry_set_text (entry, text);
}

static void
show_cell (KbCueFacts  *self,
           KbFactEntry *entry,
           KbCueCell    cell)
{
  g_autofree char *text = kb_cue_cell_dup_text (cell, self->plan, self->row);

  kb_fact_entry_set_text (entry, text);
}

static void
show_facts (KbCueFacts *self)
{
  KbRecord *cue = kb_rundown_row_get_record (self->row);
  const gboolean is_hard = kb_record_get_bool (cue, KB_CUE_HARD);
  g_autofree char *length = kb_duration_format (kb_record_get_int (cue, KB_CUE_DURATION_MS));

  show_cell (self, self->length, KB_CUE_CELL_LENGTH);
  show_cell (self, self->start, KB_CUE_CELL_START);
  show_cell (self, self->speaker, KB_CUE_CELL_SPEAKER);
  show_limit (self->minimum, cue, KB_CUE_MIN_MS);
  show_limit (self->warning, cue, KB_CUE_WARNING_MS);
  show_limit (self->danger, cue, KB_CUE_DANGER_MS);
  g_object_set (self->start, "caption", is_hard ? _("Hard start") : _("Soft start"), NULL);
  g_object_set (self->minimum, "placeholder", length, NULL);

  self->is_showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->optional), kb_record_get_bool (cue, KB_CUE_OPTIONAL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->auto_advance), kb_record_get_bool (cue, KB_CUE_AUTO_ADVANCE));
  self->is_showing = FALSE;
}

static void
send (KbCueFacts  *self,
      KbFactEntry *entry,
      KbEdit      *edit,
      GError      *error)
{
  if (edit == NULL)
    kb_fact_entry_set_error (entry, error->message);
  else if (kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
  else
    show_facts (self);
}

static void
typed_cell (KbCueFacts  *self,
            KbFactEntry *entry,
            KbCueCell    cell,
            const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (self->row == NULL)
    return;

  edit = kb_cue_cell_parse (cell, self->plan, self->row, text, &error);
  send (self, entry, edit, error);
}

static void
length_typed_cb (KbCueFacts  *self,
                 const char  *text,
                 KbFactEntry *entry)
{
  typed_cell (self, entry, KB_CUE_CELL_LENGTH, text);
}

static void
start_typed_cb (KbCueFacts  *self,
                const char  *text,
                KbFactEntry *entry)
{
  typed_cell (self, entry, KB_CUE_CELL_START, text);
}

static void
speaker_typed_cb (KbCueFacts  *self,
                  const char  *text,
                  KbFactEntry *entry)
{
  typed_cell (self, entry, KB_CUE_CELL_SPEAKER, text);
}

static void
typed_limit (KbCueFacts  *self,
             KbFactEntry *entry,
             guint        field,
             const char  *what,
             const char  *text)
{
  KbRecord *cue = self->row != NULL ? kb_rundown_row_get_record (self->row) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (cue == NULL)
    return;

  edit = kb_rundown_set_limit (cue, field, what, text, &error);
  send (self, entry, edit, error);
}

static void
minimum_typed_cb (KbCueFacts  *self,
                  const char  *text,
                  KbFactEntry *entry)
{
  typed_limit (self, entry, KB_CUE_MIN_MS, _("Change minimum of cue %s"), text);
}

static void
warning_typed_cb (KbCueFacts  *self,
                  const char  *text,
                  KbFactEntry *entry)
{
  typed_limit (self, entry, KB_CUE_WARNING_MS, _("Change warning of cue %s"), text);
}

static void
danger_typed_cb (KbCueFacts  *self,
                 const char  *text,
                 KbFactEntry *entry)
{
  typed_limit (self, entry, KB_CUE_DANGER_MS, _("Change danger of cue %s"), text);
}

static void
toggle (KbCueFacts *self,
        GtkWidget  *check,
        guint       field,
        const char *what)
{
  g_autoptr (KbEdit) edit = NULL;

  if (self->is_showing || self->row == NULL)
    return;

  edit = kb_rundown_set_flag (kb_rundown_row_get_record (self->row), field, what,
                              gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  if (kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
}

static void
optional_toggled_cb (KbCueFacts *self)
{
  toggle (self, self->optional, KB_CUE_OPTIONAL, _("Change whether cue %s may be dropped"));
}

static void
auto_advance_toggled_cb (KbCueFacts *self)
{
  toggle (self, self->auto_advance, KB_CUE_AUTO_ADVANCE, _("Change whether cue %s goes on by itself"));
}

static void
kb_cue_facts_dispose (GObject *object)
{
  KbCueFacts *self = KB_CUE_FACTS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_CUE_FACTS);
  g_clear_object (&self->plan);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (kb_cue_facts_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, grid);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, length);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, minimum);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, start);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, speaker);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, warning);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, danger);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, optional);
  gtk_widget_class_bind_template_child (widget_class, KbCueFacts, auto_advance);
  gtk_widget_class_bind_template_callback (widget_class, length_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, minimum_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, speaker_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, warning_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, danger_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, optional_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, auto_advance_toggled_cb);
}

static void
kb_cue_facts_class_init (KbCueFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_cue_facts_dispose;

  /**
   * KbCueFacts::edit:
   * @edit: what was typed or pressed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_CUE_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       1, KB_TYPE_EDIT);

  g_type_ensure (KB_TYPE_FACT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-cue-facts.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_cue_facts_init (KbCueFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_cue_facts_show:
 * @row: a cue
 *
 * Shows a cue, or the same one after a change.
 */
void
kb_cue_facts_show (KbCueFacts   *self,
                   KbRecordSet  *plan,
                   KbRundownRow *row)
{
  g_return_if_fail (KB_IS_CUE_FACTS (self));

  if (row != self->row)
    kb_cue_facts_flush (self);
  g_set_object (&self->plan, plan);
  g_set_object (&self->row, row);
  show_facts (self);
}

/**
 * kb_cue_facts_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_cue_facts_flush (KbCueFacts *self)
{
  g_return_if_fail (KB_IS_CUE_FACTS (self));

  kb_fact_entry_flush (self->length);
  kb_fact_entry_flush (self->minimum);
  kb_fact_entry_flush (self->start);
  kb_fact_entry_flush (self->speaker);
  kb_fact_entry_flush (self->warning);
  kb_fact_entry_flush (self->danger);
}
