/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-profile-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-field-form.h"
#include "kb-host-look.h"
#include "kb-host-profile.h"
#include "kb-monitor-choice.h"
#include "kb-profile-edits.h"
#include "kb-profile-looks.h"
#include "kb-profile-preview.h"
#include "kb-profile-window.h"

/**
 * KbProfileWindow:
 *
 * How each host wants the screen, with a screen beside it that shows every change at once; the real one does so too
 * while a show is on.
 */
struct _KbProfileWindow
{
  AdwWindow         parent_instance;

  KbWorkspace      *workspace;     /* owned */
  gint64            wanted_id;     /* the profile to select when it is there */
  gint64            person_id;     /* who speaks; 0 for nobody */

  GtkListBox       *list;
  GtkStack         *stack;
  AdwBin           *forms;
  AdwBin           *screen;
  AdwBin           *monitor;
  GtkDropDown      *cue;
  GtkDropDown      *shape;
  GtkDropDown      *inches;
  GtkLabel         *proposal;
  GtkWidget        *form[4];       /* borrowed: one a section */
  GtkWidget        *looks;         /* borrowed */
  KbProfilePreview *preview;       /* borrowed */
};

G_DEFINE_FINAL_TYPE (KbProfileWindow, kb_profile_window, ADW_TYPE_WINDOW)

/* What is left free of the window behind it. */
#define ROOM_AROUND 24

#define FIELD(name, title, edit, codec, flags) { KB_HOST_PROFILE_##name, title, edit, codec, flags }

static const KbFormField identity[] = {
  FIELD (NAME, N_("Name"), N_("Change name of host profile"), &kb_field_codec_required_text, 0),
  FIELD (PERSON_ID, N_("Taken when this person speaks"), N_("Change whose a host profile is"), NULL, 0),
};

static const KbFormField screen[] = {
  FIELD (LAYOUT, N_("Screen shows"), N_("Change layout of host profile"), NULL, 0),
  FIELD (ROTATION, N_("Picture is turned"), N_("Change turn of host profile"), NULL, 0),
  FIELD (MIRROR_H, N_("Mirrored left to right"), N_("Change mirror of host profile"), NULL, 0),
  FIELD (MIRROR_V, N_("Mirrored upside down"), N_("Change mirror of host profile"), NULL, 0),
};

static const KbFormField text[] = {
  FIELD (DISTANCE_MM, N_("Read from a distance of"), N_("Change distance of host profile"), &kb_profile_codec_distance, 0),
  FIELD (TEXT_SIZE, N_("Size; empty: proposed"), N_("Change text size of host profile"), &kb_profile_codec_size, 0),
  FIELD (LINE_CHARS, N_("Longest line, characters; empty: any"), N_("Change line length of host profile"), &kb_profile_codec_line, 0),
  FIELD (SPACING_BP, N_("From line to line"), N_("Change spacing of host profile"), &kb_profile_codec_spacing, 0),
  FIELD (MARGIN_BP, N_("Empty border"), N_("Change border of host profile"), &kb_profile_codec_margin, 0),
};

static const KbFormField marker[] = {
  FIELD (MARKER, N_("Shown by"), N_("Change marker of host profile"), NULL, 0),
  FIELD (MARKER_BP, N_("From the top"), N_("Change marker of host profile"), &kb_profile_codec_marker, 0),
  FIELD (DIMS_READ, N_("Text that was read is dimmed"), N_("Change dimming of host profile"), NULL, 0),
};

static const struct
{
  const char        *title;
  const KbFormField *fields;
  guint              n_fields;
} sections[] = {
  { NULL, identity, G_N_ELEMENTS (identity) },
  { N_("Screen"), screen, G_N_ELEMENTS (screen) },
  { N_("Text"), text, G_N_ELEMENTS (text) },
  { N_("Line That Is Read"), marker, G_N_ELEMENTS (marker) },
};
G_STATIC_ASSERT (G_N_ELEMENTS (sections) == G_N_ELEMENTS (((KbProfileWindow *) NULL)->form));

/* Screens that hosts read from, by their diagonal, and the short side of one of 16:9. */
static const int diagonals[] = { 10, 13, 15, 22, 24, 27, 32, 43, 55 };
#define USUAL_DIAGONAL 4
#define SHORT_SIDE_PER_INCH (25.4 * 9 / 18.3576)

static GListModel *
get_profiles (KbProfileWindow *self)
{
  return kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_HOST_PROFILE);
}

static KbRecord *
get_selected (KbProfileWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "profile") : NULL;
}

static double
get_short_side_mm (KbProfileWindow *self)
{
  const guint index = gtk_drop_down_get_selected (self->inches);

  return diagonals[MIN (index, G_N_ELEMENTS (diagonals) - 1)] * SHORT_SIDE_PER_INCH;
}

