/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-phrase-popover"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-phrase-list.h"
#include "kb-phrase-popover.h"
#include "kb-phrase-row.h"
#include "kb-phrase.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbPhrasePopover:
 *
 * Finds a phrase with the keyboard alone: what is typed narrows the list, arrows go through it, Enter takes the one
 * selected. Favourites come first, so without a letter Enter takes the first of them. It may take what is typed too.
 */
struct _KbPhrasePopover
{
  GtkPopover           parent_instance;

  KbRecordSet         *plan;             /* owned, nullable */
  KbRecord            *cue;              /* owned, nullable: in which it is said */
  KbPhraseList        *list;             /* owned, nullable */
  GtkSingleSelection  *selection;        /* owned, nullable */
  gboolean             takes_free_text;

  GtkEditable         *entry;            /* children */
  GtkStack            *stack;
  GtkListView         *view;
  GtkLabel            *empty;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbPhrasePopover, kb_phrase_popover, GTK_TYPE_POPOVER)

static void
finish (KbPhrasePopover *self,
        const char      *text)
{
  g_autofree char *chosen = g_strdup (text);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (!kb_text_is_empty (chosen))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, chosen);
}

static void
activated_cb (KbPhrasePopover *self,
              guint            position)
{
  g_autoptr (KbRecord) phrase = self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;

  if (phrase != NULL)
    finish (self, kb_record_get_text (phrase, KB_PHRASE_TEXT));
  else if (self->takes_free_text)
    finish (self, gtk_editable_get_text (self->entry));
}

static void
entry_activated_cb (KbPhrasePopover *self)
{
  activated_cb (self, self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION);
}

static const char *
describe_empty (KbPhrasePopover *self)
{
  if (self->takes_free_text && *gtk_editable_get_text (self->entry) != '\0')
    return _("No phrase has these words. Enter sends what you typed.");
  return _("No phrase here: write some on the Phrases page.");
}

static void
query_changed_cb (KbPhrasePopover *self)
{
  KbRecord *session = self->plan != NULL ? kb_record_set_get_session (self->plan) : NULL;
  const KbPhraseQuery query = {
    .text = gtk_editable_get_text (self->entry), .category = -1,
    .language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : NULL,
    .plan = self->takes_free_text ? self->plan : NULL, .cue = self->cue,
  };

  if (self->list == NULL)
    return;

  kb_phrase_list_set_query (self->list, &query);
  gtk_label_set_text (self->empty, describe_empty (self));
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "list" : "empty");
  gtk_single_selection_set_selected (self->selection, 0);
}

static gboolean
key_pressed_cb (KbPhrasePopover *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const int by = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  guint position;

  if (by == 0 || self->selection == NULL)
    return FALSE;

  position = gtk_single_selection_get_selected (self->selection) + by;
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
    }

  return TRUE;
}

static void
kb_phrase_popover_show (GtkWidget *widget)
{
  KbPhrasePopover *self = KB_PHRASE_POPOVER (widget);

  gtk_editable_set_text (self->entry, "");
  query_changed_cb (self);

  GTK_WIDGET_CLASS (kb_phrase_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
kb_phrase_popover_dispose (GObject *object)
{
  KbPhrasePopover *self = KB_PHRASE_POPOVER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->plan);
  g_clear_object (&self->cue);

  G_OBJECT_CLASS (kb_phrase_popover_parent_class)->dispose (object);
}

static void
kb_phrase_popover_class_init (KbPhrasePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_phrase_popover_dispose;
  GTK_WIDGET_CLASS (klass)->show = kb_phrase_popover_show;

  /**
   * KbPhrasePopover::chosen:
   * @text: the line, its variables as they are written
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KB_TYPE_PHRASE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_list (KbPhrasePopover *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) factory = kb_phrase_row_create_factory ();

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, g_steal_pointer (&factory)));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self->view), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "phrase-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Phrases"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (window, 400, 300);

  return window;
}

static GtkWidget *
create_entry (KbPhrasePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search phrases"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (query_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);

  return GTK_WIDGET (self->entry);
}

static void
kb_phrase_popover_init (KbPhrasePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_max_width_chars (self->empty, 30);
  gtk_label_set_justify (self->empty, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim");
  gtk_box_append (GTK_BOX (box), create_entry (self));
  gtk_stack_add_named (self->stack, create_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * kb_phrase_popover_new:
 * @takes_free_text: what is typed may be taken when no phrase has it
 */
KbPhrasePopover *
kb_phrase_popover_new (gboolean takes_free_text)
{
  KbPhrasePopover *self = g_object_new (KB_TYPE_PHRASE_POPOVER, NULL);

  self->takes_free_text = takes_free_text;
  g_object_set (self->entry, "placeholder-text", takes_free_text ? _("Search, or write a message") : _("Search phrases"), NULL);
  return self;
}

/**
 * kb_phrase_popover_set_plan:
 * @plan: (nullable): the session for which a phrase is looked for; its language decides which are shown
 * @cue: (nullable): the cue in which it is said; where the popover takes what is typed, phrases whose variables have no
 *   value there are not shown
 */
void
kb_phrase_popover_set_plan (KbPhrasePopover *self,
                            KbRecordSet     *plan,
                            KbRecord        *cue)
{
  KbRecordSet *library = plan != NULL ? kb_record_set_get_library (plan) : NULL;

  g_return_if_fail (KB_IS_PHRASE_POPOVER (self));

  g_set_object (&self->cue, cue);
  if (!g_set_object (&self->plan, plan))
    return;

  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  if (library == NULL)
    return;

  self->list = kb_phrase_list_new (library);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}
