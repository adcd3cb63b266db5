#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-columns.py KAIBO: the columns of the rundown's table are shown, typed into, moved, made wider, kept and reset.
To be run inside with-sway.sh; every step waits for its effect."""
import os

from drive import act, box_of, do, drag, find, has_focus, make_library, open_page, run, until, wait_for, walk
from rundown_desk import Desk

# What is remembered is in a file of the test's own home.
os.environ['GSETTINGS_BACKEND'] = 'keyfile'


class Columns(Desk):
    heads = menu = None     # nodes, found once: a walk over the whole window takes a second

    def head(self, name):
        """A column's head: x, y, width, height; nothing when the column is not shown."""
        if self.heads is None:
            self.heads = find('Product or subject', 'label').get_parent()
        return next((box_of(node) for node in walk(self.heads, 1) if node.get_name() == name and box_of(node)[2] > 0), None)

    def is_right_of(self, name, other):
        return self.head(name)[0] > self.head(other)[0]

    def open_menu(self):
        until('the menu of the columns', lambda: do('key', 'F6'), lambda: find('Reset Columns'))
        self.menu = wait_for('its list', lambda: find('Columns', 'list'))

    def close_menu(self):
        do('key', 'Escape')
        wait_for('the menu to close', lambda: not find('Reset Columns'))

    def go_to(self, name):
        """With the arrows, from the first column on."""
        names = [row.get_name() for row in wait_for('the columns of the menu', lambda: list(walk(self.menu, 1))[1:])]
        for at in names[:names.index(name) + 1]:
            wait_for(f'the focus on “{at}”', lambda: any(row.get_name() == at and has_focus(row) for row in walk(self.menu, 1)))
            if at != name:
                do('key', 'Down')


def open_rundown(desk):
    desk.list = desk.heads = None
    open_page('Cook It Outside', 'Rundown')
    desk.row('E01')


def begin(desk):
    open_rundown(desk)
    wait_for('the heads', lambda: desk.head('Length') and not desk.head('Minimum'))


def show_a_column(desk):
    desk.click_row('E04')
    desk.open_menu()
    desk.go_to('Minimum')
    do('key', 'space')
    wait_for('the column', lambda: desk.head('Minimum'))
    desk.close_menu()


def type_into_it(desk):
    """The focus is on the row again: F2 opens its length, and Tab goes along the columns as they stand."""
    until('the length', lambda: do('key', 'F2'), lambda: desk.has_focused_cell('Length'))
    do('key', 'Tab')
    wait_for('the cell beside it', lambda: desk.has_focused_cell('Minimum'))
    do('type', '3:20')
    do('key', 'Return')
    wait_for('the minimum', lambda: desk.query("SELECT min_ms FROM cue WHERE cue_no = 'E04'") == 200000)
    do('key', 'Escape')


def move_by_keyboard(desk):
    desk.open_menu()
    desk.go_to('Clock')
    do('key', 'alt+Up')
    wait_for('the clock before the number', lambda: desk.is_right_of('Cue', 'Clock'))
    desk.close_menu()


def move_by_pointer(desk):
    x, y, _, height = wait_for('the head of the type', lambda: desk.head('Type'))
    goal = wait_for('the head of the clock', lambda: desk.head('Clock'))
    drag((x + 4, y + height // 2), (goal[0] + 2, y + height // 2))
    wait_for('the type before all others', lambda: desk.is_right_of('Clock', 'Type') and desk.is_right_of('Cue', 'Clock'))


def widen_by_pointer(desk):
    x, y, width, height = wait_for('the head of the length', lambda: desk.head('Length'))
    drag((x + width + 6, y + height // 2), (x + width + 66, y + height // 2))
    wait_for('a wider column', lambda: abs(desk.head('Length')[2] - width - 60) <= 2)


def remember(desk):
    desk.close()
    desk.start()
    open_rundown(desk)
    wait_for('the columns as they were', lambda: desk.head('Minimum') and desk.is_right_of('Cue', 'Clock')
             and desk.is_right_of('Clock', 'Type'))
    desk.shot('columns')


def reset(desk):
    desk.click_row('E04')
    desk.open_menu()
    wait_for('the button', lambda: act(find('Reset Columns', 'push button')))
    wait_for('the columns of the beginning', lambda: not desk.head('Minimum') and desk.is_right_of('Clock', 'Cue')
             and desk.is_right_of('Type', 'Clock'))


def main():
    desk = Columns(make_library('en'), 'RE-20261015-LIVE')
    run(desk, '/gui/rundown/columns', [
        ('some-are-shown-at-first', begin), ('a-column-is-shown', show_a_column), ('it-is-typed-into', type_into_it),
        ('a-column-is-moved-by-keyboard', move_by_keyboard), ('a-head-is-dragged-to-another-place', move_by_pointer),
        ('an-edge-is-dragged', widen_by_pointer), ('all-is-as-it-was-after-a-restart', remember), ('and-is-reset', reset),
    ])


main()
