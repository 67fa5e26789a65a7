"""Errors a user can act on: one sentence that says what is wrong and what to do next."""


class BiopactError(Exception):
    """Base of every error that is the user's to mend; the command line prints it and exits 2."""


class SourceError(BiopactError):
    """A file, folder or stream that cannot be read as a release."""


class StoreError(BiopactError):
    """A store that is missing, locked by another process or not a store at all."""


class EngineError(BiopactError):
    """A cluster that does not answer or does not fit, or shards that cannot be kept where they should be."""


class QueryError(BiopactError):
    """A SPARQL text or a named query that cannot be answered as it stands."""


class DecisionError(BiopactError):
    """A file of decisions that cannot be applied as it stands, or a decision that cannot be added to it."""


class RegistryError(BiopactError):
    """Tables of names, owners or changes with lines that cannot be right; nothing of them is applied."""


class FetchError(BiopactError):
    """An address that cannot be fetched as it is asked for, or a folder that cannot be fetched into."""
