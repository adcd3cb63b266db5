#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-crew-sheets.py KAIBO: call sheets for all with one click, what changed since, a sheet saved and copied, and the
platform's print dialog. To be run inside with-sway.sh."""
import os

from board import CODE, SEARCH, Board, choose_path, has_window
from drive import act, do, find, make_library, nodes, open_page, picture, run, text_of, until, wait_for

FOLDER = os.path.join(os.environ['HOME'], 'sheets')


def says(text):
    return any(text in (node.get_name() or '') for node in nodes())


def choose_item(desk, item):
    """Of the menu of call sheets."""
    until(f'“{item}”', lambda: desk.click_named('Call Sheets', 'toggle button', 'push button'), lambda: find(item, 'menu item'))
    wait_for(f'“{item}” pressed', lambda: act(find(item, 'menu item')))


def send(desk):
    open_page('换季不慌张', 'Crew')
    os.mkdir(FOLDER)
    choose_item(desk, 'Call Sheets for All')
    choose_path('Call Sheets for All', FOLDER)
    wait_for('that it is done', lambda: says('people written, with calendars and texts'))
    picture('sent')
    names = os.listdir(FOLDER)
    assert f'{CODE}.pdf' in names and f'{CODE} 苏晚.ics' in names and f'{CODE} 吴迪.txt' in names, names
    assert len(names) == 1 + 3 * 18, len(names)
    assert desk.query('SELECT count(*) FROM call_sheet') == 19


def mark_changes(desk):
    """What changed after that is marked and listed on the next sheet; undone, nothing is."""
    with open(os.path.join(FOLDER, f'{CODE} 顾恺.txt'), encoding='utf-8') as sheet:
        assert '18:30–22:10' in sheet.read()
    desk.focus('投手 顾恺')
    do('key', 'Right')
    wait_for('18:35', lambda: desk.duty('投手')['start'][11:16] == '18:35')
    text = save(desk, 'changed.txt')
    assert '投手: 18:35–22:15 (changed)' in text and '− 投手: 18:30–22:10' in text, text
    until('18:30', lambda: do('key', 'ctrl+z'), lambda: desk.duty('投手')['start'][11:16] == '18:30')


def save(desk, name):
    """Everybody's sheet, by the file chooser; its ending says how."""
    path = os.path.join(FOLDER, name)
    choose_item(desk, 'Save Call Sheet')
    choose_path('Save Call Sheet', path)
    wait_for('the file', lambda: os.path.exists(path) and os.path.getsize(path))
    with open(path, 'rb') as file:
        return file.read().decode('utf-8', 'replace')


def save_by_ending(desk):
    assert save(desk, 'sheet.ics').count('BEGIN:VEVENT') == 13


def copy(desk):
    """As a text for a chat."""
    choose_item(desk, 'Copy Text for All')
    wait_for('that it is copied', lambda: says('Call sheet copied as text'))
    desk.pick('投手 顾恺')
    until('it in a field', lambda: do('key', 'ctrl+v'), lambda: '顾恺' in text_of(desk.part(SEARCH)))


def print_it(desk):
    """The platform's dialog opens, and Escape leaves it."""
    choose_item(desk, 'Print…')
    wait_for('the dialog', lambda: has_window('Print'))
    picture('print')
    until('it closed', lambda: do('key', 'Escape'), lambda: not has_window('Print'))


run(Board(make_library('zh')), '/gui/crew-sheets', [('send', send), ('mark-changes', mark_changes),
                                                    ('save-by-ending', save_by_ending), ('copy', copy), ('print', print_it)])
