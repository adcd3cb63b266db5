#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-called.py KAIBO: calls the whole Chinese sample at sixty times its pace on two screens, with holds, overruns, four
incidents, a change of host, a lost screen and two kills; then the as-run is what reference_fold.py works out of the log.
To be run inside `with-sway.sh -H`; every step waits for its effect. It takes what the show takes, three minutes and more."""
import json
import os
import signal
import subprocess
import time

import drive
import reference_fold
from drive import act, click, do, find, has_focus, host_pid, make_library, open_page, run, until, wait_for, write

TITLE = '换季不慌张'
CODE = 'TY-20261017-A'
PACE = 60
GUARD = 0.45


def sway(*command):
    return json.loads(subprocess.run(('swaymsg', '-r', *command), check=True, capture_output=True).stdout)


def windows(node=None, output=None):
    """(process, output) of every window."""
    node = node or sway('-t', 'get_tree')
    output = node['name'] if node['type'] == 'output' else output
    own = [(node['pid'], output)] if node.get('pid') else []
    return own + [w for child in node['nodes'] + node['floating_nodes'] for w in windows(child, output)]


def output_of(pid):
    return next((output for window, output in windows() if window == pid and pid is not None), None)


def outputs():
    return {o['name'] for o in sway('-t', 'get_outputs') if o['active']}


def press(name):
    """The button of that name or tooltip; GTK 4.8 calls one with a mnemonic "_Rehearse Rehearse"."""
    return any((name == node.get_description() or (node.get_name() or '').split('_')[-1].endswith(name)) and act(node)
               for node in drive.nodes())


class Show(drive.Desk):
    def __init__(self, library):
        self.screen = None      # the host's
        self.speakers = []      # who was said to read, in C02 and in C23
        self.compared = 0       # how often the two folds agreed
        super().__init__(library)

    def start(self):
        super().start()
        wait_for('the window', lambda: output_of(self.process.pid))

    def close(self):
        super().close()
        host = host_pid()
        if host is not None:
            os.kill(host, signal.SIGKILL)

    # What was stored

    def run_id(self):
        return self.query("SELECT id FROM run WHERE kind = 'rehearsal'")

    def count(self, kind):
        return self.query('SELECT count(*) FROM run_event WHERE run_id = ? AND kind = ?', self.run_id(), kind)

    def on(self):
        """Number of the cue that was taken last and stands."""
        return self.query("SELECT c.cue_no FROM run_event AS e JOIN cue AS c ON c.id = e.cue_id WHERE e.run_id = ? "
                          "AND e.kind = 'take' AND e.id NOT IN (SELECT other_id FROM run_event WHERE kind = 'undo') "
                          'ORDER BY e.position DESC', self.run_id())

    def length(self, number):
        """Seconds of the machine that the cue is meant to take."""
        return self.query('SELECT duration_ms FROM cue WHERE cue_no = ?', number) / 1000 / PACE

    # Keys

    def expect(self, kind, *keys):
        """Until there is one event more of that kind."""
        before = self.count(kind)
        until(f'{kind} after {keys}', lambda: self.count(kind) > before or do('key', *keys), lambda: self.count(kind) > before)

    def go(self):
        time.sleep(GUARD)
        self.expect('take', 'F12')

    # What goes wrong

    def hold(self):
        self.expect('hold', 'h')
        time.sleep(1.5)
        self.expect('resume', 'h')

    def overrun(self):
        time.sleep(2)

    def more_time(self):
        for _ in range(3):
            self.expect('add', ']')

    def likeliest_incident(self):
        self.expect('incident-raise', 'i', '1')
        self.expect('incident-step', 'ctrl+Return')
        self.expect('incident-step', 'ctrl+Return')

    def incident(self, words):
        before = self.count('incident-raise')

        def attempt():
            do('key', 'Escape', 'Escape', 'i')
            write(words)
            do('key', 'Return')
        until(f'the incident {words}', attempt, lambda: self.count('incident-raise') > before)
        do('key', 'Escape')

    def two_incidents(self):
        self.incident('刷屏')
        self.expect('incident-escalate', 'e')
        self.incident('库存')

    def last_incident(self):
        self.expect('incident-raise', 'i', '2')

    def resolve(self):
        self.expect('incident-resolve', 'r')

    def lose_the_screen(self):
        subprocess.run(['cable.sh', 'pull'], check=True, stdout=subprocess.DEVNULL)
        wait_for('one screen', lambda: self.screen not in outputs())

    def screen_is_back(self):
        known = outputs()
        subprocess.run(['cable.sh', 'plug'], check=True, stdout=subprocess.DEVNULL)
        self.screen = wait_for('the second screen', lambda: next(iter(outputs() - known), None))
        wait_for('the host back on it', lambda: output_of(host_pid()) == self.screen)

    def kill_and_restart(self):
        cue, host = self.on(), host_pid()
        self.kill()
        self.agree()
        self.start()
        open_page(TITLE, 'Live')
        until('the desk', lambda: click('Resume the Show'), lambda: self.window_says(cue))
        assert host_pid() == host, 'the host was started again'

    def kill_on_hold(self):
        self.expect('hold', 'h')
        self.kill_and_restart()
        self.expect('resume', 'h')

    def skip(self):
        self.expect('skip', 'k')

    def back_and_again(self):
        self.expect('undo', 'BackSpace')
        self.go()

    def make_up(self):
        def attempt():
            if self.count('retime') == 0:
                do('key', 'm', 'Return')
        self.more_time()
        until('time made up', attempt, lambda: self.count('retime') > 0)

    def speaker(self):
        """Who stands beside that word on the card of the cue on."""
        names = [node.get_name() for node in drive.nodes() if node.get_role_name() == 'label']
        return names[names.index('Speaker') + 1] if 'Speaker' in names else None

    def note_speaker(self):
        known = self.speakers
        self.speakers = known + [wait_for('another speaker', lambda: self.speaker() not in (None, '—', *known) and self.speaker())]

    def message(self):
        self.expect('message', 'F1')

    MISHAPS = {'C02': note_speaker, 'C03': hold, 'C04': overrun, 'C05': message, 'C06': likeliest_incident, 'C08': more_time, 'C09': resolve,
               'C10': make_up, 'C13': lose_the_screen, 'C15': screen_is_back, 'C17': kill_and_restart, 'C20': two_incidents,
               'C21': overrun, 'C23': note_speaker, 'C24': resolve, 'C25': back_and_again, 'C27': kill_on_hold, 'C30': skip, 'C33': last_incident,
               'C34': hold, 'C36': resolve, 'C37': resolve, 'C40': overrun}

    # The claims

    def window_says(self, words):
        return any(words in (node.get_name() or '') for node in drive.nodes())

    def rehearsal_begins_with_the_host_on_the_other_screen(self):
        open_page(TITLE, 'Live')
        until('the question', lambda: click('Rehearse a Part, or Faster…'), lambda: find('Pace'))
        until('the pace’s turn', lambda: do('key', 'Tab'), lambda: has_focus(find('Pace', 'combo box')))
        until('the paces', lambda: do('key', 'space'), lambda: not has_focus(find('Pace', 'combo box')))
        until('the choice', lambda: do('key', 'End', 'Return'), lambda: has_focus(find('Pace', 'combo box')))
        until('the start', lambda: do('key', 'alt+r'), self.run_id)
        wait_for('the pace on the desk', lambda: find('Rehearsal 60×'))
        desk = output_of(self.process.pid)
        self.screen = wait_for('the host on the other screen',
                               lambda: (output_of(host_pid()) or desk) != desk and output_of(host_pid()))

    def clock_waits_for_the_first_go(self):
        time.sleep(1)
        self.go()
        late = self.query("SELECT max(at_us) - min(at_us) FROM run_event WHERE run_id = ?", self.run_id())
        assert late < PACE * 100000, f'{late / 1e6:.1f} s of the show were gone before its first cue'

    def whole_show_is_called(self):
        waiting = dict(self.MISHAPS)
        while True:
            begun, cue = time.monotonic(), self.on()
            for number in [n for n in waiting if n <= cue]:
                waiting.pop(number)(self)
            if cue >= 'C45':
                break
            time.sleep(max(0, begun + self.length(self.on()) - time.monotonic() - GUARD))
            self.go()
        assert not waiting, waiting

    def end_is_asked(self):
        until('the menu', lambda: press('More of the Desk'), lambda: find('_End the Show…') or find('End the Show…'))
        until('the question', lambda: press('End the Show…'), lambda: find('End the Rehearsal?'))
        until('the end', lambda: press('End the Rehearsal'), lambda: self.count('end') == 1)
        wait_for('the summary', lambda: find('The Rehearsal Is Over'))

    def agree(self):
        told = wait_for('an answer', lambda: self.ask('asrun', CODE))
        state = reference_fold.read_times(told['state'])
        wrong = reference_fold.compare(state, reference_fold.reckon(self.library, self.run_id()))
        assert not wrong, '\n'.join(wrong[:20])
        self.compared += 1
        return told

    def as_run_is_what_the_reference_reckons(self):
        told = self.agree()
        cues = told['state']['cues']
        assert self.compared == 3
        assert told['ended'] and len(cues) == 45
        assert [c['cue'] for c in cues if c['state'] == 'done'][-1] == 'C45'
        assert sum(c['state'] == 'skipped' for c in cues) == 1
        assert len(told['state']['incidents']) == 4 and all(i['resolved'] for i in told['state']['incidents'])
        for kind, least in (('hold', 3), ('add', 6), ('retime', 1), ('incident-escalate', 1), ('undo', 1), ('anchor', 2)):
            assert self.count(kind) >= least, f'{kind}: {self.count(kind)}'

    def host_changed_hands(self):
        """The plan's own, with C22: the desk said so, and the log has both sides of it."""
        assert self.speakers == ['晚晚', '陈屿'], self.speakers
        turns = [c for c in self.ask('asrun', CODE)['state']['cues'] if c['cue'] in ('C22', 'C23')]
        assert all(c['state'] == 'done' and c['actual_ms'] > 0 for c in turns), turns


CLAIMS = [Show.rehearsal_begins_with_the_host_on_the_other_screen, Show.clock_waits_for_the_first_go, Show.whole_show_is_called,
          Show.end_is_asked, Show.as_run_is_what_the_reference_reckons, Show.host_changed_hands]

run(Show(make_library('zh')), '/gui/shows/called', [(claim.__name__.replace('_', '-'), claim) for claim in CLAIMS])
