#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-library.sh KAIBO: the sessions list and the brief, driven by keys and pressed through the accessibility tree; what
# a window shows must be what the command line reads from the library. Run it by with-sway.sh.
set -u
kaibo=$1
library=$HOME/library.db
echo 1..22
number=0
claim() {
  number=$((number + 1))
  name=$1
  shift
  if "$@" >&2; then echo "ok $number - $name"; else echo "not ok $number - $name"; fi
}
in_library() { "$kaibo" --library "$library" list --json | jq -e "$1" >/dev/null; }
until_so() { for _ in $(seq 1 60); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done; echo "never: $*"; "$kaibo" --library "$library" list --json; return 1; }
press() { ax.py click kaibo "$@"; }
shows() { ax.py wait kaibo "$1" 6; }
hides() { ax.py gone kaibo "$1" 6; }
key() { vinput.py key "$@"; }
# A text that is set is typed in a moment and stored when the page is left.
write() { ax.py settext kaibo "$1" "$2"; }
# The first keys may come before the focus does: search until the list has a selection.
choose() {
  key ctrl+f && sleep 0.2 && key ctrl+a && vinput.py type "$1" && sleep 0.5 && key Return && sleep 0.3
}

start() {
  "$kaibo" --library "$library" 3>&- >&2 &
  window=$!
}

empty_says_what_to_do() { shows 'No sessions yet' && press 'Add Sample Session' && until_so in_library 'length == 1'; }
sample_is_listed() { shows 'Cook It Outside: fall camp kitchen'; }

# In a dialog the next field is a key away.
next_field() { key Tab && key ctrl+a && vinput.py type "$1"; }
bad_time_is_refused() {
  key ctrl+n && shows 'Start time' && sleep 0.3 && vinput.py type 'Friday show' || return 1
  next_field 2030-03-01 && next_field 25:99 && key Return
  shows '“25:99” is not a time of day: type 20:00, 20:00:30 or 8pm' && in_library 'length == 1'
}
session_is_made() {
  key ctrl+a && vinput.py type 20:30 && next_field 90m && key Return
  until_so in_library 'map(select(.title == "Friday show" and (.start | startswith("2030-03-01T20:30")))) | length == 1'
}
it_is_opened() { hides 'Start time' && shows 'Back to Sessions' && key ctrl+1; }

field_is_stored() {
  write Title 'Friday at eight' && key ctrl+3 && sleep 0.3
  until_so in_library 'map(select(.title == "Friday at eight")) | length == 1' && key ctrl+1
}
edit_is_undone() { key ctrl+z && until_so in_library 'map(select(.title == "Friday show")) | length == 1'; }
bad_end_is_named() {
  write 'Target end' 'when it is over' && key ctrl+3 && sleep 0.3 && key ctrl+1
  shows 'Target end: “when it is over” is not a time of day: type 20:00, 20:00:30 or 8pm'
}
bad_budget_is_named() {
  write 'Advertising budget' '-5' && key ctrl+3 && sleep 0.3 && key ctrl+1
  shows 'Advertising budget: “-5” is less than nothing: type 0 or more'
}
day_moves_the_plan() {
  write Day 2030-03-08 && key ctrl+3 && sleep 0.3
  until_so in_library 'map(select(.start | startswith("2030-03-08T20:30"))) | length == 1'
}

back_to_the_list() { press 'Back to Sessions' && shows 'New Session (Ctrl+N)'; }
# The sidebar names the sessions too: only the rows of the list count.
is_no_row() { ! ax.py tree kaibo | grep -q "list item '$1"; }
# Typed again until the list answers: on a busy machine the first letters are gone before the entry has the focus.
search_until() {
  local words=$1
  shift
  for _ in 1 2 3 4 5 6; do
    key ctrl+f && sleep 0.3 && key ctrl+a && vinput.py type "$words" && sleep 1 && "$@" && return 0
  done
  return 1
}
nothing_is_found() { ax.py tree kaibo | grep -q 'No session found'; }
search_narrows() { search_until friday is_no_row Cook && ! is_no_row Friday; }
nothing_found_says_so() { search_until zzzz nothing_is_found; }
renamed() {
  choose friday && key F2 && shows 'Rename Session' || return 1
  key ctrl+a && vinput.py type 'Friday night' && key Return
  until_so in_library 'map(select(.title == "Friday night")) | length == 1'
}
duplicated() {
  choose friday && key ctrl+d
  until_so in_library 'map(select(.title == "Friday night" and (.start | startswith("2030-03-15T20:30")))) | length == 1'
}
# GTK 4.8 names the button of a toast by its label twice.
trashed() { choose friday && key Delete && until_so in_library 'length == 2' && shows 'Undo Undo'; }
trash_is_undone() { key ctrl+z && until_so in_library 'length == 3'; }
restored() {
  choose friday && key Delete && until_so in_library 'length == 2' || return 1
  press 'Show Trash' && sleep 0.5 && choose friday && key shift+F10 && sleep 0.3 && press Restore
  until_so in_library 'length == 3' && press 'Back to Sessions'
}

# A file chooser takes a path that begins with a slash.
give_path() { sleep 0.8 && vinput.py type "$1" && sleep 0.5 && key Return; }
damaged_file_is_named() {
  printf '<?xml version="1.0"?>\n<kaibo version="1">\n  <nonsense>\n' > "$HOME/damaged.kaibo"
  key ctrl+o && give_path "$HOME/damaged.kaibo" && shows '“damaged.kaibo” Was Not Imported' && press '_Close Close'
  in_library 'length == 3'
}
backed_up() {
  press 'Main Menu' && sleep 0.3 && press 'Back Up Library…' && sleep 0.8 && key ctrl+a && give_path "$HOME/copy.db"
  until_so test -s "$HOME/copy.db" && shows 'Saved as “copy.db”' && "$kaibo" verify "$HOME/copy.db"
}
exported() {
  choose friday && key shift+F10 && sleep 0.3 && press 'Export…' && sleep 0.8 && key ctrl+a && give_path "$HOME/friday.kaibo"
  until_so test -s "$HOME/friday.kaibo"
}
exported_comes_back() {
  rm -f "$HOME/other.db" && "$kaibo" --library "$HOME/other.db" import "$HOME/friday.kaibo" \
    && [ "$("$kaibo" --library "$HOME/other.db" list --json | jq length)" = 1 ]
}

start
claim 'an empty library says what to do, and takes the sample' empty_says_what_to_do
claim 'the sample is listed' sample_is_listed
claim 'a bad time is refused beside its field' bad_time_is_refused
claim 'a session is made with its start' session_is_made
claim 'a new session is opened' it_is_opened
claim 'a field that is left is stored' field_is_stored
claim 'an edit is undone' edit_is_undone
claim 'a bad end is named and not stored' bad_end_is_named
claim 'a budget below nothing is named and not stored' bad_budget_is_named
claim 'another day moves the plan' day_moves_the_plan
claim 'back to the list' back_to_the_list
claim 'a search narrows the list' search_narrows
claim 'a search without a hit says so' nothing_found_says_so
claim 'a session is renamed' renamed
claim 'a session is duplicated a week later' duplicated
claim 'a session goes into the trash, and a toast offers to undo it' trashed
claim 'undo takes it back' trash_is_undone
claim 'the trash gives a session back' restored
claim 'a damaged file is named and nothing comes in' damaged_file_is_named
claim 'the library is backed up' backed_up
claim 'a session is exported' exported
claim 'what was exported comes back' exported_comes_back
kill "$window"
wait "$window" 2>/dev/null
exit 0
