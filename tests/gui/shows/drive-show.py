#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-show.py KAIBO: calls a show on two screens, in real windows, and takes everything away once: the host's screen,
the host's process, the desk. To be run inside `with-sway.sh -H`; every step waits for its effect."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

KAIBO = sys.argv[1]
CODE = 'TY-20261017-A'
PATIENCE = 15
LAYOUT = {}


class Failed(Exception):
    pass


def wait_for(what, test, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = test()
        except GLib.Error:      # the tree changed under us
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise Failed(f'waited in vain for {what}')


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def sway(*command):
    return json.loads(run('swaymsg', '-r', *command))


def key(*names):
    run('vinput.py', 'key', *names)


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


def host_pid():
    """The one process whose words are `kaibo host`."""
    for name in os.listdir('/proc'):
        if name.isdigit():
            try:
                words = open(f'/proc/{name}/cmdline', 'rb').read().split(b'\0')
                state = open(f'/proc/{name}/stat').read().rsplit(')', 1)[1].split()[0]
            except OSError:
                continue
            if len(words) > 1 and words[0] == os.fsencode(os.path.realpath(KAIBO)) and words[1] == b'host' and state != 'Z':
                return int(name)
    return None


def picture(output):
    return run('grim', '-t', 'ppm', '-o', output, '-')


def outputs():
    return [o['name'] for o in sway('-t', 'get_outputs') if o['active']]


def nodes():
    def walk(node):
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from walk(child)
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and application.get_name() == 'kaibo':
            for window in range(application.get_child_count()):
                yield from walk(application.get_child_at_index(window))


def names():
    return [node.get_name() for node in nodes()]


def press(name):
    """Presses the button of that name."""
    def find():
        for node in nodes():
            # GTK 4.8 calls a button with a mnemonic "_Rehearse Rehearse".
            if (node.get_name() or '').split('_')[-1].endswith(name) and 'Action' in node.get_interfaces():
                action = Atspi.Accessible.get_action_iface(node)
                for index in range(Atspi.Action.get_n_actions(action)):
                    if Atspi.Action.get_action_name(action, index) in ('click', 'activate', 'press'):
                        return Atspi.Action.do_action(action, index)
        return False
    wait_for(f'a button “{name}”', find)


def click(name):
    """Clicks on what is leftmost of that name: in the sidebar, where one click opens."""
    def find():
        boxes = [Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
                 for node in nodes() if (node.get_name() or '').startswith(name)]
        return min((box for box in boxes if box.width > 0 and box.x >= 0), key=lambda box: box.x, default=None)
    box = wait_for(f'“{name}”', find)
    run('vinput.py', 'click', str(box.x + box.width // 2), str(box.y + box.height // 2))


def start_desk(library):
    desk = subprocess.Popen([KAIBO, '--library', library])
    wait_for('the window', lambda: desk_window(desk))
    return desk


def events(library):
    """The run's events as the library has them."""
    import sqlite3
    with sqlite3.connect(f'file:{library}?mode=ro', uri=True) as database:
        return [row[0] for row in database.execute(
            'SELECT e.kind FROM run_event AS e JOIN run AS r ON r.id = e.run_id WHERE r.kind = ? AND r.ended_us IS NULL '
            'ORDER BY e.position', ('rehearsal',))]


def takes(library):
    return events(library).count('take')


def go(library, count):
    for _ in range(count):
        before = takes(library)
        time.sleep(0.45)        # the guard
        key('F12')
        wait_for('GO', lambda: takes(library) == before + 1)


class Show:
    def __init__(self, library):
        self.library = library
        self.desk = None

    def host_is_on_the_second_screen(self):
        self.desk = start_desk(self.library)
        click('换季不慌张')
        press('Live')
        press('Rehearse')
        window = wait_for('the host’s window', host_window)
        second = [o for o in outputs() if o != desk_window(self.desk)['output']][0]
        LAYOUT['second'] = second
        wait_for('the host’s window full screen on the other screen',
                 lambda: (host_window() or {}).get('output') == second and host_window()['fullscreen_mode'] == 1)
        assert desk_window(self.desk)['output'] != second, window

    def go_changes_what_the_host_sees(self):
        for _ in range(5):
            before = picture(LAYOUT['second'])
            go(self.library, 1)
            wait_for('another picture', lambda: picture(LAYOUT['second']) != before)
        assert takes(self.library) == 5

    def pulled_cable_covers_nothing(self):
        run('cable.sh', 'pull')
        wait_for('one screen', lambda: LAYOUT['second'] not in outputs())
        wait_for('the desk alone in sight',
                 lambda: [w['pid'] for w in windows() if w['visible']] == [self.desk.pid])
        go(self.library, 1)

    def cable_back_brings_the_host_back(self):
        known = set(outputs())
        run('cable.sh', 'plug')
        second = wait_for('the second screen', lambda: next(iter(set(outputs()) - known), None))
        LAYOUT['second'] = second
        wait_for('the host back on it', lambda: (host_window() or {}).get('output') == second)
        assert desk_window(self.desk)['output'] != second

    def killed_host_is_back(self):
        before = host_pid()
        os.kill(before, signal.SIGKILL)
        started = time.monotonic()
        wait_for('another host', lambda: host_pid() not in (None, before))
        assert time.monotonic() - started < 1, 'it took longer than a second to start it'
        wait_for('its window', lambda: (host_window() or {}).get('output') == LAYOUT['second'])

    def host_reads_on_without_the_desk(self):
        host = host_pid()
        self.desk.kill()
        self.desk.wait()
        first = picture(LAYOUT['second'])
        wait_for('the picture to go on', lambda: picture(LAYOUT['second']) != first)
        assert host_pid() == host

    def desk_takes_the_show_over_again(self):
        host = host_pid()
        self.desk = start_desk(self.library)
        click('换季不慌张')
        press('Live')
        press('Resume the Show')
        wait_for('the desk', lambda: 'Go' in names() or 'GO' in names())
        assert host_pid() == host, 'the host was started again'
        go(self.library, 1)
        assert takes(self.library) == 7

    def close(self):
        if self.desk is not None:
            self.desk.kill()
            self.desk.wait()
        host = host_pid()
        if host is not None:
            os.kill(host, signal.SIGKILL)


STEPS = ['host_is_on_the_second_screen', 'go_changes_what_the_host_sees', 'pulled_cable_covers_nothing',
         'cable_back_brings_the_host_back', 'killed_host_is_back', 'host_reads_on_without_the_desk',
         'desk_takes_the_show_over_again']


def main():
    print(f'1..{len(STEPS)}', flush=True)
    broken = False
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, 'library.db')
        run(KAIBO, '--library', library, 'sample', 'zh')
        show = Show(library)
        for number, step in enumerate(STEPS, 1):
            path = '/gui/shows/' + step.replace('_', '-')
            if broken:
                print(f'not ok {number} {path} # the step before it failed', flush=True)
                continue
            try:
                getattr(show, step)()
                print(f'ok {number} {path}', flush=True)
            except (Failed, AssertionError, subprocess.CalledProcessError, TypeError, KeyError) as error:
                broken = True
                print(f'not ok {number} {path}\n# {type(error).__name__}: {error}', flush=True)
        show.close()
    sys.exit(broken)


main()
