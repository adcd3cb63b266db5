/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-view"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-page.h"
#include "kb-crew-page.h"
#include "kb-enums.h"
#include "kb-library-edits.h"
#include "kb-lineup-page.h"
#include "kb-live-page.h"
#include "kb-page.h"
#include "kb-readiness-page.h"
#include "kb-rundown-page.h"
#include "kb-session-text.h"
#include "kb-session-view.h"
#include "kb-session.h"
#include "kb-transfer-dialogs.h"
#include "kb-undo-menu.h"
#include "kb-unseen.h"

/**
 * KbSessionView:
 *
 * One session: its title, its state, and its pages in the order of the work.
 */
struct _KbSessionView
{
  AdwBin               parent_instance;

  KbWorkspace         *workspace;    /* owned, nullable */
  KbRecordSet         *plan;         /* owned, nullable: the session shown */
  GSignalGroup        *session;      /* owned: follows the session's own row */
  KbEntityKind         wanted_kind;  /* the row to show once its session is there, KB_ENTITY_NONE for none */
  gint64               wanted_id;

  AdwViewStack        *pages;
  GtkLabel            *title;
  GtkLabel            *subtitle;
  GtkMenuButton       *state_button;
  GtkButton           *undo_button;
  GtkButton           *redo_button;
  GMenu               *undo_menu;    /* a section of the session's menu */
};

enum
{
  PROP_0,
  PROP_WIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The pages that are there, in the order of the work; a page that is not built yet does not show. */
typedef struct
{
  GType      (*get_type) (void);
  const char  *name;
  const char  *title;
  const char  *icon_name;
} PageInfo;

static const PageInfo page_infos[] = {
  { kb_brief_page_get_type, "brief", N_ ("Brief"), "kb-brief-symbolic" },
  { kb_rundown_page_get_type, "rundown", N_ ("Rundown"), "kb-rundown-symbolic" },
  { kb_lineup_page_get_type, "lineup", N_ ("Lineup"), "kb-lineup-symbolic" },
  { kb_crew_page_get_type, "crew", N_ ("Crew"), "kb-crew-symbolic" },
  { kb_readiness_page_get_type, "readiness", N_ ("Readiness"), "kb-readiness-symbolic" },
  { kb_live_page_get_type, "live", N_ ("Live"), "kb-live-symbolic" },
  { NULL }
};

G_DEFINE_FINAL_TYPE (KbSessionView, kb_session_view, ADW_TYPE_BIN)

static void
session_changed_cb (KbSessionView *self)
{
  KbRecord *session = self->plan != NULL ? kb_record_set_get_session (self->plan) : NULL;
  g_autofree char *summary = NULL;
  int state;

  if (session == NULL)
    return;

  state = kb_record_get_int (session, KB_SESSION_STATE);
  summary = kb_session_format_summary (session);
  gtk_label_set_text (self->title, kb_record_get_text (session, KB_SESSION_TITLE));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), kb_record_get_text (session, KB_SESSION_TITLE));
  gtk_label_set_text (self->subtitle, summary);
  gtk_menu_button_set_label (self->state_button, kb_enum_label (&kb_session_state_enum, state));
  for (guint i = 0; i < kb_enum_count (&kb_session_state_enum); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_button), kb_enum_code (&kb_session_state_enum, i));
  gtk_widget_add_css_class (GTK_WIDGET (self->state_button), kb_enum_code (&kb_session_state_enum, state));
}

static void
set_state_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbSessionView *self = KB_SESSION_VIEW (widget);
  const int state = kb_enum_find (&kb_session_state_enum, g_variant_get_string (parameter, NULL));
  KbRecord *session = self->plan != NULL ? kb_record_set_get_session (self->plan) : NULL;
  g_autoptr (KbEdit) edit = NULL;
  KbSessionFlow flow;

  if (session == NULL || state < 0)
    return;

  edit = kb_library_edits_set_state (session, state, g_get_real_time (), &flow);
  if (edit != NULL)
    kb_workspace_edit (self->workspace, edit);
  else if (flow != KB_SESSION_FLOW_SAME)
    g_signal_emit_by_name (self->workspace, "failed", kb_session_explain_flow (flow));
}

static gboolean
is_wide (KbSessionView *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  return page != NULL && self->plan != NULL && kb_page_is_wide (KB_PAGE (page));
}

/* Around the desk everything is as dark as the desk is. */
static void
update_wide (KbSessionView *self)
{
  if (is_wide (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "on-air");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on-air");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDE]);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbSessionView *self = KB_SESSION_VIEW (widget);

  if (self->plan != NULL)
    kb_transfer_ask_export (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace,
                            kb_record_set_get_session (self->plan));
}

static void
visible_page_changed_cb (KbSessionView *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  update_wide (self);
  if (page != NULL && self->plan != NULL)
    kb_page_activate (KB_PAGE (page));
}

static GMenuModel *
create_state_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < kb_enum_count (&kb_session_state_enum); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (kb_enum_label (&kb_session_state_enum, i), NULL);

      g_menu_item_set_action_and_target (item, "session.set-state", "s", kb_enum_code (&kb_session_state_enum, i));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* The page that shows a kind of row best stands first: a cue is on the rundown, and at the desk. */
static gboolean
show_on_a_page (KbSessionView *self,
                KbEntityKind   kind,
                gint64         id)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (kb_page_show_row (KB_PAGE (page), kind, id))
      {
        adw_view_stack_set_visible_child (self->pages, page);
        return TRUE;
      }

  return FALSE;
}

