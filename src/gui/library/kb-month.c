/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-month"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-change.h"
#include "kb-date-text.h"
#include "kb-month.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

#define N_DAYS 42
#define N_COLUMNS 7

/* So many chips fit into a day beside the list, and into one of a whole page; the rest is a number. */
#define MAX_CHIPS 2
#define MAX_CHIPS_ROOMY 4

/**
 * KbMonth:
 *
 * One month of sessions, Monday first. A chip is a session in the colours of its state: clicked it is
 * selected, dragged to another day it moves there. A day that is clicked twice is planned.
 */
struct _KbMonth
{
  AdwBin       parent_instance;

  KbRecordSet     *library;          /* owned, nullable */
  KbSessionFilter *filter;           /* owned, nullable */
  gboolean         roomy;            /* has a page to itself */
  GTimeZone       *zone;             /* owned: whose days these are */
  GDateTime       *first;            /* owned: the first day shown, a Monday, 0:00 */
  int              year;             /* the month shown */
  int              month;
  gint64           selected;         /* the session whose chip is lit, 0 for none */
  GtkWidget       *cells[N_DAYS];    /* children of the grid, a vertical box each */

  GtkLabel        *title_label;
  GtkLabel        *count_label;
  GtkGrid         *grid;
};

enum
{
  SIGNAL_SESSION_CHOSEN,
  SIGNAL_SESSION_OPENED,
  SIGNAL_SESSION_MOVED,
  SIGNAL_DAY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbMonth, kb_month, ADW_TYPE_BIN)

static guint
find_cell (KbMonth   *self,
           GtkWidget *cell)
{
  for (guint i = 0; i < N_DAYS; i++)
    if (self->cells[i] == cell)
      return i;

  return N_DAYS;
}

static gint64
get_id (GtkWidget *chip)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (chip), "session");
}

static void
chip_clicked_cb (GtkWidget *chip,
                 KbMonth   *self)
{
  g_signal_emit (self, signals[SIGNAL_SESSION_CHOSEN], 0, get_id (chip));
}

static void
chip_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 KbMonth         *self)
{
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_SESSION_OPENED], 0,
                   get_id (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture))));
}

static GdkContentProvider *
chip_drag_cb (GtkDragSource *source,
              double         x,
              double         y,
              KbMonth       *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64,
                                         get_id (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source))));
}

/* As everywhere else: by the session's own clock. */
static GDateTime *
dup_start (KbRecord *session)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);

  return kb_date_from_instant (kb_record_get_int (session, KB_SESSION_START_US), zone);
}

static gboolean
day_dropped_cb (GtkDropTarget *target,
                const GValue  *value,
                double         x,
                double         y,
                KbMonth       *self)
{
  const guint day = find_cell (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  const gint64 id = g_value_get_int64 (value);
  KbRecord *session = kb_record_set_find (self->library, KB_ENTITY_SESSION, id);
  g_autoptr (GDateTime) start = NULL;
  int days;

  if (session == NULL || day == N_DAYS || kb_record_is_null (session, KB_SESSION_START_US))
    return FALSE;
  start = dup_start (session);
  days = (int) day - kb_date_count_days (self->first, start);
  if (days != 0)
    g_signal_emit (self, signals[SIGNAL_SESSION_MOVED], 0, id, days);
  return TRUE;
}

static void
day_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                KbMonth         *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *at = gtk_widget_pick (cell, x, y, GTK_PICK_DEFAULT);
  g_autoptr (GDateTime) day = NULL;

  if (n_press != 2 || (at != NULL && gtk_widget_get_ancestor (at, GTK_TYPE_BUTTON) != NULL))
    return;
  day = g_date_time_add_days (self->first, find_cell (self, cell));
  g_signal_emit (self, signals[SIGNAL_DAY_CHOSEN], 0, day);
}

static GtkWidget *
create_chip (KbMonth   *self,
             KbRecord  *session,
             GDateTime *start)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  const char *state = kb_enum_code (&kb_session_state_enum, kb_record_get_int (session, KB_SESSION_STATE));
  const char *title = kb_record_get_text (session, KB_SESSION_TITLE);
  const char *classes[] = { "month-chip", state, kb_record_get_id (session) == self->selected ? "selected" : NULL, NULL };
  const gint64 id = kb_record_get_id (session);
  g_autofree char *time = g_date_time_format (start, "%H:%M");
  g_autofree char *text = g_markup_printf_escaped ("<b>%s</b>\n%s", time,
                                                   kb_text_is_empty (title) ? _("Untitled session") : title);

  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_set_css_classes (chip, classes);
  gtk_widget_set_tooltip_text (chip, title);
  g_object_set_data_full (G_OBJECT (chip), "session", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (chip_pressed_cb), self);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (chip_drag_cb), self);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (drag));

  return chip;
}

static void
clear_cell (GtkWidget *cell)
{
  GtkWidget *day = gtk_widget_get_first_child (cell);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_next_sibling (day)) != NULL)
    gtk_box_remove (GTK_BOX (cell), chip);
}

