"""Products and technologies without a name, by the text's own words for them: "its asthma drug"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from biopact.loaders.mentions.diseases import find_diseases, names_disease
from biopact.text import Span

_PRODUCT_HEAD = (
    r"(?:drug|vaccine|product|therapeutic|therapy|treatment|antibody|medicine|inhibitor|antiviral) candidates?"
    r"|candidates?|drugs?|vaccines?|medicines?|treatments?|therap(?:y|ies)|therapeutics?|antibod(?:y|ies)"
    r"|inhibitors?|agonists?|antagonists?|conjugates?|compounds?|antivirals?|antibiotics?|pills?|patch(?:es)?"
    r"|implants?|inhalers?|devices?|tests?|assays?|insulin|biosimilars?|antidepressants?|painkillers?|gels?|creams?"
    r"|systems?|software|solutions?|kits?|molecules?|degraders?|engagers?|grafts?|contrast (?:agents?|media)|products?"
    r"|formulations?|cameras?|sensors?|scanners?|monitors?|boots?|apps?|cells?|islets?|microgels?|hydrogels?|stents?"
    r"|catheters?|diagnostics?|biomarkers?|peptides?|exosomes?|serum|supplements?"
    r"|program(?:me)?s?|sprays?|drops|shots?|jabs?|lotions?|ointments?|syrups?|injections?|tablets?|capsules?"
)
_TECHNOLOGY_HEAD = r"technolog(?:y|ies)|(?:technology )?platforms?|delivery systems?|engines?|algorithms?"
# A head with what may follow it: refuses a noun that the head only describes ("drug market", "vaccine maker").
_HEAD = re.compile(
    rf"(?<![\w-])(?P<head>(?P<technology>{_TECHNOLOGY_HEAD})|{_PRODUCT_HEAD})"
    r"(?=\s*[.,;:)(]|\s*$|\s+(?:for|to|that|which|in|on|with|from|and|or|by|is|are|was|were|has|have|had|will|would"
    r"|could|can|may|at|as|under|based|against|targeting|modulating|designed|being|currently|now|using|developed|into"
    r"|through|if|after|while|worldwide|globally|outside|but|when|before|since|over|during|via|within|of|did"
    r"|does|failed|won|met|showed|raised)\b)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:drugs|medicines|treatments|therapies|therapeutics|devices|tests|assays|antibiotics|products?|solutions?|cells?"
    r"|program(?:me)?s?|systems|peptides|supplements?|diagnostics?)",
    re.I,
)
_WORD_BEFORE = re.compile(r"(?P<word>[\w’'/+α-ω-]+(?:\s\([A-Z0-9-]{2,8}\))?)[ \xa0]+$")
# Words at which the description begins, read from the head to the left.
_STOPS = frozenset(
    """
    a an the its their our his her this that these those such each any some all both no other another many several
    of for to in on at by with from as and or nor but than into over under via per between including like about
    is are was were be been being has have had will would could may might can should must do does did not
    develop develops developing developed license licenses licensed licensing acquire acquires acquiring acquired
    market markets marketing sell sells selling make makes making test tests testing tested supply supplies
    manufacture manufacturing commercialize commercializing commercialise advance advancing evaluate evaluating
    study studying provide provides providing offer offers offering deliver delivers delivering launch launching
    includes include use uses using used buy buying bought against called named one two three four five six seven
    eight ten more most first-ever jointly only also which who whose where when while because combine combines
    combining apply applying leverage leverages leveraging discover discovering create creating bring bringing
    potential potentially concern concerns concerned cover covers covered involve involves involved promising approved
    treat treating prevent preventing if what
    """.split()
)
# Words that say how new, good or far a thing is, and not which one it is.
_GENERAL = frozenset(
    """
    new novel experimental investigational innovative leading lead key next-generation
    first-in-class best-in-class late-stage early-stage mid-stage clinical-stage clinical preclinical pre-clinical
    first second proprietary patented unique existing current currently commercial commercially marketed branded
    generic prescription pharmaceutical medical important effective safe better best top-selling best-selling
    blockbuster high-profile own wholly-owned partnered licensed late stage advanced world-class global research
    discovery development biologic biological biotech specialty pipeline other multiple additional future possible
    main top big major several various certain eligible related underlying core complementary enabling cutting-edge
    state-of-the-art breakthrough transformative differentiated scalable powerful robust flexible technology drug
    product therapeutic promising targeted effective lifesaving life-saving vital essential needed high-value modern
    standard available similar rival competing expensive cheaper successful popular older newer growing broad
    expanded versatile combined integrated manufacturing scientific digital innovative's treatment vaccine medicine
    business management quality investor marketing sales operating growth commercialization trading financial website
    internet online social media content distribution production consumer customer home safety control information
    unpartnered market portfolio revenue service services support operations strategic private public national
    international team
    flagship priority
    target advanced emerging legacy non-core internal external partner branded signature
    investigative validated industry-leading world-leading full whole entire respective same different single
    """.split()
)
# What the body itself has.
_OF_BODIES = frozenset({"system", "cell"})
_BODY = frozenset("immune nervous digestive respiratory stem t b t-cell nk human healthy normal tumor cancer".split())
# Parts of the body, forms and makes that say which thing is meant where no disease or target does.
_SPECIFIC = re.compile(
    r"\b(?:heart|lung|brain|eye|skin|blood|bladder|kidney|liver|bone|muscle|stomach|sleep\w*|weight-loss|cholesterol"
    r"|diet|gout|smoking\w*|flu|pneumococcal|meningitis|pandemic|hormone|fertility|contraceptive|vision|hair"
    r"|topical|inhaled|intranasal|nasal|transdermal|injectable|recombinant|botanical|implantable|inhalable|ophthalmic"
    r"|small[- ]molecule|monoclonal|bispecific|antisense|antibody-drug|antibody drug|gene|cell|peptide|oncology"
    r"|cardiovascular|psychiatric|neurolog\w+|respiratory|dermatolog\w+|opioid|abuse-deterrent|non-opioid|radio\w+"
    r"|\w+-(?:based|derived|targeting|targeted|specific|like|directed|powered|driven)|fentanyl|insulin|ketamine"
    r"|anti-\w+|\w*viral|vector|vaccine|diagnostic|imaging|screening|stem|hybrid|microneedle|delivery|mining"
    r"|fencing|sequencing|editing|encapsulation|nanoparticle|lipid|circular|conjugation|expression|discovery"
    r"|modeling|modelling|learning|exosome|liposom\w+|oncolytic|lentivir\w+|electroporation)\b",
    re.IGNORECASE,
)
# A word with a capital or a number inside a sentence: a target, a germ, a class ("PD-1", "SARS-CoV-2", "mRNA").
_SYMBOL = re.compile(r"[A-Z]\w*[A-Z0-9]|\d|[α-ω]|^[A-Z]{2,}")
# What is said behind a head that does not yet say which thing it is: "vaccine against dengue".
_BEHIND = re.compile(
    r"\s+(?:(?:designed|intended|used|developed)\s+)?(?:for|against|targeting|modulating|to\s+(?:treat|prevent|fight)"
    r"|directed\s+(?:at|against))\s+(?:the\s+(?:treatment|prevention)\s+of\s+|patients\s+with\s+|people\s+with\s+)?"
    r"(?P<object>(?:(?!(?:and|or|in|on|to|with|from|that|which|by|for|of|as|at)\b)[\w’'/-]+\s?){1,4}"
    r"(?:\([A-Z]{2,6}\))?)",
    re.IGNORECASE,
)
# A possessive, a verb in "-ing" or an adverb: the description begins behind it.
_ENDS = re.compile(r"(?:['’]s?|[^-]ing|ly)$")


@dataclass(frozen=True, slots=True)
class Description:
    """A thing as described: where, in which words without article, and whether it is a technology."""

    span: Span
    name: str
    phrase: int
    """Where the whole phrase begins: a technology's name goes without "innovative", "proprietary" before it."""
    technology: bool
    specific: bool
    """True if its words say by themselves which thing is meant ("asthma drug"); False for "smart boot"."""
    several: bool
    """True for a plural that is a field of work as likely as some products ("cancer medicines")."""


