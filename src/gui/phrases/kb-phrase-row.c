/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-phrase-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-phrase-row.h"
#include "kb-phrase.h"
#include "kb-text.h"

/**
 * KbPhraseRow:
 *
 * One phrase of a list: the line itself, its situation and tags, and a star when it is a favourite.
 */
struct _KbPhraseRow
{
  GtkBox        parent_instance;

  GSignalGroup *phrase;    /* owned: follows the phrase's row */

  GtkLabel     *text;      /* children */
  GtkLabel     *summary;
  GtkWidget    *star;
};

G_DEFINE_FINAL_TYPE (KbPhraseRow, kb_phrase_row, GTK_TYPE_BOX)

static void
phrase_changed_cb (KbPhraseRow *self)
{
  g_autoptr (KbRecord) phrase = g_signal_group_dup_target (self->phrase);
  const char *tags, *text;
  g_autofree char *summary = NULL;

  if (phrase == NULL)
    return;

  text = kb_record_get_text (phrase, KB_PHRASE_TEXT);
  tags = kb_record_get_text (phrase, KB_PHRASE_TAGS);
  summary = g_strconcat (kb_enum_label (&kb_phrase_category_enum, kb_record_get_int (phrase, KB_PHRASE_CATEGORY)),
                         kb_text_is_empty (tags) ? "" : " · ", tags, NULL);
  gtk_label_set_text (self->text, kb_text_is_empty (text) ? _("Nothing written yet") : text);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (self->star, kb_record_get_bool (phrase, KB_PHRASE_FAVOURITE));
}

static void
kb_phrase_row_dispose (GObject *object)
{
  g_clear_object (&KB_PHRASE_ROW (object)->phrase);

  G_OBJECT_CLASS (kb_phrase_row_parent_class)->dispose (object);
}

static void
kb_phrase_row_class_init (KbPhraseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_phrase_row_dispose;
}

static GtkLabel *
create_label (const char *css_class,
              int         n_lines)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (label, n_lines);
  gtk_label_set_wrap (label, n_lines > 1);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, 36);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);

  return label;
}

static void
kb_phrase_row_init (KbPhraseRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (GTK_WIDGET (self), "phrase-row");
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->text = create_label (NULL, 2);
  self->summary = create_label ("phrase-summary", 1);
  self->star = gtk_image_new_from_icon_name ("starred-symbolic");
  gtk_widget_add_css_class (self->star, "phrase-star");
  gtk_widget_set_valign (self->star, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Favourite"), -1);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self), lines);
  gtk_box_append (GTK_BOX (self), self->star);

  self->phrase = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->phrase, "notify", G_CALLBACK (phrase_changed_cb), self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (KB_TYPE_PHRASE_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  KbPhraseRow *self = KB_PHRASE_ROW (gtk_list_item_get_child (item));

  g_signal_group_set_target (self->phrase, gtk_list_item_get_item (item));
  phrase_changed_cb (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_group_set_target (KB_PHRASE_ROW (gtk_list_item_get_child (item))->phrase, NULL);
}

/**
 * kb_phrase_row_create_factory:
 *
 * Returns: (transfer full): makes rows for a list of phrases.
 */
GtkListItemFactory *
kb_phrase_row_create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}
