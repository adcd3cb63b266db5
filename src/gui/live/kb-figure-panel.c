/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-figure-panel"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-figure-entry.h"
#include "kb-figure-panel.h"
#include "kb-figure-row.h"
#include "kb-live-desk.h"
#include "kb-minute-watch.h"
#include "kb-show-goods.h"
#include "kb-stock-left.h"
#include "kb-threshold-watch.h"
#include "kb-threshold-window.h"

/* How often a file of figures is looked at, milliseconds. */
#define LOOK_MS 1000

/* The file that is watched, and for which session: a desk that starts again goes on with it. */
#define WATCHED_KEY "watched-figures"

/**
 * KbFigurePanel:
 *
 * The figures of the running show: viewers, entries, interaction, orders, sales and ROI, each with its course; where they are
 * typed and pasted, the file that they come from, and their thresholds. Its actions `figures.*` are the desk's.
 */
struct _KbFigurePanel
{
  AdwBin              parent_instance;

  KbShow             *show;         /* owned, nullable */
  KbWorkspace        *workspace;    /* owned, nullable */
  KbMinuteBook       *book;         /* owned, nullable */
  KbMinuteWatch      *watch;        /* owned, nullable */
  KbThresholdWatch   *thresholds;   /* owned, nullable */
  KbFigureNotice     *notice;       /* borrowed, nullable */
  GSettings          *settings;     /* owned */
  GSimpleActionGroup *actions;      /* owned */
  GtkFileChooserNative *chooser;    /* owned, nullable: while it is open */
  gint64              shown_s;      /* second of the run's clock that the state is of */
  gint64              minute;       /* that the figures shown are of */
  gint64              newest;       /* of which something is known; -1: none */

  KbFigureEntry      *entry;
  GtkBox             *rows;
  GtkLabel           *state;
  GtkButton          *watch_button;
};

G_DEFINE_FINAL_TYPE (KbFigurePanel, kb_figure_panel, ADW_TYPE_BIN)

static void
show_figures (KbFigurePanel   *self,
              const KbMinutes *minutes)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (guint i = 0; i < KB_N_FIGURES; i++, row = gtk_widget_get_next_sibling (row))
    {
      g_auto (KbFigureFact) fact = { 0 };

      kb_figure_fact_init (&fact, i, minutes, self->minute, kb_show_get_plan (self->show));
      kb_figure_row_show (KB_FIGURE_ROW (row), &fact,
                          kb_threshold_watch_get_level (self->thresholds, kb_figure_get_metric (i)));
    }
}

/* How old what is shown is: a gap grows. */
static char *
describe_newest (KbFigurePanel *self)
{
  const gint64 missing = self->minute - self->newest - 1;
  g_autofree char *time = self->newest >= 0 ? kb_minute_book_dup_time (self->book, self->newest) : NULL;

  if (time == NULL)
    return g_strdup (_("No figures yet"));
  if (missing < 1)
    /* Translators: a time of day, the last minute of which figures are known */
    return g_strdup_printf (_("Newest: %s"), time);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Newest: %s · %d minute without figures",
                                       "Newest: %s · %d minutes without figures", missing), time, (int) missing);
}

static char *
describe_file (KbFigurePanel *self)
{
  g_autofree char *name = g_file_get_basename (kb_minute_watch_get_file (self->watch));
  g_autofree char *age = kb_duration_format ((g_get_monotonic_time () - kb_minute_watch_get_read_us (self->watch)) / 1000);

  if (kb_minute_watch_get_state (self->watch) == KB_MINUTE_WATCH_WAITING)
    /* Translators: a file that is watched */
    return g_strdup_printf (_("%s is being read…"), name);
  /* Translators: a file that is watched: its name, how many minutes it has, how long ago it was read */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u minute, %s ago", "%s: %u minutes, %s ago",
                                       kb_minute_watch_get_n_minutes (self->watch)), name,
                          kb_minute_watch_get_n_minutes (self->watch), age);
}

static void
show_state (KbFigurePanel *self)
{
  const KbMinuteWatchState state = kb_minute_watch_get_state (self->watch);
  const gboolean has_problem = state == KB_MINUTE_WATCH_PROBLEM;
  g_autofree char *newest = describe_newest (self);
  g_autofree char *file = state != KB_MINUTE_WATCH_OFF && !has_problem ? describe_file (self) : NULL;
  g_autofree char *both = file != NULL ? g_strdup_printf ("%s\n%s", newest, file) : NULL;
  const char *text = has_problem ? kb_minute_watch_get_problem (self->watch) : both != NULL ? both : newest;

  kb_desk_set_label (self->state, text);
  kb_desk_set_tooltip (GTK_WIDGET (self->state), has_problem ? text : NULL);
  kb_css_class_set (GTK_WIDGET (self->state), "late", has_problem);
  gtk_button_set_label (self->watch_button, state == KB_MINUTE_WATCH_OFF ? _("Watch a File…") : _("Stop Watching"));
}

