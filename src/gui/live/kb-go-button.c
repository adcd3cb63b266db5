/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-go-button"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-go-button.h"
#include "kb-key-label.h"

#define FLASH_MS 150

/**
 * KbGoButton:
 *
 * The biggest thing on the desk: it takes the cue whose name is on it.
 */
struct _KbGoButton
{
  GtkButton   parent_instance;

  guint       flash_id;   /* source that ends the flash of a guarded GO, 0 for none */

  GtkLabel   *number;
  GtkLabel   *title;
};

G_DEFINE_FINAL_TYPE (KbGoButton, kb_go_button, GTK_TYPE_BUTTON)

static gboolean
end_flash_cb (gpointer user_data)
{
  KbGoButton *self = user_data;

  self->flash_id = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "guarded");
  return G_SOURCE_REMOVE;
}

static void
kb_go_button_dispose (GObject *object)
{
  g_clear_handle_id (&KB_GO_BUTTON (object)->flash_id, g_source_remove);

  G_OBJECT_CLASS (kb_go_button_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_GO_BUTTON);
}

static void
kb_go_button_class_init (KbGoButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_go_button_dispose;

  g_type_ensure (KB_TYPE_KEY_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-go-button.ui");
  gtk_widget_class_bind_template_child (widget_class, KbGoButton, number);
  gtk_widget_class_bind_template_child (widget_class, KbGoButton, title);
}

static void
kb_go_button_init (KbGoButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_go_button_update:
 * @show: the run
 * @live: the run as it is now
 *
 * Names the cue that it takes.
 */
void
kb_go_button_update (KbGoButton      *self,
                     KbShow          *show,
                     const KbRunLive *live)
{
  KbRecord *record = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_CUE, live->next_id);
  g_autofree char *length = NULL;
  g_autofree char *number = NULL;
  KbRunCue cue;

  g_return_if_fail (KB_IS_GO_BUTTON (self));

  if (live->next_id == 0)
    {
      kb_desk_set_label (self->number, _("End of the list"));
      kb_desk_set_label (self->title, "");
      return;
    }

  kb_run_get_cue (kb_show_get_run (show), live->next_index, live, &cue);
  length = kb_duration_format (cue.length_ms);
  number = g_strdup_printf ("%s · %s", cue.number, length);
  kb_desk_set_label (self->number, number);
  kb_desk_set_label (self->title, record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : "");
}

/**
 * kb_go_button_flash:
 *
 * Shows that a GO came and was kept back by the guard.
 */
void
kb_go_button_flash (KbGoButton *self)
{
  g_return_if_fail (KB_IS_GO_BUTTON (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "guarded");
  g_clear_handle_id (&self->flash_id, g_source_remove);
  self->flash_id = g_timeout_add (FLASH_MS, end_flash_cb, self);
}
