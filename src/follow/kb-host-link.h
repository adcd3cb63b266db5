/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-follow-message.h"
#include "kb-frame-log.h"
#include "kb-screen.h"
#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_HOST_LINK (kb_host_link_get_type ())

G_DECLARE_FINAL_TYPE (KbHostLink, kb_host_link, KB, HOST_LINK, GObject)

KbHostLink           *kb_host_link_new        (KbShow             *show,
                                               const char         *library_path,
                                               KbScreen            screen,
                                               const char *const  *host_argv,
                                               GSettings          *settings);
gboolean              kb_host_link_open       (KbHostLink         *self,
                                               GError            **error);
void                  kb_host_link_close      (KbHostLink         *self);

gboolean              kb_host_link_has_host   (KbHostLink         *self);
KbFrameLog           *kb_host_link_get_frames (KbHostLink         *self);
gboolean              kb_host_link_get_test   (KbHostLink         *self);
void                  kb_host_link_set_test   (KbHostLink         *self,
                                               gboolean            is_test);
const KbFollowStyle  *kb_host_link_get_style  (KbHostLink         *self);
const KbFollowReport *kb_host_link_get_report (KbHostLink         *self);

G_END_DECLS
