"""The whole page: every section filled for real plans, and nothing but what a reader may see to make it from."""

import ast
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from jepsite.audience import Audience
from jepsite.i18n.words import words_for
from jepsite.model.deal import Brand
from jepsite.model.site import Site
from jepsite.reading import Agreed
from jepsite.views import deal as views_deal
from jepsite.views.deal import deal_view
from jepsite.views.documents import Cut, with_downloads
from tests.views.plans import BELLINI, EXAMPLES, MONDAY, ROOT, Made, made, made_from
from tests.views.seens import plain
from tests.views.test_redact import texts

VIEWS = Path(views_deal.__file__).parent
OCTOBER_5 = date(2026, 10, 5)


@pytest.fixture(scope="module")
def bellini() -> Made:
    return made_from(BELLINI, OCTOBER_5)


@pytest.fixture(scope="module")
def agreed() -> Made:
    """The plan as it may have stood on 21 September."""
    text = (ROOT / BELLINI).read_text(encoding="utf-8")
    for now, then in (
        ("[x] Open", "[ ] Open"), (" done=2026-09-25", ""), ("[/] Load", "[ ] Load"), (" started=2026-09-28", ""),
        ("[x] Send", "[ ] Send"), (" done=2026-09-30", ""), ("2/4/9d", "4d"),
    ):  # fmt: skip
        assert now in text
        text = text.replace(now, then)
    return made(text, date(2026, 9, 21))


def view(plan: Made, audience: Audience = Audience.PUBLIC, language: str | None = None, **more):
    words = words_for(language or plan.deal.language)
    return deal_view(plan.deal, plan.schedule, audience, words, days_off=plan.calendars.days_off, **more)


def test_the_doors_and_the_redaction_alone_know_a_deal_or_a_schedule():
    knowing = set()
    for module in VIEWS.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {alias.name for alias in node.names}
                if (node.module == "jepsite.model.deal" and "Deal" in names) or (
                    node.module == "jepsite.planning.result" and names & {"Schedule", "ActivityDates", "MilestoneDates"}
                ):
                    knowing.add(module.name)
            if isinstance(node, ast.Import):
                assert not any(alias.name.startswith("jepsite.") for alias in node.names), module

    # `figures` takes further numbers of those items only that `redact` has left.
    assert knowing == {"deal.py", "figures.py", "redact.py"}


def test_the_example_fills_every_section(bellini):
    page = view(bellini)

    assert page.document_title == (
        "Manufacturing execution system for two plants: plan of Officine Bellini and Nordwind Systems"
    )
    assert plain(page.header.status) == "On track to sign by 11 December: 4 working days of buffer"
    assert [step.title for step in page.rail.steps] == [
        "Evaluation agreed",
        "Demo on Bellini's own data",
        "Security and legal cleared",
        "Contract signed",
    ]
    assert [step.passed for step in page.rail.steps] == [58, 0, 0, 0]
    assert [item.id for item in page.next.late] == ["load", "questionnaire", "redlines"]
    assert [task.text for task in page.next.together] == ["Working session, 10:00", "Written status report"]
    assert len(page.summary.goals) == 2
    assert page.timeline is not None
    assert page.roles is not None
    assert [len(group.rows) for group in page.roles.groups] == [2, 4, 5, 2]
    assert page.outcomes is not None
    assert [[len(cell) for cell in row.cells] for row in page.outcomes.rows] == [[1, 1], [1, 1], [1, 0], [1, 0]]
    assert [len(items) for items in (page.risks.risks, page.risks.questions, page.risks.decisions)] == [1, 1, 0]
    assert page.together.prose[0].title is None
    assert plain(page.together.cadence[0].note or "") == (
        "27 Oct without Paolo Zanetti, 3 Nov without Lena Hofer, none on 8 Dec"
    )
    assert [name.text for name in page.footer.names] == ["Officine Bellini", "Studio Legale Conti", "Nordwind Systems"]
    assert page.footer.ask_email == "jonas.weber@nordwind.example"
    assert [person.id for person in page.people] == ["giulia", "paolo", "itops", "board", "conti", "jonas", "lena"]
    assert page.changes is None


