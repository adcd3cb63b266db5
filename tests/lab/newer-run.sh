#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# newer-run.sh SRCDIR CMD... : copies SRCDIR and the lab scripts to /src and /scripts of the trixie chroot and runs CMD in /src there.
# e.g. newer-run.sh . sh -c 'meson setup b && meson compile -C b && /scripts/sway2.sh meson test -C b'
set -u; D=${NEWER:-${TMPDIR:-/tmp}/kaibo-trixie}; S=$1; shift
rm -rf $D/src $D/scripts; mkdir -p $D/src; cp -a "$S"/. $D/src/; cp -a "$(dirname "$0")" $D/scripts
mountpoint -q $D/proc || mount -t proc proc $D/proc; M=1
chroot $D env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb sh -c 'cd /src && exec "$@"' sh "$@"; rc=$?
umount $D/proc 2>/dev/null; exit $rc
