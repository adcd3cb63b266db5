/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-columns"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-enums.h"
#include "kb-lineup-columns.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pricing.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * kb_lineup_format_count:
 *
 * Returns: (transfer full): a count with its thousands apart, "1,500", as money has them.
 */
char *
kb_lineup_format_count (gint64 count)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, ABS (count));
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  if (count < 0)
    g_string_prepend (text, "−");

  return g_string_free (text, FALSE);
}

static char *
format_money (KbRecordSet *set,
              gint64       minor)
{
  KbRecord *session = kb_record_set_get_session (set);

  if (minor == KB_NONE || session == NULL)
    return g_strdup ("—");
  return kb_money_format (minor, kb_record_get_text (session, KB_SESSION_CURRENCY));
}

static char *
format_count (KbRecord *record,
              guint     field)
{
  if (kb_record_is_null (record, field))
    return g_strdup ("—");
  return kb_lineup_format_count (kb_record_get_int (record, field));
}

static char *
link_no_text (KbRecordSet *set,
              KbRecord    *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (record, KB_LINEUP_ITEM_LINK_NO));
}

static char *
product_text (KbRecordSet *set,
              KbRecord    *record)
{
  KbRecord *product = kb_record_set_find_ref (set, record, KB_LINEUP_ITEM_PRODUCT_ID);
  const char *title = kb_record_get_text (record, KB_LINEUP_ITEM_TITLE);
  const char *spec = product != NULL ? kb_record_get_text (product, KB_PRODUCT_SPEC) : "";

  if (kb_text_is_empty (title) && product != NULL)
    title = kb_record_get_text (product, KB_PRODUCT_NAME);
  return g_strdup_printf ("%s\n%s", title, spec);
}

static char *
sku_text (KbRecordSet *set,
          KbRecord    *record)
{
  KbRecord *product = kb_record_set_find_ref (set, record, KB_LINEUP_ITEM_PRODUCT_ID);

  return g_strdup (product != NULL ? kb_record_get_text (product, KB_PRODUCT_SKU) : "");
}

static char *
ownership_text (KbRecordSet *set,
                KbRecord    *record)
{
  return g_strdup (kb_enum_label (&kb_ownership_enum, kb_record_get_int (record, KB_LINEUP_ITEM_OWNERSHIP)));
}

static char *
price_text (KbRecordSet *set,
            KbRecord    *record)
{
  g_autofree char *live = format_money (set, kb_record_get_int (record, KB_LINEUP_ITEM_LIVE_PRICE_MINOR));
  g_autofree char *list = format_money (set, kb_record_get_int (record, KB_LINEUP_ITEM_LIST_PRICE_MINOR));

  return g_strdup_printf ("%s\n%s", live, list);
}

static char *
final_text (KbRecordSet *set,
            KbRecord    *record)
{
  const KbPrice price = kb_pricing_compute (set, record);
  g_autofree char *final_price = format_money (set, price.final_minor);
  g_autofree char *live = format_money (set, price.live_minor);
  g_autofree char *coupon = format_money (set, price.coupon_minor);

  if (!kb_record_get_bool (record, KB_LINEUP_ITEM_COUPON_OK))
    return g_strdup_printf ("%s\n%s", final_price, _("no coupon"));
  if (price.coupon == NULL)
    return g_steal_pointer (&final_price);
  return g_strdup_printf ("%s\n%s − %s", final_price, live, coupon);
}

static char *
margin_text (KbRecordSet *set,
             KbRecord    *record)
{
  const KbPrice price = kb_pricing_compute (set, record);
  g_autofree char *margin = format_money (set, price.margin_minor);
  g_autofree char *share = g_strdup_printf ("%s%.1f %%", price.margin_share < 0 ? "−" : "",
                                            ABS (price.margin_share) * 100);

  if (price.margin_minor == KB_NONE)
    return g_strdup ("—");
  if (price.margin_minor >= 0)
    return g_strdup_printf ("%s\n%s", share, margin);
  if (kb_text_is_empty (kb_record_get_text (record, KB_LINEUP_ITEM_APPROVED_BY)))
    return g_strdup_printf ("%s\n%s", share, _("not approved"));
  /* Translators: a loss, and who agreed to it */
  return g_strdup_printf (_("%s\n%s agreed"), share, kb_record_get_text (record, KB_LINEUP_ITEM_APPROVED_BY));
}

