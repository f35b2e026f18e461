"""Which lines of a plan are the seller's own; the word `canary` stands in each of them, and in no other."""

import pytest

from jepsite.preview.ownlines import own_lines
from jepsite.source import Source


def check(text: str, path: str = "content/a.md") -> None:
    """Every line with the word is the seller's own. (Others may be, too: that is told by `masked`.)"""
    own = own_lines(Source(path=path, text=text))
    canaries = {number for number, line in enumerate(text.split("\n"), 1) if "canary" in line}

    assert canaries
    assert canaries <= own, sorted(canaries - own)


def masked(text: str, path: str = "content/a.md") -> list[str]:
    lines = text.split("\n")
    return [lines[number - 1].strip() for number in sorted(own_lines(Source(path=path, text=text)))]


FRONT = "---\ntitle: A plan\nstart: 2026-01-05\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\ninternal:\n  amount: canary\n  notes: |\n    canary\n\n    canary\ntitle: A plan\n---\n",
        "---\ninternal: {amount: canary}\ntitle: A plan\n---\n",
        '---\n"internal": {amount: canary}\n---\n',
        "---\npeople:\n  ada: {name: canary, internal: true}\n  ben: {name: Ben}\n---\n",
        "---\npeople:\n  ada:\n    name: canary\n    internal: true\n    role: canary\n  ben: {name: Ben}\n---\n",
        "---\npeople:\n  ada: {name: canary,\n    internal: true}\n  ben: {name: Ben}\n---\n",
        "---\npeople:\n  ada: {internal: true, name: canary,\n    role: canary}\n  ben: {name: Ben}\n---\n",
        "---\ntitle: [\ninternal: canary\n",
        FRONT + "\n::: internal\ncanary\n\n## canary\n:::\n\nSeen\n",
        FRONT + "\n::: internal\ncanary\n",
        FRONT + "\nSeen <!-- canary\ncanary --> seen\n",
        FRONT + "\n<!-- canary\ncanary\n",
        FRONT + "\n- [ ] canary {.internal}\n\n  canary\n\n  - canary\n- [ ] Seen\n",
        FRONT + "\n1. [ ] canary\n   {.internal}\n   canary\n2. [ ] Seen\n",
        FRONT + "\n## canary {.internal}\n\ncanary\n\n### canary\n\ncanary\n\n## Seen\n",
        FRONT + "\n### canary {#a .internal}\n\ncanary\n\n### Seen\n",
        FRONT + "\n- canary {.internal}\n  - [ ] canary\n",
        "## No front matter {.internal canary}\n\ncanary\n",
    ],
)
def test_whatever_is_hidden_from_customers_is_the_sellers_own(text) -> None:
    check(text)


def test_people_of_the_settings_may_be_internal_too() -> None:
    check("people:\n  ada: {name: canary, internal: true}\n", "jepsite.yml")


def test_what_customers_see_is_not() -> None:
    text = (
        "---\ntitle: A plan\npeople:\n"
        "  ada: {name: Ada}\n  bob: {name: Bob, internal: true}\n  cleo: {name: Cleo}\n---\n"
        "\n- [ ] Seen\n\n  Still seen\n- [ ] Own {.internal}\n- [ ] Seen again\n\n## Next\n"
    )

    assert masked(text) == ["bob: {name: Bob, internal: true}", "- [ ] Own {.internal}"]


def test_signs_in_code_are_only_text() -> None:
    assert masked(FRONT + "\n```\n<!-- seen -->\n::: internal\n```\n\nSeen\n") == []


def test_an_empty_file_has_none() -> None:
    assert masked("") == []
