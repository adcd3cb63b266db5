/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-build.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbBuildProduct:
 * @id: the lineup item
 * @link: (owned): "#4"
 * @name: (owned): what it is called
 * @item: what is planned with it; its deals are those of @deals
 * @deals: (owned) (element-type gint64): when it has flash deals, microseconds since 1970 UTC
 *
 * A product that a show is built of.
 */
typedef struct
{
  gint64       id;
  char        *link;
  char        *name;
  KbBuildItem  item;
  GArray      *deals;
} KbBuildProduct;

GPtrArray   *kb_build_lineup_read         (KbRecordSet         *plan,
                                           gint64               start_us,
                                           gint64               end_us,
                                           gboolean             is_replacing,
                                           GTimeZone           *zone);
KbBuildItem *kb_build_lineup_items        (GPtrArray           *products);
gboolean     kb_build_lineup_parse_deals  (const char          *text,
                                           gint64               near_us,
                                           GTimeZone           *zone,
                                           GArray              *deals,
                                           GError             **error);
char        *kb_build_lineup_format_deals (GArray              *deals,
                                           GTimeZone           *zone);

G_END_DECLS
