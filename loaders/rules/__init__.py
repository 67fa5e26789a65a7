"""Rules as values, one module for each kind of fact."""
