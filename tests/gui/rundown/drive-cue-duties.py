#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-cue-duties.py KAIBO: who does, who answers for and who steps in for a camera's action, of a cue that has one and of a cue
that is given one. To be run inside with-sway.sh."""
from drive import act, click, do, find, make_library, nodes, open_page, picture, run, text_of, until, wait_for, write
from rundown_desk import Desk

ACTION = '''SELECT p.name FROM cue_direction AS d JOIN cue AS c ON c.id = d.cue_id JOIN assignment AS a ON a.id = d.{}
            JOIN person AS p ON p.id = a.person_id WHERE d.role = 'tech' AND c.cue_no = 'C14' '''
CAMERA = 'Technical director, '


def camera(words):
    """A button of the camera's line, by its beginning; the one inside it is what can be pressed."""
    return next((node for node in nodes() if (node.get_name() or '').startswith(CAMERA + words) and node.has_interface('Action')
                 and node.get('Action', 'NActions')), None)


def choose(desk, party, column, person):
    """From the menu of a party; what the button says then, and what is stored."""
    until(f'the menu of “{party}”', lambda: act(camera(party)), lambda: find(person, 'menu item'))
    picture(column)
    wait_for(f'“{person}” pressed', lambda: act(find(person, 'menu item')))
    wait_for(f'{person} stored', lambda: desk.query(ACTION.format(column)) == person)
    wait_for(f'{person} on the button', lambda: camera(f'{party}: {person}, not as usual'))


def follows_the_shift(desk):
    """What nobody named is done by who has the shift, answered for by the lead, and their backup steps in."""
    open_page('换季不慌张', 'Rundown')
    until('the camera of C14', lambda: desk.click_row('C14'), lambda: camera('Does: 吴迪'))
    wait_for('who answers', lambda: camera('Answers: 周启明'))
    wait_for('who steps in', lambda: camera('Steps in: 赵磊'))


def differs(desk):
    choose(desk, 'Answers', 'answers_id', '林知夏')
    choose(desk, 'Steps in', 'backup_id', '孙悦')
    choose(desk, 'Does', 'assignment_id', '赵磊')
    picture('differs')


def undone(desk):
    for party, column, usual in (('Does', 'assignment_id', '吴迪'), ('Steps in', 'backup_id', '赵磊'),
                                 ('Answers', 'answers_id', '周启明')):
        until(f'{usual} again', lambda: do('key', 'ctrl+z'), lambda: desk.query(ACTION.format(column)) is None)
        wait_for(f'{usual} on the button', lambda: camera(f'{party}: {usual}'))


def given(desk):
    """A cue without one is told what the camera does, and then has the three."""
    until('a cue without a camera', lambda: desk.click_row('C13'), lambda: find('C13', 'label') and not camera(''))

    def enter():
        click('Camera', 'text')
        do('key', 'ctrl+a')
        write('切特写')
    until('the text', enter, lambda: text_of(find('Camera', 'text')) == '切特写')
    do('key', 'Return')
    wait_for('who does it', lambda: camera('Does: 吴迪'))
    wait_for('who answers', lambda: camera('Answers: 周启明'))
    wait_for('who steps in', lambda: camera('Steps in: 赵磊'))


run(Desk(make_library('zh'), 'TY-20261017-A'), '/gui/cue-duties', [('follows-the-shift', follows_the_shift), ('differs', differs),
                                                                   ('undone', undone), ('given', given)])
