/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-library-views"

#include "config.h"

#include "kb-library-views.h"
#include "kb-session-board.h"
#include "kb-session-overview.h"
#include "kb-session-pane.h"
#include "kb-session-side.h"

/**
 * KbLibraryViews:
 *
 * The sessions as a list with the month beside it, as a calendar, and as a board by state, all through
 * one filter and with one session selected. What is done with it is up to the page around.
 *
 * #KbLibraryViews::session-opened, ::session-moved, ::day-chosen and ::state-wanted tell what is asked
 * for by hand.
 */
struct _KbLibraryViews
{
  AdwBin             parent_instance;

  KbWorkspace       *workspace;      /* owned, nullable */
  KbSessionFilter   *filter;         /* owned, nullable: which sessions all views show */
  GSettings         *settings;       /* owned: the view shown last */

  AdwViewStack      *stack;
  KbSessionPane     *pane;
  KbSessionSide     *side;
  KbSessionOverview *calendar_page;
  KbSessionOverview *board_page;
  KbMonth           *month;          /* child, nullable: of the calendar, when it was shown */
  KbSessionBoard    *board;          /* child, nullable: when it was shown */
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

enum
{
  SIGNAL_SESSION_OPENED,
  SIGNAL_SESSION_MOVED,
  SIGNAL_DAY_CHOSEN,
  SIGNAL_STATE_WANTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLibraryViews, kb_library_views, ADW_TYPE_BIN)

static gboolean
is_shown (KbLibraryViews *self,
          const char     *name)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), name) == 0;
}

