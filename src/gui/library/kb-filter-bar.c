/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-filter-bar"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-date-text.h"
#include "kb-entry-error.h"
#include "kb-error.h"
#include "kb-filter-bar.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbFilterBar:
 *
 * The search over the sessions, the choices beside it, and below them a chip for each that is set: a
 * press on it lets it go. Several bars may show one filter.
 *
 * #KbFilterBar::activated: Enter in the search: to the first that was found.
 * #KbFilterBar::stopped: Escape in the search: back to the sessions.
 */
struct _KbFilterBar
{
  AdwBin           parent_instance;

  KbRecordSet     *library;       /* owned, nullable */
  KbSessionFilter *filter;        /* owned, nullable */
  GTimeZone       *zone;          /* owned: whose days count */
  GPtrArray       *hosts;         /* owned (element-type KbRecord): as the row lists them, after "anybody" */
  gboolean         is_showing;    /* choices are being set, not made */

  GtkSearchEntry  *search_entry;
  GtkDropDown     *state_choice;
  GtkMenuButton   *filter_button;
  GtkWidget       *chips_scroller;
  GtkBox          *chips;
  AdwComboRow     *platform_row;
  AdwComboRow     *account_row;
  AdwComboRow     *host_row;
  AdwEntryRow     *theme_row;
  AdwEntryRow     *from_row;
  AdwEntryRow     *to_row;
  GtkLabel        *range_error;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_STOPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFilterBar, kb_filter_bar, ADW_TYPE_BIN)

/* The first choice of a list asks for nothing. */
static const char *
get_chosen (AdwComboRow *row)
{
  GtkStringObject *item = adw_combo_row_get_selected (row) > 0 ? adw_combo_row_get_selected_item (row) : NULL;

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static char *
format_day (KbFilterBar *self,
            gint64       at_us)
{
  g_autoptr (GDateTime) day = at_us != KB_NONE ? kb_date_from_instant (at_us, self->zone) : NULL;

  return day != NULL ? g_date_time_format (day, "%Y-%m-%d") : g_strdup ("");
}

/* The last day that is asked for: the range ends before the first instant of the next. */
static gint64
get_last_us (const KbSessionTerms *terms)
{
  return terms->before_us != KB_NONE ? terms->before_us - 1 : KB_NONE;
}

static void
show_range (KbFilterBar *self)
{
  const KbSessionTerms *terms = kb_session_filter_get_terms (self->filter);
  g_autofree char *from = format_day (self, terms->from_us);
  g_autofree char *to = format_day (self, get_last_us (terms));

  gtk_editable_set_text (GTK_EDITABLE (self->from_row), from);
  gtk_editable_set_text (GTK_EDITABLE (self->to_row), to);
  kb_entry_error_show (GTK_WIDGET (self->from_row), self->range_error, NULL);
  kb_entry_error_show (GTK_WIDGET (self->to_row), self->range_error, NULL);
}

static GtkStringList *
create_choices (const char *none)
{
  return gtk_string_list_new ((const char *[]) { none, NULL });
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static guint
add_accounts (KbFilterBar   *self,
              GtkStringList *choices,
              const char    *chosen)
{
  GListModel *sessions = kb_record_set_get_list (self->library, KB_ENTITY_SESSION);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      const char *account = kb_record_get_text (session, KB_SESSION_ACCOUNT);

      if (!kb_text_is_empty (account) && g_hash_table_add (known, (gpointer) account))
        g_ptr_array_add (accounts, (gpointer) account);
    }
  g_ptr_array_sort (accounts, compare_texts);
  for (guint i = 0; i < accounts->len; i++)
    {
      gtk_string_list_append (choices, g_ptr_array_index (accounts, i));
      if (g_strcmp0 (g_ptr_array_index (accounts, i), chosen) == 0)
        selected = i + 1;
    }
  return selected;
}

static guint
add_hosts (KbFilterBar   *self,
           GtkStringList *choices,
           gint64         chosen)
{
  KbSessionFacts *facts = kb_session_filter_get_facts (self->filter);
  guint selected = 0;

  g_ptr_array_set_size (self->hosts, 0);
  if (facts != NULL)
    {
      g_ptr_array_unref (self->hosts);
      self->hosts = kb_session_facts_list_hosts (facts);
    }
  for (guint i = 0; i < self->hosts->len; i++)
    {
      KbRecord *person = g_ptr_array_index (self->hosts, i);

      gtk_string_list_append (choices, kb_record_get_text (person, KB_PERSON_NAME));
      if (kb_record_get_id (person) == chosen)
        selected = i + 1;
    }
  return selected;
}

static void
set_choices (AdwComboRow   *row,
             GtkStringList *choices,
             guint          selected)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (row, selected);
}

