/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What Kaibo itself writes into a session. */
typedef enum
{
  KB_STOCK_OPENING,
  KB_STOCK_CLOSING,
  KB_STOCK_LOOP,            /* with a number: "Loop 2" */
  KB_STOCK_FLASH,           /* with a number */
  KB_STOCK_NEW_SEGMENT,
  KB_STOCK_FIRST_CUE,
  KB_STOCK_CUE_OPEN,
  KB_STOCK_CUE_PREVIEW,
  KB_STOCK_CUE_GIVEAWAY,
  KB_STOCK_CUE_GAME,
  KB_STOCK_CUE_QA,
  KB_STOCK_CUE_SERVICE,
  KB_STOCK_CUE_CLOSE,
} KbStockText;

char *kb_stock_text_dup (KbStockText  text,
                         const char  *language,
                         guint        number);

G_END_DECLS
