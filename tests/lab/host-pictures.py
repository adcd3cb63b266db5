#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""host-pictures.py KAIBO FOLDER [WORD…]: photographs the host's screen for a person to look at: a live show of each sample,
every layout, 1920×1080, 1080×1920 and 1280×720, mirrored and not, the phases of the countdown, standby, hold, a message.
It drives the real desk and the real host's window in a private compositor; WORDs choose among the names of the pictures
(`en portrait`). A picture is taken when two in a row are the same but for what ticks."""
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

# Locale, title, page, button, the cue that is photographed, what must be said in it, the cues that are late and how.
LANGUAGES = {
    'zh': ('zh_CN', '换季不慌张', '直播', '开播', 'C09', '大瓶没拆可以七天无理由退', {'C10': 'warning', 'C11': 'danger', 'C12': 'over'}),
    'en': ('C', 'Cook It Outside', 'Live', 'Go Live', 'E10', 'Fuel is not included\nUse it outdoors only',
           {'E11': 'warning', 'E12': 'danger', 'E13': 'over'}),
}
LATE = {'warning': 'warning_ms = duration_ms', 'danger': 'warning_ms = duration_ms, danger_ms = duration_ms', 'over': 'duration_ms = 1000'}
LATE_LAYOUTS = ('both', 'landscape'), ('both', 'portrait'), ('prompter', 'landscape'), ('clock', 'landscape'), ('card', 'portrait')
LAYOUTS = 'both', 'prompter', 'card', 'clock'
SIZES = {'landscape': '1920x1080', 'portrait': '1080x1920', 'small': '1280x720'}
SCREEN = 'HEADLESS-2'
READ_S = 4              # how long the text runs before it stands for the pictures
STEADY = 0.02           # of the screen may tick


def start_all(kaibo, folder, words):
    """This script once more, within a compositor, for each language."""
    lab = os.path.dirname(os.path.abspath(__file__))
    os.makedirs(folder, exist_ok=True)
    for language, (locale, *_) in LANGUAGES.items():
        if set(LANGUAGES) & set(words) and language not in words:
            continue
        subprocess.run([os.path.join(lab, 'with-sway.sh'), '-r', '1440x900', os.path.abspath(__file__), kaibo, folder, *words],
                       env={**os.environ, 'LANGUAGE': locale, 'LC_ALL': 'C.UTF-8', 'PICTURES_OF': language}, check=True)


def make_library(drive, language):
    """The sample, to begin now, every product with a picture, something that must be said, and cues that are late soon."""
    *_, cue, must_say, late = LANGUAGES[language]
    path = drive.take_back(drive.make_library(language))
    picture = os.path.join(os.environ['HOME'], 'product.png')
    subprocess.run(['convert', '-size', '480x640', 'xc:none', '-fill', '#7fb8a0', '-draw', 'roundrectangle 120,200 360,620 40,40',
                    '-fill', '#dcd6cc', '-draw', 'roundrectangle 195,60 285,200 16,16', '-fill', 'white',
                    '-draw', 'rectangle 150,330 330,480', picture], check=True)
    with sqlite3.connect(path) as library, open(picture, 'rb') as data:
        start_us, = library.execute('SELECT start_us FROM session').fetchone()
        shift_us = int(time.time() * 1e6) - start_us
        for table, columns in {'session': ('start_us', 'target_end_us'), 'cue': ('fixed_us',), 'shift': ('start_us', 'end_us'),
                               'coupon': ('from_us', 'to_us')}.items():
            for column in columns:
                library.execute(f'UPDATE {table} SET {column} = {column} + ?', (shift_us,))
        library.execute('UPDATE lineup_item SET must_say = ? WHERE id = (SELECT lineup_item_id FROM cue WHERE cue_no = ?)',
                        (must_say, cue))
        for number, phase in late.items():
            library.execute(f'UPDATE cue SET {LATE[phase]} WHERE cue_no = ?', (number,))
        library.execute("INSERT INTO product_image SELECT id, id, 1024, 'product.png', 'image/png', ? FROM product", (data.read(),))
    return path


class Photographer:
    """A desk whose settings are a file, and a camera on the host's screen."""

    def __init__(self, drive, folder, language, words):
        self.drive, self.folder, self.language = drive, folder, language
        self.words = [word for word in words if word not in LANGUAGES]
        self.settings = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
        self.taken = 0
        os.makedirs(os.path.dirname(self.settings))
        self.look('both', False)
        os.environ['GSETTINGS_BACKEND'] = 'keyfile'
        self.desk = drive.Desk(make_library(drive, language))

    def look(self, layout, is_mirrored):
        with tempfile.NamedTemporaryFile('w', dir=os.path.dirname(self.settings), delete=False) as settings:
            settings.write(f"[io/github/kaibo/Kaibo]\nhost-layout='{layout}'\nhost-mirror-h={str(is_mirrored).lower()}\n")
        os.replace(settings.name, self.settings)

    def resize(self, size):
        subprocess.run(['swaymsg', '-q', '--', f'output {SCREEN} resolution --custom {size}'], check=True)

    def shoot(self, path):
        subprocess.run(['grim', '-o', SCREEN, path], check=True)

    def is_steady(self, path, before):
        """Whether two pictures differ in no more than ticks; by ImageMagick's count of pixels."""
        count = subprocess.run(['compare', '-metric', 'AE', '-fuzz', '10%', before, path, 'null:'], capture_output=True).stderr
        pixels = subprocess.run(['identify', '-format', '%[fx:w*h]', path], capture_output=True).stdout
        return float(count.split()[0]) < STEADY * float(pixels)

    def take(self, name):
        name = f'{self.language}-{name}'
        if not all(word in name.split('-') for word in self.words):
            return
        path, before = os.path.join(self.folder, name + '.png'), os.path.join(os.environ['HOME'], 'before.png')
        time.sleep(0.7)
        self.shoot(path)
        for _ in range(20):
            os.replace(path, before)
            time.sleep(0.2)
            self.shoot(path)
            if self.is_steady(path, before):
                break
        self.taken += 1

    def event_count(self, kind):
        return self.desk.query('SELECT count(*) FROM run_event WHERE kind = ?', kind)

    def key(self, key, kind):
        count = self.event_count(kind)
        self.drive.until(f'{kind} by {key}', lambda: self.drive.do('key', key), lambda: self.event_count(kind) > count)

    def is_live(self):
        return self.desk.query("SELECT count(*) FROM run WHERE kind = 'live' AND ended_us IS NULL")

    def find_answer(self):
        return next((node for node in self.drive.nodes() if node.get_role_name() == 'push button' and
                     any(word in node.get_name() for word in ('Waive', '豁免'))), None)

    def go_live(self, title, page, button):
        drive = self.drive
        drive.open_page(title, page)
        drive.wait_for('the page', lambda: drive.find(button, 'push button'))
        drive.click(button, 'push button')
        drive.wait_for('a run, or what is against it', lambda: self.is_live() or self.find_answer())
        # The sample's words say when it is, and that is another time now.
        if not self.is_live():
            drive.do('type', 'Lee')
            drive.do('key', 'Tab')
            drive.do('type', 'pictures')
            drive.until('the answer', lambda: drive.act(self.find_answer()), self.is_live)
        drive.wait_for('the host', drive.host_pid)

    def go_to(self, cue):
        while self.desk.query("SELECT c.cue_no FROM run_event AS e JOIN cue AS c ON c.id = e.cue_id WHERE e.kind = 'take' AND "
                              "e.run_id = (SELECT id FROM run ORDER BY started_us DESC LIMIT 1) "
                              'ORDER BY e.position DESC LIMIT 1') != cue:
            self.key('space', 'take')
            time.sleep(0.5)
        time.sleep(READ_S)
        self.drive.do('key', 't')

    def take_layouts(self):
        for size, pixels in SIZES.items():
            self.resize(pixels)
            for layout in LAYOUTS:
                for is_mirrored in False, True:
                    self.look(layout, is_mirrored)
                    self.take(f'{layout}-{size}{"-mirrored" if is_mirrored else ""}')
        self.resize(SIZES['landscape'])

    def take_late(self, late):
        for cue, phase in late.items():
            self.go_to(cue)
            for layout, size in LATE_LAYOUTS:
                self.resize(SIZES[size])
                self.look(layout, False)
                self.take(f'{layout}-{size}-{phase}')

    def take_told(self):
        """What the operator does to the screen."""
        for size, key in ('landscape', 'F1'), ('portrait', 'F3'):
            self.resize(SIZES[size])
            self.key(key, 'message')
            for layout in LAYOUTS:
                self.look(layout, False)
                self.take(f'{layout}-{size}-message')
        self.key('h', 'hold')
        self.take('clock-portrait-held')


def photograph(kaibo, folder, words):
    import drive
    language = os.environ['PICTURES_OF']
    _, title, page, button, cue, _, late = LANGUAGES[language]
    camera = Photographer(drive, folder, language, words)
    try:
        camera.go_live(title, page, button)
        camera.resize(SIZES['landscape'])
        camera.take('both-landscape-standby')
        camera.go_to(cue)
        camera.take_layouts()
        camera.take_late(late)
        camera.take_told()
    finally:
        drive.picture('end')
        camera.desk.close()
        if drive.host_pid() is not None:
            os.kill(drive.host_pid(), 9)
    print(f'{camera.taken} pictures of {language}')


if 'PICTURES_OF' in os.environ:
    photograph(*sys.argv[1:3], sys.argv[3:])
elif len(sys.argv) >= 3:
    start_all(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:])
else:
    sys.exit(__doc__)
