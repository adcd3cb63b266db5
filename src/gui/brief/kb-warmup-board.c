/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-warmup-board"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-edits.h"
#include "kb-date-text.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"
#include "kb-warmup-board.h"
#include "kb-warmup-day.h"
#include "kb-warmup.h"

/* From D-7 to the day of the show. */
#define N_DAYS 8

/**
 * KbWarmupBoard:
 *
 * The warm-up by days: a column a day up to the show, a card an action with what it has reached of its target. A card is
 * dragged to another day, or moved there by Alt and an arrow.
 *
 * #KbWarmupBoard::opened: an action was chosen, by its id.
 */
struct _KbWarmupBoard
{
  AdwBin        parent_instance;

  KbWorkspace  *workspace;         /* owned, nullable */
  KbRecordSet  *plan;              /* owned, nullable */
  GTimeZone    *zone;              /* owned, nullable: where the session is */
  GSignalGroup *follow;            /* owned: follows the plan */
  gint64        focused_id;        /* the card that gets the focus back, 0 for none */

  GtkWidget    *columns[N_DAYS];   /* children */
  GtkLabel     *heads[N_DAYS];
  GtkWidget    *cards[N_DAYS];     /* the boxes that hold them */
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbWarmupBoard, kb_warmup_board, ADW_TYPE_BIN)

static KbRecord *
get_action (GtkWidget *card)
{
  return card != NULL ? g_object_get_data (G_OBJECT (card), "warmup-action") : NULL;
}

/* What is before the first day or after the last is in that column, and says its own day. */
static int
find_column (KbWarmupBoard *self,
             KbRecord      *action)
{
  const int day = kb_warmup_find_day (self->plan, action, self->zone);

  return day == KB_WARMUP_NO_DAY ? -1 : CLAMP (day + N_DAYS - 1, 0, N_DAYS - 1);
}

/* At the same time of the day, or at noon where none was given. */
static void
move_to_day (KbWarmupBoard *self,
             KbRecord      *action,
             int            day)
{
  const int before = kb_warmup_find_day (self->plan, action, self->zone);
  const gint64 start_us = kb_record_get_int (kb_record_set_get_session (self->plan), KB_SESSION_START_US);
  const gboolean is_timed = !kb_record_is_null (action, KB_WARMUP_ACTION_AT_US);
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) to = NULL;
  g_autoptr (KbEdit) edit = NULL;
  KbValue value = KB_VALUE_INIT;

  if (start_us == KB_NONE || day == before)
    return;

  from = kb_date_from_instant (is_timed ? kb_record_get_int (action, KB_WARMUP_ACTION_AT_US) : start_us, self->zone);
  to = g_date_time_add_days (from, is_timed ? day - before : day);
  kb_value_set_int (&value, is_timed ? g_date_time_to_unix (to) * G_USEC_PER_SEC
                                     : kb_date_to_midnight (to) + 12 * G_TIME_SPAN_HOUR);
  self->focused_id = kb_record_get_id (action);
  edit = kb_brief_edits_task_field (self->plan, action, KB_WARMUP_ACTION_AT_US, &value, _("Move warm-up action to another day"));
  kb_workspace_edit (self->workspace, edit);
}

static void
card_clicked_cb (KbWarmupBoard *self,
                 GtkWidget     *card)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, kb_record_get_id (get_action (card)));
}

static GdkContentProvider *
drag_prepared_cb (GtkDragSource *source,
                  double         x,
                  double         y,
                  GtkWidget     *card)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_INT64, kb_record_get_id (get_action (card)));
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            KbWarmupBoard *self)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  KbRecord *action = self->plan != NULL ? kb_record_set_find (self->plan, KB_ENTITY_WARMUP_ACTION, g_value_get_int64 (value))
                                        : NULL;

  for (int i = 0; action != NULL && i < N_DAYS; i++)
    if (self->columns[i] == column)
      {
        move_to_day (self, action, i - (N_DAYS - 1));
        return TRUE;
      }

  return FALSE;
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, !kb_text_is_empty (text));
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* Nothing is good or bad about what has not been counted yet. */
static const char *
choose_level (KbRecord *action,
              double    share)
{
  const int state = kb_record_get_int (action, KB_WARMUP_ACTION_STATE);

  if (share >= 1)
    return "ok";

  return state == KB_ACTION_STATE_DOING || state == KB_ACTION_STATE_PLANNED ? "tell" : "warn";
}

