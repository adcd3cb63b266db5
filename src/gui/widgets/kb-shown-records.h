/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

#define KB_TYPE_SHOWN_RECORDS (kb_shown_records_get_type ())

G_DECLARE_DERIVABLE_TYPE (KbShownRecords, kb_shown_records, KB, SHOWN_RECORDS, GObject)

struct _KbShownRecordsClass
{
  GObjectClass parent_class;
};

void  kb_shown_records_take (KbShownRecords *self,
                             GPtrArray      *rows);
guint kb_shown_records_find (KbShownRecords *self,
                             gint64          id);

G_END_DECLS
