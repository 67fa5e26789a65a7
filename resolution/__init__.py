"""One thing, one node: which names are one organization, product or platform, who became whom, what people decided."""
