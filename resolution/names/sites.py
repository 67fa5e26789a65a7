"""Names of one organization with a place or a donor in it."""

from __future__ import annotations

from biopact.resolution.names.parts import Parts, is_coined
from biopact.resolution.names.words import GENERIC

_INSTITUTIONS = frozenset("university institute college school hospital center clinic agency council society".split())

_SITES = frozenset(
    """
    heidelberg basel visp stein kaiseraugst leverkusen wuppertal biberach darmstadt penzberg mannheim frankfurt
    martinsried ludwigshafen tubingen mainz marburg leipzig halle dresden potsdam dusseldorf hamburg munich vienna
    krems kundl paris lyon toulouse strasbourg marseille ghent leuven brussels leiden groningen utrecht nijmegen oss
    copenhagen hillerod kalundborg bagsvaerd gothenburg sodertalje uppsala lund malmo umea
    dublin cork limerick stevenage slough macclesfield oxford cambridge edinburgh glasgow dundee
    milan rome siena verona barcelona madrid zurich geneva lausanne bern
    boston bothell boulder hayward seattle portsmouth vacaville gaithersburg rockville frederick durham raleigh
    indianapolis kalamazoo andover lexington houston singapore shanghai suzhou wuxi beijing hyderabad bangalore
    bengaluru mumbai osaka tokyo seoul incheon melbourne sydney brisbane montreal toronto laval
    """.split()
)
"""Towns in which companies of the field have plants and laboratories."""


def is_site(short: Parts, long: Parts) -> bool:
    """True for a company's name and the same with the town of a site behind it: "Zentor Biologics Heidelberg"."""
    return (
        len(long.words) == len(short.words) + 1
        and long.words[:-1] == short.words
        and long.words[-1] in _SITES
        and short.coined
        and not long.legal
        and _INSTITUTIONS.isdisjoint(short.words)
    )


_HOUSES = (("medical", "center"), ("childrens", "hospital"), ("cancer", "center"), ("hospital",))
"""What hospitals of universities end in."""


def has_donor(short: Parts, long: Parts) -> bool:
    """True for a university's hospital and the same with a person's name before what it is called: "Zentor University
    Medical Center", "Zentor University Pelmor Medical Center"."""
    house = next((house for house in _HOUSES if short.words[-len(house) :] == house), None)
    if house is None or long.words[-len(house) :] != house or "university" not in short.words:
        return False
    before = short.words[: -len(house)]
    donor = long.words[len(before) : -len(house)]
    return (
        long.words[: len(before)] == before
        and 0 < len(donor) <= 2
        and all(is_coined((word,)) and word not in GENERIC for word in donor)
    )
