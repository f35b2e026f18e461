"""Where a setting stands."""

from jepsite.diagnostics import NOWHERE, Span
from jepsite.model.site import Site

CHECK = Span(path="jepsite.yml", line=9, column=3, end_line=9, end_column=10)


def test_a_setting_is_placed_where_it_is_written_and_nowhere_else() -> None:
    site = Site(spans={"checks.no-exit": CHECK})

    assert site.place("checks.no-exit") == CHECK
    assert site.place("secret") == NOWHERE
