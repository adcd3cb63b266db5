/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-prompter-flow"

#include "config.h"

#include <math.h>
#include <string.h>

#include "kb-prompter-flow.h"
#include "kb-scroll-map.h"

/* Drawn ahead of the marker and kept behind it, in screens. */
#define SCREENS_AHEAD 3
#define SCREENS_BEHIND 1

/* The heads of the next texts are drawn too, so that a jump there waits for nothing. */
#define HEADS 2
#define HEAD_PIECES 3

#define ALL_PHASES 0xff

/* A piece with its place. */
typedef struct
{
  guint        script;    /* index into scripts */
  guint        piece;
  int          top;
  int          height;
  guint        n_lines;
  KbStripLine *lines;
} Placed;

/**
 * KbPrompterFlow:
 *
 * The texts of a show as one column of lines around the marker, and the place of the marker in it. Only
 * a stretch of the column is known at a time: it starts at 0 where the marker was first put, and grows
 * at both ends as pieces are laid out. A jump out of it starts a new one.
 */
struct _KbPrompterFlow
{
  KbStripStore *store;
  GPtrArray    *scripts;     /* KbScript, in the order of the show */
  GArray       *placed;      /* Placed, one after the other without a gap */
  GArray       *wants;       /* KbStripWant: what the store was asked for last */
  GArray       *missing;     /* KbStripWant: pieces to be laid out first */
  KbScrollMap  *map;         /* of the text that is on, or NULL when it must be made */
  guint         map_script;
};

static void
clear_placed (gpointer data)
{
  Placed *placed = data;

  g_free (placed->lines);
}

static KbScript *
get_script (KbPrompterFlow *self,
            guint           index)
{
  return g_ptr_array_index (self->scripts, index);
}

