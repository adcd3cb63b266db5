/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-lookup"

#include "config.h"

#include <string.h>

#include "kb-crew.h"
#include "kb-cue-heads.h"
#include "kb-cue-lookup.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"

struct _KbCueLookup
{
  GHashTable *products;   /* owned: utf8, normalized → gint64*, a lineup item */
  GHashTable *speakers;   /* owned: utf8, normalized → gint64*, a duty */
  GTimeZone  *zone;       /* owned */
  gint64      start_us;   /* KB_NONE: the session has no start */
  gint64      end_us;     /* KB_NONE: nobody said when it should end */
};

/* The first to be called so keeps the word. */
static void
add_word (GHashTable *words,
          const char *text,
          gint64      id)
{
  g_autofree char *word = text != NULL ? kb_cue_head_normalize (text) : NULL;

  if (word == NULL || *word == '\0' || g_hash_table_contains (words, word))
    return;

  g_hash_table_insert (words, g_steal_pointer (&word), g_memdup2 (&id, sizeof id));
}

static void
add_products (KbCueLookup *self,
              KbRecordSet *plan)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      KbRecord *product = kb_record_set_find_ref (plan, item, KB_LINEUP_ITEM_PRODUCT_ID);
      const gint64 id = kb_record_get_id (item);
      g_autofree char *link = g_strdup_printf ("%d", (int) kb_record_get_int_or (item, KB_LINEUP_ITEM_LINK_NO, 0));

      add_word (self->products, link, id);
      add_word (self->products, kb_record_get_text (item, KB_LINEUP_ITEM_TITLE), id);
      if (product == NULL)
        continue;
      add_word (self->products, kb_record_get_text (product, KB_PRODUCT_SKU), id);
      add_word (self->products, kb_record_get_text (product, KB_PRODUCT_NAME), id);
      add_word (self->products, kb_record_get_text (product, KB_PRODUCT_SAY_AS), id);
    }
}

static const char *
get_role_words (int role)
{
  switch (role)
    {
    case KB_ROLE_KIND_HOST:
      return "host 主播";
    case KB_ROLE_KIND_COHOST:
      return "cohost 副播 助播";
    case KB_ROLE_KIND_FLOOR:
      return "floor floormanager 场控";
    case KB_ROLE_KIND_OPERATOR:
      return "operator 中控";
    default:
      return "";
    }
}

/* Names count before duties, and duties before what they are a kind of. */
static void
add_speaker (KbCueLookup *self,
             KbRecordSet *plan,
             KbRecord    *duty,
             int          pass)
{
  KbRecord *person = kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID);
  const int role = kb_record_get_int_or (duty, KB_ASSIGNMENT_ROLE, KB_ROLE_KIND_OTHER);
  const gint64 id = kb_record_get_id (duty);

  if (pass == 0 && person != NULL)
    {
      add_word (self->speakers, kb_record_get_text (person, KB_PERSON_STAGE_NAME), id);
      add_word (self->speakers, kb_record_get_text (person, KB_PERSON_NAME), id);
    }
  else if (pass == 1)
    add_word (self->speakers, kb_record_get_text (duty, KB_ASSIGNMENT_TITLE), id);
  else if (pass == 2)
    {
      g_auto (GStrv) words = g_strsplit (get_role_words (role), " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        add_word (self->speakers, words[i], id);
    }
}

/**
 * kb_cue_lookup_new:
 * @plan: a session
 *
 * Returns: (transfer full): its products and people by number, SKU, name and role.
 */
KbCueLookup *
kb_cue_lookup_new (KbRecordSet *plan)
{
  KbRecord *session = kb_record_set_get_session (plan);
  GListModel *duties = kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT);
  KbCueLookup *self = g_new0 (KbCueLookup, 1);

  self->products = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->zone = session != NULL ? kb_zone_new (kb_record_get_text (session, KB_SESSION_TIME_ZONE), NULL) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->start_us = session != NULL ? kb_record_get_int (session, KB_SESSION_START_US) : KB_NONE;
  self->end_us = session != NULL ? kb_record_get_int (session, KB_SESSION_TARGET_END_US) : KB_NONE;

  add_products (self, plan);
  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < g_list_model_get_n_items (duties); i++)
      {
        g_autoptr (KbRecord) duty = g_list_model_get_item (duties, i);

        add_speaker (self, plan, duty, pass);
      }

  return self;
}

void
kb_cue_lookup_free (KbCueLookup *self)
{
  g_hash_table_unref (self->products);
  g_hash_table_unref (self->speakers);
  g_time_zone_unref (self->zone);
  g_free (self);
}

static gint64
find_word (GHashTable *words,
           const char *text)
{
  g_autofree char *word = kb_cue_head_normalize (text);
  const gint64 *id = g_hash_table_lookup (words, word);

  return id != NULL ? *id : 0;
}

/* "#4 Care kit", "No.4", "4号" → "4" */
static char *
cut_number (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *at = plain != NULL ? plain : "";
  gsize n;

  if (g_ascii_strncasecmp (at, "no.", 3) == 0)
    at += 3;
  at += *at == '#';
  n = strspn (at, "0123456789");
  if (n == 0 || n > 6 || (at == plain && at[n] != '\0' && !g_str_has_prefix (at + n, "号")))
    return NULL;

  return g_strndup (at, n);
}

/**
 * kb_cue_lookup_find_product:
 * @text: a link number as "4", "#4", "No.4" or "4号", also before a name; a SKU; a name
 *
 * Returns: the lineup item, 0 when none goes by that.
 */
gint64
kb_cue_lookup_find_product (const KbCueLookup *self,
                            const char        *text)
{
  const gint64 id = find_word (self->products, text);
  g_autofree char *number = id == 0 ? cut_number (text) : NULL;

  return number != NULL ? find_word (self->products, number) : id;
}

/**
 * kb_cue_lookup_find_speaker:
 * @text: a name, a stage name, a duty's title or a role
 *
 * Returns: the duty, 0 when nobody goes by that.
 */
gint64
kb_cue_lookup_find_speaker (const KbCueLookup *self,
                            const char        *text)
{
  return find_word (self->speakers, text);
}

gint64
kb_cue_lookup_get_start_us (const KbCueLookup *self)
{
  return self->start_us;
}

gint64
kb_cue_lookup_get_end_us (const KbCueLookup *self)
{
  return self->end_us;
}

GTimeZone *
kb_cue_lookup_get_zone (const KbCueLookup *self)
{
  return self->zone;
}
