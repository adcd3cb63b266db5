#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-build.py KAIBO CUES [COUNT]: plans the English sample's show from nothing, by keyboard alone, as a new user would,
and asks the command line whether starts and lengths are the sample's. CUES is its table; COUNT: only so many cues.
To be run inside with-sway.sh; every step waits for its effect."""
import csv
import sys
import time

from drive import do, make_library, nodes, run, until, wait_for
from rundown_desk import Desk

# What the sample calls its types, by the names that they have in Kaibo.
TYPES = {'House rules': 'Preview', 'Attach': 'Demo', 'Loop': 'Encore', 'Tease': 'Flash tease', 'Reset': 'Transition'}
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 99
with open(sys.argv[2], encoding='utf-8') as table:
    CUES = list(csv.DictReader(table))[:COUNT]
begun = time.monotonic()


def clock(seconds):
    return f'{19 + seconds // 3600}:{seconds // 60 % 60:02}'


def length(cue):
    return (int(cue['end_s']) - int(cue['start_s'])) // 60


def make_a_session(desk):
    wait_for('the library', lambda: any(node.get_name() == 'No sessions yet' for node in nodes()))
    until('the dialog', lambda: do('key', 'ctrl+n'), lambda: any(node.get_name() == 'Start time' for node in nodes()))
    do('type', 'Cook It Outside')
    for text in ('2026-10-15', '19:00', '1:30:00'):
        do('key', 'Tab', 'ctrl+a')
        do('type', text)
    do('key', 'Return')
    wait_for('the session', lambda: desk.find_session('Cook It Outside'))
    wait_for('the pages', lambda: any(node.get_name() == 'Rundown' for node in nodes()))
    do('key', 'ctrl+2')
    wait_for('the rundown with the first cue', lambda: desk.count() == 1 and desk.row('C01'))


def type_cues(desk):
    """Length, type and title, cue after cue, without leaving the cells; a start only where it is hard. A new session has
    its first cue already, which is typed over."""
    do('key', 'F2')
    for index, cue in enumerate(CUES):
        wait_for(f"an open cell for {cue['cue']}", lambda index=index: desk.count() == index + 1
                 and desk.has_focused_cell('Length'))
        if cue['hard'] == '1':
            do('key', 'shift+Tab')
            do('type', clock(int(cue['start_s'])))
            do('key', 'Tab')
        do('type', str(length(cue)))
        do('key', 'Tab')
        do('type', TYPES.get(cue['type'], cue['type']))
        do('key', 'Tab', 'Tab')
        do('type', cue['operator_action'])
        do('key', 'ctrl+Return' if index + 1 < len(CUES) else 'Return')
    wait_for('the last title', lambda: desk.show()['cues'][-1]['title'] == CUES[-1]['operator_action'])


def check_times(desk):
    show = desk.show()
    zero = show['session']['start'][:19]
    assert zero.endswith('19:00:00'), zero
    for cue, made in zip(CUES, show['cues'], strict=True):
        start = int(cue['start_s'])
        assert made['start'][11:19] == f'{19 + start // 3600}:{start // 60 % 60:02}:{start % 60:02}', (cue['cue'], made)
        assert made['duration_ms'] == length(cue) * 60000, (cue['cue'], made)
        assert made['hard'] == (cue['hard'] == '1'), (cue['cue'], made)
        assert made['slack_ms'] in (None, 0), (cue['cue'], made)
    print(f"# {len(CUES)} cues typed in {time.monotonic() - begun:.1f} s")


def main():
    desk = Desk(make_library(), None)
    run(desk, '/gui/rundown/build', [
        ('a-session-is-made', make_a_session), ('its-cues-are-typed', type_cues), ('starts-and-lengths-are-the-samples', check_times),
    ])


main()
