"""Documents from the web into a folder that can be loaded: politely, resumably, and never more than has changed."""

from __future__ import annotations
