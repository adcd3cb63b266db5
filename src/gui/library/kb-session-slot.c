/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-slot"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-session-row.h"
#include "kb-session-slot.h"
#include "kb-session.h"
#include "kb-text.h"

/* What a row takes in the usual font, as long as there is none to be measured. */
#define ROW_HEIGHT 53

/**
 * KbSessionSlot:
 *
 * The place of one session in the list, with its row as soon as it is near what is seen.
 *
 * A list view of GTK 4.8 holds two hundred items, whatever it shows. With a row in each they took 10 MB of the 85 that
 * Kaibo had with ten thousand sessions, and a third of the time to the first frame; a slot without one takes its
 * neighbours' height and nothing else.
 */
struct _KbSessionSlot
{
  GtkWidget      parent_instance;

  KbSessionList *list;       /* owned */
  KbRecordSet   *library;    /* owned: where the owner's name is found */
  GtkListItem   *item;       /* borrowed: whose child it is, nullable while nothing is bound */
  GtkWidget     *row;        /* owned child, nullable: made once, then kept */
};

G_DEFINE_FINAL_TYPE (KbSessionSlot, kb_session_slot, GTK_TYPE_WIDGET)

/* A row of a neighbour; the first of a group is higher than the others by its heading. */
static GtkWidget *
find_row_like (KbSessionSlot *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *list_view = item != NULL ? gtk_widget_get_parent (item) : NULL;

  for (item = list_view != NULL ? gtk_widget_get_first_child (list_view) : NULL; item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *child = gtk_widget_get_first_child (item);
      KbSessionSlot *other = KB_IS_SESSION_SLOT (child) ? KB_SESSION_SLOT (child) : NULL;

      if (other != NULL && other->row != NULL && other->item != NULL
          && !kb_session_list_is_first (self->list, gtk_list_item_get_position (other->item)))
        return other->row;
    }
  return NULL;
}

static void
kb_session_slot_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  KbSessionSlot *self = KB_SESSION_SLOT (widget);
  GtkWidget *row = self->row != NULL ? self->row : find_row_like (self);

  if (row != NULL)
    gtk_widget_measure (row, orientation, for_size, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? ROW_HEIGHT : 0;
}

static void
kb_session_slot_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KbSessionSlot *self = KB_SESSION_SLOT (widget);

  if (self->row != NULL)
    gtk_widget_size_allocate (self->row, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static GtkSizeRequestMode
kb_session_slot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kb_session_slot_dispose (GObject *object)
{
  KbSessionSlot *self = KB_SESSION_SLOT (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->library);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (kb_session_slot_parent_class)->dispose (object);
}

static void
kb_session_slot_class_init (KbSessionSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_session_slot_dispose;
  widget_class->measure = kb_session_slot_measure;
  widget_class->size_allocate = kb_session_slot_size_allocate;
  widget_class->get_request_mode = kb_session_slot_get_request_mode;
}

static void
kb_session_slot_init (KbSessionSlot *self)
{
}

/**
 * kb_session_slot_new:
 * @list: (transfer none): the list
 * @library: (transfer none): where owners' names are found
 *
 * Returns: (transfer floating): a slot of that list, without a row.
 */
GtkWidget *
kb_session_slot_new (KbSessionList *list,
                     KbRecordSet   *library)
{
  KbSessionSlot *self = g_object_new (KB_TYPE_SESSION_SLOT, NULL);

  self->list = g_object_ref (list);
  self->library = g_object_ref (library);
  return GTK_WIDGET (self);
}

/**
 * kb_session_slot_get_session:
 *
 * Returns: (transfer none) (nullable): the session whose place it is.
 */
KbRecord *
kb_session_slot_get_session (KbSessionSlot *self)
{
  g_return_val_if_fail (KB_IS_SESSION_SLOT (self), NULL);

  return self->item != NULL ? gtk_list_item_get_item (self->item) : NULL;
}

guint
kb_session_slot_get_position (KbSessionSlot *self)
{
  g_return_val_if_fail (KB_IS_SESSION_SLOT (self), GTK_INVALID_LIST_POSITION);

  return self->item != NULL ? gtk_list_item_get_position (self->item) : GTK_INVALID_LIST_POSITION;
}

/**
 * kb_session_slot_bind:
 * @item: (transfer none): the item whose child it is, which holds a session of the list
 *
 * A row that is there shows the session at once; the first of a group has one at once, for its heading makes it higher.
 * Who has the screen read to them hears the title either way.
 */
void
kb_session_slot_bind (KbSessionSlot *self,
                      GtkListItem   *item)
{
  const guint position = gtk_list_item_get_position (item);
  const char *title = kb_record_get_text (gtk_list_item_get_item (item), KB_SESSION_TITLE);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_if_fail (KB_IS_SESSION_SLOT (self));

  self->item = item;
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    kb_text_is_empty (title) ? _("Untitled session") : title, -1);

  if (self->row != NULL)
    kb_session_row_bind (KB_SESSION_ROW (self->row), self->list, self->library, position);
  else if (kb_session_list_is_first (self->list, position))
    kb_session_slot_fill (self);
}

void
kb_session_slot_unbind (KbSessionSlot *self)
{
  g_return_if_fail (KB_IS_SESSION_SLOT (self));

  self->item = NULL;
  if (self->row != NULL)
    kb_session_row_unbind (KB_SESSION_ROW (self->row));
}

/**
 * kb_session_slot_fill:
 *
 * Makes the row where there is none yet.
 */
void
kb_session_slot_fill (KbSessionSlot *self)
{
  g_return_if_fail (KB_IS_SESSION_SLOT (self));

  if (self->row != NULL || self->item == NULL)
    return;

  self->row = kb_session_row_new ();
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  kb_session_row_bind (KB_SESSION_ROW (self->row), self->list, self->library, gtk_list_item_get_position (self->item));
}
