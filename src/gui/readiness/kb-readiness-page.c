/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-readiness-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-check-row.h"
#include "kb-finding-row.h"
#include "kb-lineup-mend.h"
#include "kb-readiness-edits.h"
#include "kb-readiness-load.h"
#include "kb-readiness-page.h"
#include "kb-text.h"
#include "kb-two-columns.h"
#include "kb-typed-dialog.h"
#include "kb-waive-dialog.h"

/* One group a level, then what is waived. */
#define N_GROUPS (KB_LEVEL_TELL + 2)
#define WAIVED_GROUP (KB_LEVEL_TELL + 1)

/**
 * KbReadinessPage:
 *
 * Everything that is not ready, worst first, each line leading to its cause; beside it the checklist.
 *
 * It looks again when the session or what others share with it changed, and only while it is seen: all rules
 * together are the dearest thing that a page asks for.
 */
struct _KbReadinessPage
{
  KbPage         parent_instance;

  GCancellable  *looking;      /* owned, nullable: other sessions are being asked */
  KbReadiness   *readiness;    /* owned, nullable: what is shown */
  guint          refresh_id;   /* idle source */

  GtkImage      *verdict_icon;
  GtkLabel      *verdict;
  GtkLabel      *summary;
  GtkLabel      *checks_done;
  GtkWidget     *groups[N_GROUPS];
  GtkListBox    *lists[N_GROUPS];
  GtkListBox    *checks;
  AdwEntryRow   *new_check;
};

G_DEFINE_FINAL_TYPE (KbReadinessPage, kb_readiness_page, KB_TYPE_PAGE)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_findings (KbReadinessPage   *self,
               const KbReadiness *readiness)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));

  for (guint i = 0; i < N_GROUPS; i++)
    clear_list (self->lists[i]);
  for (guint i = 0; i < readiness->findings->len; i++)
    {
      const KbFinding *finding = readiness->findings->pdata[i];
      const guint group = finding->waiver != NULL ? WAIVED_GROUP : (guint) finding->problem->level;

      gtk_list_box_append (self->lists[group], kb_finding_row_new (finding, plan));
    }
  for (guint i = 0; i < N_GROUPS; i++)
    gtk_widget_set_visible (self->groups[i], gtk_widget_get_first_child (GTK_WIDGET (self->lists[i])) != NULL);
}

static void
show_verdict (KbReadinessPage   *self,
              const KbReadiness *readiness)
{
  const gboolean is_ready = kb_readiness_is_ready (readiness);
  const char *level = !is_ready ? "block" : readiness->n_open[KB_LEVEL_WARN] > 0 ? "warn" : "ok";
  const char *classes[] = { "level", level, NULL };
  const guint n_blocks = readiness->n_open[KB_LEVEL_BLOCK];
  const guint n_warns = readiness->n_open[KB_LEVEL_WARN];
  g_autofree char *checks = g_strdup_printf ("%u/%u", readiness->n_checks_done, readiness->n_checks);
  g_autofree char *blocks = g_strdup_printf (ngettext ("%u problem blocks going live", "%u problems block going live",
                                                       n_blocks), n_blocks);
  g_autofree char *warns = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warns), n_warns);
  g_autofree char *summary = is_ready ? g_strdup (warns) : g_strdup_printf ("%s · %s", blocks, warns);

  gtk_label_set_text (self->verdict, !is_ready ? _("Cannot go live yet") : n_warns > 0 ? _("Can go live, with warnings")
                                                                                      : _("Ready to go live"));
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->checks_done, checks);
  gtk_image_set_from_icon_name (self->verdict_icon, !is_ready ? "kb-block-symbolic"
                                : n_warns > 0 ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_icon), classes);
}

