#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-show.py KAIBO: calls a show on two screens, in real windows, and takes everything away once: the host's screen,
the host's process, the desk. To be run inside `with-sway.sh -H`; every step waits for its effect."""
import json
import os
import signal
import subprocess
import time

from drive import Desk, Failed, act, click, do, host_pid, is_called, make_library, nodes, run, wait_for

LAYOUT = {}


def ask(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def sway(*command):
    return json.loads(ask('swaymsg', '-r', *command))


def windows(node=None):
    """Every window with the output that it is on."""
    def walk(node, output):
        if node['type'] == 'output':
            output = node['name']
        if node.get('pid'):
            yield {'output': output, **node}
        for child in node['nodes'] + node['floating_nodes']:
            yield from walk(child, output)
    return list(walk(sway('-t', 'get_tree'), None))


def host_window():
    return next((w for w in windows() if w['pid'] == host_pid()), None)


def desk_window(desk):
    return next((w for w in windows() if w['pid'] == desk.pid), None)


def picture(output):
    return ask('grim', '-t', 'ppm', '-o', output, '-')


def reading():
    """What the host reads: the second screen without its head, where the clock goes on, as lines of pixels."""
    _, size, _, pixels = picture(LAYOUT['second']).split(b'\n', 3)
    width, height = map(int, size.split())
    return pixels[3 * width * (height // 6):]


def standing():
    """The same, once it is as it was at the last look."""
    before, LAYOUT['text'] = LAYOUT.get('text'), reading()
    return before if before == LAYOUT['text'] else None


def outputs():
    return [o['name'] for o in sway('-t', 'get_outputs') if o['active']]


def press(name):
    """Presses the button of that name, as soon as it can be pressed."""
    wait_for(f'a button “{name}”', lambda: any(is_called(node, name) and act(node) for node in nodes()))


def go(show, count):
    for _ in range(count):
        before = show.takes()
        time.sleep(0.45)        # the guard
        do('key', 'F12')
        wait_for('GO', lambda: show.takes() == before + 1)


class Show(Desk):
    def start(self):
        super().start()
        wait_for('the window', lambda: desk_window(self.process))

    def takes(self):
        return self.query('SELECT count(*) FROM run_event AS e JOIN run AS r ON r.id = e.run_id '
                          "WHERE r.kind = 'rehearsal' AND r.ended_us IS NULL AND e.kind = 'take'")

    def close(self):
        super().close()
        host = host_pid()
        if host is not None:
            os.kill(host, signal.SIGKILL)

    def host_is_on_the_second_screen(self):
        click('换季不慌张')
        press('Live')
        press('Rehearse')
        window = wait_for('the host’s window', host_window)
        second = [o for o in outputs() if o != desk_window(self.process)['output']][0]
        LAYOUT['second'] = second
        wait_for('the host’s window full screen on the other screen',
                 lambda: (host_window() or {}).get('output') == second and host_window()['fullscreen_mode'] == 1)
        assert desk_window(self.process)['output'] != second, window

    def go_changes_what_the_host_sees(self):
        for _ in range(5):
            before = picture(LAYOUT['second'])
            go(self, 1)
            wait_for('another picture', lambda: picture(LAYOUT['second']) != before)
        assert self.takes() == 5

    def pulled_cable_covers_nothing(self):
        ask('cable.sh', 'pull')
        wait_for('one screen', lambda: LAYOUT['second'] not in outputs())
        wait_for('the desk alone in sight',
                 lambda: [w['pid'] for w in windows() if w['visible']] == [self.process.pid])
        go(self, 1)

    def cable_back_brings_the_host_back(self):
        known = set(outputs())
        ask('cable.sh', 'plug')
        second = wait_for('the second screen', lambda: next(iter(set(outputs()) - known), None))
        LAYOUT['second'] = second
        wait_for('the host back on it', lambda: (host_window() or {}).get('output') == second)
        assert desk_window(self.process)['output'] != second

    def told(self, what):
        """On the card of the cue that is on air, what stands beside some word."""
        names = [node.get_name() for node in nodes() if node.get_role_name() == 'label']
        return names[names.index(what) + 1] if what in names else None

    def is_held(self):
        return self.query("SELECT kind = 'hold' FROM run_event WHERE kind IN ('hold', 'resume') ORDER BY position DESC LIMIT 1")

    def killed_host_is_back_on_the_same_word(self):
        """Within a second; a machine that is busy elsewhere may get in the way twice."""
        do('key', 'h')
        wait_for('the hold', self.is_held)
        word = wait_for('the text to stand', standing)
        self.kill_the_host()
        wait_for('the same word', lambda: reading() == word)
        do('key', 'h')
        wait_for('the end of the hold', lambda: not self.is_held())
        wait_for('the text to go on', lambda: reading() != word)

    def kill_the_host(self):
        for _ in range(3):
            before = host_pid()
            killed = time.monotonic()
            os.kill(before, signal.SIGKILL)
            wait_for('another host', lambda before=before: host_pid() not in (None, before))
            took = time.monotonic() - killed
            wait_for('its window', lambda: (host_window() or {}).get('output') == LAYOUT['second'])
            if took < 1:
                return
        raise Failed(f'it took {took:.1f} s to start it')

    def host_reads_on_without_the_desk(self):
        host = host_pid()
        LAYOUT['end'] = wait_for('when the cue ends', lambda: self.told('Expected end'))
        self.kill()
        first = picture(LAYOUT['second'])
        wait_for('the picture to go on', lambda: picture(LAYOUT['second']) != first)
        assert host_pid() == host

    def desk_takes_the_show_over_again(self):
        host = host_pid()
        self.start()
        click('换季不慌张')
        press('Live')
        press('Resume the Show')
        wait_for('the desk', lambda: any(node.get_name() in ('Go', 'GO') for node in nodes()))
        assert host_pid() == host, 'the host was started again'
        wait_for('the cue to end when it did before', lambda: self.told('Expected end') == LAYOUT['end'])
        go(self, 1)
        assert self.takes() == 7


CLAIMS = [Show.host_is_on_the_second_screen, Show.go_changes_what_the_host_sees, Show.pulled_cable_covers_nothing,
          Show.cable_back_brings_the_host_back, Show.killed_host_is_back_on_the_same_word,
          Show.host_reads_on_without_the_desk, Show.desk_takes_the_show_over_again]

run(Show(make_library('zh')), '/gui/shows', [(claim.__name__.replace('_', '-'), claim) for claim in CLAIMS])
