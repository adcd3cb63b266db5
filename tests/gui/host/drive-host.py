#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-host.py KAIBO: a profile for the host's screen, and then what the operator does with the host's text during a
rehearsal of the Chinese sample: the three ways in which it moves, moving it, stopping it. What came of it is read from the
library and from what stands above the preview. To be run inside `with-sway.sh`; every step waits for its effect."""
import json
import os
import re
import signal
import subprocess

import drive
from drive import act, do, host_pid, make_library, nodes, run, until, wait_for

TITLE = '换季不慌张'


def names():
    return [node.get_name() for node in nodes()]


def is_there(words):
    return any(words in name for name in names())


def press(name):
    """Presses the button of that name. GTK 4.8 calls a button with a mnemonic "_Rehearse Rehearse"."""
    def is_it(node):
        whole = node.get_name()
        return name in (whole, node.get_description()) or whole.split('_')[-1].endswith(name)
    wait_for(f'a button “{name}”', lambda: any(is_it(node) and act(node) for node in nodes()))


def sway_windows():
    stack, found = [json.loads(subprocess.run(['swaymsg', '-t', 'get_tree', '-r'], check=True, capture_output=True).stdout)], []
    while stack:
        node = stack.pop()
        stack += node['nodes'] + node['floating_nodes']
        if node.get('pid'):
            found.append(node)
    return found


def seconds_left():
    """Of the text, as it stands above what the host reads."""
    for name in names():
        match = re.search(r'(\d+):(\d\d) (?:of text )?left', name)
        if match:
            return int(match[1]) * 60 + int(match[2])
    return None


class Desk(drive.Desk):
    def close(self):
        """The host's screen reads on without its desk, which is not wanted after the last step."""
        super().close()
        host = host_pid()
        if host is not None:
            os.kill(host, signal.SIGKILL)

    def drag_marker(self):
        """The window of the profiles says where things are only within itself."""
        def preview():
            window = next(w for w in sway_windows() if w['name'] == 'Host Profiles')['rect']
            x, y, width, height = drive.box_of(drive.find("The host's screen"))
            return window['x'] + x + width // 4, window['y'] + y, height
        x, y, height = wait_for('the preview', preview)
        until('a marker that was dragged',
              lambda: drive.drag((x, y + height // 3), (x, y + height * 3 // 5)),
              lambda: 4500 < self.query('SELECT marker_bp FROM host_profile') < 8000)

    def profile_is_made_and_changed(self):
        drive.open_page(TITLE, 'Live')
        until('the profiles', lambda: press('Host Profiles…'), lambda: is_there('No Host Profiles Yet'))
        until('a profile', lambda: press('Add Profile'), lambda: self.query('SELECT count(*) FROM host_profile'))
        wait_for('its form', lambda: is_there('Read from a distance of'))
        self.drag_marker()
        until('its colours', lambda: press('High contrast'),
              lambda: self.query('SELECT color_figure FROM host_profile') == '#ffff00')
        until('the page behind', lambda: do('key', 'Escape'), lambda: not is_there('Read from a distance of'))

    def rehearsal_has_a_host(self):
        press('Rehearse')
        wait_for('the mark of a rehearsal', lambda: 'Rehearsal' in names())
        until('the first cue', lambda: do('key', 'space'),
              lambda: self.query("SELECT count(*) FROM run_event WHERE kind = 'take'") or None)
        wait_for('the host to read', lambda: is_there('The host is reading'))
        wait_for('the host’s screen', lambda: is_there('HEADLESS-2'))

    def text_follows_the_cue_and_says_what_it_cannot(self):
        until('following', lambda: do('key', 'f'), lambda: is_there('Follows the cue'))
        wait_for('what it cannot do', lambda: is_there('the text ends'))

    def text_goes_by_hand(self):
        until('by hand', lambda: do('key', 'f'), lambda: is_there('By hand'))
        do('key', 'Home')
        before = wait_for('how much is left', seconds_left)
        until('less of it', lambda: do('key', 'Right', 'Right', 'Right', 'Right', 'Right', 'Right'),
              lambda: seconds_left() < before)
        until('its beginning', lambda: do('key', 'Home'), lambda: seconds_left() >= before)

    def text_stands_though_the_show_goes_on(self):
        until('the own pace', lambda: do('key', 'f'), lambda: is_there('The host is reading'))
        do('key', 't')
        wait_for('a text that stands', lambda: is_there('The text stands'))
        do('key', 't')
        wait_for('a text that goes on', lambda: not is_there('The text stands'))

    def text_looks_at_another_cue_without_a_take(self):
        takes = self.query("SELECT count(*) FROM run_event WHERE kind = 'take'")
        until('the next cue', lambda: do('key', 'ctrl+Right'), lambda: is_there('The host looks at C02'))
        until('the cue on air', lambda: do('key', 'ctrl+Home'), lambda: not is_there('The host looks at'))
        until('the entry', lambda: do('key', 'j'), lambda: drive.has_focus(drive.find('Jump to a cue')))
        until('another one', lambda: (do('key', 'ctrl+a'), do('type', '4')),
              lambda: drive.text_of(drive.find('Jump to a cue')) == '4')
        until('its text', lambda: do('key', 'shift+Return'), lambda: is_there('The host looks at C04'))
        until('the cue on air', lambda: do('key', 'ctrl+Home'), lambda: not is_there('The host looks at'))
        assert self.query("SELECT count(*) FROM run_event WHERE kind = 'take'") == takes


STEPS = [Desk.profile_is_made_and_changed, Desk.rehearsal_has_a_host, Desk.text_follows_the_cue_and_says_what_it_cannot,
         Desk.text_goes_by_hand, Desk.text_stands_though_the_show_goes_on,
         Desk.text_looks_at_another_cue_without_a_take]

run(Desk(make_library('zh')), '/gui/host', [(step.__name__.replace('_', '-'), step) for step in STEPS])
