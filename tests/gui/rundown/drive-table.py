#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-table.py KAIBO: what a spreadsheet can, in the real window: rows and tables through the clipboard.
To be run inside with-sway.sh; every step waits for its effect."""
import subprocess

from drive import do, make_library, nodes, open_page, run, until, wait_for
from rundown_desk import Desk

CODE = 'RE-20261015-LIVE'
clips = []


def put_on_clipboard(text):
    clip = subprocess.Popen(['vclip.py'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    clip.stdin.write(text.encode())
    clip.stdin.close()
    clip.stdout.readline()
    clips.append(clip)


def open_rundown(desk):
    open_page('Cook It Outside', 'Rundown')
    desk.row('E01')
    assert len(desk.show()['cues']) == 26


def copy_and_paste(desk):
    before = desk.cue('E04')
    desk.click_row('E04')
    do('key', 'ctrl+c')
    desk.click_row('E06')
    do('key', 'ctrl+v')
    copy = wait_for('the copy', lambda: desk.cue('E06A'))
    for key in ('title', 'type', 'duration_ms', 'script_units', 'link_no', 'segment'):
        assert copy[key] == before[key], key
    assert desk.order(8).endswith('E06 E06A E07')


def cut_and_paste(desk):
    desk.click_row('E06A')
    do('key', 'ctrl+x')
    wait_for('the row to go', lambda: desk.cue('E06A') is None)
    desk.click_row('E02')
    do('key', 'ctrl+v')
    wait_for('the row behind E02', lambda: desk.order(4) == 'E01 E02 E06A E03')


def paste_a_table(desk):
    put_on_clipboard('时长\t类型\t标题\t口播人\t环节\n2分\t答疑\tAsk us\tDevin\tQ1\n90s\tDemo\t"Two\nlines"\tHost\tQ2\n')
    desk.click_row('E06A')
    do('key', 'ctrl+v')
    cue = wait_for('the table', lambda: desk.cue('Q1'))
    assert (cue['duration_ms'], cue['type'], cue['title']) == (120000, 'qa', 'Ask us')
    assert desk.cue('Q2')['duration_ms'] == 90000
    do('key', 'ctrl+z')
    wait_for('both rows to go', lambda: desk.cue('Q1') is None and desk.cue('Q2') is None)


def paste_what_is_not_understood(desk):
    count = len(desk.show()['cues'])
    put_on_clipboard('Cue\tMood\tLength\nQ3\tgood\tsoon\n')
    desk.click_row('E03')
    do('key', 'ctrl+v')
    wait_for('the question', lambda: any('Paste 1 Cue' in (node.get_name() or '') for node in nodes()))
    wait_for('the cell', lambda: any('Row 2, Length: soon' in (node.get_name() or '') for node in nodes()))
    wait_for('the column', lambda: any('not known: Mood' in (node.get_name() or '') for node in nodes()))
    assert len(desk.show()['cues']) == count
    desk.shot('paste')
    do('key', 'Escape')
    wait_for('the question to go', lambda: not any('Paste 1 Cue' in (node.get_name() or '') for node in nodes()))
    assert len(desk.show()['cues']) == count


def name_a_time_outside_the_show(desk):
    """Beside the cell, which stays open with what was typed."""
    before = desk.show()
    desk.click_row('E03')
    until('its length', lambda: do('key', 'F2'), lambda: desk.has_focused_cell('Length'))
    do('key', 'shift+Tab')
    wait_for('its start', lambda: desk.has_focused_cell('Start'))
    do('key', 'ctrl+a')
    do('type', '18:30')
    do('key', 'Return')
    wait_for('the sentence', lambda: any((node.get_name() or '').startswith('18:30:00 is outside the show (19:00 to 20:30)')
                                         for node in nodes()))
    wait_for('the cell', lambda: desk.has_focused_cell('Start'))
    assert desk.show() == before
    desk.shot('outside')
    do('key', 'Escape')
    wait_for('the cell to close', lambda: not desk.has_open_cell('Start'))


def jump_by_number(desk):
    desk.click_row('E03')
    do('type', '17')
    do('key', 'F2')
    wait_for('the cell', lambda: desk.has_open_cell('Length'))
    do('type', '2:30')
    do('key', 'Return', 'Escape')
    wait_for('E17 longer', lambda: desk.cue('E17')['duration_ms'] == 150000)


def find_and_replace(desk):
    before = desk.show()
    desk.click_row('E03')
    do('key', 'ctrl+h')
    desk.place('Replace with', 'text')
    do('type', 'lantern')
    wait_for('the places', lambda: any((node.get_name() or '').startswith('1 of ') for node in nodes()))
    desk.shot('find')
    do('click', *desk.place('Replace with', 'text'))
    do('type', 'torch')
    desk.click('Replace All')
    wait_for('other scripts', lambda: desk.show() != before or None)
    wait_for('nothing more', lambda: any(node.get_name() == 'Not found' for node in nodes()))
    do('key', 'Escape')
    wait_for('the bar to close', lambda: not any(node.get_name() == 'Replace All' for node in nodes()))
    do('key', 'ctrl+z')
    wait_for('one step back', lambda: desk.show() == before)


def fold_and_unfold(desk):
    desk.click_row('E03')
    do('key', 'ctrl+Left')
    wait_for('segments alone', lambda: desk.table().get_child_count() < 12)
    do('key', 'ctrl+Right')
    desk.row('E03')


def change_many(desk):
    desk.click_row('E03')
    do('key', 'shift+Down', 'shift+Down')
    desk.place('3 cues selected')
    entry = desk.places('Length', 'text')[-1]    # the page of a single cue is there behind it
    desk.shot('bulk')
    do('click', *entry)
    do('type', '+30s')
    do('key', 'Return')
    wait_for('three longer cues', lambda: [desk.cue(number)['duration_ms'] for number in ('E03', 'E04', 'E05')]
             == [270000, 450000, 210000])
    do('click', *desk.row('E06'))
    do('key', 'ctrl+z')
    wait_for('one step back', lambda: [desk.cue(number)['duration_ms'] for number in ('E03', 'E04', 'E05')]
             == [240000, 420000, 180000])


def undo_an_insertion(desk):
    """The row that is typed into goes, and the focus is on the one that takes its place."""
    desk.click_row('E03')
    do('key', 'Insert')
    wait_for('the new row', lambda: desk.cue('E03A'))
    wait_for('its open cell', lambda: desk.has_focused_cell('Length'))
    do('key', 'Escape')
    wait_for('the focus on the row', lambda: desk.focused_row('E03A'))
    do('key', 'ctrl+z')
    wait_for('the row to go', lambda: desk.cue('E03A') is None)
    wait_for('the focus on the next row', lambda: desk.focused_row('E04'))
    do('key', 'Up')
    wait_for('the keyboard to go on from there', lambda: desk.focused_row('E03'))


def renumber(desk):
    desk.click_row('E03')
    do('key', 'shift+F10')
    subprocess.run(['ax.py', 'click', 'kaibo', 'Renumber…'], check=True, stdout=subprocess.DEVNULL)
    wait_for('the question', lambda: any(node.get_name() == 'Renumber All Cues?' for node in nodes()))
    desk.shot('renumber')
    do('key', 'Return')
    wait_for('numbers without a letter', lambda: desk.cue('E06A') is None)
    assert desk.order(4) == 'E01 E02 E03 E04'


def main():
    desk = Desk(make_library('en'), CODE)
    run(desk, '/gui/rundown/table', [
        ('the-sample-has-26-cues', open_rundown), ('a-row-is-copied-whole', copy_and_paste),
        ('a-row-is-cut-and-pasted', cut_and_paste), ('a-table-is-pasted-by-its-heads', paste_a_table),
        ('what-is-not-understood-is-named-first', paste_what_is_not_understood),
        ('a-time-outside-the-show-is-named', name_a_time_outside_the_show),
        ('a-number-that-is-typed-is-gone-to', jump_by_number), ('words-are-found-and-replaced-in-one-step', find_and_replace),
        ('many-cues-are-changed-in-one-step', change_many), ('all-segments-fold', fold_and_unfold), ('the-focus-stays-when-an-insertion-is-undone', undo_an_insertion),
        ('cues-are-numbered-afresh', renumber),
    ])


main()
