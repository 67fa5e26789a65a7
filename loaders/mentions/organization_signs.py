"""How the words around a name prove that it is an organization's, or a person's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.mentions.definitions import DEFINED, RIC, TICKER, defined_abbreviation
from biopact.loaders.mentions.organization_names import looks_organized
from biopact.loaders.mentions.people import GIVEN_NAMES, is_person
from biopact.loaders.mentions.words import ABBREVIATIONS, EVERYWHERE, INSTITUTIONS

_LEADS = r"(?:\s*,?\s*\([^()]{0,120}\))?(?:\s*,[^,.;]{0,90},)?\s*"
# A name followed by this can only be an organization.
_ACTS = re.compile(
    r"(?:['’]s?)?"
    + _LEADS
    + r"""(?:today\s|also\s|has\s+(?:also\s|now\s)?|have\s|had\s|will\s+(?:also\s)?|could\s|would\s|jointly\s)*(?:
    announce[sd]?|said\b(?!\s+that\s+he)|granted|agree[sd]?\b|entered|enters\b|acquire[sd]?\b|signs?\b|signed
        |inks?\b|licensed|licenses\b|receive[sd]?\b|pays?\b|paid\b|
    partners?\s+with|partnered|teams?\s+up|exercise[sd]?\b|completed?s?\b|completes\b|collaborat\w+|bought
        |buys?\b|sells?\b|sold|invest(?:s|ed)?\b|
    \s*,\s*(?:an?|the)\s+(?:[\w-]+\s){0,9}?(?:company|subsidiary|member|unit|division|firm|biotech|affiliate
        |organization)\b|
    to\s+(?:acquire|buy|sell|receive|pay|develop|supply|collaborate|merge|invest|commercialize|commercialise
        |purchase)|
    (?:is|are)\s+(?:responsible|eligible|entitled|headquartered
        |a\s+(?:\S+\s){0,8}?(?:company|firm|biotech|organization|organisation|subsidiary|leader|provider
        |manufacturer|drugmaker|developer|division|affiliate))|
    retains?\b|owns?\b|expects?\b|reported|plans?\s+to|intends?\s+to|develops\b|developed\b|markets\b
        |discovered|commenced|commences|launched|launches|and\s+its\s+(?:partner|affiliates)|
    (?:business\s)?(?:subsidiary|unit|division|arm)\b|
    as\s+(?:the\s|an?\s|its\s|their\s)?(?:[\w-]+\s){0,2}?(?:purchaser|buyer|distributor|partner|supplier|licensee
        |manufacturer|investor|acquirer|sponsor)\b|
    ,\s+which\s+(?:\w+\s){0,3}?(?:acquired|bought|owned|sold|owns|makes|sells|markets|develops|licensed|agreed
        |merged|employs|based|headquartered)\b|
    shares?\b|stock\b|shareholders|stockholders|executives?\b|chief\b|CEO\b|spokes\w+|management\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# The same at some distance: "rights to a drug from Zentor", "an agreement on antibodies with Zentor".
_FAR = re.compile(
    r"\b(?:(?:rights|in-?licen[cs]\w*|licen[cs]\w*|acqui\w+|purchas\w+|bought|buys?|buying"
    r"|obtain\w*)\b[^.;:]{1,140}\sfrom"
    r"|(?:agreement|collaborat\w+|partner\w*|alliance|deal|contract|venture|co-develop\w*|jointly)\b[^.;:]{1,140}"
    r"\s(?<!combination )(?<!patients )(?<!treated )(?<!treatment )(?<!people )(?<!combined )(?<!associated )with)"
    r"\s+(?:the\s)?$"
    r"|\b(?:supplied|made|manufactured|assembled|produced|distributed|carried|marketed|sold|promoted|developed)\b"
    r"[^.;:]{1,70}\sby\s+$"
    r"|\b(?:sold|sells?|selling|divest\w*|transferr?\w*|assign\w*|out-?licensed)\b[^.;:]{1,90}\s(?<!rights )"
    r"(?<!license )(?<!licence )(?<!access )(?<!option )(?<!due )to\s+$"
)
# "Italy's Zentor": what a country has.
_OWNED = re.compile(r"(?P<whose>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s\s+(?:[a-z-]+\s){0,2}$")
# Behind a registered mark, which products have as a rule: "Zentora®, a leading data company".
IS_COMPANY = re.compile(
    r"(?:\s*\([^()]{0,80}\))?\s*(?:,|\bis\b)\s*(?:an?|the)\s+(?:[\w,-]+\s){0,8}?"
    r"(?:company|firm|biotech|subsidiary|provider|organi[sz]ation|institute|division|innovator"
    r"|developer|maker|manufacturer)\b"
)
# Behind a name that is a product's or a condition's: "the Zentor brand", "Zentor patients".
_OTHERS_NOUN = re.compile(
    r"[®™]?\s(?:brand(?:ed|s)?|categor(?:y|ies)|product lines?|franchise|tablets?|capsules?|patients?|disease|syndrome"
    r"|trials?|stud(?:y|ies)|therapy|vaccines?|injections?)\b"
)
# What only an organization has.
_POSSESSED = re.compile(
    r"['’]s?\s+(?:shares?|stock|shareholders|stockholders|board|CEO|chief|management|investigational"
    r"|proprietary|pipeline|portfolio|wholly|acquisition|research|products?|technology|platform|common|lead"
    r"|partner|own|new|experimental|sales|headquarters|offer|bid|business|subsidiary|board)\b"
)
# What only an organization has, further behind: "Zentor's landmark $4 billion acquisition".
_DEALT = re.compile(
    r"['’]s?\s+(?:[\w$€£.,-]+\s){0,5}?(?:acquisition|purchase|takeover|buyout|bid|offer|deal|merger|licen[cs]e"
    r"|collaboration|partnership|alliance|unit|division|subsidiary)\b"
)
# A name that stands right after this can only be an organization.
_FOLLOWS = re.compile(
    r"""(?:
    \b(?:(?:agreements?|collaborations?|collaborat\w+|partnerships?|partner(?:s|ed|ing)?|alliances?|deals?
        |contracts?|ventures?|merger|merge[sd]?|settlements?|licen[sc]es?|pact|working|works|worked|teams?|teamed
        |signed|joined\sforces|negotiations|together|along)\s+(?:up\s+)?with\s+(?:the\s)?(?:[a-z\-]+\s){0,3}
  | (?:acquisition|takeover|purchase|buyout|control)\s+of\s+(?:[a-z\-]+\s){0,3}
  | (?:acquir(?:e[sd]?|ing)|buy(?:s|ing)?|bought)\s+(?:all\s+(?:of\s+)?the\s+outstanding\s+shares\s+of\s+)?
      (?:[a-z\-]+\s){0,2}
  | (?:bids?|offers?|tender\soffer|battles?|takeover|suitors?)\s+for\s+
  | (?:stake|shares|interest|investment|stock)\s+(?:in|of)\s+
  | (?:subsidiary|division|unit|part|member|affiliate|shareholders|stockholders|ceo|officer|president|head
      |chairman|behalf|arm|company|parent|owner)\s+of\s+(?:the\s)?
  | (?:licensed|acquired|purchased|bought|obtained|rights|licen[cs]es?|payments?|in-licensed|out-licensed
      |sublicensed|sold|grant(?:s|ed)|divested)\s+(?:from|by)\s+(?:the\s)?(?:[a-z\-]+\s){0,2}
  | (?:contracts?|orders?|awards?|grants?|funding|investments?|royalt(?:y|ies)|loans?)\s+from\s+(?:the\s)?
  | (?:remains?|rests?|stays|lies)\s+with\s+
  | (?:payments?|sublicensed|out-licensed|sold|divested|entrusted|assigned|transferred|returned|handed)
      \s+to\s+(?:the\s)?(?:[a-z\-]+\s){0,2}
  | (?:owned|developed|discovered|made|manufactured|marketed|sold|invented|led|backed|sponsored|founded
      |created|supplied|produced|provided|distributed|promoted|assembled|packaged|funded|financed|acquired|bought
      |controlled|run|held|licensed|commerciali[sz]ed|conducted|performed|offered|challenged|operated|launched
      |designed|built|patented)\s+by\s+(?:[a-z\-]+\s){0,2}
  | (?:drug-?makers?|drug\smakers?|[a-z]+-makers?|biotechs?|partners?|rivals?|peers?|company|companies|firms?
      |makers?|developers?|manufacturers?|suppliers?|subsidiary|collaborators?|parent|licensees?|licensors?|giants?
      |specialists?|groups?|bidders?|suitors?|start-?ups?|investors?|shareholders?|nonprofits?|charity|cooperative
      |foundation|institute|agency|university|hospital|insurer|retailer|distributor|house|boutique|outfit|wholesaler|producer)\s+
  | between\s+(?:the\s)?
  | (?:subsidiary|subsidiaries|division|unit|arm|affiliate|joint\sventure|start-?up|spin-?off)\s*,?\s+
      (?:(?:called|named|known\sas)\s+)?
  | (?:partners?|collaborators?|clients?|customers?|investors?|licensees?|companies|firms|institutions|sponsors
      |members|competitors|subsidiaries|divisions|shareholders|drugmakers|peers)\s?(?:,\s)?
      (?:includ(?:e|es|ed|ing)|such\sas|like|are|were|:)\s+
  | (?:led|backed|joined|funded|co-led)\s+by\s+(?:new\s|existing\s)?(?:investors?\s)?
  )
  | ;\s+(?:and\s+)?with\s+
  | [a-z.]-(?:based|headquartered|listed|backed)\s+
      (?:(?:drug-?maker|biotech\w*|bio\w*|pharma\w*|drug|company|firm|maker|start-?up|group|developer)\s+){0,3}
  )$""",
    re.VERBOSE,
)
# What may stand between two names of one list, when the first (or the second) is a known organization.
LISTED_AFTER = re.compile(r"\s*(?:\([^()]{0,80}\))?\s*(?:,\s+and|,|\s+and|\s+or|\s*/|\s+&)\s*$")
LISTED_BEFORE = re.compile(r"^\s*(?:,\s+and|,|\s+and|\s+or|\s*/|\s+&)\s*$")
_CODE = re.compile(
    r"[A-Z]{1,5}-?\d+[\w-]*|\d+[a-z]|[A-Z]{1,2}|(?=\w{0,20}-)(?=[\w-]{0,20}\d)[\w-]+|[a-z]{1,3}[RD]NA\w*"
    r"|[A-Z]&[A-Z]|[A-Z][α-ω]\w*"
)
# "AI-enabled", "Zentor-partnered", "Series D": they describe what follows them, or are shares.
_DESCRIBING = re.compile(
    r"-[a-z]*(?:ed|driven|ing|led|free|like|wide|specific)$|^(?:Series|Class|Preferred|Type|Grade) [A-Z\d]+$"
)
_VERBS = frozenset(
    """
    join joins launch launches acquire acquires announce announces expand expands sign signs enter enters complete
    completes receive receives unveil unveils appoint appoints secure secures raise raises buy buys sell sells agree
    agrees begin begins initiate initiates advance advances strengthen strengthens extend extends wins win highlights
    reveal reveals reports presents names closes merge merges
    """.split()
)
"""Last words of headlines' beginnings, which are no names (lower case)."""
_EPONYMS = frozenset("Alzheimer Parkinson Huntington Crohn Hodgkin Hashimoto Sjögren Kaposi Ewing".split())
"""Those after whom diseases are called."""
_OF_US = re.compile(r"^u\.?s\.? ")
_EPONYM = re.compile(r"['’]s (?:disease|syndrome|lymphoma)")
_LAST_WORD = re.compile(r"\w+$")
_NOUNS_OF_OTHERS = frozenset(
    """
    phase agreement act day committee meeting study trial drug disease cancer award form rule report conference
    board office exchange summit program programs award awards winners congress symposium forum initiative
    project challenge index convention meeting
    """.split()
)
"""Last words of names that are no organization's, though such a name may "announce" or be agreed "with"."""


class OrganizationSigns:
    """Judges the candidates of one text. `known` maps lower-case registry forms to (id, canonical name)."""

    def __init__(self, text: str, known: Mapping[str, tuple[str, str]]) -> None:
        self.text = text
        self.known = known
        self._eponyms: dict[str, list[int]] | None = None
        self._acting: dict[Candidate, bool] = {}
        self._people: dict[Candidate, bool] = {}

    def is_registered(self, name: str) -> bool:
        """True if the registry has a name of more than one word for an organization that is no regulator."""
        low = _OF_US.sub("", name.lower())
        return " " in low and low in self.known and low not in INSTITUTIONS and low not in EVERYWHERE

    def is_proven(self, candidate: Candidate) -> bool:
        """True if its form, the registry or a ticker behind it makes it an organization."""
        if candidate.has_legal_form or self.is_listed(candidate):
            return True
        if self.is_person(candidate):
            return False
        if defined_abbreviation(self.text, candidate.span.end) in ABBREVIATIONS:
            return False
        return looks_organized(candidate) or candidate.name.lower() in self.known

    def is_listed(self, candidate: Candidate) -> bool:
        """True if a ticker or a Reuters mark stands behind it."""
        after = self.text[candidate.span.end : candidate.span.end + 60]
        inside = DEFINED.match(after)
        return (inside is not None and TICKER.search(inside["inside"]) is not None) or RIC.match(after) is not None

    def is_person(self, candidate: Candidate) -> bool:
        """True if its surroundings or its given name make it a person's; never for what the registry knows."""
        known = self._people.get(candidate)
        if known is None:
            known = candidate.name.lower() not in self.known and is_person(self.text, candidate)
            self._people[candidate] = known
        return known

    def is_thing(self, name: str) -> bool:
        """True for codes, short capitals, diseases named for somebody, and nouns of what may be agreed "with"."""
        return (
            _CODE.fullmatch(name) is not None
            or name.lower() in ABBREVIATIONS
            or name.split()[-1].lower().strip("®™") in _NOUNS_OF_OTHERS
            or name.split()[0] in _EPONYMS
            or name.split()[-1].lower() in _VERBS
            or _DESCRIBING.search(name) is not None
            or self._has_disease(name)
        )

    def _has_disease(self, name: str) -> bool:
        """True if a disease is called after a name in the text: "Zentor's disease"."""
        if self._eponyms is None:
            self._eponyms = {}
            for match in _EPONYM.finditer(self.text):
                before = _LAST_WORD.search(self.text, max(0, match.start() - 60), match.start())
                self._eponyms.setdefault(before[0] if before else "", []).append(match.start())
        last = _LAST_WORD.search(name)
        ends = self._eponyms.get(last[0], ()) if last else ()
        return any(self.text.endswith(name, 0, end) for end in ends)

    def acts_as_one(self, candidate: Candidate) -> bool:
        """True if it stands where only an organization can: "X announced", "an agreement with X"."""
        known = self._acting.get(candidate)
        if known is None:
            known = self._acting[candidate] = self._acts_as_one(candidate)
        return known

    def _acts_as_one(self, candidate: Candidate) -> bool:
        if self.is_person(candidate):
            return False
        words = candidate.name.lower().split()
        if len(words) == 1 and words[0] in GIVEN_NAMES:
            return False
        if len(words) > 5 or self.is_thing(candidate.name):
            return False
        after = self.text[candidate.span.end : candidate.span.end + 260]
        if _OTHERS_NOUN.match(after):
            return False
        if "®" in candidate.name:
            return IS_COMPANY.match(after) is not None
        before = self.text[max(0, candidate.span.start - 200) : candidate.span.start].lower()
        if _ACTS.match(after) or _POSSESSED.match(after) or _DEALT.match(after) or _FOLLOWS.search(before[-60:]):
            return True
        if before.endswith((" with ", " from ", " with the ", " from the ", " by ", " to ")) and _FAR.search(before):
            return True
        owner = _OWNED.search(self.text[max(0, candidate.span.start - 60) : candidate.span.start])
        return owner is not None and owner["whose"].lower() in EVERYWHERE
