"""The words of diseases: heads, words that only look like one, and what is or is not part of a name before a head."""

from __future__ import annotations

import re

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
NOT_HEADS = frozenset(
    """
    diploma genoma aroma coma soma idioma panorama alma systemia academia media macadamia trauma paralysis
    analysis dialysis catalysis hydrolysis electrolysis symbiosis prognosis diagnosis osmosis apoptosis
    hypnosis mitosis meiosis empathy sympathy telepathy pathy homeopathy psychopathy phagocytosis
    endocytosis glycolysis proteolysis entropy philosophy urinalysis metanalysis angiogenesis mutation
    """.split()
)
"""Words that end like a disease and are none (lower case)."""

STOPS = frozenset(
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

KINDS = frozenset(
    """
    autoimmune bladder blood bone brain breast cardiac cardiovascular cervical colon colorectal endometrial esophageal
    fungal bacterial viral gastric gastrointestinal hematologic hematological immune infectious inflammatory kidney
    liver lung metabolic neurodegenerative neurologic neurological neuropsychiatric ophthalmic ovarian pancreatic
    prostate psychiatric pulmonary rectal renal respiratory skin stomach testicular thyroid uterine
    """.split()
)
"""What tells diseases with one head apart ("breast and lung cancers", "viral or bacterial infections")."""

BARE = frozenset(
    """
    disease diseases disorder disorders syndrome conditions infections infection pain mutations mutation deficiency
    parasites ulcers rejection dysfunction impairment withdrawal wounds burns
    """.split()
)
"""Heads that name no disease without a word before them."""
