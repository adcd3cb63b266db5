/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-threshold-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-error.h"
#include "kb-field-binding.h"
#include "kb-finding.h"
#include "kb-session.h"
#include "kb-text.h"
#include "kb-threshold-row.h"
#include "kb-threshold.h"

#define MINUTE_MS 60000
#define MAX_SPAN 600

/**
 * KbThresholdRow:
 *
 * One threshold: over how many minutes, its yellow and its red line, and what to do when one is crossed.
 */
struct _KbThresholdRow
{
  GtkListBoxRow   parent_instance;

  KbWorkspace    *workspace;      /* owned */
  KbRecord       *session;        /* owned */
  KbRecord       *threshold;      /* owned */

  KbFieldBinding *bindings[4];    /* borrowed from their widgets */

  GtkLabel       *name_label;
  GtkEntry       *span_entry;
  GtkEntry       *warn_entry;
  GtkEntry       *danger_entry;
  GtkEntry       *action_entry;
  GtkLabel       *error_label;
};

G_DEFINE_FINAL_TYPE (KbThresholdRow, kb_threshold_row, GTK_TYPE_LIST_BOX_ROW)

/* What would be stored must make sense with the rest of the row. */
static gboolean
check (KbRecord       *session,
       KbRecord       *record,
       guint           field,
       const KbValue  *value,
       GError        **error)
{
  g_autoptr (KbRecord) copy = kb_record_dup (record);
  KbThreshold threshold;

  kb_record_set_value (copy, field, value);
  kb_threshold_read (copy, kb_record_get_text (session, KB_SESSION_CURRENCY), &threshold);
  return kb_threshold_check (&threshold, error);
}

static gboolean
parse_line (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  KbThresholdLine line;

  if (!kb_threshold_parse_line (text, &line, error))
    return FALSE;

  kb_value_set_text (value, text);
  return check (session, record, field, value, error);
}

static char *
format_span (KbRecord *session,
             KbRecord *record,
             guint     field)
{
  const gint64 ms = kb_record_get_int_or (record, field, 0);

  return ms > 0 ? g_strdup_printf ("%d", (int) (ms / MINUTE_MS)) : g_strdup ("");
}

static gboolean
parse_span (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  guint64 minutes = 0;

  if (!kb_text_is_empty (text) && !g_ascii_string_to_unsigned (text, 10, 1, MAX_SPAN, &minutes, NULL))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("Write minutes from 1 to %d, or nothing: since the start"), MAX_SPAN);
      return FALSE;
    }

  kb_value_set_int (value, minutes > 0 ? (gint64) minutes * MINUTE_MS : KB_NONE);
  return check (session, record, field, value, error);
}

static const KbFieldCodec line_codec = { kb_field_format_text, parse_line };
static const KbFieldCodec span_codec = { format_span, parse_span };

/* A line is kept as it is written, and as a number. */
static void
apply_line (KbFieldBinding *binding,
            KbRecord       *record,
            const KbValue  *value,
            gpointer        user_data)
{
  KbThresholdRow *self = user_data;
  const guint field = binding == self->bindings[1] ? KB_THRESHOLD_WARN : KB_THRESHOLD_DANGER;
  const guint number = field == KB_THRESHOLD_WARN ? KB_THRESHOLD_WARN_VALUE : KB_THRESHOLD_DANGER_VALUE;
  g_autoptr (KbEdit) edit = kb_edit_new (_("Change threshold"));
  KbThresholdLine line = { 0 };

  kb_threshold_parse_line (value->kind == KB_VALUE_TEXT ? value->text : "", &line, NULL);
  kb_edit_set_session (edit, kb_record_get_id (self->session));
  kb_edit_set (edit, KB_ENTITY_THRESHOLD, kb_record_get_id (record), field, value);
  kb_edit_set_real (edit, record, number, line.test == KB_THRESHOLD_TEST_FALLS ? -line.value : line.value);
  kb_workspace_edit (self->workspace, edit);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbThresholdRow *self = KB_THRESHOLD_ROW (widget);
  /* Translators: an entry of the history; a figure's name */
  g_autofree char *label = g_strdup_printf (_("Remove threshold “%s”"), kb_threshold_row_get_name (self->threshold));
  g_autoptr (KbEdit) edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_get_id (self->session));
  kb_edit_delete (edit, KB_ENTITY_THRESHOLD, kb_record_get_id (self->threshold));
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_threshold_row_dispose (GObject *object)
{
  KbThresholdRow *self = KB_THRESHOLD_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_THRESHOLD_ROW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->session);
  g_clear_object (&self->threshold);

  G_OBJECT_CLASS (kb_threshold_row_parent_class)->dispose (object);
}

