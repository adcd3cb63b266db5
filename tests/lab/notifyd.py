#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""notifyd.py LOG [--hang] [--invoke ACTION] - tiny org.freedesktop.Notifications daemon for tests.
Writes one JSON line per call (Notify, CloseNotification) to LOG and "ready" to stdout once the name is owned.
--hang: own the name but never answer Notify (a stuck daemon). --invoke ACTION: emit ActionInvoked(id, ACTION) 100 ms later."""
import sys, json, gi
from gi.repository import Gio, GLib
log = open(sys.argv[1], 'a', buffering=1); hang = '--hang' in sys.argv
inv = sys.argv[sys.argv.index('--invoke') + 1] if '--invoke' in sys.argv else None
XML = '''<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal><signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal></interface></node>'''
n = 0
def call(c, sender, path, iface, m, p, i):
    global n; a = p.unpack()
    if m == 'Notify':
        n += 1; id = a[1] or n
        log.write(json.dumps(dict(method=m, id=id, app=a[0], replaces=a[1], icon=a[2], summary=a[3], body=a[4], actions=a[5], hints={k: v for k, v in a[6].items() if not isinstance(v, (tuple, list))}, timeout=a[7]), ensure_ascii=False) + '\n')
        if hang: return
        i.return_value(GLib.Variant('(u)', (id,)))
        if inv: GLib.timeout_add(100, lambda: c.emit_signal(None, path, iface, 'ActionInvoked', GLib.Variant('(us)', (id, inv))) and False)
    elif m == 'CloseNotification':
        log.write(json.dumps(dict(method=m, id=a[0])) + '\n'); i.return_value(None)
        c.emit_signal(None, path, iface, 'NotificationClosed', GLib.Variant('(uu)', (a[0], 3)))
    elif m == 'GetCapabilities': i.return_value(GLib.Variant('(as)', (['body', 'actions', 'body-markup', 'icon-static', 'persistence'],)))
    else: i.return_value(GLib.Variant('(ssss)', ('notifyd', 'lab', '1', '1.2')))
Gio.bus_own_name(Gio.BusType.SESSION, 'org.freedesktop.Notifications', Gio.BusNameOwnerFlags.NONE,
    lambda c, nm: c.register_object('/org/freedesktop/Notifications', Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], call, None, None),
    lambda c, nm: print('ready', flush=True), lambda c, nm: sys.exit('name lost'))
GLib.MainLoop().run()
