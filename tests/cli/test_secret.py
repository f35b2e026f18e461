"""A secret is made once, found again, and taken to another machine without being seen by others."""

import io
import stat
import sys

import pytest

from jepsite.cli import keeping
from jepsite.protect.secret import Origin, Secret
from jepsite.protect.vault import Silence, Vault
from tests.commandline import tree

DIGITS, OTHER = "0a" * 32, "0b" * 32
SETTINGS = "# ours\nsite: {time_zone: Europe/Rome}\n"


def fingerprint(digits=DIGITS):
    return Secret(value=bytes.fromhex(digits), origin=Origin.FILE).fingerprint


class Shelf(Vault):
    """A keyring in memory."""

    __slots__ = ()
    kept: dict[str, str] = {}  # noqa: RUF012 - emptied by the fixture

    def get(self, fingerprint):
        return self.kept.get(fingerprint)

    def put(self, fingerprint, text):
        self.kept[fingerprint] = text
        return "Shelf"


@pytest.fixture
def keyring(monkeypatch):
    """A keyring that works, in place of the one of the system."""
    Shelf.kept.clear()
    monkeypatch.setattr("jepsite.cli.secret.vault", lambda: Shelf(patience=0, waiting=print))
    monkeypatch.setattr(keeping, "vault", lambda: Shelf(patience=0, waiting=print))
    return Shelf.kept


@pytest.fixture
def own(folder):
    """A folder whose settings name no secret."""
    (folder / "jepsite.yml").write_text(SETTINGS)
    return folder


@pytest.fixture
def typed(monkeypatch):
    """What comes through a pipe."""

    def give(text):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return give


def home(folder):
    return folder.parent / "home" / ".config" / "jepsite"


def named(folder):
    return (folder / "jepsite.yml").read_text().splitlines()[-1].removeprefix("secret: ")


# --- init -------------------------------------------------------------------------------------------------------------


def test_a_secret_is_made_and_kept_in_the_keyring_and_the_settings_name_it(jepsite, own, keyring):
    ended = jepsite("secret", "init")
    built = jepsite("build")

    assert (ended.code, ended.err) == (0, "")
    assert list(keyring) == [named(own)]
    assert f"The secret {named(own)} is kept in the system's keyring (Shelf)." in ended.out
    assert (own / "jepsite.yml").read_text() == f"{SETTINGS}secret: {named(own)}\n"
    assert keyring[named(own)] not in ended.out
    assert built.code == 0
    assert not home(own).exists()


def test_without_a_usable_keyring_it_is_kept_in_a_file_and_said_why(jepsite, own):
    ended = jepsite("secret", "init")
    file = home(own) / f"secret-{named(own)}"

    assert ended.code == 0
    assert "The system's keyring is of no use here: it does not give back what it was given." in ended.err
    assert f"The secret {named(own)} is kept in {file}." in ended.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert fingerprint(file.read_text()) == named(own)
    assert jepsite("build").code == 0


def test_a_keyring_that_breaks_breaks_nothing(jepsite, own, monkeypatch):
    monkeypatch.setattr(Vault, "put", lambda *_: Silence(reason="it is locked"))
    ended = jepsite("secret", "init")

    assert ended.code == 0
    assert "of no use here: it is locked." in ended.err


def test_one_that_there_is_is_never_replaced(jepsite, own):
    jepsite("secret", "init")
    before = tree(own.parent)
    ended = jepsite("secret", "init")

    assert ended.code == 1
    assert f"jepsite.yml names a secret already, {named(own)}." in ended.err
    assert "'jepsite links rekey' replaces it" in ended.err
    assert tree(own.parent) == before


def test_one_that_a_build_made_is_taken_over(jepsite, own):
    home(own).mkdir(parents=True)
    (home(own) / "secret").write_text(DIGITS)
    (home(own) / "secret").chmod(0o600)
    ended = jepsite("secret", "init")

    assert ended.code == 0
    assert f"There is a secret on this machine already, in {home(own) / 'secret'}" in ended.out
    assert named(own) == fingerprint()


def test_one_in_the_variable_is_named_and_kept_nowhere(jepsite, own, monkeypatch):
    monkeypatch.setenv("JEPSITE_SECRET", DIGITS)

    assert jepsite("secret", "init").code == 0
    assert named(own) == fingerprint()
    assert not home(own).exists()


def test_one_that_others_can_read_is_refused(jepsite, own):
    home(own).mkdir(parents=True)
    (home(own) / "secret").write_text(DIGITS)
    (home(own) / "secret").chmod(0o644)
    ended = jepsite("secret", "init")

    assert ended.code == 1
    assert "others on this machine can read" in ended.err
    assert (own / "jepsite.yml").read_text() == SETTINGS


def test_the_demo_secret_gives_way_to_one_of_your_own(jepsite, folder):
    ended = jepsite("secret", "init")

    assert ended.code == 0
    assert "demo" not in (folder / "jepsite.yml").read_text()


def test_it_needs_no_plans_and_no_settings(jepsite, own):
    (own / "jepsite.yml").unlink()
    (own / "content" / "clinics.md").unlink()
    (own / "content").rmdir()

    assert jepsite("secret", "init").code == 0
    assert len(named(own)) == 16


# --- status -----------------------------------------------------------------------------------------------------------


