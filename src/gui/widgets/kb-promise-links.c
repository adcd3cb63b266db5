/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-promise-links"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-promise-links.h"
#include "kb-session.h"
#include "kb-supply.h"

/* An item may promise each of its specifications apart: the first leads to it as well as any. */
static const KbSupplyPromise *
find_promise (GArray          *promises,
              const KbSubject *subject)
{
  for (guint i = 0; i < promises->len; i++)
    {
      const KbSupplyPromise *promise = &g_array_index (promises, KbSupplyPromise, i);

      if (subject->kind == KB_ENTITY_LINEUP_ITEM && promise->item_id == subject->id)
        return promise;
    }

  return NULL;
}

static void
append_link (GtkBox                *box,
             const KbSupplyPromise *promise,
             KbRecord              *session)
{
  /* Translators: a session's title */
  g_autofree char *text = g_strdup_printf (_("Open “%s”"), kb_record_get_text (session, KB_SESSION_TITLE));
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxx)", kb_entity_get (KB_ENTITY_LINEUP_ITEM)->name,
                                    promise->item_id, promise->session_id);
  gtk_box_append (box, button);
}

/**
 * kb_promise_links_append:
 * @promises: (element-type KbSupplyPromise): what all sessions offer
 * @library: the sessions
 * @session_id: the one that is looked at, 0 for none
 *
 * Appends to @box what leads to each lineup item that shares in @problem, but for those of the session that is looked at.
 */
void
kb_promise_links_append (GtkBox          *box,
                         const KbProblem *problem,
                         GArray          *promises,
                         KbRecordSet     *library,
                         gint64           session_id)
{
  const KbSubject *subject;

  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    {
      const KbSupplyPromise *promise = find_promise (promises, subject);
      KbRecord *session = promise != NULL ? kb_record_set_find (library, KB_ENTITY_SESSION, promise->session_id) : NULL;

      if (session != NULL && promise->session_id != session_id)
        append_link (box, promise, session);
    }
}
