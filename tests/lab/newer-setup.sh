#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# newer-setup.sh [DIR] : Debian trixie (GTK 4.18.6, libadwaita 1.7.6, sqlite 3.46, sway 1.10.1) in a folder. Root only. ~160 s, 1.7 GB.
set -e; D=${1:-${TMPDIR:-/tmp}/kaibo-trixie}
mirror=$(sed -n 's/^URIs: *//p; s/^deb \([^ ]*\) .*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -1)
[ -d $D/usr ] || debootstrap --variant=minbase trixie $D "$mirror"      # the mirror that this machine already uses
mkdir -p $D/dev/shm; chmod 1777 $D/dev/shm          # wlroots' shm allocator needs a world-writable /dev/shm
. "$(dirname "$0")/../../.ci/packages.sh"
chroot $D apt-get -qq update
# shellcheck disable=SC2086,SC2154
chroot $D env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $check_packages
