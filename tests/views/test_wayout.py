"""The way out, as its author wrote it."""

import pytest

from jepsite.model.values import ItemId, Prose
from jepsite.views.seen import SeenRisk
from jepsite.views.wayout import sentence, way_out
from tests.views.seens import activity, milestone, seen


def risk(plan: str | None, *, on: str = "a", closed: bool = False) -> SeenRisk:
    return SeenRisk(
        title="Risk", for_=ItemId(on), likelihood=None, impact=None, owner=None, by=None, plan=plan, closed=closed,
        why=None, link=None, details=None,
    )  # fmt: skip


DETAILS = Prose(html="<p>The paragraph.</p>", plain="The paragraph.")


@pytest.mark.parametrize(
    ("work", "risks", "expected"),
    [
        (activity(plan="Its own", details=DETAILS), (risk("The risk's"),), "Its own."),
        (activity(details=DETAILS), (risk(None), risk("The risk's")), "The risk's."),
        (activity(details=DETAILS), (risk("Closed", closed=True), risk("Other", on="b")), "The paragraph."),
        (activity(), (), None),
    ],
)
def test_is_the_activity_s_plan_a_risk_s_or_the_paragraph_under_it(work, risks, expected):
    assert way_out(work, seen(milestone(work), risks=risks)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Go on", "Go on."), ("Go on.", "Go on."), ("Why? ", "Why?"), ("And then…", "And then…")]
)
def test_a_sentence_ends_once(text, expected):
    assert sentence(text) == expected
