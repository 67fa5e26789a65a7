"""Products and technologies of a release: codes, INNs, brands, and names that the text introduces as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.mentions.organization_names import looks_organized
from biopact.loaders.mentions.words import HEADLINE_WORDS, OPENERS, PLACES
from biopact.text import Span

# A development code: MK-2870, HPN328, TPI 287, PF-08046052, AKCEA-ANGPTL3-LRx, T-DM1, SGX945, L'644.
# Refuses targets and gene names (see TARGET_LIKE), phases, quarters, form numbers and years.
CODE = re.compile(
    r"(?<![\w/])(?:[A-Z]{1,6}[a-z]?-?\d{2,9}[A-Za-z]{0,3}|[A-Z]{2,7}[ ]\d{3,6}"
    r"|[A-Z]{2,6}(?:-[A-Z0-9]{2,9}){1,2}(?:-[A-Z]\w{0,3})?|[A-Z]-[A-Z]{2,3}\d|[A-Z]{3,6}\d{1,3}[A-Z]\w?"
    r"|[A-Z]'\d{3})(?![\w’'][A-Za-z0-9]|\w)"
)
# Molecules of the body and of germs, and other strings of capitals and digits that are no products.
TARGET_LIKE = re.compile(
    r"""^(?:HER-?[234]|EGFR\w*|VEGF\w*|PD-?L?-?[12]|CTLA-?4|CD-?\d{1,3}\w?|IL-?\d{1,2}\w{0,3}|TNF-?\w?|CCR-?\d
    |CXCR-?\d|TLR-?\d|KRAS(?:[- ]?G12\w)?|BRAF|BCMA|TROP-?2|ROR-?1|DLL-?3|LIV-?1|
    B7-H[34]|CDH-?6|FGFR?\w*|GDF-?15|PCSK-?9|PCS-K9|GLP-?[12]|GIP|JAK-?\d?|BTK|CDK-?\d\w*|PARP-?\d?|MEK|ERK
        |mTOR|PI3K\w*|ALK|ROS1|MET|RET|NTRK|TL1A|HIF-?\w*|LSD-?1|CYP\w+|KDM1A|LAG-?3|TIM-?3|TIGIT|OX40|4-1BB|
    COVID-?\d*|SARS-?CoV-?\d?|H\dN\d|HIV-?\d?|HBV|HCV|HPV\w*|RSV|MERS\w*|CAR-?T|DNA|RNA|mRNA|siRNA|IFN-?\w*
        |TGF-?\w*|MCL-?\d|BCL-?\d|p53|NASDAQ|NYSE|FDA|EMA|SEC|CEO|CFO|US|USA|EU|UK|ISO-?\d*|GMP|CGMP|R&D|
    FORM|10-[KQ]|8-K|6-K|20-F|S-[1348]|Q[1-4]\S*|F[1-4]|H[12]|FY\d*|B12|CO2|G12C|E\.?U\.?|ANGPTL3|SAFE-?\w*|AI
        |ASC-?\d*|UTC|GMT|DSM-?\d?|NCT\d+|ABCA1|APOE\d?|LDL\S*|HDL\S*|
    PMC\d*|IND|NDA|BLA|ANDA|CIK|ISIN|CUSIP|ESG|A1C|HBA1C|TYK-?2|STAT-?\d|NRF-?\d|KEYNOTE\S*|CHECKMATE\S*
        |ASCO\S*|ESMO\S*|ASH\S*|JPM\S*|BIO-\w*|[A-Z]{2,5}-AMERICAN|GPRC5D|EPCAM|CLDN\S*|MSLN|NAPI2B|FRA|FOLR1
        |SLC\S*|CEACAM\S*|CGRP\S*|LAP|IGF-?\w*|PDGF\w*|
    GAAP|II|III|IV|VI|VII|COVAX|BARDA|CEPI|G20|W2|TOLL-FREE|PRE-IND|IND-\w+|X-RAY|T-CELLS?|B-CELLS?|NON-\w+
        |E-MAIL|MULTI-\w+|CO-\w+|POST-\w+|ANTI-\w+|LONG-\w+|FIRST-\w+|FORWARD-\w+|LATE-\w+|PHASE-?\w*|CLINICAL-\w+
        |SELF-\w+)$""",
    re.VERBOSE | re.IGNORECASE,
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
    virsen maviroc viroc vastatin sorafenib
    """.split()
)
INN = re.compile(
    rf"(?<![\w-])(?:[A-Za-z]{{2,}}-)?[A-Za-z]{{3,20}}(?:{_STEMS})"
    r"(?:\s(?:vedotin|deruxtecan|emtansine|ozogamicin|govitecan|mafodotin|tesirine|soravtansine|alafenamide"
    r"|calcium|sodium|hydrochloride|autoleucel|ciloleucel|maraleucel))?(?![\w])"
)
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
    cocaine
    """.split()
)

BRAND = re.compile(
    r"(?<![\w])(?P<brand>(?:[A-Z][\w'’.-]*(?:[ \xa0](?=[A-Z]))?){1,3})\s?(?:®|™|\(R\)|\(TM\)|\((?:r|tm)\))"
)
_TECH_NOUN = (
    r"(?:technolog(?:y|ies)|platforms?|delivery system|engine|discovery engine|vector|construct platform"
    r"|approach|patents?|libraries|library|toolbox|software)"
)
TECHNOLOGY_AFTER = re.compile(
    (
        rf"[®™]?\s?(?:\([^()]{{1,40}}\)\s)?(?:(?!and\b|or\b|to\b|for\b|with\b|in\b|of\b|is\b|as\b|has\b|was\b"
        rf"|will\b|which\b|that\b|from\b|by\b|the\b|a\b)[a-z][\w-]*\s){{0,4}}?{_TECH_NOUN}\b"
    ),
    re.I,
)
_PRODUCT_NOUN = (
    r"(?:drug candidate|product candidate|candidate|drug|vaccine|therapy|treatment|medicine|compound|antibody"
    r"|inhibitor|agonist|antagonist|antibody-drug conjugate|ADC|product|device|pill|tablet|injection|inhibitor"
    r"|program|molecule|test|therapeutic|antiviral|biologic)"
)
INTRODUCED = re.compile(
    rf"\b{_PRODUCT_NOUN}s?,?\s+(?:(?:called|named|known as|dubbed|designated)\s+)?$"
    r"|\b(?:candidates?|products?|drugs?|vaccines?|compounds?|program|asset|therapy|medicines?|treatments?)"
    r"(?:,| --| including| such as| like|:)\s$"
    r"|\b(?:called|named|brand-?name|sales of|generic|versions? of|blockbuster|bloodthinner|painkiller"
    r"|antidepressant|antibiotic|statin|pill|injection|eye drug|rights to)\s$"
)
APPOSED = re.compile(
    (
        rf"\s*(?:\([^()]{{1,60}}\)\s*)?,?\s*(?:,|–|--|-|\bis\b|\bare\b)\s*(?:currently\s)?"
        r"(?:an?|the|its|our|their|[A-Z]\w+['’]s?)\s+(?:(?!company|firm|biotech|organi[sz]ation|leader|provider"
        rf"|maker|developer|manufacturer|focused|specializing|developing)[\w/,-]+\s){{0,8}}?{_PRODUCT_NOUN}s?\b"
    ),
    re.I,
)
# "its investigational KRAS inhibitor", "seven investigational preclinical antibody-drug conjugates", "a novel topical
# drug".
DESCRIBED = re.compile(
    r"\b(?P<lead>(?:an?|its|their|the|our|two|three|four|five|six|seven|eight|nine|ten|multiple|several"
    r"|[A-Z][\w-]+['’]s?)\s+)"
    r"(?P<name>(?:(?:investigational|experimental|novel|preclinical|oral|first-in-class|once-[a-z]+|lead"
    r"|topical|potential|promising|inhaled)\s+)+(?:[\w/-]+\s){0,4}?"
    r"(?:drug candidates?|candidates?|drugs?|vaccines?|vaccine candidates?|antibod(?:y|ies)"
    r"|antibody-drug conjugates?|inhibitors?|agonists?|antagonists?|insulin|treatments?|therap(?:y|ies)))\b"
)
_ALIAS = re.compile(
    r"\s*[®™]?\s*\((?:(?:formerly|also|previously)?\s*(?:known as|called)?\s*)?"
    r"(?P<alias>[A-Za-z][\w®™'’ /-]{1,40}?)[®™]?(?:[,;][^()]*)?\)"
)


_LIST_GAP = re.compile(r"[®™]?\s*(?:\([^()]{1,40}\))?[®™]?\s*(?:,|,?\s+and|,?\s+or|/)\s+(?:its\s+|the\s+)?")
_CALLED = re.compile(
    r"\b(?:called|named|known (?:chemically |generically )?as|dubbed)\s+"
    r"(?P<name>[a-z]{6,}(?:\s[A-Z]{2,3}\b|-[a-z]+)?)(?=[\s,.;)])"
)


def _single(candidate: Candidate) -> bool:
    """True for one plain capitalised word that could be a brand."""
    word = candidate.name
    return (
        re.fullmatch(r"[A-Z][a-z]{3,}(?:-[A-Z]?[a-z]+)?", word) is not None
        and word.lower() not in OPENERS
        and word.lower() not in PLACES
        and word.lower() not in HEADLINE_WORDS
        and not looks_organized(candidate)
    )


@dataclass
class ProductEntry:
    """A product or technology of a release: its name as first said and every other form."""

    name: str
    forms: set[str] = field(default_factory=set)
    technology: bool = False
    long_forms: set[str] = field(default_factory=set)
    """A technology's name together with its noun as the text has it: "Targeted Antibody Payload (TAP) technology"."""
    sure: bool = False
    """True for codes, substance names and registered names: nothing else can be meant."""
    votes: int = 0
    """In how many places the text introduces it as a product or technology."""


