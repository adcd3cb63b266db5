#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-crew-shifts.py KAIBO: draws a shift with the pointer, swaps two people, renames one, and does what cannot be: shifts that
overlap, an end before its start, two people of one name. To be run inside with-sway.sh."""
import sqlite3

from board import CANDIDATES, SEARCH, Board
from drive import box_of, click, do, drag, extents, find, make_library, nodes, open_page, picture, run, set_text, text_of, until, \
    wait_for, write

TITLE = '换季不慌张'
MINUTE_US = 60 * 1000000


def prepare():
    """吴迪 has a second shift, late; 刘洋 is called 赵磊 too."""
    library = make_library('zh')
    with sqlite3.connect(library) as rows:
        duty, end, session = rows.execute('''SELECT s.assignment_id, s.end_us, s.session_id FROM shift AS s JOIN assignment AS a
            ON a.id = s.assignment_id JOIN person AS p ON p.id = a.person_id WHERE p.name = '吴迪' ''').fetchone()
        rows.execute('INSERT INTO shift (id, session_id, assignment_id, start_us, end_us, note) VALUES (4711, ?, ?, ?, ?, ?)',
                     (session, duty, end + 15 * MINUTE_US, end + 75 * MINUTE_US, ''))
        rows.execute("UPDATE person SET name = '赵磊', contact = '138 0000 4711' WHERE name = '刘洋'")
    rows.close()
    return library


def shift(desk, title):
    duty = desk.duty(title)
    return duty['start'][11:16], duty['end'][11:16]


def says(text):
    return any(text in (node.get_name() or '') for node in nodes())


def draw(desk):
    """Behind the end of the ads' shift, half an hour."""
    open_page(TITLE, 'Crew')
    x, y, width, height = extents(desk.bar('投手 顾恺 18:30–22:10'))
    hour = width * 60 / 220
    before = len(desk.crew()['assignments'])
    drag((round(x + width + hour / 6), y + height // 2), (round(x + width + hour * 2 / 3), y + height // 2))
    wait_for('a duty more', lambda: len(desk.crew()['assignments']) == before + 1)
    made = [duty for duty in desk.crew()['assignments'] if duty['title'] == '投手' and duty['person'] is None]
    assert [(duty['start'][11:16], duty['end'][11:16]) for duty in made] == [('22:20', '22:50')], made
    desk.bar('投手 Nobody 22:20–22:50')
    picture('drawn')
    do('key', 'ctrl+z')
    wait_for('it gone again', lambda: len(desk.crew()['assignments']) == before)


def row_of(desk, text):
    """The candidate whose note says so."""
    parent = desk.part(CANDIDATES)
    for index in range(parent.get_child_count()):
        node = parent.get_child_at_index(index)
        if node is not None and text in (node.get_name() or ''):
            return node
    return None


def same_name(desk):
    """Both are there, and what they are told apart by."""
    desk.pick('投手 顾恺')
    until('赵磊 in the field', lambda: write('赵磊'), lambda: row_of(desk, '138 0000 4711'))
    wait_for('the other one', lambda: row_of(desk, '赵磊'))
    picture('same-name')


def swap(desk):
    """顾恺 and 孙悦 change duties; when, and what it pays, stay."""
    before = {title: shift(desk, title) for title in ('投手', '中控')}
    desk.pick('投手 顾恺')
    until('孙悦 alone', lambda: write('孙悦'), lambda: 0 < box_of(row_of(desk, '孙悦'))[1] < extents(desk.part(SEARCH))[1] + 120)
    x, y, width, height = extents(row_of(desk, '孙悦'))
    button = wait_for('Swap', lambda: next(
        box for box in (box_of(node) for node in nodes() if node.get_name() == 'Swap') if y < box[1] < y + height))
    do('click', button[0] + button[2] // 2, button[1] + button[3] // 2)
    wait_for('孙悦 buys ads', lambda: desk.duty('投手')['person'] == '孙悦')
    assert desk.duty('中控')['person'] == '顾恺', desk.duty('中控')
    assert {title: shift(desk, title) for title in ('投手', '中控')} == before
    do('key', 'ctrl+z')
    wait_for('顾恺 again', lambda: desk.duty('投手')['person'] == '顾恺' and desk.duty('中控')['person'] == '孙悦')


def enter(name, text):
    """Into a field of the duty's details."""
    def look():
        return next((node for node in nodes() if node.get_name() == name and node.get_role_name() in ('text', 'entry')), None)

    def attempt():
        x, y, width, height = wait_for(f'“{name}”', lambda: box_of(look()))
        do('click', x + width // 2, y + height // 2)
        do('key', 'ctrl+a')
        write(text)
    until(f'“{text}” in “{name}”', attempt, lambda: text_of(look()) == text)
    do('key', 'Return')


def type_times(desk):
    """An end before the start is refused by the field's name, and the shift stays; a later one moves it."""
    desk.pick('投手 顾恺')
    click('Details', 'page tab')
    enter('Shift ends', '18:00')
    wait_for('why not', lambda: says('The end “18:00” is not after the start of the shift, 18:30'))
    assert shift(desk, '投手') == ('18:30', '22:10'), shift(desk, '投手')
    picture('typed')
    enter('Shift ends', '22:00')
    wait_for('22:00', lambda: shift(desk, '投手') == ('18:30', '22:00'))
    enter('Shift starts', '22:30')
    wait_for('why not', lambda: says('The start “22:30” is not before the end of the shift, 22:00'))
    enter('Shift starts', '18:30')
    until('as it was', lambda: do('key', 'ctrl+z'), lambda: shift(desk, '投手') == ('18:30', '22:10'))


def overlap_is_refused(desk):
    """The second shift of one duty is pushed into the first, which says why it stays."""
    x, y, width, height = extents(desk.bar('导播/摄像 吴迪 22:30–23:30'))
    drag((x + width // 2, y + height // 2), (x + width // 2 - round(width / 2), y + height // 2))
    wait_for('why not', lambda: says('two shifts of one duty cannot overlap'))
    assert desk.query('SELECT start_us FROM shift WHERE id = 4711') \
        - desk.query('SELECT end_us FROM shift WHERE id != 4711 AND assignment_id = (SELECT assignment_id FROM shift WHERE id = 4711)') \
        == 15 * MINUTE_US
    desk.bar('导播/摄像 吴迪 22:30–23:30')
    wait_for('the bar where it was', lambda: extents(desk.bar('导播/摄像 吴迪 22:30–23:30'))[0] == x)
    picture('overlap')


def end_stays_behind_start(desk):
    """However far its end is pulled to the left, a shift keeps one step."""
    x, y, width, height = extents(desk.bar('副播/助播 何小满 19:00–22:00'))
    drag((x + width - 3, y + height // 2), (x - 60, y + height // 2), 12)
    wait_for('five minutes', lambda: shift(desk, '副播/助播') == ('19:00', '19:05'))
    wait_for('a bar of five minutes', lambda: 4 < extents(desk.bar('副播/助播 何小满 19:00–19:05'))[2] < 20)
    do('key', 'ctrl+z')
    wait_for('three hours', lambda: shift(desk, '副播/助播') == ('19:00', '22:00'))


def name_follows(desk):
    """Somebody who is renamed on the page of people is so on the board; taken back there, it is seen at once."""
    until('the people', lambda: do('key', 'alt+3'), lambda: find('Search people') or find('顾恺', 'label'))
    until('顾恺’s name', lambda: click('顾恺', 'label'), lambda: text_of(find('Full name', 'text')) == '顾恺')
    set_text(find('Full name', 'text'), '顾大恺')
    until('it stored', lambda: do('key', 'Tab'), lambda: desk.duty('投手')['person'] == '顾大恺')
    until('the board', lambda: click(TITLE, 'label'), lambda: desk.child('Shifts', '投手 顾大恺 18:30'))
    until('the old name, beside the board', lambda: do('key', 'ctrl+z'), lambda: desk.child('Shifts', '投手 顾恺 18:30'))


CLAIMS = [('draw', draw), ('same-name', same_name), ('swap', swap), ('type-times', type_times),
          ('overlap-is-refused', overlap_is_refused), ('end-stays-behind-start', end_stays_behind_start),
          ('name-follows', name_follows)]

run(Board(prepare()), '/gui/crew-shifts', CLAIMS)
