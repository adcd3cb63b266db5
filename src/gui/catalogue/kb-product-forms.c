/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-forms"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-catalogue-codec.h"
#include "kb-product-forms.h"
#include "kb-product.h"

/* Which fields of a product and of a supplier stand where. To show a field, a line here. */

#define TYPED(FIELD, title, edit, codec, flags) { KB_##FIELD, title, edit, &kb_##codec, flags }
#define CHOSEN(FIELD, title, edit) { KB_##FIELD, title, edit, NULL, 0 }

static const KbFormField identity[] = {
  TYPED (PRODUCT_NAME, N_ ("Name"), N_ ("Change name of product"), field_codec_required_text, KB_FORM_WIDE),
  TYPED (PRODUCT_SAY_AS, N_ ("Spoken short name"), N_ ("Change spoken name"), field_codec_text, 0),
  TYPED (PRODUCT_SPEC, N_ ("One unit is"), N_ ("Change unit of product"), field_codec_text, 0),
  TYPED (PRODUCT_SKU, N_ ("SKU"), N_ ("Change SKU"), catalogue_codec_article, 0),
  TYPED (PRODUCT_EXT_ID, N_ ("Platform id"), N_ ("Change platform id"), catalogue_codec_platform_id, 0),
  TYPED (PRODUCT_CATEGORY, N_ ("Category"), N_ ("Change category"), field_codec_text, 0),
  TYPED (PRODUCT_BRAND, N_ ("Brand"), N_ ("Change brand"), field_codec_text, 0),
};

static const KbFormField price[] = {
  CHOSEN (PRODUCT_OWNERSHIP, N_ ("Ownership"), N_ ("Change ownership")),
  TYPED (PRODUCT_CURRENCY, N_ ("Currency"), N_ ("Change currency"), catalogue_codec_currency, 0),
  TYPED (PRODUCT_LIST_PRICE_MINOR, N_ ("List price"), N_ ("Change list price"), catalogue_codec_price, 0),
  TYPED (PRODUCT_OFFER_PRICE_MINOR, N_ ("Usual live price"), N_ ("Change usual live price"), catalogue_codec_price, 0),
  TYPED (PRODUCT_LIST_BASIS, N_ ("What proves the list price"), N_ ("Change basis of list price"), field_codec_text, 0),
  TYPED (PRODUCT_LIST_DATE_US, N_ ("Seen on"), N_ ("Change date of list price"), catalogue_codec_day, 0),
  TYPED (PRODUCT_COST_MINOR, N_ ("Unit cost"), N_ ("Change unit cost"), catalogue_codec_price, 0),
  TYPED (PRODUCT_COMMISSION_BP, N_ ("Commission"), N_ ("Change commission"), catalogue_codec_percent, 0),
  TYPED (PRODUCT_SLOT_FEE_MINOR, N_ ("Slot fee"), N_ ("Change slot fee"), catalogue_codec_price, 0),
};

static const KbFormField supply[] = {
  CHOSEN (PRODUCT_SUPPLIER_ID, N_ ("Supplier"), N_ ("Change supplier")),
  CHOSEN (PRODUCT_BACKUP_ID, N_ ("Backup product"), N_ ("Change backup product")),
  TYPED (PRODUCT_STOCK, N_ ("Stock"), N_ ("Change stock"), catalogue_codec_count, 0),
  TYPED (PRODUCT_SHIP_H, N_ ("Ships within (hours)"), N_ ("Change shipping promise"), catalogue_codec_hours, 0),
  CHOSEN (PRODUCT_SAMPLE, N_ ("Sample"), N_ ("Change sample status")),
  CHOSEN (PRODUCT_RETURNS_7D, N_ ("7-day return without a reason"), N_ ("Change returns")),
};

static const KbFormField telling[] = {
  TYPED (PRODUCT_POINTS, N_ ("Selling points, one a line"), N_ ("Change selling points"), field_codec_text,
         KB_FORM_LONG),
  TYPED (PRODUCT_SCENES, N_ ("Where it is used"), N_ ("Change scenes of use"), field_codec_text, KB_FORM_LONG),
  TYPED (PRODUCT_BRAND_STORY, N_ ("What makes the brand trusted"), N_ ("Change brand story"), field_codec_text,
         KB_FORM_LONG),
  TYPED (PRODUCT_PAIRING, N_ ("What goes with it"), N_ ("Change pairing"), field_codec_text, KB_FORM_LONG),
  TYPED (PRODUCT_NOTE, N_ ("Notes"), N_ ("Change notes of product"), field_codec_text, KB_FORM_LONG),
};

