/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-price-ladder"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-paint.h"
#include "kb-price-ladder.h"

#define N_RUNGS 4
#define ROW_HEIGHT 26
#define BAR_HEIGHT 13
#define NAME_WIDTH 84
#define LEAST_BAR 2

/**
 * KbPriceLadder:
 *
 * From the list price down to what the goods cost: one bar a price, to scale, with what was taken
 * off on the way.
 */
struct _KbPriceLadder
{
  GtkWidget  parent_instance;

  struct
  {
    char   *name;    /* owned */
    char   *value;   /* owned */
    char   *change;  /* owned: against the bar above */
    double  share;   /* of the longest bar; negative: not known */
  } rungs[N_RUNGS];
};

G_DEFINE_FINAL_TYPE (KbPriceLadder, kb_price_ladder, GTK_TYPE_WIDGET)

static int
append_text (KbPriceLadder *self,
             GtkSnapshot   *snapshot,
             const char    *text,
             gboolean       is_strong,
             const GdkRGBA *colour,
             float          x,
             float          y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  if (is_strong)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  /* A negative place is where the text ends. */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x < 0 ? -x - width : x, y + (ROW_HEIGHT - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);

  return width;
}

static GdkRGBA
find_colour (KbPriceLadder *self,
             int            rung)
{
  static const char *const names[N_RUNGS] = { "bar_track", "bar_fill", "accent_bg_color", "cue_service_bar" };

  return kb_paint_find_colour (GTK_WIDGET (self), names[rung], "");
}

static void
append_rung (KbPriceLadder *self,
             GtkSnapshot   *snapshot,
             int            rung,
             float          room)
{
  const GdkRGBA text = kb_paint_text_colour (GTK_WIDGET (self), 1);
  const GdkRGBA dim = kb_paint_find_colour (GTK_WIDGET (self), "dim_text", "");
  const GdkRGBA colour = find_colour (self, rung);
  const float y = rung * ROW_HEIGHT;
  const float bar = self->rungs[rung].share >= 0 ? MAX (LEAST_BAR, room * self->rungs[rung].share) : 0;

  append_text (self, snapshot, self->rungs[rung].name, FALSE, &dim, 0, y);
  if (bar > 0)
    kb_paint_rounded (snapshot, &colour, &GRAPHENE_RECT_INIT (NAME_WIDTH, y + (ROW_HEIGHT - BAR_HEIGHT) / 2.0f, bar,
                                                              BAR_HEIGHT), 3);
  append_text (self, snapshot, self->rungs[rung].value, TRUE, &text, NAME_WIDTH + bar + 6, y);
  append_text (self, snapshot, self->rungs[rung].change, FALSE, &dim, -gtk_widget_get_width (GTK_WIDGET (self)), y);
}

static void
kb_price_ladder_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  KbPriceLadder *self = KB_PRICE_LADDER (widget);
  const float room = MAX (40, (gtk_widget_get_width (widget) - NAME_WIDTH) * 0.42f);

  for (int rung = 0; rung < N_RUNGS; rung++)
    if (self->rungs[rung].name != NULL)
      append_rung (self, snapshot, rung, room);
}

static void
kb_price_ladder_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : N_RUNGS * ROW_HEIGHT;
}

static void
clear_rungs (KbPriceLadder *self)
{
  for (int rung = 0; rung < N_RUNGS; rung++)
    {
      g_clear_pointer (&self->rungs[rung].name, g_free);
      g_clear_pointer (&self->rungs[rung].value, g_free);
      g_clear_pointer (&self->rungs[rung].change, g_free);
    }
}

static void
kb_price_ladder_finalize (GObject *object)
{
  clear_rungs (KB_PRICE_LADDER (object));

  G_OBJECT_CLASS (kb_price_ladder_parent_class)->finalize (object);
}

