/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stock-text"

#include "config.h"

#include "kb-stock-text.h"

/* These are texts of a session, which its host reads, and not of the interface: a planner may write an English show in a
 * Chinese window. So both languages stand here, and no catalogue of messages has them. */
typedef struct
{
  const char *en;
  const char *zh;
  gboolean    is_numbered;
} Text;

static const Text texts[] = {
  [KB_STOCK_OPENING] = { "Opening", "开场", FALSE },
  [KB_STOCK_CLOSING] = { "Closing", "收尾", FALSE },
  [KB_STOCK_LOOP] = { "Loop ", "循环 ", TRUE },
  [KB_STOCK_FLASH] = { "Flash ", "秒杀 ", TRUE },
  [KB_STOCK_NEW_SEGMENT] = { "New segment", "新板块", FALSE },
  [KB_STOCK_FIRST_CUE] = { "Welcome and rules", "欢迎与规则", FALSE },
  [KB_STOCK_CUE_OPEN] = { "Welcome, what there is tonight", "欢迎，今晚看点", FALSE },
  [KB_STOCK_CUE_PREVIEW] = { "Deals, coupons and rules", "福利、优惠券和规则", FALSE },
  [KB_STOCK_CUE_GIVEAWAY] = { "Lucky bag", "福袋", FALSE },
  [KB_STOCK_CUE_GAME] = { "Quick game with the chat", "公屏互动小游戏", FALSE },
  [KB_STOCK_CUE_QA] = { "Questions from the chat", "公屏答疑", FALSE },
  [KB_STOCK_CUE_SERVICE] = { "Shipping and returns", "发货与售后", FALSE },
  [KB_STOCK_CUE_CLOSE] = { "Thanks, and the next show", "感谢，下场预告", FALSE },
};

/**
 * kb_stock_text_dup:
 * @language: (nullable): the session's language tag; what is neither Chinese nor English gets English
 * @number: for a text that has one: which loop, which flash deal
 *
 * Returns: (transfer full): the text in the session's language.
 */
char *
kb_stock_text_dup (KbStockText  text,
                   const char  *language,
                   guint        number)
{
  const Text *stock = &texts[text];
  const gboolean is_chinese = language != NULL && g_ascii_strncasecmp (language, "zh", 2) == 0;
  const char *words = is_chinese ? stock->zh : stock->en;

  return stock->is_numbered ? g_strdup_printf ("%s%u", words, number) : g_strdup (words);
}
