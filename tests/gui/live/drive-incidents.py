#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-incidents.py KAIBO: incidents and messages at the desk by their keys, on the Chinese sample, with a kill between.
What happened is read from the library."""
from drive import Desk, click, do, find, make_library, open_page, run, until, wait_for, write

SESSION = '换季不慌张'
LAST = ('FROM run_event WHERE run_id = (SELECT id FROM run ORDER BY started_us DESC LIMIT 1) '
        'ORDER BY position DESC LIMIT 1')


def count(desk, kind):
    return desk.query("SELECT count(*) FROM run_event AS e JOIN run AS r ON r.id = e.run_id "
                      "WHERE r.ended_us IS NULL AND e.kind = ?", kind)


def expect(desk, kind, *keys):
    """Presses keys, and waits for exactly one event more of that kind."""
    before = count(desk, kind)
    do('key', *keys)
    wait_for(f'{kind} after {keys}', lambda: count(desk, kind) == before + 1)


def rehearsal_begins(desk):
    open_page(SESSION, 'Live')
    click('Rehearse')
    wait_for('the desk', lambda: count(desk, 'start') == 1)
    until('the first cue', lambda: do('key', 'F12'), lambda: count(desk, 'take') > 0)


def preset_goes_up_and_comes_down(desk):
    expect(desk, 'message', 'F1')
    wait_for('the words', lambda: desk.query(f'SELECT text {LAST}') == 'Slower')
    expect(desk, 'message', 'F1')
    wait_for('nothing', lambda: desk.query(f'SELECT text IS NULL {LAST}') == 1)


def i_and_a_digit_raise_the_likeliest(desk):
    expect(desk, 'incident-raise', 'i', '1')
    assert desk.query("SELECT json_extract(payload, '$.level') FROM run_event WHERE kind = 'incident-raise'") == 'p0'


def steps_are_ticked_with_a_person(desk):
    expect(desk, 'incident-step', 'ctrl+Return')
    assert desk.query(f'SELECT text {LAST}'), 'nobody is named'


def escalation_names_the_lead(desk):
    expect(desk, 'incident-escalate', 'e')
    assert desk.query(f'SELECT text {LAST}') == '周启明'


def words_find_another_at_the_same_time(desk):
    def attempt():
        do('key', 'i')
        write('刷屏')
        do('key', 'Return')
    until('the incident', attempt, lambda: count(desk, 'incident-raise') == 2)
    assert desk.query("SELECT text FROM run_event WHERE kind = 'incident-raise' ORDER BY position DESC") == '恶意刷屏/黑粉'


def all_of_it_outlives_the_desk(desk):
    desk.kill()
    desk.start()
    open_page(SESSION, 'Live')
    click('Resume the Show')
    wait_for('both of them', lambda: find('Incidents 2'))


def resolved_is_kept_with_the_session(desk):
    before = desk.query('SELECT count(*) FROM incident')
    expect(desk, 'incident-resolve', 'r')
    wait_for('the row', lambda: desk.query('SELECT count(*) FROM incident') == before + 1)


CLAIMS = [('rehearsal-begins', rehearsal_begins),
          ('preset-goes-up-and-comes-down', preset_goes_up_and_comes_down),
          ('i-and-a-digit-raise-the-likeliest', i_and_a_digit_raise_the_likeliest),
          ('steps-are-ticked-with-a-person', steps_are_ticked_with_a_person),
          ('escalation-names-the-lead', escalation_names_the_lead),
          ('words-find-another-at-the-same-time', words_find_another_at_the_same_time),
          ('all-of-it-outlives-the-desk', all_of_it_outlives_the_desk),
          ('resolved-is-kept-with-the-session', resolved_is_kept_with_the_session)]

run(Desk(make_library('zh')), '/gui/live', CLAIMS)
