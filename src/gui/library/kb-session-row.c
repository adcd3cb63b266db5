/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-date-text.h"
#include "kb-duration.h"
#include "kb-session-row.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"
#include "kb-trash.h"

/**
 * KbSessionRow:
 *
 * One session of the list: when, what, where, how far, how long. The first of a group carries the
 * group's heading above it.
 *
 * It stands in a #KbSessionSlot, and is made of as few widgets as will do: many of them are made at once when a
 * library opens.
 */
struct _KbSessionRow
{
  GtkBox         parent_instance;

  KbRecordSet   *library;    /* owned, nullable: where the owner's name is found */
  GSignalGroup  *session;    /* owned: follows the session's row */
  GSignalGroup  *facts;      /* owned: follows what sessions earned */
  GTimeZone     *zone;       /* owned, nullable: kept, since GLib reads a zone's file anew when nobody holds it */

  GtkLabel      *heading_label;
  GtkWidget     *card;
  GtkLabel      *start_label;
  GtkLabel      *title_label;
  GtkLabel      *state_label;
  GtkLabel      *length_label;
};

G_DEFINE_FINAL_TYPE (KbSessionRow, kb_session_row, GTK_TYPE_BOX)

/* Two lines in one label: what it is, bold or plain, over what else there is to know, small and dim. */
static void
set_lines (GtkLabel   *label,
           gboolean    is_strong,
           const char *first,
           const char *second)
{
  g_autofree char *markup = g_markup_printf_escaped ("<span weight=\"%s\">%s</span>\n"
                                                     "<span size=\"smaller\" alpha=\"72%%\">%s</span>",
                                                     is_strong ? "bold" : "normal", first, second);

  gtk_label_set_markup (label, markup);
}

static char *
format_summary (KbSessionRow *self,
                KbRecord     *session)
{
  GString *summary = g_string_new (NULL);
  KbRecord *owner = kb_record_set_find_ref (self->library, session, KB_SESSION_OWNER_ID);
  const char *parts[] = {
    kb_enum_label (&kb_platform_enum, kb_record_get_int (session, KB_SESSION_PLATFORM)),
    kb_record_get_text (session, KB_SESSION_SCENE),
    owner != NULL ? kb_record_get_text (owner, KB_PERSON_NAME) : NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!kb_text_is_empty (parts[i]))
      g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", parts[i]);
  return g_string_free (summary, FALSE);
}

/* As it was where it has been, as it is planned before. */
static gint64
find_length_ms (KbRecord *session)
{
  if (!kb_record_is_null (session, KB_SESSION_ACTUAL_START_US)
      && !kb_record_is_null (session, KB_SESSION_ACTUAL_END_US))
    return (kb_record_get_int (session, KB_SESSION_ACTUAL_END_US)
            - kb_record_get_int (session, KB_SESSION_ACTUAL_START_US)) / 1000;
  if (!kb_record_is_null (session, KB_SESSION_START_US) && !kb_record_is_null (session, KB_SESSION_TARGET_END_US))
    return (kb_record_get_int (session, KB_SESSION_TARGET_END_US)
            - kb_record_get_int (session, KB_SESSION_START_US)) / 1000;

  return -1;
}

/* What it earned, against its goal. */
static gboolean
show_earned (KbSessionRow *self,
             KbRecord     *session)
{
  g_autoptr (KbSessionFacts) facts = g_signal_group_dup_target (self->facts);
  const KbEarned *earned = facts != NULL ? kb_session_facts_get_earned (facts, kb_record_get_id (session)) : NULL;
  g_autofree char *amount = NULL;
  g_autofree char *percent = NULL;

  if (earned == NULL || kb_record_get_int (session, KB_SESSION_STATE) < KB_SESSION_STATE_ENDED)
    return FALSE;
  amount = kb_session_format_earned (session, earned->gmv_minor);
  percent = kb_session_format_goal_share (kb_earned_get_percent (earned));
  set_lines (self->length_label, TRUE, amount, percent);
  return TRUE;
}

static void
show_days_left (KbSessionRow *self,
                KbRecord     *session,
                GDateTime    *now)
{
  const int days = kb_trash_count_days_left (session, g_date_time_to_unix (now) * G_USEC_PER_SEC);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) since = kb_date_from_instant (kb_record_get_int (session, KB_SESSION_TRASHED_US), zone);
  g_autofree char *day = kb_date_format_near (since, now);
  /* Translators: of a session in the trash, before it is deleted for ever */
  g_autofree char *left = g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
  /* Translators: of a session in the trash: since that day */
  g_autofree char *trashed = g_strdup_printf (_("since %s"), day);

  set_lines (self->length_label, days <= 3, left, trashed);
}

