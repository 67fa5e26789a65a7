"""The formats of RDF, each written from sorted statements: the same bytes for the same graph, however large it is."""
