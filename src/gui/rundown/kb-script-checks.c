/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-checks"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-checklist.h"
#include "kb-compliance.h"
#include "kb-cue.h"
#include "kb-readiness-edits.h"
#include "kb-script-checks.h"
#include "kb-script-tags.h"
#include "kb-script-text.h"
#include "kb-variable.h"
#include "kb-waive-dialog.h"

/**
 * KbScriptChecks:
 *
 * What is wrong with the script in which the cursor is, one after the other with its remedy, and what was checked. It
 * also says what the variable at the cursor stands for.
 */
struct _KbScriptChecks
{
  GtkWidget      parent_instance;

  KbScriptView  *view;                /* borrowed, nullable: a sibling */
  GArray        *hits;                /* owned, nullable: KbHit */
  KbScriptSection *marked;            /* borrowed, never read: whose text they are marked in */
  KbPatterns    *patterns;            /* owned */
  char          *checked;             /* owned, nullable: the text that they were found in */
  guint          index;               /* the one that is shown */

  GtkWidget     *box;                 /* child */
  GtkWidget     *bar;
  GtkImage      *icon;
  GtkLabel      *title;
  GtkLabel      *advice;
  GtkWidget     *replace;
  GtkButton     *except;
  GtkWidget     *next;
  GtkLabel      *count;
  GtkLabel      *hint;
  GtkBox        *facts;
  GtkWidget     *marks[KB_CHECK_N];   /* in @facts */
  GtkWidget     *labels[KB_CHECK_N];
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbScriptChecks, kb_script_checks, GTK_TYPE_WIDGET)

static const KbHit *
get_hit (KbScriptChecks *self)
{
  return self->hits != NULL && self->index < self->hits->len ? &g_array_index (self->hits, KbHit, self->index) : NULL;
}

static void
set_level (GtkWidget  *widget,
           const char *level,
           gboolean    with_ground)
{
  gtk_widget_set_css_classes (widget, with_ground ? (const char *[]) { "hit-bar", "level", level, "ground", NULL }
                                                  : (const char *[]) { "level", level, NULL });
}

static const char *
get_icon (KbLevel level)
{
  return level == KB_LEVEL_BLOCK ? "kb-block-symbolic" : "dialog-warning-symbolic";
}

/* What to do, or who answers for the words as they are, and why. */
static char *
dup_advice (const KbHit *hit)
{
  if (hit->waiver == NULL)
    return g_strdup (hit->advice);

  /* Translators: a person and their reason: who answers for words that a rule found */
  return g_strdup_printf (_("Excepted by %s: %s"), kb_record_get_text (hit->waiver, KB_WAIVER_PERSON),
                          kb_record_get_text (hit->waiver, KB_WAIVER_REASON));
}

static void
show_hit (KbScriptChecks *self)
{
  const KbHit *hit = get_hit (self);
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  g_autofree char *advice = NULL;

  gtk_widget_set_visible (self->bar, hit != NULL);
  if (hit == NULL)
    return;

  title = g_strdup_printf ("%s %s %s", kb_enum_label (&kb_level_enum, hit->level), hit->rule, kb_compliance_get_title (hit));
  /* Translators: which of several findings is shown, "1 of 3" */
  count = g_strdup_printf (_("%u of %u"), self->index + 1, self->hits->len);
  advice = dup_advice (hit);
  set_level (self->bar, hit->waiver != NULL ? "ok" : kb_enum_code (&kb_level_enum, hit->level), TRUE);
  gtk_image_set_from_icon_name (self->icon, hit->waiver != NULL ? "changes-allow-symbolic" : get_icon (hit->level));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->advice, advice);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->hits->len > 1);
  gtk_widget_set_visible (self->next, self->hits->len > 1);
  gtk_widget_set_visible (self->replace, hit->fix != NULL && hit->waiver == NULL);
  gtk_button_set_label (self->except, hit->waiver != NULL ? _("Withdraw") : _("Exception…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->except), hit->waiver != NULL ? _("The exception holds no longer")
                                                                              : _("Somebody answers for these words by name"));
}

