/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-duty-pane"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-duty-pane.h"
#include "kb-field-binding.h"
#include "kb-pay-sums.h"
#include "kb-people-codec.h"
#include "kb-session.h"
#include "kb-shift-codec.h"

#define TEXT_HEIGHT 54

/* What is shown, in order; a heading before the first of each kind of row but the duty's pay. */
static const struct
{
  KbEntityKind        kind;
  guint               field;
  const char         *heading;
  const char         *title;
  const char         *edit;
  const KbFieldCodec *codec;
  gboolean            is_long;
} rows[] = {
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_TITLE, N_ ("Duty"), N_ ("Called in this session"), N_ ("Change name of duty"),
    &kb_field_codec_text, FALSE },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_DUTIES, NULL, N_ ("Duties"), N_ ("Change duties"), &kb_field_codec_text, TRUE },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_INCIDENTS, NULL, N_ ("Owns in an incident"), N_ ("Change incidents of duty"),
    &kb_field_codec_text, FALSE },
  { KB_ENTITY_SHIFT, KB_SHIFT_START_US, N_ ("Shift"), N_ ("Shift starts"), N_ ("Move shift"), &kb_shift_codec_start, FALSE },
  { KB_ENTITY_SHIFT, KB_SHIFT_END_US, NULL, N_ ("Shift ends"), N_ ("Move shift"), &kb_shift_codec_end, FALSE },
  { KB_ENTITY_SHIFT, KB_SHIFT_BREAK_MS, NULL, N_ ("Break in the shift, hours"), N_ ("Change break"),
    &kb_people_codec_hours, FALSE },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_PAID_MS, N_ ("Pay"), N_ ("Hours paid (empty: as the shifts)"),
    N_ ("Change hours paid"), &kb_people_codec_hours, FALSE },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_RATE_MINOR, NULL, N_ ("Per hour (empty: the person’s)"), N_ ("Change pay per hour"),
    &kb_field_codec_money, FALSE },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_EXTRA_MINOR, NULL, N_ ("Fixed extra"), N_ ("Change extra"), &kb_field_codec_money,
    FALSE },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_EXTRA_NOTE, NULL, N_ ("The extra is for"), N_ ("Change extra"),
    &kb_field_codec_text, FALSE },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_COST_MINOR, NULL, N_ ("Agreed sum instead of hours"), N_ ("Change agreed sum"),
    &kb_field_codec_money, FALSE },
  { KB_ENTITY_SESSION, KB_SESSION_EQUIPMENT, N_ ("Session"), N_ ("Equipment booked, one a line"), N_ ("Change equipment"),
    &kb_field_codec_text, TRUE },
  { KB_ENTITY_SESSION, KB_SESSION_EMERGENCY, NULL, N_ ("Emergency line (empty: the team lead)"),
    N_ ("Change emergency line"), &kb_field_codec_text, FALSE },
};

/**
 * KbDutyPane:
 *
 * What else there is to a duty: what it covers, what it is paid, when its shift is, the break in it; and what the session books
 * beside people.
 */
struct _KbDutyPane
{
  AdwBin          parent_instance;

  KbFieldBinding *bindings[G_N_ELEMENTS (rows)];   /* borrowed from their widgets */
  GtkWidget      *cells[G_N_ELEMENTS (rows)];      /* borrowed from the box */
  KbRecord       *duty;                            /* owned, nullable */
  KbRecord       *shift;                           /* owned, nullable */
  GtkWidget      *sums;                            /* borrowed from the box */
};

G_DEFINE_FINAL_TYPE (KbDutyPane, kb_duty_pane, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *text,
              const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
create_text (GtkBox *cell)
{
  GtkWidget *text = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), TEXT_HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_box_append (cell, frame);
  return text;
}