/* Rows are made anew: somebody who worked in them goes on at the top. */
static void
show (KbReadinessPage   *self,
      const KbReadiness *readiness)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = FALSE;

  for (guint i = 0; i < N_GROUPS; i++)
    had_focus |= focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lists[i]));

  show_verdict (self, readiness);
  show_findings (self, readiness);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbReadinessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbReadiness) readiness = kb_readiness_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || kb_page_get_plan (KB_PAGE (self)) != KB_RECORD_SET (source) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (readiness == NULL)
    {
      kb_page_toast (KB_PAGE (self), error->message, NULL, NULL);
      return;
    }

  g_clear_pointer (&self->readiness, kb_readiness_free);
  self->readiness = g_steal_pointer (&readiness);
  show (self, self->readiness);
}

static gboolean
refresh_cb (gpointer user_data)
{
  KbReadinessPage *self = user_data;
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));

  self->refresh_id = 0;
  if (plan == NULL || kb_record_set_get_session (plan) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  kb_readiness_load_async (kb_workspace_get_store (workspace), plan, self->looking, looked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (KbReadinessPage *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add (refresh_cb, self);
}

/* @target: a rule, a row and the words, as a finding's button has them. */
static const KbFinding *
find_finding (KbReadinessPage *self,
              GVariant        *target)
{
  const char *code, *words;
  gint64 id;

  g_variant_get (target, "(&sx&s)", &code, &id, &words);
  for (guint i = 0; self->readiness != NULL && i < self->readiness->findings->len; i++)
    {
      const KbFinding *finding = self->readiness->findings->pdata[i];

      if (g_str_equal (finding->problem->code, code) && kb_finding_get_id (finding) == id
          && g_str_equal (finding->words, words))
        return finding;
    }

  return NULL;
}

static void
mend_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const KbFinding *finding = find_finding (KB_READINESS_PAGE (widget), parameter);
  const char *title;
  g_autoptr (KbEdit) edit = NULL;

  if (finding != NULL)
    edit = kb_lineup_mend (kb_page_get_plan (KB_PAGE (widget)), finding->problem, &title);
  if (edit == NULL)
    return;

  kb_page_edit (KB_PAGE (widget), edit);
  kb_page_toast (KB_PAGE (widget), title, _("Undo"), "win.undo");
}

static void
replace_typed_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  KbPage *page = KB_PAGE (widget);

  if (kb_page_get_plan (page) != NULL)
    kb_typed_dialog_ask (page, kb_record_set_get_list (kb_page_get_plan (page), KB_ENTITY_CUE));
}

static void
waived_cb (GtkWidget *widget,
           KbEdit    *edit)
{
  kb_page_edit (KB_PAGE (widget), edit);
}

static void
waive_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const KbFinding *finding = find_finding (KB_READINESS_PAGE (widget), parameter);

  if (finding != NULL)
    kb_waive_dialog_ask (widget, kb_page_get_plan (KB_PAGE (widget)), finding->problem->text, finding->problem->code,
                         kb_finding_get_id (finding), finding->words, waived_cb);
}

static void
withdraw_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const KbFinding *finding = find_finding (KB_READINESS_PAGE (widget), parameter);
  g_autoptr (KbEdit) edit = NULL;

  if (finding == NULL || finding->waiver == NULL)
    return;

  edit = kb_readiness_edits_withdraw (finding->waiver);
  kb_page_edit (KB_PAGE (widget), edit);
}

static void
tick_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRecord *item = kb_record_set_find (kb_page_get_plan (KB_PAGE (widget)), KB_ENTITY_CHECKLIST_ITEM,
                                       g_variant_get_int64 (parameter));
  g_autoptr (KbEdit) edit = NULL;

  if (item == NULL)
    return;

  edit = kb_readiness_edits_tick (item);
  kb_page_edit (KB_PAGE (widget), edit);
}

static void
new_check_applied_cb (KbReadinessPage *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_check))));
  g_autoptr (KbEdit) edit = NULL;

  if (kb_text_is_empty (title) || kb_page_get_plan (KB_PAGE (self)) == NULL)
    return;

  edit = kb_readiness_edits_add_check (kb_page_get_plan (KB_PAGE (self)), title);
  gtk_editable_set_text (GTK_EDITABLE (self->new_check), "");
  kb_page_edit (KB_PAGE (self), edit);
}

static GtkWidget *
create_check_cb (gpointer item,
                 gpointer user_data)
{
  return kb_check_row_new (item);
}