/* Every check says how it went: "Price ✓". One that a cue without product cannot have is not shown. */
static void
show_facts (KbScriptChecks *self,
            gboolean        has_product)
{
  for (int check = 0; check < KB_CHECK_N; check++)
    {
      int worst = -1;
      g_autofree char *name = NULL;

      for (guint i = 0; i < self->hits->len; i++)
        {
          const KbHit *hit = &g_array_index (self->hits, KbHit, i);

          if ((int) hit->check == check && hit->waiver == NULL && (worst < 0 || (int) hit->level < worst))
            worst = hit->level;
        }
      gtk_image_set_from_icon_name (GTK_IMAGE (self->marks[check]), worst < 0 ? "emblem-ok-symbolic" : get_icon (worst));
      set_level (self->marks[check], worst < 0 ? "ok" : kb_enum_code (&kb_level_enum, worst), FALSE);
      set_level (self->labels[check], worst < 0 ? "plain" : kb_enum_code (&kb_level_enum, worst), FALSE);
      /* Translators: a check and how it went, for screen readers */
      name = g_strdup_printf (worst < 0 ? _("%s: nothing found") : _("%s: something found"), kb_enum_label (&kb_check_enum, check));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->labels[check]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_visible (gtk_widget_get_parent (self->marks[check]), has_product || check == KB_CHECK_WORDING || worst >= 0);
    }
}

/* The variable at the cursor: what it stands for, or why for nothing. */
static void
show_hint (KbScriptChecks  *self,
           KbScriptSection *section)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autofree char *shown = kb_script_section_dup_shown (section);
  g_autofree char *text = NULL;
  const char *written;
  KbVariableState state = KB_VARIABLE_STATE_OK;
  KbVariableUse use;
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  written = kb_script_text_get_variable (&cursor);
  if (written == NULL)
    written = shown;
  if (kb_variable_find (written, &use))
    {
      g_free (kb_variable_resolve (kb_script_view_get_plan (self->view), kb_script_section_cue (section), &use, &state));
      text = kb_variable_describe (&use, state);
    }
  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
  set_level (GTK_WIDGET (self->hint), state == KB_VARIABLE_STATE_OK ? "tell" : "warn", FALSE);
}

/* Only a text that changed is checked again: the cursor moves more often. */
static void
check (KbScriptChecks  *self,
       KbScriptSection *section,
       gboolean         has_product)
{
  g_autofree char *text = kb_script_section_dup_shown (section);
  GtkTextIter start, end;

  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = kb_compliance_check (kb_script_view_get_plan (self->view), kb_script_section_cue (section), text,
                                    self->patterns);
  if (section != self->marked || g_strcmp0 (text, self->checked) != 0)
    self->index = 0;
  self->index = MIN (self->index, MAX (self->hits->len, 1) - 1);
  self->marked = section;
  g_free (self->checked);
  self->checked = g_steal_pointer (&text);

  kb_script_section_bounds (section, &start, &end);
  kb_script_tags_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), &start, &end, self->hits);
  show_hit (self);
  show_facts (self, has_product);
}

static void
moved_cb (KbScriptChecks *self)
{
  KbScriptSection *section = kb_script_view_get_current (self->view);
  g_autofree char *text = section != NULL ? kb_script_section_dup_shown (section) : NULL;

  if (section == NULL)
    return;

  show_hint (self, section);
  if (section != self->marked || g_strcmp0 (text, self->checked) != 0)
    kb_script_checks_update (self);
}

static void
next_clicked_cb (KbScriptChecks *self)
{
  const int current = kb_script_view_find_cursor (self->view);
  const KbHit *hit;

  self->index = self->hits->len > 0 ? (self->index + 1) % self->hits->len : 0;
  show_hit (self);
  hit = get_hit (self);
  if (hit != NULL && current >= 0)
    kb_script_view_go_to (self->view, current, g_utf8_strlen (self->checked, hit->end));
}

