#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# newer-setup.sh [DIR] : Debian trixie (GTK 4.18.6, libadwaita 1.7.6, sqlite 3.46, sway 1.10.1) in a folder. Root only. ~160 s, 1.7 GB.
set -e; D=${1:-${TMPDIR:-/tmp}/kaibo-trixie}
mirror=$(sed -n 's/^URIs: *//p; s/^deb \([^ ]*\) .*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -1)
[ -d $D/usr ] || debootstrap --variant=minbase trixie $D "$mirror"      # the mirror that this machine already uses
mkdir -p $D/dev/shm; chmod 1777 $D/dev/shm          # wlroots' shm allocator needs a world-writable /dev/shm
chroot $D env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends gcc libc6-dev pkg-config meson ninja-build \
 libgtk-4-dev libadwaita-1-dev libsqlite3-dev libxml2-dev libnotify-dev libsoup-3.0-dev libjson-glib-dev libarchive-dev libxlsxwriter-dev \
 gettext desktop-file-utils appstream sway grim wtype dbus dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0 jq xvfb openbox xdotool x11-utils \
 x11-xserver-utils imagemagick fonts-noto-cjk adwaita-icon-theme libgl1-mesa-dri libgtk-4-bin gawk
