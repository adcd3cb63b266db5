#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py BROKEN FOLDER...: add up meson's test logs and print "N passed, N failed"; fails when something failed.
count-tests.py --driven FOLDER: the names of the tests that drive the program's windows and failed, for a second run.

A test that speaks TAP counts by its claims, any other as one; one that died without saying which claim failed is one
more failure. What was skipped is named and not counted; of a test that ran twice the second run counts, and both are
told. BROKEN is how many builds failed before their tests ran."""
import json
import re
import sys
from pathlib import Path

CLAIM = re.compile(r'^(not )?ok\b([^#\n]*)(?:#\s*(skip|todo))?', re.I | re.M)
GOOD = {'OK', 'EXPECTEDFAIL', 'SKIP'}


def count(test):
    """Passed and failed claims of one test of a log."""
    claims = CLAIM.findall(test.get('stdout') or '')
    skipped = [name.strip() for bad, name, mark in claims if mark]
    passed = sum(not bad for bad, _, mark in claims if not mark)
    failed = sum(bool(bad) for bad, _, mark in claims if not mark)
    for name in skipped:
        print(f'skipped: {test["name"]} {name}')
    if test['result'] == 'SKIP':
        if not skipped:
            print(f'skipped: {test["name"]}')
    elif test['result'] in GOOD and not claims:
        passed = 1
    elif test['result'] not in GOOD and not failed:
        failed = 1
    if failed:
        print(f'failed: {test["name"]} ({test["result"]})')
    return passed, failed


def read(folder, name):
    """The tests of a log by their names; none when there is no such log."""
    log = Path(folder) / 'meson-logs' / f'{name}.json'
    if not log.exists():
        return {}
    lines = log.read_text(encoding='utf-8', errors='replace').splitlines()
    return {test['name']: test for test in map(json.loads, lines)}


def name_driven(folder):
    """Those of a build folder that failed and drive the window: drive-* in the suite gui."""
    names = [test['name'].rsplit(' / ')[-1] for test in read(folder, 'testlog').values() if test['result'] not in GOOD]
    print(*[name for name in names if name.startswith('drive-')])


def main():
    if sys.argv[1] == '--driven':
        return name_driven(sys.argv[2])
    passed, failed = 0, int(sys.argv[1])
    for folder in sys.argv[2:]:
        tests, again = read(folder, 'testlog'), read(folder, 'again')
        if not tests:
            print(f'{folder}: no test ran')
            failed += not int(sys.argv[1])
        for name, test in again.items():
            print(f'ran twice: {name}: {tests[name]["result"]}, then {test["result"]}')
        for test in (tests | again).values():
            good, bad = count(test)
            passed, failed = passed + good, failed + bad
    print(f'{passed} passed, {failed} failed')
    return failed > 0 or passed == 0


sys.exit(main())
