#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vclip.py [MIME] <FILE - puts standard input on the clipboard of a headless wlroots compositor, as another program would,
and stays there until something else is copied. Prints "vclip ready" when it is there.
vclip.py --read [MIME] - prints what is on the clipboard, as another program would get it; nothing when it is empty."""
import array, os, socket, struct, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from vinput import Wl

def string(text): z = text.encode() + b'\0'; return struct.pack('I', len(z)) + z + b'\0' * (-len(z) % 4)

def events(w):
    """Each message of the compositor: object, operation, body."""
    buf = b''
    while True:
        d = w.s.recv(65536)
        if not d: return
        buf += d
        while len(buf) >= 8:
            o, so = struct.unpack_from('II', buf); n = so >> 16
            if len(buf) < n: break
            yield o, so & 0xffff, buf[8:n]; buf = buf[n:]

def read(mime):
    w = Wl(); seat = w.bind('wl_seat', 1); manager = w.bind('zwlr_data_control_manager_v1', 1)
    device = w.new(); w.req(manager, 1, struct.pack('II', device, seat))
    for o, op, body in events(w):
        if o == device and op == 1: break
    offer = struct.unpack('I', body)[0]
    if offer == 0: return
    source, sink = os.pipe(); w.req(offer, 0, string(mime), sink); os.close(sink)
    with os.fdopen(source, 'rb') as pipe: sys.stdout.buffer.write(pipe.read())

def main():
    if sys.argv[1:2] == ['--read']: return read(sys.argv[2] if len(sys.argv) > 2 else 'text/plain;charset=utf-8')
    data = sys.stdin.buffer.read(); mimes = sys.argv[1:] or ['text/plain;charset=utf-8', 'UTF8_STRING', 'text/plain']
    w = Wl(); seat = w.bind('wl_seat', 1); manager = w.bind('zwlr_data_control_manager_v1', 1)
    source = w.new(); w.req(manager, 0, struct.pack('I', source))
    for mime in mimes: w.req(source, 0, string(mime))
    device = w.new(); w.req(manager, 1, struct.pack('II', device, seat)); w.req(device, 0, struct.pack('I', source))
    w.req(1, 0, struct.pack('I', w.new())); print('vclip ready', flush=True)
    fds, buf = [], b''
    while True:
        d, ancillary, _, _ = w.s.recvmsg(65536, socket.CMSG_SPACE(64))
        if not d: return
        for level, kind, raw in ancillary:
            if kind == socket.SCM_RIGHTS: fds += array.array('i', raw[:len(raw) - len(raw) % 4])
        buf += d
        while len(buf) >= 8:
            o, so = struct.unpack_from('II', buf); n = so >> 16
            if len(buf) < n: break
            op = so & 0xffff; buf = buf[n:]
            if o == source and op == 1: return
            if o == source and op == 0:
                with os.fdopen(fds.pop(0), 'wb') as pipe:
                    try: pipe.write(data)
                    except BrokenPipeError: pass
main()
