#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-desk.py KAIBO: calls a rehearsal and a live show from the desk by its keys, on the Chinese sample, and takes the
desk away once. What happened is read from the library, what is shown from the accessibility tree. To be run inside
`with-sway.sh`; every step waits for its effect."""
import os
import re
import signal
import sqlite3
import subprocess
import time

import drive
from drive import PATIENCE, Atspi, act, click, do, has_focus, host_pid, is_in, make_library, nodes, run, take_back, wait_for

TITLE = '换季不慌张'
GUARD = 0.45            # seconds, a little more than the default guard of GO


def names():
    return [node.get_name() for node in nodes()]


def is_there(name):
    return any(name in other for other in names())


def press(name):
    """Presses the button of that name. GTK 4.8 calls a button with a mnemonic "_Rehearse Rehearse"."""
    def is_it(node):
        whole = node.get_name()
        return name in (whole, node.get_description()) or whole.split('_')[-1].endswith(name)
    wait_for(f'a button “{name}”', lambda: any(is_it(node) and act(node) for node in nodes()))


class Desk(drive.Desk):
    def __init__(self, library):
        self.kind = 'rehearsal'
        super().__init__(library)

    # The library

    def rows(self, question, *values):
        def answer():
            with sqlite3.connect(f'file:{self.library}?mode=ro', uri=True) as library:
                return [library.execute(question, values).fetchall()]
        return wait_for('the library to be readable', answer)[0]

    def events(self):
        """(kind, number of its cue, milliseconds) of every event of the newest run of the kind that is on."""
        return self.rows('SELECT e.kind, c.cue_no, e.amount_ms FROM run_event AS e LEFT JOIN cue AS c ON c.id = e.cue_id '
                         'WHERE e.run_id = (SELECT id FROM run WHERE kind = ? ORDER BY started_us DESC LIMIT 1) '
                         'ORDER BY e.position', self.kind)

    def wait_for_event(self, kind, cue=None, amount=None, count=None):
        def happened():
            events = self.events()
            return (count is None or len(events) == count) and events and events[-1][0] == kind \
                and cue in (None, events[-1][1]) and amount in (None, events[-1][2])
        wait_for(f'{kind} {cue or ""} {amount or ""} as the last event of {[e[:2] for e in self.events()][-4:]}', happened)

    def expect_event(self, keys, kind, cue=None, amount=None):
        """Presses keys, and waits for exactly one event more."""
        count = len(self.events())
        do('key', *keys)
        self.wait_for_event(kind, cue, amount, count + 1)

    def go(self, cue):
        time.sleep(GUARD)
        self.expect_event(['space'], 'take', cue)

    def journal(self):
        return self.query('SELECT count(*) FROM journal')

    # The window

    def start(self):
        super().start()
        wait_for('the window', lambda: is_there(TITLE))

    def close(self):
        """The host's screen reads on without its desk, which is not wanted after the last step."""
        super().close()
        host = host_pid()
        if host is not None:
            os.kill(host, signal.SIGKILL)

    def get_elapsed(self):
        """Seconds of "0:07 / 3:00" beside the countdown; the segment has such figures, too."""
        there = names()
        match = re.fullmatch(r'(\d+):(\d\d) / (\d+):(\d\d)', there[there.index('Elapsed') + 1]) if 'Elapsed' in there else None
        return int(match[1]) * 60 + int(match[2]) if match else None

    def get_standing(self):
        """The same, when it is still so a second later; the tree may tell late what the desk shows."""
        before = self.get_elapsed()
        time.sleep(1.2)
        return [before] if self.get_elapsed() == before else None

    # The steps

    def rehearsal_takes_the_window(self):
        click(TITLE)
        press('Live')
        press('Rehearse')
        wait_for('the mark of a rehearsal', lambda: 'Rehearsal' in names())
        wait_for('the sidebar to be out of the way', lambda: 'Recent sessions' not in names())
        self.wait_for_event('start')

    def space_takes_the_first_cue(self):
        self.go('C01')
        wait_for('its countdown', lambda: self.get_elapsed() is not None)

    def proposal_is_applied_and_taken_back(self):
        journal = self.journal()
        for _ in range(4):
            self.expect_event([']'], 'add', 'C01', 30000)
        wait_for('time to win back', lambda: is_there('can win 2:'))
        do('key', 'm')
        wait_for('a proposal', lambda: is_there('give') and is_there('Apply'))
        self.expect_event(['Return'], 'retime')
        wait_for('nothing to win', lambda: not is_there('can win'))
        self.expect_event(['ctrl+z'], 'undo')
        wait_for('time to win back again', lambda: is_there('can win 2:'))
        for _ in range(4):
            self.expect_event(['ctrl+z'], 'undo')
        wait_for('the lateness gone', lambda: not is_there('can win 2:'))
        assert self.journal() == journal, 'Ctrl+Z undid an edit of the plan too'

    def five_cues_by_space(self):
        for number in range(2, 6):
            self.go(f'C{number:02}')
        assert [e[1] for e in self.events() if e[0] == 'take'] == [f'C{n:02}' for n in range(1, 6)]

    def second_go_is_guarded(self):
        time.sleep(GUARD)
        count = len(self.events())
        do('key', 'space', 'space', 'space')
        self.wait_for_event('take', 'C06', count=count + 1)
        time.sleep(GUARD)
        assert len(self.events()) == count + 1, 'the guard let a second GO through'

    def held_key_is_one_go(self):
        time.sleep(GUARD)
        count = len(self.events())
        do('down', 'space')
        self.wait_for_event('take', 'C07', count=count + 1)
        time.sleep(1.6)         # well after the keyboard began to repeat, and more than one guard later
        do('up', 'space')
        assert len(self.events()) == count + 1, 'a held key went on'
        self.go('C08')

    def hold_and_resume(self):
        self.expect_event(['h'], 'hold')
        wait_for('the word', lambda: 'On hold' in names())
        before, = wait_for('the clock to stand', self.get_standing)
        self.expect_event(['h'], 'resume')
        wait_for('the clock to go on', lambda: self.get_elapsed() > before)

    def time_is_added_and_taken(self):
        self.expect_event([']'], 'add', 'C08', 30000)
        self.expect_event(['['], 'add', 'C08', -30000)

    def skip_leaves_a_cue_out(self):
        self.expect_event(['k'], 'skip', 'C09')
        self.go('C10')

    def back_takes_the_last_go_back(self):
        self.expect_event(['BackSpace'], 'undo')
        self.go('C10')

    def open_jump(self):
        do('key', 'j')
        wait_for('the field', lambda: any(has_focus(node) and is_in(node, Atspi.StateType.EDITABLE) for node in nodes()))

    def jump_by_number(self):
        self.open_jump()
        do('type', '19')
        time.sleep(GUARD)
        self.expect_event(['Return'], 'take', 'C19')

    def letters_are_text_while_typing_and_f12_is_go(self):
        count = len(self.events())
        self.open_jump()
        do('key', 'h', 'k', 'space')
        time.sleep(GUARD)
        assert len(self.events()) == count, 'a letter typed was an action'
        self.expect_event(['F12'], 'take', 'C20')
        do('key', 'Escape')
        self.go('C21')

    def library_that_is_locked_stops_nothing(self):
        count = len(self.events())
        other = sqlite3.connect(self.library, isolation_level=None)
        other.execute('BEGIN IMMEDIATE')
        time.sleep(GUARD)
        do('key', 'space')
        wait_for('the next cue on the desk', lambda: is_there('C23 · '))
        wait_for('a word about it', lambda: is_there('The show goes on.'), 30)
        do('key', 'h')
        wait_for('the hold', lambda: 'On hold' in names())
        assert len(self.events()) == count
        other.execute('ROLLBACK')
        other.close()
        self.wait_for_event('hold', count=count + 2)
        wait_for('all to be well', lambda: not is_there('The show goes on.'))
        self.expect_event(['h'], 'resume')

    def end_asks_and_sums_up(self):
        def ask():
            press('More of the Desk')
            press('End the Show…')
            wait_for('the question', lambda: is_there('End the Rehearsal?'))
        ask()
        press('Go On')
        wait_for('the question gone', lambda: not is_there('End the Rehearsal?'))
        assert self.events()[-1][0] == 'resume'
        ask()
        press('End the Rehearsal')
        self.wait_for_event('end')
        wait_for('the summary', lambda: is_there('The Rehearsal Is Over') and is_there('Against the plan'))
        wait_for('the sidebar back', lambda: 'Recent sessions' in names())
        press('Done')
        wait_for('the page to begin from', lambda: is_there('Call the Show'))
        assert self.query("SELECT count(*) FROM run WHERE kind = 'rehearsal' AND ended_us IS NULL") == 0

    def live_far_from_its_time_asks(self):
        self.kind = 'live'
        press('Go Live')
        wait_for('the question', lambda: is_there('This Is Not the Time'))
        press('Move It to Now')
        wait_for('the session to move', lambda: abs(self.query('SELECT start_us FROM session') / 1e6 - time.time()) < 60)
        press('Go Live')
        self.wait_for_event('start')
        wait_for('the session live', lambda: self.query('SELECT state FROM session') == 'live')
        self.go('C01')
        self.go('C02')

    def killed_desk_goes_on_where_the_clock_is(self):
        taken = self.query("SELECT at_us FROM run_event WHERE kind = 'take' ORDER BY at_us DESC LIMIT 1") / 1e6
        wait_for('a few seconds of the cue', lambda: (self.get_elapsed() or 0) >= 2)
        self.kill()
        time.sleep(1)
        self.start()
        wait_for('the question', lambda: is_there('Resume the Show?'))
        press('Resume')
        wait_for('the desk', lambda: self.get_elapsed() is not None)
        before = time.time() - taken
        shown = self.get_elapsed()      # reading the tree takes its time
        after = time.time() - taken
        assert before - 1 <= shown <= after + 1, f'{shown} s are shown, {before} to {after} s have passed'
        wait_for('the cue after it on GO', lambda: is_there('C03 · '))
        self.go('C03')

    def closing_asks(self):
        close = f'[pid={self.process.pid} title="Kaibo"] kill'
        subprocess.run(['swaymsg', close], check=True, stdout=subprocess.DEVNULL)
        wait_for('the question', lambda: is_there('Close While the Show Is Running?'))
        press('Keep Open')
        wait_for('the question gone', lambda: not is_there('Close While the Show Is Running?'))
        self.expect_event(['h'], 'hold')
        subprocess.run(['swaymsg', close], check=True, stdout=subprocess.DEVNULL)
        wait_for('the question', lambda: is_there('Close While the Show Is Running?'))
        press('_Close Close')       # the question's, not the window's own
        assert self.process.wait(PATIENCE) == 0
        assert self.query('SELECT state FROM session') == 'live'


STEPS = [Desk.rehearsal_takes_the_window, Desk.space_takes_the_first_cue, Desk.proposal_is_applied_and_taken_back,
         Desk.five_cues_by_space, Desk.second_go_is_guarded, Desk.held_key_is_one_go, Desk.hold_and_resume,
         Desk.time_is_added_and_taken, Desk.skip_leaves_a_cue_out, Desk.back_takes_the_last_go_back, Desk.jump_by_number,
         Desk.letters_are_text_while_typing_and_f12_is_go, Desk.library_that_is_locked_stops_nothing,
         Desk.end_asks_and_sums_up, Desk.live_far_from_its_time_asks, Desk.killed_desk_goes_on_where_the_clock_is,
         Desk.closing_asks]

run(Desk(take_back(make_library('zh'))), '/gui/live', [(step.__name__.replace('_', '-'), step) for step in STEPS])
