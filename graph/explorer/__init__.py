"""The explorer: one self-contained HTML page over the partner network."""
