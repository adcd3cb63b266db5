#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-timing.py KAIBO: works the time strip and the dialogs of the rundown's timing in the real window, and asks the
command line what was stored. To be run inside with-sway.sh; every step waits for its effect."""
from drive import Desk, box_of, do, drag, extents, find, make_library, nodes, open_page, run, wait_for, walk, windows

CODE = 'TY-20261017-A'


class Rundown(Desk):
    def __init__(self, library):
        super().__init__(library)
        self.strip_node = None

    def show(self):
        return self.ask('show', CODE)

    def cue(self, number):
        return next((cue for cue in self.show()['cues'] if cue['cue'] == number), None)

    def has_dialog(self, title):
        return any(window.get_name() == title for window in windows())

    def says(self, text, title=None):
        """In a dialog by its title, or in all windows: a walk over the main one takes a second."""
        return any((node.get_name() or '').startswith(text) for window in windows() if title in (None, window.get_name())
                   for node in walk(window))

    def click_row(self, name):
        """On its title, which no cell of another kind is under."""
        def row():
            return min((box for node in nodes() if (node.get_name() or '').startswith(name) for box in [box_of(node)]
                        if box[2] > 0 and box[3] > 0), default=None)
        x, y, _, height = wait_for(f'the row “{name}”', row)
        do('click', x + 320, y + height // 2)

    def strip(self):
        """Found once: a walk over the whole window takes a second."""
        if self.strip_node is None:
            self.strip_node = wait_for('the strip', lambda: find('Rundown at a glance'))
        return self.strip_node

    def describes(self, text):
        return (self.strip().get_description() or '').startswith(text)

    def strip_x(self, minute):
        """Where a minute of the three hours is on the strip."""
        x, _, width, _ = extents(self.strip())
        return round(x + 12 + (width - 24) * minute / 180)

    def strip_y(self):
        return extents(self.strip())[1] + 52 + 14


def open_rundown(desk):
    open_page('换季不慌张', 'Rundown')
    desk.strip()


def drag_an_edge(desk):
    y, start, goal = desk.strip_y(), desk.strip_x(24), desk.strip_x(26)
    drag((start, y), (goal, y), 4)
    wait_for('ten minutes', lambda: desk.cue('C06')['duration_ms'] == 600000)
    assert desk.cue('C07')['start'].startswith('2026-10-17T19:26:00')


def give_a_drag_up(desk):
    y, start = desk.strip_y(), desk.strip_x(26)
    do('press', start, y)
    do('move', start + 20, y)
    wait_for('the preview', lambda: desk.describes('C06 10:00 → '))
    do('key', 'Escape')
    wait_for('the preview to go', lambda: not desk.describes('C06 10:00 → '))
    do('release', start + 20, y)
    assert desk.cue('C06')['duration_ms'] == 600000


def resize_by_key(desk):
    do('key', 'alt+Left')
    wait_for('the preview', lambda: desk.describes('C06 10:00 → 9:00'))
    do('key', 'Return')
    wait_for('nine minutes', lambda: desk.cue('C06')['duration_ms'] == 540000)


def undo_is_one_step_each(desk):
    do('key', 'ctrl+z')
    wait_for('ten minutes', lambda: desk.cue('C06')['duration_ms'] == 600000)
    do('key', 'ctrl+z')
    wait_for('eight minutes', lambda: desk.cue('C06')['duration_ms'] == 480000)


def fit_some_cues(desk):
    """8:00, 2:00 and 5:00 can give 3:00, 1:00 and 2:00: of two minutes that is 1:00, 0:20 and 0:40."""
    desk.click_row('C06 ')
    do('key', 'shift+Down')
    do('key', 'shift+Down')
    wait_for('three cues', lambda: desk.says('3 cues selected'))
    do('key', 'ctrl+t')
    wait_for('the dialog', lambda: desk.has_dialog('Fit to Time'))
    do('type', '19:29')
    wait_for('the proposal', lambda: desk.says('3 cues change · 15:00 → 13:00', title='Fit to Time'))
    do('key', 'ctrl+Return')
    wait_for('the lengths', lambda: [desk.cue(number)['duration_ms'] for number in ('C06', 'C07', 'C08')] == [420000, 100000, 260000])


def say_what_cannot_be_found(desk):
    """Of 9:00 the optional question gives 1:40, the others the 3:20 above their minimum."""
    do('key', 'ctrl+t')
    wait_for('the dialog', lambda: desk.has_dialog('Fit to Time'))
    do('type', '19:20')
    wait_for('the sentence', lambda: desk.says('4:00 for the target cannot be found: every cue there is at its minimum',
                                                title='Fit to Time'))
    do('key', 'Escape')
    wait_for('the dialog to close', lambda: not desk.has_dialog('Fit to Time'))
    do('key', 'ctrl+z')
    wait_for('eight minutes', lambda: desk.cue('C06')['duration_ms'] == 480000)


def repeat_a_segment(desk):
    """Opening's three cues once more, at 80 %: 2:25, 1:35 and 2:25 without a minimum."""
    desk.click_row('开场 ')
    do('key', 'ctrl+l')
    wait_for('the rounds', lambda: desk.says('3 cues more · 6:25', title='Repeat Block'))
    do('key', 'ctrl+Return')
    wait_for('48 cues', lambda: len(desk.show()['cues']) == 48)
    assert [cue['segment'] for cue in desk.show()['cues'][3:6]] == ['开场 2'] * 3
    do('key', 'ctrl+z')
    wait_for('45 cues', lambda: len(desk.show()['cues']) == 45)


def build_from_lineup(desk):
    """Deals at eight, nine and ten to ten stay on their times."""
    desk.click_row('C06 ')
    do('key', 'ctrl+b')
    wait_for('the dialog', lambda: desk.has_dialog('Build From Lineup'))
    do('key', 'ctrl+Return')
    wait_for('loops', lambda: any(cue['segment'] == '循环 1' for cue in desk.show()['cues']))
    flashes = [cue['start'][11:19] for cue in desk.show()['cues'] if cue['type'] == 'flash']
    assert flashes == ['20:00:00', '21:00:00', '21:50:00'], flashes
    wait_for('the dialog to close', lambda: not desk.has_dialog('Build From Lineup'))
    do('key', 'ctrl+z')
    wait_for('45 cues', lambda: len(desk.show()['cues']) == 45)


def main():
    run(Rundown(make_library('zh')), '/gui/rundown/timing', [
        ('the-strip-is-there', open_rundown), ('an-edge-is-dragged', drag_an_edge), ('escape-gives-a-drag-up', give_a_drag_up),
        ('an-edge-is-moved-by-key', resize_by_key), ('each-is-one-step-of-undo', undo_is_one_step_each),
        ('cues-are-fitted-to-a-time', fit_some_cues), ('what-cannot-be-found-is-said', say_what_cannot_be_found),
        ('a-segment-is-repeated', repeat_a_segment), ('a-show-is-built-from-its-lineup', build_from_lineup),
    ])


main()
