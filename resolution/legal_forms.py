"""The legal forms that names of companies end in."""

from __future__ import annotations

import re

LEGAL_FORMS = tuple(
    """
    Inc Incorporated Corp Corporation Co Company Ltd Limited LLC L.L.C LLP LP L.P plc PLC Plc AG SA S.A
    SE NV N.V BV B.V GmbH KGaA KG K.K AB A/S ASA AS Oy Oyj SpA S.p.A S.r.l Srl SAS S.A.S Pte Pty Sarl
    Kft ApS KK Zrt Nyrt Ltda JSC PJSC PBC gGmbH Pvt SCA SARL PCL a.s A.S s.r.o e.V
    """.split()
)
"""As written, without a stop at the end."""

LEGAL = "(?:(?:" + "|".join(map(re.escape, sorted(LEGAL_FORMS, key=lambda form: (-len(form), form)))) + r")\b\.?)"
"""A pattern of one legal form, with the stop that may end it."""
