# SPDX-License-Identifier: GPL-3.0-or-later
"""The rundown in the real window: what the driven tests of this folder see and press. To be used inside with-sway.sh."""
import json
import os
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

KAIBO = sys.argv[1]
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
    def __init__(self, library, code):
        self.library = library
        self.code = code
        self.list = None
        self.script = None
        self.aside = 0
        self.process = subprocess.Popen([KAIBO, '--library', library])

    def show(self):
        text = subprocess.run([KAIBO, '--library', self.library, 'show', self.code, '--json'], check=True, capture_output=True).stdout
        return json.loads(text)

    def find_session(self, title):
        """By its title, since one that was just made has no code."""
        text = subprocess.run([KAIBO, '--library', self.library, 'list', '--json'], capture_output=True).stdout
        found = [session['id'] for session in json.loads(text or '[]') if session['title'] == title]
        self.code = found[0] if found else None
        return self.code

    def count(self):
        return len(self.show()['cues'])

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

    def places(self, name, role=None):
        """The middles of the nodes in sight whose name begins so, from left to right."""
        def find():
            found = []
            for node in self.nodes():
                if (node.get_name() or '').startswith(name) and (role is None or node.get_role_name() == role):
                    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                    if box.width > 0 and box.height > 0:
                        found.append((box.x + box.width // 2, box.y + box.height // 2))
            return sorted(found)
        return wait_for(f'“{name}” in the window', find)

    def place(self, name, role=None):
        return self.places(name, role)[0]

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

    def shot(self, name):
        """A picture to look at, when somebody wants to: $KAIBO_TEST_LOOK is where."""
        if os.environ.get('KAIBO_TEST_LOOK'):
            time.sleep(0.5)
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

    def has_focused_cell(self, name):
        """Only what is open is an entry, and the table is the one list that is looked through."""
        return any(node.get_role_name() in ('text', 'entry') and node.get_name() == name
                   and node.get_state_set().contains(Atspi.StateType.FOCUSED) for node in self.walk(self.table()))

    def complains(self):
        return any('is not a length' in (node.get_name() or '') for node in self.walk(self.table()))


def run(desk, prefix, claims):
    """One line of TAP per claim; a picture of each that fails goes to $KAIBO_TEST_SHOT."""
    print(f'1..{len(claims)}', flush=True)
    bad = False
    for number, (claim, drive) in enumerate(claims, 1):
        try:
            drive(desk)
            good = not desk.process.poll()
            print(f'{"ok" if good else "not ok"} {number} - {prefix}/{claim}', flush=True)
            bad |= not good
        except (Failed, AssertionError, subprocess.SubprocessError) as error:
            print(f'not ok {number} - {prefix}/{claim}\n# {error!r} {desk.order(10) if desk.code else None}', flush=True)
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
