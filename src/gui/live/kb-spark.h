/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_SPARK (kb_spark_get_type ())

G_DECLARE_FINAL_TYPE (KbSpark, kb_spark, KB, SPARK, GtkWidget)

GtkWidget *kb_spark_new        (void);
void       kb_spark_set_values (KbSpark      *self,
                                const double *values,
                                guint         n_values);

G_END_DECLS
