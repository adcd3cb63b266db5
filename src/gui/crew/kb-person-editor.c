/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-person-editor"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-catalogue-codec.h"
#include "kb-child-list.h"
#include "kb-crew.h"
#include "kb-pace-window.h"
#include "kb-people-codec.h"
#include "kb-person-editor.h"
#include "kb-photo-field.h"
#include "kb-text.h"

#define TYPED(FIELD, title, edit, codec, flags) { KB_##FIELD, title, edit, &kb_##codec, flags }
#define CHOSEN(FIELD, title, edit) { KB_##FIELD, title, edit, NULL, 0 }

static const KbFormField identity[] = {
  TYPED (PERSON_NAME, N_ ("Full name"), N_ ("Change name of person"), field_codec_required_text, 0),
  TYPED (PERSON_STAGE_NAME, N_ ("Called on air"), N_ ("Change stage name"), field_codec_text, 0),
  TYPED (PERSON_CONTACT, N_ ("Telephone or messenger"), N_ ("Change contact of person"), field_codec_text, 0),
  CHOSEN (PERSON_EMPLOYMENT, N_ ("Employment"), N_ ("Change employment")),
  CHOSEN (PERSON_ROLE, N_ ("Usual role"), N_ ("Change usual role")),
  CHOSEN (PERSON_ACTIVE, N_ ("Can be assigned"), N_ ("Change whether somebody can be assigned")),
  TYPED (PERSON_LANGUAGES, N_ ("Languages"), N_ ("Change languages"), field_codec_text, 0),
  TYPED (PERSON_SKILLS, N_ ("Skills"), N_ ("Change skills"), field_codec_text, 0),
};

static const KbFormField pay[] = {
  TYPED (PERSON_RATE_MINOR, N_ ("Pay per hour"), N_ ("Change pay per hour"), catalogue_codec_price, 0),
  TYPED (PERSON_CURRENCY, N_ ("Currency"), N_ ("Change currency"), catalogue_codec_currency, 0),
  TYPED (PERSON_COMMISSION_BP, N_ ("Commission on net sales"), N_ ("Change commission of person"),
         catalogue_codec_percent, 0),
};

static const KbFormField host[] = {
  TYPED (PERSON_PACE, N_ ("Reading rate, explaining"), N_ ("Change reading rate"), catalogue_codec_count, 0),
  TYPED (PERSON_PACE_SELL, N_ ("Reading rate, selling"), N_ ("Change reading rate"), catalogue_codec_count, 0),
  TYPED (PERSON_PACE_MIN, N_ ("Slowest"), N_ ("Change reading rate"), catalogue_codec_count, 0),
  TYPED (PERSON_PACE_MAX, N_ ("Fastest"), N_ ("Change reading rate"), catalogue_codec_count, 0),
};

static const KbFormField limits[] = {
  TYPED (PERSON_UNBROKEN_MS, N_ ("Hours without a break (4)"), N_ ("Change limits"), people_codec_hours, 0),
  TYPED (PERSON_DAY_LIMIT_MS, N_ ("Hours in a day (8)"), N_ ("Change limits"), people_codec_hours, 0),
  TYPED (PERSON_WEEK_LIMIT_MS, N_ ("Hours in a week (44)"), N_ ("Change limits"), people_codec_hours, 0),
  TYPED (PERSON_TIME_ZONE, N_ ("Time zone of their hours"), N_ ("Change time zone"), people_codec_zone, 0),
  TYPED (PERSON_NOTE, N_ ("Notes"), N_ ("Change notes of person"), field_codec_text, KB_FORM_LONG),
};

static const KbFormField hours[] = {
  CHOSEN (AVAILABILITY_KIND, N_ ("Availability"), N_ ("Change availability")),
  TYPED (AVAILABILITY_WEEKDAY, N_ ("Day of the week"), N_ ("Change availability"), people_codec_weekday, 0),
  TYPED (AVAILABILITY_START_MS, N_ ("From"), N_ ("Change availability"), people_codec_clock, 0),
  TYPED (AVAILABILITY_END_MS, N_ ("Until"), N_ ("Change availability"), people_codec_clock, 0),
  TYPED (AVAILABILITY_FROM_DAY, N_ ("First day"), N_ ("Change availability"), people_codec_date, 0),
  TYPED (AVAILABILITY_UNTIL_DAY, N_ ("Last day"), N_ ("Change availability"), people_codec_date, 0),
  TYPED (AVAILABILITY_NOTE, N_ ("Why"), N_ ("Change availability"), field_codec_text, 0),
};

