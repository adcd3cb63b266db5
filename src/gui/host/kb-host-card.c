/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-card"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-host-parts.h"
#include "kb-must-say.h"

/* The card as it stands beside the text; a larger one is the same drawing, larger. */
#define COLUMN_WIDTH 645
#define COLUMN_EDGE 35
#define COLUMN_END (COLUMN_WIDTH - 47)
#define FACTS_HEIGHT 440

/* The middle of a line that has the room of the facts for itself. */
#define ONLY_FACT 374

#define MAX_POINTS 3
#define POINT_LEFT 64
#define WORDS_GAP 14

/* What must be said: where it starts, room for the tick, and what stands between two lines. */
#define MUST_SAY_LEFT 66
#define TICK_WIDTH 46
#define MUST_SAY_GAP 6
#define MUST_SAY_CAPTION 46
#define SMALLEST_MUST_SAY 28

/* How much smaller it is made to save a line, and what tells a line more, in parts of the text's size. */
#define MUST_SAY_STEP 6
#define MUST_SAY_LINE 0.6

/* A card alone on the screen has its cue's title above it. */
#define TITLE_HEIGHT 92

/* How much is left of the colour of a line that was said. */
#define SAID_LIGHT 0.65

static const GdkRGBA tile = { 0.204, 0.306, 0.286, 1 };

static void
draw_texture (KbHostPaint           *paint,
              GdkTexture            *texture,
              const graphene_rect_t *box)
{
  double width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  double scale = MIN (box->size.width / width, box->size.height / height);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (box->origin.x + (box->size.width - width * scale) / 2,
                                             box->origin.y + (box->size.height - height * scale) / 2,
                                             width * scale, height * scale);

  gtk_snapshot_append_texture (paint->snapshot, texture, &rect);
}

/* Without a picture the first character of the name stands for the product. */
static void
draw_image (KbHostPaint        *paint,
            const KbHostMoment *moment)
{
  const char *name = moment->state->card.name != NULL ? moment->state->card.name : "";
  gsize length = *name != '\0' ? g_utf8_next_char (name) - name : 0;
  g_autofree char *initial = g_strndup (name, length);
  KbHostType type = { 72, PANGO_WEIGHT_BOLD, &kb_host_white, 0.5 };
  graphene_rect_t box = GRAPHENE_RECT_INIT (35, 28, 122, 200);

  if (moment->image != NULL)
    {
      draw_texture (paint, moment->image, &box);
      return;
    }

  kb_host_paint_box (paint, 35, 56, 122, 144, 12, &tile);
  kb_host_paint_text (paint, 96, 128, &type, initial);
}

/* The currency's sign is smaller than the figure. */
static void
draw_price (KbHostPaint        *paint,
            const KbHostMoment *moment)
{
  const KbHostCard *card = &moment->state->card;
  const char *amount = card->price != NULL ? card->price + strcspn (card->price, "0123456789") : "";
  g_autofree char *symbol = g_strndup (card->price, card->price != NULL ? amount - card->price : 0);
  KbHostType caption = { 38, PANGO_WEIGHT_NORMAL, &kb_host_dim, 0, COLUMN_END - 185 };
  KbHostType sign = { 68, PANGO_WEIGHT_BOLD, &moment->inks[KB_INK_PRICE] };
  KbHostType price = { 152, PANGO_WEIGHT_ULTRABOLD, &moment->inks[KB_INK_PRICE] };
  double x = 185;

  kb_host_paint_text (paint, x, 43, &caption, card->price_label);
  /* Both stand on one baseline, which lies lower under larger text. */
  x += kb_host_paint_text (paint, x, 140 + (152 - 68) * 0.365, &sign, symbol) + 6;
  price.room = COLUMN_END - x;
  price.is_whole = TRUE;
  kb_host_paint_text (paint, x, 140, &price, amount);
}