def filled(value: object) -> dict[str, bool]:
    """The fields of all views within a value, and whether any of the places where they stand holds something."""
    found: dict[str, bool] = {}

    def walk(value: object) -> None:
        if is_dataclass(value) and not isinstance(value, type) and "timeline" not in type(value).__module__:
            for field in fields(value):
                inner, key = getattr(value, field.name), f"{type(value).__name__}.{field.name}"
                found[key] = found.get(key, False) or inner not in (None, (), "", False, 0)
                walk(inner)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)

    walk(value)
    return found


REST = """
## Scope

All of it.

## Ready {#ready by=2026-01-30}

- [ ] Prepare {#prepare R=nia}
- [ ] Present {#present R=acme}
- [x] The order is known {.outcome for=nord}

  By the way.

## Risk log

Read every week.

- [ ] A risk {.risk link=https://acme.example/risk}

  In detail.
"""
"""What none of the examples says."""


CROWDED = "\n".join(
    (
        *(f"## Step {n} {{#s{n}}}\n\n- [ ] Work {{#w{n} R=nia}}\n" for n in range(20)),
        *(f"- [ ] Decide number {n} {{.decision owner=ada}}" for n in range(60)),
        *(f"- [ ] Gain number {n} {{.outcome for=acme}}" for n in range(4)),
    )
)
"""More of everything than two pages hold, and nothing to do for the customer."""


def test_every_field_of_every_view_is_filled_by_one_plan_or_another(bellini, agreed):
    rest = made(REST)
    branded = replace(rest.deal, brand=Brand(colour="#1d4ba8"))
    more = deal_view(
        branded,
        rest.schedule,
        Audience.INTERNAL,
        words_for("en"),
        days_off=rest.calendars.days_off,
        agreed=Agreed(deal=bellini.deal, schedule=bellini.schedule),
        executive=True,
    )
    changed = view(bellini, agreed=Agreed(deal=agreed.deal, schedule=agreed.schedule))
    examples = (view(made_from(path, date(2026, 11, 23)), executive=True) for path in EXAMPLES)
    pages = (with_downloads(more, Cut), changed, view(made(CROWDED), executive=True), *examples)

    assert {field for field, is_filled in filled(pages).items() if not is_filled} == set()


@pytest.mark.parametrize("path", [BELLINI, *EXAMPLES])
@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_a_day_never_parts_from_its_month(path, language):
    months = {*words_for(language).months, *words_for(language).months_short}
    page = view(made_from(path, date(2026, 11, 23)), language=language)
    own = (
        " ".join(texts(page.header.points))
        + page.header.status
        + " ".join(texts(page.next))
        + " ".join(texts(page.rail))
    )

    for month in months:
        assert f"0 {month} " not in own
        assert f"3. {month} " not in own


@pytest.mark.parametrize("path", [BELLINI, *EXAMPLES])
@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_no_place_to_fill_is_left_in_a_text(path, language):
    page = view(made_from(path, date(2026, 11, 23)), language=language)

    assert [text for text in texts(page) if "{" in text or "}" in text] == []


def test_the_internal_page_says_that_it_is_one_and_holds_more(bellini):
    inside = view(bellini, Audience.INTERNAL)

    assert inside.internal
    assert "Discount approval from our finance team" in set(texts(inside))
    assert "Discount approval from our finance team" not in set(texts(view(bellini)))


def test_the_agreed_version_gives_the_changes(bellini, agreed):
    changes = view(bellini, agreed=Agreed(deal=agreed.deal, schedule=agreed.schedule)).changes

    assert changes is not None
    assert plain(changes.heading) == "What changed since 21 September"
    assert plain(changes.sentence) == "The signing date did not move: Thursday 3 December."
    assert [item.text for item in changes.done] == ["Open access to the PLC gateway", "Send the draft contract"]
    assert "Milestone: Security and legal cleared" in {row.what for row in changes.moved}


