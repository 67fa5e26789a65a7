// The search field: a combobox with a list of hits, worked by keyboard or mouse.

import type { View } from "./data";
import { el, swatch, words } from "./dom";
import { familyOf } from "./families";
import { SearchIndex, type Hit } from "./ranking";
import type { Store } from "./state";
import { count, shorten } from "./text";
import { communityVariable } from "./theme";

const MOST_HITS = 12;
const LONGEST = 120;

export class SearchBox {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list = el("ul", {
    id: "hits",
    class: "hits",
    attributes: { role: "listbox", "aria-label": "Search results" },
  });
  private readonly status = el("p", { class: "unseen", attributes: { role: "status" } });
  private hits: Hit[] = [];
  private active = -1;

  private index: SearchIndex | undefined;

  constructor(
    private readonly view: View,
    private readonly store: Store,
  ) {
    this.input = el("input", {
      id: "search",
      attributes: {
        type: "search",
        role: "combobox",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: "Search companies, products, deals",
        "aria-label": "Search companies, products and deals",
        "aria-expanded": "false",
        "aria-controls": "hits",
        "aria-autocomplete": "list",
        "aria-keyshortcuts": "/",
      },
      on: { input: () => this.find(), keydown: (event) => this.key(event as KeyboardEvent), blur: () => this.close() },
    });
    // A press on a hit must not take the focus from the field before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.hidden = true;
    this.element = el("search", { class: "search" }, this.input, this.list, this.status);
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private find(): void {
    // Built when first needed: opening a large page should not wait for it.
    this.index ??= new SearchIndex(this.view);
    this.hits = this.index.find(this.input.value, MOST_HITS);
    const asked = this.input.value.trim() !== "";
    const options = this.hits.map((hit, place) => this.option(hit, place));
    this.list.replaceChildren(
      ...(asked && options.length === 0 ? [el("li", { class: "none", text: "Nothing found" })] : options),
    );
    this.list.hidden = !asked;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.status.textContent = asked ? count(options.length, "result") : "";
    this.activate(options.length > 0 ? 0 : -1);
  }

  private option(hit: Hit, place: number): HTMLElement {
    const mark =
      hit.kind === "node"
        ? swatch("dot", communityVariable(hit.node.community))
        : swatch("dash-mark", `--family-${familyOf(hit.deal.kinds[0]).id}`);
    const name = hit.kind === "node" ? hit.node.label : hit.deal.title;
    const also = hit.matched === name ? "" : hit.matched;
    return el(
      "li",
      {
        id: `hit-${place}`,
        attributes: { role: "option", "aria-selected": "false" },
        on: { click: () => this.choose(place) },
      },
      mark,
      el(
        "span",
        { class: "hit-name" },
        words(shorten(name, LONGEST)),
        also !== "" && el("small", {}, words(shorten(also, LONGEST))),
      ),
      el("span", { class: "quiet", text: hit.kind === "node" ? count(hit.node.deals.length, "deal") : "deal" }),
    );
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && this.hits.length > 0) {
      this.activate((this.active + step + this.hits.length) % this.hits.length);
      event.preventDefault();
    } else if (event.key === "Enter" && this.active >= 0) {
      this.choose(this.active);
      event.preventDefault();
    } else if (event.key === "Escape" && this.input.value !== "") {
      this.input.value = "";
      this.find();
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private activate(place: number): void {
    this.active = place;
    for (const [index, option] of [...this.list.children].entries()) {
      if (option.getAttribute("role") === "option") option.setAttribute("aria-selected", String(index === place));
    }
    if (place >= 0) {
      this.input.setAttribute("aria-activedescendant", `hit-${place}`);
      this.list.children[place]?.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private choose(place: number): void {
    const hit = this.hits[place];
    if (hit === undefined) return;
    this.input.value = "";
    this.close();
    this.store.select(hit.kind === "node" ? { kind: "node", node: hit.node } : { kind: "deal", deal: hit.deal }, true);
  }

  private close(): void {
    this.hits = [];
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }
}
