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

const KbEnum kb_session_anchor_enum = {
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
         "undo", "incident-escalate", "duty", "seen", "pin", "stock"),
  LABELS (NC_ ("run event", "Start"), NC_ ("run event", "Take"), NC_ ("run event", "Hold"),
          NC_ ("run event", "Resume"), NC_ ("run event", "Add time"), NC_ ("run event", "Retime"),
          NC_ ("run event", "Skip"), NC_ ("run event", "Unskip"), NC_ ("run event", "Insert"),
          NC_ ("run event", "Move"), NC_ ("run event", "Re-anchor"), NC_ ("run event", "Message"),
          NC_ ("run event", "Note"), NC_ ("run event", "Incident raised"),
          NC_ ("run event", "Incident step"), NC_ ("run event", "Incident resolved"),
          NC_ ("run event", "End"), NC_ ("run event", "Taken back"),
          NC_ ("run event", "Incident escalated"), NC_ ("run event", "Duty done"),
          NC_ ("run event", "Message seen"), NC_ ("run event", "Item pinned"),
          NC_ ("run event", "Stock counted")),
};

const KbEnum kb_severity_enum = {
  .name = "severity",
  CODES ("p0", "p1", "p2", "p3"),
  LABELS (NC_ ("severity", "P0"), NC_ ("severity", "P1"), NC_ ("severity", "P2"),
          NC_ ("severity", "P3")),
};

const KbEnum kb_level_enum = {
  .name = "level",
  CODES ("block", "warn", "tell"),
  LABELS (NC_ ("level", "Block"), NC_ ("level", "Warn"), NC_ ("level", "Tell")),
};

const KbEnum kb_interaction_enum = {
  .name = "interaction",
  CODES ("giveaway", "quiz", "vote", "game", "coupon_drop", "red_packet", "connect"),
  LABELS (NC_ ("interaction", "Lucky bag"), NC_ ("interaction", "Quiz"),
          NC_ ("interaction", "Vote"), NC_ ("interaction", "Game"),
          NC_ ("interaction", "Coupon drop"), NC_ ("interaction", "Red packet"),
          NC_ ("interaction", "Co-stream call")),
};

const KbEnum kb_payer_enum = {
  .name = "payer",
  CODES ("shop", "platform", "creator"),
  LABELS (NC_ ("payer", "Shop"), NC_ ("payer", "Platform"), NC_ ("payer", "Creator")),
};

const KbEnum kb_proof_kind_enum = {
  .name = "proof",
  CODES ("filing", "special", "report", "efficacy", "ccc", "standard", "patent", "other"),
  LABELS (NC_ ("proof", "Filing number"), NC_ ("proof", "Special registration"),
          NC_ ("proof", "Test report"), NC_ ("proof", "Efficacy summary"),
          NC_ ("proof", "CCC certificate"), NC_ ("proof", "Standard"), NC_ ("proof", "Patent"),
          NC_ ("proof", "Other")),
};

const KbEnum kb_check_area_enum = {
  .name = "check area",
  CODES ("goods", "people", "set", "sound", "legal", "ads", "service", "air", "data"),
  LABELS (NC_ ("check area", "Goods"), NC_ ("check area", "People"), NC_ ("check area", "Set"),
          NC_ ("check area", "Sound"), NC_ ("check area", "Compliance"),
          NC_ ("check area", "Traffic"), NC_ ("check area", "Customer service"),
          NC_ ("check area", "On air"), NC_ ("check area", "Data")),
};

const KbEnum kb_check_state_enum = {
  .name = "check state",
  CODES ("open", "passed", "mended", "failed", "na"),
  LABELS (NC_ ("check state", "Open"), NC_ ("check state", "Passed"),
          NC_ ("check state", "Passed after changes"), NC_ ("check state", "Failed"),
          NC_ ("check state", "Not applicable")),
};

const KbEnum kb_action_state_enum = {
  .name = "action state",
  CODES ("planned", "doing", "done", "late", "missed", "dropped"),
  LABELS (NC_ ("action state", "Planned"), NC_ ("action state", "In progress"),
          NC_ ("action state", "Done"), NC_ ("action state", "Done late"),
          NC_ ("action state", "Missed"), NC_ ("action state", "Dropped")),
};

const KbEnum kb_department_enum = {
  .name = "department",
  CODES ("marketing", "design", "warehouse", "tech", "legal", "finance", "service", "partner",
         "other"),
  LABELS (NC_ ("department", "Marketing"), NC_ ("department", "Design"),
          NC_ ("department", "Warehouse"), NC_ ("department", "Tech"), NC_ ("department", "Legal"),
          NC_ ("department", "Finance"), NC_ ("department", "Customer service"),
          NC_ ("department", "Partner"), NC_ ("department", "Other")),
};

