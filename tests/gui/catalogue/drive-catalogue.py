#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-catalogue.py KAIBO: keeps products in the real window, by keyboard and pointer, and reads from the library what
was stored. To be run inside with-sway.sh; every step waits for its effect."""
import sqlite3
import subprocess

import drive
from drive import Failed, do, make_library, run, until, wait_for


def ax(*arguments):
    done = subprocess.run(['ax.py', arguments[0], 'kaibo', *arguments[1:]], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f'ax.py {" ".join(arguments)}: {done.stderr.strip()}')
    return done.stdout


def key(*keys):
    do('key', *keys)


class Desk(drive.Desk):
    def until(self, value, sql, *values):
        wait_for(f'{value} from {sql}', lambda: self.query(sql, *values) == value)

    def fill(self, text, fields_on=1):
        """Types into the entry that has the focus, over what is there, and goes on: that stores it, or says what is wrong."""
        key('ctrl+a')
        do('type', text)
        key(*['Tab'] * fields_on)

    # The claims

    def product_is_made(self):
        ax('wait', 'Products', '30')
        until('the products', lambda: key('alt+2'), lambda: drive.find('Search products'))
        key('ctrl+n')
        self.until('New product', 'SELECT name FROM product WHERE sku = ""')
        self.fill('Bottle', 3)
        self.until('Bottle', 'SELECT name FROM product WHERE sku = ""')

    def leading_zeros_stay(self):
        self.fill('000123')
        self.until('000123', 'SELECT sku FROM product WHERE name = "Bottle"')
        self.fill('0314159265358979323', 5)
        self.until('0314159265358979323', 'SELECT ext_id FROM product WHERE name = "Bottle"')

    def bad_price_is_named(self):
        self.fill('-3')
        ax('wait', '“-3” is less than nothing: type 0 or more', '30')
        if self.query('SELECT list_price_minor FROM product WHERE name = "Bottle"') is not None:
            raise Failed('a price below nothing was stored')
        key('shift+Tab')
        self.fill('129')
        self.until(12900, 'SELECT list_price_minor FROM product WHERE name = "Bottle"')

    def list_follows_the_search(self):
        key('ctrl+f')
        ax('settext', 'Search products', 'TY-RY100')
        ax('wait', '1 of 19', '30')
        ax('settext', 'Search products', '')
        ax('wait', '19 of 19', '30')

    def candidates_are_compared_and_moved(self):
        ax('click', 'Selection')
        ax('wait', 'Choose two to four to compare them.', '30')
        self.drag_into_focus()
        key('ctrl+a')
        ax('wait', 'Price against rivals', '30')
        before = self.query('SELECT count (*) FROM lineup_item')
        do('click', 1350, 73)
        ax('wait', 'Empty evening', '30')
        until('both in the lineup', lambda: do('click', 1290, 135),
              lambda: self.query('SELECT count (*) FROM lineup_item') == before + 2)
        self.until(2, 'SELECT max (i.link_no) FROM lineup_item AS i JOIN session AS s ON s.id = i.session_id '
                      'WHERE s.title = "Empty evening"')
        key('ctrl+z')
        self.until(before, 'SELECT count (*) FROM lineup_item')

    def drag_into_focus(self):
        """A click on the first row, away from every button."""
        do('click', 330, 150)

    def deletion_names_the_session(self):
        name = self.query('SELECT p.name FROM product AS p JOIN lineup_item AS i ON i.product_id = p.id LIMIT 1')
        sku = self.query('SELECT sku FROM product WHERE name = ?', name)
        key('ctrl+f')
        ax('settext', 'Search products', sku)
        ax('wait', '1 of 19', '30')
        key('Return')
        until('the menu', lambda: ax('click', 'Product Menu'), lambda: drive.find('Delete…'))
        ax('click', 'Delete…')
        ax('wait', f'Delete “{name}”?', '30')
        ax('click', 'Delete')
        self.until(0, 'SELECT count (*) FROM product WHERE name = ?', name)
        key('ctrl+z')
        self.until(1, 'SELECT count (*) FROM product WHERE name = ?', name)


CLAIMS = [Desk.product_is_made, Desk.leading_zeros_stay, Desk.bad_price_is_named, Desk.list_follows_the_search,
          Desk.candidates_are_compared_and_moved, Desk.deletion_names_the_session]


def prepare():
    """The Chinese sample, two candidates, and a session to come that has no product yet."""
    library = make_library('zh')
    database = sqlite3.connect(library)
    names = [row[1] for row in database.execute('PRAGMA table_info (session)')]
    values = ['4711' if name == 'id' else '"Empty evening"' if name == 'title' else '"draft"' if name == 'state' else
              '"EMPTY"' if name == 'code' else f'{name}' for name in names]
    database.execute(f'INSERT INTO session ({", ".join(names)}) SELECT {", ".join(values)} FROM session LIMIT 1')
    database.execute('UPDATE product SET pool = "candidate" WHERE id IN (SELECT id FROM product ORDER BY sku LIMIT 2)')
    database.commit()
    database.close()
    return library


run(Desk(prepare()), '/gui/catalogue', [(claim.__name__.replace('_', '-'), claim) for claim in CLAIMS])
