# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of Kaibo's windows, read as a whole rather than node by node.

GTK 4.8 answers org.a11y.atspi.Cache.GetItems with every node that somebody has asked for yet: what it is called, its role
and states; what nobody has asked for is announced by AddAccessible when it is. Who is whose child only the parents know
(the cache holds what is hidden, too): they are asked all at once, guided by how it was before. A look is what is in sight
at a moment. It holds until wait_for() tries again, the next input, or a second; a node that was kept is looked up in the
look of the moment. Places and texts are not in it and are asked of the program.

The methods of a node are called as those of Atspi.Accessible."""
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
MS_TO_ANSWER = 15000
SECONDS_TO_HOLD = 1

# The members of an item of the cache.
REFERENCE, PARENT, COUNT, INTERFACES, NAME, ROLE, DESCRIPTION, STATES = 0, 2, 4, 5, 6, 7, 8, 9


def path_of(item, which):
    return item.get_child_value(which).get_child_value(1).get_string()


class Gone(Exception):
    """The node is not in the tree, any more or yet."""


class Bus:
    """The accessibility bus, who is on it, and what was announced there."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                    Gio.DBusCallFlags.NONE, MS_TO_ANSWER, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.connection.signal_subscribe(None, 'org.a11y.atspi.Cache', 'AddAccessible', None, None,
                                         Gio.DBusSignalFlags.NONE, self.is_announced)
        self.names = {}
        self.announced = {}
        self.children_before = {}

    def is_announced(self, _connection, sender, _path, _interface, _signal, arguments):
        item = arguments.get_child_value(0)
        self.announced[sender, path_of(item, REFERENCE)] = item

    def ask(self, owner, path, interface, method, arguments=None):
        return self.connection.call_sync(owner, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                         MS_TO_ANSWER, None)

    def call(self, owner, path, interface, method, arguments=None):
        """The first value of the answer."""
        return self.ask(owner, path, 'org.a11y.atspi.' + interface, method, arguments).unpack()[0]

    def get(self, owner, path, interface, what):
        arguments = GLib.Variant('(ss)', ('org.a11y.atspi.' + interface, what))
        return self.ask(owner, path, 'org.freedesktop.DBus.Properties', 'Get', arguments).unpack()[0]

    def children(self, places):
        """The path of what is at each place, a parent and an index, asked at once; None where there is nothing any more."""
        answers = {}

        def answered(connection, result, place):
            try:
                answers[place] = path_of(connection.call_finish(result), 0)
            except GLib.Error as error:
                answers[place] = None if Gio.DBusError.is_remote_error(error) else error
        for place in places:
            (owner, path), index = place
            self.connection.call(owner, path, 'org.a11y.atspi.Accessible', 'GetChildAtIndex', GLib.Variant('(i)', (index,)),
                                 None, Gio.DBusCallFlags.NONE, MS_TO_ANSWER, None, answered, place)
        context = GLib.MainContext.default()
        while len(answers) < len(places) or context.pending():
            context.iteration(True)
        for answer in answers.values():
            if isinstance(answer, GLib.Error):
                raise answer
        return answers

    def programs(self):
        """The owners of Kaibo's trees: the desk, and the host's window."""
        for owner, path in self.call('org.a11y.atspi.Registry', ROOT, 'Accessible', 'GetChildren'):
            if owner not in self.names:
                self.names[owner] = self.get(owner, path, 'Accessible', 'Name')
            if self.names[owner] == 'kaibo':
                yield owner


