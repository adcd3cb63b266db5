# SPDX-License-Identifier: GPL-3.0-or-later
"""The rundown in the real window: what the driven tests of this folder see and press. To be used inside with-sway.sh."""
import json
import os
import subprocess

import drive
from drive import KAIBO, Failed, box_of, do, has_focus, is_called, nodes, text_of, wait_for, walk, write


class Desk(drive.Desk):
    def __init__(self, library, code):
        super().__init__(library)
        self.code = code
        self.list = None
        self.script = None
        self.aside = 0

    def show(self):
        return self.ask('show', self.code)

    def find_session(self, title):
        """By its title, since one that was just made has no code."""
        found = [session['id'] for session in self.ask('list') if session['title'] == title]
        self.code = found[0] if found else None
        return self.code

    def count(self):
        return len(self.show()['cues'])

    def cue(self, number):
        return next((cue for cue in self.show()['cues'] if cue['cue'] == number), None)

    def steps(self):
        return self.query("SELECT count(*) FROM journal WHERE state = 'done'")

    def order(self, count=8):
        return ' '.join(cue['cue'] for cue in self.show()['cues'][:count])

    def places(self, name, role=None):
        """The middles of the nodes in sight whose name begins so, from left to right."""
        def find():
            found = []
            for node in nodes():
                if (node.get_name() or '').startswith(name) and (role is None or node.get_role_name() == role):
                    x, y, width, height = box_of(node)
                    if width > 0 and height > 0:
                        found.append((x + width // 2, y + height // 2))
            return sorted(found)
        return wait_for(f'“{name}” in the window', find)

    def place(self, name, role=None):
        return self.places(name, role)[0]

    def table(self):
        """The list of rows, found once: a walk over the whole window takes a second."""
        if self.list is None:
            self.list = wait_for('the table', lambda: next((node for node in nodes() if node.get_role_name() == 'list'
                                                            and node.get_name() == 'Rundown'), None))
        return self.list

    def row(self, number):
        def find():
            table = self.table()
            for index in range(table.get_child_count()):
                item = table.get_child_at_index(index)
                row = item.get_child_at_index(0) if item is not None and item.get_child_count() else None
                if row is not None and (row.get_name() or '').startswith(number + ' '):
                    x, y, _, height = box_of(row)
                    if height > 0 and y >= box_of(table)[1]:
                        return x + 320, y + height // 2
            return None
        return wait_for(f'the row {number}', find)

    def focused_row(self, number):
        """Whether the row with that number has the focus."""
        items = walk(self.table(), 1)
        return any(has_focus(item) and is_called(item.get_child_at_index(0), number + ' ') for item in items if item.get_child_count())

    def shot(self, name):
        """A picture to look at, when somebody wants to: $KAIBO_TEST_LOOK is where."""
        if os.environ.get('KAIBO_TEST_LOOK'):
            subprocess.run(['grim', '-o', 'HEADLESS-1', f"{os.environ['KAIBO_TEST_LOOK']}-{name}.png"], check=True)

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
            self.script = wait_for('the script', lambda: next((node for node in nodes() if node.get_role_name() == 'text'
                                                               and node.get_name() == 'Script'), None))

        for _ in range(4):
            write(text)
            try:
                return wait_for(f'“{text}” in the script', lambda: text in text_of(self.script), drive.PATIENCE / 4)
            except Failed:
                continue
        raise Failed(f'wrote “{text}” in vain')

    def has_open_cell(self, name):
        return any(node.get_role_name() in ('text', 'entry') and node.get_name() == name for node in walk(self.table()))

    def has_focused_cell(self, name):
        """Only what is open is an entry, and the table is the one list that is looked through."""
        return any(node.get_role_name() in ('text', 'entry') and node.get_name() == name and has_focus(node)
                   for node in walk(self.table()))

    def complains(self):
        return any('is not a length' in (node.get_name() or '') for node in walk(self.table()))
