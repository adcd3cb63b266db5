#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-board.py KAIBO: templates, the board by state, the filter in the real window; what the window shows is what the
command line reads from the library. To be run inside with-sway.sh; every step waits for its effect."""
from drive import Atspi, box_of, drag, extents, has_focus, is_in, make_library, run, until, wait_for
from library_desk import Desk, is_called, key, write

TITLE = 'Brand self-live, 3 hours'


class Board(Desk):
    def state(self):
        return next((session['state'] for session in self.sessions() if session['title'] == TITLE), None)

    def reach(self, state, *keys):
        for name in keys:
            key(name)
        wait_for(f'the state {state}', lambda: self.state() == state)

    def card(self):
        return self.find(TITLE + ', ', 'list item')

    def see_toast(self, text):
        """Toasts come one after the other and stay five seconds: a look at all of a deep page may be too slow."""
        wait_for(f'“{text}”', lambda: any(is_called(node, text) for node in self.nodes_to(8)), 90)

    def is_on_card(self):
        card = self.card()
        return card is not None and has_focus(card)


def template_is_chosen_by_key(desk):
    wait_for('the sample', lambda: desk.row('Cook It Outside'))
    until('the dialog', lambda: key('ctrl+n'), lambda: desk.find('Start time'))
    until('the template', lambda: key('Page_Down'), lambda: desk.find('3:00:00 · 41 cues · 2 host shifts'))


def template_becomes_a_session(desk):
    key('Return')
    made = desk.until('the session', lambda all: [session for session in all if session['title'] == TITLE])[0]
    cues = desk.ask('show', made['id'])['cues']
    assert len(cues) == 41 and all((cue['slack_ms'] or 0) >= 0 for cue in cues if cue['hard'])
    assert made['start'][11:16] == '19:00'
    desk.press('Back to Sessions')


def filter_has_chips(desk):
    wait_for('the list', lambda: desk.row(TITLE))
    desk.press('Filter')
    desk.press('Last Month')
    wait_for('the session of another month to go', lambda: desk.row(TITLE) is None and desk.row('Cook It Outside'))
    until('the popover to close', lambda: key('Escape'), lambda: desk.find('Last Month') is None)
    desk.see('Remove filter “')
    desk.press('Clear')
    wait_for('all to be back', lambda: desk.row(TITLE))
    desk.miss('Remove filter “')


def session_becomes_a_template(desk):
    desk.choose('cook', 'Cook It Outside')
    until('the menu', lambda: key('shift+F10'), lambda: desk.find('Save as Template…', 'menu item'))
    desk.press('Save as Template…', 'menu item')
    desk.see('Keep the people in their duties')
    key('ctrl+a')
    write('Ours')
    key('Return')
    desk.miss('Keep the people in their duties')
    until('the dialog', lambda: key('ctrl+n'), lambda: desk.find('Ours'))
    key('Escape')
    desk.miss('Start time')
    assert len(desk.sessions()) == 2


def own_template_becomes_a_session(desk):
    """The last of the list, which scrolls to it: on the day that is offered, without stock and results."""
    until('the dialog', lambda: key('ctrl+n'), lambda: desk.find('Start time'))

    def is_in_sight():
        row = desk.find('Ours', 'list item')
        return row is not None and is_in(row, Atspi.StateType.SELECTED)
    for _ in range(11):
        key('Page_Down')
    until('the template of one’s own', lambda: key('Page_Down'), is_in_sight)
    key('Return')
    made = desk.until('the session', lambda all: [session for session in all if session['title'] == 'Ours'])[0]
    sample = next(session for session in desk.sessions() if session['title'].startswith('Cook'))
    assert made['state'] == 'draft' and made['start'][:10] > sample['start'][:10]
    assert made['start'][11:16] == sample['start'][11:16]
    mine, theirs = (desk.ask('show', session['id'])['cues'] for session in (made, sample))
    for cue, original in zip(mine, theirs, strict=True):
        assert (cue['title'], cue['duration_ms'], cue['hard']) == (original['title'], original['duration_ms'], original['hard'])
        assert cue['start'][11:19] == original['start'][11:19]
    session = int(made['id'])
    assert desk.query('SELECT count(live_stock) FROM lineup_item WHERE session_id = ?', session) == 0
    assert desk.query('SELECT count(result) FROM goal WHERE session_id = ?', session) == 0
    until('the list', lambda: desk.press('Back to Sessions'), lambda: desk.row('Ours'))
    key('ctrl+z')
    wait_for('it to be taken back', lambda: len(desk.sessions()) == 2)


def board_is_shown_by_key(desk):
    desk.choose('brand', TITLE)
    key('ctrl+3')
    wait_for('the card with the focus', desk.is_on_card)


def card_goes_on_by_key(desk):
    for state, name in (('preparing', 'alt+Right'), ('review', 'alt+Right'), ('preparing', 'alt+Left')):
        desk.reach(state, name)
        wait_for('the focus to go along', desk.is_on_card)
        wait_for('the card to be in sight', lambda: box_of(desk.card())[0] > 0)


def card_is_dragged(desk):
    """To the column on the left, and taken back."""
    x, y, width, height = extents(wait_for('the card', desk.card))
    start = x + width // 2, y + height // 2
    goal = start[0] - 204, start[1] + 200
    until('the state', lambda: drag(start, goal) if desk.state() == 'preparing' else None,
          lambda: desk.state() == 'draft')
    wait_for('the card in its column', lambda: box_of(desk.card())[0] < x - 150)
    key('ctrl+z')
    wait_for('it to be taken back', lambda: desk.state() == 'preparing')
    wait_for('the card to be back', lambda: box_of(desk.card())[0] == x)


def card_says_why_it_may_not_go(desk):
    desk.reach('review', 'alt+Right')
    wait_for('the focus to go along', desk.is_on_card)
    desk.reach('ready', 'alt+Right')
    wait_for('the focus to go along', desk.is_on_card)
    key('alt+Right')
    desk.see_toast('A session goes on air from its Live page.')
    assert desk.state() == 'ready'


def menu_sets_a_state(desk):
    until('the menu', lambda: key('shift+F10'), lambda: desk.find('Cancelled', 'menu item'))
    desk.press('Cancelled', 'menu item')
    wait_for('the state', lambda: desk.state() == 'cancelled')
    key('ctrl+z')
    wait_for('it to be taken back', lambda: desk.state() == 'ready')


run(Board(make_library('en')), '/gui/library/board', [
    ('a-template-is-chosen-by-key', template_is_chosen_by_key),
    ('a-template-becomes-a-session', template_becomes_a_session),
    ('a-filter-has-chips', filter_has_chips),
    ('a-session-becomes-a-template', session_becomes_a_template),
    ('a-template-of-ones-own-becomes-a-session', own_template_becomes_a_session),
    ('the-board-is-shown-by-key', board_is_shown_by_key),
    ('a-card-goes-on-by-key', card_goes_on_by_key),
    ('a-card-is-dragged-to-another-state', card_is_dragged),
    ('a-card-says-why-it-may-not-go', card_says_why_it_may_not_go),
    ('the-menu-sets-a-state', menu_sets_a_state),
])
