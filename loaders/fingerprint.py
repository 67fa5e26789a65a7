"""The fingerprint of a release: of its own words, without what each wire puts around them."""

from __future__ import annotations

from biopact.loaders.layout import Layout, Part, with_running
from biopact.resolution.releases import fingerprint_of
from biopact.text import Release


def fingerprint(release: Release, layout: Layout) -> str | None:
    """The fingerprint of the running text, as text; None if there is too little of it.

    Headline, dateline, what stands about the companies, notices and contacts are left out: wires change and cut them.
    `layout` may be that of the head alone.
    """
    if not any(section.part is Part.BODY for section in layout.sections):
        layout = with_running(release, layout)
    found = fingerprint_of(section.span.of(release.text) for section in layout.sections if section.part is Part.BODY)
    return None if found is None else str(found)
