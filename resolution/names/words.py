"""The words that names of organizations are made of beside those that tell one from another."""

from __future__ import annotations

from collections.abc import Mapping


def _spelled(table: str) -> dict[str, str]:
    """Every spelling in a line leads to the first one."""
    return {word: line.split()[0] for line in table.strip().splitlines() for word in line.split()}


SPELLINGS: Mapping[str, str] = _spelled(
    """
    pharma pharmaceutical pharmaceuticals pharms pharm pharmaceutica pharmaceutics pharmazeutika
    pharma farmaceutici farmaceutica farmaceuticos farma farmaceutisk
    biopharma biopharmaceutical biopharmaceuticals biopharm biopharmaceutics biofarma
    radiopharma radiopharmaceutical radiopharmaceuticals
    lab labs laboratory laboratories laboratorio laboratorios laboratoire laboratoires laboratori laboratorium
    therapeutic therapeutics therapeutix therapies
    biotherapeutic biotherapeutics biotherapies
    immunotherapeutic immunotherapeutics immunotherapies immunotherapy
    bioscience biosciences biosci
    biotech biotechnology biotechnologies biotechnologie biotecnologia
    science sciences scientific
    lifescience lifesciences
    technology technologies tech technologie
    medicine medicines
    biomedicine biomedicines
    biologic biologics biological biologicals
    diagnostic diagnostics dx diagnostika
    genetic genetics
    genomic genomics
    proteomic proteomics
    vaccine vaccines
    biomedical biomedicals biomed
    medical med
    biosystem biosystems
    system systems
    solution solutions
    industry industries industrie industria
    enterprise enterprises
    instrument instruments
    product products
    device devices
    chemical chemicals chem
    orthopedic orthopaedic orthopedics orthopaedics
    pediatric paediatric pediatrics paediatrics
    hematology haematology
    organization organisation
    defense defence
    tumor tumour
    behavioral behavioural
    program programme
    health gesundheit sante salute salud
    medical medizinische medizinischen medica medico
    polytechnic politecnico politecnica polytechnique
    vienna wien
    cologne koln koeln
    munich munchen muenchen
    milan milano
    rome roma
    turin torino
    naples napoli
    florence firenze
    padua padova
    venice venezia
    genoa genova
    geneva geneve genf
    zurich zuerich
    seville sevilla
    lisbon lisboa
    copenhagen kobenhavn
    gothenburg goteborg goeteborg goteborgs
    basel basle bale
    lausanne losanna
    strasbourg strassburg
    cracow krakow
    moscow moskva
    athens athina
    belgrade beograd
    bucharest bucuresti
    budapest
    mainz mayence
    prague praha
    warsaw warszawa
    antwerp antwerpen
    ghent gent
    brussels bruxelles brussel
    hanover hannover
    nuremberg nurnberg nuernberg
    neuroscience neurosciences
    service services
    nutritional nutritionals
    investment investments
    venture ventures
    partner partners
    advisor advisors adviser advisers
    generic generics
    university univ universite universitat universitaet universidad universita universiteit universitet universidade
    university universitys universities universitetet egyetem univerzita rijksuniversiteit universitaires universitario
    university universitaria universitaire universitaires uniwersytet universitatea yliopisto
    agency agence agencia agenzia agentur
    research recherche ricerca ricerche investigacion investigaciones pesquisa forschung onderzoek
    national nationale nationales nacional nazionale nationaal nationella
    technical technische technischen tecnica technique tekniska
    academy academie accademia akademie akademi
    society societe sociedad societa gesellschaft
    medical medicale medicales medica medicas
    cancer cancro tumori krebs krebsforschung
    german deutsche deutsches deutscher deutschen
    french francais francaise francaises
    italian italiano italiana
    spanish espanol espanola
    science sciences wissenschaften scienze ciencias
    federal bundes federale
    school hochschule escuela scuola ecole
    child childrens kinder kinderspital
    catholic cattolica catolica catholique katholische katholieke katolicki
    heart cardiologie cardiologia corazon coracao cuore coeur
    sacred sacro sacre
    pontifical pontificia pontificio pontificale pontifica
    clinical clinicas cliniche cliniques
    agricultural agraria agronomica
    applied angewandte
    eye ophthalmologie oftalmologia augenklinik
    neurology neurologie neurologia
    oncology oncologie oncologia onkologie
    institute inst institut instituts instituto institutos istituto istituti instituut institutes
    national natl
    international intl internacional internationale
    department dept
    association assoc assn
    foundation fdn stiftung fundacion fondation fondazione
    hospital hosp hospitals ospedale spital klinikum hopital hopitaux krankenhaus sykehus sjukhus ziekenhuis
    center centre ctr centro zentrum
    clinic clinics
    analytics analytic
    manufacturing mfg
    brother brothers bros
    saint st sankt
    mount mt
    health healthcare
    and und et og och
    """
)
"""A word as it is compared, by each of its spellings."""

