"""The tellings of deals in one sentence: which readings of the rules are kept."""

from __future__ import annotations

import re
from functools import lru_cache

from biopact.codes import EventKind, Role
from biopact.loaders.assemble.draft import family_of
from biopact.loaders.clauses import clauses
from biopact.loaders.document import Document
from biopact.loaders.layout import Part
from biopact.loaders.mentions.words import INSTITUTIONS, PLACES
from biopact.loaders.rule import Found, find_all
from biopact.loaders.rules.acquisitions import ACQUISITIONS
from biopact.loaders.rules.agreements import AGREEMENTS
from biopact.loaders.rules.appointments import APPOINTMENTS
from biopact.loaders.rules.contracts_told import CONTRACTS_TOLD
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.financings import FINANCINGS
from biopact.loaders.rules.grants_told import GRANTS_TOLD
from biopact.loaders.rules.joint_work import JOINT_WORK
from biopact.loaders.rules.known_partners import KNOWN_PARTNERS
from biopact.loaders.rules.licence_history import LICENCE_HISTORY
from biopact.loaders.rules.licence_series import LICENCE_SERIES
from biopact.loaders.rules.licence_signs import LICENCE_SIGNS
from biopact.loaders.rules.licences import LICENCES
from biopact.loaders.rules.licences_told import LICENCES_TOLD
from biopact.loaders.rules.listed_purchases import LISTED_PURCHASES
from biopact.loaders.rules.mergers import MERGERS
from biopact.loaders.rules.past_purchases import PAST_PURCHASES
from biopact.loaders.rules.progress import PROGRESS
from biopact.loaders.rules.purchases import PURCHASES
from biopact.loaders.rules.sales import SALES
from biopact.loaders.rules.settlements import SETTLEMENTS
from biopact.loaders.rules.shared_products import SHARED_PRODUCTS
from biopact.loaders.rules.supply import SUPPLY_AND_INVESTMENT
from biopact.loaders.skeleton import Skeleton

DEAL_RULES = (
    *ACQUISITIONS,
    *MERGERS,
    *PURCHASES,
    *SALES,
    *SETTLEMENTS,
    *LICENCES_TOLD,
    *CONTRACTS_TOLD,
    *LICENCES,
    *LICENCE_SIGNS,
    *PROGRESS,
    *GRANTS_TOLD,
    *AGREEMENTS,
    *JOINT_WORK,
    *FINANCINGS,
    *SUPPLY_AND_INVESTMENT,
    *APPOINTMENTS,
    *PAST_PURCHASES,
    *LISTED_PURCHASES,
    *SHARED_PRODUCTS,
    *LICENCE_HISTORY,
    *LICENCE_SERIES,
    *KNOWN_PARTNERS,
)
"""In order of priority: of two readings of the same words the first is kept, unless the second knows the sides."""

# A sentence without one of these words tells of no deal; it is not given to the deal rules at all.
_WORDS = re.compile(
    r"exercis|terminat|revert|regain|reacquir|tie-up|upfront|up-front|acqui|agree|licen[cs]|merg|collab|partner"
    r"|allian|option|co-?develop|co-?promot|co-?market|joint|suppl|manufactur|distribut|invest|settle|purchas"
    r"|\bbuy|bought|takeover|\bdeal|\bbid\b|offer|pact|\bsold\b|\bsells?\b|divest|rights|royalt|subsidiary"
    r"|contract|grant|team|develop|paid|market|institutions|universities|clients|customers|introduc|launch|started"
    r"|milestone|combin|stake|snap|award|together|split|financing|\bround\b|placement|memorandum|consorti"
    r"|sharehold|\bmou\b|spent|co-?own|opted|venture|selling|offload|dissolv|transfer|resolv|dispute|litigation"
    r"|lawsuit|took|select|chose|\bpick|tapp|tapped|engag|appoint|\bhire|retain|commission|designat|\bnam(?:es|ed)\b"
    r"|\bassigned|rais(?:es|ed|ing)|purchaser|\bbuyer|\bhand(?:s|ed)\b|\bmade over\b|signed over|supplied"
    r"|walked away|\bpulled out"
    r"|\border|procure|\bforces\b|nominat|enlist|\btaps\b"
)
_PHRASES = re.compile(
    r"up front|take over|\bsale of|working with|works? with|shar(?:e|es|ed|ing) |letter of intent|opts? |took over"
    r"|taking over|[\ue000-\ue7ff] and [\ue000-\ue7ff]'s|[\uf500-\uf5ff] for"
)


def tells_of_deal(text: str) -> bool:
    """True if a text in small letters has one of the words or phrases without which none tells of a deal."""
    return any(map(_is_telling, text.split(" "))) or _PHRASES.search(text) is not None


@lru_cache(maxsize=32768)
def _is_telling(word: str) -> bool:
    return _WORDS.search(word) is not None


_IF = re.compile(r"(?:^|[ ,])(?:if|should|when|once|unless|until|in case|in the event(?: that)?|were) (?:the )?$")


def tellings_of(document: Document, skeleton: Skeleton) -> list[Found[DealFinding]]:
    """The findings of one sentence, one for each set of parties and family; lists are taken apart.

    Of two readings the one that knows who gives and who takes is kept, with the kinds of both.
    """
    if skeleton.sentence.quoted or not tells_of_deal((skeleton.full or skeleton).text):
        return []
    if "federal funds" in skeleton.text:
        # Agencies that are named as the source of money have no deal with each other.
        return []
    kept: list[Found[DealFinding]] = []
    asides = (found for clause in clauses(skeleton) for found in find_all(DEAL_RULES, clause) if found.start <= 3)
    for found in (*find_all(DEAL_RULES, skeleton), *asides):
        if found.value.event is EventKind.OPTION_EXERCISED and _IF.search(skeleton.text[: found.start]):
            continue  # "if Beta exercises its option" tells what would be
        for single in _taken_apart(found):
            parties = single.value.parties
            if len(parties) >= 2 and not any(_no_party(document, number) for number in parties):
                _keep(kept, single)
    return kept


