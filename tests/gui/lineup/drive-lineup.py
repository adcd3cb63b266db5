#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-lineup.py KAIBO: plans a lineup in the real window, by keyboard and pointer, and asks the command line what was
stored. To be run inside with-sway.sh; every step waits for its effect."""
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
PATIENCE = 15


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
        self.view = None
        self.aside = 0
        self.process = subprocess.Popen([KAIBO, '--library', library])

    def ask(self, *words):
        text = subprocess.run([KAIBO, '--library', self.library, *words, '--json'], check=True, capture_output=True).stdout
        return json.loads(text)

    def items(self):
        return self.ask('lineup', CODE)['items']

    def item(self, sku):
        return next((item for item in self.items() if item['sku'] == sku), None)

    def cues(self, link):
        return [cue['cue'] for cue in self.ask('show', CODE)['cues'] if cue['link_no'] == link]

    def walk(self, node, with_rows=True):
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        yield node
        if not with_rows and node.get_role_name() == 'table row':
            return
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from self.walk(child, with_rows)

    def nodes(self):
        """All that is in sight but for the rows, which are most of it."""
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_name() == 'kaibo':
                for window in range(application.get_child_count()):
                    yield from self.walk(application.get_child_at_index(window), False)

    def place(self, name, role=None):
        def find():
            found = []
            for node in self.nodes():
                if (node.get_name() or '').startswith(name) and (role is None or node.get_role_name() == role):
                    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                    if box.width > 0 and box.height > 0:
                        found.append((box.x + box.width // 2, box.y + box.height // 2))
            return min(found, default=None)
        return wait_for(f'“{name}” in the window', find)

    def click(self, name, role=None):
        do('click', *self.place(name, role))

    def press(self, name):
        """A button of a dialog: its own window says where it is only within itself."""
        def find():
            desktop = Atspi.get_desktop(0)
            for index in range(desktop.get_child_count()):
                application = desktop.get_child_at_index(index)
                if application is None or application.get_name() != 'kaibo':
                    continue
                for window in range(application.get_child_count() - 1, -1, -1):
                    for node in self.walk(application.get_child_at_index(window)):
                        if node.get_role_name() in ('push button', 'button') and (node.get_name() or '').startswith(name):
                            return node
            return None
        wait_for(f'“{name}”', find).get_action_iface().do_action(0)

    def table(self):
        """The table, found once: a walk over the whole window takes a second."""
        if self.view is None:
            self.view = wait_for('the table', lambda: next((node for node in self.nodes() if node.get_name() == 'Lineup'
                                                            and node.get_role_name() in ('table', 'tree table', 'list')), None))
        return self.view

    def learn_places(self):
        """Where rows and columns stand, from one walk over the table: each takes most of a second."""
        wanted = {'氨基酸洁面慕斯': None, '柔净卸妆膏': None, '117.00': None, '129.00': None}

        def find():
            for node in self.walk(self.table()):
                if node.get_name() in wanted:
                    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                    wanted[node.get_name()] = (box.x + min(box.width // 2, 30), box.y + box.height // 2)
            return all(place is not None and place[1] > 0 for place in wanted.values())
        wait_for('the rows', find)
        first, ninth = wanted['氨基酸洁面慕斯'], wanted['柔净卸妆膏']
        self.top, self.step = first[1], (ninth[1] - first[1]) / 8
        self.columns = {'product': first[0], 'final': wanted['117.00'][0], 'live': wanted['129.00'][0]}

    def click_row(self, number, column='product'):
        """Two clicks in one place would be a double click, which opens a cell."""
        self.aside = 12 - self.aside
        do('click', self.columns[column] + self.aside, round(self.top + (number - 1) * self.step))

    def has_open_cell(self, name):
        return any(node.get_role_name() in ('text', 'entry') and node.get_name() == name for node in self.walk(self.table()))

    def complains(self, text):
        return any(text in (node.get_name() or '') for node in self.walk(self.table()))

    def shows(self, text):
        return any(text in (node.get_name() or '') for node in self.nodes())


def open_lineup(desk):
    wait_for('the window', lambda: any(True for _ in desk.nodes()))
    desk.click('换季不慌张', 'label')
    desk.click('Lineup', 'page tab')
    desk.learn_places()
    assert len(desk.items()) == 18


def change_a_price(desk):
    desk.click_row(4, 'live')
    do('key', 'Return')
    wait_for('an open cell', lambda: desk.has_open_cell('Live / list'))
    do('type', '119')
    do('key', 'Return')
    wait_for('the price', lambda: desk.item('TY-RY100')['live_minor'] == 11900)
    assert desk.item('TY-RY100')['final_minor'] == 10700
    wait_for('the next cell', lambda: desk.has_open_cell('Live / list'))


def keep_a_bad_price_open(desk):
    do('key', 'ctrl+a')
    do('type', '-5')
    do('key', 'Return')
    wait_for('the sentence', lambda: desk.complains('less than nothing'))
    assert desk.has_open_cell('Live / list')
    assert desk.item('TY-JX030')['live_minor'] == 18900
    do('key', 'Escape')
    wait_for('the cell to close', lambda: not desk.has_open_cell('Live / list'))


def undo_once(desk):
    desk.click_row(4)
    do('key', 'ctrl+z')
    wait_for('the old price', lambda: desk.item('TY-RY100')['live_minor'] == 12900)


def move_by_key(desk):
    desk.click_row(4)
    do('key', 'alt+Down')
    wait_for('No.4 as No.5', lambda: desk.item('TY-RY100')['link_no'] == 5)
    assert desk.item('TY-JX030')['link_no'] == 4
    do('key', 'ctrl+z')
    wait_for('No.4 again', lambda: desk.item('TY-RY100')['link_no'] == 4)


def move_by_pointer(desk):
    x = desk.columns['product']
    start, goal = (round(desk.top + (number - 1) * desk.step) for number in (6, 2))
    do('press', x, start)
    for step in range(1, 9):
        do('move', x, start + (goal - start) * step // 8)
    do('release', x, goal)
    wait_for('No.6 as No.2', lambda: desk.item('TY-MS050')['link_no'] == 2)
    assert desk.item('TY-XL806')['link_no'] == 3
    do('key', 'ctrl+z')
    wait_for('No.6 again', lambda: desk.item('TY-MS050')['link_no'] == 6)


def add_from_the_catalogue(desk):
    desk.click_row(8)
    do('key', 'Insert')
    wait_for('the picker', lambda: desk.shows('Find a Product'))
    do('type', 'TY-LH003')
    do('key', 'Return')
    wait_for('No.19', lambda: any(item['link_no'] == 19 and item['sku'] == 'TY-LH003' for item in desk.items()))
    do('key', 'ctrl+z')
    wait_for('No.19 to go', lambda: len(desk.items()) == 18)


def explain_a_final_price(desk):
    desk.click_row(4, 'final')
    wait_for('the arithmetic', lambda: desk.shows('Final price of one unit'))
    do('key', 'Escape')


def take_out_and_put_back(desk):
    desk.click_row(9)
    do('key', 'Delete')
    desk.press('_Take Out')
    wait_for('No.9 to be out', lambda: desk.item('TY-XZ100') is None)
    assert desk.cues(9) == ['C08', 'C38']
    do('key', 'ctrl+z')
    wait_for('No.9 to be back', lambda: desk.item('TY-XZ100') is not None)


def swap_for_the_backup(desk):
    before = desk.cues(11)
    desk.click_row(4)
    do('key', 'Delete')
    wait_for('what it touches', lambda: desk.shows('Said in scripts'))
    desk.press('_Swap for No.11')
    wait_for('No.4 to be out', lambda: desk.item('TY-RY100') is None)
    assert sorted(desk.cues(11)) == sorted(before + ['C06', 'C24', 'C43'])
    assert desk.cues(4) == []
    do('key', 'ctrl+z')
    wait_for('all of it undone', lambda: desk.cues(4) == ['C06', 'C24', 'C43'] and desk.item('TY-RY100') is not None)
    assert desk.cues(11) == before


STEPS = (open_lineup, change_a_price, keep_a_bad_price_open, undo_once, move_by_key, move_by_pointer, add_from_the_catalogue,
         explain_a_final_price, take_out_and_put_back, swap_for_the_backup)


def run():
    folder = tempfile.mkdtemp()
    library = os.path.join(folder, 'library.db')
    subprocess.run([KAIBO, '--library', library, 'sample', 'zh'], check=True, stdout=subprocess.DEVNULL)
    desk = Desk(library)
    print(f'1..{len(STEPS)}', flush=True)
    failed = False
    for number, step in enumerate(STEPS, 1):
        name = step.__name__.replace('_', '-')
        if failed:
            print(f'not ok {number} /gui/lineup/{name} # SKIP after a failure', flush=True)
            continue
        try:
            step(desk)
            print(f'ok {number} /gui/lineup/{name}', flush=True)
        except (Failed, AssertionError) as why:
            failed = True
            print(f'not ok {number} /gui/lineup/{name}\n# {why!r}', flush=True)
            shot = os.environ.get('KAIBO_TEST_SHOT')
            if shot:
                subprocess.run(['grim', f'{shot}-{number}.png'], check=False)
    if desk.process.poll() is not None:
        print(f'# the window ended with {desk.process.returncode}')
        failed = True
    desk.process.terminate()
    desk.process.wait()
    return 1 if failed else 0


sys.exit(run())