static void
add_share (GtkWidget *box,
           KbRecord  *action)
{
  const double share = kb_warmup_find_share (action);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), CLAMP (share, 0, 1));
  gtk_widget_add_css_class (bar, "warmup-bar");
  gtk_widget_add_css_class (bar, choose_level (action, share));
  gtk_widget_set_visible (bar, !kb_text_is_empty (kb_record_get_text (action, KB_WARMUP_ACTION_TARGET)));
  gtk_box_append (GTK_BOX (box), bar);
}

static char *
format_reached (KbRecord *action)
{
  const char *target = kb_record_get_text (action, KB_WARMUP_ACTION_TARGET);
  const char *result = kb_record_get_text (action, KB_WARMUP_ACTION_RESULT);

  if (kb_text_is_empty (target))
    return g_strdup (result);

  return g_strdup_printf ("%s / %s", kb_text_is_empty (result) ? "—" : result, target);
}

static GtkWidget *
create_card (KbWarmupBoard *self,
             KbRecord      *action)
{
  const char *title = kb_record_get_text (action, KB_WARMUP_ACTION_ACTION);
  const char *shown = kb_text_is_empty (title) ? _("Not said yet") : title;
  const char *state = kb_enum_label (&kb_action_state_enum, kb_record_get_int (action, KB_WARMUP_ACTION_STATE));
  const int day = kb_warmup_find_day (self->plan, action, self->zone);
  g_autofree char *reached = format_reached (action);
  g_autofree char *name = g_strdup_printf ("%s, %s %s, %s", shown, kb_record_get_text (action, KB_WARMUP_ACTION_KPI), reached,
                                           state);
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label;
  GtkDragSource *source = gtk_drag_source_new ();

  label = add_label (box, shown, "warmup-title");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  add_label (box, day < 1 - N_DAYS || day > 0 ? kb_record_get_text (action, KB_WARMUP_ACTION_DUE) : "", "caption-head");
  add_label (box, reached, "figures");
  add_share (box, action);

  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "flat");
  gtk_widget_add_css_class (card, "warmup-card");
  gtk_widget_set_tooltip_text (card, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (card), "warmup-action", g_object_ref (action), g_object_unref);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepared_cb), card, 0);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (card, "clicked", G_CALLBACK (card_clicked_cb), self, G_CONNECT_SWAPPED);

  return card;
}

/* "D-3 Wed 14 Oct"; without a date of the show only the first of it. */
static void
show_head (KbWarmupBoard *self,
           int            column)
{
  const int day = column - (N_DAYS - 1);
  const gint64 start_us = kb_record_get_int (kb_record_set_get_session (self->plan), KB_SESSION_START_US);
  g_autoptr (GDateTime) start = start_us != KB_NONE ? kb_date_from_instant (start_us, self->zone) : NULL;
  g_autoptr (GDateTime) date = start != NULL ? g_date_time_add_days (start, day) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now (self->zone);
  /* Translators: month and day over a column of a week. See strftime(3). */
  g_autofree char *text = date != NULL ? kb_date_format (date, _("%d %b %a")) : g_strdup ("");
  g_autofree char *markup = g_markup_printf_escaped ("<b>D%s%d</b> %s", day < 0 ? "-" : "", ABS (day), text);
  const gboolean is_today = date != NULL && kb_date_count_days (now, date) == 0;

  gtk_label_set_markup (self->heads[column], markup);
  if (is_today)
    gtk_widget_add_css_class (self->columns[column], "today");
  else
    gtk_widget_remove_css_class (self->columns[column], "today");
}

