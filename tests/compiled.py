"""Templates that the tests of a worker have compiled already: compiling a theme takes longer than many a test."""

from typing import Final

from jepsite.render.templates import Compiled

COMPILED: Final = Compiled()
"""By name and text, as a build and a preview have it: a template that a test writes is compiled for that test."""
