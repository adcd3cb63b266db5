/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-withdraw-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup-swap.h"
#include "kb-lineup.h"
#include "kb-withdraw-dialog.h"

#define LIST_WIDTH 520
#define LIST_HEIGHT 330

/* What is asked, until it is answered. */
typedef struct
{
  KbPage      *page;        /* owned: where the answer goes */
  KbRecordSet *plan;        /* owned */
  KbRecord    *item;        /* owned */
  KbRecord    *backup;      /* owned, nullable */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  g_object_unref (question->plan);
  g_object_unref (question->item);
  g_clear_object (&question->backup);
  g_free (question);
}

static const char *
get_kind_name (KbTouchKind kind)
{
  static const char *const names[KB_N_TOUCH_KINDS] = {
    [KB_TOUCH_CUE] = N_ ("Cues"),
    [KB_TOUCH_SCRIPT] = N_ ("Said in scripts"),
    [KB_TOUCH_OVERLAY] = N_ ("Overlays"),
    [KB_TOUCH_DIRECTION] = N_ ("Directions"),
    [KB_TOUCH_COUPON] = N_ ("Coupon counted in its price"),
    [KB_TOUCH_GIVEAWAY] = N_ ("Giveaways"),
    [KB_TOUCH_OFFER] = N_ ("Offers of other items"),
    [KB_TOUCH_BACKUP] = N_ ("Backup of other items"),
  };

  return _(names[kind]);
}

/* Where it is: a cue's number, a link number, a code. */
static char *
dup_place (KbRecordSet   *plan,
           const KbTouch *touch)
{
  KbRecord *cue = touch->row;

  switch ((int) kb_record_get_kind (touch->row))
    {
    case KB_ENTITY_CUE_DIRECTION:
      cue = kb_record_set_find_ref (plan, touch->row, KB_CUE_DIRECTION_CUE_ID);
      return g_strdup (cue != NULL ? kb_record_get_text (cue, KB_CUE_CUE_NO) : "");
    case KB_ENTITY_CUE:
      return g_strdup (kb_record_get_text (cue, KB_CUE_CUE_NO));
    case KB_ENTITY_LINEUP_ITEM:
      return kb_lineup_dup_call (plan, touch->row);
    default:
      return g_strdup ("");
    }
}

static GtkWidget *
create_touch_row (KbRecordSet   *plan,
                  const KbTouch *touch)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *place = dup_place (plan, touch);
  GtkWidget *head = gtk_label_new (place);
  GtkWidget *text = gtk_label_new (touch->text);

  gtk_widget_add_css_class (box, "side-row");
  gtk_widget_add_css_class (head, "identity");
  gtk_widget_add_css_class (head, "figures");
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);

  return box;
}

static GtkWidget *
create_group (KbRecordSet *plan,
              GPtrArray   *touched,
              KbTouchKind  kind)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *text = NULL;
  GtkWidget *title;
  GtkWidget *row;
  guint n = 0;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < touched->len; i++)
    {
      const KbTouch *touch = touched->pdata[i];

      if (touch->kind != kind)
        continue;
      row = create_touch_row (plan, touch);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);
      n++;
    }
  text = g_strdup_printf ("%s  %u", get_kind_name (kind), n);
  title = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "identity");
  gtk_box_append (GTK_BOX (group), title);
  gtk_box_append (GTK_BOX (group), list);
  gtk_widget_set_visible (group, n > 0);

  return group;
}

static GtkWidget *
create_list (KbRecordSet *plan,
             GPtrArray   *touched)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (int kind = 0; kind < KB_N_TOUCH_KINDS; kind++)
    gtk_box_append (GTK_BOX (box), create_group (plan, touched, kind));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, LIST_WIDTH, -1);

  return scrolled;
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autoptr (KbEdit) edit = NULL;

  if (g_str_equal (response, "swap"))
    edit = kb_lineup_swap (question->plan, question->item, question->backup);
  else if (g_str_equal (response, "out"))
    edit = kb_lineup_withdraw (question->plan, question->item);
  if (edit == NULL)
    return;
  kb_page_toast (question->page, kb_edit_get_label (edit), _("Undo"), "win.undo");
  kb_page_edit (question->page, edit);
}

static char *
describe (Question  *question,
          GPtrArray *touched)
{
  g_autofree char *backup = NULL;

  if (touched->len == 0)
    return g_strdup (_("Nothing in the session names it."));
  if (question->backup == NULL)
    return g_strdup (_("It has no backup: its cues stay as they are and are to be rewritten. This is what it touches:"));

  backup = kb_lineup_dup_call (question->plan, question->backup);
  /* Translators: the item that takes another's place */
  return g_strdup_printf (_("Its backup is %s, which can take its cues and giveaways. Words stay as they are: these name "
                            "it or belong to it."), backup);
}

static void
add_responses (AdwMessageDialog *dialog,
               Question         *question)
{
  g_autofree char *swap = NULL;

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "out", _("_Take Out"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "out", ADW_RESPONSE_DESTRUCTIVE);
  if (question->backup != NULL)
    {
      /* Translators: the link number of the item that takes another's place */
      swap = g_strdup_printf (_("_Swap for No.%d"),
                              (int) kb_record_get_int (question->backup, KB_LINEUP_ITEM_LINK_NO));
      adw_message_dialog_add_response (dialog, "swap", swap);
      adw_message_dialog_set_response_appearance (dialog, "swap", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, question->backup != NULL ? "swap" : "out");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

/**
 * kb_withdraw_dialog_ask:
 * @page: the lineup's page
 * @item: the item that is to go
 *
 * Shows all that an item's going touches, and takes it out or swaps it for its backup: one step to undo.
 */
void
kb_withdraw_dialog_ask (KbPage   *page,
                        KbRecord *item)
{
  KbRecordSet *plan = kb_page_get_plan (page);
  g_autoptr (GPtrArray) touched = kb_lineup_list_touched (plan, item);
  KbRecord *backup = kb_lineup_find_backup (plan, item);
  g_autofree char *call = kb_lineup_dup_call (plan, item);
  /* Translators: an item */
  g_autofree char *heading = g_strdup_printf (_("Take out %s?"), call);
  g_autofree char *body = NULL;
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog;

  question->page = g_object_ref (page);
  question->plan = g_object_ref (plan);
  question->item = g_object_ref (item);
  question->backup = backup != NULL ? g_object_ref (backup) : NULL;
  body = describe (question, touched);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading, body);
  if (touched->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_list (plan, touched));
  add_responses (ADW_MESSAGE_DIALOG (dialog), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
