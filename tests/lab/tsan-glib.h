/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the thread sanitizer has to know of GLib, which is not built for it: that its mutexes, conditions and reference
 * counts order memory. GMutex and GCond are futexes, which the sanitizer does not see; threads, GRecMutex and GRWLock are
 * those of pthread, which it does. The compiler includes this before every source of Kaibo that is built for it. */

#include <glib.h>
#include <sanitizer/tsan_interface.h>

static inline void
tsan_mutex_lock (GMutex *mutex)
{
  __tsan_mutex_pre_lock (mutex, 0);
  g_mutex_lock (mutex);
  __tsan_mutex_post_lock (mutex, 0, 0);
}

static inline void
tsan_mutex_unlock (GMutex *mutex)
{
  __tsan_mutex_pre_unlock (mutex, 0);
  g_mutex_unlock (mutex);
  __tsan_mutex_post_unlock (mutex, 0);
}

/* The mutex is given up meanwhile. */
static inline void
tsan_cond_wait (GCond  *cond,
                GMutex *mutex)
{
  __tsan_mutex_pre_unlock (mutex, 0);
  __tsan_mutex_post_unlock (mutex, 0);
  g_cond_wait (cond, mutex);
  __tsan_mutex_pre_lock (mutex, 0);
  __tsan_mutex_post_lock (mutex, 0, 0);
}

/* Who drops the last reference sees all that the others did before they dropped theirs. */
static inline gboolean
tsan_atomic_ref_count_dec (gatomicrefcount *count)
{
  gboolean is_last;

  __tsan_release (count);
  is_last = g_atomic_ref_count_dec (count);
  __tsan_acquire (count);

  return is_last;
}

#define g_mutex_lock tsan_mutex_lock
#define g_mutex_unlock tsan_mutex_unlock
#define g_cond_wait tsan_cond_wait
#undef g_atomic_ref_count_dec
#define g_atomic_ref_count_dec tsan_atomic_ref_count_dec

/* GLib's default stands only where a file has none of its own. */
#ifdef TSAN_GLIB_FIRST
#undef G_LOG_DOMAIN
#endif
