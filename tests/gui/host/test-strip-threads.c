/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No display and no GTK: this program is built with the thread sanitizer, with all that it stands on but the libraries, whose
 * locks it is told of by tsan-glib.h.
 *
 * A desk and three screens, each in a thread with a worker of its own: they share the texts, and the place of the text goes
 * from one to the others as a value, as it does between processes. */

#include <string.h>

#include "kb-prompter-flow.h"
#include "kb-strip-store.h"
#include "kb-transport.h"
#include "tsan-glib.h"

#define N_SCREENS 3
#define N_CUES 4
#define N_ROUNDS 60
#define FRAME_US 16667
#define HEIGHT 540

static const char text[] =
  "五号链接，积雪草舒缓精华液三十毫升，日常价二百六十九，今晚一百八十九，领满九十九减十二的券，到手一百七十七。\n"
  "【拿起小样，对镜头】\nWatch: it clips on the pack strap, the tent loop, and the tailgate.\n※大瓶没拆，七天无理由\n";

/* What the desk tells; everything in it is guarded. */
typedef struct
{
  GMutex            mutex;
  GPtrArray        *scripts;     /* KbScript */
  guint             edition;     /* of the scripts */
  KbTransportState  transport;
  double            size;        /* of the text */
  gboolean          stop;
  guint             shown[N_SCREENS];
} Told;

typedef struct
{
  Told           *told;
  guint           index;
  KbStripStore   *store;
  KbPrompterFlow *flow;
  KbTransport    *transport;
  guint           edition;
  double          size;
  gint64          now_us;
  guint           ink;           /* what was seen, so that it is read */
} Screen;

static GPtrArray *
create_scripts (guint edition)
{
  GPtrArray *scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);

  for (guint i = 0; i < N_CUES; i++)
    {
      g_autofree char *whole = g_strdup_printf ("%s%u：%s", text, edition, text);

      g_ptr_array_add (scripts, kb_script_new (i + 1, "C06", whole, "zh-CN", NULL));
    }

  return scripts;
}

static void
set_style (Screen *self)
{
  const KbStripStyle style = { "Cantarell, Noto Sans CJK SC, sans-serif", self->size + self->index * 4,
                               500 + self->index * 100, kb_turn_new (self->index == 1, FALSE, 0), self->index == 2 };

  kb_strip_store_set_style (self->store, &style);
  kb_prompter_flow_reset (self->flow);
}

/* What is new since the last look; FALSE when the show is over. */
static gboolean
hear (Screen *self)
{
  g_autoptr (GPtrArray) scripts = NULL;
  gboolean has_size, goes_on;

  g_mutex_lock (&self->told->mutex);
  goes_on = !self->told->stop;
  has_size = self->size != self->told->size;
  self->size = self->told->size;
  kb_transport_set_state (self->transport, &self->told->transport);
  if (self->edition != self->told->edition)
    {
      self->edition = self->told->edition;
      scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
      for (guint i = 0; i < self->told->scripts->len; i++)
        g_ptr_array_add (scripts, kb_script_ref (self->told->scripts->pdata[i]));
    }
  g_mutex_unlock (&self->told->mutex);

  if (has_size)
    set_style (self);
  if (scripts != NULL)
    kb_prompter_flow_set_scripts (self->flow, scripts);

  return goes_on;
}

static void
look_at (Screen           *self,
         const KbFlowLine *line)
{
  KbStrip *strip = kb_strip_store_get_strip (self->store, line->script, line->index, line->line, 0);

  for (guint i = 0; strip != NULL && i < strip->n_parts; i++)
    {
      cairo_surface_t *surface = strip->parts[i].surface;
      const int bytes = cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);

      for (int at = 0; at < bytes; at += 97)
        self->ink += cairo_image_surface_get_data (surface)[at];
    }
}

