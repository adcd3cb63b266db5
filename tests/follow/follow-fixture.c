/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#include "follow-fixture.h"

/* A wait that a broken test cannot get stuck in; good ones end within milliseconds. */
#define LIMIT_MS 20000

static KbFollowCue *
make_cue (gint64      id,
          const char *number,
          const char *title,
          const char *script)
{
  KbFollowCue *cue = kb_follow_cue_new ();

  cue->id = id;
  cue->number = g_strdup (number);
  cue->title = g_strdup (title);
  cue->script = g_strdup (script);
  cue->type = KB_CUE_TYPE_DEMO;
  cue->duration_ms = 480000;
  return cue;
}

KbFollowState *
sample_state (void)
{
  KbFollowState *state = kb_follow_state_new ();
  KbFollowCue *cue = make_cue (G_MAXINT64, "C06", "4号 神经酰胺舒润乳", "四号链接，今晚的主推。\n【拿起小样】\n\"128\" 元");

  state->show = (KbFollowShow) { 1, 2, g_strdup ("换季不慌张"), g_strdup ("zh-CN"),
                                 g_strdup ("Asia/Shanghai"),
                                 KB_RUN_KIND_LIVE, TRUE };
  cue->card.item_id = 44;
  cue->card.price = g_strdup ("¥118");
  cue->card.stock = 571;
  cue->card.stock_state = KB_STOCK_STATE_SPEC_OUT;
  cue->card.sold_out = g_strdup ("红");
  cue->card.points = g_strsplit ("水感好叠加|舒缓|先试后用", "|", -1);
  g_ptr_array_add (state->cues, cue);
  g_ptr_array_add (state->cues, make_cue (7, "C07", "Q&A", ""));
  state->times.cue_id = G_MAXINT64;
  state->times.next_id = 7;
  state->times.at_us = 1000000000;
  state->times.clock_us = G_GINT64_CONSTANT (1792234800000000);
  state->times.taken_us = 1000000000;
  state->times.length_ms = 480000;
  state->times.warning_ms = 60000;
  state->times.danger_ms = 15000;
  state->transport = (KbTransportState) { .cue_id = G_MAXINT64, .anchor = 12.25, .length = 123,
                                          .rate = 260,
                                          .from_rate = 260, .epoch_us = 1000000000, .ramp_ms = 220 };
  state->overlay.message = g_strdup ("慢一点");
  return state;
}

static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = { "今晚", "a", "\n", "\"", "\\", "🎁", "\x01", "</", "{[" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

KbFollowState *
random_state (GRand *rand)
{
  KbFollowState *state = sample_state ();

  g_free (state->show.title);
  state->show.title = random_text (rand);
  g_free (state->overlay.message);
  state->overlay.message = random_text (rand);
  state->overlay.is_blank = g_rand_boolean (rand);
  state->transport.anchor = g_rand_double_range (rand, 0, 1000);
  state->transport.held = g_rand_boolean (rand);
  state->times.over_ms = g_rand_int_range (rand, -100000, 100000);
  state->times.slack_ms = g_rand_boolean (rand) ? KB_NONE : g_rand_int_range (rand, -1000, 1000);
  state->style.layout = g_rand_int_range (rand, 0, 4);
  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    {
      g_autofree char *script = random_text (rand);
      g_autofree char *title = random_text (rand);

      g_ptr_array_add (state->cues, make_cue (100 + n, "C", title, script));
    }
  return state;
}

char *
temporary_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-follow-XXXXXX", NULL);

  return g_build_filename (folder, "kaibo", "show.sock", NULL);
}

void
remove_path (char *path)
{
  g_autofree char *lock = g_strconcat (path, ".host", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *parent = g_path_get_dirname (folder);

  g_unlink (path);
  g_unlink (lock);
  g_rmdir (folder);
  g_rmdir (parent);
  g_free (path);
}

static gboolean
limit_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

gboolean
run_until (gboolean (*is_done) (gpointer data),
           gpointer   data)
{
  gboolean is_over = FALSE;
  guint limit = g_timeout_add (LIMIT_MS, limit_cb, &is_over);

  while (!is_done (data) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  return !is_over;
}

void
run_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GSocket *
connect_raw (const char *path)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GError) error = NULL;
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM,
                                  G_SOCKET_PROTOCOL_DEFAULT, NULL);

  g_socket_connect (socket, address, NULL, &error);
  g_assert_no_error (error);
  return socket;
}

void
send_bytes (GSocket      *socket,
            gconstpointer bytes,
            gsize         size)
{
  /* The other side may have closed it in disgust. */
  g_socket_send_with_blocking (socket, bytes, size, FALSE, NULL, NULL);
}

void
send_raw (GSocket    *socket,
          const char *text)
{
  const guint32 header = GUINT32_TO_BE ((guint32) strlen (text));

  send_bytes (socket, &header, sizeof header);
  send_bytes (socket, text, strlen (text));
}