static const KbFormField selection[] = {
  CHOSEN (PRODUCT_POOL, N_ ("In the selection"), N_ ("Change selection")),
  TYPED (PRODUCT_VETO, N_ ("Vetoed because"), N_ ("Change veto"), field_codec_text, 0),
  TYPED (PRODUCT_SOLD_7D, N_ ("Sold in 7 days"), N_ ("Change units sold"), catalogue_codec_count, 0),
  TYPED (PRODUCT_RETURN_BP, N_ ("Return rate"), N_ ("Change return rate"), catalogue_codec_percent, 0),
  TYPED (PRODUCT_RIVAL_PRICE_MINOR, N_ ("Rivals’ price"), N_ ("Change rivals’ price"), catalogue_codec_price, 0),
  TYPED (PRODUCT_RIVAL_SOLD, N_ ("Rivals sell in a month"), N_ ("Change rivals’ sales"), catalogue_codec_count, 0),
  TYPED (PRODUCT_AUDIENCE_FIT, N_ ("Audience fit (1–5)"), N_ ("Change audience fit"), catalogue_codec_score, 0),
  TYPED (PRODUCT_MARKET_FIT, N_ ("Campaign fit (1–5)"), N_ ("Change campaign fit"), catalogue_codec_score, 0),
  TYPED (PRODUCT_IMAGE_SCORE, N_ ("Main picture (1–5)"), N_ ("Change picture score"), catalogue_codec_score, 0),
  TYPED (PRODUCT_SERVICE_BP, N_ ("After-sales score"), N_ ("Change after-sales score"), catalogue_codec_percent, 0),
  TYPED (PRODUCT_TIMES_ON_AIR, N_ ("Times on air"), N_ ("Change times on air"), catalogue_codec_count, 0),
  TYPED (PRODUCT_VIOLATIONS, N_ ("Violations on record"), N_ ("Change violations"), field_codec_text, 0),
  TYPED (PRODUCT_CREATOR_HISTORY, N_ ("Creators who sold it"), N_ ("Change creators"), field_codec_text, KB_FORM_LONG),
};

static const KbFormField spec[] = {
  TYPED (PRODUCT_SPEC_NAME, N_ ("Specification"), N_ ("Change specification"), field_codec_text, 0),
  TYPED (PRODUCT_SPEC_SKU, N_ ("SKU"), N_ ("Change SKU of specification"), catalogue_codec_article, 0),
  TYPED (PRODUCT_SPEC_EXT_ID, N_ ("Platform id"), N_ ("Change platform id of specification"),
         catalogue_codec_platform_id, 0),
  TYPED (PRODUCT_SPEC_STOCK, N_ ("Stock"), N_ ("Change stock of specification"), catalogue_codec_count, 0),
};

static const KbFormField proof[] = {
  CHOSEN (PRODUCT_PROOF_KIND, N_ ("Kind of proof"), N_ ("Change kind of proof")),
  TYPED (PRODUCT_PROOF_NUMBER, N_ ("Number"), N_ ("Change number of proof"), catalogue_codec_article, 0),
  TYPED (PRODUCT_PROOF_EXPIRES_US, N_ ("Valid until"), N_ ("Change last day of proof"), catalogue_codec_day, 0),
  TYPED (PRODUCT_PROOF_TITLE, N_ ("What it says"), N_ ("Change proof"), field_codec_text, 0),
  TYPED (PRODUCT_PROOF_NOTE, N_ ("Notes"), N_ ("Change notes of proof"), field_codec_text, 0),
  TYPED (PRODUCT_PROOF_ISSUED_US, N_ ("Issued on"), N_ ("Change issue of proof"), catalogue_codec_day, 0),
};

static const KbFormField faq[] = {
  TYPED (PRODUCT_FAQ_QUESTION, N_ ("Question"), N_ ("Change question"), field_codec_text, KB_FORM_WIDE),
  TYPED (PRODUCT_FAQ_ANSWER, N_ ("Answer"), N_ ("Change answer"), field_codec_text, KB_FORM_LONG),
  TYPED (PRODUCT_FAQ_VERSION, N_ ("Version"), N_ ("Change version of answer"), field_codec_text, 0),
  TYPED (PRODUCT_FAQ_TRAINED_BY, N_ ("Taught by, when"), N_ ("Change training"), field_codec_text, 0),
};

