"""One thing, one identifier: readable slugs that are the same on every machine and in any order of loading."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from biopact.loaders.mentions.organization_names import normal
from biopact.loaders.registry import registry


def slug(name: str) -> str:
    """A readable identifier of a name: "Hoffmann-La Roche" gives hoffmann-la-roche.

    A name without any Latin letter or digit, or one that would grow beyond 80 characters, ends in a hash of itself.
    """
    plain = unicodedata.normalize(
        "NFKD",
        name.replace("&", " and ")
        .replace("+", " plus ")
        .replace("α", "alpha")
        .replace("β", "beta")
        .replace("γ", "gamma"),
    )
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if short and len(short) <= 80:
        return short
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{short[:60].rstrip('-')}-{digest}".lstrip("-")


def organization_id(name: str, registered: str | None) -> str:
    """The registry's id where the registry knows the organization, else the slug of its name without legal form."""
    if registered:
        return registered
    return slug(normal(name)) or slug(name)


def product_id(forms: list[str]) -> str:
    """The registry's id if it knows any form, else the slug of the first form."""
    for form in forms:
        found = registry().products.get(form.lower())
        if found:
            return found[0]
    return slug(forms[0])


def technology_id(forms: list[str]) -> str:
    """The registry's id if it knows any form, else the slug of the first form without "technology" or "platform"."""
    for form in forms:
        found = registry().technologies.get(form.lower())
        if found:
            return found[0]
    return slug(
        re.sub(r"\s+(?:technology|technologies|platform|platforms)$", "", forms[0], flags=re.IGNORECASE) or forms[0]
    )
