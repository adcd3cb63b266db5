/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-order-menu"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-duration.h"
#include "kb-order-menu.h"
#include "kb-text.h"

/**
 * KbOrderMenu:
 *
 * What can be done with any cue while the show runs: jump to it, skip it and take that back, move it, put another before it.
 * The plan stays as it is; each is an event of the run. Its actions `order.*` are the desk's, with the cue's id.
 */
struct _KbOrderMenu
{
  GObject    parent_instance;

  GtkWidget *desk;   /* borrowed: it owns us */
  KbShow    *show;   /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (KbOrderMenu, kb_order_menu, G_TYPE_OBJECT)

/* What is asked about a cue that is not in the plan. */
typedef struct
{
  KbOrderMenu      *menu;      /* owned */
  AdwMessageDialog *dialog;    /* borrowed */
  GtkEditable      *title;     /* borrowed from the dialog */
  GtkEditable      *length;    /* likewise */
  gint64            before_id;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->menu);
  g_free (question);
}

static gboolean
read_length (Question *question,
             gint64   *ms)
{
  return kb_duration_parse (gtk_editable_get_text (question->length), -1, ms, NULL) && *ms > 0;
}

static void
typed_cb (Question *question)
{
  const gboolean has_title = !kb_text_is_empty (gtk_editable_get_text (question->title));
  gint64 ms;
  const gboolean has_length = read_length (question, &ms);

  if (has_length)
    gtk_widget_remove_css_class (GTK_WIDGET (question->length), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (question->length), "error");
  adw_message_dialog_set_response_enabled (question->dialog, "insert", has_title && has_length);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  gint64 ms;

  if (g_str_equal (response, "insert") && question->menu->show != NULL && read_length (question, &ms))
    kb_show_insert (question->menu->show, gtk_editable_get_text (question->title), ms, question->before_id);
}

static GtkEditable *
add_entry (GtkWidget  *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return GTK_EDITABLE (row);
}

static void
insert_before (KbOrderMenu *self,
               gint64       cue_id)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (self->desk));
  GtkWidget *dialog = adw_message_dialog_new (window, _("A Cue That Is Not in the Plan"), NULL);
  GtkWidget *list = gtk_list_box_new ();
  Question *question = g_new0 (Question, 1);

  *question = (Question) { g_object_ref (self), ADW_MESSAGE_DIALOG (dialog), add_entry (list, _("What it is"), ""),
                           add_entry (list, _("Length"), "2:00"), cue_id };
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_message_dialog_set_extra_child (question->dialog, list);
  adw_message_dialog_add_responses (question->dialog, "cancel", _("_Cancel"), "insert", _("_Insert"), NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "insert", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "insert");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_swapped (question->title, "changed", G_CALLBACK (typed_cb), question);
  g_signal_connect_swapped (question->length, "changed", G_CALLBACK (typed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  typed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* 0 stands for the cue that stands by. */
static gint64
get_cue (KbOrderMenu *self,
         GVariant    *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);
  KbRunLive live;

  kb_show_tick (self->show, &live);
  return id != 0 ? id : live.next_id;
}

static void
order_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  KbOrderMenu *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  gint64 cue_id;

  if (self->show == NULL || kb_show_is_ended (self->show))
    return;

  cue_id = get_cue (self, parameter);
  if (g_str_equal (name, "take"))
    kb_show_take (self->show, cue_id);
  else if (g_str_equal (name, "skip"))
    kb_show_toggle_skip (self->show, cue_id);
  else if (g_str_equal (name, "earlier"))
    kb_show_move (self->show, cue_id, -1);
  else if (g_str_equal (name, "later"))
    kb_show_move (self->show, cue_id, 1);
  else
    insert_before (self, cue_id);
}

static void
kb_order_menu_dispose (GObject *object)
{
  g_clear_object (&KB_ORDER_MENU (object)->show);

  G_OBJECT_CLASS (kb_order_menu_parent_class)->dispose (object);
}

static void
kb_order_menu_class_init (KbOrderMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_order_menu_dispose;
}

static void
kb_order_menu_init (KbOrderMenu *self)
{
}

/**
 * kb_order_menu_new:
 * @desk: (transfer none): where the actions are; it outlives this
 */
KbOrderMenu *
kb_order_menu_new (GtkWidget *desk)
{
  static const GActionEntry entries[] = {
    { "take", order_action, "x" },    { "skip", order_action, "x" },   { "earlier", order_action, "x" },
    { "later", order_action, "x" },   { "insert", order_action, "x" },
  };
  KbOrderMenu *self = g_object_new (KB_TYPE_ORDER_MENU, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->desk = desk;
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (desk, "order", G_ACTION_GROUP (group));
  return self;
}

/**
 * kb_order_menu_set_show:
 * @show: (nullable) (transfer none): the run
 */
void
kb_order_menu_set_show (KbOrderMenu *self,
                        KbShow      *show)
{
  g_return_if_fail (KB_IS_ORDER_MENU (self));

  g_set_object (&self->show, show);
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             gint64      cue_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", cue_id);
  g_menu_append_item (menu, item);
}

static GMenu *
create_menu (KbOrderMenu *self,
             gint64       cue_id)
{
  KbRun *run = kb_show_get_run (self->show);
  GMenu *menu = g_menu_new ();
  KbRunLive live;
  KbRunCue cue;

  kb_show_tick (self->show, &live);
  kb_run_get_cue (run, kb_run_find_cue (run, cue_id), &live, &cue);
  append_item (menu, _("_Jump Here"), "order.take", cue_id);
  if (cue.state == KB_CUE_STATE_SKIPPED)
    append_item (menu, _("Take the _Skip Back"), "order.skip", cue_id);
  if (cue.state == KB_CUE_STATE_TO_COME)
    {
      append_item (menu, _("_Skip"), "order.skip", cue_id);
      append_item (menu, _("_Earlier"), "order.earlier", cue_id);
      append_item (menu, _("_Later"), "order.later", cue_id);
      append_item (menu, _("_Insert a Cue before It…"), "order.insert", cue_id);
    }

  return menu;
}

/* Its child has the focus until it is gone for good. */
static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (GTK_WIDGET (user_data));
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/**
 * kb_order_menu_popup:
 * @row: the cue's row
 * @cue_id: the cue
 *
 * Shows what can be done with it.
 */
void
kb_order_menu_popup (KbOrderMenu *self,
                     GtkWidget   *row,
                     gint64       cue_id)
{
  g_autoptr (GMenu) menu = NULL;
  GtkWidget *popover;

  g_return_if_fail (KB_IS_ORDER_MENU (self));

  if (self->show == NULL)
    return;

  menu = create_menu (self, cue_id);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, row);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
