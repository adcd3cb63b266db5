/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-record-cards"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-drop-down.h"
#include "kb-field-binding.h"
#include "kb-record-cards.h"

#define CHOICE_KEY "kb-choice"
#define FIELD_KEY "kb-field"
#define LEAST_WIDTH 4

/**
 * KbRecordCards:
 *
 * The rows that belong to something, one card a row: its fields to be typed or chosen, a button that
 * takes it away, and below them one that adds another. Each change is one edit.
 */
struct _KbRecordCards
{
  GtkWidget         parent_instance;

  const KbCardKind *kind;       /* borrowed, constant */
  KbRecordSet      *plan;       /* owned, nullable */
  KbWorkspace      *workspace;  /* owned, nullable */
  gint64            parent_id;
  GArray           *ids;        /* owned, of gint64: the rows that have cards */
  GPtrArray        *bindings;   /* owned, of KbFieldBinding, borrowed from the cards */
  GPtrArray        *summaries;  /* owned, of GtkLabel, borrowed from the cards: one a row where the kind has any */
  gint64            new_id;     /* the row that was added last: it gets the focus */

  GtkWidget        *box;        /* child */
  GtkWidget        *cards;
  GtkWidget        *empty;
  GtkWidget        *add;
};

/* One field of one row that is chosen from a list. */
typedef struct
{
  KbRecordCards *cards;     /* borrowed: owns it */
  KbRecord      *record;    /* owned */
  guint          field;
  GArray        *values;    /* owned, of gint64 */
} Choice;

G_DEFINE_FINAL_TYPE (KbRecordCards, kb_record_cards, GTK_TYPE_WIDGET)

static const char *
get_title (const KbCardField *field)
{
  return g_dpgettext2 (NULL, "card", field->title);
}

static void
commit (KbRecordCards *self,
        KbEdit        *edit)
{
  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_workspace_edit (self->workspace, edit);
}

static void
free_choice (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->record);
  g_array_unref (choice->values);
  g_free (choice);
}

static guint
find_value (Choice *choice)
{
  for (guint i = 0; i < choice->values->len; i++)
    if (g_array_index (choice->values, gint64, i) == kb_record_get_int (choice->record, choice->field))
      return i;

  return 0;
}

static void
chosen_cb (GtkDropDown *drop_down,
           GParamSpec  *pspec,
           Choice      *choice)
{
  const guint selected = gtk_drop_down_get_selected (drop_down);
  g_autoptr (KbEdit) edit = NULL;

  if (selected == GTK_INVALID_LIST_POSITION || selected == find_value (choice))
    return;

  edit = kb_edit_new (_(choice->cards->kind->edit_label));
  kb_edit_set_int (edit, choice->record, choice->field, g_array_index (choice->values, gint64, selected));
  commit (choice->cards, edit);
}

static void
record_changed_cb (GtkDropDown *drop_down)
{
  Choice *choice = g_object_get_data (G_OBJECT (drop_down), CHOICE_KEY);

  gtk_drop_down_set_selected (drop_down, find_value (choice));
}

static GtkWidget *
create_drop_down (KbRecordCards     *self,
                  KbRecord          *record,
                  const KbCardField *field)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *drop_down;

  choice->cards = self;
  choice->record = g_object_ref (record);
  choice->field = field->field;
  choice->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  field->choices (self->plan, labels, choice->values);
  g_ptr_array_add (labels, NULL);

  drop_down = gtk_drop_down_new_from_strings ((const char *const *) labels->pdata);
  kb_drop_down_let_shrink (GTK_DROP_DOWN (drop_down));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), find_value (choice));
  g_object_set_data (G_OBJECT (drop_down), CHOICE_KEY, choice);
  g_signal_connect_data (drop_down, "notify::selected", G_CALLBACK (chosen_cb), choice, free_choice, 0);
  g_signal_connect_object (record, "notify", G_CALLBACK (record_changed_cb), drop_down, G_CONNECT_SWAPPED);

  return drop_down;
}

