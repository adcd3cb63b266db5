/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "kb-enums.h"
#include "kb-follow-pictures.h"
#include "kb-run.h"
#include "kb-stock-left.h"
#include "kb-transport.h"

G_BEGIN_DECLS

/* The protocol's version: both sides speak the same one, or nothing. */
#define KB_FOLLOW_VERSION 3

/* Bounds of what travels. */
#define KB_FOLLOW_MAX_CUES 20000
#define KB_FOLLOW_MAX_TITLE 1024
#define KB_FOLLOW_MAX_SCRIPT (1024 * 1024)
#define KB_FOLLOW_MAX_LINES 32

/**
 * KbFollowShow:
 * @session_id: the session
 * @run_id: the run; 0 while nothing runs
 * @title: the session's
 * @language: of its texts, "zh-CN"
 * @zone: IANA time zone of the clock, "Asia/Shanghai"
 * @kind: live or rehearsal
 * @is_running: between the run's start and end
 */
typedef struct
{
  gint64    session_id;
  gint64    run_id;
  char     *title;
  char     *language;
  char     *zone;
  int       kind;
  gboolean  is_running;
} KbFollowShow;

/**
 * KbFollowCard:
 * @item_id: the lineup item; 0: the cue shows no product
 * @link_no: what the audience types
 * @name: short name
 * @price: what a buyer pays, as it is spoken and shown, "¥177"
 * @price_label: what that price is, "领券到手"
 * @arithmetic: how it comes about, "直播价 189 − 券 12"
 * @list_price: "日常 269"
 * @gift: with its value
 * @stock: units left; %KB_NONE: not known
 * @stock_state: how that is, a #KbStockState
 * @sold_out: its specs of which nothing is left; "" for none
 * @limit: units per buyer; %KB_NONE: none
 * @points: selling points
 * @must_say: lines that must be said
 * @picture_id: which picture of the state shows it; 0: none
 */
typedef struct
{
  gint64  item_id;
  char   *link_no;
  char   *name;
  char   *price;
  char   *price_label;
  char   *arithmetic;
  char   *list_price;
  char   *gift;
  gint64  stock;
  int     stock_state;
  char   *sold_out;
  gint64  limit;
  GStrv   points;
  GStrv   must_say;
  gint64  picture_id;
} KbFollowCard;

/**
 * KbFollowCue:
 * @id: the cue
 * @number: "C09"
 * @title: what it shows
 * @type: a #KbCueType
 * @duration_ms: planned
 * @is_skipped: takes no time
 * @script: the text to read, marks included
 * @card: its product
 */
typedef struct
{
  gint64        id;
  char         *number;
  char         *title;
  int           type;
  gint64        duration_ms;
  gboolean      is_skipped;
  char         *script;
  KbFollowCard  card;
} KbFollowCue;

/**
 * KbFollowStyle:
 * @font: a Pango font description without a size; "" is Kaibo's own
 * @text_size: pixels of a screen 1080 high; 0 is proposed from the distance and the screen
 * @distance_mm: from which it is read
 * @line_chars: longest line, widths of a Chinese character; 0 is the screen's width
 * @spacing: from line to line, as a part of the size
 * @layout: a #KbHostLayout
 * @mirror_h: left to right
 * @mirror_v: top to bottom
 * @rotation: degrees clockwise, a multiple of 90
 * @margin: each side, as a part of the width
 * @marker: the line that is read, as a part of the height
 * @marker_shape: a #KbHostMarker
 * @dims_read: text that was read is dimmed
 * @monitors: the monitors of all host windows, as in the setting `host-monitor`; "" is any but the desk's
 * @place: which of @monitors is this window's
 * @is_fullscreen: whether the window takes that screen whole
 * @color_text, @color_direction, @color_figure, @color_must_say: "#rrggbb", "" is Kaibo's own
 */
typedef struct
{
  char     *font;
  double    text_size;
  double    distance_mm;
  gint64    line_chars;
  double    spacing;
  int       layout;
  gboolean  mirror_h;
  gboolean  mirror_v;
  gint64    rotation;
  double    margin;
  double    marker;
  int       marker_shape;
  gboolean  dims_read;
  GStrv     monitors;
  gint64    place;
  gboolean  is_fullscreen;
  char     *color_text;
  char     *color_direction;
  char     *color_figure;
  char     *color_must_say;
} KbFollowStyle;

/**
 * KbFollowTimes:
 * @cue_id: the cue on; 0: none
 * @next_id: what GO takes; 0: nothing
 * @at_us: when this was so, microseconds of `CLOCK_BOOTTIME`
 * @clock_us: what the run's clock showed then, microseconds since 1970 UTC
 * @taken_us: when the cue was taken, `CLOCK_BOOTTIME`; %KB_NONE without a cue
 * @length_ms: its duration with what was added
 * @holds_ms: held so far, an open hold up to @at_us included
 * @is_held: a hold is open
 * @warning_ms, @danger_ms: remaining time at which the phase changes
 * @expected_end_us: of the session, run's clock; %KB_NONE: not known
 * @planned_end_us: likewise, the baseline's
 * @over_ms: expected − planned end, positive = late
 * @hard_id: the next hard cue to come; 0: none
 * @hard_us: its fixed time, run's clock
 * @slack_ms: before it, negative = late
 * @on_air_us: when the first cue was taken, `CLOCK_BOOTTIME`; %KB_NONE: not yet
 *
 * All that a follower needs to run countdown and clock by itself, also when the desk is away.
 */
