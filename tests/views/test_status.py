"""The status sentence, case by case, in three languages."""

from datetime import date
from typing import Any

import pytest

from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.seen import Seen, SeenConflict
from jepsite.views.status import reached_in_words, status_of
from tests.views.seens import activity, days, formats, milestone, plain, seen

DECEMBER_16 = date(2026, 12, 16)
LATE: Any = {
    "state": MilestoneState.LATE, "expected": DECEMBER_16, "worst": DECEMBER_16,
    "buffer_days": -3, "worst_buffer_days": -3,
}  # fmt: skip
AT_RISK: Any = {"state": MilestoneState.AT_RISK, "worst": DECEMBER_16, "worst_buffer_days": -3}
REACHED: Any = {
    "state": MilestoneState.REACHED, "reached": date(2026, 12, 3), "worst": None,
    "worst_buffer_days": None, "driving": (),
}  # fmt: skip
DROPPED: Any = {"state": MilestoneState.DROPPED, "expected": None, "buffer_days": None}
NO_DEADLINE: Any = {"by": None, "buffer_days": None, "worst_buffer_days": None}


def waiting(*, signs: bool) -> Seen:
    return seen(milestone(activity("board", title="Board meeting", state=State.BLOCKED)), signs=signs)


def conflicting(*, signs: bool = True) -> Seen:
    board = activity("board", title="Board meeting", fixed=date(2026, 12, 2), expected=days(date(2026, 12, 2)))
    settle = activity("settle", title="Settle the clauses", expected=days(date(2026, 12, 1), date(2026, 12, 4)))
    conflict = SeenConflict(fixed=board.id, on=date(2026, 12, 2), predecessor=settle.id, finish=date(2026, 12, 4))
    return seen(milestone(settle, board), signs=signs, conflicts=(conflict,))


def one(*, signs: bool, **changes: Any) -> Seen:
    return seen(milestone(activity(), **changes), signs=signs)


