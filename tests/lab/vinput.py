#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vinput.py - one keyboard and one mouse that stay plugged in to a headless wlroots compositor (no dependencies).
A headless sway has no input device at all: GTK windows are then never 'active' and keys sent by one-shot wtype get lost.
  vinput.py serve &                     create the devices, wait for commands on $XDG_RUNTIME_DIR/vinput.sock
  vinput.py key ctrl+shift+Right F11    press and release keys (US layout)
  vinput.py down space | up space       hold a key: the window repeats it
  vinput.py type 'hello world'          ASCII text
  vinput.py move X Y | click X Y [N] | press X Y | release X Y | scroll N     coordinates in the whole output layout
  vinput.py quit
Uses zwp_virtual_keyboard_v1 and zwlr_virtual_pointer_v1 over the raw wire protocol."""
import array, os, socket, struct, subprocess, sys, tempfile, time, json
RT = os.environ['XDG_RUNTIME_DIR']; CTL = RT + '/vinput.sock'
ROWS = [(2, '1234567890-='), (16, 'qwertyuiop[]'), (30, "asdfghjkl;'`"), (43, '\\zxcvbnm,./')]
CODE = {c: b + i for b, r in ROWS for i, c in enumerate(r)}
SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', '`1234567890-=[]\\;\',./'))
SHIFTED.update({c.upper(): c for c in 'abcdefghijklmnopqrstuvwxyz'})
CODE.update({'Escape': 1, 'BackSpace': 14, 'Tab': 15, 'Return': 28, 'space': 57, ' ': 57, '\n': 28, 'Home': 102, 'Up': 103, 'Page_Up': 104,
  'Left': 105, 'Right': 106, 'End': 107, 'Down': 108, 'Page_Down': 109, 'Insert': 110, 'Delete': 111, 'F11': 87, 'F12': 88, 'minus': 12,
  'equal': 13, 'plus': 13, 'comma': 51, 'period': 52, 'slash': 53, **{f'F{i}': 58 + i for i in range(1, 11)}})
MOD = {'shift': (42, 1), 'ctrl': (29, 4), 'alt': (56, 8), 'super': (125, 64)}

class Wl:
    def __init__(self):
        p = os.environ['WAYLAND_DISPLAY']; self.s = socket.socket(socket.AF_UNIX); self.s.connect(p if p[0] == '/' else f'{RT}/{p}')
        self.next = 2; self.buf = b''
        reg = self.new(); self.req(1, 1, struct.pack('I', reg)); self.globals = {}; self.sync(reg)
    def new(self): self.next += 1; return self.next - 1
    def req(self, obj, op, body=b'', fd=None):
        m = struct.pack('II', obj, (len(body) + 8) << 16 | op) + body
        self.s.sendmsg([m], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [fd]))] if fd is not None else [])
    def sync(self, reg=None):
        cb = self.new(); self.req(1, 0, struct.pack('I', cb)); done = False
        while not done:
            d = self.s.recv(65536)
            if not d: raise SystemExit('compositor gone')
            self.buf += d
            while len(self.buf) >= 8:
                o, so = struct.unpack_from('II', self.buf); n = so >> 16
                if len(self.buf) < n: break
                b = self.buf[8:n]; op = so & 0xffff; self.buf = self.buf[n:]
                if o == 1 and op == 0: raise SystemExit('wayland error %r' % b)
                if o == reg and op == 0:
                    name, ln = struct.unpack_from('II', b); self.globals[b[8:8 + ln - 1].decode()] = name
                if o == cb: done = True
    def bind(self, iface, ver):
        if iface not in self.globals: raise SystemExit('compositor lacks ' + iface)
        i = self.new(); z = iface.encode() + b'\0'; z2 = z + b'\0' * (-len(z) % 4)
        self.req(2, 0, struct.pack('II', self.globals[iface], len(z)) + z2 + struct.pack('II', ver, i)); return i

def now(): return int(time.monotonic() * 1000) & 0xffffffff
def serve():
    w = Wl(); seat = w.bind('wl_seat', 1)
    km = w.bind('zwp_virtual_keyboard_manager_v1', 1); kb = w.new(); w.req(km, 0, struct.pack('II', seat, kb))
    pm = w.bind('zwlr_virtual_pointer_manager_v1', 1); ptr = w.new(); w.req(pm, 0, struct.pack('II', seat, ptr))
    src = b'xkb_keymap { xkb_keycodes { include "evdev+aliases(qwerty)" }; xkb_types { include "complete" }; xkb_compat { include "complete" }; xkb_symbols { include "pc+us+inet(evdev)" }; };'
    f = tempfile.TemporaryFile(); f.write(src + b'\0'); f.flush(); w.req(kb, 0, struct.pack('II', 1, len(src) + 1), f.fileno()); w.sync()
    def key(code, mods=()):
        mask = 0
        for m in mods: mask |= MOD[m][1]; w.req(kb, 1, struct.pack('III', now(), MOD[m][0], 1))
        w.req(kb, 2, struct.pack('IIII', mask, 0, 0, 0))
        for st in (1, 0): w.req(kb, 1, struct.pack('III', now(), code, st)); w.sync(); time.sleep(.008)
        for m in reversed(mods): w.req(kb, 1, struct.pack('III', now(), MOD[m][0], 0))
        w.req(kb, 2, struct.pack('IIII', 0, 0, 0, 0)); w.sync()
    def layout():
        try: o = json.loads(subprocess.check_output(['swaymsg', '-t', 'get_outputs', '-r']))
        except Exception: return 1920, 1080
        r = [x['rect'] for x in o if x.get('active')]; return max(x['x'] + x['width'] for x in r), max(x['y'] + x['height'] for x in r)
    def move(x, y):
        W, H = layout(); w.req(ptr, 1, struct.pack('IIIII', now(), int(x), int(y), W, H)); w.req(ptr, 4); w.sync(); time.sleep(.02)
    def button(st): w.req(ptr, 2, struct.pack('III', now(), 0x110, st)); w.req(ptr, 4); w.sync(); time.sleep(.02)
    try: os.unlink(CTL)
    except FileNotFoundError: pass
    l = socket.socket(socket.AF_UNIX); l.bind(CTL); l.listen(8); print('vinput ready', flush=True)
    while True:
        c, _ = l.accept(); a = json.loads(c.makefile().readline()); err = ''
        try:
            if a[0] == 'quit': c.send(b'\n'); os.unlink(CTL); return
            elif a[0] == 'key':
                for k in a[1:]:
                    *m, n = k.split('+') if k != '+' else ['plus']
                    if n in SHIFTED: m.append('shift'); n = SHIFTED[n]
                    key(CODE[n], m)
            elif a[0] in ('down', 'up'): w.req(kb, 1, struct.pack('III', now(), CODE[a[1]], int(a[0] == 'down'))); w.sync()
            elif a[0] == 'type':
                for ch in a[1]: key(CODE[SHIFTED.get(ch, ch)], ['shift'] if ch in SHIFTED else [])
            elif a[0] == 'move': move(*a[1:3])
            elif a[0] in ('click', 'press', 'release'):
                move(*a[1:3])
                for _ in range(int(a[3]) if len(a) > 3 else 1):
                    if a[0] != 'release': button(1)
                    if a[0] != 'press': button(0)
            elif a[0] == 'scroll':
                w.req(ptr, 5, struct.pack('I', 0)); n = int(a[1]); w.req(ptr, 7, struct.pack('IIii', now(), 0, n * 15 * 256, n)); w.req(ptr, 4); w.sync()
            else: err = 'unknown command'
        except (KeyError, ValueError, IndexError, TypeError) as e: err = repr(e)
        c.send((err + '\n').encode()); c.close()
def send(words):
    """Has the server do it; returns what is wrong with the words, nothing if all is well."""
    s = socket.socket(socket.AF_UNIX)
    for i in range(600):
        try: s.connect(CTL); break
        except OSError: time.sleep(.05)
    s.send((json.dumps(words) + '\n').encode()); return s.makefile().readline().strip()
if __name__ == '__main__':
    if sys.argv[1:] == ['serve']: serve()
    elif len(sys.argv) < 2: print(__doc__)
    else: sys.exit(send(sys.argv[1:]) or 0)