static void
show_days (KbMonth *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (self->zone);
  g_autofree char *today = g_date_time_format (now, "%F");
  gboolean is_shown = TRUE;

  for (guint i = 0; i < N_DAYS; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (self->first, i);
      g_autofree char *number = g_strdup_printf ("%d", g_date_time_get_day_of_month (day));
      g_autofree char *name = g_date_time_format (day, "%F");
      GtkWidget *label = gtk_widget_get_first_child (self->cells[i]);

      clear_cell (self->cells[i]);
      /* The last week is not shown when it is all of the next month. */
      if (i % N_COLUMNS == 0)
        is_shown = i < 2 * N_COLUMNS || g_date_time_get_month (day) == self->month;
      gtk_widget_set_visible (self->cells[i], is_shown);
      gtk_label_set_text (GTK_LABEL (label), number);
      if (g_str_equal (name, today))
        gtk_widget_add_css_class (label, "today");
      else
        gtk_widget_remove_css_class (label, "today");
      if (g_date_time_get_month (day) == self->month)
        gtk_widget_remove_css_class (self->cells[i], "other-month");
      else
        gtk_widget_add_css_class (self->cells[i], "other-month");
    }
}

static int
compare_start (gconstpointer a,
               gconstpointer b)
{
  const gint64 left = kb_record_get_int (*(KbRecord *const *) a, KB_SESSION_START_US);
  const gint64 right = kb_record_get_int (*(KbRecord *const *) b, KB_SESSION_START_US);

  return (left > right) - (left < right);
}

/* The sessions of the days shown, in the order in which they start. A session stands on the day of its own zone, which
 * may be another one here: those of the day before and after are looked at, too. */
static GPtrArray *
collect_sessions (KbMonth *self)
{
  GListModel *sessions = kb_record_set_get_list (self->library, KB_ENTITY_SESSION);
  g_autoptr (GDateTime) before = g_date_time_add_days (self->first, -1);
  g_autoptr (GDateTime) after = g_date_time_add_days (self->first, N_DAYS + 1);
  const gint64 first_us = g_date_time_to_unix (before) * G_USEC_PER_SEC;
  const gint64 after_us = g_date_time_to_unix (after) * G_USEC_PER_SEC;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      const gint64 start_us = kb_record_get_int_or (session, KB_SESSION_START_US, G_MININT64);

      if (start_us >= first_us && start_us < after_us && kb_session_filter_matches (self->filter, session))
        g_ptr_array_add (found, g_steal_pointer (&session));
    }
  g_ptr_array_sort (found, compare_start);

  return found;
}

static guint
count_chips (KbMonth *self)
{
  return self->roomy ? MAX_CHIPS_ROOMY : MAX_CHIPS;
}

static void
add_session (KbMonth  *self,
             KbRecord *session,
             guint    *counts)
{
  g_autoptr (GDateTime) start = dup_start (session);
  const int day = kb_date_count_days (self->first, start);

  if (day >= 0 && day < N_DAYS && counts[day]++ < count_chips (self))
    gtk_box_append (GTK_BOX (self->cells[day]), create_chip (self, session, start));
}

static void
add_rest (KbMonth *self,
          guint    day,
          guint    count)
{
  /* Translators: so many more sessions on a day of the calendar than fit */
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", count), count);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption-head");
  gtk_box_append (GTK_BOX (self->cells[day]), label);
}

static void
show_title (KbMonth   *self,
            GPtrArray *sessions)
{
  g_autoptr (GDateTime) month = g_date_time_new (self->zone, self->year, self->month, 1, 0, 0, 0);
  /* Translators: the month that the calendar shows. See strftime(3). */
  g_autofree char *title = kb_date_format (month, _("%b %Y"));
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      KbRecord *session = g_ptr_array_index (sessions, i);
      g_autoptr (GDateTime) start = dup_start (session);

      n += g_date_time_get_month (start) == self->month;
    }
  gtk_label_set_text (self->title_label, title);
  count = g_strdup_printf (ngettext ("%u session", "%u sessions", n), n);
  gtk_label_set_text (self->count_label, count);
}

static void
update (KbMonth *self)
{
  g_autoptr (GPtrArray) sessions = NULL;
  guint counts[N_DAYS] = { 0 };

  if (self->library == NULL)
    return;

  show_days (self);
  sessions = collect_sessions (self);
  for (guint i = 0; i < sessions->len; i++)
    add_session (self, g_ptr_array_index (sessions, i), counts);
  for (guint i = 0; i < N_DAYS; i++)
    if (counts[i] > count_chips (self))
      add_rest (self, i, counts[i] - count_chips (self));
  show_title (self, sessions);
}

static void
library_changed_cb (KbRecordSet *library,
                    GPtrArray   *changes,
                    KbMonth     *self)
{
  for (guint i = 0; i < changes->len; i++)
    if (((KbChange *) g_ptr_array_index (changes, i))->kind == KB_ENTITY_SESSION)
      {
        update (self);
        return;
      }
}

