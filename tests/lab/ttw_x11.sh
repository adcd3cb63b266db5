#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ttw_x11.sh N NAME CMD... : time from exec to first mapped window whose title matches NAME (polled every ~5 ms with xdotool),
# then peak/current RSS 2 s later; kills the process. Use inside xvfb2.sh.
N=$1; NAME=$2; shift 2
for i in $(seq $N); do
  S=$(date +%s%N); "$@" >/dev/null 2>&1 & P=$!
  while kill -0 $P 2>/dev/null; do xdotool search --onlyvisible --name "$NAME" >/dev/null 2>&1 && break; sleep .005; done
  E=$(date +%s%N); sleep 2
  awk -v t=$(( (E-S)/1000000 )) '/VmHWM/{h=$2} /VmRSS/{r=$2} END{printf "%d %.1f %.1f\n", t, h/1024, r/1024}' /proc/$P/status
  kill $P 2>/dev/null; wait $P 2>/dev/null; sleep .3
done | sort -n | awk '{t[NR]=$1;h[NR]=$2;r[NR]=$3} END{m=int((NR+1)/2); printf "median %d ms (min %d, max %d, n=%d), peak RSS %.1f MB, RSS %.1f MB\n", t[m],t[1],t[NR],NR,h[m],r[m]}'
