// The filters: facets with counts, sums by their state, confidence and degree.

import type { View } from "./data";
import { button, el, swatch } from "./dom";
import { familyOf, kindLabel, STATE_LABELS, STATE_MEANINGS, STATES, type State as MoneyState } from "./families";
import { active, counts, currencies, degrees, NONE, NO_FILTERS, sumsOf, type Facet, type Filters } from "./filters";
import type { Store } from "./state";
import { compactSum, count } from "./text";

const LABELS: Readonly<Record<Facet, string>> = {
  kinds: "Kind of deal",
  telling: "News or background",
  stages: "Stage of the product",
  territories: "Territory",
  technologies: "Technology",
};
// So many values of a facet are shown before "Show all".
const FIRST = 8;
const MILLION = 1e6;
const STAGES = ["discovery", "preclinical", "phase-1", "phase-1-2", "phase-2", "phase-2-3", "phase-3", "filed", "approved"];

type Refresh = () => void;

export class FilterPanel {
  readonly element = el("aside", { class: "filters", id: "filters", attributes: { "aria-label": "Filters" } });
  private refreshers: Refresh[] = [];
  /** The view that it was built for: that waits until somebody wants to see it. */
  private builtFor: View | null = null;
  private readonly status = el("p", { class: "quiet", attributes: { role: "status" } });
  private readonly clear = button({ class: "back", text: "Clear all" }, () =>
    this.store.update({ filters: NO_FILTERS, around: null, reveal: false }),
  );

  constructor(private readonly store: Store) {
    this.element.hidden = true;
    let seen = store.shown;
    store.subscribe((state, before) => {
      const fresh = store.shown !== seen || state.filters !== before.filters || state.view !== before.view;
      seen = store.shown;
      if (fresh && !this.element.hidden) this.show();
    });
  }

  /** Opens or closes it. */
  open(wanted: boolean): void {
    this.element.hidden = !wanted;
    if (wanted) this.show();
  }

  private show(): void {
    if (this.builtFor !== this.store.state.view) this.build();
    this.refresh();
  }

  private build(): void {
    const { view } = this.store.state;
    this.builtFor = view;
    this.refreshers = [];
    this.element.replaceChildren(
      el("div", { class: "filters-top" }, el("h2", { text: "Filters" }), this.clear),
      this.status,
      ...(Object.keys(LABELS) as Facet[]).flatMap((facet) => this.facet(view, facet) ?? []),
      ...this.money(view),
      this.slider("Confidence, at least", "confidence", 100, (value) => `${value} %`, 100),
      this.slider("Partners, at least", "degree", mostPartners(view), String, 1),
    );
  }

  private refresh(): void {
    const { shown, state } = this.store;
    for (const refresh of this.refreshers) refresh();
    const all = state.view.deals.length;
    this.status.textContent = `${shown.deals.size.toLocaleString("en")} of ${count(all, "deal")}, ${count(shown.nodes.size, "organization")}`;
    this.clear.disabled = active(state.filters) === 0 && state.around === null;
  }

  private change(change: Partial<Filters>, gesture?: string): void {
    this.store.update({ filters: { ...this.store.state.filters, ...change }, reveal: false }, gesture);
  }

  private facet(view: View, facet: Facet): HTMLElement | null {
    const all = counts(view, NO_FILTERS, facet);
    if (all.size === 0 || (all.size === 1 && all.has(NONE))) return null;
    const values = [...all.keys()].sort(byUse(facet, all));
    const list = el("ul", { class: "facet" });
    const items = values.map((value) => this.value(facet, value));
    const more = button({ class: "link" }, () => {
      list.append(...items.slice(first).map(({ item }) => item));
      more.remove();
    });
    more.textContent = `Show all ${values.length}`;
    // "Show all" that would show one or two more is worth no button.
    const first = facet === "kinds" || values.length <= FIRST + 2 ? values.length : FIRST;
    list.append(...items.slice(0, first).map(({ item }) => item));
    this.refreshers.push(() => {
      const found = counts(view, this.store.state.filters, facet);
      const wanted = this.store.state.filters.facets[facet];
      items.forEach(({ refresh }, place) => {
        const value = values[place] as string;
        refresh(found.get(value) ?? 0, wanted.has(value));
      });
    });
    return el(
      "details",
      { class: "facet-group", attributes: { open: facet === "kinds" || facet === "telling" } },
      el("summary", { text: LABELS[facet] }),
      list,
      values.length > first && more,
    );
  }

