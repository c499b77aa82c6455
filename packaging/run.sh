#!/bin/sh
# Open the sample center's window, or do the main job without one where there is no screen.
# Usage: run.sh BIN
set -eu
bin=$1

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/python" main.py open --demo
fi
printf '%s\n' "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty)," \
    "so the main job is done without a window; look into build/demo." ""
exec "$bin/python" main.py demo --out build/demo
