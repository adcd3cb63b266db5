/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

GPtrArray *random_records        (GRand     *rand,
                                  guint      per_kind,
                                  gboolean   printable);
GPtrArray *shuffled_records      (GRand     *rand,
                                  GPtrArray *records);
void       assert_records_equal  (GPtrArray *records,
                                  GPtrArray *others);
