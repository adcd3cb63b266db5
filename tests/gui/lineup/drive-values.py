#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-values.py KAIBO: one price everywhere, in the real window: what is typed into a script is replaced from Readiness,
shown first and undone in one step; then a price typed into the lineup is another price in the script and in what is
stored for the host. To be run inside with-sway.sh; every step waits for its effect."""
import sqlite3

from drive import Desk, act, click, do, find, make_library, nodes, open_page, run, text_of, until, wait_for, walk, windows

TITLE = '换季不慌张'
TYPED = '四号舒润乳，一百二十九一瓶，早上两泵。'
FOLLOWS = '四号舒润乳，{price_words}一瓶，早上两泵。'


class Values(Desk):
    def script(self):
        return self.query("SELECT script FROM cue WHERE cue_no = 'C24'")

    def shown_script(self):
        return next((text_of(node) for node in nodes() if node.get_role_name() == 'text' and node.get_name() == 'Script'), '')


def shows(text):
    return any(text in (node.get_name() or '') for node in nodes())


def press(name):
    """In whichever window: a dialog comes last."""
    wait_for(f'“{name}”', lambda: any(node.get_role_name() == 'push button' and (node.get_name() or '').split('_')[-1] == name
                                      and act(node) for window in reversed(list(windows())) for node in walk(window)))


def typed_value_is_named(desk):
    open_page(TITLE, 'Readiness')
    wait_for('the typed value', lambda: shows('1 value of the lineup is typed into a script and does not follow: C24'))


def replacement_is_shown_first(desk):
    until('the question', lambda: press('Replace…'), lambda: shows('Scripts then follow the lineup'))
    wait_for('what would be there', lambda: shows('{price_words}'))
    assert desk.script() == TYPED
    press('Replace Replace')
    wait_for('the variable', lambda: desk.script() == FOLLOWS)
    wait_for('nothing typed', lambda: not shows('is typed into a script'))


def undo_is_one_step(desk):
    until('what was typed', lambda: do('key', 'ctrl+z'), lambda: desk.script() == TYPED)
    until('the variable again', lambda: do('key', 'ctrl+shift+z'), lambda: desk.script() == FOLLOWS)


def price_is_changed_once(desk):
    click('Lineup', 'page tab')
    until('an open cell', lambda: (click('129.00', 'label'), do('key', 'Return')),
          lambda: find('Live / list', 'text') or find('Live / list', 'entry'))
    do('key', 'ctrl+a')
    do('type', '119.9')
    do('key', 'Return')
    wait_for('the price', lambda: desk.query("SELECT live_price_minor FROM lineup_item WHERE link_no = 4") == 11990)
    do('key', 'Escape')


def script_says_the_new_price(desk):
    click('Rundown', 'page tab')
    until('the script with the new price', lambda: click('C24 ', 'panel') if find('C24 ', 'panel') else click('神经酰胺舒润乳', 'label'),
          lambda: '一百一十九块九' in desk.shown_script())
    assert '一百二十九' not in desk.shown_script()


def prepare():
    library = make_library('zh')
    with sqlite3.connect(library) as connection:
        connection.execute("UPDATE cue SET script = ? WHERE cue_no = 'C24'", (TYPED,))
    connection.close()
    return library


STEPS = [typed_value_is_named, replacement_is_shown_first, undo_is_one_step, price_is_changed_once, script_says_the_new_price]

run(Values(prepare()), '/gui/lineup/values', [(step.__name__.replace('_', '-'), step) for step in STEPS])
