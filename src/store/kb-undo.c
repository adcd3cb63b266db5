/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-undo"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-changeset.h"
#include "kb-journal-private.h"
#include "kb-rows.h"

typedef struct
{
  gint64   id;
  char    *label;      /* owned */
  GBytes  *changeset;  /* owned */
} Entry;

static void
clear_entry (Entry *self)
{
  g_free (self->label);
  g_clear_pointer (&self->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, clear_entry)

static gboolean
find_entry (KbJournal  *self,
            gboolean    undo,
            Entry      *entry,
            GError    **error)
{
  const char *sql = undo
    ? "SELECT id, label, changeset FROM journal WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    : "SELECT id, label, changeset FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL || !kb_database_step (self->database, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_REFUSED,
                           undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return FALSE;
    }

  entry->id = sqlite3_column_int64 (statement, 0);
  entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  entry->changeset = kb_journal_copy_blob (statement, 2);
  sqlite3_reset (statement);
  return TRUE;
}

/* Foreign keys are off while a changeset is applied, so its rows are checked one by one: what goes
 * may not be needed by a row that the journal does not know, a recorded run above all. */
static gboolean
check_gone (KbJournal       *self,
            const KbChange  *change,
            GError         **error)
{
  KbEntityKind user;

  if (!kb_rows_find_user (self->database, change->kind, change->id, &user, error))
    return FALSE;
  if (user == KB_ENTITY_NONE)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("This would take away what a recorded row needs (%s, needed by: %s). Nothing was changed."),
               g_dgettext (GETTEXT_PACKAGE, kb_entity_get (change->kind)->label),
               g_dgettext (GETTEXT_PACKAGE, kb_entity_get (user)->label));
  return FALSE;
}

