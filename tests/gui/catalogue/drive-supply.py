#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-supply.py KAIBO: goods expected and received, a question with its answer, locked stock and what was redeemed, typed
in the real window; a candidate with a veto, which goes into a lineup only after a question. To be run inside with-sway.sh;
every step waits for its effect."""
import sqlite3

import drive
from drive import act, box_of, click, do, find, make_library, nodes, open_page, run, set_text, text_of, until, wait_for, walk, windows

SESSION = '换季不慌张'
PRODUCT = '柔净卸妆膏'


def field(name):
    """The first field in sight that is called so, and can be typed into."""
    return next((node for node in nodes() if node.get_name() == name and node.has_interface('EditableText')), None)


def press(name):
    """In whichever window: a dialog comes last."""
    wait_for(f'“{name}”', lambda: any(node.get_role_name() == 'push button' and (node.get_name() or '').split('_')[-1] == name
                                      and act(node) for window in reversed(list(windows())) for node in walk(window)))


def shows(text):
    return any(text in (node.get_name() or '') for node in nodes())


def count(name):
    return sum(node.get_name() == name for node in nodes())


class Desk(drive.Desk):
    def fill(self, name, text, sql, value):
        """Types over a field and goes on, which stores it."""
        def attempt():
            x, y, _, height = wait_for(f'the field {name}', lambda: box_of(field(name)))
            do('click', x + 20, y + height // 2)
            do('key', 'ctrl+a')
            do('type', text)
            if text_of(field(name)) == text:
                do('key', 'Tab')
        until(f'{text} in {name}', attempt, lambda: self.query(sql) == value)

    def type_into(self, name, text):
        """Into the cell that is open."""
        until(f'{text} in {name}', lambda: (do('key', 'ctrl+a'), do('type', text)), lambda: text_of(field(name)) == text)
        do('key', 'Return')

    def until(self, value, sql):
        wait_for(f'{value} from {sql}', lambda: self.query(sql) == value)

    # The claims

    def goods_are_expected(self):
        until('the products', lambda: do('key', 'alt+2'), lambda: drive.find('Search products'))
        click('Supply')
        wait_for('nothing on its way', lambda: shows('Nothing is on its way'))
        until('the list of products', lambda: do('click', 1160, 82), lambda: find('Search', 'text') or find('Search', 'entry'))
        until('a delivery', lambda: (drive.write(PRODUCT), do('key', 'Return')),
              lambda: self.query('SELECT count(*) FROM delivery') == 1)
        self.fill('Units expected', '500', 'SELECT expected FROM delivery', 500)
        wait_for('as many to receive', lambda: text_of(field('Units received')) == '500')

    def goods_are_received_and_that_is_undone(self):
        self.fill('Lot or order number', '000042', 'SELECT lot FROM delivery', '000042')
        until('what came', lambda: press('Receive'), lambda: self.query('SELECT received FROM delivery') == 500)
        assert self.query('SELECT stock FROM product WHERE sku = "TY-XZ100"') == 500
        wait_for('when it came', lambda: shows('500 received on'))
        until('nothing received', lambda: do('key', 'ctrl+z'),
              lambda: self.query('SELECT count(*) FROM delivery WHERE received IS NULL') == 1)
        wait_for('the field again', lambda: field('Units received'))
        assert self.query('SELECT stock FROM product WHERE sku = "TY-XZ100"') is None

    def question_and_answer_are_typed(self):
        click('Catalogue')
        until('the product alone', lambda: set_text(find('Search products'), 'TY-XZ100'), lambda: shows('1 of 18'))
        do('key', 'Return')
        until('a question', lambda: press('Add Question'), lambda: self.query('SELECT count(*) FROM product_faq') == 1)
        self.fill('Question', 'Which skin?', 'SELECT question FROM product_faq', 'Which skin?')
        self.fill('Answer', 'Dry and normal.', 'SELECT answer FROM product_faq', 'Dry and normal.')

    def veto_is_asked_about(self):
        before = self.query('SELECT count(*) FROM lineup_item')
        click('Selection')
        wait_for('the candidate', lambda: shows('no test report'))
        click(PRODUCT, 'label')
        shown = wait_for('the session', lambda: count('Empty evening'))
        until('the sessions', lambda: do('click', 1350, 73), lambda: count('Empty evening') > shown)
        until('the question', lambda: do('click', 1290, 135), lambda: shows('1 product is vetoed'))
        assert self.query('SELECT count(*) FROM lineup_item') == before
        press('Cancel Cancel')
        wait_for('no question', lambda: not shows('1 product is vetoed'))
        assert self.query('SELECT count(*) FROM lineup_item') == before

    def locked_stock_is_typed(self):
        do('key', 'alt+1')
        open_page(SESSION, 'Lineup')
        until('the supply', lambda: do('click', 918, 71), lambda: shows('Slot fee'))
        until('an open cell', lambda: (click('3,000', 'label'), do('key', 'Return')), lambda: field('Live stock'))
        until('the next cell', lambda: do('key', 'Tab'), lambda: field('Locked'))
        self.type_into('Locked', '2500')
        self.until(2500, 'SELECT locked_stock FROM lineup_item WHERE link_no = 13')
        do('key', 'Escape')

    def redeemed_is_typed(self):
        click('Coupons', 'page tab')
        self.fill('Redeemed', '140', 'SELECT redeemed FROM coupon WHERE code = "Q1"', 140)
        self.fill('Redeemed amount', '4200', 'SELECT redeemed_minor FROM coupon WHERE code = "Q1"', 420000)
        wait_for('the budget', lambda: shows('Budget 2,000 × ¥30 = ¥60,000.00 · used ¥4,200.00, 7.0% of it'))


STEPS = [Desk.goods_are_expected, Desk.goods_are_received_and_that_is_undone, Desk.question_and_answer_are_typed,
         Desk.veto_is_asked_about, Desk.locked_stock_is_typed, Desk.redeemed_is_typed]


def prepare():
    """The Chinese sample, a candidate that is vetoed, and a session to come that has no product yet."""
    library = make_library('zh')
    with sqlite3.connect(library) as database:
        names = [row[1] for row in database.execute('PRAGMA table_info (session)')]
        values = ['4711' if name == 'id' else '"Empty evening"' if name == 'title' else '"draft"' if name == 'state' else
                  '"EMPTY"' if name == 'code' else f'{name}' for name in names]
        database.execute(f'INSERT INTO session ({", ".join(names)}) SELECT {", ".join(values)} FROM session LIMIT 1')
        database.execute('UPDATE session SET state = "reviewing" WHERE code <> "EMPTY"')
        database.execute('UPDATE product SET pool = "candidate", veto = "no test report" WHERE name = ?', (PRODUCT,))
    database.close()
    return library


run(Desk(prepare()), '/gui/supply', [(step.__name__.replace('_', '-'), step) for step in STEPS])
