/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-handover-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-call-sheet-file.h"
#include "kb-call-sheet-print.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-field-binding.h"
#include "kb-handover-window.h"
#include "kb-handover.h"
#include "kb-session.h"
#include "kb-sheet-print.h"

static const struct
{
  guint       field;
  const char *edit;
} texts[] = {
  { KB_HANDOVER_SETTINGS, N_ ("Change settings of handover") },
  { KB_HANDOVER_RUNNING, N_ ("Change order of handover") },
  { KB_HANDOVER_PROMISES, N_ ("Change promises of handover") },
  { KB_HANDOVER_STOCK, N_ ("Change stock of handover") },
};

/**
 * KbHandoverWindow:
 *
 * The sheets by which one host gives the show to the next: filled from the run, corrected by hand, ticked by both,
 * printed, saved or sent. While a show runs it stands beside the desk.
 */
struct _KbHandoverWindow
{
  AdwWindow        parent_instance;

  KbWorkspace     *workspace;   /* owned */
  KbRecordSet     *plan;        /* owned */
  KbCrew          *crew;        /* owned, nullable */
  GArray          *handovers;   /* owned, nullable: of the crew */
  gboolean         is_showing;  /* what changes now was not pressed */

  GtkStack        *stack;
  AdwToastOverlay *toasts;
  GtkDropDown     *choice;
  GtkStringList   *names;
  GtkButton       *fill_button;
  GtkGrid         *grid;
  GtkTextView     *settings;
  GtkTextView     *running;
  GtkTextView     *promises;
  GtkTextView     *stock;
  GtkCheckButton  *given;
  GtkCheckButton  *taken;
  GtkLabel        *error_label;
  KbFieldBinding  *bindings[G_N_ELEMENTS (texts)];   /* borrowed from their widgets */
};

G_DEFINE_FINAL_TYPE (KbHandoverWindow, kb_handover_window, ADW_TYPE_WINDOW)

static const KbHandover *
get_handover (KbHandoverWindow *self)
{
  const guint index = gtk_drop_down_get_selected (self->choice);

  return self->handovers != NULL && index < self->handovers->len ? &g_array_index (self->handovers, KbHandover, index)
                                                                 : NULL;
}

static KbRecord *
get_row (KbHandoverWindow *self)
{
  const KbHandover *handover = get_handover (self);

  return handover != NULL ? kb_handover_find_row (self->crew, handover) : NULL;
}

static const char *
get_name (const KbCrewDuty *duty)
{
  const char *name = kb_crew_duty_get_called (duty);

  return name != NULL ? name : kb_crew_duty_get_title (duty);
}

static void
show_tick (KbHandoverWindow *self,
           GtkCheckButton   *button,
           char             *text,
           KbRecord         *row,
           guint             field)
{
  const gint64 at_us = row != NULL ? kb_record_get_int (row, field) : KB_NONE;
  g_autofree char *time = at_us != KB_NONE ? kb_crew_format_time (self->crew, at_us) : NULL;
  g_autofree char *label = time != NULL ? g_strdup_printf ("%s · %s", text, time) : g_strdup (text);

  gtk_check_button_set_label (button, label);
  gtk_check_button_set_active (button, at_us != KB_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (button), row != NULL);
  g_free (text);
}

