/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "kb-call-sheet.h"

G_BEGIN_DECLS

/**
 * KbCallPrint:
 *
 * A call sheet on paper: laid out for pages of one size, drawn page by page, to a file or by a printer.
 */
typedef struct _KbCallPrint KbCallPrint;

KbCallPrint *kb_call_print_new         (const KbCallSheet *sheet,
                                        const char        *language,
                                        double             width,
                                        double             height);
void         kb_call_print_free        (KbCallPrint       *self);
guint        kb_call_print_get_n_pages (KbCallPrint       *self);
void         kb_call_print_draw        (KbCallPrint       *self,
                                        cairo_t           *cr,
                                        guint              page);
GBytes      *kb_call_print_write_pdf   (const KbCallSheet *sheet,
                                        const char        *title,
                                        const char        *language,
                                        GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCallPrint, kb_call_print_free)

G_END_DECLS
