"""Links are listed ready to be sent, and withdrawn: one, all of a plan, or all there are. The others live on."""

import json
import sys
import traceback
from dataclasses import replace

import pytest

from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.protect.keys import Keys, keys_of
from jepsite.protect.links import slug
from jepsite.protect.open import Refusal, open_page, read_envelope, root_for
from jepsite.protect.secret import Origin, Secret
from jepsite.source import Source
from tests.commandline import FAULTY, PLAN, tree

DIGITS = "0a" * 32
SECRET = bytes.fromhex(DIGITS)
FINGERPRINT = Secret(value=SECRET, origin=Origin.FILE).fingerprint
TWO = PLAN.replace("start:", "recipients: [chiara, legal]\nstart:")
DAY = ("--today", "2026-11-09")


@pytest.fixture
def own(folder, monkeypatch):
    """A user's folder with a secret of its own and one plan for two recipients."""
    monkeypatch.setenv("JEPSITE_SECRET", DIGITS)
    (folder / "jepsite.yml").write_text(f"secret: {FINGERPRINT}\nsite: {{base_url: 'https://plans.roster.example'}}\n")
    (folder / "content" / "clinics.md").write_text(TWO)
    return folder


def deal(folder) -> Deal:
    text = (folder / "content" / "clinics.md").read_text()
    read = read_deal(Source(path="content/clinics.md", text=text), Site()).value

    assert read is not None
    return read


def keys(folder) -> Keys:
    return keys_of(SECRET, deal(folder))


def page(folder) -> bytes:
    (found,) = (folder / "site" / "p").glob("*/index.html")
    return found.read_bytes()


def opens(html: bytes, old: Keys, now: Keys) -> list[str]:
    """Whose link of `old` opens a page that was sealed with `now`."""
    envelope = read_envelope(html)

    assert envelope is not None
    roots = root_for(envelope, replace(old, slug=now.slug, gen=now.gen))
    return [reader.label for reader, root in zip(old.recipients, roots, strict=True) if root == now.root]


# --- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_has_every_link_whole_with_its_words_and_tells_how_long_it_stands(jepsite, own):
    ended = jepsite("links", *DAY)
    lines = ended.out.splitlines()
    chiara, legal = keys(own).recipients
    base = f"https://plans.roster.example/p/{keys(own).slug}/#"

    assert (ended.code, ended.err) == (0, "")
    assert lines[:3] == [
        "Clinica Alba",
        "  Shift planning for two clinics  (content/clinics.md)",
        "  The page stands until 25 February 2027.",
    ]
    assert "  chiara (Chiara Riva): link, not committed yet" in lines
    assert "  legal: link, not committed yet" in lines
    assert [line for line in lines if "https" in line] == [
        f"    {base}{chiara.fragment}",
        f"    {base}{legal.fragment}",
    ]
    assert any(line.startswith("    Here is our joint plan ‘Shift planning for two clinics’") for line in lines)


def test_a_plan_without_recipients_has_one_link(jepsite, own):
    (own / "content" / "clinics.md").write_text(PLAN)
    ended = jepsite("links", *DAY)

    assert "  one link for all readers: link, not committed yet" in ended.out.splitlines()
    assert f"#{keys(own).recipients[0].fragment}" in ended.out


@pytest.mark.parametrize("access", ["link+password", "password"])
def test_a_password_stands_by_itself_and_never_in_what_is_sent(jepsite, own, access):
    (own / "content" / "clinics.md").write_text(TWO.replace("start:", f"access: {access}\nstart:"))
    ended = jepsite("links", "--for", "legal", *DAY)
    listed = json.loads(jepsite("links", "--for", "legal", "--format", "json", *DAY).out)["links"]
    password = keys(own).recipients[1].password

    assert password is not None
    assert f"    Password, to be sent another way: {password}" in ended.out.splitlines()
    assert "You will get the password for it separately:" in ended.out
    assert [link["password"] for link in listed] == [password]
    assert password not in listed[0]["message"]
    assert ("#" in listed[0]["address"]) is (access == "link+password")


def test_an_open_page_has_one_address_and_a_warning(jepsite, own):
    (own / "content" / "clinics.md").write_text(TWO.replace("start:", "access: open\nstart:"))
    said = jepsite("links", *DAY).out

    assert "  everybody: open, not sealed, not committed yet; whoever has the address can read the page" in said
    assert said.count("https://") == 1
    assert "#" not in said


