"""How the words around a name prove that it is a product's or a technology's."""

from __future__ import annotations

import re

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.mentions.organization_names import looks_organized
from biopact.loaders.mentions.people import GIVEN_NAMES
from biopact.loaders.mentions.words import EVERYWHERE, HEADLINE_WORDS, OPENERS

_TECH_NOUN = (
    r"(?:technology platforms?|platform technolog(?:y|ies)|technolog(?:y|ies)|platforms?|delivery system|engine"
    r"|discovery engine|vector|construct platform|approach|libraries|library|toolbox|software"
    r"|format|linker|chemistry|microfluidics|cell line)"
)
# Behind a name: "(TAP) technology", "antibody discovery platform". Refuses a noun in another phrase.
TECHNOLOGY_AFTER = re.compile(
    (
        rf"[®™]?[\"”’]?\s?(?:\([^()]{{1,40}}\)\s)?(?:patents?\b|(?:(?!and\b|or\b|to\b|for\b|with\b|in\b|of\b|is\b"
        rf"|as\b|has\b|was\b"
        rf"|will\b|which\b|that\b|from\b|by\b|the\b|a\b|us(?:es|ed)\b"
        rf"|loses\b|gets\b|said\b|says\b|may\b|can\b|could\b|would\b|are\b|were\b|its\b|using\b|it\b|their\b|any\b"
        rf"|announced\b|plans\b|agreed\b|have\b|under\b|this\b)[a-z][\w-]*\s){{0,4}}?"
        rf"{_TECH_NOUN}\b)"
    ),
    re.I,
)
_PRODUCT_NOUN = (
    r"(?:drug candidate|product candidate|candidate|drug|vaccine|therapy|treatment|medicine|compound|antibody"
    r"|inhibitor|agonist|antagonist|antibody-drug conjugate|ADC|product|device|pill|tablet|injection|inhibitor"
    r"|program|molecule|test|therapeutic|antiviral|biologic|assay|kit|implant|patch|scanner|capsule|cream|gel|spray"
    r"|inhaler|drops|shot|jab|lotion|ointment|syrup|brand|cartridge|injector|suspension|conjugate|degrader|engager"
    r"|biosimilar|peptide|formulation|diagnostic|modulator|blocker)"
)
# Behind a name: "Zentora smart inhaler", "the Nexia IgE test". Refuses nouns of which the name is not one.
PRODUCT_AFTER = re.compile(
    r"[®™]?[\"”’']?\s(?:\([^()]{1,40}\)\s)?(?:(?!and\b|or\b|in\b|of\b|is\b|as\b|has\b|its\b|the\b|a\b|for\b|to\b"
    r"|with\b)"
    r"[a-z][\w-]*\s){0,2}?(?:tests?|assays?|devices?|systems?|kits?|implants?|patch(?:es)?|boots?|scanners?|sensors?"
    r"|tablets?|capsules?|injections?|creams?|gels?|sprays?|inhalers?|drops|cells|app|vaccines?|candidates?|solution"
    r"|catheters?|stents?|monitors?|cameras?|microgels?|hydrogels?|biomarkers?)\b(?!\s(?:compan|maker|market|develop"
    r"|business"
    r"|provider|manufactur|sales|giant|firm))"
)
# Behind a name: ", its proprietary structure-prediction engine". Refuses what describes a company.
APPOSED_TECHNOLOGY = re.compile(
    r"[®™]?\s*(?:\([^()]{1,60}\)\s*)?(?:,|–|--|-|,?\s\bis\b)\s*(?:an?|the|its|our|their"
    r"|(?:[A-Z][\w.&-]*\s){0,3}[A-Z][\w.]*['’]s?)\s+(?:(?!communicat|media\b|news|investor|marketing|social|trading"
    r"|online|leading)[\w/-]+\s){0,6}?"
    r"(?:platform|technology|engine|algorithm|format|linker|software)\b(?!\s(?:compan|firm|maker|market|provider"
    r"|business|start))"
)
# A substance in small letters right behind what it is: "the epilepsy drug zentorone". Its ending is a substance's.
SUBSTANCE_AFTER = re.compile(
    r"\b(?:drug|medicine|pill|antibiotic|antidepressant|antipsychotic|painkiller|antiviral|antibody|inhibitor|agonist"
    r"|compound|treatment|candidate|blocker|vaccine|therapy),?\s(?P<name>[a-z]{3,}(?:one|ide|ole|ane|ate|il|ir|ib|ab"
    r"|um|ac|ax"
    r"|ix|ox|yl|ol|ine|in|an|ra|sa|za|ta|ept|en|on|ast|rel|lin|cel))(?=[,.;:)]|\s(?:in|for|to|at|and|or|with|after"
    r"|from|that"
    r"|which|is|was|has|had|will|would|could|being|failed|showed|met|by|as|on|--|–|—)(?:\s|$))"
)
# A name in small letters with what it is behind it: "developing seviprotene-L, a late-stage vaccine".
APPOSED_SMALL = re.compile(
    r"\b(?:developing|develops?|developed|evaluating|testing|studying|advancing|licen[cs]\w+|acquir\w+|rights\sto"
    r"|supply\sof"
    r"|sales\sof|trials?\s(?:of|for)|study\sof|including|called|product|candidate|commerciali[sz]ing"
    r"|commerciali[sz]e|launch\w*)\s"
    r"(?P<name>[a-z]{5,}[a-rt-z](?:-[A-Z]|-[a-z]{4})?)(?:\s\((?=[^()]{2,30}\))[^()]*\))?,\s(?:an?|its"
    r"|the)\s(?:[\w/-]+\s){0,9}?"
    rf"(?:{_PRODUCT_NOUN})s?\b"
)
# Plain words that end so too, and may stand there.
PLAIN_AFTER = frozenset(
    """
    candidate candidates conjugate protein antigen regimen program combination medicine vaccine pipeline outside inside
    worldwide nationwide alone someone online protocol control alcohol margin origin toxin within vitamin human specimen
    taken given chosen shown written broken driven proven hidden known certain again obtain contain remain maintain
    explain domain bargain captain option action section portion reason season person common division decision region
    million billion version mission pension tension caution station nation position condition addition solution function
    information application administration population formulation concentration evaluation indication approval until
    council forecast breast least contrast broadcast data quota late rate date state estimate climate corporate private
    physician technology chemistry biology company business money energy capacity therapy safety
    separate accurate appropriate adequate ultimate immediate intermediate alternate delegate associate debate create
    indicate demonstrate generate operate accelerate facilitate evaluate investigate initiate terminate regulate mandate
    provide beside guide decide divide coincide pesticide peptide side wide hide combine define examine
    determine decline
    machine magazine routine discipline guideline headline baseline deadline define engine marine mine line nine fine
    role whole console sole profile while reptile fragile hole stable able method period around record because before
    first second third based called named known being other another women children screen seven eleven sudden between
    often open even golden token kitchen happen listen plan than began clean mean ocean urban american european canadian
    german italian asian african human veteran pharmacist upon icon horizon comparison lesson poison union religion
    fashion opinion companion champion passion session profession aggression expression confusion
    """.split()
)
# The last word of a name that is a device's, a test's or a platform's: "Nexia Screening System".
_THING_HEADS = frozenset(
    "system test assay device kit scanner implant software app camera cameras monitor sampler analyzer".split()
)
_PLATFORM_HEADS = frozenset("platform technology engine suite".split())
_NO_THING = frozenset(
    "health healthcare medical hospital care school education immune nervous delivery payment university".split()
)
# Before a name: "the drug", "candidates such as", "sales of". Refuses nouns of which the name is not one.
INTRODUCED = re.compile(
    rf"\b{_PRODUCT_NOUN}s?,?\s+[\"“‘']?(?:(?:called|named|known as|dubbed|designated)\s+)?$"
    r"|\b(?:candidates?|products?|drugs?|vaccines?|compounds?|program|asset|therapy|medicines?|treatments?)"
    r"(?:,| --| including| such as| like|:)\s$"
    r"|\b(?:called|named|brand-?name|sales of|generic|versions? of|blockbuster|bloodthinner|painkiller"
    r"|antidepressant|antibiotic|statin|pill|injection|eye drug|rights to)\s$"
)
# Behind a name: ", an oral KRAS inhibitor". Refuses what describes a company ("a leader in vaccines").
APPOSED = re.compile(
    (
        rf"\s*(?:\([^()]{{1,60}}\)\s*)?,?\s*(?:,|–|--|-|\bis\b|\bare\b|\bwas\b|\brepresents\b"
        rf"|\bbecame\b)\s*(?:currently\s)?"
        r"(?:an?|the|its|our|their|(?:[A-Z][\w.&-]*\s){0,3}[A-Z][\w.]*['’]s?)\s+(?:(?!company|firm|biotech"
        r"|organi[sz]ation|leader|provider"
        rf"|maker|developer|manufacturer|focused|specializing|developing)[\w/,-]+\s(?:\(\w{{1,20}}\)\s)?){{0,8}}?"
        rf"{_PRODUCT_NOUN}s?\b"
        r"(?!\s(?:compan|firm|maker|market|develop|business|provider|manufactur|giant|group|specialist|start-?up"
        r"|leader))"
    ),
    re.I,
)
# Behind a brand at the start of a sentence: ", marketed by …", ", approved for …". Refuses what companies are.
MADE = re.compile(
    r"[®™]?\s?,\s(?:which\s(?:is|was)\s|currently\s|co-|jointly\s){0,2}(?:marketed|sold|manufactured|distributed"
    r"|commerciali[sz]ed|prescribed|indicated)\s(?:by|in|under|for|as)\s"
)
# Other names in brackets right behind a name: "trastuzumab emtansine (T-DM1)". Refuses figures.
ALIAS = re.compile(
    r"\s*[®™]?\s*\((?:(?:formerly|also|previously)?\s*(?:known as|called)?\s*)?"
    r"(?P<alias>[A-Za-z][\w®™'’ /-]{1,40}?)[®™]?(?:[,;][^()]*)?\)"
)
# What may stand between two products of one list.
LIST_GAP = re.compile(r"[®™]?\s*(?:\([^()]{1,40}\))?[®™]?\s*(?:,|,?\s+and|,?\s+or|/)\s+(?:its\s+|the\s+)?")
# A substance in small letters that the text names: "a drug called gepirone". Refuses short words.
CALLED = re.compile(
    r"\b(?:drug|medicine|compound|substance|treatment|molecule|vaccine|antibod\w+|therapy|pill|ingredient"
    r"|candidate)s?,?"
    r"(?: (?:is|are|was|also|chemically|generically|that|which)){0,3}"
    r" (?:called|named|known (?:chemically |generically )?as|dubbed)\s+(?P<name>[a-z]{6,}(?:\s[A-Z]{2,3}\b|-[a-z]+)?)"
    r"(?=[,.;)]|\s(?:that|which|for|to|in|is|was|and|or|has|by|as|from|with|being|could|would|will|on)\b)"
)


