/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-source"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cue.h"
#include "kb-follow-source.h"
#include "kb-host-look.h"
#include "kb-host-profile.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pictures.h"
#include "kb-pricing.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-show-goods.h"
#include "kb-text.h"
#include "kb-variable.h"

/* What followers are told of a show: the library's rows and the run's state, put into their words. */

static void
replace (char **place,
         char  *text)
{
  g_free (*place);
  *place = text;
}

static char *
format_arithmetic (const KbPrice *price,
                   const char    *currency)
{
  g_autofree char *live = kb_money_format_short (price->live_minor, currency);
  g_autofree char *coupon = kb_money_format_short (price->coupon_minor, currency);

  if (price->coupon == NULL)
    return g_strdup ("");
  /* Translators: on the host's card: how the final price comes about */
  return g_strdup_printf (_("live %s − coupon %s"), live, coupon);
}

static char *
format_list_price (KbRecord   *item,
                   const char *currency)
{
  g_autofree char *list = NULL;

  if (kb_record_is_null (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR))
    return g_strdup ("");

  list = kb_money_format_short (kb_record_get_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR), currency);
  /* Translators: on the host's card: the usual price */
  return g_strdup_printf (_("list %s"), list);
}

static char *
format_gift (KbRecord   *item,
             const char *currency)
{
  const char *gift = kb_record_get_text (item, KB_LINEUP_ITEM_GIFT);
  const gint64 value = kb_record_get_int_or (item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR, 0);
  g_autofree char *worth = kb_money_format_short (value, currency);

  if (kb_text_is_empty (gift) || value == 0)
    return g_strdup (gift);
  /* Translators: on the host's card: a gift and what it would cost to buy */
  return g_strdup_printf (_("%s · worth %s"), gift, worth);
}

static GStrv
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", KB_FOLLOW_MAX_LINES);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (!kb_text_is_empty (lines[i]))
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

static void
describe_stock (KbRecordSet  *plan,
                KbRecord     *item,
                KbRun        *run,
                KbFollowCard *card)
{
  const KbStockLeft stock = kb_stock_left_compute (plan, item, run);
  g_autofree char *out = stock.state == KB_STOCK_STATE_SPEC_OUT ? kb_stock_left_dup_out (plan, item, run) : NULL;

  card->stock = stock.left;
  card->stock_state = stock.state;
  replace (&card->sold_out, g_strdup (out != NULL ? out : ""));
}

static void
describe_card (KbRecordSet         *plan,
               KbRun               *run,
               KbRecord            *cue,
               KbRecord            *item,
               const KbPriceMoment *moment,
               KbFollowCard        *card)
{
  const char *currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  const KbPrice price = kb_pricing_compute_at (plan, item, cue, moment);

  card->item_id = kb_record_get_id (item);
  replace (&card->link_no, g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO)));
  replace (&card->name, kb_variable_dup_item_name (plan, item));
  replace (&card->price, kb_money_format_short (price.final_minor, currency));
  replace (&card->price_label, g_strdup (price.coupon != NULL ? _("with coupon") : _("live price")));
  replace (&card->arithmetic, format_arithmetic (&price, currency));
  replace (&card->list_price, format_list_price (item, currency));
  replace (&card->gift, format_gift (item, currency));
  describe_stock (plan, item, run, card);
  card->limit = kb_record_get_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER);
  g_strfreev (card->points);
  card->points = split_lines (kb_record_get_text (item, KB_LINEUP_ITEM_POINTS));
  g_strfreev (card->must_say);
  card->must_say = split_lines (kb_record_get_text (item, KB_LINEUP_ITEM_MUST_SAY));
}

static gint64
find_picture (KbRecordSet  *plan,
              KbFollowCard *card)
{
  KbRecord *item = kb_record_set_find (plan, KB_ENTITY_LINEUP_ITEM, card->item_id);
  KbRecordSet *library = kb_record_set_get_library (plan);

  if (item == NULL || library == NULL)
    return 0;
  return kb_pictures_find_first (kb_pictures_get (library), kb_record_get_int (item, KB_LINEUP_ITEM_PRODUCT_ID));
}

/**
 * kb_follow_source_add_pictures:
 * @plan: the session
 * @bytes: gint64* picture → GBytes: what was read of them
 *
 * Puts the pictures of the lineup's products on the cards of @state, those that are in @bytes.
 *
 * Returns: (transfer full) (element-type gint64): those that are not: to be read, and then this is said again.
 */
