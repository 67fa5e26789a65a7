"""The parts of a release: headline, decks, dateline, body, About sections and standing text, laid out or flattened."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.loaders.layout import Layout, Part, read_layout
from biopact.text import Release

HEADLINE = "Alpha Signs Deal with Beta"
LEAD = "Alpha Inc. today announced a deal."


def _layout(text: str, body_start: int = 0) -> Layout:
    return read_layout(Release("x", text, body_start=body_start))


def _parts(text: str) -> list[tuple[Part, str]]:
    """Each section as its part and its words, without the marks and spaces around them."""
    return [(section.part, section.span.of(text).strip(" \r\n\t*:#")) for section in _layout(text).sections]


def _words_of(part: Part, text: str) -> list[str]:
    return [words for found, words in _parts(text) if found is part]


# ---- datelines ------------------------------------------------------------------------------------------------------

DATELINES: dict[str, str | None] = {
    "BOSTON--(BUSINESS WIRE)--": None,
    "BOSTON, Mass.--(BUSINESS WIRE)-- ": None,
    "BOSTON, Mass. & LONDON--(BUSINESS WIRE)--": None,
    "BOSTON--(BUSINESS WIRE)--May 3, 2012-- ": "2012-05-03",
    "BOSTON, May 3, 2012 (GLOBE NEWSWIRE) -- ": "2012-05-03",
    "SOUTH SAN FRANCISCO, Calif., May 3, 2012 (GLOBE NEWSWIRE) -- ": "2012-05-03",
    "BOSTON, May 3, 2012 (PRIME NEWSWIRE) -- ": "2012-05-03",
    "BOSTON, May 3, 2012 /PRNewswire/ -- ": "2012-05-03",
    "BOSTON, May 3, 2012 /PR Newswire/ -- ": "2012-05-03",
    "BOSTON, May 3 /PRNewswire-FirstCall/ -- ": None,
    "TEL AVIV, Israel and BOSTON, May 3, 2012 /PRNewswire/ -- ": "2012-05-03",
    "SAN DIEGO, CA / ACCESSWIRE / May 3, 2012 / ": "2012-05-03",
    "FREMONT, Calif. - (NewMediaWire) - May 3, 2012 - ": "2012-05-03",
    "NEW YORK (Reuters) - ": None,
    "BOSTON — ": None,
    "BOSTON -- ": None,
    "KENILWORTH, N.J., & SEATTLE – ": None,
    "BOSTON and LONDON, May 3, 2012 -- ": "2012-05-03",
    "BOSTON, MA – May 3, 2012 – ": "2012-05-03",
    "CAMBRIDGE, Mass. and MUNICH, Germany – May 3, 2012 – ": "2012-05-03",
    "SAN FRANCISCO, CALIF. — May 3, 2012 — ": "2012-05-03",
    "Basel, Switzerland, May 3, 2012 – ": "2012-05-03",
    "Tokyo, May 3, 2012 - ": "2012-05-03",
    "London, UK – 3 May 2012 – ": "2012-05-03",
    "Zürich, 3 May 2012 – ": "2012-05-03",
    "WALTHAM, Mass., Dec. 19, 2012 -- ": "2012-12-19",
    "BOSTON, MAY 3, 2012 -- ": "2012-05-03",
    "May 3, 2012 – BOSTON – ": "2012-05-03",
}


@pytest.mark.parametrize("dateline", DATELINES)
def test_the_running_text_begins_behind_the_dateline(dateline: str) -> None:
    text = f"{HEADLINE}\n\n{dateline}{LEAD}"
    layout = _layout(text)
    assert text[layout.lead :] == LEAD
    assert layout.date == DATELINES[dateline]
    assert [part for part, _ in _parts(text)] == [Part.TITLE, Part.BODY]


@pytest.mark.parametrize("dateline", [line for line in DATELINES if line.startswith("BOSTON")])
def test_a_dateline_is_found_in_a_flattened_release(dateline: str) -> None:
    for headline in (HEADLINE, "Alpha Signs Deal on new drugs"):
        text = f"{headline} {dateline}{LEAD} " + "It will last for many years to come. " * 12
        layout = _layout(text)
        assert text[layout.lead :].startswith(LEAD)
        assert _words_of(Part.TITLE, text) == [headline]
        assert layout.date == DATELINES[dateline]


@pytest.mark.parametrize(
    "line", ["Alpha and Beta are firms.", "A well-known firm is Alpha.", "In Boston, Alpha said so."]
)
def test_a_line_without_dash_or_wire_is_no_dateline(line: str) -> None:
    text = f"{HEADLINE}\n\n{line} It went on."
    assert text[_layout(text).lead :].strip() == f"{line} It went on."


# ---- head -----------------------------------------------------------------------------------------------------------


def test_a_deck_between_headline_and_dateline_is_a_subhead() -> None:
    text = f"{HEADLINE}\nThe deal brings $5 million upfront\n\nBOSTON, May 3, 2012 -- {LEAD}"
    assert _parts(text) == [
        (Part.TITLE, HEADLINE),
        (Part.SUBHEAD, "The deal brings $5 million upfront"),
        (Part.BODY, LEAD),
    ]


@pytest.mark.parametrize("line", ["May 3, 2012", "Thursday, May 3, 2012", "3 May 2012", "May 3, 2012 8:00 am ET"])
def test_a_date_above_the_headline_is_the_date_and_not_the_headline(line: str) -> None:
    text = f"{line}\n\n{HEADLINE}\n\nBOSTON -- {LEAD}"
    assert _words_of(Part.TITLE, text) == [HEADLINE]
    assert _layout(text).date == "2012-05-03"


@pytest.mark.parametrize("line", ["May 3, 2012", "May 3, 2012 8:00 AM ET", "3 May 2012"])
def test_a_date_below_the_headline_is_the_date_and_no_subhead(line: str) -> None:
    text = f"{HEADLINE}\n{line}\n\n{LEAD}"
    layout = _layout(text)
    assert layout.date == "2012-05-03"
    assert layout.date_span is not None
    assert layout.date_span.of(text) in line
    assert [(part, words) for part, words in _parts(text)] == [(Part.TITLE, HEADLINE), (Part.BODY, LEAD)]


@pytest.mark.parametrize("tag", ["FOR IMMEDIATE RELEASE", "Press Release", "PRESS RELEASE", "News Release"])
def test_a_tag_above_the_headline_is_not_the_headline(tag: str) -> None:
    assert _words_of(Part.TITLE, f"{tag}\n\n{HEADLINE}\n\nBOSTON -- {LEAD}") == [HEADLINE]


def test_a_date_inside_the_headline_is_not_the_date_of_the_release() -> None:
    assert _layout(f"Alpha Reports Deal of May 3, 2010\n\nBOSTON -- {LEAD}").date is None


def test_a_date_inside_the_text_is_not_the_date_of_the_release() -> None:
    assert _layout(f"{HEADLINE}\n\nBOSTON -- {LEAD} " + "It is so. " * 20 + "It began on May 3, 2010.").date is None


def test_a_closing_notice_gives_the_date_where_the_head_has_none() -> None:
    notice = "The information contained in this release is as of May 3, 2012. It may change."
    assert _layout(f"{HEADLINE}\n\n{LEAD}\n\n{notice}").date == "2012-05-03"
    undated = notice.replace("May 3, 2012", "the date of this release")
    assert _layout(f"{HEADLINE}\n\n{LEAD}\n\n{undated}").date is None


def test_front_matter_is_no_part_of_the_layout() -> None:
    front = "---\ntitle: Something else\ndate: 2010-01-01\n---\n\n"
    text = f"{front}{HEADLINE}\n\nBOSTON, May 3, 2012 -- {LEAD}"
    layout = _layout(text, body_start=len(front))
    assert layout.title is not None
    assert layout.title.of(text) == HEADLINE
    assert layout.date == "2012-05-03"
    assert all(section.span.start >= len(front) for section in layout.sections)


@pytest.mark.parametrize("marked", [f"# {HEADLINE}", f"**{HEADLINE}**", f"  {HEADLINE}  ", f"*{HEADLINE}*"])
def test_marks_around_a_headline_fall_away(marked: str) -> None:
    assert _words_of(Part.TITLE, f"{marked}\n\nBOSTON -- {LEAD}") == [HEADLINE]


def test_a_release_of_a_headline_alone_has_a_title_and_nothing_else() -> None:
    assert _parts(HEADLINE) == [(Part.TITLE, HEADLINE)]


def test_carriage_returns_change_nothing() -> None:
    body = f"BOSTON, May 3, 2012 -- {LEAD}\n\nAbout Alpha\nIt makes drugs.\n\nForward-Looking Statements\nIt may."
    text = f"{HEADLINE}\n\n{body}"
    returned = _parts(text.replace("\n", "\r\n"))
    assert [(part, words.replace("\r", "")) for part, words in returned] == _parts(text)


# ---- body, About, boilerplate ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["About {}", "ABOUT {}", "**About {}**", "## About {}", "About {}:", "About “{}”"])
@pytest.mark.parametrize(
    "name", ["Alpha", "Alpha Therapeutics", "Zentora® (zentorab)", "ZNT-101", "the Alpha Institute"]
)
def test_an_about_section_begins_at_its_heading_and_knows_its_name(heading: str, name: str) -> None:
    text = f"{HEADLINE}\n\nBOSTON -- {LEAD}\n\n{heading.format(name)}\nIt makes drugs.\n"
    [about] = [section for section in _layout(text).sections if section.part is Part.ABOUT]
    assert about.about == name
    assert about.span.of(text).strip(" \n*:") == "It makes drugs."
    assert _words_of(Part.BODY, text) == [LEAD]


def test_two_about_sections_are_two() -> None:
    text = f"{HEADLINE}\n\nBOSTON -- {LEAD}\n\nAbout Alpha\nAlpha makes drugs.\n\nAbout Beta\nBeta buys them.\n"
    assert _words_of(Part.ABOUT, text) == ["Alpha makes drugs.", "Beta buys them."]


@pytest.mark.parametrize(
    "line",
    [
        "About half of them did well.",
        "About 40 percent of the patients did well.",
        "About 40 percent\nof the patients did well.",
        "About $5 million was paid.",
        "It was about Alpha.",
        "They talk about Alpha\nand Beta.",
    ],
)
def test_about_in_running_text_begins_no_section(line: str) -> None:
    assert _words_of(Part.ABOUT, f"{HEADLINE}\n\nBOSTON -- {LEAD}\n\n{line}\n") == []


def test_about_sections_are_found_in_a_flattened_release() -> None:
    text = (
        f"{HEADLINE} BOSTON, May 3, 2012 -- {LEAD} "
        + "It will last for many years to come. " * 10
        + "About Alpha Alpha makes "
        "drugs. About Beta For many years, Beta has made drugs. Forward-Looking Statements This may change. "
    )
    assert [(part, words.split(".")[0]) for part, words in _parts(text)] == [
        (Part.TITLE, HEADLINE),
        (Part.BODY, "Alpha Inc"),
        (Part.ABOUT, "Alpha makes drugs"),
        (Part.ABOUT, "For many years, Beta has made drugs"),
        (Part.STANDING, "Statements This may change"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Forward-Looking Statements",
        "Forward-looking Statements",
        "Forward-looking statements",
        "Forward Looking Statements",
        "FORWARD-LOOKING STATEMENTS",
        "Cautionary Note on Forward-Looking Statements",
        "Alpha Forward-Looking Statements",
        "Safe Harbor Statement",
        "SAFE HARBOR",
        "Disclosure Notice",
        "DISCLOSURE NOTICE",
        "Additional Information and Where to Find It",
        "Important Information for Investors",
        "Media Contact:",
        "Investor Relations",
        "Contacts:",
        "Contact:",
        "References",
        "Notes to Editors:",
        "Source version on the wire",
        "Conference Call",
    ],
)
@pytest.mark.parametrize("mark", ["{}", "**{}**"])
def test_standing_text_begins_at_its_heading(heading: str, mark: str) -> None:
    text = f"{HEADLINE}\n\nBOSTON -- {LEAD}\n\n{mark.format(heading)}\nAlpha may buy Gamma."
    assert _words_of(Part.BODY, text) == [LEAD]
    assert "Alpha may buy Gamma." in _words_of(Part.STANDING, text)[0]


def test_safety_information_is_told_apart() -> None:
    safety = "Important Safety Information\nDo not take it."
    text = f"{HEADLINE}\n\nBOSTON -- {LEAD}\n\n{safety}\n\nAbout Alpha\nIt makes drugs.\n"
    assert [part for part, _ in _parts(text)] == [Part.TITLE, Part.BODY, Part.SAFETY, Part.ABOUT]


def test_an_about_section_behind_standing_text_is_read() -> None:
    text = f"{HEADLINE}\n\nBOSTON -- {LEAD}\n\nForward-Looking Statements\nIt may.\n\nAbout Alpha\nIt makes drugs.\n"
    assert _words_of(Part.ABOUT, text) == ["It makes drugs."]


def test_a_section_is_found_by_an_offset_within_it() -> None:
    text = f"{HEADLINE}\n\nBOSTON -- {LEAD}\n\nAbout Alpha\nIt makes drugs.\n"
    layout = _layout(text)
    for part, words in ((Part.TITLE, "Signs"), (Part.BODY, "announced"), (Part.ABOUT, "makes")):
        section = layout.section_at(text.index(words))
        assert section is not None
        assert section.part is part
    assert layout.section_at(text.index("BOSTON")) is None
    assert layout.section_at(len(text)) is None


@given(
    st.lists(
        st.sampled_from(
            [
                HEADLINE,
                LEAD,
                "BOSTON, May 3, 2012 -- ",
                "About Alpha",
                "Forward-Looking Statements",
                "**",
                "\n",
                "\n\n",
                " ",
                "x",
                "–",
            ]
        ),
        max_size=14,
    )
)
def test_sections_are_in_order_apart_and_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    layout = _layout(text)
    spans = [section.span for section in layout.sections]
    assert all(len(span) and span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert 0 <= layout.lead <= len(text)
    assert (layout.date is None) == (layout.date_span is None)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        (
            "Tampa, Florida (Example.ai) Friday Nov 8, 2024 @ 8:00 AM Eastern — Alpha Inc. said it is glad.",
            "2024-11-08",
        ),
        ("Edmonton, Alberta, Canada April 24, 2025. Alpha Inc. is a company.", "2025-04-24"),
        ("HONG KONG - [Example Newswire](https://example.org/) - 24 June 2026 - Alpha Inc. said so.", "2026-06-24"),
        ("SALT LAKE CITY -– February 24, 2025 – Alpha Inc. said so.", "2025-02-24"),
        ("New York, NY December 2, 2025\n\nAlpha Inc. said so.", "2025-12-02"),
    ],
)
def test_a_dateline_gives_the_date_however_its_wire_writes_it(line: str, date: str) -> None:
    assert read_layout(Release("x", f"Alpha Inc. Signs an Agreement\n\n{line}")).date == date


@pytest.mark.parametrize(
    "opening",
    [
        "Paris, March 13, 2023. ",
        "Hamburg, Germany, 13 March 2023: ",
        "SHANGHAI and BREDA, the Netherlands, March 13, 2023 -- ",
        "Seoul, South Korea and San Diego, CA (March 13, 2023) - ",
        "San Diego, CA, USA | March 13, 2023 | ",
        "Published: March 13, 2023\n\n",
    ],
)
def test_the_date_of_an_opening_is_the_date_of_the_release(opening: str) -> None:
    text = f"Alpha Licenses Zentora to Beta\n\n{opening}Alpha Inc. has licensed Zentora to Beta Ltd.\n"
    assert read_layout(Release("r", text)).date == "2023-03-13"


def test_a_date_in_the_first_sentence_is_no_date_of_the_release() -> None:
    text = "Alpha Licenses Zentora to Beta\n\nAlpha Inc. signed on March 13, 2023 a license with Beta Ltd.\n"
    assert read_layout(Release("r", text)).date is None


def test_what_looks_like_a_dateline_deep_in_the_text_is_none() -> None:
    body = "Alpha Inc. has a drug. It treats fevers. It is new. It is given twice a day. Tests against "
    text = f"Alpha Shows Data\n\n{body}MPOX/Smallpox infections - were a success.\n"
    assert [section.part for section in read_layout(Release("x", text)).sections] == [Part.TITLE, Part.BODY]
