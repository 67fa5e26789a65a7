"""Names of people: told from those of organizations by titles, degrees, roles and given names."""

from __future__ import annotations

import re

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.wordlists import ORGANIZATION_NOUNS

# Titles before a name, and roles or degrees behind it: a person, not an organization.
_BEFORE = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.?|[Aa]nalysts?|CEO|[Cc]hairman|[Pp]resident|[Oo]fficer|[Ss]pokes\w+"
    r"|[Ee]xecutive|[Dd]irector|,” said|said|added|commented|[Pp]rofessor|[Ff]ounder|[Aa]dvisor|[Ii]nvestigator"
    r"|[Ii]nventor|[Bb]illionaire)\s+$"
)
_AFTER = re.compile(
    r"\s*,\s*(?:Ph\.?D|M\.?D|MBA|CPA|RN|Chief|chief|CEO|President|president|Vice|vice|Chair|chair|Senior"
    r"|senior|Executive|executive|Head|head|Founder|founder|Director|director|Professor|professor|analyst"
    r"|an analyst|who\b)|\s(?:Ph\.?D|M\.?D|MBA)\b"
)
_NAME_WORD = re.compile(r"[A-Z]\.|[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]|de|van|von")
_DEGREES = frozenset({"MD", "PhD", "MBA", "RN", "CPA", "PharmD", "DVM"})
GIVEN_NAMES = frozenset(
    """
    aaron adam adrian alan albert alejandro alessandro alex alexander alexandra alexis alfred ali alice alison
    allan allen amanda amit amy ana andre andrea andreas andrew andy angela anil anita ann anna anne annette
    anthony antonio arjun arthur ashley axel barbara barry benjamin bernard bernd beth bill björn bob brad
    bradley brandon brenda brent brian bruce bruno bryan carl carla carlos carol caroline catherine cathy
    charles charlie cheryl chris christian christina christine christoph christopher cindy claire claudia claus
    clive colin craig curt cynthia dale dan dana daniel daniela darren dave david dean deborah debra deepak
    denis dennis derek diana diane dirk dominic don donald donna doug douglas ed eduardo edward elaine elena
    elizabeth ellen emily emma enrique eric erica erik ernest ethan eva evan federico felix fernando florian
    frances francesco francis francois frank franz françois fred frederick friedrich gabriel gareth gary geoff
    geoffrey george gerald gerard gerhard gilles giovanni giuseppe glenn gordon graham greg gregory guillaume
    gunther guy hannah hans harold harry heather hector heidi heinz helen henrik herbert hideki hiroshi holger
    howard hugh ian ilan isabel ivan jack jacob jacqueline jacques jake james jamie jan jane janet jason javier
    jay jean jeff jeffrey jennifer jens jeremy jerome jerry jesper jessica jill jim joan joanna joanne joe joel
    johannes john johnny jon jonathan jorge jose joseph josh joshua joyce juan judith judy juergen julia julian
    julie justin jürgen karen karim karin karl karsten katherine kathleen kathryn kathy katie keith kelly ken
    kenneth kent kevin kim kimberly klaus kristin kurt larry lars laura lauren laurence laurent lawrence leo
    leonard leslie lewis linda lisa liz lorenzo louis louise luca lucas luis luke lynn manuel marc marcel marcus
    margaret maria marie marilyn mario mark markus marsha martha martin mary mathias matt matthew matthias
    maurice max megan melanie melissa michael michel michelle miguel mikael mike mitchell mohammed monica nancy
    natalie nathan neal neil nicholas nick nicolas nicole nigel nikhil noel norbert norman olaf oliver olivier
    oscar otto pamela pascal patricia patrick paul paula pedro peggy peter phil philip philippe phillip pierre
    rachel raj rajesh ralph ramesh randy raymond rebecca rené ricardo richard rick robert roberto robin rodney
    roger roland roman ron ronald rosa ross roy rudolf russell ruth ryan sabine sally sam samantha samuel sandra
    sanjay sara sarah satoshi scott sean sebastian sergio seth shane shannon sharon shawn sheila simon sophie
    stacy stanley stefan stefano stella stephan stephanie stephen steve steven stewart stuart sunil susan
    suzanne sven sylvia takeshi tamara tara ted terence teresa terry theodore theresa thierry thomas tiffany tim
    timothy tina todd tom tony tracy travis trevor ulrich valerie vanessa vernon vicki victor vijay vincent
    vivek vladimir walter warren wayne wendy werner wilhelm will william wolfgang xavier yuan yves yvonne
    """.split()
)
"""Given names that are no beginning of companies' names as a rule (lower case)."""


def is_person(text: str, candidate: Candidate) -> bool:
    """True if a title stands before a name or a role behind it, or a given name begins it; no legal form has one."""
    if candidate.has_legal_form:
        return False
    words = candidate.name.split()
    if len(words) > 2 and words[-1] in _DEGREES:
        return True
    if len(words) > 4 or words[-1].lower() in ORGANIZATION_NOUNS:
        return False
    after = text[candidate.span.end : candidate.span.end + 24]
    if len(words) >= 2 and words[-1].strip("®™").isalpha() and _AFTER.match(after):
        return True
    if _BEFORE.search(text[max(0, candidate.span.start - 24) : candidate.span.start]):
        return True
    return begins_with_given_name(words)


def surname(name: str) -> str:
    """The last word of a person's name, without degrees."""
    return next(word for word in reversed(["", *name.split()]) if word not in _DEGREES)


def begins_with_given_name(words: list[str]) -> bool:
    """True for "Jane Roe" and "Jane A. Roe", by the given name alone."""
    return (
        2 <= len(words) <= 4
        and (words[0].lower() in GIVEN_NAMES or (len(words[0]) == 2 and words[1].lower() in GIVEN_NAMES))
        and all(_NAME_WORD.fullmatch(word) is not None for word in words)
    )