/* The page moves it as it moves a bar: cues follow their speaker, and shifts of one duty do not overlap. */
static void
move_shift (GtkWidget      *self,
            KbFieldBinding *binding,
            KbRecord       *shift,
            gint64          start_us,
            gint64          end_us)
{
  gtk_widget_activate_action (self, "crew.move-shift", "(xxx)", kb_record_get_id (shift), start_us, end_us);
  kb_field_binding_refresh (binding);
}

static void
apply_start (KbFieldBinding *binding,
             KbRecord       *shift,
             const KbValue  *value,
             gpointer        user_data)
{
  move_shift (user_data, binding, shift, value->integer, kb_record_get_int (shift, KB_SHIFT_END_US));
}

static void
apply_end (KbFieldBinding *binding,
           KbRecord       *shift,
           const KbValue  *value,
           gpointer        user_data)
{
  move_shift (user_data, binding, shift, kb_record_get_int (shift, KB_SHIFT_START_US), value->integer);
}

static GtkWidget *
create_cell (KbDutyPane *self,
             guint       index)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *error = create_label ("", "error");
  GtkWidget *widget;

  if (rows[index].heading != NULL)
    gtk_box_append (GTK_BOX (cell), create_label (_(rows[index].heading), "heading"));
  gtk_box_append (GTK_BOX (cell), create_label (_(rows[index].title), "caption"));
  if (rows[index].is_long)
    widget = create_text (GTK_BOX (cell));
  else
    gtk_box_append (GTK_BOX (cell), widget = gtk_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _(rows[index].title), -1);
  gtk_widget_set_visible (error, FALSE);
  gtk_box_append (GTK_BOX (cell), error);
  self->bindings[index] = kb_field_binding_new (widget, GTK_LABEL (error), rows[index].field, rows[index].codec,
                                                _(rows[index].edit));
  if (rows[index].codec == &kb_shift_codec_start || rows[index].codec == &kb_shift_codec_end)
    kb_field_binding_set_apply (self->bindings[index],
                                rows[index].codec == &kb_shift_codec_start ? apply_start : apply_end, self);
  return cell;
}

static void
kb_duty_pane_dispose (GObject *object)
{
  KbDutyPane *self = KB_DUTY_PANE (object);

  g_clear_object (&self->duty);
  g_clear_object (&self->shift);

  G_OBJECT_CLASS (kb_duty_pane_parent_class)->dispose (object);
}

static void
kb_duty_pane_class_init (KbDutyPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_duty_pane_dispose;
}

static void
kb_duty_pane_init (KbDutyPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].kind == KB_ENTITY_SESSION && rows[i].heading != NULL)
        gtk_box_append (GTK_BOX (box), self->sums = kb_pay_sums_new ());
      self->cells[i] = create_cell (self, i);
      gtk_box_append (GTK_BOX (box), self->cells[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
kb_duty_pane_new (void)
{
  return g_object_new (KB_TYPE_DUTY_PANE, NULL);
}

/**
 * kb_duty_pane_show:
 * @workspace: (nullable): where edits go
 * @plan: the session
 * @duty: (nullable): the duty that is selected
 * @shift: (nullable): its shift
 */
void
kb_duty_pane_show (KbDutyPane  *self,
                   KbWorkspace *workspace,
                   KbRecordSet *plan,
                   KbRecord    *duty,
                   KbRecord    *shift)
{
  KbRecord *session = kb_record_set_get_session (plan);
  gboolean is_other;

  g_return_if_fail (KB_IS_DUTY_PANE (self));

  /* What is being typed stays while something else of the crew changes. */
  is_other = g_set_object (&self->duty, duty);
  is_other |= g_set_object (&self->shift, shift);
  kb_pay_sums_show (KB_PAY_SUMS (self->sums), workspace, plan, duty);
  if (!is_other && duty != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KbRecord *record = rows[i].kind == KB_ENTITY_SESSION ? session : rows[i].kind == KB_ENTITY_SHIFT ? shift : duty;

      kb_field_binding_set_record (self->bindings[i], workspace, session, record);
      gtk_widget_set_sensitive (self->cells[i], record != NULL);
    }
}
