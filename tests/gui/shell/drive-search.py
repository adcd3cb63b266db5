#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-search.py KAIBO: searches everything and goes there, deletes and takes back by the toast, and goes back in the
history, in the real window. To be run inside with-sway.sh; every step waits for its effect."""
import os
import subprocess
import sys
import tempfile

from gi.repository import Atspi

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'rundown'))
from rundown_desk import KAIBO, Desk, Failed, do, run, wait_for, write  # noqa: E402

CODE = 'TY-20261017-A'


def has(desk, name, role=None):
    return next((node for node in desk.nodes() if name in (node.get_name() or '') and role in (None, node.get_role_name())), None)


def press(desk, name):
    def find():
        for node in desk.nodes():
            whole = (node.get_name() or '').split('_')[-1]
            if whole.endswith(name) and 'Action' in node.get_interfaces() \
                    and node.get_state_set().contains(Atspi.StateType.SENSITIVE):
                return Atspi.Action.do_action(Atspi.Accessible.get_action_iface(node), 0)
        return False
    wait_for(f'a button “{name}”', find)


def ask_for(desk, words):
    """A one-shot virtual keyboard loses a word now and then on a busy machine: what is not there whole is written again."""
    def is_there():
        entry = next((node for node in desk.nodes() if node.get_state_set().contains(Atspi.StateType.FOCUSED)
                      and node.get_state_set().contains(Atspi.StateType.EDITABLE)), None)
        face = entry.get_text_iface() if entry is not None else None
        return face is not None and Atspi.Text.get_text(face, 0, Atspi.Text.get_character_count(face)) == words
    for _ in range(4):
        do('key', 'ctrl+a')
        write(words)
        try:
            return wait_for(f'“{words}” in the entry', is_there)
        except Failed:
            continue
    raise Failed(f'wrote “{words}” in vain')


def find_and_go(desk):
    wait_for('the window', lambda: any(True for _ in desk.nodes()))
    do('key', 'ctrl+shift+f')
    wait_for('the search window', lambda: has(desk, 'Search Everything', 'text') or has(desk, 'Search the whole library'))
    ask_for(desk, '福袋 4')
    wait_for('the cue among what is found', lambda: has(desk, '福袋 4 · 补水面膜'))
    do('key', 'Return')
    desk.row('C36')


def delete_and_take_back_by_the_toast(desk):
    do('key', 'Delete')
    wait_for('C36 to be gone', lambda: desk.cue('C36') is None)
    press(desk, 'Undo')
    wait_for('C36 again', lambda: desk.cue('C36'))


def go_back_in_history(desk):
    desk.click_row('C36')
    do('key', 'Delete')
    wait_for('C36 to be gone', lambda: desk.cue('C36') is None)
    do('key', 'ctrl+shift+h')
    wait_for('the deletion in the history', lambda: has(desk, 'Delete cue C36'))
    do('key', 'Down')
    wait_for('what the sample brought', lambda: has(desk, 'Add sample', 'label'))
    press(desk, 'Go Back to Here')
    wait_for('C36 again', lambda: desk.cue('C36'))
    wait_for('the step in the history', lambda: has(desk, 'Go back to “'))


def main():
    folder = tempfile.mkdtemp(prefix='kaibo-search.')
    library = os.path.join(folder, 'library.db')
    subprocess.run([KAIBO, '--library', library, 'sample', 'zh'], check=True, stdout=subprocess.DEVNULL)
    run(Desk(library, CODE), '/gui/shell/search', [
        ('what-is-found-is-opened-with-its-row', find_and_go),
        ('what-is-deleted-comes-back-by-the-toast', delete_and_take_back_by_the_toast),
        ('history-goes-back', go_back_in_history),
    ])


main()