def bare(name: str) -> str:
    """A name without marks and outer space."""
    return re.sub(r"\s*(?:[®™]|\((?:R|TM|r|tm)\))", "", name).strip(" ,.")


def codes(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Development codes that are not targets, phases or forms."""
    for match in CODE.finditer(text, span.start, span.end):
        if not TARGET_LIKE.match(match[0]) and any(char.isdigit() for char in match[0]):
            before = text[max(0, match.start() - 12) : match.start()]
            if not re.search(r"(?:anti-|NASDAQ: ?|NYSE: ?|Form |form |Nasdaq: ?|ISO )$", before):
                yield Span(*match.span()), match[0]


def substances(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Words that end in an INN stem."""
    for match in INN.finditer(text, span.start, span.end):
        word = match[0].split()[0].lower().rstrip("s")
        if (
            len(word) >= 7
            and word not in _ENGLISH
            and word.split("-")[-1] not in _ENGLISH
            and not word.endswith(("peptide", "nucleotide", "oside"))
        ):
            yield Span(*match.span()), match[0]


def brands(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Names with ® or ™."""
    for match in BRAND.finditer(text, span.start, span.end):
        name = match["brand"].strip()
        words = name.split()
        while words and (
            words[0].lower() in OPENERS or words[0].lower() in PLACES or words[0].lower() in HEADLINE_WORDS
        ):
            words = words[1:]
        if words:
            name = " ".join(words)
            start = match.start() + match["brand"].rfind(name)
            yield Span(start, start + len(name)), name


class ProductFinder:
    """Finds products and technologies of one text, within the spans given."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        known: Mapping[str, tuple[str, str]],
        platforms: Mapping[str, tuple[str, str]],
    ) -> None:
        self.text = text
        self.known = known
        self.platforms = platforms
        self.spans = spans
        self.entries: dict[str, ProductEntry] = {}

    def find(self, candidates: Sequence[Candidate]) -> list[ProductEntry]:
        """Entries in order of first mention; a technology is marked as one."""
        for span in self.spans:
            for where, name in (*codes(self.text, span), *substances(self.text, span)):
                self._add(name, where).sure = True
            for where, name in brands(self.text, span):
                self._add(name, where).votes = 1
        for candidate in candidates:
            self._introduced(candidate)
        self._listed(candidates)
        self._named_in_lower_case()
        self._aliases()
        return list({id(entry): entry for entry in self.entries.values()}.values())

    def _add(self, name: str, where: Span) -> ProductEntry:
        clean = bare(name)
        key = clean.lower()
        entry = self.entries.get(key)
        if entry is None:
            entry = ProductEntry(clean, {clean})
            self.entries[key] = entry
        entry.forms.add(clean)
        noun = TECHNOLOGY_AFTER.match(self.text[where.end : where.end + 90])
        if noun:
            entry.technology = True
            entry.long_forms.add(re.sub(r"\s+", " ", bare(self.text[where.start : where.end + noun.end()])))
        return entry

    def _introduced(self, candidate: Candidate) -> None:
        """A capitalised name that stands in apposition to "an investigational … inhibitor" or follows "the drug"."""
        name = candidate.name
        if bare(name).lower() in self.known:
            self._add(name, candidate.span).sure = True
            return
        if bare(name).lower() in self.platforms:
            entry = self._add(name, candidate.span)
            entry.technology = entry.sure = True
            return
        if (
            len(name.split()) > 3
            or candidate.has_legal_form
            or name.lower() in self.entries
            or looks_organized(candidate)
        ):
            return
        words = name.lower().split()
        if all(word in HEADLINE_WORDS or word in OPENERS or word in PLACES for word in words):
            return
        after = self.text[candidate.span.end : candidate.span.end + 130]
        before = self.text[max(0, candidate.span.start - 40) : candidate.span.start]
        technology = TECHNOLOGY_AFTER.match(after)
        if technology and technology.end() < 40 and not re.match(r"['’]s", after):
            self._add(name, candidate.span).technology = True
        elif (
            len(words) <= 2
            and not re.search(r"['’]s?\s*$", before)
            and (INTRODUCED.search(before) or APPOSED.match(after))
            and not name.isupper()
        ):
            self._add(name, candidate.span)

    def _listed(self, candidates: Sequence[Candidate]) -> None:
        """A name in a list with a product is one too: "Niaspan and Advicor"."""
        ordered = sorted(candidates, key=lambda candidate: candidate.span)
        for left, right in pairwise(ordered):
            between = self.text[left.span.end : right.span.start]
            if len(between) > 40 or not _LIST_GAP.fullmatch(between):
                continue
            for known, other in ((left, right), (right, left)):
                entry = self.entries.get(bare(known.name).lower())
                if entry is None or entry.technology or bare(other.name).lower() in self.entries or not _single(other):
                    continue
                self._add(other.name, other.span).votes += 1

    def _named_in_lower_case(self) -> None:
        """A substance in small letters that the text names: "a drug called gepirone"."""
        for span in self.spans:
            for match in _CALLED.finditer(self.text, span.start, span.end):
                self._add(match["name"], Span(*match.span("name"))).votes += 1

    def _aliases(self) -> None:
        """Brackets right after a product name give its other names: "trastuzumab emtansine (T-DM1)"."""
        for entry in list(self.entries.values()):
            for form in sorted(entry.forms):
                at = self.text.find(form)
                while at >= 0:
                    found = _ALIAS.match(self.text, at + len(form))
                    if found:
                        alias = bare(found["alias"])
                        other = self.entries.get(alias.lower())
                        productlike = other is not None or re.fullmatch(
                            r"[A-Z][\w-]*\d[\w-]*|[a-z]+[a-z]{5,}(?:\s[a-z]+)?", alias
                        )
                        if (
                            productlike
                            and not TARGET_LIKE.match(alias)
                            and other is not entry
                            and entry.technology == (other.technology if other else entry.technology)
                        ):
                            self._join(entry, alias, other)
                    at = self.text.find(form, at + 1)

    def _join(self, entry: ProductEntry, alias: str, other: ProductEntry | None) -> None:
        if other is not None:
            entry.forms |= other.forms
            for key, value in list(self.entries.items()):
                if value is other:
                    self.entries[key] = entry
        entry.forms.add(alias)
        self.entries[alias.lower()] = entry
