#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# xdummy2.sh CMD... : real X11 session with two RandR outputs (Xorg + dummy driver 0.4), openbox, D-Bus.
# Needs xserver-xorg-core xserver-xorg-video-dummy openbox x11-xserver-utils. Hot-unplug: xrandr --output DUMMY1 --off ;
# plug: xrandr --output DUMMY1 --mode 1920x1080 --right-of DUMMY0
set -u
export PATH="$(cd "$(dirname "$0")" && pwd):$PATH"
RT=$(mktemp -d /tmp/xdummy2.XXXXXX) || exit 99; trap 'rm -rf "$RT"' EXIT; chmod 700 $RT
cat > $RT/xorg.conf <<'C'
Section "ServerFlags"
 Option "AutoAddDevices" "false"
 Option "AutoEnableDevices" "false"
 Option "DontVTSwitch" "true"
EndSection
Section "Device"
 Identifier "d"
 Driver "dummy"
 VideoRam 65536
EndSection
Section "Monitor"
 Identifier "m"
 HorizSync 5.0-1000.0
 VertRefresh 5.0-200.0
 Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +HSync +VSync
EndSection
Section "Screen"
 Identifier "s"
 Device "d"
 Monitor "m"
 DefaultDepth 24
 SubSection "Display"
  Depth 24
  Modes "1920x1080"
  Virtual 3840 1080
 EndSubSection
EndSection
C
mkfifo $RT/fd; exec 7<>$RT/fd
/usr/lib/xorg/Xorg -displayfd 7 -config $RT/xorg.conf -logfile $RT/xorg.log -nolisten tcp -noreset -novtswitch -sharevts >$RT/x.log 2>&1 & XP=$!
read -t 30 -u 7 D || { cat $RT/x.log $RT/xorg.log >&2; exit 99; }
export DISPLAY=:$D XDG_RUNTIME_DIR=$RT GDK_BACKEND=x11 GSETTINGS_BACKEND=memory; unset WAYLAND_DISPLAY
xrandr --output DUMMY0 --mode 1920x1080 --pos 0x0 --primary
xrandr --addmode DUMMY1 1920x1080; xrandr --output DUMMY1 --mode 1920x1080 --right-of DUMMY0
cat > $RT/inner.sh <<'I'
openbox --sm-disable >$XDG_RUNTIME_DIR/ob.log 2>&1 & OB=$!
for i in $(seq 1000); do xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break; sleep .02; done
"$@"; rc=$?; kill $OB; wait $OB 2>/dev/null; exit $rc
I
dbus-run-session -- bash $RT/inner.sh "$@" 2> >(grep -v -e 'Failed to set fd limit' -e 'Activating service name' -e 'Successfully activated' -e 'transient service directory' >&2); rc=$?
kill $XP; wait $XP 2>/dev/null; rm -rf $RT; exit $rc
