#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-clipboard.py KAIBO: rows on their way to a spreadsheet, back, in an old encoding, by the thousand, and to another
session, over the clipboard of the compositor, in the real window. To be run inside with-sway.sh; every step waits for its
effect."""
import subprocess
import time

from drive import act, do, find, is_called, make_library, nodes, open_page, run, until, wait_for
from rundown_desk import Desk

CODE = 'RE-20261015-LIVE'
OTHER = 'Brand self-live, 3 hours'
N_MANY = 10000
clips = []


def read_clipboard():
    """What a spreadsheet would get."""
    done = subprocess.run(['vclip.py', '--read'], check=True, capture_output=True, timeout=30)
    return done.stdout.decode()


def put_on_clipboard(data, *mimes):
    clip = subprocess.Popen(['vclip.py', *mimes], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    clip.stdin.write(data)
    clip.stdin.close()
    clip.stdout.readline()
    clips.append(clip)


def wait_for_table(what, last):
    text = wait_for(what, lambda: (lambda text: text if f'\n{last}\t' in text else None)(read_clipboard()))
    heads, *rows = [line.split('\t') for line in text.rstrip('\n').split('\n')]
    return [dict(zip(heads, row)) for row in rows]


def open_rundown(desk):
    open_page('Cook It Outside', 'Rundown')
    desk.row('E01')


def spreadsheet_gets_a_table(desk):
    desk.click_row('E03')
    do('key', 'shift+Down', 'shift+Down', 'ctrl+c')
    rows = wait_for_table('the table', 'E05')
    assert [row['Cue'] for row in rows] == ['E03', 'E04', 'E05']
    assert [row['Length'] for row in rows] == ['4:00', '7:00', '3:00']
    assert rows[1]['Clock'] == '19:08:00' and rows[1]['Type'] == 'Demo' and rows[1]['Speaker']
    assert len(desk.show()['cues']) == 26


def spreadsheet_gets_what_was_cut(desk):
    before = desk.show()
    desk.click_row('E17')
    do('key', 'ctrl+x')
    rows = wait_for_table('the table', 'E17')
    assert len(rows) == 1 and rows[0]['Title'] == 'Returns, warranty, coupon'
    wait_for('the row to go', lambda: desk.cue('E17') is None)
    do('key', 'ctrl+z')
    wait_for('the row to be back', lambda: desk.show() == before)


def spreadsheet_gives_back_what_it_got(desk):
    """Copied, a length changed where it was, the numbers too, and pasted: all else is as it was."""
    before = [desk.cue(number) for number in ('E03', 'E04')]
    desk.click_row('E03')
    do('key', 'shift+Down', 'ctrl+c')
    wait_for_table('the table', 'E04')
    text = read_clipboard().replace('\nE03\t', '\nX3\t').replace('\nE04\t', '\nX4\t').replace('\t7:00\t', '\t6:30\t')
    put_on_clipboard(text.encode())
    desk.click_row('E06')
    do('key', 'ctrl+v')
    wait_for('the rows', lambda: desk.cue('X4'))
    after = [desk.cue(number) for number in ('X3', 'X4')]
    for key in ('title', 'type', 'script_units', 'link_no'):
        assert [cue[key] for cue in after] == [cue[key] for cue in before], key
    assert [cue['duration_ms'] for cue in after] == [240000, 390000]
    do('key', 'ctrl+z')
    wait_for('both to go', lambda: desk.count() == 26)


def old_encoding_is_read(desk):
    """A program that knows Chinese of the nineties only, and a row of another encoding below it."""
    rows = '环节\t时长\t类型\t标题\nQ7\t2分\t答疑\t退换货怎么办\n'.encode('gb18030') + 'Q8\t90s\tDemo\t鍋\n'.encode()
    put_on_clipboard(rows, 'text/plain')
    desk.click_row('E06')
    do('key', 'ctrl+v')
    wait_for('the rows', lambda: desk.cue('Q8'))
    assert (desk.cue('Q7')['title'], desk.cue('Q7')['type'], desk.cue('Q8')['title']) == ('退换货怎么办', 'qa', '鍋')
    do('key', 'ctrl+z')
    wait_for('both to go', lambda: desk.count() == 26)


def ten_thousand_rows_are_pasted(desk):
    lines = ['Cue\tLength\tType\tTitle'] + [f'M{number}\t10s\tDemo\tRow {number}' for number in range(N_MANY)]
    put_on_clipboard('\n'.join(lines).encode())
    desk.click_row('E06')
    begun = time.monotonic()
    do('key', 'ctrl+v')
    wait_for('the last of them', lambda: desk.query('SELECT count(*) FROM cue') == 26 + N_MANY)
    print(f'# {N_MANY} rows are stored after {time.monotonic() - begun:.1f} s', flush=True)
    do('key', 'ctrl+z')
    wait_for('all to go in one step', lambda: desk.query('SELECT count(*) FROM cue') == 26)


def one_bad_cell_among_many_is_named(desk):
    """Nothing is pasted before it was asked for."""
    lines = ['Cue\tLength\tClock\tTitle'] + [f'M{number}\t10s\t\tRow {number}' for number in range(400)]
    lines[300] = 'M299\tsoon\t25:99\tRow 299'
    put_on_clipboard('\n'.join(lines).encode())
    desk.click_row('E06')
    do('key', 'ctrl+v')
    wait_for('the cell', lambda: any('Row 301, Length: soon' in (node.get_name() or '') for node in nodes()))
    wait_for('the other cell', lambda: any('Row 301, Clock: 25:99' in (node.get_name() or '') for node in nodes()))
    desk.shot('bad-cells')
    until('the question to go', lambda: do('key', 'Escape'), lambda: find('Paste 400 Cues?') is None)
    assert desk.count() == 26


def press(name):
    wait_for(f'“{name}” to be pressed', lambda: any(is_called(node, name) and act(node) for node in nodes()))


def rows_go_to_another_session(desk):
    """With their directions and scripts; the product is in no lineup there, and that is said."""
    desk.click_row('E09')
    do('key', 'ctrl+c')
    wait_for_table('the row on the clipboard', 'E09')
    press('Back to Sessions')
    until('the dialog', lambda: do('key', 'ctrl+n'), lambda: find('Start time'))
    until('the template', lambda: do('key', 'Page_Down'), lambda: find('3:00:00 · 41 cues · 2 host shifts'))
    do('key', 'Return')
    wait_for('the session', lambda: desk.find_session(OTHER))
    wait_for('its pages', lambda: find('Rundown', 'page tab'))
    desk.list = None
    until('its rundown', lambda: do('key', 'ctrl+2'), lambda: desk.table().get_child_count() > 5)
    desk.click_row('C05')
    do('key', 'ctrl+v')
    cue = wait_for('the cue', lambda: next((cue for cue in desk.show()['cues'] if cue['title'] == 'Tent lantern 2-pack'), None))
    assert cue['type'] == 'flash' and cue['duration_ms'] == 180000 and cue['script_units'] > 20
    assert desk.query("SELECT count(*) FROM cue_direction d JOIN cue c ON c.id = d.cue_id WHERE c.title = 'Tent lantern 2-pack'"
                      " AND c.session_id = ?", int(desk.code)) > 0
    assert desk.count() == 42


def main():
    desk = Desk(make_library('en'), CODE)
    run(desk, '/gui/rundown/clipboard', [
        ('the-rundown-is-there', open_rundown), ('a-spreadsheet-gets-a-table', spreadsheet_gets_a_table),
        ('a-spreadsheet-gets-what-was-cut', spreadsheet_gets_what_was_cut),
        ('a-spreadsheet-gives-back-what-it-got', spreadsheet_gives_back_what_it_got),
        ('an-old-encoding-is-read', old_encoding_is_read),
        ('one-bad-cell-among-many-is-named', one_bad_cell_among_many_is_named),
        ('ten-thousand-rows-are-pasted', ten_thousand_rows_are_pasted),
        ('rows-go-to-another-session', rows_go_to_another_session),
    ])


main()
