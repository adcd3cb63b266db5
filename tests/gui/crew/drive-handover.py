#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-handover.py KAIBO: fills, corrects and ticks the sheet by which one host gives the show to the next, from the Crew
page and from the desk. To be run inside with-sway.sh."""
from drive import Atspi, Desk, act, click, do, find, is_called, is_in, make_library, open_page, picture, run, text_of, until, \
    wait_for, walk, windows, write


def sheet(name, role=None):
    """A node of the sheet's window; None while it is closed."""
    window = next((window for window in windows() if window.get_name() == 'Handover Sheet'), None)
    return window and next((node for node in walk(window) if is_called(node, name) and role in (None, node.get_role_name())), None)


def kept(desk, column):
    return desk.query(f'SELECT {column} FROM handover')


def press(name, role, effect):
    until(f'“{name}”', lambda: act(sheet(name, role)), effect)


def open_from_crew(desk):
    open_page('换季不慌张', 'Crew')
    click('Call Sheets')
    until('the sheet', lambda: act(find('Handover Sheet…')), lambda: sheet('Which handover'))


def fill(desk):
    press('Fill From the Run', 'push button', lambda: kept(desk, 'running'))
    assert 'Done: 21 of 45 cues' in kept(desk, 'running'), kept(desk, 'running')
    assert 'Still to keep: 21:00 C29' in kept(desk, 'promises'), kept(desk, 'promises')
    wait_for('the text in its field', lambda: 'No.3' in text_of(sheet('Stock', 'text')))
    picture('filled')


def correct(desk):
    """What is typed is kept by leaving the field, and stays when the sheet is filled again."""
    until('the field', lambda: do('key', 'Tab'), lambda: is_in(sheet('Settings', 'text'), Atspi.StateType.FOCUSED))
    do('key', 'ctrl+Home')
    until('the light', lambda: write('灯光三档 '), lambda: '灯光三档' in text_of(sheet('Settings', 'text')))
    do('key', 'Tab')
    wait_for('it in the library', lambda: '灯光三档' in kept(desk, 'settings'))


def go_to(name, role):
    """With Tab, past whatever is between."""
    for _ in range(12):
        if is_in(wait_for(name, lambda: sheet(name, role)), Atspi.StateType.FOCUSED):
            return
        do('key', 'Tab')
    wait_for(f'the focus on “{name}”', lambda: is_in(sheet(name, role), Atspi.StateType.FOCUSED))


def tick(desk):
    go_to('晚晚 has told it all', 'check box')
    do('key', 'space')
    wait_for('that she told it', lambda: kept(desk, 'given_us'))
    go_to('陈屿 knows it all', 'check box')
    do('key', 'space')
    wait_for('that he knows it', lambda: kept(desk, 'taken_us'))
    picture('ticked')
    do('key', 'ctrl+z')
    wait_for('one tick taken back', lambda: kept(desk, 'taken_us') is None and kept(desk, 'given_us'))
    do('key', 'Escape')
    wait_for('the window closed', lambda: sheet('Which handover') is None)


def open_from_the_desk(desk):
    click('Live', 'page tab')
    until('a rehearsal', lambda: act(find('Rehearse')), lambda: find('GO'))
    until('the first cue', lambda: do('key', 'space'), lambda: desk.query("SELECT 1 FROM run_event WHERE kind = 'take'"))
    until('the sheet', lambda: do('key', 'o'), lambda: sheet('Which handover'))
    press('Fill Again', 'push button', lambda: 'Done: 0 of 45 cues' in kept(desk, 'running'))
    assert 'On air: ' in kept(desk, 'running'), kept(desk, 'running')
    assert '灯光三档' in kept(desk, 'settings'), kept(desk, 'settings')
    picture('live')


run(Desk(make_library('zh')), '/gui/handover', [('open-from-crew', open_from_crew), ('fill', fill), ('correct', correct),
                                                ('tick', tick), ('open-from-the-desk', open_from_the_desk)])
