#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""The .ui files. gtk4-builder-tool of GTK 4.8 knows neither our types nor libadwaita's, so that the check is made here: every
class, property and signal of GTK and libadwaita is looked up by introspection in the versions installed, ids, actions and
callbacks in the source. (The templates themselves are instantiated by the tests in tests/gui.)"""
import re
import xml.etree.ElementTree as ElementTree

import gi
from lint import files, report, text

gi.require_version('Gtk', '4.0')
gi.require_version('Adw', '1')
from gi.repository import Adw, Gio, GObject, Gtk  # noqa: E402

BUTTONS = {'GtkButton', 'GtkToggleButton', 'GtkMenuButton'}
UI = files('ui/**/*.ui')
TREES = {}


def tree(path):
    if path not in TREES:
        TREES[path] = ElementTree.fromstring(text(path).encode())
    return TREES[path]


def lookup(name):
    """The class of that name, None for our own."""
    for module, prefix in ((Gtk, 'Gtk'), (Adw, 'Adw'), (Gio, 'G'), (GObject, 'G')):
        if name.startswith(prefix) and hasattr(module, name[len(prefix):]):
            return getattr(module, name[len(prefix):])
    return None


def objects(path):
    """Every object or template: its element and the class whose properties it certainly has."""
    for element in tree(path).iter():
        if element.tag == 'object':
            yield element, lookup(element.get('class', ''))
        elif element.tag == 'template':
            yield element, lookup(element.get('parent', ''))


def well_formed():
    for path in UI:
        try:
            tree(path)
        except ElementTree.ParseError as error:
            yield f'{path}: {error}'


def classes_known():
    own = {name for path in files('src/**/*.h') for name in re.findall(r'G_DECLARE_(?:FINAL|DERIVABLE)_TYPE \((\w+)', text(path))}
    for path in UI:
        for element, found in objects(path):
            name = element.get('class') if element.tag == 'object' else element.get('parent')
            if found is None and name not in own:
                yield f'{path}: no class {name}'
            if element.tag == 'template' and element.get('class') not in own:
                yield f'{path}: no class {element.get("class")}'


def properties_known():
    for path in UI:
        for element, found in objects(path):
            if found is None:
                continue
            names = {prop.name for prop in found.list_properties()}
            for prop in element.findall('property') + [b for b in element.findall('binding')]:
                name = prop.get('name', '').replace('_', '-')
                if name not in names and element.tag == 'object':
                    yield f'{path}: {element.get("class")} has no property {name}'


def signals_known():
    for path in UI:
        for element, found in objects(path):
            for signal in element.findall('signal') if found is not None and element.tag == 'object' else []:
                if GObject.signal_lookup(signal.get('name').split('::')[0], found) == 0:
                    yield f'{path}: {element.get("class")} has no signal {signal.get("name")}'


def ids_unique_and_used():
    for path in UI:
        ids = [element.get('id') for element in tree(path).iter() if element.get('id')]
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            yield f'{path}: the id {name} is there twice'


def children_there():
    """Each child that a template's C file binds is in its .ui, and each handler of the .ui is in the C file."""
    sources = {path.stem: path for path in files('src/gui/**/*.c')}
    for path in UI:
        source = sources.get(path.stem)
        if source is None or tree(path).find('template') is None:
            continue
        words = text(source)
        ids = {element.get('id') for element in tree(path).iter() if element.get('id')}
        for name in re.findall(r'bind_template_child(?:_private)? \(\s*\w+,\s*\w+,\s*(\w+)\)', words):
            if name not in ids:
                yield f'{source} binds {name}, which {path} has not'
        for element in tree(path).iter():
            handler = element.get('handler') if element.tag == 'signal' else element.get('function')
            if handler and not re.search(rf'\b{handler}\b', words) and not handler.startswith('gtk_'):
                yield f'{path} calls {handler}, which {source} has not'


def actions_there():
    words = '\n'.join(text(path) for path in files('src/**/*.c'))
    if 'gtk/help-overlay.ui' in '\n'.join(text(path) for path in files('ui/*.gresource.xml')):
        words += '"win.show-help-overlay"'          # GTK installs it when it finds that file
    for path in UI:
        for element in tree(path).iter():
            if element.get('name') not in ('action-name', 'action_name') and not (element.tag == 'attribute' and element.get('name') == 'action'):
                continue
            name = (element.text or '').strip().split('::')[0].split('(')[0]
            prefix, _, short = name.partition('.')
            if f'"{name}"' not in words and f'"{short}"' not in words and prefix not in ('list', 'window', 'clipboard', 'text', 'menu'):
                yield f'{path}: nobody installs {name}'


def has(element, *names):
    return any(child.get('name', '').replace('_', '-') in names for child in element.findall('property') + element.findall('binding'))


def is_labelled(element):
    accessible = element.find('accessibility')
    return has(element, 'tooltip-text', 'tooltip-markup', 'label') or \
        (accessible is not None and any(child.get('name') in ('label', 'labelled-by') for child in accessible))


def buttons_labelled():
    """A button that shows only an icon tells its name to those who do not see it."""
    for path in UI:
        for element in tree(path).iter('object'):
            if element.get('class') not in BUTTONS or is_labelled(element):
                continue
            inside = [e for e in element.iter('object') if e is not element]
            words = any(e.get('class') in ('GtkLabel', 'AdwButtonContent') or e.get('class', '').startswith('Kb') for e in inside)
            if has(element, 'icon-name') or (inside and not words):
                yield f'{path}: a {element.get("class")} {element.get("id") or ""} with an icon and no name'


def words_translatable():
    shown = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description', 'heading', 'body'}
    for path in UI:
        for element in tree(path).iter('property'):
            words = (element.text or '').strip()
            if element.get('name') in shown and re.search('[A-Za-z]{2}', words) and element.get('translatable') not in ('yes', 'true') \
               and words not in ('Kaibo', 'GO') and not element.get('bind-source'):
                yield f'{path}: "{words}" is not translatable'


def bins_go_in_order():
    """AdwBin unparents its child in dispose; when that child is bound and the template went first, it is gone by then."""
    for path in UI:
        template = tree(path).find('template')
        if template is None or template.get('parent') not in ('AdwBin', 'KbPage'):
            continue
        child = template.find("property[@name='child']/object")
        source = text(f'src/gui/{path.relative_to("ui").with_suffix(".c")}')
        bound = child is not None and child.get('id') and re.search(rf', {child.get("id")}\);', source)
        bound = bound and not re.search(r'adw_bin_set_child \(ADW_BIN \(\w+\), NULL\);\n  gtk_widget_dispose_template', source)
        if bound and 0 <= source.find('gtk_widget_dispose_template') < source.find('_parent_class)->dispose'):
            yield f'{path}: the template goes before the child {child.get("id")} that AdwBin holds'


def one_template_each():
    bundle = '\n'.join(text(path) for path in files('ui/*.gresource.xml'))
    for path in UI:
        if not re.search(rf'>{re.escape(str(path.relative_to("ui")))}<', bundle):
            yield f'{path} is not in the bundle'


report([
    ('every .ui file is well formed', well_formed),
    ('every class is known', classes_known),
    ('every property is known', properties_known),
    ('every signal is known', signals_known),
    ('ids are there once', ids_unique_and_used),
    ('template children and handlers are there', children_there),
    ('every action is installed by somebody', actions_there),
    ('a button with an icon has a name too', buttons_labelled),
    ('words of the interface are translatable', words_translatable),
    ('a bin lets its child go before its template', bins_go_in_order),
    ('every .ui file is in the bundle', one_template_each),
])
