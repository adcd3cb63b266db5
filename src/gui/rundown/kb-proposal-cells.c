/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-proposal-cells"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-duration.h"
#include "kb-enums.h"
#include "kb-proposal-cells.h"
#include "kb-rundown-text.h"

/* The cells that tables of proposed cues are made of. */

GtkWidget *
kb_proposal_create_text (gpointer owner)
{
  return kb_cells_new_label (FALSE);
}

GtkWidget *
kb_proposal_create_figure (gpointer owner)
{
  return kb_cells_new_label (TRUE);
}

GtkWidget *
kb_proposal_create_chip (gpointer owner)
{
  GtkWidget *label = kb_cells_new_label (FALSE);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
show_length (GtkWidget *cell,
             gint64     ms)
{
  g_autofree char *text = ms != KB_NONE ? kb_duration_format (ms) : g_strdup ("–");

  gtk_label_set_text (GTK_LABEL (cell), text);
}

void
kb_proposal_show_number (GtkWidget *cell,
                         gpointer   item,
                         gpointer   owner)
{
  gtk_widget_add_css_class (cell, "identity");
  gtk_label_set_text (GTK_LABEL (cell), kb_proposal_item_get_number (item));
}

void
kb_proposal_show_title (GtkWidget *cell,
                        gpointer   item,
                        gpointer   owner)
{
  const char *title = kb_proposal_item_get_title (item);

  gtk_label_set_text (GTK_LABEL (cell), title);
  gtk_widget_set_tooltip_text (cell, title);
}

void
kb_proposal_show_chip (GtkWidget *cell,
                       gpointer   item,
                       gpointer   owner)
{
  const int type = kb_proposal_item_get_facts (item)->type;
  const char *classes[] = { "cue-chip", kb_rundown_type_class (type), NULL };

  gtk_widget_set_css_classes (cell, classes);
  gtk_label_set_text (GTK_LABEL (cell), kb_enum_label (&kb_cue_type_enum, type));
}

void
kb_proposal_show_old (GtkWidget *cell,
                      gpointer   item,
                      gpointer   owner)
{
  show_length (cell, kb_proposal_item_get_facts (item)->old_ms);
}

void
kb_proposal_show_new (GtkWidget *cell,
                      gpointer   item,
                      gpointer   owner)
{
  gtk_widget_add_css_class (cell, "identity");
  show_length (cell, kb_proposal_item_get_facts (item)->new_ms);
}

void
kb_proposal_show_min (GtkWidget *cell,
                      gpointer   item,
                      gpointer   owner)
{
  gtk_widget_add_css_class (cell, "dim-label");
  show_length (cell, kb_proposal_item_get_facts (item)->min_ms);
}

void
kb_proposal_show_difference (GtkWidget *cell,
                             gpointer   item,
                             gpointer   owner)
{
  const KbProposalFacts *facts = kb_proposal_item_get_facts (item);
  const gint64 difference_ms = facts->old_ms != KB_NONE ? facts->new_ms - facts->old_ms : 0;
  g_autofree char *amount = kb_duration_format_signed (difference_ms);

  /* Translators: a cue that is left out to save time */
  gtk_label_set_text (GTK_LABEL (cell), facts->is_dropped ? _("Skipped") : difference_ms != 0 ? amount : "");
}

/* The entry's colour and tooltip say what is wrong with what was typed; nothing is lost meanwhile. */
static void
show_error (GtkWidget  *entry,
            const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static char *
format_new (gpointer item)
{
  const KbProposalFacts *facts = kb_proposal_item_get_facts (item);

  return facts->is_dropped ? g_strdup ("") : kb_duration_format (facts->new_ms);
}

static void
take_typed (GtkWidget *entry)
{
  gpointer item = kb_cells_get_item (entry);
  g_autofree char *shown = item != NULL ? format_new (item) : NULL;
  g_autofree char *message = NULL;

  if (item == NULL)
    return;

  if (g_strcmp0 (shown, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    message = kb_proposal_item_type (item, gtk_editable_get_text (GTK_EDITABLE (entry)));
  else
    kb_proposal_item_forget (item);
  show_error (entry, message);
}

static void
focus_left_cb (GtkEventController *focus)
{
  take_typed (gtk_event_controller_get_widget (focus));
}

/* Enter takes what was typed and goes to the row below, as in a spreadsheet. */
static void
activated_cb (GtkWidget *entry)
{
  take_typed (entry);
  if (!gtk_widget_has_css_class (entry, "error"))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (entry)), GTK_DIR_DOWN);
}

GtkWidget *
kb_proposal_create_entry (gpointer owner)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 7);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (entry, "cell-entry");
  g_signal_connect (entry, "activate", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), NULL);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

void
kb_proposal_show_entry (GtkWidget *cell,
                        gpointer   item,
                        gpointer   owner)
{
  const KbProposalFacts *facts = kb_proposal_item_get_facts (item);
  g_autofree char *text = format_new (item);
  /* Translators: a cue's number or what it shows */
  g_autofree char *name = g_strdup_printf (_("New length of %s"), *kb_proposal_item_get_number (item) != '\0'
                                                                    ? kb_proposal_item_get_number (item)
                                                                    : kb_proposal_item_get_title (item));

  kb_proposal_item_forget (item);
  show_error (cell, NULL);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell), text);
  gtk_widget_set_sensitive (cell, !facts->is_kept);
  if (facts->wish_ms != KB_NONE || (facts->old_ms != KB_NONE && facts->new_ms != facts->old_ms))
    gtk_widget_add_css_class (cell, "accent");
  else
    gtk_widget_remove_css_class (cell, "accent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kb_proposal_read_spin:
 *
 * Returns: what is typed in it right now, which its value is only when it is left; within its range.
 */
int
kb_proposal_read_spin (GtkSpinButton *spin)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    return gtk_spin_button_get_value_as_int (spin);

  return (int) CLAMP ((double) value, gtk_adjustment_get_lower (adjustment), gtk_adjustment_get_upper (adjustment));
}
