#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-crew.py KAIBO: works the crew's board in the real window by pointer and by keys, and asks the command line what
was stored. To be run inside with-sway.sh; every step waits for its effect."""
import os
import subprocess

from drive import Desk, box_of, do, drag, extents, has_focus, make_library, nodes, open_page, run, wait_for, write

SHOTS = os.environ.get('KAIBO_SHOTS')
CODE = 'TY-20261017-A'
CANDIDATES = 'Who could have this duty'
PROBLEMS = 'What is wrong with the crew'
SEARCH = 'Find somebody for this duty'


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

    def shot(self, name):
        if SHOTS:
            subprocess.run(['grim', os.path.join(SHOTS, name + '.png')], check=True)


def open_crew(desk):
    open_page('换季不慌张', 'Crew')
    desk.bar('主播A 苏晚 19:00–20:32')
    desk.shot('board')


def stretch_by_pointer(desk):
    """The co-host stays for half an hour more; the scale is read off the bar itself."""
    x, y, width, height = extents(desk.bar('副播/助播 何小满 19:00–22:00'))
    drag((x + width - 3, y + height // 2), (round(x + width - 3 + 30 * width / 180), y + height // 2))
    wait_for('half an hour more', lambda: desk.duty('副播/助播')['end'].startswith('2026-10-17T22:30'))
    do('key', 'ctrl+z')
    wait_for('one step back', lambda: desk.duty('副播/助播')['end'].startswith('2026-10-17T22:00'))


def assign_by_keyboard(desk):
    """吴迪's duty is given to 赵磊 by typing his name, which makes a clash."""
    desk.pick('导播/摄像 吴迪')
    write('赵磊')
    top = extents(desk.part(SEARCH))[1]
    wait_for('only 赵磊', lambda: 0 < box_of(desk.child(CANDIDATES, '赵磊'))[1] < top + 120)
    desk.shot('picker')
    do('key', 'Return')
    wait_for('赵磊 as technical director', lambda: desk.duty('导播/摄像')['person'] == '赵磊')
    twice = [problem['who'] for problem in desk.crew()['problems'] if problem['id'] == 'crew.person-twice']
    assert twice == ['赵磊'], twice
    desk.bar('导播/摄像 赵磊 17:30–22:15')
    do('key', 'ctrl+z')
    wait_for('吴迪 again', lambda: desk.duty('导播/摄像')['person'] == '吴迪')


def jump_from_a_problem(desk):
    """A problem leads to its bar, where Delete frees the duty."""
    desk.click_named('Problems', 'radio button', 'toggle button', 'push button', 'page tab')
    desk.click(wait_for('the problem', lambda: desk.child(PROBLEMS, '投手: nobody stands in')))
    wait_for('the bar has the focus', lambda: has_focus(desk.child('Shifts', '投手 顾恺')))
    do('key', 'Delete')
    wait_for('a gap', lambda: desk.duty('投手')['person'] is None)
    desk.bar('投手 Nobody 18:30–22:10')
    desk.shot('gap')


def fill_by_drag(desk):
    """顾恺 is dragged from the list onto the hole."""
    desk.pick('投手 Nobody')
    x, y, width, height = extents(desk.bar('投手 Nobody'))
    row = extents(wait_for('顾恺 in the list', lambda: desk.child(CANDIDATES, '顾恺')))
    drag((row[0] + 60, row[1] + 20), (x + 40, y + height // 2), 10)
    wait_for('顾恺 buys ads', lambda: desk.duty('投手')['person'] == '顾恺')


def nudge_by_keys(desk):
    """The bar that was filled has the focus: five minutes later, then its end five minutes earlier."""
    wait_for('the bar has the focus', lambda: has_focus(desk.child('Shifts', '投手 顾恺')))
    do('key', 'Right')
    wait_for('18:35', lambda: desk.duty('投手')['start'].startswith('2026-10-17T18:35'))
    do('key', 'shift+Left')
    wait_for('22:10', lambda: desk.duty('投手')['end'].startswith('2026-10-17T22:10'))


def show_the_week(desk):
    desk.click_named('Week', 'toggle button', 'radio button', 'push button')
    desk.bar('苏晚 主播A')
    desk.shot('week')


CLAIMS = [('open-crew', open_crew), ('stretch-by-pointer', stretch_by_pointer), ('assign-by-keyboard', assign_by_keyboard),
          ('jump-from-a-problem', jump_from_a_problem), ('fill-by-drag', fill_by_drag),
          ('nudge-by-keys', nudge_by_keys), ('show-the-week', show_the_week)]


run(Board(make_library('zh')), '/gui/crew', CLAIMS)
