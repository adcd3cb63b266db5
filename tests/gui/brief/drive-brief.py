#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-brief.py KAIBO: moves the warm-up to another day and attaches files to a session as people do, by paste, by drop out of
another program and from the file chooser, types a goal and keeps an idea. To be run inside with-sway.sh; every step waits for its effect in the library."""
import os
import subprocess

from drive import Atspi, Desk, act, do, drag, find, has_focus, is_in, make_library, middle_of, nodes, open_page, run, until, wait_for, windows

CARD = '店铺直播预告创建'
FILES = {}


def make_file(name, bytes_):
    FILES[name] = os.path.join(os.environ['HOME'], name)
    with open(FILES[name], 'wb') as file:
        file.write(bytes_)


def count(desk, condition='1'):
    return desk.query(f'SELECT count(*) FROM attachment WHERE {condition}')


def press_button(name):
    """By its action: it may be out of sight."""
    wait_for(f'the button “{name}”', lambda: any(act(node) for node in nodes() if (node.get_name() or '').startswith(name)
                                                 and node.get_role_name() == 'push button'))


def scrolls_to(name, step):
    """Whether it is in sight, with some room around it; else the page is some way nearer."""
    place = middle_of(name)
    if place is not None and 120 < place[1] < 700:
        return True
    do('move', 500, 600)
    for _ in range(8):
        do('scroll', step)
    return False


def copy(mime, data):
    """Another program has it on the clipboard, and stays to give it."""
    clip = subprocess.Popen(['vclip.py', mime], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    clip.stdin.write(data)
    clip.stdin.close()
    assert clip.stdout.readline() == b'vclip ready\n'
    return clip


def an_action_is_dragged_to_another_day(desk):
    open_page('换季不慌张', 'Brief')
    before = desk.query('SELECT at_us FROM warmup_action WHERE action = ?', CARD)
    wait_for('the board in sight', lambda: scrolls_to(CARD, 3))

    def moved():
        drag(wait_for('the card', lambda: middle_of(CARD, 'push button')), wait_for('the day', lambda: middle_of('D-6', 'label')))

    until('the action on another day', moved, lambda: desk.query(
        "SELECT due = 'D-6' AND at_us - ? = 86400000000 FROM warmup_action WHERE action = ?", before, CARD))


def a_file_is_pasted(desk):
    clip = copy('text/uri-list', f'file://{FILES["rules.pdf"]}\r\n'.encode())
    until('the file', lambda: press_button('Paste as attachment'),
          lambda: count(desk, "name = 'rules.pdf' AND kind = 'document' AND length(data) = 9"))
    clip.kill()


def a_picture_is_pasted(desk):
    with open(FILES['cover.png'], 'rb') as file:
        picture = file.read()
    clip = copy('image/png', picture)
    until('the picture', lambda: press_button('Paste as attachment'), lambda: count(desk, "mime = 'image/png'"))
    clip.kill()


def a_file_is_chosen(desk):
    press_button('File')
    wait_for('the chooser', lambda: any((window.get_name() or '').startswith('Attach Files') for window in windows()))

    def named():
        do('key', 'ctrl+a')
        do('type', FILES['music.mp3'])
        do('key', 'Return')

    until('the file', named, lambda: count(desk, "name = 'music.mp3' AND kind = 'music'"))


def a_file_is_dropped(desk):
    wait_for('the list in sight', lambda: scrolls_to('music.mp3', -3))
    subprocess.run(['swaymsg', 'for_window [title="^Files$"] floating enable'], check=True, stdout=subprocess.DEVNULL)
    files = subprocess.Popen(['drag-file.py', FILES['notes.txt']])
    wait_for('the other window', lambda: subprocess.run(['swaymsg', '[title="^Files$"] move position 0 0'],
                                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0)

    def dropped():
        drag((150, 150), wait_for('the list', lambda: middle_of('music.mp3')))

    until('the file', dropped, lambda: count(desk, "name = 'notes.txt'"))
    files.kill()
    files.wait()


def a_goal_is_typed(desk):
    """Ten thousand as it is written in Chinese; what is no amount is said below it and stored nowhere."""
    gmv = "SELECT target FROM goal WHERE metric = 'gmv' ORDER BY position"
    before = desk.query(gmv)
    wait_for('the goal in sight', lambda: scrolls_to('Target of 直播间成交金额(GMV)', -3))

    def typed(text):
        do('click', *wait_for('the goal', lambda: middle_of('Target of 直播间成交金额(GMV)', 'text')))
        do('key', 'ctrl+a')
        do('type', text)
        do('key', 'Return')
    until('the complaint', lambda: typed('much'), lambda: find('“much” is not an amount'))
    assert desk.query(gmv) == before
    until('the goal', lambda: typed('230000'), lambda: desk.query(gmv) == 23000000)


def an_idea_is_kept(desk):
    press_button('Idea')

    def typed():
        do('key', 'ctrl+a')
        do('type', 'A second pan')
        do('key', 'Return')
    wait_for('its row', lambda: any(has_focus(node) and is_in(node, Atspi.StateType.EDITABLE) for node in nodes()))
    until('the idea', typed, lambda: desk.query("SELECT count(*) FROM idea WHERE title = 'A second pan'") == 1)


def main():
    make_file('rules.pdf', b'%PDF-1.4\n')
    make_file('music.mp3', b'ID3')
    make_file('notes.txt', b'Notes.')
    subprocess.run(['convert', '-size', '8x8', 'xc:red', os.path.join(os.environ['HOME'], 'cover.png')], check=True)
    FILES['cover.png'] = os.path.join(os.environ['HOME'], 'cover.png')
    run(Desk(make_library('zh')), '/gui/brief', [
        ('an-action-is-dragged-to-another-day', an_action_is_dragged_to_another_day), ('a-file-is-pasted', a_file_is_pasted),
        ('a-picture-is-pasted', a_picture_is_pasted), ('a-file-is-chosen', a_file_is_chosen),
        ('a-file-is-dropped', a_file_is_dropped), ('a-goal-is-typed', a_goal_is_typed), ('an-idea-is-kept', an_idea_is_kept),
    ])


main()
