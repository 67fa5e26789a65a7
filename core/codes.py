"""The code lists of what a release states: enumerations whose values are the codes of the ontology.

A value is the last segment of a coded value's IRI (of a predicate: its local name).
"""

from __future__ import annotations

from enum import StrEnum


class DealKind(StrEnum):
    LICENSE = "license"
    OPTION = "option"
    COLLABORATION = "collaboration"
    CO_PROMOTION = "co-promotion"
    DISTRIBUTION = "distribution"
    SUPPLY = "supply"
    ACQUISITION = "acquisition"
    ASSET_PURCHASE = "asset-purchase"
    EQUITY_INVESTMENT = "equity-investment"
    JOINT_VENTURE = "joint-venture"
    ROYALTY_FINANCING = "royalty-financing"
    SETTLEMENT = "settlement"


class EventKind(StrEnum):
    SIGNED = "signed"
    PENDING = "pending"
    COMPLETED = "completed"
    AMENDED = "amended"
    OPTION_EXERCISED = "option-exercised"
    MILESTONE = "milestone"
    TERMINATED = "terminated"


class PaymentKind(StrEnum):
    UPFRONT = "upfront"
    MILESTONES = "milestones"
    MILESTONE_PAID = "milestone-paid"
    EQUITY = "equity"
    OPTION_FEE = "option-fee"
    RESEARCH_FUNDING = "research-funding"
    PURCHASE_PRICE = "purchase-price"
    PRICE_PER_SHARE = "price-per-share"
    TOTAL_VALUE = "total-value"
    OTHER = "other"


class MilestoneKind(StrEnum):
    DEVELOPMENT = "development"
    REGULATORY = "regulatory"
    COMMERCIAL = "commercial"


class MoneyState(StrEnum):
    """How real a sum is: already paid, firmly owed, owed if something happens, or a headline total (never added up)."""

    PAID = "paid"
    COMMITTED = "committed"
    CONTINGENT = "contingent"
    HEADLINE = "headline"


class Disclosure(StrEnum):
    STATED = "stated"
    WITHHELD = "withheld"


class Telling(StrEnum):
    """How a release tells a fact: as its own news, as background, or in standing boilerplate."""

    NEWS = "news"
    BACKGROUND = "background"
    BOILERPLATE = "boilerplate"


class Stage(StrEnum):
    """The highest stage of development that a product has reached, in order of progress."""

    DISCOVERY = "discovery"
    PRECLINICAL = "preclinical"
    PHASE_1 = "phase-1"
    PHASE_1_2 = "phase-1-2"
    PHASE_2 = "phase-2"
    PHASE_2_3 = "phase-2-3"
    PHASE_3 = "phase-3"
    FILED = "filed"
    APPROVED = "approved"


class Role(StrEnum):
    LICENSOR = "licensor"
    LICENSEE = "licensee"
    ACQUIRER = "acquirer"
    ACQUIRED = "acquired"
    SELLER = "seller"
    BUYER = "buyer"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    INVESTOR = "investor"
    INVESTEE = "investee"
    PARTY = "party"


class Activity(StrEnum):
    DEVELOPMENT = "development"
    MANUFACTURING = "manufacturing"
    COMMERCIALISATION = "commercialisation"
    CO_PROMOTION = "co-promotion"
    SUPPLY = "supply"


class Predicate(StrEnum):
    """Relations between things; the values are local names of the ontology."""

    DEVELOPED_BY = "developedBy"
    USES_TECHNOLOGY = "usesTechnology"
    OWNED_BY = "ownedBy"
    TARGETS = "targets"
    INDICATED_FOR = "indicatedFor"
    STAGE = "stage"
    SUBSIDIARY_OF = "subsidiaryOf"
    TICKER = "ticker"
    LOCATION = "location"
    WEBSITE = "url"
    FILED_IN = "filedIn"
