"""Where rights hold: the territory of a deal and what is left out of it, read from single sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.loaders.wordlists import any_of

# Countries, regions and states of the U.S. in which rights are given. Cities are places of companies, and not here.
_NAMES = """
africa | north africa | sub-saharan africa | americas | america | north america | south america | central america
| latin america | asia | asia pacific | asia-pacific | apac | southeast asia | south east asia | east asia
| central asia | south asia | europe | eastern europe | western europe | central europe | european union | eu | eea
| european economic area | middle east | mena | emea | gcc | gulf states | nordics | nordic countries | nordic region
| scandinavia | baltics | baltic states | benelux | balkans | cis | commonwealth of independent states | caribbean
| united states | united states of america | u.s. | u.s | usa | u.s.a. | u.k. | uk | united kingdom
| great britain | britain | england | ireland | france | germany | spain | italy | portugal | belgium | netherlands
| luxembourg | switzerland | austria | denmark | sweden | norway | finland | iceland | poland | czech republic
| slovakia | hungary | romania | bulgaria | greece | cyprus | croatia | serbia | slovenia | turkey | türkiye | russia
| ukraine | israel | egypt | south africa | nigeria | kenya | morocco | algeria | india | pakistan | bangladesh
| sri lanka | china | greater china | mainland china | people's republic of china | prc | hong kong | macau | macao
| taiwan | japan | korea | south korea | republic of korea | singapore | malaysia | thailand | vietnam | indonesia
| philippines | australia | new zealand | australasia | oceania | canada | mexico | brazil | argentina | chile
| colombia | peru | saudi arabia | uae | united arab emirates | kuwait | qatar | puerto rico | rest of the world
| ecuador | uruguay | paraguay | bolivia | venezuela | panama | costa rica | guatemala | honduras | el salvador
| nicaragua | dominican republic | jamaica | trinidad and tobago | bahamas | tanzania | uganda | ghana | ethiopia
| rwanda | senegal | ivory coast | cameroon | zambia | zimbabwe | mozambique | angola | namibia | botswana | tunisia
| libya | iraq | iran | jordan | lebanon | bahrain | oman | kazakhstan | uzbekistan | azerbaijan | armenia | georgia
| belarus | moldova | latvia | lithuania | estonia | malta | albania | bosnia and herzegovina | north macedonia
| montenegro | liechtenstein | monaco | nepal | myanmar | cambodia | laos | mongolia | brunei | papua new guinea | fiji
| latam | asean | dach | dach region | levant | maghreb | east africa | west africa | southern africa | iberia
| alabama | alaska | arizona | arkansas | california | colorado | connecticut | delaware | florida | hawaii | idaho
| illinois | indiana | iowa | kansas | kentucky | louisiana | maine | maryland | massachusetts | michigan | minnesota
| mississippi | missouri | montana | nebraska | nevada | new hampshire | new jersey | new mexico | new york
| north carolina | north dakota | ohio | oklahoma | oregon | pennsylvania | rhode island | south carolina
| south dakota | tennessee | texas | utah | vermont | virginia | west virginia | wisconsin | wyoming
"""
_PLACE = any_of([" ".join(name.split()) for name in _NAMES.split("|")]).replace("\\.", "[.․]")
# "us" is mostly no country: an article before it or rights behind it must show that it is.
_PLACE = f"(?:{_PLACE}|(?<=the )us|us(?= (?:[a-z]+ )?(?:rights|markets?|licen)))"
_ADJECTIVES = {
    "american": "U.S.",
    "european": "Europe",
    "japanese": "Japan",
    "chinese": "China",
    "canadian": "Canada",
    "korean": "Korea",
    "asian": "Asia",
    "australian": "Australia",
    "indian": "India",
    "brazilian": "Brazil",
    "german": "Germany",
    "north american": "North America",
    "latin american": "Latin America",
}
_COUNTRIES = r"(?:countries|territories|markets|regions|nations|jurisdictions)"
_REGION = (
    rf"(?:both )?(?:(?:and |or )?(?:all |certain |several |most )?other (?:[a-z\-]+ ){{0,2}}{_COUNTRIES}"
    rf"(?: (?:outside(?: of)?|except(?: for)?) [^.;()]{{2,60}})?|(?:the )?(?:[0-9]+|certain|selected|multiple|all"
    rf"|low-|developing) (?:(?:[a-z\-]+ (?:and )?){{0,3}}){_COUNTRIES}|(?:the "
    rf"|all of )?(?:rest of (?:the )?)?(?:{_PLACE})(?: countries)?)(?![\w'])"
)
_BETWEEN = r"(?:, and (?:in )?| and (?:in )?|, or |, (?:in )?| & | or |/| as well as (?:in )?| plus )"
_REGIONS = rf"{_REGION}(?:{_BETWEEN}{_REGION}){{0,14}}"
_ONE = re.compile(_REGION)
_ALL = re.compile(rf"(?:the )?all (?:other )?{_COUNTRIES}")

# Words of rights before a place. The first group makes a territory sure, the second likely.
_RIGHTS = r"(?:rights?|licen[cs]\w*|sublicen[cs]\w*|exclusiv\w+|option\w*)"
_TRADE = (
    r"(?:commerciali[sz]\w*|co-commerciali[sz]\w*|market(?:ing|ed)?|co-market\w*|distribut\w*|sell|sale|promot\w*"
    r"|co-promot\w*|collaborat\w*|agreement|alliance|partnership)"
)
_RIGHTS_BEFORE = re.compile(rf"\b{_RIGHTS}\b[^.;]{{0,150}}$")
# "to market X in", "the distribution of X in", "a marketing agreement for". Refuses what is done: "marketed in".
_TRADE_BEFORE = re.compile(
    r"\b(?:(?:co-?)?(?:commerciali[sz]e|market|distribute|sell|promote)\b|(?:co-?)?(?:commerciali[sz]ation"
    r"|distribution|marketing|promotion|commercial)(?: of| and| rights| agreement| deal| partnership| in| for|,"
    r"|(?= ?$))|(?:alliance|joint venture)\b)[^.;]{0,110}$"
)
# What else happens in places: approvals, trials, sales, seats of companies, and rights that stay where they are.
_ELSE_BEFORE = re.compile(
    r"\b(?:approv\w+|trials?|stud(?:y|ies)|patients|people|adults|known as|headquarter\w*|(?<!-)based|located"
    r"|offices?|filed|filing|submi\w+|application|available|accessible|antitrust|equivalents?|regulators?"
    r"|authorit\w+|sites?|launch\w*|cases|sold|sales (?:were|of|rose|fell)|phase|review|indicated|operat\w+"
    r"|manufactur\w+ (?:facilit|site|plant)\w*|affordable|diagnosed|prevalen\w+|leading|retain\w*"
    r"|options? (?:to|on) (?:certain |some |any )?co-?(?:promot\w+|market\w*|commerciali[sz]\w+"
    r"|develop\w*)|partners|customers|universit\w+|subsidiary"
    r"|focus)\b[^.;,]{0,70}$"
)
_RETAINED = re.compile(
    rf"\b(?:retain\w*|(?:keeps?|maintain\w*|reserv\w+|hold onto)(?=(?: [a-z\-]+){{0,3}} rights))\b"
    rf"(?! an? option)(?:(?! co-)[^.;]){{0,110}}?\b(?:rights?|commerciali[sz]\w*"
    rf"|exclusiv\w+)\b(?:(?! co-)[^.;]){{0,90}}?\b(?:in|for|to|within|throughout) (?P<places>{_REGIONS})|\b(?:in"
    rf"|for) (?P<places2>{_REGIONS}),? (?:where|for which|which) [^.;]{{0,60}}?\b(?:retain\w*|keeps?|maintain\w*)\b"
    rf"|\bretain\w* (?:all |exclusive |full |the )*(?P<places3>{_REGIONS}) (?:[a-z]+ )?rights"
)
_OUTSIDE = re.compile(
    r"\b(?:outside(?: of)?|except(?: for| in)?|excluding|other than(?: in)?|with the exception of|not including"
    r"|apart from"
    rf"|not include) (?P<places>{_REGIONS})|\bex-(?P<places2>{_PLACE})(?![\w])"
    rf"|\bex-(?P<adjective>{any_of(_ADJECTIVES)})\b"
)
_IN = re.compile(rf"\b(?:in|for|throughout|across|within|covering|to|into) (?P<places>{_REGIONS})")
_PLACE_RIGHTS = re.compile(
    rf"\b(?P<places>{_REGIONS}) (?:[a-z\-]+ ){{0,2}}?(?:rights|licen[cs]e)\b|\b(?P<adjective>{any_of(_ADJECTIVES)})"
    rf" (?:[a-z\-]+ ){{0,2}}?(?:rights|licen[cs]e)\b"
)
# Without one of these words a sentence gives no territory.
_MAY_BE = re.compile(
    r"right|licen|exclusiv|commerci|market|distribut|sell|promot|global|world|launch|expan|roll|adopt|regist|allian"
    r"|collab|partner|agreement|deal|joint|option|profit"
)
# A product that is brought into places, in a sentence that speaks of a partner.
_BROUGHT = re.compile(
    r"\b(?:expan\w+|distribut\w*|adoption|roll-?out|launch\w*|sell\w*|introduc\w+|commerciali[sz]\w*|register)\b"
    rf"[^.;]{{0,90}}?\b(?:across|throughout|into|in|to) (?P<places>{_REGIONS})"
)
_PARTNER = re.compile(r"\b(?:partnership|partner|collaboration|agreement|deal|distributor|alliance|contract)\b")
_WORLD = r"(?:worldwide|world-wide|global)"
_NOT_THE_WORLD = (
    r"(?!leader|compan|health|biopharm|pharma\b|pharmaceutical|biotech|provider|markets?\b|access\b|regulat|standard"
    r"|impact|footprint|cost|plan\b|trial|phase|study|clinical|network|team|head\b|presence|scale|strateg(?:y|ies)"
    r"|expansion|demand|launch|sales|net\b|reach|supply|public|life|operations|business|concern|partners\b|consumer"
    r"|effort|population|manufactur|crisis|(?:through|with|for|of|in|by|to|as|its|our|the|their|from|on)\b)"
)
_WORLD_RIGHTS = re.compile(
    rf"\b{_WORLD}(?:,? {_NOT_THE_WORLD}[a-z\-/]+,?){{0,6}}? (?P<what>rights?|licen[cs]\w+|sublicen[cs]e"
    rf"|collaboration|alliance"
    r"|partnership|agreement|commerciali[sz]ation|co-commerciali[sz]ation|co-development|deal)\b"
)
_RIGHTS_WORLD = re.compile(
    rf"\b(?P<what>{_RIGHTS}|{_TRADE}|profits)\b(?P<gap>[^.;]{{0,130}}?)"
    r"\b(?:worldwide|world-wide|globally|throughout the world|around the world|across the globe|on a (?:worldwide"
    r"|global) basis)\b(?=[.,;:)]|$| (?:except|for|under|with|and|on|in|outside|as|to|by|through|excluding|where"
    r"|upon|pursuant|following|if|of|from|or|other)\b)"
)
_GLOBALLY = re.compile(
    r"\b(?:globally|worldwide) (?:develop\w*,?(?: and|,)? ?(?:manufactur\w+,? and )?)?commerciali[sz]\w*"
)
_OF_PEOPLE = re.compile(
    r"\b(?:patients|people|countries|companies|markets|lives|animals|deaths|cases|customers|available|accessible"
    r"|affordable|women|men|children|adults|access|health|leader\w*|sales)(?: [a-z\-]+){0,3} $"
)


@dataclass(frozen=True)
class Scope:
    """Territory as said: included and excluded places, in lower case as the skeleton has them.

    `weight` is 3 where rights or a licence are given there, 2 where business is agreed on there, 1 where a product is
    only brought there; `at` is where it is said.
    """

    included: tuple[str, ...]
    excluded: tuple[str, ...]
    weight: int = 3
    at: int = 0


_UNNAMED = re.compile(rf"(?:certain|some|several|many|most|various) {_COUNTRIES}")


def _split(places: str) -> tuple[str, ...]:
    """The single places of a list, each once."""
    found = (re.sub(r"^(?:both )?(?:and |or )?", "", match[0]).strip() for match in _ONE.finditer(places))
    return tuple(dict.fromkeys(place for place in found if place and not _UNNAMED.fullmatch(place)))


def _weight(words: str, at: int) -> int:
    """How sure it is that a place at an offset is one where rights hold: 3, 2, or 0 for a place of something else."""
    before = words[max(0, at - 170) : at]
    if _ELSE_BEFORE.search(before):
        return 0
    return 3 if _RIGHTS_BEFORE.search(before) else 2 if _TRADE_BEFORE.search(before) else 0


def _world(words: str) -> Scope | None:
    """Rights to the whole world."""
    found = _WORLD_RIGHTS.search(words)
    if found:
        sure = re.match(r"rights?|sub|licen", found["what"]) is not None
        return Scope(("worldwide",), (), 3 if sure else 2, found.start())
    for match in _RIGHTS_WORLD.finditer(words):
        if not _OF_PEOPLE.search(match[0][: match.end("gap") - match.start()]):
            sure = re.search(rf"\b{_RIGHTS}\b", match[0]) is not None
            return Scope(("worldwide",), (), 3 if sure else 2, match.start())
    found = _GLOBALLY.search(words)
    return Scope(("worldwide",), (), 2, found.start()) if found else None


def _places_of(match: re.Match[str]) -> tuple[str, ...]:
    groups = match.groupdict()
    if groups.get("adjective"):
        return (_ADJECTIVES[match["adjective"]],)
    return _split(next((groups[name] for name in ("places", "places2", "places3") if groups.get(name)), ""))


def _places_before(words: str, end: int) -> tuple[str, ...]:
    """The places before an offset in which rights hold."""
    listed = [match for match in _IN.finditer(words, 0, end) if _weight(words, match.start())]
    return tuple(dict.fromkeys(place for match in listed for place in _split(match["places"])))


def territory(words: str) -> Scope | None:
    """The territory that a sentence about rights gives; None for sentences that grant nothing or name no place."""
    if not _MAY_BE.search(words):
        return None
    retained = _RETAINED.search(words)
    kept = _places_of(retained) if retained else ()
    world = _world(words)
    for outside in _OUTSIDE.finditer(words):
        weight = _weight(words, outside.start())
        if not weight and re.search(
            r"\b(?:deal|agreement|licen[cs]e|territory|rights)\b[^.;,]{0,25}$", words[: outside.start()]
        ):
            weight = 3
        behind = re.match(r"[^.;]{0,30}\brights\b", words[outside.end() :])
        if not weight and behind and not re.search(r"known as [^,]{0,20}$", words[: outside.start()]):
            weight = 3
        if weight:
            included = tuple(place for place in _places_before(words, outside.start()) if not _ALL.match(place))
            return Scope(included or ("worldwide",), _places_of(outside), weight, outside.start())
    if world is not None:
        return Scope(world.included, kept, world.weight, world.at)
    if retained is not None and kept:
        given = _places_before(words, retained.start())
        return Scope(given, () if given else kept, 3, retained.start())
    for match in _PLACE_RIGHTS.finditer(words) if "rights" in words or "licen" in words else ():
        places = (_ADJECTIVES[match["adjective"]],) if match["adjective"] else _split(match["places"])
        return Scope(places, (), 3, match.start())
    for match in _IN.finditer(words):
        weight = _weight(words, match.start())
        if weight:
            places = _split(match["places"])
            tail = re.search(r"\b(?:outside(?: of)?|except(?: for)?) (?P<left>[^.;]+)$", places[-1]) if places else None
            return Scope(places, _split(tail["left"]) if tail else (), weight, match.start())
    brought = _BROUGHT.search(words) if _PARTNER.search(words) else None
    if brought and not _ELSE_BEFORE.search(words[: brought.start("places")]):
        return Scope(_split(brought["places"]), (), 1, brought.start())
    return None
