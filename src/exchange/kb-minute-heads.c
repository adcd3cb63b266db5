/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-minute-heads"

#include "config.h"

#include <string.h>

#include "kb-cue-heads.h"
#include "kb-minute-heads.h"

/* The words by which platforms and people call the columns of figures by the minute (domain.md §5), as
 * kb_cue_head_normalize() leaves them. */
static const struct
{
  int         field;
  const char *words;     /* between spaces */
} heads[] = {
  { KB_MINUTE_METRIC_MINUTE, "minute min minuteno 分钟 分钟序号 第几分钟" },
  { KB_MINUTE_HEAD_CLOCK, "clock time timestamp datetime 时刻 时间 时间点 统计时间 日期时间" },
  { KB_MINUTE_METRIC_CUE_ID, "cue cueno 环节 环节编号" },
  { KB_MINUTE_METRIC_LINEUP_ITEM_ID, "productno product link linkno 讲解链接号 链接号 链接 商品号" },
  { KB_MINUTE_METRIC_ONLINE, "online onlineusercnt viewersnow currentviewers concurrentviewers acu 在线 在线人数 实时在线 "
                             "实时在线人数 当前在线人数 平均在线人数" },
  { KB_MINUTE_METRIC_VIEWS, "views enterpv entries watchucnt livestreamdilihat 进房 进房人次 进房人数 进入人次 进入人数 进入次数 "
                            "观看次数 直播间观看次数" },
  { KB_MINUTE_METRIC_NEW_VIEWERS, "newuv newviewers viewers penonton 新增观看人数 观看人数 直播间观看人数" },
  { KB_MINUTE_METRIC_LEAVES, "leaves leavepv leaveucnt 离开人次 离开人数" },
  { KB_MINUTE_METRIC_CUM_VIEWS, "cumpv cumviews totalviews 累计观看次数 累计进入人次" },
  { KB_MINUTE_METRIC_CUM_VIEWERS, "cumuv cumviewers totalviewers 累计观看人数" },
  { KB_MINUTE_METRIC_IMPRESSIONS, "impressions liveimpressions 曝光次数 直播间曝光次数" },
  { KB_MINUTE_METRIC_COMMENTS, "comments commentcnt komentar 评论 评论数 评论次数 直播间评论次数" },
  { KB_MINUTE_METRIC_LIKES, "likes likecnt 点赞 点赞数 点赞次数 直播间点赞次数" },
  { KB_MINUTE_METRIC_SHARES, "shares sharecnt 分享 分享数 分享次数" },
  { KB_MINUTE_METRIC_NEW_FOLLOWERS, "newfollowers incrfanscnt pengikutbaru 新增粉丝 新增粉丝数 涨粉 涨粉量 直播间新增粉丝数" },
  { KB_MINUTE_METRIC_FANCLUB, "fanclub fansclubucnt 新加粉丝团 加粉丝团人数 新加直播团人数" },
  { KB_MINUTE_METRIC_PRODUCT_IMPRESSIONS, "productimpressions 商品曝光次数 直播间商品曝光次数" },
  { KB_MINUTE_METRIC_PRODUCT_CLICKS, "productclicks clicks klikproduk 商品点击次数 直播间商品点击次数" },
  { KB_MINUTE_METRIC_ORDERS, "orders orderspaid attributedorders paycnt 订单 订单数 成交订单数 成交笔数 直播间成交订单数" },
  { KB_MINUTE_METRIC_UNITS, "units unitsales itemssold 件数 成交件数 直播间成交件数" },
  { KB_MINUTE_METRIC_GMV_MINOR, "gmv sales revenue payamt attributedgmv 成交 成交金额 直播间成交金额" },
  { KB_MINUTE_METRIC_CUM_GMV_MINOR, "cumgmv totalgmv 累计成交金额" },
  { KB_MINUTE_METRIC_COUPON_MINOR, "coupon coupons 核销金额 优惠券核销金额" },
  { KB_MINUTE_METRIC_AD_SPEND_MINOR, "adspend adcost adscost statcost 消耗 千川消耗 投放消耗 直播间消耗 营销消耗" },
  { KB_MINUTE_METRIC_HOSTILE, "hostile hostilecomments negativefeedbackcnt 负面评论 负面评论数" },
  { KB_MINUTE_METRIC_REFUNDS, "refunds refundrequests 退款申请 退款订单数" },
};

/* "成交金额(分)": rates, marked by "率" or "rate", are never read: they are worked out of counts. */
static gboolean
is_in_minor (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return composed != NULL && (strstr (composed, "(分)") != NULL || strstr (composed, "(cents)") != NULL);
}

/**
 * kb_minute_head_find:
 * @text: the head of a column
 * @in_minor: (out): whether amounts in it are in minor units
 *
 * Returns: a field of #KB_ENTITY_MINUTE_METRIC, %KB_MINUTE_HEAD_CLOCK, or %KB_MINUTE_HEAD_NONE for words that are not
 *   known.
 */
int
kb_minute_head_find (const char *text,
                     gboolean   *in_minor)
{
  g_autofree char *word = kb_cue_head_normalize (text);

  *in_minor = is_in_minor (text);
  for (guint i = 0; i < G_N_ELEMENTS (heads) && *word != '\0'; i++)
    if (kb_cue_head_has_word (heads[i].words, word))
      return heads[i].field;

  return KB_MINUTE_HEAD_NONE;
}
