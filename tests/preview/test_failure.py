"""A page made only of faults, in which nothing of a plan is more than text."""

from jepsite.diagnostics import Severity
from jepsite.preview.failure import failure_page
from jepsite.preview.snapshot import Fault, Line

FAULT = Fault(
    code="some-code",
    severity=Severity.ERROR,
    path="content/<b>.md",
    line=3,
    column=7,
    end_line=3,
    end_column=9,
    message="no key '<script>'",
    hint="did you mean <i>?",
    excerpt=(Line(number=2, text=None), Line(number=3, text="</pre><script>")),
)


def test_it_says_what_is_wrong_and_where() -> None:
    html = failure_page("content/<b>.md", [FAULT]).content.decode()

    assert "content/&lt;b&gt;.md:3:7" in html
    assert "no key &#x27;&lt;script&gt;&#x27;" in html
    assert "did you mean &lt;i&gt;?" in html
    assert "3 | &lt;/pre&gt;&lt;script&gt;" in html


def test_nothing_of_a_plan_becomes_markup_and_it_brings_no_script_of_its_own() -> None:
    html = failure_page("content/<b>.md", [FAULT]).content.decode()

    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "style=" not in html
