/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-places"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-library-page.h"
#include "kb-people-page.h"
#include "kb-phrases-page.h"
#include "kb-place.h"
#include "kb-places.h"
#include "kb-playbooks-page.h"
#include "kb-products-page.h"
#include "kb-rules-page.h"

/* The pages of the library that are there, in the sidebar's order; the first is the one that shows
 * when nothing is remembered. */
static const KbPlaceInfo place_infos[] = {
  { kb_library_page_get_type, "sessions", N_ ("Sessions"), "kb-sessions-symbolic", KB_ENTITY_NONE },
  { kb_products_page_get_type, "products", N_ ("Products"), "kb-products-symbolic", KB_ENTITY_PRODUCT },
  { kb_people_page_get_type, "people", N_ ("People"), "kb-crew-symbolic", KB_ENTITY_PERSON },
  { kb_playbooks_page_get_type, "playbooks", N_ ("Playbooks"), "kb-playbooks-symbolic", KB_ENTITY_INCIDENT_PLAN },
  { kb_phrases_page_get_type, "phrases", N_ ("Phrases"), "kb-phrases-symbolic", KB_ENTITY_PHRASE },
  { kb_rules_page_get_type, "rules", N_ ("Compliance"), "kb-readiness-symbolic", KB_ENTITY_RULE },
};

static const KbPlaceInfo *
find_info (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (place_infos); i++)
    if (g_str_equal (place_infos[i].name, name))
      return &place_infos[i];

  return &place_infos[0];
}

/* With its first use: to make every place with the window would double the time until it shows. */
static GtkWidget *
find_or_create (GtkStack          *stack,
                const KbPlaceInfo *info,
                KbWorkspace       *workspace)
{
  GtkWidget *place = gtk_stack_get_child_by_name (stack, info->name);
  GtkWidget *leaflet;

  if (place != NULL)
    return place;

  place = g_object_new (info->get_type (), NULL);
  /* In the window first: what it shows asks there where the focus is. */
  gtk_stack_add_named (stack, place, info->name);
  kb_place_set_workspace (KB_PLACE (place), workspace);
  leaflet = gtk_widget_get_ancestor (GTK_WIDGET (stack), ADW_TYPE_LEAFLET);
  if (leaflet != NULL)
    g_object_bind_property (leaflet, "folded", place, "folded", G_BINDING_SYNC_CREATE);

  return place;
}

static gboolean
is_opening (GtkStack *stack)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "opening") == 0;
}

/**
 * kb_places_get:
 * @index: 0 for the first
 *
 * Returns: (transfer none) (nullable): a page of the library, %NULL after the last.
 */
const KbPlaceInfo *
kb_places_get (guint index)
{
  return index < G_N_ELEMENTS (place_infos) ? &place_infos[index] : NULL;
}

/**
 * kb_places_install_keys:
 *
 * Alt and a digit show a place, in the sidebar's order.
 */
void
kb_places_install_keys (GtkWidgetClass *window_class)
{
  for (guint i = 0; i < MIN (G_N_ELEMENTS (place_infos), 9); i++)
    gtk_widget_class_add_binding_action (window_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show-place", "s",
                                         place_infos[i].name);
}

/**
 * kb_places_show:
 * @stack: where the places are, and what else the window shows
 * @name: which to show; "" for the one that was shown last, also in an earlier run
 * @workspace: (transfer none): the library that is open
 *
 * Puts a page of the library in front, and remembers it.
 *
 * Returns: (transfer none): the name of the place that is shown now: the first where @name is none.
 */
const char *
kb_places_show (GtkStack    *stack,
                const char  *name,
                KbWorkspace *workspace)
{
  g_autoptr (GSettings) settings = g_settings_new (KB_APP_ID);
  g_autofree char *last = g_settings_get_string (settings, "sidebar-page");
  const KbPlaceInfo *info = find_info (*name != '\0' ? name : last);
  GtkWidget *place;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  g_return_val_if_fail (KB_IS_WORKSPACE (workspace), NULL);

  place = find_or_create (stack, info, workspace);
  /* The first place is simply there: to fade into it would draw the whole window twenty times at start. */
  gtk_stack_set_visible_child_full (stack, info->name, is_opening (stack) ? GTK_STACK_TRANSITION_TYPE_NONE
                                                                         : gtk_stack_get_transition_type (stack));
  if (KB_IS_PLACE (place))
    kb_place_activate (KB_PLACE (place));
  if (!g_str_equal (info->name, last))
    g_settings_set_string (settings, "sidebar-page", info->name);

  return info->name;
}

/**
 * kb_places_find:
 * @kind: a kind of row that all sessions share
 *
 * Returns: (nullable): the name of the place that shows such rows, or their owners; %NULL when none does.
 */
const char *
kb_places_find (KbEntityKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (place_infos) && kind != KB_ENTITY_NONE; i++)
    if (place_infos[i].counted == kind)
      return place_infos[i].name;

  return kind != KB_ENTITY_NONE ? kb_places_find (kb_entity_get (kind)->parent) : NULL;
}

/**
 * kb_places_show_row:
 * @stack: where the places are; the one that shows such rows is in front
 *
 * Returns: whether the row is selected now.
 */
gboolean
kb_places_show_row (GtkStack     *stack,
                    KbEntityKind  kind,
                    gint64        id)
{
  GtkWidget *place = gtk_stack_get_visible_child (stack);

  return KB_IS_PLACE (place) && kb_place_show_row (KB_PLACE (place), kind, id);
}
