/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

typedef struct _KbXmlInput KbXmlInput;

KbXmlInput       *kb_xml_input_new        (GInputStream  *stream,
                                           const char    *name,
                                           guint64        max_bytes,
                                           GCancellable  *cancellable);
void              kb_xml_input_free       (KbXmlInput    *self);
xmlTextReaderPtr  kb_xml_input_get_reader (KbXmlInput    *self);
const char       *kb_xml_input_get_name   (KbXmlInput    *self);
int               kb_xml_input_get_line   (KbXmlInput    *self);
int               kb_xml_input_read       (KbXmlInput    *self,
                                           GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbXmlInput, kb_xml_input_free)

G_END_DECLS
