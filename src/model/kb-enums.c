/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-enums"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-enums.h"

#define CODES(...) .codes = (const char *const[]) { __VA_ARGS__, NULL }
#define LABELS(...) .labels = (const char *const[]) { __VA_ARGS__, NULL }

const KbEnum kb_platform_enum = {
  .name = "platform",
  CODES ("douyin", "taobao", "kuaishou", "wxchannels", "xhs", "jd", "tiktok", "shopee", "lazada",
         "amazon", "own"),
  LABELS (NC_ ("platform", "Douyin"), NC_ ("platform", "Taobao Live"),
          NC_ ("platform", "Kuaishou"), NC_ ("platform", "WeChat Channels"),
          NC_ ("platform", "Xiaohongshu"), NC_ ("platform", "JD"), NC_ ("platform", "TikTok"),
          NC_ ("platform", "Shopee"), NC_ ("platform", "Lazada"), NC_ ("platform", "Amazon"),
          NC_ ("platform", "Own")),
};

const KbEnum kb_session_format_enum = {
  .name = "session format",
  CODES ("self", "creator", "co_stream", "mixed", "short_series", "vr", "ai_host"),
  LABELS (NC_ ("session format", "Brand self-live"), NC_ ("session format", "Creator live"),
          NC_ ("session format", "Co-stream"), NC_ ("session format", "Live and recorded"),
          NC_ ("session format", "Short-video series"), NC_ ("session format", "VR"),
          NC_ ("session format", "Digital human")),
};

const KbEnum kb_session_state_enum = {
  .name = "session state",
  CODES ("draft", "preparing", "review", "ready", "live", "ended", "reviewing", "archived",
         "cancelled"),
  LABELS (NC_ ("session state", "Draft"), NC_ ("session state", "Preparing"),
          NC_ ("session state", "In review"), NC_ ("session state", "Ready"),
          NC_ ("session state", "Live"), NC_ ("session state", "Off air"),
          NC_ ("session state", "Reviewing"), NC_ ("session state", "Archived"),
          NC_ ("session state", "Cancelled")),
};

const KbEnum kb_anchor_enum = {
  .name = "session anchor",
  CODES ("forward", "back"),
  LABELS (NC_ ("session anchor", "Fixed start"), NC_ ("session anchor", "Fixed end")),
};

const KbEnum kb_cue_type_enum = {
  .name = "cue type",
  CODES ("open", "preview", "demo", "encore", "quick_pass", "flash_tease", "flash", "giveaway",
         "game", "qa", "transition", "handover", "break", "pay_reminder", "service", "next_show",
         "close", "free"),
  LABELS (NC_ ("cue type", "Open"), NC_ ("cue type", "Preview"), NC_ ("cue type", "Demo"),
          NC_ ("cue type", "Encore"), NC_ ("cue type", "Quick pass"),
          NC_ ("cue type", "Flash tease"), NC_ ("cue type", "Flash"), NC_ ("cue type", "Giveaway"),
          NC_ ("cue type", "Game"), NC_ ("cue type", "Q&A"), NC_ ("cue type", "Transition"),
          NC_ ("cue type", "Handover"), NC_ ("cue type", "Break"),
          NC_ ("cue type", "Pay reminder"), NC_ ("cue type", "Service"),
          NC_ ("cue type", "Next show"), NC_ ("cue type", "Close"), NC_ ("cue type", "Free")),
};

const KbEnum kb_product_role_enum = {
  .name = "product role",
  CODES ("traffic", "perk", "hero", "profit", "anchor", "addon", "clear", "test"),
  LABELS (NC_ ("product role", "Traffic driver"), NC_ ("product role", "Perk item"),
          NC_ ("product role", "Hero"), NC_ ("product role", "Profit item"),
          NC_ ("product role", "Image or anchor item"), NC_ ("product role", "Add-on"),
          NC_ ("product role", "Clearance"), NC_ ("product role", "Test or new")),
};

const KbEnum kb_ownership_enum = {
  .name = "ownership",
  CODES ("own", "joint", "affiliate"),
  LABELS (NC_ ("ownership", "Own"), NC_ ("ownership", "Joint"), NC_ ("ownership", "Affiliate")),
};

const KbEnum kb_sample_status_enum = {
  .name = "sample status",
  CODES ("unknown", "waiting", "here", "missing"),
  LABELS (NC_ ("sample status", "Not checked"), NC_ ("sample status", "Not here yet"),
          NC_ ("sample status", "Here"), NC_ ("sample status", "Missing")),
};

const KbEnum kb_role_kind_enum = {
  .name = "role",
  CODES ("lead", "planner", "merch", "host", "cohost", "floor", "operator", "ads", "service",
         "tech", "video", "design", "wh", "legal", "data", "other"),
  LABELS (NC_ ("role", "Team lead"), NC_ ("role", "Planner"), NC_ ("role", "Merchandiser"),
          NC_ ("role", "Host"), NC_ ("role", "Co-host"), NC_ ("role", "Floor manager"),
          NC_ ("role", "Operator"), NC_ ("role", "Ads buyer"), NC_ ("role", "Customer service"),
          NC_ ("role", "Technical director"), NC_ ("role", "Video producer"),
          NC_ ("role", "Designer"), NC_ ("role", "Warehouse liaison"),
          NC_ ("role", "Compliance reviewer"), NC_ ("role", "Analyst"), NC_ ("role", "Other")),
};

const KbEnum kb_run_kind_enum = {
  .name = "run kind",
  CODES ("live", "rehearsal"),
  LABELS (NC_ ("run kind", "Live"), NC_ ("run kind", "Rehearsal")),
};

const KbEnum kb_run_event_kind_enum = {
  .name = "run event",
  CODES ("start", "take", "hold", "resume", "add", "retime", "skip", "unskip", "insert", "move",
         "anchor", "message", "note", "incident-raise", "incident-step", "incident-resolve", "end",
         "undo"),
  LABELS (NC_ ("run event", "Start"), NC_ ("run event", "Take"), NC_ ("run event", "Hold"),
          NC_ ("run event", "Resume"), NC_ ("run event", "Add time"), NC_ ("run event", "Retime"),
          NC_ ("run event", "Skip"), NC_ ("run event", "Unskip"), NC_ ("run event", "Insert"),
          NC_ ("run event", "Move"), NC_ ("run event", "Re-anchor"), NC_ ("run event", "Message"),
          NC_ ("run event", "Note"), NC_ ("run event", "Incident raised"),
          NC_ ("run event", "Incident step"), NC_ ("run event", "Incident resolved"),
          NC_ ("run event", "End"), NC_ ("run event", "Taken back")),
};
