"""Diseases in a text: a head word ("carcinoma", "…itis") and what stands before it, as a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from biopact.loaders.wordlists import any_of
from biopact.text import Span

_HEADS = r"""(?:
    (?:long\ )?COVID | m(?:onkey)?pox | bird\ flu | urinary\ retention | hyperplasia | dry\ eyes? | heart\ disease
  | h(?:a)?emophilia(?:\ [AB]\b)? | (?:[a-z]+)?atroph(?:y|ies)
  | cancers? | carcinomas? | tumou?rs? | leuka?emias? | lymphomas? | melanomas? | myelomas? | sarcomas?
        | gliomas? | glioblastomas?(?:\ multiforme)? | adenocarcinomas? | neoplasms? | malignanc(?:y|ies)
  | neuroblastomas? | mesotheliomas? | blastomas? | metastas[ei]s | diabetes(?:\ mellitus)? | diseases?
      | disorders? | syndromes? | infections? | hepatitis(?:\ [A-E]\b)? | HIV(?:/AIDS|-1)? | AIDS | COVID-19
      | influenza | flu
  | tuberculosis | malaria | Ebola(?:\ Zaire)? | sepsis | pneumonia | shingles | measles | herpes | smallpox
      | anthrax | cholera | dengue | arthritis | psoriasis | asthma | eczema | dermatitis | colitis
      | osteoporosis | obesity | lupus(?:\ nephritis)?
  | (?:major\ )?depression | schizophrenia | epilepsy | migraines? | an[ae]mias? | insomnia | pain | strokes?
      | heart\ (?:failure|attacks?) | macular\ (?:degeneration|edema) | ulcers? | allerg(?:y|ies) | concussion
      | autism | addiction | withdrawal
  | suicidality | deficienc(?:y|ies) | impairment | dementia | hypertension | hypotension | thrombosis
      | embolism | cirrhosis | acne | rosacea | alopecia | cataracts? | glaucoma | blindness | baldness
      | infertility | endometriosis | menopause
  | (?:myasthenia\ )?gravis | gout | vitiligo | (?:cerebral\ |supranuclear\ )?palsy | ataxias? | dystonia | narcolepsy
      | chorea | dyskinesia | tremor | spasticity | urticaria | pruritus | pemphigus | suppurativa | nodularis | warts
      | angina | (?:atrial\ )?fibrillation | o?edema | lymphedema | hemorrhage | aneurysms? | infarction | acromegaly
      | cachexia | porphyria | hypogonadism | hypothyroidism | hyperthyroidism | hyperparathyroidism | incontinence
      | overactive\ bladder | hot\ flashes | fibroids | preeclampsia | hearing\ loss | hair\ loss | tinnitus
      | presbyopia | myopia | amblyopia | Zika | chikungunya | rabies | polio | pertussis | diphtheria | tetanus
      | norovirus | rotavirus | cytomegalovirus | C\.\ difficile | MRSA | celiac\ disease | heartburn | hiccups | cough
      | opioid\ dependence | alcohol\ dependence | smoking\ cessation | agitation | anxiety | mania | apnea | bleeding
  | transplant\ rejection | allograft\ rejection | rejection | blood\ clots? | high\ cholesterol
      | cholesterol | triglycerides | blood\ pressure | erectile\ dysfunction | dysfunction | coccidiosis
      | parasites | sea\ lice | retinal\ detachment | constipation | diarrhea | nausea | mutations?
  | Alzheimer['’]s(?:\ disease)? | Parkinson['’]s(?:\ disease)? | Crohn['’]s(?:\ disease)?
      | Huntington['’]s(?:\ disease)? | ALS | NASH | MASH | NAFLD | SCLC | CTCL | PTCL | HCC | RCC
      | IPF | CKD | AMD | DME | COPD | NSCLC | TNBC | GBM | AML | CLL | DLBCL | MDD | ADHD
      | PTSD | MDS | GVHD | PAH | SMA | DMD | RSV | psychosis | conditions | wounds? | burns? | fractures?
  | [a-z]{3,}(?:oma|omas|itis|osis|iasis|emia|aemia|penia|pathy|trophy|plegia|uria|algia|ectasia|plasia|phrenia
      |rrhea|cytosis|lysis) )"""
DISEASE = re.compile(rf"(?<!\w)(?<!non-)(?<!anti-)(?<!pre-)(?<!pro-){_HEADS}(?![\w-])", re.VERBOSE | re.IGNORECASE)
_NOT_HEADS = frozenset(
    """
    diploma genoma aroma coma soma idioma panorama alma systemia academia media macadamia trauma paralysis
    analysis dialysis catalysis hydrolysis electrolysis symbiosis prognosis diagnosis osmosis apoptosis
    hypnosis mitosis meiosis empathy sympathy telepathy pathy homeopathy psychopathy phagocytosis
    endocytosis glycolysis proteolysis entropy philosophy urinalysis metanalysis angiogenesis mutation
    """.split()
)
"""Words that end like a disease and are none (lower case)."""

_STOPS = frozenset(
    """
    iv iii ii
    lucrative another effective experimental licensed without worse total six may might can could will would should
    does did do increase increases increasing include includes expected market markets marketed jointly companies
    company company's firm recombinant non-oncology types type-specific seven four five three two including using
    used uses develop make makes made leading late early late-stage early-stage mid-stage long-acting new-generation
    best-selling top-selling widely popular key breakthrough blockbuster promising innovative next-generation
    investigational oral combination monotherapy adjuvant first-line second-line third-line based target approved
    approval help helps helped reduce reducing improve improving improves no when while where because if since until
    than then there they we you it he she i u.s fda-approved medicine medicines pill pills franchise tablet fighter
    vaccine's global worldwide number million people's among within beyond through via despite a an the of for with
    in to by from on at as or nor against treat treating treats treatment treated therapy therapies patients patient
    people adults children individuals women men those who which that is are was were be been being has have had
    having including such other certain various several many some any all most both advanced-stage combat
    fight prevent prevents preventing prevention cure cures manage managing management relieve reduce reduces
    reducing lower lowers address addressing its their our his her this these those new novel first second third
    potential investigational against between into after before during about across also only not no non and/or drug
    drugs vaccine vaccines candidate product treating indication indications cause causes caused causing develop
    develops developing developed development trial trials study studies phase stage evaluate evaluating evaluated
    being currently under over more than common leading rare-disease serious other debilitating diagnosed suffering
    inhaled injectable topical intranasal intravenous subcutaneous small-molecule
    provides fast significant lead offers both demonstrated chronically moderate-to-severe mild-to-moderate
    experiencing mitigate specifically confirmed laboratory-confirmed poor plus associated patient-specific
    hospitalized symptomatic diagnose diagnosing alleviate ease easing slow slowing fighting battling reverse
    acute-care curb curbing eradicate eliminate detect detecting screening screen monitor
    living approved areas area like e.g. i.e. for: target targets targeting related research test testing oral once
    daily
    """.split()
)
"""Words that are no part of a disease's name: the phrase begins behind the last of them (lower case)."""

_KINDS = frozenset(
    """
    autoimmune bladder blood bone brain breast cardiac cardiovascular cervical colon colorectal endometrial esophageal
    fungal bacterial viral gastric gastrointestinal hematologic hematological immune infectious inflammatory kidney
    liver lung metabolic neurodegenerative neurologic neurological neuropsychiatric ophthalmic ovarian pancreatic
    prostate psychiatric pulmonary rectal renal respiratory skin stomach testicular thyroid uterine
    """.split()
)
"""What tells diseases with one head apart ("breast and lung cancers", "viral or bacterial infections")."""

_BARE = frozenset(
    """
    disease diseases disorder disorders syndrome conditions infections infection pain mutations mutation deficiency
    parasites ulcers rejection dysfunction impairment withdrawal wounds burns
    """.split()
)
"""Heads that name no disease without a word before them."""


@dataclass(frozen=True, slots=True)
class Disease:
    """One disease as said: its span and its words; "breast and lung cancers" are two names in one."""

    span: Span
    name: str
    listed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every disease that the words name."""
        return (*self.listed, self.name)


def find_diseases(
    text: str, span: Span, walls: Sequence[int] = (), explained: Mapping[str, str] | None = None
) -> Iterator[Disease]:
    """Every disease named within a span, in order, without articles and verbs before it.

    No name reaches back over a wall: the offset where the name of another thing ends. `explained` are the
    abbreviations that the text explains; those of diseases are diseases.
    """
    last = span.start
    for match in _matches(text, span, explained or {}):
        word = match[0].lower()
        if word in _NOT_HEADS or match.start() < last:
            continue
        start = match.start()
        compound = _COMPOUND.search(text, max(last, start - 30), start)
        start = compound.start() if compound else start
        floor = max([last, *(wall for wall in walls if wall <= start)])
        for _ in range(4):
            before = _WORD_BEFORE.search(text[max(floor, start - 40) : start])
            if before is None:
                break
            previous = before[1].lower()
            if (
                previous in _STOPS
                or previous.endswith("-like")
                or (previous.isdigit() and previous not in {"1", "2"})
                or previous == "and"
            ):
                break
            start -= len(before[0])
        if text[start : start + 4].lower() == "neck" and text[max(floor, start - 9) : start].lower() == "head and ":
            start -= 9
        name = _SPACES.sub(" ", text[start : match.end()])
        if word in _BARE and start == match.start():
            continue
        last = match.end()
        yield Disease(Span(start, match.end()), name, tuple(_listed(text[max(floor, start - 70) : start], match[0])))


def _matches(text: str, span: Span, explained: Mapping[str, str]) -> Iterable[re.Match[str]]:
    """The heads in a span, and the abbreviations that stand for names with a head; in order."""
    heads = list(DISEASE.finditer(text, span.start, span.end))
    also = _short_forms(tuple(explained.items())) if explained else None
    if also is None:
        return heads
    return sorted([*heads, *also.finditer(text, span.start, span.end)], key=re.Match.start)


@lru_cache(maxsize=64)
def _short_forms(explained: tuple[tuple[str, str], ...]) -> re.Pattern[str] | None:
    """Those abbreviations of a text that stand for diseases and do not look like one, as a pattern."""
    short = [word for word, means in explained if names_disease(means) and not DISEASE.fullmatch(word)]
    return re.compile(rf"(?<![\w-]){any_of(short)}(?![\w-])") if short else None


@lru_cache(maxsize=16384)
def names_disease(words: str) -> bool:
    """True if a disease's head is among the words."""
    return DISEASE.search(words) is not None


_COMPOUND = re.compile(r"(?<![\w-])\w[\w-]{0,28}-$")
_WORD_BEFORE = re.compile(r"(?<![\w’'])(\w[\w’'/+\-]*)\s+$")
_SPACES = re.compile(r"\s+")
# What stands before the last of several that share a head: "colon, breast and" (lung cancers).
_SHARED = re.compile(rf"(?<![\w-])(?P<all>{any_of(_KINDS)}(?:, {any_of(_KINDS)}){{0,4}}),? (?:and|or) $", re.IGNORECASE)


def _listed(before: str, head: str) -> Iterator[str]:
    """The diseases that share the head of the one they stand before."""
    shared = _SHARED.search(before)
    for kind in shared["all"].split(", ") if shared else ():
        yield f"{kind} {head}"


def written_out(name: str, explained: Mapping[str, str]) -> str:
    """A disease's name with its abbreviation spelled out, as the text explains it or the field knows it, in singular.

    "recurrent GBM" is "recurrent glioblastoma multiforme", "lung cancers" is "lung cancer".
    """
    first, _, last = name.rpartition(" ")
    whole = explained.get(last) or ABBREVIATIONS.get(last.lower(), last)
    if whole == last:
        whole = _ONE.get(last.lower(), last)
    return f"{first} {whole}".strip()


_ONE = {
    f"{word}s": word
    for word in (
        "cancer carcinoma tumor tumour leukemia lymphoma melanoma myeloma sarcoma glioma disease disorder syndrome "
        "infection migraine stroke"
    ).split()
} | {"malignancies": "malignancy", "allergies": "allergy", "deficiencies": "deficiency"}


def words_of(name: str) -> frozenset[str]:
    """The words by which two names of one disease are compared: no case, plural or hyphen."""
    words = name.lower().replace("-", " ").replace("’", "'").split()
    return frozenset(word if len(word) < 4 or word.endswith(("ss", "is", "us")) else word.rstrip("s") for word in words)


ABBREVIATIONS = {
    "nash": "nonalcoholic steatohepatitis",
    "nafld": "nonalcoholic fatty liver disease",
    "nsclc": "non-small cell lung cancer",
    "tnbc": "triple-negative breast cancer",
    "gbm": "glioblastoma multiforme",
    "aml": "acute myeloid leukemia",
    "cll": "chronic lymphocytic leukemia",
    "dlbcl": "diffuse large b-cell lymphoma",
    "mds": "myelodysplastic syndrome",
    "copd": "chronic obstructive pulmonary disease",
    "als": "amyotrophic lateral sclerosis",
    "ms": "multiple sclerosis",
    "mdd": "major depressive disorder",
    "adhd": "attention deficit hyperactivity disorder",
    "ptsd": "post-traumatic stress disorder",
    "gvhd": "graft versus host disease",
    "pah": "pulmonary arterial hypertension",
    "sma": "spinal muscular atrophy",
    "dmd": "duchenne muscular dystrophy",
    "rcc": "renal cell carcinoma",
    "hcc": "hepatocellular carcinoma",
    "sclc": "small cell lung cancer",
    "ctcl": "cutaneous t-cell lymphoma",
    "ptcl": "peripheral t-cell lymphoma",
    "uc": "ulcerative colitis",
    "cd": "crohn's disease",
    "ipf": "idiopathic pulmonary fibrosis",
    "ckd": "chronic kidney disease",
    "nets": "neuroendocrine tumors",
    "mcl": "mantle cell lymphoma",
    "fl": "follicular lymphoma",
    "dme": "diabetic macular edema",
    "amd": "age-related macular degeneration",
    "t2d": "type 2 diabetes",
    "gerd": "gastroesophageal reflux disease",
}
"""Abbreviations that the field uses without explaining them, and the disease that each one means (lower case)."""

# Words that make a disease the thing treated; they stand shortly before it. Refuses causes, effects and mere mentions.
TREATED = re.compile(
    (
        r"\b(?:treat\w*|therap(?:y|ies) (?:for|of|in)|for|patients?|adults|children|people|women|men|subjects"
        r"|individuals|indicated|against|prevent\w*|prevention|trials? (?:in|of|for)|stud(?:y|ies) (?:in|of|for)"
        r"|in|with|of|approved|fight\w*|combat\w*|vaccines?|candidates?|drugs?|such as|including|indications"
        r"|target\w*|detect\w*|diagnos\w*|screen\w*|address\w*"
        r"|tackl\w*|diminish\w*|mitigat\w*|manag\w*|reliev\w*|monitor\w*|suffering|tests?|particularly|especially)\s"
        r"(?:[\w\-’'/,]+\s){0,6}$"
    ),
    re.IGNORECASE,
)
# Behind a disease: it describes the drug that is named next ("osteoporosis treatment romosozumab").
DESCRIBES = re.compile(
    (
        r"(?:\s\([A-Z]{2,6}\))?\s(?:drugs?|treatments?|fighters?|medicines?|pills?|franchise|vaccines?"
        r"|therap(?:y|ies)|tablets?|candidates?|products?|patch|injections?|blockbuster|brand|compound"
        r"|virus vaccine|shots?|jabs?|agents?|antivirals?|antibod(?:y|ies)|inhibitors?|devices?|tests?)\b"
    ),
    re.IGNORECASE,
)
VAGUE = frozenset(
    """
    cancer tumor tumour disease disorder infection condition malignancy malignancie diabete virus illness neoplasm
    advanced metastatic recurrent hard to treat difficult rare serious severe acute chronic life threatening orphan
    genetic viral bacterial inflammatory metabolic immune mediated multiple primary progressive debilitating
    devastating unmet type central nervous system high infectious and related
    """.split()
)
"""Words that name no disease beside a more specific one of the same product (without plural)."""