static void
update (KbFigurePanel *self)
{
  g_autoptr (KbMinutes) minutes = NULL;

  if (self->show == NULL)
    return;

  minutes = kb_minute_book_create (self->book);
  self->minute = kb_minute_book_get_minute (self->book);
  self->newest = kb_minutes_get_length (minutes) - 1;
  kb_threshold_watch_update (self->thresholds, minutes);
  show_figures (self, minutes);
  show_state (self);
}

/* The product on air, of which so much is left; nobody knows where nothing was planned. */
static void
look_at_stock (KbFigurePanel *self)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  KbRecord *item;
  KbStockLeft stock;
  KbRunLive live;

  kb_show_tick (self->show, &live);
  item = kb_show_find_item (self->show, live.cue_id);
  if (item != NULL)
    stock = kb_stock_left_compute (plan, item, kb_show_get_run (self->show));
  if (item == NULL || stock.left == KB_NONE || stock.planned == KB_NONE || stock.planned <= 0)
    kb_threshold_watch_look_at_stock (self->thresholds, 0, 0);
  else
    kb_threshold_watch_look_at_stock (self->thresholds, kb_record_get_id (item), 100.0 * stock.left / stock.planned);
}

/* Every event of the run changes the session, too; most have no figure in them. */
static void
plan_changed_cb (KbRecordSet   *plan,
                 GPtrArray     *changes,
                 KbFigurePanel *self)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = changes->pdata[i];

      if (change->kind == KB_ENTITY_MINUTE_METRIC || change->kind == KB_ENTITY_THRESHOLD || change->kind == KB_ENTITY_GOAL)
        {
          update (self);
          return;
        }
    }
}

static void
crossed_cb (KbFigurePanel    *self,
            KbRecord         *row,
            const KbCrossing *crossing)
{
  kb_figure_notice_raise (self->notice, row, crossing);
}

static void
cleared_cb (KbFigurePanel *self,
            KbRecord      *row)
{
  kb_figure_notice_clear (self->notice, row);
}

static void
watch_file (KbFigurePanel *self,
            GFile         *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");

  if (self->show == NULL)
    return;

  kb_minute_watch_set_file (self->watch, file);
  g_settings_set (self->settings, WATCHED_KEY, "(xs)", kb_record_set_get_session_id (kb_show_get_plan (self->show)), uri);
}

static void
resume_watching (KbFigurePanel *self)
{
  g_autoptr (GVariant) watched = g_settings_get_value (self->settings, WATCHED_KEY);
  const char *uri;
  gint64 session_id;

  g_variant_get (watched, "(x&s)", &session_id, &uri);
  if (session_id == kb_record_set_get_session_id (kb_show_get_plan (self->show)) && *uri != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      kb_minute_watch_set_file (self->watch, file);
    }
}

static void
enter_cb (GSimpleAction *action,
          GVariant      *parameter,
          KbFigurePanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "panel.page", "s", "figures");
  kb_figure_entry_begin (self->entry);
}

static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          KbFigurePanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "panel.page", "s", "figures");
  kb_figure_entry_paste (self->entry);
}

static void
file_chosen_cb (KbFigurePanel *self,
                int            response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    watch_file (self, file);
  g_clear_object (&self->chooser);
}

static void
choose_file (KbFigurePanel *self)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables (CSV, TSV, XLSX)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_filter_add_suffix (filter, "xlsx");
  self->chooser = gtk_file_chooser_native_new (_("Watch a File of Figures"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Watch"), NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
  g_object_unref (filter);
}

/* One button: it watches, or stops. */
static void
watch_cb (GSimpleAction *action,
          GVariant      *parameter,
          KbFigurePanel *self)
{
  if (self->show == NULL || self->chooser != NULL)
    return;
  if (kb_minute_watch_get_state (self->watch) != KB_MINUTE_WATCH_OFF)
    watch_file (self, NULL);
  else
    choose_file (self);
}

static void
thresholds_cb (GSimpleAction *action,
               GVariant      *parameter,
               KbFigurePanel *self)
{
  if (self->show != NULL)
    kb_threshold_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace,
                                 kb_show_get_plan (self->show));
}

static void
jump_cb (GSimpleAction *action,
         GVariant      *parameter,
         KbFigurePanel *self)
{
  kb_figure_notice_jump (self->notice);
}

static void
report_cb (GSimpleAction *action,
           GVariant      *parameter,
           KbFigurePanel *self)
{
  kb_figure_notice_report (self->notice);
}

static void
dismiss_cb (GSimpleAction *action,
            GVariant      *parameter,
            KbFigurePanel *self)
{
  kb_figure_notice_dismiss (self->notice);
}

static gboolean
dropped_cb (KbFigurePanel *self,
            const GValue  *value)
{
  if (self->show == NULL)
    return FALSE;

  watch_file (self, g_value_get_object (value));
  return TRUE;
}

