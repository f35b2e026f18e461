#!/bin/sh
# Fetches what judges pages and is no Python package, into .venv/judges, and does nothing where it is there already:
# the W3C's Nu validator (needs npm to be fetched and Java to run). Where it cannot be had, says so and goes on: the test
# that needs it is skipped with the reason, and on CI it fails.
set -eu
cd "$(dirname "$0")/.."
package=vnu-jar@26.9.27
out=.venv/judges

say() { printf 'set-up: %s\n' "$*"; }

[ -f "$out/$package" ] && exit 0
command -v npm >/dev/null || { say "no npm, so no validator of pages"; exit 0; }
command -v java >/dev/null || { say "no Java, so no validator of pages"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say "fetching the W3C's validator of pages ($package, by npm)"
if (cd "$work" && npm pack --silent "$package" && tar -xzf ./*.tgz) >/dev/null 2>&1; then
    rm -rf "$out"
    mkdir -p "$out"
    mv "$work/package/build/dist/vnu.jar" "$out/"
    touch "$out/$package"
else
    say "it could not be fetched"
fi
