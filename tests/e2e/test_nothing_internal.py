"""Nothing that is the seller's own is in any byte of a site: a word planted in each internal place is found nowhere."""

import pytest

from tests.commandline import tree
from tests.opening import opened

PLAN = """---
title: Shift planning for two clinics
deal: 00112233445566778899aabbccddeeff
start: 2026-11-02
parties:
  alba: {name: Clinica Alba, side: customer, calendar: IT}
  roster: {name: Roster Ltd, side: supplier, calendar: IE}
  ghostco: {name: Canary01 Partners, side: partner}
people:
  chiara: {name: Chiara Riva, of: alba}
  tom: {name: Tom Byrne, of: roster}
  boss: {name: Canary02, role: Canary03, email: canary04@roster.example, phone: canary05, of: roster, internal: true}
  ghost: {name: Canary06, role: Canary07, of: ghostco, internal: true}
# canary08
internal:
  amount: canary09
  canary10: canary11
  notes: canary12
---

A summary. <!-- canary13 -->

::: internal
canary14
:::

## Ready {#ready by=2026-11-20}

<!-- canary15
- [ ] Canary16 {#canary17 R=tom}
-->

1. [ ] Try it on one ward {#trial 4d R=chiara,boss A=boss C=boss,chiara I=boss}
2. [ ] Canary18 {#canary19 2d .internal R=boss A=tom why="canary20" plan="canary21" link=https://canary22.example/
   by=2026-11-01}

   Canary23 in its details.
3. [ ] Write down what we saw {#report 1d R=tom A=tom after=canary19}

- [ ] Canary24 {.outcome for=roster .internal}
- [ ] Canary25 {.risk .internal owner=tom likelihood=high impact=3d plan="canary26"}
- [ ] A known risk {.risk for=canary19 owner=boss likelihood=high impact=3d plan="We look"}
- [ ] Canary27 {.question .internal owner=tom}
- [x] Canary28 {.decision .internal owner=boss}

### Canary29 {.internal}

- [ ] Canary30 {#canary31 1d R=tom}

## Canary32 {#canary33 .internal by=2026-11-25 exit="canary34" approver=boss}

Canary35 in its text.

- [ ] Canary36 {#canary37 1d R=tom}
- [x] Canary38 {.outcome for=alba}

## Contract signed {#signature by=2026-12-04 after=ready,canary33}

- [ ] Sign the contract {#sign 1d R=chiara,tom A=chiara}

## Canary39 {.internal}

Canary40 in prose.
"""


@pytest.fixture
def site(jepsite, folder) -> dict[str, bytes]:
    (folder / "content" / "clinics.md").write_text(PLAN)
    ended = jepsite("build")

    assert (ended.code, ended.err) == (0, "")
    return opened(folder)


def test_every_word_was_planted():
    assert {f"canary{number:02}" for number in range(1, 41)} <= {
        PLAN.casefold()[at : at + 8] for at in range(len(PLAN)) if PLAN.casefold().startswith("canary", at)
    }


def test_none_is_in_any_file_of_the_site_or_in_any_name(site):
    found = [
        (path, content[max(0, at - 40) : at + 40])
        for path, content in site.items()
        for at in [content.lower().find(b"canary")]
        if at >= 0 or "canary" in path
    ]

    assert found == []


def test_nor_in_the_manifest(site, folder):
    assert "canary" not in (folder / "site.manifest.json").read_text().casefold()


def test_internal_work_moves_the_dates_that_the_customer_sees(site):
    page = next(content.decode() for path, content in site.items() if path.endswith("index.html opened"))

    assert "17\N{NO-BREAK SPACE}Nov" in page  # the report: behind four days of trial and two of the seller's own


def test_two_customers_never_meet(jepsite, folder):
    other = (
        PLAN.replace("00112233445566778899aabbccddeeff", "ff" * 16)
        .replace("Alba", "Bruni")
        .replace("Chiara Riva", "Ugo Neri")
    )
    (folder / "content" / "bruni.md").write_text(other)
    jepsite("build")
    site = opened(folder)
    pages = {path: content.decode() for path, content in site.items() if path.endswith(" opened")}
    shared = tree(folder / "site")

    assert len(pages) == 2
    assert sum("Alba" in page for page in pages.values()) == 1
    assert not any("Alba" in page and ("Bruni" in page or "Ugo Neri" in page) for page in pages.values())
    assert not any(name in content for content in shared.values() for name in (b"Alba", b"Bruni", b"Roster"))
    assert not any("alba" in path or "bruni" in path for path in (*pages, *shared))
