#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-crew.py KAIBO: works the crew's board in the real window by pointer and by keys, and asks the command line what
was stored. To be run inside with-sway.sh; every step waits for its effect."""
from board import CANDIDATES, PROBLEMS, SEARCH, Board
from drive import box_of, do, drag, extents, has_focus, make_library, open_page, run, wait_for, write


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
