/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-enums.h"
#include "kb-field-label.h"
#include "kb-record-name.h"
#include "kb-search-row.h"
#include "kb-search-snippet.h"

/**
 * KbSearchRow:
 *
 * One row of the library that was found: the text around the match, and the place where it stands.
 */
struct _KbSearchRow
{
  GtkListBoxRow  parent_instance;

  KbRecord      *record;       /* owned */
  gint64         session_id;   /* 0 for what sessions share */

  GtkLabel      *snippet;
  GtkLabel      *place;
  GtkLabel      *kind;
};

G_DEFINE_FINAL_TYPE (KbSearchRow, kb_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
kb_search_row_dispose (GObject *object)
{
  KbSearchRow *self = KB_SEARCH_ROW (object);

  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SEARCH_ROW);

  G_OBJECT_CLASS (kb_search_row_parent_class)->dispose (object);
}

static void
kb_search_row_class_init (KbSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_search_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/search/kb-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSearchRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, KbSearchRow, place);
  gtk_widget_class_bind_template_child (widget_class, KbSearchRow, kind);
}

static void
kb_search_row_init (KbSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* As with a marker pen: seen on light and on dark ground, and bold for who does not see the colour. */
static PangoAttrList *
create_emphasis (int start,
                 int end)
{
  PangoAttrList *list = pango_attr_list_new ();
  PangoAttribute *attributes[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                   pango_attr_background_new (0xffff, 0xc000, 0x2000),
                                   pango_attr_background_alpha_new (0x6000) };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (list, attributes[i]);
    }

  return list;
}

/* Of a direction's texts it matters for whom it is. */
static char *
create_field_name (const KbSearchHit *hit)
{
  if (kb_record_get_kind (hit->record) == KB_ENTITY_CUE_DIRECTION)
    return g_strdup (kb_enum_label (&kb_role_kind_enum, kb_record_get_int (hit->record, KB_CUE_DIRECTION_ROLE)));
  return kb_field_dup_label (&kb_record_get_entity (hit->record)->fields[hit->field]);
}

/* What is known by nothing but the text that was found stands where its owner does: "C15 玻尿酸补水面膜 · 中控". */
static char *
create_place (const KbSearchHit *hit)
{
  g_autofree char *own_name = kb_record_dup_name (hit->record);
  const gboolean has_name = !g_str_has_prefix (kb_record_get_text (hit->record, hit->field), own_name);
  g_autofree char *name = hit->owner != NULL && !has_name ? kb_record_dup_name (hit->owner) : g_steal_pointer (&own_name);
  g_autofree char *field = create_field_name (hit);

  return *name != '\0' ? g_strdup_printf ("%s · %s", name, field) : g_steal_pointer (&field);
}

/**
 * kb_search_row_new:
 * @hit: what was found
 * @plan: (nullable): its session's rows, where it is open
 */
GtkWidget *
kb_search_row_new (const KbSearchHit *hit,
                   KbRecordSet       *plan)
{
  KbSearchRow *self = g_object_new (KB_TYPE_SEARCH_ROW, NULL);
  int start, end;
  g_autofree char *snippet = kb_search_snippet_dup_read (hit, plan, &start, &end);
  g_autoptr (PangoAttrList) emphasis = create_emphasis (start, end);
  g_autofree char *place = create_place (hit);
  const char *kind = g_dgettext (GETTEXT_PACKAGE, kb_record_get_entity (hit->record)->label);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", snippet, kind, place);

  self->record = g_object_ref (hit->record);
  self->session_id = hit->session_id;
  gtk_label_set_text (self->snippet, snippet);
  gtk_label_set_attributes (self->snippet, emphasis);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->kind, kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return GTK_WIDGET (self);
}

KbRecord *
kb_search_row_get_record (KbSearchRow *self)
{
  g_return_val_if_fail (KB_IS_SEARCH_ROW (self), NULL);

  return self->record;
}

/**
 * kb_search_row_get_session_id:
 *
 * Returns: the session that the row is part of, or is; 0 for what sessions share.
 */
gint64
kb_search_row_get_session_id (KbSearchRow *self)
{
  g_return_val_if_fail (KB_IS_SEARCH_ROW (self), 0);

  return self->session_id;
}
