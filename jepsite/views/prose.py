"""The author's sections of prose, as they stand on the page."""

from jepsite.views.marks import ProseView, Rich
from jepsite.views.seen import SeenProse


def prose_view(section: SeenProse, heading: str | None = None) -> ProseView:
    """A section; without its title where that would say what `heading` above it says."""
    repeats = heading is not None and section.title.casefold() == heading.casefold()
    return ProseView(id=section.id, title=None if repeats else section.title, text=Rich(html=section.text.html))
