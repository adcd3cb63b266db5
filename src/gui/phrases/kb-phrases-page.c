/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-phrases-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-field-form.h"
#include "kb-phrase-edits.h"
#include "kb-phrase-list.h"
#include "kb-phrase-row.h"
#include "kb-phrase.h"
#include "kb-phrases-page.h"

/**
 * KbPhrasesPage:
 *
 * The library of phrases: found by situation, words and star on the left, written on the right.
 */
struct _KbPhrasesPage
{
  KbPlace              parent_instance;

  KbPhraseList        *list;        /* owned, nullable */
  GtkSingleSelection  *selection;   /* owned, nullable */
  KbRecord            *phrase;      /* owned, nullable: the one shown */
  gint64               new_id;      /* the one to show when it is there, 0 for none */
  gboolean             is_showing;  /* what changes now was not chosen by hand */

  AdwLeaflet          *panes;
  GtkEditable         *search_entry;
  GtkDropDown         *category_choice;
  GtkToggleButton     *favourites_button;
  GtkStack            *content;
  GtkListView         *list_view;
  GtkLabel            *count_label;
  GtkStack            *editor;
  GtkDropDown         *category;
  GtkDropDown         *language;
  GtkToggleButton     *favourite;
  AdwBin              *form;
};

G_DEFINE_FINAL_TYPE (KbPhrasesPage, kb_phrases_page, KB_TYPE_PLACE)

static const KbFormField fields[] = {
  { KB_PHRASE_TEXT, N_ ("What is said"), N_ ("Change phrase"), &kb_field_codec_text, KB_FORM_LONG },
  { KB_PHRASE_TAGS, N_ ("Tags"), N_ ("Change tags of phrase"), &kb_field_codec_text, KB_FORM_WIDE },
  { KB_PHRASE_NOTE, N_ ("When to use it, and what to beware of"), N_ ("Change note of phrase"), &kb_field_codec_text,
    KB_FORM_LONG },
};

/* The languages that the readings of KbPace know. */
static const char *const languages[] = { "zh-cn", "en" };

static void
update_content (KbPhrasesPage *self)
{
  const guint total = g_list_model_get_n_items (kb_record_set_get_list (kb_place_get_library (KB_PLACE (self)), KB_ENTITY_PHRASE));
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *count = g_strdup_printf (_("%u of %u"), shown, total);

  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->content, shown > 0 ? "list" : total > 0 ? "no-match" : "empty");
}

static guint
find_language (KbRecord *phrase)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strncasecmp (kb_record_get_text (phrase, KB_PHRASE_LANGUAGE), languages[i], 2) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
show_choices (KbPhrasesPage *self)
{
  if (self->phrase == NULL)
    return;

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->category, kb_record_get_int (self->phrase, KB_PHRASE_CATEGORY));
  gtk_drop_down_set_selected (self->language, find_language (self->phrase));
  gtk_toggle_button_set_active (self->favourite, kb_record_get_bool (self->phrase, KB_PHRASE_FAVOURITE));
  gtk_button_set_icon_name (GTK_BUTTON (self->favourite), kb_record_get_bool (self->phrase, KB_PHRASE_FAVOURITE)
                                                          ? "starred-symbolic" : "non-starred-symbolic");
  self->is_showing = FALSE;
}

