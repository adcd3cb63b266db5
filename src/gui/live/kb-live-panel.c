/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-panel"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-desk-text.h"
#include "kb-figure-panel.h"
#include "kb-goods-panel.h"
#include "kb-goods-text.h"
#include "kb-incident-panel.h"
#include "kb-key-label.h"
#include "kb-live-desk.h"
#include "kb-live-panel.h"
#include "kb-message-panel.h"
#include "kb-show-goods.h"
#include "kb-variable.h"

/**
 * KbLivePanel:
 *
 * The desk's right side: what the host is told, what goes wrong, the figures, and what is left of the goods. An incident
 * brings its page to the front, once; a figure that crosses a line is said above whatever page is there.
 */
struct _KbLivePanel
{
  AdwBin              parent_instance;

  KbShow             *show;       /* owned, nullable */
  GSimpleActionGroup *actions;    /* owned */

  GtkStack           *stack;
  GtkToggleButton    *incidents_toggle;
  GtkToggleButton    *goods_toggle;
  KbMessagePanel     *messages;
  KbIncidentPanel    *incidents;
  KbGoodsPanel       *goods;
  KbFigurePanel      *figures;
  KbFigureNotice     *notice;
};

G_DEFINE_FINAL_TYPE (KbLivePanel, kb_live_panel, ADW_TYPE_BIN)

static void
raised_cb (KbLivePanel *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "page", g_variant_new_string ("incidents"));
}

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         KbLivePanel   *self)
{
  g_simple_action_set_state (action, parameter);
  gtk_stack_set_visible_child_name (self->stack, g_variant_get_string (parameter, NULL));
}

static void
swap_answered_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  KbLivePanel      *self)
{
  KbRecord *backup = self->show != NULL ? kb_show_find_backup (self->show) : NULL;

  if (self->show == NULL)
    return;
  if (g_str_equal (response, "back"))
    kb_show_pin (self->show, 0);
  else if (g_str_equal (response, "swap") && backup != NULL)
    kb_show_pin (self->show, kb_record_get_id (backup));
}

/* The backup, and whether there is any of it. */
static char *
describe_backup (KbLivePanel *self,
                 KbRecord    *backup)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  const KbStockLeft stock = kb_stock_left_compute (plan, backup, kb_show_get_run (self->show));
  g_autofree char *name = kb_variable_dup_item_name (plan, backup);
  g_autofree char *left = kb_goods_text_dup_summary (&stock);

  return left != NULL ? g_strdup_printf ("%s · %s", name, left) : g_steal_pointer (&name);
}