def test_the_status_says_what_is_named_and_what_is_here(jepsite, own, monkeypatch):
    none = jepsite("secret", "status")
    monkeypatch.setenv("JEPSITE_SECRET", DIGITS)
    unnamed = jepsite("secret", "status")
    jepsite("secret", "init")
    well = jepsite("secret", "status")
    monkeypatch.setenv("JEPSITE_SECRET", OTHER)
    wrong = jepsite("secret", "status")

    assert (none.code, unnamed.code, well.code, wrong.code) == (1, 0, 0, 1)
    assert "names no secret yet" in none.out
    assert "error[no-secret]" in none.err
    assert "'jepsite secret init' writes its fingerprint" in unnamed.out
    assert well.out == (
        f"jepsite.yml names the secret {fingerprint()}.\n"
        f"This machine has the secret {fingerprint()} in JEPSITE_SECRET.\n"
    )
    assert "error[wrong-secret]" in wrong.err
    assert OTHER not in wrong.out + wrong.err


def test_the_status_of_the_demo_says_what_it_is(jepsite, folder):
    assert "anybody can work out every link" in jepsite("secret", "status").out


def test_the_secret_itself_in_the_settings_is_not_repeated(jepsite, own):
    (own / "jepsite.yml").write_text(f"{SETTINGS}secret: {DIGITS}\n")
    ended = jepsite("build")

    assert ended.code == 1
    assert "error[secret-in-settings]: line 3 holds" in ended.err
    assert DIGITS not in ended.out + ended.err


# --- to another machine -----------------------------------------------------------------------------------------------


def test_a_secret_travels_from_one_machine_to_another(jepsite, own, typed, monkeypatch):
    jepsite("secret", "init")
    shown = jepsite("secret", "show", "--yes")
    links = jepsite("links", "--today", "2026-11-09").out
    monkeypatch.setenv("HOME", str(own.parent / "elsewhere"))
    without = jepsite("build")
    typed(shown.out)
    taken = jepsite("secret", "import")

    assert (without.code, taken.code) == (1, 0)
    assert fingerprint(shown.out) == named(own)
    assert "The secret (64" not in taken.out
    assert jepsite("links", "--today", "2026-11-09").out == links
    assert jepsite("build").code == 0


def test_it_is_typed_without_being_shown(jepsite, own, monkeypatch):
    asked = []

    def hidden(prompt):
        asked.append(prompt)
        return DIGITS

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.hidden_prompt_func", hidden)
    ended = jepsite("secret", "import")

    assert ended.code == 0
    assert len(asked) == 1
    assert named(own) == fingerprint()
    assert DIGITS not in ended.out + ended.err


@pytest.mark.parametrize("given", ["", "abc\n", "0x" + DIGITS, DIGITS[:-1] + "\n"])
def test_what_is_no_secret_is_refused_and_not_repeated(jepsite, own, typed, given):
    typed(given)
    ended = jepsite("secret", "import")

    assert ended.code == 1
    assert "that is not 64 hex digits" in ended.err
    assert not given.strip() or given.strip() not in ended.out + ended.err
    assert (own / "jepsite.yml").read_text() == SETTINGS
    assert not home(own).exists()


def test_another_secret_than_the_settings_name_is_not_kept(jepsite, own, typed):
    (own / "jepsite.yml").write_text(f"secret: {fingerprint()}\n")
    typed(OTHER)
    ended = jepsite("secret", "import")

    assert ended.code == 1
    assert f"names the secret {fingerprint()}, and this one is {fingerprint(OTHER)}: nothing was kept" in ended.err
    assert not home(own).exists()


def test_a_workspace_that_is_built_with_another_secret_does_not_change_it_unseen(jepsite, own, typed):
    home(own).mkdir(parents=True)
    (home(own) / "secret").write_text(DIGITS)
    (home(own) / "secret").chmod(0o600)
    typed(OTHER)
    ended = jepsite("secret", "import")

    assert ended.code == 1
    assert "every link would change" in ended.err
    assert (own / "jepsite.yml").read_text() == SETTINGS


def test_the_demo_is_not_replaced_unseen(jepsite, folder, typed):
    typed(OTHER)
    ended = jepsite("secret", "import")

    assert ended.code == 1
    assert f"write 'secret: {fingerprint(OTHER)}' into jepsite.yml first" in ended.err


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 130), (None, 2)])
def test_it_is_shown_only_to_somebody_who_was_asked(jepsite, own, monkeypatch, answer, code):
    monkeypatch.setenv("JEPSITE_SECRET", DIGITS)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: answer is not None, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: answer)
    ended = jepsite("secret", "show")

    assert ended.code == code
    assert (DIGITS in ended.out) is (code == 0)


def test_the_demo_secret_is_nothing_to_take_along(jepsite, folder):
    ended = jepsite("secret", "show", "--yes")

    assert ended.code == 1
    assert "known to all" in ended.err


@pytest.mark.parametrize("command", ["init", "status", "show", "import"])
def test_faulty_settings_are_told_and_nothing_is_done(jepsite, own, typed, command):
    (own / "jepsite.yml").write_text("site: [\n")
    typed(DIGITS)
    before = tree(own.parent)
    ended = jepsite("secret", command)

    assert ended.code == 1
    assert "error[malformed-yaml]" in ended.err
    assert tree(own.parent) == before


def test_an_unknown_word_is_a_usage_error(jepsite, own):
    assert jepsite("secret", "export").code == 2
