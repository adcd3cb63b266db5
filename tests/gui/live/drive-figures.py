#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-figures.py KAIBO: figures at the desk on the Chinese sample: typed, pasted, and of a file that another process keeps
writing; a line that is crossed, the jump and the incident that its notice offers. What was done is read from the library."""
import os
import sqlite3
import subprocess
import sys
import time

import tree
from drive import Desk, Failed, click, do, find, make_library, open_page, run, text_of, until, wait_for, write

SESSION = '换季不慌张'
MINUTES = 5

# Line after line as a tool does it, the last figure in two halves.
WRITER = """
import sys, time
with open(sys.argv[1], 'w') as table:
    for part in sys.argv[2:]:
        table.write(part)
        table.flush()
        time.sleep(0.3)
"""


def without_figures(library):
    with sqlite3.connect(library) as connection:
        connection.execute('DELETE FROM minute_metric')
    connection.close()
    return library


def figure(desk, name, minute):
    return desk.query(f'SELECT {name} FROM minute_metric WHERE minute = ?', minute)


def last(desk, kind, what):
    """Of the run that is on; the sample's own is over."""
    return desk.query(f'SELECT e.{what} FROM run_event AS e JOIN run AS r ON r.id = e.run_id '
                      'WHERE r.ended_us IS NULL AND e.kind = ? ORDER BY e.position DESC LIMIT 1', kind)


def newest(desk, name):
    return desk.query(f'SELECT {name} FROM minute_metric ORDER BY minute DESC LIMIT 1')


def put_on_clipboard(text):
    clip = subprocess.Popen(['vclip.py', 'text/plain;charset=utf-8'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    clip.stdin.write(text.encode())
    clip.stdin.close()
    clip.stdout.readline()
    return clip


def rehearsal_begins_and_goes_on_for_minutes(desk):
    """What takes five minutes is done by moving its beginning."""
    open_page(SESSION, 'Live')
    click('Rehearse')
    wait_for('the start', lambda: desk.query("SELECT count(*) FROM run_event WHERE kind = 'start'") == 1)
    until('the first cue', lambda: do('key', 'F12'), lambda: last(desk, 'take', 'cue_id'))
    desk.kill()
    with sqlite3.connect(desk.library) as library:
        library.execute('UPDATE run_event SET at_us = at_us - ?, boot_us = boot_us - ?', [MINUTES * 60000000] * 2)
        library.execute('UPDATE run SET started_us = started_us - ? WHERE ended_us IS NULL', [MINUTES * 60000000])
    library.close()
    desk.start()
    open_page(SESSION, 'Live')
    click('Resume the Show')
    wait_for('the desk', lambda: find('Figures'))


def entry():
    return next((node for node in tree.nodes() if node.get_name() == 'Figures of this minute'
                 and node.has_interface('EditableText')), None)


def enter(line, test):
    """D, the line, Return: looks that the line is there before it is sent."""
    def attempt():
        do('key', 'Escape')
        until('the entry', lambda: do('key', 'd'), lambda: entry() is not None)
        do('key', 'ctrl+a')
        write(line)
        wait_for('the line', lambda: text_of(entry()) == line)
        do('key', 'Return')
    until(f'“{line}”', attempt, test)


def a_line_is_typed(desk):
    enter('625 488 23 11 1299', lambda: newest(desk, 'gmv_minor') == 129900)
    assert newest(desk, 'online') == 625 and newest(desk, 'views') == 488
    assert newest(desk, 'likes') is None, 'what nobody said is not known'


def the_same_minute_is_changed(desk):
    enter('630', lambda: newest(desk, 'online') == 630)
    wait_for('one row of the minute', lambda: desk.query('SELECT max(n) FROM (SELECT count(*) AS n FROM minute_metric '
                                                          'GROUP BY minute)') == 1)


def what_is_no_figure_is_named(desk):
    enter('62x', lambda: find('Viewers: “62x” is no number'))
    do('key', 'Escape')


def rows_are_pasted(desk):
    clip = put_on_clipboard('分钟\t在线人数\t评论数\n0\t600\t30\n1\t610\t-\n')

    def attempt():
        do('key', 'Escape')
        do('key', 'd')
        do('key', 'ctrl+v')
    until('the rows', attempt, lambda: figure(desk, 'online', 1) == 610)
    clip.terminate()
    clip.wait()
    assert figure(desk, 'comments', 0) == 30 and figure(desk, 'comments', 1) is None


def a_file_that_is_written_comes_in(desk):
    path = os.path.join(os.path.dirname(desk.library), 'minutes.csv')
    writer = subprocess.Popen([sys.executable, '-c', WRITER, path, '分钟,在线人数,成交订单数\n', '0,600,4\n', '1,61', '0,5\n',
                               '2,605,6\n', '3,606,x7\n', '4,60'])
    enter(path, lambda: find('minutes.csv') or find('Newest'))
    wait_for('the line in two halves', lambda: figure(desk, 'orders', 2) == 6)
    assert figure(desk, 'online', 1) == 610
    wait_for('the writer', lambda: writer.poll() == 0)
    wait_for('what cannot be read', lambda: find('minutes.csv, line 5, “成交订单数”: “x7”'))
    assert figure(desk, 'online', 3) == 606


def a_crossing_offers_the_cue(desk):
    """The sample's cut line, in whatever minute it is by now; the next giveaway is offered."""
    path = os.path.join(os.path.dirname(desk.library), 'minutes.csv')
    now = int(time.time() // 60 - last(desk, 'take', 'at_us') // 60000000)
    with open(path, 'w', encoding='utf-8') as table:
        table.write('分钟,在线人数\n' + ''.join(f'{minute},{606 if minute < now else 318}\n' for minute in range(now + 3)))
    wait_for('the notice', lambda: find('在线人数 −'))
    wait_for('the offer', lambda: find('Jump: C03'))
    giveaway = desk.query("SELECT id FROM cue WHERE cue_no = 'C03'")
    until('the cue', lambda: do('key', 'y'),
          lambda: last(desk, 'take', 'cue_id') == giveaway)


def a_crossing_offers_the_incident(desk):
    enter('318 - - - - - 16', lambda: find('负面评论 16'))
    until('the incident', lambda: do('key', 'u'),
          lambda: last(desk, 'incident-raise', 'text') == '恶意刷屏/黑粉')


def it_is_said_once(desk):
    enter('318 - - - - - 17', lambda: desk.query('SELECT count(*) FROM minute_metric WHERE hostile = 17') == 1)
    wait_for('the window to have seen it', tree.answers)
    if find('负面评论 17') is not None:
        raise Failed('the same crossing is said twice')


CLAIMS = [('rehearsal-begins-and-goes-on-for-minutes', rehearsal_begins_and_goes_on_for_minutes),
          ('a-line-is-typed', a_line_is_typed),
          ('the-same-minute-is-changed', the_same_minute_is_changed),
          ('what-is-no-figure-is-named', what_is_no_figure_is_named),
          ('rows-are-pasted', rows_are_pasted),
          ('a-file-that-is-written-comes-in', a_file_that_is_written_comes_in),
          ('a-crossing-offers-the-cue', a_crossing_offers_the_cue),
          ('a-crossing-offers-the-incident', a_crossing_offers_the_incident),
          ('it-is-said-once', it_is_said_once)]

run(Desk(without_figures(make_library('zh'))), '/gui/live/figures', CLAIMS)
