/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-duties"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew-speakers.h"
#include "kb-crew.h"
#include "kb-css-class.h"
#include "kb-cue-duties.h"
#include "kb-cue.h"
#include "kb-party-edits.h"

#define NAME_CHARS 6

/* One part of the cue: what is spoken, or a direction. */
typedef struct
{
  KbRecord  *record;                  /* borrowed from the plan: the cue or the direction */
  KbCueCrew  crew;                    /* borrowed from the crew that is shown */
  KbCueCrew  usual;                   /* likewise */
  GtkWidget *caption;
  GtkWidget *buttons[KB_N_PARTIES];
} Line;

/**
 * KbCueDuties:
 *
 * Who does, who answers for and who steps in for each part of a cue: the spoken one and every direction. What is not
 * named follows the shifts; what differs from them is bold.
 */
struct _KbCueDuties
{
  GtkWidget      parent_instance;

  KbRecordSet   *plan;       /* owned, nullable */
  KbRundownRow  *row;        /* owned, nullable */
  KbCrew        *crew;       /* owned, nullable */
  GSimpleAction *choose;     /* owned: its state is what the open menu marks */

  GtkWidget     *grid;       /* child */
  GArray        *lines;      /* owned: as many as ever were shown */
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCueDuties, kb_cue_duties, GTK_TYPE_WIDGET)

static KbCrewDuty *
get_duty (const KbCueCrew *crew,
          KbParty          party)
{
  KbCrewDuty *duties[] = { crew->does, crew->answers, crew->backs_up };

  return duties[party];
}

static const char *
get_called (const KbCrewDuty *duty)
{
  const char *name = duty != NULL ? kb_crew_duty_get_called (duty) : NULL;

  return name != NULL ? name : duty != NULL ? kb_crew_duty_get_title (duty) : "—";
}

static void
show_party (Line    *line,
            KbParty  party)
{
  GtkWidget *button = line->buttons[party];
  GtkWidget *label = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));
  const KbCrewDuty *duty = get_duty (&line->crew, party);
  const gboolean differs = duty != get_duty (&line->usual, party);
  const char *part = gtk_label_get_text (GTK_LABEL (line->caption));
  /* Translators: who is responsible for a part of a cue: "Spoken, does: Mia Chen" */
  g_autofree char *name = g_strdup_printf (_("%s, %s: %s"), part, kb_party_get_label (party), get_called (duty));
  g_autofree char *usual = g_strdup_printf (_("%s, not as usual (%s)"), name, get_called (get_duty (&line->usual, party)));

  gtk_label_set_text (GTK_LABEL (label), get_called (duty));
  kb_css_class_set (button, "differs", differs);
  kb_css_class_set (button, "nobody", duty == NULL || (party == KB_PARTY_DOES && duty->person == NULL));
  gtk_widget_set_tooltip_text (button, differs ? usual : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, differs ? usual : name, -1);
}

static const char *
describe_part (KbRecord *record)
{
  return kb_record_get_kind (record) == KB_ENTITY_CUE
           ? C_ ("part of a cue", "Spoken")
           : kb_enum_label (&kb_role_kind_enum, (int) kb_record_get_int (record, KB_CUE_DIRECTION_ROLE));
}

static void
show_line (KbCueDuties *self,
           guint        index,
           KbRecord    *record,
           guint        cue_index)
{
  Line *line = &g_array_index (self->lines, Line, index);
  const gint64 at_us = self->crew->times[cue_index].start_us;

  line->record = record;
  line->crew = kb_record_get_kind (record) == KB_ENTITY_CUE
                 ? kb_crew_get_speech (self->crew, cue_index, record, &line->usual)
                 : kb_crew_get_direction (self->crew, record, at_us, &line->usual);
  gtk_label_set_text (GTK_LABEL (line->caption), describe_part (record));
  gtk_widget_set_visible (line->caption, TRUE);
  for (guint i = 0; i < KB_N_PARTIES; i++)
    {
      gtk_widget_set_visible (line->buttons[i], TRUE);
      show_party (line, i);
    }
}

static GMenuItem *
create_item (guint       line,
             KbParty     party,
             const char *label,
             gint64      duty_id)
{
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "party.choose", "(uux)", line, (guint) party, duty_id);
  return item;
}

/* Nobody steps in for themselves. */
static gboolean
can_be_chosen (const Line       *line,
               const KbCrewDuty *duty,
               KbParty           party)
{
  const KbCrewDuty *does = get_duty (&line->crew, KB_PARTY_DOES);

  return party != KB_PARTY_BACKS_UP || does == NULL || (duty != does && (duty->person == NULL || duty->person != does->person));
}

static GMenu *
create_menu (KbCueDuties *self,
             guint        index,
             KbParty      party)
{
  const Line *line = &g_array_index (self->lines, Line, index);
  const KbCrewDuty *usual = get_duty (&line->usual, party);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) people = g_menu_new ();
  /* Translators: in a menu of people: nobody is named, so it is who has the shift, the lead, or the usual backup */
  g_autofree char *label = g_strdup_printf (_("As usual: %s"), get_called (usual));
  g_autoptr (GMenuItem) first = create_item (index, party, label, 0);

  g_menu_append_item (menu, first);
  for (guint i = 0; i < self->crew->duties->len; i++)
    {
      const KbCrewDuty *duty = self->crew->duties->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s · %s", get_called (duty), kb_crew_duty_get_title (duty));
      g_autoptr (GMenuItem) item = create_item (index, party, text, kb_record_get_id (duty->record));

      if (can_be_chosen (line, duty, party))
        g_menu_append_item (people, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (people));
  return menu;
}

