/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-prompter-look"

#include "config.h"

#include <string.h>

#include "kb-prompter-look.h"

#define DEFAULT_FONT "Cantarell, Noto Sans CJK SC, sans-serif"

/* A strip may be at most 1024 pixels high. */
#define LARGEST_SIZE 700

/**
 * kb_prompter_look_fill_style:
 * @scale: device pixels for one of the look
 * @width: of the view before the turn, device pixels
 * @style: (inout): of the strips, with the font borrowed from the look; how they are drawn stays
 *
 * Says what strips of that look are like.
 */
void
kb_prompter_look_fill_style (const KbPrompterLook *self,
                             double                scale,
                             int                   width,
                             KbStripStyle         *style)
{
  style->font = self->font != NULL ? self->font : DEFAULT_FONT;
  style->size = CLAMP (self->size * scale, 4, LARGEST_SIZE);
  style->width = MAX (width - (self->margin_start + self->margin_end) * scale, style->size);
  style->pitch = self->pitch;
  memcpy (style->colors, self->colors, sizeof style->colors);
  style->turn = self->turn;
}

/**
 * kb_prompter_look_breaks_like:
 *
 * Returns: %TRUE when lines of both end at the same words.
 */
gboolean
kb_prompter_look_breaks_like (const KbPrompterLook *self,
                              const KbPrompterLook *other)
{
  return self->width == other->width && self->size == other->size && self->margin_start == other->margin_start
         && self->margin_end == other->margin_end && g_strcmp0 (self->font, other->font) == 0;
}
