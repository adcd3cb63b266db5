/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-session-facts.h"

G_BEGIN_DECLS

/**
 * KbSessionTerms:
 * @state: a #KbSessionState, -1 for any
 * @platform: a #KbPlatform, -1 for any
 * @account: (nullable): the room's account, to the letter
 * @host_id: who hosts it, 0 for anybody
 * @from_us: it starts at this instant or later; %KB_NONE for any
 * @before_us: it starts before this instant; %KB_NONE for any
 * @theme: (nullable): words of its theme or title
 *
 * What sessions are asked for beside the search. A session must meet all of it.
 */
typedef struct
{
  int     state;
  int     platform;
  char   *account;
  gint64  host_id;
  gint64  from_us;
  gint64  before_us;
  char   *theme;
} KbSessionTerms;

#define KB_TYPE_SESSION_FILTER (kb_session_filter_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionFilter, kb_session_filter, KB, SESSION_FILTER, GObject)

KbSessionFilter      *kb_session_filter_new         (KbRecordSet          *library,
                                                     KbSessionFacts       *facts);

KbSessionFacts       *kb_session_filter_get_facts   (KbSessionFilter      *self);
const char           *kb_session_filter_get_search  (KbSessionFilter      *self);
void                  kb_session_filter_set_search  (KbSessionFilter      *self,
                                                     const char           *search);
gboolean              kb_session_filter_get_trashed (KbSessionFilter      *self);
void                  kb_session_filter_set_trashed (KbSessionFilter      *self,
                                                     gboolean              trashed);
const KbSessionTerms *kb_session_filter_get_terms   (KbSessionFilter      *self);
void                  kb_session_filter_set_terms   (KbSessionFilter      *self,
                                                     const KbSessionTerms *terms);
void                  kb_session_filter_clear       (KbSessionFilter      *self);
gboolean              kb_session_filter_is_active   (KbSessionFilter      *self);
gboolean              kb_session_filter_matches     (KbSessionFilter      *self,
                                                     KbRecord             *session);

G_END_DECLS
