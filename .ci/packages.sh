# shellcheck shell=sh disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
# packages.sh: what Kaibo is built of, runs with and is tested by (Debian's names). Read by ./run and ./check.

# To build and to run: compiler and build system, libraries, translations and metadata, the browser display, fonts.
run_packages='
  gcc libc6-dev pkgconf meson ninja-build python3
  libglib2.0-dev libglib2.0-bin libgtk-4-dev libadwaita-1-dev
  libsqlite3-dev libxml2-dev libarchive-dev libjson-glib-dev libnotify-dev libenchant-2-dev
  gettext libxml2-utils desktop-file-utils shared-mime-info
  libgtk-4-bin adwaita-icon-theme fonts-cantarell fonts-noto-cjk hunspell-en-us
'

# What scripts are written with now and then, emoji, Arabic, Thai; without them these characters are boxes, and all else works.
wanted_packages='fonts-dejavu-core fonts-noto-color-emoji fonts-tlwg-loma-otf'

# To test, on top of that: screens and input, the accessibility tree, a bus, pictures, documents, validators.
check_packages="$run_packages"'
  sway grim wtype xvfb openbox xdotool x11-utils x11-xserver-utils
  dbus dbus-x11 dbus-daemon at-spi2-core gir1.2-atspi-2.0 gir1.2-gtk-4.0 gir1.2-adw-1 python3-gi
  imagemagick poppler-utils libxkbcommon-tools
  git jq gawk procps util-linux sqlite3
  appstream man-db
'

# install_packages NAME…: installs those that are missing and says which; silent and quick when none is.
install_packages()
{
  command -v dpkg-query >/dev/null 2>&1 || {
    echo "This is not Debian or a relative of it; Kaibo needs what these packages hold:" "$@" >&2
    return 0
  }
  missing=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | awk -v wanted="$*" '
    $1 == "installed" { have[$2] = 1 }
    END { n = split (wanted, w, " "); for (i = 1; i <= n; i++) if (!(w[i] in have)) printf "%s ", w[i] }')
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
      echo "Missing, and there is no sudo to install it; as root: apt-get install $missing" >&2
      return 1
    }
    as_root=sudo
  fi
  echo "Installing $missing${as_root:+(through sudo)}" >&2
  $as_root apt-get -qq update >&2 </dev/null || echo "apt-get update failed; trying with the lists that are there" >&2
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >&2 </dev/null || {
    echo "Could not install: $missing" >&2
    return 1
  }
}
