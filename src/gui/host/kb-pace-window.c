/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-pace-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-calibrate.h"
#include "kb-clock.h"
#include "kb-crew.h"
#include "kb-duration.h"
#include "kb-pace-window.h"
#include "kb-pace.h"
#include "kb-session.h"

#define TICK_MS 200

/* What is read: as a host speaks, long enough for the fastest. */
static const char *const zh_text =
  "晚上好，欢迎来到直播间。刚进来的朋友先不着急下单，听我把今天的安排讲清楚。今天一共三件事：先给大家看看新到的几款，"
  "再把大家问得最多的问题一次讲完，最后留一点时间抽福袋。先说第一件。很多朋友留言说换季皮肤干，早上洗完脸就觉得紧，"
  "到了下午还会起皮。这种时候不用一下子买很多瓶，先把清洁和保湿这两步做对。洗脸用温水，水温跟手差不多就可以，"
  "起泡以后在脸上停留不要超过一分钟。擦干的时候不要来回搓，用毛巾轻轻按一按。接下来趁脸上还有一点潮，把乳液推开，"
  "额头、两颊、下巴，一个地方一个地方来。手法慢一点，比多涂一层管用。第二件，关于发货。今天下的单，明天上午开始安排，"
  "一般两到三天能到，偏远一点的地方会多一两天。收到以后先看包装，再看日期，有问题直接找客服，不用等。大瓶没拆封，"
  "七天之内都可以退。第三件，福袋。每到整点会放一次，进来的朋友点一下左上角就能参加，不用买东西，也不用转发。"
  "好，讲到这里，我们把第一款拿上来，镜头近一点，大家看一下质地。它摸起来很像水，推开以后不黏手，味道也很淡。"
  "家里有老人的，可以一起用；敏感一点的朋友，先在耳朵后面试一试，过一个晚上没事再上脸。";
static const char *const en_text =
  "Good evening and welcome to the show. If you have just joined us, there is no need to hurry; let me tell you what we are "
  "going to do tonight. There are three things. First I will show you what is new this week, then I will answer the "
  "questions that most of you have asked, and at the end there is time for a few gifts. So let us begin. Many of you wrote "
  "that your skin feels dry now that the weather has changed. You wash your face in the morning, and by the afternoon it "
  "feels tight again. You do not have to buy a whole shelf for that. Use warm water, not hot, and do not rub when you dry "
  "your face; just press the towel against it. While the skin is still a little damp, take two or three drops and spread "
  "them slowly, first the forehead, then the cheeks, then the chin. Going slowly does more than a second layer. Now the "
  "second thing, the post. What you order tonight leaves us tomorrow morning, and most of you will have it in two or three "
  "days. Look at the box first, then at the date, and if anything is wrong, write to us at once. A bottle that was not "
  "opened can come back within seven days. And the third thing: at every full hour we draw a few names. You do not have to "
  "buy anything for that. All right, here is the first bottle. Please come a little closer with the camera, so that "
  "everybody can see how light it is. It feels like water, it does not stick to your hands, and it hardly smells of "
  "anything at all.";

/**
 * KbPaceWindow:
 *
 * How fast somebody reads: they read aloud for a minute and point to the last word, or what they read in rehearsals is
 * reckoned up. What comes of it is kept as their rate and range.
 */
struct _KbPaceWindow
{
  AdwWindow         parent_instance;

  KbWorkspace      *workspace;    /* owned */
  KbRecord         *person;       /* owned */
  KbClock          *clock;        /* owned */
  const char       *language;
  gint64            started_us;   /* KB_NONE while nobody reads */
  gint64            read_ms;      /* how long it took */
  guint             tick;
  KbCalibration     result;
  KbCalibration     from_runs;

  AdwWindowTitle   *title;
  GtkTextView      *view;
  GtkLabel         *state;
  GtkButton        *start_button;
  GtkWidget        *runs_row;
  GtkLabel         *runs_label;
};

G_DEFINE_FINAL_TYPE (KbPaceWindow, kb_pace_window, ADW_TYPE_WINDOW)

static gboolean
is_reading (KbPaceWindow *self)
{
  return self->started_us != KB_NONE;
}

static void
show_result (KbPaceWindow *self)
{
  const gboolean is_good = self->result.n > 0;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pace.keep", is_good);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pace.keep-selling", is_good);
  if (is_good)
    /* Translators: a reading rate, and the range in which somebody reads at ease, characters or words a minute */
    text = g_strdup_printf (_("%d a minute, at ease from %d to %d. Point to another word if this was not the last."),
                            (int) self->result.rate, (int) self->result.lowest, (int) self->result.highest);
  else
    text = g_strdup (self->read_ms < KB_CALIBRATE_LEAST_MS
                     ? _("That was too short: read for a quarter of a minute at the least.")
                     : _("Nobody reads at that pace. Point to the last word that was read, or read again."));
  gtk_label_set_text (self->state, text);
}

/* Everything up to there was read. */
static void
mark_read (KbPaceWindow *self,
           GtkTextIter  *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = NULL;
  GtkTextIter start, all;

  gtk_text_buffer_get_bounds (buffer, &start, &all);
  gtk_text_buffer_remove_all_tags (buffer, &start, &all);
  gtk_text_buffer_apply_tag_by_name (buffer, "read", &start, end);
  text = gtk_text_buffer_get_text (buffer, &start, end, FALSE);
  self->result = kb_calibrate_reading (text, strlen (text), self->language, self->read_ms);
  show_result (self);
}

