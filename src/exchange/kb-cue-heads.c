/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-heads"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cue-heads.h"
#include "kb-enums.h"

/* The words by which people call the columns of a rundown and what stands in them, whatever language
 * the program speaks. Written as kb_cue_head_normalize() leaves them. */
static const struct
{
  const char *label;       /* how Kaibo writes it */
  const char *words;       /* between spaces */
} heads[KB_N_CUE_HEADS] = {
  [KB_CUE_HEAD_NUMBER] = { NC_ ("column", "Cue"), "cue cueno cuenumber no number 环节 环节编号 环节号 编号 序号" },
  [KB_CUE_HEAD_SEGMENT] = { NC_ ("column", "Segment"), "segment section part block module 分段 段落 板块 模块 阶段 大环节" },
  [KB_CUE_HEAD_START] = { NC_ ("column", "Clock"), "clock start time starttime startsat plannedclock offset 时刻 计划时刻 "
                          "相对时间 计划时刻相对时间 时间 开始 开始时间 计划开始 starts 计划开始秒 offsets" },
  [KB_CUE_HEAD_END] = { NULL, "ends 计划结束秒 end 结束 结束时间" },
  [KB_CUE_HEAD_LENGTH] = { NC_ ("column", "Length"), "length len duration dur minutes mins 时长 长度 分钟 计划时长 计划分钟 "
                           "lens lengths durations" },
  [KB_CUE_HEAD_HARD] = { NC_ ("column", "Hard"), "hard hardtime hardstart hardsoft hardsofttime 硬点 硬点软点 起点 软硬" },
  [KB_CUE_HEAD_TYPE] = { NC_ ("column", "Type"), "type cuetype kind 类型 环节类型" },
  [KB_CUE_HEAD_PRODUCT] = { NC_ ("column", "Product"), "product productno link linkno bag bagno sku item 商品 商品号 链接 链接号 "
                            "链接号商品 货号 商品名 产品" },
  [KB_CUE_HEAD_SUBJECT] = { NULL, "productorsubject subject content 商品或内容 内容 环节内容" },
  [KB_CUE_HEAD_TITLE] = { NC_ ("column", "Title"), "title topic name 标题 主题 名称 环节名称" },
  [KB_CUE_HEAD_LOOP] = { NC_ ("column", "Round"), "loop loopno round roundno 轮次 循环 轮" },
  [KB_CUE_HEAD_SPEAKER] = { NC_ ("column", "Speaker"), "speaker speakerrole presenter host 口播 口播人 主播 讲解人" },
  [KB_CUE_HEAD_SCRIPT] = { NC_ ("column", "Prompter text"), "script promptertext text lines copy 话术 话术提词正文 提词 "
                           "提词正文 脚本 正文 台词 文案" },
  [KB_CUE_HEAD_DEMO] = { NC_ ("column", "Demo action"), "demoaction demo action 演示 演示动作 卖点演示动作" },
  [KB_CUE_HEAD_OPERATOR] = { NC_ ("column", "Operator"), "operator operatoraction opaction 中控 中控动作" },
  [KB_CUE_HEAD_FLOOR] = { NC_ ("column", "Floor"), "floor flooraction floorcamera camera 场控 场控动作 场控导播 场控导播动作 导播" },
  [KB_CUE_HEAD_OVERLAY] = { NC_ ("column", "Overlay"), "overlay graphics 贴片 画面贴片 画面" },
  [KB_CUE_HEAD_PROPS] = { NC_ ("column", "Props"), "props 道具" },
  [KB_CUE_HEAD_FALLBACK] = { NC_ ("column", "Fallback line"), "fallback fallbackline 备用 备用话术" },
  [KB_CUE_HEAD_NOTE] = { NC_ ("column", "Note"), "note notes remark remarks comment comments 备注 说明" },
  [KB_CUE_HEAD_MINIMUM] = { NC_ ("column", "Minimum"), "minimum min minlength minimums 最短 最短时长 最少" },
  [KB_CUE_HEAD_OPTIONAL] = { NC_ ("column", "Optional"), "optional 可选 可省 可删" },
  [KB_CUE_HEAD_SKIP] = { NC_ ("column", "Skip"), "skip skipped 跳过" },
  [KB_CUE_HEAD_COMPUTED] = { NULL, "offer offershown 机制 利益点 利益点机制 slack 余量 scriptinslot scripttime 话术占用时段 actual "
                             "actualstart actualend actualstarts actualends 实际 实际开始秒 实际结束秒 实际开始 实际时间 备注实际时间" },
};

