#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-readiness.py KAIBO: what is not ready in the real window: a tick, a waiver by name, the way to the cause.
To be run inside with-sway.sh; every step waits for its effect."""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'rundown'))
from rundown_desk import KAIBO, Desk, do, run, wait_for  # noqa: E402

CODE = 'RE-20261015-LIVE'
FIRST_CHECK = 'Links created, prices and coupon tested'


def check(desk):
    done = subprocess.run([KAIBO, '--library', desk.library, 'check', CODE, '--json'], capture_output=True)
    return json.loads(done.stdout)


def names(desk):
    return [node.get_name() or '' for node in desk.nodes()]


def warnings_are_listed(desk):
    wait_for('the window', lambda: any(True for _ in desk.nodes()))
    desk.click('Cook It Outside', 'label')
    desk.click('Readiness', 'page tab')
    wait_for('the verdict', lambda: 'Can go live, with warnings' in names(desk))
    assert any('Tasha Reed' in name for name in names(desk))


def tick_is_stored_and_blocks(desk):
    before = check(desk)
    desk.click(FIRST_CHECK, 'check box')
    wait_for('the open check', lambda: check(desk)['checks_done'] == before['checks_done'] - 1)
    wait_for('its line', lambda: any('is not checked yet' in name for name in names(desk)))
    do('key', 'ctrl+z')
    wait_for('the tick again', lambda: check(desk)['checks_done'] == before['checks_done'])
    wait_for('its line to go', lambda: not any('is not checked yet' in name for name in names(desk)))


def waiver_needs_a_name_and_a_reason(desk):
    warns = check(desk)['warns']
    desk.click('Waive…', 'push button')
    wait_for('the question', lambda: 'Waive This Problem?' in names(desk))
    do('key', 'Return')
    assert check(desk)['waived'] == 0
    do('type', 'Maya')
    do('key', 'Tab')
    do('type', 'agreed with the studio')
    do('key', 'Return')
    wait_for('the waiver', lambda: check(desk)['waived'] == 1)
    assert check(desk)['warns'] == warns - 1
    wait_for('who answers', lambda: any('Maya: agreed with the studio' in name for name in names(desk)))


def withdrawn_it_warns_again(desk):
    desk.click('Withdraw', 'push button')
    wait_for('no waiver', lambda: check(desk)['waived'] == 0)
    wait_for('the list without it', lambda: not any('Maya:' in name for name in names(desk)))


def main():
    library = os.path.join(tempfile.mkdtemp(prefix='kaibo-readiness.'), 'library.db')
    subprocess.run([KAIBO, '--library', library, 'sample', 'en'], check=True, stdout=subprocess.DEVNULL)
    desk = Desk(library, CODE)
    run(desk, '/gui/readiness', [
        ('warnings-are-listed', warnings_are_listed), ('tick-is-stored-and-blocks', tick_is_stored_and_blocks),
        ('waiver-needs-a-name-and-a-reason', waiver_needs_a_name_and_a_reason),
        ('withdrawn-it-warns-again', withdrawn_it_warns_again),
    ])


main()
