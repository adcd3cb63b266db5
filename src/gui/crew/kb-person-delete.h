/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-place.h"

G_BEGIN_DECLS

void kb_person_delete_ask (KbPlace  *place,
                           KbRecord *person);

G_END_DECLS
