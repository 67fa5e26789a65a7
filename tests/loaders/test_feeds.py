"""Feeds: whole texts become releases, teasers name what to fetch."""

from __future__ import annotations

from pathlib import Path

import pytest

from biopact.loaders.sources import Unreadable, open_releases
from biopact.text import Release

WORDS = "Zentor has licensed its platform to Pelmor, which pays five million dollars at once. " * 4
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Zentor &amp;amp; Pelmor sign</title><link>https://example.org/1</link><guid>z-1</guid>
<pubDate>Thu, 03 May 2012 08:00:00 GMT</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[<p>{WORDS}</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a teaser</title><link>https://example.org/2</link><description>More inside.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>z-2</id><title>Zentor and Pelmor</title>
<updated>2011-02-01T00:00:00Z</updated><author><name>Zentor, Inc.</name></author>
<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>"""


def test_an_entry_with_its_text_is_a_release_and_a_teaser_is_named(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_text(RSS)
    release, teaser = open_releases([tmp_path / "news.xml"])
    assert isinstance(release, Release)
    assert (release.identifier, release.source, release.date) == ("z-1", "https://example.org/1", "2012-05-03")
    assert release.text == f"Zentor & Pelmor sign\n\n{WORDS.strip()}"
    assert isinstance(teaser, Unreadable)
    assert teaser.reason == f"{tmp_path / 'news.xml'}[2]: holds a teaser only; fetch https://example.org/2 instead"


def test_atom_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "news.atom").write_text(ATOM)
    (release,) = open_releases([tmp_path])
    assert isinstance(release, Release)
    assert (release.identifier, release.date, release.issuers) == ("z-2", "2011-02-01", ("Zentor, Inc.",))


@pytest.mark.parametrize(
    "feed",
    [
        "<rss>",
        "<rss version='2.0'>" + "<item>" * 100_000,
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
        + "]><rss version='2.0'><channel><item><description>&m;</description></item></channel></rss>",
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>'
        "<description>&a;</description></item></channel></rss>",
    ],
)
def test_hostile_feeds_give_a_reason_and_nothing_else(feed: str, tmp_path: Path) -> None:
    (tmp_path / "news.rss").write_text(feed)
    found = list(open_releases([tmp_path]))
    assert all(isinstance(item, Unreadable) for item in found)
    assert "root:" not in "".join(item.reason for item in found if isinstance(item, Unreadable))
