"""What the server counts of itself, as Prometheus reads it at /metrics."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

__all__ = ["CONTENT_TYPE_LATEST", "Metrics"]

_SECONDS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60)


class Metrics:
    """The counts of one server; each server has its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self.requests = Counter(
            "biopact_requests", "Requests answered.", ("route", "method", "status"), registry=self._registry
        )
        self.request_seconds = Histogram(
            "biopact_request_seconds", "How long requests took.", ("route",), buckets=_SECONDS, registry=self._registry
        )
        self.job_seconds = Histogram(
            "biopact_job_seconds",
            "How long workers took over jobs.",
            ("job",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.ended = Counter(
            "biopact_workers_ended", "Workers that were replaced, by why.", ("why",), registry=self._registry
        )

    def watch(self, name: str, what: str, value: Callable[[], float]) -> None:
        """A figure that is looked up whenever the metrics are read."""
        Gauge(name, what, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """All of them, in the text format of Prometheus."""
        return generate_latest(self._registry)
