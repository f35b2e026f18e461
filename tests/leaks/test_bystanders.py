"""A plan that is not built lends its names by its front matter alone."""

from jepsite.leaks.bystanders import names_beside
from jepsite.leaks.terms import names_in
from jepsite.model.site import Site
from jepsite.source import Source
from tests.leaks.sites import BELLINI, Plan


def test_they_are_the_names_that_the_whole_plan_gives():
    plan = Plan("bellini", BELLINI)

    assert list(names_beside(plan.source, Site())) == list(
        names_in(plan.source.path, plan.deal.parties, plan.deal.people)
    )


def test_a_faulty_body_is_no_hindrance_and_a_faulty_front_matter_gives_nothing():
    broken = BELLINI.replace("{#trial 4d", "{#trial 4dd after=nothing")

    assert list(names_beside(Source(path="a.md", text=broken), Site())) != []
    assert list(names_beside(Source(path="a.md", text="no front matter"), Site())) == []
