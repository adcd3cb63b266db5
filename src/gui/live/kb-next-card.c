/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-next-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-enums.h"
#include "kb-instant.h"
#include "kb-next-card.h"

/**
 * KbNextCard:
 *
 * The cue that stands by: what GO will bring, who must be ready for it, and when.
 */
struct _KbNextCard
{
  AdwBin     parent_instance;

  GtkLabel  *number;
  GtkLabel  *title;
  GtkLabel  *duties;
  GtkLabel  *length;
  GtkLabel  *start;
};

G_DEFINE_FINAL_TYPE (KbNextCard, kb_next_card, ADW_TYPE_BIN)

static char *
describe_duties (KbRecordSet *plan,
                 gint64       cue_id)
{
  g_autoptr (GPtrArray) duties = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, cue_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < duties->len; i++)
    {
      KbRecord *duty = g_ptr_array_index (duties, i);

      /* Translators: a role and what it has to do in the next cue */
      g_string_append_printf (text, _("%s%s: %s"), i > 0 ? " · " : "",
                              kb_enum_label (&kb_role_kind_enum, kb_record_get_int (duty, KB_CUE_DIRECTION_ROLE)),
                              kb_record_get_text (duty, KB_CUE_DIRECTION_TEXT));
    }

  return g_string_free (text, FALSE);
}

static void
show_nothing (KbNextCard      *self,
              const KbRunLive *live)
{
  kb_desk_set_label (self->number, "—");
  kb_desk_set_label (self->title, live->cue_id != 0 ? _("The last cue is on") : _("No cue is left"));
  kb_desk_set_label (self->duties, "");
  kb_desk_set_label (self->length, "");
  kb_desk_set_label (self->start, "");
}

static void
kb_next_card_dispose (GObject *object)
{
  G_OBJECT_CLASS (kb_next_card_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_NEXT_CARD);
}

static void
kb_next_card_class_init (KbNextCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_next_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-next-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KbNextCard, number);
  gtk_widget_class_bind_template_child (widget_class, KbNextCard, title);
  gtk_widget_class_bind_template_child (widget_class, KbNextCard, duties);
  gtk_widget_class_bind_template_child (widget_class, KbNextCard, length);
  gtk_widget_class_bind_template_child (widget_class, KbNextCard, start);
}

static void
kb_next_card_init (KbNextCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_next_card_update:
 * @show: the run
 * @zone: the session's time zone
 * @live: the run as it is now
 */
void
kb_next_card_update (KbNextCard      *self,
                     KbShow          *show,
                     GTimeZone       *zone,
                     const KbRunLive *live)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRecord *record = kb_record_set_find (plan, KB_ENTITY_CUE, live->next_id);
  g_autofree char *length = NULL;
  g_autofree char *start = NULL;
  g_autofree char *duties = NULL;
  KbRunCue cue;

  g_return_if_fail (KB_IS_NEXT_CARD (self));

  if (live->next_id == 0)
    {
      show_nothing (self, live);
      return;
    }

  kb_run_get_cue (kb_show_get_run (show), live->next_index, live, &cue);
  length = kb_duration_format (cue.length_ms);
  start = kb_instant_format_clock (cue.expected_start_us, zone);
  duties = describe_duties (plan, live->next_id);
  kb_desk_set_label (self->number, cue.number);
  kb_desk_set_label (self->title, record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : "");
  kb_desk_set_label (self->duties, duties);
  kb_desk_set_tooltip (GTK_WIDGET (self->duties), duties);
  kb_desk_set_label (self->length, length);
  kb_desk_set_label (self->start, start);
}
