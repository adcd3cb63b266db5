#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-stock.py KAIBO: what is left of the goods, typed at the desk and taken from a copied table, on the Chinese sample.
What was counted is read from the library, what the desk says from its window."""
import json
import sqlite3
import subprocess

from drive import (Desk, click, do, find, has_focus, is_called, make_library, middle_of, nodes, open_page, picture, run, text_of,
                   until, wait_for, write)

SESSION = '换季不慌张'
OF_THE_RUN = "FROM run_event WHERE run_id = (SELECT id FROM run ORDER BY started_us DESC LIMIT 1)"


def with_line(library):
    """The sample watches no stock."""
    with sqlite3.connect(library) as connection:
        connection.execute('INSERT INTO threshold (id, session_id, position, metric, name, span, warn, warn_value, danger,'
                           " danger_value, action, owner) SELECT 77, id, 1, 'stock', '', '', '<20%', 20, '<5%', 5, '', ''"
                           ' FROM session WHERE title LIKE ?', [f'%{SESSION}%'])
    connection.close()
    return library


def count(desk, kind):
    return desk.query(f'SELECT count(*) {OF_THE_RUN} AND kind = ?', kind)


def last_counts(desk):
    payload = desk.query(f"SELECT payload {OF_THE_RUN} AND kind = 'stock' ORDER BY position DESC LIMIT 1")
    return json.loads(payload)['stock'] if payload else []


def entry():
    return find('Stock that is left', 'text')


def type_stock(text):
    """Q, and then what was written is in the field before anything else is pressed."""
    until('the field', lambda: do('key', 'q'), lambda: has_focus(entry()))
    until(text, lambda: (do('key', 'ctrl+a'), do('type', text)), lambda: text_of(entry()) == text)


def count_so(desk, text):
    before = count(desk, 'stock')
    type_stock(text)
    until(f'{text} to count', lambda: do('key', 'Return'), lambda: count(desk, 'stock') == before + 1)


def in_sight(name):
    return any(is_called(node, name) for node in nodes())


def rehearsal_begins(desk):
    """On the cue of the first product."""
    open_page(SESSION, 'Live')
    click('Rehearse')
    wait_for('the desk', lambda: count(desk, 'start') == 1)
    until('the field for a number', lambda: do('key', 'j'), lambda: has_focus(find('Jump to a cue', 'text')))
    until('its number', lambda: (do('key', 'ctrl+a'), do('type', 'C04')), lambda: text_of(find('Jump to a cue', 'text')) == 'C04')
    until('the cue', lambda: do('key', 'Return'), lambda: count(desk, 'take') == 1)
    wait_for('what was planned', lambda: in_sight('600 left'))


def a_figure_is_what_is_left(desk):
    count_so(desk, '590')
    wait_for('it on the desk', lambda: in_sight('590 left'))
    assert last_counts(desk)[0]['left'] == 590


def minus_is_what_was_sold(desk):
    count_so(desk, '-395')
    wait_for('little', lambda: in_sight('195 left · Low'))
    picture('low')


def what_cannot_be_is_said(desk):
    before = count(desk, 'stock')
    type_stock('-400')
    until('the sentence', lambda: do('key', 'Return'), lambda: in_sight('Only 195 are left'))
    do('key', 'Escape')
    assert count(desk, 'stock') == before


def nothing_left_is_said_at_once(desk):
    count_so(desk, '0')
    wait_for('the word', lambda: in_sight('Sold out'))
    wait_for('the count of the page', lambda: in_sight('Products 1'))
    wait_for('the line that was crossed', lambda: find('Stock left 0.0%'))
    picture('sold-out')


def two_keys_bring_the_backup(desk):
    until('the question', lambda: do('key', 'v'), lambda: in_sight('Show the Backup Instead?'))
    until('the backup', lambda: do('key', 'Return'), lambda: count(desk, 'pin') == 1)
    wait_for('the question to go', lambda: not in_sight('Show the Backup Instead?'))
    picture('swapped')


def undo_takes_both_back(desk):
    """Once each: what is pressed again on a busy machine takes back one thing more."""
    for n in (1, 2):
        do('key', 'ctrl+z')
        wait_for(f'{n} taken back', lambda n=n: count(desk, 'undo') == n)
    wait_for('what there was', lambda: in_sight('195 left · Low'))


def copied_table_is_shown_before_it_counts(desk):
    table = '链接号\t商品\t可售库存\n4号\t舒润乳\t1,814\n13\t留香洗衣凝珠\t2670\n99\t没有\t5\n合计\t\t4489\n'
    clip = subprocess.Popen(['vclip.py', 'text/plain;charset=utf-8'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    clip.stdin.write(table.encode())
    clip.stdin.close()
    assert clip.stdout.readline() == b'vclip ready\n'
    until('the question', lambda: click('Take the stock from a copied table', 'push button'), lambda: in_sight('Take the Stock of 2'))
    picture('table')
    before = count(desk, 'stock')
    until('the counts', lambda: do('key', 'Return'), lambda: count(desk, 'stock') == before + 1)
    assert sorted(one['left'] for one in last_counts(desk)) == [1814, 2670]
    clip.kill()


CLAIMS = [('rehearsal-begins', rehearsal_begins),
          ('a-figure-is-what-is-left', a_figure_is_what_is_left),
          ('minus-is-what-was-sold', minus_is_what_was_sold),
          ('what-cannot-be-is-said', what_cannot_be_is_said),
          ('nothing-left-is-said-at-once', nothing_left_is_said_at_once),
          ('two-keys-bring-the-backup', two_keys_bring_the_backup),
          ('undo-takes-both-back', undo_takes_both_back),
          ('copied-table-is-shown-before-it-counts', copied_table_is_shown_before_it_counts)]

run(Desk(with_line(make_library('zh'))), '/gui/live/stock', CLAIMS)