def test_what_was_public_once_and_is_internal_now_is_not_told_as_dropped():
    body = "\n## Ready {#ready by=2026-02-27}\n\n- [ ] Prepare {#prepare R=nia}\n- [ ] Discount {#discount R=nia}\n"
    then, now = made(body), made(body.replace("#discount", ".internal #discount"))
    changes = view(now, agreed=Agreed(deal=then.deal, schedule=then.schedule)).changes

    assert changes is not None
    assert changes.dropped == ()
    assert "Discount" not in " ".join(texts(view(now, agreed=Agreed(deal=then.deal, schedule=then.schedule))))


@pytest.mark.parametrize(
    ("tag", "language", "shown"), [("de-AT", "de", "de-AT"), ("fr", "en", "en"), ("it", "it", "it")]
)
def test_the_page_s_language_is_the_plan_s_where_there_are_words_for_it(tag, language, shown):
    plan = made("\n## Ready {#ready}\n\n- [ ] Prepare {#prepare R=nia}\n")
    asked = Made(deal=replace(plan.deal, language=tag), calendars=plan.calendars, schedule=plan.schedule)
    page = view(asked)

    assert words_for(tag).language == language
    assert page.language == shown


def test_a_brand_s_colour_is_passed_on_if_it_can_be_read():
    plan = made("\n## Ready {#ready}\n\n- [ ] Prepare {#prepare R=nia}\n")
    colours = [
        view(
            Made(deal=replace(plan.deal, brand=Brand(colour=c)), calendars=plan.calendars, schedule=plan.schedule)
        ).accent
        for c in ("#1d4ba8", "#ffee00", None)
    ]

    assert colours == ["#1d4ba8", None, None]


EXTREMES = {
    "nothing but prose": "\nOnly words.\n",
    "no deadline, no outcome, no risk": "\n## Ready {#ready}\n\n- [ ] Prepare {#prepare R=nia}\n",
    "everything done": "\n## Ready {#ready by=2026-01-30}\n\n- [x] Prepare {#prepare R=nia done=2026-01-02}\n",
    "everything dropped": "\n## Ready {#ready by=2026-01-30}\n\n- [-] Prepare {#prepare R=nia}\n",
    "nobody named": "\n## Ready {#ready by=2026-01-30}\n\n- [ ] Prepare {#prepare}\n",
    "a milestone without work": "\n## Ready {#ready .milestone by=2026-01-30}\n",
    "all internal": "\n## Ready {#ready .internal by=2026-01-30}\n\n- [ ] Prepare {#prepare R=nia}\n",
    "a long title": f"\n## {'Very ' * 36}long {{#ready by=2026-01-30}}\n\n- [!] {'Much ' * 36}work {{#a R=nia}}\n",
    "blocked": "\n## Ready {#ready by=2026-01-30}\n\n- [!] Prepare {#prepare R=nia}\n",
}


@pytest.mark.parametrize("language", ["en", "it", "de"])
@pytest.mark.parametrize("body", EXTREMES.values(), ids=EXTREMES.keys())
def test_every_extreme_plan_has_a_page_with_a_sentence(body, language):
    plan = made(body, MONDAY)
    page = view(plan, language=language)

    assert page.header.status
    assert page.next.intro


def test_stopped_and_not_begun_have_a_page_too():
    plan = made("\n## Ready {#ready by=2026-01-30}\n\n- [ ] Prepare {#prepare R=nia}\n", date(2025, 12, 1))
    stopped = Made(deal=replace(plan.deal, stopped=date(2025, 11, 3)), calendars=plan.calendars, schedule=plan.schedule)

    assert plain(view(plan).header.status) == "Starts on Monday 5 January; ‘Ready’ planned for 5 January"
    assert plain(view(stopped).header.status) == "Stopped on 3 November. The plan is kept as it stood"
    assert Site().language == "en"
