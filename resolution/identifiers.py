"""One thing, one identifier: the registry's where it knows the thing, else a slug of the name."""

from __future__ import annotations

import hashlib
import re

from biopact.resolution.forms import normal
from biopact.resolution.names.known import known_names
from biopact.resolution.registry import registry
from biopact.resolution.slugs import cut, is_local, local_id, slug

__all__ = ["cut", "is_local", "local_id", "organization_id", "product_id", "slug", "technology_id"]


def organization_id(name: str, registered: str | None) -> str:
    """The registry's id where the registry knows the organization, else the slug of its name without legal form.

    A name that the registry does not know never has an identifier of the registry, however alike they are.
    """
    if registered:
        return registered
    short = slug(normal(name)) or slug(name)
    return _own(short) if short in registry().entries else short


def product_id(forms: list[str]) -> str:
    """The registry's id if it knows any form, else the slug of the first form, which is none of the registry's ids."""
    for form in forms:
        found = known_names().thing("product", form)
        if found:
            return found
    short = slug(forms[0])
    return _own(short) if short in registry().product_entries else short


def technology_id(forms: list[str]) -> str:
    """The registry's id if it knows any form, else the slug of the first form without "technology" or "platform"."""
    for form in forms:
        found = known_names().thing("technology", form)
        if found:
            return found
    bare = re.sub(r"\s+(?:technology|technologies|platform|platforms)$", "", forms[0], flags=re.IGNORECASE) or forms[0]
    short = slug(bare)
    return _own(short) if short in registry().technology_entries else short


def _own(short: str) -> str:
    """A slug that is an identifier of the registry, which is another thing's, with a hash behind it."""
    return f"{cut(short)}-{hashlib.sha256(short.encode()).hexdigest()[:10]}"
