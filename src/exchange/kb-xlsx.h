/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KbXlsxSheet:
 * @name: what it is called
 * @rows: (element-type GStrv): its rows from the first one on, those that are empty too
 *
 * One sheet of a spreadsheet.
 */
typedef struct
{
  char      *name;
  GPtrArray *rows;
} KbXlsxSheet;

gboolean   kb_xlsx_is   (GBytes        *bytes);
GPtrArray *kb_xlsx_read (GBytes        *bytes,
                         const char    *name,
                         GCancellable  *cancellable,
                         GError       **error);

G_END_DECLS
