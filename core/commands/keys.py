"""Answers from the keyboard, one key each; from a pipe, one character each."""

from __future__ import annotations

import sys

import click


def key() -> str:
    """The next key; "q" at the end of the input. Blanks and line ends in a pipe are passed over."""
    if sys.stdin.isatty():
        try:
            return click.getchar()
        except EOFError:
            return "q"
    while character := sys.stdin.read(1):
        if not character.isspace():
            return character
    return "q"


def line(asked: str) -> str:
    """A line of text, without blanks around it; empty where nothing is typed or the input ends."""
    if sys.stdin.isatty():
        try:
            return str(click.prompt(asked, default="", show_default=False)).strip()
        except click.Abort:
            return ""
    click.echo(f"{asked}: ", nl=False)
    typed = sys.stdin.readline().strip()
    click.echo(typed)
    return typed