static GtkWidget *
create_entry (KbRecordCards     *self,
              KbRecord          *record,
              const KbCardField *field,
              GtkLabel          *error)
{
  GtkWidget *entry = gtk_entry_new ();
  KbFieldBinding *binding = kb_field_binding_new (entry, error, field->field, field->codec, _(self->kind->edit_label));

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), MIN (field->width, LEAST_WIDTH));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), field->width);
  kb_field_binding_set_record (binding, self->workspace, kb_record_set_get_session (self->plan), record);
  g_ptr_array_add (self->bindings, binding);

  return entry;
}

static GtkWidget *
create_field (KbRecordCards     *self,
              KbRecord          *record,
              const KbCardField *field,
              GtkLabel          *error)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (get_title (field));
  GtkWidget *input = field->choices != NULL ? create_drop_down (self, record, field)
                                            : create_entry (self, record, field, error);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-head");
  g_object_set_data (G_OBJECT (input), FIELD_KEY, GUINT_TO_POINTER (field->field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (field), -1);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), input);

  return box;
}

static void
remove_cb (GtkWidget     *button,
           KbRecordCards *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "kb-id");
  g_autoptr (KbEdit) edit = kb_edit_new (_("Remove"));

  kb_edit_delete (edit, self->kind->kind, *id);
  commit (self, edit);
}

static GtkWidget *
create_remove_button (KbRecordCards *self,
                      gint64         id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_object_set_data_full (G_OBJECT (button), "kb-id", key, g_free);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);

  return button;
}

static GtkWidget *
create_summary (KbRecordCards *self)
{
  GtkWidget *summary = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_label_set_xalign (GTK_LABEL (summary), 0);
  gtk_widget_add_css_class (summary, "figures");
  gtk_widget_add_css_class (summary, "caption");
  g_ptr_array_add (self->summaries, summary);

  return summary;
}

/* Short fields stand beside each other, as many as there are before a wide one. */
static GtkWidget *
create_card (KbRecordCards *self,
             KbRecord      *record)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *error = gtk_label_new (NULL);
  GtkWidget *line = NULL;

  gtk_widget_add_css_class (card, "record-card");
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const KbCardField *field = &self->kind->fields[i];

      if (line == NULL || field->is_wide)
        {
          line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
          gtk_box_append (GTK_BOX (card), line);
        }
      gtk_box_append (GTK_BOX (line), create_field (self, record, field, GTK_LABEL (error)));
    }
  gtk_box_append (GTK_BOX (line), create_remove_button (self, kb_record_get_id (record)));
  if (self->kind->summarise != NULL)
    gtk_box_append (GTK_BOX (card), create_summary (self));

  gtk_label_set_wrap (GTK_LABEL (error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (error), 0);
  gtk_widget_set_visible (error, FALSE);
  gtk_widget_add_css_class (error, "level");
  gtk_widget_add_css_class (error, "block");
  gtk_box_append (GTK_BOX (card), error);

  return card;
}

static GPtrArray *
list_rows (KbRecordCards *self)
{
  GListModel *all = kb_record_set_get_list (self->plan, self->kind->kind);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (all, i);

      if (kb_record_get_int (row, self->kind->parent_field) == self->parent_id)
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }

  return rows;
}

static gboolean
has_cards_of (KbRecordCards *self,
              GPtrArray     *rows)
{
  if (rows->len != self->ids->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (self->ids, gint64, i) != kb_record_get_id (rows->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
clear_cards (KbRecordCards *self)
{
  GtkWidget *card;

  g_ptr_array_set_size (self->bindings, 0);
  g_ptr_array_set_size (self->summaries, 0);
  g_array_set_size (self->ids, 0);
  while ((card = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), card);
}

static void
fill (KbRecordCards *self,
      GPtrArray     *rows)
{
  clear_cards (self);
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 id = kb_record_get_id (rows->pdata[i]);
      GtkWidget *card = create_card (self, rows->pdata[i]);

      g_array_append_val (self->ids, id);
      gtk_box_append (GTK_BOX (self->cards), card);
      if (id == self->new_id)
        gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
    }
  self->new_id = 0;
  gtk_widget_set_visible (self->empty, rows->len == 0);
}

static void
update_summaries (KbRecordCards *self)
{
  for (guint i = 0; i < self->summaries->len; i++)
    {
      KbRecord *record = kb_record_set_find (self->plan, self->kind->kind, g_array_index (self->ids, gint64, i));
      g_autofree char *text = record != NULL ? self->kind->summarise (self->plan, record) : NULL;

      gtk_label_set_text (self->summaries->pdata[i], text != NULL ? text : "");
    }
}

static void
add_cb (KbRecordCards *self)
{
  g_autoptr (KbRecord) record = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (self->plan == NULL)
    return;

  record = self->kind->create (self->plan, self->parent_id);
  edit = kb_edit_new (_(self->kind->add_label));
  self->new_id = kb_record_get_id (record);
  kb_edit_insert (edit, record);
  commit (self, edit);
}

static void
kb_record_cards_dispose (GObject *object)
{
  KbRecordCards *self = KB_RECORD_CARDS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->bindings, g_ptr_array_unref);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_record_cards_parent_class)->dispose (object);
}

