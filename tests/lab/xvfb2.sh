#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# xvfb2.sh [-s] CMD... : private Xvfb 3840x1080 + openbox + D-Bus session, split in two RandR monitors with
# xrandr --setmonitor (SCREEN-1 | SCREEN-2); -s = one 1920x1080 screen.
set -u
export PATH="$(cd "$(dirname "$0")" && pwd):$PATH"
TWO=1; [ "${1:-}" = -s ] && { TWO=; shift; }
RT=$(mktemp -d /tmp/xvfb2.XXXXXX) || exit 99; trap 'rm -rf "$RT"' EXIT; chmod 700 $RT; W=$([ $TWO ] && echo 3840 || echo 1920)
mkfifo $RT/fd; exec 7<>$RT/fd
Xvfb -displayfd 7 -screen 0 ${W}x1080x24 -nolisten tcp -noreset +extension GLX >$RT/xvfb.log 2>&1 & XP=$!
read -t 30 -u 7 D || { cat $RT/xvfb.log >&2; exit 99; }
export DISPLAY=:$D XDG_RUNTIME_DIR=$RT GDK_BACKEND=x11 GSETTINGS_BACKEND=memory; unset WAYLAND_DISPLAY
cat > $RT/inner.sh <<'I'
openbox --sm-disable >$XDG_RUNTIME_DIR/ob.log 2>&1 & OB=$!
for i in $(seq 1000); do xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break; sleep .02; done
"$@"; rc=$?; kill $OB; wait $OB 2>/dev/null; exit $rc
I
if [ $TWO ]; then
  xrandr --setmonitor SCREEN-1 1920/508x1080/285+0+0 screen
  xrandr --setmonitor SCREEN-2 1920/508x1080/285+1920+0 none
fi
dbus-run-session -- bash $RT/inner.sh "$@" 2> >(grep -v -e 'Failed to set fd limit' -e 'Activating service name' -e 'Successfully activated' -e 'transient service directory' >&2); rc=$?
kill $XP; wait $XP 2>/dev/null; rm -rf $RT; exit $rc
