/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-message"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-desk-button.h"
#include "kb-desk-text.h"
#include "kb-live-desk.h"
#include "kb-live-message.h"
#include "kb-phrase-popover.h"
#include "kb-variable.h"

/**
 * KbLiveMessage:
 *
 * Sends the host a message: a phrase of the library, whose variables take the values of the cue that is on, or what is
 * typed. Its action `message.open` is the desk's, so that a key means it wherever the focus is.
 */
struct _KbLiveMessage
{
  GtkWidget        parent_instance;

  KbShow          *show;      /* owned, nullable */

  KbDeskButton    *button;    /* children */
  KbPhrasePopover *popover;
};

G_DEFINE_FINAL_TYPE (KbLiveMessage, kb_live_message, GTK_TYPE_WIDGET)

static void
changed_cb (KbLiveMessage *self)
{
  const gboolean is_shown = self->show != NULL && kb_show_get_message (self->show) != NULL;

  /* Translators: on the desk's button: a message is on the host's screen, and the key that takes it away */
  kb_desk_button_set_note (self->button, is_shown ? _("on screen, Esc ends it") : NULL);
  kb_css_class_set (GTK_WIDGET (self->button), "offered", is_shown);
  kb_desk_set_tooltip (GTK_WIDGET (self->button), is_shown ? kb_show_get_message (self->show)
                                                           : _("Send the host a phrase or a message"));
}

static KbRecord *
find_cue (KbLiveMessage *self)
{
  KbRunLive live;

  kb_show_tick (self->show, &live);
  return live.cue_id != 0 ? kb_record_set_find (kb_show_get_plan (self->show), KB_ENTITY_CUE, live.cue_id) : NULL;
}

static void
chosen_cb (KbLiveMessage *self,
           const char    *text)
{
  g_autofree char *message = NULL;
  g_autoptr (GHashTable) begins = NULL;
  KbPriceMoment now = { KB_NONE, NULL };
  KbRunLive live;

  if (self->show == NULL)
    return;

  kb_show_tick (self->show, &live);
  now.at_us = kb_show_get_plan_us (self->show, kb_clock_get_wall_us (kb_show_get_clock (self->show)));
  now.begins = begins = kb_show_create_begins (self->show, &live);
  now.stock = kb_show_get_stock (self->show);
  message = kb_variable_expand_at (kb_show_get_plan (self->show), find_cue (self), &now, text);
  kb_show_set_message (self->show, message);
}

static void
open_cb (KbLiveMessage *self)
{
  if (self->show == NULL)
    return;

  kb_phrase_popover_set_plan (self->popover, kb_show_get_plan (self->show), find_cue (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* GO and the others are keys again. */
static void
closed_cb (KbLiveMessage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}

static void
kb_live_message_root (GtkWidget *widget)
{
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open", NULL);

  GTK_WIDGET_CLASS (kb_live_message_parent_class)->root (widget);

  g_signal_connect_object (action, "activate", G_CALLBACK (open_cb), widget, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "message", G_ACTION_GROUP (group));
}

static void
kb_live_message_dispose (GObject *object)
{
  KbLiveMessage *self = KB_LIVE_MESSAGE (object);

  kb_live_message_set_show (self, NULL);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->popover = NULL;
  self->button = NULL;

  G_OBJECT_CLASS (kb_live_message_parent_class)->dispose (object);
}

static void
kb_live_message_class_init (KbLiveMessageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_message_dispose;
  widget_class->root = kb_live_message_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "livemessage");
}

static void
kb_live_message_init (KbLiveMessage *self)
{
  self->button = g_object_new (KB_TYPE_DESK_BUTTON, "action-name", "message.open", "picture", "kb-message-symbolic",
                               "text", _("Message…"), "key", "phrase", NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));

  self->popover = kb_phrase_popover_new (TRUE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
}

/**
 * kb_live_message_set_show:
 * @show: (nullable): the run whose host reads the messages
 */
void
kb_live_message_set_show (KbLiveMessage *self,
                          KbShow        *show)
{
  g_return_if_fail (KB_IS_LIVE_MESSAGE (self));

  if (self->show == show)
    return;
  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (self->show, self);

  g_set_object (&self->show, show);
  if (show == NULL)
    return;

  g_signal_connect_object (show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
