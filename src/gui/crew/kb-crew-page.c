/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-column.h"
#include "kb-crew-page.h"
#include "kb-crew.h"
#include "kb-enums.h"
#include "kb-shift-lane.h"
#include "kb-text.h"

/**
 * KbCrewPage:
 *
 * Who works in the session, as what and when: one row per duty, its shifts drawn against the
 * session's span.
 */
struct _KbCrewPage
{
  KbPage         parent_instance;

  GtkStack      *stack;
  GtkColumnView *table;
  GtkLabel      *totals;
};

G_DEFINE_FINAL_TYPE (KbCrewPage, kb_crew_page, KB_TYPE_PAGE)

static char *
role_text (KbRecordSet *set,
           KbRecord    *record)
{
  const char *title = kb_record_get_text (record, KB_ASSIGNMENT_TITLE);
  const char *role = kb_enum_label (&kb_role_kind_enum, kb_record_get_int (record, KB_ASSIGNMENT_ROLE));

  if (kb_text_is_empty (title) || g_str_equal (title, role))
    return g_strdup (role);
  return g_strdup_printf ("%s\n%s", title, role);
}

static char *
person_text (KbRecordSet *set,
             KbRecord    *record)
{
  KbRecord *person = kb_record_set_find_ref (set, record, KB_ASSIGNMENT_PERSON_ID);
  const char *stage_name;

  if (person == NULL)
    return g_strdup (_("Nobody yet"));

  stage_name = kb_record_get_text (person, KB_PERSON_STAGE_NAME);
  if (kb_text_is_empty (stage_name))
    return g_strdup (kb_record_get_text (person, KB_PERSON_NAME));
  return g_strdup_printf ("%s\n%s", kb_record_get_text (person, KB_PERSON_NAME), stage_name);
}

static char *
on_duty_text (KbRecordSet *set,
              KbRecord    *record)
{
  const char *availability = kb_record_get_text (record, KB_ASSIGNMENT_AVAILABILITY);

  if (kb_text_is_empty (kb_record_get_text (record, KB_ASSIGNMENT_ON_DUTY)))
    return g_strdup (availability);
  return g_strdup (kb_record_get_text (record, KB_ASSIGNMENT_ON_DUTY));
}

static char *
duties_text (KbRecordSet *set,
             KbRecord    *record)
{
  return g_strdup (kb_record_get_text (record, KB_ASSIGNMENT_DUTIES));
}

static char *
incidents_text (KbRecordSet *set,
                KbRecord    *record)
{
  return g_strdup (kb_record_get_text (record, KB_ASSIGNMENT_INCIDENTS));
}

static const KbColumnInfo columns[] = {
  { NC_ ("crew", "Role"), role_text, NULL, KB_COLUMN_STRONG | KB_COLUMN_TWO_LINES, 150 },
  { NC_ ("crew", "Person"), person_text, NULL, KB_COLUMN_TWO_LINES, 130 },
  { NC_ ("crew", "On duty"), on_duty_text, NULL, KB_COLUMN_NUMBER, 120 },
  { NC_ ("crew", "Shifts"), NULL, kb_shift_lane_cell, 0, 300 },
  { NC_ ("crew", "Duties"), duties_text, NULL, KB_COLUMN_EXPAND, 260 },
  { NC_ ("crew", "Owns incidents"), incidents_text, NULL, 0, 150 },
};

static void
update_totals (KbCrewPage *self)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *text = NULL;
  GListModel *duties;
  guint open = 0;

  if (plan == NULL)
    return;

  duties = kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT);
  for (guint i = 0; i < g_list_model_get_n_items (duties); i++)
    {
      g_autoptr (KbRecord) duty = g_list_model_get_item (duties, i);
      const gint64 person = kb_record_get_int (duty, KB_ASSIGNMENT_PERSON_ID);

      if (person == KB_NONE)
        open++;
      else
        g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }

  /* Translators: under the crew's table: duties, people, duties without a person */
  text = g_strdup_printf (_("%u duties · %u people · %u open"), g_list_model_get_n_items (duties),
                          g_hash_table_size (people), open);
  gtk_label_set_text (self->totals, text);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (duties) > 0 ? "table" : "empty");
}

static void
kb_crew_page_plan_set (KbPage      *page,
                       KbRecordSet *plan)
{
  KbCrewPage *self = KB_CREW_PAGE (page);

  kb_column_view_set_plan (self->table, plan, KB_ENTITY_ASSIGNMENT);
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (update_totals), self, G_CONNECT_SWAPPED);
  update_totals (self);
}

static void
kb_crew_page_activated (KbPage *page)
{
  /* Not the table itself: while the page is empty it is not shown, and keys that go to it are lost. */
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
kb_crew_page_dispose (GObject *object)
{
  G_OBJECT_CLASS (kb_crew_page_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_CREW_PAGE);
}

static void
kb_crew_page_class_init (KbCrewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_crew_page_dispose;
  KB_PAGE_CLASS (klass)->plan_set = kb_crew_page_plan_set;
  KB_PAGE_CLASS (klass)->activated = kb_crew_page_activated;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/crew/kb-crew-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbCrewPage, totals);
}

static void
kb_crew_page_init (KbCrewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_column_view_fill (self->table, "crew", columns, G_N_ELEMENTS (columns));
}
