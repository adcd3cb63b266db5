/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-role-bar"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-enums.h"
#include "kb-lineup.h"
#include "kb-paint.h"
#include "kb-pricing.h"
#include "kb-role-bar.h"

#define N_ROLES (KB_PRODUCT_ROLE_TEST + 1)
#define BAR_HEIGHT 5
#define GAP 2
#define TEXT_GAP 3

/**
 * KbRoleBar:
 *
 * How the session's minutes on air are shared between the roles of products: traffic, perk, hero
 * and so on, to scale, each with its name and minutes where they fit.
 */
struct _KbRoleBar
{
  GtkWidget  parent_instance;

  gint64     air_ms[N_ROLES];
  gint64     total_ms;
};

G_DEFINE_FINAL_TYPE (KbRoleBar, kb_role_bar, GTK_TYPE_WIDGET)

static PangoLayout *
create_text (KbRoleBar *self,
             int        role)
{
  /* Translators: a product role and its minutes on air */
  g_autofree char *text = g_strdup_printf (_("%s %g min"), kb_enum_label (&kb_product_role_enum, role),
                                           self->air_ms[role] / 60000.0);

  return gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
}

/* The palette has one colour for what is neither of the five. */
static GdkRGBA
find_colour (KbRoleBar *self,
             int        role)
{
  const gboolean is_own = role < KB_PRODUCT_ROLE_ADDON;
  g_autofree char *stem = g_strdup_printf ("role_%s", is_own ? kb_enum_code (&kb_product_role_enum, role) : "addon");

  return kb_paint_find_colour (GTK_WIDGET (self), stem, "");
}

static void
append_role (KbRoleBar   *self,
             GtkSnapshot *snapshot,
             int          role,
             float        x,
             float        width)
{
  const GdkRGBA colour = find_colour (self, role);
  g_autoptr (PangoLayout) text = create_text (self, role);
  int text_width;

  kb_paint_rounded (snapshot, &colour, &GRAPHENE_RECT_INIT (x, 0, MAX (width - GAP, 1), BAR_HEIGHT), 2);
  pango_layout_get_pixel_size (text, &text_width, NULL);
  if (text_width > width)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, BAR_HEIGHT + TEXT_GAP));
  gtk_snapshot_append_layout (snapshot, text, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
kb_role_bar_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  KbRoleBar *self = KB_ROLE_BAR (widget);
  const float width = gtk_widget_get_width (widget);
  float x = 0;

  for (int role = 0; role < N_ROLES && self->total_ms > 0; role++)
    {
      const float share = width * self->air_ms[role] / self->total_ms;

      if (self->air_ms[role] > 0)
        append_role (self, snapshot, role, x, share);
      x += share;
    }
}

static void
kb_role_bar_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  g_autoptr (PangoLayout) text = gtk_widget_create_pango_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : BAR_HEIGHT + TEXT_GAP + height;
  *natural = *minimum;
}

static void
update_words (KbRoleBar *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int role = 0; role < N_ROLES; role++)
    if (self->air_ms[role] > 0)
      g_string_append_printf (words, "%s%s %g", words->len > 0 ? " · " : "",
                              kb_enum_label (&kb_product_role_enum, role), self->air_ms[role] / 60000.0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
kb_role_bar_class_init (KbRoleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kb_role_bar_measure;
  widget_class->snapshot = kb_role_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "kb-role-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_role_bar_init (KbRoleBar *self)
{
}

/**
 * kb_role_bar_update:
 * @plan: (nullable): the session
 */
void
kb_role_bar_update (KbRoleBar   *self,
                    KbRecordSet *plan)
{
  GListModel *items = plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM) : NULL;

  g_return_if_fail (KB_IS_ROLE_BAR (self));

  for (int role = 0; role < N_ROLES; role++)
    self->air_ms[role] = 0;
  self->total_ms = 0;
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      const gint64 air_ms = kb_pricing_air_time (plan, item).duration_ms;

      self->air_ms[CLAMP (kb_record_get_int (item, KB_LINEUP_ITEM_ROLE), 0, N_ROLES - 1)] += air_ms;
      self->total_ms += air_ms;
    }

  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
