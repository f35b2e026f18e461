"""The author's sections of prose."""

import pytest

from jepsite.model.values import Prose
from jepsite.views.marks import ProseView, Rich
from jepsite.views.prose import prose_view
from jepsite.views.seen import SeenProse

SECTION = SeenProse(id="scope", title="Scope", text=Prose(html="<p>All.</p>", plain="All."))


@pytest.mark.parametrize(("heading", "title"), [(None, "Scope"), ("Summary", "Scope"), ("SCOPE", None)])
def test_a_title_is_left_out_where_the_heading_above_says_it(heading, title):
    assert prose_view(SECTION, heading) == ProseView(id="scope", title=title, text=Rich(html="<p>All.</p>"))
