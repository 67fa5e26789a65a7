"""The vocabulary: OWL terms, SKOS code lists, SHACL shapes, and their Python names."""
