#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# cable.sh pull [OUTPUT] | plug: a screen unplugged, the rightmost when none is named, and another one put in its place
# (with-sway.sh -H).
set -eu
last() { swaymsg -t get_outputs -r | jq -r '[.[] | select(.active)] | sort_by(.rect.x) | last | .name'; }
case ${1:-} in
  pull)
    output=${2:-$(last)}
    if [ -n "${OUTER_SWAYSOCK:-}" ]; then
      swaymsg -q -s "$OUTER_SWAYSOCK" "[title=\".*$output\"] kill"
    else
      swaymsg -q output "$output" unplug
    fi
    ;;
  plug) swaymsg -q create_output ;;
  *) exit 2 ;;
esac
