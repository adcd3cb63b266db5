/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lab-sanitizer"

#include "config.h"

#include <sanitizer/lsan_interface.h>

/*
 * Linked into every program of a sanitized build. GLib's constructor makes a table of quarks of 16 kB, and loses it
 * when it makes a greater one. A suppression by name would need a whole stack, which the sanitizer's quick way of
 * walking it does not always find there; so what is made before the program's own constructors is not looked at.
 */
static void
disable_cb (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*const before_libraries) (void) = disable_cb;

__attribute__ ((constructor)) static void
enable_cb (void)
{
  __lsan_enable ();
}
