#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-people.py KAIBO: pastes somebody's photo on the page of people, takes it back, says what cannot be read, and deletes
somebody who has a duty. To be run inside with-sway.sh."""
import os
import struct
import subprocess
import tempfile
import zlib

from drive import Desk, act, click, do, find, make_library, picture, run, until


def png(side):
    """A red square."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = (b'\0' + b'\xc0\x1c\x28' * side) * side
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0)) \
        + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def copy(data, mime):
    with tempfile.TemporaryFile(dir=os.environ['HOME']) as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(['vclip.py', mime], stdin=file, stdout=subprocess.PIPE)
        process.stdout.readline()
    return process


def size_of_photo(desk):
    return desk.query("SELECT length(photo) FROM person WHERE name = '苏晚'")


def choose(desk):
    click('People', 'label')
    until('苏晚’s photo', lambda: click('苏晚', 'label'), lambda: find('Paste Photo', 'push button'))


def paste(desk):
    with copy(png(900), 'image/png') as process:
        until('the photo', lambda: act(find('Paste Photo', 'push button')), lambda: size_of_photo(desk))
        process.terminate()
    assert size_of_photo(desk) < 200000, size_of_photo(desk)


def remove_and_undo(desk):
    before = size_of_photo(desk)
    until('no photo', lambda: act(find('Remove Photo', 'push button')), lambda: not size_of_photo(desk))
    until('the photo again', lambda: do('key', 'ctrl+z'), lambda: size_of_photo(desk) == before)


def refuse(desk):
    before = size_of_photo(desk)
    with copy(b'no picture', 'text/plain') as process:
        until('a word about it', lambda: act(find('Paste Photo', 'push button')), lambda: find('There is no picture to paste.'))
        process.terminate()
    assert size_of_photo(desk) == before
    picture('refused')


DUTIES = "SELECT group_concat(a.title) FROM assignment AS a JOIN person AS p ON p.id = a.person_id WHERE p.name = ?"


def replace_who_is_deleted(desk):
    """苏晚 has a duty: who does the same is offered to take it over, and one undo brings all of it back."""
    until('who takes over', lambda: act(find('Delete the One Chosen', 'push button')), lambda: find('They have 1 duty'))
    picture('replacement')
    until('the duty with 陈屿', lambda: do('key', 'alt+d'), lambda: '主播A' in (desk.query(DUTIES, '陈屿') or ''))
    assert desk.query("SELECT count(*) FROM person WHERE name = '苏晚'") == 0
    until('her again', lambda: do('key', 'ctrl+z'), lambda: desk.query(DUTIES, '苏晚') == '主播A')
    assert desk.query(DUTIES, '陈屿') == '主播B', desk.query(DUTIES, '陈屿')


run(Desk(make_library('zh')), '/gui/people', [('choose', choose), ('paste', paste), ('remove-and-undo', remove_and_undo),
                                              ('refuse', refuse),
                                              ('replace-who-is-deleted', replace_who_is_deleted)])