static const KbFormField roles[] = {
  CHOSEN (PERSON_ROLE_ROLE, N_ ("Role"), N_ ("Change role of person")),
  TYPED (PERSON_ROLE_NOTE, N_ ("How well"), N_ ("Change role of person"), field_codec_text, 0),
};

static const KbFormField duty[] = {
  TYPED (ROLE_NAME, N_ ("Name"), N_ ("Change name of role"), field_codec_text, 0),
  CHOSEN (ROLE_KIND, N_ ("Standard role"), N_ ("Change standard role")),
  TYPED (ROLE_DUTIES, N_ ("Duties"), N_ ("Change duties"), field_codec_text, KB_FORM_LONG),
  TYPED (ROLE_INCIDENTS, N_ ("Owns in an incident"), N_ ("Change incidents of role"), field_codec_text, KB_FORM_WIDE),
};

#define FORM(kind, title, fields) { kind, title, fields, G_N_ELEMENTS (fields) }

static const struct
{
  KbEntityKind       kind;
  const char        *title;
  const KbFormField *fields;
  guint              n_fields;
} forms[] = {
  FORM (KB_ENTITY_PERSON, N_ ("Personal Details"), identity),
  FORM (KB_ENTITY_PERSON, N_ ("Pay"), pay),
  FORM (KB_ENTITY_PERSON, N_ ("As Host, Characters or Words a Minute"), host),
  FORM (KB_ENTITY_PERSON, N_ ("Limits"), limits),
  FORM (KB_ENTITY_ROLE, N_ ("Role"), duty),
};

static const KbChildListInfo lists[] = {
  { KB_ENTITY_PERSON_ROLE, N_ ("Other Roles"), N_ ("Add Role"), N_ ("Remove Role"), roles, G_N_ELEMENTS (roles), 2 },
  { KB_ENTITY_AVAILABILITY, N_ ("Availability"), N_ ("Add Hours"), N_ ("Remove Hours"), hours, G_N_ELEMENTS (hours), 4 },
};

/**
 * KbPersonEditor:
 *
 * Everything that the library knows of a person, or of a role as the team describes it, to be changed in place.
 */
struct _KbPersonEditor
{
  AdwBin        parent_instance;

  KbWorkspace  *workspace;    /* owned, nullable */
  GSignalGroup *row;          /* owned: follows the row */
  GtkWidget    *person_box;   /* borrowed from the stack */
  GtkWidget    *role_box;     /* likewise */
  GtkStack     *stack;        /* likewise */
  GtkLabel     *same_name;    /* likewise */
  GtkWidget    *photo;        /* likewise */
  GtkWidget    *forms[G_N_ELEMENTS (forms)];
  GtkWidget    *lists[G_N_ELEMENTS (lists)];
};

G_DEFINE_FINAL_TYPE (KbPersonEditor, kb_person_editor, ADW_TYPE_BIN)

static gboolean
has_namesake (KbPersonEditor *self,
              KbRecord       *person)
{
  GListModel *people = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_PERSON);
  const char *name = kb_record_get_text (person, KB_PERSON_NAME);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (people, i);

      if (other != person && g_strcmp0 (kb_record_get_text (other, KB_PERSON_NAME), name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
row_changed_cb (KbPersonEditor *self)
{
  g_autoptr (KbRecord) row = g_signal_group_dup_target (self->row);
  const gboolean is_double = row != NULL && kb_record_get_kind (row) == KB_ENTITY_PERSON && has_namesake (self, row);

  gtk_widget_set_visible (GTK_WIDGET (self->same_name), is_double);
}

static void
kb_person_editor_dispose (GObject *object)
{
  KbPersonEditor *self = KB_PERSON_EDITOR (object);

  g_clear_object (&self->row);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_person_editor_parent_class)->dispose (object);
}

static void
kb_person_editor_class_init (KbPersonEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_person_editor_dispose;
}

static void
calibrate_cb (KbPersonEditor *self)
{
  g_autoptr (KbRecord) row = g_signal_group_dup_target (self->row);

  if (row != NULL)
    kb_pace_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, row, NULL);
}

