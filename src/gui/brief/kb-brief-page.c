/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-brief-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-attachment-list.h"
#include "kb-brief-edits.h"
#include "kb-brief-page.h"
#include "kb-crew.h"
#include "kb-duration.h"
#include "kb-field-binding.h"
#include "kb-goal-list.h"
#include "kb-idea-row.h"
#include "kb-session.h"
#include "kb-task-list.h"
#include "kb-two-columns.h"

/**
 * KbBriefPage:
 *
 * What the session is about: its idea, its goals, when and where it is, what it may cost.
 */
struct _KbBriefPage
{
  KbPage        parent_instance;

  KbRecordSet  *shown;            /* owned, nullable: whose fields the entries hold */
  GPtrArray    *bindings;         /* owned (element-type KbFieldBinding), each borrowed from its widget */
  GSignalGroup *session;          /* owned: follows the session's own row */
  GSignalGroup *idea_list;        /* owned: follows the list of ideas */
  GSignalGroup *crew_list;        /* owned: follows the list of duties */
  gboolean      is_showing;       /* choices are being set, not made */
  gboolean      awaits_idea;      /* the next idea that comes is the one just added: it gets the focus */

  GtkWidget    *title_row;
  GtkWidget    *theme_view;
  GtkWidget    *tone_row;
  GtkWidget    *audience_row;
  GtkWidget    *day_row;
  GtkWidget    *start_row;
  GtkWidget    *end_row;
  GtkWidget    *zone_row;
  GtkWidget    *kind_row;
  GtkWidget    *account_row;
  GtkWidget    *scene_row;
  GtkWidget    *brand_row;
  GtkWidget    *code_row;
  GtkWidget    *budget_row;
  GtkWidget    *notes_view;
  GtkWidget    *anchor_row;
  GtkWidget    *platform_row;
  GtkWidget    *format_row;
  GtkLabel     *theme_error;
  GtkLabel     *when_error;
  GtkLabel     *where_error;
  GtkLabel     *budget_error;
  GtkLabel     *notes_error;
  GtkLabel     *length_label;
  GtkLabel     *team_label;
  GtkMenuButton *account_menu;
  KbGoalList   *goal_list;
  KbTaskList   *warmup_list;
  KbTaskList   *request_list;
  KbAttachmentList *attachment_list;
  GtkListBox   *ideas;
};

G_DEFINE_FINAL_TYPE (KbBriefPage, kb_brief_page, KB_TYPE_PAGE)

/* Every field that is typed: where it stands, how it is read, what its edit is called. */
static const struct
{
  glong               widget;
  glong               error_label;
  guint               field;
  const KbFieldCodec *codec;
  const char         *label;
} typed[] = {
#define TYPED(row, error, FIELD, codec, label)                                                                  \
  { G_STRUCT_OFFSET (KbBriefPage, row), G_STRUCT_OFFSET (KbBriefPage, error), KB_SESSION_##FIELD,               \
    &kb_field_codec_##codec, label }
  TYPED (title_row, theme_error, TITLE, required_text, N_ ("Change title")),
  TYPED (theme_view, theme_error, THEME, text, N_ ("Change theme")),
  TYPED (tone_row, theme_error, TONE, text, N_ ("Change tone")),
  TYPED (audience_row, theme_error, AUDIENCE, text, N_ ("Change audience")),
  TYPED (day_row, when_error, START_US, day, N_ ("Move session to another day")),
  TYPED (start_row, when_error, START_US, start_time, N_ ("Change start")),
  TYPED (end_row, when_error, TARGET_END_US, end_time, N_ ("Change target end")),
  TYPED (zone_row, when_error, TIME_ZONE, zone, N_ ("Change time zone")),
  TYPED (kind_row, where_error, KIND, text, N_ ("Change kind")),
  TYPED (account_row, where_error, ACCOUNT, text, N_ ("Change account")),
  TYPED (scene_row, where_error, SCENE, text, N_ ("Change studio")),
  TYPED (brand_row, where_error, BRAND, text, N_ ("Change brand")),
  TYPED (code_row, where_error, CODE, required_text, N_ ("Change session code")),
  TYPED (budget_row, budget_error, AD_BUDGET_MINOR, money, N_ ("Change advertising budget")),
  TYPED (notes_view, notes_error, NOTES, text, N_ ("Change notes")),
#undef TYPED
};

/* Every field that is chosen from a closed list. */
static const struct
{
  glong         widget;
  guint         field;
  const KbEnum *values;
  const char   *label;
} chosen[] = {
  { G_STRUCT_OFFSET (KbBriefPage, anchor_row), KB_SESSION_ANCHOR, &kb_session_anchor_enum, N_ ("Change anchor") },
  { G_STRUCT_OFFSET (KbBriefPage, platform_row), KB_SESSION_PLATFORM, &kb_platform_enum, N_ ("Change platform") },
  { G_STRUCT_OFFSET (KbBriefPage, format_row), KB_SESSION_FORMAT, &kb_session_format_enum, N_ ("Change format") },
};

static KbRecord *
get_session (KbBriefPage *self)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));

  return plan != NULL ? kb_record_set_get_session (plan) : NULL;
}

