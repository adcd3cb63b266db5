/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field.h"

G_BEGIN_DECLS

/**
 * KbEntityKind:
 *
 * Every kind of row that the library knows, in an order in which parents and rows that are
 * referred to come before those that refer to them: loading, importing and exporting in this
 * order never meets a reference that is not there yet, but for those among rows of one kind
 * (a lineup item and its backup).
 */
typedef enum
{
  KB_ENTITY_NONE = -1,
  KB_ENTITY_SUPPLIER,
  KB_ENTITY_PRODUCT,
  KB_ENTITY_PRODUCT_SPEC,
  KB_ENTITY_PRODUCT_PROOF,
  KB_ENTITY_PRODUCT_FAQ,
  KB_ENTITY_PRODUCT_IMAGE,
  KB_ENTITY_DELIVERY,
  KB_ENTITY_ROLE,
  KB_ENTITY_PERSON,
  KB_ENTITY_PERSON_ROLE,
  KB_ENTITY_AVAILABILITY,
  KB_ENTITY_HOST_PROFILE,
  KB_ENTITY_TAG,
  KB_ENTITY_COMMUNITY,
  KB_ENTITY_THEME,
  KB_ENTITY_PHRASE,
  KB_ENTITY_IMPORT_MAPPING,
  KB_ENTITY_CHECKLIST_TEMPLATE,
  KB_ENTITY_CHECKLIST_TEMPLATE_ITEM,
  KB_ENTITY_INCIDENT_PLAN,
  KB_ENTITY_INCIDENT_STEP,
  KB_ENTITY_RULE,
  KB_ENTITY_RULE_TERM,
  KB_ENTITY_SESSION,
  KB_ENTITY_GOAL,
  KB_ENTITY_ATTACHMENT,
  KB_ENTITY_PAY_GROUP,
  KB_ENTITY_ASSIGNMENT,
  KB_ENTITY_SHIFT,
  KB_ENTITY_BACKUP,
  KB_ENTITY_CALL_SHEET,
  KB_ENTITY_HANDOVER,
  KB_ENTITY_LINEUP_ITEM,
  KB_ENTITY_LINEUP_SPEC,
  KB_ENTITY_COUPON,
  KB_ENTITY_SEGMENT,
  KB_ENTITY_CUE,
  KB_ENTITY_CUE_DIRECTION,
  KB_ENTITY_LINEUP_PRICE,
  KB_ENTITY_GIVEAWAY,
  KB_ENTITY_CHECKLIST_ITEM,
  KB_ENTITY_WAIVER,
  KB_ENTITY_WARMUP_ACTION,
  KB_ENTITY_REQUEST,
  KB_ENTITY_IDEA,
  KB_ENTITY_RUN,
  KB_ENTITY_RUN_EVENT,
  KB_ENTITY_INCIDENT,
  KB_ENTITY_MINUTE_METRIC,
  KB_ENTITY_SALES_LINE,
  KB_ENTITY_TRAFFIC_SOURCE,
  KB_ENTITY_DWELL_BUCKET,
  KB_ENTITY_FUNNEL_STEP,
  KB_ENTITY_PROFILE_SHARE,
  KB_ENTITY_KEY_FIGURE,
  KB_ENTITY_COST_ITEM,
  KB_ENTITY_INCOME_ITEM,
  KB_ENTITY_INDICATOR,
  KB_ENTITY_THRESHOLD,
  KB_ENTITY_FINDING,
  KB_ENTITY_NEED,
  KB_ENTITY_TICKET,
  KB_ENTITY_CAMPAIGN,
  KB_ENTITY_COMPLIANCE_LINE,
  KB_N_ENTITIES,
} KbEntityKind;

/**
 * KbEntityScope:
 * @KB_SCOPE_LIBRARY: shared by all sessions (products, people, phrases …)
 * @KB_SCOPE_SESSION: part of one session: it has a `session_id` and goes when the session goes
 */
typedef enum
{
  KB_SCOPE_LIBRARY,
  KB_SCOPE_SESSION,
} KbEntityScope;

/**
 * KbEntity:
 * @kind: its own index
 * @name: the table and the XML element, "lineup_item"
 * @type_name: the GObject type, "KbLineupItem"
 * @label: in words, marked with N_()
 * @scope: whose it is
 * @parent: the kind of row that owns it and in which it nests in XML, or %KB_ENTITY_NONE
 * @fields: its columns after `id`, @n_fields of them
 *
 * One constant field table per type: load, insert, update, XML and CSV all follow it.
 */
struct _KbEntity
{
  KbEntityKind   kind;
  const char    *name;
  const char    *type_name;
  const char    *label;
  KbEntityScope  scope;
  KbEntityKind   parent;
  const KbField *fields;
  guint          n_fields;
};

const KbEntity *kb_entity_get            (KbEntityKind    kind);
KbEntityKind    kb_entity_find           (const char     *name);
int             kb_entity_find_field     (const KbEntity *self,
                                          const char     *name);
int             kb_entity_find_flag      (const KbEntity *self,
                                          KbFieldFlags    flag);
int             kb_entity_find_session   (const KbEntity *self);
GType           kb_entity_get_gtype      (KbEntityKind    kind);

G_END_DECLS
