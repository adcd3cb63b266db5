/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-place"

#include "config.h"

#include "kb-place.h"
#include "kb-undo-toast.h"
#include "kb-unseen.h"

/**
 * KbPlace:
 *
 * What the pages of the library have in common: products, people and whatever else all sessions
 * share. A place has its own header bar; it is made when it is first shown and keeps no rows of its own.
 */
typedef struct
{
  KbWorkspace *workspace;   /* owned, nullable */
  gboolean     is_folded;   /* the sidebar is out of sight */
} KbPlacePrivate;

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KbPlace, kb_place, ADW_TYPE_BIN)

static void
kb_place_dispose (GObject *object)
{
  KbPlacePrivate *priv = kb_place_get_instance_private (KB_PLACE (object));

  G_OBJECT_CLASS (kb_place_parent_class)->dispose (object);
  g_clear_object (&priv->workspace);
}

static void
kb_place_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, kb_place_is_folded (KB_PLACE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_place_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      kb_place_set_folded (KB_PLACE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_place_class_init (KbPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_place_dispose;
  object_class->get_property = kb_place_get_property;
  object_class->set_property = kb_place_set_property;

  /**
   * KbPlace:folded:
   *
   * The sidebar is out of sight: the place shows a button to it.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_place_init (KbPlace *self)
{
  kb_unseen_watch (GTK_WIDGET (self));
}

/**
 * kb_place_get_workspace:
 *
 * Returns: (transfer none) (nullable): where its edits go.
 */
KbWorkspace *
kb_place_get_workspace (KbPlace *self)
{
  KbPlacePrivate *priv = kb_place_get_instance_private (self);

  g_return_val_if_fail (KB_IS_PLACE (self), NULL);

  return priv->workspace;
}

/**
 * kb_place_set_workspace:
 * @workspace: (transfer none): the library that is open; set once
 */
void
kb_place_set_workspace (KbPlace     *self,
                        KbWorkspace *workspace)
{
  KbPlacePrivate *priv = kb_place_get_instance_private (self);

  g_return_if_fail (KB_IS_PLACE (self));
  g_return_if_fail (priv->workspace == NULL);

  priv->workspace = g_object_ref (workspace);
  if (KB_PLACE_GET_CLASS (self)->workspace_set != NULL)
    KB_PLACE_GET_CLASS (self)->workspace_set (self, workspace);
}

/**
 * kb_place_get_library:
 *
 * Returns: (transfer none) (nullable): the rows that all sessions share, %NULL without a workspace.
 */
KbRecordSet *
kb_place_get_library (KbPlace *self)
{
  KbPlacePrivate *priv = kb_place_get_instance_private (self);

  g_return_val_if_fail (KB_IS_PLACE (self), NULL);

  return priv->workspace != NULL ? kb_workspace_get_library (priv->workspace) : NULL;
}

gboolean
kb_place_is_folded (KbPlace *self)
{
  KbPlacePrivate *priv = kb_place_get_instance_private (self);

  g_return_val_if_fail (KB_IS_PLACE (self), FALSE);

  return priv->is_folded;
}

void
kb_place_set_folded (KbPlace  *self,
                     gboolean  folded)
{
  KbPlacePrivate *priv = kb_place_get_instance_private (self);

  g_return_if_fail (KB_IS_PLACE (self));

  if (priv->is_folded == folded)
    return;

  priv->is_folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/**
 * kb_place_activate:
 *
 * Tells the place that it came to the front.
 */
void
kb_place_activate (KbPlace *self)
{
  g_return_if_fail (KB_IS_PLACE (self));

  if (KB_PLACE_GET_CLASS (self)->activated != NULL)
    KB_PLACE_GET_CLASS (self)->activated (self);
}

/**
 * kb_place_show_row:
 * @kind: a kind of row
 * @id: a row that all sessions share
 *
 * Has the place select a row and bring it into sight, or its owner where the place does not show it by itself.
 *
 * Returns: %FALSE when it shows neither.
 */
gboolean
kb_place_show_row (KbPlace      *self,
                   KbEntityKind  kind,
                   gint64        id)
{
  KbRecord *row;
  int owner;

  g_return_val_if_fail (KB_IS_PLACE (self), FALSE);

  if (KB_PLACE_GET_CLASS (self)->show_row == NULL)
    return FALSE;
  if (KB_PLACE_GET_CLASS (self)->show_row (self, kind, id))
    return TRUE;

  row = kb_record_set_find (kb_place_get_library (self), kind, id);
  owner = row != NULL ? kb_entity_find_flag (kb_record_get_entity (row), KB_FIELD_PARENT) : -1;
  return owner >= 0 && kb_place_show_row (self, kb_entity_get (kind)->parent, kb_record_get_int (row, owner));
}

/**
 * kb_place_edit:
 * @edit: (transfer none): what the user did here
 *
 * Sends an edit of what all sessions share to the workspace.
 */
void
kb_place_edit (KbPlace *self,
               KbEdit  *edit)
{
  KbPlacePrivate *priv = kb_place_get_instance_private (self);

  g_return_if_fail (KB_IS_PLACE (self));
  g_return_if_fail (priv->workspace != NULL);

  kb_workspace_edit (priv->workspace, edit);
}

/**
 * kb_place_toast:
 * @text: one line
 * @button_label: (nullable): a button's text, with @action_name
 * @action_name: (nullable): what the button does, "win.undo"
 *
 * Shows a short note over the window that the place is in.
 */
void
kb_place_toast (KbPlace    *self,
                const char *text,
                const char *button_label,
                const char *action_name)
{
  g_return_if_fail (KB_IS_PLACE (self));

  kb_toast_show (GTK_WIDGET (self), text, button_label, action_name);
}
