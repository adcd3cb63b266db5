#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-screens.py KAIBO: three screens, two of them read from: the co-host's window is opened from the desk and stands on
the third, is hidden while that is unplugged, outlives the desk and is remembered; the floor's takes its place. To be run
inside `with-sway.sh -H` with N=3; every step waits for its effect."""
import json
import os
import signal
import subprocess

import drive
from drive import act, do, is_called, make_library, nodes, run, until, wait_for

TITLE = '换季不慌张'

# What is chosen is kept, as it is outside of tests.
os.environ['GSETTINGS_BACKEND'] = 'keyfile'

LAYOUT = {}


def ask(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def sway(*command):
    return json.loads(ask('swaymsg', '-r', *command))


def outputs():
    return [o['name'] for o in sway('-t', 'get_outputs') if o['active']]


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


def pid_of(screen):
    """The process of this test whose words are `kaibo host --screen` and that."""
    wanted = [os.fsencode(word) for word in (os.path.realpath(drive.KAIBO), 'host', '--screen', screen)]
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/cmdline', 'rb') as words:
                is_it = words.read().split(b'\0')[:4] == wanted
            if is_it and drive.is_mine(pid):
                return int(pid)
        except OSError:     # it has ended
            continue
    return None


def window_of(screen):
    pid = pid_of(screen)
    return next((w for w in windows() if w['pid'] == pid), None) if pid else None


def stands_on(screen, output):
    window = window_of(screen)
    return window is not None and window['output'] == output and window['fullscreen_mode'] == 1


def picture(output):
    return ask('grim', '-t', 'ppm', '-o', output, '-')


def is_there(words):
    return any(words in node.get_name() for node in nodes())


def press(name):
    """Presses the button or switch of that name, as soon as it can be pressed."""
    wait_for(f'a button “{name}”', lambda: any(is_called(node, name) and act(node) for node in nodes()))


def turn(screen, is_open):
    """Presses the switch of that screen until it is as wanted."""
    name = f'{screen}: Window while a show is on'

    def is_so():
        switch = drive.find(name)
        return switch is not None and drive.is_in(switch, drive.Atspi.StateType.CHECKED) == is_open
    until(f'“{name}” turned', lambda: is_so() or press(name), is_so)


class Screens(drive.Desk):
    def close(self):
        """The windows read on without their desk, which is not wanted after the last step."""
        super().close()
        for screen in ('host', 'cohost', 'floor'):
            pid = pid_of(screen)
            if pid is not None:
                os.kill(pid, signal.SIGKILL)

    def cohost_is_opened_from_the_desk(self):
        drive.open_page(TITLE, 'Live')
        until('the screens', lambda: press('Screens…'), lambda: is_there('Co-host: Window while a show is on'))
        turn('Co-host', True)
        until('the page behind', lambda: do('key', 'Escape'), lambda: not is_there('Co-host: Window while a show is on'))
        press('Rehearse')
        desk = next(w for w in windows() if w['pid'] == self.process.pid)['output']
        LAYOUT['host'] = wait_for('the host’s window', lambda: (window_of('host') or {}).get('output'))
        LAYOUT['cohost'] = next(iter(set(outputs()) - {desk, LAYOUT['host']}))
        wait_for('the host’s window on a screen of its own',
                 lambda: desk != LAYOUT['host'] and stands_on('host', LAYOUT['host']))
        wait_for('the co-host’s on the third', lambda: stands_on('cohost', LAYOUT['cohost']))
        wait_for('the truth about both', lambda: is_there(f'Host {LAYOUT["host"]} · Co-host {LAYOUT["cohost"]}'))

    def both_read_the_same_show(self):
        before = picture(LAYOUT['host']), picture(LAYOUT['cohost'])
        until('the first cue', lambda: do('key', 'F12'), lambda: is_there('Host: The host is reading'))
        wait_for('another picture on the host’s', lambda: picture(LAYOUT['host']) != before[0])
        wait_for('another picture on the co-host’s', lambda: picture(LAYOUT['cohost']) != before[1])

    def pulled_cable_hides_only_that_window(self):
        ask('cable.sh', 'pull', LAYOUT['cohost'])
        wait_for('two screens', lambda: LAYOUT['cohost'] not in outputs())
        wait_for('the co-host’s window hidden',
                 lambda: sorted(w['pid'] for w in windows() if w['visible']) == sorted([self.process.pid, pid_of('host')]))
        assert stands_on('host', LAYOUT['host'])
        wait_for('the truth about it', lambda: is_there('Co-host: no screen'))
        known = set(outputs())
        ask('cable.sh', 'plug')
        LAYOUT['cohost'] = wait_for('the third screen', lambda: next(iter(set(outputs()) - known), None))
        wait_for('the co-host’s window back', lambda: stands_on('cohost', LAYOUT['cohost']))
        assert stands_on('host', LAYOUT['host'])

    def both_read_on_without_the_desk(self):
        pids = pid_of('host'), pid_of('cohost')
        self.kill()
        before = picture(LAYOUT['host']), picture(LAYOUT['cohost'])
        wait_for('the host’s picture to go on', lambda: picture(LAYOUT['host']) != before[0])
        wait_for('the co-host’s, too', lambda: picture(LAYOUT['cohost']) != before[1])
        self.start()
        drive.open_page(TITLE, 'Live')
        press('Resume the Show')
        wait_for('the truth about both', lambda: is_there(f'Host {LAYOUT["host"]} · Co-host {LAYOUT["cohost"]}'))
        assert (pid_of('host'), pid_of('cohost')) == pids, 'a window was started again'

    def floor_takes_the_place_of_the_cohost(self):
        until('the screens', lambda: do('key', 's'), lambda: is_there('Co-host: Window while a show is on'))
        turn('Co-host', False)
        wait_for('no co-host’s window', lambda: pid_of('cohost') is None)
        turn('Floor', True)
        wait_for('the floor’s window', lambda: stands_on('floor', LAYOUT['cohost']))
        until('the page behind', lambda: do('key', 'Escape'), lambda: not is_there('Co-host: Window while a show is on'))
        wait_for('the truth about both', lambda: is_there(f'Host {LAYOUT["host"]} · Floor {LAYOUT["cohost"]}'))


STEPS = [Screens.cohost_is_opened_from_the_desk, Screens.both_read_the_same_show, Screens.pulled_cable_hides_only_that_window,
         Screens.both_read_on_without_the_desk, Screens.floor_takes_the_place_of_the_cohost]

run(Screens(make_library('zh')), '/gui/host/screens', [(step.__name__.replace('_', '-'), step) for step in STEPS])