GArray *
kb_follow_source_add_pictures (KbRecordSet   *plan,
                               GHashTable    *bytes,
                               KbFollowState *state)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < state->cues->len; i++)
    {
      KbFollowCard *card = &((KbFollowCue *) g_ptr_array_index (state->cues, i))->card;
      const gint64 picture_id = find_picture (plan, card);
      gpointer picture = NULL;

      if (picture_id == 0)
        continue;
      if (!g_hash_table_lookup_extended (bytes, &picture_id, NULL, &picture))
        {
          g_array_append_val (missing, picture_id);
          continue;
        }
      if (picture != NULL)
        kb_follow_pictures_add (state->pictures, picture_id, picture);
      if (kb_follow_pictures_find (state->pictures, picture_id) != NULL)
        card->picture_id = picture_id;
    }

  return missing;
}

/* What a role has to do in a cue, a line each. */
static char *
dup_directions (KbRecordSet *plan,
                gint64       cue_id,
                int          role)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, cue_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < directions->len; i++)
    {
      KbRecord *direction = directions->pdata[i];

      if (kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE) != role)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT));
    }

  return g_string_free (text, FALSE);
}

static KbFollowCue *
describe_cue (KbShow              *show,
              int                  role,
              const KbRunCue      *run_cue,
              const KbPriceMoment *moment)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRecord *cue = kb_record_set_find (plan, KB_ENTITY_CUE, run_cue->cue.id);
  KbRecord *item = kb_show_find_item (show, run_cue->cue.id);
  KbFollowCue *told = kb_follow_cue_new ();

  told->id = run_cue->cue.id;
  told->duration_ms = run_cue->length_ms;
  told->is_skipped = run_cue->state == KB_CUE_STATE_SKIPPED;
  replace (&told->number, g_strdup (run_cue->number));
  if (cue != NULL)
    {
      told->type = kb_record_get_int (cue, KB_CUE_TYPE);
      replace (&told->title, g_strdup (kb_record_get_text (cue, KB_CUE_TITLE)));
      replace (&told->script, role == KB_SCREEN_SCRIPT
                              ? kb_variable_expand_at (plan, cue, moment, kb_record_get_text (cue, KB_CUE_SCRIPT))
                              : dup_directions (plan, told->id, role));
    }
  if (item != NULL)
    describe_card (plan, kb_show_get_run (show), cue, item, moment, &told->card);

  return told;
}

static void
describe_show (KbShow       *show,
               KbFollowShow *told)
{
  KbRecord *session = kb_record_set_get_session (kb_show_get_plan (show));

  told->session_id = kb_record_set_get_session_id (kb_show_get_plan (show));
  told->run_id = kb_show_get_run_id (show);
  told->kind = kb_show_get_kind (show);
  told->is_running = !kb_show_is_ended (show);
  if (session == NULL)
    return;

  replace (&told->title, g_strdup (kb_record_get_text (session, KB_SESSION_TITLE)));
  replace (&told->language, g_strdup (kb_record_get_text (session, KB_SESSION_LANGUAGE)));
  replace (&told->zone, g_strdup (kb_record_get_text (session, KB_SESSION_TIME_ZONE)));
}

static gint64
or_default (gint64 value,
            gint64 fallback)
{
  return value != KB_NONE ? value : fallback;
}

static void
describe_times (KbShow          *show,
                const KbRunLive *live,
                KbFollowTimes   *times)
{
  const gint64 boot_us = kb_clock_get_machine_us (kb_show_get_clock (show));

  times->cue_id = live->cue_id;
  times->next_id = live->next_id;
  times->at_us = boot_us;
  times->clock_us = live->clock_us;
  times->taken_us = live->cue_id != 0 ? boot_us - (live->elapsed_ms + live->holds_ms) * 1000 : KB_NONE;
  times->length_ms = live->cue_id != 0 ? live->length_ms : 0;
  times->holds_ms = live->cue_id != 0 ? live->holds_ms : 0;
  times->is_held = live->is_held;
  times->warning_ms = KB_WARNING_DEFAULT_MS;
  times->danger_ms = KB_DANGER_DEFAULT_MS;
  times->expected_end_us = live->expected_end_us;
  times->planned_end_us = live->planned_end_us;
  times->over_ms = live->over_ms;
  times->hard_id = live->hard_id;
  times->hard_us = live->hard_id != 0 ? live->hard_us : 0;
  times->slack_ms = live->hard_id != 0 ? live->slack_ms : 0;
  times->on_air_us = live->on_air_ms > 0 ? boot_us - live->on_air_ms * 1000 : KB_NONE;

  if (live->index >= 0)
    {
      KbRunCue cue;

      kb_run_get_cue (kb_show_get_run (show), live->index, live, &cue);
      times->warning_ms = or_default (cue.cue.warning_ms, KB_WARNING_DEFAULT_MS);
      times->danger_ms = or_default (cue.cue.danger_ms, KB_DANGER_DEFAULT_MS);
    }
}

