"""The people and companies of the sample page, their marks and days."""

from typing import Final

from jepsite.views.marks import Day, Name, PartyMark, StateMark

GIULIA: Final = Name(text="Giulia Ferri")
PAOLO: Final = Name(text="Paolo Zanetti")
ITOPS: Final = Name(text="IT operations")
BOARD: Final = Name(text="Board of directors")
CONTI: Final = Name(text="Avv. Marta Conti", lang="it")
JONAS: Final = Name(text="Jonas Weber")
LENA: Final = Name(text="Lena Hofer")

BELLINI: Final = PartyMark(
    id="bellini",
    side="customer",
    letter="B",
    name=Name(text="Officine Bellini S.p.A.", lang="it"),
    short=Name(text="Officine Bellini", lang="it"),
)
NORDWIND: Final = PartyMark(
    id="nordwind",
    side="supplier",
    letter="N",
    name=Name(text="Nordwind Systems GmbH", lang="de"),
    short=Name(text="Nordwind Systems", lang="de"),
)
STUDIO: Final = PartyMark(
    id="studio",
    side="partner",
    letter="C",
    name=Name(text="Studio Legale Conti", lang="it"),
    short=Name(text="Studio Legale Conti", lang="it"),
)

DONE: Final = StateMark(icon="done", word="achieved")
OPEN: Final = StateMark(icon="todo", word="open")
LATE: Final = StateMark(icon="late", word="Late", late=True)

TODAY: Final = Day(iso="2026-10-05", text="Monday 5\u00a0October 2026")


def day(iso: str, text: str) -> Day:
    """A day with no-break spaces, as views write it."""
    return Day(iso=iso, text=text.replace(" ", "\u00a0"))


PEOPLE: Final = {
    "giulia": GIULIA, "paolo": PAOLO, "itops": ITOPS, "board": BOARD, "conti": CONTI, "jonas": JONAS, "lena": LENA,
}  # fmt: skip
