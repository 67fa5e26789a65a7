"""Which of its kind a deal is: "a third license", "their second collaboration", "the new license is X's second"."""

from __future__ import annotations

import re

from biopact.codes import DealKind
from biopact.loaders.rule import pattern

ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            ("first", "1st"),
            ("second", "2nd"),
            ("third", "3rd"),
            ("fourth", "4th"),
            ("fifth", "5th"),
            ("sixth", "6th"),
            ("seventh", "7th"),
            ("eighth", "8th"),
            ("ninth", "9th"),
            ("tenth", "10th"),
        ),
        1,
    )
    for word in words
}
_ORDINAL = "(?P<ordinal>" + "|".join(ORDINALS) + ")"
_NOUN = (
    r"(?P<noun>licen[cs]e|licensing|option|agreement|collaboration|alliance|partnership|pact|contract|deal"
    r"|joint venture)"
)
# "a second license this year", "its third deal with a large pharmaceutical company": counted are not the deals of two.
_OF_MANY = (
    r"(?! (?:[a-z\-]+ ){0,3}?(?:with|from|by|involving)"
    r" (?:(?:an?|another|one of) |(?![^.;]{0,40}?[\ue000-\ue7ff\uf700]))"
    r"|[^.;,]{0,40}? (?:(?:this|last) (?:year|quarter|month|week|spring|summer|fall|autumn|winter)|of the year"
    r"|so far|in (?:the (?:last|past)|as many|less than|under)) ?)"
)
_ADJECTIVES = r"(?:such )?(?:(?!party|parties|phase|quarter|generation|line|stage|option|half|year)[a-z\-]+ ){0,4}?"

# In the words that tell of a deal: who takes, gives, signs or forms it.
_DONE = pattern(
    r"\b(?:takes?|took|taken|taking|adds?|added|obtain(?:s|ed)?|acquire[sd]?|receive[sd]?|secure[sd]?|gain(?:s|ed)?"
    r"|exercise[sd]?|licen[cs]e[sd]?|grant(?:s|ed)?|award(?:s|ed)?|giv(?:es|en|ing)|gave|signs?|signed|signing"
    r"|inks?|inked"
    r"|form(?:s|ed)?|enter(?:s|ed|ing)?(?: into)?|announce[sd]?|begins?|began|start(?:s|ed)?|establish(?:es|ed)?"
    r"|launch(?:es|ed)?|complete[sd]?|reach(?:es|ed)?|conclude[sd]?|executes?|executed|strikes?|struck|(?<!the ){B}'?"
    r"|their)"
    r"(?: (?:{OO}))?,? (?:an? |its |their |the |of ){0,2}" + _ORDINAL + " " + _ADJECTIVES + _NOUN + r"\b" + _OF_MANY
)
# "a third license with X", "the second agreement between the companies".
_WITH = pattern(
    _ORDINAL + " " + _ADJECTIVES + _NOUN + r"(?: agreement)?,? (?:with|between|from|by|to) (?:the )?(?:{OO}|{B})(?!'s? "
    r"(?:rival|peer))" + _OF_MANY
)
# "the new license is X's second", "this is the companies' third collaboration".
_IS = pattern(
    r"\b(?:licen[cs]e|licensing|option|agreement|collaboration|alliance|partnership|pact|contract|deal|this|it)"
    r"(?: [a-z\-]+){0,3}? (?:is|was|becomes?|marks|represents|constitutes) (?:already |now )?"
    r"(?:the |an? |their |{O}'s? |{B}'?s? )" + _ORDINAL + r"(?: " + _ADJECTIVES + _NOUN + r"(?: agreement)?)?"
    r"(?= ?(?:[,.;]|between|under|with (?:{O}|{B})|for (?:{O}|{B})|that {O}|to be (?:taken|signed|made)|$))"
)
# "licensed the exclusive right to use … to a third target": a licence for each target.
_TARGET = pattern(
    r"\blicen[cs]e[sd]?\b[^.;]{0,160}? (?:to|for|against|on|covering|directed (?:to|at|against)) (?:an? |its |the )"
    + _ORDINAL
    + r" (?:(?:single|different|undisclosed|additional|cancer|tumou?r|molecular|antigen) ){0,3}target\b"
)
# "took the first in 2009", after a sentence about a licence.
_THE_FIRST = pattern(
    r"\b(?:took|taken|obtained|licensed|signed|acquired|exercised) (?:the|its) "
    + _ORDINAL
    + r"(?: one| of (?:them|these|the two))? (?:in|on) {D}"
)
_LICENCES = frozenset({DealKind.LICENSE, DealKind.OPTION})


def ordinal_in(words: str, kinds: tuple[DealKind, ...]) -> re.Match[str] | None:
    """The words that say which of its kind a deal of these kinds is, in a sentence that tells of it.

    Refuses deals counted among those with others ("its third deal this year", "a second license from a university").
    """
    if not any(word in words for word in ORDINALS):
        return None
    for said in (_DONE, _WITH):
        for match in said.finditer(words):
            if _fits(match["noun"], kinds):
                return match
    one = (_TARGET.search(words) or _THE_FIRST.search(words)) if _LICENCES & set(kinds) else None
    return one or said_of_it(words, kinds)


def said_of_it(words: str, kinds: tuple[DealKind, ...]) -> re.Match[str] | None:
    """The same where a sentence says it of a deal that another one tells: "the new license is Alpha's second"."""
    match = _IS.search(words) if any(word in words for word in ORDINALS) else None
    return match if match is not None and (match["noun"] is None or _fits(match["noun"], kinds)) else None


def _fits(noun: str, kinds: tuple[DealKind, ...]) -> bool:
    """True where deals of these kinds are called by this noun."""
    if noun in {"license", "licence", "licensing", "option"}:
        return bool(_LICENCES & set(kinds))
    return DealKind.ACQUISITION not in kinds and DealKind.ASSET_PURCHASE not in kinds
