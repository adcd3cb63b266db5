/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-follow-state.h"

/* A second of frames of the fastest screens. */
#define KB_FOLLOW_MAX_FRAMES (24 * 1024)

G_BEGIN_DECLS

/**
 * KbFollowRole:
 * What a follower is; one window is the host's, others may look on.
 */
typedef enum
{
  KB_FOLLOW_ROLE_HOST,
  KB_FOLLOW_ROLE_VIEWER,
} KbFollowRole;

/**
 * KbFollowHello:
 * @role: a #KbFollowRole
 * @pid: of its process
 * @run_id: the run that it knows; 0: none
 * @transport: where its text is, when @run_id is not 0: a desk that was restarted goes on from there
 *
 * What a follower says first.
 */
typedef struct
{
  int              role;
  gint64           pid;
  gint64           run_id;
  KbTransportState transport;
} KbFollowHello;

/**
 * KbFollowReport:
 * @monitor: which screen it is on, "HDMI-1"
 * @width: of that screen, pixels
 * @height: likewise
 * @refresh_hz: its frames a second; 0: not known
 * @shown: frames shown while something moved
 * @dropped: refreshes without a frame meanwhile
 * @is_proven: the compositor told when frames were shown
 * @is_fullscreen: it takes the screen whole
 * @is_awake: the screen is kept from sleeping
 * @renderer: "gl" or "cairo"
 * @frames: those shown since the last report, "number:microseconds", separated by spaces; "" where nothing is proven
 * @text_width: of the column of text, of a size of @text_size; 0 while there is none
 * @text_size: of the text, in the same measure, as are its borders
 * @margin_start: the border before it
 * @margin_end: the border behind it
 *
 * What the operator is told about a follower's screen.
 */
typedef struct
{
  char     *monitor;
  gint64    width;
  gint64    height;
  double    refresh_hz;
  gint64    shown;
  gint64    dropped;
  gboolean  is_proven;
  gboolean  is_fullscreen;
  gboolean  is_awake;
  char     *renderer;
  char     *frames;
  double    text_width;
  double    text_size;
  double    margin_start;
  double    margin_end;
} KbFollowReport;

extern const KbEnum kb_follow_role_enum;

KbFollowReport *kb_follow_report_copy    (const KbFollowReport *self);
void            kb_follow_report_free    (KbFollowReport       *self);

JsonObject     *kb_follow_hello_write    (const KbFollowHello  *self);
gboolean        kb_follow_hello_read     (JsonObject           *object,
                                          KbFollowHello        *self,
                                          GError              **error);
JsonObject     *kb_follow_report_write   (const KbFollowReport *self);
KbFollowReport *kb_follow_report_read    (JsonObject           *object,
                                          GError              **error);
JsonObject     *kb_follow_command_write  (const char           *name,
                                          const char           *detail);
gboolean        kb_follow_command_read   (JsonObject           *object,
                                          char                **name,
                                          char                **detail,
                                          GError              **error);
JsonObject     *kb_follow_bye_write      (const char           *reason);

gboolean        kb_follow_check_version  (JsonObject           *object,
                                          GError              **error);
const char     *kb_follow_message_type   (JsonObject           *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbFollowReport, kb_follow_report_free)

G_END_DECLS
