"""biopact: the open deal-intelligence graph for biotech."""

__version__ = "0.1.0"
