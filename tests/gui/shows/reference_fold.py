# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run comes to, worked out once more from its baseline and its log as the library has them, by timing.md and not by
the program: intervals and lists instead of a fold that is kept up. For what the desk can do to a rehearsal of a plan that
starts at a fixed time."""
import json
import sqlite3
from datetime import datetime



def read(library, run_id):
    """The baseline and the events that stand, each with its show time: microseconds, steps of the wall clock left out."""
    with sqlite3.connect(f'file:{library}?mode=ro', uri=True) as connection:
        connection.row_factory = sqlite3.Row
        plan = json.loads(connection.execute('SELECT baseline FROM run WHERE id = ?', (run_id,)).fetchone()[0])
        rows = [dict(row) for row in
                connection.execute('SELECT * FROM run_event WHERE run_id = ? ORDER BY position', (run_id,))]
    assert [row['position'] for row in rows] == list(range(1, len(rows) + 1)), 'the log has gaps'

    for before, row in zip([None] + rows, rows):
        if before is None:
            row['show'] = row['at_us']
        elif row['boot_id'] and before['boot_id'] == row['boot_id']:
            row['show'] = before['show'] + row['boot_us'] - before['boot_us']
        else:
            row['show'] = before['show'] + max(0, row['at_us'] - before['at_us'])
    undone = {row['other_id'] for row in rows if row['kind'] == 'undo'}
    now = rows[-1]['show']
    return plan, [row for row in rows if row['kind'] != 'undo' and row['id'] not in undone], now


def changes_of(row):
    return json.loads(row['payload'] or '[]') if row['kind'] == 'retime' else []


def length_us(cue, events):
    """As it is meant to be now."""
    length = cue['duration_ms']
    added = sum(row['amount_ms'] for row in events if row['kind'] == 'add' and row['cue_id'] == cue['id'])
    for change in (c for row in events for c in changes_of(row) if int(c['cue']) == cue['id']):
        length = change.get('duration_ms', length)
        added += change.get('added_ms', 0)
    return (length + added) * 1000


def is_skipped(cue, events):
    skipped = cue.get('skip', False)
    for row in events:
        if row['cue_id'] == cue['id'] and row['kind'] in ('skip', 'unskip', 'take'):
            skipped = row['kind'] == 'skip'
        skipped |= any(c.get('skip', False) for c in changes_of(row) if int(c['cue']) == cue['id'])
    return skipped


def planned(plan):
    """(start, end) of every cue, by the baseline."""
    times, at = [], plan['start_us']
    for cue in plan['cues']:
        if cue.get('skip'):
            times.append((at, at))
            continue
        at = cue['fixed_us'] if cue.get('hard') else at
        times.append((at, at + cue['duration_ms'] * 1000))
        at = times[-1][1]
    return times, at


def held(events, since, until):
    """How long of that it was on hold."""
    total, begun = 0, None
    for row in events:
        if row['show'] < since:
            continue
        if row['kind'] == 'hold' and begun is None:
            begun = row['show']
        elif row['kind'] in ('resume', 'take', 'end') and begun is not None:
            total, begun = total + row['show'] - begun, None
    return total + (until - begun if begun is not None else 0)


def to_ms(us):
    return int(us / 1000) if us < 0 else us // 1000


def incidents(events, number):
    def first(kind, raised):
        return next((row['show'] for row in events if row['kind'] == kind and row['other_id'] == raised['id']), None)
    return [{'title': row['text'], 'level': json.loads(row['payload'])['level'], 'cue': number.get(row['cue_id']),
             'raised': row['show'], 'escalated': first('incident-escalate', row), 'resolved': first('incident-resolve', row),
             'steps': sum(r['kind'] == 'incident-step' and r['other_id'] == row['id'] for r in events)}
            for row in events if row['kind'] == 'incident-raise']


def reckon(library, run_id):
    """What `kaibo asrun --json` has to say under "state", times in microseconds."""
    plan, events, now = read(library, run_id)
    turns = [row for row in events if row['kind'] in ('take', 'end')]
    is_ended = bool(turns) and turns[-1]['kind'] == 'end'
    on = turns[-1]['cue_id'] if turns and not is_ended else None
    stays = [(a['cue_id'], a['show'], b['show'] if b else now) for a, b in zip(turns, turns[1:] + [None]) if a['kind'] == 'take']
    plans, planned_end = planned(plan)

    taken = turns[-1]['show'] if on else None
    holds = held(events, taken, now) if on else 0
    lengths = {cue['id']: length_us(cue, events) for cue in plan['cues']}
    cursor = max(now, taken + holds + lengths[on]) if on else turns[-1]['show'] if is_ended else max(now, plan['start_us'])
    cues, is_later, next_hard = [], on is None, None
    for cue, (start, end) in zip(plan['cues'], plans):
        mine = [(begun, over) for cue_id, begun, over in stays if cue_id == cue['id']]
        told = {'cue': cue['cue'], 'state': 'skipped', 'planned_start': start, 'planned_end': end, 'actual_start': None,
                'actual_ms': None, 'expected_start': None, 'expected_end': None, 'late_ms': None}
        if mine:
            told.update(state='on' if cue['id'] == on else 'done', actual_start=mine[0][0], expected_start=mine[0][0],
                        actual_ms=to_ms(sum(over - begun for begun, over in mine)),
                        expected_end=cursor if cue['id'] == on else mine[-1][1])
        elif is_later and not is_ended and not is_skipped(cue, events):
            if cue.get('hard') and next_hard is None:
                next_hard = {'cue': cue['cue'], 'at': cue['fixed_us'], 'slack_ms': to_ms(cue['fixed_us'] - cursor)}
            cursor = max(cursor, cue['fixed_us']) if cue.get('hard') else cursor
            told.update(state='to-come', expected_start=cursor, expected_end=cursor + lengths[cue['id']])
            cursor = told['expected_end']
        if told['expected_start'] is not None:
            told['late_ms'] = to_ms(told['expected_start'] - start)
        is_later |= cue['id'] == on
        cues.append(told)

    number = {cue['id']: cue['cue'] for cue in plan['cues']}
    state = {'cue': number.get(on), 'expected_end': cursor, 'planned_end': planned_end, 'next_hard': next_hard,
             'over_under_ms': to_ms(cursor - planned_end), 'cues': cues, 'incidents': incidents(events, number)}
    elapsed = (now - taken - holds) // 1000 if on else None
    state.update(elapsed_ms=elapsed, remaining_ms=lengths[on] // 1000 - elapsed if on else None)
    return state


def read_times(told):
    """The same of the program's answer: times, which are strings there, as microseconds."""
    if isinstance(told, dict):
        return {name: read_times(value) for name, value in told.items()}
    if isinstance(told, list):
        return [read_times(value) for value in told]
    if isinstance(told, str) and len(told) == 29 and told[10] == 'T':
        moment = datetime.fromisoformat(told)
        return round(moment.timestamp() * 1000) * 1000
    return told


def compare(told, reckoned, place='state'):
    """Every difference, by its place; times are told in milliseconds."""
    if isinstance(reckoned, dict):
        return [d for name in reckoned for d in compare((told or {}).get(name, None if reckoned[name] is None else '—'),
                                                        reckoned[name], f'{place}.{name}')]
    if isinstance(reckoned, list):
        told = told if isinstance(told, list) else []
        if len(told) != len(reckoned):
            return [f'{place}: {len(told)} instead of {len(reckoned)}'] if told or reckoned else []
        return [d for i, (a, b) in enumerate(zip(told, reckoned)) for d in compare(a, b, f'{place}[{i}]')]
    if isinstance(reckoned, int) and isinstance(told, int) and abs(reckoned) > 10 ** 14:
        return [] if abs(told - reckoned) < 1000 else [f'{place}: {told} instead of {reckoned}']
    return [] if told == reckoned else [f'{place}: {told!r} instead of {reckoned!r}']