static void
selection_changed_cb (KbPhrasesPage *self)
{
  KbRecord *phrase = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  GtkWidget *form = adw_bin_get_child (self->form);

  if (self->phrase != NULL)
    g_signal_handlers_disconnect_by_func (self->phrase, show_choices, self);
  g_set_object (&self->phrase, phrase);
  kb_field_form_set_record (KB_FIELD_FORM (form), kb_place_get_workspace (KB_PLACE (self)), phrase);
  if (phrase != NULL)
    g_signal_connect_object (phrase, "notify", G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
  show_choices (self);
  gtk_stack_set_visible_child_name (self->editor, phrase != NULL ? "phrase" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phrases.duplicate", phrase != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phrases.delete", phrase != NULL);
}

static void
query_changed_cb (KbPhrasesPage *self)
{
  const KbPhraseQuery query = {
    .text = gtk_editable_get_text (self->search_entry),
    .category = (int) gtk_drop_down_get_selected (self->category_choice) - 1,
    .favourites = gtk_toggle_button_get_active (self->favourites_button),
  };

  if (self->list == NULL)
    return;

  kb_phrase_list_set_query (self->list, &query);
  update_content (self);
}

static void
search_activated_cb (KbPhrasesPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
search_stopped_cb (KbPhrasesPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
focus_text (KbPhrasesPage *self)
{
  GtkWidget *form = adw_bin_get_child (self->form);

  gtk_widget_grab_focus (kb_field_form_get_widget (KB_FIELD_FORM (form), KB_PHRASE_TEXT));
}

static void
activated_cb (KbPhrasesPage *self)
{
  adw_leaflet_set_visible_child_name (self->panes, "phrase");
  focus_text (self);
}

/* What was just made is shown as soon as it is there, and can be written. */
static void
items_changed_cb (KbPhrasesPage *self)
{
  const guint position = self->new_id != 0 ? kb_shown_records_find (KB_SHOWN_RECORDS (self->list), self->new_id) : G_MAXUINT;

  update_content (self);
  if (position == G_MAXUINT)
    return;

  self->new_id = 0;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  activated_cb (self);
}

static void
send (KbPhrasesPage *self,
      KbEdit        *edit)
{
  if (kb_edit_get_n_steps (edit) > 0)
    kb_place_edit (KB_PLACE (self), edit);
}

static void
category_chosen_cb (KbPhrasesPage *self)
{
  g_autoptr (KbEdit) edit = NULL;

  if (self->is_showing || self->phrase == NULL)
    return;

  edit = kb_phrase_set_category (self->phrase, (int) gtk_drop_down_get_selected (self->category));
  send (self, edit);
}

static void
language_chosen_cb (KbPhrasesPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->language);
  g_autoptr (KbEdit) edit = NULL;

  if (self->is_showing || self->phrase == NULL || chosen >= G_N_ELEMENTS (languages))
    return;

  edit = kb_phrase_set_language (self->phrase, languages[chosen]);
  send (self, edit);
}

static void
favourite_toggled_cb (KbPhrasesPage *self)
{
  g_autoptr (KbEdit) edit = NULL;

  if (self->is_showing || self->phrase == NULL)
    return;

  self->new_id = 0;
  edit = kb_phrase_set_favourite (self->phrase, gtk_toggle_button_get_active (self->favourite));
  send (self, edit);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbPhrasesPage *self = KB_PHRASES_PAGE (widget);

  adw_leaflet_set_visible_child_name (self->panes, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (KB_PHRASES_PAGE (widget)->panes, "list");
}

/* In the situation that is looked at, and in the user's language. */
static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbPhrasesPage *self = KB_PHRASES_PAGE (widget);
  const int category = (int) gtk_drop_down_get_selected (self->category_choice) - 1;
  const char *const *names = g_get_language_names ();
  g_autoptr (KbEdit) edit = NULL;

  gtk_editable_set_text (self->search_entry, "");
  gtk_toggle_button_set_active (self->favourites_button, FALSE);
  edit = kb_phrase_create (category, g_str_has_prefix (names[0], "zh") ? languages[0] : languages[1], &self->new_id);
  send (self, edit);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbPhrasesPage *self = KB_PHRASES_PAGE (widget);
  g_autoptr (KbEdit) edit = kb_phrase_duplicate (self->phrase, &self->new_id);

  send (self, edit);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbPhrasesPage *self = KB_PHRASES_PAGE (widget);
  g_autoptr (KbEdit) edit = kb_phrase_delete (self->phrase);

  send (self, edit);
  kb_place_toast (KB_PLACE (self), _("Phrase deleted"), _("Undo"), "win.undo");
}

static void
kb_phrases_page_workspace_set (KbPlace     *place,
                               KbWorkspace *workspace)
{
  KbPhrasesPage *self = KB_PHRASES_PAGE (place);

  self->list = kb_phrase_list_new (kb_workspace_get_library (workspace));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  selection_changed_cb (self);
  update_content (self);
}

static void
kb_phrases_page_activated (KbPlace *place)
{
  gtk_widget_grab_focus (GTK_WIDGET (KB_PHRASES_PAGE (place)->search_entry));
}

static void
kb_phrases_page_dispose (GObject *object)
{
  KbPhrasesPage *self = KB_PHRASES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_PHRASES_PAGE);
  g_clear_object (&self->phrase);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (kb_phrases_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "phrases.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "phrases.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "phrases.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "phrases.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "phrases.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "phrases.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "phrases.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "phrases.duplicate", NULL);
}

static void
kb_phrases_page_class_init (KbPhrasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_phrases_page_dispose;
  KB_PLACE_CLASS (klass)->workspace_set = kb_phrases_page_workspace_set;
  KB_PLACE_CLASS (klass)->activated = kb_phrases_page_activated;
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/phrases/kb-phrases-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, panes);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, category_choice);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, favourites_button);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, content);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, editor);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, category);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, language);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, favourite);
  gtk_widget_class_bind_template_child (widget_class, KbPhrasesPage, form);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, category_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, favourite_toggled_cb);
}

static void
fill_categories (KbPhrasesPage *self)
{
  g_autoptr (GtkStringList) own = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) all = gtk_string_list_new ((const char *[]) { _("All"), NULL });

  for (guint i = 0; i < kb_enum_count (&kb_phrase_category_enum); i++)
    {
      gtk_string_list_append (own, kb_enum_label (&kb_phrase_category_enum, i));
      gtk_string_list_append (all, kb_enum_label (&kb_phrase_category_enum, i));
    }

  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (own));
  gtk_drop_down_set_model (self->category_choice, G_LIST_MODEL (all));
  self->is_showing = FALSE;
}

static void
kb_phrases_page_init (KbPhrasesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kb_phrase_row_create_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->form, kb_field_form_new (KB_ENTITY_PHRASE, fields, G_N_ELEMENTS (fields), 1));
  gtk_list_view_set_factory (self->list_view, factory);
  fill_categories (self);
}
