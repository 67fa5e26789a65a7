"""Filings: both dialects of EDGAR's headers say the same, and announcements become releases with what headers say."""

from __future__ import annotations

from pathlib import Path

import pytest

from biopact.errors import SourceError
from biopact.loaders.sources import Unreadable, open_releases
from biopact.loaders.sources.edgar import FormerName, filed_releases, is_submission, read_submission
from biopact.text import Release

PRESS = "<html><body><p>Zentor, Inc. has licensed its platform to Pelmor AG.</p></body></html>"
OLD = f"""<SEC-DOCUMENT>0001234567-12-000012.txt : 20120503
<SEC-HEADER>0001234567-12-000012.hdr.sgml : 20120503
<ACCEPTANCE-DATETIME>20120503081500
ACCESSION NUMBER:\t\t0001234567-12-000012
CONFORMED SUBMISSION TYPE:\t8-K
PUBLIC DOCUMENT COUNT:\t\t3
CONFORMED PERIOD OF REPORT:\t20120502
ITEM INFORMATION:\t\tOther Events
ITEM INFORMATION:\t\tFinancial Statements and Exhibits
FILED AS OF DATE:\t\t20120503
DATE AS OF CHANGE:\t\t20120503

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tZENTOR, INC.
\t\tCENTRAL INDEX KEY:\t\t\t0000123456
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tPHARMACEUTICAL PREPARATIONS [2834]
\t\tIRS NUMBER:\t\t\t\t010203040
\t\tSTATE OF INCORPORATION:\t\t\tDE
\t\tFISCAL YEAR END:\t\t\t1231

\tFILING VALUES:
\t\tFORM TYPE:\t\t8-K
\t\tSEC ACT:\t\t1934 Act
\t\tSEC FILE NUMBER:\t000-12345
\t\tFILM NUMBER:\t\t12345678

\tBUSINESS ADDRESS:\t
\t\tSTREET 1:\t\t1 MAIN STREET
\t\tCITY:\t\t\tBOSTON
\t\tSTATE:\t\t\tMA

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tZENTOR BIOTECH INC
\t\tDATE OF NAME CHANGE:\t20050222
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>zentor8k.htm
<DESCRIPTION>CURRENT REPORT
<TEXT>
<html><body><p>Item 8.01</p></body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-10.1
<SEQUENCE>2
<FILENAME>license.htm
<TEXT>
LICENSE AGREEMENT. The royalty is [***] percent.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>3
<FILENAME>press.htm
<DESCRIPTION>PRESS RELEASE
<TEXT>
{PRESS}
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""
NEW = f"""<SUBMISSION>
<ACCESSION-NUMBER>0001234567-12-000012
<TYPE>8-K
<PUBLIC-DOCUMENT-COUNT>3
<PERIOD>20120502
<ITEMS>8.01
<ITEMS>9.01
<FILING-DATE>20120503
<DATE-OF-FILING-DATE-CHANGE>20120503
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>ZENTOR, INC.
<CIK>0000123456
<ASSIGNED-SIC>2834
<IRS-NUMBER>010203040
<STATE-OF-INCORPORATION>DE
<FISCAL-YEAR-END>1231
</COMPANY-DATA>
<FILING-VALUES>
<FORM-TYPE>8-K
<ACT>34
<FILE-NUMBER>000-12345
<FILM-NUMBER>12345678
</FILING-VALUES>
<BUSINESS-ADDRESS>
<STREET1>1 MAIN STREET
<CITY>BOSTON
<STATE>MA
</BUSINESS-ADDRESS>
<FORMER-COMPANY>
<FORMER-CONFORMED-NAME>ZENTOR BIOTECH INC
<DATE-CHANGED>20050222
</FORMER-COMPANY>
</FILER>
{OLD[OLD.index("<DOCUMENT>") : OLD.index("</SEC-DOCUMENT>")]}</SUBMISSION>
"""


@pytest.mark.parametrize(
    "text", [OLD, NEW, NEW.replace("\n", "\r"), OLD.replace("\n", "\r\n"), OLD.replace("\n", "\n\n")]
)
def test_both_dialects_say_the_same(text: str) -> None:
    assert is_submission(text)
    filing = read_submission(text)
    assert (filing.accession_number, filing.form, filing.declared_documents) == ("0001234567-12-000012", "8-K", 3)
    assert (filing.period, filing.filed, filing.changed) == ("2012-05-02", "2012-05-03", "2012-05-03")
    assert filing.items in {("Other Events", "Financial Statements and Exhibits"), ("8.01", "9.01")}
    (party,) = filing.parties
    assert (party.role, party.name, party.cik, party.sic) == ("filer", "ZENTOR, INC.", "0000123456", "2834")
    assert (party.irs_number, party.state_of_incorporation, party.fiscal_year_end) == ("010203040", "DE", "1231")
    assert (party.form, party.file_number, party.film_number) == ("8-K", "000-12345", "12345678")
    assert (party.city, party.state) == ("BOSTON", "MA")
    assert party.former_names == (FormerName("ZENTOR BIOTECH INC", "2005-02-22"),)
    assert [(one.type, one.sequence, one.filename, one.description) for one in filing.documents] == [
        ("8-K", "1", "zentor8k.htm", "CURRENT REPORT"),
        ("EX-10.1", "2", "license.htm", ""),
        ("EX-99.1", "3", "press.htm", "PRESS RELEASE"),
    ]
    assert filing.body(filing.documents[2]).strip() == PRESS


def test_an_announcement_is_a_release_with_what_the_header_says() -> None:
    (release,) = filed_releases(OLD, "a.txt")
    assert isinstance(release, Release)
    assert release.identifier == "0001234567-12-000012-3"
    assert release.text == "Zentor, Inc. has licensed its platform to Pelmor AG."
    assert (release.date, release.issuers) == ("2012-05-03", ("ZENTOR, INC.",))
    assert release.source == "https://www.sec.gov/Archives/edgar/data/123456/000123456712000012/press.htm"
    assert release.origin is not None
    facts = dict(release.origin.facts)
    assert facts["cik"] == "0000123456"
    assert facts["accession-number"] == "0001234567-12-000012"
    assert facts["contract"] == "EX-10.1 license.htm (redacted)"
    assert [value for name, value in release.origin.facts if name == "item"] == [
        "Other Events",
        "Financial Statements and Exhibits",
    ]


def test_a_report_without_announcement_tells_its_own_news() -> None:
    alone = OLD[: OLD.index("<DOCUMENT>\n<TYPE>EX-10.1")]
    (release,) = filed_releases(alone, "a.txt")
    assert isinstance(release, Release)
    assert (release.identifier, release.text) == ("0001234567-12-000012-1", "Item 8.01")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (OLD[: OLD.index("<DOCUMENT>")], "is the header of a filing without its documents"),
        (OLD.replace("EX-99.1", "EX-21").replace("<TYPE>8-K", "<TYPE>10-K"), "holds no announcement"),
    ],
)
def test_other_filings_say_why_they_are_no_release(text: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        list(filed_releases(text, "a.txt"))


def test_a_document_that_is_cut_off_ends_with_the_file() -> None:
    filing = read_submission(OLD[: OLD.index("</body></html>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>")])
    assert filing.body(filing.documents[2]).strip() == PRESS.removesuffix("</body></html>")


def test_filings_are_told_by_how_they_begin(tmp_path: Path) -> None:
    (tmp_path / "0001234567-12-000012.txt").write_text(OLD)
    (tmp_path / "0001234567-12-000013.nc").write_text(NEW.replace("EX-99.1", "EX-99"))
    old, new = open_releases([tmp_path])
    assert isinstance(old, Release)
    assert isinstance(new, Release)
    assert old.text == new.text


SUBMISSIONS = {
    "0000929638-25-000114.nc": ("ABS-15G", "2025-01-10", 3, "0001654238"),
    "0000943374-24-000509.txt": ("8-K", "2024-12-27", 12, "0001847360"),
    "0000950129-95-001652.txt": ("24F-2NT", "1995-12-28", 2, "0000810271"),
    "0001011438-98-000429.txt": ("8-K", "1998-12-31", 2, "0000913951"),
    "0001193125-10-145855.nc": ("424B5", "2010-06-24", 5, "0001259380"),
    "0001213900-25-032135.txt": ("8-K", "2025-04-15", 14, "0001173313"),
    "0001493152-25-001317.nc": ("8-K", "2025-01-08", 13, "0000880984"),
    "0001564590-20-004475-minimal.txt": ("10-K", "2020-02-13", 2, "0001318605"),
}


@pytest.mark.parametrize("name", SUBMISSIONS)
def test_real_submissions_are_read(name: str, shared: Path) -> None:
    filing = read_submission((shared / "edgar" / "submissions" / name).read_text("utf-8", "replace"))
    first = next(party for party in filing.parties if party.role == "filer")
    assert (filing.form, filing.filed, len(filing.documents), first.cik) == SUBMISSIONS[name]


def test_every_real_filing_gives_releases_or_says_why_not(shared: Path) -> None:
    found = list(open_releases([shared / "edgar"]))
    reasons = [item.reason for item in found if isinstance(item, Unreadable)]
    assert len(found) - len(reasons) > 550
    assert all("holds no announcement" in reason or "without its documents" in reason for reason in reasons)
    assert len(reasons) < 20