static void
kb_readiness_page_plan_set (KbPage      *page,
                            KbRecordSet *plan)
{
  KbReadinessPage *self = KB_READINESS_PAGE (page);
  KbRecordSet *library = plan != NULL ? kb_record_set_get_library (plan) : NULL;

  gtk_list_box_bind_model (self->checks, plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_CHECKLIST_ITEM) : NULL,
                           create_check_cb, NULL, NULL);
  if (plan == NULL)
    return;

  g_signal_connect_object (plan, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  if (library != NULL && library != plan)
    g_signal_connect_object (library, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  queue_refresh (self);
}

static void
kb_readiness_page_activated (KbPage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static gboolean
kb_readiness_page_show_row (KbPage       *page,
                            KbEntityKind  kind,
                            gint64        id)
{
  KbReadinessPage *self = KB_READINESS_PAGE (page);
  GtkListBoxRow *row;

  if (kind != KB_ENTITY_CHECKLIST_ITEM)
    return FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->checks, i)) != NULL; i++)
    if (kb_record_get_id (kb_check_row_get_item (KB_CHECK_ROW (row))) == id)
      return gtk_widget_grab_focus (GTK_WIDGET (row));

  return FALSE;
}

static void
kb_readiness_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_readiness_page_parent_class)->map (widget);

  queue_refresh (KB_READINESS_PAGE (widget));
}

static void
kb_readiness_page_dispose (GObject *object)
{
  KbReadinessPage *self = KB_READINESS_PAGE (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->readiness, kb_readiness_free);

  G_OBJECT_CLASS (kb_readiness_page_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_READINESS_PAGE);
}

static void
bind_group (GtkWidgetClass *widget_class,
            guint           group,
            const char     *box,
            const char     *list)
{
  gtk_widget_class_bind_template_child_full (widget_class, box, FALSE,
                                             G_STRUCT_OFFSET (KbReadinessPage, groups) + group * sizeof (GtkWidget *));
  gtk_widget_class_bind_template_child_full (widget_class, list, FALSE,
                                             G_STRUCT_OFFSET (KbReadinessPage, lists) + group * sizeof (GtkListBox *));
}

static void
kb_readiness_page_class_init (KbReadinessPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_readiness_page_dispose;
  widget_class->map = kb_readiness_page_map;
  KB_PAGE_CLASS (klass)->plan_set = kb_readiness_page_plan_set;
  KB_PAGE_CLASS (klass)->activated = kb_readiness_page_activated;
  KB_PAGE_CLASS (klass)->show_row = kb_readiness_page_show_row;

  g_type_ensure (KB_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/readiness/kb-readiness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbReadinessPage, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, KbReadinessPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, KbReadinessPage, summary);
  gtk_widget_class_bind_template_child (widget_class, KbReadinessPage, checks_done);
  gtk_widget_class_bind_template_child (widget_class, KbReadinessPage, checks);
  gtk_widget_class_bind_template_child (widget_class, KbReadinessPage, new_check);
  bind_group (widget_class, KB_LEVEL_BLOCK, "block_group", "block_list");
  bind_group (widget_class, KB_LEVEL_WARN, "warn_group", "warn_list");
  bind_group (widget_class, KB_LEVEL_TELL, "tell_group", "tell_list");
  bind_group (widget_class, WAIVED_GROUP, "waived_group", "waived_list");
  gtk_widget_class_bind_template_callback (widget_class, new_check_applied_cb);

  gtk_widget_class_install_action (widget_class, "readiness.mend", "(sxs)", mend_action);
  gtk_widget_class_install_action (widget_class, "readiness.replace-typed", NULL, replace_typed_action);
  gtk_widget_class_install_action (widget_class, "readiness.waive", "(sxs)", waive_action);
  gtk_widget_class_install_action (widget_class, "readiness.withdraw", "(sxs)", withdraw_action);
  gtk_widget_class_install_action (widget_class, "readiness.tick", "x", tick_action);
}

static void
kb_readiness_page_init (KbReadinessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
