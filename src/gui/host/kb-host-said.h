/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-must-say.h"

G_BEGIN_DECLS

/**
 * KbHostSaid:
 * @script: (unowned) (nullable): the text that was searched; %NULL: it must be searched anew
 * @must_say: what was found in it
 *
 * What of the lines that must be said the host has passed. A text is searched once, not in every look.
 */
typedef struct
{
  KbScript  *script;
  KbMustSay  must_say;
} KbHostSaid;

guint32 kb_host_said_find (KbHostSaid  *self,
                           GPtrArray   *scripts,
                           gint64       cue_id,
                           char       **phrases,
                           double       beat);

G_END_DECLS
