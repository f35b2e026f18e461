"""A first build keeps its secret and names it in the settings; from then on no other secret will do."""

import stat

import pytest

from jepsite.cli import keeping
from jepsite.protect.links import slug
from jepsite.protect.secret import Origin, Secret
from jepsite.protect.vault import Vault
from tests.commandline import tree

DIGITS = "0a" * 32
SETTINGS = "# ours\nsite: {time_zone: Europe/Rome} # home\n"
DEAL = bytes.fromhex("00112233445566778899aabbccddeeff")


def fingerprint(digits=DIGITS):
    return Secret(value=bytes.fromhex(digits), origin=Origin.FILE).fingerprint


def secret_file(folder):
    return folder.parent / "home" / ".config" / "jepsite" / "secret"


def kept(folder):
    return secret_file(folder).read_text().strip()


def test_a_first_build_makes_a_secret_names_it_in_the_settings_and_says_so_once(jepsite, folder):
    (folder / "jepsite.yml").write_text(SETTINGS)
    first, second = jepsite("build"), jepsite("build")
    named = fingerprint(kept(folder))

    assert (first.code, second.code, first.err) == (0, 0, "")
    assert f"jepsite.yml now names the secret by its fingerprint, {named}: commit that." in first.out
    assert "now names" not in second.out
    assert (folder / "jepsite.yml").read_text() == f"{SETTINGS}secret: {named}\n"
    assert stat.S_IMODE(secret_file(folder).stat().st_mode) == 0o600
    assert [page.name for page in (folder / "site" / "p").iterdir() if page.is_dir()] == [
        slug(bytes.fromhex(kept(folder)), DEAL, 1)
    ]


def test_without_settings_they_are_begun(jepsite, folder):
    (folder / "jepsite.yml").unlink()
    jepsite("build", "--quiet")

    assert (folder / "jepsite.yml").read_text().endswith(f"\n\nsecret: {fingerprint(kept(folder))}\n")
    assert jepsite("build").code == 0


def test_a_colleagues_machine_without_the_secret_refuses_before_it_writes(jepsite, folder):
    (folder / "jepsite.yml").write_text(SETTINGS)
    jepsite("build")
    before = tree(folder)
    secret_file(folder).unlink()
    ended = jepsite("build")

    assert ended.code == 1
    assert "jepsite.yml:3:9: error[no-secret]" in ended.err
    assert "'jepsite secret import'" in ended.err
    assert tree(folder) == before
    assert not secret_file(folder).exists()


@pytest.mark.parametrize("where", ["variable", "file", "named file"])
def test_a_wrong_secret_refuses_before_it_writes(jepsite, folder, monkeypatch, where):
    (folder / "jepsite.yml").write_text(f"secret: {fingerprint()}\n")
    monkeypatch.setenv("JEPSITE_SECRET", DIGITS)
    jepsite("build")
    before = tree(folder)
    if where == "variable":
        monkeypatch.setenv("JEPSITE_SECRET", "0b" * 32)
    else:
        monkeypatch.delenv("JEPSITE_SECRET")
        name = "secret" if where == "file" else f"secret-{fingerprint()}"
        secret_file(folder).parent.mkdir(parents=True)
        secret_file(folder).with_name(name).write_text("0b" * 32)
        secret_file(folder).with_name(name).chmod(0o600)
    ended = jepsite("build")

    assert ended.code == 1
    assert "error[wrong-secret]" in ended.err
    assert tree(folder) == before


def test_faulty_settings_stop_a_build_before_a_secret_is_made(jepsite, folder):
    (folder / "jepsite.yml").write_text("site: [\n")
    ended = jepsite("build")

    assert ended.code == 1
    assert "error[malformed-yaml]" in ended.err
    assert not secret_file(folder).exists()


def test_a_variables_secret_is_not_named_in_the_settings(jepsite, folder, monkeypatch):
    (folder / "jepsite.yml").write_text(SETTINGS)
    monkeypatch.setenv("JEPSITE_SECRET", DIGITS)

    assert jepsite("build").code == 0
    assert (folder / "jepsite.yml").read_text() == SETTINGS


def test_a_plan_from_anywhere_leaves_no_settings_behind(jepsite, folder, monkeypatch):
    (folder / "jepsite.yml").unlink()
    plan = folder / "clinics.md"
    (folder / "content" / "clinics.md").rename(plan)
    (folder / "content").rmdir()

    assert jepsite("build", "clinics.md").code == 0
    assert not (folder / "jepsite.yml").exists()


def test_settings_that_cannot_be_edited_are_left_alone_and_the_line_is_told(jepsite, folder):
    (folder / "jepsite.yml").write_text("{site: {time_zone: Europe/Rome}}\n")
    ended = jepsite("build")

    assert ended.code == 0
    assert f"  secret: {fingerprint(kept(folder))}" in ended.out
    assert (folder / "jepsite.yml").read_text() == "{site: {time_zone: Europe/Rome}}\n"


def test_settings_that_cannot_be_written_are_told_and_the_build_goes_on(jepsite, folder, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError("read-only")

    (folder / "jepsite.yml").write_text(SETTINGS)
    monkeypatch.setattr("jepsite.intake.edits.write", refuse)
    ended = jepsite("build")

    assert ended.code == 0
    assert "could not be written into the settings (read-only)" in ended.out


def test_a_keyring_that_somebody_can_unlock_is_given_time(monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    blind = keeping.vault()
    monkeypatch.setenv("DISPLAY", ":0")
    seen = keeping.vault()
    seen.waiting()

    assert isinstance(blind, Vault)
    assert (blind.patience, seen.patience) == (5, 60)
    assert "Waiting for the system's keyring" in capsys.readouterr().err


def test_no_secret_stands_in_what_a_build_writes_or_says(jepsite, folder, monkeypatch):
    (folder / "jepsite.yml").write_text(SETTINGS)
    said = jepsite("build")
    digits = kept(folder)
    forms = [digits, bytes.fromhex(digits).decode("latin-1")]
    written = tree(folder)

    assert not [form for form in forms if form in said.out + said.err]
    assert not [path for path, content in written.items() for form in forms if form.encode("latin-1") in content]
