#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drag-file.py FILE...: a window of another program from which these files are dragged, as from a file manager."""
import sys

import gi
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def activated(app, paths):
    window = Gtk.ApplicationWindow(application=app, title='Files', default_width=300, default_height=300)
    label = Gtk.Label(label='Drag me')
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    uris = ''.join(Gio.File.new_for_path(path).get_uri() + '\r\n' for path in paths)
    source.set_content(Gdk.ContentProvider.new_for_bytes('text/uri-list', gi.repository.GLib.Bytes.new(uris.encode())))
    label.add_controller(source)
    window.set_child(label)
    window.present()


def main():
    app = Gtk.Application(application_id='io.github.kaibo.DragFile', flags=Gio.ApplicationFlags.NON_UNIQUE)
    app.connect('activate', activated, sys.argv[1:])
    app.run([])


main()
