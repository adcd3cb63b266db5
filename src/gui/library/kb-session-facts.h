/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-earned.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_FACTS (kb_session_facts_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionFacts, kb_session_facts, KB, SESSION_FACTS, GObject)

KbSessionFacts *kb_session_facts_new            (KbWorkspace    *workspace);

const KbEarned *kb_session_facts_get_earned     (KbSessionFacts *self,
                                                 gint64          session_id);
gboolean        kb_session_facts_is_hosted_by   (KbSessionFacts *self,
                                                 gint64          session_id,
                                                 gint64          person_id);
char           *kb_session_facts_dup_host_names (KbSessionFacts *self,
                                                 gint64          session_id);
GPtrArray      *kb_session_facts_list_hosts     (KbSessionFacts *self);

G_END_DECLS
