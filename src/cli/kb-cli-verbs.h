/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cli-call.h"

G_BEGIN_DECLS

/* Each verb parses its own words, does its work and prints; FALSE with an error is what main reports. */
gboolean kb_cli_asrun    (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_backup   (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_callsheet (KbCliCall  *call,
                           int         argc,
                           char      **argv,
                           GError    **error);
gboolean kb_cli_check    (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_crew     (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_export   (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_import   (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_lineup   (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_list     (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_rehearse (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_restore  (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_sample   (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_show     (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);
gboolean kb_cli_verify   (KbCliCall  *call,
                          int         argc,
                          char      **argv,
                          GError    **error);

G_END_DECLS
