/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-notes"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-notes.h"
#include "kb-cue.h"
#include "kb-direction-edits.h"
#include "kb-fact-entry.h"
#include "kb-rundown-edits.h"

/* A line of the card: what a role does, or one of the cue's own texts. */
typedef struct
{
  int         role;      /* a KbRoleKind, -1 for a text of the cue */
  guint       field;     /* that text */
  const char *caption;
  const char *what;      /* the history's words */
} Note;

static const Note notes[] = {
  { KB_ROLE_KIND_OPERATOR, 0, NC_ ("direction", "Operator"), NULL },
  { KB_ROLE_KIND_FLOOR, 0, NC_ ("direction", "Floor"), NULL },
  { KB_ROLE_KIND_TECH, 0, NC_ ("direction", "Camera"), NULL },
  { -1, KB_CUE_OVERLAY, NC_ ("direction", "Overlay"), N_ ("Edit overlay of cue %s") },
  { -1, KB_CUE_PROPS, NC_ ("direction", "Props"), N_ ("Edit props of cue %s") },
  { -1, KB_CUE_DEMO, NC_ ("direction", "Demo"), N_ ("Edit demonstration of cue %s") },
  { -1, KB_CUE_FALLBACK, NC_ ("direction", "Fallback"), N_ ("Edit fallback of cue %s") },
  { -1, KB_CUE_NOTE, NC_ ("direction", "Note"), N_ ("Edit note of cue %s") },
};

/**
 * KbCueNotes:
 *
 * What else belongs to a cue: what operator, floor and camera do, the overlay, the props, what to show, what
 * to say instead, and anything else.
 */
struct _KbCueNotes
{
  GtkWidget     parent_instance;

  KbRecordSet  *plan;                            /* owned, nullable */
  KbRundownRow *row;                             /* owned, nullable */

  GtkWidget    *box;                             /* child */
  KbFactEntry  *entries[G_N_ELEMENTS (notes)];
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCueNotes, kb_cue_notes, GTK_TYPE_WIDGET)

static const char *
find_text (KbCueNotes *self,
           const Note *note)
{
  KbRecord *cue = kb_rundown_row_get_record (self->row);
  KbRecord *direction;

  if (note->role < 0)
    return kb_record_get_text (cue, note->field);

  direction = kb_direction_find (self->plan, cue, note->role);
  return direction != NULL ? kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT) : "";
}

static void
typed_cb (KbFactEntry *entry,
          const char  *text,
          KbCueNotes  *self)
{
  g_autoptr (KbEdit) edit = NULL;
  guint i = 0;

  if (self->row == NULL)
    return;

  while (self->entries[i] != entry)
    i++;
  if (notes[i].role >= 0)
    edit = kb_direction_set (self->plan, kb_rundown_row_get_record (self->row), notes[i].role, text);
  else
    edit = kb_rundown_set_text (kb_rundown_row_get_record (self->row), notes[i].field, _(notes[i].what), text);
  if (kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
}

static void
kb_cue_notes_dispose (GObject *object)
{
  KbCueNotes *self = KB_CUE_NOTES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (kb_cue_notes_parent_class)->dispose (object);
}

static void
kb_cue_notes_class_init (KbCueNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_cue_notes_dispose;

  /**
   * KbCueNotes::edit:
   * @edit: what was typed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_CUE_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       1, KB_TYPE_EDIT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_entry (KbCueNotes *self,
              guint       index)
{
  self->entries[index] = g_object_new (KB_TYPE_FACT_ENTRY, "hexpand", TRUE, "caption",
                                       g_dpgettext2 (GETTEXT_PACKAGE, "direction", notes[index].caption), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->entries[index]), "note");
  g_signal_connect_object (self->entries[index], "typed", G_CALLBACK (typed_cb), self, 0);
  return GTK_WIDGET (self->entries[index]);
}

static void
kb_cue_notes_init (KbCueNotes *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (self->box), create_entry (self, i));
    }
}

/**
 * kb_cue_notes_show:
 * @row: a cue
 *
 * Shows a cue, or the same one after a change.
 */
void
kb_cue_notes_show (KbCueNotes   *self,
                   KbRecordSet  *plan,
                   KbRundownRow *row)
{
  g_return_if_fail (KB_IS_CUE_NOTES (self));

  if (row != self->row)
    kb_cue_notes_flush (self);
  g_set_object (&self->plan, plan);
  g_set_object (&self->row, row);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    kb_fact_entry_set_text (self->entries[i], find_text (self, &notes[i]));
}

/**
 * kb_cue_notes_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_cue_notes_flush (KbCueNotes *self)
{
  g_return_if_fail (KB_IS_CUE_NOTES (self));

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    kb_fact_entry_flush (self->entries[i]);
}
