"""Is a text about medicine at all? Releases of other trades sign agreements too; they are not what the graph is for."""

from __future__ import annotations

import re

from biopact.resolution.registry import registry

WORDS = frozenset(
    """
    antibody antibodies antigen antiviral assay bioavailability biologic biologics biologically biomanufacturing
    biomarker biomarkers biopharma biopharmaceutical biopharmaceuticals biosimilar biosimilars biotech biotechnology
    biotherapeutics carcinoma cancer cancers chemotherapy clinical-stage clinicaltrials cns compound compounds
    conjugate cytokine diabetes diagnostic diagnostics dosage dose doses drug drugs drugmaker drugmakers efficacy
    fda gene genomics genetics hepatitis hiv immune immuno-oncology immunology immunotherapy indication indications
    infusion inhibitor inhibitors insulin investigational leukemia lymphoma medicine medicines melanoma molecule
    molecules monoclonal myeloma nanoparticle neurology oncology ophthalmology orphan parasiticide parasiticides
    pathogen pathology patients peptide pharma pharmaceutical pharmaceuticals phase pivotal placebo preclinical
    alzheimer antibiotic antibiotics anticancer antidepressant antipsychotic antisense arthritis asthma
    biosimilar clinical crispr depression epilepsy generic generics genomic hemophilia hormone immunotherapies
    late-stage malaria medication medications microbiome migraine neurological obesity ophthalmic oral orthopedic
    osteoporosis painkiller parkinson pipeline psoriasis radiopharmaceutical schizophrenia statin
    stem surgical tablet tablets toxicity trial trials tuberculosis
    protein proteins receptor regimen rna dna mrna sclerosis stent syndrome therapeutic therapeutics therapies
    therapy tumor tumors tumour vaccine vaccines veterinary viral virus
    """.split()
)
"""Words of medicine and drug development (lower case)."""

STRONG = frozenset(
    """
    antibody antibodies biologics biopharma biopharmaceutical biopharmaceuticals bioscience biosciences biotech
    biotechnology clinical-stage drugmaker drugmakers oncology pharma pharmaceutical pharmaceuticals therapeutics
    vaccine vaccines
    """.split()
)
"""Words that hardly anyone else uses; each counts twice."""

_WORD = re.compile(r"[\w-]+")
ENOUGH = 4
"""Points that make a text one of the field: one for each different word, two for a strong one.

Set so that 1 text in 50 of other trades yields a deal at most, and none of the field is lost that names its trade.
"""


_SHORT = 2200
"""Code points up to which a text has room for fewer words."""
_HEAD = 240
"""Code points from the start in which a known company makes a text one of the field, as its headline would."""
_BODY = 3000
"""Code points from the start in which known companies are looked for where the words alone are not enough."""
_NAME = re.compile(r"[A-Z][\w&'’-]+(?:[ \xa0](?:& )?[A-Z][\w&'’-]+){0,2}")
_COMPANY = re.compile(r"universit|institute|foundation|college|school|hospital|government|department|agency|fund")


def of_the_field(text: str) -> bool:
    """True if a text's headline names a known company of the field, or its different words of medicine are enough.

    Known companies further down count like strong words: news of a deal may speak of little else than companies.
    """
    if any(_known(match[0]) for match in _NAME.finditer(text, 0, min(len(text), _HEAD))):
        return True
    low = text.lower()
    said = WORDS.union(STRONG).intersection(_WORD.findall(low))
    points = len(said) + len(said & STRONG) + 4 * ("animal health" in low)
    if points < ENOUGH and points > 1:
        points += 2 * len(
            {match[0] for match in _NAME.finditer(text, _HEAD, min(len(text), _BODY)) if _known(match[0])}
        )
    return points >= (ENOUGH if len(text) > _SHORT else ENOUGH - 1)


def _known(name: str) -> bool:
    """True if a capitalized name begins with the name of a known company of the field."""
    known = registry().organizations
    words = name.split()
    for length in range(len(words), 0, -1):
        found = known.get(" ".join(words[:length]).lower())
        if found and len(found[1]) > 3 and not _COMPANY.search(found[1].lower()):
            return True
    return False
