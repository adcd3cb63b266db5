#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls of the house, its sizes and its habits."""
import re

from lint import FOLDERS, code, files, report, text

INCLUDE = re.compile(r'^#include ([<"])([^">]+)[">]', re.M)
SQL = re.compile(r'"[^"\n]*\b(?:SELECT [^"\n]* FROM|INSERT (?:OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|PRAGMA \w+)\b')
C_FILES = ('src/**/*.c', 'src/**/*.h')
# Base, which stands to the left of all, may be used by all; cli and gui do not see each other, only main sees both.
RANK = {**{name: rank for rank, name in enumerate(FOLDERS)}, 'gui': FOLDERS.index('cli')}


def folder(path):
    return path.parts[1] if len(path.parts) > 2 else 'main'


def no_way_up():
    for path in files(*C_FILES, 'tests/**/*.c', 'tests/**/*.h'):
        if re.search(r'#\s*include\s*"\.\./', text(path)):
            yield f'{path} includes "../"'


def one_direction():
    home = {path.name: folder(path) for path in files('src/**/*.h')}
    for path in files(*C_FILES):
        here = folder(path)
        if here == 'main':
            continue
        for _, name in INCLUDE.findall(text(path)):
            there = home.get(name)
            if there is not None and there != here and RANK[there] >= RANK[here]:
                yield f'{path} ({here}) includes {name} ({there})'


def no_cycle_of_headers():
    """Within a folder too: no header reaches itself."""
    home = {path.name: path for path in files('src/**/*.h')}
    uses = {name: [n for _, n in INCLUDE.findall(text(path)) if n in home] for name, path in home.items()}

    def reach(start):
        seen, todo = set(), list(uses[start])
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += uses[name]
        return seen
    return [f'{home[name]} includes itself by way of others' for name in uses if name in reach(name)]


def no_gtk_or_sql_below():
    for path in files(*(f'src/{name}/**/*.[ch]' for name in ('base', 'model', 'engine'))):
        for _, name in INCLUDE.findall(text(path)):
            if re.match(r'(gtk|gdk|gsk|adwaita|sqlite3)', name):
                yield f'{path} includes {name}'


def no_gtk_outside_gui():
    for path in files(*C_FILES):
        if folder(path) in ('gui', 'main'):
            continue
        for _, name in INCLUDE.findall(text(path)):
            if re.match(r'(gtk/|adwaita)', name) and folder(path) != 'exchange':
                yield f'{path} includes {name}'


def no_sql_above():
    for path in files(*(f'src/{name}/**/*.[ch]' for name in ('gui', 'cli', 'workspace', 'follow', 'model', 'engine', 'base'))):
        words = text(path)
        if 'sqlite3' in code(path) or SQL.search(words):
            yield f'{path} knows SQL'


def file_sizes():
    for path in files(*C_FILES, 'tests/**/*.c', 'ui/**/*.ui'):
        lines = text(path).count('\n')
        limit = 300 if path.name == 'kb-window.c' else 600
        if lines > limit:
            yield f'{path} has {lines} lines, more than {limit}'


def nothing_left_to_do():
    mark = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X|HA' r'CK)\b')
    for path in files(*C_FILES, 'ui/**/*.ui', 'tests/**/*.[ch]', 'tests/**/*.py', 'tests/**/*.sh', 'data/*.css', 'src/**/*.sql'):
        for number, line in enumerate(text(path).splitlines(), 1):
            if mark.search(line):
                yield f'{path}:{number}: {line.strip()}'


def licences():
    for path in files(*C_FILES, 'tests/**/*.[ch]'):
        if not text(path).startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */\n'):
            yield f'{path} does not begin with its SPDX line'
    for path in files('tests/**/*.py', 'tests/**/*.sh', 'run', 'check', '.ci/*', 'src/**/*.sql', 'data/*.css'):
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in text(path)[:400]:
            yield f'{path} has no SPDX line'


def opening():
    """A C file names its log domain after itself and reads config.h first."""
    for path in files('src/**/*.c'):
        words = text(path)
        if path.name != 'main.c' and f'#define G_LOG_DOMAIN "{path.stem}"' not in words:
            yield f'{path} has no G_LOG_DOMAIN of its own'
        first = INCLUDE.search(words)
        if first is None or first.group(2) != 'config.h':
            yield f'{path} does not include config.h first'
    for path in files('src/**/*.h'):
        if '#pragma once' not in text(path):
            yield f'{path} has no #pragma once'


def no_globals():
    """File-scope variables that change: allowed are GObject's own tables, quarks and once-locations."""
    allowed = re.compile(r'\b(signals|properties|props|\w*parent_class|\w+_quark)\b')
    for path in files(*C_FILES):
        if path.name == 'main.c':
            continue
        for line in code(path).splitlines():
            match = re.match(r'(static|extern)\s+(?!const\b|inline\b|_Thread_local\b)([^()=;]*?)(\[[^\]]*\])*\s*(=.*|;)\s*$', line)
            if match and 'const ' not in match.group(2).split('*')[-1] + ' ' and not re.search(r'\bconst\b\s*\w+\s*$', match.group(2)) \
               and not allowed.search(match.group(2)) and not re.search(r'\bconst\b', match.group(2).split('*')[0]):
                yield f'{path}: {line.strip()}'


def no_default_application():
    for path in files(*C_FILES):
        if folder(path) not in ('gui', 'main') and 'g_application_get_default' in code(path):
            yield f'{path} asks for the default application'


def function_sizes():
    """A body over 80 lines wants to be two functions (the aim is 10 in the median, 40 rarely)."""
    for path in files('src/**/*.c'):
        start = name = None
        previous = ''
        for number, line in enumerate(code(path).splitlines(), 1):
            if line == '{' and start is None and ('(' in previous or ')' in previous):
                start = number
            elif line == '}' and start is not None:
                if number - start - 1 > 80:
                    yield f'{path}:{start}: a function body of {number - start - 1} lines'
                start = name = None
            if line.strip():
                previous = line


def map_complete():
    words = text('src/README.md')
    for name in sorted({folder(path) for path in files('src/*/**/*.c')}):
        if f'{name}/' not in words:
            yield f'src/README.md has no paragraph on {name}/'


def top_level():
    allowed = {'meson.build', 'meson_options.txt', 'run', 'check', 'README.md', 'NEWS', 'COPYING', 'CONTRIBUTING.md', '.ci',
               '.gitignore', '.editorconfig', '.clang-format', 'data', 'ui', 'po', 'tests', 'flatpak', 'src', '.git', '.cache'}
    from lint import SOURCE
    for path in sorted(SOURCE.iterdir()):
        if path.name not in allowed and not re.match(r'_?build', path.name):
            yield f'{path.name} does not belong at the top'


report([
    ('no include goes up a folder', no_way_up),
    ('includes go one way between folders', one_direction),
    ('no header includes itself by way of others', no_cycle_of_headers),
    ('base, model and engine know neither GTK nor SQLite', no_gtk_or_sql_below),
    ('only gui (and the documents of exchange) know GTK', no_gtk_outside_gui),
    ('no SQL outside store and insight', no_sql_above),
    ('no file is too long', file_sizes),
    ('no function is far too long', function_sizes),
    ('nothing is left to do', nothing_left_to_do),
    ('every file names its licence', licences),
    ('every C file opens alike', opening),
    ('nothing changes at file scope', no_globals),
    ('no core code asks for the default application', no_default_application),
    ('the map names every folder', map_complete),
    ('the top level holds what it should', top_level),
])
