from textwrap import dedent

import pytest

from jepsite.cli.printer import Format, rendered
from jepsite.model.deal import Access, Brand
from jepsite.model.people import Party, Person, Side
from jepsite.model.site import CheckLevel, Site
from jepsite.model.values import PartyId, PersonId
from jepsite.parse.site import read_site
from jepsite.source import Source


def read(yaml: str) -> tuple[Site | None, list[str]]:
    checked = read_site(Source(path="jepsite.yml", text=dedent(yaml)))
    return checked.value, [f"{f.span.line}:{f.span.column} {f.code}" for f in checked.diagnostics]


def test_without_settings_all_has_defaults() -> None:
    assert read_site(None).value == Site()
    assert read("") == (Site(), [])
    assert read("# nothing yet\n") == (Site(), [])


def test_settings_with_all_they_can_say() -> None:
    yaml = """\
        site: {name: Nord plans, base_url: "https://plans.nord.example/", language: de, time_zone: Europe/Berlin}
        parties:
          nord: {name: Nord, side: supplier, calendar: DE-BY}
        people:
          nia: {name: Nia Noor, of: nord}
        theme: plain
        brand: {colour: "#1D4BA8", logo: logo.svg}
        access: password
        checks: {no-exit: off, no-deadline: error, vague-title: warning}
        feedback: mailto:nia@nord.example
        pdf: true
        secret: demo
        """
    site, faults = read(yaml)

    assert faults == []
    assert site == Site(
        name="Nord plans",
        base_url="https://plans.nord.example",
        language="de",
        time_zone="Europe/Berlin",
        parties=(Party(id=PartyId("nord"), name="Nord", side=Side.SUPPLIER, calendar="DE-BY"),),
        people=(Person(id=PersonId("nia"), name="Nia Noor", of=PartyId("nord")),),
        theme="plain",
        brand=Brand(colour="#1d4ba8", logo="logo.svg"),
        access=Access.PASSWORD,
        checks=(
            ("no-exit", CheckLevel.OFF),
            ("no-deadline", CheckLevel.ERROR),
            ("vague-title", CheckLevel.WARNING),
        ),
        feedback="mailto:nia@nord.example",
        pdf=True,
        secret="demo",
    )


def test_all_faults_come_at_once_and_what_is_good_stays() -> None:
    yaml = """\
        sites: {}
        site: {nam: Nord, base_url: "http://nord.example", language: German, time_zone: Rome}
        checks: {no-exit: maybe}
        access: closed
        secret: demo
        """
    site, faults = read(yaml)

    assert site == Site(secret="demo")
    assert faults == [
        "1:1 unknown-key",
        "2:8 unknown-key",
        "2:30 unsafe-link",
        "2:62 malformed-value",
        "2:81 unknown-time-zone",
        "3:19 malformed-value",
        "4:9 malformed-value",
    ]


@pytest.mark.parametrize(
    "zone", ["Rome", "Europe", "../../etc/passwd", "/etc/localtime", "europe/rome ", "Europe/Rome\\0"]
)
def test_a_time_zone_is_one_that_is_known(zone: str) -> None:
    site, faults = read(f'site: {{time_zone: "{zone}"}}')

    assert site == Site()
    assert [fault.split(" ")[1] for fault in faults] == ["unknown-time-zone"]


@pytest.mark.parametrize("yaml", ["- a\n", "just text\n", "a: b: c\n", "site: Nord\n", "checks: [a]\n", "&a {}\n"])
def test_settings_of_another_shape_are_told(yaml: str) -> None:
    _, faults = read(yaml)

    assert len(faults) == 1


def test_each_key_and_each_check_has_its_place() -> None:
    site, _ = read("site: {name: Nord}\nchecks:\n  no-exit: off\n")

    assert site is not None
    assert [(name, span.line, span.column) for name, span in site.spans.items()] == [
        ("site", 1, 7),
        ("checks", 3, 3),
        ("checks.no-exit", 3, 3),
    ]


@pytest.mark.parametrize("value", ["demo", "0123456789abcdef", '"0123456789012345"'])
def test_a_secret_is_named_by_its_fingerprint_or_is_the_demo(value: str) -> None:
    site, faults = read(f"secret: {value}\n")

    assert faults == []
    assert site is not None
    assert site.secret == value.strip('"')


@pytest.mark.parametrize("value", ["0123456789ABCDEF", "0123", "../elsewhere", "hunter2"])
def test_a_malformed_fingerprint_is_told(value: str) -> None:
    assert read(f"secret: {value}\n")[1] == ["1:9 malformed-value"]


@pytest.mark.parametrize("line", ["secret: {}", "secret: '{} '", "secret: >-\n  {}"])
def test_the_secret_itself_in_the_settings_is_told_and_neither_repeated_nor_quoted(line: str) -> None:
    digits = "0aB1" * 16
    text = f"theme: default\n{line.format(digits)}\nfeedback: x\n"
    checked = read_site(Source(path="jepsite.yml", text=text))
    (fault,) = checked.diagnostics
    shown = rendered([fault], {"jepsite.yml": Source(path="jepsite.yml", text=text)}, Format.TEXT)

    assert fault.code == "secret-in-settings"
    assert fault.message.startswith("line 2 holds")
    assert digits.lower() not in shown.lower()
