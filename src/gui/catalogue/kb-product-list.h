/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-shown-records.h"

G_BEGIN_DECLS

/**
 * KbProductQuery:
 * @text: (nullable): words that must all be found, in any order and case, in name, spoken name, SKU,
 *   platform id, brand, category or supplier
 * @category: (nullable): the one category
 * @supplier_id: the one supplier, 0 for all
 * @ownership: #KbOwnership, -1 for all
 * @sample: #KbSampleStatus, -1 for all
 * @expires_by_us: only products with a proof that ends by then, microseconds since 1970 UTC; 0 for all
 * @pool: #KbPoolState, -1 for all
 * @is_retired: those that are not offered any more, instead of those that are
 *
 * What a list of products is asked for.
 */
typedef struct
{
  const char *text;
  const char *category;
  gint64      supplier_id;
  int         ownership;
  int         sample;
  gint64      expires_by_us;
  int         pool;
  gboolean    is_retired;
} KbProductQuery;

#define KB_PRODUCT_QUERY_ALL { .ownership = -1, .sample = -1, .pool = -1 }

#define KB_TYPE_PRODUCT_LIST (kb_product_list_get_type ())

G_DECLARE_FINAL_TYPE (KbProductList, kb_product_list, KB, PRODUCT_LIST, KbShownRecords)

KbProductList *kb_product_list_new       (KbRecordSet          *library);
void           kb_product_list_set_query (KbProductList        *self,
                                          const KbProductQuery *query);

G_END_DECLS
