/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-profile-looks"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-host-look.h"
#include "kb-host-profile.h"
#include "kb-profile-looks.h"
#include "kb-strip.h"
#include "kb-text.h"

/* Families that are made to be read with ease, offered first where they are installed. */
static const char *const easy_fonts[] = {
  "OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Andika", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
  "Noto Sans", "Cantarell",
};

static const struct
{
  guint       field;
  KbInk       ink;
  const char *title;
} colors[] = {
  { KB_HOST_PROFILE_COLOR_TEXT, KB_INK_SPOKEN, N_("Spoken words") },
  { KB_HOST_PROFILE_COLOR_FIGURE, KB_INK_PRICE, N_("Prices and claims") },
  { KB_HOST_PROFILE_COLOR_MUST_SAY, KB_INK_MUST_SAY, N_("What must be said") },
  { KB_HOST_PROFILE_COLOR_DIRECTION, KB_INK_DIRECTION, N_("Stage directions") },
};

/* Sets of colours on black, in the order of the table above; every one has 7:1 against black at the least. */
static const struct
{
  const char *title;
  const char *values[G_N_ELEMENTS (colors)];
} palettes[] = {
  { N_("Kaibo’s own"), { "", "", "", "" } },
  { N_("High contrast"), { "#ffffff", "#ffff00", "#00ff66", "#66e0ff" } },
  { N_("Soft"), { "#f2e6c9", "#ffd27f", "#b7e3a1", "#a9c7e8" } },
};

/**
 * KbProfileLooks:
 *
 * What of a host profile is chosen by looking: font, colours, and the layout of each type of cue.
 */
struct _KbProfileLooks
{
  AdwBin          parent_instance;

  KbWorkspace    *workspace;    /* owned, nullable */
  GSignalGroup   *record;       /* owned: follows the row */
  gboolean        is_showing;   /* choices are being set, not made */

  GtkBox         *box;
  GtkDropDown    *font;
  GtkStringList  *fonts;        /* owned: families; the first is Kaibo's own */
  GtkColorButton *buttons[G_N_ELEMENTS (colors)];
  GPtrArray      *layouts;      /* owned (element-type GtkDropDown): by type of cue, not owned */
};

G_DEFINE_FINAL_TYPE (KbProfileLooks, kb_profile_looks, ADW_TYPE_BIN)

static void
store (KbProfileLooks *self,
       const char     *label,
       guint           field,
       const char     *text)
{
  g_autoptr (KbRecord) record = g_signal_group_dup_target (self->record);
  g_autoptr (KbEdit) edit = NULL;

  if (self->is_showing || record == NULL || g_str_equal (kb_record_get_text (record, field), text))
    return;

  edit = kb_edit_new (label);
  kb_edit_set_text (edit, record, field, text);
  kb_workspace_edit (self->workspace, edit);
}

static void
font_cb (KbProfileLooks *self)
{
  const guint index = gtk_drop_down_get_selected (self->font);

  if (index != GTK_INVALID_LIST_POSITION)
    store (self, _("Change font of host profile"), KB_HOST_PROFILE_FONT,
           index > 0 ? gtk_string_list_get_string (self->fonts, index) : "");
}

static void
color_cb (GtkColorButton *button,
          KbProfileLooks *self)
{
  GdkRGBA color;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &color);
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (self->buttons[i] == button)
      {
        g_autofree char *text = g_strdup_printf ("#%02x%02x%02x", (int) (color.red * 255 + 0.5),
                                                 (int) (color.green * 255 + 0.5), (int) (color.blue * 255 + 0.5));

        store (self, _("Change colours of host profile"), colors[i].field, text);
      }
}

static void
palette_cb (GtkWidget      *button,
            KbProfileLooks *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "palette"));
  g_autoptr (KbRecord) record = g_signal_group_dup_target (self->record);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Change colours of host profile"));

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (colors); i++)
    kb_edit_set_text (edit, record, colors[i].field, palettes[index].values[i]);
  if (record != NULL)
    kb_workspace_edit (self->workspace, edit);
}

static void
layout_cb (GtkDropDown    *choice,
           GParamSpec     *pspec,
           KbProfileLooks *self)
{
  g_autoptr (KbRecord) record = g_signal_group_dup_target (self->record);
  g_autofree char *text = NULL;
  guint type;

  if (record == NULL || !g_ptr_array_find (self->layouts, choice, &type))
    return;

  text = kb_host_look_set_layout (kb_record_get_text (record, KB_HOST_PROFILE_LAYOUTS), type,
                                  (int) gtk_drop_down_get_selected (choice) - 1);
  store (self, _("Change layout of a type of cue"), KB_HOST_PROFILE_LAYOUTS, text);
}

/* A font that is not installed here stays chosen: the library may be at home on another machine. */
static guint
find_font (KbProfileLooks *self,
           const char     *font)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->fonts));

  if (kb_text_is_empty (font))
    return 0;
  for (guint i = 1; i < n; i++)
    if (g_ascii_strcasecmp (gtk_string_list_get_string (self->fonts, i), font) == 0)
      return i;

  gtk_string_list_append (self->fonts, font);
  return n;
}

static void
show_color (KbProfileLooks *self,
            guint           i,
            KbRecord       *record)
{
  const KbStripStyle own = { 0 };
  const KbInkColor fallback = kb_strip_style_get_color (&own, colors[i].ink);
  GdkRGBA color = { fallback.red, fallback.green, fallback.blue, 1 };

  gdk_rgba_parse (&color, kb_record_get_text (record, colors[i].field));
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->buttons[i]), &color);
}

