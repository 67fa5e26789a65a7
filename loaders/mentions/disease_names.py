"""When two names are of one disease: abbreviations spelled out, plurals, and words too vague beside a better name."""

from __future__ import annotations

from collections.abc import Mapping


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

VAGUE = frozenset(
    """
    cancer tumor tumour disease disorder infection condition malignancy malignancie diabete virus illness neoplasm
    advanced metastatic recurrent hard to treat difficult rare serious severe acute chronic life threatening orphan
    genetic viral bacterial inflammatory metabolic immune mediated multiple primary progressive debilitating
    devastating unmet type central nervous system high infectious and related
    """.split()
)
"""Words that name no disease beside a more specific one of the same product (without plural)."""

CLASSES = {
    "antidepressant": "depression",
    "anticancer": "cancer",
    "antidiabetic": "diabetes",
    "antiepileptic": "epilepsy",
    "antimalarial": "malaria",
    "antihypertensive": "high blood pressure",
    "painkiller": "pain",
    "contraceptive": "contraception",
    "blood thinner": "blood clots",
    "anticoagulant": "blood clots",
}
"""Words for classes of drugs that tell what each of them is for (without hyphen, lower case)."""