def test_the_sites_access_is_the_plans_where_it_says_nothing(jepsite, own):
    (own / "jepsite.yml").write_text(f"secret: {FINGERPRINT}\naccess: link+password\n")

    assert jepsite("links", *DAY).out.count("Password, to be sent another way:") == 2


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-02-10", "  The page stands until 25 February 2027."),
        ("2027-02-11", "  The page expires in 14 days, on 25 February 2027."),
        ("2027-02-24", "  The page expires in 1 day, on 25 February 2027."),
        ("2027-02-25", "  The page expires today, on 25 February 2027."),
        ("2027-02-26", "  Expired on 25 February 2027: the page goes with the next build."),
    ],
)
def test_an_expiry_is_told_in_time(jepsite, own, day, said):
    assert said in jepsite("links", "--today", day).out.splitlines()


def test_a_page_without_an_end_is_told(jepsite, own):
    (own / "content" / "clinics.md").write_text(TWO.replace(" by=2026-11-27", ""))

    assert "  The page is never taken down" in jepsite("links", *DAY).out


def test_without_a_base_url_the_address_is_told_as_far_as_it_is_known(jepsite, own):
    (own / "jepsite.yml").write_text(f"secret: {FINGERPRINT}\n")
    said = jepsite("links", *DAY)
    as_json = jepsite("links", "--format", "json", *DAY)

    assert f"    /p/{keys(own).slug}/#{keys(own).recipients[0].fragment}" in said.out.splitlines()
    assert "base_url" in said.out
    assert json.loads(as_json.out)["links"][0]["address"].startswith("/p/")
    assert "base_url" in as_json.err


def test_a_page_on_this_disk_has_an_address_there(jepsite, own):
    before = jepsite("links", "--local", *DAY)
    jepsite("build")
    after = jepsite("links", "--local", *DAY)
    file = (own / "site" / "p" / keys(own).slug / "index.html").as_uri()

    assert "Not built yet in site: content/clinics.md." in before.out
    assert "Not built yet" not in after.out
    assert f"    {file}#{keys(own).recipients[0].fragment}" in after.out.splitlines()


def test_every_line_with_a_link_says_that_the_demo_secret_is_one(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(TWO)
    said = jepsite("links", *DAY).out

    assert said.count("demo secret: anybody can work this out") == 2
    assert json.loads(jepsite("links", "--format", "json", *DAY).out)["demo"] is True


def test_a_fault_in_the_body_keeps_no_link_back_and_one_in_the_front_matter_does(jepsite, own):
    (own / "content" / "clinics.md").write_text(FAULTY)
    (own / "content" / "second.md").write_text(TWO.replace("recipients:", "recipient:").replace("0011", "2211"))
    ended = jepsite("links", *DAY)

    assert ended.code == 1
    assert ended.out.count("https://") == 1
    assert "content/second.md:4:1: error[unknown-key]" in ended.err


def test_a_plans_title_cannot_steer_the_terminal(jepsite, own):
    plan = own / "content" / "clinics.md"
    plan.write_text(TWO.replace("title: Shift planning for two clinics", 'title: "Shift \\e]52;c;x\\a planning"'))
    said = jepsite("links", *DAY).out

    assert "Shift \N{REPLACEMENT CHARACTER}]52;c;x" in said
    assert "\x1b" not in said


# --- the clipboard ----------------------------------------------------------------------------------------------------


def test_one_link_is_copied_with_its_words_and_without_its_password(jepsite, own, monkeypatch):
    copied: list[str] = []

    def copy(text):
        copied.append(text)
        return "Copied to the clipboard (test)."

    monkeypatch.setattr("jepsite.cli.links.copy", copy)
    (own / "content" / "clinics.md").write_text(TWO.replace("start:", "access: link+password\nstart:"))
    ended = jepsite("links", "clinics", "--for", "legal", "--copy", *DAY)
    (text,) = copied
    legal = keys(own).recipients[1]

    assert ended.code == 0
    assert "Copied to the clipboard (test)." in ended.err
    assert "The password is not with it" in ended.err
    assert text.splitlines()[1] == f"https://plans.roster.example/p/{keys(own).slug}/#{legal.fragment}"
    assert str(legal.password) not in text


def test_more_than_one_link_is_not_copied(jepsite, own):
    ended = jepsite("links", "--copy", *DAY)

    assert ended.code == 2
    assert "--copy takes one link, and here are 2" in ended.err
    assert "https://" not in ended.out


def test_half_an_address_is_not_copied(jepsite, own):
    (own / "jepsite.yml").write_text(f"secret: {FINGERPRINT}\n")
    ended = jepsite("links", "--for", "legal", "--copy", *DAY)

    assert ended.code == 2
    assert "--copy needs whole addresses" in ended.err
    assert "/p/" not in ended.out


def test_where_there_is_no_clipboard_that_is_said(jepsite, own, monkeypatch):
    monkeypatch.setattr("jepsite.cli.links.copy", lambda _text: None)
    ended = jepsite("links", "--for", "legal", "--copy", *DAY)

    assert ended.code == 1
    assert "There is no clipboard here" in ended.err


# --- bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["links", "nope"], 2, "there is no plan 'nope'"),
        (["links", "clinic"], 2, "did you mean 'clinics'?"),
        (["links", "--for", "nobody"], 2, "'nobody' has no link in these plans"),
        (["links", "rotate"], 2, "Missing argument 'PLAN'"),
        (["links", "rotate", "nope"], 2, "there is no plan 'nope'"),
        (["links", "revoke", "clinics"], 2, "Missing argument 'RECIPIENT'"),
        (["links", "revoke", "clinics", "nobody"], 1, "error[unknown-recipient]: 'nobody' has no link of this plan"),
        (["links", "revoke", "clinics", "chiarra"], 1, "did you mean 'chiara'?"),
        (["links", "rekey", "now"], 2, "unexpected extra argument"),
        (["links", "--format", "xml"], 2, "'xml' is not one of"),
    ],
)
def test_bad_input_gets_a_clear_answer_and_changes_nothing(jepsite, own, words, code, said):
    before = tree(own)
    ended = jepsite(*words)

    assert ended.code == code
    assert said in ended.err
    assert tree(own) == before


