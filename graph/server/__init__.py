"""`biopact serve`: the store over HTTP, as SPARQL 1.1 Protocol, Graph Store Protocol, pages and an editor.

The server's own process speaks HTTP and nothing else. Whatever touches the store is a job (`jobs.py`) and runs in one
of a few worker processes (`pool.py`, `worker.py`), which can be killed. `routes.py` says what answers which address.
"""
