"""From sources to facts to triples: how a release is read."""
