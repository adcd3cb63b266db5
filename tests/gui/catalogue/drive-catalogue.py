#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-catalogue.py KAIBO: keeps products in the real window, by keyboard and pointer, and reads from the library what
was stored. To be run inside with-sway.sh; every step waits for its effect."""
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

KAIBO = sys.argv[1]
PATIENCE = 15


class Failed(Exception):
    pass


def wait_for(what, test):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = test()
        if found:
            return found
        time.sleep(0.1)
    raise Failed(f'waited in vain for {what}')


def ax(*arguments):
    done = subprocess.run(['ax.py', arguments[0], 'kaibo', *arguments[1:]], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f'ax.py {" ".join(arguments)}: {done.stderr.strip()}')
    return done.stdout


def key(*keys):
    subprocess.run(['vinput.py', 'key', *keys], check=True)


class Desk:
    def __init__(self, library):
        self.library = library
        self.process = subprocess.Popen([KAIBO, '--library', library])

    def ask(self, sql, *values):
        database = sqlite3.connect(f'file:{self.library}?mode=ro', uri=True, timeout=10)
        try:
            row = database.execute(sql, values).fetchone()
        finally:
            database.close()
        return row[0] if row else None

    def until(self, value, sql, *values):
        wait_for(f'{value} from {sql}', lambda: self.ask(sql, *values) == value)

    def press_until(self, what, name):
        """The first keys may come before the window has the focus."""
        for _ in range(8):
            key(what)
            if subprocess.run(['ax.py', 'wait', 'kaibo', name, '2'], capture_output=True).returncode == 0:
                return
        raise Failed(f'{what} does not show {name}')

    def fill(self, text, fields_on=1):
        """Types into the entry that has the focus, over what is there, and goes on: that stores it, or says what is wrong."""
        key('ctrl+a')
        subprocess.run(['vinput.py', 'type', text], check=True)
        key(*['Tab'] * fields_on)

    # The claims

    def product_is_made(self):
        ax('wait', 'Products', '20')
        self.press_until('alt+2', 'Search products')
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
        ax('wait', '“-3” is less than nothing: type 0 or more', '10')
        if self.ask('SELECT list_price_minor FROM product WHERE name = "Bottle"') is not None:
            raise Failed('a price below nothing was stored')
        key('shift+Tab')
        self.fill('129')
        self.until(12900, 'SELECT list_price_minor FROM product WHERE name = "Bottle"')

    def list_follows_the_search(self):
        key('ctrl+f')
        ax('settext', 'Search products', 'TY-RY100')
        ax('wait', '1 of 19', '10')
        ax('settext', 'Search products', '')
        ax('wait', '19 of 19', '10')

    def candidates_are_compared_and_moved(self):
        ax('click', 'Selection')
        ax('wait', 'Choose two to four to compare them.', '10')
        self.drag_into_focus()
        key('ctrl+a')
        ax('wait', 'Price against rivals', '10')
        before = self.ask('SELECT count (*) FROM lineup_item')
        subprocess.run(['vinput.py', 'click', '1350', '73'], check=True)
        ax('wait', 'Empty evening', '10')
        time.sleep(0.5)
        subprocess.run(['vinput.py', 'click', '1290', '135'], check=True)
        self.until(before + 2, 'SELECT count (*) FROM lineup_item')
        self.until(2, 'SELECT max (i.link_no) FROM lineup_item AS i JOIN session AS s ON s.id = i.session_id '
                      'WHERE s.title = "Empty evening"')
        key('ctrl+z')
        self.until(before, 'SELECT count (*) FROM lineup_item')

    def drag_into_focus(self):
        """A click on the first row, away from every button."""
        subprocess.run(['vinput.py', 'click', '330', '150'], check=True)

    def deletion_names_the_session(self):
        name = self.ask('SELECT p.name FROM product AS p JOIN lineup_item AS i ON i.product_id = p.id LIMIT 1')
        sku = self.ask('SELECT sku FROM product WHERE name = ?', name)
        key('ctrl+f')
        ax('settext', 'Search products', sku)
        ax('wait', '1 of 19', '10')
        key('Return')
        time.sleep(0.3)
        ax('click', 'Product Menu')
        ax('click', 'Delete…')
        ax('wait', f'Delete “{name}”?', '10')
        ax('click', 'Delete')
        self.until(0, 'SELECT count (*) FROM product WHERE name = ?', name)
        key('ctrl+z')
        self.until(1, 'SELECT count (*) FROM product WHERE name = ?', name)


CLAIMS = [Desk.product_is_made, Desk.leading_zeros_stay, Desk.bad_price_is_named, Desk.list_follows_the_search,
          Desk.candidates_are_compared_and_moved, Desk.deletion_names_the_session]


def prepare(library):
    """The Chinese sample, two candidates, and a session to come that has no product yet."""
    subprocess.run([KAIBO, '--library', library, 'sample', 'zh'], check=True, stdout=subprocess.DEVNULL)
    database = sqlite3.connect(library)
    names = [row[1] for row in database.execute('PRAGMA table_info (session)')]
    values = ['4711' if name == 'id' else '"Empty evening"' if name == 'title' else '"draft"' if name == 'state' else
              '"EMPTY"' if name == 'code' else f'{name}' for name in names]
    database.execute(f'INSERT INTO session ({", ".join(names)}) SELECT {", ".join(values)} FROM session LIMIT 1')
    database.execute('UPDATE product SET pool = "candidate" WHERE id IN (SELECT id FROM product ORDER BY sku LIMIT 2)')
    database.commit()
    database.close()


def main():
    print(f'1..{len(CLAIMS)}', flush=True)
    failures = 0
    with tempfile.TemporaryDirectory(prefix='kaibo-catalogue-') as folder:
        library = os.path.join(folder, 'library.db')
        prepare(library)
        desk = Desk(library)
        try:
            for number, claim in enumerate(CLAIMS, 1):
                name = claim.__name__.replace('_', ' ')
                try:
                    claim(desk)
                    print(f'ok {number} - {name}', flush=True)
                except Failed as failure:
                    failures += 1
                    print(f'not ok {number} - {name}\n# {failure}', flush=True)
        finally:
            desk.process.terminate()
            desk.process.wait(10)
    sys.exit(failures > 0)


main()
