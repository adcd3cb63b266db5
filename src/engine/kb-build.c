/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-build"

#include "config.h"

#include "kb-build.h"
#include "kb-enums.h"

/* A loop has 3 to 5 products (domain.md, "Cadence and size"). */
#define LOOP_ITEMS 5

/* How far down the list is looked for what fits into a rest of time. */
#define LOOK_AHEAD 8

/* What is left over before a flash deal: questions; where it is too little for them, products take it,
 * and rules are kept with that much to spare. Where it is more than questions can fill, it is told. */
#define QUESTIONS_LEAST_MS 90000
#define QUESTIONS_MOST_MS 600000
#define GROW_DIVISOR 3

/* What is shorter fills no time. */
#define EXTRA_LEAST_MS 30000

/* A showing that is still to be placed. */
typedef struct
{
  guint  item;
  guint  round;         /* from 1 */
  gboolean is_extra;    /* not planned: fills the time before a deal */
  gint64 duration_ms;
  gint64 min_ms;
} Showing;

typedef struct
{
  guint  item;
  gint64 at_us;
} Flash;

/* Where the building stands. */
typedef struct
{
  const KbBuildItem  *items;        /* borrowed */
  guint               n_items;
  const KbBuildShape *shape;        /* borrowed */
  GArray             *cues;         /* borrowed KbBuildCue: what is built */
  GArray             *queue;        /* owned Showing: what is to be placed, in order */
  guint              *shown;        /* owned: how often each item was explained */
  guint              *flashed;      /* owned */
  gint64              now_us;
  gint64              limit_us;     /* where the stretch ends */
  gint64              block_us;     /* where what comes behind it ends */
  gboolean            has_limit;    /* nothing may go beyond it */
  gboolean            may_refill;   /* when all is shown, it is shown again */
  gint64              hero_us;      /* until when a hero was on */
  gint64              interact_us;  /* until when there was something to do */
  gint64              next_fun_us;  /* when the next flash deal is */
  guint               n_fun;
  guint               next_hero;
  KbBuildSection      section;
  guint               n_sections[4];
  guint               round;
} Build;

static gint64
get_min_ms (const KbBuildItem *item)
{
  return item->min_ms != KB_NONE ? MIN (item->min_ms, item->duration_ms) : item->duration_ms;
}

static gboolean
is_hero (const Build *self,
         int          item)
{
  return item >= 0 && self->items[item].role == KB_PRODUCT_ROLE_HERO;
}

/**
 * kb_build_role_rank:
 * @role: a #KbProductRole
 *
 * Returns: where the role comes in a loop: who pulls viewers in first, then what rewards staying,
 *   what sells most, what earns, what shows the brand, and the rest.
 */
guint
kb_build_role_rank (int role)
{
  static const guint ranks[] = {
    [KB_PRODUCT_ROLE_TRAFFIC] = 0, [KB_PRODUCT_ROLE_PERK] = 1, [KB_PRODUCT_ROLE_HERO] = 2, [KB_PRODUCT_ROLE_PROFIT] = 3,
    [KB_PRODUCT_ROLE_ANCHOR] = 4, [KB_PRODUCT_ROLE_ADDON] = 5, [KB_PRODUCT_ROLE_CLEAR] = 6, [KB_PRODUCT_ROLE_TEST] = 7,
  };

  return role >= 0 && role < (int) G_N_ELEMENTS (ranks) ? ranks[role] : G_N_ELEMENTS (ranks);
}

/* One round: its products are dealt to loops role by role, so that each loop has all roles in their
 * order and heroes are spread. */
static void
add_round (Build    *self,
           guint     round,
           gboolean  is_extra)
{
  g_autoptr (GPtrArray) loops = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const guint least = is_extra ? 1 : round;
  guint n = 0, dealt = 0;

  for (guint i = 0; i < self->n_items; i++)
    n += self->items[i].n_loops >= least;
  for (guint k = 0; k < MAX (1, (n + LOOP_ITEMS - 1) / LOOP_ITEMS); k++)
    g_ptr_array_add (loops, g_array_new (FALSE, FALSE, sizeof (Showing)));

  for (guint rank = 0; rank <= KB_PRODUCT_ROLE_TEST + 1; rank++)
    for (guint i = 0; i < self->n_items; i++)
      {
        const KbBuildItem *item = &self->items[i];
        const Showing showing = { i, round, is_extra, item->duration_ms, get_min_ms (item) };

        if ((is_extra && showing.min_ms < EXTRA_LEAST_MS) || item->n_loops < least || kb_build_role_rank (item->role) != rank)
          continue;
        g_array_append_val ((GArray *) loops->pdata[dealt % loops->len], showing);
        dealt++;
      }
  for (guint k = 0; k < loops->len; k++)
    {
      const GArray *loop = loops->pdata[k];

      g_array_append_vals (self->queue, loop->data, loop->len);
    }
}