# Rules whose words say what two parties do together: they may add a kind to what another rule has read.
_TELLS_KIND = ("agreement", "two-sell", "sells-with", "product-made", "works-with")


def _keep(kept: list[Found[DealFinding]], found: Found[DealFinding]) -> None:
    """Add a finding to those of its sentence, or merge it into the one that tells the same deal."""
    finding = found.value
    if finding.guessed and any(not k.value.guessed and finding.parties <= k.value.parties for k in kept):
        return
    if not finding.guessed:
        kept[:] = [k for k in kept if not (k.value.guessed and k.value.parties <= finding.parties)]
    if found.rule == "own-agreement-with" and any(
        known.rule == "agreement-with"
        and known.start <= found.start <= known.end
        and finding.parties & known.value.parties
        for known in kept
    ):
        return  # "X's unit Y has an agreement with Z" is the agreement of Y and Z
    if any(known.value.parties == finding.parties and _same_rights(known, found) for known in kept):
        return
    family = [known for known in kept if family_of(known.value.kinds) == family_of(finding.kinds)]
    same = next((known for known in family if known.value.parties == finding.parties), None)
    if same is None:
        if found.rule == "acquisition-by-speaker" and len(finding.parties) > 2:
            # The whole list of what was bought, of which another rule has read the first.
            kept[:] = [k for k in kept if k not in family or not k.value.parties < finding.parties]
        if not any(finding.parties < known.value.parties for known in family if known in kept):
            kept.append(found)
    elif not _sided(same.value) and _sided(finding):
        kinds = tuple(dict.fromkeys((*finding.kinds, *same.value.kinds)))
        start, end = min(same.start, found.start), max(same.end, found.end)
        merged = DealFinding(kinds, finding.roles, finding.event, finding.guessed)
        kept[kept.index(same)] = Found(merged, found.skeleton, start, end, found.rule)
    elif finding.event is not None and same.value.event is None and _sided(finding):
        told = DealFinding(same.value.kinds, same.value.roles, finding.event)
        kept[kept.index(same)] = Found(told, found.skeleton, same.start, same.end, same.rule)
    elif found.rule.startswith(_TELLS_KIND):
        extra = tuple(kind for kind in finding.kinds if kind not in same.value.kinds)
        merged = DealFinding((*same.value.kinds, *extra), same.value.roles, same.value.event, same.value.guessed)
        kept[kept.index(same)] = Found(merged, found.skeleton, same.start, same.end, same.rule)


def _same_rights(known: Found[DealFinding], found: Found[DealFinding]) -> bool:
    """True where one reading of the same words calls rights that change hands a purchase, and the other a licence."""
    families = {family_of(known.value.kinds), family_of(found.value.kinds)}
    return (
        families == {"assets", "partnering"}
        and _sided(known.value)
        and _sided(found.value)
        and known.start < found.end
        and found.start < known.end
    )


def _sided(finding: DealFinding) -> bool:
    return any(role is not Role.PARTY for role, _ in finding.roles)


def _no_party(document: Document, number: int) -> bool:
    entry = document.organizations[number]
    if entry.name.lower().endswith((" merger sub", " merger sub, inc.", " merger sub inc.", " acquisition sub, inc.")):
        return True  # a shell that a purchase is carried out with
    return all(form.lower() in INSTITUTIONS or form.lower() in PLACES for form in entry.forms)


# Words that make a list of names a list of deals.
_PLURAL = re.compile(
    r"\b(?:collaborations|partnerships|agreements|licen[cs]es|alliances|deals|including|partners|collaborators"
    r"|institutions|licensors|networks?|partnered with|partners with|works with|working with|collaborates|includes?)\b"
)


# "its acquisition of the brands A, B and C" is one purchase of three.
_ONE_PURCHASE = re.compile(r"\b(?:acquisition|purchase|takeover|buyout) of\b")


def _taken_apart(found: Found[DealFinding]) -> list[Found[DealFinding]]:
    """A list of partners told in passing ("collaborations with B, C and D") is a deal with each of them."""
    finding = found.value
    named = [number for _, numbers in finding.roles for number in numbers]
    if len(named) <= 2 or finding.together:
        return [found]
    news = found.skeleton.sentence.section.part in (Part.TITLE, Part.SUBHEAD) or found.skeleton.sentence.order <= 2
    words = found.skeleton.text[found.start : found.end]
    plural = _PLURAL.search(words)
    if (news or not _sided(finding) or _ONE_PURCHASE.search(words)) and not plural:
        return [found]
    if _sided(finding) and len(finding.roles) == 2:
        (role_a, first), (role_b, second) = finding.roles
        if role_a in {Role.INVESTOR, Role.CUSTOMER} and len(second) == 1:
            return [found]
        pairs = [(a, b) for a in first for b in second]
        singles = [
            DealFinding(finding.kinds, ((role_a, (a,)), (role_b, (b,))), finding.event, finding.guessed)
            for a, b in pairs
        ]
    else:
        mine, others = named[0], named[1:]
        singles = [
            DealFinding(finding.kinds, ((Role.PARTY, (mine, other)),), finding.event, finding.guessed)
            for other in others
        ]
    return [Found(single, found.skeleton, found.start, found.end, found.rule) for single in singles]
