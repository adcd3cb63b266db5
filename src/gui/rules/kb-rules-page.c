/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rules-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-child-list.h"
#include "kb-rule-edits.h"
#include "kb-rule.h"
#include "kb-rules-page.h"
#include "kb-text.h"

/**
 * KbRulesPage:
 *
 * The rules that scripts, goods and material are held to: what each looks for on the left, the library's own words,
 * replacements and exceptions on the right.
 */
struct _KbRulesPage
{
  KbPlace        parent_instance;

  GSignalGroup  *library;     /* owned: follows the rows */
  gboolean       is_adapting; /* the row of the shown rule was asked for: it gets the focus */

  AdwLeaflet    *panes;
  GtkListBox    *list;
  GtkLabel      *title;
  GtkWidget     *level_icon;
  GtkLabel      *level;
  GtkLabel      *looks_for;
  GtkLabel      *source;
  GtkStack      *stack;
  AdwBin        *form;
  AdwBin        *terms;
};

G_DEFINE_FINAL_TYPE (KbRulesPage, kb_rules_page, KB_TYPE_PLACE)

static const KbFormField rule_fields[] = {
  { KB_RULE_ENABLED, N_ ("Used"), N_ ("Switch rule on or off"), NULL, 0 },
  { KB_RULE_LEVEL, N_ ("What a word of your own does"), N_ ("Change level of rule"), NULL, 0 },
  { KB_RULE_MARKET, N_ ("Only in this country (CN, US)"), N_ ("Change country of rule"), &kb_field_codec_text, 0 },
  { KB_RULE_IN_FORCE, N_ ("In force since"), N_ ("Change date of rule"), &kb_field_codec_text, 0 },
  { KB_RULE_SOURCE, N_ ("Source"), N_ ("Change source of rule"), &kb_field_codec_text, 0 },
  { KB_RULE_REVIEWED_BY, N_ ("Reviewed by"), N_ ("Change reviewer of rule"), &kb_field_codec_text, 0 },
};

static const KbFormField term_fields[] = {
  { KB_RULE_TERM_TERM, N_ ("Word"), N_ ("Change word of rule"), &kb_field_codec_text, 0 },
  { KB_RULE_TERM_SUGGESTION, N_ ("Say instead"), N_ ("Change replacement"), &kb_field_codec_text, 0 },
  { KB_RULE_TERM_IS_EXCEPTION, N_ ("May be said"), N_ ("Change whether a word may be said"), NULL, 0 },
};

static const KbChildListInfo term_list = {
  KB_ENTITY_RULE_TERM, N_ ("Words of your own"), N_ ("Add word"), N_ ("Remove word"),
  term_fields, G_N_ELEMENTS (term_fields), G_N_ELEMENTS (term_fields),
};

/* A list that is taken down tells that nothing is selected. */
static const KbRuleInfo *
get_info (KbRulesPage *self)
{
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;

  return row != NULL ? kb_rule_info_get (gtk_list_box_row_get_index (row)) : NULL;
}

static const char *
get_title (const KbRuleInfo *info)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "rule", info->title);
}

static KbRecord *
find_rule (KbRulesPage      *self,
           const KbRuleInfo *info)
{
  GListModel *rules = kb_record_set_get_list (kb_place_get_library (KB_PLACE (self)), KB_ENTITY_RULE);

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (KbRecord) rule = g_list_model_get_item (rules, i);

      if (g_str_equal (kb_record_get_text (rule, KB_RULE_CODE), info->code))
        return rule;   /* the set keeps it alive */
    }

  return NULL;
}

/* "Off", or how many words of its own the library has for it. */
static char *
describe (KbRulesPage      *self,
          const KbRuleInfo *info)
{
  KbRecord *rule = find_rule (self, info);
  g_autoptr (GPtrArray) terms = NULL;

  if (rule == NULL)
    return g_strdup ("");
  if (!kb_record_get_bool (rule, KB_RULE_ENABLED))
    return g_strdup (C_ ("rule", "Off"));

  terms = kb_record_set_children (kb_place_get_library (KB_PLACE (self)), KB_ENTITY_RULE_TERM, kb_record_get_id (rule));
  /* Translators: words that a library adds to a rule */
  return g_strdup_printf (ngettext ("%u word", "%u words", terms->len), terms->len);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkWidget *
create_row (const KbRuleInfo *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "rule-row");
  gtk_label_set_ellipsize (add_label (box, info->code, "figures"), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (add_label (box, get_title (info), NULL)), TRUE);
  gtk_label_set_ellipsize (add_label (box, "", "dim"), PANGO_ELLIPSIZE_NONE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
show_states (KbRulesPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
      g_autofree char *text = describe (self, kb_rule_info_get (i));

      gtk_label_set_text (GTK_LABEL (label), text);
    }
}

/* Both lists change with it, and the focus goes to what was asked for. */
static void
show_rule (KbRulesPage *self)
{
  const KbRuleInfo *info = get_info (self);
  KbWorkspace *workspace = kb_place_get_workspace (KB_PLACE (self));
  KbFieldForm *form = KB_FIELD_FORM (adw_bin_get_child (self->form));
  KbRecord *rule = info != NULL ? find_rule (self, info) : NULL;

  kb_field_form_set_record (form, workspace, rule);
  kb_child_list_set_owner (KB_CHILD_LIST (adw_bin_get_child (self->terms)), workspace, rule);
  gtk_stack_set_visible_child_name (self->stack, rule != NULL ? "own" : "known");
  if (rule != NULL && self->is_adapting)
    gtk_widget_grab_focus (kb_field_form_get_widget (form, KB_RULE_ENABLED));
  self->is_adapting = FALSE;
}

static void
row_selected_cb (KbRulesPage *self)
{
  const KbRuleInfo *info = get_info (self);
  g_autofree char *title = NULL;
  g_autofree char *looks_for = NULL;
  g_autofree char *source = NULL;

  if (info == NULL)
    return;

  title = g_strdup_printf ("%s · %s", info->code, get_title (info));
  source = *info->in_force != '\0' ? g_strdup_printf ("%s · %s", _(info->source), info->in_force) : g_strdup (_(info->source));
  gtk_label_set_text (self->title, title);
  /* Translators: what a rule finds: words, or a sentence */
  looks_for = g_strdup_printf (_("Looks for: %s"), _(info->looks_for));
  gtk_label_set_text (self->looks_for, looks_for);
  gtk_label_set_text (self->source, source);
  gtk_label_set_text (self->level, kb_enum_label (&kb_level_enum, info->level));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->level_icon),
                                info->level == KB_LEVEL_BLOCK ? "kb-block-symbolic" : "dialog-warning-symbolic");
  for (int level = 0; level <= KB_LEVEL_TELL; level++)
    gtk_widget_remove_css_class (self->level_icon, kb_enum_code (&kb_level_enum, level));
  gtk_widget_add_css_class (self->level_icon, kb_enum_code (&kb_level_enum, info->level));
  self->is_adapting = FALSE;
  show_rule (self);
}

