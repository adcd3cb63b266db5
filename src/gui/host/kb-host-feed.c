/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-feed"

#include "config.h"

#include "kb-host-feed.h"
#include "kb-host-look.h"
#include "kb-text.h"

static char *
dup_or_null (const char *text)
{
  return kb_text_is_empty (text) ? NULL : g_strdup (text);
}

static char **
dup_lines (GStrv lines)
{
  return lines != NULL && lines[0] != NULL ? g_strdupv (lines) : NULL;
}

static void
fill_cue (KbHostCue         *cue,
          const KbFollowCue *told,
          gint64             start_us,
          gint64             duration_ms)
{
  *cue = (KbHostCue) { .type = -1 };
  if (told == NULL)
    return;

  *cue = (KbHostCue) { TRUE, dup_or_null (told->number), dup_or_null (told->title), told->type, start_us,
                       duration_ms };
}

static void
fill_card (KbHostCard          *card,
           const KbFollowState *state,
           const KbFollowCue   *cue)
{
  const KbFollowCard *told;
  GBytes *picture;

  if (cue == NULL || cue->card.item_id == 0)
    return;

  told = &cue->card;
  card->is_set = TRUE;
  card->name = dup_or_null (told->name);
  card->price = dup_or_null (told->price);
  card->price_label = dup_or_null (told->price_label);
  card->arithmetic = dup_or_null (told->arithmetic);
  card->list_price = dup_or_null (told->list_price);
  card->gift = dup_or_null (told->gift);
  card->stock_left = told->stock != KB_NONE ? told->stock : -1;
  card->stock_state = told->stock_state;
  card->sold_out = dup_or_null (told->sold_out);
  card->limit = told->limit != KB_NONE ? told->limit : -1;
  card->points = dup_lines (told->points);
  card->must_say = dup_lines (told->must_say);
  picture = kb_follow_pictures_find (state->pictures, told->picture_id);
  card->image = picture != NULL ? g_bytes_ref (picture) : NULL;
}

static void
fill_times (KbHostState         *state,
            const KbFollowTimes *times,
            gint64               boot_us)
{
  state->clock_us = times->clock_us;
  state->clock_boot_us = times->at_us;
  state->is_held = times->is_held;
  state->held_ms = kb_follow_times_get_remaining_ms (times, boot_us);
  state->warning_ms = times->warning_ms;
  state->danger_ms = times->danger_ms;
  state->over_under_ms = times->over_ms;
  if (times->taken_us != KB_NONE)
    state->ends_boot_us = times->taken_us + (times->length_ms + times->holds_ms) * 1000;
}

static KbHostAir
get_air (const KbFollowState *told)
{
  if (!told->show.is_running)
    return KB_HOST_AIR_NONE;
  if (told->times.cue_id == 0)
    return KB_HOST_AIR_STANDBY;
  if (told->times.is_held)
    return KB_HOST_AIR_HELD;

  return told->show.kind == KB_RUN_KIND_LIVE ? KB_HOST_AIR_ON : KB_HOST_AIR_REHEARSAL;
}

/* When the cue that is on ends, by the run's clock: then the next is due, or now when that is over. */
static gint64
get_next_start_us (const KbFollowTimes *times,
                   gint64               boot_us)
{
  gint64 remaining_ms = times->cue_id != 0 ? kb_follow_times_get_remaining_ms (times, boot_us) : 0;
  gint64 start_us = kb_follow_times_get_clock_us (times, boot_us) + MAX (remaining_ms, 0) * 1000;

  return times->next_id == times->hard_id && times->hard_id != 0 ? MAX (start_us, times->hard_us) : start_us;
}

/**
 * kb_host_feed_create_scripts:
 *
 * Returns: (transfer full) (element-type KbScript): the texts of the cues that are not skipped, in order.
 */
GPtrArray *
kb_host_feed_create_scripts (const KbFollowState *told)
{
  GPtrArray *scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);

  for (guint i = 0; i < told->cues->len; i++)
    {
      const KbFollowCue *cue = g_ptr_array_index (told->cues, i);
      g_autofree char *heading = g_strdup_printf ("%s    %s", cue->number, cue->title);

      if (cue->is_skipped && cue->id != told->times.cue_id)
        continue;
      g_ptr_array_add (scripts, kb_script_new (cue->id, heading, cue->script, told->show.language,
                                               (const char *const *) cue->card.must_say));
    }

  return scripts;
}

