#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-reading.py KAIBO: what the host reads stays where it is, to the pixel, while the desk does something else with it: the
test card comes and goes, the script is edited, the timings of the frames are written. To be run inside `with-sway.sh`; every
step waits for its effect."""
import os
import signal
import subprocess

import drive
from drive import (Atspi, act, do, find, has_focus, host_pid, is_in, make_library, nodes, run, set_text, text_of, until,
                   wait_for, write)

TITLE = '换季不慌张'
SCREEN = 'HEADLESS-2'
ADDED = '先说一件事。\n'

SEEN = {}


def picture():
    done = subprocess.run(['grim', '-t', 'ppm', '-o', SCREEN, '-'], check=True, capture_output=True)
    _, size, _, pixels = done.stdout.split(b'\n', 3)
    width, height = map(int, size.split())
    return width, height, pixels


def part(top, bottom):
    """Of the column of text, between two parts of the screen's height; beside it the card, above and below it clocks."""
    width, height, pixels = picture()
    rows = range(int(top * height), int(bottom * height))
    return b''.join(pixels[3 * width * row:3 * width * row + 3 * (width * 3 // 5)] for row in rows)


def line_and_below():
    """From the line that is read down to the end of the column."""
    return part(0.36, 0.88)


def above():
    return part(0.16, 0.30)


def standing(what):
    """The same, once it is as it was at the last look."""
    before, SEEN['last'] = SEEN.get('last'), what()
    return before if before == SEEN['last'] else None


def is_there(words):
    return any(words in node.get_name() for node in nodes())


def press(name):
    wait_for(f'a button “{name}”', lambda: any(drive.is_called(node, name) and act(node) for node in nodes()))


def choose(item):
    """Of the desk's menu."""
    until(f'“{item}”', lambda: drive.click('More of the Desk'), lambda: find(item, 'menu item'))
    wait_for(f'“{item}” pressed', lambda: act(find(item, 'menu item')))


class Desk(drive.Desk):
    def close(self):
        """The host's screen reads on without its desk, which is not wanted after the last step."""
        super().close()
        host = host_pid()
        if host is not None:
            os.kill(host, signal.SIGKILL)

    def script(self):
        return self.query("SELECT script FROM cue WHERE cue_no = 'C01'")

    def type_before_it(self):
        """What a hand types is stored, with what is there already."""
        drive.click('Script', 'text')
        do('key', 'ctrl+Home')
        do('type', 'a')

    def text_stands(self):
        drive.open_page(TITLE, 'Live')
        press('Rehearse')
        wait_for('the host’s screen', lambda: is_there(SCREEN))
        until('the first cue', lambda: do('key', 'F12'), lambda: is_there('The host is reading'))
        until('a text that stands', lambda: is_there('The text stands') or do('key', 't'), lambda: is_there('The text stands'))
        SEEN['word'] = wait_for('the word', lambda: standing(line_and_below))

    def test_card_comes_and_goes(self):
        choose('Test Card')
        wait_for('the test card', lambda: line_and_below() != SEEN['word'])
        choose('Test Card')
        wait_for('the same word', lambda: line_and_below() == SEEN['word'])

    def edit_above_moves_nothing_that_is_read(self):
        before = wait_for('the lines above', lambda: standing(above))
        press('Rundown')
        until('the script', lambda: drive.click('C01'), lambda: find('Script', 'text'))
        wait_for('the edit', lambda: set_text(find('Script', 'text'), ADDED + self.script()))
        until('it to be stored', self.type_before_it, lambda: ADDED in self.script())
        wait_for('it to be seen above', lambda: above() != before)
        wait_for('the same word', lambda: line_and_below() == SEEN['word'])

    def timings_are_written(self):
        path = os.path.join(os.environ['HOME'], 'frames.csv')
        press('Live')
        until('a text that goes on', lambda: is_there('The host is reading') or do('key', 't'),
              lambda: is_there('The host is reading'))
        choose('Frame Timings…')

        def is_typed():
            return any(has_focus(node) and is_in(node, Atspi.StateType.EDITABLE) and text_of(node) == path for node in nodes())

        def type_it():
            do('key', 'ctrl+a')
            write(path)
        wait_for('the file chooser', lambda: is_there('Frame Timings of the Host'))
        until('the path in it', type_it, is_typed)
        until('the table', lambda: do('key', 'Return'), lambda: os.path.exists(path) and os.path.getsize(path) > 0)
        with open(path, encoding='utf-8') as table:
            lines = table.read().splitlines()
        assert len(lines) > 10, lines


STEPS = [Desk.text_stands, Desk.test_card_comes_and_goes, Desk.edit_above_moves_nothing_that_is_read, Desk.timings_are_written]

run(Desk(make_library('zh')), '/gui/host/reading', [(step.__name__.replace('_', '-'), step) for step in STEPS])
