/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/xmlreader.h>

#include "kb-entity.h"

G_BEGIN_DECLS

/**
 * KbKaiboNames:
 *
 * The names of all rows and fields as one reader keeps them: libxml2 holds every name once per
 * reader, so that they are compared by address.
 */
typedef struct
{
  const xmlChar  *entities[KB_N_ENTITIES];
  const xmlChar **fields[KB_N_ENTITIES];     /* owned */
} KbKaiboNames;

void         kb_kaibo_names_init        (KbKaiboNames     *self,
                                         xmlTextReaderPtr  reader);
void         kb_kaibo_names_clear       (KbKaiboNames     *self);
KbEntityKind kb_kaibo_names_find_kind   (KbKaiboNames     *self,
                                         const xmlChar    *name);
int          kb_kaibo_names_find_field  (KbKaiboNames     *self,
                                         KbEntityKind      kind,
                                         const xmlChar    *name);

G_END_DECLS