static void
draw_arithmetic (KbHostPaint        *paint,
                 const KbHostMoment *moment)
{
  const KbHostCard *card = &moment->state->card;
  g_autofree char *text = g_strjoin (card->arithmetic != NULL && card->list_price != NULL ? "    " : "",
                                     card->arithmetic != NULL ? card->arithmetic : "",
                                     card->list_price != NULL ? card->list_price : "", NULL);
  KbHostType type = { 38, PANGO_WEIGHT_NORMAL, &kb_host_soft, 0, COLUMN_END - COLUMN_EDGE };

  kb_host_paint_text (paint, COLUMN_EDGE, 265, &type, text);
}

/* A value, and what is said of it beside it, in the colours that it asks for. */
static void
draw_fact (KbHostPaint   *paint,
           double         middle,
           const char    *caption,
           const char    *value,
           const char    *detail,
           const GdkRGBA *color)
{
  KbHostType small = { 38, PANGO_WEIGHT_NORMAL, &kb_host_dim };
  KbHostType large = { 46, PANGO_WEIGHT_BOLD, color != NULL ? color : &kb_host_white };
  double x = COLUMN_EDGE;

  x += MAX (kb_host_paint_text (paint, x, middle, &small, caption) + 20, 116);
  large.room = COLUMN_END - x;
  x += kb_host_paint_text (paint, x, middle, &large, value) + 20;
  small.room = COLUMN_END - x;
  if (color != NULL)
    small.color = color;
  if (small.room > 40)
    kb_host_paint_text (paint, x, middle, &small, detail);
}

/* Red and amber are never alone: what is wrong is said too. */
static const GdkRGBA *
get_stock_color (KbStockState state)
{
  switch (state)
    {
    case KB_STOCK_STATE_SOLD_OUT:
      return kb_host_paint_get_phase_color (KB_HOST_PHASE_OVER);
    case KB_STOCK_STATE_SPEC_OUT:
    case KB_STOCK_STATE_LOW:
      return &kb_host_amber;
    case KB_STOCK_STATE_PLENTY:
    default:
      return NULL;
    }
}

static char *
describe_left (const KbHostCard *card)
{
  if (card->stock_left < 0)
    return NULL;
  if (card->stock_state == KB_STOCK_STATE_SOLD_OUT)
    return g_strdup (kb_enum_label (&kb_stock_state_enum, card->stock_state));
  /* Translators: pieces still to be sold: "571 left" */
  return g_strdup_printf (_("%d left"), (int) card->stock_left);
}

/* Beside the figure: what is wrong with it, and how many a person may buy. */
static char *
describe_limit (const KbHostCard *card)
{
  g_autofree char *limit = card->limit > 0
                         /* Translators: how many a person may buy: "limit 2" */
                         ? g_strdup_printf (_("limit %d"), (int) card->limit) : NULL;
  g_autofree char *state = NULL;

  if (card->stock_state == KB_STOCK_STATE_SPEC_OUT && card->sold_out != NULL)
    /* Translators: specs of which nothing is left: "Red sold out" */
    state = g_strdup_printf (_("%s sold out"), card->sold_out);
  else if (card->stock_state == KB_STOCK_STATE_LOW)
    state = g_strdup (kb_enum_label (&kb_stock_state_enum, card->stock_state));

  if (state != NULL && limit != NULL)
    return g_strdup_printf ("%s · %s", state, limit);
  return state != NULL ? g_steal_pointer (&state) : g_steal_pointer (&limit);
}

static void
draw_facts (KbHostPaint        *paint,
            const KbHostMoment *moment)
{
  const KbHostCard *card = &moment->state->card;
  g_autofree char *left = describe_left (card);
  g_autofree char *limit = describe_limit (card);
  const gboolean has_gift = card->gift != NULL, has_stock = left != NULL || limit != NULL;

  kb_host_paint_box (paint, COLUMN_EDGE, 304, COLUMN_END - COLUMN_EDGE, 3, 0, &kb_host_line);
  if (has_gift)
    draw_fact (paint, has_stock ? 346 : ONLY_FACT, _("Gift"), card->gift, NULL, NULL);
  if (has_stock)
    draw_fact (paint, has_gift ? 403 : ONLY_FACT, _("Stock"), left, limit, get_stock_color (card->stock_state));
  kb_host_paint_box (paint, COLUMN_EDGE, FACTS_HEIGHT, COLUMN_END - COLUMN_EDGE, 3, 0, &kb_host_line);
}