def is_coined(name: str) -> bool:
    """True for a name that no dictionary has: a capital or a digit inside of it ("PrecisionCHD", "NeuroX2")."""
    return re.search(r"[a-z][A-Z]|\d", name) is not None


def named_thing(name: str) -> str | None:
    """What a capitalised name that ends in what it is ("Nexia Screening System") names: a product or a technology."""
    words = name.lower().split()
    if len(words) < 2 or _NO_THING.intersection(words):
        return None
    own = [word for word in words[:-1] if word not in HEADLINE_WORDS and word not in OPENERS and word not in EVERYWHERE]
    if not own or (len(words) == 2 and len(own[0]) < 4 and not is_coined(name)):
        return None
    return "product" if words[-1] in _THING_HEADS else "technology" if words[-1] in _PLATFORM_HEADS else None


def could_be_brand(candidate: Candidate) -> bool:
    """True for one plain capitalised word that could be a brand."""
    word = candidate.name
    return (
        re.fullmatch(r"[A-Z][a-z]{3,}(?:-[A-Z]?[a-z]+)?", word) is not None
        and word.lower() not in OPENERS
        and word.lower() not in EVERYWHERE
        and word.lower() not in HEADLINE_WORDS
        and word.lower() not in GIVEN_NAMES
        and not word.endswith("ly")
        and not looks_organized(candidate)
    )
