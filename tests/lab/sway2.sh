#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sway2.sh [-n OUTPUTS] [-r WxH] CMD... : run CMD inside a private headless sway session
# (own XDG_RUNTIME_DIR, own D-Bus session bus), outputs HEADLESS-1.. side by side.
# Exit status is CMD's. Leaves nothing running.
set -u
export PATH="$(cd "$(dirname "$0")" && pwd):$PATH"
N=2; RES=1920x1080
while getopts "n:r:" o; do case $o in n) N=$OPTARG;; r) RES=$OPTARG;; *) exit 2;; esac; done
shift $((OPTIND-1))
RT=$(mktemp -d /tmp/sway2.XXXXXX) || exit 99; trap 'rm -rf "$RT"' EXIT; chmod 700 "$RT"   # umask-proof
W=${RES%x*}
{
  for i in $(seq 1 "$N"); do echo "output HEADLESS-$i resolution $RES position $(( (i-1)*W )) 0 bg #101010 solid_color"; done
  for i in $(seq 1 "$N"); do echo "workspace $i output HEADLESS-$i"; done
  cat <<C
default_border none
default_floating_border none
focus_follows_mouse no
xwayland disable
focus output HEADLESS-1
C
} > "$RT/sway.conf"; chmod 644 "$RT/sway.conf"
export XDG_RUNTIME_DIR=$RT WLR_BACKENDS=headless WLR_HEADLESS_OUTPUTS=$N WLR_RENDERER=${WLR_RENDERER:-pixman} \
       WLR_LIBINPUT_NO_DEVICES=1 GDK_BACKEND=wayland GSETTINGS_BACKEND=memory GTK_A11Y=${GTK_A11Y:-atspi}
unset DISPLAY WAYLAND_DISPLAY SWAYSOCK
cat > "$RT/inner.sh" <<'I'
#!/bin/bash
RT=$1; shift
# sway 1.7 refuses to run as root ("Unable to drop root"): as root, only the compositor runs as nobody
PRE=; if [ "$(id -u)" = 0 ]; then chown nobody:nogroup "$RT"; PRE="setpriv --reuid=nobody --regid=nogroup --clear-groups"; fi
env HOME="$RT" XDG_CACHE_HOME="$RT" $PRE sway -c "$RT/sway.conf" >"$RT/sway.log" 2>&1 & SP=$!
for i in $(seq 1 600); do
  S=$(ls "$RT"/sway-ipc.*.sock 2>/dev/null | head -1); W=$(ls "$RT"/wayland-* 2>/dev/null | grep -v lock | head -1)
  [ -n "$S" ] && [ -n "$W" ] && break; sleep 0.05
done
[ -n "${S:-}" ] || { echo "sway did not start" >&2; cat "$RT/sway.log" >&2; exit 99; }
export SWAYSOCK=$S WAYLAND_DISPLAY=$(basename "$W")
until swaymsg -t get_outputs >/dev/null 2>&1; do sleep 0.05; done
"$@"; rc=$?
swaymsg exit >/dev/null 2>&1 || kill $SP 2>/dev/null
wait $SP 2>/dev/null
exit $rc
I
dbus-run-session -- bash "$RT/inner.sh" "$RT" "$@" 2> >(grep -v -e 'Failed to set fd limit' -e 'Activating service name' -e 'Successfully activated' -e 'transient service directory' >&2); rc=$?
[ -n "${SWAY2_LOG:-}" ] && cp "$RT/sway.log" "$SWAY2_LOG"
rm -rf "$RT"
exit $rc
