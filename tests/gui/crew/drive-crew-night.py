#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-crew-night.py KAIBO: a show of 24 hours in Berlin, over the night in which the clocks go back: the board, steps by keys,
and a move to another day, which keeps the hour on the clock. To be run inside with-sway.sh."""
import sqlite3
from datetime import datetime
from zoneinfo import ZoneInfo

from board import Board
from drive import do, extents, make_library, open_page, picture, run, wait_for

BERLIN = ZoneInfo('Europe/Berlin')
START = datetime(2026, 10, 24, 20, tzinfo=BERLIN)


def micros(hours):
    """So many hours, as a clock without a zone counts them, after the start of the show."""
    return int(START.timestamp() + hours * 3600) * 1000000


def prepare():
    """苏晚 has the first half, 陈屿 the second; 吴迪 is there all along."""
    library = make_library('zh')
    with sqlite3.connect(library) as rows:
        rows.execute("UPDATE session SET time_zone = 'Europe/Berlin', start_us = ?, target_end_us = ?", (micros(0), micros(24)))
        for name, start, end in (('苏晚', 0, 12), ('陈屿', 12, 24), ('吴迪', 0, 24)):
            rows.execute('''UPDATE shift SET start_us = ?, end_us = ? WHERE assignment_id = (SELECT a.id FROM assignment AS a
                JOIN person AS p ON p.id = a.person_id WHERE p.name = ?)''', (micros(start), micros(end), name))
    rows.close()
    return library


def times(desk, title):
    duty = desk.duty(title)
    return duty['start'].replace('.000', ''), duty['end'].replace('.000', '')


def show_it_across_midnight(desk):
    """Twelve hours after 20:00 it is 07:00, as that night has one hour more."""
    open_page('换季不慌张', 'Crew')
    first = extents(desk.bar('主播A 苏晚 20:00–10-25 07:00'))
    second = extents(desk.bar('主播B 陈屿 10-25 07:00–19:00'))
    assert abs(first[2] - second[2]) <= 2, (first, second)
    assert abs(first[0] + first[2] - second[0]) <= 2, (first, second)
    assert times(desk, '主播A') == ('2026-10-24T20:00:00+02:00', '2026-10-25T07:00:00+01:00'), times(desk, '主播A')
    assert not [problem for problem in desk.crew()['problems'] if problem['id'] == 'crew.gap' and '主播' in problem['text']]
    picture('night')


def step_by_keys(desk):
    """Five minutes are five minutes on both sides of the change."""
    desk.focus('主播A 苏晚')
    do('key', 'Right')
    wait_for('five minutes later', lambda: times(desk, '主播A') == ('2026-10-24T20:05:00+02:00', '2026-10-25T07:05:00+01:00'))
    do('key', 'ctrl+z')
    wait_for('as before', lambda: times(desk, '主播A') == ('2026-10-24T20:00:00+02:00', '2026-10-25T07:00:00+01:00'))


def move_by_a_day(desk):
    """In the week: from before the change to after it, 20:00 stays 20:00."""
    desk.click_named('Week', 'toggle button', 'radio button', 'push button')
    desk.focus('苏晚 主播A')
    do('key', 'Right')
    wait_for('a day later', lambda: times(desk, '主播A')[0] == '2026-10-25T20:00:00+01:00')
    assert times(desk, '主播A')[1] == '2026-10-26T07:00:00+01:00', times(desk, '主播A')
    picture('week')
    gaps = [problem['text'] for problem in desk.crew()['problems'] if problem['id'] == 'crew.gap']
    assert gaps == ['主播: nobody 20:00–10-25 07:00 (12 h)'], gaps


run(Board(prepare()), '/gui/crew-night', [('show-it-across-midnight', show_it_across_midnight), ('step-by-keys', step_by_keys),
                                          ('move-by-a-day', move_by_a_day)])
