# SPDX-License-Identifier: GPL-3.0-or-later
"""The library in the real window: what the driven tests of this folder see, press and read. To be used inside
with-sway.sh; every step waits for its effect."""
import json
import os
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

KAIBO = sys.argv[1]
PATIENCE = 15


class Failed(Exception):
    pass


def wait_for(what, test, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = test()
        except (GLib.Error, AttributeError):      # the tree changed under us
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise Failed(f'waited in vain for {what}')


def is_called(node, name):
    return (node.get_name() or '').startswith(name) or (node.get_description() or '') == name


def key(name):
    subprocess.run(['vinput.py', 'key', name], check=True)


def write(text):
    subprocess.run(['vinput.py', 'type', text], check=True)


class Desk:
    def __init__(self, library):
        self.library = library
        self.list = None
        self.process = subprocess.Popen([KAIBO, '--library', library])

    def sessions(self):
        done = subprocess.run([KAIBO, '--library', self.library, 'list', '--json'], capture_output=True)
        return json.loads(done.stdout or '[]')

    def until(self, what, test):
        """What the command line reads from the library."""
        return wait_for(what, lambda: test(self.sessions()))

    def walk(self, node, deepest=99):
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        yield node
        for index in range(node.get_child_count() if deepest > 0 else 0):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from self.walk(child, deepest - 1)

    def nodes(self):
        """What is shallow first, and the newest window first: dialogs and toasts are over the rest, and a toast may be gone
        before a deep page has been walked."""
        yield from self.nodes_to(8)
        yield from self.nodes_to(99)

    def nodes_to(self, deepest):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_name() == 'kaibo':
                for window in reversed(range(application.get_child_count())):
                    yield from self.walk(application.get_child_at_index(window), deepest)

    def find(self, name, role=None, root=None):
        return next((node for node in (self.walk(root) if root is not None else self.nodes())
                     if is_called(node, name) and (role is None or node.get_role_name() == role)), None)

    def see(self, name, role=None):
        return wait_for(f'“{name}”', lambda: self.find(name, role))

    def miss(self, name, role=None):
        wait_for(f'“{name}” to go', lambda: self.find(name, role) is None)

    def press(self, name, role=None):
        """The first thing of that name that can be pressed."""
        def pressed():
            for node in self.nodes():
                action = node.get_action_iface()
                if is_called(node, name) and (role is None or node.get_role_name() == role) \
                   and action is not None and Atspi.Action.get_n_actions(action) > 0 \
                   and node.get_state_set().contains(Atspi.StateType.SENSITIVE):
                    return Atspi.Action.do_action(action, 0)
            return False
        wait_for(f'“{name}” to be pressed', pressed)

    def focused(self):
        return next((node for node in self.nodes() if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

    def fill(self, name, text):
        """A text that is set is typed in a moment and stored when the page is left."""
        def filled():
            for node in self.nodes():
                if node.get_name() == name and node.get_editable_text_iface() is not None:
                    return Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)
            return False
        wait_for(f'the field “{name}”', filled)

    def search(self, text):
        key('ctrl+f')
        time.sleep(0.15)
        key('ctrl+a')
        write(text)

    def search_until(self, text, test):
        """Typed again until the window answers: on a busy machine the first letters are gone before the entry has the focus."""
        for _ in range(5):
            self.search(text)
            try:
                return wait_for(f'what “{text}” finds', test, 3)
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
                return wait_for(f'the row “{title}”', lambda: any((row.get_name() or '').startswith(title)
                                and row.get_state_set().contains(Atspi.StateType.FOCUSED) for row in self.rows()), 4)
            except Failed:
                pass
        raise Failed(f'chose “{title}” in vain')


def run(desk, prefix, claims):
    """One line of TAP per claim; a picture of each that fails goes to $KAIBO_TEST_SHOT."""
    print(f'1..{len(claims)}', flush=True)
    for number, (claim, drive) in enumerate(claims, 1):
        start = time.monotonic()
        try:
            drive(desk)
            good = desk.process.poll() is None
        except (Failed, AssertionError, subprocess.CalledProcessError) as error:
            print(f'# {type(error).__name__}: {error}', flush=True)
            good = False
        if desk.process.poll() is not None:
            print(f'# the program ended with {desk.process.returncode}', flush=True)
        if not good and os.environ.get('KAIBO_TEST_SHOT'):
            subprocess.run(['grim', '-o', 'HEADLESS-1', f"{os.environ['KAIBO_TEST_SHOT']}-{number}.png"])
        print(f'{"ok" if good else "not ok"} {number} - {prefix}/{claim} # {time.monotonic() - start:.1f} s', flush=True)
    desk.process.terminate()
    desk.process.wait()
