#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-problems.py KAIBO: a lineup with one thing wrong of each kind: each is said beside its item in the real window, with
the way to where it is mended, and in Readiness. To be run inside with-sway.sh; every step waits for its effect."""
import sqlite3

from drive import Desk, act, box_of, click, do, find, has_focus, make_library, nodes, open_page, run, set_text, until, wait_for

CODE = 'TY-20261017-A'
HOUR_US = 3600 * 1000000


def spoil(library):
    """One problem an item, where one can be had alone."""
    database = sqlite3.connect(library)
    session, start, end = database.execute('SELECT id, start_us, target_end_us FROM session WHERE code = ?', (CODE,)).fetchone()
    items = {link: (item, product) for link, item, product in database.execute(
        'SELECT link_no, id, product_id FROM lineup_item WHERE session_id = ?', (session,))}

    def change(what, row, *values):
        database.execute(f'UPDATE {what} WHERE id = ?', (*values, row))
    database.execute('UPDATE cue SET lineup_item_id = NULL WHERE lineup_item_id = ?', (items[1][0],))
    change('lineup_item SET link_no = 2', items[12][0])
    change('lineup_item SET live_price_minor = 30000', items[5][0])
    change('lineup_item SET cost_minor = 20000', items[6][0])
    for number, (name, stock) in enumerate((('50ml', 0), ('30ml', 100)), 1):
        database.execute('INSERT INTO lineup_spec (id, session_id, item_id, position, name, live_stock) VALUES (?, ?, ?, ?, ?, ?)',
                         (7000 + number, session, items[7][0], number << 32, name, stock))
    change("lineup_item SET gift_sku = ''", items[8][0])
    database.execute('UPDATE product_proof SET expires_us = ? WHERE product_id = ?', (start - 48 * HOUR_US, items[9][1]))
    change("product SET currency = 'USD'", items[13][1])
    change('lineup_item SET withdrawn = 1', items[17][0])
    database.execute("UPDATE coupon SET to_us = ? WHERE code = 'Q1'", (end + HOUR_US,))
    for link in (7, 11, 13):
        change("lineup_item SET role = 'profit'", items[link][0])
    database.commit()
    database.close()
    return library


def says(text):
    return any(text in (node.get_name() or '') for node in nodes())


def search_field():
    return find('Search the Lineup')


def choose(name, sentence):
    """The item's row: found by searching, so that no tooltip of another row is in the way."""
    until('the search', lambda: do('key', 'ctrl+f'), search_field)
    wait_for('what is searched for', lambda: set_text(search_field(), name))
    wait_for(f'“{sentence}”', lambda: says(sentence))


def press(name):
    """A button beside the sentence, which is the only one that is called so."""
    wait_for(f'“{name}”', lambda: any(node.get_role_name() in ('push button', 'button') and node.get_name() == name and act(node)
                                      for node in nodes()))


def types_into(name):
    return any(has_focus(node) and (node.get_name() or '').startswith(name) for node in nodes())


def go_to(desk, name, sentence, field):
    choose(name, sentence)
    press('Edit')
    wait_for(f'the focus in “{field}”', lambda: types_into(field))


def price_is_typed(desk):
    wait_for('the sessions', lambda: find('换季不慌张'))
    open_page('换季不慌张', 'Lineup')
    wait_for('the lineup', lambda: find('氨基酸洁面慕斯'))
    go_to(desk, '积雪草', 'costs more live than its list price says', 'Live / list')
    do('key', 'Escape')


def loss_is_approved(desk):
    go_to(desk, '胶原', 'somebody must approve the loss by name', 'Loss approved by')
    do('type', 'Zhou')
    do('key', 'Return')
    wait_for('the approver', lambda: desk.query("SELECT approved_by FROM lineup_item WHERE cost_minor = 20000") == 'Zhou')
    wait_for('the sentence to go', lambda: not says('somebody must approve'))


