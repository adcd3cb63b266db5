/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-role-bar"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-enums.h"
#include "kb-lineup-text.h"
#include "kb-paint.h"
#include "kb-role-bar.h"

#define BAR_HEIGHT 5
#define GAP 2
#define TEXT_GAP 3

/**
 * KbRoleBar:
 *
 * How the session's minutes on air are shared between the roles of products: traffic, perk, hero
 * and so on, to scale, each with its name and minutes where they fit. A click shows one role alone.
 */
struct _KbRoleBar
{
  GtkWidget  parent_instance;

  gint64     air_ms[KB_N_PRODUCT_ROLES];
  gint64     total_ms;
  int        alone;        /* the role that is shown alone, -1 for all */
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbRoleBar, kb_role_bar, GTK_TYPE_WIDGET)

static PangoLayout *
create_text (KbRoleBar *self,
             int        role)
{
  /* Translators: a product role and its minutes on air */
  g_autofree char *text = g_strdup_printf (_("%s %g min"), kb_lineup_role_word (role), self->air_ms[role] / 60000.0);

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
  GdkRGBA colour = find_colour (self, role);
  g_autoptr (PangoLayout) text = create_text (self, role);
  int text_width;

  if (self->alone >= 0 && self->alone != role)
    colour.alpha = 0.3;
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

  for (int role = 0; role < KB_N_PRODUCT_ROLES && self->total_ms > 0; role++)
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

  for (int role = 0; role < KB_N_PRODUCT_ROLES; role++)
    if (self->air_ms[role] > 0)
      g_string_append_printf (words, "%s%s %g", words->len > 0 ? " · " : "",
                              kb_enum_label (&kb_product_role_enum, role), self->air_ms[role] / 60000.0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static int
find_role (KbRoleBar *self,
           double     x)
{
  const double width = gtk_widget_get_width (GTK_WIDGET (self));
  double at = 0;

  for (int role = 0; role < KB_N_PRODUCT_ROLES && self->total_ms > 0; role++)
    {
      at += width * self->air_ms[role] / self->total_ms;
      if (x < at)
        return role;
    }

  return -1;
}

static void
pressed_cb (KbRoleBar *self,
            int        n_press,
            double     x,
            double     y)
{
  const int role = find_role (self, x);

  g_signal_emit (self, signals[SIGNAL_PICKED], 0, role == self->alone ? -1 : role);
}

static void
kb_role_bar_class_init (KbRoleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kb_role_bar_measure;
  widget_class->snapshot = kb_role_bar_snapshot;

  /**
   * KbRoleBar::picked:
   * @role: the role to show alone, -1 for all
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", KB_TYPE_ROLE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "kb-role-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_role_bar_init (KbRoleBar *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->alone = -1;
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * kb_role_bar_update:
 * @totals: (nullable): what the lineup adds up to
 * @alone: the role that is shown alone, -1 for all
 */
void
kb_role_bar_update (KbRoleBar            *self,
                    const KbLineupTotals *totals,
                    int                   alone)
{
  g_return_if_fail (KB_IS_ROLE_BAR (self));

  for (int role = 0; role < KB_N_PRODUCT_ROLES; role++)
    self->air_ms[role] = totals != NULL ? totals->roles[role].duration_ms : 0;
  self->total_ms = totals != NULL ? totals->all.duration_ms : 0;
  self->alone = alone;

  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