TRADES = frozenset(
    """
    pharma biopharma radiopharma lab therapeutic biotherapeutic immunotherapeutic bioscience biotech science lifescience
    technology medicine biomedicine biologic genetic genomic proteomic biomedical biosystem neuroscience medical
    chemical bio drug therapy delivery life neuro nanomedicine bioservices medtech biosystem
    system chemie biomaterial biomaterials robotics wellness bioworks
    """.split()
)
"""What a whole company of the field calls its trade; "Zentor" and "Zentor Pharmaceuticals" are mostly one."""

UNITS = frozenset(
    """
    health diagnostic vaccine consumer animal vetmedica veterinary oncology generic nutrition nutritional
    device vision pasteur venture capital foundation research institute center fund investment surgical
    dermatology aesthetics biosimilars biosimilar plasma agro crop cellular cell gene dental imaging orthopedics
    ophthalmics royalty partner discovery instrument service solution molecular specialty established
    pharmacy materials analytical equity management advisor academy school college hospital university analytics digital
    """.split()
)
"""What a part with a name of its own is called after: "Bayer HealthCare", "Novartis Venture Fund"."""

SIGNING = frozenset(
    "research development r d manufacturing operations commercial commercialization marketing sales licensing "
    "ip intellectual property services service management company".split()
)
"""What affiliates are called that only sign for the organization whose name they bear."""

OTHER_TRADES = frozenset(
    """
    energy bank banking airlines air airways foods food gold mining resources oil gas petroleum power motor motors
    semiconductor software electronics communications media entertainment insurance realty properties estate
    hotels hotel shipping logistics steel metals lithium uranium copper silver minerals cannabis growstar
    apparel footwear retail stores restaurant restaurants aerospace defense defence telecom wireless networks network
    paper packaging water solar marine automotive construction engineering publishing records games gaming
    """.split()
)
"""Trades outside the field: whoever has one is another company than its namesake in the field."""

OF_INSTITUTIONS = frozenset(
    "cancer eye heart childrens medical research institute center hospital clinic comprehensive university".split()
)
"""What institutions that are called after a person or place leave out when they are spoken of."""

STRUCTURE = frozenset(
    """
    holding holdings group groupe gruppe international global worldwide companies enterprise industry company
    corporation incorporated limited
    """.split()
)
"""How a company is built: mostly dropped when it is spoken of."""

SMALL = frozenset(
    "the of for at in on de di del della degli studi do da du des der zu zur von van la le les das dos delle".split()
)
"""Words that people leave out of a name and mistake for one another."""

FILLERS = frozenset("the of for and at in a an de la le les der die das du des di del".split())
"""Words that initials leave out."""

GENERIC = (
    TRADES
    | UNITS
    | OTHER_TRADES
    | STRUCTURE
    | FILLERS
    | frozenset(
        """
    american national united general first new global european british german french japan china us uk usa
    advanced applied standard royal central northern southern eastern western north south east west state federal
    cancer clinical human world universal medical life one natural society council agency ministry
    department association alliance consortium network trust authority administration bureau office commission
    """.split()
    )
)
"""Words that alone do not tell one organization from another."""