static void
show_length (KbSessionRow *self,
             KbRecord     *session,
             GDateTime    *start,
             GDateTime    *now)
{
  const gint64 length_ms = find_length_ms (session);
  g_autofree char *length = length_ms >= 0 ? kb_duration_format (length_ms) : g_strdup ("");
  g_autofree char *distance = start != NULL ? kb_date_format_distance (start, now) : g_strdup ("");

  if (!kb_record_is_null (session, KB_SESSION_TRASHED_US))
    show_days_left (self, session, now);
  else if (!show_earned (self, session))
    set_lines (self->length_label, FALSE, length, distance);
}

static void
show_start_and_length (KbSessionRow *self,
                       KbRecord     *session)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) start = NULL;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (!kb_record_is_null (session, KB_SESSION_START_US))
    start = kb_date_from_instant (kb_record_get_int (session, KB_SESSION_START_US), zone);

  date = start != NULL ? kb_date_format_near (start, now) : g_strdup (_("No date"));
  /* Translators: weekday and time of day of a session's start. See strftime(3). */
  time = start != NULL ? kb_date_format (start, _("%a %H:%M")) : g_strdup ("");
  set_lines (self->start_label, TRUE, date, time);
  show_length (self, session, start, now);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_steal_pointer (&zone);
}

static void
show_title_and_state (KbSessionRow *self,
                      KbRecord     *session)
{
  const int state = kb_record_get_int (session, KB_SESSION_STATE);
  const char *const classes[] = { "state-pill", kb_enum_code (&kb_session_state_enum, state), NULL };
  const char *title = kb_record_get_text (session, KB_SESSION_TITLE);
  g_autofree char *summary = format_summary (self, session);
  GtkWidget *slot = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *item = slot != NULL ? gtk_widget_get_parent (slot) : NULL;

  if (kb_text_is_empty (title))
    title = _("Untitled session");
  set_lines (self->title_label, TRUE, title, summary);
  gtk_label_set_text (self->state_label, kb_enum_label (&kb_session_state_enum, state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_label), (const char **) classes);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
session_changed_cb (KbSessionRow *self)
{
  KbRecord *session = kb_session_row_get_session (self);

  if (session == NULL)
    return;
  show_title_and_state (self, session);
  show_start_and_length (self, session);
}

static void
kb_session_row_dispose (GObject *object)
{
  KbSessionRow *self = KB_SESSION_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SESSION_ROW);

  G_OBJECT_CLASS (kb_session_row_parent_class)->dispose (object);
}

static void
kb_session_row_class_init (KbSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_session_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSessionRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionRow, card);
  gtk_widget_class_bind_template_child (widget_class, KbSessionRow, start_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionRow, length_label);
}

static void
kb_session_row_init (KbSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->session = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->session, "notify", G_CALLBACK (session_changed_cb), self);
  self->facts = g_signal_group_new (KB_TYPE_SESSION_FACTS);
  g_signal_group_connect_swapped (self->facts, "changed", G_CALLBACK (session_changed_cb), self);
}

GtkWidget *
kb_session_row_new (void)
{
  return g_object_new (KB_TYPE_SESSION_ROW, NULL);
}

/**
 * kb_session_row_get_session:
 *
 * Returns: (transfer none) (nullable): the session shown.
 */
KbRecord *
kb_session_row_get_session (KbSessionRow *self)
{
  g_autoptr (KbRecord) session = NULL;

  g_return_val_if_fail (KB_IS_SESSION_ROW (self), NULL);

  /* The list holds it as long as it is shown. */
  session = g_signal_group_dup_target (self->session);
  return session;
}

/**
 * kb_session_row_bind:
 * @list: the list
 * @library: where the owner's name is found
 * @position: which of its sessions to show
 */
void
kb_session_row_bind (KbSessionRow  *self,
                     KbSessionList *list,
                     KbRecordSet   *library,
                     guint          position)
{
  const KbSessionGroup group = kb_session_list_get_group (list, position);
  const gboolean is_first = kb_session_list_is_first (list, position);
  const gboolean is_last = kb_session_list_is_last (list, position);
  g_autoptr (KbRecord) session = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autofree char *heading = g_markup_printf_escaped ("<b>%s</b>  <span alpha=\"72%%\">%u</span>",
                                                      kb_session_group_get_title (group),
                                                      kb_session_list_get_group_size (list, group));
  const char *classes[] = { "session-card", is_first ? "first" : "middle", is_last ? "last" : NULL, NULL };

  g_return_if_fail (KB_IS_SESSION_ROW (self));

  g_set_object (&self->library, library);
  gtk_widget_set_visible (GTK_WIDGET (self->heading_label), is_first);
  gtk_label_set_markup (self->heading_label, is_first ? heading : "");
  gtk_widget_set_css_classes (self->card, classes);
  g_signal_group_set_target (self->facts, kb_session_filter_get_facts (kb_session_list_get_filter (list)));
  g_signal_group_set_target (self->session, session);
  session_changed_cb (self);
}

void
kb_session_row_unbind (KbSessionRow *self)
{
  g_return_if_fail (KB_IS_SESSION_ROW (self));

  g_signal_group_set_target (self->session, NULL);
}