static void
show_choices (KbBriefPage *self)
{
  KbRecord *session = get_session (self);

  if (session == NULL)
    return;
  self->is_showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    adw_combo_row_set_selected (G_STRUCT_MEMBER (AdwComboRow *, self, chosen[i].widget),
                                kb_record_get_int (session, chosen[i].field));
  self->is_showing = FALSE;
}

static void
session_changed_cb (KbBriefPage *self)
{
  KbRecord *session = get_session (self);
  const gboolean has_end = session != NULL && !kb_record_is_null (session, KB_SESSION_START_US)
                           && !kb_record_is_null (session, KB_SESSION_TARGET_END_US);
  g_autofree char *length = has_end ? kb_duration_format ((kb_record_get_int (session, KB_SESSION_TARGET_END_US)
                                                           - kb_record_get_int (session, KB_SESSION_START_US)) / 1000)
                                    : NULL;

  gtk_label_set_text (self->length_label, length != NULL ? length : "");
  show_choices (self);
}

static void
choice_selected_cb (AdwComboRow *row,
                    GParamSpec  *pspec,
                    KbBriefPage *self)
{
  KbRecord *session = get_session (self);

  if (self->is_showing || session == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    if (G_STRUCT_MEMBER (AdwComboRow *, self, chosen[i].widget) == row
        && kb_record_get_int (session, chosen[i].field) != adw_combo_row_get_selected (row))
      {
        g_autoptr (KbEdit) edit = kb_edit_new (_(chosen[i].label));

        kb_edit_set_int (edit, session, chosen[i].field, adw_combo_row_get_selected (row));
        kb_page_edit (KB_PAGE (self), edit);
      }
}

/* Another day takes the whole plan along. */
static void
move_to_day_cb (KbFieldBinding *binding,
                KbRecord       *session,
                const KbValue  *value,
                gpointer        user_data)
{
  KbBriefPage *self = user_data;
  /* The page may be on its way to another session: the entry still holds a day of the one before. */
  g_autoptr (KbEdit) edit = kb_brief_edits_start (self->shown, value->integer);

  kb_workspace_edit (kb_page_get_workspace (KB_PAGE (self)), edit);
}

static void
set_account_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KbBriefPage *self = KB_BRIEF_PAGE (widget);
  KbRecord *session = get_session (self);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Change account"));

  if (session == NULL)
    return;
  kb_edit_set_text (edit, session, KB_SESSION_ACCOUNT, g_variant_get_string (parameter, NULL));
  kb_page_edit (KB_PAGE (self), edit);
}

/* The accounts of all sessions: who types a new one adds it to the list. */
static void
fill_account_menu (KbBriefPage *self)
{
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_SESSION);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      const char *account = kb_record_get_text (session, KB_SESSION_ACCOUNT);
      g_autoptr (GMenuItem) item = NULL;

      if (*account == '\0' || !g_hash_table_add (known, (gpointer) account))
        continue;
      item = g_menu_item_new (account, NULL);
      g_menu_item_set_action_and_target (item, "brief.set-account", "s", account);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->account_menu, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->account_menu), g_hash_table_size (known) > 0);
}