@pytest.mark.parametrize("words", [["links"], ["links", "rotate", "clinics"], ["links", "rekey", "--yes"]])
def test_faulty_settings_are_told_before_anything_else(jepsite, own, words):
    (own / "jepsite.yml").write_text("site: [\n")
    before = tree(own)
    ended = jepsite(*words)

    assert ended.code == 1
    assert "error[malformed-yaml]" in ended.err
    assert tree(own) == before


def test_a_secret_that_is_not_here_is_told_and_none_is_made(jepsite, own, monkeypatch):
    monkeypatch.delenv("JEPSITE_SECRET")
    ended = jepsite("links")

    assert ended.code == 1
    assert "error[no-secret]" in ended.err
    assert not (own.parent / "home").exists()


def test_faulty_front_matter_is_not_edited(jepsite, own):
    text = TWO.replace("start:", "links: {url: one}\nstart:")
    (own / "content" / "clinics.md").write_text(text)
    ended = jepsite("links", "revoke", "clinics", "legal")

    assert ended.code == 1
    assert "error[malformed-value]" in ended.err
    assert (own / "content" / "clinics.md").read_text() == text


def test_a_plan_that_changes_under_the_hand_is_left_alone(jepsite, own, monkeypatch):
    def changed(*_arguments):
        raise ValueError("'content/clinics.md' has changed since it was read")

    monkeypatch.setattr("jepsite.intake.edits.write", changed)
    ended = jepsite("links", "rotate", "clinics")

    assert ended.code == 1
    assert "has changed since it was read. Nothing was written; try again." in ended.err


# --- withdrawing ------------------------------------------------------------------------------------------------------


def test_ten_thousand_deals_have_ten_thousand_addresses():
    assert len({slug(SECRET, number.to_bytes(16, "big"), 1) for number in range(10_000)}) == 10_000


def test_renaming_the_customer_the_plan_and_its_file_leaves_every_link(own):
    before = keys(own)
    text = TWO.replace("Clinica Alba", "Ospedale Bruni").replace("title: Shift", "title: New shift")
    renamed = read_deal(Source(path="content/bruni.md", text=text), Site()).value

    assert renamed is not None
    assert keys_of(SECRET, renamed) == before


def test_a_rotation_gives_a_new_address_and_new_keys_and_no_old_link_opens_the_new_page(jepsite, own):
    jepsite("build")
    old = keys(own)
    ended = jepsite("links", "rotate", "clinics")
    rotated = (own / "content" / "clinics.md").read_text()
    jepsite("build")
    now = keys(own)

    assert ended.code == 0
    assert "'jepsite links clinics' shows them" in ended.out
    assert rotated == TWO.replace("legal]\n", "legal]\nlinks: {url: 2, gen: 2}\n")
    assert now.slug != old.slug
    assert now.root != old.root
    assert not {reader.fragment for reader in old.recipients} & {reader.fragment for reader in now.recipients}
    assert [folder.name for folder in (own / "site" / "p").iterdir() if folder.is_dir()] == [now.slug]
    assert opens(page(own), old, now) == []
    assert opens(page(own), now, now) == ["chiara", "legal"]