const KbEnum kb_phrase_category_enum = {
  .name = "phrase category",
  CODES ("welcome", "retain", "interact", "product", "trust", "offer", "close", "pay", "answer",
         "control", "apology", "transition", "ending"),
  LABELS (NC_ ("phrase category", "Welcome"), NC_ ("phrase category", "Keep viewers"),
          NC_ ("phrase category", "Interaction"), NC_ ("phrase category", "Shape the product"),
          NC_ ("phrase category", "Trust"), NC_ ("phrase category", "Offer"),
          NC_ ("phrase category", "Close the sale"), NC_ ("phrase category", "Pay reminder"),
          NC_ ("phrase category", "Answers"), NC_ ("phrase category", "Room control"),
          NC_ ("phrase category", "Apology"), NC_ ("phrase category", "Transition"),
          NC_ ("phrase category", "Ending")),
};

const KbEnum kb_cost_group_enum = {
  .name = "cost group",
  CODES ("ads", "people", "venue", "props", "content", "private", "fulfilment", "goods",
         "platform", "slot"),
  LABELS (NC_ ("cost group", "Ads"), NC_ ("cost group", "People"), NC_ ("cost group", "Venue"),
          NC_ ("cost group", "Props"), NC_ ("cost group", "Content"),
          NC_ ("cost group", "Private traffic"), NC_ ("cost group", "Fulfilment"),
          NC_ ("cost group", "Goods"), NC_ ("cost group", "Platform"),
          NC_ ("cost group", "Slot fee and commission")),
};

const KbEnum kb_income_group_enum = {
  .name = "income group",
  CODES ("direct", "indirect"),
  LABELS (NC_ ("income group", "Direct"), NC_ ("income group", "Indirect")),
};

const KbEnum kb_traffic_kind_enum = {
  .name = "traffic source",
  CODES ("feed", "ads", "short_video", "follow", "reserve", "search", "plaza", "shop", "profile",
         "other"),
  LABELS (NC_ ("traffic source", "Feed"), NC_ ("traffic source", "Paid"),
          NC_ ("traffic source", "Short video"), NC_ ("traffic source", "Following"),
          NC_ ("traffic source", "Reservation"), NC_ ("traffic source", "Search"),
          NC_ ("traffic source", "Live plaza"), NC_ ("traffic source", "Shop page"),
          NC_ ("traffic source", "Profile"), NC_ ("traffic source", "Other")),
};

const KbEnum kb_population_enum = {
  .name = "population",
  CODES ("viewers", "buyers", "impressions"),
  LABELS (NC_ ("population", "Viewers"), NC_ ("population", "Buyers"),
          NC_ ("population", "Impressions")),
};

const KbEnum kb_dimension_enum = {
  .name = "profile dimension",
  CODES ("gender", "age", "region", "city", "loyalty", "fan_tier", "tag"),
  LABELS (NC_ ("profile dimension", "Gender"), NC_ ("profile dimension", "Age"),
          NC_ ("profile dimension", "Region"), NC_ ("profile dimension", "City tier"),
          NC_ ("profile dimension", "New and returning"),
          NC_ ("profile dimension", "Follower tier"), NC_ ("profile dimension", "Tag")),
};

const KbEnum kb_tag_dimension_enum = {
  .name = "tag dimension",
  CODES ("behaviour", "preference", "spending", "lifecycle", "source"),
  LABELS (NC_ ("tag dimension", "Behaviour"), NC_ ("tag dimension", "Preference"),
          NC_ ("tag dimension", "Spending"), NC_ ("tag dimension", "Lifecycle"),
          NC_ ("tag dimension", "Source")),
};

const KbEnum kb_need_kind_enum = {
  .name = "need",
  CODES ("pain", "price", "effect", "delivery", "other"),
  LABELS (NC_ ("need", "Pain point"), NC_ ("need", "Price"), NC_ ("need", "Effect"),
          NC_ ("need", "Delivery"), NC_ ("need", "Other")),
};

const KbEnum kb_funnel_kind_enum = {
  .name = "funnel step",
  CODES ("impression", "view", "product_seen", "click", "order", "paid"),
  LABELS (NC_ ("funnel step", "Impression"), NC_ ("funnel step", "View"),
          NC_ ("funnel step", "Product seen"), NC_ ("funnel step", "Product click"),
          NC_ ("funnel step", "Order created"), NC_ ("funnel step", "Paid")),
};

const KbEnum kb_goal_unit_enum = {
  .name = "unit",
  CODES ("count", "money", "percent", "ratio", "duration"),
  LABELS (NC_ ("unit", "Count"), NC_ ("unit", "Money"), NC_ ("unit", "Percent"),
          NC_ ("unit", "Ratio"), NC_ ("unit", "Duration")),
};

