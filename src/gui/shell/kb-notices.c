/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-notices"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew-watch.h"
#include "kb-entity.h"
#include "kb-notices.h"
#include "kb-notifier.h"

/* Seconds; nobody need hurry to read who is missing. */
#define TIMEOUT_S 15

/* On the desktop for who is elsewhere, in the window for who is here or has no service; the window leads to the gap. */
static void
notice_cb (KbCrewWatch     *watch,
           const char      *summary,
           const char      *body,
           gint64           session_id,
           gint64           shift_id,
           AdwToastOverlay *overlay)
{
  KbNotifier *notifier = g_object_get_data (G_OBJECT (overlay), "kb-notifier");
  g_autofree char *text = g_strdup_printf ("%s · %s", summary, body);
  AdwToast *toast;

  kb_notifier_show (notifier, summary, body);
  g_strdelimit (text, "\n", ' ');
  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, TIMEOUT_S);
  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_name (toast, "win.open-row");
  adw_toast_set_action_target (toast, "(sxx)", "shift", shift_id, session_id);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * kb_notices_watch:
 * @overlay: where the window says it
 * @workspace: the library
 *
 * Tells of new gaps in the crews of near sessions, and of shifts that are about to start without anybody.
 */
void
kb_notices_watch (AdwToastOverlay *overlay,
                  KbWorkspace     *workspace)
{
  g_autoptr (KbClock) clock = kb_clock_new ();
  KbCrewWatch *watch = kb_crew_watch_new (workspace, clock);

  g_object_set_data_full (G_OBJECT (overlay), "kb-notifier", kb_notifier_new (), g_object_unref);
  g_object_set_data_full (G_OBJECT (overlay), "kb-crew-watch", watch, g_object_unref);
  g_signal_connect_object (watch, "notice", G_CALLBACK (notice_cb), overlay, 0);
}
