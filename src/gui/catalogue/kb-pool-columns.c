/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-pool-columns"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-money.h"
#include "kb-pool-columns.h"
#include "kb-product.h"
#include "kb-text.h"

/* What is shown of a product of the selection pool: in the table, and beside others. */

static char *
format_money (KbRecord *product,
              gint64    minor)
{
  return minor == KB_NONE ? g_strdup ("—") : kb_money_format_short (minor, kb_record_get_text (product, KB_PRODUCT_CURRENCY));
}

static char *
format_percent (gint64 bp)
{
  return bp == KB_NONE ? g_strdup ("—") : kb_text_format_share (bp / 10000.0);
}

static char *
format_int (KbRecord *product,
            guint     field)
{
  return kb_record_is_null (product, field)
         ? g_strdup ("—") : g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (product, field));
}

static gint64
get_bp (KbRecord *product,
        guint     field)
{
  return kb_record_get_int_or (product, field, KB_NONE);
}

/**
 * kb_pool_judge:
 *
 * Returns: the figures of a product, as kb_selection_judge() gives them now.
 */
KbSelection
kb_pool_judge (KbRecordSet *library,
               KbRecord    *product)
{
  g_autoptr (GPtrArray) proofs = kb_record_set_children (library, KB_ENTITY_PRODUCT_PROOF, kb_record_get_id (product));

  return kb_selection_judge (product, proofs, g_get_real_time ());
}

static char *
product_text (KbRecordSet *set,
              KbRecord    *product)
{
  const char *sku = kb_record_get_text (product, KB_PRODUCT_SKU);
  const char *category = kb_record_get_text (product, KB_PRODUCT_CATEGORY);
  const gboolean has_both = !kb_text_is_empty (sku) && !kb_text_is_empty (category);

  return g_strdup_printf ("%s\n%s%s%s", kb_record_get_text (product, KB_PRODUCT_NAME), sku, has_both ? " · " : "", category);
}

static char *
score_text (KbRecordSet *set,
            KbRecord    *product)
{
  const KbSelection judged = kb_pool_judge (set, product);

  if (judged.total < 0)
    return g_strdup ("—");
  /* Translators: a score, and of how many figures it is the mean */
  return g_strdup_printf (_("%d\n%u of %d"), judged.total, judged.n_known, KB_N_SCORES);
}

static char *
join_labels (guint        flags,
             const char *(*label) (guint flag))
{
  GString *text = g_string_new (NULL);

  for (guint flag = 1; flag != 0 && flag <= flags; flag <<= 1)
    if (flags & flag)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", label (flag));
  return g_string_free (text, FALSE);
}

static const char *
veto_label (guint flag)
{
  return kb_selection_veto_label (flag);
}

static const char *
caution_label (guint flag)
{
  return kb_selection_caution_label (flag);
}

static char *
veto_text (KbRecordSet *set,
           KbRecord    *product)
{
  const char *stated = kb_record_get_text (product, KB_PRODUCT_VETO);
  g_autofree char *labels = join_labels (kb_pool_judge (set, product).vetoes, veto_label);

  if (*labels == '\0')
    return g_strdup ("—");
  return kb_text_is_empty (stated) ? g_steal_pointer (&labels) : g_strdup_printf ("%s\n%s", labels, stated);
}

static const char *
veto_level (KbRecordSet *set,
            KbRecord    *product)
{
  return kb_pool_judge (set, product).vetoes != 0 ? "block" : NULL;
}

static char *
caution_text (KbRecordSet *set,
              KbRecord    *product)
{
  g_autofree char *labels = join_labels (kb_pool_judge (set, product).cautions, caution_label);

  return *labels != '\0' ? g_steal_pointer (&labels) : g_strdup ("—");
}

static const char *
caution_level (KbRecordSet *set,
               KbRecord    *product)
{
  return kb_pool_judge (set, product).cautions != 0 ? "warn" : NULL;
}

static char *
price_text (KbRecordSet *set,
            KbRecord    *product)
{
  return format_money (product, kb_pool_judge (set, product).price_minor);
}

static char *
rival_text (KbRecordSet *set,
            KbRecord    *product)
{
  return format_money (product, kb_record_get_int_or (product, KB_PRODUCT_RIVAL_PRICE_MINOR, KB_NONE));
}

