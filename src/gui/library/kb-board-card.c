/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-card.h"
#include "kb-date-text.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbBoardCard:
 *
 * A session on the board: title, when, code, where, who hosts it, and what it earned against its goal.
 * Dragged, it carries its session's id.
 */
struct _KbBoardCard
{
  GtkBox        parent_instance;

  GSignalGroup *session;       /* owned: follows the session's row */
  GSignalGroup *facts;         /* owned: follows hosts and figures */

  GtkLabel     *title_label;   /* child */
  GtkLabel     *facts_label;   /* child */
};

G_DEFINE_FINAL_TYPE (KbBoardCard, kb_board_card, GTK_TYPE_BOX)

static void
append_line (GString    *text,
             const char *first,
             const char *second)
{
  const gboolean has_first = !kb_text_is_empty (first);
  const gboolean has_second = !kb_text_is_empty (second);

  if (!has_first && !has_second)
    return;
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", has_first ? first : "",
                          has_first && has_second ? " · " : "", has_second ? second : "");
}

static char *
format_when (KbRecord *session)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) start = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (kb_record_is_null (session, KB_SESSION_START_US))
    return g_strdup (_("No date"));
  start = kb_date_from_instant (kb_record_get_int (session, KB_SESSION_START_US), zone);
  day = kb_date_format_near (start, now);
  time = kb_date_format (start, _("%a %H:%M"));
  return g_strdup_printf ("%s %s", day, time);
}

static void
append_earned (GString        *text,
               KbRecord       *session,
               KbSessionFacts *facts)
{
  const KbEarned *earned = facts != NULL ? kb_session_facts_get_earned (facts, kb_record_get_id (session)) : NULL;
  g_autofree char *amount = NULL;
  g_autofree char *share = NULL;

  if (earned == NULL)
    return;
  amount = kb_session_format_earned (session, earned->gmv_minor);
  share = kb_session_format_goal_share (kb_earned_get_percent (earned));
  append_line (text, amount, share);
}

static void
changed_cb (KbBoardCard *self)
{
  g_autoptr (KbRecord) session = g_signal_group_dup_target (self->session);
  g_autoptr (KbSessionFacts) facts = g_signal_group_dup_target (self->facts);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = NULL;
  g_autofree char *hosts = NULL;
  g_autofree char *name = NULL;
  const char *title;

  if (session == NULL)
    return;

  title = kb_record_get_text (session, KB_SESSION_TITLE);
  when = format_when (session);
  hosts = facts != NULL ? kb_session_facts_dup_host_names (facts, kb_record_get_id (session)) : NULL;
  append_line (text, when, kb_record_get_text (session, KB_SESSION_CODE));
  append_line (text, kb_enum_label (&kb_platform_enum, kb_record_get_int (session, KB_SESSION_PLATFORM)), hosts);
  append_earned (text, session, facts);

  gtk_label_set_text (self->title_label, kb_text_is_empty (title) ? _("Untitled session") : title);
  gtk_label_set_text (self->facts_label, text->str);
  name = g_strdup_printf ("%s, %s", gtk_label_get_text (self->title_label), text->str);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 KbBoardCard   *self)
{
  KbRecord *session = kb_board_card_get_session (self);

  return session != NULL ? gdk_content_provider_new_typed (G_TYPE_INT64, kb_record_get_id (session)) : NULL;
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               KbBoardCard   *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 24, 16);
}

static void
kb_board_card_dispose (GObject *object)
{
  KbBoardCard *self = KB_BOARD_CARD (object);

  g_clear_object (&self->session);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (kb_board_card_parent_class)->dispose (object);
}

static void
kb_board_card_class_init (KbBoardCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_board_card_dispose;
}

static GtkLabel *
append_label (KbBoardCard *self,
              const char  *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
kb_board_card_init (KbBoardCard *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-card");
  self->title_label = append_label (self, "identity");
  self->facts_label = append_label (self, "board-facts");
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_label_set_wrap_mode (self->title_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->title_label, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "figures");

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  self->session = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->session, "notify", G_CALLBACK (changed_cb), self);
  self->facts = g_signal_group_new (KB_TYPE_SESSION_FACTS);
  g_signal_group_connect_swapped (self->facts, "changed", G_CALLBACK (changed_cb), self);
}

GtkWidget *
kb_board_card_new (void)
{
  return g_object_new (KB_TYPE_BOARD_CARD, NULL);
}

/**
 * kb_board_card_get_session:
 *
 * Returns: (transfer none) (nullable): the session shown.
 */
KbRecord *
kb_board_card_get_session (KbBoardCard *self)
{
  g_autoptr (KbRecord) session = NULL;

  g_return_val_if_fail (KB_IS_BOARD_CARD (self), NULL);

  /* The column's list holds it as long as it is shown. */
  session = g_signal_group_dup_target (self->session);
  return session;
}

/**
 * kb_board_card_bind:
 * @session: what to show
 * @facts: (nullable): hosts and figures
 */
void
kb_board_card_bind (KbBoardCard    *self,
                    KbRecord       *session,
                    KbSessionFacts *facts)
{
  g_return_if_fail (KB_IS_BOARD_CARD (self));

  g_signal_group_set_target (self->facts, facts);
  g_signal_group_set_target (self->session, session);
  changed_cb (self);
}

void
kb_board_card_unbind (KbBoardCard *self)
{
  g_return_if_fail (KB_IS_BOARD_CARD (self));

  g_signal_group_set_target (self->facts, NULL);
  g_signal_group_set_target (self->session, NULL);
}
