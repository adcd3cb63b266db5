/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-entity"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-audience.h"
#include "kb-checklist.h"
#include "kb-cost.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-entity.h"
#include "kb-finding.h"
#include "kb-host-profile.h"
#include "kb-incident.h"
#include "kb-lineup.h"
#include "kb-phrase.h"
#include "kb-product.h"
#include "kb-results.h"
#include "kb-rule.h"
#include "kb-run-log.h"
#include "kb-session.h"
#include "kb-warmup.h"

#define ROW(NAME, stem, type, words, whose, owner)                                                 \
  [KB_ENTITY_##NAME] = { .kind = KB_ENTITY_##NAME, .name = #stem, .type_name = type,               \
                         .label = words, .scope = KB_SCOPE_##whose, .parent = KB_ENTITY_##owner,   \
                         .fields = kb_##stem##_fields, .n_fields = KB_##NAME##_N_FIELDS }

static const KbEntity entities[] = {
  ROW (SUPPLIER, supplier, "KbSupplier", N_ ("Supplier"), LIBRARY, NONE),
  ROW (PRODUCT, product, "KbProduct", N_ ("Product"), LIBRARY, NONE),
  ROW (PRODUCT_SPEC, product_spec, "KbProductSpec", N_ ("Specification"), LIBRARY, PRODUCT),
  ROW (PRODUCT_PROOF, product_proof, "KbProductProof", N_ ("Proof"), LIBRARY, PRODUCT),
  ROW (PRODUCT_FAQ, product_faq, "KbProductFaq", N_ ("FAQ entry"), LIBRARY, PRODUCT),
  ROW (PRODUCT_IMAGE, product_image, "KbProductImage", N_ ("Product image"), LIBRARY, PRODUCT),
  ROW (DELIVERY, delivery, "KbDelivery", N_ ("Delivery"), LIBRARY, PRODUCT),
  ROW (ROLE, role, "KbRole", N_ ("Role"), LIBRARY, NONE),
  ROW (PERSON, person, "KbPerson", N_ ("Person"), LIBRARY, NONE),
  ROW (PERSON_ROLE, person_role, "KbPersonRole", N_ ("Qualification"), LIBRARY, PERSON),
  ROW (AVAILABILITY, availability, "KbAvailability", N_ ("Availability"), LIBRARY, PERSON),
  ROW (HOST_PROFILE, host_profile, "KbHostProfile", N_ ("Host profile"), LIBRARY, NONE),
  ROW (TAG, tag, "KbTag", N_ ("Tag"), LIBRARY, NONE),
  ROW (COMMUNITY, community, "KbCommunity", N_ ("Community"), LIBRARY, NONE),
  ROW (THEME, theme, "KbTheme", N_ ("Theme"), LIBRARY, NONE),
  ROW (PHRASE, phrase, "KbPhrase", N_ ("Phrase"), LIBRARY, NONE),
  ROW (IMPORT_MAPPING, import_mapping, "KbImportMapping", N_ ("Import mapping"), LIBRARY, NONE),
  ROW (CHECKLIST_TEMPLATE, checklist_template, "KbChecklistTemplate", N_ ("Checklist template"), LIBRARY, NONE),
  ROW (CHECKLIST_TEMPLATE_ITEM, checklist_template_item, "KbChecklistTemplateItem", N_ ("Template check"), LIBRARY, CHECKLIST_TEMPLATE),
  ROW (INCIDENT_PLAN, incident_plan, "KbIncidentPlan", N_ ("Incident plan"), LIBRARY, NONE),
  ROW (INCIDENT_STEP, incident_step, "KbIncidentStep", N_ ("Plan step"), LIBRARY, INCIDENT_PLAN),
  ROW (RULE, rule, "KbRule", N_ ("Compliance rule"), LIBRARY, NONE),
  ROW (RULE_TERM, rule_term, "KbRuleTerm", N_ ("Rule term"), LIBRARY, RULE),
  ROW (SESSION, session, "KbSession", N_ ("Session"), SESSION, NONE),
  ROW (GOAL, goal, "KbGoal", N_ ("Goal"), SESSION, SESSION),
  ROW (ATTACHMENT, attachment, "KbAttachment", N_ ("Attachment"), SESSION, SESSION),
  ROW (PAY_GROUP, pay_group, "KbPayGroup", N_ ("Day sum"), SESSION, SESSION),
  ROW (ASSIGNMENT, assignment, "KbAssignment", N_ ("Assignment"), SESSION, SESSION),
  ROW (SHIFT, shift, "KbShift", N_ ("Shift"), SESSION, ASSIGNMENT),
  ROW (BACKUP, backup, "KbBackup", N_ ("Backup"), SESSION, ASSIGNMENT),
  ROW (CALL_SHEET, call_sheet, "KbCallSheetRow", N_ ("Call sheet"), SESSION, SESSION),
  ROW (HANDOVER, handover, "KbHandover", N_ ("Handover"), SESSION, SESSION),
  ROW (LINEUP_ITEM, lineup_item, "KbLineupItem", N_ ("Lineup item"), SESSION, SESSION),
  ROW (LINEUP_SPEC, lineup_spec, "KbLineupSpec", N_ ("Stock by specification"), SESSION, LINEUP_ITEM),
  ROW (COUPON, coupon, "KbCoupon", N_ ("Coupon"), SESSION, SESSION),
  ROW (SEGMENT, segment, "KbSegment", N_ ("Segment"), SESSION, SESSION),
  ROW (CUE, cue, "KbCue", N_ ("Cue"), SESSION, SEGMENT),
  ROW (CUE_DIRECTION, cue_direction, "KbCueDirection", N_ ("Direction"), SESSION, CUE),
  ROW (LINEUP_PRICE, lineup_price, "KbLineupPrice", N_ ("Price in the show"), SESSION, LINEUP_ITEM),
  ROW (GIVEAWAY, giveaway, "KbGiveaway", N_ ("Giveaway"), SESSION, SESSION),
  ROW (CHECKLIST_ITEM, checklist_item, "KbChecklistItem", N_ ("Check"), SESSION, SESSION),
  ROW (WAIVER, waiver, "KbWaiver", N_ ("Waiver"), SESSION, SESSION),
  ROW (WARMUP_ACTION, warmup_action, "KbWarmupAction", N_ ("Warm-up action"), SESSION, SESSION),
  ROW (REQUEST, request, "KbRequest", N_ ("Request"), SESSION, SESSION),
  ROW (IDEA, idea, "KbIdea", N_ ("Idea"), SESSION, SESSION),
  ROW (RUN, run, "KbRunRow", N_ ("Run"), SESSION, SESSION),
  ROW (RUN_EVENT, run_event, "KbRunEvent", N_ ("Run event"), SESSION, RUN),
  ROW (INCIDENT, incident, "KbIncident", N_ ("Incident"), SESSION, SESSION),
  ROW (MINUTE_METRIC, minute_metric, "KbMinuteMetric", N_ ("Minute"), SESSION, SESSION),
  ROW (SALES_LINE, sales_line, "KbSalesLine", N_ ("Sales line"), SESSION, SESSION),
  ROW (TRAFFIC_SOURCE, traffic_source, "KbTrafficSource", N_ ("Traffic source"), SESSION, SESSION),
  ROW (DWELL_BUCKET, dwell_bucket, "KbDwellBucket", N_ ("Dwell bucket"), SESSION, SESSION),
  ROW (FUNNEL_STEP, funnel_step, "KbFunnelStep", N_ ("Funnel step"), SESSION, SESSION),
  ROW (PROFILE_SHARE, profile_share, "KbProfileShare", N_ ("Profile share"), SESSION, SESSION),
  ROW (KEY_FIGURE, key_figure, "KbKeyFigure", N_ ("Figure"), SESSION, SESSION),
  ROW (COST_ITEM, cost_item, "KbCostItem", N_ ("Cost"), SESSION, SESSION),
  ROW (INCOME_ITEM, income_item, "KbIncomeItem", N_ ("Income"), SESSION, SESSION),
  ROW (INDICATOR, indicator, "KbIndicator", N_ ("Indicator"), SESSION, SESSION),
  ROW (THRESHOLD, threshold, "KbThreshold", N_ ("Threshold"), SESSION, SESSION),
  ROW (FINDING, finding, "KbFinding", N_ ("Finding"), SESSION, SESSION),
  ROW (NEED, need, "KbNeed", N_ ("Need"), SESSION, SESSION),
  ROW (TICKET, ticket, "KbTicket", N_ ("Ticket"), SESSION, SESSION),
  ROW (CAMPAIGN, campaign, "KbCampaign", N_ ("Campaign"), SESSION, SESSION),
  ROW (COMPLIANCE_LINE, compliance_line, "KbComplianceLine", N_ ("Compliance sample"), SESSION, SESSION),
};
G_STATIC_ASSERT (G_N_ELEMENTS (entities) == KB_N_ENTITIES);

/**
 * kb_entity_get:
 *
 * Returns: (nullable): the description of that kind of row, constant for ever.
 */
const KbEntity *
kb_entity_get (KbEntityKind kind)
{
  return kind >= 0 && kind < KB_N_ENTITIES ? &entities[kind] : NULL;
}

/**
 * kb_entity_find:
 * @name: (nullable): a table's or XML element's name
 *
 * Returns: its kind, or %KB_ENTITY_NONE.
 */
KbEntityKind
kb_entity_find (const char *name)
{
  for (int i = 0; name != NULL && i < KB_N_ENTITIES; i++)
    if (strcmp (entities[i].name, name) == 0)
      return i;

  return KB_ENTITY_NONE;
}

/**
 * kb_entity_find_field:
 *
 * Returns: the index of the field of that name, or -1.
 */
int
kb_entity_find_field (const KbEntity *self,
                      const char     *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].name, name) == 0)
      return i;

  return -1;
}

/**
 * kb_entity_find_flag:
 *
 * Returns: the index of the first field with @flag, or -1.
 */
int
kb_entity_find_flag (const KbEntity *self,
                     KbFieldFlags    flag)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].flags & flag)
      return i;

  return -1;
}

/**
 * kb_entity_find_session:
 *
 * Returns: the index of the `session_id` field, or -1 (the session itself and shared rows).
 */
int
kb_entity_find_session (const KbEntity *self)
{
  return self->scope == KB_SCOPE_SESSION ? kb_entity_find_field (self, "session_id") : -1;
}
