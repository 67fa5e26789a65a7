"""The fingerprint of a release: of its own words, without what each wire puts around them."""

from __future__ import annotations

from dataclasses import replace

from biopact.loaders.layout import Layout, Part, with_running
from biopact.resolution.releases import fingerprint_of
from biopact.text import Release

LONGEST = 200_000
"""Characters that are looked at: no release has more, and a file of many megabytes must not cost many times that."""


def fingerprint(release: Release, layout: Layout) -> str | None:
    """The fingerprint of the running text, as text; None if there is too little of it.

    Headline, dateline, what stands about the companies, notices and contacts are left out: wires change and cut them.
    `layout` may be that of the head alone.
    """
    end = layout.lead + LONGEST
    if not any(section.part is Part.BODY for section in layout.sections):
        layout = with_running(replace(release, text=release.text[:end]), layout)
    body = (section.span for section in layout.sections if section.part is Part.BODY and section.span.start < end)
    found = fingerprint_of(release.text[span.start : min(span.end, end)] for span in body)
    return None if found is None else str(found)
