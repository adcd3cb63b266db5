/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-makeup-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-makeup-card.h"

/**
 * KbMakeupCard:
 *
 * How the time could be made up, or time to spare be spent: every cue that would change, before and after, and what cannot
 * be recovered. Nothing changes until it is applied; it covers neither the clock nor GO.
 */
struct _KbMakeupCard
{
  AdwBin        parent_instance;

  KbMakeup     *proposal;       /* owned, nullable: what is shown */

  GtkLabel     *heading;
  GtkGrid      *grid;
  GtkWidget    *apply_button;
};

G_DEFINE_FINAL_TYPE (KbMakeupCard, kb_makeup_card, ADW_TYPE_BIN)

static void
clear_grid (KbMakeupCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
attach (KbMakeupCard *self,
        const char   *text,
        int           column,
        int           row,
        float         xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 1 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 1);
  gtk_widget_add_css_class (label, column == 0 ? "identity" : "figures");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
attach_change (KbMakeupCard   *self,
               KbShow         *show,
               const KbRetime *change,
               int             row)
{
  KbRun *run = kb_show_get_run (show);
  KbRecord *record = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_CUE, change->cue_id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  KbRunLive live;
  KbRunCue cue;

  kb_show_tick (show, &live);
  kb_run_get_cue (run, kb_run_find_cue (run, change->cue_id), &live, &cue);
  before = kb_duration_format (cue.length_ms);
  after = kb_duration_format (cue.length_ms + change->added_ms);
  text = change->skip ? g_strdup_printf (_("%s → dropped"), before) : g_strdup_printf ("%s → %s", before, after);

  attach (self, cue.number, 0, row, 0);
  attach (self, record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : "", 1, row, 0);
  attach (self, text, 2, row, 1);
}

static char *
describe (const KbMakeup *proposal)
{
  g_autofree char *shortfall = kb_duration_format (proposal->shortfall_ms);

  if (proposal->points->len == 0)
    return g_strdup (_("Everything is on time: there is nothing to make up."));
  if (proposal->changes->len == 0)
    return g_strdup_printf (_("No cue to come can give time: %s stays lost."), shortfall);
  if (proposal->shortfall_ms > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cue gives time, %s stays lost.",
                                         "%u cues give time, %s stays lost.", proposal->changes->len),
                            proposal->changes->len, shortfall);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cue gives time, and all is on time again.",
                                       "%u cues give time, and all is on time again.", proposal->changes->len),
                          proposal->changes->len);
}

static gint64
sum_added (const KbMakeup *proposal)
{
  gint64 sum_ms = 0;

  for (guint i = 0; i < proposal->changes->len; i++)
    sum_ms += g_array_index (proposal->changes, KbRetime, i).added_ms;

  return sum_ms;
}

static char *
describe_spare (const KbMakeup *proposal)
{
  g_autofree char *spare = kb_duration_format (sum_added (proposal));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s to spare: %u cue gets longer by it.",
                                       "%s to spare: %u cues get longer by it.", proposal->changes->len),
                          spare, proposal->changes->len);
}

static void
kb_makeup_card_dispose (GObject *object)
{
  g_clear_pointer (&KB_MAKEUP_CARD (object)->proposal, kb_makeup_free);

  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_makeup_card_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_MAKEUP_CARD);
}

static void
kb_makeup_card_class_init (KbMakeupCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_makeup_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-makeup-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMakeupCard, heading);
  gtk_widget_class_bind_template_child (widget_class, KbMakeupCard, grid);
  gtk_widget_class_bind_template_child (widget_class, KbMakeupCard, apply_button);
}

static void
kb_makeup_card_init (KbMakeupCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static KbMakeup *
propose (KbShow *show)
{
  KbStamp now;

  kb_clock_read (kb_show_get_clock (show), &now);
  return kb_makeup_propose (kb_show_get_run (show), &now);
}

/* Less than a second is no time to spend. */
static KbMakeup *
propose_spare (KbShow *show)
{
  g_autoptr (KbMakeup) spare = NULL;
  KbStamp now;

  kb_clock_read (kb_show_get_clock (show), &now);
  spare = kb_makeup_propose_spare (kb_show_get_run (show), &now);
  return sum_added (spare) >= 1000 ? g_steal_pointer (&spare) : NULL;
}

/**
 * kb_makeup_card_estimate:
 * @show: the run
 *
 * Returns: how much lateness a proposal would win back at its best point, milliseconds.
 */
gint64
kb_makeup_card_estimate (KbShow *show)
{
  g_autoptr (KbMakeup) proposal = propose (show);
  gint64 won_ms = 0;

  for (guint i = 0; i < proposal->points->len; i++)
    {
      const KbMakeupPoint *point = &g_array_index (proposal->points, KbMakeupPoint, i);

      won_ms = MAX (won_ms, point->late_ms - point->shortfall_ms);
    }

  return won_ms;
}

/**
 * kb_makeup_card_estimate_spare:
 * @show: the run
 *
 * Returns: how much time there is to spend, milliseconds; 0 for none.
 */
gint64
kb_makeup_card_estimate_spare (KbShow *show)
{
  g_autoptr (KbMakeup) spare = propose_spare (show);

  return spare != NULL ? sum_added (spare) : 0;
}

/**
 * kb_makeup_card_propose:
 * @show: the run
 *
 * Works out how to be on time again and shows it; when all is on time, how to spend what there is to spare.
 */
void
kb_makeup_card_propose (KbMakeupCard *self,
                        KbShow       *show)
{
  KbMakeup *spare = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KB_IS_MAKEUP_CARD (self));

  g_clear_pointer (&self->proposal, kb_makeup_free);
  self->proposal = propose (show);
  if (self->proposal->points->len == 0)
    spare = propose_spare (show);
  if (spare != NULL)
    {
      kb_makeup_free (self->proposal);
      self->proposal = spare;
    }

  text = spare != NULL ? describe_spare (spare) : describe (self->proposal);
  gtk_label_set_text (self->heading, text);
  gtk_widget_set_visible (self->apply_button, self->proposal->changes->len > 0);
  clear_grid (self);
  for (guint i = 0; i < self->proposal->changes->len; i++)
    attach_change (self, show, &g_array_index (self->proposal->changes, KbRetime, i), i);
}

/**
 * kb_makeup_card_apply:
 *
 * Returns: %FALSE when nothing is proposed.
 */
gboolean
kb_makeup_card_apply (KbMakeupCard *self,
                      KbShow       *show)
{
  g_autoptr (KbMakeup) proposal = NULL;

  g_return_val_if_fail (KB_IS_MAKEUP_CARD (self), FALSE);

  if (!kb_makeup_card_is_shown (self) || self->proposal->changes->len == 0)
    return FALSE;

  /* Taken first: the run tells of the change, and whoever hears it may ask what is proposed. */
  proposal = g_steal_pointer (&self->proposal);
  return kb_show_apply (show, proposal);
}

void
kb_makeup_card_dismiss (KbMakeupCard *self)
{
  g_return_if_fail (KB_IS_MAKEUP_CARD (self));

  g_clear_pointer (&self->proposal, kb_makeup_free);
}

gboolean
kb_makeup_card_is_shown (KbMakeupCard *self)
{
  g_return_val_if_fail (KB_IS_MAKEUP_CARD (self), FALSE);

  return self->proposal != NULL;
}
