"""Countries and places in names and datelines."""

from __future__ import annotations

import re
from functools import lru_cache

from biopact.resolution.names.fold import fold

_COUNTRIES = """
US usa|us|u s|u s a|united states|united states of america|america|american|north america|americas
GB uk|u k|united kingdom|great britain|britain|england|scotland|wales|northern ireland
DE germany|deutschland
FR france
CH switzerland|schweiz|suisse
JP japan
CN china|prc|people s republic of china
CA canada
IE ireland
IT italy|italia
ES spain|espana
NL netherlands|the netherlands|holland|nederland
BE belgium|belgie
SE sweden|sverige
DK denmark|danmark
NO norway|norge
FI finland
AT austria|osterreich
IN india
KR korea|south korea|republic of korea
AU australia
NZ new zealand
IL israel
SG singapore
TW taiwan
HK hong kong
BR brazil|brasil
MX mexico
AR argentina
RU russia|russian federation
PL poland|polska
CZ czech republic|czechia
HU hungary
TR turkey|turkiye
PT portugal
GR greece
ZA south africa
IS iceland
LU luxembourg
SI slovenia
HR croatia
RO romania
BG bulgaria
UA ukraine
SA saudi arabia
AE united arab emirates|uae
EG egypt
TH thailand
MY malaysia
ID indonesia
PH philippines
VN vietnam
BM bermuda
KY cayman islands
CU cuba
CL chile
CO colombia
PK pakistan
BD bangladesh
JO jordan
"""
COUNTRIES: dict[str, str] = {
    name: line.split(" ", 1)[0] for line in _COUNTRIES.strip().splitlines() for name in line.split(" ", 1)[1].split("|")
}
"""ISO 3166-1 alpha-2 codes by folded names of countries."""

DEMONYMS = dict(
    pair.split(":")
    for pair in (
        "american:US british:GB german:DE french:FR swiss:CH japanese:JP chinese:CN canadian:CA irish:IE italian:IT "
        "spanish:ES dutch:NL belgian:BE swedish:SE danish:DK norwegian:NO finnish:FI austrian:AT indian:IN korean:KR "
        "australian:AU israeli:IL"
    ).split()
)
"""ISO 3166-1 alpha-2 codes by words for who comes from a country."""

REGIONS = frozenset(
    "europe,asia,pacific,asia pacific,southeast asia,emea,latin america,apac,africa,middle east,eu".split(",")
)
"""Words of regions that an affiliate may be called after."""

_STATES = {
    fold(name): code
    for line in """
    AL Alabama Ala|AK Alaska|AZ Arizona Ariz|AR Arkansas Ark|CA California Calif|CO Colorado Colo|CT Connecticut Conn
    DE Delaware Del|FL Florida Fla|GA Georgia Ga|HI Hawaii|ID Idaho|IL Illinois Ill|IN Indiana Ind|IA Iowa|KS Kansas Kan
    KY Kentucky Ky|LA Louisiana La|ME Maine|MD Maryland Md|MA Massachusetts Mass|MI Michigan Mich|MN Minnesota Minn
    MS Mississippi Miss|MO Missouri Mo|MT Montana Mont|NE Nebraska Neb|NV Nevada Nev|NH New_Hampshire N.H.
    NJ New_Jersey N.J.|NM New_Mexico N.M.|NY New_York N.Y.|NC North_Carolina N.C.|ND North_Dakota|OH Ohio
    OK Oklahoma Okla|OR Oregon Ore|PA Pennsylvania Pa Penn|RI Rhode_Island R.I.|SC South_Carolina S.C.|SD South_Dakota
    TN Tennessee Tenn|TX Texas Tex|UT Utah|VT Vermont Vt|VA Virginia Va|WA Washington Wash|WV West_Virginia
    WI Wisconsin Wis|WY Wyoming|DC D.C.
    """.replace("\n", "|").split("|")
    if line.strip()
    for code, *names in [line.split()]
    for name in (code, *(name.replace("_", " ") for name in names))
}
US_STATES = frozenset(name for name in _STATES if len(name) > 4)
"""Folded whole names of the states of the USA."""
_CODES = frozenset(COUNTRIES.values())
_CITIES = {
    "london": "GB", "paris": "FR", "tokyo": "JP", "osaka": "JP", "basel": "CH", "zurich": "CH", "geneva": "CH",
    "berlin": "DE", "munich": "DE", "darmstadt": "DE", "copenhagen": "DK", "stockholm": "SE", "dublin": "IE",
    "new york": "US", "boston": "US", "san francisco": "US", "san diego": "US", "philadelphia": "US",
    "chicago": "US", "seoul": "KR", "shanghai": "CN", "beijing": "CN", "milan": "IT", "madrid": "ES",
    "barcelona": "ES", "brussels": "BE", "amsterdam": "NL", "vienna": "AT", "toronto": "CA", "montreal": "CA",
    "vancouver": "CA", "sydney": "AU", "melbourne": "AU", "mumbai": "IN", "tel aviv": "IL", "oslo": "NO",
    "helsinki": "FI", "seattle": "US", "los angeles": "US", "houston": "US",
}  # fmt: skip
"""Cities that datelines name without a country."""


@lru_cache(maxsize=4096)
def country_of(place: str) -> str:
    """The country of a place, empty if it does not say: "Cambridge, Mass." is in US, "Cambridge" says nothing.

    >>> country_of("Cambridge, Mass."), country_of("Darmstadt, Germany"), country_of("Swiss"), country_of("Cambridge")
    ('US', 'DE', 'CH', '')
    """
    if place in _CODES:
        return place
    parts = [fold(part) for part in re.split(r"[,;]", place) if part.strip()]
    if not parts:
        return ""
    for part in reversed(parts):
        if part in COUNTRIES:
            return COUNTRIES[part]
    if parts[0] in DEMONYMS:
        return DEMONYMS[parts[0]]
    if len(parts) > 1 and parts[-1] in _STATES:
        return "US"
    if parts[0] in _CITIES:
        return _CITIES[parts[0]]
    return "US" if parts[-1] in US_STATES else ""


def city_of(place: str) -> str:
    """The folded first part of a place that is no country; empty if there is none."""
    first = fold(place.split(",")[0])
    return "" if first in COUNTRIES or first in US_STATES or first in DEMONYMS or len(first) < 3 else first
