/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cell-editor"

#include "config.h"

#include "kb-cell-editor.h"
#include "kb-list-sight.h"

#define LIST_HEIGHT 260
#define MESSAGE_WIDTH 420

/**
 * KbCellEditor:
 *
 * A cell of the rundown while it is typed into: an entry, the choices that go with what was typed
 * so far, and a sentence when it cannot be meant. Enter, Tab, the arrows and Esc leave it as in a
 * spreadsheet; so does the focus when it goes elsewhere.
 */
struct _KbCellEditor
{
  GtkWidget  parent_instance;

  GPtrArray *choices;   /* owned, nullable, of KbCueChoice */
  gboolean   is_done;   /* it was left: what the focus does now is no news */

  GtkWidget *entry;     /* child */
  GtkWidget *popover;   /* child, nullable: the choices */
  GtkWidget *list;
  GtkWidget *complaint; /* child: what is wrong */
  GtkWidget *message;
};

enum
{
  SIGNAL_FINISH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCellEditor, kb_cell_editor, GTK_TYPE_WIDGET)

static void
finish (KbCellEditor *self,
        KbEditorMove  move)
{
  g_autoptr (KbCellEditor) alive = g_object_ref (self);

  if (!self->is_done)
    g_signal_emit (self, signals[SIGNAL_FINISH], 0, (int) move);
}

