"""Networks with published answers, as their authors print them. `test_textbooks.py` compares the engine with them.

Only figures are taken from the sources. What a source prints about an activity stands in one row: name, duration, what
it follows, ES, EF, LS, LF; time is counted from 0. Dummies of arrow networks are links. Each table was checked by hand
before it was used: EF - ES and LF - LS are the duration.
"""

from dataclasses import dataclass
from typing import Final

from jepsite.model.values import ItemId


@dataclass(frozen=True, kw_only=True)
class Textbook:
    """One network. A row: name, duration, predecessors (`A`, `A SS+2`, separated by commas), ES, EF, LS, LF."""

    name: str
    source: str
    finish: int
    rows: str


VANHOUCKE: Final = (
    "Mario Vanhoucke, Integrated Project Management and Control: First Comes the Theory, then the Practice, Springer "
    "2014; figures as in the tests of the R package criticalpath 0.2 (R. J. Rosa, M. dos Santos, T. Marques; "
    "github.com/rubens2005/criticalpath, tests/testthat/"
)

TEXTBOOKS: Final = (
    Textbook(
        name="cost-information-system",
        source=f"{VANHOUCKE}test-schedule_from_data_frame.R), Project 1, p. 6",
        finish=11,
        rows="""
            1  1  -       0 1    0 1
            2  2  1       1 3    1 3
            3  2  1       1 3    3 5
            4  4  2       3 7    3 7
            5  3  2       3 6    4 7
            6  3  2       3 6    4 7
            7  3  3       3 6    5 8
            8  2  3       3 5    6 8
            9  1  3       3 4    7 8
            10 1  3       3 4    7 8
            11 2  4,5,6   7 9    7 9
            12 1  7       6 7    8 9
            13 1  8       5 6    8 9
            14 1  9       4 5    8 9
            15 1  10      4 5    8 9
            16 2  11,12,13,14,15  9 11   9 11
            17 1  11,12,13,14,15  9 10  10 11
        """,
    ),
    Textbook(
        name="patient-transport-system",
        source=f"{VANHOUCKE}test-cpt-change_durations.R), Project 2, p. 9",
        finish=25,
        rows="""
            1  1  -       0 1     0 1
            2  1  1       1 2     1 2
            3  3  2       2 5     2 5
            4  2  3       5 7     5 7
            5  2  4       7 9     7 9
            6  2  3       5 7     5 7
            7  2  6       7 9     7 9
            8  1  5,7     9 10    9 10
            9  4  8      10 14   11 15
            10 5  8      10 15   10 15
            11 3  8      10 13   12 15
            12 3  8      10 13   12 15
            13 4  8      10 14   11 15
            14 5  9,10,11,12,13  15 20  15 20
            15 1  13     14 15   19 20
            16 5  14,15  20 25   20 25
            17 2  14,15  20 22   23 25
        """,
    ),
    Textbook(
        name="patient-transport-system-with-other-durations",
        source=f"{VANHOUCKE}test-cpt-change_durations.R), Project 2, p. 9, the durations changed",
        finish=31,
        rows="""
            1  1  -       0 1     0 1
            2  2  1       1 3     1 3
            3  5  2       3 8     3 8
            4  4  3       8 12    8 12
            5  3  4      12 15   12 15
            6  2  3       8 10   12 14
            7  1  6      10 11   14 15
            8  5  5,7    15 20   15 20
            9  3  8      20 23   22 25
            10 5  8      20 25   20 25
            11 5  8      20 25   20 25
            12 3  8      20 23   22 25
            13 4  8      20 24   21 25
            14 2  9,10,11,12,13  25 27  25 27
            15 1  13     24 25   26 27
            16 2  14,15  27 29   29 31
            17 4  14,15  27 31   27 31
        """,
    ),
    Textbook(
        name="stadium",
        source=(
            "Christelle Guéret, Christian Prins, Marc Sevaux, Applications of Optimization with Xpress-MP, "
            "Dash Optimization 2000, example 7.1.1 (construction of a stadium); figures as in Jeffrey Kantor, "
            "CBE 40455 Process Operations, University of Notre Dame, notebook 04.01 Critical Path Method "
            "(github.com/jckantor/CBE40455)"
        ),
        finish=64,
        rows="""
            T01  2  -        0 2     0 2
            T02 16  T01      2 18    2 18
            T03  9  T02     18 27   18 27
            T04  8  T02     18 26   29 37
            T05 10  T03     27 37   27 37
            T06  6  T04,T05 37 43   37 43
            T07  2  T04     26 28   61 63
            T08  2  T06     43 45   59 61
            T09  9  T04,T06 43 52   43 52
            T10  5  T04     26 31   59 64
            T11  3  T06     43 46   58 61
            T12  2  T09     52 54   52 54
            T13  1  T07     28 29   63 64
            T14  7  T02     18 25   53 60
            T15  4  T04,T14 26 30   60 64
            T16  3  T08,T11,T14  46 49  61 64
            T17  9  T12     54 63   54 63
            T18  1  T17     63 64   63 64
        """,
    ),
    Textbook(
        name="taylor-seven-activities",
        source=(
            "Bernard W. Taylor III, Introduction to Management Science, solutions to chapter eight, Project Management "
            "(scribd.com/doc/47113515/TaylCh08, p. 114): the network of the nodes 1 to 6"
        ),
        finish=20,
        rows="""
            1-2  7  -         0 7    2 9
            1-3 10  -         0 10   0 10
            2-4  6  1-2       7 13   9 15
            3-4  5  1-3      10 15  10 15
            3-5  4  1-3      10 14  14 18
            4-5  3  2-4,3-4  15 18  15 18
            5-6  2  3-5,4-5  18 20  18 20
        """,
    ),
    Textbook(
        name="taylor-with-a-dummy",
        source=(
            "Bernard W. Taylor III, Introduction to Management Science, solutions to chapter eight, Project Management "
            "(scribd.com/doc/47113515/TaylCh08, p. 115): the network of the nodes 1 to 9; its dummy 4-5 is a link here"
        ),
        finish=38,
        rows="""
            1-2  8  -             0 8    1 9
            1-3 10  -             0 10   0 10
            1-4  9  -             0 9    6 15
            2-5  6  1-2           8 14   9 15
            2-6  4  1-2           8 12  16 20
            3-5  5  1-3          10 15  10 15
            4-7  7  1-4           9 16  20 27
            5-7 12  2-5,3-5,1-4  15 27  15 27
            5-8 15  2-5,3-5,1-4  15 30  16 31
            6-9 18  2-6          12 30  20 38
            7-8  4  4-7,5-7      27 31  27 31
            8-9  7  5-8,7-8      31 38  31 38
        """,
    ),
    Textbook(
        name="beasley-tutorial",
        source=(
            "J. E. Beasley, OR-Notes, Network analysis - activity on arc tutorial solution "
            "(people.brunel.ac.uk/~mastjjb/jeb/or/nettut4a.html): the earliest and latest times of its nodes 1 to 8 "
            "(E 0 4 10 20 20 28 24 36, L 0 4 12 20 20 28 26 36); an activity starts at E of its first node at the "
            "earliest and ends at L of its last node at the latest; its dummies 4-5 and 3-7 are links"
        ),
        finish=36,
        rows="""
            1-2  4  -             0 4     0 4
            2-3  6  1-2           4 10    6 12
            2-4 16  1-2           4 20    4 20
            3-5  8  2-3          10 18   12 20
            4-7  4  2-4          20 24   22 26
            5-6  8  3-5,2-4      20 28   20 28
            7-6  2  4-7,2-3      24 26   26 28
            7-8  7  4-7,2-3      24 31   29 36
            2-8 24  1-2           4 28   12 36
            6-8  8  5-6,7-6      28 36   28 36
        """,
    ),
    Textbook(
        name="manufacture-in-hours",
        source="Example 1: Draw the network for the events in Table 1 (studylib.net/doc/8378728), table 2; hours",
        finish=16,
        rows="""
            A  6  -     0 6    0 6
            B  2  A     6 8    6 8
            C  2  A     6 8    7 9
            D  3  B     8 11   8 11
            E  4  D,F  11 15  11 15
            F  2  C     8 10   9 11
            G  1  E    15 16  15 16
        """,
    ),
    Textbook(
        name="nine-activities",
        source="Chapter 10 - Solved Problem 2 (coursehero.com/file/6335489/Ch10-PM-Solved-Problems)",
        finish=22,
        rows="""
            A  1  -     0 1    0 1
            B  4  A     1 5    1 5
            C  3  A     1 4    6 9
            D  7  A     1 8    2 9
            E  6  B     5 11   5 11
            F  2  C,D   8 10   9 11
            G  7  E,F  11 18  11 18
            H  9  D     8 17   9 18
            I  4  G,H  18 22  18 22
        """,
    ),
)


