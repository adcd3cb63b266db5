/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-column.h"
#include "kb-crew-page.h"
#include "kb-crew.h"
#include "kb-enums.h"
#include "kb-instant.h"
#include "kb-session-text.h"
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

static const char *
get_name (KbRecordSet *set,
          KbRecord    *duty)
{
  KbRecord *person = duty != NULL ? kb_record_set_find_ref (set, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;

  return person != NULL ? kb_record_get_text (person, KB_PERSON_NAME) : NULL;
}

/* Who steps in for the duty, "backup 林知夏, 陈屿"; NULL for nobody. */
static char *
describe_backups (KbRecordSet *set,
                  KbRecord    *record)
{
  g_autoptr (GPtrArray) backups = kb_record_set_children (set, KB_ENTITY_BACKUP, kb_record_get_id (record));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const char *name = get_name (set, kb_record_set_find_ref (set, g_ptr_array_index (backups, i), KB_BACKUP_BY_ID));

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  /* Translators: under a person: who steps in for them */
  return names->len > 0 ? g_strdup_printf (_("backup %s"), names->str) : NULL;
}

static char *
person_text (KbRecordSet *set,
             KbRecord    *record)
{
  KbRecord *person = kb_record_set_find_ref (set, record, KB_ASSIGNMENT_PERSON_ID);
  g_autofree char *backups = describe_backups (set, record);
  const char *stage_name = person != NULL ? kb_record_get_text (person, KB_PERSON_STAGE_NAME) : NULL;
  const char *name = person != NULL ? kb_record_get_text (person, KB_PERSON_NAME) : _("Nobody yet");

  if (kb_text_is_empty (stage_name))
    return g_strdup_printf ("%s\n%s", name, backups != NULL ? backups : "");
  return g_strdup_printf ("%s (%s)\n%s", name, stage_name, backups != NULL ? backups : "");
}

static const char *
person_level (KbRecordSet *set,
              KbRecord    *record)
{
  return kb_record_is_null (record, KB_ASSIGNMENT_PERSON_ID) ? "block" : NULL;
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

enum
{
  COLUMN_ROLE,
  COLUMN_PERSON,
  COLUMN_SHIFTS,
};

static const KbColumnInfo columns[] = {
  { NC_ ("crew", "Role"), role_text, NULL, KB_COLUMN_STRONG | KB_COLUMN_TWO_LINES, 140 },
  { NC_ ("crew", "Person"), person_text, NULL, KB_COLUMN_TWO_LINES, 150, person_level },
  { NC_ ("crew", "Shifts"), NULL, kb_shift_lane_cell, KB_COLUMN_EXPAND, 360 },
  { NC_ ("crew", "Duties"), duties_text, NULL, 0, 260 },
  { NC_ ("crew", "Owns incidents"), incidents_text, NULL, 0, 130 },
};

/* The lanes have no axis of their own: the column's head says which hours they cover. */
static void
update_axis (KbCrewPage  *self,
             KbRecordSet *plan)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (self->table), COLUMN_SHIFTS);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *title = NULL;
  gint64 start_us;
  gint64 end_us;

  kb_shift_lane_get_axis (plan, &start_us, &end_us);
  from = kb_instant_format_minutes (start_us, zone);
  until = kb_instant_format_minutes (end_us, zone);
  /* Translators: head of the column with everybody's shifts: the hours that it covers */
  title = g_strdup_printf (_("Shifts, %s to %s, a line an hour"), from, until);
  gtk_column_view_column_set_title (column, title);
}

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
  update_axis (self, plan);
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

static gboolean
kb_crew_page_show_row (KbPage       *page,
                       KbEntityKind  kind,
                       gint64        id)
{
  return kind == KB_ENTITY_ASSIGNMENT && kb_column_view_show_row (KB_CREW_PAGE (page)->table, id);
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
  KB_PAGE_CLASS (klass)->show_row = kb_crew_page_show_row;

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
