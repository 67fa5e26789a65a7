"""Payments of other names: ceilings of royalties, yearly fees, damages and settlements."""

from __future__ import annotations

from biopact.codes import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, OF, QUANTITY, PaymentFinding, paid_as

OTHERS: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "royalty-ceiling",
        # Refuses sales from which royalties are reckoned.
        pattern(
            r"\broyalt(?:y|ies)(?: payments?)?(?: of)? (?:up to|capped at|of up to|with a cap of|to a maximum of"
            r"|not to exceed|totaling|totalling)(?: a total of| an aggregate of)? (?P<m>{M})|\broyalt(?:y"
            r"|ies)\b[^.;\uf500-\uf5ff]{0,90}?\buntil\b" + NEAR + r"{0,70}?\b(?:total|reach|reaches|equal|exceed)s?"
            rf"{QUANTITY}(?P<m2>{{M}})|\bonce {{M}} (?:is|has been) (?:reached|paid)[^.;]{{0,5}}(?P<m3>{{M}}) royalt"
        ),
        paid_as(PaymentKind.OTHER),
        (
            ("Beta Ltd. receives royalties of 5 percent until payments total $9 million.", "other 9000000 USD"),
            ("Beta Ltd. will get royalties up to $30 million after launch.", "other 30000000 USD"),
        ),
        ("Beta Ltd. receives royalties on sales of $9 million.",),
    ),
    Rule(
        "yearly-fee",
        # Refuses yearly sales.
        pattern(
            rf"\bpayments?\b[^.;\uf500-\uf5ff]{{0,60}}? capped at{QUANTITY}(?P<m3>{{M}})"
            r"|\b(?:annual|yearly|expansion|target selection|maintenance|management|administrative|continuation"
            r"|reservation|exclusivity)"
            rf" (?:[a-z]+ )?(?:fees?|payments?)(?! income){OF}?{QUANTITY}(?P<m>{{M}})"
            r"|(?P<m2>{M})(?: in| as)?(?: an?)? (?:annual|yearly|maintenance|continuation|reservation"
            r"|exclusivity) (?:[a-z]+ )?(?:fees?|payments?)\b"
        ),
        paid_as(PaymentKind.OTHER),
        (("Alpha Inc. will pay Beta Ltd. an annual fee of $2 million.", "other 2000000 USD"),),
        ("Alpha Inc. has annual sales of $2 million.",),
    ),
    Rule(
        "damages",
        # Refuses payments for what is bought or licensed.
        pattern(
            r"\b(?:pay|pays|paid|paying)\b(?: {O}| [a-z]+){0,6}?"
            rf"{QUANTITY}(?P<m>{{M}})(?: in damages)? (?:for (?:breach\w*|infring\w+|the breach"
            rf"|drug licen[cs]e breach|[a-z ]{{0,30}}breach)"
            r"|to (?:settle|resolve|end)|in (?:damages|settlement))\b|\b(?:court|tribunal|arbitrat\w+|jury"
            r"|judge)\b[^.;\uf500-\uf5ff]{0,120}?\b(?:pay|awards?|awarded)\b(?: {O})?"
            rf"{QUANTITY}(?P<m3>{{M}})|\bsettle(?:s|d|ment)?\b[^.;\uf500-\uf5ff]{{0,60}}? (?:for"
            rf"|of){QUANTITY}(?P<m2>{{M}})"
        ),
        paid_as(PaymentKind.OTHER),
        (("Alpha Inc. will pay Beta Ltd. $300 million to settle the patent suit.", "other 300000000 USD"),),
        ("Alpha Inc. will pay Beta Ltd. $300 million for the drug.",),
    ),
    Rule(
        "contributes",
        # Money that a party puts into a company of both. Refuses research that a partner pays for.
        pattern(rf"\bcontribute[sd]?{QUANTITY}(?P<m>{{M}})(?: in cash)? (?:in cash )?to (?:the )?{{O}}"),
        paid_as(PaymentKind.OTHER),
        (("Alpha Inc. will contribute $6 million in cash to Beta Ltd.", "other 6000000 USD"),),
        ("Alpha Inc. contributed $6 million to research.",),
    ),
)

PLAIN: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "plain-payment",
        # Money that one partner pays the other, and no word says what for. Refuses salaries, taxes and sums per thing.
        pattern(
            r"{O}(?: [a-z\-]+){0,4}? (?:pay|pays|paid|paying) (?:(?:[a-z․'\-]+ ){0,4}?{O}"
            rf"(?: an? (?:cash )?payment of)?){QUANTITY}(?P<m>{{M}})(?! (?:per\b|a\b|for each|each|in (?:tax|royalt"
            rf"|damages|dividends)))"
            r"|{O}(?: [a-z\-]+){0,4}? (?:pay|pays|paid|paying)"
            rf"{QUANTITY}(?P<m3>{{M}})(?=,? (?:plus|as well as|along with|to (?:in-)?licen[cs]e|for (?:the"
            rf"|an?) (?:[a-z]+ )?"
            r"licen[cs]e|and (?:royalt|milestone|potential)))|{O}(?: [a-z\-]+){0,5}? (?:receive[sd]?|receives|get"
            r"|gets|got)"
            rf"{QUANTITY}(?P<m2>{{M}})(?: in cash)? from (?:the )?{{O}}(?! (?:government|bank))"
            r"|{O}(?: [a-z\-]+){0,4}? (?:make|makes|made|making) (?:an? )?(?:[a-z\-]+ ){0,2}?payments? of"
            rf"{QUANTITY}(?P<m4>{{M}})(?: in cash)? to (?:the )?{{O}}(?! (?:shareholders|stockholders))"
        ),
        paid_as(PaymentKind.UPFRONT),
        (
            ("Alpha Inc. will pay Beta Ltd. $75 million and take over the drug.", "upfront 75000000 USD"),
            ("Beta Ltd. will receive $12 million from Alpha Inc.", "upfront 12000000 USD"),
            ("Alpha Inc. will make a payment of $30 million to Beta Ltd.", "upfront 30000000 USD"),
        ),
        ("Alpha Inc. paid $75 million in taxes.", "Alpha Inc. will make a payment of $30 million to patients."),
    ),
)