def precedence(name: str, finish: int, rows: str) -> Textbook:
    """A small network with one kind of link between A and B, of those whose figures agree with each other."""
    source = (
        "R package criticalpath 0.2 (R. J. Rosa, M. dos Santos, T. Marques; github.com/rubens2005/criticalpath), "
        f"tests/testthat/test-early_start_finish_by_relation_type.R, {name}"
    )
    return Textbook(name=name, source=source, finish=finish, rows=rows)


PRECEDENCE: Final = (
    precedence(
        "FS type, A == B, lag > 0", 10, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 3 A_FS+2 6 9 6 9; End 1 B 9 10 9 10"
    ),
    precedence(
        "FS type, A < B, lag > 0", 12, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 5 A_FS+2 6 11 6 11; End 1 B 11 12 11 12"
    ),
    precedence(
        "FS type, A > B, lag > 0", 12, "Begin 1 - 0 1 0 1; A 5 Begin 1 6 1 6; B 3 A_FS+2 8 11 8 11; End 1 B 11 12 11 12"
    ),
    precedence(
        "FF type, A == B, lag > 0", 7, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 3 A_FF+2 3 6 3 6; End 1 B 6 7 6 7"
    ),
    precedence(
        "FF type, A < B, lag > 0", 7, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 5 A_FF+2 1 6 1 6; End 1 B 6 7 6 7"
    ),
    precedence(
        "FF type, A > B, lag == 0", 7, "Begin 1 - 0 1 0 1; A 5 Begin 1 6 1 6; B 3 A_FF+0 3 6 3 6; End 1 B 6 7 6 7"
    ),
    precedence(
        "FF type, A > B, lag > 0", 9, "Begin 1 - 0 1 0 1; A 5 Begin 1 6 1 6; B 3 A_FF+2 5 8 5 8; End 1 B 8 9 8 9"
    ),
    precedence(
        "SS type, A == B, lag == 0", 5, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 3 A_SS+0 1 4 1 4; End 1 B 4 5 4 5"
    ),
    precedence(
        "SS type, A == B, lag > 0", 7, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 3 A_SS+2 3 6 3 6; End 1 B 6 7 6 7"
    ),
    precedence(
        "SS type, A < B, lag == 0", 7, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 5 A_SS+0 1 6 1 6; End 1 B 6 7 6 7"
    ),
    precedence(
        "SS type, A < B, lag > 0", 9, "Begin 1 - 0 1 0 1; A 3 Begin 1 4 1 4; B 5 A_SS+2 3 8 3 8; End 1 B 8 9 8 9"
    ),
    precedence(
        "SS type, A > B, lag > 0", 7, "Begin 1 - 0 1 0 1; A 5 Begin 1 6 1 6; B 3 A_SS+2 3 6 3 6; End 1 B 6 7 6 7"
    ),
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One activity as published."""

    name: ItemId
    duration: int
    follows: tuple[str, ...]
    figures: tuple[int, int, int, int]
    """ES, EF, LS, LF."""


def rows_of(textbook: Textbook) -> list[Row]:
    rows = []
    for line in textbook.rows.replace(";", "\n").splitlines():
        if words := line.split():
            name, duration, follows, *figures = words
            early_start, early_finish, late_start, late_finish = map(int, figures)
            rows.append(
                Row(
                    name=ItemId(name),
                    duration=int(duration),
                    follows=() if follows == "-" else tuple(follows.split(",")),
                    figures=(early_start, early_finish, late_start, late_finish),
                )
            )
    return rows