def stock_of_a_spec_is_typed(desk):
    go_to(desk, '防晒', 'has no stock of “50ml”', 'Live stock')
    do('key', 'ctrl+a')
    do('type', '40')
    do('key', 'Return')
    wait_for('the stock', lambda: desk.query('SELECT live_stock FROM lineup_spec WHERE id = 7001') == 40)


def number_of_a_gift_is_typed_in_a_column_that_was_not_shown(desk):
    go_to(desk, '眼霜', 'has no SKU', 'Gift SKU')
    do('type', 'TY-AM1')
    do('key', 'Return')
    wait_for('the SKU', lambda: desk.query("SELECT gift_sku FROM lineup_item WHERE gift_sku = 'TY-AM1'"))


def number_twice_is_mended(desk):
    choose('护手霜', 'Link number 2 is given to 2 items')
    press('Give a new number')
    wait_for('No.19', lambda: desk.query('SELECT link_no FROM lineup_item WHERE link_no = 19'))
    press('Undo')
    wait_for('it undone', lambda: not desk.query('SELECT link_no FROM lineup_item WHERE link_no = 19'))


def cue_shows_the_backup(desk):
    choose('加湿器', 'which was taken out')
    before = desk.query('SELECT count(*) FROM cue AS c JOIN lineup_item AS i ON i.id = c.lineup_item_id WHERE i.withdrawn')
    assert before == 1
    press('Show the backup')
    wait_for('no cue of it', lambda: desk.query('SELECT count(*) FROM cue AS c JOIN lineup_item AS i ON i.id = c.lineup_item_id '
                                                'WHERE i.withdrawn') == 0)


def coupon_is_led_to_and_ends_with_the_show(desk):
    click('Coupons', 'page tab')
    wait_for('the sentence', lambda: says('Coupon Q1 can be collected after the show has ended'))
    last = 'SELECT c.to_us - s.target_end_us FROM coupon AS c JOIN session AS s ON s.id = c.session_id WHERE c.code = ?'
    press('End with the show')
    wait_for('Q1 as long as the show', lambda: desk.query(last, 'Q1') == 0)


def the_rest_leads_away(desk):
    """To the product, the cue and the rundown, which other pages show."""
    click('Item', 'page tab')
    choose('留香', 'is priced in USD in the catalogue')
    assert wait_for('the way', lambda: find('Open', 'push button') or find('Open', 'button'))
    choose('卸妆膏', 'has expired by the day of the show')
    assert wait_for('the way', lambda: find('Open', 'push button') or find('Open', 'button'))
    choose('舒润乳', 'no hero is on air for')
    choose('慕斯', 'is in no cue')
    press('Open Rundown')
    wait_for('the rundown', lambda: find('Rundown', 'table') or says('C01'))


def readiness_leads_to_the_item(desk):
    """Another one than was selected when the lineup was last seen."""
    click('Readiness', 'page tab')
    sentence = wait_for('the sentence', lambda: find('No.5 积雪草舒缓精华液 costs more live'))
    do('click', *wait_for('its place', lambda: (box_of(sentence)[0] + 20, box_of(sentence)[1] + 8)))
    wait_for('the item beside the table', lambda: says('TY-JX030 · 30ml/瓶'))


def readiness_says_each_once(desk):
    found = [problem['text'] for problem in desk.ask('check', CODE)['problems']]
    for sentence in ('is in no cue', 'Link number 2 is given', 'costs more live than', 'has expired by the day', 'is priced in USD',
                     'no hero is on air'):
        assert [sentence in text for text in found].count(True) >= 1, (sentence, found)
    assert len([text for text in found if '2026****12' in text]) == 1, found


CLAIMS = [price_is_typed, loss_is_approved, stock_of_a_spec_is_typed, number_of_a_gift_is_typed_in_a_column_that_was_not_shown,
          number_twice_is_mended, cue_shows_the_backup, coupon_is_led_to_and_ends_with_the_show, the_rest_leads_away,
          readiness_leads_to_the_item, readiness_says_each_once]


run(Desk(spoil(make_library('zh'))), '/gui/problems', [(claim.__name__.replace('_', '-'), claim) for claim in CLAIMS])