static void
stop (KbPaceWindow *self)
{
  GtkTextIter end;

  if (!is_reading (self))
    return;

  self->read_ms = MIN ((kb_clock_get_boot_us (self->clock) - self->started_us) / 1000, KB_CALIBRATE_MS);
  self->started_us = KB_NONE;
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_button_set_label (self->start_button, _("_Start Again"));
  if (self->read_ms < KB_CALIBRATE_MS)
    {
      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &end);
      mark_read (self, &end);
    }
  else
    gtk_label_set_text (self->state, _("Stop. Point to the last word that was read."));
}

static gboolean
tick_cb (gpointer data)
{
  KbPaceWindow *self = data;
  const gint64 left_ms = KB_CALIBRATE_MS - (kb_clock_get_boot_us (self->clock) - self->started_us) / 1000;
  g_autofree char *left = kb_duration_format (MAX (left_ms + 999, 0) / 1000 * 1000);
  g_autofree char *text = NULL;

  if (left_ms <= 0)
    {
      self->tick = 0;
      stop (self);
      return G_SOURCE_REMOVE;
    }

  /* Translators: a countdown while somebody reads aloud */
  text = g_strdup_printf (_("Read aloud, as on air: %s"), left);
  gtk_label_set_text (self->state, text);
  return G_SOURCE_CONTINUE;
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbPaceWindow *self = KB_PACE_WINDOW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  if (is_reading (self))
    {
      stop (self);
      return;
    }

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  self->result = (KbCalibration) { 0 };
  gtk_widget_action_set_enabled (widget, "pace.keep", FALSE);
  gtk_widget_action_set_enabled (widget, "pace.keep-selling", FALSE);
  gtk_button_set_label (self->start_button, _("_I Have Read It All"));
  self->started_us = kb_clock_get_boot_us (self->clock);
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  tick_cb (self);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            KbPaceWindow    *self)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (is_reading (self) || self->read_ms == 0)
    return;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y);
  /* A character is a word where nothing stands between them. */
  if (kb_pace_is_syllabic (self->language))
    gtk_text_iter_forward_char (&iter);
  else if (gtk_text_iter_inside_word (&iter))
    gtk_text_iter_forward_word_end (&iter);
  mark_read (self, &iter);
}

static void
keep (KbPaceWindow        *self,
      const KbCalibration *result,
      guint                field)
{
  g_autoptr (KbEdit) edit = kb_edit_new (_("Calibrate reading rate"));

  kb_edit_set_int (edit, self->person, field, result->rate);
  kb_edit_set_int (edit, self->person, KB_PERSON_PACE_MIN, result->lowest);
  kb_edit_set_int (edit, self->person, KB_PERSON_PACE_MAX, result->highest);
  kb_workspace_edit (self->workspace, edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbPaceWindow *self = KB_PACE_WINDOW (widget);

  if (g_str_equal (name, "pace.keep-runs"))
    keep (self, &self->from_runs, KB_PERSON_PACE);
  else
    keep (self, &self->result, g_str_equal (name, "pace.keep") ? KB_PERSON_PACE : KB_PERSON_PACE_SELL);
}

static void
kb_pace_window_dispose (GObject *object)
{
  KbPaceWindow *self = KB_PACE_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PACE_WINDOW);
  g_clear_object (&self->person);
  g_clear_object (&self->workspace);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (kb_pace_window_parent_class)->dispose (object);
}

static void
kb_pace_window_class_init (KbPaceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_pace_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/host/kb-pace-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPaceWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KbPaceWindow, view);
  gtk_widget_class_bind_template_child (widget_class, KbPaceWindow, state);
  gtk_widget_class_bind_template_child (widget_class, KbPaceWindow, start_button);
  gtk_widget_class_bind_template_child (widget_class, KbPaceWindow, runs_row);
  gtk_widget_class_bind_template_child (widget_class, KbPaceWindow, runs_label);
  gtk_widget_class_install_action (widget_class, "pace.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "pace.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "pace.keep-selling", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "pace.keep-runs", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_pace_window_init (KbPaceWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->clock = kb_clock_new ();
  self->started_us = KB_NONE;
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), "read", "background", "#ffd84d", "foreground",
                              "#241c00", NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pace.keep", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pace.keep-selling", FALSE);
}

static void
show_runs (KbPaceWindow *self,
           KbRecordSet  *plan)
{
  g_autofree char *text = NULL;

  if (plan != NULL)
    self->from_runs = kb_calibrate_runs (plan, kb_record_get_id (self->person));
  gtk_widget_set_visible (self->runs_row, self->from_runs.n > 0);
  /* Translators: what came of the cues that somebody read in rehearsals and shows of this session */
  text = g_strdup_printf (ngettext ("From %u cue as it ran: %d a minute", "From %u cues as they ran: %d a minute",
                                    self->from_runs.n), self->from_runs.n, (int) self->from_runs.rate);
  gtk_label_set_text (self->runs_label, text);
}

static const char *
find_language (KbRecordSet *plan)
{
  KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;
  const char *language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE)
                                         : pango_language_to_string (gtk_get_default_language ());

  return kb_pace_is_syllabic (language) ? "zh-cn" : "en";
}

/**
 * kb_pace_window_present:
 * @parent: the window in front of which it opens
 * @workspace: (transfer none): the library
 * @person: (transfer none): who reads
 * @plan: (nullable) (transfer none): a session, for its language and what ran of it
 *
 * Calibrates somebody's reading rate.
 */
void
kb_pace_window_present (GtkWindow   *parent,
                        KbWorkspace *workspace,
                        KbRecord    *person,
                        KbRecordSet *plan)
{
  KbPaceWindow *self = g_object_new (KB_TYPE_PACE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->person = g_object_ref (person);
  self->language = find_language (plan);
  adw_window_title_set_subtitle (self->title, kb_record_get_text (person, KB_PERSON_NAME));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view),
                            kb_pace_is_syllabic (self->language) ? zh_text : en_text, -1);
  show_runs (self, plan);
  gtk_window_present (GTK_WINDOW (self));
}
