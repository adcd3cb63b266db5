/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-parts"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-duration.h"
#include "kb-host-parts.h"

#define EDGE 48

/* Narrower than this the screen stands upright, and says less in a line. */
#define WIDE 1400

/* How much of a phase's colour its ground has. */
#define TINT 0.18

static const GdkRGBA dark_red = { 0.490, 0.063, 0.098, 1 };
static const GdkRGBA faint_ink = { 0.11, 0.086, 0, 0.35 };
static const GdkRGBA faint_white = { 1, 1, 1, 0.3 };

static const char *
get_phase_word (KbHostPhase phase)
{
  switch (phase)
    {
    case KB_HOST_PHASE_WARNING: return _("Wrap up");
    case KB_HOST_PHASE_DANGER: return _("Wrap up now");
    case KB_HOST_PHASE_OVER: return _("Over time");
    case KB_HOST_PHASE_OK:
    default: return NULL;
    }
}

static KbHostPhase
get_phase (const KbHostMoment *moment)
{
  return kb_host_state_get_phase (moment->state, moment->remaining_ms);
}

static void
draw_remaining (KbHostPaint        *paint,
                const KbHostMoment *moment,
                double              x,
                double              middle,
                const KbHostType   *type)
{
  g_autofree char *text = kb_host_state_format_remaining (moment->remaining_ms);
  KbHostType digits = *type;

  digits.is_whole = TRUE;
  if (moment->state->now.is_set)
    kb_host_paint_text (paint, x, middle, &digits, text);
}

static void
draw_time (KbHostPaint        *paint,
           const KbHostMoment *moment,
           double              x,
           double              middle,
           const KbHostType   *type)
{
  g_autofree char *text = kb_host_state_format_clock (moment->state, moment->wall_us, TRUE);

  kb_host_paint_text (paint, x, middle, type, text);
}

/* Number, mark and title of a cue on one line. */
static void
draw_cue (KbHostPaint     *paint,
          const KbHostCue *cue,
          double           x,
          double           middle,
          double           size,
          double           end)
{
  KbHostType type = { size, PANGO_WEIGHT_BOLD, &kb_host_white };

  if (!cue->is_set)
    return;

  if (cue->number != NULL)
    x += kb_host_paint_text (paint, x, middle, &type, cue->number) + size * 0.45;
  if (cue->type >= 0)
    {
      kb_host_paint_cue_mark (paint, x, middle, size * 0.42, cue->type);
      x += size * 0.87;
    }
  type.room = end - x;
  if (type.room > 0)
    kb_host_paint_text (paint, x, middle, &type, cue->title);
}

static void
draw_away (KbHostPaint        *paint,
           const KbHostMoment *moment,
           double              end,
           double              middle,
           double              size)
{
  KbHostType type = { size, PANGO_WEIGHT_BOLD, &kb_host_amber, 1 };

  if (moment->state->is_away)
    kb_host_paint_text (paint, end, middle, &type, _("Desk is away"));
}

/* A screen that is not on air says so in words as well as by its frame. */
static const char *
get_air_word (KbHostAir air)
{
  switch (air)
    {
    case KB_HOST_AIR_STANDBY: return _("Standby");
    case KB_HOST_AIR_ON: return _("On air");
    case KB_HOST_AIR_HELD: return _("On hold");
    case KB_HOST_AIR_REHEARSAL: return _("Rehearsal");
    case KB_HOST_AIR_NONE:
    default: return NULL;
    }
}

static void
draw_air (KbHostPaint        *paint,
          const KbHostMoment *moment,
          double              end,
          double              middle,
          double              size)
{
  KbHostType type = { size, PANGO_WEIGHT_BOLD, kb_host_paint_get_air_color (moment->state->air), 1, 320 };

  if (moment->state->is_away)
    draw_away (paint, moment, end, middle, size);
  else
    kb_host_paint_text (paint, end, middle, &type, get_air_word (moment->state->air));
}

