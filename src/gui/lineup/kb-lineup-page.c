/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-lineup-chooser.h"
#include "kb-lineup-edits.h"
#include "kb-lineup-footer.h"
#include "kb-lineup-inspector.h"
#include "kb-lineup-money.h"
#include "kb-lineup-page-private.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-offers-pane.h"
#include "kb-price-steps.h"
#include "kb-problem.h"
#include "kb-product-picker.h"
#include "kb-role-bar.h"
#include "kb-side-rows.h"

/* The page's width from which the side panel stands beside the table. */
#define UNFOLDED_WIDTH 1060

/**
 * KbLineupPage:
 *
 * What is sold, in the order of its link numbers: a table to be typed into, and beside it all of one
 * item, the money of all, or the coupons and giveaways. Nothing is worked out while it is not seen.
 */
struct _KbLineupPage
{
  KbPage             parent_instance;

  KbLineupFacts     *facts;       /* owned */
  GSignalGroup      *workspace;   /* owned: what the workspace says of edits */
  gint64             then_id;     /* the row to select when it is there, 0 for none */
  KbSubject          wanted;      /* where to go when the page is seen; of no kind: nowhere */
  int                alone;       /* the role that is shown alone, -1 for all */
  gboolean           is_narrow;   /* the side panel comes over the table */
  guint              fold_id;     /* source: folds or unfolds it */

  GtkStack          *stack;
  KbRoleBar         *role_bar;
  KbLineupChooser   *chooser;
  GtkSearchBar      *search_bar;
  GtkWidget         *search;
  KbLineupTable     *table;
  GtkMenuButton     *add_button;
  GtkMenuButton     *empty_button;
  KbProductPicker   *picker;
  KbProductPicker   *empty_picker;
  KbLineupFooter    *footer;
  AdwFlap           *flap;
  GtkStack          *side;
  KbLineupInspector *inspector;
  KbLineupMoney     *money;
  KbOffersPane      *offers;
  GtkWidget         *explanation;
  GtkListBox        *explanation_rows;
  GtkWidget         *menu;
};

G_DEFINE_FINAL_TYPE (KbLineupPage, kb_lineup_page, KB_TYPE_PAGE)

static KbRecordSet *
get_plan (KbLineupPage *self)
{
  return kb_page_get_plan (KB_PAGE (self));
}

static void
show_side (KbLineupPage *self)
{
  KbRecord *item = get_plan (self) != NULL ? kb_lineup_table_get_selected (self->table) : NULL;

  kb_lineup_inspector_show (self->inspector, self->facts, kb_page_get_workspace (KB_PAGE (self)), item);
  kb_lineup_money_show (self->money, self->facts, item != NULL ? kb_record_get_id (item) : 0);
}

static void
recomputed_cb (KbLineupPage *self)
{
  KbLineupSheet *sheet = kb_lineup_facts_get_sheet (self->facts);
  const gint64 then_id = self->then_id;

  kb_role_bar_update (self->role_bar, sheet != NULL ? kb_lineup_sheet_get_totals (sheet) : NULL, self->alone);
  kb_lineup_footer_show (self->footer, self->facts);
  gtk_stack_set_visible_child_name (self->stack,
                                    sheet != NULL && kb_lineup_sheet_get_n_rows (sheet) > 0 ? "table" : "empty");
  if (then_id != 0 && kb_lineup_table_select (self->table, then_id))
    self->then_id = 0;
  show_side (self);
  kb_offers_pane_show (self->offers, self->facts, kb_page_get_workspace (KB_PAGE (self)));
}

static void
selected_cb (KbLineupPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_side (self);
}

static void
edit_cb (KbLineupPage *self,
         KbEdit       *edit)
{
  kb_page_edit (KB_PAGE (self), edit);
}