static void
take_choice (KbCellEditor  *self,
             GtkListBoxRow *row)
{
  /* A copy: the list is made anew while the text changes. */
  g_autofree char *text = g_strdup (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
row_activated_cb (KbCellEditor  *self,
                  GtkListBoxRow *row)
{
  take_choice (self, row);
  finish (self, KB_EDITOR_STAY);
}

static void
clear_list (KbCellEditor *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
show_choices (KbCellEditor *self,
              const char   *typed)
{
  guint n = 0;

  clear_list (self);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const KbCueChoice *choice = self->choices->pdata[i];
      GtkWidget *label;

      if (!kb_cue_choice_matches (choice, typed))
        continue;
      label = gtk_label_new (choice->label);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (self->list), label);
      n++;
    }

  if (*typed != '\0' && n > 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  if (n > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
changed_cb (KbCellEditor *self)
{
  kb_cell_editor_set_error (self, NULL);
  if (self->choices != NULL)
    show_choices (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
step_choice (KbCellEditor *self,
             int           step)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  const int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (list, MAX (index, 0));
  if (row == NULL)
    return;

  gtk_list_box_select_row (list, row);
  kb_list_sight_show (GTK_LIST_BOX (self->list), row);
}

/* What is lit in the list is what was meant, unless the text itself says it already. */
static void
take_lit_choice (KbCellEditor *self)
{
  GtkListBoxRow *row;

  if (self->choices == NULL || !gtk_widget_get_visible (self->popover)
      || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return;

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row != NULL)
    take_choice (self, row);
}

static gboolean
is_insert (guint           keyval,
           GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  return (keyval == GDK_KEY_Insert && modifiers == 0)
         || ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && modifiers == GDK_CONTROL_MASK);
}

static gboolean
key_pressed_cb (KbCellEditor          *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  const gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (is_insert (keyval, state))
    {
      take_lit_choice (self);
      finish (self, KB_EDITOR_INSERT);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      finish (self, KB_EDITOR_CANCEL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      take_lit_choice (self);
      finish (self, shift ? KB_EDITOR_UP : KB_EDITOR_DOWN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      take_lit_choice (self);
      finish (self, shift || keyval == GDK_KEY_ISO_Left_Tab ? KB_EDITOR_PREVIOUS : KB_EDITOR_NEXT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (self->choices != NULL)
        step_choice (self, keyval == GDK_KEY_Up ? -1 : 1);
      else
        finish (self, keyval == GDK_KEY_Up ? KB_EDITOR_UP : KB_EDITOR_DOWN);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (KbCellEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* The window lost the focus, not the cell. */
  if (root == NULL || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;

  finish (self, KB_EDITOR_STAY);
}

static void
kb_cell_editor_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  KbCellEditor *self = KB_CELL_EDITOR (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation) { 0, 0, width, height }, -1);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  gtk_popover_present (GTK_POPOVER (self->complaint));
}

static void
kb_cell_editor_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (KB_CELL_EDITOR (widget)->entry, orientation, for_size, minimum, natural, NULL, NULL);
}

static gboolean
kb_cell_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KB_CELL_EDITOR (widget)->entry);
}

static void
kb_cell_editor_dispose (GObject *object)
{
  KbCellEditor *self = KB_CELL_EDITOR (object);

  self->is_done = TRUE;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->complaint, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (kb_cell_editor_parent_class)->dispose (object);
}

static void
kb_cell_editor_class_init (KbCellEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_cell_editor_dispose;
  widget_class->measure = kb_cell_editor_measure;
  widget_class->size_allocate = kb_cell_editor_size_allocate;
  widget_class->grab_focus = kb_cell_editor_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "celleditor");

  /**
   * KbCellEditor::finish:
   * @move: a #KbEditorMove
   *
   * The editor is to be left. Whoever shows it reads the text and takes the editor away, or keeps
   * it with kb_cell_editor_set_error().
   */
  signals[SIGNAL_FINISH] = g_signal_new ("finish", KB_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
create_popover (KbCellEditor *self,
                GtkWidget    *child)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (popover), child);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));

  return popover;
}

static void
create_choices (KbCellEditor *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "choices");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  self->popover = create_popover (self, scrolled);
  gtk_widget_add_css_class (self->popover, "menu");
}

static void
kb_cell_editor_init (KbCellEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  self->complaint = create_popover (self, self->message);
}

/**
 * kb_cell_editor_new:
 * @name: what is typed, for those who listen
 * @text: what stands in the cell
 * @choices: (nullable) (transfer full) (element-type KbCueChoice): what it can be
 */
GtkWidget *
kb_cell_editor_new (const char *name,
                    const char *text,
                    GPtrArray  *choices)
{
  KbCellEditor *self = g_object_new (KB_TYPE_CELL_EDITOR, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->choices = choices;
  if (choices != NULL)
    create_choices (self);

  return GTK_WIDGET (self);
}

const char *
kb_cell_editor_get_text (KbCellEditor *self)
{
  g_return_val_if_fail (KB_IS_CELL_EDITOR (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* A popover asks a label that wraps for the height of one line and cuts the second (GTK 4.8): it is told how big it is. */
static void
show_message (GtkWidget  *label,
              const char *message)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, message);
  int width, height;

  pango_layout_set_width (layout, MESSAGE_WIDTH * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_widget_set_size_request (label, width + 1, height);
  gtk_label_set_text (GTK_LABEL (label), message);
}

/**
 * kb_cell_editor_set_error:
 * @message: (nullable): why the text cannot be meant, %NULL when nothing is wrong
 *
 * Keeps the cell open, red and with a sentence.
 */
void
kb_cell_editor_set_error (KbCellEditor *self,
                          const char   *message)
{
  g_return_if_fail (KB_IS_CELL_EDITOR (self));

  gtk_widget_set_tooltip_text (self->entry, message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message == NULL)
    {
      gtk_widget_remove_css_class (self->entry, "error");
      gtk_popover_popdown (GTK_POPOVER (self->complaint));
      return;
    }

  gtk_widget_add_css_class (self->entry, "error");
  show_message (self->message, message);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_popover_popup (GTK_POPOVER (self->complaint));
}

/**
 * kb_cell_editor_align_right:
 *
 * Lets the text stand as figures do in the cell below.
 */
void
kb_cell_editor_align_right (KbCellEditor *self)
{
  g_return_if_fail (KB_IS_CELL_EDITOR (self));

  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
}

/**
 * kb_cell_editor_close:
 *
 * Nothing that happens to the editor from now on is news: it is about to be taken away.
 */
void
kb_cell_editor_close (KbCellEditor *self)
{
  g_return_if_fail (KB_IS_CELL_EDITOR (self));

  self->is_done = TRUE;
}
