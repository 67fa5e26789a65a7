"""The resolved view: what all releases say together, each thing, deal, sum and step as one node."""
