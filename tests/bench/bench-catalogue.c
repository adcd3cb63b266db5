/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <time.h>

#include "bench-window.h"
#include "kb-id.h"
#include "kb-place.h"
#include "kb-product-pane.h"
#include "kb-product.h"
#include "kb-products-page.h"

/*
 * bench-catalogue: a library of 5 000 products in its page, with the editor beside the list. Words are typed into the
 * search letter by letter and taken back letter by letter; each key is timed until the frame that shows what it found is
 * painted. The frames come as often as the display asks for them, so a key costs the wait for the next one, too: what is
 * made of it must fit into one frame, and all of it into two.
 */

#define N_PRODUCTS 5000
#define FRAME_MS 16.7
#define MAX_KEYS 400

typedef struct
{
  BenchWindow    base;
  KbProductPane *pane;       /* borrowed child of the page */
  GtkEditable   *search;     /* borrowed child of the pane */
} Fixture;

static const char *const kinds[] = { "Soft lotion", "Cleansing mousse", "Steel bottle", "补水面膜", "洗脸巾", "护手霜", "Camp mug",
                                     "Cast-iron pan" };
static const char *const makers[] = { "Autumn", "Ridge", "棠屿", "晴川", "North", "净屿", "Ember" };

/* What leads to many, to few and to none, in both languages, and an article number. */
static const char *const words[] = { "lotion", "TY-00421", "面膜", "棠屿 护手霜", "autumn steel 77", "zzz" };

static void
add_products (KbWorkspace *workspace)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  GListModel *products = kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_PRODUCT);

  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, kb_id_new ());
      g_autofree char *name = g_strdup_printf ("%s %s %u", makers[i % G_N_ELEMENTS (makers)], kinds[i % G_N_ELEMENTS (kinds)], i);
      g_autofree char *sku = g_strdup_printf ("TY-%05u", i);

      kb_record_set_text (product, KB_PRODUCT_NAME, name);
      kb_record_set_text (product, KB_PRODUCT_SKU, sku);
      kb_record_set_text (product, KB_PRODUCT_CURRENCY, "CNY");
      kb_record_set_int (product, KB_PRODUCT_LIST_PRICE_MINOR, 990 + i);
      kb_edit_insert (edit, product);
    }
  kb_workspace_edit (workspace, edit);
  while (g_list_model_get_n_items (products) < N_PRODUCTS)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_window (Fixture *fixture)
{
  GtkWidget *page = g_object_new (KB_TYPE_PRODUCTS_PAGE, NULL);

  kb_place_set_workspace (KB_PLACE (page), fixture->base.workspace);
  bench_window_show (&fixture->base, page);
  fixture->pane = KB_PRODUCT_PANE (bench_find (page, KB_TYPE_PRODUCT_PANE));
  fixture->search = GTK_EDITABLE (bench_find (GTK_WIDGET (fixture->pane), GTK_TYPE_SEARCH_ENTRY));
  g_assert_nonnull (kb_product_pane_get_selected (fixture->pane));
}

static void
print (const char *name,
       double     *values,
       guint       n,
       double      part,
       double      limit_ms)
{
  bench_print ("catalogue-5000", name, bench_pick (values, n, part), limit_ms);
}

static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

/* @work_ms: what the key costs before the next frame is asked for
 * @cpu_ms: what this thread computes for it, its frame included: on a busy machine the rest is others' time
 * @whole_ms: until that frame is painted */
static void
press (Fixture    *fixture,
       const char *text,
       double     *work_ms,
       double     *cpu_ms,
       double     *whole_ms)
{
  double cpu_began;
  gint64 began;

  bench_window_wait (&fixture->base, 1);
  cpu_began = get_cpu_ms ();
  began = g_get_monotonic_time ();
  gtk_editable_set_text (fixture->search, text);
  *work_ms = bench_get_ms (began);
  bench_window_wait (&fixture->base, 1);
  *whole_ms = bench_get_ms (began);
  *cpu_ms = get_cpu_ms () - cpu_began;
}

static void
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Whoever types looks at what was found: the list is whole again, and the next key finds it so. */
static void
take_a_pause (Fixture *fixture)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (500, wake_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  bench_window_wait (&fixture->base, 1);
}

static void
time_keys (Fixture *fixture)
{
  double work[MAX_KEYS], cpu[MAX_KEYS], whole[MAX_KEYS];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++, take_a_pause (fixture))
    {
      const guint length = g_utf8_strlen (words[i], -1);

      for (guint k = 1; k <= 2 * length; k++)
        {
          g_autofree char *typed = g_utf8_substring (words[i], 0, k <= length ? k : 2 * length - k);

          g_assert_cmpuint (n, <, MAX_KEYS);
          press (fixture, typed, &work[n], &cpu[n], &whole[n]);
          /* What is timed is the search that the list listens to. */
          g_assert_true ((kb_product_pane_get_selected (fixture->pane) == NULL) == (*typed == 'z'));
          n++;
        }
    }
  print ("key-work-median", work, n, 0.5, FRAME_MS);
  print ("key-work-p95", work, n, 0.95, FRAME_MS);
  print ("key-cpu-median", cpu, n, 0.5, FRAME_MS);
  print ("key-cpu-p95", cpu, n, 0.95, FRAME_MS);
  print ("key-to-frame-median", whole, n, 0.5, 2 * FRAME_MS);
  print ("key-to-frame-p95", whole, n, 0.95, 2 * FRAME_MS);
}

int
main (void)
{
  Fixture fixture = { { NULL } };

  bench_window_init (&fixture.base);
  add_products (fixture.base.workspace);
  show_window (&fixture);
  time_keys (&fixture);
  bench_window_clear (&fixture.base);
  return 0;
}
