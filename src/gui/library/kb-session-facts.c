/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-facts"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-hosts.h"
#include "kb-session-facts.h"
#include "kb-text.h"

/* A show writes a row a minute, an import thousands at once: they are looked at together. */
#define RELOAD_DELAY_MS 250

/**
 * KbSessionFacts:
 *
 * What the list tells of sessions that are not open: who hosts them and what they earned. Queried
 * behind the window, and again when rows changed from which that follows.
 *
 * #KbSessionFacts::changed tells that there is something new.
 */
struct _KbSessionFacts
{
  GObject       parent_instance;

  KbWorkspace  *workspace;     /* owned */
  GHashTable   *earned;        /* owned, nullable: session id → KbEarned */
  GHashTable   *hosts;         /* owned, nullable: session id → GArray of person ids */
  GCancellable *cancellable;   /* owned */
  guint         reloading;     /* source */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbSessionFacts, kb_session_facts, G_TYPE_OBJECT)

static void
take_table (KbSessionFacts  *self,
            GHashTable     **place,
            GHashTable      *table,
            GError          *error)
{
  if (table != NULL)
    {
      g_clear_pointer (place, g_hash_table_unref);
      *place = table;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Figures of the sessions cannot be shown: %s", error->message);
  g_clear_error (&error);
}

static void
earned_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KbSessionFacts) self = user_data;
  GError *error = NULL;
  GHashTable *earned = kb_earned_load_finish (KB_STORE (source), result, &error);

  take_table (self, &self->earned, earned, error);
}

static void
hosts_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KbSessionFacts) self = user_data;
  GError *error = NULL;
  GHashTable *hosts = kb_hosts_load_finish (KB_STORE (source), result, &error);

  take_table (self, &self->hosts, hosts, error);
}

static gboolean
reload_cb (gpointer user_data)
{
  KbSessionFacts *self = user_data;
  KbStore *store = kb_workspace_get_store (self->workspace);

  self->reloading = 0;
  kb_earned_load_async (store, self->cancellable, earned_loaded_cb, g_object_ref (self));
  kb_hosts_load_async (store, self->cancellable, hosts_loaded_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (KbStore        *store,
                  GPtrArray      *changes,
                  const char     *label,
                  KbSessionFacts *self)
{
  for (guint i = 0; self->reloading == 0 && i < changes->len; i++)
    switch ((int) ((KbChange *) g_ptr_array_index (changes, i))->kind)
      {
      case KB_ENTITY_SESSION:
      case KB_ENTITY_GOAL:
      case KB_ENTITY_PERSON:
      case KB_ENTITY_ASSIGNMENT:
      case KB_ENTITY_MINUTE_METRIC:
        self->reloading = g_timeout_add (RELOAD_DELAY_MS, reload_cb, self);
        break;
      default:
        break;
      }
}

static void
kb_session_facts_dispose (GObject *object)
{
  KbSessionFacts *self = KB_SESSION_FACTS (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_session_facts_parent_class)->dispose (object);
}

static void
kb_session_facts_finalize (GObject *object)
{
  KbSessionFacts *self = KB_SESSION_FACTS (object);

  g_clear_pointer (&self->earned, g_hash_table_unref);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (kb_session_facts_parent_class)->finalize (object);
}

static void
kb_session_facts_class_init (KbSessionFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_session_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_session_facts_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_SESSION_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_session_facts_init (KbSessionFacts *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * kb_session_facts_new:
 * @workspace: (transfer none): whose sessions
 *
 * Returns: (transfer full): knows nothing yet, and soon all there is.
 */
KbSessionFacts *
kb_session_facts_new (KbWorkspace *workspace)
{
  KbSessionFacts *self = g_object_new (KB_TYPE_SESSION_FACTS, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (kb_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self, 0);
  /* Once the window is up. */
  self->reloading = g_timeout_add_full (G_PRIORITY_LOW, RELOAD_DELAY_MS, reload_cb, self, NULL);

  return self;
}

/**
 * kb_session_facts_get_earned:
 *
 * Returns: (transfer none) (nullable): what the session earned; %NULL without figures.
 */
const KbEarned *
kb_session_facts_get_earned (KbSessionFacts *self,
                             gint64          session_id)
{
  g_return_val_if_fail (KB_IS_SESSION_FACTS (self), NULL);

  return self->earned != NULL ? g_hash_table_lookup (self->earned, &session_id) : NULL;
}

static GArray *
find_hosts (KbSessionFacts *self,
            gint64          session_id)
{
  return self->hosts != NULL ? g_hash_table_lookup (self->hosts, &session_id) : NULL;
}

gboolean
kb_session_facts_is_hosted_by (KbSessionFacts *self,
                               gint64          session_id,
                               gint64          person_id)
{
  GArray *people;

  g_return_val_if_fail (KB_IS_SESSION_FACTS (self), FALSE);

  people = find_hosts (self, session_id);
  for (guint i = 0; people != NULL && i < people->len; i++)
    if (g_array_index (people, gint64, i) == person_id)
      return TRUE;

  return FALSE;
}

static const char *
find_name (KbSessionFacts *self,
           gint64          person_id)
{
  KbRecord *person = kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_PERSON, person_id);

  if (person == NULL)
    return NULL;
  return kb_text_is_empty (kb_record_get_text (person, KB_PERSON_STAGE_NAME))
           ? kb_record_get_text (person, KB_PERSON_NAME) : kb_record_get_text (person, KB_PERSON_STAGE_NAME);
}

/**
 * kb_session_facts_dup_host_names:
 *
 * Returns: (transfer full): the names under which its hosts are known, "" without any.
 */
char *
kb_session_facts_dup_host_names (KbSessionFacts *self,
                                 gint64          session_id)
{
  GString *names = g_string_new (NULL);
  GArray *people;

  g_return_val_if_fail (KB_IS_SESSION_FACTS (self), g_string_free (names, FALSE));

  people = find_hosts (self, session_id);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const char *name = find_name (self, g_array_index (people, gint64, i));

      if (name != NULL)
        /* Translators: between the names of hosts */
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_("list", ", ") : "", name);
    }
  return g_string_free (names, FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (kb_record_get_text (*(KbRecord *const *) a, KB_PERSON_NAME),
                         kb_record_get_text (*(KbRecord *const *) b, KB_PERSON_NAME));
}

/**
 * kb_session_facts_list_hosts:
 *
 * Returns: (transfer full) (element-type KbRecord): the people who host at least one session, by name.
 */
GPtrArray *
kb_session_facts_list_hosts (KbSessionFacts *self)
{
  GPtrArray *hosts = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (KB_IS_SESSION_FACTS (self), hosts);

  if (self->hosts == NULL)
    return hosts;
  g_hash_table_iter_init (&iter, self->hosts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint i = 0; i < ((GArray *) value)->len; i++)
      {
        KbRecord *person = kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_PERSON,
                                               g_array_index ((GArray *) value, gint64, i));

        if (person != NULL && !g_ptr_array_find (hosts, person, NULL))
          g_ptr_array_add (hosts, g_object_ref (person));
      }
  g_ptr_array_sort (hosts, compare_names);

  return hosts;
}
