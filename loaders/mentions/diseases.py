"""Diseases in a text: a head word ("carcinoma", "…itis") and what stands before it, as a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biopact.text import Span

_HEADS = r"""(?:
    cancers? | carcinomas? | tumou?rs? | leuka?emias? | lymphomas? | melanomas? | myelomas? | sarcomas? | gliomas? | glioblastomas?(?:\ multiforme)? | adenocarcinomas? | neoplasms? | malignanc(?:y|ies)
  | neuroblastomas? | mesotheliomas? | blastomas? | metastas[ei]s | diabetes(?:\ mellitus)? | diseases? | disorders? | syndromes? | infections? | hepatitis(?:\ [A-E]\b)? | HIV(?:/AIDS|-1)? | AIDS | COVID-19 | influenza | flu
  | tuberculosis | malaria | Ebola(?:\ Zaire)? | sepsis | pneumonia | shingles | measles | herpes | smallpox | anthrax | cholera | dengue | arthritis | psoriasis | asthma | eczema | dermatitis | colitis | osteoporosis | obesity | lupus(?:\ nephritis)?
  | (?:major\ )?depression | schizophrenia | epilepsy | migraines? | an[ae]mias? | insomnia | pain | strokes? | heart\ (?:failure|attacks?) | macular\ (?:degeneration|edema) | ulcers? | allerg(?:y|ies) | concussion | autism | addiction | withdrawal
  | suicidality | deficienc(?:y|ies) | impairment | dementia | hypertension | hypotension | thrombosis | embolism | cirrhosis | acne | rosacea | alopecia | cataracts? | glaucoma | blindness | baldness | infertility | endometriosis | menopause
  | transplant\ rejection | allograft\ rejection | rejection | blood\ clots? | high\ cholesterol | cholesterol | triglycerides | blood\ pressure | erectile\ dysfunction | dysfunction | coccidiosis | parasites | sea\ lice | retinal\ detachment | constipation | diarrhea | nausea | mutations?
  | Alzheimer['’]s(?:\ disease)? | Parkinson['’]s(?:\ disease)? | Crohn['’]s(?:\ disease)? | Huntington['’]s(?:\ disease)? | ALS | NASH | COPD | NSCLC | TNBC | GBM | AML | CLL | DLBCL | MDD | ADHD | PTSD | MDS | GVHD | PAH | SMA | DMD | RSV | psychosis | conditions | wounds? | burns? | fractures?
  | [a-z]{3,}(?:oma|omas|itis|osis|emia|aemia|penia|pathy|trophy|plegia|uria|algia|ectasia|plasia|phrenia|rrhea|cytosis|lysis) )"""
DISEASE = re.compile(rf"(?<![\w-]){_HEADS}(?![\w-])", re.VERBOSE | re.IGNORECASE)
_NOT_HEADS = frozenset(
    """
    diploma genoma aroma coma soma idioma panorama alma systemia academia media macadamia trauma paralysis
    analysis dialysis catalysis hydrolysis electrolysis symbiosis prognosis diagnosis osmosis apoptosis
    hypnosis mitosis meiosis empathy sympathy telepathy pathy homeopathy psychopathy phagocytosis
    endocytosis glycolysis proteolysis entropy philosophy urinalysis metanalysis angiogenesis mutation
    """.split()
)
_STOPS = frozenset(
    """
    a an the of for with in to by from on at as or nor against treat treating treats treatment treated
    therapy therapies patients patient people adults children individuals women men those who which that is
    are was were be been being has have had having including such other certain various multiple several
    many some any all most both advanced-stage combat fight prevent prevents preventing prevention cure
    cures manage managing management relieve reduce reduces reducing lower lowers address addressing its
    their our his her this these those new novel first second third potential investigational against
    between into after before during about across also only not no non and/or drug drugs vaccine vaccines
    candidate product treating indication indications cause causes caused causing develop develops
    developing developed development trial trials study studies phase stage evaluate evaluating evaluated
    being currently under over more than common leading rare-disease serious other debilitating diagnosed
    suffering living approved areas area like e.g. i.e. for: target targets targeting related research test
    testing oral once daily
    """.split()
)
_LINK = re.compile(r"[\s]+")


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
        for _ in range(5):
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
            start = start - (len(before[0]))
        name = re.sub(r"\s+", " ", text[start : match.end()])
        if (
            word
            in {
                "disease",
                "diseases",
                "disorder",
                "disorders",
                "syndrome",
                "conditions",
                "infections",
                "infection",
                "pain",
                "mutations",
                "mutation",
                "deficiency",
                "parasites",
                "ulcers",
                "rejection",
                "dysfunction",
                "impairment",
                "withdrawal",
                "wounds",
                "burns",
            }
            and start == match.start()
        ):
            continue
        last = match.end()
        yield Disease(Span(start, match.end()), name)
