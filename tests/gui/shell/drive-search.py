#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-search.py KAIBO: searches everything and goes there, deletes and takes back by the toast, and goes back in the
history, in the real window. To be run inside with-sway.sh; every step waits for its effect."""
import os
import sys

from drive import Atspi, Failed, act, do, has_focus, is_called, is_in, make_library, nodes, run, text_of, until, wait_for, windows, write

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'rundown'))
from rundown_desk import Desk  # noqa: E402

CODE = 'TY-20261017-A'


def has(name, role=None):
    return next((node for node in nodes() if name in (node.get_name() or '') and role in (None, node.get_role_name())), None)


def press(name):
    wait_for(f'a button “{name}”', lambda: any(is_called(node, name) and act(node) for node in nodes()))


def ask_for(desk, words):
    """A one-shot virtual keyboard loses a word now and then on a busy machine: what is not there whole is written again."""
    def is_there():
        entry = next((node for node in nodes() if has_focus(node) and is_in(node, Atspi.StateType.EDITABLE)), None)
        return entry is not None and text_of(entry) == words
    for _ in range(4):
        do('key', 'ctrl+a')
        write(words)
        try:
            return wait_for(f'“{words}” in the entry', is_there)
        except Failed:
            continue
    raise Failed(f'wrote “{words}” in vain')


def find_and_go(desk):
    wait_for('the window', lambda: any(True for _ in nodes()))
    until('the search window', lambda: do('key', 'ctrl+shift+f'),
          lambda: has('Search Everything', 'text') or has('Search the whole library'))
    ask_for(desk, '福袋 4')
    wait_for('the cue as the first that is found', lambda: any(
        is_in(node, Atspi.StateType.SELECTED) and is_called(node, '福袋 4 · 补水面膜') for node in nodes()))
    do('key', 'Return')
    desk.row('C36')


def delete_and_take_back_by_the_toast(desk):
    do('key', 'Delete')
    wait_for('C36 to be gone', lambda: desk.cue('C36') is None)
    press('Undo')
    wait_for('C36 again', lambda: desk.cue('C36'))


def go_back_in_history(desk):
    desk.click_row('C36')
    do('key', 'Delete')
    wait_for('C36 to be gone', lambda: desk.cue('C36') is None)
    until('the history', lambda: do('key', 'ctrl+shift+h'), lambda: len(windows()) > 1)
    wait_for('the deletion in the history', lambda: has('Delete cue C36'))
    do('key', 'Down')
    wait_for('what the sample brought', lambda: has('Add sample', 'label'))
    press('Go Back to Here')
    wait_for('C36 again', lambda: desk.cue('C36'))
    wait_for('the step in the history', lambda: has('Go back to “'))


def main():
    run(Desk(make_library('zh'), CODE), '/gui/shell/search', [
        ('what-is-found-is-opened-with-its-row', find_and_go),
        ('what-is-deleted-comes-back-by-the-toast', delete_and_take_back_by_the_toast),
        ('history-goes-back', go_back_in_history),
    ])


main()