/* Where more is planned than there is room for, each showing gives what it can in proportion. */
static void
shorten_queue (Build *self,
               gint64 room_ms)
{
  gint64 sum_ms = 0, can_ms = 0, over_ms;

  for (guint i = 0; i < self->queue->len; i++)
    {
      const Showing *showing = &g_array_index (self->queue, Showing, i);

      sum_ms += showing->duration_ms;
      can_ms += showing->duration_ms - showing->min_ms;
    }
  over_ms = MIN (sum_ms - room_ms, can_ms);

  for (guint i = 0; i < self->queue->len && over_ms > 0; i++)
    {
      Showing *showing = &g_array_index (self->queue, Showing, i);
      const gint64 give_ms = (gint64) ((double) over_ms * (showing->duration_ms - showing->min_ms) / can_ms);

      showing->duration_ms = MAX (showing->min_ms, (showing->duration_ms - give_ms) / 5000 * 5000);
    }
}

static void
enter (Build         *self,
       KbBuildSection section)
{
  self->section = section;
  self->n_sections[section]++;
}

static KbBuildCue *
add_cue (Build  *self,
         int     type,
         int     item,
         gint64  duration_ms,
         gint64  min_ms)
{
  const KbBuildCue cue = {
    .type = type, .item = item, .giveaway = -1, .duration_ms = duration_ms, .min_ms = min_ms, .fixed_us = KB_NONE,
    .section = self->section, .section_no = self->n_sections[self->section],
  };

  g_array_append_val (self->cues, cue);
  self->now_us += duration_ms * KB_MS_US;
  if (is_hero (self, item))
    self->hero_us = self->now_us;

  return &g_array_index (self->cues, KbBuildCue, self->cues->len - 1);
}

static void
show_item (Build *self,
           guint  item,
           guint  round,
           gint64 duration_ms,
           gint64 min_ms)
{
  KbBuildCue *cue;

  if (round > self->round)
    {
      self->round = round;
      enter (self, KB_BUILD_SECTION_LOOP);
    }
  cue = add_cue (self, self->shown[item] > 0 ? KB_CUE_TYPE_ENCORE : KB_CUE_TYPE_DEMO, (int) item, duration_ms, min_ms);
  cue->loop_no = ++self->shown[item];
}

static void
place (Build  *self,
       guint   index,
       gint64  room_ms)
{
  const Showing showing = g_array_index (self->queue, Showing, index);

  g_array_remove_index (self->queue, index);
  show_item (self, showing.item, showing.round, MIN (showing.duration_ms, room_ms), showing.min_ms);
}

static gint64
get_room_ms (const Build *self)
{
  return self->has_limit ? (self->limit_us - self->now_us) / KB_MS_US : G_MAXINT64 / 4;
}

/* The session's giveaways first, then games and questions in turn. */
static void
add_interaction (Build *self,
                 gint64 duration_ms)
{
  const gboolean has_giveaway = self->n_fun < self->shape->n_giveaways;
  const int type = has_giveaway ? KB_CUE_TYPE_GIVEAWAY : self->n_fun % 2 == 0 ? KB_CUE_TYPE_QA : KB_CUE_TYPE_GAME;
  KbBuildCue *cue = add_cue (self, type, -1, duration_ms, MIN (duration_ms, 60000));

  if (has_giveaway)
    cue->giveaway = (int) self->n_fun;
  self->n_fun++;
  self->interact_us = self->now_us;
}

/* Before something of that length: is it time for something to do? Not shortly before a flash deal,
 * which is that too, unless it would be too late. */
static gboolean
wants_interaction (const Build *self,
                   gint64       next_ms)
{
  const gint64 since_ms = (self->now_us - self->interact_us) / KB_MS_US;
  const gint64 to_fun_ms = (self->next_fun_us - self->now_us) / KB_MS_US;
  const gint64 most_ms = KB_BUILD_INTERACT_MS - QUESTIONS_LEAST_MS;

  if (since_ms < KB_BUILD_INTERACT_LEAST_MS || since_ms + to_fun_ms <= most_ms)
    return FALSE;
  /* Later it would be too late, or there would be no room. */
  if (since_ms + next_ms + self->shape->interact_ms + (self->has_limit ? 0 : self->shape->close_ms) > most_ms
      || get_room_ms (self) - next_ms < self->shape->interact_ms)
    return TRUE;
  return since_ms >= self->shape->interact_every_ms && to_fun_ms >= KB_BUILD_INTERACT_LEAST_MS;
}