def find_descriptions(text: str, span: Span, names: Sequence[Span] = ()) -> Iterator[Description]:
    """Every noun phrase within a span that says what a drug, device or technology is, without naming it, in order.

    No phrase reaches into one of the names. Only its own words are judged: whether a name stands beside it, and
    whether a fact is told of it, is not.
    """
    last = span.start
    for match in _HEAD.finditer(text, span.start, span.end):
        if match.start() < last:
            continue
        floor = max((name.end for name in names if name.end <= match.start("head")), default=last)
        start, told = _modifiers(text, max(last, floor), match.start("head"))
        end = match.end("head")
        if told and match["head"].lower().rstrip("s") in _OF_BODIES and all(word.lower() in _BODY for word in told):
            continue
        specific = any(_says_which(word) for word in told) or names_disease(text[start : match.start("head")])
        if not specific:
            said = _behind(text, end, span.end) if match["technology"] is None else None
            if said is None and not told:
                continue
            specific, end = said is not None, said or end
        last = end
        whole = start
        if match["technology"] is not None:
            while (first := text[start:end].split(None, 1)[0]).lower() in _GENERAL:
                start = end - len(text[start + len(first) : end].lstrip())
        name = re.sub(r"\s+", " ", text[start:end])
        yield Description(
            Span(start, end),
            name,
            whole,
            match["technology"] is not None,
            specific,
            _FIELD.fullmatch(match["head"]) is not None,
        )