static void
kb_price_ladder_class_init (KbPriceLadderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_price_ladder_finalize;
  widget_class->snapshot = kb_price_ladder_snapshot;
  widget_class->measure = kb_price_ladder_measure;
  gtk_widget_class_set_css_name (widget_class, "priceladder");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_price_ladder_init (KbPriceLadder *self)
{
}

/* @change: (transfer full) */
static void
set_rung (KbPriceLadder *self,
          int            rung,
          const char    *name,
          gint64         minor,
          gint64         longest,
          const char    *currency,
          char          *change)
{
  self->rungs[rung].name = g_strdup (name);
  self->rungs[rung].value = kb_lineup_format_amount (minor, currency);
  self->rungs[rung].change = change;
  self->rungs[rung].share = minor != KB_NONE && longest > 0 ? (double) minor / (double) longest : -1;
}

/* "−70.00 · 65%": what was taken off, and what share is left. */
static char *
describe_live (gint64      list,
               gint64      live,
               const char *currency)
{
  g_autofree char *off = NULL;

  if (list == KB_NONE || list <= 0)
    return g_strdup ("");
  off = kb_lineup_format_amount (live - list, currency);
  return g_strdup_printf ("%s · %.0f%%", off, 100.0 * live / list);
}

static char *
describe_final (const KbPrice *price,
                const char    *currency)
{
  g_autofree char *off = kb_lineup_format_amount (-price->coupon_minor, currency);

  if (price->coupon == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s · %s", off, kb_record_get_text (price->coupon, KB_COUPON_CODE));
}

static char *
describe_cost (gint64      cost,
               gint64      gift,
               const char *currency)
{
  g_autofree char *cost_text = kb_lineup_format_short (cost, currency);
  g_autofree char *gift_text = kb_lineup_format_short (gift, currency);

  if (cost == KB_NONE || gift == 0)
    return g_strdup ("");
  return g_strdup_printf ("%s + %s", cost_text, gift_text);
}

static void
set_cost (KbPriceLadder     *self,
          const KbLineupRow *row,
          gint64             longest,
          const char        *currency)
{
  const gint64 cost = kb_record_get_int (row->item, KB_LINEUP_ITEM_COST_MINOR);
  const gint64 commission = kb_record_get_int (row->item, KB_LINEUP_ITEM_COMMISSION_BP);
  const gint64 gift = kb_record_get_int_or (row->item, KB_LINEUP_ITEM_GIFT_COST_MINOR, 0);

  if (cost != KB_NONE || commission == KB_NONE)
    set_rung (self, 3, gift > 0 ? C_ ("price", "Cost + gift") : C_ ("price", "Cost"),
              cost != KB_NONE ? cost + gift : KB_NONE, longest, currency, describe_cost (cost, gift, currency));
  else
    set_rung (self, 3, _("Commission"), row->price.margin_minor, longest, currency,
              g_strdup_printf ("%g%%", commission / 100.0));
}

/**
 * kb_price_ladder_show:
 * @item: (nullable): whose prices to show
 */
void
kb_price_ladder_show (KbPriceLadder *self,
                      KbLineupFacts *facts,
                      KbRecord      *item)
{
  const KbLineupRow *row = kb_lineup_facts_find_row (facts, item);
  const char *currency = kb_lineup_facts_get_currency (facts);
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_if_fail (KB_IS_PRICE_LADDER (self));

  clear_rungs (self);
  if (row != NULL)
    {
      const gint64 list = kb_record_get_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR);
      const gint64 longest = MAX (list != KB_NONE ? list : 0, row->price.live_minor);

      set_rung (self, 0, C_ ("price", "List"), list, longest, currency, g_strdup (""));
      set_rung (self, 1, C_ ("price", "Live"), row->price.live_minor, longest, currency,
                describe_live (list, row->price.live_minor, currency));
      set_rung (self, 2, C_ ("price", "Final"), row->price.final_minor, longest, currency,
                describe_final (&row->price, currency));
      set_cost (self, row, longest, currency);
    }
  for (int rung = 0; rung < N_RUNGS && row != NULL; rung++)
    g_string_append_printf (words, "%s%s %s", rung > 0 ? ", " : "", self->rungs[rung].name, self->rungs[rung].value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