static const char *
margin_level (KbRecordSet *set,
              KbRecord    *record)
{
  const KbPrice price = kb_pricing_compute (set, record);

  return price.margin_minor != KB_NONE && price.margin_minor < 0 ? "block" : NULL;
}

static char *
cost_text (KbRecordSet *set,
           KbRecord    *record)
{
  const gint64 commission = kb_record_get_int (record, KB_LINEUP_ITEM_COMMISSION_BP);

  if (kb_record_is_null (record, KB_LINEUP_ITEM_COST_MINOR) && commission != KB_NONE)
    /* Translators: a partner's goods: our commission in percent */
    return g_strdup_printf (_("comm. %g %%"), commission / 100.0);
  return format_money (set, kb_record_get_int (record, KB_LINEUP_ITEM_COST_MINOR));
}

/* The first spec that has nothing left: whoever asks for it cannot be served. */
static KbRecord *
find_empty_spec (KbRecordSet *set,
                 KbRecord    *record)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (set, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (record));

  for (guint i = 0; i < specs->len; i++)
    if (kb_record_get_int_or (g_ptr_array_index (specs, i), KB_LINEUP_SPEC_LIVE_STOCK, 1) == 0)
      return g_ptr_array_index (specs, i);   /* the set keeps it alive */

  return NULL;
}

static gboolean
is_short (KbRecord *record)
{
  const gint64 stock = kb_record_get_int_or (record, KB_LINEUP_ITEM_LIVE_STOCK, 0);

  return kb_record_get_int_or (record, KB_LINEUP_ITEM_LOCKED_STOCK, stock) < stock;
}

static char *
stock_text (KbRecordSet *set,
            KbRecord    *record)
{
  KbRecord *empty = find_empty_spec (set, record);
  g_autofree char *stock = format_count (record, KB_LINEUP_ITEM_LIVE_STOCK);
  g_autofree char *locked = format_count (record, KB_LINEUP_ITEM_LOCKED_STOCK);

  if (empty != NULL)
    /* Translators: a spec (size, colour) of which nothing is left */
    return g_strdup_printf (_("%s\n%s: 0 left"), stock, kb_record_get_text (empty, KB_LINEUP_SPEC_NAME));
  if (is_short (record))
    /* Translators: of the stock for the show, how much the warehouse has locked */
    return g_strdup_printf (_("%s\n%s locked"), stock, locked);
  return g_steal_pointer (&stock);
}

static const char *
stock_level (KbRecordSet *set,
             KbRecord    *record)
{
  return find_empty_spec (set, record) != NULL || is_short (record) ? "warn" : NULL;
}

static char *
limit_text (KbRecordSet *set,
            KbRecord    *record)
{
  return format_count (record, KB_LINEUP_ITEM_LIMIT_PER_BUYER);
}

static char *
gift_text (KbRecordSet *set,
           KbRecord    *record)
{
  const char *gift = kb_record_get_text (record, KB_LINEUP_ITEM_GIFT);
  g_autofree char *value = format_money (set, kb_record_get_int (record, KB_LINEUP_ITEM_GIFT_VALUE_MINOR));

  if (kb_text_is_empty (gift))
    return g_strdup ("—");
  if (kb_record_get_int_or (record, KB_LINEUP_ITEM_GIFT_VALUE_MINOR, 0) == 0)
    return g_strdup (gift);
  /* Translators: a gift and what it would cost to buy */
  return g_strdup_printf (_("%s\nworth %s"), gift, value);
}

static char *
offer_text (KbRecordSet *set,
            KbRecord    *record)
{
  return g_strdup (kb_record_get_text (record, KB_LINEUP_ITEM_OFFER));
}

static char *
points_text (KbRecordSet *set,
             KbRecord    *record)
{
  g_auto (GStrv) points = g_strsplit (kb_record_get_text (record, KB_LINEUP_ITEM_POINTS), "\n", -1);

  return g_strjoinv (" · ", points);
}

static char *
proof_text (KbRecordSet *set,
            KbRecord    *record)
{
  return g_strdup (kb_record_get_text (record, KB_LINEUP_ITEM_PROOF));
}