/* How many duties there are, and how many of them nobody has. */
static void
crew_changed_cb (KbBriefPage *self)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));
  GListModel *duties = plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT) : NULL;
  const guint n = duties != NULL ? g_list_model_get_n_items (duties) : 0;
  g_autofree char *text = NULL;
  guint n_open = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KbRecord) duty = g_list_model_get_item (duties, i);

      n_open += kb_record_is_null (duty, KB_ASSIGNMENT_PERSON_ID);
    }
  /* Translators: the duties of a session's crew, and how many of them nobody has */
  text = g_strdup_printf (_("%u duties, %u without anybody"), n, n_open);
  gtk_label_set_text (self->team_label, n > 0 ? text : _("Nobody is planned yet"));
}

static GtkWidget *
create_idea_cb (gpointer item,
                gpointer user_data)
{
  KbBriefPage *self = user_data;

  return kb_idea_row_new (kb_page_get_workspace (KB_PAGE (self)), kb_page_get_plan (KB_PAGE (self)), item);
}

static void
ideas_changed_cb (KbBriefPage *self,
                  guint        position,
                  guint        removed,
                  guint        added)
{
  GtkListBoxRow *row;

  if (!self->awaits_idea || added != 1)
    return;
  self->awaits_idea = FALSE;
  row = gtk_list_box_get_row_at_index (self->ideas, position);
  if (row != NULL)
    kb_idea_row_focus (KB_IDEA_ROW (row));
}

static void
add_idea_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbBriefPage *self = KB_BRIEF_PAGE (widget);
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));
  g_autoptr (KbEdit) edit = plan != NULL ? kb_brief_edits_add_idea (plan) : NULL;

  if (edit == NULL)
    return;
  self->awaits_idea = TRUE;
  kb_page_edit (KB_PAGE (self), edit);
}

/* What was not stored must not look as if it were. */
static void
failed_cb (KbBriefPage *self)
{
  for (guint i = 0; i < self->bindings->len; i++)
    kb_field_binding_refresh (g_ptr_array_index (self->bindings, i));
  show_choices (self);
}

static void
workspace_changed_cb (KbBriefPage *self)
{
  if (kb_page_get_workspace (KB_PAGE (self)) != NULL)
    g_signal_connect_object (kb_page_get_workspace (KB_PAGE (self)), "failed", G_CALLBACK (failed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
kb_brief_page_plan_set (KbPage      *page,
                        KbRecordSet *plan)
{
  KbBriefPage *self = KB_BRIEF_PAGE (page);
  KbWorkspace *workspace = kb_page_get_workspace (page);
  KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;
  GListModel *ideas = plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_IDEA) : NULL;

  for (guint i = 0; i < self->bindings->len; i++)
    kb_field_binding_set_record (g_ptr_array_index (self->bindings, i), workspace, session, session);
  g_set_object (&self->shown, plan);
  g_signal_group_set_target (self->session, session);
  session_changed_cb (self);
  kb_goal_list_set_plan (self->goal_list, workspace, plan);

  kb_task_list_set_plan (self->warmup_list, workspace, plan, KB_ENTITY_WARMUP_ACTION);
  kb_task_list_set_plan (self->request_list, workspace, plan, KB_ENTITY_REQUEST);
  kb_attachment_list_set_plan (self->attachment_list, workspace, plan);
  g_signal_group_set_target (self->crew_list, plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT) : NULL);
  crew_changed_cb (self);
  if (plan != NULL)
    fill_account_menu (self);

  gtk_list_box_bind_model (self->ideas, ideas, create_idea_cb, self, NULL);
  g_signal_group_set_target (self->idea_list, ideas);
}

static gboolean
kb_brief_page_show_row (KbPage       *page,
                        KbEntityKind  kind,
                        gint64        id)
{
  KbBriefPage *self = KB_BRIEF_PAGE (page);

  switch ((int) kind)
    {
    case KB_ENTITY_ATTACHMENT:
      return kb_attachment_list_show (self->attachment_list, id);
    case KB_ENTITY_WARMUP_ACTION:
      return kb_task_list_show (self->warmup_list, id);
    case KB_ENTITY_REQUEST:
      return kb_task_list_show (self->request_list, id);
    default:
      /* All of them are in sight at once. */
      return kind == KB_ENTITY_SESSION || kind == KB_ENTITY_GOAL || kind == KB_ENTITY_IDEA;
    }
}

static void
kb_brief_page_dispose (GObject *object)
{
  KbBriefPage *self = KB_BRIEF_PAGE (object);

  kb_page_set_plan (KB_PAGE (self), NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->idea_list);
  g_clear_object (&self->crew_list);
  g_clear_object (&self->shown);
  g_ptr_array_set_size (self->bindings, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_BRIEF_PAGE);

  G_OBJECT_CLASS (kb_brief_page_parent_class)->dispose (object);
}

static void
kb_brief_page_finalize (GObject *object)
{
  g_ptr_array_unref (KB_BRIEF_PAGE (object)->bindings);

  G_OBJECT_CLASS (kb_brief_page_parent_class)->finalize (object);
}

static void
bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, theme_view);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, tone_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, audience_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, day_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, end_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, zone_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, account_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, scene_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, brand_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, budget_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, notes_view);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, anchor_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, platform_row);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, format_row);
}