/* One step of undo: what was found gives way to what the lineup says. The findings are gone as soon as the text changes. */
static void
replace_clicked_cb (KbScriptChecks *self)
{
  const int current = kb_script_view_find_cursor (self->view);
  const KbHit *hit = get_hit (self);
  g_autofree char *fix = hit != NULL ? g_strdup (hit->fix) : NULL;
  int end, length;

  if (fix == NULL || current < 0)
    return;

  end = g_utf8_strlen (self->checked, hit->end);
  length = g_utf8_strlen (self->checked + hit->start, hit->end - hit->start);
  kb_script_view_go_to (self->view, current, end);
  kb_script_view_replace (self->view, length, fix);
  kb_script_view_flush (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
waived_cb (GtkWidget *widget,
           KbEdit    *edit)
{
  g_signal_emit (widget, signals[SIGNAL_EDIT], 0, edit);
}

static void
except_clicked_cb (KbScriptChecks *self)
{
  KbScriptSection *section = kb_script_view_get_current (self->view);
  const KbHit *hit = get_hit (self);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (hit == NULL || section == NULL)
    return;

  if (hit->waiver != NULL)
    {
      edit = kb_readiness_edits_withdraw (hit->waiver);
      waived_cb (GTK_WIDGET (self), edit);
      return;
    }
  words = kb_compliance_dup_words (hit, self->checked);
  text = g_strdup_printf ("%s %s: “%s”", hit->rule, kb_compliance_get_title (hit), words);
  kb_waive_dialog_ask (GTK_WIDGET (self), kb_script_view_get_plan (self->view), text, hit->rule,
                       kb_record_get_id (kb_script_section_cue (section)), words, waived_cb);
}

static void
kb_script_checks_dispose (GObject *object)
{
  KbScriptChecks *self = KB_SCRIPT_CHECKS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SCRIPT_CHECKS);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->checked, g_free);
  g_clear_pointer (&self->patterns, kb_patterns_free);

  G_OBJECT_CLASS (kb_script_checks_parent_class)->dispose (object);
}

static void
kb_script_checks_class_init (KbScriptChecksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_script_checks_dispose;

  /**
   * KbScriptChecks::edit:
   * @edit: an exception that was made or withdrawn
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_SCRIPT_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-script-checks.ui");
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, box);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, bar);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, icon);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, title);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, advice);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, replace);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, except);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, next);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, count);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, hint);
  gtk_widget_class_bind_template_child (widget_class, KbScriptChecks, facts);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, except_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_script_checks_init (KbScriptChecks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->patterns = kb_patterns_new ();
  for (int check = 0; check < KB_CHECK_N; check++)
    {
      GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      self->marks[check] = gtk_image_new ();
      self->labels[check] = gtk_label_new (kb_enum_label (&kb_check_enum, check));
      gtk_box_append (GTK_BOX (fact), self->marks[check]);
      gtk_box_append (GTK_BOX (fact), self->labels[check]);
      gtk_box_append (self->facts, fact);
    }
}

/**
 * kb_script_checks_set_view:
 * @view: the scripts; it must live as long as this widget
 */
void
kb_script_checks_set_view (KbScriptChecks *self,
                           KbScriptView   *view)
{
  g_return_if_fail (KB_IS_SCRIPT_CHECKS (self));

  self->view = view;
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_script_checks_update:
 *
 * The plan or the cue shown is another: checks the script again.
 */
void
kb_script_checks_update (KbScriptChecks *self)
{
  KbScriptSection *section;
  KbRecord *cue;

  g_return_if_fail (KB_IS_SCRIPT_CHECKS (self));

  section = kb_script_view_get_current (self->view);
  if (section == NULL || kb_script_view_get_plan (self->view) == NULL)
    return;

  cue = kb_script_section_cue (section);
  show_hint (self, section);
  check (self, section, kb_record_get_int (cue, KB_CUE_LINEUP_ITEM_ID) != KB_NONE);
}