static char *
air_time_text (KbRecordSet *set,
               KbRecord    *record)
{
  const KbAirTime time = kb_pricing_air_time (set, record);

  return g_strdup_printf ("%g ×%u", time.duration_ms / 60000.0, time.n_cues);
}

static char *
ship_text (KbRecordSet *set,
           KbRecord    *record)
{
  return format_count (record, KB_LINEUP_ITEM_SHIP_H);
}

static char *
backup_text (KbRecordSet *set,
             KbRecord    *record)
{
  KbRecord *backup = kb_record_set_find_ref (set, record, KB_LINEUP_ITEM_BACKUP_ITEM_ID);

  if (backup == NULL)
    return g_strdup ("—");
  return g_strdup_printf ("No.%" G_GINT64_FORMAT, kb_record_get_int (backup, KB_LINEUP_ITEM_LINK_NO));
}

/* The role as a pill: outlined, with a dot, in the role's own colour (style.css). */
static GtkWidget *
role_cell (GtkWidget   *cell,
           KbRecordSet *set,
           KbRecord    *record)
{
  int role;

  if (cell == NULL)
    {
      cell = gtk_label_new (NULL);
      gtk_widget_set_halign (cell, GTK_ALIGN_START);
      gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (cell, "role-pill");
      return cell;
    }

  role = kb_record_get_int (record, KB_LINEUP_ITEM_ROLE);
  for (guint i = 0; i < kb_enum_count (&kb_product_role_enum); i++)
    gtk_widget_remove_css_class (cell, kb_enum_code (&kb_product_role_enum, i));
  gtk_widget_add_css_class (cell, kb_enum_code (&kb_product_role_enum, role));
  gtk_label_set_text (GTK_LABEL (cell), kb_enum_label (&kb_product_role_enum, role));

  return cell;
}

static const KbColumnInfo columns[] = {
  { NC_ ("lineup", "No."), link_no_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_STRONG, 52 },
  { NC_ ("lineup", "Product"), product_text, NULL, KB_COLUMN_STRONG | KB_COLUMN_TWO_LINES, 190 },
  { NC_ ("lineup", "Role"), NULL, role_cell, 0, 148 },
  { NC_ ("lineup", "Live / list"), price_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_STRONG | KB_COLUMN_TWO_LINES
    | KB_COLUMN_STRUCK, 96 },
  { NC_ ("lineup", "Final price"), final_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_STRONG | KB_COLUMN_TWO_LINES, 116 },
  { NC_ ("lineup", "Margin"), margin_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_TWO_LINES, 104, margin_level },
  { NC_ ("lineup", "Live stock"), stock_text, NULL, KB_COLUMN_NUMBER | KB_COLUMN_TWO_LINES, 100, stock_level },
  { NC_ ("lineup", "Limit"), limit_text, NULL, KB_COLUMN_NUMBER, 62 },
  { NC_ ("lineup", "Gift"), gift_text, NULL, KB_COLUMN_TWO_LINES, 150 },
  { NC_ ("lineup", "Minutes"), air_time_text, NULL, KB_COLUMN_NUMBER, 76 },
  { NC_ ("lineup", "Offer"), offer_text, NULL, 0, 220 },
  { NC_ ("lineup", "Selling points"), points_text, NULL, 0, 260 },
  { NC_ ("lineup", "Proof"), proof_text, NULL, 0, 200 },
  { NC_ ("lineup", "Cost"), cost_text, NULL, KB_COLUMN_NUMBER, 92 },
  { NC_ ("lineup", "Ownership"), ownership_text, NULL, 0, 90 },
  { NC_ ("lineup", "Ships (h)"), ship_text, NULL, KB_COLUMN_NUMBER, 76 },
  { NC_ ("lineup", "Backup"), backup_text, NULL, KB_COLUMN_NUMBER, 76 },
  { NC_ ("lineup", "SKU"), sku_text, NULL, KB_COLUMN_DIM, 110 },
};

/**
 * kb_lineup_columns_get:
 * @n_columns: (out): how many
 *
 * Returns: (array length=n_columns): the columns of a lineup's table, constant for ever.
 */
const KbColumnInfo *
kb_lineup_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}
