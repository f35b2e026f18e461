"""The codes of every fault that reading can find, as data: for the readers, the documentation and its tests.

A code never changes its meaning; one that is no longer used is not used again.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jepsite.diagnostics import Severity


class Where(StrEnum):
    """In what a fault is found."""

    PLAN = "plan"
    SETTINGS = "settings"
    FILE = "file"
    """While a file is read, before its text is."""
    PLANS = "plans"
    """Between the plans of one site."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code with what it means and a line that earns it."""

    code: str
    sentence: str
    example: str
    where: Where = Where.PLAN
    severity: Severity = Severity.ERROR


CODES: Final = (
    # front matter and settings
    Code("missing-front-matter", "A plan begins with front matter between two lines of ---.", "# Our plan"),
    Code("unclosed-front-matter", "The front matter has no second line of ---.", "---"),
    Code("malformed-yaml", "The front matter is not valid YAML.", "title: Phase 1: Italy"),
    Code("alias-or-tag", "Anchors, aliases and tags of YAML are not read.", "notes: *first"),
    Code(
        "nested-too-deeply", "Lists, maps or quotes are nested too deeply to be meant.", "- - - - - - - - - - - - - x"
    ),
    Code("unknown-key", "The language has no such key there.", "durtion: 3w"),
    Code("doubled-key", "A key is written twice.", "start: 2026-09-14"),
    Code("missing-key", "A key that is needed is not there.", "giulia: {name: Giulia Ferri}"),
    Code("empty-value", "A key or an attribute has no value.", "language:"),
    Code("wrong-shape", "A list or a map stands where one value belongs, or the other way round.", "title: [a, b]"),
    Code("malformed-value", "A value is not one of those that are possible.", "access: secret"),
    Code("doubled-value", "A list names something twice.", "{R=lena,lena}"),
    Code("malformed-rhythm", "A rhythm of the cadence is not one of the five.", "every: now and then"),
    Code("wrong-weekday", "The first day of a rhythm is another day of the week.", "other Friday from 2026-09-17"),
    Code("title-differs", "The # heading and the title: key say different things.", "# Another title"),
    Code("no-start", "Neither start: nor work-back: says when the plan begins.", "---"),
    Code("anchor-without-by", "The milestone to plan back from has no deadline.", "work-back: demo"),
    Code("revoked-recipient", "A label whose link was revoked stands among the recipients.", "recipients: [legal]"),
    Code("unsafe-image", "A picture is not a file beside the plan.", "![](https://example.com/a.png)"),
    Code("unsafe-link", "A link does not go to https:, mailto:, tel: or within the page.", "[x](javascript:alert(1))"),
    Code("unknown-time-zone", "There is no such time zone.", "time_zone: Rome", Where.SETTINGS),
    Code(
        "secret-in-settings",
        "The workspace secret itself stands where its fingerprint belongs.",
        "secret: 00112233...",
        Where.SETTINGS,
    ),
    Code("no-deal", "Without deal: the private link hangs on the file's name.", "---", severity=Severity.WARNING),
    # dates, durations, names
    Code("malformed-date", "A date is not written as year, month and day.", "{by=16.10.2026}"),
    Code("impossible-date", "The calendar has no such day.", "{by=2026-02-30}"),
    Code("date-out-of-range", "A date lies outside the years 1990 to 2100.", "{by=2206-10-16}"),
    Code("backward-span", "A span of days ends before it begins.", "away: [2026-10-30/2026-10-26]"),
    Code("malformed-duration", "A duration is not whole days or weeks, or its cases are in disorder.", "{3m}"),
    Code("malformed-time", "A time of day is not one.", "{.meeting at=25:00}"),
    Code("malformed-id", "An id holds other characters than a to z, digits, - and _.", "{#load/test}"),
    Code("reserved-id", "The id start has a meaning of its own.", "{#start}"),
    Code("doubled-id", "Two things have one id.", "{#load}"),
    Code("unknown-person", "No person has this id.", "{R=lenna}"),
    Code("unknown-party", "No party has this id.", "{.outcome for=belini}"),
    Code("unknown-id", "Nothing in the plan has this id.", "{after=gatway}"),
    Code("wrong-kind", "The id names something of another kind than is wanted.", "{after=some-risk}"),
    Code("start-not-alone", "start stands beside other ids, or with a lag.", "{after=start,demo}"),
    Code("lead", "A link has a negative lag.", "{after=gateway-2d}"),
    # what is hidden
    Code("unclosed-comment", "A comment begins and never ends.", "<!-- for us"),
    Code("unclosed-internal", "An internal block begins and never ends.", "::: internal"),
    Code("unknown-block", "A line of colons is neither ::: internal nor its end.", "::: note"),
    Code("unclosed-code", "A block of code begins and never ends.", "```"),
    Code("stray-comment", "A comment or an internal block is left in a text.", "<!-- for us -->"),
    Code("control-character", "The text holds a character that no page can show.", "U+0007"),
    # headings and lists
    Code("underlined-heading", "A heading is made by the line under it.", "Legal\\n-----"),
    Code("heading-without-blank", "A line begins with ## and no blank after it.", "##Legal"),
    Code("misplaced-title", "A # heading stands a second time, or after the first section.", "# Legal"),
    Code("misplaced-track", "A ### heading stands in a list of risks, decisions or questions.", "### Security"),
    Code("empty-section", "Nothing stands under a heading.", "## Roll-out"),
    Code("paragraph-too-long", "A paragraph is too long to be meant.", "10,001 characters without an empty line"),
    Code("missing-title", "An item or a heading has no text.", "1. [ ] {#load}"),
    Code("link-in-title", "A title holds a link or a picture.", "1. [ ] Read [this](https://example.com)"),
    Code("unknown-mark", "A checkbox holds none of the five marks.", "1. [v] Load the data"),
    Code(
        "missing-checkbox", "An item among activities has neither a checkbox nor activities in it.", "1. Load the data"
    ),
    Code("nested-checkbox", "A checkbox stands under an activity.", "1. [ ] Prepare\\n   - [ ] Load"),
    Code("checkbox-in-quote", "A checkbox stands in a quotation.", "> - [ ] Load the data"),
    Code("checkbox-before-section", "A checkbox stands before the first section.", "- [ ] Load the data"),
    Code("stray-checkbox", "A checkbox is no item of a list.", "Then: \\n3. [ ] Load the data"),
    Code("restarted-list", "A numbered list counts backwards.", "2. [ ] Load\\n1. [ ] Run"),
    Code("list-without-start", "A numbered list does not start at 1 and has none to go on with.", "3. [ ] Run"),
    Code("group-without-activities", "A group holds no activity.", "1. Risks\\n   - [ ] Too late {.risk}"),
    Code("outcome-without-milestone", "An outcome stands in a section without activities.", "- [ ] We know {.outcome}"),
    Code("two-kinds", "An item is said to be two things at once.", "{.risk .question}"),
    Code("two-closes", "Two milestones are marked as the signature.", "{.close}"),
    Code("too-many-activities", "A plan holds more than 2,000 activities.", "- [ ] Number 2001"),
    # attributes
    Code("unknown-attribute", "The language has no such attribute.", "{due=2026-10-16}"),
    Code("doubled-attribute", "An attribute is said twice.", "{R=lena R=jonas}"),
    Code("attribute-not-here", "An attribute does not belong on such a thing.", "## How we work {by=2026-10-16}"),
    Code("missing-attribute", "An attribute that is needed is not there.", "{.outcome}"),
    Code("misplaced-attributes", "Attributes stand where they would be printed.", "Load {#load} the data"),
    Code("unclosed-attributes", "Attributes begin and never end.", "{#load 3d"),
    Code("two-accountables", "More than one person is accountable.", "{A=giulia,paolo}"),
    Code(
        "contradiction", "An attribute does not go with the checkbox or with another one.", "[ ] Load {done=2026-10-16}"
    ),
    Code("done-before-started", "Work was done before it was started.", "{started=2026-09-28 done=2026-09-25}"),
    # files, and plans beside each other
    Code("no-such-file", "There is no such file or folder.", "jepsite build belini", Where.FILE),
    Code("unreadable-file", "The system does not let the file be read.", "content/bellini.md", Where.FILE),
    Code("file-too-large", "A file is larger than is read.", "content/bellini.md", Where.FILE),
    Code("not-utf-8", "A file is not written in UTF-8.", "content/bellini.md", Where.FILE),
    Code("not-text", "A file holds a NUL character: it is no text.", "content/bellini.md", Where.FILE),
    Code("outside-folder", "A picture lies outside the plan's folder.", "![](link-to-elsewhere.png)", Where.FILE),
    Code("no-plans", "There are no plans in the folder.", "content/", Where.FILE, Severity.WARNING),
    Code("doubled-deal", "Two plans have one deal:.", "deal: 5f0c3b7e9a1d4c62b8e07f3a6d29c514", Where.PLANS),
    Code("doubled-name", "Two plans have one file name.", "content/2026/bellini.md", Where.PLANS),
)
"""All of them, by subject."""

SEVERITIES: Final = {code.code: code.severity for code in CODES}
