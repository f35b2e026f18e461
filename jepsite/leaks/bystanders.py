"""Plans that a build does not touch: the names in their front matter are all that it needs of them.

Reading those alone takes a tenth of reading the plan, which a build of one plan among a thousand would feel.
"""

from collections.abc import Iterator

from jepsite.leaks.terms import Term, names_in
from jepsite.model.site import Site
from jepsite.parse.faults import Faults
from jepsite.parse.fields import Fields
from jepsite.parse.frontmatter import read_front_matter
from jepsite.parse.stage import read_stage
from jepsite.source import Source


def names_beside(source: Source, site: Site) -> Iterator[Term]:
    """The customer of a plan and whom it can be reached by; nothing where the front matter cannot be read."""
    faults = Faults(source)
    front = read_front_matter(faults)
    if front is not None and front.pairs is not None:
        stage = read_stage(Fields(front.pairs, faults, "a plan"), site, faults)
        yield from names_in(source.path, stage.parties, stage.people)
