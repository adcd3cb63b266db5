# SPDX-License-Identifier: GPL-3.0-or-later
"""The library in the real window: what the driven tests of this folder see, press and read. To be used inside
with-sway.sh; every step waits for its effect."""
import drive
from drive import Failed, act, do, has_focus, set_text, wait_for, walk, windows


def is_called(node, name):
    return (node.get_name() or '').startswith(name) or (node.get_description() or '') == name


def key(name):
    do('key', name)


def write(text):
    do('type', text)


class Desk(drive.Desk):
    def __init__(self, library):
        super().__init__(library)
        self.list = None

    def sessions(self):
        return self.ask('list')

    def until(self, what, test):
        """What the command line reads from the library."""
        return wait_for(what, lambda: test(self.sessions()))

    def nodes(self):
        """What is shallow first, and the newest window first: dialogs and toasts are over the rest, and a toast may be gone
        before a deep page has been walked."""
        yield from self.nodes_to(8)
        yield from self.nodes_to(99)

    def nodes_to(self, deepest):
        for window in reversed(list(windows())):
            yield from walk(window, deepest)

    def find(self, name, role=None, root=None):
        return next((node for node in (walk(root) if root is not None else self.nodes())
                     if is_called(node, name) and (role is None or node.get_role_name() == role)), None)

    def see(self, name, role=None):
        return wait_for(f'“{name}”', lambda: self.find(name, role))

    def miss(self, name, role=None):
        wait_for(f'“{name}” to go', lambda: self.find(name, role) is None)

    def press(self, name, role=None):
        """The first thing of that name that can be pressed."""
        wait_for(f'“{name}” to be pressed', lambda: any(
            is_called(node, name) and (role is None or node.get_role_name() == role) and act(node) for node in self.nodes()))

    def focused(self):
        return next((node for node in self.nodes() if has_focus(node)), None)

    def fill(self, name, text):
        """A text that is set is typed in a moment and stored when the page is left."""
        wait_for(f'the field “{name}”', lambda: any(node.get_name() == name and set_text(node, text) for node in self.nodes()))

    def search(self, text):
        key('ctrl+f')
        key('ctrl+a')
        write(text)

    def search_until(self, text, test):
        """Typed again until the window answers: on a busy machine the first letters are gone before the entry has the focus."""
        for _ in range(5):
            self.search(text)
            try:
                return wait_for(f'what “{text}” finds', test, 6)
            except Failed:
                pass
        raise Failed(f'searched “{text}” in vain')

    def rows(self):
        """The rows of the list, found once: a walk over the whole window takes a second."""
        if self.list is None:
            self.list = wait_for('the list', lambda: self.find('Sessions', 'list'))
        for index in range(self.list.get_child_count()):
            item = self.list.get_child_at_index(index)
            if item is not None:
                yield item

    def row(self, name):
        return next((row for row in self.rows() if (row.get_name() or '').startswith(name)), None)

    def choose(self, text, title):
        """The first row that a search finds gets the focus."""
        for _ in range(4):
            self.search(text)
            key('Return')
            try:
                return wait_for(f'the row “{title}”', lambda: any(
                    (row.get_name() or '').startswith(title) and has_focus(row) for row in self.rows()), 6)
            except Failed:
                pass
        raise Failed(f'chose “{title}” in vain')
