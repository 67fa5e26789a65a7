"""What is said of organizations: where they are, their web site; and of people: their role."""

from __future__ import annotations

import re

# "Daniel Junius, President and CEO", "said Jane Roe, Ph.D., Chief Executive Officer of Alpha". Refuses a role without
# a name.
_TITLE = (
    r"(?:(?:[Ii]nterim|[Aa]cting|[Ee]xecutive|[Ss]enior|[Aa]ssociate|[Gg]lobal|[Cc]o-?)[ -])?"
    r"(?:[Cc]hief [A-Z]?\w+(?: and \w+)? [Oo]fficer|CEO|CFO|COO|CSO|CMO|CTO|[Pp]resident"
    r"|[Cc]hair(?:man|woman|person)?(?: of the [Bb]oard)?|(?:[Ss]enior |[Ee]xecutive )?[Vv]ice [Pp]resident"
    r"|[Ff]ounder|[Cc]o-?[Ff]ounder|(?:[Mm]anaging )?[Dd]irector|[Gg]eneral [Mm]anager|[Hh]ead)"
)
ROLE = rf"{_TITLE}(?:(?:,? and |, | & ){_TITLE}){{0,3}}"
PERSON = re.compile(
    rf"(?P<person>(?:Dr\.? )?[A-Z][a-zà-ÿ]+(?:[- ](?:[A-Z]\.|[A-Z][a-zà-ÿ'’]+|de|van|von|Mc[A-Z]\w+)){{1,3}})"
    rf"(?:,? (?:Ph\.?D\.?|M\.?D\.?|M\.?B\.?A\.?|R\.?N\.?|MBBS|Pharm\.?D\.?|J\.?D\.?)){{0,3}}"
    rf"(?:, |,? is (?:the )?|, who is (?:the )?)(?P<role>{ROLE})(?P<rest>[^.\n\"“”]{{0,90}})"
)
LOCATION_HQ = re.compile(
    r"\b(?:headquartered|based|located|headquarters) in"
    r" (?P<place>[A-Z][A-Za-z.\-]+(?: [A-Z][A-Za-z.\-]+){0,2}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?){0,2})"
)
WEBSITE = re.compile(
    r"\b(?:https?://)?(?P<site>www\.[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
    r"|(?<=https://)[a-z0-9\-]+(?:\.[a-z0-9\-]+)+)(?:/[\w\-./]*)?"
)
