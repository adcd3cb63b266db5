#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-script.py KAIBO: writes scripts in the real window with variables, checks, phrases and the whole show in one text,
and sends a phrase to the host. To be run inside with-sway.sh; every step waits for its effect in the library's file."""
from drive import Failed, do, make_library, nodes, open_page, run, wait_for, write
from rundown_desk import Desk

CODE = 'TY-20261017-A'


def script(desk, number):
    return desk.query('SELECT script FROM cue WHERE cue_no = ?', number)


def is_seen(desk, name, role=None):
    return any((node.get_name() or '').startswith(name) and (role is None or node.get_role_name() == role) for node in nodes())


def write_until(desk, text, number, expected):
    """A one-shot virtual keyboard loses a word now and then on a busy machine."""
    for _ in range(3):
        write(text)
        try:
            return wait_for(f'“{expected}” in {number}', lambda: expected in script(desk, number))
        except Failed:
            continue
    raise Failed(f'wrote “{text}” in vain: {script(desk, number)}')


def open_script(desk):
    open_page('换季不慌张', 'Rundown')
    desk.click_row('C06')
    desk.click('Script', 'text')
    do('key', 'ctrl+End')


def choose_a_variable(desk):
    write('现在{')
    wait_for('the variables', lambda: is_seen(desk, 'Variables', 'list'))
    do('type', 'pr')
    wait_for('what begins so', lambda: not is_seen(desk, '{gift}'))
    do('key', 'Return')
    wait_for('the variable', lambda: script(desk, 'C06').endswith('现在{price}'))
    assert desk.cue('C06')['script_units'] == 109 + 2 + 6, desk.cue('C06')['script_units']


def delete_it_whole(desk):
    do('key', 'BackSpace')
    wait_for('nothing of the variable', lambda: script(desk, 'C06').endswith('现在'))


def mend_a_wrong_price(desk):
    write_until(desk, '，日常价一百元', 'C06', '日常价一百元')
    wait_for('the finding', lambda: is_seen(desk, '“一百元”'))
    desk.click('Replace')
    wait_for('the list price', lambda: script(desk, 'C06').endswith('日常价{list_price}'))


def count_exceptions(desk):
    return desk.query("SELECT count(*) FROM waiver WHERE check_code = 'R01' AND words = '最佳' AND person = 'Zhou' AND reason = 'Quoted'")


def except_words_by_name(desk):
    write_until(desk, '，最佳', 'C06', '最佳')
    wait_for('the finding', lambda: is_seen(desk, 'Block R01'))
    desk.click('Exception…')
    wait_for('the question', lambda: is_seen(desk, 'Make an Exception?'))
    do('type', 'Zhou')
    do('key', 'Tab')
    do('type', 'Quoted')
    do('key', 'Return')
    wait_for('the exception', lambda: count_exceptions(desk) == 1)
    wait_for('the name', lambda: is_seen(desk, 'Excepted by Zhou: Quoted'))
    desk.click('Withdraw')
    wait_for('no exception', lambda: count_exceptions(desk) == 0)
    wait_for('the finding', lambda: is_seen(desk, 'Exception…'))
    desk.click('Script', 'text')
    do('key', 'ctrl+End')


def insert_a_phrase(desk):
    do('key', 'ctrl+shift+p')
    wait_for('the phrases', lambda: is_seen(desk, 'Search phrases'))
    write('检测')
    wait_for('one phrase', lambda: not is_seen(desk, '欢迎刚进来的朋友，先点'))
    do('key', 'Return')
    wait_for('the phrase', lambda: script(desk, 'C06').endswith('可以自己去查。'))


def write_the_whole_show(desk):
    before = script(desk, 'C07')
    do('key', 'F11')
    wait_for('all scripts', lambda: is_seen(desk, 'All scripts', 'text'))
    do('key', 'alt+Down')
    write_until(desk, '接着讲。', 'C07', '接着讲。' + before)
    others = desk.query("SELECT count(*) FROM cue WHERE script LIKE '%接着讲%'")
    assert others == 1, others
    do('key', 'ctrl+z')
    wait_for('the text before', lambda: script(desk, 'C07') == before)
    do('key', 'Escape')
    wait_for('the rundown', lambda: not is_seen(desk, 'All scripts', 'text'))


def send_a_phrase(desk):
    desk.click('Live', 'page tab')
    desk.click('Rehearse')
    wait_for('the desk', lambda: is_seen(desk, 'Message…'))
    desk.click('Jump to a cue')
    do('key', 'Escape')
    do('key', 'p')
    wait_for('the phrases', lambda: is_seen(desk, 'Search phrases'))
    write('看镜头')
    do('key', 'Return')
    wait_for('the message', lambda: desk.query("SELECT text FROM run_event WHERE kind = 'message'") == '看镜头。')


def main():
    run(Desk(make_library('zh'), CODE), '/gui/rundown/script', [
        ('a-script-opens', open_script), ('a-brace-opens-the-variables', choose_a_variable),
        ('a-variable-is-deleted-whole', delete_it_whole), ('a-wrong-price-is-mended', mend_a_wrong_price),
        ('words-are-excepted-by-name', except_words_by_name),
        ('a-phrase-is-inserted', insert_a_phrase), ('the-whole-show-is-written-in-one-window', write_the_whole_show),
        ('a-phrase-is-sent-to-the-host', send_a_phrase),
    ])


main()
