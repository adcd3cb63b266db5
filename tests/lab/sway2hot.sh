#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sway2hot.sh CMD... : two-screen session whose outputs can really be UNPLUGGED (sway 1.7 cannot unplug a headless
# output). An inner sway runs on the wayland backend inside an outer headless sway; each inner output WL-1, WL-2 is a
# window of the outer sway, closing it destroys the output = unplug. Plug in again: swaymsg create_output.
# In CMD: SWAYSOCK = inner; OUTER_SWAYSOCK = outer. unplug WL-2:
#   swaymsg -s $OUTER_SWAYSOCK '[title=".*WL-2"] kill'
set -u
export PATH="$(cd "$(dirname "$0")" && pwd):$PATH"
N=${N:-2}
RT=$(mktemp -d /tmp/sway2h.XXXXXX) || exit 99; trap 'rm -rf "$RT"' EXIT; chmod 755 "$RT"; mkdir -m 700 $RT/o $RT/i
cat > $RT/outer.conf <<C
output HEADLESS-1 resolution 3840x2160
xwayland disable
default_border none
default_floating_border none
for_window [app_id="wlroots"] floating enable, resize set 1920 1080, move position 0 0
C
cat > $RT/inner.conf <<C
xwayland disable
default_border none
default_floating_border none
workspace 1 output WL-1
workspace 2 output WL-2
focus_follows_mouse no
C
chmod 644 $RT/*.conf
PRE=; [ "$(id -u)" = 0 ] && { chown -R nobody:nogroup $RT; PRE="setpriv --reuid=nobody --regid=nogroup --clear-groups"; }
unset DISPLAY WAYLAND_DISPLAY SWAYSOCK
env HOME=$RT XDG_RUNTIME_DIR=$RT/o WLR_BACKENDS=headless WLR_HEADLESS_OUTPUTS=1 WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 $PRE sway -c $RT/outer.conf >$RT/outer.log 2>&1 & OP=$!
wait_sock() { for i in $(seq 1 600); do S=$(ls $1/sway-ipc.*.sock 2>/dev/null|head -1); W=$(ls $1/wayland-? 2>/dev/null|head -1); [ -n "$S" -a -n "$W" ] && return; sleep .05; done; echo "no sway in $1" >&2; cat $RT/*.log >&2; }
wait_sock $RT/o; export OUTER_SWAYSOCK=$S; OW=$W
env HOME=$RT XDG_RUNTIME_DIR=$RT/i WAYLAND_DISPLAY=$OW WLR_BACKENDS=wayland WLR_WL_OUTPUTS=$N WLR_RENDERER=pixman $PRE sway -c $RT/inner.conf >$RT/inner.log 2>&1 & IP=$!
wait_sock $RT/i; export SWAYSOCK=$S
until swaymsg -t get_outputs >/dev/null 2>&1; do sleep .05; done
for i in $(seq 1 400); do   # until both outer windows got their 1920x1080
  [ "$(swaymsg -t get_outputs -r | grep -c '"width": 1920')" -ge $((N*2)) ] && break
  swaymsg -q -s $OUTER_SWAYSOCK '[app_id="wlroots"] resize set 1920 1080' >/dev/null 2>&1; sleep .05
done
export XDG_RUNTIME_DIR=$RT/i WAYLAND_DISPLAY=$(basename $W) GDK_BACKEND=wayland GSETTINGS_BACKEND=memory
dbus-run-session -- "$@" 2> >(grep -v -e 'Failed to set fd limit' -e 'Activating service name' -e 'Successfully activated' -e 'transient service directory' >&2); rc=$?
swaymsg exit >/dev/null 2>&1; wait $IP 2>/dev/null; swaymsg -s $OUTER_SWAYSOCK exit >/dev/null 2>&1; wait $OP 2>/dev/null
[ -n "${SWAY2_LOG:-}" ] && { cp $RT/inner.log $SWAY2_LOG; cp $RT/outer.log $SWAY2_LOG.outer; }
rm -rf $RT; exit $rc