static double
draw_points (KbHostPaint        *paint,
             const KbHostMoment *moment,
             double              y)
{
  KbHostType type = { 52, PANGO_WEIGHT_BOLD, &kb_host_white, 0, COLUMN_END - POINT_LEFT };

  char **points = moment->state->card.points;

  for (guint i = 0; points != NULL && points[i] != NULL && i < MAX_POINTS; i++)
    {
      kb_host_paint_box (paint, COLUMN_EDGE, y + 29, 12, 12, 6, &kb_host_white);
      kb_host_paint_text (paint, POINT_LEFT, y + 35, &type, points[i]);
      y += 70;
    }

  return y;
}

/* How high the lines are at a size, with what stands between them. */
static double
measure_must_say (KbHostPaint       *paint,
                  char             **must_say,
                  const KbHostType  *type)
{
  double height = 0;

  for (guint i = 0; must_say[i] != NULL; i++)
    height += kb_host_paint_measure (paint, type, must_say[i]) + MUST_SAY_GAP;

  return height;
}

/* Smaller until it fits, and a little smaller where that saves a line: one with a single word on it reads badly. */
static double
fit_must_say (KbHostPaint *paint,
              char       **must_say,
              double       height,
              KbHostType  *type)
{
  double high = measure_must_say (paint, must_say, type);

  while (type->size > SMALLEST_MUST_SAY)
    {
      KbHostType smaller = *type;

      smaller.size -= MUST_SAY_STEP;
      if (high <= height &&
          high / type->size < measure_must_say (paint, must_say, &smaller) / smaller.size + MUST_SAY_LINE)
        break;
      type->size -= 2;
      high = measure_must_say (paint, must_say, type);
    }

  return high;
}

/* A line that the text has passed has a tick, and is no longer what the eye goes to. */
static void
draw_must_say_lines (KbHostPaint        *paint,
                     const KbHostMoment *moment,
                     double              y,
                     const KbHostType   *type)
{
  char **must_say = moment->state->card.must_say;
  const GdkRGBA *ink = &moment->inks[KB_INK_MUST_SAY];
  const GdkRGBA said_ink = { ink->red * SAID_LIGHT, ink->green * SAID_LIGHT, ink->blue * SAID_LIGHT, 1 };

  for (guint i = 0; must_say[i] != NULL; i++)
    {
      const gboolean is_said = i < KB_MUST_SAY_MOST && (moment->said & 1u << i) != 0;
      const double height = kb_host_paint_measure (paint, type, must_say[i]);
      KbHostType its = *type;
      KbHostType tick = { type->size, PANGO_WEIGHT_BOLD, ink };

      if (is_said)
        {
          its.color = &said_ink;
          kb_host_paint_text (paint, MUST_SAY_LEFT, y + type->size * 0.6, &tick, "✓");
        }
      kb_host_paint_paragraph (paint, MUST_SAY_LEFT + TICK_WIDTH, y, height, &its, must_say[i]);
      y += height + MUST_SAY_GAP;
    }
}

static void
draw_must_say (KbHostPaint        *paint,
               const KbHostMoment *moment,
               double              top,
               double              height)
{
  char **must_say = moment->state->card.must_say;
  const GdkRGBA *ink = &moment->inks[KB_INK_MUST_SAY];
  KbHostType caption = { 32, PANGO_WEIGHT_NORMAL, ink };
  KbHostType type = { 42, PANGO_WEIGHT_BOLD, ink, 0, COLUMN_END - MUST_SAY_LEFT - TICK_WIDTH };
  double caption_height, high;

  if (must_say == NULL || must_say[0] == NULL)
    return;

  /* The colour and the bar say what it is, too: the words are worth more than the caption. */
  high = fit_must_say (paint, must_say, height, &type);
  caption_height = high + MUST_SAY_CAPTION <= height ? MUST_SAY_CAPTION : 0;
  kb_host_paint_box (paint, COLUMN_EDGE, top, 9, high + caption_height - MUST_SAY_GAP, 0, ink);
  if (caption_height > 0)
    kb_host_paint_text (paint, MUST_SAY_LEFT, top + 20, &caption, _("Must say"));
  draw_must_say_lines (paint, moment, top + caption_height, &type);
}