static void
add_calibration (KbPersonEditor *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Calibrate the Reading Rate…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (calibrate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->person_box), button);
}

static void
add_form (KbPersonEditor *self,
          guint           index)
{
  GtkWidget *label = gtk_label_new (_(forms[index].title));
  GtkBox *box = GTK_BOX (forms[index].kind == KB_ENTITY_ROLE ? self->role_box : self->person_box);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
  if (index == 0)
    gtk_box_append (box, GTK_WIDGET (self->same_name));
  self->forms[index] = kb_field_form_new (forms[index].kind, forms[index].fields, forms[index].n_fields, 2);
  gtk_box_append (box, self->forms[index]);
  if (forms[index].fields == host)
    add_calibration (self);
}

static GtkWidget *
add_box (KbPersonEditor *self,
         const char     *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_named (self->stack, scroller, name);
  return box;
}

static void
kb_person_editor_init (KbPersonEditor *self)
{
  GtkWidget *none = adw_status_page_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "kb-crew-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("Nobody Chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("Choose somebody in the list, or add somebody new."));
  gtk_stack_add_named (self->stack, none, "none");
  self->person_box = add_box (self, "person");
  self->role_box = add_box (self, "role");
  self->photo = kb_photo_field_new ();
  gtk_widget_set_margin_top (self->photo, 12);
  gtk_box_append (GTK_BOX (self->person_box), self->photo);
  self->same_name = GTK_LABEL (gtk_label_new (_("Somebody else has this name: add what tells them apart")));
  gtk_label_set_xalign (self->same_name, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->same_name), "level");
  gtk_widget_add_css_class (GTK_WIDGET (self->same_name), "warn");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    add_form (self, i);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      self->lists[i] = kb_child_list_new (&lists[i]);
      gtk_widget_set_margin_top (self->lists[i], 12);
      gtk_box_append (GTK_BOX (self->person_box), self->lists[i]);
    }
  self->row = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_object (self->row, "notify", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kb_person_editor_new (void)
{
  return g_object_new (KB_TYPE_PERSON_EDITOR, NULL);
}

/**
 * kb_person_editor_set_row:
 * @workspace: (nullable): where edits go
 * @row: (nullable): a person or a role, %NULL for none
 */
void
kb_person_editor_set_row (KbPersonEditor *self,
                          KbWorkspace    *workspace,
                          KbRecord       *row)
{
  KbRecord *person = row != NULL && kb_record_get_kind (row) == KB_ENTITY_PERSON ? row : NULL;

  g_return_if_fail (KB_IS_PERSON_EDITOR (self));

  g_set_object (&self->workspace, workspace);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    kb_field_form_set_record (KB_FIELD_FORM (self->forms[i]), workspace,
                              row != NULL && kb_record_get_kind (row) == forms[i].kind ? row : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    kb_child_list_set_owner (KB_CHILD_LIST (self->lists[i]), workspace, person);
  kb_photo_field_set_person (KB_PHOTO_FIELD (self->photo), workspace, person);
  g_signal_group_set_target (self->row, row);
  gtk_stack_set_visible_child_name (self->stack, row == NULL ? "none" : person != NULL ? "person" : "role");
  row_changed_cb (self);
}

/**
 * kb_person_editor_focus_name:
 *
 * Puts the focus where somebody new is named.
 */
void
kb_person_editor_focus_name (KbPersonEditor *self)
{
  g_return_if_fail (KB_IS_PERSON_EDITOR (self));

  gtk_widget_grab_focus (kb_field_form_get_widget (KB_FIELD_FORM (self->forms[0]), KB_PERSON_NAME));
}