static int
find_queued_hero (const Build *self)
{
  for (guint i = 0; i < self->queue->len; i++)
    if (is_hero (self, (int) g_array_index (self->queue, Showing, i).item))
      return (int) i;

  return -1;
}

/* A hero out of turn: the next that is planned, else one more encore of each in turn. */
static gboolean
add_hero (Build *self)
{
  const gint64 room_ms = get_room_ms (self);
  const int queued = find_queued_hero (self);

  if (queued >= 0 && g_array_index (self->queue, Showing, queued).min_ms <= room_ms)
    {
      place (self, queued, room_ms);
      return TRUE;
    }
  for (guint k = 0; k < self->n_items; k++)
    {
      const guint i = (self->next_hero + k) % self->n_items;
      const gint64 min_ms = get_min_ms (&self->items[i]);

      if (!is_hero (self, (int) i) || self->items[i].n_loops == 0 || min_ms > room_ms)
        continue;
      self->next_hero = i + 1;
      show_item (self, i, self->round, min_ms, min_ms);
      return TRUE;
    }

  return FALSE;
}

static gint64
get_least_hero_ms (const Build *self)
{
  gint64 least_ms = G_MAXINT64 / 4;

  for (guint i = 0; i < self->n_items; i++)
    if (is_hero (self, (int) i) && self->items[i].n_loops > 0)
      least_ms = MIN (least_ms, get_min_ms (&self->items[i]));

  return least_ms;
}

/* How long the hero would take that add_hero() shows. */
static gint64
get_hero_ms (const Build *self)
{
  const int queued = find_queued_hero (self);

  return queued >= 0 ? g_array_index (self->queue, Showing, queued).duration_ms : get_least_hero_ms (self);
}

/* Would it be too late for a hero once this is over, or once what comes behind the stretch is? */
static gboolean
wants_hero (const Build *self,
            gint64       next_ms)
{
  const gint64 last_us = self->hero_us + (KB_BUILD_HERO_MS - QUESTIONS_LEAST_MS) * KB_MS_US;
  const gint64 behind_ms = self->shape->interact_ms + (self->has_limit ? 0 : self->shape->close_ms);
  const gint64 then_us = self->now_us + (next_ms + behind_ms) * KB_MS_US;
  const gboolean has_later = !self->has_limit || get_room_ms (self) - next_ms - self->shape->interact_ms >= get_least_hero_ms (self);

  /* One was on just now: what is longer than 45 minutes is too long with another as well. */
  if (self->now_us - self->hero_us <= self->shape->interact_ms * KB_MS_US)
    return FALSE;
  return then_us > last_us || (!has_later && self->block_us > last_us);
}

/* The first showing that fits: in its order if it can, else the next few may go before it. */
static int
find_fitting (const Build *self,
              gint64       room_ms)
{
  for (guint i = 0; i < MIN (self->queue->len, LOOK_AHEAD); i++)
    if (g_array_index (self->queue, Showing, i).min_ms <= room_ms)
      return (int) i;

  return -1;
}

/* What comes next: planned, or, before a deal, all of it once more. */
static int
find_next (Build  *self,
           gint64  room_ms)
{
  if (self->queue->len == 0 && self->may_refill)
    add_round (self, self->round + 1, TRUE);

  return find_fitting (self, room_ms);
}

static void
forget_extras (Build *self)
{
  for (guint i = self->queue->len; i > 0; i--)
    if (g_array_index (self->queue, Showing, i - 1).is_extra)
      g_array_remove_index (self->queue, i - 1);
}

static void
pack (Build *self)
{
  while (TRUE)
    {
      const gint64 room_ms = get_room_ms (self);
      const int next = find_next (self, room_ms);
      const gint64 next_ms = next >= 0 ? MIN (room_ms, g_array_index (self->queue, Showing, next).duration_ms) : room_ms;
      const gboolean is_hero_next = next >= 0 && is_hero (self, (int) g_array_index (self->queue, Showing, next).item);

      const gboolean is_open = next >= 0 || self->has_limit;
      const gboolean is_hero_due = is_open && !is_hero_next && wants_hero (self, next_ms);

      if (is_open && room_ms >= self->shape->interact_ms
          && wants_interaction (self, is_hero_due ? MIN (room_ms, get_hero_ms (self)) : next_ms))
        {
          add_interaction (self, self->shape->interact_ms);
          continue;
        }
      if (is_hero_due && add_hero (self))
        continue;
      if (next < 0)
        break;
      place (self, next, room_ms);
    }
}

