/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-state"

#include "config.h"

#include "kb-duration.h"
#include "kb-host-state.h"

static void
clear_cue (KbHostCue *cue)
{
  g_free (cue->number);
  g_free (cue->title);
}

static void
clear_card (KbHostCard *card)
{
  g_free (card->name);
  g_free (card->price);
  g_free (card->price_label);
  g_free (card->arithmetic);
  g_free (card->list_price);
  g_free (card->gift);
  g_free (card->sold_out);
  g_strfreev (card->points);
  g_strfreev (card->must_say);
  g_clear_pointer (&card->image, g_bytes_unref);
}

static void
dup_cue (KbHostCue *cue)
{
  cue->number = g_strdup (cue->number);
  cue->title = g_strdup (cue->title);
}

static void
dup_card (KbHostCard *card)
{
  card->name = g_strdup (card->name);
  card->price = g_strdup (card->price);
  card->price_label = g_strdup (card->price_label);
  card->arithmetic = g_strdup (card->arithmetic);
  card->list_price = g_strdup (card->list_price);
  card->gift = g_strdup (card->gift);
  card->sold_out = g_strdup (card->sold_out);
  card->points = g_strdupv (card->points);
  card->must_say = g_strdupv (card->must_say);
  if (card->image != NULL)
    g_bytes_ref (card->image);
}

/**
 * kb_host_state_init:
 * @self: (out): not yet in use
 *
 * Makes the state of a screen that was told nothing yet.
 */
void
kb_host_state_init (KbHostState *self)
{
  *self = (KbHostState) { .now.type = -1, .next.type = -1, .hard.type = -1, .card.stock_left = -1,
                          .card.limit = -1, .warning_ms = 60000, .danger_ms = 15000 };
}

/**
 * kb_host_state_clear:
 *
 * Frees what the state owns; it is as after kb_host_state_init() then.
 */
void
kb_host_state_clear (KbHostState *self)
{
  clear_cue (&self->now);
  clear_cue (&self->next);
  clear_cue (&self->hard);
  clear_card (&self->card);
  g_free (self->message.text);
  g_free (self->message.sender);
  g_free (self->language);
  g_free (self->time_zone);
  g_free (self->screen);
  kb_host_state_init (self);
}

/**
 * kb_host_state_copy:
 * @self: (out): not in use, or cleared
 * @other: another state
 *
 * Makes @self equal to @other.
 */
void
kb_host_state_copy (KbHostState       *self,
                    const KbHostState *other)
{
  *self = *other;
  dup_cue (&self->now);
  dup_cue (&self->next);
  dup_cue (&self->hard);
  dup_card (&self->card);
  self->message.text = g_strdup (other->message.text);
  self->message.sender = g_strdup (other->message.sender);
  self->language = g_strdup (other->language);
  self->time_zone = g_strdup (other->time_zone);
  self->screen = g_strdup (other->screen);
}

/**
 * kb_host_state_get_remaining_ms:
 * @boot_us: now, microseconds of `CLOCK_BOOTTIME`
 *
 * Returns: what remains of the cue that is on, milliseconds; negative when it is over its time.
 */
gint64
kb_host_state_get_remaining_ms (const KbHostState *self,
                                gint64             boot_us)
{
  gint64 us = self->ends_boot_us - boot_us;

  if (self->is_held)
    return self->held_ms;

  return us >= 0 ? (us + 999) / 1000 : us / 1000;
}

/**
 * kb_host_state_get_wall_us:
 * @boot_us: now, microseconds of `CLOCK_BOOTTIME`
 * @machine_us: now, the machine's clock
 *
 * Returns: what the show's clock shows, microseconds since 1970 UTC.
 */
gint64
kb_host_state_get_wall_us (const KbHostState *self,
                           gint64             boot_us,
                           gint64             machine_us)
{
  return self->clock_us != 0 ? self->clock_us + boot_us - self->clock_boot_us : machine_us;
}

/**
 * kb_host_state_get_phase:
 *
 * Returns: how urgent the end of the cue is. At exactly 0 it is danger.
 */
KbHostPhase
kb_host_state_get_phase (const KbHostState *self,
                         gint64             remaining_ms)
{
  if (!self->now.is_set)
    return KB_HOST_PHASE_OK;
  if (remaining_ms < 0)
    return KB_HOST_PHASE_OVER;
  if (remaining_ms <= self->danger_ms)
    return KB_HOST_PHASE_DANGER;

  return remaining_ms <= self->warning_ms ? KB_HOST_PHASE_WARNING : KB_HOST_PHASE_OK;
}

/**
 * kb_host_state_get_part:
 *
 * Returns: how much of the cue is over, 0 to 1.
 */
double
kb_host_state_get_part (const KbHostState *self,
                        gint64             remaining_ms)
{
  if (self->now.duration_ms <= 0)
    return 1;

  return CLAMP (1 - (double) remaining_ms / self->now.duration_ms, 0, 1);
}

/**
 * kb_host_state_format_remaining:
 *
 * A countdown shows the second that has begun: 0:01 until the last millisecond, and 0:00 at the end.
 *
 * Returns: (transfer full): "4:35", "−0:12" when over.
 */
char *
kb_host_state_format_remaining (gint64 remaining_ms)
{
  gint64 rounded = remaining_ms > 0 ? (remaining_ms + 999) / 1000 * 1000 : remaining_ms;

  return kb_duration_format (rounded);
}

/**
 * kb_host_state_format_clock:
 * @wall_us: microseconds since 1970 UTC
 * @with_seconds: whether seconds are shown
 *
 * Returns: (transfer full): "19:32:14" in the session's time zone.
 */
char *
kb_host_state_format_clock (const KbHostState *self,
                            gint64             wall_us,
                            gboolean           with_seconds)
{
  g_autoptr (GTimeZone) zone = self->time_zone != NULL ? g_time_zone_new_identifier (self->time_zone) : NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = zone != NULL ? g_date_time_to_timezone (utc, zone)
                                             : g_date_time_to_local (utc);

  return g_date_time_format (local, with_seconds ? "%H:%M:%S" : "%H:%M");
}
