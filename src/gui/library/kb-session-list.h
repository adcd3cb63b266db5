/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-session-filter.h"

G_BEGIN_DECLS

/**
 * KbSessionGroup:
 *
 * Where a session stands in time, in the order in which the groups are listed.
 */
typedef enum
{
  KB_SESSION_GROUP_ON_AIR,
  KB_SESSION_GROUP_THIS_WEEK,
  KB_SESSION_GROUP_NEXT_WEEK,
  KB_SESSION_GROUP_LATER,
  KB_SESSION_GROUP_PAST,
  KB_SESSION_GROUP_TRASH,
  KB_N_SESSION_GROUPS,
} KbSessionGroup;

#define KB_TYPE_SESSION_LIST (kb_session_list_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionList, kb_session_list, KB, SESSION_LIST, GObject)

KbSessionList   *kb_session_list_new            (KbRecordSet     *library,
                                                 KbSessionFilter *filter,
                                                 gint64           now_us,
                                                 GTimeZone       *zone);

KbSessionFilter *kb_session_list_get_filter     (KbSessionList   *self);
void             kb_session_list_set_now        (KbSessionList   *self,
                                                 gint64           now_us);
void             kb_session_list_set_state      (KbSessionList   *self,
                                                 int              state);

KbSessionGroup   kb_session_list_get_group      (KbSessionList   *self,
                                                 guint            position);
guint            kb_session_list_get_group_size (KbSessionList   *self,
                                                 KbSessionGroup   group);
gboolean         kb_session_list_is_first       (KbSessionList   *self,
                                                 guint            position);
gboolean         kb_session_list_is_last        (KbSessionList   *self,
                                                 guint            position);
guint            kb_session_list_find           (KbSessionList   *self,
                                                 gint64           session_id);
KbRecord        *kb_session_list_find_nearest   (KbSessionList   *self);
const char      *kb_session_group_get_title     (KbSessionGroup   group);

G_END_DECLS