/* One of them: what is most urgent. */
static void
draw_word (KbHostPaint        *paint,
           const KbHostMoment *moment,
           double              end,
           double              middle,
           double              size,
           double              room)
{
  KbHostPhase phase = get_phase (moment);
  KbHostType type = { size, PANGO_WEIGHT_BOLD, kb_host_paint_get_phase_color (phase), 1, room };

  if (!moment->state->is_away && phase != KB_HOST_PHASE_OK && moment->state->air != KB_HOST_AIR_HELD)
    kb_host_paint_text (paint, end, middle, &type, get_phase_word (phase));
  else
    draw_air (paint, moment, end, middle, size);
}

/* The line between it and the text is at @edge. */
static void
draw_phase_ground (KbHostPaint        *paint,
                   const KbHostMoment *moment,
                   double              edge)
{
  KbHostPhase phase = get_phase (moment);
  GdkRGBA tint = *kb_host_paint_get_phase_color (phase);

  tint.alpha = TINT;
  if (phase != KB_HOST_PHASE_OK)
    kb_host_paint_box (paint, 0, 0, paint->width, paint->height, 0, &tint);
  kb_host_paint_box (paint, 0, edge, paint->width, 3, 0,
                     phase != KB_HOST_PHASE_OK ? kb_host_paint_get_phase_color (phase) : &kb_host_line);
}

static void
draw_progress (KbHostPaint        *paint,
               const KbHostMoment *moment,
               double              x,
               double              y,
               double              width,
               double              height)
{
  if (moment->state->now.is_set)
    kb_host_paint_bar (paint, x, y, width, height,
                       kb_host_state_get_part (moment->state, moment->remaining_ms), &kb_host_track,
                       kb_host_paint_get_phase_color (get_phase (moment)));
}

/**
 * kb_host_parts_draw_head:
 *
 * Countdown, cue, progress and clock over the text; 148 high.
 */
void
kb_host_parts_draw_head (KbHostPaint        *paint,
                         const KbHostMoment *moment)
{
  double start = 395, end = paint->width - EDGE - 350;
  KbHostType digits = { 136, PANGO_WEIGHT_ULTRABOLD, kb_host_paint_get_phase_color (get_phase (moment)), 0,
                        start - EDGE - 24 };
  KbHostType clock = { 72, PANGO_WEIGHT_SEMIBOLD, &kb_host_dim, 1 };

  draw_phase_ground (paint, moment, paint->height - 3);
  draw_remaining (paint, moment, EDGE, 80, &digits);
  draw_cue (paint, &moment->state->now, start, 55, 52, end);
  draw_progress (paint, moment, start, 103, end - start, 22);
  draw_time (paint, moment, paint->width - EDGE, 56, &clock);
  draw_word (paint, moment, paint->width - EDGE, 116, 38, 350);
}

/**
 * kb_host_parts_draw_big_head:
 *
 * Countdown, phase, progress and clock over a card that stands alone; 320 high.
 */
void
kb_host_parts_draw_big_head (KbHostPaint        *paint,
                             const KbHostMoment *moment)
{
  KbHostType digits = { 232, PANGO_WEIGHT_ULTRABOLD, kb_host_paint_get_phase_color (get_phase (moment)), 0,
                        paint->width * 0.52 };
  KbHostType clock = { 80, PANGO_WEIGHT_SEMIBOLD, &kb_host_white, 1 };

  draw_phase_ground (paint, moment, paint->height - 3);
  draw_remaining (paint, moment, 56, 142, &digits);
  draw_time (paint, moment, paint->width - 56, 102, &clock);
  draw_word (paint, moment, paint->width - 56, 187, 48, paint->width * 0.4);
  draw_progress (paint, moment, 56, 256, paint->width - 112, 30);
}

/**
 * kb_host_parts_draw_upright_head:
 *
 * Countdown, phase, clock, progress and cue over a text on an upright screen; 320 high.
 */
