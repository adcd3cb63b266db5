/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-digits"

#include "config.h"

#include "kb-digits.h"
#include "kb-text.h"

/**
 * KbDigits:
 *
 * A number that ticks. Its width is that of a sample ("00:00:00"), so it never moves what stands
 * beside it; a new text only redraws: each character is laid out once per style and kept, no label
 * is measured again. Figures are set in cells of one width.
 */
struct _KbDigits
{
  GtkWidget    parent_instance;

  char        *text;      /* owned */
  char        *sample;    /* owned: what its width is measured from */
  float        xalign;    /* 0 = left, 1 = right */
  GHashTable  *glyphs;    /* owned: gunichar → PangoLayout */
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_SAMPLE,
  PROP_XALIGN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbDigits, kb_digits, GTK_TYPE_WIDGET)

static PangoLayout *
glyph_for (KbDigits *self,
           gunichar  character)
{
  PangoLayout *layout = g_hash_table_lookup (self->glyphs, GUINT_TO_POINTER (character));
  char utf8[7] = "";

  if (layout != NULL)
    return layout;

  g_unichar_to_utf8 (character, utf8);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), utf8);
  g_hash_table_insert (self->glyphs, GUINT_TO_POINTER (character), layout);
  return layout;
}

static int
width_of (KbDigits   *self,
          const char *text)
{
  int total = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      int width;

      pango_layout_get_pixel_size (glyph_for (self, g_utf8_get_char (at)), &width, NULL);
      total += width;
    }

  return total;
}

static void
kb_digits_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  KbDigits *self = KB_DIGITS (widget);
  const char *sample = self->sample != NULL ? self->sample : self->text;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = width_of (self, sample);
    }
  else
    {
      pango_layout_get_pixel_size (glyph_for (self, '0'), NULL, natural);
      *minimum = *natural;
      *minimum_baseline = *natural_baseline = pango_layout_get_baseline (glyph_for (self, '0')) / PANGO_SCALE;
    }
}

static void
kb_digits_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  KbDigits *self = KB_DIGITS (widget);
  const int free_width = gtk_widget_get_width (widget) - width_of (self, self->text);
  GdkRGBA colour;
  int height;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_get_pixel_size (glyph_for (self, '0'), NULL, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((int) (MAX (free_width, 0) * self->xalign),
                                                          (gtk_widget_get_height (widget) - height) / 2));
  for (const char *at = self->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      PangoLayout *glyph = glyph_for (self, g_utf8_get_char (at));
      int width;

      gtk_snapshot_append_layout (snapshot, glyph, &colour);
      pango_layout_get_pixel_size (glyph, &width, NULL);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
    }
  gtk_snapshot_restore (snapshot);
}

static void
kb_digits_css_changed (GtkWidget         *widget,
                       GtkCssStyleChange *change)
{
  g_hash_table_remove_all (KB_DIGITS (widget)->glyphs);
  GTK_WIDGET_CLASS (kb_digits_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
kb_digits_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  KbDigits *self = KB_DIGITS (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_SAMPLE:
      g_value_set_string (value, self->sample);
      break;
    case PROP_XALIGN:
      g_value_set_float (value, self->xalign);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_digits_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  KbDigits *self = KB_DIGITS (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      kb_digits_set_text (self, g_value_get_string (value));
      break;
    case PROP_SAMPLE:
      kb_digits_set_sample (self, g_value_get_string (value));
      break;
    case PROP_XALIGN:
      self->xalign = g_value_get_float (value);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_digits_finalize (GObject *object)
{
  KbDigits *self = KB_DIGITS (object);

  g_hash_table_unref (self->glyphs);
  g_free (self->text);
  g_free (self->sample);

  G_OBJECT_CLASS (kb_digits_parent_class)->finalize (object);
}

static void
kb_digits_class_init (KbDigitsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kb_digits_finalize;
  object_class->get_property = kb_digits_get_property;
  object_class->set_property = kb_digits_set_property;
  widget_class->measure = kb_digits_measure;
  widget_class->snapshot = kb_digits_snapshot;
  widget_class->css_changed = kb_digits_css_changed;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_SAMPLE] = g_param_spec_string ("sample", NULL, NULL, NULL, flags);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "kb-digits");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
kb_digits_init (KbDigits *self)
{
  self->text = g_strdup ("");
  self->glyphs = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

GtkWidget *
kb_digits_new (void)
{
  return g_object_new (KB_TYPE_DIGITS, NULL);
}

const char *
kb_digits_get_text (KbDigits *self)
{
  g_return_val_if_fail (KB_IS_DIGITS (self), NULL);

  return self->text;
}

/**
 * kb_digits_set_text:
 * @text: (nullable): the number as it reads; the same text again costs nothing
 */
void
kb_digits_set_text (KbDigits   *self,
                    const char *text)
{
  g_return_if_fail (KB_IS_DIGITS (self));

  if (!kb_set_str (&self->text, text != NULL ? text : ""))
    return;

  if (self->sample == NULL)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * kb_digits_set_sample:
 * @sample: (nullable): the widest text that it shows; %NULL: its width follows its text
 */
void
kb_digits_set_sample (KbDigits   *self,
                      const char *sample)
{
  g_return_if_fail (KB_IS_DIGITS (self));

  if (!kb_set_str (&self->sample, sample))
    return;

  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAMPLE]);
}
