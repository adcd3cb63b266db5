/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-window"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "kb-list-sight.h"
#include "kb-places.h"
#include "kb-record-name.h"
#include "kb-search-row.h"
#include "kb-search-window.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

#define HITS_LIMIT 60       /* more is not read, but narrowed down */
#define BUILDING_MS 700     /* until it is asked again while the index is being made */

/**
 * KbSearchWindow:
 *
 * Searches the whole library while one types: what is found stands under its session, or under its kind where sessions
 * share it, and Enter leads to it.
 */
struct _KbSearchWindow
{
  AdwWindow       parent_instance;

  KbWorkspace    *workspace;   /* owned */
  GCancellable   *searching;   /* owned, nullable: what is typed is being looked for */
  gboolean        is_awaited;  /* Enter was pressed meanwhile: it means the first that will be found */
  guint           again;       /* source: asks again */

  GtkSearchEntry *entry;
  GtkStack       *stack;
  GtkListBox     *list;
  AdwStatusPage  *nothing;
  GtkLabel       *status;
};

G_DEFINE_FINAL_TYPE (KbSearchWindow, kb_search_window, ADW_TYPE_WINDOW)

static gint64
group_of (const KbSearchHit *hit)
{
  return hit->session_id != 0 ? hit->session_id : -1 - (gint64) kb_record_get_kind (hit->record);
}

/* Cues by their numbers, as a reader would look for them. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const KbSearchHit *one = *(const KbSearchHit *const *) a;
  const KbSearchHit *two = *(const KbSearchHit *const *) b;
  g_autofree char *one_name = kb_record_dup_name (one->record);
  g_autofree char *two_name = kb_record_dup_name (two->record);
  g_autofree char *one_key = g_utf8_collate_key_for_filename (one_name, -1);
  g_autofree char *two_key = g_utf8_collate_key_for_filename (two_name, -1);

  return strcmp (one_key, two_key);
}

/* Sorts each run of one kind by itself: the hits come one kind after the other. */
static void
sort_by_name (GPtrArray *hits)
{
  for (guint start = 0, end = 0; start < hits->len; start = end)
    {
      const KbEntityKind kind = kb_record_get_kind (((KbSearchHit *) hits->pdata[start])->record);

      while (end < hits->len && kb_record_get_kind (((KbSearchHit *) hits->pdata[end])->record) == kind)
        end++;
      qsort (hits->pdata + start, end - start, sizeof *hits->pdata, compare_names);
    }
}

/* Hits of one group follow each other; groups stand in the order of their first hits. */
static GPtrArray *
group_hits (GPtrArray *hits)
{
  GPtrArray *grouped = g_ptr_array_sized_new (hits->len);

  sort_by_name (hits);

  for (guint i = 0; i < hits->len; i++)
    {
      if (g_ptr_array_find (grouped, hits->pdata[i], NULL))
        continue;
      for (guint j = i; j < hits->len; j++)
        if (group_of (hits->pdata[j]) == group_of (hits->pdata[i]))
          g_ptr_array_add (grouped, hits->pdata[j]);
    }

  return grouped;
}

static void
clear_list (KbSearchWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

/* Some of what sessions share has no page to lead to: it is read here. */
static GtkWidget *
create_row (KbSearchWindow    *self,
            const KbSearchHit *hit)
{
  GtkWidget *row = kb_search_row_new (hit, kb_workspace_find_session (self->workspace, hit->session_id));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), hit->session_id != 0
                                    || kb_places_find (kb_record_get_kind (hit->record)) != NULL);
  return row;
}

static void
show_hits (KbSearchWindow *self,
           GPtrArray      *hits)
{
  g_autoptr (GPtrArray) grouped = group_hits (hits);

  clear_list (self);
  for (guint i = 0; i < grouped->len; i++)
    gtk_list_box_append (self->list, create_row (self, grouped->pdata[i]));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "hits" : "nothing");
}

static void
show_status (KbSearchWindow *self,
             KbSearchFlags   flags)
{
  const char *text = "";

  if (flags & KB_SEARCH_BUILDING)
    text = _("The search index is being made; more may be found in a moment.");
  else if (flags & KB_SEARCH_MORE)
    text = _("Only the first are shown. Type more to narrow it down.");
  gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *text != '\0');
}

static void start_search (KbSearchWindow *self);

static void open_row (KbSearchWindow *self,
                      GtkListBoxRow  *row);

