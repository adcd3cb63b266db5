#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-library.py KAIBO planning|keeping: the sessions list and the brief in the real window; what a window shows must be what the command
line reads from the library. To be run inside with-sway.sh."""
import os
import subprocess
import sys

from drive import KAIBO, Atspi, has_focus, is_in, nodes, run, text_of, until, wait_for
from library_desk import Desk, key, write

HOME = os.environ['HOME']


def titles(sessions, title):
    return [session for session in sessions if session['title'] == title]


def next_field(text):
    key('Tab')
    key('ctrl+a')
    write(text)


def empty_says_what_to_do(desk):
    desk.see('No sessions yet')
    desk.press('Add Sample Session')
    desk.until('the sample', lambda all: len(all) == 1)
    wait_for('its row', lambda: desk.row('Cook It Outside'))


def list_has_the_focus(desk):
    key('Escape')
    wait_for('the focus on a session', lambda: any((row.get_name() or '').startswith('Cook') for row in desk.rows())
             and desk.focused() is not None and desk.focused().get_name() != 'Import…')


def bad_time_is_refused(desk):
    until('the dialog', lambda: key('ctrl+n'), lambda: desk.find('Start time'))
    write('Friday show')
    next_field('2030-03-01')
    next_field('25:99')
    key('Return')
    desk.see('“25:99” is not a time of day: type 20:00, 20:00:30 or 8pm')
    assert len(desk.sessions()) == 1


def session_is_made(desk):
    key('ctrl+a')
    write('20:30')
    next_field('90m')
    key('Return')
    desk.until('the session', lambda all: [s for s in titles(all, 'Friday show') if s['start'].startswith('2030-03-01T20:30')])
    desk.see('Back to Sessions')


def leave():
    key('ctrl+3')
    key('ctrl+1')


def field_is_stored_and_undone(desk):
    key('ctrl+1')
    desk.fill('Title', 'Friday at eight')
    leave()
    desk.until('the title', lambda all: titles(all, 'Friday at eight'))
    key('ctrl+z')
    desk.until('the old title', lambda all: titles(all, 'Friday show'))


def bad_end_is_named(desk):
    desk.fill('Target end', 'when it is over')
    leave()
    desk.see('Target end: “when it is over” is not a time of day: type 20:00, 20:00:30 or 8pm')


def start_after_the_end_is_named(desk):
    desk.fill('Target end', '22:00')
    leave()
    desk.fill('Start', '23:00')
    leave()
    desk.see('Start: “23:00” is not before the target end 22:00')
    desk.fill('Start', '20:30')
    leave()


def bad_budget_is_named(desk):
    desk.fill('Advertising budget', '-5')
    leave()
    desk.see('Advertising budget: “-5” is less than nothing: type 0 or more')


def day_moves_the_plan(desk):
    desk.fill('Day', '2030-03-08')
    leave()
    desk.until('the day', lambda all: [s for s in all if s['start'].startswith('2030-03-08T20:30')])


def back_to_the_list(desk):
    desk.press('Back to Sessions')
    wait_for('the list', lambda: desk.row('Cook It Outside'))


def search_narrows(desk):
    desk.search_until('friday', lambda: desk.row('Cook') is None and desk.row('Friday') is not None)
    desk.search_until('zzzz', lambda: desk.find('No session found'))
    desk.press('Show All Sessions')
    wait_for('all rows', lambda: desk.row('Cook') is not None and desk.row('Friday') is not None)


def renamed(desk):
    desk.choose('friday', 'Friday show')
    key('F2')
    desk.see('Rename Session')
    key('ctrl+a')
    write('Friday night')
    key('Return')
    desk.until('the title', lambda all: titles(all, 'Friday night'))
    desk.miss('Rename Session')


def duplicated(desk):
    desk.choose('friday', 'Friday night')
    key('ctrl+d')
    desk.until('the copy', lambda all: [s for s in titles(all, 'Friday night') if s['start'].startswith('2030-03-15T20:30')])


def duplicated_on_a_date(desk):
    desk.choose('friday', 'Friday night')
    count = len(list(desk.rows()))
    key('alt+d')
    desk.see('Duplicate Session')
    key('ctrl+a')
    write('2030-04-01')
    next_field('noon?')
    key('Return')
    desk.see('“noon?” is not a time of day')
    key('ctrl+a')
    write('11:15')
    key('Return')
    desk.until('the copy', lambda all: [s for s in titles(all, 'Friday night') if s['start'].startswith('2030-04-01T11:15')])
    key('ctrl+z')
    desk.until('one step back', lambda all: len(all) == 3)
    wait_for('its row to go', lambda: len(list(desk.rows())) == count)


def trashed_and_undone(desk):
    desk.choose('friday', 'Friday night')
    key('Delete')
    desk.until('one less', lambda all: len(all) == 2)
    desk.see('Undo Undo')
    key('ctrl+z')
    desk.until('it to be back', lambda all: len(all) == 3)


def trash_gives_back(desk):
    desk.choose('friday', 'Friday night')
    key('Delete')
    desk.until('one less', lambda all: len(all) == 2)
    desk.press('Show Trash')
    desk.see('A session stays here for 30 days')
    desk.choose('friday', 'Friday night')
    key('Delete')
    desk.see('Delete “Friday night” for Ever?')
    key('Escape')
    desk.miss('Delete “Friday night” for Ever?')
    key('shift+F10')
    desk.press('Restore', 'menu item')
    desk.until('it to be back', lambda all: len(all) == 3)
    desk.press('Show Trash')


def give_path(path):
    """A file chooser takes a path that begins with a slash, once it has read its folder; the first letters may be lost."""
    def is_there():
        return any(has_focus(node) and is_in(node, Atspi.StateType.EDITABLE) and text_of(node) == path for node in nodes())

    def type_it():
        key('ctrl+a')
        write(path)
    wait_for('the file chooser', lambda: desk_window_count() > 1)
    until('the path in the file chooser', type_it, is_there)
    key('Return')


def desk_window_count():
    tree = subprocess.run(['swaymsg', '-t', 'get_tree', '-r'], capture_output=True, text=True).stdout
    return tree.count('"type": "con"') + tree.count('"type": "floating_con"')


def damaged_file_is_named(desk):
    path = os.path.join(HOME, 'damaged.kaibo')
    with open(path, 'w') as file:
        file.write('<?xml version="1.0"?>\n<kaibo version="1">\n  <nonsense>\n')
    key('ctrl+o')
    give_path(path)
    desk.see('“damaged.kaibo” Was Not Imported')
    key('Escape')
    desk.miss('“damaged.kaibo” Was Not Imported')
    assert len(desk.sessions()) == 3


def exported_comes_back(desk):
    path = os.path.join(HOME, 'friday.kaibo')
    other = os.path.join(HOME, 'other.db')
    desk.choose('friday', 'Friday night')
    key('shift+F10')
    desk.press('Export…', 'menu item')
    give_path(path)
    wait_for('the file', lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    subprocess.run([KAIBO, '--library', other, 'import', path], check=True, capture_output=True)


def backed_up(desk):
    path = os.path.join(HOME, 'copy.db')
    desk.press('Main Menu')
    desk.press('Back Up Library…', 'menu item')
    give_path(path)
    desk.see('Saved as “copy.db”')
    subprocess.run([KAIBO, 'verify', path], check=True, capture_output=True)


FRIDAY = '''<?xml version="1.0" encoding="UTF-8"?>
<kaibo version="1" xmlns="https://kaibo.github.io/ns/kaibo">
  <session id="77" code="20300308-A" title="Friday show" time_zone="UTC" start_us="2030-03-08T20:30:00Z"/>
</kaibo>
'''


def make_library(path):
    """The sample and one session beside it."""
    friday = os.path.join(HOME, 'made.kaibo')
    with open(friday, 'w') as file:
        file.write(FRIDAY)
    for verb in (['sample', 'en'], ['import', friday]):
        subprocess.run([KAIBO, '--library', path, *verb], check=True, capture_output=True)


PLANNING = [
    ('an-empty-library-says-what-to-do', empty_says_what_to_do),
    ('the-import-button-has-not-the-focus', list_has_the_focus),
    ('a-bad-time-is-refused-beside-its-field', bad_time_is_refused),
    ('a-session-is-made-with-its-start-and-opened', session_is_made),
    ('a-field-that-is-left-is-stored-and-undone', field_is_stored_and_undone),
    ('a-bad-end-is-named-and-not-stored', bad_end_is_named),
    ('a-start-after-the-end-is-named', start_after_the_end_is_named),
    ('a-budget-below-nothing-is-named', bad_budget_is_named),
    ('another-day-moves-the-plan', day_moves_the_plan),
    ('back-to-the-list', back_to_the_list),
]

KEEPING = [
    ('a-search-narrows-and-says-when-there-is-nothing', search_narrows),
    ('a-session-is-renamed', renamed),
    ('a-session-is-duplicated-a-week-later', duplicated),
    ('a-session-is-duplicated-on-a-date', duplicated_on_a_date),
    ('a-session-goes-into-the-trash-and-comes-back', trashed_and_undone),
    ('the-trash-asks-before-it-deletes-and-gives-back', trash_gives_back),
    ('a-damaged-file-is-named-and-nothing-comes-in', damaged_file_is_named),
    ('what-is-exported-comes-back', exported_comes_back),
    ('the-library-is-backed-up', backed_up),
]

library = os.path.join(HOME, 'library.db')
is_planning = sys.argv[2] == 'planning'
if not is_planning:
    make_library(library)
run(Desk(library), '/gui/library', PLANNING if is_planning else KEEPING)
