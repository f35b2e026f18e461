"""What stands inside the neutral pages can stand inside a page: it ends no element, and speaks to nobody elsewhere."""

import pytest

from jepsite.hosting.inline import RESCUE, STYLE


@pytest.mark.parametrize("inline", [RESCUE, STYLE])
def test_it_can_stand_in_a_page(inline):
    assert "</" not in inline
    assert "<!--" not in inline
    assert "\r" not in inline


@pytest.mark.parametrize("inline", [RESCUE, STYLE])
def test_it_names_no_address(inline):
    assert "//" not in inline.replace("\n// ", "\n").replace("  // ", "").replace("\\//", "")
    assert "url(" not in inline