CASES: list[tuple[str, Seen, str, str, str]] = [
    (
        "buffer",
        one(signs=True),
        "On track to sign by 11 December: 4 working days of buffer",
        "In linea per firmare entro l’11 dicembre: 4 giorni lavorativi di margine",
        "Im Plan für die Unterschrift bis zum 11. Dezember: 4 Arbeitstage Puffer",
    ),
    (
        "buffer of a day",
        one(signs=True, state=MilestoneState.TIGHT, buffer_days=1),
        "On track to sign by 11 December, but tight: 1 working day of buffer",
        "In linea per firmare entro l’11 dicembre, ma di misura: 1 giorno lavorativo di margine",
        "Im Plan für die Unterschrift bis zum 11. Dezember, aber knapp: 1 Arbeitstag Puffer",
    ),
    (
        "no buffer",
        one(signs=True, state=MilestoneState.TIGHT, buffer_days=0, expected=date(2026, 12, 11)),
        "On track to sign on 11 December, with no buffer",
        "In linea per firmare l’11 dicembre, senza margine",
        "Im Plan für die Unterschrift am 11. Dezember, ohne Puffer",
    ),
    (
        "worst estimates miss",
        one(signs=True, **AT_RISK),
        "At risk: if estimates run long, we sign on 16 December, 3 working days late",
        "A rischio: se i tempi si allungano, firmiamo il 16 dicembre, con 3 giorni lavorativi di ritardo",
        "Gefährdet: Dauert alles so lange wie im schlimmsten Fall, unterschreiben wir am 16. Dezember, "
        "3 Arbeitstage zu spät",
    ),
    (
        "expected misses",
        one(signs=True, **LATE),
        "Late: we now expect to sign on 16 December, 3 working days after the date we agreed",
        "In ritardo: ora prevediamo di firmare il 16 dicembre, 3 giorni lavorativi dopo la data concordata",
        "Verspätet: Wir rechnen jetzt mit der Unterschrift am 16. Dezember, 3 Arbeitstage nach dem vereinbarten Termin",
    ),
    (
        "blocked without an end",
        waiting(signs=True),
        "Waiting: the signing date is open until ‘Board meeting’ can go ahead",
        "In attesa: la data della firma resta aperta finché non può proseguire «Board meeting»",
        "Wartet: Der Unterschriftstermin bleibt offen, bis „Board meeting“ weitergehen kann",
    ),
    (
        "conflict",
        conflicting(),
        "At risk: ‘Board meeting’ is set for 2 December, before ‘Settle the clauses’ is finished (expected 4 December)",
        "A rischio: «Board meeting» è in calendario per il 2 dicembre, prima che si concluda «Settle the clauses» "
        "(previsione: 4 dicembre)",
        "Gefährdet: „Board meeting“ ist für den 2. Dezember angesetzt, bevor „Settle the clauses“ abgeschlossen ist "
        "(erwartet am 4. Dezember)",
    ),
    (
        "no deadline",
        one(signs=True, **NO_DEADLINE),
        "We expect to sign on 3 December; no deadline is agreed",
        "Prevediamo di firmare il 3 dicembre; non è concordata una scadenza",
        "Wir rechnen mit der Unterschrift am 3. Dezember; eine Frist ist nicht vereinbart",
    ),
    (
        "signed early",
        one(signs=True, **REACHED),
        "Signed on 3 December, 4 working days early",
        "Firmato il 3 dicembre, 4 giorni lavorativi in anticipo",
        "Unterschrieben am 3. Dezember, 4 Arbeitstage früher als vereinbart",
    ),
    (
        "signed as agreed",
        one(signs=True, **REACHED, buffer_days=0),
        "Signed on 3 December, as agreed",
        "Firmato il 3 dicembre, come concordato",
        "Unterschrieben am 3. Dezember, wie vereinbart",
    ),
    (
        "signed late",
        one(signs=True, **REACHED, buffer_days=-2),
        "Signed on 3 December, 2 working days late",
        "Firmato il 3 dicembre, 2 giorni lavorativi in ritardo",
        "Unterschrieben am 3. Dezember, 2 Arbeitstage später als vereinbart",
    ),
    (
        "stopped",
        seen(milestone(activity(), **LATE), signs=True, stopped=date(2026, 10, 5)),
        "Stopped on 5 October. The plan is kept as it stood",
        "Interrotto il 5 ottobre. Il piano resta com’era a quella data",
        "Beendet am 5. Oktober. Der Plan bleibt, wie er zuletzt stand",
    ),
    (
        "not started",
        seen(milestone(activity()), signs=True, start=date(2026, 10, 12)),
        "Starts on Monday 12 October; signing planned for 3 December",
        "Inizio lunedì 12 ottobre; firma prevista per il 3 dicembre",
        "Beginn am Montag, 12. Oktober; Unterschrift geplant für den 3. Dezember",
    ),
    (
        "no signature: buffer",
        one(signs=False),
        "On track for ‘Go-live’ by 11 December: 4 working days of buffer",
        "In linea per «Go-live» entro l’11 dicembre: 4 giorni lavorativi di margine",
        "Im Plan für „Go-live“ bis zum 11. Dezember: 4 Arbeitstage Puffer",
    ),
    (
        "no signature: buffer of a day",
        one(signs=False, state=MilestoneState.TIGHT, buffer_days=1),
        "On track for ‘Go-live’ by 11 December, but tight: 1 working day of buffer",
        "In linea per «Go-live» entro l’11 dicembre, ma di misura: 1 giorno lavorativo di margine",
        "Im Plan für „Go-live“ bis zum 11. Dezember, aber knapp: 1 Arbeitstag Puffer",
    ),
    (
        "no signature: no buffer",
        one(signs=False, state=MilestoneState.TIGHT, buffer_days=0, expected=date(2026, 12, 11)),
        "On track for ‘Go-live’ on 11 December, with no buffer",
        "In linea per «Go-live» l’11 dicembre, senza margine",
        "Im Plan für „Go-live“ am 11. Dezember, ohne Puffer",
    ),
    (
        "no signature: worst estimates miss",
        one(signs=False, **AT_RISK),
        "At risk: if estimates run long, ‘Go-live’ comes on 16 December, 3 working days late",
        "A rischio: se i tempi si allungano, «Go-live» slitta al 16 dicembre, con 3 giorni lavorativi di ritardo",
        "Gefährdet: Dauert alles so lange wie im schlimmsten Fall, kommt „Go-live“ am 16. Dezember, "
        "3 Arbeitstage zu spät",
    ),
    (
        "no signature: expected misses",
        one(signs=False, **LATE),
        "Late: we now expect ‘Go-live’ on 16 December, 3 working days after the date we agreed",
        "In ritardo: ora prevediamo «Go-live» per il 16 dicembre, 3 giorni lavorativi dopo la data concordata",
        "Verspätet: Wir rechnen mit „Go-live“ jetzt am 16. Dezember, 3 Arbeitstage nach dem vereinbarten Termin",
    ),
    (
        "no signature: blocked without an end",
        waiting(signs=False),
        "Waiting: the date of ‘Go-live’ is open until ‘Board meeting’ can go ahead",
        "In attesa: la data di «Go-live» resta aperta finché non può proseguire «Board meeting»",
        "Wartet: Der Termin für „Go-live“ bleibt offen, bis „Board meeting“ weitergehen kann",
    ),
    (
        "no signature: no deadline",
        one(signs=False, **NO_DEADLINE),
        "We expect ‘Go-live’ on 3 December; no deadline is agreed",
        "Prevediamo «Go-live» per il 3 dicembre; non è concordata una scadenza",
        "Wir rechnen mit „Go-live“ am 3. Dezember; eine Frist ist nicht vereinbart",
    ),
    (
        "no signature: reached",
        one(signs=False, **REACHED),
        "‘Go-live’ reached on 3 December, 4 working days early",
        "«Go-live»: raggiunto il 3 dicembre, 4 giorni lavorativi in anticipo",
        "„Go-live“ erreicht am 3. Dezember, 4 Arbeitstage früher als vereinbart",
    ),
    (
        "no signature: not started",
        seen(milestone(activity()), start=date(2026, 10, 12)),
        "Starts on Monday 12 October; ‘Go-live’ planned for 3 December",
        "Inizio lunedì 12 ottobre; «Go-live» previsto per il 3 dicembre",
        "Beginn am Montag, 12. Oktober; „Go-live“ geplant für den 3. Dezember",
    ),
    (
        "dropped",
        one(signs=True, **DROPPED),
        "Dropped: ‘Go-live’",
        "Annullato: «Go-live»",
        "Entfallen: „Go-live“",
    ),
    (
        "nothing planned",
        seen(),
        "No milestone is planned yet",
        "Nessun traguardo è ancora pianificato",
        "Noch ist kein Meilenstein geplant",
    ),
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "it", "de"])
@pytest.mark.parametrize(
    ("plan", "sentences"), [(case[1], case[2:]) for case in CASES], ids=[case[0] for case in CASES]
)
def test_says_how_the_plan_stands(plan, sentences, language):
    status = status_of(plan, formats(language))

    assert plain(status.sentence) == sentences[["en", "it", "de"].index(language)]


