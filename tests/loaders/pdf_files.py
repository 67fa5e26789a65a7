"""Small PDF files, written by hand: words at places, page after page."""

from __future__ import annotations

Words = tuple[float, float, str]
"""How far from the left and from the foot of the page, in points, and the words."""


def pdf(*pages: list[Words]) -> bytes:
    """A PDF of these pages, in ten point Helvetica on paper of 612 by 792 points."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, words in enumerate(pages):
        shown = " ".join(f"1 0 0 1 {left} {foot} Tm ({text}) Tj" for left, foot, text in words)
        content = f"BT /F1 10 Tf {shown} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    file, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF"
    )
    return (file + end).encode()


def lines(left: float, top: float, *texts: str) -> list[Words]:
    """Lines one below the other, twelve points apart."""
    return [(left, top - 12 * number, text) for number, text in enumerate(texts)]
