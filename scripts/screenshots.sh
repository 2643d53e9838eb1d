#!/usr/bin/env bash
# Makes the pictures of the README: opens the real window with the embedded sample under Xvfb and takes its picture in
# several views, light and dark. Needs Xvfb, xdotool, ImageMagick's import, and a software OpenGL (Debian: xvfb xdotool
# imagemagick libgl1-mesa-dri).
#
#   scripts/screenshots.sh [FOLDER] [WIDTHxHEIGHT] [SCALE] [LANGUAGE]      default: docs/screenshots 1280x800 1 english
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-docs/screenshots}
size=${2:-1280x800}
scale=${3:-1}
language=${4:-english}
program=$(realpath -m "${CLAUSESCOPE:-target/debug/clausescope}")
[ -x "$program" ] || cargo build

for tool in Xvfb xdotool import; do
    command -v "$tool" >/dev/null || { echo "screenshots.sh: $tool is missing" >&2; exit 2; }
done
mkdir -p "$folder"
folder=$(realpath "$folder")
home=$(mktemp -d)
displays=$home/display
Xvfb -displayfd 3 -screen 0 "${size}x24" 3>"$displays" 2>/dev/null &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$home"' EXIT
for _ in $(seq 50); do [ -s "$displays" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$displays") LIBGL_ALWAYS_SOFTWARE=1 WINIT_X11_SCALE_FACTOR=$scale

# What the window opens with, besides the sample: files in a folder of their own, so that no path stands in a picture.
files=()
"$program" sample "$home/sample" >/dev/null

# picture NAME THEME KEYS…: opens the window, presses the keys, takes the picture.
picture() {
    local name=$1 theme=$2
    shift 2
    export XDG_DATA_HOME=$home/$name
    mkdir -p "$XDG_DATA_HOME/clausescope"
    echo "{\"theme\": \"$theme\", \"language\": \"$language\"}" >"$XDG_DATA_HOME/clausescope/settings.json"
    (cd "$home/sample" && exec "$program" "${files[@]}") 2>/dev/null &
    local window=$! id=""
    for _ in $(seq 100); do
        id=$(xdotool search --onlyvisible --class clausescope 2>/dev/null | head -n 1) && [ -n "$id" ] && break
        sleep 0.1
    done
    [ -n "$id" ] || { echo "screenshots.sh: the window did not open" >&2; exit 1; }
    xdotool windowmove "$id" 0 0 windowsize "$id" "${size%x*}" "${size#*x}"
    sleep 1.5
    xdotool windowfocus "$id"
    # Beside the text, so that nothing is hovered.
    xdotool mousemove $((${size%x*} - 3)) $((${size#*x} - 3))
    local key
    for key in "$@"; do xdotool key "$key"; sleep 0.3; done
    sleep 1
    import -window root "$folder/$name.png"
    kill "$window"
    wait "$window" 2>/dev/null || true
    echo "$folder/$name.png"
}

picture answer light
picture side-by-side light ctrl+2 n
picture redline light ctrl+3 n ctrl+d
picture cards light ctrl+4 n
picture ledger dark ctrl+5
picture side-by-side-dark dark ctrl+2 n
picture export light ctrl+2 n ctrl+e
picture settings light ctrl+2 ctrl+comma
files=("$(basename "$(ls "$home"/sample/* | head -n 1)")")
picture empty light
files=(terms-of-last-year.md)
picture error light