/* A frame: where is the text, what is needed for it, what is there of it. */
static void
draw (Screen *self)
{
  const double beat = kb_transport_get_position (self->transport, self->now_us);
  g_autoptr (GArray) lines = NULL;
  double y;

  if (!kb_prompter_flow_locate (self->flow, kb_transport_get_cue_id (self->transport), beat, HEIGHT / 3, HEIGHT, &y))
    {
      kb_prompter_flow_want (self->flow, 0, HEIGHT / 3, HEIGHT);
      return;
    }

  kb_prompter_flow_want (self->flow, y, HEIGHT / 3, HEIGHT);
  lines = kb_prompter_flow_list_lines (self->flow, y - HEIGHT / 3, y + HEIGHT);
  for (guint i = 0; i < lines->len; i++)
    look_at (self, &g_array_index (lines, KbFlowLine, i));
  g_mutex_lock (&self->told->mutex);
  self->told->shown[self->index]++;
  g_mutex_unlock (&self->told->mutex);
}

static gpointer
run_screen (gpointer data)
{
  Screen *self = data;
  GMainContext *context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  self->store = kb_strip_store_new ();
  self->flow = kb_prompter_flow_new (self->store);
  self->transport = kb_transport_new ();
  while (hear (self))
    {
      draw (self);
      self->now_us += FRAME_US;
      g_main_context_iteration (context, FALSE);
      g_thread_yield ();
    }

  kb_prompter_flow_free (self->flow);
  g_assert_finalize_object (self->store);   /* its worker may be in the middle of a line */
  g_assert_finalize_object (self->transport);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);

  return GUINT_TO_POINTER (self->ink);
}

/* One thing after the other that a desk does while all read on. */
static void
work_at_the_desk (Told        *told,
                  KbTransport *transport,
                  guint        round)
{
  const gint64 now_us = round * 20 * FRAME_US;
  KbScript *script;

  g_mutex_lock (&told->mutex);
  script = told->scripts->pdata[round / 3 % N_CUES];
  if (round % 7 == 3)
    {
      g_ptr_array_unref (told->scripts);
      told->scripts = create_scripts (++told->edition);
      script = told->scripts->pdata[0];
    }
  if (round % 11 == 5)
    told->size = 28 + round % 3 * 6;
  if (round % 5 == 1)
    kb_transport_hold (transport, now_us);
  else
    kb_transport_resume (transport, now_us);
  if (round % 3 == 0)
    kb_transport_jump (transport, kb_script_get_cue_id (script), round % 4 * 10, kb_script_get_beats (script), now_us);
  kb_transport_nudge (transport, 3, now_us);
  told->transport = *kb_transport_get_state (transport);
  g_mutex_unlock (&told->mutex);
}

/* Every screen has shown something since. */
static void
wait_for_screens (Told *told)
{
  gboolean all;

  do
    {
      all = TRUE;
      g_mutex_lock (&told->mutex);
      for (guint i = 0; i < N_SCREENS; i++)
        all = all && told->shown[i] > 0;
      if (all)
        memset (told->shown, 0, sizeof told->shown);
      g_mutex_unlock (&told->mutex);
      g_thread_yield ();
    }
  while (!all);
}

static void
screens_share_texts_and_transport (void)
{
  Told told = { .scripts = create_scripts (1), .edition = 1, .size = 32 };
  Screen screens[N_SCREENS];
  GThread *threads[N_SCREENS];
  g_autoptr (KbTransport) transport = kb_transport_new ();

  g_mutex_init (&told.mutex);
  kb_transport_set_rate (transport, 260, 0);
  work_at_the_desk (&told, transport, 0);
  for (guint i = 0; i < N_SCREENS; i++)
    {
      screens[i] = (Screen) { .told = &told, .index = i };
      threads[i] = g_thread_new ("screen", run_screen, &screens[i]);
    }
  for (guint round = 1; round < N_ROUNDS; round++)
    {
      work_at_the_desk (&told, transport, round);
      if (round % 2 == 0)
        wait_for_screens (&told);
    }
  g_mutex_lock (&told.mutex);
  told.stop = TRUE;
  g_mutex_unlock (&told.mutex);

  for (guint i = 0; i < N_SCREENS; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), >, 0);
  g_ptr_array_unref (told.scripts);
  g_mutex_clear (&told.mutex);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/host/strip-threads/screens-share-texts-and-transport", screens_share_texts_and_transport);

  return g_test_run ();
}
