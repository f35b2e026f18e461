#!/bin/sh
# Makes the default theme's fonts anew from the npm package below: only upright Inter, only the weights in use (400 to 600),
# only the features in use (kerning, tabular figures, local forms). Needs npm, and a Python with fonttools and brotli:
#
#   python3 -m venv fonts-env && fonts-env/bin/pip install fonttools brotli
#   PYTHON=$PWD/fonts-env/bin/python tools/fonts.sh
set -eu
package=@fontsource-variable/inter@5.3.0
python=${PYTHON:-python3}
out=$(cd "$(dirname "$0")/.." && pwd)/themes/default/static/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm pack --silent "$package" >/dev/null
tar -xzf ./*.tgz
for subset in latin latin-ext; do
    "$python" -m fontTools.varLib.instancer "package/files/inter-$subset-wght-normal.woff2" wght=400:600 \
        --quiet --no-recalc-timestamp --output "$subset.ttf"
    "$python" -m fontTools.subset "$subset.ttf" --unicodes='*' --name-IDs='*' --no-hinting --no-recalc-timestamp \
        --layout-features=kern,mark,mkmk,ccmp,locl,calt,tnum,pnum --flavor=woff2 --output-file="$out/inter-$subset.woff2"
done
tr -d '\r' <package/LICENSE >"$out/OFL.txt"
wc -c "$out"/*
