#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-lineup.py KAIBO: plans a lineup in the real window, by keyboard and pointer, and asks the command line what was
stored. To be run inside with-sway.sh; every step waits for its effect."""
from drive import Desk, act, box_of, do, drag, find, has_focus, make_library, open_page, run, text_of, until, wait_for, walk, \
    windows

CODE = 'TY-20261017-A'


class Lineup(Desk):
    def __init__(self, library):
        super().__init__(library)
        self.view = None
        self.aside = 0

    def items(self):
        return self.ask('lineup', CODE)['items']

    def item(self, sku):
        return next((item for item in self.items() if item['sku'] == sku), None)

    def cues(self, link):
        return [cue['cue'] for cue in self.ask('show', CODE)['cues'] if cue['link_no'] == link]

    def nodes(self):
        """All that is in sight but for the rows, which are most of it."""
        for window in windows():
            yield from walk(window, is_closed=lambda node: node.get_role_name() == 'table row')

    def press(self, name):
        """A button of a dialog: its own window says where it is only within itself."""
        wait_for(f'“{name}”', lambda: any(
            node.get_role_name() in ('push button', 'button') and (node.get_name() or '').startswith(name) and act(node)
            for window in reversed(list(windows())) for node in walk(window)))

    def table(self):
        """The table, found once: a walk over the whole window takes a second."""
        if self.view is None:
            self.view = wait_for('the table', lambda: next((node for node in self.nodes() if node.get_name() == 'Lineup'
                                                            and node.get_role_name() in ('table', 'tree table', 'list')), None))
        return self.view

    def learn_places(self):
        """Where rows and columns stand, from one walk over the table: each takes most of a second."""
        wanted = {'氨基酸洁面慕斯': None, '柔净卸妆膏': None, '117.00': None, '129.00': None}

        def find():
            for node in walk(self.table()):
                if node.get_name() in wanted:
                    x, y, width, height = box_of(node)
                    wanted[node.get_name()] = (x + min(width // 2, 30), y + height // 2)
            return all(place is not None and place[1] > 0 for place in wanted.values())
        wait_for('the rows', find)
        first, ninth = wanted['氨基酸洁面慕斯'], wanted['柔净卸妆膏']
        self.top, self.step = first[1], (ninth[1] - first[1]) / 8
        self.columns = {'product': first[0], 'final': wanted['117.00'][0], 'live': wanted['129.00'][0]}

    def click_row(self, number, column='product'):
        """Two clicks in one place would be a double click, which opens a cell."""
        self.aside = 12 - self.aside
        do('click', self.columns[column] + self.aside, round(self.top + (number - 1) * self.step))

    def has_open_cell(self, name):
        return any(node.get_role_name() in ('text', 'entry') and node.get_name() == name for node in walk(self.table()))

    def complains(self, text):
        return any(text in (node.get_name() or '') for node in walk(self.table()))

    def shows(self, text):
        return any(text in (node.get_name() or '') for node in self.nodes())


def open_lineup(desk):
    open_page('换季不慌张', 'Lineup')
    desk.learn_places()
    assert len(desk.items()) == 18


def change_a_price(desk):
    until('an open cell', lambda: (desk.click_row(4, 'live'), do('key', 'Return')), lambda: desk.has_open_cell('Live / list'))
    do('type', '119')
    do('key', 'Return')
    wait_for('the price', lambda: desk.item('TY-RY100')['live_minor'] == 11900)
    assert desk.item('TY-RY100')['final_minor'] == 10700
    wait_for('the next cell', lambda: desk.has_open_cell('Live / list'))


def keep_a_bad_price_open(desk):
    do('key', 'ctrl+a')
    do('type', '-5')
    do('key', 'Return')
    wait_for('the sentence beside the open cell',
             lambda: desk.complains('less than nothing') and desk.has_open_cell('Live / list'))
    assert desk.item('TY-JX030')['live_minor'] == 18900
    do('key', 'Escape')
    wait_for('the cell to close', lambda: not desk.has_open_cell('Live / list'))


def undo_once(desk):
    desk.click_row(4)
    do('key', 'ctrl+z')
    wait_for('the old price', lambda: desk.item('TY-RY100')['live_minor'] == 12900)


def move_by_key(desk):
    desk.click_row(4)
    do('key', 'alt+Down')
    wait_for('No.4 as No.5', lambda: desk.item('TY-RY100')['link_no'] == 5)
    assert desk.item('TY-JX030')['link_no'] == 4
    do('key', 'ctrl+z')
    wait_for('No.4 again', lambda: desk.item('TY-RY100')['link_no'] == 4)


def move_by_pointer(desk):
    x = desk.columns['product']
    start, goal = (round(desk.top + (number - 1) * desk.step) for number in (6, 2))
    drag((x, start), (x, goal))
    wait_for('No.6 as No.2', lambda: desk.item('TY-MS050')['link_no'] == 2)
    assert desk.item('TY-XL806')['link_no'] == 3
    do('key', 'ctrl+z')
    wait_for('No.6 again', lambda: desk.item('TY-MS050')['link_no'] == 6)


def add_from_the_catalogue(desk):
    until('the picker', lambda: (desk.click_row(8), do('key', 'Insert')), lambda: desk.shows('Find a Product'))
    until('the SKU in the picker', lambda: (do('key', 'ctrl+a'), do('type', 'TY-LH003')),
          lambda: text_of(find('Find a Product', 'entry')) == 'TY-LH003')
    do('key', 'Return')
    wait_for('No.19', lambda: any(item['link_no'] == 19 and item['sku'] == 'TY-LH003' for item in desk.items()))
    wait_for('the table to have the keyboard again', lambda: any(map(has_focus, walk(desk.table()))))
    do('key', 'ctrl+z')
    wait_for('No.19 to go', lambda: len(desk.items()) == 18)


def explain_a_final_price(desk):
    until('the arithmetic', lambda: desk.click_row(4, 'final'), lambda: desk.shows('Final price of one unit'))
    do('key', 'Escape')


def take_out_and_put_back(desk):
    until('what it touches', lambda: (desk.click_row(9), do('key', 'Delete')), lambda: desk.shows('Said in scripts'))
    desk.press('_Take Out')
    wait_for('No.9 to be out', lambda: desk.item('TY-XZ100') is None)
    assert desk.cues(9) == ['C08', 'C38']
    do('key', 'ctrl+z')
    wait_for('No.9 to be back', lambda: desk.item('TY-XZ100') is not None)


def swap_for_the_backup(desk):
    before = desk.cues(11)
    until('what it touches', lambda: (desk.click_row(4), do('key', 'Delete')), lambda: desk.shows('Said in scripts'))
    desk.press('_Swap for No.11')
    wait_for('No.4 to be out', lambda: desk.item('TY-RY100') is None)
    assert sorted(desk.cues(11)) == sorted(before + ['C06', 'C24', 'C43'])
    assert desk.cues(4) == []
    do('key', 'ctrl+z')
    wait_for('all of it undone', lambda: desk.cues(4) == ['C06', 'C24', 'C43'] and desk.item('TY-RY100') is not None)
    assert desk.cues(11) == before


STEPS = (open_lineup, change_a_price, keep_a_bad_price_open, undo_once, move_by_key, move_by_pointer, add_from_the_catalogue,
         explain_a_final_price, take_out_and_put_back, swap_for_the_backup)


run(Lineup(make_library('zh')), '/gui/lineup', [(step.__name__.replace('_', '-'), step) for step in STEPS])
