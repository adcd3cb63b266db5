/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-renderer"

#include "config.h"

#include <string.h>

#include "kb-renderer.h"

static gboolean
has_render_node (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;

  return FALSE;
}

/* On X11 GTK sets GL up even for the Cairo renderer, which costs 60 MB. */
static void
disable_gl (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");
  g_autofree char *more = NULL;

  if (debug != NULL && strstr (debug, "gl-disable") != NULL)
    return;

  more = debug != NULL && *debug != '\0' ? g_strconcat (debug, ",gl-disable", NULL)
                                         : g_strdup ("gl-disable");
  g_setenv ("GDK_DEBUG", more, TRUE);
}

/**
 * kb_renderer_choose:
 * @dri_folder: (nullable): where the render nodes are; %NULL means `/dev/dri`
 *
 * Without a GPU GTK draws with GL in software, which is ten times dearer than Cairo (28 frames a
 * second at 1080p). So where there is no render node, Cairo is chosen, unless the user chose. To be
 * called before the display is opened and before there are threads.
 */
void
kb_renderer_choose (const char *dri_folder)
{
  if (g_getenv ("GSK_RENDERER") != NULL ||
      has_render_node (dri_folder != NULL ? dri_folder : "/dev/dri"))
    return;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_getenv ("WAYLAND_DISPLAY") == NULL || g_strcmp0 (g_getenv ("GDK_BACKEND"), "x11") == 0)
    disable_gl ();
}