def test_a_revoked_link_is_dead_and_the_other_one_as_it_was(jepsite, own):
    jepsite("build")
    old, old_page = keys(own), page(own)
    ended = jepsite("links", "revoke", "clinics", "legal")
    edited = (own / "content" / "clinics.md").read_text()
    jepsite("build")
    now = keys(own)
    path = f"p/{now.slug}/index.html"

    assert ended.code == 0
    assert "The link of 'legal' to 'clinics' is withdrawn. The links of chiara stay." in ended.out
    assert edited == TWO.replace("[chiara, legal]\n", "[chiara]\nlinks: {url: 1, gen: 2, revoked: [legal]}\n")
    assert now.recipients == old.recipients[:1]
    assert now.slug == old.slug
    assert opens(old_page, old, old) == ["chiara", "legal"]
    assert opens(page(own), old, now) == ["chiara"]
    assert open_page(page(own), path=path, keys=replace(now, root=old.root)) is Refusal.WRONG_KEY
    assert jepsite("links", "revoke", "clinics", "legal").code == 1


def test_a_revoked_label_does_not_return(jepsite, own):
    jepsite("links", "revoke", "clinics", "legal")
    plan = own / "content" / "clinics.md"
    plan.write_text(plan.read_text().replace("[chiara]\n", "[chiara, legal]\n"))
    ended = jepsite("build")

    assert ended.code == 1
    assert "error[revoked-recipient]" in ended.err


def test_the_one_link_of_a_plan_is_revoked_together_with_its_address(jepsite, own):
    (own / "content" / "clinics.md").write_text(PLAN)
    old = keys(own)
    ended = jepsite("links", "revoke", "clinics", "default")
    jepsite("build")

    assert "It was the last: the plan has a new address and link." in ended.out
    assert keys(own).slug != old.slug
    assert opens(page(own), old, keys(own)) == []


def test_who_had_the_link_before_there_were_recipients_does_not_get_in_again_when_the_last_of_them_goes(jepsite, own):
    (own / "content" / "clinics.md").write_text(PLAN)
    first = keys(own)
    (own / "content" / "clinics.md").write_text(PLAN.replace("start:", "recipients: [legal]\nstart:"))
    jepsite("links", "revoke", "clinics", "legal")
    jepsite("build")

    assert opens(page(own), first, keys(own)) == []


def test_words_of_a_command_can_still_be_a_plans_name(jepsite, own):
    (own / "content" / "clinics.md").rename(own / "content" / "rotate.md")
    ended = jepsite("links", "list", "rotate", *DAY)

    assert ended.code == 0
    assert "content/rotate.md" in ended.out


def test_an_expired_plan_is_absent_from_the_next_build_and_from_its_record(jepsite, own):
    (own / "content" / "clinics.md").write_text(TWO.replace("start:", "expires: 2026-11-10\nstart:"))
    last = jepsite("build", "--today", "2026-11-10")
    stood = keys(own).slug in " ".join(tree(own / "site"))
    ended = jepsite("build", "--today", "2026-11-11")

    assert (last.code, ended.code) == (0, 0)
    assert stood
    assert not [path for path in tree(own / "site") if keys(own).slug in path]
    assert keys(own).slug not in (own / "site.manifest.json").read_text()


# --- a new secret -----------------------------------------------------------------------------------------------------


def test_a_new_secret_changes_every_link_and_the_old_one_can_be_gone_back_to(jepsite, folder):
    (folder / "jepsite.yml").write_text("# ours\nsite: {time_zone: Europe/Rome}\n")
    (folder / "content" / "clinics.md").write_text(TWO)
    jepsite("build")
    first = (folder / "jepsite.yml").read_text()
    before = jepsite("links", "--format", "json", *DAY).out
    ended = jepsite("links", "rekey", "--yes")
    settings = (folder / "jepsite.yml").read_text()
    after = jepsite("links", "--format", "json", *DAY).out
    (folder / "jepsite.yml").write_text(first)
    again = jepsite("links", "--format", "json", *DAY).out

    def addresses(listed):
        return {link["address"] for link in json.loads(listed)["links"]}

    assert ended.code == 0
    assert f"'{first.splitlines()[-1]}' in jepsite.yml brings the old links back" in ended.out
    assert settings.startswith("# ours\nsite: {time_zone: Europe/Rome}\nsecret: ")
    assert settings != first
    assert not addresses(before) & addresses(after)
    assert addresses(again) == addresses(before)