static const KbFormField supplier[] = {
  TYPED (SUPPLIER_NAME, N_ ("Name"), N_ ("Change name of supplier"), field_codec_required_text, KB_FORM_WIDE),
  TYPED (SUPPLIER_CONTACT, N_ ("Contact"), N_ ("Change contact"), field_codec_text, KB_FORM_WIDE),
  TYPED (SUPPLIER_PHONE, N_ ("Telephone or messenger"), N_ ("Change telephone"), field_codec_text, 0),
  TYPED (SUPPLIER_EMAIL, N_ ("E-mail"), N_ ("Change e-mail"), field_codec_text, 0),
  TYPED (SUPPLIER_LEAD_DAYS, N_ ("Delivers within (days)"), N_ ("Change delivery time"), catalogue_codec_count, 0),
  TYPED (SUPPLIER_PRICE_GUARD_UNTIL_US, N_ ("Prices protected until"), N_ ("Change end of price protection"),
         catalogue_codec_day, 0),
  TYPED (SUPPLIER_PRICE_GUARD, N_ ("Price protection"), N_ ("Change price protection"), field_codec_text, KB_FORM_LONG),
  TYPED (SUPPLIER_TERMS, N_ ("Terms"), N_ ("Change terms"), field_codec_text, KB_FORM_LONG),
  TYPED (SUPPLIER_NOTE, N_ ("Notes"), N_ ("Change notes of supplier"), field_codec_text, KB_FORM_LONG),
};

#define FORM(title, fields) { title, fields, G_N_ELEMENTS (fields) }

static const struct
{
  const char        *title;
  const KbFormField *fields;
  guint              n_fields;
} forms[] = {
  [KB_PRODUCT_FORM_IDENTITY] = FORM (N_ ("Product"), identity),
  [KB_PRODUCT_FORM_PRICE] = FORM (N_ ("Prices"), price),
  [KB_PRODUCT_FORM_SUPPLY] = FORM (N_ ("Supply"), supply),
  [KB_PRODUCT_FORM_TELLING] = FORM (N_ ("What Is Said of It"), telling),
  [KB_PRODUCT_FORM_SELECTION] = FORM (N_ ("Selection Figures"), selection),
};

static const KbChildListInfo child_lists[] = {
  [KB_PRODUCT_CHILD_SPECS] = { KB_ENTITY_PRODUCT_SPEC, N_ ("Specifications"), N_ ("Add Specification"),
                               N_ ("Remove Specification"), spec, G_N_ELEMENTS (spec), 4 },
  [KB_PRODUCT_CHILD_PROOFS] = { KB_ENTITY_PRODUCT_PROOF, N_ ("Proof"), N_ ("Add Proof"), N_ ("Remove Proof"), proof,
                                G_N_ELEMENTS (proof), 3 },
  [KB_PRODUCT_CHILD_FAQ] = { KB_ENTITY_PRODUCT_FAQ, N_ ("Questions and Answers"), N_ ("Add Question"),
                             N_ ("Remove Question"), faq, G_N_ELEMENTS (faq), 2 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (forms) == KB_N_PRODUCT_FORMS);
G_STATIC_ASSERT (G_N_ELEMENTS (child_lists) == KB_N_PRODUCT_CHILDREN);

/**
 * kb_product_forms_create:
 *
 * Returns: (transfer none): a #KbFieldForm of products.
 */
GtkWidget *
kb_product_forms_create (KbProductForm form)
{
  g_return_val_if_fail (form < KB_N_PRODUCT_FORMS, NULL);

  return kb_field_form_new (KB_ENTITY_PRODUCT, forms[form].fields, forms[form].n_fields, 2);
}

const char *
kb_product_forms_get_title (KbProductForm form)
{
  g_return_val_if_fail (form < KB_N_PRODUCT_FORMS, NULL);

  return _(forms[form].title);
}

const KbChildListInfo *
kb_product_forms_get_child (KbProductChild child)
{
  g_return_val_if_fail (child < KB_N_PRODUCT_CHILDREN, NULL);

  return &child_lists[child];
}

/**
 * kb_supplier_form_create:
 *
 * Returns: (transfer none): a #KbFieldForm of suppliers.
 */
GtkWidget *
kb_supplier_form_create (void)
{
  return kb_field_form_new (KB_ENTITY_SUPPLIER, supplier, G_N_ELEMENTS (supplier), 2);
}
