#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-gate.py KAIBO: a session that is not ready wants to go live in the real window: it is told why, led to where it is
mended, and goes live when somebody answers for it by name. To be run inside with-sway.sh; every step waits for its effect."""
import sqlite3
import time

from drive import Desk, act, click, do, find, is_called, make_library, nodes, open_page, run, take_back, wait_for

CODE = 'RE-20261015-LIVE'
BLOCKER = 'is not checked yet'


def make_unready():
    """The English sample, to begin now, with a check undone that blocks."""
    path = take_back(make_library('en'))
    with sqlite3.connect(path) as library:
        start_us, = library.execute('SELECT start_us FROM session').fetchone()
        shift_us = int(time.time() * 1e6) - start_us
        for table, columns in {'session': ('start_us', 'target_end_us'), 'cue': ('fixed_us',), 'shift': ('start_us', 'end_us'),
                               'coupon': ('from_us', 'to_us')}.items():
            for column in columns:
                library.execute(f'UPDATE {table} SET {column} = {column} + ?', (shift_us,))
        library.execute("UPDATE checklist_item SET state = 'open' WHERE id = "
                        '(SELECT id FROM checklist_item WHERE blocking ORDER BY position LIMIT 1)')
    return path


def says(text):
    return any(text in (node.get_name() or '') for node in nodes())


def answer(name):
    """A button of the question: its own window says where it is only within itself."""
    wait_for(f'“{name}”', lambda: any(is_called(node, name) and node.get_role_name() in ('push button', 'button') and act(node)
                                      for node in nodes()))


def run_of(desk, kind):
    return desk.query('SELECT count(*) FROM run WHERE kind = ? AND ended_us IS NULL', kind)


def ask_to_go_live():
    click('Go Live', 'push button')
    wait_for('the question', lambda: says('Problem Blocks Going Live') and says(BLOCKER))


def going_live_names_what_blocks(desk):
    assert desk.ask('check', CODE)['blocks'] == 1
    open_page('Cook It Outside', 'Live')
    wait_for('the page', lambda: find('Go Live', 'push button'))
    ask_to_go_live()
    assert run_of(desk, 'live') == 0


def it_leads_to_readiness(desk):
    answer('Mend Them')
    wait_for('the verdict', lambda: says('Cannot go live yet'))


def a_name_and_a_reason_let_it_pass(desk):
    click('Live', 'page tab')
    ask_to_go_live()
    do('type', 'Priya')
    do('key', 'Tab')
    do('type', 'seen by phone')
    answer('Waive and Go Live')
    wait_for('the run', lambda: run_of(desk, 'live') == 1)
    wait_for('the waiver', lambda: desk.ask('check', CODE)['blocks'] == 0)
    assert desk.query('SELECT person FROM waiver WHERE reason = ?', 'seen by phone') == 'Priya'


run(Desk(make_unready()), '/gui/gate', [
    ('going-live-names-what-blocks', going_live_names_what_blocks), ('it-leads-to-readiness', it_leads_to_readiness),
    ('a-name-and-a-reason-let-it-pass', a_name_and_a_reason_let_it_pass),
])