def test_a_lost_secret_can_be_replaced(jepsite, folder):
    (folder / "jepsite.yml").write_text("secret: 0123456789abcdef\n")
    lost = jepsite("build")
    ended = jepsite("links", "rekey", "--yes")

    assert lost.code == 1
    assert ended.code == 0
    assert "brings the old links back" not in ended.out
    assert jepsite("build").code == 0


@pytest.mark.parametrize(("answer", "code", "said"), [("n\n", 130, "Stopped"), ("y\n", 0, ""), (None, 2, "--yes")])
def test_a_new_secret_is_asked_about(jepsite, folder, monkeypatch, answer, code, said):
    (folder / "jepsite.yml").write_text("secret: 0123456789abcdef\n")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: answer is not None, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: (answer or "").strip())
    ended = jepsite("links", "rekey")

    assert ended.code == code
    assert said in ended.err
    assert ((folder / "jepsite.yml").read_text() == "secret: 0123456789abcdef\n") is (code != 0)


@pytest.mark.parametrize(
    ("settings", "variable", "said"),
    [
        ("secret: demo\n", None, "'jepsite secret init' makes your own"),
        ("theme: default\n", DIGITS, "JEPSITE_SECRET holds"),
    ],
)
def test_a_demo_or_a_variables_secret_is_not_replaced(jepsite, folder, monkeypatch, settings, variable, said):
    (folder / "jepsite.yml").write_text(settings)
    if variable:
        monkeypatch.setenv("JEPSITE_SECRET", variable)
    ended = jepsite("links", "rekey", "--yes")

    assert ended.code == 1
    assert said in ended.err
    assert (folder / "jepsite.yml").read_text() == settings


def test_where_the_settings_cannot_be_edited_the_line_to_write_is_told_and_the_old_links_hold(jepsite, folder):
    (folder / "jepsite.yml").write_text("{theme: default}\n")
    jepsite("build")
    before = jepsite("links", *DAY).out
    ended = jepsite("links", "rekey", "--yes")

    assert ended.code == 1
    assert "Write this line into jepsite.yml yourself, and commit that:\n  secret: " in ended.err
    assert jepsite("links", *DAY).out == before


# --- who may say what -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["build"], ["check"], ["schedule", "clinics"], ["secret", "status"]])
def test_no_other_command_says_a_key_a_password_or_the_secret(jepsite, own, words):
    (own / "content" / "clinics.md").write_text(TWO.replace("start:", "access: link+password\nstart:"))
    ended = jepsite(*words)
    hidden = [DIGITS, *(str(reader.password) for reader in keys(own).recipients)]
    hidden += [reader.fragment for reader in keys(own).recipients]

    assert ended.code == 0
    assert not [word for word in hidden if word in ended.out + ended.err]


def test_nothing_that_a_build_leaves_holds_a_key_a_password_or_the_secret(jepsite, own):
    (own / "content" / "clinics.md").write_text(TWO.replace("start:", "access: link+password\nstart:"))
    jepsite("build")
    hidden = [DIGITS.encode(), SECRET]
    for reader in keys(own).recipients:
        hidden += [reader.fragment.encode(), reader.secret, reader.secret.hex().encode(), str(reader.password).encode()]

    assert not [path for path, content in tree(own).items() for word in hidden if word in content]


def test_no_secret_stands_in_a_traceback(jepsite, own, monkeypatch):
    def broken(*_arguments, **_words):
        raise ValueError("broken")

    monkeypatch.setenv("JEPSITE_DEBUG", "1")
    monkeypatch.setattr("jepsite.protect.keys.derive", broken)
    with pytest.raises(ValueError, match="broken") as fault:
        jepsite("build")
    told = "".join(traceback.format_exception(fault.value))

    assert "keys_of" in told
    assert DIGITS not in told
    assert repr(SECRET) not in told


def test_values_that_hold_secrets_do_not_show_them(own):
    shown = repr(keys(own)) + repr(Secret(value=SECRET, origin=Origin.FILE, place="there"))

    assert repr(SECRET) not in shown
    assert not [reader for reader in keys(own).recipients if reader.fragment in shown or repr(reader.secret) in shown]


@pytest.mark.parametrize("line", ["password: hunter2", "passwords: {legal: hunter2}", "links: {password: hunter2}"])
def test_a_password_of_the_authors_own_is_refused(jepsite, own, line):
    (own / "content" / "clinics.md").write_text(PLAN.replace("start:", f"access: password\n{line}\nstart:"))
    ended = jepsite("build")

    assert ended.code == 1
    assert "error[unknown-key]" in ended.err
    assert not (own / "site" / "p").exists() or not list((own / "site" / "p").glob("*/index.html"))