static gboolean
again_cb (gpointer user_data)
{
  KbSearchWindow *self = user_data;

  self->again = 0;
  start_search (self);
  return G_SOURCE_REMOVE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KbSearchWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  KbSearchFlags flags;
  g_autoptr (GPtrArray) hits = kb_store_search_finish (KB_STORE (source), result, &flags, &error);

  /* What is typed has changed since, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;

  g_clear_object (&self->searching);
  adw_status_page_set_description (self->nothing, error != NULL ? error->message : NULL);
  if (hits == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  show_hits (self, hits);
  show_status (self, flags);
  if (flags & KB_SEARCH_BUILDING)
    self->again = g_timeout_add (BUILDING_MS, again_cb, self);
  if (self->is_awaited)
    open_row (self, gtk_list_box_get_selected_row (self->list));
  self->is_awaited = FALSE;
}

static void
stop_search (KbSearchWindow *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->again, g_source_remove);
  self->is_awaited = FALSE;
}

static void
start_search (KbSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  stop_search (self);
  if (kb_text_is_empty (text))
    {
      clear_list (self);
      show_status (self, 0);
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }

  self->searching = g_cancellable_new ();
  kb_store_search_async (kb_workspace_get_store (self->workspace), text, HITS_LIMIT, self->searching, found_cb,
                         g_object_ref (self));
}

static char *
describe_session (KbRecord *session)
{
  g_autofree char *start = kb_session_format_start (session);
  const char *code = kb_record_get_text (session, KB_SESSION_CODE);
  const char *title = kb_record_get_text (session, KB_SESSION_TITLE);
  const gboolean is_trashed = !kb_record_is_null (session, KB_SESSION_TRASHED_US);

  return g_strdup_printf ("%s%s%s · %s%s%s", code, *code != '\0' ? " · " : "", title, start, is_trashed ? " · " : "",
                          is_trashed ? _("In the trash") : "");
}

static char *
describe_group (KbSearchWindow *self,
                KbSearchRow    *row)
{
  KbRecord *record = kb_search_row_get_record (row);
  KbRecord *session = kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION,
                                          kb_search_row_get_session_id (row));

  if (session != NULL)
    return describe_session (session);
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, kb_record_get_entity (record)->label));
}

static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       user_data)
{
  g_autofree char *group = describe_group (user_data, KB_SEARCH_ROW (row));
  g_autofree char *last = before != NULL ? describe_group (user_data, KB_SEARCH_ROW (before)) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (group, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "search-group");
  gtk_list_box_row_set_header (row, label);
}

static void
open_row (KbSearchWindow *self,
          GtkListBoxRow  *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  KbRecord *record;

  if (row == NULL || parent == NULL || !gtk_list_box_row_get_activatable (row))
    return;

  record = kb_search_row_get_record (KB_SEARCH_ROW (row));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-row", "(sxx)", kb_record_get_entity (record)->name,
                              kb_record_get_id (record), kb_search_row_get_session_id (KB_SEARCH_ROW (row)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (KbSearchWindow *self,
                  GtkListBoxRow  *row)
{
  open_row (self, row);
}

static void
entry_activated_cb (KbSearchWindow *self)
{
  /* What stands there was found for less than what is typed by now. */
  if (self->searching != NULL)
    self->is_awaited = TRUE;
  else
    open_row (self, gtk_list_box_get_selected_row (self->list));
}

/* The entry keeps Escape for itself. */
static void
search_stopped_cb (KbSearchWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* The arrows go through what was found while one types on. */
static gboolean
key_pressed_cb (KbSearchWindow  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (step == 0)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, row != NULL ? gtk_list_box_row_get_index (row) + step : 0);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      kb_list_sight_show (self->list, row);
    }
  return GDK_EVENT_STOP;
}

static void
kb_search_window_dispose (GObject *object)
{
  KbSearchWindow *self = KB_SEARCH_WINDOW (object);

  stop_search (self);
  if (self->workspace != NULL)
    gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_search_window_parent_class)->dispose (object);
}

static void
kb_search_window_class_init (KbSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_search_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/search/kb-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, KbSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KbSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KbSearchWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, KbSearchWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, start_search);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_search_window_init (KbSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
}

/**
 * kb_search_window_present:
 * @parent: the window that is led to what was found
 */
void
kb_search_window_present (GtkWindow   *parent,
                          KbWorkspace *workspace)
{
  KbSearchWindow *self;

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  self = g_object_new (KB_TYPE_SEARCH_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  gtk_window_present (GTK_WINDOW (self));
}
