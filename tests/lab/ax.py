#!/usr/bin/python3 -W ignore::DeprecationWarning
# SPDX-License-Identifier: GPL-3.0-or-later
"""ax.py - drive and read a GTK 4 app through AT-SPI (needs dbus-run-session and GTK_A11Y not "none").
  ax.py tree APP [all]            accessible tree (only visible nodes unless "all")
  ax.py click APP NAME [ROLE]     first visible node with that name (or description) that has a click/toggle/activate action
  (roles: "push button" of at-spi 2.46 = "button" of newer ones)
  ax.py text APP NAME             text of label/entry
  ax.py settext APP NAME TEXT     replace the text of an entry / text view
  ax.py type APP NAME             give keyboard focus (grab_focus); type with wtype/xdotool afterwards
  ax.py wait APP NAME [SECONDS]   until a visible node with that name exists
  ax.py gone APP NAME [SECONDS]   until none exists
  ax.py states APP NAME"""
import sys, time, gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib
A = Atspi.Accessible
OK = ('click', 'toggle', 'activate', 'press', 'default.activate')
def app(name, t=10):
    end = time.time() + t
    while True:
        d = Atspi.get_desktop(0)
        for i in range(d.get_child_count()):
            a = d.get_child_at_index(i)
            if a and a.get_name() == name: return a
        if time.time() > end: break
        time.sleep(.03)
    sys.exit(f'no application {name}; have {[d.get_child_at_index(i).get_name() for i in range(d.get_child_count())]}')
def walk(n, allnodes=False, depth=0, deepest=99):
    # GTK 4.8 sets SHOWING on some top-levels only; VISIBLE is all there is
    if not allnodes and depth and not n.get_state_set().contains(Atspi.StateType.VISIBLE): return
    yield n, depth
    if depth == deepest: return
    for i in range(n.get_child_count()):
        c = n.get_child_at_index(i)
        if c is not None: yield from walk(c, allnodes, depth + 1, deepest)
def acts(n):
    if 'Action' not in n.get_interfaces(): return []
    ai = A.get_action_iface(n)
    # GTK 4.8 counts the actions of an insensitive label and then denies each of them
    try: return [Atspi.Action.get_action_name(ai, i) for i in range(Atspi.Action.get_n_actions(ai))]
    except GLib.Error: return []
def text(n):
    if 'Text' not in n.get_interfaces(): return None
    x = A.get_text_iface(n); return Atspi.Text.get_text(x, 0, Atspi.Text.get_character_count(x))
def show(n):
    t = text(n); st = [s.value_nick for s in n.get_state_set().get_states() if s.value_nick in ('checked','focused','selected','expanded','active','pressed')]
    return f'{n.get_role_name()} {n.get_name()!r}' + (f' desc={n.get_description()!r}' if n.get_description() else '') + (f' text={t!r}' if t is not None else '') + (f' {st}' if st else '') + (f' actions={[a for a in acts(n) if "." not in a]}')
def names(n):
    nm = n.get_name() or ''
    return {nm, nm.split(' ', 1)[-1] if nm.startswith('_') else nm, n.get_description() or ''}   # AdwMessageDialog 1.2 names a button "_Delete Delete"
def find(a, name, pred=lambda n: True, t=5):
    # Dialogs and toasts first: they are shallow, and a toast may be gone before a deep page has been walked
    end = time.time() + t
    while True:
        for deepest in (8, 99):
            try:
                for n, _ in walk(a, deepest=deepest):
                    if name in names(n) and pred(n): return n
            except GLib.Error: pass        # tree changed under us
        if time.time() > end: return None
        time.sleep(.03)
def need(n, what):
    if n is None: sys.exit('not found: ' + what)
    return n
def main():
    cmd, appname, *r = sys.argv[1:]; a = app(appname)
    if cmd == 'tree':
        for n, d in walk(a, r == ['all']): print('  ' * d + show(n))
    elif cmd == 'click':
        role = r[1] if len(r) > 1 else None
        n = need(find(a, r[0], lambda n: any(x in OK for x in acts(n)) and (not role or n.get_role_name().replace('push ', '') == role.replace('push ', ''))), r[0])
        i = next(i for i, x in enumerate(acts(n)) if x in OK)
        if not Atspi.Action.do_action(A.get_action_iface(n), i): sys.exit('do_action failed: ' + show(n))
    elif cmd == 'wait': print(show(need(find(a, r[0], t=float(r[1]) if len(r) > 1 else 10), r[0])))
    elif cmd == 'gone':
        end = time.time() + (float(r[1]) if len(r) > 1 else 5)
        while find(a, r[0], t=0):
            if time.time() > end: sys.exit('still there: ' + r[0])
    elif cmd == 'text': print(text(need(find(a, r[0], lambda n: 'Text' in n.get_interfaces()), r[0])))
    elif cmd == 'states': print(*[s.value_nick for s in need(find(a, r[0]), r[0]).get_state_set().get_states()])
    elif cmd == 'type':
        n = need(find(a, r[0]), r[0]); print('grab_focus', Atspi.Component.grab_focus(A.get_component_iface(n)))
    elif cmd == 'settext':
        n = need(find(a, r[0], lambda n: 'EditableText' in n.get_interfaces()), r[0])
        if not Atspi.EditableText.set_text_contents(A.get_editable_text_iface(n), r[1]): sys.exit('set_text_contents failed')
    else: sys.exit(__doc__)
main()
