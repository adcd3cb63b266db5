#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-keys.py KAIBO: a rehearsal of the Chinese sample is called by keys, once from the desk's window and once from the
host's, which has the keyboard: GO, hold, the text moved, a message over it, a blank screen. What came of it is read from the
library and from the pixels of the host's screen, which is kept awake. To be run inside `with-sway.sh`."""
import json
import os
import signal
import subprocess

import drive
from drive import act, do, host_pid, is_called, make_library, nodes, run, until, wait_for

TITLE = '换季不慌张'
SCREEN = 'HEADLESS-2'
GROUNDS = bytes((249, 210, 74)), bytes((255, 255, 255))      # of a message, the other while it flashes


def picture():
    """The pixels of the host's screen, three bytes each."""
    data = subprocess.run(['grim', '-t', 'ppm', '-o', SCREEN, '-'], check=True, capture_output=True).stdout
    return data.split(b'\n', 3)[3]


def below_head(pixels):
    """The text and the card: no clock, and no countdown."""
    return pixels[len(pixels) * 15 // 100:len(pixels) * 90 // 100]


def stands():
    return below_head(picture()) == below_head(picture())


def has_message(pixels):
    return any(pixels.count(ground) > len(pixels) // 3 // 5 for ground in GROUNDS)


def windows():
    stack, found = [json.loads(subprocess.run(['swaymsg', '-t', 'get_tree', '-r'], check=True, capture_output=True).stdout)], []
    while stack:
        node = stack.pop()
        stack += node['nodes'] + node['floating_nodes']
        if node.get('pid'):
            found.append(node)
    return found


class Desk(drive.Desk):
    def close(self):
        """The host's screen reads on without its desk, which is not wanted after the last step."""
        super().close()
        if host_pid() is not None:
            os.kill(host_pid(), signal.SIGKILL)

    def window(self, is_host):
        pid = host_pid() if is_host else self.process.pid
        return next((w for w in windows() if w['pid'] == pid), None)

    def give_keyboard(self, is_host):
        def attempt():
            subprocess.run(['swaymsg', '-q', f'[pid={host_pid() if is_host else self.process.pid}] focus'], check=False)
        until('the keyboard', attempt, lambda: self.window(is_host)['focused'])

    def count(self, kind):
        return self.query('SELECT count(*) FROM run_event WHERE kind = ? AND run_id = '
                          '(SELECT id FROM run ORDER BY started_us DESC LIMIT 1)', kind)

    def key(self, key, kind):
        count = self.count(kind)
        until(f'{kind} by {key}', lambda: do('key', key), lambda: self.count(kind) > count)

    def see(self, what, key, is_so):
        """A key, and what is seen of it on the host's screen."""
        until(what, lambda: do('key', key), lambda: is_so(picture()))

    def rehearsal_is_on_a_screen_that_is_kept_awake(self):
        drive.open_page(TITLE, 'Live')
        wait_for('Rehearse', lambda: any(is_called(node, 'Rehearse') and act(node) for node in nodes()))
        wait_for('the host’s window, whole', lambda: (self.window(True) or {}).get('fullscreen_mode') == 1)
        wait_for('a screen that stays awake', lambda: self.window(True)['idle_inhibitors']['application'] == 'enabled')

    def call(self, is_host):
        self.give_keyboard(is_host)
        self.key('F12', 'take')
        self.key('h', 'hold')
        self.key('h', 'resume')
        until('text that stands', lambda: stands() or do('key', 't'), stands)
        before = below_head(picture())
        self.see('text further on', 'Right', lambda pixels: below_head(pixels) != before)
        self.see('text at its beginning', 'Home', lambda pixels: not has_message(pixels))
        self.see('a message', 'F1', has_message)
        self.see('no message', 'F1', lambda pixels: not has_message(pixels))
        self.see('a blank screen', 'b', lambda pixels: max(pixels) == 0)
        self.see('a message on a blank screen', 'F3', has_message)
        self.see('a blank screen again', 'F3', lambda pixels: max(pixels) == 0)
        self.see('the text again', 'b', lambda pixels: max(pixels) > 200)

    def desk_calls_by_its_keys(self):
        self.call(False)

    def host_window_calls_by_the_same_keys(self):
        self.call(True)


STEPS = [Desk.rehearsal_is_on_a_screen_that_is_kept_awake, Desk.desk_calls_by_its_keys, Desk.host_window_calls_by_the_same_keys]

run(Desk(make_library('zh')), '/gui/host/keys', [(step.__name__.replace('_', '-'), step) for step in STEPS])
