/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-shown-records"

#include "config.h"

#include <gio/gio.h>

#include "kb-shown-records.h"

/**
 * KbShownRecords:
 *
 * The records that a list shows, in their order. Who derives from it decides which they are; it
 * announces only what differs, so that a row that stays keeps its widget and the focus.
 */
typedef struct
{
  GPtrArray *rows; /* owned (element-type KbRecord) */
} KbShownRecordsPrivate;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (KbShownRecords, kb_shown_records, G_TYPE_OBJECT,
                         G_ADD_PRIVATE (KbShownRecords)
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GPtrArray *
get_rows (gpointer self)
{
  return ((KbShownRecordsPrivate *) kb_shown_records_get_instance_private (self))->rows;
}

static void
announce (KbShownRecords *self,
          GPtrArray      *old)
{
  GPtrArray *new = get_rows (self);
  const guint least = MIN (old->len, new->len);
  guint before = 0, after = 0;

  while (before < least && old->pdata[before] == new->pdata[before])
    before++;
  while (after < least - before && old->pdata[old->len - after - 1] == new->pdata[new->len - after - 1])
    after++;

  if (before < old->len || before < new->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after, new->len - before - after);
}

static GType
get_item_type (GListModel *model)
{
  return KB_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return get_rows (model)->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *rows = get_rows (model);

  return position < rows->len ? g_object_ref (rows->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
kb_shown_records_finalize (GObject *object)
{
  g_ptr_array_unref (get_rows (object));

  G_OBJECT_CLASS (kb_shown_records_parent_class)->finalize (object);
}

static void
kb_shown_records_class_init (KbShownRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_shown_records_finalize;
}

static void
kb_shown_records_init (KbShownRecords *self)
{
  KbShownRecordsPrivate *priv = kb_shown_records_get_instance_private (self);

  priv->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kb_shown_records_take:
 * @rows: (transfer full) (element-type KbRecord): what the list shows from now on; it frees its elements
 */
void
kb_shown_records_take (KbShownRecords *self,
                       GPtrArray      *rows)
{
  KbShownRecordsPrivate *priv = kb_shown_records_get_instance_private (self);
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (KB_IS_SHOWN_RECORDS (self));

  old = priv->rows;
  priv->rows = rows;
  announce (self, old);
}

/**
 * kb_shown_records_find:
 *
 * Returns: where the record with that id is, or %G_MAXUINT when the list does not show it.
 */
guint
kb_shown_records_find (KbShownRecords *self,
                       gint64          id)
{
  GPtrArray *rows = NULL;

  g_return_val_if_fail (KB_IS_SHOWN_RECORDS (self), G_MAXUINT);

  rows = get_rows (self);
  for (guint i = 0; i < rows->len; i++)
    if (kb_record_get_id (rows->pdata[i]) == id)
      return i;

  return G_MAXUINT;
}