/* Products of the stretch take what is left over, up to a third more each. */
static void
grow_stretch (Build *self,
              guint  from)
{
  gint64 can_ms = 0, left_ms = get_room_ms (self);

  for (guint i = from; i < self->cues->len; i++)
    if (g_array_index (self->cues, KbBuildCue, i).item >= 0)
      can_ms += g_array_index (self->cues, KbBuildCue, i).duration_ms / GROW_DIVISOR;
  if (can_ms <= 0)
    return;

  left_ms = MIN (left_ms, can_ms);
  for (guint i = from; i < self->cues->len; i++)
    {
      KbBuildCue *cue = &g_array_index (self->cues, KbBuildCue, i);
      const gint64 ms = cue->item >= 0 ? (gint64) ((double) left_ms * (cue->duration_ms / GROW_DIVISOR) / can_ms) / 1000 * 1000 : 0;

      cue->duration_ms += ms;
      self->now_us += ms * KB_MS_US;
    }
}

/* What was placed is where it is now: when a hero was last on, and something to do. */
static void
look_back (Build *self)
{
  gint64 at_us = self->shape->start_us;

  for (guint i = 0; i < self->cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (self->cues, KbBuildCue, i);

      at_us = (cue->fixed_us != KB_NONE ? cue->fixed_us : at_us) + cue->duration_ms * KB_MS_US;
      if (is_hero (self, cue->item))
        self->hero_us = at_us;
      if (cue->type == KB_CUE_TYPE_GIVEAWAY || cue->type == KB_CUE_TYPE_GAME || cue->type == KB_CUE_TYPE_QA)
        self->interact_us = at_us;
    }
}

/* Up to a flash deal: what is announced first, then the deal at its time. */
static void
build_flash (Build       *self,
             const Flash *flash,
             gint64       next_us)
{
  const gint64 tease_us = self->shape->tease_ms * KB_MS_US;
  const guint from = self->cues->len;
  gint64 left_ms, flash_ms;
  KbBuildCue *cue;

  self->limit_us = flash->at_us - tease_us;
  self->block_us = flash->at_us + self->shape->flash_ms * KB_MS_US;
  self->has_limit = TRUE;
  self->next_fun_us = flash->at_us;
  self->may_refill = TRUE;
  pack (self);
  forget_extras (self);
  left_ms = get_room_ms (self);
  if (left_ms >= QUESTIONS_LEAST_MS && left_ms <= QUESTIONS_MOST_MS)
    add_interaction (self, left_ms);
  else if (left_ms > 0 && left_ms < QUESTIONS_LEAST_MS)
    grow_stretch (self, from);
  look_back (self);

  left_ms = (flash->at_us - self->now_us) / KB_MS_US;
  left_ms = left_ms > self->shape->tease_ms + QUESTIONS_LEAST_MS ? self->shape->tease_ms : left_ms;
  self->flashed[flash->item]++;
  if (left_ms >= 30000)
    add_cue (self, KB_CUE_TYPE_FLASH_TEASE, (int) flash->item, left_ms, 30000)->loop_no = self->flashed[flash->item];

  /* The next deal may be sooner than this one is long. */
  flash_ms = MIN (self->shape->flash_ms, MAX (60000, (next_us - flash->at_us) / KB_MS_US));
  enter (self, KB_BUILD_SECTION_FLASH);
  self->now_us = flash->at_us;
  cue = add_cue (self, KB_CUE_TYPE_FLASH, (int) flash->item, flash_ms, MIN (flash_ms, 60000));
  cue->fixed_us = flash->at_us;
  cue->loop_no = self->flashed[flash->item];
  self->interact_us = self->now_us;
}

static int
compare_flashes (gconstpointer a,
                 gconstpointer b)
{
  const Flash *first = a, *second = b;

  return (first->at_us > second->at_us) - (first->at_us < second->at_us);
}

/* Deals outside of the show are left out, and told by the check. */
static GArray *
list_flashes (const Build *self)
{
  GArray *flashes = g_array_new (FALSE, FALSE, sizeof (Flash));

  for (guint i = 0; i < self->n_items; i++)
    for (guint k = 0; k < self->items[i].n_flash; k++)
      {
        const Flash flash = { i, self->items[i].flash_us[k] };

        if (flash.at_us >= self->shape->start_us && flash.at_us < self->shape->end_us)
          g_array_append_val (flashes, flash);
      }
  g_array_sort (flashes, compare_flashes);

  return flashes;
}

