/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-bulk-panel"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-bulk-panel.h"
#include "kb-rundown-bulk.h"

/**
 * KbBulkPanel:
 *
 * Changes one thing of all selected cues at a time. What they have now stands where the new value
 * goes, in words when they differ.
 */

/* A line of the panel: an entry, or a list to choose from. */
typedef struct
{
  KbCueCell    cell;
  GtkWidget   *widget;    /* borrowed: child */
  GtkWidget   *error;     /* borrowed: child, why what was typed cannot be meant */
  GStrv        labels;    /* owned, nullable: what is offered, the summary first */
} Line;

static const KbCueCell cells[] = {
  KB_CUE_CELL_LENGTH, KB_CUE_CELL_MINIMUM, KB_CUE_CELL_TYPE, KB_CUE_CELL_PRODUCT, KB_CUE_CELL_SPEAKER,
  KB_CUE_CELL_FIXING, KB_CUE_CELL_ADVANCE, KB_CUE_CELL_OPTIONAL, KB_CUE_CELL_SKIP,
};

struct _KbBulkPanel
{
  GtkWidget    parent_instance;

  KbRecordSet *plan;         /* owned, nullable */
  GPtrArray   *rows;         /* owned, nullable, of KbRundownRow: the selected cues */
  gboolean     is_showing;   /* what changes now was not pressed */

  GtkWidget   *list;         /* child */
  Line         lines[G_N_ELEMENTS (cells)];
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbBulkPanel, kb_bulk_panel, GTK_TYPE_WIDGET)

