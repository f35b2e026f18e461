#!/bin/sh
# Makes the default theme's fonts anew from the npm package below: only upright Inter, only the weights in use (400 to 600),
# only the features in use (kerning, tabular figures, local forms). Documents get its three weights one by one: a variable
# font would be embedded in a PDF as drawings without a name (Type 3). Needs npm, and a Python with fonttools and brotli:
#
#   python3 -m venv fonts-env && fonts-env/bin/pip install fonttools brotli
#   PYTHON=$PWD/fonts-env/bin/python tools/fonts.sh
set -eu
package=@fontsource-variable/inter@5.3.0
python=${PYTHON:-python3}
theme=$(cd "$(dirname "$0")/.." && pwd)/themes/default
out=$theme/static/fonts
print=$theme/print/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm pack --silent "$package" >/dev/null
tar -xzf ./*.tgz

# weights in, file out; what follows are further options of the instancer
make_font() {
    subset=$1 weights=$2 file=$3
    shift 3
    "$python" -m fontTools.varLib.instancer "package/files/inter-$subset-wght-normal.woff2" "wght=$weights" "$@" \
        --quiet --no-recalc-timestamp --output made.ttf
    "$python" -m fontTools.subset made.ttf --unicodes='*' --name-IDs='*' --no-hinting --no-recalc-timestamp \
        --layout-features=kern,mark,mkmk,ccmp,locl,calt,tnum,pnum --flavor=woff2 --output-file="$file"
}

for subset in latin latin-ext; do
    make_font "$subset" 400:600 "$out/inter-$subset.woff2"
    for weight in 400 500 600; do
        make_font "$subset" "$weight" "$print/inter-$subset-$weight.woff2" --static --update-name-table
    done
done
for folder in "$out" "$print"; do
    tr -d '\r' <package/LICENSE >"$folder/OFL.txt"
done
wc -c "$out"/* "$print"/*