/* As the settings say, where the library has no profile for who reads. */
static void
describe_plain_style (GSettings     *settings,
                      KbFollowStyle *style)
{
  replace (&style->font, g_settings_get_string (settings, "host-font"));
  style->text_size = g_settings_get_int (settings, "host-text-size");
  style->distance_mm = g_settings_get_int (settings, "host-distance-mm");
  style->layout = g_settings_get_enum (settings, "host-layout");
  style->mirror_h = g_settings_get_boolean (settings, "host-mirror-h");
  style->mirror_v = g_settings_get_boolean (settings, "host-mirror-v");
  style->rotation = g_settings_get_int (settings, "host-rotation");
  style->margin = g_settings_get_double (settings, "host-margin");
  style->marker = g_settings_get_double (settings, "host-marker");
}

/**
 * kb_follow_source_style:
 * @profile: a host profile
 * @cue_type: a #KbCueType; -1 while no cue is on
 * @style: (inout): takes what the profile says; its screen stays
 *
 * Says how the screen looks with a profile. What a damaged row holds is brought within bounds.
 */
void
kb_follow_source_style (KbRecord      *profile,
                        int            cue_type,
                        KbFollowStyle *style)
{
  replace (&style->font, g_strdup (kb_record_get_text (profile, KB_HOST_PROFILE_FONT)));
  style->text_size = CLAMP (kb_record_get_int_or (profile, KB_HOST_PROFILE_TEXT_SIZE, 0), 0, 400);
  style->distance_mm = CLAMP (kb_record_get_int (profile, KB_HOST_PROFILE_DISTANCE_MM), 0, 100000);
  style->line_chars = CLAMP (kb_record_get_int_or (profile, KB_HOST_PROFILE_LINE_CHARS, 0), 0, 1000);
  style->spacing = CLAMP (kb_record_get_int (profile, KB_HOST_PROFILE_SPACING_BP) / 10000.0, 1, 4);
  style->layout = kb_host_look_get_layout (profile, cue_type);
  style->mirror_h = kb_record_get_bool (profile, KB_HOST_PROFILE_MIRROR_H);
  style->mirror_v = kb_record_get_bool (profile, KB_HOST_PROFILE_MIRROR_V);
  style->rotation = kb_record_get_int (profile, KB_HOST_PROFILE_ROTATION) * 90;
  style->margin = CLAMP (kb_record_get_int (profile, KB_HOST_PROFILE_MARGIN_BP) / 10000.0, 0, 0.4);
  style->marker = CLAMP (kb_record_get_int (profile, KB_HOST_PROFILE_MARKER_BP) / 10000.0, 0.1, 0.9);
  style->marker_shape = kb_record_get_int (profile, KB_HOST_PROFILE_MARKER);
  style->dims_read = kb_record_get_bool (profile, KB_HOST_PROFILE_DIMS_READ);
  replace (&style->color_text, g_strdup (kb_record_get_text (profile, KB_HOST_PROFILE_COLOR_TEXT)));
  replace (&style->color_direction, g_strdup (kb_record_get_text (profile, KB_HOST_PROFILE_COLOR_DIRECTION)));
  replace (&style->color_figure, g_strdup (kb_record_get_text (profile, KB_HOST_PROFILE_COLOR_FIGURE)));
  replace (&style->color_must_say, g_strdup (kb_record_get_text (profile, KB_HOST_PROFILE_COLOR_MUST_SAY)));
}

/**
 * kb_follow_source_find_profile:
 * @show: a run
 * @screen: which screen it is read from
 * @settings: the application's settings
 * @cue_type: (out): of the cue that is read; -1 for none
 *
 * Returns: (transfer none) (nullable): the host profile that it is read with: the one that was chosen for the screen, else
 *   that of whoever speaks.
 */