static void
show_error (Line       *line,
            const char *message)
{
  gtk_label_set_text (GTK_LABEL (line->error), message != NULL ? message : "");
  gtk_widget_set_visible (line->error, message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (line->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    gtk_widget_add_css_class (line->widget, "error");
  else
    gtk_widget_remove_css_class (line->widget, "error");
}

static gboolean
apply (KbBulkPanel *self,
       Line        *line,
       const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (self->rows == NULL)
    return FALSE;

  edit = kb_rundown_bulk_parse (line->cell, self->plan, self->rows, text, &error);
  show_error (line, error != NULL ? error->message : NULL);
  if (edit != NULL && kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);

  return edit != NULL;
}

static Line *
find_line (KbBulkPanel *self,
           GtkWidget   *widget)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (self->lines[i].widget == widget)
      return &self->lines[i];

  return NULL;
}

static void
entry_activated_cb (KbBulkPanel *self,
                    GtkEntry    *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (*text != '\0' && apply (self, find_line (self, GTK_WIDGET (entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
entry_changed_cb (KbBulkPanel *self,
                  GtkEntry    *entry)
{
  show_error (find_line (self, GTK_WIDGET (entry)), NULL);
}

static gboolean
may_be_none (KbCueCell cell)
{
  return cell == KB_CUE_CELL_PRODUCT || cell == KB_CUE_CELL_SPEAKER;
}

static void
selected_cb (KbBulkPanel *self,
             GParamSpec  *pspec,
             GtkDropDown *drop_down)
{
  Line *line = find_line (self, GTK_WIDGET (drop_down));
  const guint index = gtk_drop_down_get_selected (drop_down);
  const gboolean is_none = may_be_none (line->cell) && index == 1;

  if (self->is_showing || index == 0 || index == GTK_INVALID_LIST_POSITION)
    return;

  apply (self, line, is_none ? "" : line->labels[index]);
}

static GStrv
list_labels (KbBulkPanel *self,
             KbCueCell    cell,
             const char  *summary)
{
  g_autoptr (GPtrArray) choices = kb_cue_cell_list_choices (cell, self->plan);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  g_strv_builder_add (labels, summary);
  if (may_be_none (cell))
    g_strv_builder_add (labels, C_("choice", "None"));
  for (guint i = 0; i < choices->len; i++)
    g_strv_builder_add (labels, ((KbCueChoice *) choices->pdata[i])->label);

  return g_strv_builder_end (labels);
}

/* A list that is open while the same cues are shown again stays as it is. */
static void
show_choices (KbBulkPanel *self,
              Line        *line,
              const char  *summary)
{
  g_auto (GStrv) labels = list_labels (self, line->cell, summary);
  g_autoptr (GtkStringList) model = NULL;

  if (line->labels == NULL || !g_strv_equal ((const char *const *) labels, (const char *const *) line->labels))
    {
      model = gtk_string_list_new ((const char *const *) labels);
      g_strfreev (line->labels);
      line->labels = g_steal_pointer (&labels);
      gtk_drop_down_set_model (GTK_DROP_DOWN (line->widget), G_LIST_MODEL (model));
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (line->widget), 0);
}

static void
show_line (KbBulkPanel *self,
           Line        *line)
{
  g_autofree char *summary = kb_rundown_bulk_summarize (line->cell, self->plan, self->rows);

  if (GTK_IS_ENTRY (line->widget))
    gtk_entry_set_placeholder_text (GTK_ENTRY (line->widget), summary);
  else
    show_choices (self, line, summary);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), g_utf8_strlen (text, -1) > 24 ? text : NULL);
}

/* As wide as there is room, not as wide as the longest name. */
static GtkWidget *
create_drop_down (KbBulkPanel *self)
{
  GtkWidget *widget = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (widget), factory);
  g_signal_connect_object (widget, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  return widget;
}

static GtkWidget *
create_control (KbBulkPanel *self,
                KbCueCell    cell)
{
  GtkWidget *widget;

  if (cell == KB_CUE_CELL_LENGTH || cell == KB_CUE_CELL_MINIMUM)
    {
      widget = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (widget), 4);
      g_signal_connect_object (widget, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (widget, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    widget = create_drop_down (self);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, kb_cue_cell_get_name (cell), -1);

  return widget;
}

static void
add_line (KbBulkPanel  *self,
          Line         *line,
          GtkSizeGroup *captions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *across = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (kb_cue_cell_get_name (line->cell));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_size_group_add_widget (captions, caption);
  line->widget = create_control (self, line->cell);
  line->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (line->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (line->error), 0);
  gtk_widget_add_css_class (line->error, "error");
  gtk_widget_add_css_class (line->error, "caption");
  gtk_widget_set_visible (line->error, FALSE);

  gtk_box_append (GTK_BOX (across), caption);
  gtk_box_append (GTK_BOX (across), line->widget);
  gtk_box_append (GTK_BOX (box), across);
  gtk_box_append (GTK_BOX (box), line->error);
  gtk_widget_add_css_class (box, "bulk-line");
  gtk_box_append (GTK_BOX (self->list), box);
}

static void
kb_bulk_panel_dispose (GObject *object)
{
  KbBulkPanel *self = KB_BULK_PANEL (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_clear_pointer (&self->lines[i].labels, g_strfreev);

  G_OBJECT_CLASS (kb_bulk_panel_parent_class)->dispose (object);
}

static void
kb_bulk_panel_class_init (KbBulkPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_bulk_panel_dispose;

  /**
   * KbBulkPanel::edit:
   * @edit: what was typed or chosen, for all selected cues
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_BULK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       1, KB_TYPE_EDIT);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kb_bulk_panel_init (KbBulkPanel *self)
{
  g_autoptr (GtkSizeGroup) captions = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      self->lines[i].cell = cells[i];
      add_line (self, &self->lines[i], captions);
    }
}

/**
 * kb_bulk_panel_show:
 * @rows: (element-type KbRundownRow): the selected cues, more than one
 *
 * Shows what the cues have in common, or the same after a change.
 */
void
kb_bulk_panel_show (KbBulkPanel *self,
                    KbRecordSet *plan,
                    GPtrArray   *rows)
{
  g_return_if_fail (KB_IS_BULK_PANEL (self));

  g_set_object (&self->plan, plan);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_copy (rows, (GCopyFunc) (void *) g_object_ref, NULL);
  g_ptr_array_set_free_func (self->rows, g_object_unref);

  self->is_showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    show_line (self, &self->lines[i]);
  self->is_showing = FALSE;
}
