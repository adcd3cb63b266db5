/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-clock"

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kb-clock.h"

/**
 * KbClock:
 *
 * The two clocks of a show: the wall clock (microseconds since 1970 UTC, which a person or NTP may
 * step) and the time since boot (microseconds, never steps, and counts a suspended laptop).
 * Elapsed time always comes from the second one. A fake clock stands still until it is advanced; a paced one, for
 * rehearsals, goes faster than the one below it, and can leap.
 */
struct _KbClock
{
  GObject     parent_instance;

  gboolean    fake;
  gint64      wall_us;   /* of a fake clock; of a paced one: at @since_us */
  gint64      boot_us;   /* likewise */
  KbClock    *base;      /* owned, nullable: what a paced clock is driven by */
  gint64      since_us;  /* the base's time since boot when the paced clock began */
  double      pace;      /* how much faster it goes */
  gboolean    stands;    /* it does not go */
  const char *boot_id;   /* interned; NULL where the system tells none */
};

G_DEFINE_FINAL_TYPE (KbClock, kb_clock, G_TYPE_OBJECT)

static void
kb_clock_dispose (GObject *object)
{
  g_clear_object (&KB_CLOCK (object)->base);

  G_OBJECT_CLASS (kb_clock_parent_class)->dispose (object);
}

static void
kb_clock_class_init (KbClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_clock_dispose;
}

static void
kb_clock_init (KbClock *self)
{
  self->pace = 1;
}

static const char *
read_boot_id (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &text, NULL, NULL))
    return NULL;

  return g_intern_string (g_strstrip (text));
}

/**
 * kb_clock_new:
 *
 * Returns: (transfer full): the machine's own clocks.
 */
KbClock *
kb_clock_new (void)
{
  KbClock *self = g_object_new (KB_TYPE_CLOCK, NULL);

  self->boot_id = read_boot_id ();
  return self;
}

/**
 * kb_clock_new_fake:
 * @wall_us: the wall clock to start with, microseconds since 1970 UTC
 *
 * Returns: (transfer full): a clock that only moves by kb_clock_advance() and kb_clock_step_wall().
 */
KbClock *
kb_clock_new_fake (gint64 wall_us)
{
  KbClock *self = g_object_new (KB_TYPE_CLOCK, NULL);

  self->fake = TRUE;
  self->wall_us = wall_us;
  self->boot_us = G_USEC_PER_SEC;
  self->boot_id = g_intern_static_string ("fake-1");

  return self;
}

/**
 * kb_clock_new_paced:
 * @base: (transfer none): the clock by which it goes
 * @wall_us: the wall clock to start with, microseconds since 1970 UTC
 * @pace: how much faster it goes than @base, at least 1
 *
 * Its time since boot begins with that of @base, and counts as another boot. Steps of the wall clock below do not reach it.
 *
 * Returns: (transfer full): a clock that goes @pace times as fast.
 */
KbClock *
kb_clock_new_paced (KbClock *base,
                    gint64   wall_us,
                    double   pace)
{
  KbClock *self;
  g_autofree char *boot_id = NULL;

  g_return_val_if_fail (KB_IS_CLOCK (base), NULL);
  g_return_val_if_fail (pace >= 1, NULL);

  self = g_object_new (KB_TYPE_CLOCK, NULL);
  boot_id = g_strdup_printf ("paced-%08x%08x", g_random_int (), g_random_int ());
  self->base = g_object_ref (base);
  self->since_us = self->boot_us = kb_clock_get_boot_us (base);
  self->wall_us = wall_us;
  self->pace = pace;
  self->boot_id = g_intern_string (boot_id);

  return self;
}

/* How much of its time a paced clock has counted. */
static gint64
get_paced_us (KbClock *self)
{
  return self->stands ? 0 : (gint64) ((kb_clock_get_boot_us (self->base) - self->since_us) * self->pace);
}

/**
 * kb_clock_set_standing:
 * @self: a paced clock
 * @stands: whether it waits where it is
 *
 * Stops both clocks, or lets them go on from where they are.
 */
void
kb_clock_set_standing (KbClock  *self,
                       gboolean  stands)
{
  gint64 paced_us;

  g_return_if_fail (KB_IS_CLOCK (self));
  g_return_if_fail (self->base != NULL);

  if (self->stands == !!stands)
    return;

  paced_us = get_paced_us (self);
  self->wall_us += paced_us;
  self->boot_us += paced_us;
  self->since_us = kb_clock_get_boot_us (self->base);
  self->stands = stands;
}

