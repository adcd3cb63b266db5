/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-ref-choice"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-ref-choice.h"

/* From so many rows on it takes a search to find one. */
#define SEARCH_FROM 8

/**
 * KbRefChoice:
 *
 * One row of the library, or none, chosen by name in a popover with a search. The list is made when the
 * popover opens: five thousand products cost nothing until then.
 */
struct _KbRefChoice
{
  AdwBin              parent_instance;

  KbRecordSet        *library;     /* owned, nullable */
  KbEntityKind        kind;
  gint64              parent_id;   /* only rows of this owner, 0 for all */
  gint64              except_id;   /* not this one, 0 for none */
  gint64              selected;    /* 0 for none */
  char               *needle;      /* owned: folded search */

  GtkMenuButton      *button;
  GtkLabel           *label;
  GtkPopover         *popover;
  GtkSearchEntry     *search;
  GtkListView        *list;
  GtkFilter          *filter;      /* borrowed from the list's model while it is open */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbRefChoice, kb_ref_choice, ADW_TYPE_BIN)

static const char *
get_name (KbRecord *record)
{
  const int field = kb_entity_find_field (kb_record_get_entity (record), "name");

  return kb_record_get_text (record, field);
}

static void
update_label (KbRefChoice *self)
{
  KbRecord *record = self->library != NULL ? kb_record_set_find (self->library, self->kind, self->selected) : NULL;

  gtk_label_set_text (self->label, record != NULL ? get_name (record) : _("None"));
  if (record == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
}

static gboolean
is_wanted (gpointer item,
           gpointer user_data)
{
  KbRefChoice *self = user_data;
  KbRecord *record = item;
  const int parent = kb_entity_find_flag (kb_record_get_entity (record), KB_FIELD_PARENT);
  g_autofree char *folded = NULL;

  if (kb_record_get_id (record) == self->except_id)
    return FALSE;
  if (self->parent_id != 0 && parent >= 0 && kb_record_get_int (record, parent) != self->parent_id)
    return FALSE;
  if (*self->needle == '\0')
    return TRUE;

  folded = g_utf8_casefold (get_name (record), -1);
  return strstr (folded, self->needle) != NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return g_utf8_collate (get_name ((KbRecord *) a), get_name ((KbRecord *) b));
}

static void
search_changed_cb (KbRefChoice *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (KbRefChoice *self,
        gint64       id)
{
  gtk_popover_popdown (self->popover);
  if (id == self->selected)
    return;
  kb_ref_choice_set_selected (self, id);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
row_activated_cb (KbRefChoice *self,
                  guint        position)
{
  g_autoptr (KbRecord) record = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (record != NULL)
    choose (self, kb_record_get_id (record));
}

static void
search_activated_cb (KbRefChoice *self)
{
  row_activated_cb (self, 0);
}

static void
none_clicked_cb (KbRefChoice *self)
{
  choose (self, 0);
}

static void
popover_shown_cb (KbRefChoice *self)
{
  GListModel *rows;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (self->library == NULL)
    return;

  rows = kb_record_set_get_list (self->library, self->kind);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), g_list_model_get_n_items (rows) >= SEARCH_FROM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (rows), self->filter);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));
  gtk_list_view_set_model (self->list, selection);
}

static void
popover_closed_cb (KbRefChoice *self)
{
  self->filter = NULL;
  gtk_list_view_set_model (self->list, NULL);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), get_name (gtk_list_item_get_item (item)));
}

static void
kb_ref_choice_dispose (GObject *object)
{
  KbRefChoice *self = KB_REF_CHOICE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_ref_choice_parent_class)->dispose (object);
}

static void
kb_ref_choice_finalize (GObject *object)
{
  g_free (KB_REF_CHOICE (object)->needle);

  G_OBJECT_CLASS (kb_ref_choice_parent_class)->finalize (object);
}

static void
kb_ref_choice_class_init (KbRefChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_ref_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_ref_choice_finalize;

  /**
   * KbRefChoice::chosen:
   *
   * Somebody chose another row.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KB_TYPE_REF_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-ref-choice.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbRefChoice, button);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbRefChoice, label);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbRefChoice, popover);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbRefChoice, search);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbRefChoice, list);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), search_changed_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), search_activated_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), row_activated_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), none_clicked_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), popover_shown_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), popover_closed_cb);
}

static void
kb_ref_choice_init (KbRefChoice *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->needle = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  /* The button centres what it holds. */
  for (GtkWidget *part = gtk_widget_get_parent (GTK_WIDGET (self->label)); part != GTK_WIDGET (self->button);
       part = gtk_widget_get_parent (part))
    gtk_widget_set_halign (part, GTK_ALIGN_FILL);
}

/**
 * kb_ref_choice_new:
 * @title: the accessible name
 *
 * Returns: (transfer none): a choice of nothing yet.
 */
GtkWidget *
kb_ref_choice_new (const char *title)
{
  KbRefChoice *self = g_object_new (KB_TYPE_REF_CHOICE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * kb_ref_choice_set_rows:
 * @library: (nullable) (transfer none): where the rows are
 * @kind: which kind; it has a field "name"
 * @parent_id: only rows that this one owns, 0 for all
 * @except_id: a row that is not offered, 0 for none
 */
void
kb_ref_choice_set_rows (KbRefChoice  *self,
                        KbRecordSet  *library,
                        KbEntityKind  kind,
                        gint64        parent_id,
                        gint64        except_id)
{
  g_return_if_fail (KB_IS_REF_CHOICE (self));

  g_set_object (&self->library, library);
  self->kind = kind;
  self->parent_id = parent_id;
  self->except_id = except_id;
  update_label (self);
}

gint64
kb_ref_choice_get_selected (KbRefChoice *self)
{
  g_return_val_if_fail (KB_IS_REF_CHOICE (self), 0);

  return self->selected;
}

/**
 * kb_ref_choice_set_selected:
 * @id: the row, 0 for none
 */
void
kb_ref_choice_set_selected (KbRefChoice *self,
                            gint64       id)
{
  g_return_if_fail (KB_IS_REF_CHOICE (self));

  self->selected = id;
  update_label (self);
}
