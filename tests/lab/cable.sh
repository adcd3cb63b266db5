#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# cable.sh pull | plug: the second screen unplugged, and another one put in its place (with-sway.sh -H).
set -eu
second() { swaymsg -t get_outputs -r | jq -r '[.[] | select(.active)] | sort_by(.rect.x) | last | .name'; }
case ${1:-} in
  pull)
    if [ -n "${OUTER_SWAYSOCK:-}" ]; then
      swaymsg -q -s "$OUTER_SWAYSOCK" "[title=\".*$(second)\"] kill"
    else
      swaymsg -q output "$(second)" unplug
    fi
    ;;
  plug) swaymsg -q create_output ;;
  *) exit 2 ;;
esac