static void
role_picked_cb (KbLineupPage *self,
                int           role)
{
  KbLineupSheet *sheet = kb_lineup_facts_get_sheet (self->facts);

  self->alone = role;
  kb_role_bar_update (self->role_bar, sheet != NULL ? kb_lineup_sheet_get_totals (sheet) : NULL, role);
  kb_lineup_table_filter (self->table, role, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
searched_cb (KbLineupPage *self)
{
  kb_lineup_table_filter (self->table, self->alone, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_done_cb (KbLineupPage *self)
{
  kb_lineup_table_focus (self->table);
}

static void
item_picked_cb (KbLineupPage *self,
                gint64        id)
{
  kb_lineup_table_select (self->table, id);
}

static void
product_picked_cb (KbLineupPage *self,
                   KbRecord     *product)
{
  gint64 id;
  g_autoptr (KbEdit) edit = kb_lineup_add_product (get_plan (self), product, &id);

  kb_lineup_page_commit (self, edit, id);
  /* Not to the button that opened the picker: what comes next is done to the row. */
  kb_lineup_table_focus (self->table);
}

/* How the final price comes about, where it was clicked. */
static void
explain_cb (KbLineupPage *self,
            GtkWidget    *cell,
            KbRecord     *item)
{
  const char *currency = kb_lineup_facts_get_currency (self->facts);
  g_autoptr (GArray) steps = kb_price_steps_new (get_plan (self), item);
  const KbLineupRow *row = kb_lineup_facts_find_row (self->facts, item);
  g_autofree char *final = kb_money_format (row != NULL ? row->price.final_minor : 0, currency);
  graphene_rect_t bounds;

  kb_side_rows_clear (self->explanation_rows);
  for (guint i = 0; i < steps->len; i++)
    {
      const KbPriceStep *step = &g_array_index (steps, KbPriceStep, i);
      g_autofree char *title = kb_price_step_dup_title (step, currency);
      g_autofree char *effect = kb_price_step_dup_effect (step, currency);

      kb_side_rows_add (self->explanation_rows, title, NULL, effect,
                        step->kind == KB_PRICE_STEP_COUNTED ? "ok" : NULL);
    }
  kb_side_rows_add (self->explanation_rows, _("Final price of one unit"), NULL, final, "tell");
  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self->table), &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->explanation),
                               &(GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->explanation));
}

static void
right_pressed_cb (KbLineupPage *self,
                  int           n_press,
                  double        x,
                  double        y)
{
  KbRecord *item = kb_lineup_table_pick (self->table, x, y);

  if (item == NULL)
    return;

  kb_lineup_table_select (self->table, kb_record_get_id (item));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lineup.put-back", kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
flush_cb (KbLineupPage *self)
{
  kb_lineup_table_stop (self->table);
  kb_lineup_inspector_flush (self->inspector);
  kb_offers_pane_flush (self->offers);
}

static void
workspace_notify_cb (KbLineupPage *self)
{
  KbWorkspace *workspace = kb_page_get_workspace (KB_PAGE (self));
  g_autoptr (KbSupplyWatch) supply = workspace != NULL ? kb_supply_watch_new (workspace) : NULL;

  g_signal_group_set_target (self->workspace, workspace);
  kb_lineup_facts_set_supply (self->facts, supply);
}

static void
kb_lineup_page_plan_set (KbPage      *page,
                         KbRecordSet *plan)
{
  KbLineupPage *self = KB_LINEUP_PAGE (page);

  /* What is typed belongs to the session that was shown until now. */
  flush_cb (self);
  self->then_id = 0;
  kb_lineup_table_set_plan (self->table, NULL);
  kb_lineup_facts_set_plan (self->facts, plan);
  kb_lineup_table_set_plan (self->table, plan);
  kb_product_picker_set_plan (self->picker, plan);
  kb_product_picker_set_plan (self->empty_picker, plan);
}

static void
kb_lineup_page_activated (KbPage *page)
{
  KbLineupPage *self = KB_LINEUP_PAGE (page);
  const KbSubject wanted = self->wanted;

  self->wanted.kind = KB_ENTITY_NONE;
  if (wanted.kind != KB_ENTITY_NONE && kb_lineup_page_go_to (self, wanted.kind, wanted.id, wanted.field))
    return;
  /* Not the table while it is not shown: keys that go to it then are lost. */
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "table"))
    kb_lineup_table_focus (self->table);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->empty_button));
}

