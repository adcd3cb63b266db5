/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-strip-store"

#include "config.h"

#include "kb-text.h"

#include "kb-strip-entry.h"
#include "kb-strip-store.h"

/* What is kept beyond what is wanted, for a look back. */
#define SPARE_BYTES (48 * 1024 * 1024)
#define SPARE_ENTRIES 256

/* Layouts that the worker keeps, to draw more of their lines later. */
#define KEPT_TEXTS 24

/**
 * KbStripStore:
 *
 * Lines of text as pixels, drawn ahead of need by a thread with its own font map, so that a frame never
 * waits for a layout. The view says what it wants, most urgent first, and replaces the list as it
 * moves on; the worker always takes the first thing of the list that is not there yet. A piece is
 * known by how it looks, so what an edit left alone need not be drawn again.
 *
 * All functions belong to the thread that made the store. Only that thread removes anything, so what
 * it was given stays until its own next call of kb_strip_store_want() or kb_strip_store_set_style().
 */
struct _KbStripStore
{
  GObject       parent_instance;

  GMainContext *context;
  GThread      *worker;

  GMutex        mutex;       /* guards what follows */
  GCond         wake;
  GHashTable   *entries;     /* KbStripEntry, a set */
  GArray       *wants;       /* KbStripWant, each with a reference to its script */
  KbStripStyle  style;
  char         *font;        /* what style.font points to */
  guint         generation;  /* of the style */
  gsize         bytes;
  guint64       stamp;
  GSource      *ready;       /* waits to tell that something is done */
  gboolean      stop;
};

/* What the worker is to do next, copied out from under the lock. */
typedef struct
{
  KbScript     *script;
  guint         index;
  guint         line;
  guint         phase;
  gboolean      draws;       /* a line; else lays the piece out */
  KbStripStyle  style;
  char         *font;
  guint         generation;
} Job;

/* A layout that the worker keeps. */
typedef struct
{
  KbScript    *script;
  guint        index;
  guint        generation;
  KbStripText *text;
} Kept;

enum { READY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbStripStore, kb_strip_store, G_TYPE_OBJECT)

static void
clear_want (gpointer data)
{
  KbStripWant *want = data;

  kb_script_unref (want->script);
}

static KbStripEntry *
find_entry (KbStripStore *self,
            KbScript     *script,
            guint         index)
{
  KbStripEntry key = { .script = script, .index = index };

  return g_hash_table_lookup (self->entries, &key);
}