static void
record_changed_cb (KbProfileLooks *self)
{
  g_autoptr (KbRecord) record = g_signal_group_dup_target (self->record);

  if (record == NULL)
    return;

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->font, find_font (self, kb_record_get_text (record, KB_HOST_PROFILE_FONT)));
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    show_color (self, i, record);
  for (guint i = 0; i < self->layouts->len; i++)
    gtk_drop_down_set_selected (self->layouts->pdata[i],
                                kb_host_look_find_layout (kb_record_get_text (record, KB_HOST_PROFILE_LAYOUTS), i) + 1);
  self->is_showing = FALSE;
}

static void
kb_profile_looks_dispose (GObject *object)
{
  KbProfileLooks *self = KB_PROFILE_LOOKS (object);

  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  g_clear_object (&self->fonts);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);

  G_OBJECT_CLASS (kb_profile_looks_parent_class)->dispose (object);
}

static void
kb_profile_looks_class_init (KbProfileLooksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_profile_looks_dispose;
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static int
compare_families (gconstpointer a,
                  gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_easy (const char *family)
{
  for (guint i = 0; i < G_N_ELEMENTS (easy_fonts); i++)
    if (g_str_equal (easy_fonts[i], family))
      return TRUE;

  return FALSE;
}

static GtkStringList *
create_fonts (GtkWidget *widget)
{
  GtkStringList *fonts = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  PangoFontFamily **families = NULL;
  int n = 0;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_families);

  gtk_string_list_append (fonts, _("Kaibo’s own"));
  for (guint i = 0; i < G_N_ELEMENTS (easy_fonts); i++)
    if (g_ptr_array_find_with_equal_func (names, easy_fonts[i], g_str_equal, NULL))
      gtk_string_list_append (fonts, easy_fonts[i]);
  for (guint i = 0; i < names->len; i++)
    if (!is_easy (names->pdata[i]))
      gtk_string_list_append (fonts, names->pdata[i]);

  g_free (families);
  return fonts;
}

static void
add_font (KbProfileLooks *self)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  add_label (self->box, _("Font"), "caption-head");
  self->fonts = create_fonts (GTK_WIDGET (self));
  self->font = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->fonts)),
                                                 gtk_expression_ref (name)));
  gtk_drop_down_set_enable_search (self->font, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->font), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Font"), -1);
  g_signal_connect_object (self->font, "notify::selected", G_CALLBACK (font_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->font));
}

static void
add_color (KbProfileLooks *self,
           GtkGrid        *grid,
           guint           i)
{
  GtkWidget *label = gtk_label_new (_(colors[i].title));

  self->buttons[i] = GTK_COLOR_BUTTON (gtk_color_button_new ());
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_color_button_set_title (self->buttons[i], _(colors[i].title));
  /* What is pressed is the button within, which has no name of its own in GTK 4.8. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->buttons[i]))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(colors[i].title), -1);
  g_signal_connect_object (self->buttons[i], "color-set", G_CALLBACK (color_cb), self, 0);
  gtk_grid_attach (grid, label, (int) (i % 2) * 2, (int) (i / 2), 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (self->buttons[i]), (int) (i % 2) * 2 + 1, (int) (i / 2), 1, 1);
}

static void
add_colors (KbProfileLooks *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkBox *sets = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  add_label (self->box, _("Colours"), "heading");
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    add_color (self, grid, i);
  gtk_box_append (self->box, GTK_WIDGET (grid));
  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(palettes[i].title));

      g_object_set_data (G_OBJECT (button), "palette", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (palette_cb), self, 0);
      gtk_box_append (sets, button);
    }
  gtk_box_append (self->box, GTK_WIDGET (sets));
}

static GtkWidget *
create_layout_choice (KbProfileLooks *self,
                      const char     *title)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (names, "—");
  for (guint i = 0; i < kb_enum_count (&kb_host_layout_enum); i++)
    gtk_string_list_append (names, kb_enum_label (&kb_host_layout_enum, i));
  choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (layout_cb), self, 0);
  g_ptr_array_add (self->layouts, choice);

  return choice;
}

static void
add_layouts (KbProfileLooks *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  add_label (self->box, _("Layout by Type of Cue"), "heading");
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  for (guint i = 0; i < kb_enum_count (&kb_cue_type_enum); i++)
    {
      const char *title = kb_enum_label (&kb_cue_type_enum, i);
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (grid, label, (int) (i % 2) * 2, (int) (i / 2), 1, 1);
      gtk_grid_attach (grid, create_layout_choice (self, title), (int) (i % 2) * 2 + 1, (int) (i / 2), 1, 1);
    }
  gtk_box_append (self->box, GTK_WIDGET (grid));
}

static void
kb_profile_looks_init (KbProfileLooks *self)
{
  self->layouts = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  add_font (self);
  add_colors (self);
  add_layouts (self);

  self->record = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_object (self->record, "notify", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_profile_looks_new:
 *
 * Returns: (transfer floating): the choices of no profile yet.
 */
GtkWidget *
kb_profile_looks_new (void)
{
  return g_object_new (KB_TYPE_PROFILE_LOOKS, NULL);
}

/**
 * kb_profile_looks_set_record:
 * @workspace: (transfer none): where edits go
 * @record: (nullable) (transfer none): a host profile
 */
void
kb_profile_looks_set_record (KbProfileLooks *self,
                             KbWorkspace    *workspace,
                             KbRecord       *record)
{
  g_return_if_fail (KB_IS_PROFILE_LOOKS (self));

  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->record, record);
  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL);
  record_changed_cb (self);
}
