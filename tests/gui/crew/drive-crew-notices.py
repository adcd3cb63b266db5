#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-crew-notices.py KAIBO: a shift that nobody has is about to start, then somebody is taken off another: both are said on
the desktop and in the window, which leads to the hole. To be run inside with-sway.sh."""
import json
import os
import sqlite3
import subprocess
import time

from board import Board
from drive import do, has_focus, make_library, nodes, picture, run, until, wait_for

LOG = os.path.join(os.environ['HOME'], 'notices.json')
MINUTE_US = 60 * 1000000


def prepare():
    """The show begins in ten minutes, and nobody buys ads."""
    library = make_library('zh')
    with sqlite3.connect(library) as rows:
        start = rows.execute('SELECT start_us FROM session').fetchone()[0]
        by = int(time.time()) // 60 * MINUTE_US + 40 * MINUTE_US - start
        rows.execute("UPDATE session SET state = 'ready', start_us = start_us + ?, target_end_us = target_end_us + ?", (by, by))
        rows.execute('UPDATE shift SET start_us = start_us + ?, end_us = end_us + ?', (by, by))
        rows.execute('UPDATE cue SET fixed_us = fixed_us + ?', (by,))
        rows.execute("UPDATE assignment SET person_id = NULL WHERE title = '投手'")
    rows.close()
    return library


def notices():
    """What the desktop was told."""
    with open(LOG, encoding='utf-8') as lines:
        return [notice for notice in map(json.loads, lines) if notice['method'] == 'Notify']


def says(*words):
    return any(all(word in (node.get_name() or '') for word in words) for node in nodes())


def about_to_start(desk):
    wait_for('the toast', lambda: says('About to start, and nobody is there', '投手'))
    picture('about-to-start')
    wait_for('the same on the desktop', lambda: any('投手' in notice['summary'] for notice in notices()))
    assert len(notices()) == 1, notices()


def show(desk):
    """The button of the toast leads to the hole on the board."""
    def press():
        desk.click(wait_for('the button', lambda: next((node for node in nodes() if node.get_name() == 'Show'), None)))
    until('the hole', press, lambda: has_focus(desk.child('Shifts', '投手 Nobody')))
    picture('shown')


def new_gap(desk):
    """孙悦 is taken off: one notice, once it has been quiet."""
    desk.focus('中控 孙悦')
    do('key', 'Delete')
    wait_for('the toast', lambda: says('1 new gap', '中控'))
    picture('new-gap')
    wait_for('the same on the desktop', lambda: any('中控' in notice['body'] for notice in notices()))
    assert len(notices()) == 2, notices()


daemon = subprocess.Popen(['notifyd.py', LOG], stdout=subprocess.PIPE)
daemon.stdout.readline()
run(Board(prepare()), '/gui/crew-notices', [('about-to-start', about_to_start), ('show', show), ('new-gap', new_gap)])
