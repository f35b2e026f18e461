import pytest

from jepsite.parse.faults import Faults
from jepsite.parse.pictures import picture
from jepsite.parse.written import Written
from jepsite.source import Source


def read(name: str):
    faults = Faults(Source(path="x.md", text=name))
    return picture(Written(name, 0, len(name)), faults), [fault.code for fault in faults.in_order()]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("plant.png", "plant.png"),
        ("images/Plant 2.JPG", "images/Plant 2.JPG"),
        ("./a//b.svg", "a/b.svg"),
        ("..a.png", "..a.png"),
    ],
)
def test_a_picture_lies_beside_the_plan_or_below(name: str, clean: str) -> None:
    assert read(name) == (clean, [])


@pytest.mark.parametrize(
    "name",
    [
        *("https://acme.example/a.png", "data:image/png;base64,AA", "file:a.png", "C:a.png", "//acme.example/a.png"),
        *("/a.png", "~/a.png", "../a.png", "a/../../b.png", "a\\..\\b.png", "\\\\host\\a.png"),
        *("", "a", "plan.md", "a.png?x", "a.png#x", "a.exe"),
    ],
)
def test_anything_else_is_told(name: str) -> None:
    assert read(name) == (None, ["unsafe-image"])
