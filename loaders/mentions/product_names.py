"""Names that only a product has: development codes, INNs by their stems, and registered or claimed marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from biopact.loaders.mentions.money import CODES
from biopact.loaders.mentions.words import EVERYWHERE, HEADLINE_WORDS, OPENERS
from biopact.loaders.wordlists import any_of
from biopact.text import Span

# A development code: MK-2870, HPN328, TPI 287, PF-08046052, AKCEA-ANGPTL3-LRx, T-DM1, SGX945, L'644.
# Refuses targets and gene names (see TARGET_LIKE), phases, quarters, form numbers and years.
CODE = re.compile(
    r"(?<![\w/])(?:[A-Z]{1,6}[a-z]?-?\d{2,9}[A-Za-z]{0,3}"
    rf"|(?!{any_of(CODES)}\b)[A-Z]{{2,7}}[ ]\d{{3,6}}"
    r"|[A-Z]{2,6}(?:-[A-Z0-9]{2,9}){1,2}(?:-[A-Z]\w{0,3})?|[A-Z]-[A-Z]{2,3}\d|[A-Z]{3,6}\d{1,3}[A-Z]\w?"
    r"|[A-Z]'\d{3}|mRNA-\d{3,5}|[A-Z]{2,4}\d{3}[a-z]\d)(?![\w’'][A-Za-z0-9]|\w)"
)
# Molecules of the body and of germs, and other strings of capitals and digits that are no products.
TARGET_LIKE = re.compile(
    r"""^(?:HER-?[234]|EGFR\w*|VEGF\w*|PD-?L?-?[12]|CTLA-?4|CD-?\d{1,3}\w?|IL-?\d{1,2}\w{0,3}|TNF-?\w?|CCR-?\d
    |CXCR-?\d|TLR-?\d|KRAS(?:[- ]?G12\w)?|BRAF|BCMA|TROP-?2|ROR-?1|DLL-?3|LIV-?1|
    B7-H[34]|CDH-?6|FGFR?\w*|GDF-?15|PCSK-?9|PCS-K9|GLP-?[12]|GIP|JAK-?\d?|BTK|CDK-?\d\w*|PARP-?\d?|MEK|ERK
        |mTOR|PI3K\w*|ALK|ROS1|MET|RET|NTRK|TL1A|HIF-?\w*|LSD-?1|CYP\w+|KDM1A|LAG-?3|TIM-?3|TIGIT|OX40|4-1BB|
    COVID-?\d*|SARS-?CoV-?\d?|H\dN\d|HIV-?\d?|HBV|HCV|HPV\w*|RSV|MERS\w*|CAR-?T|DNA|RNA|mRNA|siRNA|IFN-?\w*
        |TGF-?\w*|MCL-?\d|BCL-?\d|p53|NASDAQ|NYSE|FDA|EMA|SEC|CEO|CFO|US|USA|EU|UK|ISO[- ]?\d*|GMP|CGMP|R&D|
    IG[EGMA]\d?|TP53|TDP-?43|VP\d\d|GP\d{2,3}|NY-ESO-?1|C9ORF72|SOD1|MAGE-?\w*|MMP-?\d+|FGF-?\d+|APOL1|LRRK2|GBA1?|[RUPK](?:01|23|43)
        |[A-Z]\d{2,4}[A-Zx]|T-CELLS?|B-CELLS?|IP|IT|ML|NLP|LLM|AI/\w+|P450|TA-MUC1|MUC-?1\w*|FORM|10-[KQ]|8-K
        |6-K|20-F|S-[1348]|Q[1-4]\S*|F[1-4]|H[12]|FY\d*|B12|CO2|G12C|E\.?U\.?|ANGPTL3|SAFE-?\w*|AI
        |ASC-?\d*|UTC|GMT|DSM-?\d?|NCT\d+|ABCA1|APOE\d?|LDL\S*|HDL\S*|
    PMC\d*|IND|NDA|BLA|ANDA|CIK|ISIN|CUSIP|ESG|A1C|HBA1C|TYK-?2|STAT-?\d|NRF-?\d|KEYNOTE\S*|CHECKMATE\S*
        |ASCO\S*|ESMO\S*|ASH\S*|JPM\S*|BIO-\w*|[A-Z]{2,5}-AMERICAN|GPRC5D|EPCAM|CLDN\S*|MSLN|NAPI2B|FRA|FOLR1
        |SLC\S*|CEACAM\S*|CGRP\S*|LAP|IGF-?\w*|PDGF\w*|
    GAAP|II|III|IV|VI|VII|COVAX|BARDA|CEPI|G20|W2|TOLL-FREE|PRE-IND|IND-\w+|X-RAY|T-CELLS?|B-CELLS?|NON-\w+
        |E-MAIL|MULTI-\w+|CO-\w+|POST-\w+|ANTI-\w+|LONG-\w+|FIRST-\w+|FORWARD-\w+|LATE-\w+|PHASE-?\w*|CLINICAL-\w+
        |SELF-\w+)$""",
    re.VERBOSE | re.IGNORECASE,
)

# A word and a number that are no code: a currency, a zip code, a year's congress, an office.
_COUNTED = re.compile(
    r"(?:USD|EUR|GBP|CHF|JPY|CNY|RMB|HKD|SEK|DKK|NOK|CAD|AUD|SGD|INR|KRW|ILS|CEO|CFO|TEL|FAX|SUITE|ROOM|BOX|NYSE|OTC"
    r"|TSX|HKEX) \d+|[A-Z]{2} \d{5}|[A-Z]+ (?:19|20)\d\d"
)

# WHO INN stems (https://www.who.int/teams/health-product-and-policy-standards/inn/stembook): a lower-case or
# capitalised word that ends so is a substance. Refuses short words and plain English ("establish", "native").
_STEMS = "|".join(
    """
    mab tinib ciclib parib gliptin gliflozin glutide tirsen rsen siran statin sartan prazole conazole vudine buvir
    previr asvir navir tegravir piravir tidine oxetine zepam zolam pidem setron triptan gepant lukast terol sone
    nercept cept ermin leucel tuximab parvovec repvec xaban gatran grel dipine olol pril azosin thiazide floxacin
    cycline cillin penem bactam mycin rubicin taxel platin trexate citabine tecan fungin dronate degib lisib rafenib
    metinib zomib limus denoson dopa giline capone peridone piprazole azapine barbital racetam gabalin profen coxib
    oxacin vaptan ciguat sentan orexant caine curium relin relix tide fenacin mirogant stat inostat emtansine
    vedotin deruxtecan ozogamicin govitecan mafodotin tesirine soravtansine tansine corilant begron fibrate glitazar
    glitazone glinide penib nafil tropium cort onide asone olone estrant trozole lutamide fovir ciclovir virine
    virsen maviroc viroc vastatin sorafenib rasib sertib stinel milast flapon pladib pirone ezolid fiban grastim
    gramostim irudin ixafor kacin kinra kiren lopram mulin mustine nertant nicline nidazole parinux perone poetin
    porfin prazan pressin restat ribine stigmine sulfan tadine tegrast teplase toclax trexed trigine troban urad
    verine meran temcel anib farnib caftor camten fylline thromycin navir sivir tamivir biprole toprazan oxybate
    dotatate
    """.split()
)
_LOADED = "mab tug bart ment mig".split()
_GROUP = re.compile(r"[\w-]{4,}")
_RUN = re.compile(r"[A-Za-z]+")
_LOAD = (
    r"(?i:vedotin|deruxtecan|emtansine|ozogamicin|govitecan|tirumotecan|mafodotin|tesirine|soravtansine|ravtansine"
    r"|mertansine|talirine|sunirine|pasudotox|duocarmazine|tiuxetan)"
)
_ENDS = (*_STEMS.split("|"), *_LOADED)
INN = re.compile(
    rf"(?<![\w-])(?:(?:[A-Za-z]{{2,}}-)?[A-Za-z]{{2,20}}(?:{_STEMS})"
    rf"(?:\s(?:{_LOAD}|alafenamide|calcium|sodium|hydrochloride|autoleucel|ciloleucel|maraleucel|beta|alfa)"
    rf"|\s(?:ER|XR|SR|CR|ODT|LAR)(?![\w-]))?"
    rf"|[A-Za-z]{{5,20}}(?:{'|'.join(_LOADED)})\s(?:{_LOAD}))(?![\w])"
)
# Plain English, and classes of substances, that end like an INN.
_ENGLISH = frozenset(
    """
    cholesterol anthracycline tetrapeptide dipeptide targacept sutures tetracycline clark hdl-cholesterol
    ldl-cholesterol peptide polypeptide nucleotide oligonucleotide tide except concept accept intercept stat
    thermostat person reason season treason poison prison april stone sone estate tide riptide apartheid
    outside bedside concurrent telestat photostat dose dosone one alone phone hormone cortisone none
    stereotyped chaperone cyclone milestone cornerstone keystone zone someone anyone everyone cohort effort
    escort resort comfort sort report import export support airport transport passport abort glycopeptide
    neuropeptide lipopeptide disulfide sulfide microfluidic antibiotics precept recept receptor percept
    insecticide peptides nab grab slab antidopa protocol control alcohol school symbol patrol interconnect
    cocaine platinum neuraminidase auristatin vasopressin ornament companion-diagnostic neuropilin thrombin
    """.split()
)

_MARK = r"\s?(?:®|™|\(R\)|\(TM\)|\((?:r|tm)\))"
_ANY_MARK = re.compile(r"®|™|\((?:R|TM|r|tm)\)")
_LONGEST = 450
"""Code points before a mark within which a name with that mark begins."""
_PART = r"[A-Z](?:[\w'’-]|\.(?=\w)){0,40}"
# "Zentora®", "Nexia (TM)", "Zentora® Duo® Chews". Refuses marks behind small letters.
BRAND = re.compile(
    rf"(?<![\w'’.-])(?:[A-Z]\w+['’]s\s)?(?P<brand>{_PART}(?:[ \xa0]{_PART}){{0,2}}(?:{_MARK}[ \xa0]{_PART}"
    rf"(?:[ \xa0]{_PART})?(?={_MARK})){{0,2}}){_MARK}"
    r"(?P<tail>[ \xa0](?:Chews|Tablets|Capsules|Tabs|ODT|XR|ER|SR|LAR|HCT|Spray|Gel|Cream|Patch|Kit|Glass)\b)?"
)
# "nanozent(TM)": a marked word in small letters.
_SMALL_BRAND = re.compile(r"(?<![\w'’.-])(?P<brand>[a-z][\w'’-]{3,30}(?:\.[a-z]{2,3})?)(?:®|™|\(R\)|\(TM\))")
# Meetings, prizes and slogans have marks too.
_NO_PRODUCT = re.compile(
    r"\b(?:Meeting|Congress|Conference|Symposium|Summit|Awards?|Prize|Index|Exchange|Market|List|Magazine|Forum|Week"
    r"|Research|Insights?|Report|Day|Network|Community|Alliance|Foundation|Institute|University|Program|Places?)$"
)
_SLOGAN = re.compile(r"\b(?:Science|Power|Art|Future|Home|Heart|Language|Face|Voice|World) (?:of|for|to) $")


_MARKS = re.compile(r"\s*(?:[®™]|\((?:R|TM|r|tm)\))")


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """A name without marks and outer space."""
    return _MARKS.sub("", name).strip(" ,.")


def codes(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Development codes that are not targets, phases or forms."""
    for match in CODE.finditer(text, span.start, span.end):
        name = match[0]
        if not (TARGET_LIKE.match(name) or _COUNTED.fullmatch(name)) and any(char.isdigit() for char in name):
            before = text[max(0, match.start() - 12) : match.start()]
            if not re.search(r"(?:anti-|NASDAQ: ?|NYSE: ?|Form |form |Nasdaq: ?|ISO )$", before):
                yield Span(*match.span()), name