KbRecord *
kb_follow_source_find_profile (KbShow    *show,
                               KbScreen   screen,
                               GSettings *settings,
                               int       *cue_type)
{
  KbRecordSet *library = kb_record_set_get_library (kb_show_get_plan (show));
  const gint64 chosen_id = kb_screen_get_profile_id (screen, settings);
  KbRecord *speaker;
  KbRecord *cue = kb_show_find_reading (show, &speaker);
  KbRecord *chosen = library != NULL && chosen_id != 0
                     ? kb_record_set_find (library, KB_ENTITY_HOST_PROFILE, chosen_id) : NULL;

  *cue_type = cue != NULL ? (int) kb_record_get_int (cue, KB_CUE_TYPE) : -1;
  if (chosen != NULL)
    return chosen;
  return library != NULL ? kb_host_look_find_profile (library, speaker != NULL ? kb_record_get_id (speaker) : 0) : NULL;
}

static void
describe_style (KbShow        *show,
                KbScreen       screen,
                GSettings     *settings,
                KbFollowStyle *style)
{
  int cue_type;
  KbRecord *profile = kb_follow_source_find_profile (show, screen, settings, &cue_type);

  g_strfreev (style->monitors);
  style->monitors = kb_screen_list_monitors (screen, settings, &style->place);
  style->is_fullscreen = TRUE;
  if (profile != NULL)
    kb_follow_source_style (profile, cue_type, style);
  else
    describe_plain_style (settings, style);
}

/* Followers count by the machine's clock: where the show's goes faster, its text does, too. */
static void
describe_transport (KbShow           *show,
                    KbTransportState *told)
{
  KbClock *clock = kb_show_get_clock (show);
  const double pace = kb_clock_get_pace (clock);

  *told = *kb_transport_get_state (kb_show_get_transport (show));
  told->epoch_us = kb_clock_to_machine_us (clock, told->epoch_us);
  told->rate *= pace;
  told->from_rate *= pace;
  told->ramp_ms = (gint64) (told->ramp_ms / pace);
}

/**
 * kb_follow_source_times:
 * @times: (out caller-allocates): the show's times as they are now
 */
void
kb_follow_source_times (KbShow        *show,
                        KbFollowTimes *times)
{
  KbRunLive live;

  kb_show_tick (show, &live);
  describe_times (show, &live, times);
}

/**
 * kb_follow_source_describe:
 * @show: a run
 * @screen: which screen shall show it
 * @settings: the application's settings
 *
 * Says all that a follower is told of the show as it is now, but for the pictures: kb_follow_source_add_pictures().
 *
 * Returns: (transfer full): the state, in the user's language where it has words.
 */
KbFollowState *
kb_follow_source_describe (KbShow    *show,
                           KbScreen   screen,
                           GSettings *settings)
{
  const int role = kb_screen_get_role (screen, settings);
  KbFollowState *state = kb_follow_state_new ();
  KbRun *run = kb_show_get_run (show);
  const KbRunMessage *message = kb_run_get_message (run);
  g_autoptr (GHashTable) begins = NULL;
  KbRunLive live;

  kb_show_tick (show, &live);
  begins = kb_show_create_begins (show, &live);
  describe_show (show, &state->show);
  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbPriceMoment moment = { KB_NONE, begins, kb_show_get_stock (show) };
      KbRunCue cue;

      kb_run_get_cue (run, i, &live, &cue);
      moment.at_us = kb_show_get_cue_us (show, &live, &cue);
      g_ptr_array_add (state->cues, describe_cue (show, role, &cue, &moment));
    }
  describe_style (show, screen, settings, &state->style);
  describe_times (show, &live, &state->times);
  describe_transport (show, &state->transport);
  if (role != KB_SCREEN_SCRIPT)   /* a role's directions are those of the cue on, and stand: the pace is that of the script */
    state->transport = (KbTransportState) { .cue_id = state->times.cue_id, .held = TRUE };
  replace (&state->overlay.message, g_strdup (message != NULL ? message->text : ""));
  state->overlay.is_urgent = message != NULL && message->is_urgent && message->seen_us == KB_NONE;
  state->overlay.is_blank = kb_show_get_blank (show);

  return state;
}