  private value(facet: Facet, value: string): { item: HTMLElement; refresh(deals: number, wanted: boolean): void } {
    const box = el("input", {
      attributes: { type: "checkbox" },
      on: {
        change: () => {
          const { facets } = this.store.state.filters;
          const wanted = new Set(facets[facet]);
          if (!wanted.delete(value)) wanted.add(value);
          this.change({ facets: { ...facets, [facet]: wanted } });
        },
      },
    });
    const number = el("span", { class: "quiet" });
    const label = value === NONE ? "not said" : facet === "kinds" || facet === "stages" ? kindLabel(value) : value;
    const item = el(
      "li",
      {},
      el(
        "label",
        {},
        box,
        facet === "kinds" && swatch("dash-mark", `--family-${familyOf(value).id}`),
        el("bdi", { class: "facet-name", text: label }),
        number,
      ),
    );
    return {
      item,
      refresh: (deals, wanted) => {
        box.checked = wanted;
        number.textContent = deals.toLocaleString("en");
        item.classList.toggle("is-empty", deals === 0 && !wanted);
      },
    };
  }

  /** One row for each state of money: sums of different states, or currencies, are never compared. */
  private money(view: View): HTMLElement[] {
    const codes = currencies(view);
    if (codes.length === 0) return [];
    if (!codes.includes(this.store.state.filters.currency)) codes.push(this.store.state.filters.currency);
    const currency = el(
      "select",
      {
        attributes: { "aria-label": "Currency of the sums" },
        on: { change: (event) => this.change({ currency: (event.target as HTMLSelectElement).value }) },
      },
      ...codes.map((code) => el("option", { text: code, attributes: { value: code } })),
    );
    this.refreshers.push(() => {
      currency.value = this.store.state.filters.currency;
    });
    return [
      el(
        "details",
        { class: "facet-group" },
        el("summary", { text: "Sums, in millions" }),
        el("label", { class: "currency" }, "Currency ", currency),
        ...STATES.map((state) => this.sums(view, state)),
      ),
    ];
  }

  private sums(view: View, state: MoneyState): HTMLElement {
    const bound = (side: "from" | "to", label: string): HTMLInputElement =>
      el("input", {
        attributes: {
          type: "number",
          min: 0,
          step: "any",
          placeholder: side,
          "aria-label": `${STATE_LABELS[state]}: ${label}, in millions`,
        },
        on: {
          change: (event) => {
            const number = (event.target as HTMLInputElement).valueAsNumber;
            const { money } = this.store.state.filters;
            const range = { from: null, to: null, ...money[state], [side]: Number.isNaN(number) ? null : number * MILLION };
            this.change({ money: { ...money, [state]: range } });
          },
        },
      });
    const [from, to] = [bound("from", "at least"), bound("to", "at most")];
    const number = el("span", { class: "quiet" });
    const hint = el("small", {});
    this.refreshers.push(() => {
      const { filters } = this.store.state;
      const found = sumsOf(view, filters, state);
      number.textContent = String(found?.deals ?? 0);
      hint.textContent = found === null ? "none" : `${compactSum(found.least)} to ${compactSum(found.most)}`;
      for (const [input, value] of [[from, filters.money[state]?.from], [to, filters.money[state]?.to]] as const)
        input.value = value === null || value === undefined ? "" : String(value / MILLION);
    });
    return el(
      "div",
      { class: `sum-range money-${state}`, attributes: { role: "group", "aria-label": STATE_LABELS[state] } },
      el("span", { class: "sum-name", attributes: { title: STATE_MEANINGS[state] } }, STATE_LABELS[state], " ", hint),
      number,
      el("span", { class: "sum-bounds" }, from, "–", to),
    );
  }

  private slider(
    label: string,
    name: "confidence" | "degree",
    most: number,
    said: (value: number) => string,
    scale: number,
  ): HTMLElement {
    const output = el("span", { class: "quiet", attributes: { "aria-hidden": "true" } });
    const input = el("input", {
      attributes: { type: "range", min: 0, max: most, step: name === "confidence" ? 5 : 1, "aria-label": label },
      on: { input: () => this.change({ [name]: input.valueAsNumber / scale }, name) },
    });
    this.refreshers.push(() => {
      const value = Math.round(this.store.state.filters[name] * scale);
      input.value = String(value);
      input.setAttribute("aria-valuetext", value === 0 ? "any" : said(value));
      output.textContent = value === 0 ? "any" : said(value);
    });
    return el("div", { class: "facet-slider" }, el("span", { attributes: { "aria-hidden": "true" } }, label), output, input);
  }
}

function byUse(facet: Facet, found: ReadonlyMap<string, number>): (a: string, b: string) => number {
  if (facet === "stages") {
    const place = (value: string): number => (STAGES.includes(value) ? STAGES.indexOf(value) : STAGES.length);
    return (a, b) => place(a) - place(b);
  }
  return (a, b) => Number(a === NONE) - Number(b === NONE) || (found.get(b) ?? 0) - (found.get(a) ?? 0) || (a < b ? -1 : 1);
}

function mostPartners(view: View): number {
  return [...degrees(view.edges).values()].reduce((most, partners) => Math.max(most, partners.size), 1);
}
