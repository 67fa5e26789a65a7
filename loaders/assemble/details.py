"""What a release says of its people and companies: tickers, places, web sites, roles, products that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.codes import Predicate, Telling
from biopact.facts import Deal, Membership, Organization, Person, ProductCount, Technology
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations import RelationDraft, telling_of
from biopact.loaders.dateline import DATELINE
from biopact.loaders.document import Document, Kind
from biopact.loaders.layout import Part
from biopact.loaders.mentions.definitions import brackets_behind, tickers_in
from biopact.loaders.rules.companies import LOCATION_HQ, PERSON, WEBSITE
from biopact.loaders.rules.counts import counted
from biopact.loaders.skeleton import Skeleton
from biopact.resolution.identifiers import cut, slug
from biopact.text import Evidence, Span

_FILED = re.compile(
    r"\b(?:under review|submitted|filed|accepted|pending)\b[^.;]{0,60}?\b(?:in|by)"
    r" (?P<places>(?:the )?(?:us|u[.․]?s[.․]?|united states|europe|european union|eu|japan|china|canada)"
    r"(?:(?:, | and |, and )(?:in )?(?:the )?(?:us|u[.․]?s[.․]?|united states|europe|european union|eu|japan"
    r"|china|canada)){0,4})\b"
)


def details_of(document: Document, skeletons: Sequence[Skeleton]) -> Iterable[RelationDraft]:
    """Tickers, locations and web sites of organizations, and where marketing applications lie."""
    text = document.release.text
    for mention in document.mentions:
        if mention.kind is not Kind.ORGANIZATION:
            continue
        for inside in brackets_behind(text, mention.span.end):
            span = Span(mention.span.start, inside.end())
            for ticker in tickers_in(inside["inside"]):
                yield RelationDraft(
                    (Kind.ORGANIZATION, mention.index), Predicate.TICKER, ticker, span, "ticker", Telling.NEWS
                )
    yield from _places(document)
    for sentence in document.sentences:
        if sentence.section.part is not Part.ABOUT:
            continue
        speaker = document.speaker(sentence)
        site = WEBSITE.search(text, sentence.span.start, min(len(text), sentence.span.end + 1))
        if site and speaker is not None:
            address = site["site"].rstrip(".")
            address = address if address.startswith("http") else f"https://{address}"
            yield RelationDraft(
                (Kind.ORGANIZATION, speaker), Predicate.WEBSITE, address, sentence.span, "web-site", Telling.BOILERPLATE
            )
    for skeleton in skeletons:
        filed = _FILED.search(skeleton.text)
        named = [mark for mark in skeleton.things(skeleton.text) if mark[0] is Kind.PRODUCT]
        if filed and named and not skeleton.sentence.quoted:
            for place in re.split(r", and |, | and (?:in )?", filed["places"]):
                yield RelationDraft(
                    named[0],
                    Predicate.FILED_IN,
                    place.strip(),
                    skeleton.sentence.span,
                    "filed-in",
                    telling_of(skeleton.sentence),
                )


def _places(document: Document) -> Iterable[RelationDraft]:
    """Where the issuer sits: the dateline, or "headquartered in"."""
    text, layout = document.release.text, document.layout
    head = layout.title.end if layout.title else document.release.body_start
    dateline = DATELINE.search(text, head, layout.lead) if layout.lead > head and document.issuers else None
    if dateline:
        place = re.sub(r"\s+", " ", dateline["place"]).strip(" ,-")
        capitals = ", ".join(
            part if not part.isupper() or len(part) <= 3 else part.title() for part in place.split(", ")
        )
        span = Span(dateline.start("place"), dateline.end("place"))
        yield RelationDraft(
            (Kind.ORGANIZATION, document.issuers[0]), Predicate.LOCATION, capitals, span, "dateline-place", Telling.NEWS
        )
    for sentence in document.sentences:
        found = LOCATION_HQ.search(text, sentence.span.start, sentence.span.end)
        if found and not sentence.quoted:
            before = [
                m for m in document.mentions_in(Span(sentence.span.start, found.start())) if m.kind is Kind.ORGANIZATION
            ]
            if before:
                yield RelationDraft(
                    (Kind.ORGANIZATION, before[-1].index),
                    Predicate.LOCATION,
                    found["place"].rstrip(",."),
                    sentence.span,
                    "headquarters",
                    telling_of(sentence),
                )


def memberships_of(document: Document, organizations: Sequence[Organization]) -> tuple[Membership, ...]:
    """People with their roles: of the organization named behind the role, else of the one that speaks."""
    text = document.release.text
    found: dict[tuple[str, str], Membership] = {}
    for sentence in document.sentences:
        for match in PERSON.finditer(text, sentence.span.start, sentence.span.end):
            behind = (
                [
                    m
                    for m in document.mentions_in(Span(match.start("rest"), match.end("rest")))
                    if m.kind is Kind.ORGANIZATION
                ]
                if match["rest"]
                else []
            )
            speaker = behind[0].index if behind else document.speaker(sentence)
            name = re.sub(r"^Dr\.? ", "", match["person"])
            overlapping = document.mentions_in(Span(*match.span("person")))
            if speaker is None or overlapping:
                continue
            membership = Membership(
                Person(slug(name), name),
                organizations[speaker],
                match["role"],
                (Evidence(document.release, sentence.span, "person-role"),),
            )
            found.setdefault((membership.person.id, membership.organization.id), membership)
    return tuple(found[key] for key in sorted(found))


def counts_of(
    document: Document,
    skeletons: Sequence[Skeleton],
    organizations: Sequence[Organization],
    technologies: Sequence[Technology],
    deals: Sequence[tuple[DealDraft, Deal]],
) -> tuple[ProductCount, ...]:
    """Products that the text counts without naming, with the deals that they come under where it says so."""
    counts: list[ProductCount] = []
    name = cut(slug(document.release.identifier))
    for skeleton in skeletons:
        if skeleton.sentence.quoted:
            continue
        for match in counted(skeleton.text):
            evidence = (Evidence(document.release, skeleton.sentence.span, "product-count"),)
            holder = organizations[ord(match.holder) - 0xE000] if match.holder else None
            technology = (
                technologies[ord(match.technology) - 0xF000]
                if match.technology and ord(match.technology) >= 0xF000
                else None
            )
            label = re.sub(
                r"\s+",
                " ",
                skeleton.span(skeleton.text.index(" ", match.start) + 1 if match.holder else match.start, match.end).of(
                    document.release.text
                ),
            )[:160]
            under: tuple[str, ...] = ()
            if re.search(
                r"\bunder (?:those|these|the) (?:two )?(?:licenses|agreements)\b|\bas a result\b", skeleton.text
            ):
                under = tuple(
                    deal.id
                    for draft, deal in deals
                    if any(found.skeleton is skeleton for found in draft.findings) and not draft.news
                )
            number = len(counts) + 1
            whole = ProductCount(
                f"{name}-{number}", match.count, label, evidence, technology, holder, match.status, under=under
            )
            counts.append(whole)
            if match.owned is not None and match.owner:
                owner = organizations[ord(match.owner) - 0xE000]
                counts.append(
                    ProductCount(
                        f"{name}-{number + 1}",
                        match.owned,
                        label,
                        evidence,
                        technology,
                        owner,
                        match.status,
                        wholly_owned=True,
                        part_of=whole.id,
                    )
                )
    return tuple(counts)
