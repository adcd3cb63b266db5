#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-rundown.py KAIBO: plans in the real window, by keyboard and pointer, and asks the command line what was stored.
To be run inside with-sway.sh; every step waits for its effect."""
import json
import os
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

KAIBO = sys.argv[1]
CODE = 'TY-20261017-A'
PATIENCE = 12


class Failed(Exception):
    pass


def wait_for(what, test):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = test()
        except GLib.Error:      # the tree changed under us
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise Failed(f'waited in vain for {what}')


def do(*command):
    subprocess.run(['vinput.py', *map(str, command)], check=True)


def write(text):
    subprocess.run(['wtype', text], check=True)


class Desk:
    def __init__(self, library):
        self.library = library
        self.list = None
        self.script = None
        self.aside = 0
        self.process = subprocess.Popen([KAIBO, '--library', library])

    def show(self):
        text = subprocess.run([KAIBO, '--library', self.library, 'show', CODE, '--json'], check=True, capture_output=True).stdout
        return json.loads(text)

    def cue(self, number):
        return next((cue for cue in self.show()['cues'] if cue['cue'] == number), None)

    def order(self, count=8):
        return ' '.join(cue['cue'] for cue in self.show()['cues'][:count])

    def walk(self, node):
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from self.walk(child)

    def nodes(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_name() == 'kaibo':
                for window in range(application.get_child_count()):
                    yield from self.walk(application.get_child_at_index(window))

    def place(self, name, role=None):
        """The middle of the leftmost node in sight whose name begins so."""
        def find():
            found = []
            for node in self.nodes():
                if (node.get_name() or '').startswith(name) and (role is None or node.get_role_name() == role):
                    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                    if box.width > 0 and box.height > 0:
                        found.append((box.x + box.width // 2, box.y + box.height // 2))
            return min(found, default=None)
        return wait_for(f'“{name}” in the window', find)

    def table(self):
        """The list of rows, found once: a walk over the whole window takes a second."""
        if self.list is None:
            self.list = wait_for('the table', lambda: next((node for node in self.nodes() if node.get_role_name() == 'list'
                                                            and node.get_name() == 'Rundown'), None))
        return self.list

    def row(self, number):
        def find():
            table = self.table()
            for index in range(table.get_child_count()):
                item = table.get_child_at_index(index)
                row = item.get_child_at_index(0) if item is not None and item.get_child_count() else None
                if row is not None and (row.get_name() or '').startswith(number + ' '):
                    box = row.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                    top = table.get_component_iface().get_extents(Atspi.CoordType.WINDOW).y
                    if box.height > 0 and box.y >= top:
                        return box.x + 320, box.y + box.height // 2
            return None
        return wait_for(f'the row {number}', find)

    def click(self, name, role=None):
        do('click', *self.place(name, role))

    def click_row(self, number):
        """Two clicks in one place would be a double click, which opens a cell."""
        x, y = self.row(number)
        self.aside = 40 - self.aside
        do('click', x + self.aside, y)

    def write_script(self, text):
        """Into the script that has the focus. A one-shot virtual keyboard loses a word now and then on a busy machine: what
        does not appear is written again, and that it appears is seen at once, so that typing has not paused yet."""
        if self.script is None:
            self.script = wait_for('the script', lambda: next((node for node in self.nodes() if node.get_role_name() == 'text'
                                                               and node.get_name() == 'Script'), None))

        def is_there():
            face = self.script.get_text_iface()
            return text in Atspi.Text.get_text(face, 0, Atspi.Text.get_character_count(face))
        for _ in range(4):
            write(text)
            end = time.monotonic() + PATIENCE / 4
            while time.monotonic() < end:
                if is_there():
                    return
        raise Failed(f'wrote “{text}” in vain')

    def has_open_cell(self, name):
        return any(node.get_role_name() in ('text', 'entry') and node.get_name() == name for node in self.walk(self.table()))

    def complains(self):
        return any('is not a length' in (node.get_name() or '') for node in self.walk(self.table()))


def open_rundown(desk):
    wait_for('the window', lambda: any(True for _ in desk.nodes()))
    desk.click('换季不慌张', 'label')
    desk.click('Rundown', 'page tab')
    desk.row('C01')
    assert len(desk.show()['cues']) == 45


def change_a_length(desk):
    desk.click_row('C02')
    do('key', 'F2')
    wait_for('an open cell', lambda: desk.has_open_cell('Length'))
    do('type', '5:30')
    do('key', 'Return')
    wait_for('the length', lambda: desk.cue('C02')['duration_ms'] == 330000)
    assert desk.cue('C04')['start'].startswith('2026-10-17T19:11:30')


def keep_a_bad_length_open(desk):
    do('key', 'ctrl+a')
    do('type', 'soon')
    do('key', 'Return')
    wait_for('the sentence', desk.complains)
    assert desk.has_open_cell('Length')
    assert desk.cue('C03')['duration_ms'] == 180000
    do('key', 'Escape')
    wait_for('the cell to close', lambda: not desk.has_open_cell('Length'))


def undo_once(desk):
    desk.click_row('C02')
    do('key', 'ctrl+z')
    wait_for('the old length', lambda: desk.cue('C02')['duration_ms'] == 120000)


def move_by_key(desk):
    desk.click_row('C02')
    do('key', 'alt+Down')
    wait_for('C02 behind C03', lambda: desk.order(4) == 'C01 C03 C02 C04')
    do('key', 'alt+Down')
    wait_for('C02 in the next segment', lambda: desk.cue('C02')['segment'] == '循环一')


def move_by_pointer(desk):
    x, y = desk.row('C08')
    _, goal = desk.row('C05')
    do('press', x, y)
    for step in range(1, 9):
        do('move', x, y + (goal - 8 - y) * step // 8)
    do('release', x, goal - 8)
    wait_for('C08 before C05', lambda: desk.order(6) == 'C01 C03 C02 C04 C08 C05')


def edit_a_title(desk):
    desk.click_row('C01')
    do('key', 'Return')
    wait_for('an open cell', lambda: desk.has_open_cell('Start'))
    for name in ('Length', 'Type', 'Product', 'Title'):
        do('key', 'Tab')
        wait_for(f'the cell {name}', lambda name=name: desk.has_open_cell(name))
    do('key', 'ctrl+a')
    write('今晚三轮秒杀')
    do('key', 'Return')
    wait_for('the title', lambda: desk.cue('C01')['title'] == '今晚三轮秒杀')
    do('key', 'Escape')


def edit_a_script(desk):
    units = desk.cue('C04')['script_units']
    desk.click_row('C04')
    desk.click('Script', 'text')
    do('key', 'ctrl+End')
    desk.write_script('拍一份发一瓶。')
    wait_for('the script', lambda: desk.cue('C04')['script_units'] == units + 6)


def keep_what_is_typed_when_another_cue_comes(desk):
    units = desk.cue('C04')['script_units']
    row = desk.row('C06')
    do('key', 'ctrl+End')
    desk.write_script('再来一份。')
    do('click', *row)
    wait_for('the script', lambda: desk.cue('C04')['script_units'] == units + 4)


def delete_and_insert(desk):
    desk.click_row('C07')
    do('key', 'Delete')
    wait_for('44 cues', lambda: len(desk.show()['cues']) == 44)
    do('key', 'Insert')
    wait_for('45 cues', lambda: len(desk.show()['cues']) == 45)
    wait_for('an open cell', lambda: desk.has_open_cell('Length'))
    do('key', 'Escape')


def undo_everything(desk, before):
    desk.click_row('C03')
    for _ in range(20):
        if desk.show() == before:
            return
        do('key', 'ctrl+z')
        time.sleep(0.15)
    wait_for('everything as it was', lambda: desk.show() == before)


def close_while_typing(desk):
    units = desk.cue('C06')['script_units']
    desk.click_row('C06')
    desk.click('Script', 'text')
    do('key', 'ctrl+End')
    desk.write_script('来吧。')
    subprocess.run(['swaymsg', f'[pid={desk.process.pid}] kill'], check=True, stdout=subprocess.DEVNULL)
    status, stored = desk.process.wait(PATIENCE), desk.cue('C06')['script_units']
    assert (status, stored) == (0, units + 2), f'exit {status}, {stored} units after {units}'


def main():
    folder = tempfile.mkdtemp(prefix='kaibo-rundown.')
    library = os.path.join(folder, 'library.db')
    subprocess.run([KAIBO, '--library', library, 'sample', 'zh'], check=True, stdout=subprocess.DEVNULL)
    desk = Desk(library)
    before = desk.show()
    claims = [
        ('the-sample-has-45-cues', open_rundown), ('a-length-is-typed-and-times-follow', change_a_length),
        ('a-bad-length-keeps-its-cell-open', keep_a_bad_length_open), ('undo-takes-it-back', undo_once),
        ('alt-down-moves-across-segments', move_by_key), ('a-row-is-dragged', move_by_pointer),
        ('a-title-is-typed', edit_a_title), ('a-script-is-stored-when-typing-pauses', edit_a_script),
        ('a-script-is-stored-when-another-cue-comes', keep_what_is_typed_when_another_cue_comes),
        ('rows-are-deleted-and-added', delete_and_insert), ('all-can-be-undone', lambda desk: undo_everything(desk, before)),
        ('what-is-typed-survives-closing-the-window', close_while_typing),
    ]
    print(f'1..{len(claims)}', flush=True)
    bad = False
    for number, (claim, drive) in enumerate(claims, 1):
        try:
            drive(desk)
            good = not desk.process.poll()
            print(f'{"ok" if good else "not ok"} {number} - /gui/rundown/window/{claim}', flush=True)
            bad |= not good
        except (Failed, AssertionError, subprocess.SubprocessError) as error:
            print(f'not ok {number} - /gui/rundown/window/{claim}\n# {error!r} {desk.order(10)}', flush=True)
            bad = True
            shot = os.environ.get('KAIBO_TEST_SHOT')
            if shot:
                subprocess.run(['grim', '-o', 'HEADLESS-1', f'{shot}-{number}.png'])
            do('key', 'Escape')
            if number == 1:
                break
    if desk.process.poll() is None:
        desk.process.terminate()
    desk.process.wait()
    sys.exit(bad)


main()