def meaning(name: str) -> frozenset[str]:
    """What a description says, in any order of its words: "vaccine against COVID-19" is the "COVID-19 vaccine"."""
    words = [word.rstrip("s") for word in re.findall(r"[\wα-ω-]+", re.sub(r"\bSARS-CoV-2\b", "COVID-19", name).lower())]
    own = [word for word in words if word not in _GENERAL and word not in _STOPS and word not in _ROLES]
    head = [word for word in words if word in _HEADS]
    return frozenset((*own, *head)) or frozenset(words)


_ROLES = frozenset("candidate targeting directed modulating fight treatment prevention patient people".split())
_HEADS = frozenset("drug vaccine medicine treatment product technology platform".split())
"""General words that are heads all the same."""


def _behind(text: str, end: int, stop: int) -> int | None:
    """Where the words behind a head end that say what the thing is against or aimed at; None without any."""
    behind = _BEHIND.match(text, end, min(stop, end + 120))
    if behind is None:
        return None
    disease = next(find_diseases(text, Span(behind.start("object"), behind.end("object"))), None)
    if disease is not None:
        return disease.span.end
    aim = behind["object"].split()[0]
    return behind.start("object") + len(aim) if _says_which(aim) else None


def _modifiers(text: str, floor: int, head: int) -> tuple[int, list[str]]:
    """Where the phrase of a head begins, and the words before the head that could say which thing it is."""
    start, told = head, []
    for _ in range(7):
        before = _WORD_BEFORE.search(text, max(floor, start - 40), start)
        if before is None:
            break
        word = before["word"]
        if word.lower() in _STOPS or (_ENDS.search(word) and not names_disease(word) and not _says_which(word)):
            joined = re.search(r"(?P<left>[\w’'-]+)[ \xa0]+(?:and|or)[ \xa0]+$", text[max(floor, start - 40) : start])
            if word.lower() not in {"and", "or"} or joined is None or not names_disease(joined["left"]):
                break
        start = before.start()
        if word.lower() not in _GENERAL and word.lower() not in _STOPS:
            told.append(word)
    return start, told


@lru_cache(maxsize=8192)
def _says_which(word: str) -> bool:
    return _SPECIFIC.search(word) is not None or _SYMBOL.search(word) is not None
