/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-state"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"

#include "kb-follow-fields.h"
#include "kb-follow-state.h"

/* A day of overtime, a year of clock: bounds are there to stop nonsense, not shows. */
#define MAX_US (G_MAXINT64 / 4)
#define MAX_MS (G_GINT64_CONSTANT (100) * 24 * 3600 * 1000)
#define MAX_BEATS 100000000

#define ID(type, member) { #member, KB_FOLLOW_ID, G_STRUCT_OFFSET (type, member) }
#define INT(type, member, low, high) \
  { #member, KB_FOLLOW_INT, G_STRUCT_OFFSET (type, member), .least = low, .most = high }
#define INT_OR_NONE(type, member, low, high) \
  { #member, KB_FOLLOW_INT, G_STRUCT_OFFSET (type, member), .least = low, .most = high, .nullable = TRUE }
#define REAL(type, member, low, high) \
  { #member, KB_FOLLOW_REAL, G_STRUCT_OFFSET (type, member), .least = low, .most = high }
#define BOOL(type, member) { #member, KB_FOLLOW_BOOL, G_STRUCT_OFFSET (type, member) }
#define CODE(type, member, list) { #member, KB_FOLLOW_CODE, G_STRUCT_OFFSET (type, member), .values = &list }
#define TEXT(type, member, high) { #member, KB_FOLLOW_TEXT, G_STRUCT_OFFSET (type, member), .most = high }
#define TEXTS(type, member, high) { #member, KB_FOLLOW_TEXTS, G_STRUCT_OFFSET (type, member), .most = high }
#define TABLE(stem, words, type) \
  static const KbFollowTable stem##_table = { words, stem##_fields, G_N_ELEMENTS (stem##_fields), sizeof (type) }

static const KbFollowField show_fields[] = {
  ID (KbFollowShow, session_id),
  ID (KbFollowShow, run_id),
  TEXT (KbFollowShow, title, KB_FOLLOW_MAX_TITLE),
  TEXT (KbFollowShow, language, 64),
  TEXT (KbFollowShow, zone, 64),
  CODE (KbFollowShow, kind, kb_run_kind_enum),
  BOOL (KbFollowShow, is_running),
};
TABLE (show, "show", KbFollowShow);

static const KbFollowField card_fields[] = {
  ID (KbFollowCard, item_id),
  TEXT (KbFollowCard, link_no, 64),
  TEXT (KbFollowCard, name, KB_FOLLOW_MAX_TITLE),
  TEXT (KbFollowCard, price, 256),
  TEXT (KbFollowCard, price_label, 256),
  TEXT (KbFollowCard, arithmetic, KB_FOLLOW_MAX_TITLE),
  TEXT (KbFollowCard, list_price, 256),
  TEXT (KbFollowCard, gift, KB_FOLLOW_MAX_TITLE),
  INT_OR_NONE (KbFollowCard, stock, -MAX_MS, MAX_MS),
  CODE (KbFollowCard, stock_state, kb_stock_state_enum),
  TEXT (KbFollowCard, sold_out, KB_FOLLOW_MAX_TITLE),
  INT_OR_NONE (KbFollowCard, limit, 0, MAX_MS),
  TEXTS (KbFollowCard, points, KB_FOLLOW_MAX_LINES),
  TEXTS (KbFollowCard, must_say, KB_FOLLOW_MAX_LINES),
  ID (KbFollowCard, picture_id),
};
TABLE (card, "card", KbFollowCard);

static const KbFollowField cue_fields[] = {
  ID (KbFollowCue, id),
  TEXT (KbFollowCue, number, 64),
  TEXT (KbFollowCue, title, KB_FOLLOW_MAX_TITLE),
  CODE (KbFollowCue, type, kb_cue_type_enum),
  INT (KbFollowCue, duration_ms, 0, MAX_MS),
  BOOL (KbFollowCue, is_skipped),
  TEXT (KbFollowCue, script, KB_FOLLOW_MAX_SCRIPT),
};
TABLE (cue, "cue", KbFollowCue);

static const KbFollowField style_fields[] = {
  TEXT (KbFollowStyle, font, 256),
  REAL (KbFollowStyle, text_size, 0, 2000),
  REAL (KbFollowStyle, distance_mm, 0, 100000),
  INT (KbFollowStyle, line_chars, 0, 1000),
  REAL (KbFollowStyle, spacing, 0.5, 5),
  CODE (KbFollowStyle, layout, kb_host_layout_enum),
  BOOL (KbFollowStyle, mirror_h),
  BOOL (KbFollowStyle, mirror_v),
  INT (KbFollowStyle, rotation, 0, 270),
  REAL (KbFollowStyle, margin, 0, 1),
  REAL (KbFollowStyle, marker, 0, 1),
  CODE (KbFollowStyle, marker_shape, kb_host_marker_enum),
  BOOL (KbFollowStyle, dims_read),
  TEXTS (KbFollowStyle, monitors, KB_FOLLOW_MAX_LINES),
  INT (KbFollowStyle, place, 0, KB_FOLLOW_MAX_LINES),
  BOOL (KbFollowStyle, is_fullscreen),
  TEXT (KbFollowStyle, color_text, 32),
  TEXT (KbFollowStyle, color_direction, 32),
  TEXT (KbFollowStyle, color_figure, 32),
  TEXT (KbFollowStyle, color_must_say, 32),
};
TABLE (style, "style", KbFollowStyle);

static const KbFollowField times_fields[] = {
  ID (KbFollowTimes, cue_id),
  ID (KbFollowTimes, next_id),
  INT (KbFollowTimes, at_us, 0, MAX_US),
  INT (KbFollowTimes, clock_us, -MAX_US, MAX_US),
  INT_OR_NONE (KbFollowTimes, taken_us, -MAX_US, MAX_US),
  INT (KbFollowTimes, length_ms, -MAX_MS, MAX_MS),
  INT (KbFollowTimes, holds_ms, 0, MAX_MS),
  BOOL (KbFollowTimes, is_held),
  INT (KbFollowTimes, warning_ms, 0, MAX_MS),
  INT (KbFollowTimes, danger_ms, 0, MAX_MS),
  INT_OR_NONE (KbFollowTimes, expected_end_us, -MAX_US, MAX_US),
  INT_OR_NONE (KbFollowTimes, planned_end_us, -MAX_US, MAX_US),
  INT (KbFollowTimes, over_ms, -MAX_MS, MAX_MS),
  ID (KbFollowTimes, hard_id),
  INT_OR_NONE (KbFollowTimes, hard_us, -MAX_US, MAX_US),
  INT_OR_NONE (KbFollowTimes, slack_ms, -MAX_MS, MAX_MS),
  INT_OR_NONE (KbFollowTimes, on_air_us, -MAX_US, MAX_US),
};
TABLE (times, "times", KbFollowTimes);

static const KbFollowField transport_fields[] = {
  ID (KbTransportState, cue_id),
  REAL (KbTransportState, anchor, -MAX_BEATS, MAX_BEATS),
  REAL (KbTransportState, length, 0, MAX_BEATS),
  REAL (KbTransportState, rate, 0, 100000),
  BOOL (KbTransportState, held),
  BOOL (KbTransportState, follows),
  REAL (KbTransportState, from_rate, 0, 100000),
  REAL (KbTransportState, shift, -MAX_BEATS, MAX_BEATS),
  INT (KbTransportState, epoch_us, 0, MAX_US),
  INT (KbTransportState, ramp_ms, 0, 60000),
};
TABLE (transport, "transport", KbTransportState);

static const KbFollowField overlay_fields[] = {
  TEXT (KbFollowOverlay, message, KB_FOLLOW_MAX_LINE),
  BOOL (KbFollowOverlay, is_urgent),
  BOOL (KbFollowOverlay, is_blank),
  BOOL (KbFollowOverlay, is_test),
};
TABLE (overlay, "overlay", KbFollowOverlay);

/* The parts that are one structure each; the cues are a list. */
static const struct
{
  KbFollowParts        part;
  const KbFollowTable *table;
  gsize                offset;
} sections[] = {
  { KB_FOLLOW_SHOW, &show_table, G_STRUCT_OFFSET (KbFollowState, show) },
  { KB_FOLLOW_STYLE, &style_table, G_STRUCT_OFFSET (KbFollowState, style) },
  { KB_FOLLOW_TIMES, &times_table, G_STRUCT_OFFSET (KbFollowState, times) },
  { KB_FOLLOW_TRANSPORT, &transport_table, G_STRUCT_OFFSET (KbFollowState, transport) },
  { KB_FOLLOW_OVERLAY, &overlay_table, G_STRUCT_OFFSET (KbFollowState, overlay) },
};

#define SECTION(state, i) ((gpointer) ((char *) (state) + sections[i].offset))

KbFollowCue *
kb_follow_cue_new (void)
{
  KbFollowCue *self = g_new0 (KbFollowCue, 1);

  self->card.stock = KB_NONE;
  self->card.limit = KB_NONE;
  return self;
}

KbFollowCue *
kb_follow_cue_copy (const KbFollowCue *self)
{
  KbFollowCue *copy = g_new0 (KbFollowCue, 1);

  kb_follow_table_copy (&cue_table, copy, self);
  /* The table of the cue has copied the card by value: its texts are still the other's. */
  memset (&copy->card, 0, sizeof copy->card);
  kb_follow_table_copy (&card_table, &copy->card, &self->card);
  return copy;
}

void
kb_follow_cue_free (KbFollowCue *self)
{
  kb_follow_table_clear (&card_table, &self->card);
  kb_follow_table_clear (&cue_table, self);
  g_free (self);
}

gboolean
kb_follow_cue_equal (const KbFollowCue *self,
                     const KbFollowCue *other)
{
  return kb_follow_table_equal (&cue_table, self, other)
         && kb_follow_table_equal (&card_table, &self->card, &other->card);
}

/**
 * kb_follow_state_new:
 *
 * Returns: (transfer full): a state in which nothing is on.
 */
KbFollowState *
kb_follow_state_new (void)
{
  KbFollowState *self = g_new0 (KbFollowState, 1);

  self->cues = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_follow_cue_free);
  self->pictures = kb_follow_pictures_new ();
  self->times.taken_us = KB_NONE;
  self->times.expected_end_us = KB_NONE;
  self->times.planned_end_us = KB_NONE;
  self->times.hard_us = KB_NONE;
  self->times.slack_ms = KB_NONE;
  self->times.on_air_us = KB_NONE;
  self->style.margin = 0.06;
  self->style.marker = 1.0 / 3;
  self->style.spacing = 1.4;
  self->style.dims_read = TRUE;
  self->style.distance_mm = 3000;
  return self;
}

void
kb_follow_state_free (KbFollowState *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    kb_follow_table_clear (sections[i].table, SECTION (self, i));
  g_ptr_array_unref (self->cues);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

static KbFollowParts
add_pictures (KbFollowState       *self,
              const KbFollowState *other)
{
  KbFollowParts changed = 0;
  GHashTableIter iter;
  gpointer id, bytes;

  g_hash_table_iter_init (&iter, other->pictures);
  while (g_hash_table_iter_next (&iter, &id, &bytes))
    if (kb_follow_pictures_add (self->pictures, *(gint64 *) id, bytes))
      changed = KB_FOLLOW_PICTURES;

  return changed;
}

KbFollowState *
kb_follow_state_copy (const KbFollowState *self)
{
  KbFollowState *copy = kb_follow_state_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    kb_follow_table_copy (sections[i].table, SECTION (copy, i), SECTION (self, i));
  for (guint i = 0; i < self->cues->len; i++)
    g_ptr_array_add (copy->cues, kb_follow_cue_copy (g_ptr_array_index (self->cues, i)));
  add_pictures (copy, self);
  return copy;
}

/**
 * kb_follow_state_find_cue:
 *
 * Returns: (transfer none) (nullable): the cue of that id.
 */
KbFollowCue *
kb_follow_state_find_cue (const KbFollowState *self,
                          gint64               cue_id)
{
  for (guint i = 0; i < self->cues->len; i++)
    {
      KbFollowCue *cue = g_ptr_array_index (self->cues, i);

      if (cue->id == cue_id)
        return cue;
    }

  return NULL;
}

static KbFollowParts
compare_cues (const KbFollowState *self,
              const KbFollowState *other)
{
  KbFollowParts parts = 0;

  if (self->cues->len != other->cues->len)
    return KB_FOLLOW_CUES;

  for (guint i = 0; i < self->cues->len; i++)
    {
      const KbFollowCue *a = g_ptr_array_index (self->cues, i);
      const KbFollowCue *b = g_ptr_array_index (other->cues, i);

      if (a->id != b->id)
        return KB_FOLLOW_CUES;
      if (!kb_follow_cue_equal (a, b))
        parts = KB_FOLLOW_CUE;
    }

  return parts;
}

/**
 * kb_follow_state_compare:
 *
 * Returns: the parts in which the two differ; of %KB_FOLLOW_CUES and %KB_FOLLOW_CUE at most one.
 */
KbFollowParts
kb_follow_state_compare (const KbFollowState *self,
                         const KbFollowState *other)
{
  KbFollowParts parts = compare_cues (self, other);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!kb_follow_table_equal (sections[i].table, SECTION (self, i), SECTION (other, i)))
      parts |= sections[i].part;

  return parts;
}

/**
 * kb_follow_state_set:
 * @part: one of the parts that are one structure: not the cues
 * @structure: that structure, %KbFollowTimes for %KB_FOLLOW_TIMES …; copied
 *
 * Returns: @part when it was different, else 0.
 */
KbFollowParts
kb_follow_state_set (KbFollowState *self,
                     KbFollowParts  part,
                     gconstpointer  structure)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (part == sections[i].part)
      {
        if (kb_follow_table_equal (sections[i].table, SECTION (self, i), structure))
          return 0;
        kb_follow_table_copy (sections[i].table, SECTION (self, i), structure);
        return part;
      }

  g_return_val_if_reached (0);
}

/**
 * kb_follow_state_set_cue:
 * @cue: takes the place of the cue of its id; copied
 *
 * Returns: %KB_FOLLOW_CUE when that one was there and different, else 0.
 */
KbFollowParts
kb_follow_state_set_cue (KbFollowState     *self,
                         const KbFollowCue *cue)
{
  for (guint i = 0; i < self->cues->len; i++)
    {
      KbFollowCue **place = (KbFollowCue **) &g_ptr_array_index (self->cues, i);
      KbFollowCue *old = *place;

      if (old->id != cue->id)
        continue;
      if (kb_follow_cue_equal (old, cue))
        return 0;
      *place = kb_follow_cue_copy (cue);
      kb_follow_cue_free (old);
      return KB_FOLLOW_CUE;
    }

  return 0;
}

/**
 * kb_follow_state_take_parts:
 * @self: the state that is kept
 * @other: (transfer full): news of it
 * @parts: which of its parts hold something; with %KB_FOLLOW_CUE its cues replace those of the same id
 *
 * Returns: the parts of @self that are now different.
 */
KbFollowParts
kb_follow_state_take_parts (KbFollowState *self,
                            KbFollowState *other,
                            KbFollowParts  parts)
{
  g_autoptr (KbFollowState) news = other;
  KbFollowParts changed = add_pictures (self, news);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (parts & sections[i].part)
      changed |= kb_follow_state_set (self, sections[i].part, SECTION (news, i));

  if (parts & KB_FOLLOW_CUES)
    {
      changed |= compare_cues (self, news);
      g_ptr_array_unref (self->cues);
      self->cues = g_ptr_array_ref (news->cues);
    }
  else if (parts & KB_FOLLOW_CUE)
    for (guint i = 0; i < news->cues->len; i++)
      changed |= kb_follow_state_set_cue (self, g_ptr_array_index (news->cues, i));

  return changed;
}

static JsonArray *
write_cues (const KbFollowState *self,
            GHashTable          *cue_ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < MIN (self->cues->len, KB_FOLLOW_MAX_CUES); i++)
    {
      const KbFollowCue *cue = g_ptr_array_index (self->cues, i);
      JsonObject *object;

      if (cue_ids != NULL && !g_hash_table_contains (cue_ids, &cue->id))
        continue;
      object = kb_follow_table_write (&cue_table, cue);
      json_object_set_object_member (object, "card", kb_follow_table_write (&card_table, &cue->card));
      json_array_add_object_element (array, object);
    }

  return array;
}

