"""Joins findings: which sum belongs to which deal, which deals are one, what is news."""