static void
kb_brief_page_class_init (KbBriefPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kb_brief_page_dispose;
  object_class->finalize = kb_brief_page_finalize;
  KB_PAGE_CLASS (klass)->plan_set = kb_brief_page_plan_set;
  KB_PAGE_CLASS (klass)->show_row = kb_brief_page_show_row;

  g_type_ensure (KB_TYPE_ATTACHMENT_LIST);
  g_type_ensure (KB_TYPE_GOAL_LIST);
  g_type_ensure (KB_TYPE_TASK_LIST);
  g_type_ensure (KB_TYPE_TWO_COLUMNS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/brief/kb-brief-page.ui");
  bind_rows (widget_class);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, theme_error);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, when_error);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, where_error);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, budget_error);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, notes_error);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, length_label);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, team_label);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, account_menu);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, goal_list);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, warmup_list);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, request_list);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, attachment_list);
  gtk_widget_class_bind_template_child (widget_class, KbBriefPage, ideas);
  gtk_widget_class_bind_template_callback (widget_class, choice_selected_cb);

  gtk_widget_class_install_action (widget_class, "brief.add-idea", NULL, add_idea_action);
  gtk_widget_class_install_action (widget_class, "brief.set-account", "s", set_account_action);
}

static void
add_bindings (KbBriefPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GtkWidget *widget = G_STRUCT_MEMBER (GtkWidget *, self, typed[i].widget);
      KbFieldBinding *binding = kb_field_binding_new (widget,
                                                      G_STRUCT_MEMBER (GtkLabel *, self, typed[i].error_label),
                                                      typed[i].field, typed[i].codec, _(typed[i].label));

      if (widget == self->day_row)
        kb_field_binding_set_apply (binding, move_to_day_cb, self);
      g_ptr_array_add (self->bindings, binding);
    }
}

static void
add_choices (KbBriefPage *self)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

      for (guint value = 0; value < kb_enum_count (chosen[i].values); value++)
        gtk_string_list_append (labels, kb_enum_label (chosen[i].values, value));
      adw_combo_row_set_model (G_STRUCT_MEMBER (AdwComboRow *, self, chosen[i].widget), G_LIST_MODEL (labels));
    }
  self->is_showing = FALSE;
}

static void
kb_brief_page_init (KbBriefPage *self)
{
  self->bindings = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_bindings (self);
  add_choices (self);

  self->session = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->session, "notify", G_CALLBACK (session_changed_cb), self);
  self->idea_list = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->idea_list, "items-changed", G_CALLBACK (ideas_changed_cb), self);
  self->crew_list = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->crew_list, "items-changed", G_CALLBACK (crew_changed_cb), self);
  g_signal_connect (self, "notify::workspace", G_CALLBACK (workspace_changed_cb), NULL);
}