/**
 * kb_follow_state_write:
 * @parts: which parts
 * @cue_ids: (nullable) (element-type gint64): with %KB_FOLLOW_CUE, which cues
 *
 * Returns: (transfer full): an object with one member per part.
 */
JsonObject *
kb_follow_state_write (const KbFollowState *self,
                       KbFollowParts        parts,
                       GHashTable          *cue_ids)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (parts & sections[i].part)
      json_object_set_object_member (object, sections[i].table->name,
                                     kb_follow_table_write (sections[i].table, SECTION (self, i)));
  if (parts & KB_FOLLOW_CUES)
    json_object_set_array_member (object, "cues", write_cues (self, NULL));
  else if (parts & KB_FOLLOW_CUE)
    json_object_set_array_member (object, "changed", write_cues (self, cue_ids));

  return object;
}

static gboolean
refuse (const char  *what,
        GError     **error)
{
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "%s", what);
  return FALSE;
}

static gboolean
read_cue (JsonNode    *node,
          KbFollowCue *cue,
          GError     **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *card = object != NULL ? json_object_get_member (object, "card") : NULL;

  if (card == NULL || !JSON_NODE_HOLDS_OBJECT (card))
    return refuse ("a cue is not an object with a card", error);
  if (!kb_follow_table_read (&cue_table, object, 1, cue, error)
      || !kb_follow_table_read (&card_table, json_node_get_object (card), 0, &cue->card, error))
    return FALSE;
  return cue->id != 0 || refuse ("a cue has no id", error);
}