class Look:
    """The trees as they were at one moment."""
    bus = None
    latest = None

    @classmethod
    def now(cls):
        if cls.latest is None or time.monotonic() > cls.latest.end:
            cls.bus = cls.bus or Bus()
            cls.latest = cls()
        return cls.latest

    def __init__(self):
        self.items = {}
        self.cached = {}        # the children of each, hidden ones too, in no order
        self.children = {}      # those in sight, in their order
        self.bus.announced.clear()
        roots = [((owner, ROOT), self.read(owner)) for owner in self.bus.programs()]
        self.windows = self.ask(roots)
        self.complete()
        self.bus.children_before = self.children
        self.end = time.monotonic() + SECONDS_TO_HOLD

    def read(self, owner):
        """What the program's cache holds; returns how many windows it has."""
        items = self.bus.ask(owner, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems').get_child_value(0)
        for number in range(items.n_children()):
            item = items.get_child_value(number)
            reference = owner, path_of(item, REFERENCE)
            self.items[reference] = item
            self.cached.setdefault((owner, path_of(item, PARENT)), []).append(reference)
        return self.bus.get(owner, ROOT, 'Accessible', 'ChildCount')

    def ask(self, parents):
        """Learns the children of each parent, of which the number is known; returns all of them."""
        answers = self.bus.children([(parent, index) for parent, count in parents for index in range(count)])
        self.items.update(self.bus.announced)
        for parent, count in parents:
            found = [(parent[0], answers[parent, index]) for index in range(count)]
            self.children[parent] = [child for child in found if child in self.items]
        return [child for parent, _ in parents for child in self.children[parent]]

    def complete(self):
        """Asks whatever is likely to be in sight at once, then what turned out to be there as well."""
        found = list(self.windows)
        while found:
            parents = {}
            while found:
                node = found.pop()
                if node in self.items and node not in self.children and node not in parents:
                    parents[node] = self.items[node].get_child_value(COUNT).get_int32()
                    found += self.bus.children_before.get(node) or self.cached.get(node, [])
            found = self.ask(list(parents.items()))


def forget():
    """What is asked next is asked of the windows as they are then."""
    Look.latest = None


def answers():
    """Whether the programs have come round to answering."""
    Look.bus = Look.bus or Bus()
    return all(Look.bus.get(owner, ROOT, 'Accessible', 'ChildCount') for owner in Look.bus.programs())


class Node:
    def __init__(self, reference):
        self.reference = reference

    def __eq__(self, other):
        return isinstance(other, Node) and self.reference == other.reference

    def __hash__(self):
        return hash(self.reference)

    def item(self):
        item = Look.now().items.get(self.reference)
        if item is None:
            raise Gone(self.reference[1])
        return item

    def get_name(self):
        return self.item().get_child_value(NAME).get_string()

    def get_description(self):
        return self.item().get_child_value(DESCRIPTION).get_string()

    def get_role_name(self):
        return Atspi.Role(self.item().get_child_value(ROLE).get_uint32()).value_nick.replace('-', ' ')

    def has_state(self, state):
        return bool(self.item().get_child_value(STATES).get_child_value(state // 32).get_uint32() >> state % 32 & 1)

    def has_interface(self, name):
        return 'org.a11y.atspi.' + name in self.item().get_child_value(INTERFACES).unpack()

    def get_parent(self):
        return Node((self.reference[0], path_of(self.item(), PARENT)))

    def get_children(self):
        return [Node(child) for child in Look.now().children.get(self.reference, [])]

    def get_child_count(self):
        return len(Look.now().children.get(self.reference, []))

    def get_child_at_index(self, index):
        children = Look.now().children.get(self.reference, [])
        return Node(children[index]) if index < len(children) else None

    def call(self, interface, method, signature='()', *arguments):
        return Look.bus.call(*self.reference, interface, method, GLib.Variant(signature, arguments))

    def get(self, interface, what):
        return Look.bus.get(*self.reference, interface, what)


def windows():
    """Kaibo's, the newest last."""
    return [Node(window) for window in Look.now().windows]


def walk(node, deepest=99, is_closed=None):
    """The node and what is in it; not what is in a node that is closed, nor in one that is deeper."""
    yield node
    if deepest == 0 or (is_closed is not None and is_closed(node)):
        return
    for child in node.get_children():
        yield from walk(child, deepest - 1, is_closed)


def nodes(is_closed=None):
    for window in windows():
        yield from walk(window, is_closed=is_closed)
