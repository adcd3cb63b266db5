/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-log"

#include "config.h"

#include "kb-show-log.h"
#include "kb-text.h"

#define RETRY_MS 1000

/**
 * KbShowLog:
 *
 * The way of a run's rows to the disk. Rows are appended in order, behind the desk's back; when
 * that fails the show goes on, the rows wait here, and it is tried again every second. Nothing
 * that is shown waits for it.
 */
struct _KbShowLog
{
  GObject    parent_instance;

  KbStore   *store;      /* owned */
  GPtrArray *waiting;    /* owned KbRecord: not handed to the store yet */
  GPtrArray *under_way;  /* owned KbRecord, nullable: what the store is writing */
  guint      retry_id;   /* source of the next try, which keeps the log alive; 0 for none */
  char      *problem;    /* owned, nullable: why the last try failed */
};

enum
{
  PROP_0,
  PROP_PENDING,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbShowLog, kb_show_log, G_TYPE_OBJECT)

static void write_waiting (KbShowLog *self);

static void
set_problem (KbShowLog  *self,
             const char *problem)
{
  if (kb_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* What failed goes back in front of what came since, so that the order stays. */
static void
put_back (KbShowLog *self)
{
  GPtrArray *failed = g_steal_pointer (&self->under_way);

  g_ptr_array_extend_and_steal (failed, g_steal_pointer (&self->waiting));
  self->waiting = failed;
}

static gboolean
retry_cb (gpointer user_data)
{
  KbShowLog *self = user_data;

  self->retry_id = 0;
  write_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KbShowLog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kb_store_append_finish (KB_STORE (source), result, &error))
    {
      g_clear_pointer (&self->under_way, g_ptr_array_unref);
      set_problem (self, NULL);
      write_waiting (self);
    }
  else
    {
      put_back (self);
      set_problem (self, error->message);
      if (self->retry_id == 0)
        self->retry_id = g_timeout_add_full (G_PRIORITY_DEFAULT, RETRY_MS, retry_cb, g_object_ref (self),
                                             g_object_unref);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

static void
write_waiting (KbShowLog *self)
{
  if (self->under_way != NULL || self->waiting->len == 0)
    return;

  self->under_way = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  kb_store_append_async (self->store, self->under_way, NULL, written_cb, g_object_ref (self));
}

static void
kb_show_log_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  KbShowLog *self = KB_SHOW_LOG (object);

  switch (prop_id)
    {
    case PROP_PENDING:
      g_value_set_uint (value, kb_show_log_get_pending (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_show_log_finalize (GObject *object)
{
  KbShowLog *self = KB_SHOW_LOG (object);

  g_clear_pointer (&self->under_way, g_ptr_array_unref);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->store);
  g_free (self->problem);

  G_OBJECT_CLASS (kb_show_log_parent_class)->finalize (object);
}

static void
kb_show_log_class_init (KbShowLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kb_show_log_finalize;
  object_class->get_property = kb_show_log_get_property;

  properties[PROP_PENDING] = g_param_spec_uint ("pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_show_log_init (KbShowLog *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kb_show_log_new:
 * @store: (transfer none): where the rows go
 */
KbShowLog *
kb_show_log_new (KbStore *store)
{
  KbShowLog *self = g_object_new (KB_TYPE_SHOW_LOG, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * kb_show_log_append:
 * @record: (transfer none): a run's or an event's row; an id that is there already is updated
 */
void
kb_show_log_append (KbShowLog *self,
                    KbRecord  *record)
{
  g_return_if_fail (KB_IS_SHOW_LOG (self));

  g_ptr_array_add (self->waiting, g_object_ref (record));
  if (self->retry_id == 0)
    write_waiting (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

/**
 * kb_show_log_get_pending:
 *
 * Returns: how many rows are not on the disk yet.
 */
guint
kb_show_log_get_pending (KbShowLog *self)
{
  g_return_val_if_fail (KB_IS_SHOW_LOG (self), 0);

  return self->waiting->len + (self->under_way != NULL ? self->under_way->len : 0);
}

/**
 * kb_show_log_get_problem:
 *
 * Returns: (nullable): why the last try failed, in the user's words; %NULL while all is well.
 */
const char *
kb_show_log_get_problem (KbShowLog *self)
{
  g_return_val_if_fail (KB_IS_SHOW_LOG (self), NULL);

  return self->problem;
}

/**
 * kb_show_log_flush:
 *
 * Writes what waits, and returns when it is on the disk: for the end of a program.
 *
 * Returns: %FALSE with an error when rows are still not written.
 */
gboolean
kb_show_log_flush (KbShowLog  *self,
                   GError    **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (KB_IS_SHOW_LOG (self), FALSE);

  /* What is under way was handed over before and is written first; written again it stays itself. */
  all = g_ptr_array_new ();
  for (guint i = 0; self->under_way != NULL && i < self->under_way->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (self->under_way, i));
  for (guint i = 0; i < self->waiting->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (self->waiting, i));
  if (all->len == 0)
    return TRUE;
  if (!kb_store_append (self->store, all, error))
    return FALSE;

  g_ptr_array_set_size (self->waiting, 0);
  return TRUE;
}