void
kb_host_parts_draw_upright_head (KbHostPaint        *paint,
                                 const KbHostMoment *moment)
{
  const double end = paint->width - EDGE;
  KbHostType digits = { 190, PANGO_WEIGHT_ULTRABOLD, kb_host_paint_get_phase_color (get_phase (moment)), 0,
                        paint->width * 0.52 };
  KbHostType clock = { 76, PANGO_WEIGHT_SEMIBOLD, &kb_host_white, 1 };

  draw_phase_ground (paint, moment, paint->height - 3);
  draw_remaining (paint, moment, EDGE, 102, &digits);
  draw_time (paint, moment, end, 76, &clock);
  draw_word (paint, moment, end, 152, 46, paint->width * 0.4);
  draw_progress (paint, moment, EDGE, 198, end - EDGE, 24);
  draw_cue (paint, &moment->state->now, EDGE, 270, 54, end);
}

/* A cue's time at the right end, its title before it; returns where they start. */
static double
draw_appointment (KbHostPaint        *paint,
                  const KbHostMoment *moment,
                  const KbHostCue    *cue,
                  const char         *cue_title)
{
  double end = paint->width - EDGE, middle = paint->height / 2;
  KbHostType time = { 46, PANGO_WEIGHT_BOLD, &kb_host_white, 1 };
  KbHostType title = { 44, PANGO_WEIGHT_NORMAL, &kb_host_dim, 1, paint->width * 0.26 };
  g_autofree char *text = kb_host_state_format_clock (moment->state, cue->start_us, TRUE);

  if (!cue->is_set)
    return end;

  end -= kb_host_paint_text (paint, end, middle, &time, text) + 30;
  end -= kb_host_paint_text (paint, end, middle, &title, cue_title) + 40;

  return end;
}

/**
 * kb_host_parts_draw_foot:
 *
 * The next cue and the next cue with a fixed time; 92 high. On an upright screen the next cue's own time.
 */
void
kb_host_parts_draw_foot (KbHostPaint        *paint,
                         const KbHostMoment *moment)
{
  const KbHostCue *next = &moment->state->next, *hard = &moment->state->hard;
  gboolean is_wide = paint->width > WIDE;
  gboolean is_same = next->is_set && g_strcmp0 (hard->title, next->title) == 0;
  double middle = paint->height / 2, x = EDGE, end;
  KbHostType caption = { 44, PANGO_WEIGHT_NORMAL, &kb_host_dim };
  KbHostType title = { 46, PANGO_WEIGHT_BOLD, &kb_host_white };
  g_autofree char *duration = kb_duration_format (next->duration_ms);

  kb_host_paint_box (paint, 0, 0, paint->width, 3, 0, &kb_host_line);
  end = is_wide ? draw_appointment (paint, moment, hard, is_same ? NULL : hard->title)
                : draw_appointment (paint, moment, next, NULL);
  if (!next->is_set)
    return;

  x += kb_host_paint_text (paint, x, middle, &caption, _("Next")) + 28;
  kb_host_paint_cue_mark (paint, x, middle, 22, next->type);
  x += 50;
  title.room = end - x - (is_wide ? 130 : 0);
  x += kb_host_paint_text (paint, x, middle, &title, next->title) + 30;
  if (is_wide)
    kb_host_paint_text (paint, x, middle, &caption, duration);
}

static char *
dup_next (const KbHostMoment *moment)
{
  if (!moment->state->next.is_set)
    return NULL;

  /* Translators: the cue that comes next, "Next: Q&A" */
  return g_strdup_printf (_("Next: %s"), moment->state->next.title);
}

/* On an upright screen both cues have lines of their own. */
static void
draw_upright_foot (KbHostPaint        *paint,
                   const KbHostMoment *moment)
{
  const double end = paint->width - EDGE;
  KbHostType digits = { 116, PANGO_WEIGHT_ULTRABOLD, kb_host_paint_get_phase_color (get_phase (moment)), 0, 420 };
  KbHostType clock = { 68, PANGO_WEIGHT_SEMIBOLD, &kb_host_dim, 1 };
  KbHostType next = { 46, PANGO_WEIGHT_NORMAL, &kb_host_dim, 0, end - EDGE };
  g_autofree char *text = dup_next (moment);

  draw_remaining (paint, moment, EDGE, 66, &digits);
  draw_time (paint, moment, end, 46, &clock);
  draw_word (paint, moment, end, 102, 36, 420);
  draw_cue (paint, &moment->state->now, EDGE, 166, 52, end);
  kb_host_paint_text (paint, EDGE, 236, &next, text);
}

