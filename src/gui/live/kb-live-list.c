/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-cue-mark.h"
#include "kb-desk-text.h"
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
  KbOrderMenu *menu;    /* borrowed, nullable: the desk's */
  GListStore  *rows;    /* owned KbLiveRow, in running order */
  gint64       shown;   /* the cue that was scrolled to */
  int          index;   /* its place */
  guint        scroll;  /* tick callback that scrolls, 0 for none */
  gboolean     narrow;  /* only number and time have room */
  gboolean     stacked; /* the difference to the plan stands below the time */

  GtkListView *list;
  GtkWidget   *heads;
  GtkWidget   *delta_head;
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_STACKED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbLiveList, kb_live_list, ADW_TYPE_BIN)

/* The widgets of one row, kept on its list item. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *mark;
  GtkLabel  *number;
  GtkWidget *type;
  GtkWidget *words;
  GtkLabel  *title;
  GtkLabel  *detail;
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
append_words (Cells *cells)
{
  cells->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (cells->words, GTK_ALIGN_CENTER);
  cells->title = append_label (cells->words, 0, -1, TRUE);
  cells->detail = append_label (cells->words, 0, -1, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (cells->detail), "detail");
  gtk_box_append (GTK_BOX (cells->box), cells->words);
}

/* Where the list is narrow, a cue is its number and its time. */
static void
follow_narrow (KbLiveList *self,
               GtkWidget  *widget)
{
  g_object_bind_property (self, "narrow", widget, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static gboolean
stack_cb (GBinding     *binding,
          const GValue *from,
          GValue       *to,
          gpointer      user_data)
{
  g_value_set_enum (to, g_value_get_boolean (from) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return TRUE;
}

/* A title needs the room more than two columns of figures do. */
static void
append_times (KbLiveList *self,
              Cells      *cells)
{
  GtkWidget *times = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (times, "times");
  gtk_widget_set_valign (times, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (cells->box), times);
  cells->time = append_label (times, 1, 8, FALSE);
  cells->delta = append_label (times, 1, 7, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (cells->delta), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (cells->delta), "delta");
  g_object_bind_property_full (self, "stacked", times, "orientation", G_BINDING_SYNC_CREATE, stack_cb, NULL, NULL, NULL);
  g_object_bind_property (self, "narrow", times, "hexpand", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "narrow", cells->time, "hexpand", G_BINDING_SYNC_CREATE);
}

static void
secondary_cb (GtkGestureClick *gesture,
              int              n_press,
              double           x,
              double           y,
              GtkListItem     *item)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  KbLiveList *self = KB_LIVE_LIST (gtk_widget_get_ancestor (box, KB_TYPE_LIVE_LIST));
  KbLiveRow *row = gtk_list_item_get_item (item);

  if (self != NULL && self->menu != NULL && row != NULL)
    kb_order_menu_popup (self->menu, GTK_WIDGET (self), kb_live_row_get_cue_id (row));
}

static void
hear_secondary (GtkWidget   *box,
                GtkListItem *item)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (secondary_cb), item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (gesture));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          KbLiveList               *self)
{
  Cells *cells = g_new0 (Cells, 1);

  cells->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (cells->box, "cue-cells");
  cells->mark = gtk_image_new ();
  gtk_box_append (GTK_BOX (cells->box), cells->mark);
  cells->number = append_label (cells->box, 0, 4, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (cells->number), "identity");
  cells->type = kb_cue_mark_new ();
  gtk_box_append (GTK_BOX (cells->box), cells->type);
  append_words (cells);
  append_times (self, cells);
  follow_narrow (self, cells->type);
  follow_narrow (self, cells->words);
  follow_narrow (self, GTK_WIDGET (cells->delta));
  g_object_set_data_full (G_OBJECT (item), "cells", cells, g_free);
  gtk_list_item_set_child (item, cells->box);
  hear_secondary (cells->box, item);
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
update_item (KbLiveRow   *row,
             GtkListItem *item)
{
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");
  const KbCueState state = kb_live_row_get_state (row);

  gtk_image_set_from_icon_name (GTK_IMAGE (cells->mark), state_icon (row));
  gtk_label_set_text (cells->number, kb_live_row_get_number (row));
  kb_cue_mark_set_cue_type (KB_CUE_MARK (cells->type), kb_live_row_get_cue_type (row));
  gtk_label_set_text (cells->title, kb_live_row_get_title (row));
  gtk_label_set_text (cells->detail, kb_live_row_get_detail (row));
  gtk_widget_set_visible (GTK_WIDGET (cells->detail), kb_live_row_get_detail (row)[0] != '\0');
  kb_desk_set_tooltip (cells->box, kb_live_row_get_story (row));
  gtk_label_set_text (cells->time, kb_live_row_get_time (row));
  gtk_label_set_text (cells->delta, kb_live_row_get_delta (row));

  kb_css_class_set (cells->box, "done", state == KB_CUE_STATE_DONE || state == KB_CUE_STATE_SKIPPED);
  kb_css_class_set (cells->box, "skipped", state == KB_CUE_STATE_SKIPPED);
  kb_css_class_set (cells->box, "live-row", state == KB_CUE_STATE_ON);
  kb_css_class_set (GTK_WIDGET (cells->delta), "late", kb_live_row_is_late (row));
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

/* Rows before the cue on are all of one height; the list's own idea of what is in sight would leave
 * the row where it stands. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  KbLiveList *self = KB_LIVE_LIST (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  int height = G_MAXINT;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_height (row) > 0)
      height = MIN (height, gtk_widget_get_height (row));
  if (height == G_MAXINT)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (adjustment, MAX (self->index - ROWS_ABOVE, 0) * (double) height);
  self->scroll = 0;
  return G_SOURCE_REMOVE;
}

static void
scroll_to (KbLiveList *self,
           int         index)
{
  self->index = index;
  if (self->scroll == 0)
    self->scroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
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
kb_live_list_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, KB_LIVE_LIST (object)->narrow);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, KB_LIVE_LIST (object)->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_live_list_dispose (GObject *object)
{
  KbLiveList *self = KB_LIVE_LIST (object);

  g_clear_object (&self->show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (kb_live_list_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIVE_LIST);
}

static void
kb_live_list_class_init (KbLiveListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_list_dispose;
  G_OBJECT_CLASS (klass)->get_property = kb_live_list_get_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-live-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLiveList, list);
  gtk_widget_class_bind_template_child (widget_class, KbLiveList, heads);
  gtk_widget_class_bind_template_child (widget_class, KbLiveList, delta_head);
}

static void
kb_live_list_init (KbLiveList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (KB_TYPE_LIVE_ROW);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * kb_live_list_set_menu:
 * @menu: (transfer none): what the second button opens; it outlives this
 */
void
kb_live_list_set_menu (KbLiveList  *self,
                       KbOrderMenu *menu)
{
  g_return_if_fail (KB_IS_LIVE_LIST (self));

  self->menu = menu;
}

/**
 * kb_live_list_set_room:
 * @narrow: there is room for numbers and times only
 * @stacked: the difference to the plan stands below the time, so that titles have more room
 */
void
kb_live_list_set_room (KbLiveList *self,
                       gboolean    narrow,
                       gboolean    stacked)
{
  g_return_if_fail (KB_IS_LIVE_LIST (self));

  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      gtk_widget_set_visible (self->heads, !narrow);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  if (self->stacked != stacked)
    {
      self->stacked = stacked;
      gtk_widget_set_visible (self->delta_head, !stacked);
      kb_css_class_set (GTK_WIDGET (self), "stacked", stacked);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
    }
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
