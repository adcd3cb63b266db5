#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop file, metainfo, settings, MIME type, manual, icons, translations."""
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from lint import BUILD, SOURCE, code, files, judge, report, text

APP = 'io.github.kaibo.Kaibo'
TRANSLATES = re.compile(r'\b(?:N?C?_|g_dgettext|g_dpgettext2|ngettext|g_dngettext|NC_)\s*\(\s*"')


def desktop_file():
    return judge('desktop-file-validate', str(BUILD / 'data' / f'{APP}.desktop'))


def metainfo():
    return judge('appstreamcli', 'validate', '--no-net', str(BUILD / 'data' / f'{APP}.metainfo.xml'))


def settings():
    return judge('glib-compile-schemas', '--strict', '--dry-run', str(SOURCE / 'data'))


def settings_described():
    for key in ElementTree.parse(SOURCE / 'data' / f'{APP}.gschema.xml').iter('key'):
        if not key.findtext('summary'):
            yield f'{key.get("name")} has no summary'


def settings_known():
    """A key that code or .ui asks for and that is not there ends the program."""
    names = {key.get('name') for key in ElementTree.parse(SOURCE / 'data' / f'{APP}.gschema.xml').iter('key')}
    asked = re.compile(r'g_settings_(?:get|set|bind|reset|create_action)\w*\s*\(\s*[^,()]*(?:\([^()]*\))?[^,()]*,\s*"([^"]+)"')
    for path in files('src/**/*.c'):
        for name in asked.findall(text(path)):
            if name not in names:
                yield f'{path} asks for the setting {name}'


def mime_type():
    return judge('xmllint', '--noout', f'data/{APP}.xml')


def manual():
    return judge('sh', '-c', 'out=$(man -l --warnings=w data/kaibo.1 2>&1 >/dev/null); printf "%s" "$out"; test -z "$out"')


def manual_complete():
    """Every verb of the command line is in the manual and in the README."""
    page = text('data/kaibo.1').replace('\\-', '-')
    headers = '\n'.join(text(path) for path in files('src/cli/kb-cli-verbs.h'))
    verbs = set(re.findall(r'\bkb_cli_(\w+) *\(KbCliCall', headers))
    for verb in sorted(verbs):
        if not re.search(rf'^\.B[IR]? "?{verb}\b', page, re.M):
            yield f'{verb} is not in data/kaibo.1'
        if f'kaibo {verb}' not in text('README.md'):
            yield f'{verb} is not in README.md'


def own_icons():
    """Each icon of our own that is named somewhere is in the bundle, and each in the bundle is listed."""
    bundle = text('data/kaibo-data.gresource.xml')
    listed = text('data/icons/README.md')
    for path in files('data/icons/scalable/actions/*.svg'):
        if str(path.relative_to('data')) not in bundle:
            yield f'{path} is not in the bundle'
        if f'`{path.stem}`' not in listed:
            yield f'{path} is not in data/icons/README.md'
    for path in files('src/**/*.c', 'ui/**/*.ui'):
        for name in re.findall(r'\bkb-[a-z-]+-symbolic\b', text(path)):
            if f'{name}.svg' not in bundle:
                yield f'{path} names {name}, which is nowhere'


def chinese():
    statistics = subprocess.run(['msgfmt', '--check-format', '--check-domain', '--statistics', '-o', '/dev/null', 'po/zh_CN.po'],
                                cwd=SOURCE, capture_output=True, text=True, env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'})
    if statistics.returncode or 'fuzzy' in statistics.stderr or 'untranslated' in statistics.stderr:
        yield from statistics.stderr.strip().splitlines()


def chinese_complete():
    """Every message that is in the source now is in zh_CN.po, translated."""
    listed = [line for line in text('po/POTFILES.in').splitlines() if line and not line.startswith('#')]
    there = [name for name in listed if (SOURCE / name).exists()]
    pot = subprocess.run(['xgettext', '--from-code=UTF-8', '-o', '-', '--keyword=_', '--keyword=N_',
                          '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=ngettext:1,2', '--keyword=g_dngettext:2,3', *there],
                         cwd=SOURCE, capture_output=True, text=True)
    if pot.returncode:
        yield pot.stderr.strip().splitlines()[-1]
    merged = subprocess.run(['msgmerge', '-q', '--no-fuzzy-matching', '-o', '-', 'po/zh_CN.po', '-'], cwd=SOURCE,
                            input=pot.stdout.replace('charset=CHARSET', 'charset=UTF-8'),
                            capture_output=True, text=True)
    missing = subprocess.run(['msgattrib', '--untranslated', '--no-obsolete', '--no-wrap', '-'], input=merged.stdout,
                             capture_output=True, text=True)
    for entry in missing.stdout.split('\n\n')[1:]:
        words = re.search(r'^msgid (.*(?:\n".*)*)', entry, re.M)
        yield f'untranslated: {words.group(1) if words else entry}'


def potfiles():
    """Whatever has words for the user is listed for translation, and whatever is listed exists, in order."""
    listed = [line for line in text('po/POTFILES.in').splitlines() if line and not line.startswith('#')]
    if listed != sorted(listed):
        yield 'po/POTFILES.in is not sorted'
    for name in listed:
        if not (SOURCE / name).exists():
            yield f'po/POTFILES.in lists {name}, which is not there'
    with_words = [path for path in files('src/**/*.c') if TRANSLATES.search(code(path))]
    with_words += [path for path in files('ui/**/*.ui') if 'translatable="' in text(path)]
    for path in with_words:
        if str(path) not in listed:
            yield f'{path} is not in po/POTFILES.in'


def nothing_hidden():
    """xgettext finds words by the names that it knows: behind a macro of our own they stay English."""
    hides = re.compile(r'^#define\s+(\w+)\s*\([^)]*\).*\bN?C?_\s*\((?:\s*"",)?\s*[a-z_]+\s*\)', re.M)
    for path in files('src/**/*.[ch]'):
        for match in hides.finditer(code(path)):
            yield f'{path}: {match.group(1)}() hides words from xgettext'


report([
    ('the desktop file is valid', desktop_file),
    ('the metainfo is valid', metainfo),
    ('the settings schema compiles', settings),
    ('every setting says what it is', settings_described),
    ('every setting that is asked for exists', settings_known),
    ('the MIME type is well formed', mime_type),
    ('the manual formats', manual),
    ('the manual names every verb', manual_complete),
    ('our own icons are bundled and listed', own_icons),
    ('zh_CN.po is valid, without fuzzy or empty entries', chinese),
    ('zh_CN.po has every message of the source', chinese_complete),
    ('POTFILES.in is complete', potfiles),
    ('no macro hides words from xgettext', nothing_hidden),
])
