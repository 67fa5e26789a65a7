"""The Python names of the vocabulary: a term that the ontology does not declare cannot be written by mistake.

`BP` and `OA` are closed namespaces of rdflib; their terms are strings, and so serve pyoxigraph as well:
`NamedNode(BP.licenses)`. rdflib itself ships the other vocabularies in use (ORG, PROV, SKOS, FOAF, DCTERMS, SDO).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from rdflib import Namespace, URIRef
from rdflib.namespace import ORG, DefinedNamespace

from biopact.codes import (
    Activity,
    DealKind,
    Disclosure,
    EventKind,
    MilestoneKind,
    MoneyState,
    PaymentKind,
    Stage,
    Telling,
)

__all__ = ["BASE", "BP", "CODES", "CODE_LISTS", "OA", "ONTOLOGY", "ORG", "SHAPES", "code", "stage_label"]

ONTOLOGY = "https://w3id.org/biopact/ontology#"
"""The namespace of the terms."""

CODES = "https://w3id.org/biopact/codes/"
"""What the IRI of every code list and coded value begins with."""

SHAPES = Namespace("https://w3id.org/biopact/shapes#")
"""The namespace of the SHACL shapes."""

BASE = "https://w3id.org/biopact/id/"
"""What the IRI of an instance begins with, unless the user chooses another base."""

CODE_LISTS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "deal-kind": DealKind,
        "deal-event": EventKind,
        "payment-kind": PaymentKind,
        "milestone-kind": MilestoneKind,
        "stage": Stage,
        "telling": Telling,
        "money-state": MoneyState,
        "disclosure": Disclosure,
        "activity": Activity,
    }
)
"""The code lists by name, each as the enumeration of its codes."""


def code(list_name: str, value: str) -> URIRef:
    """The IRI of a coded value.

    Raises KeyError if there is no such list, or no such code in it.

    >>> code("stage", "phase-1-2")
    rdflib.term.URIRef('https://w3id.org/biopact/codes/stage/phase-1-2')
    """
    if list_name not in CODE_LISTS:
        raise KeyError(f"there is no code list {list_name!r}: use one of {', '.join(CODE_LISTS)}")
    codes = [member.value for member in CODE_LISTS[list_name]]
    if value not in codes:
        raise KeyError(f"the list {list_name} has no code {value!r}: use one of {', '.join(codes)}")
    return URIRef(f"{CODES}{list_name}/{value}")


def stage_label(stage: Stage) -> str:
    """The preferred label of a stage, as in the stage list.

    >>> stage_label(Stage.PHASE_1_2)
    'phase 1/2'
    """
    return stage.value.replace("-", " ", 1).replace("-", "/")


class BP(DefinedNamespace):
    """The terms of biopact.ttl, in its order; any other name raises AttributeError."""

    _NS = Namespace(ONTOLOGY)
    _fail = True

    # things
    Organization: URIRef
    Product: URIRef
    Technology: URIRef
    Target: URIRef
    Indication: URIRef
    Territory: URIRef
    Person: URIRef

    # names and addresses of things
    ticker: URIRef
    location: URIRef
    undisclosed: URIRef

    # relations between things
    licenses: URIRef
    collaboratesWith: URIRef
    acquires: URIRef
    investsIn: URIRef
    supplies: URIRef
    subsidiaryOf: URIRef
    developedBy: URIRef
    usesTechnology: URIRef
    ownedBy: URIRef
    targets: URIRef
    indicatedFor: URIRef
    stage: URIRef
    filedIn: URIRef

    # deals
    Deal: URIRef
    dealKind: URIRef
    announcedIn: URIRef
    mentionedIn: URIRef

    # parties of a deal
    party: URIRef
    licensor: URIRef
    licensee: URIRef
    acquirer: URIRef
    acquired: URIRef
    seller: URIRef
    buyer: URIRef
    supplier: URIRef
    customer: URIRef
    investor: URIRef
    investee: URIRef

    # terms of a deal
    subject: URIRef
    dealTarget: URIRef
    exclusive: URIRef
    territory: URIRef
    territoryExcluded: URIRef
    field: URIRef
    under: URIRef
    ordinal: URIRef

    # events of a deal
    DealEvent: URIRef
    event: URIRef
    eventKind: URIRef
    date: URIRef
    reportedIn: URIRef

    # money of a deal
    Payment: URIRef
    payment: URIRef
    paymentKind: URIRef
    amount: URIRef
    currency: URIRef
    upTo: URIRef
    payer: URIRef
    payee: URIRef
    milestoneKind: URIRef
    moneyState: URIRef
    disclosure: URIRef
    wording: URIRef

    # royalties of a deal
    Royalty: URIRef
    royalty: URIRef
    tiered: URIRef
    lowRate: URIRef
    highRate: URIRef

    # duties under a deal
    Responsibility: URIRef
    responsibility: URIRef
    activity: URIRef
    responsible: URIRef

    # product counts
    ProductCount: URIRef
    count: URIRef
    status: URIRef
    whollyOwned: URIRef
    partOfCount: URIRef
    holder: URIRef
    builtOn: URIRef

    # releases
    Release: URIRef
    issuer: URIRef
    textSha256: URIRef
    textFingerprint: URIRef
    readerVersion: URIRef

    # claims and evidence
    Claim: URIRef
    Evidence: URIRef
    evidence: URIRef
    confidence: URIRef
    rule: URIRef
    toldAs: URIRef
    concernsDeal: URIRef

    # resolution
    standsFor: URIRef
    Join: URIRef
    SetAside: URIRef
    Inference: URIRef
    Conflict: URIRef
    ToldValue: URIRef
    Question: URIRef
    ground: URIRef
    why: URIRef
    inRelease: URIRef
    about: URIRef
    toldValue: URIRef
    candidate: URIRef

    # decisions
    Decision: URIRef
    decisionKind: URIRef
    oldValue: URIRef
    unmatched: URIRef

    # owners
    Ownership: URIRef
    owned: URIRef
    owner: URIRef
    through: URIRef
    since: URIRef
    until: URIRef
    holdsToday: URIRef


class OA(DefinedNamespace):
    """The terms of the W3C Web Annotation vocabulary that evidence is written with."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    Annotation: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    prefix: URIRef
    suffix: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    start: URIRef