/* What is over is not watched when the same session goes on air again. */
static void
leave_show (KbFigurePanel *self)
{
  if (self->show != NULL && kb_show_is_ended (self->show))
    g_settings_reset (self->settings, WATCHED_KEY);
  if (self->watch != NULL)
    kb_minute_watch_set_file (self->watch, NULL);
  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (kb_show_get_plan (self->show), self);
  g_clear_object (&self->watch);
  g_clear_object (&self->thresholds);
  g_clear_object (&self->book);
  g_clear_object (&self->show);
  g_clear_object (&self->workspace);
}

static void
kb_figure_panel_root (GtkWidget *widget)
{
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);

  GTK_WIDGET_CLASS (kb_figure_panel_parent_class)->root (widget);

  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "figures", G_ACTION_GROUP (KB_FIGURE_PANEL (widget)->actions));
}

static void
kb_figure_panel_dispose (GObject *object)
{
  KbFigurePanel *self = KB_FIGURE_PANEL (object);

  leave_show (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (kb_figure_panel_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_FIGURE_PANEL);
}

static void
kb_figure_panel_class_init (KbFigurePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_figure_panel_dispose;
  widget_class->root = kb_figure_panel_root;
  g_type_ensure (KB_TYPE_FIGURE_ENTRY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-figure-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KbFigurePanel, entry);
  gtk_widget_class_bind_template_child (widget_class, KbFigurePanel, rows);
  gtk_widget_class_bind_template_child (widget_class, KbFigurePanel, state);
  gtk_widget_class_bind_template_child (widget_class, KbFigurePanel, watch_button);
  gtk_widget_class_bind_template_callback (widget_class, watch_file);
}

static void
add_actions (KbFigurePanel *self)
{
  static const struct
  {
    const char *name;
    GCallback   callback;
  } actions[] = {
    { "enter", G_CALLBACK (enter_cb) }, { "paste", G_CALLBACK (paste_cb) }, { "watch", G_CALLBACK (watch_cb) },
    { "thresholds", G_CALLBACK (thresholds_cb) }, { "jump", G_CALLBACK (jump_cb) }, { "report", G_CALLBACK (report_cb) },
    { "dismiss", G_CALLBACK (dismiss_cb) },
  };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect_object (action, "activate", actions[i].callback, self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

static void
kb_figure_panel_init (KbFigurePanel *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->settings = g_settings_new (KB_APP_ID);
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < KB_N_FIGURES; i++)
    gtk_box_append (self->rows, kb_figure_row_new (i));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * kb_figure_panel_set_notice:
 * @notice: (transfer none): where crossings are said; it lives as long as the panel
 */
void
kb_figure_panel_set_notice (KbFigurePanel  *self,
                            KbFigureNotice *notice)
{
  g_return_if_fail (KB_IS_FIGURE_PANEL (self));

  self->notice = notice;
}

/**
 * kb_figure_panel_set_show:
 * @show: (nullable) (transfer none): the run
 * @workspace: (nullable) (transfer none): the library that keeps its figures
 */
void
kb_figure_panel_set_show (KbFigurePanel *self,
                          KbShow        *show,
                          KbWorkspace   *workspace)
{
  g_return_if_fail (KB_IS_FIGURE_PANEL (self));

  leave_show (self);
  kb_figure_notice_set_show (self->notice, show);
  if (show != NULL && workspace != NULL)
    {
      self->show = g_object_ref (show);
      self->workspace = g_object_ref (workspace);
      self->book = kb_minute_book_new (workspace, show);
      self->watch = kb_minute_watch_new (self->book, LOOK_MS);
      self->thresholds = kb_threshold_watch_new (kb_show_get_plan (show));
      g_signal_connect_object (self->thresholds, "crossed", G_CALLBACK (crossed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->thresholds, "cleared", G_CALLBACK (cleared_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (kb_show_get_plan (show), "changed", G_CALLBACK (plan_changed_cb), self, 0);
      update (self);
      resume_watching (self);
    }
  kb_figure_entry_set_book (self->entry, self->book);
}

/**
 * kb_figure_panel_tick:
 * @live: the run as it is now
 */
void
kb_figure_panel_tick (KbFigurePanel   *self,
                      const KbRunLive *live)
{
  g_return_if_fail (KB_IS_FIGURE_PANEL (self));

  if (self->show == NULL || !kb_desk_keep (&self->shown_s, live->clock_us / G_USEC_PER_SEC))
    return;
  if (kb_minute_book_get_minute (self->book) != self->minute)
    update (self);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_state (self);
}

/**
 * kb_figure_panel_update:
 *
 * Something happened in the run: another product may be on air, or its stock was counted.
 */
void
kb_figure_panel_update (KbFigurePanel *self)
{
  g_return_if_fail (KB_IS_FIGURE_PANEL (self));

  if (self->show != NULL)
    look_at_stock (self);
}
