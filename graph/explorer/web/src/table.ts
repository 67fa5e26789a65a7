// The same deals as a table that can be sorted, for those who would rather read than look.

import type { Deal, View } from "./data";
import { button, el, swatch, words } from "./dom";
import { familyOf, kindLabel, STATE_LABELS, STATE_MEANINGS, STATES } from "./families";
import { ordered, sums, type Column } from "./order";
import type { Store } from "./state";
import { shortDate } from "./text";

const PAGE = 200;
const COLUMNS: readonly { column: Column; label: string; meaning?: string }[] = [
  { column: "date", label: "Date" },
  { column: "title", label: "Deal" },
  { column: "kind", label: "Kind" },
  ...STATES.map((state) => ({ column: state, label: STATE_LABELS[state], meaning: STATE_MEANINGS[state] })),
  { column: "telling", label: "Told as" },
];

export class DealTable {
  readonly element: HTMLElement;
  private readonly body = el("tbody", { attributes: { role: "rowgroup" } });
  private readonly headers = new Map<Column, HTMLElement>();
  private readonly more = button({ class: "more" }, () => this.extend());
  private readonly status = el("p", { class: "unseen", attributes: { role: "status" } });
  private rows: readonly Deal[] = [];
  private by: { column: Column; descending: boolean } = { column: "date", descending: true };

  constructor(
    private readonly view: View,
    private readonly store: Store,
  ) {
    const head = COLUMNS.map(({ column, label, meaning }) => {
      const header = el(
        "th",
        { attributes: { scope: "col", role: "columnheader", title: meaning } },
        button({ class: "sort", text: label }, () => this.sort(column)),
      );
      this.headers.set(column, header);
      return header;
    });
    // The roles are said outright because the narrow layout takes the table's own display away.
    const table = el(
      "table",
      { attributes: { role: "table", "aria-label": "Deals" } },
      el("thead", { attributes: { role: "rowgroup" } }, el("tr", { attributes: { role: "row" } }, ...head)),
      this.body,
    );
    this.element = el(
      "div",
      { class: "table-frame", attributes: { role: "region", "aria-label": "Table of deals", tabindex: 0 } },
      table,
      this.more,
      this.status,
    );
    store.subscribe((state, before) => {
      if (state.tab === "deals" && this.rows.length === 0) this.show();
      if (state.selection !== before.selection) this.mark();
    });
  }

  private sort(column: Column): void {
    const descending =
      this.by.column === column ? !this.by.descending : column === "date" || STATES.some((state) => state === column);
    this.by = { column, descending };
    this.show();
    this.status.textContent = `Sorted by ${COLUMNS.find((one) => one.column === column)?.label}, ${descending ? "descending" : "ascending"}`;
  }

  private show(): void {
    for (const [column, header] of this.headers) {
      header.setAttribute(
        "aria-sort",
        column !== this.by.column ? "none" : this.by.descending ? "descending" : "ascending",
      );
    }
    this.rows = ordered(this.view.deals, this.by.column, this.by.descending);
    this.body.replaceChildren();
    this.extend();
  }

  private extend(): void {
    const shown = this.body.childElementCount;
    this.body.append(...this.rows.slice(shown, shown + PAGE).map((deal) => this.row(deal)));
    const left = this.rows.length - this.body.childElementCount;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${Math.min(PAGE, left)} more of ${left}`;
    this.mark();
  }

  private row(deal: Deal): HTMLElement {
    const cell = (label: string, className: string, ...children: (HTMLElement | string | false)[]): HTMLElement =>
      el("td", { class: className, attributes: { role: "cell", "data-label": label } }, ...children);
    const date =
      deal.date === undefined ? "" : el("time", { text: shortDate(deal.date), attributes: { datetime: deal.date } });
    const open = button({ class: "link" }, () => this.store.select({ kind: "deal", deal }, true), words(deal.title));
    return el(
      "tr",
      { attributes: { role: "row", "data-deal": deal.place } },
      cell("Date", "when", date),
      cell("Deal", "what", open),
      cell(
        "Kind",
        "kind",
        ...deal.kinds.map((kind) =>
          el("span", { class: "chip" }, swatch("dash-mark", `--family-${familyOf(kind).id}`), kindLabel(kind)),
        ),
      ),
      ...STATES.map((state) =>
        cell(
          STATE_LABELS[state],
          "sum",
          ...sums(deal, state).map((term) => el("div", {}, words(term.value), el("small", {}, words(term.label)))),
        ),
      ),
      cell("Told as", "telling", deal.telling),
    );
  }

  private mark(): void {
    const { selection } = this.store.state;
    const place = selection?.kind === "deal" ? String(selection.deal.place) : null;
    for (const row of this.body.querySelectorAll<HTMLElement>("tr")) {
      row.classList.toggle("is-selected", row.dataset.deal === place);
    }
  }
}