/* Cost of own goods, commission on others'. */
static char *
cost_text (KbRecordSet *set,
           KbRecord    *product)
{
  const gint64 commission = get_bp (product, KB_PRODUCT_COMMISSION_BP);
  g_autofree char *share = format_percent (commission);

  if (kb_record_get_int (product, KB_PRODUCT_OWNERSHIP) != KB_OWNERSHIP_OWN && commission != KB_NONE)
    /* Translators: commission on partners' goods, short */
    return g_strdup_printf (_("comm. %s"), share);
  return format_money (product, kb_record_get_int_or (product, KB_PRODUCT_COST_MINOR, KB_NONE));
}

static char *
margin_text (KbRecordSet *set,
             KbRecord    *product)
{
  const KbSelection judged = kb_pool_judge (set, product);
  g_autofree char *share = format_percent (judged.margin_bp);
  g_autofree char *amount = format_money (product, judged.margin_minor);

  return g_strdup_printf ("%s\n%s", share, amount);
}

static char *
sold_text (KbRecordSet *set,
           KbRecord    *product)
{
  return format_int (product, KB_PRODUCT_SOLD_7D);
}

static char *
stock_text (KbRecordSet *set,
            KbRecord    *product)
{
  return format_int (product, KB_PRODUCT_STOCK);
}

static char *
returns_text (KbRecordSet *set,
              KbRecord    *product)
{
  return format_percent (get_bp (product, KB_PRODUCT_RETURN_BP));
}

static char *
ship_text (KbRecordSet *set,
           KbRecord    *product)
{
  return format_int (product, KB_PRODUCT_SHIP_H);
}

static char *
return_7d_text (KbRecordSet *set,
                KbRecord    *product)
{
  return g_strdup (kb_record_get_bool (product, KB_PRODUCT_RETURNS_7D) ? _("yes") : _("no"));
}

static char *
fit_text (KbRecordSet *set,
          KbRecord    *product)
{
  g_autofree char *audience = format_int (product, KB_PRODUCT_AUDIENCE_FIT);
  g_autofree char *market = format_int (product, KB_PRODUCT_MARKET_FIT);

  return g_strdup_printf ("%s / %s", audience, market);
}

static char *
service_text (KbRecordSet *set,
              KbRecord    *product)
{
  return format_percent (get_bp (product, KB_PRODUCT_SERVICE_BP));
}

static char *
on_air_text (KbRecordSet *set,
             KbRecord    *product)
{
  return format_int (product, KB_PRODUCT_TIMES_ON_AIR);
}

static char *
violations_text (KbRecordSet *set,
                 KbRecord    *product)
{
  const char *text = kb_record_get_text (product, KB_PRODUCT_VIOLATIONS);

  return g_strdup (kb_text_is_empty (text) ? "—" : text);
}

static char *
backup_text (KbRecordSet *set,
             KbRecord    *product)
{
  KbRecord *backup = kb_record_set_find_ref (set, product, KB_PRODUCT_BACKUP_ID);

  return g_strdup (backup != NULL ? kb_record_get_text (backup, KB_PRODUCT_SKU) : "—");
}

static const KbColumnInfo columns[] = {
  { NC_ ("pool", "Product"), product_text, NULL, KB_COLUMN_STRONG | KB_COLUMN_TWO_LINES, 190 },
  { NC_ ("pool", "Score"), score_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_STRONG | KB_COLUMN_TWO_LINES, 70 },
  { NC_ ("pool", "Veto"), veto_text, NULL, KB_COLUMN_TWO_LINES, 130, veto_level },
  { NC_ ("pool", "Look at"), caution_text, NULL, 0, 170, caution_level },
  { NC_ ("pool", "Price"), price_text, NULL, KB_COLUMN_NUMBER, 70 },
  { NC_ ("pool", "Rivals"), rival_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_DIM, 70 },
  { NC_ ("pool", "Cost"), cost_text, NULL, KB_COLUMN_NUMBER, 100 },
  { NC_ ("pool", "Margin"), margin_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_TWO_LINES, 80 },
  { NC_ ("pool", "Sold 7 d"), sold_text, NULL, KB_COLUMN_NUMBER, 70 },
  { NC_ ("pool", "Stock"), stock_text, NULL, KB_COLUMN_NUMBER, 70 },
  { NC_ ("pool", "Returned"), returns_text, NULL, KB_COLUMN_NUMBER, 70 },
  { NC_ ("pool", "Ships (h)"), ship_text, NULL, KB_COLUMN_NUMBER, 70 },
  { NC_ ("pool", "7-day return"), return_7d_text, NULL, 0, 90 },
  { NC_ ("pool", "Fit"), fit_text, NULL, KB_COLUMN_NUMBER, 60 },
  { NC_ ("pool", "After-sales"), service_text, NULL, KB_COLUMN_NUMBER, 80 },
  { NC_ ("pool", "On air"), on_air_text, NULL, KB_COLUMN_NUMBER, 60 },
  { NC_ ("pool", "Violations"), violations_text, NULL, 0, 110 },
  { NC_ ("pool", "Backup"), backup_text, NULL, KB_COLUMN_DIM, 110 },
};

