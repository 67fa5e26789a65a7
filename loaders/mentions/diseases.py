"""Diseases in a text: a head word ("carcinoma", "…itis") and what stands before it, as a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biopact.text import Span

_HEADS = r"""(?:
    h(?:a)?emophilia(?:\ [AB]\b)? | (?:[a-z]+)?atroph(?:y|ies)
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
  | transplant\ rejection | allograft\ rejection | rejection | blood\ clots? | high\ cholesterol
      | cholesterol | triglycerides | blood\ pressure | erectile\ dysfunction | dysfunction | coccidiosis
      | parasites | sea\ lice | retinal\ detachment | constipation | diarrhea | nausea | mutations?
  | Alzheimer['’]s(?:\ disease)? | Parkinson['’]s(?:\ disease)? | Crohn['’]s(?:\ disease)?
      | Huntington['’]s(?:\ disease)? | ALS | NASH | COPD | NSCLC | TNBC | GBM | AML | CLL | DLBCL | MDD | ADHD
      | PTSD | MDS | GVHD | PAH | SMA | DMD | RSV | psychosis | conditions | wounds? | burns? | fractures?
  | [a-z]{3,}(?:oma|omas|itis|osis|emia|aemia|penia|pathy|trophy|plegia|uria|algia|ectasia|plasia|phrenia
      |rrhea|cytosis|lysis) )"""
DISEASE = re.compile(rf"(?<![\w-]){_HEADS}(?![\w-])", re.VERBOSE | re.IGNORECASE)
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
    living approved areas area like e.g. i.e. for: target targets targeting related research test testing oral once
    daily
    """.split()
)
"""Words that are no part of a disease's name: the phrase begins behind the last of them (lower case)."""

_BARE = frozenset(
    """
    disease diseases disorder disorders syndrome conditions infections infection pain mutations mutation deficiency
    parasites ulcers rejection dysfunction impairment withdrawal wounds burns
    """.split()
)
"""Heads that name no disease without a word before them."""


@dataclass(frozen=True, slots=True)
class Disease:
    """One disease as said: its span and its words."""

    span: Span
    name: str


def find_diseases(text: str, span: Span) -> Iterator[Disease]:
    """Every disease named within a span, in order, without articles and verbs before it."""
    last = span.start
    for match in DISEASE.finditer(text, span.start, span.end):
        word = match[0].lower()
        if word in _NOT_HEADS or match.start() < last:
            continue
        start = match.start()
        for _ in range(4):
            before = re.search(r"([\w’'/+\-]+)\s+$", text[max(last, start - 40) : start])
            if before is None:
                break
            previous = before[1]
            if (
                previous.lower() in _STOPS
                or (previous.isdigit() and previous not in {"1", "2"})
                or previous.lower() == "and"
            ):
                break
            start -= len(before[0])
        name = re.sub(r"\s+", " ", text[start : match.end()])
        if word in _BARE and start == match.start():
            continue
        last = match.end()
        yield Disease(Span(start, match.end()), name)


ABBREVIATIONS = {
    "nash": "nonalcoholic steatohepatitis",
    "nafld": "nonalcoholic fatty liver disease",
    "nsclc": "non-small cell lung cancer",
    "sclc": "small cell lung cancer",
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
}
"""Abbreviations that the field uses without explaining them, and the disease that each one means (lower case)."""

# Words that make a disease the thing treated; they stand shortly before it. Refuses causes, effects and mere mentions.
TREATED = re.compile(
    (
        r"\b(?:treat\w*|therap(?:y|ies) (?:for|of|in)|for|patients?|adults|children|people|women|men|subjects"
        r"|individuals|indicated|against|prevent\w*|prevention|trials? (?:in|of|for)|stud(?:y|ies) (?:in|of|for)"
        r"|in|with|of|approved|fight\w*|combat\w*|vaccines?|candidates?|drugs?|such as|including|indications)\s"
        r"(?:[\w\-’'/,]+\s){0,6}$"
    ),
    re.IGNORECASE,
)
# Behind a disease: it describes the drug that is named next ("osteoporosis treatment romosozumab").
DESCRIBES = re.compile(
    (
        r"(?:\s\([A-Z]{2,6}\))?\s(?:drugs?|treatments?|fighters?|medicines?|pills?|franchise|vaccines?"
        r"|therap(?:y|ies)|tablets?|candidates?|products?|patch|injections?|blockbuster|brand|compound"
        r"|virus vaccine)\b"
    ),
    re.IGNORECASE,
)
GENERAL = frozenset(
    (
        "cancer cancers tumor tumors tumour tumours disease diseases disorder disorders infection infections "
        "diabetes virus malignancies"
    ).split()
)
"""Heads that say nothing beside a more specific disease with the same head."""
