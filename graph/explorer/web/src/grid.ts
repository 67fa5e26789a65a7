// A table that can be sorted and filtered, for those who would rather read than look.

import { button, el } from "./dom";
import { holding, ordered, type Key } from "./order";
import { count } from "./text";

const PAGE = 200;

export interface Column<Row> {
  id: string;
  label: string;
  meaning?: string;
  /** Largest or latest first when first sorted by. */
  descends?: boolean;
  class?: string;
  key(row: Row): Key;
  /** The cell as plain text: what is filtered by and written to CSV. */
  text(row: Row): string;
  /** The cell as it is shown; its text where this is missing. */
  cell?(row: Row): (HTMLElement | string)[];
}

export interface Definition<Row> {
  /** "deal", "organization": what one row is. */
  one: string;
  label: string;
  columns: readonly Column<Row>[];
  /** Columns of the CSV that the table has no room for. */
  more: readonly { label: string; text(row: Row): string }[];
  rows(): readonly Row[];
  sortedBy: { column: string; descending: boolean };
  isSelected(row: Row): boolean;
}

export class Grid<Row> {
  readonly element: HTMLElement;
  private readonly body = el("tbody", { attributes: { role: "rowgroup" } });
  private readonly headers = new Map<string, HTMLElement>();
  private readonly more = button({ class: "more" }, () => this.extend());
  private readonly status = el("p", { class: "table-count", attributes: { role: "status" } });
  private readonly query: HTMLInputElement;
  private all: readonly Row[] = [];
  private rows: readonly Row[] = [];
  private by: { column: string; descending: boolean };
  private stale = true;

  constructor(private readonly definition: Definition<Row>) {
    this.by = definition.sortedBy;
    const head = definition.columns.map(({ id, label, meaning }) => {
      const header = el(
        "th",
        { attributes: { scope: "col", role: "columnheader", title: meaning } },
        button({ class: "sort", text: label }, () => this.sort(id)),
      );
      this.headers.set(id, header);
      return header;
    });
    this.query = el("input", {
      class: "table-filter",
      attributes: {
        type: "search",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: `Filter ${definition.label.toLowerCase()}`,
        "aria-label": `Filter ${definition.label.toLowerCase()} by words`,
      },
      on: { input: () => this.show() },
    });
    // The roles are said outright because the narrow layout takes the table's own display away.
    const table = el(
      "table",
      { attributes: { role: "table", "aria-label": definition.label } },
      el("thead", { attributes: { role: "rowgroup" } }, el("tr", { attributes: { role: "row" } }, ...head)),
      this.body,
    );
    this.element = el(
      "div",
      { class: "table-page" },
      el("div", { class: "table-top" }, this.query, this.status),
      el(
        "div",
        {
          class: "table-frame",
          attributes: { role: "region", "aria-label": `Table of ${definition.label.toLowerCase()}`, tabindex: 0 },
        },
        table,
        this.more,
      ),
    );
  }

  /** What is in the table now, in its order, and what was filtered by. */
  get content(): { rows: readonly Row[]; query: string } {
    if (this.stale) this.arrange();
    return { rows: this.rows, query: this.query.value };
  }

  /** Says that other rows are to be shown, at once if anybody can see them. */
  change(visible: boolean): void {
    this.stale = true;
    if (visible) this.show();
  }

  /** Marks the selected rows. */
  mark(): void {
    for (const [place, row] of [...this.body.children].entries()) {
      row.classList.toggle("is-selected", this.definition.isSelected(this.rows[place] as Row));
    }
  }

  private sort(id: string): void {
    const column = this.definition.columns.find((one) => one.id === id);
    const descending = this.by.column === id ? !this.by.descending : (column?.descends ?? false);
    this.by = { column: id, descending };
    this.show();
    this.status.textContent += `, sorted by ${column?.label}, ${descending ? "descending" : "ascending"}`;
  }

  private arrange(): void {
    const { columns } = this.definition;
    const column = columns.find((one) => one.id === this.by.column) ?? columns[0];
    this.all = this.definition.rows();
    const text = (row: Row): string => columns.map((one) => one.text(row)).join(" ");
    this.rows = holding(this.all, this.query.value, text);
    if (column !== undefined) this.rows = ordered(this.rows, (row) => column.key(row), this.by.descending);
    this.stale = false;
  }

  private show(): void {
    this.arrange();
    for (const [id, header] of this.headers) {
      header.setAttribute(
        "aria-sort",
        id !== this.by.column ? "none" : this.by.descending ? "descending" : "ascending",
      );
    }
    this.body.replaceChildren();
    this.extend();
    const [some, all] = [this.rows.length, this.all.length];
    this.status.textContent =
      some === all
        ? count(all, this.definition.one)
        : `${some.toLocaleString("en")} of ${count(all, this.definition.one)}`;
  }

  private extend(): void {
    const shown = this.body.childElementCount;
    this.body.append(...this.rows.slice(shown, shown + PAGE).map((row) => this.row(row)));
    const left = this.rows.length - this.body.childElementCount;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${Math.min(PAGE, left)} more of ${left}`;
    this.mark();
  }

  private row(row: Row): HTMLElement {
    const cells = this.definition.columns.map((column) =>
      el(
        "td",
        { class: column.class ?? "", attributes: { role: "cell", "data-label": column.label } },
        ...(column.cell?.(row) ?? [column.text(row)].filter(Boolean)),
      ),
    );
    return el("tr", { attributes: { role: "row" } }, ...cells);
  }
}
