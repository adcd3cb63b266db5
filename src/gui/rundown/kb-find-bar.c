/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-find-bar"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-find-bar.h"
#include "kb-rundown-find.h"

/**
 * KbFindBar:
 *
 * Looks for words in the titles and scripts of the rundown, goes from place to place and replaces
 * them, one or all as one step.
 */
struct _KbFindBar
{
  GtkWidget       parent_instance;

  KbRundownModel *model;      /* owned, nullable */
  GArray         *hits;       /* owned: KbRundownHit */
  guint           current;    /* which of them */

  GtkWidget      *revealer;   /* child */
  GtkWidget      *find_entry;
  GtkWidget      *case_button;
  GtkWidget      *replace_button;
  GtkWidget      *replace_box;
  GtkWidget      *replace_entry;
  GtkWidget      *count;
  GtkWidget      *where;
};

enum
{
  SIGNAL_SHOW_CUE,
  SIGNAL_EDIT,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFindBar, kb_find_bar, GTK_TYPE_WIDGET)

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
is_open (KbFindBar *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

static const KbRundownHit *
get_hit (KbFindBar *self)
{
  return &g_array_index (self->hits, KbRundownHit, self->current);
}

static guint
count_typed (KbFindBar *self)
{
  return kb_rundown_count_typed ((const KbRundownHit *) (const void *) self->hits->data, self->hits->len);
}

static void
show_count (KbFindBar *self)
{
  g_autofree char *count = NULL;
  g_autofree char *where = NULL;

  if (self->hits->len > 0)
    {
      /* Translators: which of how many places */
      count = g_strdup_printf (_("%u of %u"), self->current + 1, self->hits->len);
      where = kb_rundown_hit_dup_text (self->model, get_hit (self));
    }
  else
    count = g_strdup (*get_text (self->find_entry) != '\0' ? _("Not found") : "");

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_markup (GTK_LABEL (self->where), where != NULL ? where : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", self->hits->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", self->hits->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.replace", self->hits->len > 0 && !get_hit (self)->is_value);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.replace-all", count_typed (self) > 0);
}

static void
show_hit (KbFindBar *self)
{
  show_count (self);
  if (self->hits->len > 0)
    g_signal_emit (self, signals[SIGNAL_SHOW_CUE], 0, get_hit (self)->id);
}

static void
search (KbFindBar *self)
{
  g_array_unref (self->hits);
  self->hits = kb_rundown_find (self->model, get_text (self->find_entry),
                                gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->case_button)));
  self->current = self->hits->len > 0 ? MIN (self->current, self->hits->len - 1) : 0;
}

static void
search_changed_cb (KbFindBar *self)
{
  self->current = 0;
  search (self);
  show_hit (self);
}

static void
step (KbFindBar *self,
      int        by)
{
  if (self->hits->len == 0)
    return;

  self->current = (self->current + self->hits->len + by) % self->hits->len;
  show_hit (self);
}

static void
next_cb (KbFindBar *self)
{
  step (self, 1);
}

static void
previous_cb (KbFindBar *self)
{
  step (self, -1);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step (KB_FIND_BAR (widget), 1);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  step (KB_FIND_BAR (widget), -1);
}

static void
replace (KbFindBar *self,
         guint      first,
         guint      n,
         guint      told)
{
  g_autoptr (KbEdit) edit = NULL;

  if (n == 0)
    return;

  edit = kb_rundown_replace (self->model, &g_array_index (self->hits, KbRundownHit, first), n,
                             get_text (self->find_entry), get_text (self->replace_entry));
  if (kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit, told);
}

/* What was replaced is no longer found, so the next one has its place in the list. */
static void
replace_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbFindBar *self = KB_FIND_BAR (widget);

  replace (self, self->current, self->hits->len > 0 ? 1 : 0, 0);
}

static void
replace_cb (KbFindBar *self)
{
  replace_action (GTK_WIDGET (self), NULL, NULL);
}

static void
replace_all_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KbFindBar *self = KB_FIND_BAR (widget);

  /* Nothing is left to press the button for: the focus goes before the button cannot have it. */
  gtk_widget_grab_focus (self->find_entry);
  replace (self, 0, self->hits->len, count_typed (self));
}

static void
close_cb (KbFindBar *self)
{
  if (!is_open (self))
    return;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  close_cb (KB_FIND_BAR (widget));
}

/* What is folded away is not there for anybody, also not for those who listen. */
static void
revealed_cb (KbFindBar *self)
{
  if (!is_open (self) && !gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
recomputed_cb (KbFindBar *self)
{
  if (!is_open (self))
    return;

  search (self);
  show_count (self);
}

static void
kb_find_bar_dispose (GObject *object)
{
  KbFindBar *self = KB_FIND_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_FIND_BAR);
  g_clear_object (&self->model);
  g_clear_pointer (&self->hits, g_array_unref);

  G_OBJECT_CLASS (kb_find_bar_parent_class)->dispose (object);
}

static void
create_signals (void)
{
  /**
   * KbFindBar::show-cue:
   * @id: the cue in which the current place is
   */
  signals[SIGNAL_SHOW_CUE] = g_signal_new ("show-cue", KB_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * KbFindBar::edit:
   * @edit: what was replaced
   * @n_places: in how many places, 0 for the current one
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       2, KB_TYPE_EDIT, G_TYPE_UINT);
  /**
   * KbFindBar::closed:
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", KB_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
kb_find_bar_class_init (KbFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_find_bar_dispose;
  create_signals ();

  gtk_widget_class_install_action (widget_class, "find.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "find.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "find.replace-all", NULL, replace_all_action);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "find.previous", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, find_entry);
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, replace_box);
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, replace_entry);
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, KbFindBar, where);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
kb_find_bar_init (KbFindBar *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (KbRundownHit));
  gtk_widget_init_template (GTK_WIDGET (self));
  show_count (self);
}

/**
 * kb_find_bar_set_model:
 * @model: (transfer none): where to look; set once
 */
void
kb_find_bar_set_model (KbFindBar      *self,
                       KbRundownModel *model)
{
  g_return_if_fail (KB_IS_FIND_BAR (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "recomputed", G_CALLBACK (recomputed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_find_bar_open:
 * @with_replace: whether something is to be replaced
 *
 * Shows the bar and puts the cursor into it.
 */
void
kb_find_bar_open (KbFindBar *self,
                  gboolean   with_replace)
{
  g_return_if_fail (KB_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  if (with_replace)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->replace_button), TRUE);
  recomputed_cb (self);
  gtk_widget_grab_focus (self->find_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}
