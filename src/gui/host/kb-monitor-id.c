/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-monitor-id"

#include "config.h"

#include <string.h>

#include "kb-monitor-id.h"

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * kb_monitor_id_is_complete:
 *
 * A monitor that was just plugged in has neither a name nor a size yet.
 *
 * Returns: %TRUE when the monitor is known and can be used.
 */
gboolean
kb_monitor_id_is_complete (GdkMonitor *monitor)
{
  GdkRectangle geometry;

  gdk_monitor_get_geometry (monitor, &geometry);

  return gdk_monitor_is_valid (monitor) && gdk_monitor_get_connector (monitor) != NULL && geometry.width > 0;
}

/**
 * kb_monitor_id_create:
 *
 * A monitor is remembered by what it is, never by its place in the list, which is not that on the desk.
 *
 * Returns: (transfer full): connector, manufacturer, model and size in pixels, separated by "|".
 */
char *
kb_monitor_id_create (GdkMonitor *monitor)
{
  GdkRectangle geometry;
  int scale = gdk_monitor_get_scale_factor (monitor);

  gdk_monitor_get_geometry (monitor, &geometry);

  return g_strdup_printf ("%s|%s|%s|%dx%d", or_empty (gdk_monitor_get_connector (monitor)),
                          or_empty (gdk_monitor_get_manufacturer (monitor)),
                          or_empty (gdk_monitor_get_model (monitor)), geometry.width * scale,
                          geometry.height * scale);
}

/* How much of two ids is the same: all, all but the connector, or only the connector of nameless ones. */
static int
compare_ids (const char *id,
             const char *other)
{
  g_auto (GStrv) a = g_strsplit (id, "|", 4);
  g_auto (GStrv) b = g_strsplit (other, "|", 4);

  if (g_strcmp0 (id, other) == 0)
    return 3;
  if (g_strv_length (a) < 4 || g_strv_length (b) < 4)
    return 0;
  if (*a[2] != '\0' && g_str_equal (a[1], b[1]) && g_str_equal (a[2], b[2]) && g_str_equal (a[3], b[3]))
    return 2;

  return g_str_equal (a[0], b[0]) && g_str_equal (a[1], b[1]) && g_str_equal (a[2], b[2]) ? 1 : 0;
}

/**
 * kb_monitor_id_find:
 * @monitors: (element-type GdkMonitor): the display's monitors
 * @id: what kb_monitor_id_create() gave
 *
 * Returns: (transfer none) (nullable): that monitor; else the same one at another connector, or in
 *   another resolution; %NULL when it is not there.
 */
GdkMonitor *
kb_monitor_id_find (GListModel *monitors,
                    const char *id)
{
  GdkMonitor *found = NULL;
  int best = 0;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *other = kb_monitor_id_create (monitor);
      int likeness = kb_monitor_id_is_complete (monitor) ? compare_ids (id, other) : 0;

      if (likeness > best)
        {
          best = likeness;
          found = monitor;
        }
    }

  return found;
}

/* Gives what is still free to the windows that want something so much like it. */
static void
assign_alike (const char *const *ids,
              guint              n_ids,
              const char *const *wishes,
              int                likeness,
              int               *monitors,
              gboolean          *taken)
{
  for (guint i = 0; wishes[i] != NULL; i++)
    for (guint m = 0; m < n_ids && monitors[i] < 0 && *wishes[i] != '\0'; m++)
      if (!taken[m] && compare_ids (wishes[i], ids[m]) == likeness)
        {
          monitors[i] = (int) m;
          taken[m] = TRUE;
        }
}

/**
 * kb_monitor_id_assign:
 * @ids: (array length=n_ids): the monitors that there are; the first is the operator's
 * @wishes: what was chosen for each host window, "" for any
 * @place: one of these windows
 *
 * Shares the monitors out among the host windows, so that no two take the same: to each first the very monitor that was
 * chosen for it, then the same one at another connector or in another resolution, and then any that nobody else has. The
 * operator's is only taken by who chose it. Every window works this out by itself and comes to the same.
 *
 * Returns: the index of the monitor in @ids; -1 when there is none left for it.
 */
int
kb_monitor_id_assign (const char *const *ids,
                      guint              n_ids,
                      const char *const *wishes,
                      guint              place)
{
  const guint n_wishes = g_strv_length ((char **) wishes);
  g_autofree int *monitors = g_new (int, n_wishes);
  g_autofree gboolean *taken = g_new0 (gboolean, n_ids + 1);
  guint next = 1;

  g_return_val_if_fail (place < n_wishes, -1);

  memset (monitors, -1, n_wishes * sizeof *monitors);
  for (int likeness = 3; likeness > 0; likeness--)
    assign_alike (ids, n_ids, wishes, likeness, monitors, taken);
  for (guint i = 0; i < n_wishes; i++)
    {
      while (next < n_ids && taken[next])
        next++;
      if (monitors[i] < 0 && next < n_ids)
        monitors[i] = (int) next++;
    }

  return monitors[place];
}

/**
 * kb_monitor_id_find_place:
 * @monitors: (element-type GdkMonitor): the display's monitors
 * @wishes: what was chosen for each host window, "" for any
 * @place: one of these windows
 *
 * Returns: (transfer none) (nullable): the monitor that kb_monitor_id_assign() gives it; the display keeps it.
 */
GdkMonitor *
kb_monitor_id_find_place (GListModel        *monitors,
                          const char *const *wishes,
                          guint              place)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  int index;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (!kb_monitor_id_is_complete (monitor))
        continue;
      g_ptr_array_add (ids, kb_monitor_id_create (monitor));
      g_ptr_array_add (known, g_steal_pointer (&monitor));
    }
  index = kb_monitor_id_assign ((const char *const *) ids->pdata, ids->len, wishes, place);

  return index >= 0 ? known->pdata[index] : NULL;
}
