/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-sidebar"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-places.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-sidebar.h"

#define N_RECENT 8

/**
 * KbSidebar:
 *
 * The way to the library's places and to the sessions around now.
 */
struct _KbSidebar
{
  AdwBin             parent_instance;

  GtkFilterListModel *shown;      /* owned, nullable: sessions neither in the trash nor templates */
  GtkSortListModel   *sorted;     /* owned, nullable: the same, latest first */
  gint64              selected;   /* the session whose row is lit, 0 for none */
  const char         *place;      /* borrowed, constant: the place whose row is lit while no session's is */

  GtkListBox         *places;
  GtkLabel           *recent_heading;
  GtkListBox         *recent;
};

G_DEFINE_FINAL_TYPE (KbSidebar, kb_sidebar, ADW_TYPE_BIN)

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  return kb_record_is_null (item, KB_SESSION_TRASHED_US) && !kb_record_get_bool (item, KB_SESSION_IS_TEMPLATE);
}

static int
compare_start (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const gint64 left = kb_record_get_int ((KbRecord *) a, KB_SESSION_START_US);
  const gint64 right = kb_record_get_int ((KbRecord *) b, KB_SESSION_START_US);

  return (left < right) - (left > right);
}

static GtkWidget *
create_recent_row (gpointer item,
                   gpointer user_data)
{
  KbRecord *session = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *when = gtk_label_new (NULL);
  g_autofree char *start = kb_session_format_start (session);

  g_object_bind_property (session, "title", title, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_text (GTK_LABEL (when), start);
  gtk_widget_add_css_class (title, "identity");
  gtk_widget_add_css_class (when, "caption");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_add_css_class (when, "numeric");
  for (GtkWidget *label = title; label != NULL; label = label == title ? when : NULL)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "session", g_object_ref (session), g_object_unref);

  return row;
}

static gint64
session_of_row (GtkListBoxRow *row)
{
  return kb_record_get_id (g_object_get_data (G_OBJECT (row), "session"));
}

static void
update_selection (KbSidebar *self)
{
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (self->recent);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->recent, i)) != NULL; i++)
    if (session_of_row (row) == self->selected)
      gtk_list_box_select_row (self->recent, row);

  gtk_list_box_unselect_all (self->places);
  for (int i = 0; self->selected == 0 && kb_places_get (i) != NULL; i++)
    if (g_strcmp0 (kb_places_get (i)->name, self->place) == 0)
      gtk_list_box_select_row (self->places, gtk_list_box_get_row_at_index (self->places, i));
}

static void
sessions_changed_cb (KbSidebar *self)
{
  const guint count = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_widget_set_visible (GTK_WIDGET (self->recent_heading), count > 0);
  update_selection (self);
}

static void
count_changed_cb (GListModel *rows,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GtkLabel   *label)
{
  const guint count = g_list_model_get_n_items (rows);
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");

  gtk_label_set_text (label, text);
}

static GtkWidget *
create_place_row (KbSidebar         *self,
                  const KbPlaceInfo *info,
                  GListModel        *counted)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = gtk_label_new (_(info->title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon_name));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  if (counted != NULL)
    {
      g_signal_connect_object (counted, "items-changed", G_CALLBACK (count_changed_cb), count, 0);
      count_changed_cb (counted, 0, 0, 0, GTK_LABEL (count));
    }

  return row;
}

static void
add_places (KbSidebar   *self,
            KbRecordSet *library)
{
  for (guint i = 0; kb_places_get (i) != NULL; i++)
    {
      const KbPlaceInfo *info = kb_places_get (i);
      GListModel *counted = info->counted != KB_ENTITY_NONE ? kb_record_set_get_list (library, info->counted)
                                                            : i == 0 ? G_LIST_MODEL (self->shown) : NULL;

      gtk_list_box_append (self->places, create_place_row (self, info, counted));
    }
}

/* Which sessions are shown, and in which order, hangs on what the rows say, not only on which are there. */
static void
library_changed_cb (KbRecordSet *library,
                    GPtrArray   *changes,
                    KbSidebar   *self)
{
  for (guint i = 0; i < changes->len; i++)
    if (((KbChange *) g_ptr_array_index (changes, i))->kind == KB_ENTITY_SESSION)
      {
        gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
        gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
        return;
      }
}

static void
place_activated_cb (GtkListBox    *box,
                    GtkListBoxRow *row,
                    KbSidebar     *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s",
                              kb_places_get (gtk_list_box_row_get_index (row))->name);
}

static void
recent_activated_cb (GtkListBox    *box,
                     GtkListBoxRow *row,
                     KbSidebar     *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", session_of_row (row));
}

static void
kb_sidebar_dispose (GObject *object)
{
  KbSidebar *self = KB_SIDEBAR (object);

  g_clear_object (&self->sorted);
  g_clear_object (&self->shown);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SIDEBAR);

  G_OBJECT_CLASS (kb_sidebar_parent_class)->dispose (object);
}

static void
kb_sidebar_class_init (KbSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/shell/kb-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, KbSidebar, recent_heading);
  gtk_widget_class_bind_template_child (widget_class, KbSidebar, recent);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
kb_sidebar_init (KbSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_sidebar_set_workspace:
 * @workspace: (transfer none): whose sessions to list; set once
 */
void
kb_sidebar_set_workspace (KbSidebar   *self,
                          KbWorkspace *workspace)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_SESSION);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_shown, NULL, NULL));
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_start, NULL, NULL));
  g_autoptr (GtkSliceListModel) recent = NULL;

  g_return_if_fail (KB_IS_SIDEBAR (self));
  g_return_if_fail (self->shown == NULL);

  self->shown = gtk_filter_list_model_new (g_object_ref (sessions), filter);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->shown)), sorter);
  recent = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)), 0, N_RECENT);
  gtk_list_box_bind_model (self->recent, G_LIST_MODEL (recent), create_recent_row, self, NULL);

  g_signal_connect_object (kb_workspace_get_library (workspace), "changed", G_CALLBACK (library_changed_cb), self, 0);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (sessions_changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_places (self, kb_workspace_get_library (workspace));
  sessions_changed_cb (self);
}

/**
 * kb_sidebar_select_place:
 * @name: (transfer none): the page of the library that is shown, as #KbPlaceInfo names it
 */
void
kb_sidebar_select_place (KbSidebar  *self,
                         const char *name)
{
  g_return_if_fail (KB_IS_SIDEBAR (self));

  self->place = name;
  self->selected = 0;
  update_selection (self);
}

/**
 * kb_sidebar_select_session:
 * @session_id: the session that is shown
 */
void
kb_sidebar_select_session (KbSidebar *self,
                           gint64     session_id)
{
  g_return_if_fail (KB_IS_SIDEBAR (self));

  self->selected = session_id;
  update_selection (self);
}
