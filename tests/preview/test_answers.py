"""What the preview says beside pages: of all plans, of one, of lines in the source."""

import json
from typing import Any

import pytest

from jepsite.diagnostics import Severity
from jepsite.preview.answers import answer, dressed
from jepsite.preview.snapshot import Fault, Line, Mode, PlanState, Reply, Snapshot, Watching


def fault(
    *, excerpt: tuple[Line, ...] = (), path: str = "content/a.md", end_line: int = 3, end_column: int = 8
) -> Fault:
    return Fault(
        code="unknown-key", severity=Severity.ERROR, path=path, line=3, column=3, end_line=end_line,
        end_column=end_column, message="no", hint=None, excerpt=excerpt, related=(("first here", "content/b.md", 9),),
    )  # fmt: skip


def state(name: str, *faults: Fault, **words: Any) -> PlanState:
    return PlanState(plan=f"content/{name}.md", name=name, address=f"/p/{name}/", faults=faults, **words)


def said(path: str, snapshot: Snapshot) -> Any:
    reply = answer(path, snapshot, root="/plans", internal=False)
    assert reply is not None
    assert reply.media_type == "application/json"
    return json.loads(reply.content)


def of_one(one: Fault) -> Any:
    return said("/~/state/a", Snapshot(version=1, plans=(state("a", one),)))["faults"][0]


def test_the_list_tells_of_every_plan_and_of_the_faults_of_none():
    plans = (
        state("a", fault(), built=True, customer="Acme", title="A", status="Late", errors=1, warnings=2),
        state("b"),
    )
    told = said("/~/state", Snapshot(version=4, plans=plans, notices=(fault(path="jepsite.yml"),)))

    assert [plan["plan"] for plan in told["plans"]] == ["content/a.md", "content/b.md"]
    assert told["plans"][0] == {
        "plan": "content/a.md", "address": "/p/a/", "built": True, "customer": "Acme", "title": "A", "status": "Late",
        "errors": 1, "warnings": 2,
    }  # fmt: skip
    assert [each["at"] for each in told["faults"]] == ["jepsite.yml:3:3"]


def test_a_plan_is_told_of_its_own_faults_and_of_those_of_the_project():
    snapshot = Snapshot(version=4, plans=(state("a", fault()), state("b")), notices=(fault(path=""),))

    assert [each["at"] for each in said("/~/state/a", snapshot)["faults"]] == [None, "content/a.md:3:3"]
    assert [each["at"] for each in said("/~/state/b", snapshot)["faults"]] == [None]


def test_a_fault_is_marked_within_its_line():
    told = of_one(fault(excerpt=(Line(number=2, text="ab"), Line(number=3, text="\U0001f600 wrong end"))))

    assert told["excerpt"] == [
        {"number": 2, "faulty": False, "own": False, "parts": ["ab"]},
        {"number": 3, "faulty": True, "own": False, "parts": ["\U0001f600 ", "wrong", " end"]},
    ]
    assert told["related"] == [["first here", "content/b.md:9"]]


@pytest.mark.parametrize(
    ("text", "end_line", "end_column", "parts"),
    [
        ("a wrong", 5, 1, ["a ", "wrong", ""]),
        ("a", 3, 8, ["a", "", ""]),
        ("a wrong", 3, 2, ["a ", "", "wrong"]),
        ("", 3, 3, ["", "", ""]),
    ],
)
def test_a_fault_may_reach_over_the_end_of_its_line(text, end_line, end_column, parts):
    told = of_one(fault(excerpt=(Line(number=3, text=text),), end_line=end_line, end_column=end_column))

    assert told["excerpt"][0]["parts"] == parts


def test_a_line_of_the_sellers_own_is_not_there():
    told = of_one(fault(excerpt=(Line(number=3, text=None),)))

    assert told["excerpt"] == [
        {
            "number": 3,
            "faulty": True,
            "own": True,
            "parts": ["This line is your own: with --internal it is shown here."],
        }
    ]


def test_polling_is_explained():
    watching = Watching(mode=Mode.POLLING, reason="the folder is on nfs", hint="Use --poll to silence this.")
    told = said("/~/state", Snapshot(version=1, watching=watching))

    assert told["notices"] == [
        "Files are looked at twice a second, because the folder is on nfs. Use --poll to silence this."
    ]
    assert said("/~/state", Snapshot(version=1, watching=Watching(mode=Mode.NATIVE)))["notices"] == []


def test_lines_are_told_as_an_editor_takes_them():
    told = said("/~/sources/a", Snapshot(version=1, plans=(state("a", sources={"load": 12}, titles={"Load": 12}),)))

    assert told == {"root": "/plans", "ids": {"load": "content/a.md:12"}, "titles": {"Load": "content/a.md:12"}}


@pytest.mark.parametrize(
    "path", ["/~/state/b", "/~/sources/b", "/~/sources", "/~/statement", "/~/x.js", "/~/", "/a/x.css"]
)
def test_nothing_else_is_answered(path):
    assert answer(path, Snapshot(version=1, plans=(state("a"),)), root="/plans", internal=False) is None


def test_a_plans_address_that_leads_nowhere_has_a_page_that_says_so():
    page = Reply(content=b"x", media_type="text/html")
    snapshot = Snapshot(version=1, plans=(state("a"),), routes={"/p/other/": page})
    gone = answer("/p/b/", snapshot, root="/plans", internal=False)

    assert gone is not None
    assert gone.status == 404
    assert answer("/p/a/", snapshot, root="/plans", internal=False) is None
    assert answer("/p/other/", snapshot, root="/plans", internal=False) is None


def test_a_page_is_dressed_with_one_script_and_otherwise_as_it_was():
    page = b"<html><head><title>x</title></head><body>&lt;/head></body></html>"
    made = dressed(page)
    script = made[made.index(b"<script") : made.index(b"</head>")]

    assert made.replace(script, b"") == page
    assert script.startswith(b'<script type="module" src="/~/client.js" data-page="')
    assert dressed(page + b" ") != made + b" "
    assert b'data-view="internal"' in dressed(page, internal=True)


def test_the_list_of_an_internal_preview_says_so_from_the_first_byte():
    snapshot = Snapshot(version=1)
    pages = [answer("/", snapshot, root="/plans", internal=internal) for internal in (False, True)]

    assert [page is not None and b'data-view="internal"' in page.content for page in pages] == [False, True]