/* Which accounts and hosts there are may have changed since it was last open. */
static void
popover_shown_cb (KbFilterBar *self)
{
  const KbSessionTerms *terms = kb_session_filter_get_terms (self->filter);
  g_autoptr (GtkStringList) platforms = create_choices (_("Any platform"));
  g_autoptr (GtkStringList) accounts = create_choices (_("Any account"));
  g_autoptr (GtkStringList) hosts = create_choices (_("Anybody"));
  guint account, host;

  self->is_showing = TRUE;
  for (guint i = 0; i < kb_enum_count (&kb_platform_enum); i++)
    gtk_string_list_append (platforms, kb_enum_label (&kb_platform_enum, i));
  account = add_accounts (self, accounts, terms->account);
  host = add_hosts (self, hosts, terms->host_id);
  set_choices (self->platform_row, platforms, terms->platform + 1);
  set_choices (self->account_row, accounts, account);
  set_choices (self->host_row, hosts, host);
  gtk_editable_set_text (GTK_EDITABLE (self->theme_row), terms->theme != NULL ? terms->theme : "");
  show_range (self);
  self->is_showing = FALSE;
}

static void
choice_changed_cb (KbFilterBar *self)
{
  KbSessionTerms terms;
  guint host;

  if (self->filter == NULL || self->is_showing)
    return;

  terms = *kb_session_filter_get_terms (self->filter);
  terms.state = (int) gtk_drop_down_get_selected (self->state_choice) - 1;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->platform_row)))
    {
      host = adw_combo_row_get_selected (self->host_row);
      terms.platform = (int) adw_combo_row_get_selected (self->platform_row) - 1;
      terms.account = (char *) get_chosen (self->account_row);
      terms.host_id = host > 0 && host <= self->hosts->len
                        ? kb_record_get_id (g_ptr_array_index (self->hosts, host - 1)) : 0;
      terms.theme = (char *) gtk_editable_get_text (GTK_EDITABLE (self->theme_row));
    }
  kb_session_filter_set_terms (self->filter, &terms);
}

/* The first instant of the day typed, @days later. */
static gboolean
read_day (KbFilterBar *self,
          AdwEntryRow *row,
          int          days,
          gint64      *day_us)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (GDateTime) now = g_date_time_new_now (self->zone);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) noon = NULL;
  g_autoptr (GDateTime) day = NULL;

  kb_entry_error_show (GTK_WIDGET (row), self->range_error, NULL);
  *day_us = KB_NONE;
  if (kb_text_is_empty (text))
    return TRUE;
  if (!kb_date_parse_day (text, now, day_us, &error))
    {
      kb_entry_error_show (GTK_WIDGET (row), self->range_error, error->message);
      return FALSE;
    }
  noon = kb_date_from_instant (*day_us, self->zone);
  day = g_date_time_add_days (noon, days);
  *day_us = kb_date_to_midnight (day);
  return TRUE;
}

static void
set_range (KbFilterBar *self,
           gint64       from_us,
           gint64       before_us)
{
  KbSessionTerms terms = *kb_session_filter_get_terms (self->filter);

  terms.from_us = from_us;
  terms.before_us = before_us;
  kb_session_filter_set_terms (self->filter, &terms);
}

static void
range_applied_cb (KbFilterBar *self)
{
  gint64 from_us, before_us;

  if (!read_day (self, self->from_row, 0, &from_us) || !read_day (self, self->to_row, 1, &before_us))
    return;
  if (from_us != KB_NONE && before_us != KB_NONE && before_us <= from_us)
    kb_entry_error_show (GTK_WIDGET (self->to_row), self->range_error, _("The range ends before it begins"));
  else
    set_range (self, from_us, before_us);
}

static void
month_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbFilterBar *self = KB_FILTER_BAR (widget);
  g_autoptr (GDateTime) now = g_date_time_new_now (self->zone);
  g_autoptr (GDateTime) first = g_date_time_add_days (now, 1 - g_date_time_get_day_of_month (now));
  g_autoptr (GDateTime) month = g_date_time_add_months (first, g_variant_get_int32 (parameter));
  g_autoptr (GDateTime) next = g_date_time_add_months (month, 1);

  set_range (self, kb_date_to_midnight (month), kb_date_to_midnight (next));
  show_range (self);
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbFilterBar *self = KB_FILTER_BAR (widget);
  const char *term = g_variant_get_string (parameter, NULL);
  KbSessionTerms terms = *kb_session_filter_get_terms (self->filter);

  if (g_str_equal (term, "state"))
    terms.state = -1;
  else if (g_str_equal (term, "platform"))
    terms.platform = -1;
  else if (g_str_equal (term, "account"))
    terms.account = NULL;
  else if (g_str_equal (term, "host"))
    terms.host_id = 0;
  else if (g_str_equal (term, "theme"))
    terms.theme = NULL;
  else
    terms.from_us = terms.before_us = KB_NONE;
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  kb_session_filter_set_terms (self->filter, &terms);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbFilterBar *self = KB_FILTER_BAR (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  kb_session_filter_clear (self->filter);
}

