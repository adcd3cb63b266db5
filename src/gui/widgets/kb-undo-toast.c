/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-undo-toast"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-undo-toast.h"

/*
 * The one toast with an Undo button that a window has at a time. Its button goes when another edit follows or when something is
 * undone, so that it always takes back what its words say. Whatever deletes gets one by itself, unless its page
 * has just said it in better words.
 */

#define STATE_KEY "kb-undo-toast"
#define TIMEOUT_S 3
#define SAID_US (2 * G_USEC_PER_SEC)   /* a page's toast is about the edit that is stored within so long */

typedef struct
{
  AdwToast *toast;      /* owned, nullable */
  gint64    shown_us;   /* when, monotonic */
  gboolean  is_stored;  /* the edit that it is about was stored */
} State;

static void
free_state (gpointer data)
{
  State *state = data;

  g_clear_object (&state->toast);
  g_free (state);
}

static State *
get_state (GtkWidget *overlay)
{
  State *state = g_object_get_data (G_OBJECT (overlay), STATE_KEY);

  if (state == NULL)
    {
      state = g_new0 (State, 1);
      g_object_set_data_full (G_OBJECT (overlay), STATE_KEY, state, free_state);
    }
  return state;
}

/* It fades by itself; what it offers is gone at once. To dismiss one toast while another comes or goes crashes libadwaita
 * 1.2 (adw_animation_skip): cards of the board that were moved quickly by key ended the program. */
static void
withdraw (State *state)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&state->toast);

  if (toast != NULL)
    adw_toast_set_button_label (toast, NULL);
}

static void
show (GtkWidget  *overlay,
      const char *text,
      gboolean    is_stored)
{
  State *state = get_state (overlay);
  AdwToast *toast = adw_toast_new (text);

  withdraw (state);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, TIMEOUT_S);
  /* Not of high priority: libadwaita 1.2 aborts when the toast that it pushes aside comes back before it has faded. */
  state->toast = g_object_ref (toast);
  state->shown_us = g_get_monotonic_time ();
  state->is_stored = is_stored;
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static gboolean
deletes (KbEdit *edit)
{
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    if (kb_edit_get_step (edit, i)->op == KB_OP_DELETE)
      return TRUE;

  return FALSE;
}

static void
committed_cb (KbWorkspace *workspace,
              KbEdit      *edit,
              GtkWidget   *overlay)
{
  State *state = get_state (overlay);
  const gboolean is_said = state->toast != NULL && !state->is_stored
                           && g_get_monotonic_time () - state->shown_us < SAID_US;

  if (is_said)
    state->is_stored = TRUE;
  else if (deletes (edit))
    show (overlay, kb_edit_get_label (edit), TRUE);
  else
    withdraw (state);
}

static void
flush_cb (KbWorkspace *workspace,
          GtkWidget   *overlay)
{
  withdraw (get_state (overlay));
}

/**
 * kb_undo_toast_show:
 * @widget: where it happened
 * @text: what was done, one line
 *
 * Shows what was done over the widget's window, with a button that takes it back.
 */
void
kb_undo_toast_show (GtkWidget  *widget,
                    const char *text)
{
  GtkWidget *overlay;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    show (overlay, text, FALSE);
}

/**
 * kb_undo_toast_watch:
 * @overlay: the window's
 * @workspace: (transfer none): whose edits are watched
 *
 * From now on an edit that deletes shows its label with an Undo button.
 */
void
kb_undo_toast_watch (AdwToastOverlay *overlay,
                     KbWorkspace     *workspace)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  g_signal_connect_object (workspace, "committed", G_CALLBACK (committed_cb), overlay, G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "flush", G_CALLBACK (flush_cb), overlay, 0);
}

/**
 * kb_toast_show:
 * @widget: where it happened
 * @text: one line
 * @button_label: (nullable): a button's text, with @action_name
 * @action_name: (nullable): what the button does; "win.undo" is kb_undo_toast_show()
 *
 * Shows a short note over the widget's window.
 */
void
kb_toast_show (GtkWidget  *widget,
               const char *text,
               const char *button_label,
               const char *action_name)
{
  GtkWidget *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (action_name, "win.undo") == 0)
    {
      kb_undo_toast_show (widget, text);
      return;
    }

  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, button_label);
  adw_toast_set_action_name (toast, action_name);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
