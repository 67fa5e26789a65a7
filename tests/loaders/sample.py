"""Facts of one made-up release in which every code and every term occurs, for tests that need all of them at once."""

from __future__ import annotations

from decimal import Decimal
from itertools import cycle

from biopact.codes import (
    Activity,
    DealKind,
    Disclosure,
    EventKind,
    MilestoneKind,
    MoneyState,
    PaymentKind,
    Predicate,
    Role,
    Stage,
    Telling,
)
from biopact.facts import (
    Deal,
    DealEvent,
    Indication,
    Membership,
    Money,
    Organization,
    Party,
    Payment,
    Person,
    Product,
    ProductCount,
    Relation,
    ReleaseFacts,
    Responsibility,
    Royalty,
    Stated,
    Target,
    Technology,
    Territory,
    Thing,
)
from biopact.text import Evidence, Release, Span

TEXT = (
    "Acme grants Beta a licence\n\nBASEL, March 4, 2011 -- Acme AG and “Beta & Söhne” said that Beta took rights to "
    "zorumab outside Japan for €12.5 million 💊 and up to $1.3 billion in milestones.\n"
)
RELEASE = Release("2011-03-04 acme/beta", TEXT, "https://example.org/2011/03/04", "Acme grants Beta a licence")

ACME = Organization("acme", "Acme AG", ("Acme",))
BETA = Organization("beta-and-sohne", "Beta & Söhne", ("Beta",))
HIDDEN = Organization("undisclosed-partner", "undisclosed partner", (), True)
ZORUMAB = Product("zorumab", "zorumab", ("ZRM-1", 'Zoru"vex"'))
LINKER = Technology("linker", "Linker® technology")
HER2 = Target("her2", "HER2")
CANCER = Indication("cancer", "cancer")
JAPAN, WORLD = Territory("japan", "Japan"), Territory("worldwide", "worldwide")
CURIE = Person("curie", "M. Curie")


def said(words: str, rule: str = "said") -> tuple[Evidence, ...]:
    """Evidence for the first place of some words of the text."""
    start = TEXT.index(words)
    return (Evidence(RELEASE, Span(start, start + len(words)), rule),)


TITLE = said("Acme grants Beta a licence", "title")
LEAD = said(TEXT.split("-- ")[1].strip(), "grants")


def payments() -> tuple[Payment, ...]:
    """One stated sum of each kind, with every state, milestone and direction in turn; and one kept back."""
    states, parties = cycle([*MoneyState, None]), cycle([(ACME, BETA), (BETA, ACME), (None, HIDDEN), (BETA, None)])
    stated = tuple(
        Payment(
            kind,
            Money(Decimal("12500000.50") + number, "EUR", "€12.5 million"),
            said("€12.5 million", f"payment-{kind}"),
            number % 2 == 0,
            next(states),
            Disclosure.STATED,
            *next(parties),
            tuple(MilestoneKind)[: number % 4],
        )
        for number, kind in enumerate(PaymentKind)
    )
    return (*stated, Payment(PaymentKind.TOTAL_VALUE, None, LEAD, disclosure=Disclosure.WITHHELD))


def licence() -> Deal:
    """A deal of every kind, in which every role, step, sum and duty occurs."""
    return Deal(
        id="acme-beta-license-2011-03-04",
        kinds=tuple(DealKind),
        parties=tuple(Party(who, role, LEAD) for who, role in zip(cycle((ACME, BETA)), Role, strict=False)),
        events=tuple(
            DealEvent(kind, date, (*said("March 4, 2011", "release-date"), *LEAD))
            for kind, date in zip(EventKind, cycle(["2011-03-04", "2011-03", "2011", None]), strict=False)
        ),
        telling=Telling.NEWS,
        evidence=(*LEAD, *TITLE),
        confidence=0.86,
        subjects=(Stated(ZORUMAB, LEAD), Stated(LINKER, LEAD)),
        exclusive=Stated(False, LEAD),
        territory=(Stated(WORLD, said("rights", "territory")),),
        territory_excluded=(Stated(JAPAN, said("outside Japan", "territory")),),
        field=Stated("all uses of “zorumab”", LEAD),
        targets=(Stated(Target("undisclosed-acme", "undisclosed target", (), True), LEAD),),
        payments=payments(),
        royalty=Royalty(LEAD, True, Decimal("4.5"), Decimal(13), "mid-single to low double digit"),
        responsibilities=tuple(
            Responsibility(activity, who, LEAD, where)
            for activity, who, where in zip(Activity, cycle((ACME, BETA)), cycle((JAPAN, None)), strict=False)
        ),
        under=Stated("acme-beta-option-2009", LEAD),
        ordinal=Stated(2, LEAD),
    )


def mention(telling: Telling) -> Deal:
    """A deal that the text only tells of in passing."""
    parties = (Party(ACME, Role.PARTY, TITLE), Party(HIDDEN, Role.PARTY, TITLE))
    steps = (DealEvent(EventKind.SIGNED, None, TITLE),)
    return Deal(f"told-as-{telling}", (DealKind.SUPPLY,), parties, steps, telling, TITLE, 0.6)


def relations() -> tuple[Relation, ...]:
    """Every predicate, and every stage."""
    ends: dict[Predicate, tuple[Thing, Thing | str]] = {
        Predicate.DEVELOPED_BY: (ZORUMAB, ACME),
        Predicate.USES_TECHNOLOGY: (ZORUMAB, LINKER),
        Predicate.OWNED_BY: (LINKER, ACME),
        Predicate.TARGETS: (ZORUMAB, HER2),
        Predicate.INDICATED_FOR: (ZORUMAB, CANCER),
        Predicate.SUBSIDIARY_OF: (BETA, ACME),
        Predicate.TICKER: (ACME, "SIX:ACME"),
        Predicate.LOCATION: (ACME, "Basel"),
        Predicate.WEBSITE: (ACME, "https://example.org/acme"),
        Predicate.FILED_IN: (ZORUMAB, JAPAN),
    }
    tellings = cycle(Telling)
    return (
        *(Relation(one, it, other, LEAD, next(tellings), 0.75) for it, (one, other) in ends.items()),
        *(Relation(ZORUMAB, Predicate.STAGE, stage.value, LEAD, next(tellings), 0.75) for stage in Stage),
    )


def sample() -> ReleaseFacts:
    """Facts of every sort."""
    return ReleaseFacts(
        RELEASE,
        title=Stated("Acme grants Beta a licence", TITLE),
        date=Stated("2011-03-04", said("March 4, 2011", "release-date")),
        issuers=(ACME, BETA),
        things=(ACME, BETA, HIDDEN, ZORUMAB, LINKER, HER2, CANCER, JAPAN, WORLD, CURIE),
        deals=(licence(), mention(Telling.BACKGROUND), mention(Telling.BOILERPLATE)),
        relations=relations(),
        memberships=(Membership(CURIE, ACME, "chairman", LEAD), Membership(CURIE, ACME, "chief chemist", TITLE)),
        counts=(
            ProductCount("ten", 10, "ten compounds", LEAD, LINKER, ACME, "in clinical testing"),
            ProductCount("two", 2, "ten compounds", LEAD, None, BETA, None, True, "ten", (licence().id,)),
        ),
    )
