/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-duty-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-duties.h"
#include "kb-duty-list.h"
#include "kb-enums.h"
#include "kb-instant.h"
#include "kb-key-label.h"
#include "kb-live-desk.h"
#include "kb-session-text.h"
#include "kb-text.h"

/* As many as have a key. */
#define MAX_ROWS 6

/**
 * KbDutyList:
 *
 * Who has to do what while the cue is on, to be ticked with a key each, and what stayed undone of the cues before. Its action
 * `duty.tick` is the desk's.
 */
struct _KbDutyList
{
  AdwBin              parent_instance;

  KbShow             *show;      /* owned, nullable */
  GTimeZone          *zone;      /* owned, nullable */
  GSimpleActionGroup *actions;   /* owned */
  char               *shown;     /* owned, nullable: all that the rows say; the same again costs nothing */

  GtkStack           *stack;
  GtkBox             *rows;
  GtkLabel           *late;
};

G_DEFINE_FINAL_TYPE (KbDutyList, kb_duty_list, ADW_TYPE_BIN)

/* A direction may name its duty; else it is for whoever has that role now. */
static KbRecord *
find_person (KbDutyList *self,
             KbRecord   *direction)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  KbRecord *duty = kb_record_set_find_ref (plan, direction, KB_CUE_DIRECTION_ASSIGNMENT_ID);

  if (duty != NULL)
    return kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID);
  return kb_show_find_person (self->show, kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE));
}

static char *
describe_who (KbDutyList   *self,
              const KbDuty *duty)
{
  KbRecord *person = find_person (self, duty->direction);
  const char *role = kb_enum_label (&kb_role_kind_enum, kb_record_get_int (duty->direction, KB_CUE_DIRECTION_ROLE));

  return person != NULL ? g_strdup_printf ("%s %s", role, kb_desk_get_name (person)) : g_strdup (role);
}

/* When it was done; of what is late, for how long it was to be done and in which cue. */
static char *
describe_state (KbDutyList      *self,
                const KbDuty    *duty,
                const KbRunLive *live)
{
  g_autofree char *since = kb_duration_format ((live->clock_us - duty->since_us) / 1000);

  if (duty->done != NULL)
    return kb_instant_format_clock (duty->done->at_us, self->zone);
  if (!duty->is_late)
    return g_strdup ("");
  if (duty->cue_id == live->cue_id)
    /* Translators: how long a duty of the cue on air has not been done */
    return g_strdup_printf (_("%s not done"), since);

  /* Translators: a cue before, whose duty was not done */
  return g_strdup_printf (_("%s not done"), duty->cue_number);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (KbDutyList      *self,
         const KbDuty    *duty,
         const KbRunLive *live,
         guint            index)
{
  const char *text = kb_record_get_text (duty->direction, KB_CUE_DIRECTION_TEXT);
  g_autofree char *who = describe_who (self, duty);
  g_autofree char *state = describe_state (self, duty, live);
  g_autofree char *key = g_strdup_printf ("duty-%u", index + 1);
  g_autofree char *name = g_strdup_printf ("%s: %s", who, text);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *what = create_label (text, duty->done != NULL ? "dim-label" : "identity");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), duty->done != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (check), "i", index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (check), "duty.tick");
  gtk_widget_set_can_focus (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (what, text);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (row, "duty");
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), create_label (who, "dim-label"));
  gtk_box_append (GTK_BOX (row), what);
  gtk_box_append (GTK_BOX (row), create_label (state, duty->is_late ? "late" : "figures"));
  gtk_box_append (GTK_BOX (row), kb_key_label_new (key));
  gtk_box_append (self->rows, row);
}

/* There may be more of them than the rows that are in sight. */
static void
show_late (KbDutyList *self,
           GArray     *duties)
{
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < duties->len; i++)
    n += g_array_index (duties, KbDuty, i).is_late;

  /* Translators: how many things that somebody had to do are late */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", n), n);
  kb_desk_set_label (self->late, text);
  gtk_widget_set_visible (GTK_WIDGET (self->late), n > 0);
}

static void
rebuild (KbDutyList      *self,
         GArray          *duties,
         const KbRunLive *live)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < MIN (duties->len, MAX_ROWS); i++)
    add_row (self, &g_array_index (duties, KbDuty, i), live, i);
  show_late (self, duties);
  gtk_stack_set_visible_child_name (self->stack, duties->len > 0 ? "rows" : "none");
}

static char *
digest (KbDutyList      *self,
        GArray          *duties,
        const KbRunLive *live)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u\n", duties->len);
  for (guint i = 0; i < MIN (duties->len, MAX_ROWS); i++)
    {
      const KbDuty *duty = &g_array_index (duties, KbDuty, i);
      g_autofree char *who = describe_who (self, duty);
      g_autofree char *state = describe_state (self, duty, live);

      g_string_append_printf (text, "%s %s %s\n", who, kb_record_get_text (duty->direction, KB_CUE_DIRECTION_TEXT), state);
    }

  return g_string_free (text, FALSE);
}

static void
tick_cb (GSimpleAction *action,
         GVariant      *parameter,
         KbDutyList    *self)
{
  const guint index = g_variant_get_int32 (parameter);
  g_autoptr (GArray) duties = NULL;
  const KbDuty *duty;
  KbRecord *person;
  KbRunLive live;

  if (self->show == NULL)
    return;

  kb_show_tick (self->show, &live);
  duties = kb_duties_list (kb_show_get_run (self->show), kb_show_get_plan (self->show), &live);
  if (index >= MIN (duties->len, MAX_ROWS))
    return;

  duty = &g_array_index (duties, KbDuty, index);
  person = find_person (self, duty->direction);
  kb_show_toggle_duty (self->show, duty->cue_id, kb_record_get_id (duty->direction),
                       person != NULL ? kb_desk_get_name (person) : NULL);
}

static void
kb_duty_list_root (GtkWidget *widget)
{
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);

  GTK_WIDGET_CLASS (kb_duty_list_parent_class)->root (widget);

  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "duty", G_ACTION_GROUP (KB_DUTY_LIST (widget)->actions));
}

static void
kb_duty_list_dispose (GObject *object)
{
  KbDutyList *self = KB_DUTY_LIST (object);

  g_clear_object (&self->show);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (kb_duty_list_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_DUTY_LIST);
}

static void
kb_duty_list_class_init (KbDutyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_duty_list_dispose;
  widget_class->root = kb_duty_list_root;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-duty-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDutyList, stack);
  gtk_widget_class_bind_template_child (widget_class, KbDutyList, rows);
  gtk_widget_class_bind_template_child (widget_class, KbDutyList, late);
}

static void
kb_duty_list_init (KbDutyList *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("tick", G_VARIANT_TYPE_INT32);

  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (action, "activate", G_CALLBACK (tick_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_duty_list_set_show:
 * @show: (nullable) (transfer none): the run
 */
void
kb_duty_list_set_show (KbDutyList *self,
                       KbShow     *show)
{
  g_return_if_fail (KB_IS_DUTY_LIST (self));

  g_set_object (&self->show, show);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  if (show != NULL)
    self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
}

/**
 * kb_duty_list_update:
 * @live: the run as it is now
 *
 * Something happened, or a second has passed.
 */
void
kb_duty_list_update (KbDutyList      *self,
                     const KbRunLive *live)
{
  g_autoptr (GArray) duties = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KB_IS_DUTY_LIST (self));

  duties = kb_duties_list (kb_show_get_run (self->show), kb_show_get_plan (self->show), live);
  text = digest (self, duties, live);
  if (kb_set_str (&self->shown, text))
    rebuild (self, duties, live);
}