/* The key, and Enter: the product on air gives way to what stands in for it. */
static void
swap_cb (GSimpleAction *action,
         GVariant      *parameter,
         KbLivePanel   *self)
{
  KbRecord *backup = self->show != NULL ? kb_show_find_backup (self->show) : NULL;
  const gboolean is_pinned = self->show != NULL && kb_run_get_pinned (kb_show_get_run (self->show)) != 0;
  g_autofree char *name = backup != NULL ? describe_backup (self, backup) : NULL;
  GtkWidget *dialog;

  if (self->show == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Show the Backup Instead?"),
                                   name != NULL ? name : _("The product on air has no backup in the lineup."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  if (is_pinned)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "back", _("The Cue’s _Own Again"));
  if (name != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "swap", _("_Swap"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), name != NULL ? "swap" : "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (swap_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
update_toggle (KbLivePanel *self)
{
  const guint n = kb_incident_panel_count (self->incidents);
  /* Translators: a page of the desk's panel and how many incidents are open */
  g_autofree char *text = n > 0 ? g_strdup_printf (_("Incidents %u"), n) : g_strdup (_("Incidents"));

  gtk_button_set_label (GTK_BUTTON (self->incidents_toggle), text);
  kb_css_class_set (GTK_WIDGET (self->incidents_toggle), "alert", n > 0);
}

static void
update_goods (KbLivePanel *self)
{
  const guint n = kb_goods_panel_count (self->goods);
  /* Translators: a page of the desk's panel and how many products are sold out */
  g_autofree char *text = n > 0 ? g_strdup_printf (_("Products %u"), n) : g_strdup (_("Products"));

  gtk_button_set_label (GTK_BUTTON (self->goods_toggle), text);
  kb_css_class_set (GTK_WIDGET (self->goods_toggle), "alert", n > 0);
}

static void
kb_live_panel_root (GtkWidget *widget)
{
  GtkWidget *desk = gtk_widget_get_ancestor (widget, KB_TYPE_LIVE_DESK);

  GTK_WIDGET_CLASS (kb_live_panel_parent_class)->root (widget);

  gtk_widget_insert_action_group (desk != NULL ? desk : widget, "panel", G_ACTION_GROUP (KB_LIVE_PANEL (widget)->actions));
}

static void
kb_live_panel_dispose (GObject *object)
{
  g_clear_object (&KB_LIVE_PANEL (object)->show);
  g_clear_object (&KB_LIVE_PANEL (object)->actions);

  G_OBJECT_CLASS (kb_live_panel_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LIVE_PANEL);
}

static void
kb_live_panel_class_init (KbLivePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_panel_dispose;
  widget_class->root = kb_live_panel_root;
  g_type_ensure (KB_TYPE_MESSAGE_PANEL);
  g_type_ensure (KB_TYPE_INCIDENT_PANEL);
  g_type_ensure (KB_TYPE_GOODS_PANEL);
  g_type_ensure (KB_TYPE_FIGURE_PANEL);
  g_type_ensure (KB_TYPE_FIGURE_NOTICE);
  g_type_ensure (KB_TYPE_KEY_LABEL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-live-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, incidents_toggle);
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, goods_toggle);
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, messages);
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, incidents);
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, goods);
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, figures);
  gtk_widget_class_bind_template_child (widget_class, KbLivePanel, notice);
  gtk_widget_class_bind_template_callback (widget_class, raised_cb);
}

static void
kb_live_panel_init (KbLivePanel *self)
{
  g_autoptr (GSimpleAction) page = g_simple_action_new_stateful ("page", G_VARIANT_TYPE_STRING,
                                                                 g_variant_new_string ("messages"));
  g_autoptr (GSimpleAction) swap = g_simple_action_new ("swap", NULL);

  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (swap, "activate", G_CALLBACK (swap_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (swap));
  g_signal_connect_object (page, "activate", G_CALLBACK (page_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (page));
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_figure_panel_set_notice (self->figures, self->notice);
}

/**
 * kb_live_panel_set_show:
 * @show: (nullable) (transfer none): the run
 * @workspace: (nullable) (transfer none): the library
 */
void
kb_live_panel_set_show (KbLivePanel *self,
                        KbShow      *show,
                        KbWorkspace *workspace)
{
  g_return_if_fail (KB_IS_LIVE_PANEL (self));

  g_set_object (&self->show, show);
  kb_message_panel_set_show (self->messages, show);
  kb_incident_panel_set_show (self->incidents, show, workspace);
  kb_goods_panel_set_show (self->goods, show);
  kb_figure_panel_set_show (self->figures, show, workspace);
}

/**
 * kb_live_panel_update:
 *
 * Something happened in the run.
 */
void
kb_live_panel_update (KbLivePanel *self)
{
  g_return_if_fail (KB_IS_LIVE_PANEL (self));

  kb_message_panel_update (self->messages);
  kb_incident_panel_update (self->incidents);
  kb_figure_panel_update (self->figures);
  kb_goods_panel_update (self->goods);
  update_toggle (self);
  update_goods (self);
}

/**
 * kb_live_panel_tick:
 * @live: the run as it is now
 */
void
kb_live_panel_tick (KbLivePanel     *self,
                    const KbRunLive *live)
{
  g_return_if_fail (KB_IS_LIVE_PANEL (self));

  kb_message_panel_tick (self->messages, live);
  kb_incident_panel_tick (self->incidents, live);
  kb_figure_panel_tick (self->figures, live);
}
