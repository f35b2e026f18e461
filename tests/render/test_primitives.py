"""The smallest pieces of a drawing."""

from dataclasses import replace

from jepsite.render.primitives import rect, rule, text
from jepsite.views.timeline.drawing import Anchor, Label

LABEL = Label(kind="act", text="Cut & dry <now>", x=26, y=17.5, width=80)


def test_a_text_is_escaped_and_says_how_it_is_set():
    assert text(LABEL) == '<text class="t-act" x="26" y="17.5">Cut &amp; dry &lt;now&gt;</text>'
    assert text(replace(LABEL, text="A", kind="exp-late", anchor=Anchor.END, lang="it"), " struck") == (
        '<text class="t-exp late struck" x="26" y="17.5" text-anchor="end" lang="it">A</text>'
    )


def test_a_box_and_a_hairline_have_their_places_in_attributes():
    assert rect("base", 1, 2.5, 3, 4, 1.5) == '<rect class="base" x="1" y="2.5" width="3" height="4" rx="1.5"/>'
    assert rect("h", 0, 0, 1, 1, 0, ' fill="none"').endswith(' fill="none"/>')
    assert rule(48) == '<line class="rule" x1="0" y1="48" x2="1160" y2="48"/>'