/**
 * kb_host_feed_fill_state:
 * @told: what the desk told last
 * @boot_us: now, microseconds of `CLOCK_BOOTTIME`
 * @state: (inout): cleared and filled; @is_away stays
 *
 * Says what the host's screen shows.
 */
void
kb_host_feed_fill_state (const KbFollowState *told,
                         gint64               boot_us,
                         KbHostState         *state)
{
  const KbFollowTimes *times = &told->times;
  const KbFollowCue *now = times->cue_id != 0 ? kb_follow_state_find_cue (told, times->cue_id) : NULL;
  const KbFollowCue *next = times->next_id != 0 ? kb_follow_state_find_cue (told, times->next_id) : NULL;
  const KbFollowCue *hard = times->hard_id != 0 ? kb_follow_state_find_cue (told, times->hard_id) : NULL;
  gboolean is_away = state->is_away;

  kb_host_state_clear (state);
  state->is_away = is_away;
  state->language = dup_or_null (told->show.language);
  state->time_zone = dup_or_null (told->show.zone);
  fill_cue (&state->now, now, 0, times->length_ms);
  fill_cue (&state->next, next, get_next_start_us (times, boot_us), next != NULL ? next->duration_ms : 0);
  fill_cue (&state->hard, hard, times->hard_us, 0);
  fill_card (&state->card, told, now);
  fill_times (state, times, boot_us);
  state->message.text = dup_or_null (told->overlay.message);
  state->message.is_urgent = told->overlay.is_urgent;
  state->is_blank = told->overlay.is_blank;
  state->is_test = told->overlay.is_test;
  state->air = get_air (told);
}

static guint32
parse_color (const char *text)
{
  GdkRGBA color;

  if (kb_text_is_empty (text) || !gdk_rgba_parse (&color, text))
    return 0;

  return 0xff000000u | (guint32) (color.red * 255 + 0.5) << 16 | (guint32) (color.green * 255 + 0.5) << 8
         | (guint32) (color.blue * 255 + 0.5);
}

/**
 * kb_host_feed_fill_look:
 * @style: what the desk told of the screen
 * @short_side_mm: of the screen; 0 when it does not say
 * @look: (out): its font is borrowed from @style
 *
 * Says how the host wants the screen.
 */
void
kb_host_feed_fill_look (const KbFollowStyle *style,
                        double               short_side_mm,
                        KbHostLook          *look)
{
  *look = (KbHostLook) {
    .layout = style->layout,
    .font = kb_text_is_empty (style->font) ? NULL : style->font,
    .text_size = style->text_size > 0 ? style->text_size : kb_host_look_propose_size (style->distance_mm, short_side_mm),
    .margin = style->margin,
    .marker = style->marker,
    .mirror_x = style->mirror_h,
    .mirror_y = style->mirror_v,
    .quarters = (guint) (style->rotation / 90),
    .spacing = style->spacing,
    .line_chars = style->line_chars,
    .marker_shape = style->marker_shape,
    .keeps_light = !style->dims_read,
  };
  look->colors[KB_INK_SPOKEN] = parse_color (style->color_text);
  look->colors[KB_INK_PRICE] = parse_color (style->color_figure);
  look->colors[KB_INK_MUST_SAY] = parse_color (style->color_must_say);
  look->colors[KB_INK_DIRECTION] = parse_color (style->color_direction);
}

/**
 * kb_host_feed_fill_transport:
 * @scripts: (element-type KbScript): what kb_host_feed_create_scripts() gave
 * @transport: (out): where the text is
 *
 * Before the first cue is taken the first text stands ready.
 */
void
kb_host_feed_fill_transport (const KbFollowState *told,
                             GPtrArray           *scripts,
                             KbTransportState    *transport)
{
  *transport = told->transport;
  if (transport->cue_id != 0)
    return;

  for (guint i = 0; i < scripts->len; i++)
    {
      KbScript *script = g_ptr_array_index (scripts, i);

      if (told->times.next_id != 0 && kb_script_get_cue_id (script) != told->times.next_id)
        continue;
      *transport = (KbTransportState) { .cue_id = kb_script_get_cue_id (script),
                                        .length = kb_script_get_beats (script), .held = TRUE };
      return;
    }
}
