/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-candidate-row"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-candidate-row.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-money.h"
#include "kb-person-avatar.h"
#include "kb-text.h"

/* The list is beside the board, which needs the room. */
#define REASON_CHARS 20

/**
 * KbCandidateRow:
 *
 * Somebody who could have a duty, with the reasons in words; can be dragged onto the board.
 */
struct _KbCandidateRow
{
  GtkListBoxRow  parent_instance;

  AdwAvatar     *avatar;
  GtkLabel      *name;
  GtkLabel      *note;
  GtkBox        *reasons;
  GtkLabel      *load;
  GtkButton     *assign;
  GtkButton     *swap;
  GtkButton     *stand_in;
  GtkWidget     *more;      /* both */
  KbRecord      *person;    /* owned */
  gint64         duty_id;   /* what they have in this session, 0 for nothing */
};

G_DEFINE_FINAL_TYPE (KbCandidateRow, kb_candidate_row, GTK_TYPE_LIST_BOX_ROW)

static GdkContentProvider *
prepare_cb (KbCandidateRow *self,
            double          x,
            double          y)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, kb_record_get_id (self->person));
}

static void
drag_begin_cb (KbCandidateRow *self,
               GdkDrag        *drag,
               GtkDragSource  *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self->avatar));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
add_reason (KbCandidateRow *self,
            const KbReason *reason)
{
  const char *icons[] = { "emblem-ok-symbolic", "dialog-warning-symbolic", "window-close-symbolic" };
  const char *classes[] = { "ok", "warn", "block" };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[reason->kind]);
  GtkWidget *label = gtk_label_new (reason->text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 13);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), REASON_CHARS);
  gtk_widget_add_css_class (line, "level");
  gtk_widget_add_css_class (line, classes[reason->kind]);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->reasons, line);
}

static void
kb_candidate_row_dispose (GObject *object)
{
  KbCandidateRow *self = KB_CANDIDATE_ROW (object);

  g_clear_object (&self->person);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_CANDIDATE_ROW);
  G_OBJECT_CLASS (kb_candidate_row_parent_class)->dispose (object);
}

static void
kb_candidate_row_class_init (KbCandidateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_candidate_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/crew/kb-candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, name);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, note);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, load);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, assign);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, swap);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, stand_in);
  gtk_widget_class_bind_template_child (widget_class, KbCandidateRow, more);
}

static void
kb_candidate_row_init (KbCandidateRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static void
show_load (KbCandidateRow    *self,
           const KbCandidate *candidate,
           const char        *currency)
{
  g_autofree char *length = kb_crew_format_length (candidate->load_ms);
  g_autofree char *cost = candidate->cost_minor != KB_NONE ? kb_money_format_short (candidate->cost_minor, currency) : NULL;
  /* Translators: what somebody works on that day already */
  g_autofree char *today = g_strdup_printf (_("%s that day"), length);
  g_autofree char *text = cost != NULL ? g_strdup_printf ("%s\n%s", cost, today) : g_strdup (today);

  gtk_label_set_text (self->load, text);
}

/* Their usual role; and the contact, by which two of one name are told apart. */
static char *
describe (KbRecord *person,
          gboolean  has_namesake)
{
  const gint64 role = kb_record_get_int (person, KB_PERSON_ROLE);
  const char *title = role != KB_NONE ? kb_enum_label (&kb_role_kind_enum, (int) role) : "";
  const char *contact = kb_record_get_text (person, KB_PERSON_CONTACT);

  if (!has_namesake || kb_text_is_empty (contact))
    return g_strdup (title);
  return g_strdup_printf ("%s %s", title, contact);
}

/**
 * kb_candidate_row_new:
 * @currency: of the session
 * @own_duty_id: a duty that they have in this session, 0 for none: they can be swapped and stand in
 * @has_namesake: somebody else of the list has the same name: the row says how to reach them, too
 */
GtkWidget *
kb_candidate_row_new (const KbCandidate *candidate,
                      const char        *currency,
                      gint64             own_duty_id,
                      gboolean           has_namesake)
{
  KbCandidateRow *self = g_object_new (KB_TYPE_CANDIDATE_ROW, NULL);
  const char *name = kb_record_get_text (candidate->person, KB_PERSON_NAME);
  g_autofree char *note = describe (candidate->person, has_namesake);
  g_autofree char *whole = has_namesake ? g_strdup_printf ("%s %s", name, note) : g_strdup (name);
  const gint64 id = kb_record_get_id (candidate->person);
  g_autofree char *label = g_strdup_printf (_("Assign %s"), name);

  self->person = g_object_ref (candidate->person);
  self->duty_id = own_duty_id;
  kb_person_avatar_show (self->avatar, candidate->person);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->note, note);
  for (guint i = 0; i < candidate->reasons->len; i++)
    add_reason (self, candidate->reasons->pdata[i]);
  show_load (self, candidate, currency);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->assign), "x", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->swap), "x", own_duty_id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->stand_in), "x", own_duty_id);
  gtk_widget_set_visible (self->more, own_duty_id != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->assign), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);

  return GTK_WIDGET (self);
}

gint64
kb_candidate_row_get_person_id (KbCandidateRow *self)
{
  g_return_val_if_fail (KB_IS_CANDIDATE_ROW (self), 0);

  return kb_record_get_id (self->person);
}

gint64
kb_candidate_row_get_duty_id (KbCandidateRow *self)
{
  g_return_val_if_fail (KB_IS_CANDIDATE_ROW (self), 0);

  return self->duty_id;
}

/**
 * kb_candidate_row_matches:
 * @words: what is typed
 *
 * Returns: whether their name, stage name, contact, skills or role has it.
 */
gboolean
kb_candidate_row_matches (KbCandidateRow *self,
                          const char     *words)
{
  const guint fields[] = { KB_PERSON_NAME, KB_PERSON_STAGE_NAME, KB_PERSON_CONTACT, KB_PERSON_SKILLS };
  g_autofree char *wanted = g_utf8_casefold (words, -1);
  g_autofree char *role = g_utf8_casefold (gtk_label_get_text (self->note), -1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_utf8_casefold (kb_record_get_text (self->person, fields[i]), -1);

      if (strstr (text, wanted) != NULL)
        return TRUE;
    }

  return strstr (role, wanted) != NULL;
}
