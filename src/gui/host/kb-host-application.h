/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_HOST_APPLICATION (kb_host_application_get_type ())

G_DECLARE_FINAL_TYPE (KbHostApplication, kb_host_application, KB, HOST_APPLICATION, GtkApplication)

gboolean kb_host_application_handles (int    argc,
                                      char **argv);
int      kb_host_application_run     (int    argc,
                                      char **argv);

G_END_DECLS
