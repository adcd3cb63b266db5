#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-pictures.py KAIBO: pictures of a product in the real window, by the file chooser, the clipboard and a drop, those that
are refused or cancelled, and the first of them on the real host's screen. To be run inside with-sway.sh with two outputs."""
import os
import subprocess

import gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

from drive import (Atspi, Desk, act, do, drag, find, is_called, is_in, make_library, middle_of, nodes, open_page, run,  # noqa: E402
                   text_of, until, wait_for)

SKU = 'RE-CLIP'
COUNT = 'SELECT count(*) FROM product_image AS i JOIN product AS p ON p.id = i.product_id WHERE p.sku = ?'
RED = 0xe01b24ff
HOME = os.environ['HOME']


def make_picture(name, colour):
    path = os.path.join(HOME, name)
    picture = GdkPixbuf.Pixbuf.new(GdkPixbuf.Colorspace.RGB, False, 8, 1600, 1200)
    picture.fill(colour)
    picture.savev(path, 'png', [], [])
    return path


def says(text):
    return any(text in (node.get_name() or '') for node in nodes())


def press(name):
    """GTK 4.8 says that labels have actions, and denies each of them."""
    def obeys(node):
        return is_called(node, name) and node.get_role_name() not in ('label', 'static') and act(node)
    wait_for(f'“{name}”', lambda: any(obeys(node) for node in nodes()))


def choose(path):
    """In the file chooser a slash begins a path."""
    press('Add Pictures')
    wait_for('the chooser', lambda: find('Add Pictures', 'dialog') or find('Add Pictures', 'file chooser') or find('Home'))
    do('type', path)
    wait_for('the path', lambda: any(path in (node.get_name() or '') or typed(node) == path for node in nodes()))
    do('key', 'Return')


def typed(node):
    return text_of(node) if is_in(node, Atspi.StateType.EDITABLE) else None


def file_is_added(desk):
    wait_for('the sessions', lambda: find('Cook It Outside'))
    until('the products', lambda: do('key', 'alt+2'), lambda: find('Search products'))
    do('key', 'ctrl+f')
    do('type', SKU)
    wait_for('one product', lambda: says('1 of 11'))
    do('key', 'Return')
    choose(make_picture('red.png', RED))
    wait_for('the picture', lambda: desk.query(COUNT, SKU) == 1)
    size = desk.query('SELECT length(data) FROM product_image')
    assert size < 200 * 1024, size


def large_and_broken_are_refused(desk):
    large = os.path.join(HOME, 'large.png')
    with open(large, 'wb') as file:
        file.truncate(50 * 1024 * 1024)
    choose(large)
    wait_for('why not', lambda: says('a picture may have 32 MB'))
    broken = os.path.join(HOME, 'broken.png')
    with open(os.path.join(HOME, 'red.png'), 'rb') as whole, open(broken, 'wb') as half:
        half.write(whole.read()[:2000])
    choose(broken)
    wait_for('why not', lambda: says('“broken.png”'))
    assert desk.query(COUNT, SKU) == 1


def clipboard_is_pasted(desk):
    blue = make_picture('blue.png', 0x1c71d8ff)
    with open(blue, 'rb') as file:
        desk.clip = subprocess.Popen(['vclip.py', 'image/png'], stdin=file, stdout=subprocess.PIPE)
    assert desk.clip.stdout.readline()
    until('the second picture', lambda: do('key', 'ctrl+v'), lambda: desk.query(COUNT, SKU) == 2)


class Files:
    """The window of another program, over Kaibo's, from which files are dragged onto the pictures."""

    def __init__(self, paths):
        subprocess.run(['swaymsg', 'for_window [title="^Files$"] floating enable'], check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(['drag-file.py', *paths])
        wait_for('the other window', lambda: subprocess.run(
            ['swaymsg', '[title="^Files$"] move position 0 0'], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL).returncode == 0)

    def drop(self):
        drag((150, 150), wait_for('the pictures', lambda: middle_of('Add Pictures')))

    def close(self):
        self.process.kill()
        self.process.wait()


def file_is_dropped(desk):
    files = Files([make_picture('green.png', 0x33d17aff)])
    until('the dropped picture', files.drop, lambda: desk.query(COUNT, SKU) == 3)
    files.close()
    do('key', 'ctrl+z')
    wait_for('it undone', lambda: desk.query(COUNT, SKU) == 2)


def reading_is_cancelled(desk):
    """A hundred of 24 megapixels each take their time; what is not read yet is never stored."""
    large = os.path.join(HOME, 'large.png')
    subprocess.run(['convert', '-size', '6000x4000', 'xc:navy', large], check=True)
    paths = [os.path.join(HOME, f'large-{number}.png') for number in range(100)]
    for path in paths:
        os.link(large, path)
    files = Files(paths)
    until('reading', files.drop, lambda: says('Reading '))
    files.close()
    press('Cancel')
    wait_for('no reading', lambda: not says('Reading '))
    assert desk.query(COUNT, SKU) < 102


def copy_has_them_too(desk):
    press('Product Menu')
    press('Duplicate')
    wait_for('the copy', lambda: desk.query('SELECT count(*) FROM product_image AS i JOIN product AS p ON p.id = i.product_id '
                                            "WHERE p.name LIKE '%(copy)' AND length(i.data) > 100") == 2)
    do('key', 'ctrl+z')
    wait_for('the copy to go', lambda: desk.query("SELECT count(*) FROM product WHERE name LIKE '%(copy)'") == 0)


def first_is_on_the_hosts_card(desk):
    desk.clip.terminate()
    desk.clip.wait()
    do('key', 'alt+1')
    open_page('Cook It Outside', 'Live')
    press('Rehearse')
    wait_for('the desk', lambda: find('GO'))
    item = 'SELECT i.id FROM lineup_item AS i JOIN product AS p ON p.id = i.product_id WHERE p.sku = ?'
    shown = desk.query(f'SELECT id FROM cue WHERE lineup_item_id = ({item}) ORDER BY cue_no LIMIT 1', SKU)

    def on_air():
        return desk.query("SELECT cue_id FROM run_event WHERE kind = 'take' ORDER BY at_us DESC LIMIT 1")
    for _ in range(6):
        if on_air() != shown:
            before = on_air()
            until('the next cue', lambda: do('key', 'space'), lambda: on_air() != before)
    assert on_air() == shown
    wait_for('the picture on the host’s screen', lambda: count_red() > 800)


def count_red():
    """Of the second output, which is the host's."""
    path = os.path.join(HOME, 'host.png')
    subprocess.run(['grim', '-o', 'HEADLESS-2', path], check=True)
    picture = GdkPixbuf.Pixbuf.new_from_file(path)
    bytes_, step, n = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    return sum(abs(bytes_[at] - 0xe0) < 12 and abs(bytes_[at + 1] - 0x1b) < 12 and abs(bytes_[at + 2] - 0x24) < 12
               for y in range(0, picture.get_height(), 2) for at in range(y * step, y * step + picture.get_width() * n, n * 2))


run(Desk(make_library('en')), '/gui/pictures', [
    ('file-is-added', file_is_added), ('large-and-broken-are-refused', large_and_broken_are_refused),
    ('clipboard-is-pasted', clipboard_is_pasted), ('file-is-dropped', file_is_dropped), ('copy-has-them-too', copy_has_them_too),
    ('reading-is-cancelled', reading_is_cancelled),
    ('first-is-on-the-hosts-card', first_is_on_the_hosts_card),
])