static void
draw_wide_foot (KbHostPaint        *paint,
                const KbHostMoment *moment)
{
  double middle = paint->height / 2, end = paint->width - EDGE;
  KbHostType digits = { 100, PANGO_WEIGHT_ULTRABOLD, kb_host_paint_get_phase_color (get_phase (moment)), 0, 270 };
  KbHostType clock = { 58, PANGO_WEIGHT_SEMIBOLD, &kb_host_dim, 1 };
  KbHostType next = { 46, PANGO_WEIGHT_NORMAL, &kb_host_dim, 1, paint->width * 0.3 };
  g_autofree char *text = dup_next (moment);

  draw_remaining (paint, moment, EDGE, middle + 2, &digits);
  draw_time (paint, moment, end, middle - 20, &clock);
  draw_word (paint, moment, end, middle + 26, 30, 290);
  end -= 310;
  end -= kb_host_paint_text (paint, end, middle, &next, text) + 40;
  draw_cue (paint, &moment->state->now, 350, middle, 48, end);
}

/**
 * kb_host_parts_draw_low_foot:
 *
 * Countdown, cue, next cue and clock under a text that stands alone; 112 high, 282 on an upright screen.
 */
void
kb_host_parts_draw_low_foot (KbHostPaint        *paint,
                             const KbHostMoment *moment)
{
  draw_phase_ground (paint, moment, 0);
  if (paint->width > WIDE)
    draw_wide_foot (paint, moment);
  else
    draw_upright_foot (paint, moment);
}

static void
draw_clock_panel (KbHostPaint        *paint,
                  const KbHostMoment *moment,
                  double              top,
                  double              height)
{
  KbHostPhase phase = get_phase (moment);
  gboolean is_light = phase == KB_HOST_PHASE_WARNING || phase == KB_HOST_PHASE_DANGER;
  const GdkRGBA *ground = is_light ? kb_host_paint_get_phase_color (phase)
                        : phase == KB_HOST_PHASE_OVER ? &dark_red : &kb_host_ground;
  const GdkRGBA *ink = is_light ? &kb_host_ink : &kb_host_white;
  double width = paint->width - 128, edge = 112;
  KbHostType word = { 60, PANGO_WEIGHT_BOLD, ink };
  KbHostType length = { 60, PANGO_WEIGHT_SEMIBOLD, ink, 1 };
  KbHostType digits = { MIN (560, (height - 200) * 1.2), PANGO_WEIGHT_ULTRABOLD, ink, 0.5, width - 96 };
  g_autofree char *duration = kb_duration_format (moment->state->now.duration_ms);
  /* Translators: the whole length of the cue, under its countdown: "of 3:00" */
  g_autofree char *whole = g_strdup_printf (_("of %s"), duration);

  kb_host_paint_box (paint, 64, top, width, height, 40, ground);
  if (!moment->state->now.is_set)
    return;

  kb_host_paint_text (paint, edge, top + 72, &word, get_phase_word (phase));
  kb_host_paint_text (paint, paint->width - edge, top + 72, &length, whole);
  draw_remaining (paint, moment, paint->width / 2, top + height / 2 + 10, &digits);
  kb_host_paint_bar (paint, edge, top + height - 72, paint->width - 2 * edge, 34,
                     kb_host_state_get_part (moment->state, moment->remaining_ms),
                     is_light ? &faint_ink : &faint_white, ink);
}

