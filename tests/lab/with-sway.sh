#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-sway.sh [-n OUTPUTS] [-r WxH] [-H] CMD...: run a test of the interface inside a private compositor with a
# keyboard and a pointer plugged in, a home of its own and every lab script on the PATH. -H: outputs that can be
# unplugged (cable.sh pull, cable.sh plug; their names: swaymsg -t get_outputs). For meson:
#   test('name', with_sway, args: [exe], suite: 'gui', protocol: 'tap', env: test_env)
# Exit status and standard output are CMD's.
set -u
lab=$(cd "$(dirname "$0")" && pwd)
export PATH="$lab:$PATH" PYTHONPATH="$lab" PYTHONDONTWRITEBYTECODE=1

if [ "${1:-}" = --inside ]; then
  shift
  vinput.py serve >"$XDG_RUNTIME_DIR/vinput.log" 2>&1 </dev/null 3>&- &
  input=$!
  for _ in $(seq 1 600); do
    grep -q ready "$XDG_RUNTIME_DIR/vinput.log" && break
    kill -0 "$input" 2>/dev/null || break
    sleep 0.05
  done
  grep -q ready "$XDG_RUNTIME_DIR/vinput.log" || { echo "with-sway: no virtual keyboard" >&2; cat "$XDG_RUNTIME_DIR/vinput.log" >&2; }
  "$@" >&3 3>&-
  status=$?
  kill "$input" 2>/dev/null
  wait "$input" 2>/dev/null
  exit "$status"
fi

compositor=sway2.sh
arguments=()
while getopts "+n:r:H" option; do
  case $option in
    n | r) arguments+=("-$option" "$OPTARG") ;;
    # From 1.8 on sway unplugs a headless output by itself; before, it takes one sway inside another.
    H) if printf '%s\n' 'sway version 1.8' "$(sway --version)" | sort -CV; then :; else compositor=sway2hot.sh; fi ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ "$compositor" = sway2.sh ] || arguments=()

# A home of its own: a test neither reads nor leaves anything in the user's.
home=$(mktemp -d /tmp/kaibo-home.XXXXXX) || exit 99
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache XDG_STATE_HOME=$home/state
mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
export GSK_RENDERER=${GSK_RENDERER:-cairo} GSETTINGS_BACKEND=memory GTK_A11Y=${GTK_A11Y:-atspi} NO_AT_BRIDGE=0

# The bus's daemons talk on standard output; it belongs to the test alone (TAP), so that travels as descriptor 3.
"$lab/$compositor" "${arguments[@]}" "$lab/with-sway.sh" --inside "$@" 3>&1 >&2 </dev/null