static void
add_chip (KbFilterBar *self,
          const char  *term,
          const char  *text)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  /* Translators: what a press on the chip of a filter does; the chip's text */
  g_autofree char *name = g_strdup_printf (_("Remove filter “%s”"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", term);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "filter.drop");
  gtk_box_append (self->chips, chip);
}

static char *
format_range (KbFilterBar          *self,
              const KbSessionTerms *terms)
{
  g_autofree char *from = format_day (self, terms->from_us);
  g_autofree char *to = format_day (self, get_last_us (terms));

  if (terms->before_us == KB_NONE)
    /* Translators: sessions from this day on */
    return g_strdup_printf (_("from %s"), from);
  if (terms->from_us == KB_NONE)
    /* Translators: sessions to this day */
    return g_strdup_printf (_("to %s"), to);
  return g_strdup_printf ("%s – %s", from, to);
}

static void
add_chips (KbFilterBar *self)
{
  const KbSessionTerms *terms = kb_session_filter_get_terms (self->filter);
  KbRecord *host = kb_record_set_find (self->library, KB_ENTITY_PERSON, terms->host_id);
  g_autofree char *range = format_range (self, terms);

  if (terms->state >= 0)
    add_chip (self, "state", kb_enum_label (&kb_session_state_enum, terms->state));
  if (terms->platform >= 0)
    add_chip (self, "platform", kb_enum_label (&kb_platform_enum, terms->platform));
  if (terms->account != NULL)
    add_chip (self, "account", terms->account);
  if (terms->host_id != 0)
    add_chip (self, "host", host != NULL ? kb_record_get_text (host, KB_PERSON_NAME) : "?");
  if (terms->from_us != KB_NONE || terms->before_us != KB_NONE)
    add_chip (self, "range", range);
  if (terms->theme != NULL)
    add_chip (self, "theme", terms->theme);
}

static void
show_chips (KbFilterBar *self)
{
  GtkWidget *chip;
  GtkWidget *clear;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, chip);
  add_chips (self);

  chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
  gtk_widget_set_visible (self->chips_scroller, chip != NULL);
  if (chip == NULL)
    return;
  clear = gtk_button_new_with_label (_("Clear"));
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_add_css_class (clear, "filter-chip");
  gtk_widget_set_tooltip_text (clear, _("Remove search and filters"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "filter.clear");
  gtk_box_append (self->chips, clear);
}

static void
filter_changed_cb (KbFilterBar *self)
{
  const char *search = kb_session_filter_get_search (self->filter);

  self->is_showing = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), search))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  gtk_drop_down_set_selected (self->state_choice, kb_session_filter_get_terms (self->filter)->state + 1);
  self->is_showing = FALSE;
  show_chips (self);
}

static void
search_changed_cb (KbFilterBar *self)
{
  if (self->filter != NULL && !self->is_showing)
    kb_session_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activated_cb (KbFilterBar *self)
{
  search_changed_cb (self);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
search_stopped_cb (KbFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
}

static void
kb_filter_bar_dispose (GObject *object)
{
  KbFilterBar *self = KB_FILTER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_FILTER_BAR);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_filter_bar_parent_class)->dispose (object);
}

static void
kb_filter_bar_finalize (GObject *object)
{
  KbFilterBar *self = KB_FILTER_BAR (object);

  g_ptr_array_unref (self->hosts);
  g_time_zone_unref (self->zone);

  G_OBJECT_CLASS (kb_filter_bar_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, state_choice);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, chips_scroller);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, platform_row);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, account_row);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, host_row);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, theme_row);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, from_row);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, to_row);
  gtk_widget_class_bind_template_child (widget_class, KbFilterBar, range_error);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
kb_filter_bar_class_init (KbFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_filter_bar_finalize;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", KB_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
  signals[SIGNAL_STOPPED] = g_signal_new ("stopped", KB_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/library/kb-filter-bar.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "filter.month", "i", month_action);
  gtk_widget_class_install_action (widget_class, "filter.drop", "s", drop_action);
  gtk_widget_class_install_action (widget_class, "filter.clear", NULL, clear_action);
}

static void
kb_filter_bar_init (KbFilterBar *self)
{
  g_autoptr (GtkStringList) states = create_choices (_("All states"));

  self->hosts = g_ptr_array_new_with_free_func (g_object_unref);
  self->zone = g_time_zone_new_local ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < kb_enum_count (&kb_session_state_enum); i++)
    gtk_string_list_append (states, kb_enum_label (&kb_session_state_enum, i));
  gtk_drop_down_set_model (self->state_choice, G_LIST_MODEL (states));
}

/**
 * kb_filter_bar_set_filter:
 * @library: (transfer none): whose sessions
 * @filter: (transfer none): what the bar shows and changes; set once
 */
void
kb_filter_bar_set_filter (KbFilterBar     *self,
                          KbRecordSet     *library,
                          KbSessionFilter *filter)
{
  g_return_if_fail (KB_IS_FILTER_BAR (self));
  g_return_if_fail (self->filter == NULL);

  self->library = g_object_ref (library);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  filter_changed_cb (self);
}

void
kb_filter_bar_focus_search (KbFilterBar *self)
{
  g_return_if_fail (KB_IS_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