static gboolean
find_script (KbPrompterFlow *self,
             gint64          cue_id,
             guint          *index)
{
  for (guint i = 0; i < self->scripts->len; i++)
    if (kb_script_get_cue_id (get_script (self, i)) == cue_id)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
step_piece (KbPrompterFlow *self,
            guint          *script,
            guint          *piece,
            int             direction)
{
  if (direction > 0)
    {
      if (++*piece < kb_script_get_n_pieces (get_script (self, *script)))
        return TRUE;
      while (++*script < self->scripts->len)
        if (kb_script_get_n_pieces (get_script (self, *script)) > 0)
          {
            *piece = 0;
            return TRUE;
          }
      return FALSE;
    }

  if (*piece > 0)
    {
      (*piece)--;
      return TRUE;
    }
  while (*script > 0)
    if (kb_script_get_n_pieces (get_script (self, --*script)) > 0)
      {
        *piece = kb_script_get_n_pieces (get_script (self, *script)) - 1;
        return TRUE;
      }

  return FALSE;
}

static gboolean
load_piece (KbPrompterFlow *self,
            guint           script,
            guint           piece,
            Placed         *placed)
{
  const KbStripLine *lines;
  KbStripWant want = { get_script (self, script), piece, 0, 0, 0 };

  *placed = (Placed) { .script = script, .piece = piece };
  lines = kb_strip_store_get_lines (self->store, want.script, piece, &placed->n_lines, &placed->height);
  if (lines == NULL)
    {
      g_array_append_val (self->missing, want);
      return FALSE;
    }

  placed->lines = g_memdup2 (lines, placed->n_lines * sizeof (KbStripLine));
  return TRUE;
}

static Placed *
get_placed (KbPrompterFlow *self,
            guint           index)
{
  return &g_array_index (self->placed, Placed, index);
}

static Placed *
find_placed (KbPrompterFlow *self,
             guint           script,
             guint           piece)
{
  for (guint i = 0; i < self->placed->len; i++)
    if (get_placed (self, i)->script == script && get_placed (self, i)->piece == piece)
      return get_placed (self, i);

  return NULL;
}

static void
drop_map (KbPrompterFlow *self)
{
  g_clear_pointer (&self->map, kb_scroll_map_free);
}

/* Makes the stretch hold the piece; a piece that is not in it starts a new stretch. */
static gboolean
place_anchor (KbPrompterFlow *self,
              guint           script,
              guint           piece)
{
  Placed placed;

  if (find_placed (self, script, piece) != NULL)
    return TRUE;
  if (!load_piece (self, script, piece, &placed))
    return FALSE;

  drop_map (self);
  g_array_set_size (self->placed, 0);
  g_array_append_val (self->placed, placed);
  return TRUE;
}

/* Adds pieces at one end until the stretch reaches @limit; FALSE when the next is not laid out yet. */
static gboolean
extend (KbPrompterFlow *self,
        int             direction,
        double          limit)
{
  for (;;)
    {
      Placed *end = get_placed (self, direction > 0 ? self->placed->len - 1 : 0);
      guint script = end->script, piece = end->piece;
      int bottom = end->top + end->height, top = end->top;
      Placed next;

      if (direction > 0 ? bottom >= limit : top <= limit)
        return TRUE;
      if (!step_piece (self, &script, &piece, direction))
        return TRUE;
      if (!load_piece (self, script, piece, &next))
        return FALSE;
      next.top = direction > 0 ? bottom : top - next.height;
      if (direction > 0)
        g_array_append_val (self->placed, next);
      else
        g_array_prepend_val (self->placed, next);
      if (script == self->map_script)
        drop_map (self);
    }
}

/* Forgets what is far off, so that a long show costs no more than a short one. */
static void
trim (KbPrompterFlow *self,
      double          top,
      double          bottom)
{
  guint before = 0, len = self->placed->len;

  while (before + 1 < len && get_placed (self, before)->top + get_placed (self, before)->height < top)
    before++;
  while (len > before + 1 && get_placed (self, len - 1)->top > bottom)
    len--;
  if (before == 0 && len == self->placed->len)
    return;

  drop_map (self);
  g_array_set_size (self->placed, len);
  if (before > 0)
    g_array_remove_range (self->placed, 0, before);
}

static double
get_center (const Placed      *placed,
            const KbStripLine *line)
{
  return placed->top + line->top + line->height / 2.0;
}

/* A piece's spoken lines. */
static void
add_knots (KbPrompterFlow *self,
           const Placed   *placed,
           KbScrollKnots  *knots)
{
  KbScript *script = get_script (self, placed->script);
  double first = kb_script_get_piece (script, placed->piece)->first_beat;

  for (guint i = 0; i < placed->n_lines; i++)
    kb_scroll_knots_add_line (knots, first + placed->lines[i].first_beat, first + placed->lines[i].last_beat,
                              get_center (placed, &placed->lines[i]));
}

static void
ensure_map (KbPrompterFlow *self,
            guint           script)
{
  KbScript *text = get_script (self, script);
  g_auto (KbScrollKnots) knots = KB_SCROLL_KNOTS_INIT;

  if (self->map != NULL && self->map_script == script)
    return;

  drop_map (self);
  self->map_script = script;
  kb_scroll_knots_init (&knots, kb_script_get_beats (text));
  for (guint i = 0; i < self->placed->len; i++)
    if (get_placed (self, i)->script == script)
      add_knots (self, get_placed (self, i), &knots);
  self->map = kb_scroll_map_new_for_knots (&knots, kb_strip_style_get_reach (
    kb_strip_store_get_style (self->store), kb_script_get_language (text)));
}

/* The line that holds a place in a piece. */
static const KbStripLine *
find_line (KbPrompterFlow *self,
           const Placed   *placed,
           double          beat)
{
  KbScript *script = get_script (self, placed->script);
  double inside = beat - kb_script_get_piece (script, placed->piece)->first_beat;

  for (guint i = 0; i + 1 < placed->n_lines; i++)
    if (placed->lines[i].last_beat > inside)
      return &placed->lines[i];

  return &placed->lines[placed->n_lines - 1];
}

/* Roughly where a place is: to know how far the stretch must go before it is known exactly. */
static double
estimate_y (KbPrompterFlow *self,
            guint           script,
            guint           piece,
            double          beat)
{
  const Placed *placed = find_placed (self, script, piece);

  return get_center (placed, find_line (self, placed, beat));
}

static double
get_y (KbPrompterFlow *self,
       guint           script,
       guint           piece,
       double          beat)
{
  ensure_map (self, script);

  return self->map != NULL ? kb_scroll_map_get_y (self->map, beat)
                           : estimate_y (self, script, piece, beat);
}

/* The lines of a piece between two heights. */
static gboolean
find_lines (const Placed *placed,
            double        top,
            double        bottom,
            guint        *first,
            guint        *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < placed->n_lines; i++)
    {
      const KbStripLine *line = &placed->lines[i];

      if (placed->top + line->top + line->height < top || placed->top + line->top > bottom)
        continue;
      if (!any)
        *first = i;
      *last = i;
      any = TRUE;
    }

  return any;
}

