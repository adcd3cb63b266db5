/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-page"

#include "config.h"

#include "kb-page.h"
#include "kb-undo-toast.h"
#include "kb-unseen.h"

/**
 * KbPage:
 *
 * What the views of a session have in common: the workspace that takes their edits and the
 * session's rows that they bind to. A page never keeps rows of its own.
 */
typedef struct
{
  KbWorkspace *workspace;   /* owned, nullable */
  KbRecordSet *plan;        /* owned, nullable */
  gboolean     is_wide;     /* it wants the window to itself */
} KbPagePrivate;

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_PLAN,
  PROP_WIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KbPage, kb_page, ADW_TYPE_BIN)

static void
kb_page_dispose (GObject *object)
{
  KbPage *self = KB_PAGE (object);
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  kb_page_set_plan (self, NULL);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (kb_page_parent_class)->dispose (object);
}

static void
kb_page_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  KbPage *self = KB_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, kb_page_get_workspace (self));
      break;
    case PROP_PLAN:
      g_value_set_object (value, kb_page_get_plan (self));
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, kb_page_is_wide (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_page_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  KbPage *self = KB_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      kb_page_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_PLAN:
      kb_page_set_plan (self, g_value_get_object (value));
      break;
    case PROP_WIDE:
      kb_page_set_wide (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_page_class_init (KbPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kb_page_dispose;
  object_class->get_property = kb_page_get_property;
  object_class->set_property = kb_page_set_property;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, KB_TYPE_WORKSPACE, flags);
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, KB_TYPE_RECORD_SET, flags);
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_page_init (KbPage *self)
{
  kb_unseen_watch (GTK_WIDGET (self));
}

/**
 * kb_page_get_workspace:
 *
 * Returns: (transfer none) (nullable): where its edits go.
 */
KbWorkspace *
kb_page_get_workspace (KbPage *self)
{
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  g_return_val_if_fail (KB_IS_PAGE (self), NULL);

  return priv->workspace;
}

void
kb_page_set_workspace (KbPage      *self,
                       KbWorkspace *workspace)
{
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  g_return_if_fail (KB_IS_PAGE (self));

  if (g_set_object (&priv->workspace, workspace))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * kb_page_get_plan:
 *
 * Returns: (transfer none) (nullable): the session that it shows.
 */
KbRecordSet *
kb_page_get_plan (KbPage *self)
{
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  g_return_val_if_fail (KB_IS_PAGE (self), NULL);

  return priv->plan;
}

/**
 * kb_page_set_plan:
 * @plan: (nullable): the session to show; its workspace must be set before
 */
void
kb_page_set_plan (KbPage      *self,
                  KbRecordSet *plan)
{
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  g_return_if_fail (KB_IS_PAGE (self));

  if (!g_set_object (&priv->plan, plan))
    return;

  if (KB_PAGE_GET_CLASS (self)->plan_set != NULL)
    KB_PAGE_GET_CLASS (self)->plan_set (self, plan);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

/**
 * kb_page_is_wide:
 *
 * Returns: %TRUE while the page wants the window to itself, without the sidebar.
 */
gboolean
kb_page_is_wide (KbPage *self)
{
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  g_return_val_if_fail (KB_IS_PAGE (self), FALSE);

  return priv->is_wide;
}

void
kb_page_set_wide (KbPage   *self,
                  gboolean  wide)
{
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  g_return_if_fail (KB_IS_PAGE (self));

  if (priv->is_wide == wide)
    return;

  priv->is_wide = wide;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDE]);
}

/**
 * kb_page_activate:
 *
 * Tells the page that it came to the front.
 */
void
kb_page_activate (KbPage *self)
{
  g_return_if_fail (KB_IS_PAGE (self));

  if (KB_PAGE_GET_CLASS (self)->activated != NULL)
    KB_PAGE_GET_CLASS (self)->activated (self);
}

/**
 * kb_page_show_row:
 * @kind: a kind of row
 * @id: a row of the session that the page shows
 *
 * Has the page select a row and bring it into sight.
 *
 * Returns: %FALSE when it does not show rows of that kind.
 */
gboolean
kb_page_show_row (KbPage       *self,
                  KbEntityKind  kind,
                  gint64        id)
{
  g_return_val_if_fail (KB_IS_PAGE (self), FALSE);

  return KB_PAGE_GET_CLASS (self)->show_row != NULL && KB_PAGE_GET_CLASS (self)->show_row (self, kind, id);
}

/**
 * kb_page_edit:
 * @edit: (transfer none): what the user did on this page
 *
 * Sends an edit to the workspace, as one of the session shown.
 */
void
kb_page_edit (KbPage *self,
              KbEdit *edit)
{
  KbPagePrivate *priv = kb_page_get_instance_private (self);

  g_return_if_fail (KB_IS_PAGE (self));
  g_return_if_fail (priv->workspace != NULL);

  if (priv->plan != NULL)
    kb_edit_set_session (edit, kb_record_set_get_session_id (priv->plan));
  kb_workspace_edit (priv->workspace, edit);
}

/**
 * kb_page_toast:
 * @text: one line
 * @button_label: (nullable): a button's text, with @action_name
 * @action_name: (nullable): what the button does, "win.undo"
 *
 * Shows a short note over the window that the page is in.
 */
void
kb_page_toast (KbPage     *self,
               const char *text,
               const char *button_label,
               const char *action_name)
{
  g_return_if_fail (KB_IS_PAGE (self));

  kb_toast_show (GTK_WIDGET (self), text, button_label, action_name);
}