/**
 * kb_clock_to_machine_us:
 * @boot_us: a time since boot as this clock counts it, microseconds
 *
 * Returns: the same moment as kb_clock_get_machine_us() counts it, for another process; of what a paced clock leapt over, or
 *   when it stands, the nearest.
 */
gint64
kb_clock_to_machine_us (KbClock *self,
                        gint64   boot_us)
{
  g_return_val_if_fail (KB_IS_CLOCK (self), boot_us);

  if (self->base == NULL)
    return boot_us;
  return kb_clock_to_machine_us (self->base, self->since_us + (gint64) ((boot_us - self->boot_us) / self->pace));
}

/**
 * kb_clock_get_pace:
 *
 * Returns: how much faster than the machine's clocks it goes; 1 for those.
 */
double
kb_clock_get_pace (KbClock *self)
{
  g_return_val_if_fail (KB_IS_CLOCK (self), 1);

  return self->pace;
}

/**
 * kb_clock_get_machine_us:
 *
 * Returns: microseconds since the machine was started, whatever this clock makes of them: what another process has, too,
 *   and what a hand on a key goes by.
 */
gint64
kb_clock_get_machine_us (KbClock *self)
{
  g_return_val_if_fail (KB_IS_CLOCK (self), 0);

  return self->base != NULL ? kb_clock_get_machine_us (self->base) : kb_clock_get_boot_us (self);
}

/**
 * kb_clock_get_wall_us:
 *
 * Returns: the wall clock, microseconds since 1970 UTC.
 */
gint64
kb_clock_get_wall_us (KbClock *self)
{
  g_return_val_if_fail (KB_IS_CLOCK (self), 0);

  if (self->base != NULL)
    return self->wall_us + get_paced_us (self);
  return self->fake ? self->wall_us : g_get_real_time ();
}

/**
 * kb_clock_get_boot_us:
 *
 * Returns: microseconds since the machine was started, suspended time included
 *   (`CLOCK_BOOTTIME`); the same for every process of the machine.
 */
gint64
kb_clock_get_boot_us (KbClock *self)
{
  struct timespec now;

  g_return_val_if_fail (KB_IS_CLOCK (self), 0);

  if (self->base != NULL)
    return self->boot_us + get_paced_us (self);
  if (self->fake)
    return self->boot_us;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/**
 * kb_clock_read:
 * @stamp: (out caller-allocates): both clocks now
 *
 * Reads the clocks for an event of a run or a tick of its display.
 */
void
kb_clock_read (KbClock *self,
               KbStamp *stamp)
{
  g_return_if_fail (KB_IS_CLOCK (self));

  stamp->wall_us = kb_clock_get_wall_us (self);
  stamp->boot_us = kb_clock_get_boot_us (self);
  stamp->boot_id = self->boot_id;
}

/**
 * kb_clock_leap:
 * @self: a paced clock
 * @us: microseconds, not negative
 *
 * Lets time pass on both clocks at once.
 */
void
kb_clock_leap (KbClock *self,
               gint64   us)
{
  g_return_if_fail (KB_IS_CLOCK (self));
  g_return_if_fail (self->base != NULL);
  g_return_if_fail (us >= 0);

  self->wall_us += us;
  self->boot_us += us;
}

/**
 * kb_clock_advance:
 * @self: a fake clock
 * @us: microseconds, not negative
 *
 * Lets time pass on both clocks.
 */
void
kb_clock_advance (KbClock *self,
                  gint64   us)
{
  g_return_if_fail (KB_IS_CLOCK (self));
  g_return_if_fail (self->fake);
  g_return_if_fail (us >= 0);

  self->wall_us += us;
  self->boot_us += us;
}

/**
 * kb_clock_step_wall:
 * @self: a fake clock
 * @us: microseconds, may be negative
 *
 * Sets the wall clock forward or back, as NTP or a person does; no time passes.
 */
void
kb_clock_step_wall (KbClock *self,
                    gint64   us)
{
  g_return_if_fail (KB_IS_CLOCK (self));
  g_return_if_fail (self->fake);

  self->wall_us += us;
}

/**
 * kb_clock_reboot:
 * @self: a fake clock
 *
 * Starts the machine again: the time since boot counts from anew and has another identity.
 */
void
kb_clock_reboot (KbClock *self)
{
  g_autofree char *boot_id = NULL;

  g_return_if_fail (KB_IS_CLOCK (self));
  g_return_if_fail (self->fake);

  boot_id = g_strdup_printf ("fake-%d", atoi (self->boot_id + strlen ("fake-")) + 1);
  self->boot_us = G_USEC_PER_SEC;
  self->boot_id = g_intern_string (boot_id);
}
