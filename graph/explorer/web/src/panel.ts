// The side panel: all organizations, or the profile of what is selected.

import { latestFirst, otherEnd, type Deal, type Edge, type Fact, type Node } from "./data";
import { copier, dealCard, dealCount, dealPage, type DealLinks } from "./deal";
import { copy } from "./dialog";
import { button, el, swatch, words } from "./dom";
import { link, proof } from "./evidence";
import { kindLabel } from "./families";
import { centralFirst } from "./measures";
import { factQuery, nodeQuery } from "./sparql";
import type { Selection, Store } from "./state";
import { count, decimal, webAddress } from "./text";
import { nodeVariable } from "./theme";
import { twoPanel } from "./twopanel";
import { yearBars } from "./yearbars";

const PAGE = 200;
const OPEN_AT_ONCE = 3;

export class Panel {
  readonly element = el("aside", { class: "panel", attributes: { "aria-label": "Details" } });
  private readonly links: DealLinks;

  constructor(
    private readonly store: Store,
  ) {
    this.links = {
      openNode: (node) => store.select({ kind: "node", node }, true),
      openDeal: (deal) => store.select({ kind: "deal", deal }, true),
    };
    let seen = store.shown;
    store.subscribe((state, before) => {
      const chosen = state.selection !== before.selection;
      const fresh = store.shown !== seen || state.view !== before.view;
      seen = store.shown;
      if (!chosen && !fresh && state.measure === before.measure && state.colour === before.colour) return;
      this.show(state.selection);
      if (chosen) this.moveFocus();
    });
    this.show(null);
  }

  private show(selection: Selection | null): void {
    this.element.replaceChildren(...this.content(selection));
    this.element.scrollTop = 0;
  }

  private content(selection: Selection | null): HTMLElement[] {
    switch (selection?.kind) {
      case "node":
        return this.profile(selection.node);
      case "edge":
        return this.tie(selection.edge);
      case "deal":
        return this.deal(selection.deal);
      case "path":
      case "compare": {
        const { heading: title, parts } = twoPanel(selection, this.store, (deals) => this.cards(deals, 1));
        return [this.back(), heading(title), ...parts];
      }
      default:
        return this.overview();
    }
  }

  /** Screen readers and keyboards go on from the new heading; the mouse keeps its place. */
  private moveFocus(): void {
    const narrow = matchMedia("(max-width: 899px)").matches;
    this.element.querySelector<HTMLElement>("h2")?.focus({ preventScroll: !narrow });
  }

  private overview(): HTMLElement[] {
    const list = el("ul", {
      class: "organizations",
      attributes: { "aria-label": "Organizations, the most central first" },
    });
    const { view, measure } = this.store.state;
    const { shown } = this.store;
    const nodes = centralFirst(view, measure, shown.nodes);
    const more = button({ class: "more" }, () => extend());
    const extend = (): void => {
      const shown = list.childElementCount;
      list.append(...nodes.slice(shown, shown + PAGE).map((node) => this.listed(node)));
      const left = nodes.length - list.childElementCount;
      more.textContent = `Show ${Math.min(PAGE, left)} more of ${left}`;
      more.hidden = left === 0;
    };
    extend();
    return [
      heading("Organizations"),
      el("p", {
        class: "quiet",
        text: `${count(nodes.length, "organization")}, ${count(shown.edges.size, "tie")}, ${dealCount([...shown.deals])}. Ordered by ${measure}.`,
      }),
      list,
      more,
    ];
  }

  private listed(node: Node): HTMLElement {
    const dot = swatch("dot", this.colour(node));
    return el(
      "li",
      {},
      button(
        { class: "row" },
        () => this.links.openNode(node),
        dot,
        words(node.label, "name"),
        el("span", { class: "quiet", text: count(this.split(node.deals).told.length, "deal") }),
      ),
    );
  }

  private profile(node: Node): HTMLElement[] {
    const partners = centralFirst(
      this.store.state.view,
      this.store.state.measure,
      new Set(node.edges.filter((edge) => this.store.shown.edges.has(edge)).map((edge) => otherEnd(edge, node))),
    );
    const { told, hidden } = this.split(node.deals);
    return present(
      this.back(),
      heading(node.label, swatch("dot", this.colour(node))),
      el(
        "p",
        { class: "quiet" },
        kindLabel(node.kind) || "organization",
        node.aliases.length > 0 && " · also ",
        ...joined(node.aliases),
      ),
      this.actions(node),
      ...this.facts(node),
      this.measures(node),
      partners.length > 0 && el("h3", { text: count(partners.length, "partner") }),
      partners.length > 0 && el("ul", { class: "partners" }, ...partners.map((one) => el("li", {}, this.chip(one)))),
      el("h3", { text: dealCount(told) }),
      yearBars(told),
      ...this.cards(told),
      hidden.length > 0 && this.hiddenDeals(hidden),
    );
  }