static gboolean
find_job (KbStripStore *self,
          Job          *job)
{
  for (guint i = 0; i < self->wants->len; i++)
    {
      const KbStripWant *want = &g_array_index (self->wants, KbStripWant, i);
      KbStripEntry *entry = find_entry (self, want->script, want->index);

      job->draws = entry != NULL;
      if (entry == NULL || kb_strip_entry_find_undrawn (entry, want, &job->line, &job->phase))
        {
          job->script = kb_script_ref (want->script);
          job->index = want->index;
          job->style = self->style;
          job->font = g_strdup (self->font);
          job->style.font = job->font;
          job->generation = self->generation;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
ready_cb (gpointer data)
{
  KbStripStore *self = data;

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->ready, g_source_unref);
  g_mutex_unlock (&self->mutex);

  g_signal_emit (self, signals[READY], 0);

  return G_SOURCE_REMOVE;
}

/* Below the default priority, which would starve redraws, and above a redraw, which wants the news. */
static void
announce (KbStripStore *self)
{
  if (self->ready != NULL)
    return;

  self->ready = g_idle_source_new ();
  g_source_set_priority (self->ready, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (self->ready, ready_cb, self, NULL);
  g_source_attach (self->ready, self->context);
}

static void
publish_text (KbStripStore *self,
              const Job    *job,
              KbStripText  *text)
{
  KbStripEntry *entry;

  if (job->generation != self->generation || find_entry (self, job->script, job->index) != NULL)
    return;

  entry = kb_strip_entry_new (job->script, job->index, text);
  entry->used = self->stamp;
  g_hash_table_add (self->entries, entry);
  announce (self);
}

static void
publish_strip (KbStripStore *self,
               const Job    *job,
               KbStrip      *strip)
{
  KbStripEntry *entry = find_entry (self, job->script, job->index);
  guint at = job->line * KB_STRIP_PHASES + job->phase;

  if (job->generation != self->generation || entry == NULL || entry->strips[at] != NULL)
    {
      kb_strip_free (strip);
      return;
    }

  entry->strips[at] = strip;
  self->bytes += kb_strip_get_bytes (strip);
  announce (self);
}

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  kb_strip_text_free (kept->text);
  kb_script_unref (kept->script);
  g_free (kept);
}

/* The layout for a job: a kept one, moved to the front, or a new one. */
static KbStripText *
get_text (GQueue       *texts,
          PangoFontMap *fonts,
          const Job    *job)
{
  Kept *kept;

  for (GList *l = texts->head; l != NULL; l = l->next)
    {
      kept = l->data;
      if (kept->generation == job->generation &&
          kb_script_equal_pieces (kept->script, kept->index, job->script, job->index))
        {
          g_queue_unlink (texts, l);
          g_queue_push_head_link (texts, l);
          return kept->text;
        }
    }

  kept = g_new0 (Kept, 1);
  kept->script = kb_script_ref (job->script);
  kept->index = job->index;
  kept->generation = job->generation;
  kept->text = kb_strip_text_new (fonts, &job->style, job->script, job->index);
  g_queue_push_head (texts, kept);
  if (texts->length > KEPT_TEXTS)
    free_kept (g_queue_pop_tail (texts));

  return kept->text;
}

/* Called with the lock, which it gives up while it works. */
static void
run_job (KbStripStore *self,
         GQueue       *texts,
         PangoFontMap *fonts,
         Job          *job)
{
  KbStripText *text;
  KbStrip *strip = NULL;

  g_mutex_unlock (&self->mutex);
  text = get_text (texts, fonts, job);
  if (job->draws)
    strip = kb_strip_text_draw_line (text, job->line, job->phase);
  g_mutex_lock (&self->mutex);

  if (job->draws)
    publish_strip (self, job, strip);
  else
    publish_text (self, job, text);
  kb_script_unref (job->script);
  g_free (job->font);
}

static gpointer
work (gpointer data)
{
  KbStripStore *self = data;
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  GQueue texts = G_QUEUE_INIT;
  Job job = { 0 };

  g_mutex_lock (&self->mutex);
  while (!self->stop)
    {
      if (find_job (self, &job))
        run_job (self, &texts, fonts, &job);
      else
        g_cond_wait (&self->wake, &self->mutex);
    }
  g_mutex_unlock (&self->mutex);

  g_queue_clear_full (&texts, free_kept);
  g_object_unref (fonts);

  return NULL;
}

static void
stop_worker (KbStripStore *self)
{
  if (self->worker == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->stop = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  g_thread_join (g_steal_pointer (&self->worker));
}

static KbStripEntry *
find_oldest (KbStripStore *self)
{
  GHashTableIter iter;
  KbStripEntry *entry, *oldest = NULL;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &entry, NULL))
    if (entry->used != self->stamp && (oldest == NULL || entry->used < oldest->used))
      oldest = entry;

  return oldest;
}

static void
drop_what_is_too_much (KbStripStore *self)
{
  KbStripEntry *oldest;

  while ((self->bytes > SPARE_BYTES || g_hash_table_size (self->entries) > SPARE_ENTRIES) &&
         (oldest = find_oldest (self)) != NULL)
    {
      self->bytes -= kb_strip_entry_get_bytes (oldest);
      g_hash_table_remove (self->entries, oldest);
    }
}

static void
kb_strip_store_dispose (GObject *object)
{
  KbStripStore *self = KB_STRIP_STORE (object);

  stop_worker (self);
  if (self->ready != NULL)
    g_source_destroy (self->ready);
  g_clear_pointer (&self->ready, g_source_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->wants, g_array_unref);

  G_OBJECT_CLASS (kb_strip_store_parent_class)->dispose (object);
}

static void
kb_strip_store_finalize (GObject *object)
{
  KbStripStore *self = KB_STRIP_STORE (object);

  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_free (self->font);

  G_OBJECT_CLASS (kb_strip_store_parent_class)->finalize (object);
}

static void
kb_strip_store_class_init (KbStripStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_strip_store_dispose;
  object_class->finalize = kb_strip_store_finalize;

  /**
   * KbStripStore::ready:
   *
   * Something that was wanted is there. One emission may stand for many things.
   */
  signals[READY] = g_signal_new ("ready", KB_TYPE_STRIP_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
kb_strip_store_init (KbStripStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->entries = g_hash_table_new_full (kb_strip_entry_hash, kb_strip_entry_equal, kb_strip_entry_free, NULL);
  self->wants = g_array_new (FALSE, FALSE, sizeof (KbStripWant));
  g_array_set_clear_func (self->wants, clear_want);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  self->worker = g_thread_new ("kb-strips", work, self);
}

/**
 * kb_strip_store_new:
 *
 * Returns: (transfer full): an empty store; it tells what is ready in the main context of this thread.
 */
KbStripStore *
kb_strip_store_new (void)
{
  return g_object_new (KB_TYPE_STRIP_STORE, NULL);
}

/**
 * kb_strip_store_set_style:
 * @style: the look from now on
 *
 * Forgets all pixels of another style; what is wanted is made again.
 */
void
kb_strip_store_set_style (KbStripStore       *self,
                          const KbStripStyle *style)
{
  g_return_if_fail (KB_IS_STRIP_STORE (self));
  g_return_if_fail (style->size > 0 && style->width > 0 && style->font != NULL);

  if (kb_strip_style_equal (&self->style, style))
    return;

  g_mutex_lock (&self->mutex);
  kb_set_str (&self->font, style->font);   /* which may be our own */
  self->style = *style;
  self->style.font = self->font;
  self->generation++;
  self->bytes = 0;
  g_hash_table_remove_all (self->entries);
  g_array_set_size (self->wants, 0);
  g_mutex_unlock (&self->mutex);
}

/**
 * kb_strip_store_get_style:
 *
 * Returns: (transfer none): the style; its size is 0 before the first is set.
 */
const KbStripStyle *
kb_strip_store_get_style (KbStripStore *self)
{
  g_return_val_if_fail (KB_IS_STRIP_STORE (self), NULL);

  return &self->style;
}

/**
 * kb_strip_store_want:
 * @wants: (array length=n_wants): what is needed, most urgent first
 * @n_wants: how many
 *
 * Replaces what was wanted before. What is no longer wanted is kept for a while as memory allows.
 */
void
kb_strip_store_want (KbStripStore      *self,
                     const KbStripWant *wants,
                     guint              n_wants)
{
  GHashTableIter iter;
  KbStripEntry *entry;

  g_return_if_fail (KB_IS_STRIP_STORE (self));
  g_return_if_fail (self->style.size > 0);

  g_mutex_lock (&self->mutex);
  self->stamp++;
  for (guint i = 0; i < n_wants; i++)
    kb_script_ref (wants[i].script);
  g_array_set_size (self->wants, 0);
  g_array_append_vals (self->wants, wants, n_wants);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &entry, NULL))
    self->bytes -= kb_strip_entry_drop_phases (entry, wants, n_wants, self->stamp);
  drop_what_is_too_much (self);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

/**
 * kb_strip_store_get_lines:
 * @script: a text
 * @index: a piece of it
 * @n_lines: (out): how many lines it has
 * @height: (out): its height, pixels
 *
 * Returns: (transfer none) (nullable): the lines, or %NULL while the piece is not laid out.
 */
const KbStripLine *
kb_strip_store_get_lines (KbStripStore *self,
                          KbScript     *script,
                          guint         index,
                          guint        *n_lines,
                          int          *height)
{
  KbStripEntry *entry;

  g_return_val_if_fail (KB_IS_STRIP_STORE (self), NULL);

  g_mutex_lock (&self->mutex);
  entry = find_entry (self, script, index);
  g_mutex_unlock (&self->mutex);
  if (entry == NULL)
    return NULL;

  *n_lines = entry->n_lines;
  *height = entry->height;
  return entry->lines;
}

/**
 * kb_strip_store_get_strip:
 * @script: a text
 * @index: a piece of it
 * @line: a line of the piece
 * @phase: a phase of the line; 0 for a picture
 *
 * Returns: (transfer none) (nullable): the pixels, or %NULL while they are not drawn.
 */
KbStrip *
kb_strip_store_get_strip (KbStripStore *self,
                          KbScript     *script,
                          guint         index,
                          guint         line,
                          guint         phase)
{
  KbStrip *strip = NULL;
  KbStripEntry *entry;

  g_return_val_if_fail (KB_IS_STRIP_STORE (self), NULL);
  g_return_val_if_fail (phase < KB_STRIP_PHASES, NULL);

  g_mutex_lock (&self->mutex);
  entry = find_entry (self, script, index);
  if (entry != NULL && line < entry->n_lines)
    strip = entry->strips[line * KB_STRIP_PHASES + phase];
  g_mutex_unlock (&self->mutex);

  return strip;
}

/**
 * kb_strip_store_get_bytes:
 *
 * Returns: how much memory the pixels take.
 */
gsize
kb_strip_store_get_bytes (KbStripStore *self)
{
  gsize bytes;

  g_return_val_if_fail (KB_IS_STRIP_STORE (self), 0);

  g_mutex_lock (&self->mutex);
  bytes = self->bytes;
  g_mutex_unlock (&self->mutex);

  return bytes;
}
