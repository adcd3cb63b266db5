/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-windows"

#include "config.h"

#include "kb-compact-window.h"
#include "kb-handover-window.h"
#include "kb-live-page.h"
#include "kb-live-windows.h"
#include "kb-pace-window.h"
#include "kb-profile-window.h"
#include "kb-screens-window.h"
#include "kb-wall-window.h"

/* The windows that stand beside the desk. */

/* Whoever speaks now; nobody while no show is on. */
static KbRecord *
find_speaker (KbLivePage *page)
{
  KbShow *show = kb_live_desk_get_show (kb_live_page_get_desk (page));
  KbRecord *speaker = NULL;

  if (show != NULL)
    kb_show_find_reading (show, &speaker);
  return speaker;
}

static void
calibrate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbPage *page = KB_PAGE (widget);
  KbRecord *speaker = find_speaker (KB_LIVE_PAGE (widget));

  if (speaker != NULL)
    kb_pace_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), kb_page_get_workspace (page), speaker,
                            kb_page_get_plan (page));
}

static void
profiles_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  kb_profile_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), kb_page_get_workspace (KB_PAGE (widget)),
                             find_speaker (KB_LIVE_PAGE (widget)));
}

static void
screens_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  kb_screens_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), kb_live_page_get_host (KB_LIVE_PAGE (widget)),
                             kb_workspace_get_library (kb_page_get_workspace (KB_PAGE (widget))));
}

/* It stands beside the desk, whose keys stay its own. */
static void
handover_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  kb_handover_window_present (KB_PAGE (widget));
}

static void
compact_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  kb_desk_window_open (KB_TYPE_COMPACT_WINDOW, kb_live_page_get_desk (KB_LIVE_PAGE (widget)));
}

static void
wall_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_desk_window_open (KB_TYPE_WALL_WINDOW, kb_live_page_get_desk (KB_LIVE_PAGE (widget)));
}

/**
 * kb_live_windows_install:
 * @widget_class: the class of #KbLivePage
 *
 * Installs what opens these windows as actions of the page.
 */
void
kb_live_windows_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stage.compact", NULL, compact_action);
  gtk_widget_class_install_action (widget_class, "stage.wall", NULL, wall_action);
  gtk_widget_class_install_action (widget_class, "stage.handover", NULL, handover_action);
  gtk_widget_class_install_action (widget_class, "stage.profiles", NULL, profiles_action);
  gtk_widget_class_install_action (widget_class, "stage.screens", NULL, screens_action);
  gtk_widget_class_install_action (widget_class, "stage.calibrate", NULL, calibrate_action);
}
