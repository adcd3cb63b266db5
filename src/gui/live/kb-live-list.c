/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-mark.h"
#include "kb-enums.h"
#include "kb-live-list.h"
#include "kb-live-row.h"
#include "kb-session-text.h"

/* The row on air is the fourth: three of what was stay in sight. */
#define ROWS_ABOVE 3

/**
 * KbLiveList:
 *
 * The rundown on the desk: what ran and when, the cue on air, what is to come and when it is
 * expected. It follows the run; it is never scrolled by hand to find the cue on air.
 */
struct _KbLiveList
{
  AdwBin       parent_instance;

  KbShow      *show;    /* owned, nullable */
  GTimeZone   *zone;    /* owned, nullable: the session's */
  GListStore  *rows;    /* owned KbLiveRow, in running order */
  gint64       shown;   /* the cue that was scrolled to */

  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (KbLiveList, kb_live_list, ADW_TYPE_BIN)

/* The widgets of one row, kept on its list item. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *mark;
  GtkLabel  *number;
  GtkWidget *type;
  GtkLabel  *title;
  GtkLabel  *time;
  GtkLabel  *delta;
} Cells;

static GtkLabel *
append_label (GtkWidget *box,
              float      xalign,
              int        width_chars,
              gboolean   expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_add_css_class (label, "figures");
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  Cells *cells = g_new0 (Cells, 1);

  cells->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_margin_start (cells->box, 10);
  gtk_widget_set_margin_end (cells->box, 12);
  cells->mark = gtk_image_new ();
  gtk_box_append (GTK_BOX (cells->box), cells->mark);
  cells->number = append_label (cells->box, 0, 4, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (cells->number), "identity");
  cells->type = kb_cue_mark_new ();
  gtk_box_append (GTK_BOX (cells->box), cells->type);
  cells->title = append_label (cells->box, 0, -1, TRUE);
  cells->time = append_label (cells->box, 1, 8, FALSE);
  cells->delta = append_label (cells->box, 1, 7, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (cells->delta), "dim-label");

  g_object_set_data_full (G_OBJECT (item), "cells", cells, g_free);
  gtk_list_item_set_child (item, cells->box);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static const char *
state_icon (KbLiveRow *row)
{
  switch (kb_live_row_get_state (row))
    {
    case KB_CUE_STATE_DONE:
      return "object-select-symbolic";
    case KB_CUE_STATE_ON:
      return "media-playback-start-symbolic";
    case KB_CUE_STATE_SKIPPED:
      return "kb-skip-symbolic";
    case KB_CUE_STATE_TO_COME:
    default:
      return kb_live_row_is_hard (row) ? "kb-flag-symbolic" : NULL;
    }
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The row's own style is on the list's row widget, which is the parent of what the factory makes. */
static void
update_item (KbLiveRow   *row,
             GtkListItem *item)
{
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");
  const KbCueState state = kb_live_row_get_state (row);

  gtk_image_set_from_icon_name (GTK_IMAGE (cells->mark), state_icon (row));
  gtk_label_set_text (cells->number, kb_live_row_get_number (row));
  kb_cue_mark_set_cue_type (KB_CUE_MARK (cells->type), kb_live_row_get_cue_type (row));
  gtk_label_set_text (cells->title, kb_live_row_get_title (row));
  gtk_widget_set_tooltip_text (GTK_WIDGET (cells->title), kb_live_row_get_title (row));
  gtk_label_set_text (cells->time, kb_live_row_get_time (row));
  gtk_label_set_text (cells->delta, kb_live_row_get_delta (row));

  set_class (cells->box, "done", state == KB_CUE_STATE_DONE || state == KB_CUE_STATE_SKIPPED);
  set_class (cells->box, "live-row", state == KB_CUE_STATE_ON);
  set_class (GTK_WIDGET (cells->delta), "late", kb_live_row_is_late (row));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  KbLiveRow *row = gtk_list_item_get_item (item);

  g_signal_connect_object (row, "changed", G_CALLBACK (update_item), item, 0);
  update_item (row, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_item, item);
}

static void
scroll_to (KbLiveList *self,
           int         index)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  /* Down to the end first, then up: the row comes to stand near the top, not just in sight. */
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", n_rows - 1);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", MAX (index - ROWS_ABOVE, 0));
}

static gboolean
order_changed (KbLiveList *self)
{
  KbRun *run = kb_show_get_run (self->show);
  const guint count = kb_run_get_n_cues (run);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) != count)
    return TRUE;
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (KbLiveRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (kb_run_find_cue (run, kb_live_row_get_cue_id (row)) != (int) i)
        return TRUE;
    }

  return FALSE;
}

static void
rebuild (KbLiveList      *self,
         const KbRunLive *live)
{
  KbRun *run = kb_show_get_run (self->show);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      g_ptr_array_add (rows, kb_live_row_new (cue.cue.id));
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}

static void
kb_live_list_dispose (GObject *object)
{
  KbLiveList *self = KB_LIVE_LIST (object);

  g_clear_object (&self->show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIVE_LIST);

  G_OBJECT_CLASS (kb_live_list_parent_class)->dispose (object);
}

static void
kb_live_list_class_init (KbLiveListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-live-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLiveList, list);
}

static void
kb_live_list_init (KbLiveList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (KB_TYPE_LIVE_ROW);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * kb_live_list_set_show:
 * @show: (nullable) (transfer none): the run to follow
 */
void
kb_live_list_set_show (KbLiveList *self,
                       KbShow     *show)
{
  g_return_if_fail (KB_IS_LIVE_LIST (self));

  g_set_object (&self->show, show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_list_store_remove_all (self->rows);
  self->shown = 0;
  if (show != NULL)
    self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
}

/**
 * kb_live_list_update:
 * @live: the run as it is now
 *
 * Brings every row up to date; rows of which nothing shown changed are not touched.
 */
void
kb_live_list_update (KbLiveList      *self,
                     const KbRunLive *live)
{
  KbRun *run;

  g_return_if_fail (KB_IS_LIVE_LIST (self));

  if (self->show == NULL)
    return;
  if (order_changed (self))
    rebuild (self, live);

  run = kb_show_get_run (self->show);
  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      g_autoptr (KbLiveRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      kb_live_row_update (row, self->show, self->zone, &cue);
    }

  if (live->cue_id != 0 && live->cue_id != self->shown)
    {
      self->shown = live->cue_id;
      scroll_to (self, live->index);
    }
}

/**
 * kb_live_list_find:
 * @number: a cue's number as somebody types it: "C19", "c19", "19"
 *
 * Returns: the cue's id, 0 when no cue has that number.
 */
gint64
kb_live_list_find (KbLiveList *self,
                   const char *number)
{
  g_autofree char *wanted = g_utf8_casefold (number, -1);

  g_return_val_if_fail (KB_IS_LIVE_LIST (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (KbLiveRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autofree char *folded = g_utf8_casefold (kb_live_row_get_number (row), -1);
      const char *digits = folded;

      while (*digits != '\0' && !g_ascii_isdigit (*digits))
        digits++;
      if (g_str_equal (folded, wanted)
          || (g_ascii_isdigit (*wanted) && *digits != '\0'
              && g_ascii_strtoull (digits, NULL, 10) == g_ascii_strtoull (wanted, NULL, 10)))
        return kb_live_row_get_cue_id (row);
    }

  return 0;
}
