"""Which names are one organization, product or platform."""

from biopact.resolution.names.compare import same_organization
from biopact.resolution.names.join import Joined, join_things
from biopact.resolution.names.known import KnownNames, known_names
from biopact.resolution.names.values import Named, Same, Verdict

__all__ = ["Joined", "KnownNames", "Named", "Same", "Verdict", "join_things", "known_names", "same_organization"]
