#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-lock.py KAIBO: moves a cue in the rundown while the show is on: it is held until it was unlocked, then it is the
desk's own event, and the plan stays. To be run inside `with-sway.sh`; every step waits for its effect."""
import time

import drive
from drive import act, click, do, make_library, nodes, run, take_back, until, wait_for

TITLE = '换季不慌张'


def says(text):
    return any(text in (node.get_name() or '') for node in nodes())


def press(name):
    """Presses the button of that name. GTK 4.8 calls a button with a mnemonic "_Rehearse Rehearse"."""
    wait_for(f'a button “{name}”', lambda: any((node.get_name() or '').split('_')[-1].endswith(name) and act(node)
                                               for node in nodes()))


class Desk(drive.Desk):
    def last(self):
        return self.query("SELECT e.kind || ' ' || coalesce(c.cue_no, '') FROM run_event AS e LEFT JOIN cue AS c ON c.id = e.cue_id "
                          'ORDER BY e.at_us DESC, e.position DESC LIMIT 1')

    def position(self):
        return self.query("SELECT position FROM cue WHERE cue_no = 'C06'")

    def show_is_on(self):
        click(TITLE)
        press('Live')
        press('Go Live')
        wait_for('the question', lambda: says('This Is Not the Time'))
        press('Move It to Now')
        wait_for('the session to move', lambda: abs(self.query('SELECT start_us FROM session') / 1e6 - time.time()) < 60)
        press('Go Live')
        wait_for('the show', lambda: self.query('SELECT state FROM session') == 'live')
        until('the first cue', lambda: do('key', 'space'), lambda: self.last() == 'take C01')

    def rundown_says_so(self):
        press('Rundown')
        wait_for('the word', lambda: says('length, order and hard starts are locked'))

    def refuse(self):
        until('the question', lambda: do('key', 'alt+Down'), lambda: says('Unlock 1 Cue While the Show Is On?'))
        press('Cancel')

    def move_is_held(self):
        place = self.position()
        click('C06')
        # The word is a toast, gone in seconds, which a busy machine may miss.
        until('the word', self.refuse, lambda: says('Nothing was changed'))
        wait_for('the question to be gone', lambda: not says('Unlock 1 Cue'))
        assert self.position() == place and self.last() == 'take C01'

    def unlocked_it_is_the_desks(self):
        place = self.position()
        click('C06')
        until('the question', lambda: do('key', 'alt+Down'), lambda: says('Unlock 1 Cue While the Show Is On?'))
        press('Show Only')
        wait_for('the event', lambda: self.last() == 'move C06')
        wait_for('what is unlocked', lambda: says('Unlocked: C06'))
        assert self.position() == place

    def it_is_locked_again(self):
        press('Lock Again')
        wait_for('the word', lambda: says('length, order and hard starts are locked'))


STEPS = [Desk.show_is_on, Desk.rundown_says_so, Desk.move_is_held, Desk.unlocked_it_is_the_desks, Desk.it_is_locked_again]

run(Desk(take_back(make_library('zh'))), '/gui/lock', [(step.__name__.replace('_', '-'), step) for step in STEPS])
