# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: claims as TAP, the source files under version control, programs that judge a file."""
import re
import subprocess
import sys
from pathlib import Path

SOURCE, BUILD = Path(sys.argv[1]), Path(sys.argv[2])
FOLDERS = ['base', 'model', 'engine', 'store', 'insight', 'exchange', 'workspace', 'follow', 'cli', 'gui']


def files(*patterns):
    """The project's own files, as paths below the source folder, in order."""
    found = {path for pattern in patterns for path in SOURCE.glob(pattern) if path.is_file()}
    return sorted(path.relative_to(SOURCE) for path in found)


def text(path):
    return (SOURCE / path).read_text(encoding='utf-8')


def code(path):
    """A C file's text without comments and string contents, its lines kept."""
    blank = lambda match: re.sub(r'[^\n]', ' ', match.group()) if match.group().startswith('/') else '""'
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text(path), flags=re.S)


def judge(*command):
    """Runs a program and returns what it says when it is not content."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=SOURCE)
    return result.stdout.strip().splitlines() or ['failed without a word'] if result.returncode else []


def report(claims):
    """Prints one TAP line per (claim, function that lists what contradicts it)."""
    print(f'1..{len(claims)}')
    bad = False
    for number, (claim, look) in enumerate(claims, 1):
        found = list(look())
        bad |= bool(found)
        print(f'{"not ok" if found else "ok"} {number} - {claim}')
        for line in found[:40]:
            print(f'# {line}')
            print(f'{claim}: {line}', file=sys.stderr)
    sys.exit(bad)