static void
kb_threshold_row_class_init (KbThresholdRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_threshold_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-threshold-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbThresholdRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbThresholdRow, span_entry);
  gtk_widget_class_bind_template_child (widget_class, KbThresholdRow, warn_entry);
  gtk_widget_class_bind_template_child (widget_class, KbThresholdRow, danger_entry);
  gtk_widget_class_bind_template_child (widget_class, KbThresholdRow, action_entry);
  gtk_widget_class_bind_template_child (widget_class, KbThresholdRow, error_label);
  gtk_widget_class_install_action (widget_class, "threshold.remove", NULL, remove_action);
}

static void
kb_threshold_row_init (KbThresholdRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings[0] = kb_field_binding_new (GTK_WIDGET (self->span_entry), self->error_label, KB_THRESHOLD_SPAN_MS,
                                            &span_codec, _("Change window of threshold"));
  self->bindings[1] = kb_field_binding_new (GTK_WIDGET (self->warn_entry), self->error_label, KB_THRESHOLD_WARN,
                                            &line_codec, _("Change threshold"));
  self->bindings[2] = kb_field_binding_new (GTK_WIDGET (self->danger_entry), self->error_label, KB_THRESHOLD_DANGER,
                                            &line_codec, _("Change threshold"));
  self->bindings[3] = kb_field_binding_new (GTK_WIDGET (self->action_entry), self->error_label, KB_THRESHOLD_ACTION,
                                            &kb_field_codec_text, _("Change what to do at a threshold"));
  kb_field_binding_set_apply (self->bindings[1], apply_line, self);
  kb_field_binding_set_apply (self->bindings[2], apply_line, self);
}

static void
name_entry (GtkEntry   *entry,
            char       *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
}

/* Each entry says whose it is. */
static void
name_entries (KbThresholdRow *self)
{
  const char *name = kb_threshold_row_get_name (self->threshold);

  gtk_label_set_text (self->name_label, name);
  /* Translators: accessible names of entries; a figure's name */
  name_entry (self->span_entry, g_strdup_printf (_("Window of %s, minutes"), name));
  name_entry (self->warn_entry, g_strdup_printf (_("Yellow line of %s"), name));
  name_entry (self->danger_entry, g_strdup_printf (_("Red line of %s"), name));
  name_entry (self->action_entry, g_strdup_printf (_("What to do about %s"), name));
}

/**
 * kb_threshold_row_get_name:
 *
 * Returns: what a threshold is called here, else what its figure is.
 */
const char *
kb_threshold_row_get_name (KbRecord *threshold)
{
  const char *name = kb_record_get_text (threshold, KB_THRESHOLD_NAME);

  return kb_text_is_empty (name) ? kb_enum_label (&kb_metric_enum, kb_record_get_int (threshold, KB_THRESHOLD_METRIC)) : name;
}

/**
 * kb_threshold_row_new:
 * @session: the session's own row, for its currency
 * @threshold: the threshold
 *
 * Returns: (transfer none): a row that edits @threshold.
 */
GtkWidget *
kb_threshold_row_new (KbWorkspace *workspace,
                      KbRecord    *session,
                      KbRecord    *threshold)
{
  KbThresholdRow *self = g_object_new (KB_TYPE_THRESHOLD_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->session = g_object_ref (session);
  self->threshold = g_object_ref (threshold);
  name_entries (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->bindings); i++)
    kb_field_binding_set_record (self->bindings[i], workspace, session, threshold);

  return GTK_WIDGET (self);
}
