"""Store, queries, network measures, exports and the explorer: what is asked of the graph."""
