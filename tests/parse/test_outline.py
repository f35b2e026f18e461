from jepsite.model.deal import Deal
from jepsite.model.registers import ProseSection, Register
from jepsite.model.work import Milestone
from jepsite.parse.faults import Faults
from jepsite.parse.outline import Outline, read_outline
from jepsite.source import Source
from tests.deals import plan, read


def outline(text: str) -> tuple[Outline, list[str]]:
    faults = Faults(Source(path="x.md", text=text))
    return read_outline(faults, 0), [f"{f.span.line}:{f.span.column} {f.code}" for f in faults.in_order()]


def test_a_body_is_summary_sections_and_tracks() -> None:
    read_, faults = outline("Summary\n\n### Why\n\n## One {#one}\ntext\n\n### Track ##\n- [ ] a\n\n## Two\n")

    assert faults == []
    assert [block.kind for block in read_.summary] == ["paragraph", "heading"]
    assert [(section.heading.title, section.heading.attributes.get("#id")) for section in read_.sections] == [
        ("One", read_.sections[0].heading.attributes.get("#id")),
        ("Two", None),
    ]
    first, track = read_.sections[0].parts
    assert (first.heading, [block.kind for block in first.blocks], first.lists) == (None, ["paragraph"], ())
    assert track.heading is not None
    assert track.heading.title == "Track"
    assert [item.title for item in track.lists[0].items] == ["a"]


def test_a_heading_is_read_without_its_hashes() -> None:
    read_, _ = outline("  ##   *One* & `two`   {#one}   ##  \n\ntext\n")
    heading = read_.sections[0].heading

    assert heading.title == "One & two"
    assert (heading.start, heading.end) == (2, 34)


def test_the_one_title_stands_before_the_first_section() -> None:
    read_, faults = outline("# Title\n\nSummary\n\n## One\n\ntext\n")

    assert faults == []
    assert read_.title is not None
    assert read_.title.title == "Title"
    assert [block.kind for block in read_.summary] == ["paragraph"]


def test_another_title_is_told_wherever_it_stands() -> None:
    _, faults = outline("# A\n# B\n\n## One\n\ntext\n\n# C\n")

    assert faults == ["2:1 misplaced-title", "8:1 misplaced-title"]


def test_headings_in_quotes_and_items_are_no_sections() -> None:
    read_, faults = outline("## One\n\n> ## Quoted\n\n- # In an item\n")

    assert faults == []
    assert len(read_.sections) == 1


def test_lines_are_counted_from_the_top_of_the_file_whatever_stands_above() -> None:
    text = "---\ntitle: A\n---\n\n## One\n\ntext {.internal}\n"
    faults = Faults(Source(path="x.md", text=text))
    read_outline(faults, text.index("\n\n## One") + 1)

    assert [(f.span.line, f.span.column) for f in faults.in_order()] == [(7, 6)]


def kinds(deal: Deal) -> list[type]:
    return [type(section) for section in deal.sections]


def test_sections_are_milestones_registers_or_prose() -> None:
    deal = plan("## M\n\n- [ ] a\n\n## R\n\n- [ ] b {.risk}\n\n## P\n\ntext\n")

    assert kinds(deal) == [Milestone, Register, ProseSection]


def test_what_is_hidden_is_in_no_part_of_a_deal() -> None:
    deal, found = read(
        "<!-- SECRET -->\nText\n\n::: internal\n## SECRET\n\n- [ ] SECRET\n:::\n\n## M\n\n- [ ] a <!-- SECRET -->\n"
    )

    assert found == []
    assert "SECRET" not in repr(deal)


def test_no_comment_no_brace_and_no_heading_in_code_is_a_fault() -> None:
    text = "## M\n\n```\n- [ ] a\n##x\n<!-- {.internal}\n::: internal\n```\n\n- [ ] a\n"

    assert read(text)[1] == []
