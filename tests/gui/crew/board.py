# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests share that drive the crew's board: its parts and bars, and what the command line says of the crew."""
import os
import subprocess

from drive import Atspi, Desk, box_of, do, extents, has_focus, is_in, nodes, text_of, until, wait_for, windows

SHOTS = os.environ.get('KAIBO_SHOTS')
CODE = 'TY-20261017-A'
CANDIDATES = 'Who could have this duty'
PROBLEMS = 'What is wrong with the crew'
SEARCH = 'Find somebody for this duty'


def is_typed(path):
    """In the field of a file chooser."""
    return any(is_in(node, Atspi.StateType.EDITABLE) and text_of(node) == path for node in nodes()
               if node.get_role_name() in ('text', 'entry'))


def has_window(title):
    return any((window.get_name() or '').startswith(title) for window in windows())


def choose_path(title, path):
    """A file chooser takes a path that begins with a slash; the first letters may be lost while it opens."""
    wait_for(title, lambda: has_window(title))

    def enter():
        do('key', 'ctrl+a')
        do('type', path)
    until('the path', enter, lambda: is_typed(path))
    do('key', 'Return')


class Board(Desk):
    def __init__(self, library):
        super().__init__(library)
        self.parts = {}

    def crew(self):
        return self.ask('crew', CODE)

    def duty(self, title):
        return next((duty for duty in self.crew()['assignments'] if duty['title'] == title), None)

    def part(self, name, *roles):
        """A node that stays, found once: a walk over the whole window takes a second."""
        if name not in self.parts:
            self.parts[name] = wait_for(f'“{name}” in the window', lambda: next(
                (node for node in nodes() if node.get_name() == name and (not roles or node.get_role_name() in roles)),
                None))
        return self.parts[name]

    def child(self, name, beginning):
        """The first child of a part whose name begins so."""
        parent = self.part(name)
        for index in range(parent.get_child_count()):
            node = parent.get_child_at_index(index)
            if node is not None and (node.get_name() or '').startswith(beginning):
                return node
        return None

    def bar(self, beginning):
        return wait_for(f'the bar “{beginning}”', lambda: self.child('Shifts', beginning))

    def click(self, node):
        x, y, width, height = extents(node)
        do('click', x + width // 2, y + height // 2)

    def click_named(self, beginning, *roles):
        """The leftmost that is in sight."""
        def find():
            found = [box_of(node) for node in nodes()
                     if (node.get_name() or '').startswith(beginning) and node.get_role_name() in roles]
            return min((box for box in found if box[2] > 0), default=None)
        x, y, width, height = wait_for(f'“{beginning}” in the window', find)
        do('click', x + width // 2, y + height // 2)

    def pick(self, beginning):
        """Clicks a bar: then a name can be typed."""
        self.click(self.bar(beginning))
        wait_for('the search', lambda: has_focus(self.part(SEARCH)))

    def focus(self, beginning):
        """A bar that is pressed and let go below is neither moved nor opened."""
        def press():
            x, y, width, height = extents(self.bar(beginning))
            do('press', x + width // 2, y + height // 2)
            do('move', x + width // 2, y + height + 10)
            do('release', x + width // 2, y + height + 10)
        until('the focus on the bar', press, lambda: has_focus(self.child('Shifts', beginning)))

    def shot(self, name):
        if SHOTS:
            subprocess.run(['grim', os.path.join(SHOTS, name + '.png')], check=True)
