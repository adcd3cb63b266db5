#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-timing.py KAIBO: works the time strip and the dialogs of the rundown's timing in the real window, and asks the
command line what was stored. To be run inside with-sway.sh; every step waits for its effect."""
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


class Desk:
    def __init__(self, library):
        self.library = library
        self.strip_node = None
        self.process = subprocess.Popen([KAIBO, '--library', library])

    def show(self):
        text = subprocess.run([KAIBO, '--library', self.library, 'show', CODE, '--json'], check=True, capture_output=True).stdout
        return json.loads(text)

    def cue(self, number):
        return next((cue for cue in self.show()['cues'] if cue['cue'] == number), None)

    def walk(self, node):
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from self.walk(child)

    def windows(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_name() == 'kaibo':
                for window in range(application.get_child_count()):
                    yield application.get_child_at_index(window)

    def nodes(self, title=None):
        """Of a dialog by its title, or of all windows: a walk over the main one takes a second."""
        for window in self.windows():
            if title is None or window.get_name() == title:
                yield from self.walk(window)

    def has_dialog(self, title):
        return any(window.get_name() == title for window in self.windows())

    def find(self, name, role=None, title=None):
        """The leftmost node in sight whose name begins so."""
        found = []
        for node in self.nodes(title):
            if (node.get_name() or '').startswith(name) and (role is None or node.get_role_name() == role):
                box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                if box.width > 0 and box.height > 0:
                    found.append((box.x, box.y, box.width, box.height))
        return min(found, default=None)

    def box(self, name, role=None):
        return wait_for(f'“{name}” in the window', lambda: self.find(name, role))

    def click(self, name, role=None):
        x, y, width, height = self.box(name, role)
        do('click', x + width // 2, y + height // 2)

    def strip(self):
        """Found once: a walk over the whole window takes a second."""
        if self.strip_node is None:
            self.strip_node = wait_for('the strip', lambda: next((node for node in self.nodes()
                                                                  if node.get_name() == 'Rundown at a glance'), None))
        return self.strip_node

    def describes(self, text):
        return (self.strip().get_description() or '').startswith(text)

    def strip_x(self, minute):
        """Where a minute of the three hours is on the strip."""
        box = self.strip().get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return round(box.x + 12 + (box.width - 24) * minute / 180)

    def strip_y(self):
        return self.strip().get_component_iface().get_extents(Atspi.CoordType.WINDOW).y + 52 + 14


def open_rundown(desk):
    wait_for('the window', lambda: any(True for _ in desk.nodes()))
    desk.click('换季不慌张', 'label')
    desk.click('Rundown', 'page tab')
    desk.strip()


def drag_an_edge(desk):
    y, start, goal = desk.strip_y(), desk.strip_x(24), desk.strip_x(26)
    do('press', start, y)
    for step in range(1, 5):
        do('move', start + (goal - start) * step // 4, y)
    do('release', goal, y)
    wait_for('ten minutes', lambda: desk.cue('C06')['duration_ms'] == 600000)
    assert desk.cue('C07')['start'].startswith('2026-10-17T19:26:00')


def give_a_drag_up(desk):
    y, start = desk.strip_y(), desk.strip_x(26)
    do('press', start, y)
    do('move', start + 20, y)
    wait_for('the preview', lambda: desk.describes('C06 10:00 → '))
    do('key', 'Escape')
    wait_for('the preview to go', lambda: not desk.describes('C06 10:00 → '))
    do('release', start + 20, y)
    assert desk.cue('C06')['duration_ms'] == 600000


def resize_by_key(desk):
    do('key', 'alt+Left')
    wait_for('the preview', lambda: desk.describes('C06 10:00 → 9:00'))
    do('key', 'Return')
    wait_for('nine minutes', lambda: desk.cue('C06')['duration_ms'] == 540000)


def undo_is_one_step_each(desk):
    do('key', 'ctrl+z')
    wait_for('ten minutes', lambda: desk.cue('C06')['duration_ms'] == 600000)
    do('key', 'ctrl+z')
    wait_for('eight minutes', lambda: desk.cue('C06')['duration_ms'] == 480000)


def fit_some_cues(desk):
    """8:00, 2:00 and 5:00 can give 3:00, 1:00 and 2:00: of two minutes that is 1:00, 0:20 and 0:40."""
    x, y, width, height = desk.box('C06 ')
    do('click', x + 320, y + height // 2)
    do('key', 'shift+Down')
    do('key', 'shift+Down')
    wait_for('three cues', lambda: desk.find('3 cues selected'))
    do('key', 'ctrl+t')
    wait_for('the dialog', lambda: desk.has_dialog('Fit to Time'))
    do('type', '19:29')
    wait_for('the proposal', lambda: desk.find('3 cues change · 15:00 → 13:00', title='Fit to Time'))
    do('key', 'ctrl+Return')
    wait_for('the lengths', lambda: [desk.cue(number)['duration_ms'] for number in ('C06', 'C07', 'C08')] == [420000, 100000, 260000])


def say_what_cannot_be_found(desk):
    """Of 9:00 the optional question gives 1:40, the others the 3:20 above their minimum."""
    do('key', 'ctrl+t')
    wait_for('the dialog', lambda: desk.has_dialog('Fit to Time'))
    do('type', '19:20')
    wait_for('the sentence', lambda: desk.find('4:00 for the target cannot be found: every cue there is at its minimum',
                                                title='Fit to Time'))
    do('key', 'Escape')
    wait_for('the dialog to close', lambda: not desk.has_dialog('Fit to Time'))
    do('key', 'ctrl+z')
    wait_for('eight minutes', lambda: desk.cue('C06')['duration_ms'] == 480000)


def repeat_a_segment(desk):
    """Opening's three cues once more, at 80 %: 2:25, 1:35 and 2:25 without a minimum."""
    x, y, width, height = desk.box('开场 ')
    do('click', x + 500, y + height // 2)
    do('key', 'ctrl+l')
    wait_for('the rounds', lambda: desk.find('3 cues more · 6:25', title='Repeat Block'))
    do('key', 'ctrl+Return')
    wait_for('48 cues', lambda: len(desk.show()['cues']) == 48)
    assert [cue['segment'] for cue in desk.show()['cues'][3:6]] == ['开场 2'] * 3
    do('key', 'ctrl+z')
    wait_for('45 cues', lambda: len(desk.show()['cues']) == 45)


def build_from_lineup(desk):
    """Deals at eight, nine and ten to ten stay on their times."""
    x, y, width, height = desk.box('C06 ')
    do('click', x + 320, y + height // 2)
    do('key', 'ctrl+b')
    wait_for('the dialog', lambda: desk.has_dialog('Build From Lineup'))
    do('key', 'ctrl+Return')
    wait_for('an opening', lambda: desk.show()['cues'][0]['segment'] == 'Opening')
    flashes = [cue['start'][11:19] for cue in desk.show()['cues'] if cue['type'] == 'flash']
    assert flashes == ['20:00:00', '21:00:00', '21:50:00'], flashes
    wait_for('the dialog to close', lambda: not desk.has_dialog('Build From Lineup'))
    do('key', 'ctrl+z')
    wait_for('45 cues', lambda: len(desk.show()['cues']) == 45)


def main():
    folder = tempfile.mkdtemp(prefix='kaibo-timing.')
    library = os.path.join(folder, 'library.db')
    subprocess.run([KAIBO, '--library', library, 'sample', 'zh'], check=True, stdout=subprocess.DEVNULL)
    desk = Desk(library)
    claims = [
        ('the-strip-is-there', open_rundown), ('an-edge-is-dragged', drag_an_edge), ('escape-gives-a-drag-up', give_a_drag_up),
        ('an-edge-is-moved-by-key', resize_by_key), ('each-is-one-step-of-undo', undo_is_one_step_each),
        ('cues-are-fitted-to-a-time', fit_some_cues), ('what-cannot-be-found-is-said', say_what_cannot_be_found),
        ('a-segment-is-repeated', repeat_a_segment), ('a-show-is-built-from-its-lineup', build_from_lineup),
    ]
    print(f'1..{len(claims)}', flush=True)
    bad = False
    for number, (claim, drive) in enumerate(claims, 1):
        try:
            drive(desk)
            good = not desk.process.poll()
            print(f'{"ok" if good else "not ok"} {number} - /gui/rundown/timing/{claim}', flush=True)
            bad |= not good
        except (Failed, AssertionError, subprocess.SubprocessError) as error:
            print(f'not ok {number} - /gui/rundown/timing/{claim}\n# {error!r}', flush=True)
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
