#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-startup.py KAIBO EMPTY [SESSIONS CUES]: time from exec to the mapped window, and peak memory two seconds later, of
Kaibo on a large library and of an empty libadwaita window, in turns, on one X server. Run it inside xvfb2.sh -s."""
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
ROOM = 1 << 40          # ids of the copies; those of the sample are random and far above


def columns(base, table, **put):
    """A SELECT list that copies a row of the table but for what is put."""
    names = [row[1] for row in base.execute(f'PRAGMA table_info({table})')]
    nullable = {row[1] for row in base.execute(f'PRAGMA table_info({table})') if not row[3]}
    refers = {row[3] for row in base.execute(f'PRAGMA foreign_key_list({table})')} - {'session_id', 'segment_id'}
    value = lambda name: put.get(name) or ('NULL' if name in refers & nullable else f't.{name}')
    return ', '.join(names), ', '.join(value(name) for name in names)


def fill(library, sessions, cues):
    base = sqlite3.connect(library)
    base.execute('PRAGMA synchronous = OFF')
    base.execute('CREATE TEMP TABLE seq AS WITH RECURSIVE s (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM s LIMIT '
                 f'{max(sessions, cues)}) SELECT n FROM s')
    for table, source, put in (
            ('session', f'(SELECT n AS i FROM seq WHERE n < {sessions})',
             {'id': f'{ROOM} + i', 'title': "t.title || ' ' || i", 'code': "t.code || '-' || i",
              'start_us': 't.start_us + i * 86400000000', 'target_end_us': 't.target_end_us + i * 86400000000'}),
            ('segment', f'(SELECT n AS i FROM seq WHERE n < {sessions})',
             {'id': f'{ROOM} + i', 'session_id': f'{ROOM} + i'}),
            ('cue', f'(SELECT s.n AS i, c.n AS j FROM seq s, seq c WHERE s.n < {sessions} AND c.n < {cues})',
             {'id': f'{ROOM} + i * {cues} + j', 'session_id': f'{ROOM} + i', 'segment_id': f'{ROOM} + i',
              'position': 'j << 32', 'cue_no': "printf('C%03d', j + 1)"})):
        into, values = columns(base, table, **put)
        base.execute(f'INSERT INTO {table} ({into}) SELECT {values} FROM {source}, (SELECT * FROM {table} LIMIT 1) t')
    base.commit()
    base.close()


def start(command, environment):
    """Milliseconds to the mapped window (the window manager's list grows), and peak memory in MB."""
    spy = subprocess.Popen(['xprop', '-root', '-spy', '_NET_CLIENT_LIST'], stdout=subprocess.PIPE, text=True)
    spy.stdout.readline()
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    while '0x' not in spy.stdout.readline():
        pass
    took = (time.monotonic() - began) * 1000
    spy.kill()
    time.sleep(2)
    status = Path(f'/proc/{process.pid}/status').read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith('VmHWM')) / 1024
    process.terminate()
    process.wait()
    time.sleep(0.3)
    return took, peak


def main():
    kaibo, empty = sys.argv[1:3]
    sessions, cues = (int(word) for word in sys.argv[3:5]) if len(sys.argv) > 4 else (10000, 100)
    folder = tempfile.mkdtemp(prefix='kaibo-bench.')
    environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder,
                       XDG_STATE_HOME=folder, GSK_RENDERER='cairo', GDK_DEBUG='gl-disable', GSETTINGS_BACKEND='memory')
    environment.pop('G_SLICE', None)
    environment.pop('MALLOC_PERTURB_', None)
    try:
        library = f'{folder}/library.db'
        subprocess.run([kaibo, '--library', library, 'sample', 'en'], check=True, stdout=subprocess.DEVNULL, env=environment)
        fill(library, sessions, cues)
        commands = {'empty': [empty], 'kaibo': [kaibo, '--library', library]}
        figures = {name: [] for name in commands}
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                figure = start(command, environment)
                if turn:            # the first turn warms the caches
                    figures[name].append(figure)
    finally:
        shutil.rmtree(folder)
    short = False
    for index, (what, unit, limit) in enumerate((('window', 'ms', 1.5), ('memory', 'MB', 2.0))):
        own, floor = (statistics.median(figure[index] for figure in figures[name]) for name in ('kaibo', 'empty'))
        verdict = 'ok' if own <= limit * floor else 'short'
        short |= verdict == 'short'
        print(f'bench: startup-{what} {own / floor:.2f} × (bar ≤ {limit}) {verdict}'
              f' [{own:.1f} {unit} against {floor:.1f} {unit}; {sessions} sessions × {cues} cues]')
    return short


sys.exit(main())