static void
row_activated_cb (KbRulesPage *self)
{
  adw_leaflet_set_visible_child_name (self->panes, "rule");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
adapt_clicked_cb (KbRulesPage *self)
{
  const KbRuleInfo *info = get_info (self);
  g_autoptr (KbEdit) edit = NULL;

  if (info == NULL || find_rule (self, info) != NULL)
    return;

  self->is_adapting = TRUE;
  edit = kb_rule_edits_adapt (info, gtk_list_box_row_get_index (gtk_list_box_get_selected_row (self->list)));
  kb_place_edit (KB_PLACE (self), edit);
}

static void
library_changed_cb (KbRulesPage *self,
                    GPtrArray   *changes)
{
  gboolean has_rule = FALSE, has_term = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = changes->pdata[i];

      has_rule |= change->kind == KB_ENTITY_RULE && change->op != KB_OP_UPDATE;
      has_term |= change->kind == KB_ENTITY_RULE || change->kind == KB_ENTITY_RULE_TERM;
    }
  if (has_rule)
    show_rule (self);
  if (has_term)
    show_states (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (KB_RULES_PAGE (widget)->panes, "list");
}

static void
kb_rules_page_workspace_set (KbPlace     *place,
                             KbWorkspace *workspace)
{
  KbRulesPage *self = KB_RULES_PAGE (place);

  g_signal_group_set_target (self->library, kb_workspace_get_library (workspace));
  show_states (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
kb_rules_page_activated (KbPlace *place)
{
  KbRulesPage *self = KB_RULES_PAGE (place);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

/* A rule, or one of its words. */
static gboolean
kb_rules_page_show_row (KbPlace      *place,
                        KbEntityKind  kind,
                        gint64        id)
{
  KbRulesPage *self = KB_RULES_PAGE (place);
  KbRecordSet *library = kb_place_get_library (place);
  KbRecord *row = kind == KB_ENTITY_RULE || kind == KB_ENTITY_RULE_TERM ? kb_record_set_find (library, kind, id) : NULL;
  KbRecord *rule = row != NULL && kind == KB_ENTITY_RULE_TERM ? kb_record_set_find_ref (library, row, KB_RULE_TERM_RULE_ID) : row;
  const KbRuleInfo *info;

  for (int i = 0; rule != NULL && (info = kb_rule_info_get (i)) != NULL; i++)
    if (g_str_equal (info->code, kb_record_get_text (rule, KB_RULE_CODE)))
      {
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
        adw_leaflet_set_visible_child_name (self->panes, "rule");
        return TRUE;
      }

  return FALSE;
}

static void
kb_rules_page_dispose (GObject *object)
{
  KbRulesPage *self = KB_RULES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_RULES_PAGE);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_rules_page_parent_class)->dispose (object);
}

static void
kb_rules_page_class_init (KbRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_rules_page_dispose;
  KB_PLACE_CLASS (klass)->workspace_set = kb_rules_page_workspace_set;
  KB_PLACE_CLASS (klass)->activated = kb_rules_page_activated;
  KB_PLACE_CLASS (klass)->show_row = kb_rules_page_show_row;

  gtk_widget_class_install_action (widget_class, "rules.back", NULL, back_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rules/kb-rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, panes);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, list);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, title);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, level_icon);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, level);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, looks_for);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, source);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, form);
  gtk_widget_class_bind_template_child (widget_class, KbRulesPage, terms);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, adapt_clicked_cb);
}

static void
kb_rules_page_init (KbRulesPage *self)
{
  const KbRuleInfo *info;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->library = g_signal_group_new (KB_TYPE_RECORD_SET);
  g_signal_group_connect_object (self->library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->form, kb_field_form_new (KB_ENTITY_RULE, rule_fields, G_N_ELEMENTS (rule_fields), 2));
  adw_bin_set_child (self->terms, kb_child_list_new (&term_list));
  for (guint i = 0; (info = kb_rule_info_get (i)) != NULL; i++)
    gtk_list_box_append (self->list, create_row (info));
}