def test_only_a_missed_deadline_is_told_as_late():
    late = [case[0] for case in CASES if status_of(case[1], formats()).late]

    assert late == ["expected misses", "no signature: expected misses"]


def test_after_the_signature_it_speaks_of_the_next_milestone_by_its_title():
    signed = milestone(id_="signature", title="Contract signed", **REACHED)
    plan = seen(signed, milestone(activity(), by=date(2027, 3, 1), buffer_days=8), signs=True, closing="signature")

    assert plain(status_of(plan, formats()).sentence) == "On track for ‘Go-live’ by 1 March: 8 working days of buffer"


def test_a_block_with_an_end_leaves_no_date_open():
    plan = seen(milestone(activity(state=State.BLOCKED, until=date(2026, 10, 9))), signs=True)

    assert status_of(plan, formats()).sentence.startswith("On track")


def test_a_block_that_does_not_drive_leaves_no_date_open():
    plan = seen(milestone(activity(state=State.BLOCKED), driving=()), signs=True)

    assert status_of(plan, formats()).sentence.startswith("On track")


def test_lateness_comes_before_a_block_and_a_conflict():
    plan = seen(milestone(activity(state=State.BLOCKED), **LATE), signs=True)

    assert status_of(plan, formats()).sentence.startswith("Late")


def test_a_plan_that_was_to_have_begun_but_misses_its_deadline_says_so_before_it_begins():
    plan = seen(milestone(activity(), **LATE), signs=True, start=date(2026, 10, 12))

    assert status_of(plan, formats()).late


def test_a_conflict_behind_the_milestone_it_speaks_of_is_not_its_business():
    plan = conflicting()
    first = milestone(activity("first"), id_="first", title="First")
    later = seen(first, *plan.milestones, conflicts=plan.conflicts, signs=True, closing="first")

    assert status_of(later, formats()).sentence.startswith("On track")


def test_a_long_title_is_cut_at_a_word():
    plan = one(signs=False, title="All plants and warehouses of the group productive, including the two in Scotland")

    assert "‘All plants and warehouses of the group productive, including…’" in status_of(plan, formats()).sentence


def test_without_a_deadline_nothing_was_early_or_late():
    assert reached_in_words(milestone(**REACHED | {"buffer_days": None}), formats()) is None