static void
show_proposal (KbProfileWindow *self)
{
  KbRecord *profile = get_selected (self);
  const guint index = MIN (gtk_drop_down_get_selected (self->inches), G_N_ELEMENTS (diagonals) - 1);
  g_autofree char *said = NULL;
  double distance_mm, size;

  if (profile == NULL)
    return;

  distance_mm = kb_record_get_int (profile, KB_HOST_PROFILE_DISTANCE_MM);
  size = kb_host_look_propose_size (distance_mm, get_short_side_mm (self));
  /* Translators: a text size, a distance in metres and a screen's diagonal in inches */
  said = g_strdup_printf (_("Proposed: size %.0f, read from %g m on a screen of %d inches"), size, distance_mm / 1000,
                          diagonals[index]);
  gtk_label_set_text (self->proposal, said);
}

static void
screen_cb (KbProfileWindow *self)
{
  kb_profile_preview_set_cue (self->preview, (int) gtk_drop_down_get_selected (self->cue));
  kb_profile_preview_set_screen (self->preview, gtk_drop_down_get_selected (self->shape) == 1, get_short_side_mm (self));
  show_proposal (self);
}

static void
show_selected (KbProfileWindow *self)
{
  KbRecord *profile = get_selected (self);

  gtk_stack_set_visible_child_name (self->stack, profile != NULL ? "profile" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.duplicate", profile != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.delete", profile != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    kb_field_form_set_record (KB_FIELD_FORM (self->form[i]), self->workspace, profile);
  kb_profile_looks_set_record (KB_PROFILE_LOOKS (self->looks), self->workspace, profile);
  kb_profile_preview_set_profile (self->preview, profile);
  show_proposal (self);
}

static void
name_row (GtkListBoxRow *row)
{
  KbRecord *profile = g_object_get_data (G_OBJECT (row), "profile");

  gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (row)), kb_record_get_text (profile, KB_HOST_PROFILE_NAME));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  KbProfileWindow *self = user_data;
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "profile", g_object_ref (item), g_object_unref);
  name_row (GTK_LIST_BOX_ROW (row));
  g_signal_connect_object (item, "notify", G_CALLBACK (name_row), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_proposal), self, G_CONNECT_SWAPPED);

  return row;
}

static void
select_profile (KbProfileWindow *self,
                gint64           id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (id == 0 || kb_record_get_id (g_object_get_data (G_OBJECT (row), "profile")) == id)
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }
}

/* The list makes its rows anew for what came or went; one is always chosen while there is one. */
static void
profiles_changed_cb (KbProfileWindow *self)
{
  if (self->wanted_id != 0)
    select_profile (self, self->wanted_id);
  if (get_selected (self) == NULL)
    select_profile (self, 0);
  if (get_selected (self) != NULL && kb_record_get_id (get_selected (self)) == self->wanted_id)
    self->wanted_id = 0;
  show_selected (self);
}

/* Who speaks and has no profile of their own gets the new one; else it is anybody's. */
static gint64
find_newcomer (KbProfileWindow *self)
{
  KbRecord *profile = kb_host_look_find_profile (kb_workspace_get_library (self->workspace), self->person_id);
  const gint64 whose = profile != NULL ? kb_record_get_int_or (profile, KB_HOST_PROFILE_PERSON_ID, 0) : 0;

  return whose == 0 ? self->person_id : 0;
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbProfileWindow *self = KB_PROFILE_WINDOW (widget);
  g_autoptr (KbEdit) edit = kb_profile_create (kb_workspace_get_library (self->workspace), find_newcomer (self), &self->wanted_id);

  kb_workspace_edit (self->workspace, edit);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbProfileWindow *self = KB_PROFILE_WINDOW (widget);
  g_autoptr (KbEdit) edit = kb_profile_duplicate (kb_workspace_get_library (self->workspace), get_selected (self),
                                                  &self->wanted_id);

  kb_workspace_edit (self->workspace, edit);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbProfileWindow *self = KB_PROFILE_WINDOW (widget);
  g_autoptr (KbEdit) edit = kb_profile_delete (get_selected (self));

  kb_workspace_edit (self->workspace, edit);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_workspace_undo (KB_PROFILE_WINDOW (widget)->workspace);
}

