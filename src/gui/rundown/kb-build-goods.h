/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-build-lineup.h"

G_BEGIN_DECLS

#define KB_TYPE_BUILD_GOODS (kb_build_goods_get_type ())

G_DECLARE_FINAL_TYPE (KbBuildGoods, kb_build_goods, KB, BUILD_GOODS, AdwBin)

void kb_build_goods_show (KbBuildGoods *self,
                          GPtrArray    *products,
                          gint64        near_us,
                          GTimeZone    *zone);

G_END_DECLS