static gboolean
check_there (KbJournal       *self,
             const KbChange  *change,
             GError         **error)
{
  const KbEntity *entity = kb_entity_get (change->kind);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      gboolean exists = TRUE;

      if (entity->fields[i].kind != KB_FIELD_REF || kb_record_is_null (change->record, i))
        continue;
      if (!kb_rows_exists (self->database, entity->fields[i].refers,
                           kb_record_get_int (change->record, i), &exists, error))
        return FALSE;
      if (!exists)
        {
          g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
                       _("This would bring back a row without what it refers to (%s, field %s). "
                         "Nothing was changed."),
                       g_dgettext (GETTEXT_PACKAGE, entity->label), entity->fields[i].name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_references (KbJournal  *self,
                  GPtrArray  *changes,
                  GError    **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = g_ptr_array_index (changes, i);

      if (change->record == NULL ? !check_gone (self, change, error) : !check_there (self, change, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
mark_entry (KbJournal    *self,
            const Entry  *entry,
            gboolean      undo,
            GError      **error)
{
  sqlite3_stmt *statement = kb_database_prepare (self->database, "UPDATE journal SET state = ?2 WHERE id = ?1",
                                                 error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, entry->id);
  sqlite3_bind_text (statement, 2, undo ? "undone" : "done", -1, SQLITE_STATIC);
  return kb_database_step (self->database, statement, NULL, error)
         && kb_journal_feed (self, entry->id, NULL, 0, error);
}

static GPtrArray *
apply_entry (KbJournal    *self,
             const Entry  *entry,
             gboolean      undo,
             GError      **error)
{
  g_autoptr (KbTouched) touched = kb_touched_new ();
  g_autoptr (GPtrArray) changes = NULL;

  if (!kb_changeset_apply (self->database, entry->changeset, undo, error))
    return NULL;

  kb_changeset_touch (entry->changeset, undo, touched);
  changes = kb_touched_load (touched, self->database, error);
  if (changes == NULL
      || !check_references (self, changes, error)
      || !mark_entry (self, entry, undo, error))
    return NULL;
  return g_steal_pointer (&changes);
}

static GPtrArray *
step_journal (KbJournal  *self,
              gboolean    undo,
              char      **label,
              GError    **error)
{
  g_auto (Entry) entry = { 0 };
  g_autoptr (GPtrArray) changes = NULL;

  if (!kb_journal_begin (self, error))
    return NULL;

  if (find_entry (self, undo, &entry, error))
    changes = apply_entry (self, &entry, undo, error);
  if (!kb_journal_finish (self, changes, entry.label, error))
    return NULL;
  if (label != NULL)
    *label = g_steal_pointer (&entry.label);
  return g_steal_pointer (&changes);
}

/* The newest entry after @after that is in force; 0 when there is none. */
static gboolean
find_done_after (KbJournal  *self,
                 gint64      after,
                 Entry      *entry,
                 GError    **error)
{
  const char *sql = "SELECT id, changeset FROM journal WHERE state = 'done' AND id > ?1 AND id < ?2 ORDER BY id DESC LIMIT 1";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, after);
  sqlite3_bind_int64 (statement, 2, entry->id);
  if (!kb_database_step (self->database, statement, &row, error))
    return FALSE;
  g_clear_pointer (&entry->changeset, g_bytes_unref);
  entry->id = row ? sqlite3_column_int64 (statement, 0) : 0;
  if (row)
    entry->changeset = kb_journal_copy_blob (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

/* Takes back one entry after the other, with all that happens recorded. */
static GBytes *
take_back_after (KbJournal          *self,
                 gint64              after,
                 const KbCopyWatch  *watch,
                 GError            **error)
{
  g_autoptr (sqlite3_session) session = kb_changeset_record (self->database, error);
  g_auto (Entry) entry = { .id = G_MAXINT64 };

  if (session == NULL)
    return NULL;

  while (entry.id > 0)
    {
      if ((watch != NULL && g_cancellable_set_error_if_cancelled (watch->cancellable, error))
          || !find_done_after (self, after, &entry, error)
          || (entry.id > 0 && !kb_changeset_apply (self->database, entry.changeset, TRUE, error)))
        return NULL;
    }

  return kb_changeset_take (session, self->database, error);
}

static GPtrArray *
write_way_back (KbJournal   *self,
                GBytes      *changeset,
                const char  *label,
                GError     **error)
{
  g_autoptr (KbTouched) touched = kb_touched_new ();
  g_autoptr (GPtrArray) changes = NULL;

  if (g_bytes_get_size (changeset) == 0)
    return kb_changes_new ();

  kb_changeset_touch (changeset, FALSE, touched);
  changes = kb_touched_load (touched, self->database, error);
  if (changes == NULL
      || !check_references (self, changes, error)
      || !kb_journal_write_entry (self, label, 0, changeset, error))
    return NULL;
  return g_steal_pointer (&changes);
}

/* A cascade during the apply would take rows that the changeset then misses; and SQLite ignores this
 * switch inside a transaction. */
static gboolean
set_cascades (KbJournal  *self,
              gboolean    on,
              GError    **error)
{
  return kb_database_exec (self->database, on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", error);
}

static GPtrArray *
step_without_cascades (KbJournal  *self,
                       gboolean    undo,
                       char      **label,
                       GError    **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (!set_cascades (self, FALSE, error))
    return NULL;
  changes = step_journal (self, undo, label, error);
  if (!set_cascades (self, TRUE, changes != NULL ? error : NULL))
    return NULL;
  return g_steal_pointer (&changes);
}

/**
 * kb_journal_undo:
 * @label: (out) (optional) (nullable): what was taken back
 *
 * Takes back the last entry that is in force, whoever made it, rows that it took by cascade
 * included; or changes nothing.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): every row that changed; %NULL with
 *   %KB_ERROR_REFUSED when there is nothing to undo, when the rows have changed since, or when rows
 *   that are not in the journal need what would go.
 */
GPtrArray *
kb_journal_undo (KbJournal  *self,
                 char      **label,
                 GError    **error)
{
  return step_without_cascades (self, TRUE, label, error);
}

/**
 * kb_journal_redo:
 *
 * Does again what was undone last; see kb_journal_undo().
 */
GPtrArray *
kb_journal_redo (KbJournal  *self,
                 char      **label,
                 GError    **error)
{
  return step_without_cascades (self, FALSE, label, error);
}

static GPtrArray *
go_back (KbJournal          *self,
         gint64              entry_id,
         const char         *label,
         const KbCopyWatch  *watch,
         GError            **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (!kb_journal_begin (self, error))
    return NULL;

  self->written = self->serial;
  changeset = take_back_after (self, entry_id, watch, error);
  if (changeset != NULL)
    changes = write_way_back (self, changeset, label, error);
  if (!kb_journal_finish (self, changes, label, error))
    return NULL;
  return g_steal_pointer (&changes);
}

/**
 * kb_journal_go_back:
 * @entry_id: an entry of the journal; 0 for before the first
 * @label: what the step is called
 * @watch: (nullable): cancelling
 *
 * Takes back everything after @entry_id that is in force, as one entry of its own.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): every row that changed; %NULL as for kb_journal_undo().
 */
GPtrArray *
kb_journal_go_back (KbJournal          *self,
                    gint64              entry_id,
                    const char         *label,
                    const KbCopyWatch  *watch,
                    GError            **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (!set_cascades (self, FALSE, error))
    return NULL;
  changes = go_back (self, entry_id, label, watch, error);
  if (!set_cascades (self, TRUE, changes != NULL ? error : NULL))
    return NULL;
  return g_steal_pointer (&changes);
}