/**
 * kb_pool_columns_get:
 * @n_columns: (out): how many
 *
 * Returns: (array length=n_columns): the columns of the pool's table, constant; titles have the context "pool".
 */
const KbColumnInfo *
kb_pool_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

static void
attach (GtkGrid    *grid,
        const char *text,
        int         column,
        int         row,
        const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* The best of a row has a tick beside its figure, where it is better than any: a colour alone would not be seen by
 * everybody. */
static void
attach_scores (GtkGrid           *grid,
               const KbSelection *judged,
               guint              n,
               KbSelectionScore   score,
               int                row)
{
  int best = -1;
  int worst = G_MAXINT;

  for (guint i = 0; i < n; i++)
    {
      best = MAX (best, judged[i].scores[score]);
      worst = MIN (worst, judged[i].scores[score]);
    }
  attach (grid, kb_selection_score_label (score), 0, row, "dim-label");
  for (guint i = 0; i < n; i++)
    {
      const int value = judged[i].scores[score];
      const gboolean is_best = value == best && best > worst;
      g_autofree char *text = value < 0 ? g_strdup ("—") : g_strdup_printf (is_best ? "%d ✓" : "%d", value);

      attach (grid, text, i + 1, row, is_best ? "identity" : NULL);
    }
}

/**
 * kb_pool_comparison_new:
 * @products: (element-type KbRecord): two to four
 *
 * Returns: (transfer none): a grid of the products beside each other: what they bring, score by score, what
 *   speaks against them, and what is said of them.
 */
GtkWidget *
kb_pool_comparison_new (KbRecordSet *library,
                        GPtrArray   *products)
{
  /* By the columns' places in the table. */
  static const guint shown[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree KbSelection *judged = g_new (KbSelection, products->len);
  int row = 0;

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  for (guint i = 0; i < products->len; i++)
    {
      judged[i] = kb_pool_judge (library, products->pdata[i]);
      attach (grid, kb_record_get_text (products->pdata[i], KB_PRODUCT_NAME), i + 1, row, "heading");
    }
  for (guint line = 0; line < G_N_ELEMENTS (shown); line++)
    {
      const KbColumnInfo *info = &columns[shown[line]];

      row++;
      attach (grid, g_dpgettext2 (NULL, "pool", info->title), 0, row, "dim-label");
      for (guint i = 0; i < products->len; i++)
        {
          g_autofree char *text = info->text (library, products->pdata[i]);
          g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
          g_autofree char *line_text = g_strjoinv (" · ", lines);
          const char *level = info->level != NULL ? info->level (library, products->pdata[i]) : NULL;

          attach (grid, line_text, i + 1, row, level);
          if (level != NULL)
            gtk_widget_add_css_class (gtk_grid_get_child_at (grid, i + 1, row), "level");
        }
    }
  attach (grid, _("Scores, 0 to 100"), 0, ++row, "heading");
  for (guint score = 0; score < KB_N_SCORES; score++)
    attach_scores (grid, judged, products->len, score, ++row);
  attach (grid, _("Selling points"), 0, ++row, "dim-label");
  for (guint i = 0; i < products->len; i++)
    attach (grid, kb_record_get_text (products->pdata[i], KB_PRODUCT_POINTS), i + 1, row, NULL);

  return GTK_WIDGET (grid);
}
