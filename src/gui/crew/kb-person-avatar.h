/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record.h"

G_BEGIN_DECLS

void kb_person_avatar_show (AdwAvatar *avatar,
                            KbRecord  *person);

G_END_DECLS
