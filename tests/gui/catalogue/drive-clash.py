#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-clash.py KAIBO: the same stock promised to two sessions to come: the real window names both and leads from the supply
to either, from either to the other, and mends it by a figure in one of them. To be run inside with-sway.sh; every step waits
for its effect."""
import sqlite3
import time

from drive import Desk, click, do, find, has_focus, make_library, nodes, run, set_text, until, wait_for

FIRST, SECOND = '换季不慌张', 'Warm-up'
DAY_US = 24 * 3600 * 1000000


def copy(database, table, condition, **values):
    """A row again, but for these values, which are SQL."""
    names = [row[1] for row in database.execute(f'PRAGMA table_info ({table})')]
    database.execute(f'INSERT INTO {table} ({", ".join(names)}) SELECT {", ".join(values.get(name, name) for name in names)} '
                     f'FROM {table} WHERE {condition}')


def prepare():
    """No.4 of the Chinese sample, 2,000 of it in each of two sessions, and 2,500 there."""
    library = make_library('zh')
    with sqlite3.connect(library) as database:
        database.execute("UPDATE session SET state = 'draft', start_us = ?", (time.time_ns() // 1000 + 30 * DAY_US,))
        copy(database, 'session', 'true', id='4711', title=f"'{SECOND}'", code="'WARM'", start_us=f'start_us + {DAY_US}')
        copy(database, 'lineup_item', 'link_no = 4', id='4712', session_id='4711', backup_item_id='NULL')
        database.execute("UPDATE product SET stock = 2500 WHERE sku = 'TY-RY100'")
    database.close()
    return library


def says(*words):
    return any(all(word in (node.get_name() or '') for word in words) for node in nodes())


def clashes():
    return says('is promised more than once', f'“{FIRST}', f'“{SECOND}” 2000')


def link_to(title):
    return find(f'Open “{title}', 'push button')


def stock_cell():
    """The cell that is open, once it has the keyboard."""
    return next((node for node in nodes() if has_focus(node) and node.get_name() == 'Live stock'), None)


def both_are_named_in_the_supply(desk):
    until('the products', lambda: do('key', 'alt+2'), lambda: find('Search products'))
    until('the clash', lambda: click('Supply'), clashes)
    wait_for('the ways', lambda: link_to(FIRST) and link_to(SECOND))


def one_leads_to_the_other(desk):
    until('the second', lambda: click(f'Open “{SECOND}', 'push button'), lambda: find('Lineup', 'page tab') and link_to(FIRST))
    wait_for('the clash beside the item', clashes)
    until('the first', lambda: click(f'Open “{FIRST}', 'push button'), lambda: link_to(SECOND))


def less_in_one_mends_it(desk):
    until('the cell', lambda: click('Edit', 'push button'), stock_cell)
    until('the figure', lambda: (wait_for('the field', lambda: set_text(stock_cell(), '500')), do('key', 'Return')),
          lambda: desk.query('SELECT live_stock FROM lineup_item WHERE link_no = 4 AND id <> 4712') == 500)
    wait_for('no clash', lambda: not says('is promised more than once'))


CLAIMS = [both_are_named_in_the_supply, one_leads_to_the_other, less_in_one_mends_it]

run(Desk(prepare()), '/gui/clash', [(claim.__name__.replace('_', '-'), claim) for claim in CLAIMS])