static void
add_wants (KbPrompterFlow *self,
           GArray         *wants,
           double          top,
           double          bottom,
           guint8          phases)
{
  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = get_placed (self, i);
      KbStripWant want = { get_script (self, placed->script), placed->piece, 0, 0, phases };

      if (find_lines (placed, top, bottom, &want.first_line, &want.last_line))
        g_array_append_val (wants, want);
    }
}

static void
add_heads (KbPrompterFlow *self,
           GArray         *wants,
           int             below)
{
  guint lines = below / MAX (kb_strip_style_get_pitch (kb_strip_store_get_style (self->store)), 1);
  guint last = self->placed->len > 0 ? get_placed (self, self->placed->len - 1)->script : 0;

  for (guint i = last + 1; i <= last + HEADS && i < self->scripts->len; i++)
    for (guint j = 0; j < MIN (HEAD_PIECES, kb_script_get_n_pieces (get_script (self, i))); j++)
      {
        KbStripWant want = { get_script (self, i), j, 0, lines, 1 };

        g_array_append_val (wants, want);
      }
}

/**
 * kb_prompter_flow_new:
 * @store: what draws the lines
 *
 * Returns: (transfer full): a flow without texts.
 */
KbPrompterFlow *
kb_prompter_flow_new (KbStripStore *store)
{
  KbPrompterFlow *self = g_new0 (KbPrompterFlow, 1);

  self->store = g_object_ref (store);
  self->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_array_set_clear_func (self->placed, clear_placed);
  self->wants = g_array_new (FALSE, FALSE, sizeof (KbStripWant));
  self->missing = g_array_new (FALSE, FALSE, sizeof (KbStripWant));

  return self;
}

/**
 * kb_prompter_flow_free:
 *
 * Frees the flow.
 */