/* What is chosen may be none: then there is nothing to show. */
static void
show_sheet (KbHandoverWindow *self)
{
  const KbHandover *handover = get_handover (self);
  KbRecord *row = get_row (self);

  if (handover == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kb_field_binding_set_record (self->bindings[i], self->workspace, self->crew->session, row);
  gtk_widget_set_sensitive (GTK_WIDGET (self->grid), row != NULL);
  gtk_button_set_label (self->fill_button, row == NULL ? _("Fill From the Run") : _("Fill Again"));

  self->is_showing = TRUE;
  /* Translators: a box to tick: the host who leaves has told everything */
  show_tick (self, self->given, g_strdup_printf (_("%s has told it all"), get_name (handover->from)), row,
             KB_HANDOVER_GIVEN_US);
  /* Translators: a box to tick: the host who comes knows everything */
  show_tick (self, self->taken, g_strdup_printf (_("%s knows it all"), get_name (handover->to)), row,
             KB_HANDOVER_TAKEN_US);
  self->is_showing = FALSE;
}

static char *
describe (KbHandoverWindow *self,
          const KbHandover *handover)
{
  g_autofree char *time = kb_crew_format_time (self->crew, handover->at_us);

  /* Translators: a handover in a list: when, who to whom */
  return g_strdup_printf (_("%s  %s → %s"), time, get_name (handover->from), get_name (handover->to));
}

/* The same one stays chosen while names and times change. */
static void
show_choice (KbHandoverWindow *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->choice);
  const guint n_names = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; i < self->handovers->len; i++)
    {
      g_autofree char *name = describe (self, &g_array_index (self->handovers, KbHandover, i));

      g_strv_builder_add (names, name);
    }
  strings = g_strv_builder_end (names);
  gtk_string_list_splice (self->names, 0, n_names, (const char *const *) strings);
  if (self->handovers->len > 0)
    gtk_drop_down_set_selected (self->choice, chosen < self->handovers->len ? chosen : 0);
  gtk_stack_set_visible_child_name (self->stack, self->handovers->len > 0 ? "sheet" : "none");
}

static void
refresh (KbHandoverWindow *self)
{
  if (kb_record_set_get_session (self->plan) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  g_clear_pointer (&self->handovers, g_array_unref);
  g_clear_pointer (&self->crew, kb_crew_free);
  self->crew = kb_crew_new (self->plan, NULL);
  self->handovers = kb_handover_list (self->crew);
  show_choice (self);
  show_sheet (self);
}

static void
toast (KbHandoverWindow *self,
       const char       *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static KbShow *
find_show (KbHandoverWindow *self)
{
  KbShow *show = kb_workspace_get_show (self->workspace);

  return show != NULL && kb_record_set_get_session_id (kb_show_get_plan (show)) == kb_record_set_get_session_id (self->plan)
           ? show : NULL;
}

static void
fill_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbHandoverWindow *self = KB_HANDOVER_WINDOW (widget);
  const KbHandover *handover = get_handover (self);
  KbShow *show = find_show (self);
  g_auto (KbHandoverNotes) notes = { 0 };
  g_autoptr (KbEdit) edit = NULL;
  KbRunLive live;

  if (handover == NULL)
    return;
  if (show != NULL)
    kb_show_tick (show, &live);
  kb_handover_write_notes (self->crew, handover, show != NULL ? kb_show_get_run (show) : NULL,
                           show != NULL ? &live : NULL, &notes);
  edit = kb_handover_edit_fill (self->crew, handover, &notes, _("Fill handover sheet"));
  if (kb_edit_get_n_steps (edit) > 0)
    kb_workspace_edit (self->workspace, edit);
  else
    toast (self, _("The sheet is up to date"));
}

static void
ticked_cb (KbHandoverWindow *self,
           GtkCheckButton   *button)
{
  const guint field = button == self->given ? KB_HANDOVER_GIVEN_US : KB_HANDOVER_TAKEN_US;
  KbRecord *row = get_row (self);
  g_autoptr (KbEdit) edit = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (self->is_showing || row == NULL)
    return;
  if (gtk_check_button_get_active (button))
    kb_value_set_int (&value, g_get_real_time ());
  edit = kb_edit_new (_("Tick handover sheet"));
  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_set (edit, KB_ENTITY_HANDOVER, kb_record_get_id (row), field, &value);
  kb_workspace_edit (self->workspace, edit);
}

/* What is still being typed belongs on it. */
static KbCallSheet *
create_sheet (KbHandoverWindow *self)
{
  const KbHandover *handover = get_handover (self);

  return handover != NULL ? kb_handover_sheet_new (self->crew, handover) : NULL;
}

static char *
create_name (KbHandoverWindow *self,
             const char       *ending)
{
  const KbHandover *handover = get_handover (self);
  char *name = g_strdup_printf ("%s %s-%s%s", kb_record_get_text (self->crew->session, KB_SESSION_CODE),
                                get_name (handover->from), get_name (handover->to), ending);

  return g_strstrip (g_strdelimit (name, "/\\:\n", '-'));
}

static GBytes *
write_sheet (KbHandoverWindow  *self,
             const char        *path,
             GError           **error)
{
  g_autoptr (KbCallSheet) sheet = create_sheet (self);

  if (kb_call_sheet_find_format (path) == KB_CALL_SHEET_TXT)
    return g_bytes_new (sheet->chat, strlen (sheet->chat));
  return kb_call_print_write_pdf (sheet, kb_record_get_text (self->crew->session, KB_SESSION_TITLE),
                                  kb_record_get_text (self->crew->session, KB_SESSION_LANGUAGE), error);
}

static void
file_chosen_cb (GtkNativeDialog  *chooser,
                int               response,
                KbHandoverWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = file != NULL && get_handover (self) != NULL ? write_sheet (self, path, &error) : NULL;

  if (bytes != NULL
      && g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    toast (self, _("Handover sheet saved"));
  if (error != NULL)
    toast (self, error->message);
  g_object_unref (chooser);
}

static void
save (KbHandoverWindow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save Handover Sheet"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  g_autofree char *name = create_name (self, ".pdf");

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbHandoverWindow *self = KB_HANDOVER_WINDOW (widget);
  g_autoptr (KbCallSheet) sheet = create_sheet (self);
  g_autofree char *job = NULL;

  if (sheet == NULL)
    return;
  if (g_str_equal (name, "handover.save"))
    save (self);
  else if (g_str_equal (name, "handover.copy"))
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), sheet->chat);
      toast (self, _("Handover sheet copied as text"));
    }
  else
    {
      job = create_name (self, "");
      kb_sheet_print (GTK_WINDOW (self), g_steal_pointer (&sheet), job,
                      kb_record_get_text (self->crew->session, KB_SESSION_LANGUAGE));
    }
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbHandoverWindow *self = KB_HANDOVER_WINDOW (widget);

  if (g_str_equal (name, "win.undo"))
    kb_workspace_undo (self->workspace);
  else
    kb_workspace_redo (self->workspace);
}

