/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-call-sheet.h"
#include "kb-edit.h"

G_BEGIN_DECLS

typedef enum
{
  KB_CALL_SHEET_NONE,
  KB_CALL_SHEET_PDF,
  KB_CALL_SHEET_ICS,
  KB_CALL_SHEET_TXT,
} KbCallSheetFormat;

KbCallSheetFormat  kb_call_sheet_find_format (const char         *path);
GBytes            *kb_call_sheet_write       (const KbCrew       *crew,
                                              KbRecord           *person,
                                              KbCallSheetFormat   format,
                                              gint64              now_us,
                                              GError            **error);
KbEdit            *kb_call_sheet_record_sent (const KbCrew       *crew,
                                              KbRecord           *person,
                                              gint64              now_us,
                                              const char         *label);

G_END_DECLS
