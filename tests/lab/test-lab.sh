#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-lab.sh WINDOW [hot]: the lab tries itself: screens, pictures, keys, the accessibility tree, notifications and,
# with "hot", a cable pulled and put back. Run it by with-sway.sh.
set -u
case ${2:-} in
  hot) echo 1..6 ;;
  *) echo 1..5 ;;
esac
number=0
claim() {
  number=$((number + 1))
  name=$1
  shift
  if "$@" >&2; then echo "ok $number - $name"; else echo "not ok $number - $name"; fi
}
outputs() { swaymsg -t get_outputs -r | jq length; }
# A first key may arrive before the focus does: type until it is there.
typed() {
  for _ in $(seq 1 40); do
    vinput.py key ctrl+a || return 1
    vinput.py type 'Five, four' || return 1
    [ "$(ax.py text lab-window Words)" = 'Five, four' ] && return 0
    sleep 0.1
  done
  return 1
}
pictured() { grim "$XDG_RUNTIME_DIR/lab.png" && [ "$(identify -format '%wx%h' "$XDG_RUNTIME_DIR/lab.png")" = 3840x1080 ]; }
pressed() { ax.py click lab-window Press && ax.py wait lab-window Pressed 10; }
notified() {
  local log=$XDG_RUNTIME_DIR/notify.log
  notifyd.py "$log" >"$log.out" 3>&- &
  local pid=$!
  for _ in $(seq 1 200); do grep -q ready "$log.out" && break; sleep 0.05; done
  gdbus call --session --dest org.freedesktop.Notifications --object-path /org/freedesktop/Notifications \
    --method org.freedesktop.Notifications.Notify kaibo 0 '' 'On air' '' '[]' '{}' 1000
  kill "$pid"
  wait "$pid" 2>/dev/null
  grep -q 'On air' "$log"
}
settled() { for _ in $(seq 1 100); do [ "$(outputs)" = "$1" ] && return 0; sleep 0.05; done; return 1; }
replugged() {
  cable.sh pull && settled 1 && cable.sh plug && settled 2
}

"$1" 3>&- >&2 &
window=$!
claim 'two screens' settled 2
claim 'the window is in the accessibility tree and is pressed' pressed
claim 'keys reach the window' typed
claim 'a picture of both screens' pictured
claim 'a notification is heard' notified
[ "${2:-}" != hot ] || claim 'a screen pulled out and put back' replugged
kill "$window"
wait "$window" 2>/dev/null
exit 0