static void
kb_handover_window_dispose (GObject *object)
{
  KbHandoverWindow *self = KB_HANDOVER_WINDOW (object);

  G_OBJECT_CLASS (kb_handover_window_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_HANDOVER_WINDOW);
  g_clear_pointer (&self->handovers, g_array_unref);
  g_clear_pointer (&self->crew, kb_crew_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "handover.fill", NULL, fill_action);
  gtk_widget_class_install_action (widget_class, "handover.print", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "handover.save", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "handover.copy", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "handover.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_handover_window_class_init (KbHandoverWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_handover_window_dispose;
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/crew/kb-handover-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, names);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, fill_button);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, settings);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, running);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, promises);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, stock);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, given);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, taken);
  gtk_widget_class_bind_template_child (widget_class, KbHandoverWindow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, show_sheet);
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
}

static void
kb_handover_window_init (KbHandoverWindow *self)
{
  GtkTextView *views[G_N_ELEMENTS (texts)];

  gtk_widget_init_template (GTK_WIDGET (self));
  views[0] = self->settings;
  views[1] = self->running;
  views[2] = self->promises;
  views[3] = self->stock;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    self->bindings[i] = kb_field_binding_new (GTK_WIDGET (views[i]), self->error_label, texts[i].field,
                                              &kb_field_codec_text, _(texts[i].edit));
}

/**
 * kb_handover_window_new:
 * @plan: a session
 *
 * Returns: a window with the session's handovers.
 */
GtkWidget *
kb_handover_window_new (GtkWindow   *parent,
                        KbWorkspace *workspace,
                        KbRecordSet *plan)
{
  KbHandoverWindow *self = g_object_new (KB_TYPE_HANDOVER_WINDOW, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * kb_handover_window_present:
 * @page: a page that shows a session
 *
 * Opens the window on the page's session.
 */
void
kb_handover_window_present (KbPage *page)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));

  if (kb_page_get_plan (page) != NULL && kb_page_get_workspace (page) != NULL)
    gtk_window_present (GTK_WINDOW (kb_handover_window_new (parent, kb_page_get_workspace (page),
                                                            kb_page_get_plan (page))));
}