typedef struct
{
  gint64   cue_id;
  gint64   next_id;
  gint64   at_us;
  gint64   clock_us;
  gint64   taken_us;
  gint64   length_ms;
  gint64   holds_ms;
  gboolean is_held;
  gint64   warning_ms;
  gint64   danger_ms;
  gint64   expected_end_us;
  gint64   planned_end_us;
  gint64   over_ms;
  gint64   hard_id;
  gint64   hard_us;
  gint64   slack_ms;
  gint64   on_air_us;
} KbFollowTimes;

/**
 * KbFollowOverlay:
 * @message: what lies over everything; "" is nothing
 * @is_urgent: it flashes
 * @is_blank: the text is off
 * @is_test: the test card is shown
 */
typedef struct
{
  char     *message;
  gboolean  is_urgent;
  gboolean  is_blank;
  gboolean  is_test;
} KbFollowOverlay;

/**
 * KbFollowParts:
 * What of a state is told, or has changed.
 */
typedef enum
{
  KB_FOLLOW_SHOW = 1 << 0,
  KB_FOLLOW_CUES = 1 << 1,        /* the list: cues came, went or moved */
  KB_FOLLOW_CUE = 1 << 2,         /* the text, title or card of single cues */
  KB_FOLLOW_STYLE = 1 << 3,
  KB_FOLLOW_TIMES = 1 << 4,
  KB_FOLLOW_TRANSPORT = 1 << 5,
  KB_FOLLOW_OVERLAY = 1 << 6,
  KB_FOLLOW_ALL = (1 << 7) - 1,
  KB_FOLLOW_PICTURES = 1 << 7,    /* there are more pictures; not part of a snapshot's whole */
} KbFollowParts;

/**
 * KbFollowState:
 * @show: which show
 * @cues: (element-type KbFollowCue): in running order
 * @style: what the host's screen looks like
 * @times: which cue is on, and its times
 * @transport: where the text is
 * @overlay: what lies over it
 * @pictures: (element-type gint64 GBytes): of the products, by id; they are only ever added
 *
 * What a follower of a running show knows. Desk and follower share this one definition.
 */
typedef struct
{
  KbFollowShow      show;
  GPtrArray        *cues;
  KbFollowStyle     style;
  KbFollowTimes     times;
  KbTransportState  transport;
  KbFollowOverlay   overlay;
  GHashTable       *pictures;
} KbFollowState;

KbFollowState *kb_follow_state_new        (void);
KbFollowState *kb_follow_state_copy       (const KbFollowState *self);
void           kb_follow_state_free       (KbFollowState       *self);
KbFollowCue   *kb_follow_state_find_cue   (const KbFollowState *self,
                                           gint64               cue_id);
KbFollowParts  kb_follow_state_compare    (const KbFollowState *self,
                                           const KbFollowState *other);
KbFollowParts  kb_follow_state_set        (KbFollowState       *self,
                                           KbFollowParts        part,
                                           gconstpointer        structure);
KbFollowParts  kb_follow_state_set_cue    (KbFollowState       *self,
                                           const KbFollowCue   *cue);
KbFollowParts  kb_follow_state_take_parts (KbFollowState       *self,
                                           KbFollowState       *other,
                                           KbFollowParts        parts);

JsonObject    *kb_follow_state_write      (const KbFollowState *self,
                                           KbFollowParts        parts,
                                           GHashTable          *cue_ids);
KbFollowState *kb_follow_state_read       (JsonObject          *object,
                                           KbFollowParts       *parts,
                                           GError             **error);

KbFollowCue   *kb_follow_cue_new          (void);
KbFollowCue   *kb_follow_cue_copy         (const KbFollowCue   *self);
void           kb_follow_cue_free         (KbFollowCue         *self);
gboolean       kb_follow_cue_equal        (const KbFollowCue   *self,
                                           const KbFollowCue   *other);

gint64         kb_follow_times_get_elapsed_ms   (const KbFollowTimes *self,
                                                 gint64               boot_us);
gint64         kb_follow_times_get_remaining_ms (const KbFollowTimes *self,
                                                 gint64               boot_us);
KbPhase        kb_follow_times_get_phase        (const KbFollowTimes *self,
                                                 gint64               boot_us);
gint64         kb_follow_times_get_clock_us     (const KbFollowTimes *self,
                                                 gint64               boot_us);
gboolean       kb_follow_times_agree            (const KbFollowTimes *self,
                                                 const KbFollowTimes *other);

JsonObject    *kb_follow_transport_write  (const KbTransportState *transport);
gboolean       kb_follow_transport_read   (JsonObject             *object,
                                           KbTransportState       *transport,
                                           GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbFollowState, kb_follow_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbFollowCue, kb_follow_cue_free)

G_END_DECLS