/* What no page shows by itself is shown with its owner: a direction with its cue, a shift with its duty. */
static void
show_wanted_row (KbSessionView *self)
{
  KbEntityKind kind = self->wanted_kind;
  KbRecord *row = kind != KB_ENTITY_NONE ? kb_record_set_find (self->plan, kind, self->wanted_id) : NULL;

  self->wanted_kind = KB_ENTITY_NONE;
  while (row != NULL && !show_on_a_page (self, kb_record_get_kind (row), kb_record_get_id (row)))
    {
      const int owner = kb_entity_find_flag (kb_record_get_entity (row), KB_FIELD_PARENT);

      row = owner >= 0 ? kb_record_set_find_ref (self->plan, row, owner) : NULL;
    }
}

/* With the first session: to make them with the window would double the time until it shows. */
static void
add_pages (KbSessionView *self)
{
  for (const PageInfo *info = page_infos; info->get_type != NULL; info++)
    {
      GtkWidget *page = g_object_new (info->get_type (), NULL);

      kb_page_set_workspace (KB_PAGE (page), self->workspace);
      adw_view_stack_add_titled_with_icon (self->pages, page, info->name, _(info->title), info->icon_name);
      g_signal_connect_object (page, "notify::wide", G_CALLBACK (update_wide), self, G_CONNECT_SWAPPED);
    }
}

static void
kb_session_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WIDE:
      g_value_set_boolean (value, is_wide (KB_SESSION_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_session_view_dispose (GObject *object)
{
  KbSessionView *self = KB_SESSION_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SESSION_VIEW);

  G_OBJECT_CLASS (kb_session_view_parent_class)->dispose (object);
}

static void
kb_session_view_class_init (KbSessionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_session_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = kb_session_view_get_property;

  /**
   * KbSessionView:wide:
   *
   * The page in front wants the window to itself, without the sidebar.
   */
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/shell/kb-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSessionView, pages);
  gtk_widget_class_bind_template_child (widget_class, KbSessionView, title);
  gtk_widget_class_bind_template_child (widget_class, KbSessionView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KbSessionView, state_button);
  gtk_widget_class_bind_template_child (widget_class, KbSessionView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KbSessionView, redo_button);
  gtk_widget_class_bind_template_child (widget_class, KbSessionView, undo_menu);

  gtk_widget_class_install_action (widget_class, "session.set-state", "s", set_state_action);
  gtk_widget_class_install_action (widget_class, "session.export", NULL, export_action);
}

static void
kb_session_view_init (KbSessionView *self)
{
  g_autoptr (GMenuModel) states = create_state_menu ();

  self->wanted_kind = KB_ENTITY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_unseen_watch (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->state_button, states);

  self->session = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->session, "notify", G_CALLBACK (session_changed_cb), self);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (visible_page_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kb_session_view_set_workspace:
 * @workspace: (transfer none): where edits go; set once
 */
void
kb_session_view_set_workspace (KbSessionView *self,
                               KbWorkspace   *workspace)
{
  g_return_if_fail (KB_IS_SESSION_VIEW (self));

  g_set_object (&self->workspace, workspace);
}

KbRecordSet *
kb_session_view_get_plan (KbSessionView *self)
{
  g_return_val_if_fail (KB_IS_SESSION_VIEW (self), NULL);

  return self->plan;
}

/**
 * kb_session_view_set_plan:
 * @plan: (nullable) (transfer none): the session to show; the workspace was set before
 */
void
kb_session_view_set_plan (KbSessionView *self,
                          KbRecordSet   *plan)
{
  g_return_if_fail (KB_IS_SESSION_VIEW (self));

  if (plan != NULL && gtk_widget_get_first_child (GTK_WIDGET (self->pages)) == NULL)
    add_pages (self);
  if (!g_set_object (&self->plan, plan))
    {
      if (plan != NULL)
        show_wanted_row (self);
      return;
    }

  g_signal_group_set_target (self->session, plan != NULL ? kb_record_set_get_session (plan) : NULL);
  session_changed_cb (self);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    kb_page_set_plan (KB_PAGE (page), plan);
  if (plan != NULL && kb_record_get_int (kb_record_set_get_session (plan), KB_SESSION_STATE) == KB_SESSION_STATE_LIVE)
    adw_view_stack_set_visible_child_name (self->pages, "live");
  if (plan != NULL)
    show_wanted_row (self);
  visible_page_changed_cb (self);
}

/**
 * kb_session_view_want_row:
 * @kind: a kind of row
 * @id: a row of the session that kb_session_view_set_plan() shows next
 *
 * Has that session open on the page that shows the row, with the row selected.
 */
void
kb_session_view_want_row (KbSessionView *self,
                          KbEntityKind   kind,
                          gint64         id)
{
  g_return_if_fail (KB_IS_SESSION_VIEW (self));

  self->wanted_kind = kind;
  self->wanted_id = id;
}

/**
 * kb_session_view_show_page:
 * @number: 1 for the first page that is there
 */
void
kb_session_view_show_page (KbSessionView *self,
                           int            number)
{
  GtkWidget *page;

  g_return_if_fail (KB_IS_SESSION_VIEW (self));

  page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  while (page != NULL && --number > 0)
    page = gtk_widget_get_next_sibling (page);
  if (page != NULL)
    adw_view_stack_set_visible_child (self->pages, page);
}

/**
 * kb_session_view_update_undo:
 *
 * Says what Undo and Redo do now.
 */
void
kb_session_view_update_undo (KbSessionView *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_return_if_fail (KB_IS_SESSION_VIEW (self));

  undo = kb_undo_menu_dup_undo (self->workspace);
  redo = kb_undo_menu_dup_redo (self->workspace);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo_button), undo);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo_button), redo);
  kb_undo_menu_fill (self->undo_menu, self->workspace);
}