static gboolean
read_cues (JsonNode      *node,
           KbFollowState *state,
           GError       **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > KB_FOLLOW_MAX_CUES)
    return refuse ("the cues are not a list, or too many", error);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      KbFollowCue *cue = kb_follow_cue_new ();

      g_ptr_array_add (state->cues, cue);
      if (!read_cue (json_array_get_element (array, i), cue, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_member (const char    *name,
             JsonNode      *node,
             KbFollowState *state,
             KbFollowParts *parts,
             GError       **error)
{
  if (strcmp (name, "cues") == 0 || strcmp (name, "changed") == 0)
    {
      if (*parts & (KB_FOLLOW_CUES | KB_FOLLOW_CUE))
        return refuse ("the cues are told twice", error);
      *parts |= *name == 'c' && name[1] == 'u' ? KB_FOLLOW_CUES : KB_FOLLOW_CUE;
      return read_cues (node, state, error);
    }

  if (strcmp (name, "pictures") == 0)
    {
      *parts |= KB_FOLLOW_PICTURES;
      return kb_follow_pictures_read (node, state->pictures, error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (name, sections[i].table->name) == 0)
      {
        if (!JSON_NODE_HOLDS_OBJECT (node))
          return refuse ("a part is not an object", error);
        *parts |= sections[i].part;
        return kb_follow_table_read (sections[i].table, json_node_get_object (node), 0, SECTION (state, i), error);
      }

  return refuse ("a part is not known", error);
}

/**
 * kb_follow_state_read:
 * @object: what kb_follow_state_write() made; its members `type` and `version` are left to the caller
 * @parts: (out): which parts were in it
 * @error: names what is wrong
 *
 * Returns: (transfer full) (nullable): a state of which only @parts hold something, or %NULL when anything in
 *   @object is wrong.
 */
KbFollowState *
kb_follow_state_read (JsonObject     *object,
                      KbFollowParts  *parts,
                      GError        **error)
{
  g_autoptr (KbFollowState) state = kb_follow_state_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  *parts = 0;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (strcmp (name, "type") != 0 && strcmp (name, "version") != 0
        && !read_member (name, node, state, parts, error))
      return NULL;

  return g_steal_pointer (&state);
}

JsonObject *
kb_follow_transport_write (const KbTransportState *transport)
{
  return kb_follow_table_write (&transport_table, transport);
}

gboolean
kb_follow_transport_read (JsonObject       *object,
                          KbTransportState *transport,
                          GError          **error)
{
  return kb_follow_table_read (&transport_table, object, 0, transport, error);
}
