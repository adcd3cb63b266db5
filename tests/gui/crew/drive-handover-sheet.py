#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-handover-sheet.py KAIBO: saves, copies and prints the sheet by which one host gives the show to the next. To be run
inside with-sway.sh."""
import os

from board import Board, choose_path, has_window
from drive import act, do, find, make_library, nodes, open_page, picture, run, until, wait_for, walk, windows

PATH = os.path.join(os.environ['HOME'], 'handover.txt')


def sheet(name, role):
    """A node of the sheet's window."""
    window = next(window for window in windows() if window.get_name() == 'Handover Sheet')
    return next((node for node in walk(window) if (node.get_name() or '').startswith(name) and node.get_role_name() == role), None)


def choose_item(item):
    """Of the sheet’s menu."""
    until(f'“{item}”', lambda: do('key', 'F10'), lambda: sheet(item, 'menu item'))
    wait_for(f'“{item}” pressed', lambda: act(sheet(item, 'menu item')))


def fill(desk):
    open_page('换季不慌张', 'Crew')
    until('the menu', lambda: desk.click_named('Call Sheets', 'toggle button', 'push button'),
          lambda: find('Handover Sheet…', 'menu item'))
    wait_for('the item pressed', lambda: act(find('Handover Sheet…', 'menu item')))
    until('the sheet filled', lambda: act(wait_for('the button', lambda: sheet('Fill From the Run', 'push button'))),
          lambda: desk.query('SELECT running FROM handover'))


def save(desk):
    choose_item('Save as PDF or Text')
    choose_path('Save Handover Sheet', PATH)
    wait_for('the file', lambda: os.path.exists(PATH) and os.path.getsize(PATH))
    with open(PATH, encoding='utf-8') as file:
        text = file.read()
    assert 'Handover 苏晚 → 陈屿' in text and 'Done: 21 of 45 cues' in text and '☐' in text, text


def copy(desk):
    choose_item('Copy Text')
    wait_for('that it is copied', lambda: any('Handover sheet copied as text' in (node.get_name() or '') for node in nodes()))


def print_it(desk):
    choose_item('Print…')
    wait_for('the dialog', lambda: has_window('Print'))
    picture('print')
    until('it closed', lambda: do('key', 'Escape'), lambda: not has_window('Print'))


run(Board(make_library('zh')), '/gui/handover-sheet', [('fill', fill), ('save', save), ('copy', copy), ('print', print_it)])