static void
marker_moved_cb (KbProfileWindow *self,
                 double           place)
{
  KbRecord *profile = get_selected (self);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Change marker of host profile"));

  kb_edit_set_int (edit, profile, KB_HOST_PROFILE_MARKER_BP, (gint64) (place * 10000 + 0.5));
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_profile_window_dispose (GObject *object)
{
  KbProfileWindow *self = KB_PROFILE_WINDOW (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PROFILE_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_profile_window_parent_class)->dispose (object);
}

static void
kb_profile_window_class_init (KbProfileWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_profile_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/host/kb-profile-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, forms);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, screen);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, monitor);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, cue);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, shape);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, inches);
  gtk_widget_class_bind_template_child (widget_class, KbProfileWindow, proposal);
  gtk_widget_class_bind_template_callback (widget_class, show_selected);
  gtk_widget_class_bind_template_callback (widget_class, screen_cb);
  gtk_widget_class_install_action (widget_class, "profile.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "profile.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "profile.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "profile.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "profile.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "profile.undo", NULL);
}

static void
add_sections (KbProfileWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (sections[i].title != NULL)
        {
          GtkWidget *label = gtk_label_new (_(sections[i].title));

          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_widget_set_margin_top (label, 9);
          gtk_widget_add_css_class (label, "heading");
          gtk_box_append (GTK_BOX (box), label);
        }
      self->form[i] = kb_field_form_new (KB_ENTITY_HOST_PROFILE, sections[i].fields, sections[i].n_fields, 2);
      gtk_box_append (GTK_BOX (box), self->form[i]);
    }
  self->looks = kb_profile_looks_new ();
  gtk_box_append (GTK_BOX (box), self->looks);
  adw_bin_set_child (self->forms, box);
}

static void
fill_choices (KbProfileWindow *self)
{
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) sizes = gtk_string_list_new (NULL);

  for (guint i = 0; i < kb_enum_count (&kb_cue_type_enum); i++)
    gtk_string_list_append (types, kb_enum_label (&kb_cue_type_enum, i));
  for (guint i = 0; i < G_N_ELEMENTS (diagonals); i++)
    {
      /* Translators: a screen's diagonal */
      g_autofree char *size = g_strdup_printf (_("%d inches"), diagonals[i]);

      gtk_string_list_append (sizes, size);
    }
  gtk_drop_down_set_model (self->cue, G_LIST_MODEL (types));
  gtk_drop_down_set_model (self->inches, G_LIST_MODEL (sizes));
  gtk_drop_down_set_selected (self->cue, KB_CUE_TYPE_DEMO);
  gtk_drop_down_set_selected (self->inches, USUAL_DIAGONAL);
}

static void
kb_profile_window_init (KbProfileWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->preview = KB_PROFILE_PREVIEW (kb_profile_preview_new ());
  g_signal_connect_swapped (self->preview, "marker-moved", G_CALLBACK (marker_moved_cb), self);
  adw_bin_set_child (self->screen, GTK_WIDGET (self->preview));
  adw_bin_set_child (self->monitor, kb_monitor_choice_new (KB_SCREEN_HOST));
  add_sections (self);
  fill_choices (self);
  screen_cb (self);
  g_signal_connect_object (self->cue, "notify::selected", G_CALLBACK (screen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shape, "notify::selected", G_CALLBACK (screen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inches, "notify::selected", G_CALLBACK (screen_cb), self, G_CONNECT_SWAPPED);
}

/* As large as it is useful, and no larger than the window that it is opened from: that one is on the screen. */
static void
fit_into (KbProfileWindow *self,
          GtkWidget       *parent)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (parent) - ROOM_AROUND),
                               MIN (height, gtk_widget_get_height (parent) - ROOM_AROUND));
}

static KbProfileWindow *
find_open (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (KB_IS_PROFILE_WINDOW (window) && gtk_window_get_transient_for (window) == parent)
        return KB_PROFILE_WINDOW (window);
    }

  return NULL;
}

/**
 * kb_profile_window_present:
 * @parent: the window in front of which it opens; it has one
 * @workspace: (transfer none): the library
 * @person: (nullable) (transfer none): whose profile is selected, or added next
 *
 * Shows how hosts want the screen. What is behind it goes on.
 */
void
kb_profile_window_present (GtkWindow   *parent,
                           KbWorkspace *workspace,
                           KbRecord    *person)
{
  KbProfileWindow *self = find_open (parent);
  KbRecord *profile = kb_host_look_find_profile (kb_workspace_get_library (workspace),
                                                 person != NULL ? kb_record_get_id (person) : 0);

  if (self == NULL)
    {
      self = g_object_new (KB_TYPE_PROFILE_WINDOW, "transient-for", parent, NULL);
      self->workspace = g_object_ref (workspace);
      fit_into (self, GTK_WIDGET (parent));
      gtk_list_box_bind_model (self->list, get_profiles (self), create_row, self, NULL);
      g_signal_connect_object (get_profiles (self), "items-changed", G_CALLBACK (profiles_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  self->wanted_id = profile != NULL ? kb_record_get_id (profile) : 0;
  self->person_id = person != NULL ? kb_record_get_id (person) : 0;
  profiles_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
