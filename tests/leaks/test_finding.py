"""A finding becomes a fault that says where to look: in the source where that says it, else by plan or file."""

from jepsite.leaks.finding import Finding, diagnostic
from jepsite.source import Source

SOURCE = Source(path="content/a.md", text="---\ntitle: x\n---\n\nWe did it at Officine\nBellíni before.\n")


def finding(*words: bytes, plan: str | None = "content/a.md", **more) -> Finding:
    return Finding(code="leaked-name", path="p/x/index.html", plan=plan, what="names it", words=words, **more)


def test_it_names_the_file_the_decoders_and_the_place():
    told = diagnostic(finding(trail=("opened", "base64"), offset=41), None)

    assert told.message == "p/x/index.html (opened, base64), character 42 names it"


def test_it_says_what_to_do():
    told = diagnostic(finding(), None)

    assert told.hint is not None
    assert "parties:" in told.hint
    assert diagnostic(finding(hint="build again"), None).hint == "build again"


def test_its_place_is_the_line_that_says_it():
    assert diagnostic(finding(b"officine", b"bellini"), SOURCE).span.line == 5
    assert diagnostic(finding(b"bellini", b"before"), SOURCE).span.line == 6


def test_without_such_a_line_it_is_the_plan_and_without_a_plan_the_file():
    assert (diagnostic(finding(b"elsewhere"), SOURCE).span.path, diagnostic(finding(plan=None), None).span.path) == (
        "content/a.md",
        "p/x/index.html",
    )
