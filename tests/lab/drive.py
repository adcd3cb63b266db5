# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that drive Kaibo's real window share: waiting, keys and pointer, the accessibility tree, TAP.
with-sway.sh puts this folder on Python's path; the program is the test's first argument.

On a busy machine the tree changes under every look and an answer takes its time: whatever looks at it does so within
wait_for(), or through extents(), and no test assumes that something was quick."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

import tree
import vinput
from tree import Atspi, GLib, Gone, forget, nodes, walk, windows  # noqa: F401

KAIBO = sys.argv[1]
PATIENCE = 30           # seconds; only what fails takes them


class Failed(Exception):
    pass


class NoAnswer(Failed):
    """The command line does not know yet what it was asked."""


# A node that has gone answers with an error or has lost its interfaces, a row is not there yet, the library is being written.
NOT_YET = (GLib.Error, Gone, AttributeError, TypeError, sqlite3.OperationalError, NoAnswer)


def wait_for(what, test, patience=PATIENCE):
    """What the test finds, as soon as that is something."""
    end = time.monotonic() + patience
    while True:
        why = ''
        forget()
        try:
            found = test()
        except NOT_YET as error:
            found, why = None, f': {error!r}'
        forget()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f'waited in vain for {what}{why}')
        time.sleep(0.05)


def until(what, attempt, test):
    """Tries again what a window may not take yet: it is on the screen a moment before it has the keyboard and the pointer."""
    for _ in range(5):
        attempt()
        try:
            return wait_for(what, test, PATIENCE / 5)
        except Failed:
            continue
    raise Failed(f'tried in vain for {what}')


def do(*command):
    """vinput.py's commands: key, type, click, press, move, release."""
    wrong = vinput.send([str(word) for word in command])
    forget()
    if wrong:
        raise Failed(f'vinput.py {command}: {wrong}')


def write(text):
    """Any text, Chinese too; a one-shot virtual keyboard loses a word now and then, so look whether it came."""
    subprocess.run(['wtype', text], check=True)
    forget()


def is_called(node, name):
    """A name begins so. GTK 4.8 calls a button with a mnemonic "_Rehearse Rehearse"."""
    whole = node.get_name() or ''
    return whole.startswith(name) or whole.split('_')[-1].endswith(' ' + name)


def is_in(node, state):
    return node.has_state(state)


def has_focus(node):
    return node is not None and is_in(node, Atspi.StateType.FOCUSED)


def box_of(node):
    """Within its window: x, y, width, height; to be used within wait_for(), like everything that asks the tree."""
    return node.call('Component', 'GetExtents', '(u)', Atspi.CoordType.WINDOW)


def extents(node):
    return wait_for('the place of a node', lambda: box_of(node))


def text_of(node):
    return node.call('Text', 'GetText', '(ii)', 0, node.get('Text', 'CharacterCount'))


def set_text(node, text):
    """Whether the node is a field that took it."""
    return node.has_interface('EditableText') and node.call('EditableText', 'SetTextContents', '(s)', text)


def find(name, role=None):
    """The first node in sight that is called so."""
    return next((node for node in nodes() if is_called(node, name) and role in (None, node.get_role_name())), None)