def substances(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Words that end in an INN stem."""
    for match in _at_stems(text, span):
        word = match[0].split()[0].lower().rstrip("s")
        if (
            len(word) >= 7
            and word not in _ENGLISH
            and word.split("-")[-1] not in _ENGLISH
            and not word.endswith(("peptide", "nucleotide", "oside"))
            and not (word.endswith("rsen") and match[0][0].isupper() and f" {word}" not in text)
        ):
            yield Span(*match.span()), match[0]


def _at_stems(text: str, span: Span) -> Iterator[re.Match[str]]:
    """The matches of INN, which is only tried at words that end as it asks."""
    at = span.start
    for group in _GROUP.finditer(text, span.start, span.end):
        if group.start() >= at and _has_stem(group[0]):
            match = INN.match(text, group.start(), span.end)
            if match is not None:
                yield match
                at = match.end()


@lru_cache(maxsize=32768)
def _has_stem(group: str) -> bool:
    return any(run.endswith(_ENDS) for run in _RUN.findall(group)[:2])


def brands(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Names with ® or ™, without what praises them ("FDA-approved") and with what they are ("Chews")."""
    marked = _marked(text, span)
    for match in (match for start, end in marked for match in BRAND.finditer(text, start, end)):
        name = match["brand"].strip()
        words = list(re.finditer(r"\S+", match["brand"]))
        while words and _describes(words[0][0].lower()):
            words = words[1:]
        if not words or _NO_PRODUCT.search(name) or _SLOGAN.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        start = match.start("brand") + words[0].start()
        end = match.end("tail") if match["tail"] else match.end("brand")
        yield Span(start, end), text[start:end]
    for match in (match for start, end in marked for match in _SMALL_BRAND.finditer(text, start, end)):
        yield Span(*match.span("brand")), match["brand"]


def _marked(text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches of a span in which names with a mark stand, none longer before its mark than names are."""
    stretches: list[tuple[int, int]] = []
    for mark in _ANY_MARK.finditer(text, span.start, span.end):
        start, end = max(span.start, mark.start() - _LONGEST), min(span.end, mark.end() + 20)
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _describes(word: str) -> bool:
    """True for a word (lower case) that stands before a brand and is no part of it."""
    return word == "plus" or word in OPENERS or word in EVERYWHERE or word in HEADLINE_WORDS or is_compound(word)


def is_compound(word: str) -> bool:
    """True for what describes and never names: "AI-powered", "FDA-approved", "DNA-based"."""
    return _COMPOUND.search(word) is not None


_COMPOUND = re.compile(
    r"-(?:based|powered|driven|enabled|compliant|approved|cleared|derived|targeted|targeting|directed|like|related|free"
    r"|specific|mediated|centric|native|guided|assisted|focused|grade|ready|led|generated|optimized|enhanced|integrated"
    r"|certified|validated|listed|backed|owned|licensed|designated|designed|scale|stage|line|dose|acting|release)$",
    re.IGNORECASE,
)
