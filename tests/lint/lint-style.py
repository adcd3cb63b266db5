#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""The style sheets: they parse, the palette is whole in light and dark, and what is read on a ground can be read."""
import re

import gi
from lint import SOURCE, files, report, text

gi.require_version('Gtk', '4.0')
from gi.repository import Gtk  # noqa: E402

COLOUR = re.compile(r'@define-color (\w+) (#[0-9a-f]{6});')
LIGHT = dict(COLOUR.findall(text('data/style.css')))
DARK = {**LIGHT, **dict(COLOUR.findall(text('data/style-dark.css')))}
SURFACES = ['window_bg_color', 'view_bg_color', 'headerbar_bg_color', 'card_bg_color', 'sidebar_ground']
DESK = ['desk_window', 'desk_view', 'desk_card', 'desk_header']
# text on ground; a list of grounds is each of them
PAIRS = [(f'{family}_text', [f'{family}_ground']) for family in
         {name.rsplit('_', 1)[0] for name in LIGHT if name.endswith('_text') and f'{name.rsplit("_", 1)[0]}_ground' in LIGHT}]
PAIRS += [('dim_text', SURFACES), ('accent_color', SURFACES), ('accent_fg_color', ['accent_bg_color'])]
PAIRS += [(name, ['view_bg_color', 'card_bg_color']) for name in LIGHT if name.startswith('role_')]
PAIRS += [(name, ['desk_view', 'desk_card']) for name in LIGHT
          if name in ('desk_text', 'desk_dim', 'desk_accent', 'desk_warning', 'desk_danger', 'desk_over', 'desk_in_time') or
          name.startswith('desk_cue_')]
PAIRS += [('desk_text', DESK + ['desk_button', 'desk_live_row', 'desk_hard_row', 'desk_go', 'desk_over_cell', 'level_p0'])]
PAIRS += [(name, ['host_ground']) for name in ('host_spoken', 'host_read', 'host_direction', 'host_price', 'host_must_say')]


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def parses():
    found = []
    for path in files('data/*.css'):
        provider = Gtk.CssProvider()
        provider.connect('parsing-error', lambda _, section, error: found.append(
            f'{path}:{section.get_start_location().lines + 1}: {error.message}'))
        provider.load_from_path(str(SOURCE / path))
    return found


def readable():
    """At least 4.5 : 1, the bar for text of ordinary size."""
    for scheme, colours in (('light', LIGHT), ('dark', DARK)):
        for name, grounds in PAIRS:
            for ground in grounds:
                if contrast(colours[name], colours[ground]) < 4.5:
                    yield f'{scheme}: {name} on {ground} is {contrast(colours[name], colours[ground]):.2f} : 1'


def whole():
    """What changes with the scheme has both values; the desk and the host are dark in either."""
    dark = dict(COLOUR.findall(text('data/style-dark.css')))
    for name in LIGHT:
        if name not in dark and not re.match(r'(desk|host|level_p\d)', name):
            yield f'{name} has no dark value'
    for name in dark:
        if name not in LIGHT:
            yield f'{name} has no light value'


def known():
    """Every named colour that the sheets or the code ask for is defined by us or by libadwaita."""
    theirs = {'window_fg_color', 'view_fg_color', 'headerbar_fg_color', 'card_fg_color', 'borders', 'define', 'keyframes'}
    for path in files('data/*.css'):
        for name in re.findall(r'@(\w+)', re.sub(r'/\*.*?\*/', '', text(path), flags=re.S)):
            if name not in LIGHT and name not in theirs and not name.startswith('host_strip'):
                yield f'{path} asks for @{name}'
    for path in files('src/gui/**/*.c'):
        for name in re.findall(r'"((?:cue|role|level|desk|host|state)_[a-z0-9_]+)"', text(path)):
            if re.search(r'_(bar|ground|text|icon)$', name) and name not in LIGHT:
                yield f'{path} asks for {name}'


report([
    ('the style sheets parse', parses),
    ('the palette has light and dark values', whole),
    ('every named colour is defined', known),
    ('every text can be read on its ground', readable),
])
