/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-duty-list"

#include "config.h"

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-duty-list.h"
#include "kb-enums.h"
#include "kb-text.h"

/**
 * KbDutyList:
 *
 * Who has to do what while the cue is on, so that the operator can ask for it.
 */
struct _KbDutyList
{
  AdwBin    parent_instance;

  char     *shown;   /* owned, nullable: all that the rows say; the same again costs nothing */

  GtkStack *stack;
  GtkBox   *rows;
};

G_DEFINE_FINAL_TYPE (KbDutyList, kb_duty_list, ADW_TYPE_BIN)

/* A direction may name its duty; else it is for whoever has that role in the session. */
static KbRecord *
find_person (KbRecordSet *plan,
             KbRecord    *direction)
{
  KbRecord *duty = kb_record_set_find_ref (plan, direction, KB_CUE_DIRECTION_ASSIGNMENT_ID);
  GListModel *duties = kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT);

  for (guint i = 0; duty == NULL && i < g_list_model_get_n_items (duties); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (duties, i);

      if (kb_record_get_int (other, KB_ASSIGNMENT_ROLE) == kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE))
        duty = other;   /* the set keeps it alive */
    }

  return duty != NULL ? kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;
}

static void
append_label (GtkBox     *box,
              const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static void
append_row (KbDutyList *self,
            const char *who,
            const char *what)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (row, "duty");
  append_label (GTK_BOX (row), who, "dim-label");
  append_label (GTK_BOX (row), what, "identity");
  gtk_box_append (self->rows, row);
}

static void
rebuild (KbDutyList  *self,
         KbRecordSet *plan,
         GPtrArray   *directions)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);

  for (guint i = 0; i < directions->len; i++)
    {
      KbRecord *direction = g_ptr_array_index (directions, i);
      KbRecord *person = find_person (plan, direction);
      const char *role = kb_enum_label (&kb_role_kind_enum, kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE));
      g_autofree char *who = person != NULL ? g_strdup_printf ("%s · %s", role, kb_desk_get_name (person))
                                            : g_strdup (role);

      append_row (self, who, kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT));
    }
  gtk_stack_set_visible_child_name (self->stack, directions->len > 0 ? "rows" : "none");
}

static char *
digest (KbRecordSet *plan,
        gint64       cue_id,
        GPtrArray   *directions)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT, cue_id);
  for (guint i = 0; i < directions->len; i++)
    {
      KbRecord *direction = g_ptr_array_index (directions, i);

      g_string_append_printf (text, "\n%d %s %s", (int) kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE),
                              kb_desk_get_name (find_person (plan, direction)),
                              kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT));
    }

  return g_string_free (text, FALSE);
}

static void
kb_duty_list_dispose (GObject *object)
{
  g_clear_pointer (&KB_DUTY_LIST (object)->shown, g_free);

  G_OBJECT_CLASS (kb_duty_list_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_DUTY_LIST);
}

static void
kb_duty_list_class_init (KbDutyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_duty_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-duty-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDutyList, stack);
  gtk_widget_class_bind_template_child (widget_class, KbDutyList, rows);
}

static void
kb_duty_list_init (KbDutyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_duty_list_update:
 * @plan: the session
 * @cue_id: the cue on; 0: none
 */
void
kb_duty_list_update (KbDutyList  *self,
                     KbRecordSet *plan,
                     gint64       cue_id)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, cue_id);
  g_autofree char *text = digest (plan, cue_id, directions);

  g_return_if_fail (KB_IS_DUTY_LIST (self));

  if (kb_set_str (&self->shown, text))
    rebuild (self, plan, directions);
}
