#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-phrases.py KAIBO: writes a phrase by keyboard alone, finds it by its tag, makes it a favourite, keeps to the favourites,
deletes it and takes that back, in the real window. To be run inside with-sway.sh; every step waits for its effect."""
from drive import Atspi, Desk, act, do, find, has_focus, is_in, make_library, nodes, run, text_of, until, wait_for

TEXT = 'Hello from the deck'
TAGS = 'greeting porch'


def phrase(desk, column):
    return desk.query(f'SELECT {column} FROM phrase WHERE text = ?', TEXT)


def holds(name, text):
    """Whether the field has the keyboard and that text."""
    return any(node.get_name() == name and has_focus(node) and text_of(node) == text for node in nodes()
               if is_in(node, Atspi.StateType.EDITABLE))


def fill(name, text):
    def typed():
        do('key', 'ctrl+a')
        do('type', text)
    wait_for(f'the field “{name}”', lambda: any(node.get_name() == name and has_focus(node) for node in nodes()))
    until(f'“{text}” in it', typed, lambda: holds(name, text))
    do('key', 'Tab')


def press(name):
    wait_for(f'“{name}”', lambda: any(node.get_name() == name and act(node) for node in nodes()))


def search(text, count):
    def typed():
        do('key', 'ctrl+f', 'ctrl+a')
        do('type', text)
    until(f'what “{text}” finds', typed, lambda: find(count, 'label'))


def open_phrases(desk):
    wait_for('the library', lambda: find('Cook It Outside', 'label'))
    until('the phrases', lambda: do('key', 'alt+5'), lambda: find('40 of 40', 'label'))


def write_one(desk):
    until('the new one', lambda: do('key', 'ctrl+n') if not find('41 of 41', 'label') else None, lambda: find('41 of 41', 'label'))
    fill('What is said', TEXT)
    fill('Tags', TAGS)
    wait_for('the phrase', lambda: phrase(desk, 'tags') == TAGS)


def find_it_by_its_tag(desk):
    search('porch', '1 of 41')
    wait_for('it alone', lambda: find(TEXT, 'label'))


def make_it_a_favourite(desk):
    press('Favourite')
    wait_for('a favourite', lambda: phrase(desk, 'favourite') == 1)
    press('Favourite')
    wait_for('none again', lambda: phrase(desk, 'favourite') == 0)


def keep_to_the_favourites(desk):
    press('Only favourites')
    wait_for('nothing', lambda: find('0 of 41', 'label'))
    press('Only favourites')
    wait_for('it again', lambda: find('1 of 41', 'label'))


def main():
    run(Desk(make_library('en')), '/gui/phrases', [
        ('the-phrases-are-reached-by-key', open_phrases), ('one-is-written-by-keyboard-alone', write_one),
        ('it-is-found-by-its-tag', find_it_by_its_tag), ('it-becomes-a-favourite', make_it_a_favourite),
        ('the-list-keeps-to-favourites', keep_to_the_favourites),
    ])


main()