const KbEnum kb_metric_enum = {
  .name = "metric",
  CODES ("other", "gmv", "user_paid", "net_gmv", "orders", "units", "buyers", "viewers", "views",
         "impressions", "pcu", "acu", "avg_watch", "tap_through", "buyer_rate", "click_rate",
         "live_ctr", "ctr", "ctor", "gpm", "show_gpm", "gmv_per_hour", "uv_value", "aov",
         "new_followers", "follow_rate", "ad_roi", "net_roi", "roi", "break_even", "yield",
         "profit", "refund_rate", "coupon_share", "hostile", "stock"),
  LABELS (NC_ ("metric", "Other"), NC_ ("metric", "GMV"), NC_ ("metric", "User-paid amount"),
          NC_ ("metric", "Net GMV"), NC_ ("metric", "Orders"), NC_ ("metric", "Units"),
          NC_ ("metric", "Buyers"), NC_ ("metric", "Viewers"), NC_ ("metric", "Views"),
          NC_ ("metric", "Impressions"), NC_ ("metric", "Peak concurrent viewers"),
          NC_ ("metric", "Average concurrent viewers"), NC_ ("metric", "Average viewing duration"),
          NC_ ("metric", "Tap-through rate"), NC_ ("metric", "View to order rate"),
          NC_ ("metric", "Click to order rate"), NC_ ("metric", "LIVE CTR"), NC_ ("metric", "CTR"),
          NC_ ("metric", "CTOR"), NC_ ("metric", "GPM"), NC_ ("metric", "Show GPM"),
          NC_ ("metric", "GMV per hour"), NC_ ("metric", "Value per viewer"),
          NC_ ("metric", "AOV"), NC_ ("metric", "New followers"),
          NC_ ("metric", "New-follower rate"), NC_ ("metric", "Ad ROI"), NC_ ("metric", "Net ROI"),
          NC_ ("metric", "ROI"), NC_ ("metric", "Break-even ROI"), NC_ ("metric", "Session yield"),
          NC_ ("metric", "Session profit"), NC_ ("metric", "Refund rate"),
          NC_ ("metric", "Coupon share"), NC_ ("metric", "Hostile comments"),
          NC_ ("metric", "Stock left")),
};

const KbEnum kb_figure_group_enum = {
  .name = "figure group",
  CODES ("reservoir", "retention", "community", "service", "gmv", "other"),
  LABELS (NC_ ("figure group", "Warm-up totals"), NC_ ("figure group", "Retention"),
          NC_ ("figure group", "Private traffic"), NC_ ("figure group", "Customer service"),
          NC_ ("figure group", "GMV composition"), NC_ ("figure group", "Other")),
};

const KbEnum kb_ticket_state_enum = {
  .name = "ticket state",
  CODES ("open", "escalated", "closed"),
  LABELS (NC_ ("ticket state", "Open"), NC_ ("ticket state", "Escalated"),
          NC_ ("ticket state", "Closed")),
};

const KbEnum kb_attachment_kind_enum = {
  .name = "attachment",
  CODES ("overlay", "cover", "screenshot", "document", "music", "other"),
  LABELS (NC_ ("attachment", "Overlay"), NC_ ("attachment", "Cover"),
          NC_ ("attachment", "Screenshot"), NC_ ("attachment", "Document"),
          NC_ ("attachment", "Music"), NC_ ("attachment", "Other")),
};

const KbEnum kb_employment_enum = {
  .name = "employment",
  CODES ("own", "agency", "freelance"),
  LABELS (NC_ ("employment", "Own staff"), NC_ ("employment", "Agency"), NC_ ("employment", "Freelance")),
};

const KbEnum kb_availability_kind_enum = {
  .name = "availability",
  CODES ("free", "away"),
  LABELS (NC_ ("availability", "Can work"), NC_ ("availability", "Away")),
};

const KbEnum kb_pool_state_enum = {
  .name = "selection",
  CODES ("none", "candidate", "chosen", "dropped"),
  LABELS (NC_ ("selection", "Not proposed"), NC_ ("selection", "Candidate"), NC_ ("selection", "Chosen"),
          NC_ ("selection", "Dropped")),
};

const KbEnum kb_host_layout_enum = {
  .name = "host layout",
  CODES ("both", "prompter", "card", "clock"),
  LABELS (NC_ ("host layout", "Text and card"), NC_ ("host layout", "Text alone"), NC_ ("host layout", "Product card"),
          NC_ ("host layout", "Clock")),
};

const KbEnum kb_host_marker_enum = {
  .name = "host marker",
  CODES ("arrow_band", "arrow", "band", "lines", "none"),
  LABELS (NC_ ("host marker", "Arrow and band"), NC_ ("host marker", "Arrow"), NC_ ("host marker", "Band"),
          NC_ ("host marker", "Two lines"), NC_ ("host marker", "Nothing")),
};

const KbEnum kb_host_rotation_enum = {
  .name = "host rotation",
  CODES ("0", "90", "180", "270"),
  LABELS (NC_ ("host rotation", "Not turned"), NC_ ("host rotation", "A quarter to the right"),
          NC_ ("host rotation", "Upside down"), NC_ ("host rotation", "A quarter to the left")),
};
