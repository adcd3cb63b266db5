/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-clipboard"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-clip.h"
#include "kb-cue-table.h"
#include "kb-rundown-edits.h"
#include "kb-rundown-page-private.h"
#include "kb-rundown-paste.h"
#include "kb-table-text.h"

/* Cut, copy and paste of rows. The clipboard has them twice: as they are, for another place in this
 * or another session, and as a table for a spreadsheet. */

static KbRecordSet *
get_plan (KbRundownPage *self)
{
  return kb_rundown_model_get_plan (kb_rundown_page_get_model (self));
}

static char *
write_table (KbRundownPage *self,
             GPtrArray     *cues)
{
  g_autofree gint64 *starts_us = g_new (gint64, cues->len);

  for (guint i = 0; i < cues->len; i++)
    {
      KbRundownRow *row = kb_rundown_model_find (kb_rundown_page_get_model (self), kb_record_get_id (cues->pdata[i]));

      starts_us[i] = row != NULL ? kb_rundown_row_get_facts (row)->start_us : KB_NONE;
    }

  return kb_cue_table_write (get_plan (self), cues, starts_us);
}

static void
copy_cues (KbRundownPage *self,
           GPtrArray     *cues)
{
  g_autoptr (GBytes) bytes = kb_cue_clip_write (get_plan (self), cues);
  g_autofree char *table = write_table (self, cues);
  GdkContentProvider *both[] = {
    gdk_content_provider_new_for_bytes (KB_CUE_CLIP_MIME, bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, table),
  };
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;
  g_autofree char *text = NULL;

  if (kb_rundown_page_is_busy (self))
    return;

  cues = kb_rundown_page_dup_cues (self);
  if (cues->len == 0)
    return;
  copy_cues (self, cues);
  text = g_strdup_printf (ngettext ("Copied %u cue", "Copied %u cues", cues->len), cues->len);
  kb_page_toast (KB_PAGE (self), text, NULL, NULL);
}

static void
cut_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;

  if (kb_rundown_page_is_busy (self))
    return;

  cues = kb_rundown_page_dup_cues (self);
  if (cues->len == 0)
    return;
  copy_cues (self, cues);
  gtk_widget_activate_action (widget, "rundown.delete", NULL);
}

static void
tell_missing (KbRundownPage *self,
              GPtrArray     *missing)
{
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  if (missing->len == 0)
    return;

  g_ptr_array_add (missing, NULL);
  names = g_strjoinv (_(", "), (char **) missing->pdata);
  /* Translators: products and people that cues from another session refer to */
  text = g_strdup_printf (_("Not in this session: %s"), names);
  kb_page_toast (KB_PAGE (self), text, NULL, NULL);
}

static void
paste_bytes (KbRundownPage *self,
             GBytes        *bytes)
{
  const KbRundownPlace place = kb_rundown_page_find_place (self, FALSE);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = kb_cue_clip_read (get_plan (self), bytes, missing, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = NULL;

  if (drafts == NULL || drafts->len == 0)
    {
      kb_page_toast (KB_PAGE (self), error != NULL ? error->message : _("There are no cues on the clipboard"), NULL, NULL);
      return;
    }

  edit = kb_rundown_paste (get_plan (self), &place, drafts, place.segment_id == 0, ids);
  kb_rundown_page_commit (self, edit, (const gint64 *) ids->data, ids->len, -1);
  tell_missing (self, missing);
}

static void
splice (KbRundownPage       *self,
        GInputStream        *stream,
        GAsyncReadyCallback  spliced)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced, g_object_ref (self));
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KbRundownPage) self = user_data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0 || kb_rundown_page_is_busy (self))
    return;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  paste_bytes (self, bytes);
}

static void
stream_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbRundownPage) self = user_data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream != NULL)
    splice (self, stream, spliced_cb);
}

/* Another program may not keep its word that its text is UTF-8, or not give it: GDK would write other bytes out as
 * "\CA\B1", which nobody has typed. */
static void
text_spliced_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KbRundownPage) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0 || kb_rundown_page_is_busy (self))
    return;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  text = kb_table_text_decode (bytes, &error);
  if (text == NULL)
    kb_page_toast (KB_PAGE (self), error->message, NULL, NULL);
  else
    kb_rundown_import_text (self, text);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KbRundownPage) self = user_data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream != NULL)
    splice (self, stream, text_spliced_cb);
  else if (!kb_rundown_page_is_busy (self))
    kb_page_toast (KB_PAGE (self), _("There is no table on the clipboard"), NULL, NULL);
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const char *cue_types[] = { KB_CUE_CLIP_MIME, NULL };
  static const char *text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (kb_rundown_page_is_busy (self))
    return;

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), KB_CUE_CLIP_MIME))
    gdk_clipboard_read_async (clipboard, cue_types, G_PRIORITY_DEFAULT, NULL, stream_cb, g_object_ref (self));
  else
    gdk_clipboard_read_async (clipboard, text_types, G_PRIORITY_DEFAULT, NULL, text_cb, g_object_ref (self));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);

  if (!kb_rundown_page_is_busy (self))
    kb_rundown_import_file (self);
}

/**
 * kb_rundown_clipboard_install:
 * @widget_class: the page's class
 */
void
kb_rundown_clipboard_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rundown.cut", NULL, cut_action);
  gtk_widget_class_install_action (widget_class, "rundown.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "rundown.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "rundown.import", NULL, import_action);
}

/**
 * kb_rundown_clipboard_bind_keys:
 * @table_class: the table's class: in a text these keys are the text's
 */
void
kb_rundown_clipboard_bind_keys (GtkWidgetClass *table_class)
{
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_x, GDK_CONTROL_MASK, "rundown.cut", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_c, GDK_CONTROL_MASK, "rundown.copy", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_v, GDK_CONTROL_MASK, "rundown.paste", NULL);
}