static void
step_month (KbMonth *self,
            int      months)
{
  g_autoptr (GDateTime) month = g_date_time_new (self->zone, self->year, self->month, 1, 0, 0, 0);
  g_autoptr (GDateTime) other = g_date_time_add_months (month, months);

  kb_month_show (self, other);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  step_month (KB_MONTH (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step_month (KB_MONTH (widget), 1);
}

static void
today_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (KB_MONTH (widget)->zone);

  kb_month_show (KB_MONTH (widget), now);
}

static void
kb_month_dispose (GObject *object)
{
  KbMonth *self = KB_MONTH (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_MONTH);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_month_parent_class)->dispose (object);
}

static void
kb_month_finalize (GObject *object)
{
  KbMonth *self = KB_MONTH (object);

  g_time_zone_unref (self->zone);
  g_date_time_unref (self->first);

  G_OBJECT_CLASS (kb_month_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_SESSION_CHOSEN] = g_signal_new ("session-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_SESSION_OPENED] = g_signal_new ("session-opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  /* Which session, and how many days later. */
  signals[SIGNAL_SESSION_MOVED] = g_signal_new ("session-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[SIGNAL_DAY_CHOSEN] = g_signal_new ("day-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_DATE_TIME);
}

static void
kb_month_class_init (KbMonthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kb_month_dispose;
  object_class->finalize = kb_month_finalize;
  install_signals (KB_TYPE_MONTH);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/library/kb-month.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMonth, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbMonth, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbMonth, grid);

  gtk_widget_class_install_action (widget_class, "month.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "month.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "month.today", NULL, today_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "month.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "month.next", NULL);
}

static GtkWidget *
create_cell (KbMonth *self)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *day = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_set_halign (day, GTK_ALIGN_START);
  gtk_widget_add_css_class (day, "day-number");
  gtk_widget_add_css_class (cell, "month-cell");
  gtk_box_append (GTK_BOX (cell), day);
  g_signal_connect (click, "pressed", G_CALLBACK (day_pressed_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drop, "drop", G_CALLBACK (day_dropped_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (drop));

  return cell;
}

static void
kb_month_init (KbMonth *self)
{
  g_autoptr (GDateTime) now = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->zone = g_time_zone_new_local ();
  for (int weekday = 1; weekday <= N_COLUMNS; weekday++)
    {
      GtkWidget *label = gtk_label_new (kb_date_get_weekday (weekday));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "month-head");
      gtk_grid_attach (self->grid, label, weekday - 1, 0, 1, 1);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      self->cells[i] = create_cell (self);
      gtk_grid_attach (self->grid, self->cells[i], i % N_COLUMNS, 1 + i / N_COLUMNS, 1, 1);
    }
  now = g_date_time_new_now (self->zone);
  kb_month_show (self, now);
}

/**
 * kb_month_set_library:
 * @library: (transfer none): whose sessions to show; set once
 * @filter: (transfer none): which of them
 * @roomy: the month has a page to itself: more sessions fit into a day
 */
void
kb_month_set_library (KbMonth         *self,
                      KbRecordSet     *library,
                      KbSessionFilter *filter,
                      gboolean         roomy)
{
  g_return_if_fail (KB_IS_MONTH (self));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->filter = g_object_ref (filter);
  self->roomy = roomy;
  if (roomy)
    gtk_widget_add_css_class (GTK_WIDGET (self->grid), "roomy");
  gtk_widget_set_vexpand (GTK_WIDGET (self->grid), roomy);
  for (guint i = 0; roomy && i < N_DAYS; i++)
    gtk_widget_set_vexpand (self->cells[i], TRUE);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  update (self);
}

/**
 * kb_month_show:
 * @day: a day of the month to show
 */
void
kb_month_show (KbMonth   *self,
               GDateTime *day)
{
  g_autoptr (GDateTime) first = NULL;

  g_return_if_fail (KB_IS_MONTH (self));

  self->year = g_date_time_get_year (day);
  self->month = g_date_time_get_month (day);
  first = g_date_time_new (self->zone, self->year, self->month, 1, 0, 0, 0);
  g_clear_pointer (&self->first, g_date_time_unref);
  self->first = g_date_time_add_days (first, 1 - g_date_time_get_day_of_week (first));
  update (self);
}

/**
 * kb_month_select:
 * @session_id: the session whose chip stands out, 0 for none
 */
void
kb_month_select (KbMonth *self,
                 gint64   session_id)
{
  g_return_if_fail (KB_IS_MONTH (self));

  self->selected = session_id;
  for (guint i = 0; i < N_DAYS; i++)
    for (GtkWidget *chip = gtk_widget_get_first_child (self->cells[i]); chip != NULL;
         chip = gtk_widget_get_next_sibling (chip))
      {
        if (!GTK_IS_BUTTON (chip))
          continue;
        if (get_id (chip) == session_id)
          gtk_widget_add_css_class (chip, "selected");
        else
          gtk_widget_remove_css_class (chip, "selected");
      }
}
