"""Codes that other bodies give: of countries, and identifiers of organizations with their check digits."""

from __future__ import annotations

import re

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
"""ISO 3166-1 alpha-2."""

_FORMS = {
    "CIK": re.compile(r"\d{10}", re.ASCII),
    "LEI": re.compile(r"[A-Z0-9]{18}\d\d", re.ASCII),
    "ROR": re.compile(r"0[0-9a-hj-km-np-tv-z]{6}\d\d", re.ASCII),
    "WIKIDATA": re.compile(r"Q[1-9]\d*", re.ASCII),
}
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def identifier_fault(identifier: str) -> str | None:
    """What is wrong with an identifier such as "CIK:0000855654"; None where nothing is.

    Check digits: ISO 17442 for LEI, ISO/IEC 7064 MOD 97-10 over the Crockford base 32 number for ROR.

    >>> identifier_fault("ROR:03vek6s52"), identifier_fault("DUNS:123")
    (None, 'has no scheme of CIK, LEI, ROR, WIKIDATA')
    """
    scheme, _, value = identifier.partition(":")
    form = _FORMS.get(scheme)
    if form is None:
        return f"has no scheme of {', '.join(_FORMS)}"
    if not form.fullmatch(value):
        return "has not the form of its scheme"
    if scheme == "LEI" and int("".join(str(int(char, 36)) for char in value)) % 97 != 1:
        return "has wrong check digits"
    if scheme == "ROR":
        number = 0
        for char in value[:-2]:
            number = number * 32 + _ROR_DIGITS.index(char)
        if 98 - number * 100 % 97 != int(value[-2:]):
            return "has wrong check digits"
    return None