/* What is searched for must not hide what is gone to. */
static gboolean
select_item (KbLineupPage *self,
             gint64        id)
{
  if (kb_lineup_table_select (self->table, id))
    return TRUE;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  role_picked_cb (self, -1);
  return kb_lineup_table_select (self->table, id);
}

static gboolean
kb_lineup_page_show_row (KbPage       *page,
                         KbEntityKind  kind,
                         gint64        id)
{
  KbLineupPage *self = KB_LINEUP_PAGE (page);

  if (get_plan (self) == NULL)
    return FALSE;
  if (kind == KB_ENTITY_COUPON || kind == KB_ENTITY_GIVEAWAY || kind == KB_ENTITY_LINEUP_SPEC
      || kind == KB_ENTITY_LINEUP_PRICE)
    {
      if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
        self->wanted = (KbSubject) { kind, id, KB_PROBLEM_ROW };
      else
        kb_lineup_page_go_to (self, kind, id, KB_PROBLEM_ROW);
      return TRUE;
    }
  if (kind != KB_ENTITY_LINEUP_ITEM)
    return FALSE;

  self->then_id = select_item (self, id) ? 0 : id;
  kb_lineup_page_show_side (self, "item");
  return TRUE;
}

static void
kb_lineup_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_lineup_page_parent_class)->map (widget);
  kb_lineup_facts_set_active (KB_LINEUP_PAGE (widget)->facts, TRUE);
  /* Another row may have been selected while nobody looked. */
  show_side (KB_LINEUP_PAGE (widget));
}

static void
kb_lineup_page_unmap (GtkWidget *widget)
{
  kb_lineup_facts_set_active (KB_LINEUP_PAGE (widget)->facts, FALSE);
  kb_lineup_table_stop (KB_LINEUP_PAGE (widget)->table);
  GTK_WIDGET_CLASS (kb_lineup_page_parent_class)->unmap (widget);
}

/* Narrow, the side panel comes over the table when it is asked for; wide, it stands beside it. */
static gboolean
fold_cb (gpointer user_data)
{
  KbLineupPage *self = user_data;
  const gboolean is_narrow = gtk_widget_get_width (GTK_WIDGET (self)) < UNFOLDED_WIDTH;

  self->fold_id = 0;
  adw_flap_set_fold_policy (self->flap, is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !is_narrow);

  return G_SOURCE_REMOVE;
}

static void
kb_lineup_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  KbLineupPage *self = KB_LINEUP_PAGE (widget);
  const gboolean is_narrow = width < UNFOLDED_WIDTH;

  /* Not now: a resize asked for while sizes are given out would be forgotten. */
  if (is_narrow != self->is_narrow && self->fold_id == 0)
    self->fold_id = g_idle_add (fold_cb, self);
  self->is_narrow = is_narrow;

  gtk_widget_size_allocate (GTK_WIDGET (self->flap), &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
kb_lineup_page_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (KB_LINEUP_PAGE (widget)->flap), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
kb_lineup_page_dispose (GObject *object)
{
  KbLineupPage *self = KB_LINEUP_PAGE (object);

  /* While there is still something to store what is typed with. */
  kb_page_set_plan (KB_PAGE (self), NULL);
  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_pointer (&self->explanation, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_lineup_page_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LINEUP_PAGE);
  g_clear_object (&self->facts);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, role_bar);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, search);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, picker);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, empty_picker);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, footer);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, flap);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, side);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, money);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, offers);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, explanation_rows);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, menu);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, product_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