static void
selection_changed_cb (KbLibraryViews *self)
{
  KbRecord *selected = kb_session_pane_get_selected (self->pane);
  const gint64 id = selected != NULL ? kb_record_get_id (selected) : 0;

  if (self->workspace != NULL)
    kb_session_side_show (self->side, selected,
                          kb_session_list_find_nearest (kb_session_pane_get_list (self->pane)));
  if (self->month != NULL)
    kb_month_select (self->month, id);
  if (self->board != NULL)
    kb_session_board_select (self->board, id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
session_chosen_cb (KbLibraryViews *self,
                   gint64          session_id)
{
  const guint position = kb_session_list_find (kb_session_pane_get_list (self->pane), session_id);

  if (position != G_MAXUINT)
    kb_session_pane_select (self->pane, position);
}

static void
session_opened_cb (KbLibraryViews *self,
                   gint64          session_id)
{
  g_signal_emit (self, signals[SIGNAL_SESSION_OPENED], 0, session_id);
}

static void
session_moved_cb (KbLibraryViews *self,
                  gint64          session_id,
                  int             days)
{
  g_signal_emit (self, signals[SIGNAL_SESSION_MOVED], 0, session_id, days);
}

static void
day_chosen_cb (KbLibraryViews *self,
               GDateTime      *day)
{
  g_signal_emit (self, signals[SIGNAL_DAY_CHOSEN], 0, day);
}

static void
state_wanted_cb (KbLibraryViews *self,
                 gint64          session_id,
                 int             state)
{
  g_signal_emit (self, signals[SIGNAL_STATE_WANTED], 0, session_id, state);
}

static void
follow_month (KbLibraryViews *self,
              KbMonth        *month)
{
  g_signal_connect_object (month, "session-chosen", G_CALLBACK (session_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month, "session-opened", G_CALLBACK (session_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month, "session-moved", G_CALLBACK (session_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month, "day-chosen", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
create_month (KbLibraryViews *self)
{
  KbRecordSet *library = kb_workspace_get_library (self->workspace);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->month = g_object_new (KB_TYPE_MONTH, NULL);
  kb_month_set_library (self->month, library, self->filter, TRUE);
  follow_month (self, self->month);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->month));
  kb_session_overview_fill (self->calendar_page, library, self->filter, scroller);
}

static void
create_board (KbLibraryViews *self)
{
  KbRecordSet *library = kb_workspace_get_library (self->workspace);
  GtkWidget *board = kb_session_board_new (library, self->filter, kb_session_pane_get_menu (self->pane));

  self->board = KB_SESSION_BOARD (board);
  g_signal_connect_object (board, "chosen", G_CALLBACK (session_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "opened", G_CALLBACK (session_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "state-wanted", G_CALLBACK (state_wanted_cb), self, G_CONNECT_SWAPPED);
  kb_session_overview_fill (self->board_page, library, self->filter, board);
}

/* Calendar and board are made when they are first looked at: the window is up sooner without them. */
static void
view_shown_cb (KbLibraryViews *self)
{
  if (self->workspace == NULL)
    return;
  if (is_shown (self, "calendar") && self->month == NULL)
    create_month (self);
  if (is_shown (self, "board") && self->board == NULL)
    create_board (self);
  if (!kb_session_filter_get_trashed (self->filter))
    g_settings_set_string (self->settings, "library-view", adw_view_stack_get_visible_child_name (self->stack));
  selection_changed_cb (self);
  kb_library_views_focus (self);
}

static void
kb_library_views_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_library_views_parent_class)->map (widget);

  kb_library_views_focus (KB_LIBRARY_VIEWS (widget));
}

static void
kb_library_views_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, kb_library_views_get_selected (KB_LIBRARY_VIEWS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_library_views_dispose (GObject *object)
{
  KbLibraryViews *self = KB_LIBRARY_VIEWS (object);

  /* The stack is both: the bin's child and a child of the template. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIBRARY_VIEWS);
  g_clear_object (&self->settings);
  g_clear_object (&self->filter);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_library_views_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_SESSION_OPENED] = g_signal_new ("session-opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  /* Which session, and how many days later. */
  signals[SIGNAL_SESSION_MOVED] = g_signal_new ("session-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[SIGNAL_DAY_CHOSEN] = g_signal_new ("day-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_DATE_TIME);
  /* Which session, and to which KbSessionState. */
  signals[SIGNAL_STATE_WANTED] = g_signal_new ("state-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
}

static void
kb_library_views_class_init (KbLibraryViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kb_library_views_dispose;
  object_class->get_property = kb_library_views_get_property;
  widget_class->map = kb_library_views_map;
  install_signals (KB_TYPE_LIBRARY_VIEWS);

  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, KB_TYPE_RECORD,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KB_TYPE_SESSION_OVERVIEW);
  g_type_ensure (KB_TYPE_SESSION_PANE);
  g_type_ensure (KB_TYPE_SESSION_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-library-views.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLibraryViews, stack);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryViews, pane);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryViews, side);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryViews, calendar_page);
  gtk_widget_class_bind_template_child (widget_class, KbLibraryViews, board_page);
  gtk_widget_class_bind_template_callback (widget_class, view_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, kb_library_views_focus);
}

static void
kb_library_views_init (KbLibraryViews *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (KB_APP_ID);
  follow_month (self, kb_session_side_get_month (self->side));
}

/**
 * kb_library_views_set_workspace:
 * @workspace: (transfer none): whose sessions to show; set once
 *
 * Shows them in the view that was shown last.
 */
void
kb_library_views_set_workspace (KbLibraryViews *self,
                                KbWorkspace    *workspace)
{
  g_autoptr (KbSessionFacts) facts = NULL;
  g_autofree char *view = NULL;

  g_return_if_fail (KB_IS_LIBRARY_VIEWS (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  facts = kb_session_facts_new (workspace);
  self->filter = kb_session_filter_new (kb_workspace_get_library (workspace), facts);
  kb_session_pane_set_workspace (self->pane, workspace, self->filter);
  kb_session_side_set_workspace (self->side, workspace, self->filter);
  g_signal_connect_object (self->pane, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_session_pane_get_list (self->pane), "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);

  view = g_settings_get_string (self->settings, "library-view");
  adw_view_stack_set_visible_child_name (self->stack, view);
  view_shown_cb (self);
}

/**
 * kb_library_views_get_stack:
 *
 * Returns: (transfer none): the views, for their switcher.
 */
AdwViewStack *
kb_library_views_get_stack (KbLibraryViews *self)
{
  g_return_val_if_fail (KB_IS_LIBRARY_VIEWS (self), NULL);

  return self->stack;
}

/**
 * kb_library_views_get_list:
 *
 * Returns: (transfer none) (nullable): the sessions as they are listed.
 */
KbSessionList *
kb_library_views_get_list (KbLibraryViews *self)
{
  g_return_val_if_fail (KB_IS_LIBRARY_VIEWS (self), NULL);

  return kb_session_pane_get_list (self->pane);
}

/**
 * kb_library_views_get_selected:
 *
 * Returns: (transfer none) (nullable): the session that is selected.
 */
KbRecord *
kb_library_views_get_selected (KbLibraryViews *self)
{
  g_return_val_if_fail (KB_IS_LIBRARY_VIEWS (self), NULL);

  return kb_session_pane_get_selected (self->pane);
}

guint
kb_library_views_get_position (KbLibraryViews *self)
{
  g_return_val_if_fail (KB_IS_LIBRARY_VIEWS (self), GTK_INVALID_LIST_POSITION);

  return kb_session_pane_get_position (self->pane);
}

/**
 * kb_library_views_select:
 * @position: which session of the list; the last one when there are fewer; %GTK_INVALID_LIST_POSITION
 *   for none
 */
void
kb_library_views_select (KbLibraryViews *self,
                         guint           position)
{
  g_return_if_fail (KB_IS_LIBRARY_VIEWS (self));

  kb_session_pane_select (self->pane, position);
}

/**
 * kb_library_views_set_trashed:
 * @trashed: whether to show the trash instead of the rest; the trash is a list
 */
void
kb_library_views_set_trashed (KbLibraryViews *self,
                              gboolean        trashed)
{
  g_autofree char *view = NULL;

  g_return_if_fail (KB_IS_LIBRARY_VIEWS (self));

  if (self->workspace == NULL)
    return;
  view = g_settings_get_string (self->settings, "library-view");
  kb_session_pane_select (self->pane, GTK_INVALID_LIST_POSITION);
  kb_session_filter_set_trashed (self->filter, trashed);
  adw_view_stack_set_visible_child_name (self->stack, trashed ? "list" : view);
}

/**
 * kb_library_views_show:
 * @name: "list", "calendar" or "board"
 */
void
kb_library_views_show (KbLibraryViews *self,
                       const char     *name)
{
  g_return_if_fail (KB_IS_LIBRARY_VIEWS (self));

  adw_view_stack_set_visible_child_name (self->stack, name);
}

/**
 * kb_library_views_focus:
 *
 * Puts the focus on the sessions.
 */
void
kb_library_views_focus (KbLibraryViews *self)
{
  g_return_if_fail (KB_IS_LIBRARY_VIEWS (self));

  if (is_shown (self, "board") && self->board != NULL)
    kb_session_board_focus (self->board);
  else if (is_shown (self, "calendar") && self->month != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->month), GTK_DIR_TAB_FORWARD);
  else
    kb_session_pane_focus_list (self->pane);
}

void
kb_library_views_focus_search (KbLibraryViews *self)
{
  g_return_if_fail (KB_IS_LIBRARY_VIEWS (self));

  if (is_shown (self, "board"))
    kb_session_overview_focus_search (self->board_page);
  else if (is_shown (self, "calendar"))
    kb_session_overview_focus_search (self->calendar_page);
  else
    kb_session_pane_focus_search (self->pane);
}

/**
 * kb_library_views_clear_filter:
 *
 * Shows all sessions again.
 */
void
kb_library_views_clear_filter (KbLibraryViews *self)
{
  g_return_if_fail (KB_IS_LIBRARY_VIEWS (self));

  kb_session_filter_clear (self->filter);
  kb_library_views_focus (self);
}
