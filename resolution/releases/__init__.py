"""Which releases are one release that stands in several places: the same words on several wires."""

from biopact.resolution.releases.blocks import blocks, pieces
from biopact.resolution.releases.fingerprint import Fingerprint, fingerprint_of
from biopact.resolution.releases.join import join_releases

__all__ = ["Fingerprint", "blocks", "fingerprint_of", "join_releases", "pieces"]