/* By #KbCueType; domain.md's words of both samples among them. */
static const char *const type_words[] = {
  [KB_CUE_TYPE_OPEN] = "open opening 开场 暖场",
  [KB_CUE_TYPE_PREVIEW] = "preview houserules 福利预告 预告",
  [KB_CUE_TYPE_DEMO] = "demo attach 单品讲解 讲解",
  [KB_CUE_TYPE_ENCORE] = "encore loop 返场",
  [KB_CUE_TYPE_QUICK_PASS] = "quickpass 过款",
  [KB_CUE_TYPE_FLASH_TEASE] = "flashtease tease 秒杀预热",
  [KB_CUE_TYPE_FLASH] = "flash flashdeal 秒杀",
  [KB_CUE_TYPE_GIVEAWAY] = "giveaway luckybag 福袋抽奖 福袋 抽奖",
  [KB_CUE_TYPE_GAME] = "game 互动游戏 互动 游戏",
  [KB_CUE_TYPE_QA] = "qa q&a 答疑",
  [KB_CUE_TYPE_TRANSITION] = "transition reset 转场 过渡",
  [KB_CUE_TYPE_HANDOVER] = "handover 主播交接 交接",
  [KB_CUE_TYPE_BREAK] = "break 休息",
  [KB_CUE_TYPE_PAY_REMINDER] = "payreminder 催付",
  [KB_CUE_TYPE_SERVICE] = "service 售后说明 售后",
  [KB_CUE_TYPE_NEXT_SHOW] = "nextshow 下场预告",
  [KB_CUE_TYPE_CLOSE] = "close closing 收尾 下播",
  [KB_CUE_TYPE_FREE] = "free 自由 闲聊",
};

/**
 * kb_cue_head_has_word:
 * @words: words between single spaces
 * @word: a word without any
 *
 * Returns: %TRUE when it is one of them.
 */
gboolean
kb_cue_head_has_word (const char *words,
                      const char *word)
{
  const gsize length = strlen (word);

  for (const char *at = words; (at = strstr (at, word)) != NULL; at++)
    if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

/**
 * kb_cue_head_normalize:
 *
 * Returns: (transfer full): @text in small letters, full-width forms made plain, without spaces and
 *   punctuation, and without what stands in brackets: "Cue no." → "cueno".
 */
char *
kb_cue_head_normalize (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *plain = g_utf8_casefold (composed != NULL ? composed : "", -1);
  GString *normal = g_string_new (NULL);

  for (const char *at = plain; *at != '\0' && *at != '('; at = g_utf8_next_char (at))
    if (*at == '&' || g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (normal, g_utf8_get_char (at));

  return g_string_free (normal, FALSE);
}

/* "start_s", "时长(秒)": figures in this column are seconds. */
static gboolean
is_in_seconds (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *plain = g_utf8_casefold (composed != NULL ? composed : "", -1);

  return g_str_has_suffix (plain, "_s") || strstr (plain, "秒") != NULL || strstr (plain, "(s)") != NULL
         || strstr (plain, "(sec") != NULL;
}

/**
 * kb_cue_head_find:
 * @text: the head of a column
 * @in_seconds: (out): whether plain figures in it are seconds
 *
 * Returns: what the column holds, %KB_CUE_HEAD_NONE for words that are not known.
 */
KbCueHead
kb_cue_head_find (const char *text,
                  gboolean   *in_seconds)
{
  g_autofree char *word = kb_cue_head_normalize (text);

  *in_seconds = is_in_seconds (text);
  for (int i = 0; i < KB_N_CUE_HEADS && *word != '\0'; i++)
    if (kb_cue_head_has_word (heads[i].words, word))
      return i;

  return KB_CUE_HEAD_NONE;
}

/**
 * kb_cue_head_get_label:
 *
 * Returns: (nullable): the head that Kaibo writes, %NULL where it only reads.
 */
const char *
kb_cue_head_get_label (KbCueHead head)
{
  g_return_val_if_fail (head >= 0 && head < KB_N_CUE_HEADS, NULL);

  return heads[head].label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "column", heads[head].label) : NULL;
}

/**
 * kb_cue_head_find_type:
 *
 * Returns: the #KbCueType that goes by a word in English, Chinese or code; -1 for none.
 */
int
kb_cue_head_find_type (const char *text)
{
  g_autofree char *word = kb_cue_head_normalize (text);

  for (guint i = 0; i < G_N_ELEMENTS (type_words) && *word != '\0'; i++)
    if (kb_cue_head_has_word (type_words[i], word))
      return i;

  return -1;
}

/**
 * kb_cue_head_find_flag:
 * @value: (out): the yes or no that a word means
 *
 * Returns: %FALSE for words that mean neither.
 */
gboolean
kb_cue_head_find_flag (const char *text,
                       gboolean   *value)
{
  g_autofree char *word = kb_cue_head_normalize (text);

  if (strcmp (text, "✓") == 0 || strcmp (text, "√") == 0
      || (*word != '\0' && kb_cue_head_has_word ("yes y true 1 x hard optional skip skipped 是 有 硬 硬点 可选 跳过", word)))
    *value = TRUE;
  else if (*word == '\0' || kb_cue_head_has_word ("no n false 0 soft 否 无 软 软点", word))
    *value = FALSE;
  else
    return FALSE;

  return TRUE;
}