/* Scales what is drawn next as if a column stood at x, y. */
static void
begin_column (KbHostPaint *paint,
              double       x,
              double       y,
              double       scale)
{
  gtk_snapshot_save (paint->snapshot);
  gtk_snapshot_translate (paint->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_scale (paint->snapshot, scale, scale);
}

static void
draw_offer (KbHostPaint        *paint,
            const KbHostMoment *moment)
{
  draw_image (paint, moment);
  draw_price (paint, moment);
  draw_arithmetic (paint, moment);
  draw_facts (paint, moment);
}

static void
draw_words (KbHostPaint        *paint,
            const KbHostMoment *moment,
            double              top,
            double              height)
{
  double y = draw_points (paint, moment, top) + WORDS_GAP;

  draw_must_say (paint, moment, y, top + height - y);
}

static void
draw_without_product (KbHostPaint        *paint,
                      const KbHostMoment *moment)
{
  /* Before the first cue: what the host is to begin with. */
  const KbHostCue *cue = moment->state->now.is_set ? &moment->state->now : &moment->state->next;
  KbHostType type = { 64, PANGO_WEIGHT_BOLD, &kb_host_soft, 0.5, paint->width - 80 };
  /* A message covers the lower part. */
  double height = moment->state->message.text != NULL ? paint->height * 0.5 : paint->height;

  if (cue->is_set)
    kb_host_paint_paragraph (paint, paint->width / 2, 40, height - 80, &type, cue->title);
}

static void
draw_title (KbHostPaint        *paint,
            const KbHostMoment *moment)
{
  const KbHostCue *now = &moment->state->now;
  KbHostType type = { 62, PANGO_WEIGHT_BOLD, &kb_host_white };
  double x = 56, middle = 66;

  x += kb_host_paint_text (paint, x, middle, &type, now->number) + 26;
  kb_host_paint_cue_mark (paint, x, middle, 28, now->type);
  x += 54;
  type.room = paint->width - x - 56;
  kb_host_paint_text (paint, x, middle, &type, now->title);
}

/**
 * kb_host_parts_draw_card:
 *
 * The product: one column where the room is high, two where it is wide. Where the card stands alone and
 * is high it has the cue's title above it.
 */
void
kb_host_parts_draw_card (KbHostPaint        *paint,
                         const KbHostMoment *moment)
{
  gboolean is_wide = paint->width > paint->height * 1.2;
  double top = !is_wide && paint->width > COLUMN_WIDTH * 1.2 ? TITLE_HEIGHT : 0;
  double scale = is_wide ? MIN (paint->width / 2 / COLUMN_WIDTH, paint->height / (FACTS_HEIGHT + 20))
                         : paint->width / COLUMN_WIDTH;
  double spare = paint->height / scale - FACTS_HEIGHT - 20;

  if (!moment->state->card.is_set)
    {
      draw_without_product (paint, moment);
      return;
    }

  if (top > 0)
    draw_title (paint, moment);
  if (is_wide)
    top = MAX (spare, 0) / 2 * scale;
  begin_column (paint, 0, top, scale);
  draw_offer (paint, moment);
  if (!is_wide)
    draw_words (paint, moment, FACTS_HEIGHT + 14, (paint->height - top) / scale - FACTS_HEIGHT - 34);
  gtk_snapshot_restore (paint->snapshot);
  if (!is_wide)
    return;

  begin_column (paint, paint->width / 2, top, scale);
  draw_words (paint, moment, 14, (paint->height - top) / scale - 34);
  gtk_snapshot_restore (paint->snapshot);
}
