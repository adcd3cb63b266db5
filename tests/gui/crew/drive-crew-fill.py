#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-crew-fill.py KAIBO: two duties that nobody has are filled by what is proposed, and a session a week later takes its crew
from the last one. To be run inside with-sway.sh."""
import sqlite3

from board import CODE, Board
from drive import click, do, find, make_library, nodes, open_page, picture, run, until, wait_for, walk, windows

NEXT = 'TY-20261024-A'
WEEK_US = 7 * 86400 * 1000000


def prepare():
    """顾恺 and 孙悦 are off their duties; the next session has nobody yet."""
    library = make_library('zh')
    with sqlite3.connect(library) as rows:
        rows.execute("UPDATE assignment SET person_id = NULL WHERE title IN ('投手', '中控')")
        rows.execute('CREATE TEMP TABLE next AS SELECT * FROM session')
        rows.execute("UPDATE next SET id = 4711, code = ?, title = '下一场', state = 'draft', start_us = start_us + ?, "
                     'target_end_us = target_end_us + ?', (NEXT, WEEK_US, WEEK_US))
        rows.execute('INSERT INTO session SELECT * FROM next')
    rows.close()
    return library


def people(desk, code):
    return {duty['title']: duty['person'] for duty in desk.ask('crew', code)['assignments']}


def fill_the_rest(desk):
    """What is proposed is shown first; the ones who do this usually are proposed."""
    open_page('换季不慌张', 'Crew')
    until('the proposal', lambda: desk.click_named('Fill the Rest…', 'push button'),
          lambda: any('孙悦' in (node.get_name() or '') for window in windows() if window.get_role_name() == 'dialog'
                      for node in walk(window)))
    picture('proposal')
    assert people(desk, CODE)['投手'] is None
    until('both filled', lambda: do('key', 'alt+a'), lambda: people(desk, CODE)['投手'] == '顾恺')
    assert people(desk, CODE)['中控'] == '孙悦', people(desk, CODE)
    until('neither', lambda: do('key', 'ctrl+z'), lambda: people(desk, CODE)['投手'] is None)
    assert people(desk, CODE)['中控'] is None, people(desk, CODE)


def copy_from_last(desk):
    """The same duties, people and hours, a week later."""
    until('the sessions', lambda: do('key', 'alt+1'), lambda: find('下一场', 'label'))
    open_page('下一场', 'Crew')
    until('the crew', lambda: click('Copy From Last Session', 'push button'), lambda: len(people(desk, NEXT)) > 10)
    picture('copied')
    host = next(duty for duty in desk.ask('crew', NEXT)['assignments'] if duty['title'] == '主播A')
    assert (host['person'], host['start'][:16], host['end'][:16]) == ('苏晚', '2026-10-24T19:00', '2026-10-24T20:32'), host
    wait_for('its bar', lambda: desk.child('Shifts', '主播A 苏晚 19:00–20:32'))


run(Board(prepare()), '/gui/crew-fill', [('fill-the-rest', fill_the_rest), ('copy-from-last', copy_from_last)])