static void
clear (KbWarmupBoard *self)
{
  for (int i = 0; i < N_DAYS; i++)
    for (GtkWidget *card; (card = gtk_widget_get_first_child (self->cards[i])) != NULL;)
      gtk_box_remove (GTK_BOX (self->cards[i]), card);
}

static GtkWidget *
get_focused_card (KbWarmupBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && get_action (focus) != NULL ? focus : NULL;
}

static void
show_cards (KbWarmupBoard *self)
{
  GListModel *actions = kb_record_set_get_list (self->plan, KB_ENTITY_WARMUP_ACTION);

  if (get_focused_card (self) != NULL)
    self->focused_id = kb_record_get_id (get_action (get_focused_card (self)));
  clear (self);
  for (int i = 0; i < N_DAYS; i++)
    show_head (self, i);
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (KbRecord) action = g_list_model_get_item (actions, i);
      const int column = find_column (self, action);
      GtkWidget *card = column >= 0 ? create_card (self, action) : NULL;

      if (card == NULL)
        continue;
      gtk_box_append (GTK_BOX (self->cards[column]), card);
      if (kb_record_get_id (action) == self->focused_id)
        gtk_widget_grab_focus (card);
    }
  self->focused_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (actions) > 0);
}

static void
plan_changed_cb (KbWarmupBoard *self,
                 GPtrArray     *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = changes->pdata[i];

      if (change->kind == KB_ENTITY_WARMUP_ACTION || change->kind == KB_ENTITY_SESSION)
        {
          show_cards (self);
          return;
        }
    }
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbWarmupBoard *self = KB_WARMUP_BOARD (widget);
  KbRecord *action = get_action (get_focused_card (self));
  const int day = action != NULL ? kb_warmup_find_day (self->plan, action, self->zone) : KB_WARMUP_NO_DAY;

  if (day != KB_WARMUP_NO_DAY)
    move_to_day (self, action, day + g_variant_get_int32 (parameter));
}

static void
kb_warmup_board_dispose (GObject *object)
{
  KbWarmupBoard *self = KB_WARMUP_BOARD (object);

  g_clear_object (&self->follow);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_warmup_board_parent_class)->dispose (object);
}

static void
kb_warmup_board_class_init (KbWarmupBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_warmup_board_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", KB_TYPE_WARMUP_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "warmup.move", "i", move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "warmup.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "warmup.move", "i", 1);
}

static GtkWidget *
create_column (KbWarmupBoard *self,
               int            index)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  self->heads[index] = GTK_LABEL (add_label (column, "D", "warmup-head"));
  self->cards[index] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (self->cards[index], TRUE);
  gtk_box_append (GTK_BOX (column), self->cards[index]);
  gtk_widget_add_css_class (column, "warmup-day");
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (column, GTK_EVENT_CONTROLLER (target));

  return column;
}

static void
kb_warmup_board_init (KbWarmupBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "warmup-board");
  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Warm-up by days"), -1);
  for (int i = 0; i < N_DAYS; i++)
    {
      self->columns[i] = create_column (self, i);
      gtk_box_append (GTK_BOX (box), self->columns[i]);
    }
  adw_bin_set_child (ADW_BIN (self), box);

  self->follow = g_signal_group_new (KB_TYPE_RECORD_SET);
  g_signal_group_connect_swapped (self->follow, "changed", G_CALLBACK (plan_changed_cb), self);
}

GtkWidget *
kb_warmup_board_new (void)
{
  return g_object_new (KB_TYPE_WARMUP_BOARD, NULL);
}

/**
 * kb_warmup_board_set_plan:
 * @workspace: (nullable): where edits go
 * @plan: (nullable): whose warm-up to show
 */
void
kb_warmup_board_set_plan (KbWarmupBoard *self,
                          KbWorkspace   *workspace,
                          KbRecordSet   *plan)
{
  g_return_if_fail (KB_IS_WARMUP_BOARD (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  g_signal_group_set_target (self->follow, plan);
  clear (self);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  if (plan == NULL || kb_record_set_get_session (plan) == NULL)
    return;

  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));
  show_cards (self);
}
