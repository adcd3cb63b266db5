/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "kb-enums.h"
#include "kb-stock-left.h"

G_BEGIN_DECLS

typedef enum
{
  KB_HOST_PHASE_OK,
  KB_HOST_PHASE_WARNING,
  KB_HOST_PHASE_DANGER,
  KB_HOST_PHASE_OVER,
} KbHostPhase;

/* Whether what is said goes out. */
typedef enum
{
  KB_HOST_AIR_NONE,
  KB_HOST_AIR_STANDBY,
  KB_HOST_AIR_ON,
  KB_HOST_AIR_HELD,
  KB_HOST_AIR_REHEARSAL,
} KbHostAir;

/**
 * KbHostCue:
 * @is_set: there is such a cue
 * @number: (owned) (nullable): "C09"
 * @title: (owned) (nullable): what it shows
 * @type: a #KbCueType, or -1
 * @start_us: when it is expected, microseconds since 1970 UTC
 * @duration_ms: its length with what was added, milliseconds
 */
typedef struct
{
  gboolean  is_set;
  char     *number;
  char     *title;
  int       type;
  gint64    start_us;
  gint64    duration_ms;
} KbHostCue;

/**
 * KbHostCard:
 * @is_set: the cue has a product
 * @name: (owned) (nullable): the product
 * @price: (owned) (nullable): what a viewer pays, as it is shown, "¥177"
 * @price_label: (owned) (nullable): what that price is
 * @arithmetic: (owned) (nullable): how it comes about
 * @list_price: (owned) (nullable): what it costs every day
 * @gift: (owned) (nullable): what comes with it
 * @stock_left: pieces, -1 when not known
 * @stock_state: how that is
 * @sold_out: (owned) (nullable): the specs of which nothing is left
 * @limit: pieces a person may buy, -1 for no limit
 * @points: (owned) (nullable): what to say about it; the first three are shown
 * @must_say: (owned) (nullable): what must be said word for word
 * @image: (owned) (nullable): a picture file's bytes
 */
typedef struct
{
  gboolean       is_set;
  char          *name;
  char          *price;
  char          *price_label;
  char          *arithmetic;
  char          *list_price;
  char          *gift;
  gint64         stock_left;
  KbStockState   stock_state;
  char          *sold_out;
  gint64         limit;
  char         **points;
  char         **must_say;
  GBytes        *image;
} KbHostCard;

/**
 * KbHostMessage:
 * @text: (owned) (nullable): the message, or %NULL when none is up
 * @sender: (owned) (nullable): who sends it
 * @sent_us: when, microseconds since 1970 UTC
 * @is_urgent: it flashes on, until the desk knows that it was seen
 */
typedef struct
{
  char     *text;
  char     *sender;
  gint64    sent_us;
  gboolean  is_urgent;
} KbHostMessage;

/**
 * KbHostState:
 * @language: (owned) (nullable): the session's language tag, which chooses the glyphs
 * @time_zone: (owned) (nullable): the session's time zone; %NULL means the machine's
 * @now: the cue that is on
 * @next: the cue after it
 * @hard: the next cue with a fixed time
 * @card: the product of the cue that is on
 * @message: what the operator has to say
 * @ends_boot_us: when the cue that is on ends, microseconds of `CLOCK_BOOTTIME`
 * @is_held: the show is held: @held_ms is what remains, and the countdown stands
 * @held_ms: see @is_held
 * @warning_ms: from here on the cue is to be brought to its end
 * @danger_ms: from here on it is to be ended
 * @clock_us: what the show's clock showed at @clock_boot_us, microseconds since 1970 UTC; 0: the machine's clock holds
 * @clock_boot_us: see @clock_us, microseconds of `CLOCK_BOOTTIME`
 * @over_under_ms: how late the show will end, negative for early
 * @is_blank: nothing is to be seen
 * @is_test: the test card is shown
 * @screen: (owned) (nullable): what the test card says of the screen
 * @air: whether what is said goes out
 * @is_away: the desk is not there: everything goes on from what it said last
 *
 * All that the host's screen shows beside the text.
 */
typedef struct
{
  char          *language;
  char          *time_zone;
  KbHostCue      now;
  KbHostCue      next;
  KbHostCue      hard;
  KbHostCard     card;
  KbHostMessage  message;
  gint64         ends_boot_us;
  gboolean       is_held;
  gint64         held_ms;
  gint64         warning_ms;
  gint64         danger_ms;
  gint64         clock_us;
  gint64         clock_boot_us;
  gint64         over_under_ms;
  gboolean       is_blank;
  gboolean       is_test;
  char          *screen;
  KbHostAir      air;
  gboolean       is_away;
} KbHostState;

void         kb_host_state_init             (KbHostState       *self);
void         kb_host_state_clear            (KbHostState       *self);
void         kb_host_state_copy             (KbHostState       *self,
                                             const KbHostState *other);

gint64       kb_host_state_get_remaining_ms (const KbHostState *self,
                                             gint64             boot_us);
gint64       kb_host_state_get_wall_us      (const KbHostState *self,
                                             gint64             boot_us,
                                             gint64             machine_us);
KbHostPhase  kb_host_state_get_phase        (const KbHostState *self,
                                             gint64             remaining_ms);
double       kb_host_state_get_part         (const KbHostState *self,
                                             gint64             remaining_ms);

char        *kb_host_state_format_remaining (gint64             remaining_ms);
char        *kb_host_state_format_clock     (const KbHostState *self,
                                             gint64             wall_us,
                                             gboolean           with_seconds);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbHostState, kb_host_state_clear)

G_END_DECLS