/* The opening is as long as it should be, unless the first deal is sooner. */
static void
build_opening (Build *self,
               gint64 first_us)
{
  const gint64 room_ms = MIN (self->shape->open_ms, (first_us - self->now_us) / KB_MS_US);
  const gint64 preview_ms = room_ms * 2 / 5 / 1000 * 1000;

  enter (self, KB_BUILD_SECTION_OPENING);
  if (room_ms < 60000)
    return;

  add_cue (self, KB_CUE_TYPE_OPEN, -1, room_ms - preview_ms, KB_NONE);
  add_cue (self, KB_CUE_TYPE_PREVIEW, -1, preview_ms, KB_NONE);
  self->interact_us = self->shape->start_us;
}

static void
build_closing (Build *self)
{
  const gint64 service_ms = self->shape->close_ms / 2 / 1000 * 1000;

  enter (self, KB_BUILD_SECTION_CLOSING);
  add_cue (self, KB_CUE_TYPE_SERVICE, -1, service_ms, MIN (service_ms, 60000));
  add_cue (self, KB_CUE_TYPE_CLOSE, -1, self->shape->close_ms - service_ms, KB_NONE);
}

static void
fill_queue (Build       *self,
            const GArray *flashes)
{
  const KbBuildShape *shape = self->shape;
  const gint64 whole_ms = (shape->end_us - shape->start_us) / KB_MS_US - shape->open_ms - shape->close_ms;
  const gint64 deals_ms = flashes->len * (shape->tease_ms + shape->flash_ms);
  const gint64 fun_ms = (whole_ms / MAX (1, shape->interact_every_ms + shape->interact_ms) + 1) * shape->interact_ms;
  guint n_rounds = 0;

  for (guint i = 0; i < self->n_items; i++)
    n_rounds = MAX (n_rounds, self->items[i].n_loops);
  for (guint round = 1; round <= n_rounds; round++)
    add_round (self, round, FALSE);
  shorten_queue (self, whole_ms - deals_ms - fun_ms);
}

/**
 * kb_build_propose:
 * @items: (array length=n_items): the lineup, in its order
 * @shape: the rest of the show
 *
 * Proposes the cues of a show: an opening; loops of about five products in the order of their roles,
 * round after round; flash deals on their times, announced before; something to do every 10 to 30
 * minutes; a hero whenever none would be on for more than 45 minutes; a closing.
 *
 * Before a flash deal the stretch is filled: showings in their order, one that fits before one that
 * does not, all of them once more when none is left, questions for the rest. Where more is planned than the
 * show holds, showings are shortened towards their minimum, and what still does not fit goes on
 * after the end: nothing that is planned is left out but deals outside of the show. What does not
 * come right is for kb_build_check() to tell.
 *
 * Returns: (transfer full) (element-type KbBuildCue): the cues, in running order.
 */
GArray *
kb_build_propose (const KbBuildItem  *items,
                  guint               n_items,
                  const KbBuildShape *shape)
{
  GArray *cues = g_array_new (FALSE, FALSE, sizeof (KbBuildCue));
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (Showing));
  g_autofree guint *shown = g_new0 (guint, n_items + 1);
  g_autofree guint *flashed = g_new0 (guint, n_items + 1);
  Build build = {
    .items = items, .n_items = n_items, .shape = shape, .cues = cues, .queue = queue, .shown = shown, .flashed = flashed,
    .now_us = shape->start_us, .hero_us = shape->start_us, .interact_us = shape->start_us,
  };
  g_autoptr (GArray) flashes = list_flashes (&build);

  fill_queue (&build, flashes);
  build_opening (&build, flashes->len > 0 ? g_array_index (flashes, Flash, 0).at_us : G_MAXINT64);
  for (guint i = 0; i < flashes->len; i++)
    build_flash (&build, &g_array_index (flashes, Flash, i),
                 i + 1 < flashes->len ? g_array_index (flashes, Flash, i + 1).at_us : G_MAXINT64);

  build.limit_us = shape->end_us - shape->close_ms * KB_MS_US;
  build.block_us = shape->end_us;
  build.next_fun_us = shape->end_us;
  build.has_limit = TRUE;
  build.may_refill = FALSE;
  pack (&build);
  build.has_limit = FALSE;
  build.next_fun_us = G_MAXINT64 / 4;
  pack (&build);
  build_closing (&build);

  return cues;
}