static void
draw_clock_foot (KbHostPaint        *paint,
                 const KbHostMoment *moment,
                 double              top)
{
  const KbHostCue *next = &moment->state->next;
  KbHostType caption = { 46, PANGO_WEIGHT_NORMAL, &kb_host_dim };
  KbHostType value = { 100, PANGO_WEIGHT_BOLD, &kb_host_white };
  KbHostType title = { 66, PANGO_WEIGHT_BOLD, &kb_host_white, 1, paint->width * 0.42 };
  double second = MIN (585, paint->width * 0.48);
  gboolean is_wide = paint->width > WIDE;
  double low = is_wide ? top : top + 180;
  g_autofree char *over = kb_duration_format_signed (moment->state->over_under_ms);
  g_autofree char *start = kb_host_state_format_clock (moment->state, next->start_us, TRUE);
  g_autofree char *duration = kb_duration_format (next->duration_ms);
  g_autofree char *when = NULL;

  kb_host_paint_text (paint, 64, top, &caption, _("Time"));
  draw_time (paint, moment, 64, top + 90, &value);
  kb_host_paint_text (paint, second, top, &caption, _("Over / under"));
  kb_host_paint_text (paint, second, top + 90, &value, over);
  if (!next->is_set)
    return;

  /* Translators: when the next cue starts and how long it is: "Next at 19:30:00 · 6:00" */
  when = g_strdup_printf (_("Next at %s · %s"), start, duration);
  caption.align = 1;
  kb_host_paint_text (paint, paint->width - 64, low, &caption, when);
  title.room = is_wide ? title.room : paint->width - 128;
  kb_host_paint_text (paint, paint->width - 64, low + 90, &title, next->title);
}

/**
 * kb_host_parts_draw_clock:
 *
 * The countdown alone, as large as the screen lets it be; the whole screen. A message takes the lower
 * part, and the countdown moves up for it.
 */
void
kb_host_parts_draw_clock (KbHostPaint        *paint,
                          const KbHostMoment *moment)
{
  double foot = paint->width > WIDE ? 174 : 354;
  double bottom = moment->state->message.text != NULL ? paint->height * 0.58 : paint->height - foot - 57;

  if (paint->width > WIDE)
    draw_cue (paint, &moment->state->now, 64, 98, 76, paint->width - 400);
  else
    draw_cue (paint, &moment->state->now, 64, 64, 64, paint->width - 64);
  draw_air (paint, moment, paint->width - 64, paint->width > WIDE ? 98 : 140, 46);
  draw_clock_panel (paint, moment, 181, bottom - 181);
  draw_clock_foot (paint, moment, paint->height - foot);
}

static void
draw_bubble (KbHostPaint *paint,
             double       x,
             double       y,
             double       size)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, size, size);
  cairo_t *cr;

  kb_host_paint_box (paint, x, y, size, size * 0.68, size * 0.1, &kb_host_ink);
  cr = gtk_snapshot_append_cairo (paint->snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &kb_host_ink);
  cairo_move_to (cr, x + size * 0.24, y + size * 0.64);
  cairo_line_to (cr, x + size * 0.54, y + size * 0.64);
  cairo_line_to (cr, x + size * 0.24, y + size * 0.9);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * kb_host_parts_draw_message:
 *
 * What the operator has to say, in the lower part of the screen.
 */
void
kb_host_parts_draw_message (KbHostPaint        *paint,
                            const KbHostMoment *moment)
{
  const KbHostMessage *message = &moment->state->message;
  double side = paint->width > WIDE ? 370 : 40, middle = paint->height / 2;
  KbHostType text = { 280, PANGO_WEIGHT_ULTRABOLD, &kb_host_ink, 0.5, paint->width - 2 * side };
  KbHostType time = { 46, PANGO_WEIGHT_BOLD, &kb_host_ink, 1 };
  KbHostType sender = { 46, PANGO_WEIGHT_NORMAL, &kb_host_ink, 1, side - 40 };
  g_autofree char *at = kb_host_state_format_clock (moment->state, message->sent_us, TRUE);
  /* Translators: who sends a message to the host: "from Zhao Lei" */
  g_autofree char *from = message->sender != NULL ? g_strdup_printf (_("from %s"), message->sender) : NULL;

  kb_host_paint_box (paint, 0, 0, paint->width, paint->height, 0,
                     moment->flash ? &kb_host_white : &kb_host_amber);
  kb_host_paint_box (paint, 0, 0, paint->width, 14, 0, &kb_host_white);
  kb_host_paint_paragraph (paint, paint->width / 2, 24, paint->height - 34, &text, message->text);
  if (side < 100)
    return;

  draw_bubble (paint, 64, middle - 60, 112);
  kb_host_paint_text (paint, paint->width - 60, middle - 36, &time, at);
  kb_host_paint_text (paint, paint->width - 60, middle + 28, &sender, from);
}