def middle_of(name, role=None):
    """Of the leftmost node in sight that is called so; nothing when there is none."""
    boxes = [box_of(node) for node in nodes() if is_called(node, name) and role in (None, node.get_role_name())]
    return min(((x + width // 2, y + height // 2) for x, y, width, height in boxes if width > 0 and height > 0), default=None)


def click(name, role=None):
    do('click', *wait_for(f'“{name}” in the window', lambda: middle_of(name, role)))


def open_page(session, page):
    """From the list of sessions, with the pointer."""
    until(f'the pages of “{session}”', lambda: click(session, 'label'), lambda: find(page, 'page tab'))
    click(page, 'page tab')


def act(node):
    """Whether the node could be pressed."""
    if not is_in(node, Atspi.StateType.SENSITIVE) or not node.has_interface('Action'):
        return False
    return node.get('Action', 'NActions') > 0 and node.call('Action', 'DoAction', '(i)', 0)


def drag(start, goal, steps=8):
    """Waits for the window after each step: what is let go before it has seen where it is falls nowhere."""
    do('press', *start)
    for step in range(1, steps + 1):
        do('move', *(round(a + (b - a) * step / steps) for a, b in zip(start, goal)))
        wait_for('the window to have seen it', tree.answers)
    wait_for('the window', windows)
    do('release', *goal)


class Desk:
    """The program on a library; its claims read what was stored through the command line or the file."""

    def __init__(self, library):
        self.library = library
        self.is_killed = False
        self.start()

    def start(self):
        self.process = subprocess.Popen([KAIBO, '--library', self.library])
        self.is_killed = False

    def kill(self):
        """As a power cut does, so that its end is no failure."""
        self.is_killed = True
        self.process.kill()
        self.process.wait()

    def has_failed(self):
        return not self.is_killed and bool(self.process.poll())

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()

    def ask(self, *words):
        """What a verb of the command line answers, whatever its verdict."""
        done = subprocess.run([KAIBO, '--library', self.library, *words, '--json'], capture_output=True)
        try:
            return json.loads(done.stdout)
        except ValueError:
            raise NoAnswer(f'kaibo {" ".join(words)} answers {done.returncode}: {done.stderr.decode()}') from None

    def query(self, question, *values):
        """The first column of the first row, or None."""
        def answer():
            with sqlite3.connect(f'file:{self.library}?mode=ro', uri=True) as library:
                return [library.execute(question, values).fetchone()]
        row = wait_for('the library to be readable', answer)[0]
        return row[0] if row else None


def is_mine(pid):
    """Other tests run at the same time: theirs have another runtime folder."""
    with open(f'/proc/{pid}/environ', 'rb') as environment:
        return b'XDG_RUNTIME_DIR=' + os.fsencode(os.environ['XDG_RUNTIME_DIR']) in environment.read().split(b'\0')


def host_pid():
    """The process of this test whose words are `kaibo host`."""
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/cmdline', 'rb') as words:
                is_host = words.read().split(b'\0')[:2] == [os.fsencode(os.path.realpath(KAIBO)), b'host']
            if is_host and is_mine(pid):
                return int(pid)
        except OSError:     # it has ended
            continue
    return None


def make_library(sample=None):
    """A library in a folder of its own, with a sample or still to be made; it goes with the test's home."""
    library = os.path.join(tempfile.mkdtemp(prefix='kaibo-drive.', dir=os.environ['HOME']), 'library.db')
    if sample is not None:
        subprocess.run([KAIBO, '--library', library, 'sample', sample], check=True, stdout=subprocess.DEVNULL)
    return library


def take_back(library):
    """The samples are archived, and what is archived does not go on air; nor does the Chinese one at another time of the day,
    as long as its scripts say at what o'clock the deals begin."""
    with sqlite3.connect(library) as connection:
        connection.execute("UPDATE session SET state = 'reviewing'")
        connection.execute("UPDATE cue SET script = '' WHERE cue_no IN ('C02', 'C22')")
    connection.close()
    return library


def picture(name):
    """What is on the screen, for $KAIBO_TEST_SHOT; a picture that fails fails nothing."""
    if os.environ.get('KAIBO_TEST_SHOT'):
        subprocess.run(['grim', '-o', 'HEADLESS-1', f"{os.environ['KAIBO_TEST_SHOT']}-{name}.png"], check=False)


def claim_holds(desk, drive):
    try:
        drive(desk)
    except Exception as error:      # whatever it is, the claim was not seen to hold
        print('# ' + ''.join(traceback.format_exception(error)).rstrip().replace('\n', '\n# '), flush=True)
        return False
    return True


def run(desk, prefix, claims):
    """One line of TAP per claim; one claim stands on another, so after one that fails the others count as failed too."""
    print(f'1..{len(claims)}', flush=True)
    good = True
    for number, (claim, drive) in enumerate(claims, 1):
        begun = time.monotonic()
        was_good, good = good, good and claim_holds(desk, drive)
        if good and desk.has_failed():
            print(f'# the program ended with {desk.process.returncode}', flush=True)
            good = False
        if was_good and not good:
            picture(number)
        if was_good:
            print(f'# {time.monotonic() - begun:.1f} s', flush=True)
        print(f'{"ok" if good else "not ok"} {number} - {prefix}/{claim}', flush=True)
    desk.close()
    sys.exit(not good)