static void
kb_record_cards_class_init (KbRecordCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_record_cards_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_record_cards_init (KbRecordCards *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->bindings = g_ptr_array_new ();
  self->summaries = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->empty = gtk_label_new (NULL);
  self->add = gtk_button_new ();
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->cards);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), self->add);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * kb_record_cards_set_kind:
 * @kind: what the cards are of, constant; set once
 */
void
kb_record_cards_set_kind (KbRecordCards    *self,
                          const KbCardKind *kind)
{
  g_return_if_fail (KB_IS_RECORD_CARDS (self));

  self->kind = kind;
  gtk_button_set_label (GTK_BUTTON (self->add), _(kind->add_label));
  gtk_label_set_text (GTK_LABEL (self->empty), _(kind->empty));
}

/**
 * kb_record_cards_show:
 * @plan: (nullable): the session
 * @workspace: (nullable): where edits go
 * @parent_id: what the rows belong to
 *
 * Shows the rows of something, or the same after a change: cards that are there stay, with what is
 * being typed into them.
 */
void
kb_record_cards_show (KbRecordCards *self,
                      KbRecordSet   *plan,
                      KbWorkspace   *workspace,
                      gint64         parent_id)
{
  g_autoptr (GPtrArray) rows = NULL;
  gboolean is_same;

  g_return_if_fail (KB_IS_RECORD_CARDS (self));

  is_same = plan == self->plan && workspace == self->workspace && parent_id == self->parent_id;
  if (!is_same)
    kb_record_cards_flush (self);
  g_set_object (&self->plan, plan);
  g_set_object (&self->workspace, workspace);
  self->parent_id = parent_id;
  if (plan == NULL)
    {
      clear_cards (self);
      return;
    }

  rows = list_rows (self);
  if (!is_same || !has_cards_of (self, rows))
    fill (self, rows);
  update_summaries (self);
}

/* The entry or the list of a field: a card has lines of fields, each a title above its input. */
static GtkWidget *
find_input (GtkWidget *card,
            int        field)
{
  for (GtkWidget *line = gtk_widget_get_first_child (card); line != NULL; line = gtk_widget_get_next_sibling (line))
    for (GtkWidget *box = gtk_widget_get_first_child (line); box != NULL; box = gtk_widget_get_next_sibling (box))
      {
        GtkWidget *input = gtk_widget_get_last_child (box);

        if (input != NULL && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (input), FIELD_KEY)) == field)
          return input;
      }

  return NULL;
}

/**
 * kb_record_cards_focus:
 * @id: a row
 * @field: one of its fields; what no card shows leads to the first that it does
 *
 * Returns: whether the row's card has the focus.
 */
gboolean
kb_record_cards_focus (KbRecordCards *self,
                       gint64         id,
                       int            field)
{
  GtkWidget *card = gtk_widget_get_first_child (self->cards);
  GtkWidget *input;

  g_return_val_if_fail (KB_IS_RECORD_CARDS (self), FALSE);

  for (guint i = 0; i < self->ids->len && card != NULL; i++, card = gtk_widget_get_next_sibling (card))
    {
      if (g_array_index (self->ids, gint64, i) != id)
        continue;
      input = find_input (card, field);
      return input != NULL ? gtk_widget_grab_focus (input) : gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
    }

  return FALSE;
}

/**
 * kb_record_cards_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_record_cards_flush (KbRecordCards *self)
{
  g_return_if_fail (KB_IS_RECORD_CARDS (self));

  for (guint i = 0; i < self->bindings->len; i++)
    kb_field_binding_commit (self->bindings->pdata[i]);
}