kb_lineup_page_class_init (KbLineupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_page_dispose;
  KB_PAGE_CLASS (klass)->plan_set = kb_lineup_page_plan_set;
  KB_PAGE_CLASS (klass)->activated = kb_lineup_page_activated;
  KB_PAGE_CLASS (klass)->show_row = kb_lineup_page_show_row;
  widget_class->map = kb_lineup_page_map;
  widget_class->unmap = kb_lineup_page_unmap;
  widget_class->measure = kb_lineup_page_measure;
  widget_class->size_allocate = kb_lineup_page_size_allocate;

  g_type_ensure (KB_TYPE_LINEUP_CHOOSER);
  g_type_ensure (KB_TYPE_LINEUP_FOOTER);
  g_type_ensure (KB_TYPE_LINEUP_INSPECTOR);
  g_type_ensure (KB_TYPE_LINEUP_MONEY);
  g_type_ensure (KB_TYPE_LINEUP_TABLE);
  g_type_ensure (KB_TYPE_OFFERS_PANE);
  g_type_ensure (KB_TYPE_PRODUCT_PICKER);
  g_type_ensure (KB_TYPE_ROLE_BAR);
  kb_lineup_actions_install (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/lineup/kb-lineup-page.ui");
  bind_children (widget_class);
}

static void
add_controllers (KbLineupPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
}

static void
kb_lineup_page_init (KbLineupPage *self)
{
  self->alone = -1;
  self->facts = kb_lineup_facts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The page's own, which knows its width: with a layout manager nobody would tell it. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_parent (self->explanation, GTK_WIDGET (self->table));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->table));
  kb_lineup_table_set_facts (self->table, self->facts);
  kb_lineup_chooser_set_table (self->chooser, self->table);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  g_signal_connect_object (self->facts, "recomputed", G_CALLBACK (recomputed_cb), self, G_CONNECT_SWAPPED);
  add_controllers (self);

  self->workspace = g_signal_group_new (KB_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace, "flush", G_CALLBACK (flush_cb), self);
  g_signal_connect (self, "notify::workspace", G_CALLBACK (workspace_notify_cb), NULL);
}

KbLineupTable *
kb_lineup_page_get_table (KbLineupPage *self)
{
  return self->table;
}

KbLineupFacts *
kb_lineup_page_get_facts (KbLineupPage *self)
{
  return self->facts;
}

/**
 * kb_lineup_page_commit:
 * @edit: (transfer none): what was done
 * @then_id: the row to select when it is stored, 0 for none
 */
void
kb_lineup_page_commit (KbLineupPage *self,
                       KbEdit       *edit,
                       gint64        then_id)
{
  self->then_id = then_id;
  kb_page_edit (KB_PAGE (self), edit);
}

void
kb_lineup_page_open_picker (KbLineupPage *self)
{
  const gboolean is_empty = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty");

  gtk_menu_button_popup (is_empty ? self->empty_button : self->add_button);
}

void
kb_lineup_page_open_search (KbLineupPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (self->search);
}

/**
 * kb_lineup_page_show_side:
 * @name: "item", "money" or "offers"
 *
 * Brings a page of the side panel to the front.
 */
void
kb_lineup_page_show_side (KbLineupPage *self,
                          const char   *name)
{
  gtk_stack_set_visible_child_name (self->side, name);
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

/**
 * kb_lineup_page_go_to:
 * @kind: of an item, one of its specs or prices, a coupon or a giveaway
 * @id: the row
 * @field: one of its fields, or %KB_PROBLEM_ROW
 *
 * Leads to where a field is typed: its cell in the table, or its entry beside it.
 *
 * Returns: %FALSE when there is no such row any more.
 */
gboolean
kb_lineup_page_go_to (KbLineupPage *self,
                      KbEntityKind  kind,
                      gint64        id,
                      int           field)
{
  KbRecord *row = get_plan (self) != NULL ? kb_record_set_find (get_plan (self), kind, id) : NULL;
  const KbLineupColumn *column = kind == KB_ENTITY_LINEUP_ITEM ? kb_lineup_columns_find_field (field) : NULL;

  if (row == NULL)
    return FALSE;
  if (kind == KB_ENTITY_COUPON || kind == KB_ENTITY_GIVEAWAY)
    {
      kb_lineup_page_show_side (self, "offers");
      return kb_offers_pane_focus (self->offers, id, field);
    }

  if (kind != KB_ENTITY_LINEUP_ITEM)
    row = kb_record_set_find_ref (get_plan (self), row, kb_entity_find_flag (kb_entity_get (kind), KB_FIELD_PARENT));
  if (row == NULL || !select_item (self, kb_record_get_id (row)))
    return FALSE;
  kb_lineup_page_show_side (self, "item");
  if (!kb_lineup_inspector_focus (self->inspector, id, field) && column != NULL)
    kb_lineup_table_edit (self->table, column);
  return TRUE;
}
