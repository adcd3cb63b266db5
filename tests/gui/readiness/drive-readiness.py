#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-readiness.py KAIBO: what is not ready in the real window: a tick, a waiver by name, the way to the cause.
To be run inside with-sway.sh; every step waits for its effect."""
from drive import Desk, click, do, make_library, nodes, open_page, run, wait_for

CODE = 'RE-20261015-LIVE'
FIRST_CHECK = 'Links created, prices and coupon tested'


def check(desk):
    return desk.ask('check', CODE)


def names():
    return [node.get_name() or '' for node in nodes()]


def warnings_are_listed(desk):
    open_page('Cook It Outside', 'Readiness')
    wait_for('the verdict', lambda: 'Can go live, with warnings' in names())
    wait_for('whose shift is long', lambda: any('Tasha Reed' in name for name in names()))


def tick_is_stored_and_blocks(desk):
    before = check(desk)
    click(FIRST_CHECK, 'check box')
    wait_for('the open check', lambda: check(desk)['checks_done'] == before['checks_done'] - 1)
    wait_for('its line', lambda: any('is not checked yet' in name for name in names()))
    do('key', 'ctrl+z')
    wait_for('the tick again', lambda: check(desk)['checks_done'] == before['checks_done'])
    wait_for('its line to go', lambda: not any('is not checked yet' in name for name in names()))


def waiver_needs_a_name_and_a_reason(desk):
    warns = check(desk)['warns']
    click('Waive…', 'push button')
    wait_for('the question', lambda: {'Waive This Problem?', 'Make an Exception?'} & set(names()))
    do('key', 'Return')
    assert check(desk)['waived'] == 0
    do('type', 'Maya')
    do('key', 'Tab')
    do('type', 'agreed with the studio')
    do('key', 'Return')
    wait_for('the waiver', lambda: check(desk)['waived'] == 1)
    assert check(desk)['warns'] == warns - 1
    wait_for('who answers', lambda: any('Maya: agreed with the studio' in name for name in names()))


def withdrawn_it_warns_again(desk):
    click('Withdraw', 'push button')
    wait_for('no waiver', lambda: check(desk)['waived'] == 0)
    wait_for('the list without it', lambda: not any('Maya:' in name for name in names()))


def main():
    run(Desk(make_library('en')), '/gui/readiness', [
        ('warnings-are-listed', warnings_are_listed), ('tick-is-stored-and-blocks', tick_is_stored_and_blocks),
        ('waiver-needs-a-name-and-a-reason', waiver_needs_a_name_and_a_reason),
        ('withdrawn-it-warns-again', withdrawn_it_warns_again),
    ])


main()
