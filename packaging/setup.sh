#!/bin/sh
# Prepare a Debian machine: what is missing of the system's libraries, the virtual environment,
# the locked packages. Usage: setup.sh PYTHON VENV LOCKFILE [dev|package]
# With the word `dev` also what the tests want: a C compiler, by which power cuts are recorded.
# With the word `package` also what PyInstaller wants: objdump and Python's shared library.
set -eu
python=${1:-python3} venv=$2 lock=$3 also=${4:-}

say() { printf '%s\n' "$*"; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Infusion Planner needs Python 3.11 or newer, but '$python' is none."
    say "Install it (apt-get install python3.11), or name yours: make run PYTHON=/path/to/python3"
    exit 1
fi

own_venv=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else say "Please run as root, or install sudo: $*"; exit 1
    fi
}

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# One line a need: the names under which Debian and Ubuntu know the package, first match wins.
missing_packages() {
    while read -r names; do
        found=
        for name in $names; do installed "$name" && found=$name && break; done
        [ -n "$found" ] || say "$names"
    done <<EOF
libegl1
libgl1
libglib2.0-0t64 libglib2.0-0
libdbus-1-3
libxkbcommon0
libfontconfig1
libxcb-cursor0
libxcb-icccm4
libxcb-keysyms1
libxcb-shape0
libxkbcommon-x11-0
poppler-utils
EOF
    [ "$also" != dev ] || missing_for_tests
    [ "$also" != package ] || missing_for_package
    # Debian's own Python comes without venv; a Python built elsewhere has it.
    "$python" -c 'import venv, ensurepip' 2>/dev/null || say "$own_venv python3-venv"
}

missing_for_tests() {
    printf '#include <stdio.h>\n' | gcc -E -xc - >/dev/null 2>&1 || printf 'gcc\nlibc6-dev\n'
}

missing_for_package() {
    command -v objdump >/dev/null 2>&1 || say binutils
    # Debian keeps the shared library of its own Python in a package of its own
    "$python" -c 'import ctypes, sysconfig
name, folder = map(sysconfig.get_config_var, ("INSTSONAME", "LIBDIR"))
try:
    ctypes.CDLL(name)
except OSError:
    ctypes.CDLL(f"{folder}/{name}")' 2>/dev/null || say "${own_venv%-venv}" | sed 's/^/lib/'
}

known() { apt-cache show "$1" >/dev/null 2>&1; }

install_packages() {
    say "Installing what Qt and the checks need: $(printf '%s' "$1" | tr '\n' ' ')"
    as_root apt-get update -qq
    set --  # collect the name that this release knows
    while read -r names; do
        for name in $names; do
            if known "$name"; then set -- "$@" "$name"; break; fi
        done
    done <<EOF
$wanted
EOF
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

if command -v apt-get >/dev/null 2>&1; then
    wanted=$(missing_packages)
    [ -z "$wanted" ] || install_packages "$wanted"
else
    say "No apt-get here: Qt's system libraries, poppler-utils and for the tests gcc have to be" \
        "there already."
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
say "Ready."