/* A menu is made when it is opened: there may be thirty people, and there are a dozen buttons. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  KbCueDuties *self = KB_CUE_DUTIES (gtk_widget_get_ancestor (GTK_WIDGET (button), KB_TYPE_CUE_DUTIES));
  const guint index = GPOINTER_TO_UINT (data) / KB_N_PARTIES;
  const KbParty party = GPOINTER_TO_UINT (data) % KB_N_PARTIES;
  const Line *line = &g_array_index (self->lines, Line, index);
  const KbCrewDuty *duty = get_duty (&line->crew, party);
  const gint64 id = duty != NULL && duty != get_duty (&line->usual, party) ? kb_record_get_id (duty->record) : 0;
  g_autoptr (GMenu) menu = create_menu (self, index, party);

  g_simple_action_set_state (self->choose, g_variant_new ("(uux)", index, (guint) party, id));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
chosen_cb (KbCueDuties *self,
           GVariant    *target)
{
  g_autoptr (KbEdit) edit = NULL;
  KbRecord *cue = kb_rundown_row_get_record (self->row);
  gint64 duty_id;
  guint index, party;
  const Line *line;

  g_variant_get (target, "(uux)", &index, &party, &duty_id);
  line = &g_array_index (self->lines, Line, index);
  edit = kb_party_edit_set (cue, line->record, party, duty_id, get_duty (&line->usual, party));
  if (kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
}

static void
kb_cue_duties_dispose (GObject *object)
{
  KbCueDuties *self = KB_CUE_DUTIES (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->crew, kb_crew_free);
  g_clear_object (&self->choose);
  g_clear_object (&self->plan);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (kb_cue_duties_parent_class)->dispose (object);
}

static void
kb_cue_duties_class_init (KbCueDutiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_cue_duties_dispose;

  /**
   * KbCueDuties::edit:
   * @edit: who was chosen
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_CUE_DUTIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       1, KB_TYPE_EDIT);

  gtk_widget_class_set_css_name (widget_class, "cue-duties");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_line (KbCueDuties *self)
{
  const int top = (int) self->lines->len + 1;
  Line line = { .caption = create_label (NULL, "part") };

  gtk_grid_attach (GTK_GRID (self->grid), line.caption, 0, top, 1, 1);
  for (guint i = 0; i < KB_N_PARTIES; i++)
    {
      GtkWidget *label = create_label (NULL, NULL);

      gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
      gtk_widget_set_hexpand (label, TRUE);
      line.buttons[i] = gtk_menu_button_new ();
      gtk_menu_button_set_child (GTK_MENU_BUTTON (line.buttons[i]), label);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (line.buttons[i]), create_popup_cb,
                                             GUINT_TO_POINTER (self->lines->len * KB_N_PARTIES + i), NULL);
      gtk_widget_add_css_class (line.buttons[i], "flat");
      gtk_widget_set_hexpand (line.buttons[i], TRUE);
      gtk_grid_attach (GTK_GRID (self->grid), line.buttons[i], (int) i + 1, top, 1, 1);
    }
  g_array_append_val (self->lines, line);
}

static void
kb_cue_duties_init (KbCueDuties *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE ("(uux)"),
                                               g_variant_new ("(uux)", 0, 0, G_GINT64_CONSTANT (0)));
  g_signal_connect_object (self->choose, "activate", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "party", G_ACTION_GROUP (actions));

  self->grid = gtk_grid_new ();
  gtk_grid_attach (GTK_GRID (self->grid), create_label (C_ ("part of a cue", "Who"), "caption-head"), 0, 0, 1, 1);
  for (guint i = 0; i < KB_N_PARTIES; i++)
    gtk_grid_attach (GTK_GRID (self->grid), create_label (kb_party_get_label (i), "caption-head"), (int) i + 1, 0, 1, 1);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
hide_from (KbCueDuties *self,
           guint        first)
{
  for (guint i = first; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      gtk_widget_set_visible (line->caption, FALSE);
      for (guint j = 0; j < KB_N_PARTIES; j++)
        gtk_widget_set_visible (line->buttons[j], FALSE);
    }
}

static gboolean
find_cue (KbRecordSet *plan,
          KbRecord    *cue,
          guint       *position)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);

  for (*position = 0; *position < g_list_model_get_n_items (cues); (*position)++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (cues, *position);

      if (other == cue)
        return TRUE;
    }

  return FALSE;
}

/**
 * kb_cue_duties_show:
 * @row: a cue
 *
 * Shows a cue, or the same one after a change.
 */
void
kb_cue_duties_show (KbCueDuties  *self,
                    KbRecordSet  *plan,
                    KbRundownRow *row)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  g_autoptr (GPtrArray) directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));
  guint position = 0;

  g_return_if_fail (KB_IS_CUE_DUTIES (self));

  g_set_object (&self->plan, plan);
  g_set_object (&self->row, row);
  g_clear_pointer (&self->crew, kb_crew_free);
  if (!find_cue (plan, cue, &position))
    return;

  self->crew = kb_crew_new (plan, NULL);
  while (self->lines->len < directions->len + 1)
    add_line (self);
  show_line (self, 0, cue, position);
  for (guint i = 0; i < directions->len; i++)
    show_line (self, i + 1, directions->pdata[i], position);
  hide_from (self, directions->len + 1);
}
