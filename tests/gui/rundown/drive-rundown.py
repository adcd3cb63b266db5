#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-rundown.py KAIBO: plans in the real window, by keyboard and pointer, and asks the command line what was stored.
To be run inside with-sway.sh; every step waits for its effect."""
import subprocess

from drive import PATIENCE, do, drag, has_focus, make_library, open_page, run, wait_for, walk, write
from rundown_desk import Desk

CODE = 'TY-20261017-A'


def open_rundown(desk):
    open_page('换季不慌张', 'Rundown')
    desk.row('C01')
    assert len(desk.show()['cues']) == 45


def change_a_length(desk):
    desk.click_row('C02')
    do('key', 'F2')
    wait_for('an open cell', lambda: desk.has_open_cell('Length'))
    do('type', '5:30')
    do('key', 'Return')
    wait_for('the length', lambda: desk.cue('C02')['duration_ms'] == 330000)
    assert desk.cue('C04')['start'].startswith('2026-10-17T19:11:30')


def keep_a_bad_length_open(desk):
    do('key', 'ctrl+a')
    do('type', 'soon')
    do('key', 'Return')
    wait_for('the sentence', desk.complains)
    assert desk.has_open_cell('Length')
    assert desk.cue('C03')['duration_ms'] == 180000
    do('key', 'Escape')
    wait_for('the cell to close', lambda: not desk.has_open_cell('Length'))


def undo_once(desk):
    desk.click_row('C02')
    do('key', 'ctrl+z')
    wait_for('the old length', lambda: desk.cue('C02')['duration_ms'] == 120000)


def move_by_key(desk):
    desk.click_row('C02')
    do('key', 'alt+Down')
    wait_for('C02 behind C03', lambda: desk.order(4) == 'C01 C03 C02 C04')
    do('key', 'alt+Down')
    wait_for('C02 in the next segment', lambda: desk.cue('C02')['segment'] == '循环一')


def move_by_pointer(desk):
    x, y = desk.row('C08')
    _, goal = desk.row('C05')
    drag((x, y), (x, goal - 8))
    wait_for('C08 before C05', lambda: desk.order(6) == 'C01 C03 C02 C04 C08 C05')


def edit_a_title(desk):
    desk.click_row('C01')
    do('key', 'Return')
    wait_for('an open cell', lambda: desk.has_open_cell('Start'))
    for name in ('Length', 'Type', 'Product', 'Title'):
        do('key', 'Tab')
        wait_for(f'the cell {name}', lambda name=name: desk.has_open_cell(name))
    do('key', 'ctrl+a')
    write('今晚三轮秒杀')
    do('key', 'Return')
    wait_for('the title', lambda: desk.cue('C01')['title'] == '今晚三轮秒杀')
    do('key', 'Escape')


def edit_a_script(desk):
    units = desk.cue('C04')['script_units']
    desk.click_row('C04')
    desk.click('Script', 'text')
    do('key', 'ctrl+End')
    desk.write_script('拍一份发一瓶。')
    wait_for('the script', lambda: desk.cue('C04')['script_units'] == units + 6)


def keep_what_is_typed_when_another_cue_comes(desk):
    units = desk.cue('C04')['script_units']
    row = desk.row('C06')
    do('key', 'ctrl+End')
    desk.write_script('再来一份。')
    do('click', *row)
    wait_for('the script', lambda: desk.cue('C04')['script_units'] == units + 4)


def delete_and_insert(desk):
    desk.click_row('C07')
    do('key', 'Delete')
    wait_for('44 cues', lambda: len(desk.show()['cues']) == 44)
    wait_for('another row with the focus', lambda: any(has_focus(node) for node in walk(desk.table())))
    do('key', 'Insert')
    wait_for('45 cues', lambda: len(desk.show()['cues']) == 45)
    wait_for('an open cell', lambda: desk.has_open_cell('Length'))
    do('key', 'Escape')


def undo_everything(desk, before):
    desk.click_row('C03')
    while desk.show() != before:
        steps = desk.steps()
        do('key', 'ctrl+z')
        wait_for('one step less', lambda steps=steps: desk.steps() < steps)


def close_while_typing(desk):
    units = desk.cue('C06')['script_units']
    desk.click_row('C06')
    desk.click('Script', 'text')
    do('key', 'ctrl+End')
    desk.write_script('来吧。')
    subprocess.run(['swaymsg', f'[pid={desk.process.pid}] kill'], check=True, stdout=subprocess.DEVNULL)
    status, stored = desk.process.wait(PATIENCE), desk.cue('C06')['script_units']
    assert (status, stored) == (0, units + 2), f'exit {status}, {stored} units after {units}'


def main():
    desk = Desk(make_library('zh'), CODE)
    before = desk.show()
    claims = [
        ('the-sample-has-45-cues', open_rundown), ('a-length-is-typed-and-times-follow', change_a_length),
        ('a-bad-length-keeps-its-cell-open', keep_a_bad_length_open), ('undo-takes-it-back', undo_once),
        ('alt-down-moves-across-segments', move_by_key), ('a-row-is-dragged', move_by_pointer),
        ('a-title-is-typed', edit_a_title), ('a-script-is-stored-when-typing-pauses', edit_a_script),
        ('a-script-is-stored-when-another-cue-comes', keep_what_is_typed_when_another_cue_comes),
        ('rows-are-deleted-and-added', delete_and_insert), ('all-can-be-undone', lambda desk: undo_everything(desk, before)),
        ('what-is-typed-survives-closing-the-window', close_while_typing),
    ]
    run(desk, '/gui/rundown/window', claims)


main()