void
kb_prompter_flow_free (KbPrompterFlow *self)
{
  drop_map (self);
  g_array_unref (self->placed);
  g_array_unref (self->wants);
  g_array_unref (self->missing);
  g_ptr_array_unref (self->scripts);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * kb_prompter_flow_set_scripts:
 * @scripts: (element-type KbScript): all texts, in the order of the show
 *
 * Takes over new or edited texts; the flow starts anew from the next place asked for.
 */
void
kb_prompter_flow_set_scripts (KbPrompterFlow *self,
                              GPtrArray      *scripts)
{
  kb_prompter_flow_reset (self);
  g_ptr_array_set_size (self->scripts, 0);
  for (guint i = 0; i < scripts->len; i++)
    g_ptr_array_add (self->scripts, kb_script_ref (g_ptr_array_index (scripts, i)));
}

/**
 * kb_prompter_flow_reset:
 *
 * Forgets all places, because texts or style are others.
 */
void
kb_prompter_flow_reset (KbPrompterFlow *self)
{
  drop_map (self);
  g_array_set_size (self->placed, 0);
  g_array_set_size (self->wants, 0);
  g_array_set_size (self->missing, 0);
}

/**
 * kb_prompter_flow_locate:
 * @cue_id: the cue whose text is on
 * @beat: how much of it is read
 * @above: how far the screen goes above the marker, pixels
 * @below: and below it
 * @y: (out): the place of the marker in the column
 *
 * Finds the place. All lines of the screen around it are then laid out, and enough beyond them that
 * what is laid out later no longer moves it.
 *
 * Returns: %FALSE while that is not laid out yet, or when there is no such text.
 */
gboolean
kb_prompter_flow_locate (KbPrompterFlow *self,
                         gint64          cue_id,
                         double          beat,
                         int             above,
                         int             below,
                         double         *y)
{
  int slack = 6 * kb_strip_style_get_pitch (kb_strip_store_get_style (self->store));
  int screen = above + below;
  guint script, piece;
  gboolean is_near;

  g_array_set_size (self->missing, 0);
  if (!find_script (self, cue_id, &script) || kb_script_get_n_pieces (get_script (self, script)) == 0)
    return FALSE;

  piece = kb_script_find_piece (get_script (self, script), beat);
  if (!place_anchor (self, script, piece))
    return FALSE;

  *y = estimate_y (self, script, piece, beat);
  is_near = extend (self, 1, *y + below + slack);
  is_near = extend (self, -1, *y - above - slack) && is_near;
  if (is_near && extend (self, 1, *y + below + SCREENS_AHEAD * screen))
    extend (self, -1, *y - above - SCREENS_BEHIND * screen);
  trim (self, *y - above - 2 * SCREENS_BEHIND * screen - 2 * slack,
        *y + below + (SCREENS_AHEAD + 1) * screen + 2 * slack);
  *y = get_y (self, script, piece, beat);

  return is_near;
}

/**
 * kb_prompter_flow_get_line_top:
 * @cue_id: a cue
 * @beat: a place in its text that was located
 *
 * Returns: the top of the line that holds the place, 0 when it is not laid out.
 */
double
kb_prompter_flow_get_line_top (KbPrompterFlow *self,
                               gint64          cue_id,
                               double          beat)
{
  const Placed *placed;
  guint script;

  if (!find_script (self, cue_id, &script) || kb_script_get_n_pieces (get_script (self, script)) == 0)
    return 0;

  placed = find_placed (self, script, kb_script_find_piece (get_script (self, script), beat));

  return placed != NULL ? placed->top + find_line (self, placed, beat)->top : 0;
}

/**
 * kb_prompter_flow_want:
 * @y: the place of the marker
 * @above: how far the screen goes above it, pixels
 * @below: and below it
 *
 * Asks the store for what the screen shows and will show soon.
 */
void
kb_prompter_flow_want (KbPrompterFlow *self,
                       double          y,
                       int             above,
                       int             below)
{
  g_autoptr (GArray) wants = g_array_new (FALSE, FALSE, sizeof (KbStripWant));
  const KbStripStyle *style = kb_strip_store_get_style (self->store);
  int screen = above + below, pitch = kb_strip_style_get_pitch (style);

  g_array_append_vals (wants, self->missing->data, self->missing->len);
  add_wants (self, wants, y - above, y + below, 1);
  if (!style->as_picture)
    add_wants (self, wants, y - above - pitch, y + below + pitch, ALL_PHASES);
  add_wants (self, wants, y - above - SCREENS_BEHIND * screen, y + below + SCREENS_AHEAD * screen, 1);
  add_heads (self, wants, below);

  if (wants->len == self->wants->len && wants->len > 0 &&
      memcmp (wants->data, self->wants->data, wants->len * sizeof (KbStripWant)) == 0)
    return;

  kb_strip_store_want (self->store, (KbStripWant *) wants->data, wants->len);
  g_array_unref (self->wants);
  self->wants = g_steal_pointer (&wants);
}

/**
 * kb_prompter_flow_list_lines:
 * @top: from here
 * @bottom: to here
 *
 * Returns: (transfer full) (element-type KbFlowLine): the lines that are seen there; valid until the
 *   texts or the style change.
 */
GArray *
kb_prompter_flow_list_lines (KbPrompterFlow *self,
                             double          top,
                             double          bottom)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (KbFlowLine));

  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = get_placed (self, i);
      guint first = 1, last = 0;

      if (!find_lines (placed, top, bottom, &first, &last))
        continue;
      for (guint j = first; j <= last; j++)
        {
          KbFlowLine line = { get_script (self, placed->script), placed->piece, j,
                              placed->top + placed->lines[j].top, placed->lines[j].height };

          g_array_append_val (lines, line);
        }
    }

  return lines;
}
