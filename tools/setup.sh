#!/bin/sh
# Sets up what the Makefile needs, in .venv, and does nothing where that is done already.
#
#   tools/setup.sh run       Python and the packages that a build needs
#   tools/setup.sh dev       the packages that the tests need as well
#   tools/setup.sh browser   a browser for the tests that look at pages (after `dev`)
#
# What cannot be had is said in plain words, with what to do about it. As root on Debian or Ubuntu (a container, a build
# machine) missing system packages are installed; anybody else is told which command would do it.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)
cd "$here"

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore PIP_USER=0
unset PYTHONHOME PYTHONPATH

say() { printf 'set-up: %s\n' "$*"; }

give_up() {
    printf '\nset-up: %s\n' "$1" >&2
    shift
    for line; do printf '        %s\n' "$line" >&2; done
    exit 1
}

# --- has it been done? ------------------------------------------------------------------------------------------------

# All that the environment depends on: where it lies (it does not survive a move) and what is wanted in it.
wanted() {
    printf '%s\n' "$here"
    cat pyproject.toml jepsite/__init__.py "requirements/$1.lock" | cksum
}

is_done() {
    [ -x .venv/bin/python ] && [ -f ".venv/set-up.$1" ] && [ "$(wanted "$1")" = "$(cat ".venv/set-up.$1")" ]
}

# --- Python and its environment ---------------------------------------------------------------------------------------

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Debian leaves both out of its bare Python.
can_make_environments() { "$1" -c 'import ensurepip, venv; ensurepip.version()' >/dev/null 2>&1; }

# Debian's other way: pip as a package of the system, which can install into an environment that has none of its own.
has_pip_for_others() { "$1" -m pip --python "$1" --version >/dev/null 2>&1; }

# A Python that can do everything is preferred; one that is merely new enough is better than none.
find_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.13 python3.12 python3.11 python3.14 python; fi
    found=
    for name; do
        python=$(command -v "$name") || continue
        is_new_enough "$python" || continue
        if can_make_environments "$python"; then
            found=$python
            break
        fi
        found=${found:-$python}
    done
    [ -n "$found" ] && printf '%s\n' "$found"
}

# Not ours to throw away if it works; of no use if it was made elsewhere, since its programs name that other folder.
is_usable_environment() {
    [ -x .venv/bin/python ] && is_new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1 \
        && grep -qF "$here/.venv" .venv/bin/activate 2>/dev/null
}

is_root_with_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_install() {
    say "as root, installing Debian's $*"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"; } \
        >"$log" 2>&1 </dev/null
}

make_environment() {
    python=$(find_python) || give_up "no Python 3.11 or newer was found${PYTHON:+ as $PYTHON}." \
        "Install one, for instance with: apt install python3 python3-venv    (Debian, Ubuntu)" \
        "                                brew install python                 (macOS)" \
        "or name the one you have: make $goal PYTHON=/path/to/python3"
    say "making a virtual environment in .venv with $("$python" --version) ($python)"
    rm -rf .venv
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! can_make_environments "$python" && ! has_pip_for_others "$python" && is_root_with_apt; then
        apt_install "python$version-venv" || say "that did not work: $(tail -n 1 "$log")"
    fi
    if can_make_environments "$python"; then
        "$python" -m venv .venv >"$log" 2>&1 || give_up "no virtual environment could be made: $(tail -n 1 "$log")"
        pip=".venv/bin/python"
    elif has_pip_for_others "$python" && "$python" -m venv --without-pip .venv 2>/dev/null; then
        pip=$python
    else
        rm -rf .venv
        give_up "$python cannot make virtual environments: its modules venv and ensurepip are missing." \
            "Debian and Ubuntu have them in a package of their own: sudo apt install python$version-venv" \
            "Or name another Python, 3.11 or newer: make $goal PYTHON=/path/to/python3"
    fi
}

# --- the packages -----------------------------------------------------------------------------------------------------

# pip of the environment itself, or of the system where the environment has none yet (it gets one from the lock file).
pip_install() {
    if [ "$pip" = .venv/bin/python ]; then set -- -m pip install "$@"; else set -- -m pip --python .venv/bin/python install "$@"; fi
    "$pip" "$@" >>"$log" 2>&1
}

# The end of a failed step: pip's own words, then ours.
pip_failed() {
    keep=${TMPDIR:-/tmp}/jepsite-set-up.log
    cp "$log" "$keep"
    words=$(grep -E '^ *(ERROR|E?[A-Za-z]*Error|error):' "$log" | tail -n 5)
    printf '\n%s\n' "${words:-$(tail -n 5 "$log")}" >&2
    what=$1
    shift
    give_up "$what All that pip said is in $keep" "$@"
}

install_packages() {
    if is_done "$1"; then return; fi
    pip=.venv/bin/python
    is_usable_environment || make_environment
    say "installing $(grep -c '^[a-z]' "requirements/$1.lock") locked packages (requirements/$1.lock); this takes a minute, once"
    rm -f .venv/set-up.*
    pip_install --retries 2 --require-hashes -r "requirements/$1.lock" \
        || pip_failed "the packages could not be installed." \
            "No network? They are fetched once; after that no network is needed. Go online and run this again." \
            "Behind a proxy? Set HTTPS_PROXY. With a package mirror? Set PIP_INDEX_URL." \
            "Anything else: remove the folder .venv and run this again."
    pip=.venv/bin/python
    pip_install --no-index --no-deps --no-build-isolation --editable . \
        || pip_failed "the packages are there, but this project itself could not be installed." \
            "Is pyproject.toml as it was? Otherwise remove the folder .venv and run this again."
    wanted "$1" >".venv/set-up.$1"
    if [ "$1" = dev ]; then wanted run >.venv/set-up.run; fi # the packages of a build are among them
    say "done"
}

# --- the browser ------------------------------------------------------------------------------------------------------

browser_works() { .venv/bin/python -m tests.browser 2>>"$log"; }

find_or_fetch_browser() {
    if browser_works; then return; fi
    say "fetching a browser for the tests"
    if .venv/bin/python -m tests.browser --fetch >"$log" 2>&1 && browser_works; then return; fi
    say "it could not be fetched: $(grep -i error "$log" | tail -n 1)"
    if is_root_with_apt && apt_install chromium libatomic1 && browser_works; then
        apt_install chromium-headless-shell || say "it is not to be had here: PDFs are printed by Chromium, at half the speed"
        return
    fi
    set -- "no browser was found or could be fetched, which some tests need." \
        "Install one, for instance with: sudo apt install chromium libatomic1    (Debian)" \
        "or name one of Chromium's family: JEPSITE_BROWSER=/path/to/chrome make test"
    [ "${CI:-}" = true ] && give_up "$@"
    for line; do say "$line"; done
    say "going on; the tests that need one will be skipped and say so"
}

# ----------------------------------------------------------------------------------------------------------------------

log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

case ${1:-} in
    run) goal=site; install_packages run ;;
    dev) goal=test; install_packages dev ;;
    browser) goal=test; find_or_fetch_browser ;;
    *) give_up "usage: tools/setup.sh run | dev | browser" ;;
esac