  /** What one may want to do with an organization. */
  private actions(node: Node): HTMLElement {
    const { store } = this;
    const around = store.state.around?.node === node ? store.state.around.steps : 0;
    const steps = el(
      "select",
      {
        attributes: { "aria-label": `Show only the neighbourhood of ${node.label}` },
        on: {
          change: (event) => {
            const chosen = Number((event.target as HTMLSelectElement).value);
            store.update({ around: chosen === 0 ? null : { node, steps: chosen }, reveal: true });
          },
        },
      },
      ...["whole network", "1 step around", "2 steps around", "3 steps around", "4 steps around"].map((text, place) =>
        el("option", { text, attributes: { value: place, selected: place === around } }),
      ),
    );
    return el(
      "div",
      { class: "actions" },
      el("label", { class: "tool-select" }, "Show", steps),
      button({ class: "back", text: "Connect to…" }, () => store.select({ kind: "path", from: node, to: null }, false)),
      button({ class: "back", text: "Compare with…" }, () =>
        store.select({ kind: "compare", from: node, to: null }, false),
      ),
      button({ class: "back", text: "Copy SPARQL for this" }, () => void copy(nodeQuery(node), "SPARQL")),
    );
  }

  private facts(node: Node): HTMLElement[] {
    if (node.facts.length === 0) return [];
    const factProof = proof(
      node.facts.flatMap((fact) => fact.evidence),
      node.id,
    );
    const sources =
      factProof === null
        ? null
        : el(
            "details",
            { class: "fact-sources" },
            el("summary", { text: "What the sources say of it" }),
            factProof.element,
          );
    const point = (fact: Fact): void => {
      if (sources !== null) sources.open = true;
      factProof?.point(fact.evidence);
    };
    const rows = node.facts.flatMap((fact, place) => [
      fact.label === node.facts[place - 1]?.label ? null : el("dt", {}, words(fact.label)),
      el(
        "dd",
        {},
        words(fact.value),
        fact.evidence.length > 0 &&
          button(
            { class: "pointer", label: `Show the words for ${fact.label}`, title: "Show the words" },
            () => point(fact),
            "❞",
          ),
        copier(`${fact.label}: ${fact.value}`, node.id, fact.evidence, factQuery(node, fact)),
        ...fact.sources.flatMap((source) => webAddress(source) ?? []).flatMap((address) => [" ", link(address, "Source")]),
      ),
    ]);
    return present(el("dl", { class: "terms facts" }, ...rows), sources);
  }

  private measures(node: Node): HTMLElement | false {
    const rows = node.measures.flatMap((measure) => [
      el("dt", {}, words(measure.name)),
      el(
        "dd",
        {},
        decimal(measure.value),
        el("span", { class: "quiet", text: ` rank ${measure.rank} of ${this.store.state.view.ranked}` }),
      ),
    ]);
    return rows.length > 0 && el("dl", { class: "terms measures" }, ...rows);
  }

  private tie(edge: Edge): HTMLElement[] {
    const arrow = edge.directed ? "→" : "–";
    const title = heading("");
    title.append(words(edge.source.label), ` ${arrow} `, words(edge.target.label));
    const { told, hidden } = this.split(edge.deals);
    return present(
      this.back(),
      title,
      el("p", { class: "ends" }, this.chip(edge.source), this.chip(edge.target)),
      el("h3", { text: dealCount(told) }),
      ...this.cards(told, 1),
      hidden.length > 0 && this.hiddenDeals(hidden),
    );
  }

  private chip(node: Node): HTMLElement {
    return button(
      { class: "chip link" },
      () => this.links.openNode(node),
      swatch("dot", this.colour(node)),
      words(node.label),
    );
  }

  private colour(node: Node): string {
    return nodeVariable(node, this.store.state.colour);
  }

  private split(deals: readonly Deal[]): { told: Deal[]; hidden: Deal[] } {
    const { shown } = this.store;
    return {
      told: deals.filter((deal) => shown.deals.has(deal)),
      hidden: deals.filter((deal) => !shown.deals.has(deal)),
    };
  }

  private hiddenDeals(deals: readonly Deal[]): HTMLElement {
    const body = el("div", {});
    const more = el(
      "details",
      { class: "hidden-deals" },
      el("summary", { text: `${count(deals.length, "more deal")} that the filters hide` }),
      body,
    );
    more.addEventListener("toggle", () => {
      if (more.open && body.childElementCount === 0) body.append(...this.cards(deals));
    });
    return more;
  }

  private deal(deal: Deal): HTMLElement[] {
    return [this.back(), heading(deal.title), ...dealPage(deal, this.links)];
  }

  /** The deals, the latest first; a few are all open, of many only the first `open` ones. */
  private cards(deals: readonly Deal[], open = 0): HTMLElement[] {
    return latestFirst(deals).map((deal, place) =>
      dealCard(deal, this.links, place < open || deals.length <= OPEN_AT_ONCE),
    );
  }

  private back(): HTMLElement {
    const ways = [button({ class: "back", text: "All organizations" }, () => this.store.select(null, false))];
    if (this.store.state.trail.length > 0)
      ways.unshift(button({ class: "back", text: "Back" }, () => this.store.back()));
    return el("nav", { class: "way", attributes: { "aria-label": "Way back" } }, ...ways);
  }
}

function heading(text: string, mark?: HTMLElement): HTMLElement {
  return el("h2", { attributes: { tabindex: -1 } }, mark, words(text));
}

function joined(aliases: readonly string[]): (HTMLElement | string)[] {
  return aliases.flatMap((alias, index) => (index === 0 ? [words(alias)] : [", ", words(alias)]));
}

function present(...parts: (HTMLElement | null | false)[]): HTMLElement[] {
  return parts.filter((part): part is HTMLElement => part !== null && part !== false);
}
