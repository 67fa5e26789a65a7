"""`biopact registry` says what is known of an organization, and what is wrong with a registry of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_without_a_name_the_size_is_told(run: Run) -> None:
    done = run("registry")
    assert done.exit_code == 0
    assert done.stdout.endswith("read without a fault.\n")
    assert " organizations, " in done.stdout


@pytest.mark.parametrize("name", ["Abgenix", "abgenix, inc.", "abgenix", "NASDAQ:ABGX"])
def test_a_name_ticker_or_id_leads_to_names_owners_and_sources(name: str, run: Run) -> None:
    done = run("registry", name)
    assert done.exit_code == 0
    first, *rest = done.stdout.splitlines()
    assert first == "abgenix: Abgenix, Inc."
    assert rest[0] == "  company, US, NASDAQ:ABGX, CIK:0001052837"
    assert any(line.startswith("  owned by amgen from 2006-04 [https://") for line in rest)
    assert any(line.startswith("  before amgen, acquired 2006-04 [https://") for line in rest)


def test_a_chain_of_owners_and_what_is_known_of_today_alone_say_so(run: Run) -> None:
    assert "  owned by astrazeneca through medimmune from 2013-10-15 [" in run("registry", "spirogen").stdout
    assert "  owned by roche today, since when is not known" in run("registry", "glycart-biotechnology").stdout


def test_a_name_that_can_mean_several_or_nobody_exits_1(run: Run) -> None:
    done = run("registry", "Merck", "Abgenix", "Zentorix")
    assert done.exit_code == 1
    assert done.stdout.startswith("abgenix: ")
    assert "Merck may be merck-co (Merck & Co., Inc.) or merck-kgaa (Merck KGaA)." in done.stderr
    assert "The registry has no Zentorix." in done.stderr


def test_a_registry_of_ones_own_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "organizations.tsv").write_text("id\tname\taliases\nzentor\tZentor AG\tZentor\n", encoding="utf-8")
    assert run("registry", "--folder", str(tmp_path)).stdout.startswith("1 organizations, 0 products, ")
    assert run("registry", "--folder", str(tmp_path), "Zentor").stdout.startswith("zentor: Zentor AG\n")


def test_every_fault_is_told_with_file_and_line_and_exits_2(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "organizations.tsv").write_text(
        "id\tname\tsuccessor\tparent\none\tOne\ttwo\t\ntwo\tTwo\t\tthree\n", encoding="utf-8"
    )
    done = run("registry", "--folder", str(folder))
    assert done.exit_code == 2
    assert done.stderr == "Error: mine/organizations.tsv, line 3: parent 'three' is the id of no organization.\n"
    assert done.stdout == ""
    (folder / "organizations.tsv").write_text("id\tname\tsuccessor\none\tOne\ttwo\ntwo\tTwo\tone\n", encoding="utf-8")
    assert "lead in a circle: one (line 2), two (line 3)" in run("registry", "--folder", str(folder)).stderr


def test_a_folder_without_tables_says_what_it_should_hold(run: Run, tmp_path: Path) -> None:
    done = run("registry", "--folder", str(tmp_path))
    assert done.exit_code == 2
    assert "holds no registry: give it one of the tables organizations.tsv, products.tsv" in done.stderr
