/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product"

#include "config.h"

#include "kb-product.h"

/* Who delivers goods, or whose goods are sold in partnership. */
const KbField kb_supplier_fields[] = {
  [KB_SUPPLIER_NAME] = { "name", KB_FIELD_TEXT, .comment = "name, \"晴川\"" },
  [KB_SUPPLIER_CONTACT] = { "contact", KB_FIELD_TEXT, .comment = "who to ask, and how" },
  [KB_SUPPLIER_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "terms, delivery, price protection" },
  [KB_SUPPLIER_PHONE] = { "phone", KB_FIELD_TEXT, .comment = "telephone or messenger of the contact" },
  [KB_SUPPLIER_EMAIL] = { "email", KB_FIELD_TEXT, .comment = "e-mail address of the contact" },
  [KB_SUPPLIER_TERMS] = { "terms", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "payment, returns, who bears what" },
  [KB_SUPPLIER_PRICE_GUARD] = { "price_guard", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "price protection agreed" },
  [KB_SUPPLIER_PRICE_GUARD_UNTIL_US] = { "price_guard_until_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "its last day, microseconds since 1970 UTC" },
  [KB_SUPPLIER_LEAD_DAYS] = { "lead_days", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "days from an order until the goods are here" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_supplier_fields) == KB_SUPPLIER_N_FIELDS);

/* A product of the selection pool; what a session offers it for is in lineup_item. */
const KbField kb_product_fields[] = {
  [KB_PRODUCT_SKU] = { "sku", KB_FIELD_TEXT, .comment = "own article number; text, never a number" },
  [KB_PRODUCT_EXT_ID] = { "ext_id", KB_FIELD_TEXT, KB_FIELD_NULLABLE,
      .comment = "the platform's product id; text, up to 19 digits" },
  [KB_PRODUCT_NAME] = { "name", KB_FIELD_TEXT, .comment = "full name" },
  [KB_PRODUCT_SAY_AS] = { "say_as", KB_FIELD_TEXT, .comment = "spoken short name, \"\" = the name" },
  [KB_PRODUCT_BRAND] = { "brand", KB_FIELD_TEXT, .comment = "brand" },
  [KB_PRODUCT_CATEGORY] = { "category", KB_FIELD_TEXT, .comment = "category, \"护肤-面膜\"" },
  [KB_PRODUCT_SPEC] = { "spec", KB_FIELD_TEXT, .comment = "what one unit is, \"30ml/瓶\"" },
  [KB_PRODUCT_SUPPLIER_ID] = { "supplier_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_SUPPLIER, .comment = "who delivers it" },
  [KB_PRODUCT_OWNERSHIP] = { "ownership", KB_FIELD_ENUM, .values = &kb_ownership_enum, .preset = "own",
      .comment = "whose goods they are: decides the cost model" },
  [KB_PRODUCT_CURRENCY] = { "currency", KB_FIELD_TEXT, KB_FIELD_CODED | KB_FIELD_CURRENCY, .preset = "CNY",
      .comment = "ISO 4217 code of the amounts of this row" },
  [KB_PRODUCT_LIST_PRICE_MINOR] = { "list_price_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "usual price, minor units" },
  [KB_PRODUCT_LIST_BASIS] = { "list_basis", KB_FIELD_TEXT,
      .comment = "what proves the usual price, and its date" },
  [KB_PRODUCT_COST_MINOR] = { "cost_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "unit cost of own goods, minor units" },
  [KB_PRODUCT_COMMISSION_BP] = { "commission_bp", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "commission on affiliate goods, basis points of net sales" },
  [KB_PRODUCT_STOCK] = { "stock", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "units available" },
  [KB_PRODUCT_SOLD_7D] = { "sold_7d", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "units sold in the last seven days" },
  [KB_PRODUCT_RETURN_BP] = { "return_bp", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "return rate, basis points of units" },
  [KB_PRODUCT_RIVAL_PRICE_MINOR] = { "rival_price_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "average price in rivals' rooms, minor units" },
  [KB_PRODUCT_AUDIENCE_FIT] = { "audience_fit", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "fit with the audience, 1 to 5" },
  [KB_PRODUCT_SERVICE_BP] = { "service_bp", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "after-sales score, basis points of the best" },
  [KB_PRODUCT_TIMES_ON_AIR] = { "times_on_air", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "how often it was on air" },
  [KB_PRODUCT_VIOLATIONS] = { "violations", KB_FIELD_TEXT, .comment = "violations on record" },
  [KB_PRODUCT_VETO] = { "veto", KB_FIELD_TEXT, .comment = "why it must not be chosen, \"\" = nothing" },
  [KB_PRODUCT_SHIP_H] = { "ship_h", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "promised time to ship, hours" },
  [KB_PRODUCT_RETURNS_7D] = { "returns_7d", KB_FIELD_BOOL, .preset = "1",
      .comment = "returnable within seven days without a reason" },
  [KB_PRODUCT_POINTS] = { "points", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "selling points, one a line, at most three are shown" },
  [KB_PRODUCT_SCENES] = { "scenes", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "where it is used" },
  [KB_PRODUCT_BRAND_STORY] = { "brand_story", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what makes the brand trusted" },
  [KB_PRODUCT_PAIRING] = { "pairing", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what goes with it" },
  [KB_PRODUCT_BACKUP_ID] = { "backup_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PRODUCT,
      .comment = "what replaces it in an emergency" },
  [KB_PRODUCT_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
  [KB_PRODUCT_OFFER_PRICE_MINOR] = { "offer_price_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "price asked on air unless a session says otherwise, minor units" },
  [KB_PRODUCT_LIST_DATE_US] = { "list_date_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when the usual price was seen, microseconds since 1970 UTC" },
  [KB_PRODUCT_SLOT_FEE_MINOR] = { "slot_fee_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "fixed fee that a brand pays, minor units" },
  [KB_PRODUCT_SAMPLE] = { "sample", KB_FIELD_ENUM, .values = &kb_sample_status_enum, .preset = "unknown",
      .comment = "where the sample is" },
  [KB_PRODUCT_POOL] = { "pool", KB_FIELD_ENUM, .values = &kb_pool_state_enum, .preset = "none",
      .comment = "how far its selection is" },
  [KB_PRODUCT_IMAGE_SCORE] = { "image_score", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "quality of the main picture, 1 to 5" },
  [KB_PRODUCT_MARKET_FIT] = { "market_fit", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "fit with the campaign, 1 to 5" },
  [KB_PRODUCT_RIVAL_SOLD] = { "rival_sold", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "units that rivals sell in a month" },
  [KB_PRODUCT_CREATOR_HISTORY] = { "creator_history", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "which creators sold it, and how" },
  [KB_PRODUCT_RETIRED_US] = { "retired_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "not offered since, microseconds since 1970 UTC" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_product_fields) == KB_PRODUCT_N_FIELDS);

/* One variant of a product; stock is per specification. */
const KbField kb_product_spec_fields[] = {
  [KB_PRODUCT_SPEC_PRODUCT_ID] = { "product_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_PRODUCT, .comment = "the product" },
  [KB_PRODUCT_SPEC_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order in the product, steps of KB_POSITION_STEP" },
  [KB_PRODUCT_SPEC_NAME] = { "name", KB_FIELD_TEXT, .comment = "\"A 规格\", \"blue, 40\"" },
  [KB_PRODUCT_SPEC_SKU] = { "sku", KB_FIELD_TEXT, .comment = "own article number of the variant" },
  [KB_PRODUCT_SPEC_EXT_ID] = { "ext_id", KB_FIELD_TEXT, KB_FIELD_NULLABLE,
      .comment = "the platform's id of the variant" },
  [KB_PRODUCT_SPEC_STOCK] = { "stock", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "units available" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_product_spec_fields) == KB_PRODUCT_SPEC_N_FIELDS);

/* A document that proves a claim about a product. */
const KbField kb_product_proof_fields[] = {
  [KB_PRODUCT_PROOF_PRODUCT_ID] = { "product_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_PRODUCT, .comment = "the product" },
  [KB_PRODUCT_PROOF_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_PRODUCT_PROOF_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_proof_kind_enum, .preset = "other",
      .comment = "what kind of document" },
  [KB_PRODUCT_PROOF_NUMBER] = { "number", KB_FIELD_TEXT, .comment = "its number" },
  [KB_PRODUCT_PROOF_TITLE] = { "title", KB_FIELD_TEXT, .comment = "what it says" },
  [KB_PRODUCT_PROOF_ISSUED_US] = { "issued_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "date of issue, microseconds since 1970 UTC" },
  [KB_PRODUCT_PROOF_EXPIRES_US] = { "expires_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "last day, microseconds since 1970 UTC" },
  [KB_PRODUCT_PROOF_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_product_proof_fields) == KB_PRODUCT_PROOF_N_FIELDS);

/* A question about a product and its answer. */
const KbField kb_product_faq_fields[] = {
  [KB_PRODUCT_FAQ_PRODUCT_ID] = { "product_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_PRODUCT, .comment = "the product" },
  [KB_PRODUCT_FAQ_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_PRODUCT_FAQ_QUESTION] = { "question", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "the question" },
  [KB_PRODUCT_FAQ_ANSWER] = { "answer", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "the answer" },
  [KB_PRODUCT_FAQ_VERSION] = { "version", KB_FIELD_TEXT, .comment = "version of the answer" },
  [KB_PRODUCT_FAQ_TRAINED_BY] = { "trained_by", KB_FIELD_TEXT,
      .comment = "who taught it to customer service, and when" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_product_faq_fields) == KB_PRODUCT_FAQ_N_FIELDS);

/* A picture of a product. */
const KbField kb_product_image_fields[] = {
  [KB_PRODUCT_IMAGE_PRODUCT_ID] = { "product_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_PRODUCT, .comment = "the product" },
  [KB_PRODUCT_IMAGE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_PRODUCT_IMAGE_NAME] = { "name", KB_FIELD_TEXT, .comment = "file name" },
  [KB_PRODUCT_IMAGE_MIME] = { "mime", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "image/png", .comment = "media type" },
  [KB_PRODUCT_IMAGE_DATA] = { "data", KB_FIELD_BLOB, KB_FIELD_APART, .comment = "the picture" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_product_image_fields) == KB_PRODUCT_IMAGE_N_FIELDS);

/* Goods that a supplier sends: expected, then received. */
const KbField kb_delivery_fields[] = {
  [KB_DELIVERY_PRODUCT_ID] = { "product_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_PRODUCT, .comment = "the product" },
  [KB_DELIVERY_SPEC_ID] = { "spec_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PRODUCT_SPEC,
      .comment = "the specification, NULL = the product as a whole" },
  [KB_DELIVERY_SUPPLIER_ID] = { "supplier_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_SUPPLIER,
      .comment = "who sends it" },
  [KB_DELIVERY_LOT] = { "lot", KB_FIELD_TEXT, .comment = "lot or order number" },
  [KB_DELIVERY_EXPECTED] = { "expected", KB_FIELD_INT, .comment = "units expected" },
  [KB_DELIVERY_EXPECTED_US] = { "expected_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when, microseconds since 1970 UTC" },
  [KB_DELIVERY_RECEIVED] = { "received", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "units that came, part of the stock since; NULL = not here yet" },
  [KB_DELIVERY_RECEIVED_US] = { "received_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when they came, microseconds since 1970 UTC" },
  [KB_DELIVERY_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_delivery_fields) == KB_DELIVERY_N_FIELDS);
