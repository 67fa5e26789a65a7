// The side panel: all organizations, or the profile of what is selected.

import { latestFirst, mostCentralFirst, otherEnd, type Deal, type Edge, type Node, type View } from "./data";
import { dealCard, dealCount, dealPage, type DealLinks } from "./deal";
import { button, el, swatch, words } from "./dom";
import { proof } from "./evidence";
import { kindLabel } from "./families";
import type { Selection, Store } from "./state";
import { count } from "./text";
import { communityVariable } from "./theme";

const PAGE = 200;
const OPEN_AT_ONCE = 3;

export class Panel {
  readonly element = el("aside", { class: "panel", attributes: { "aria-label": "Details" } });
  private readonly links: DealLinks;

  constructor(
    private readonly view: View,
    private readonly store: Store,
  ) {
    this.links = {
      openNode: (node) => store.select({ kind: "node", node }, true),
      openDeal: (deal) => store.select({ kind: "deal", deal }, true),
    };
    store.subscribe((state, before) => {
      if (state.selection === before.selection) return;
      this.show(state.selection);
      this.moveFocus();
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
    const nodes = mostCentralFirst(this.view.nodes);
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
        text: `${count(nodes.length, "organization")}, ${count(this.view.edges.length, "tie")}, ${dealCount(this.view.deals)}. Ordered by ${this.view.sizeMeasure}.`,
      }),
      list,
      more,
    ];
  }

  private listed(node: Node): HTMLElement {
    const dot = swatch("dot", communityVariable(node.community));
    return el(
      "li",
      {},
      button(
        { class: "row" },
        () => this.links.openNode(node),
        dot,
        words(node.label, "name"),
        el("span", { class: "quiet", text: count(node.deals.length, "deal") }),
      ),
    );
  }

  private profile(node: Node): HTMLElement[] {
    const factProof = proof(node.facts.flatMap((fact) => fact.evidence));
    const facts = node.facts.flatMap((fact) => [
      el("dt", {}, words(fact.label)),
      el(
        "dd",
        {},
        words(fact.value),
        fact.evidence.length > 0 &&
          factProof !== null &&
          button(
            { class: "pointer", label: `Show the words for ${fact.label}`, title: "Show the words" },
            () => openAndPoint(fact.evidence),
            "❞",
          ),
      ),
    ]);
    const sources =
      factProof === null
        ? null
        : el(
            "details",
            { class: "fact-sources" },
            el("summary", { text: "What the sources say of it" }),
            factProof.element,
          );
    const openAndPoint = (evidence: Parameters<NonNullable<typeof factProof>["point"]>[0]): void => {
      if (sources !== null) sources.open = true;
      factProof?.point(evidence);
    };
    const measures = node.measures.flatMap((measure) => [
      el("dt", {}, words(measure.name)),
      el(
        "dd",
        {},
        `${measure.value.toLocaleString("en", { maximumFractionDigits: 4 })}`,
        el("span", { class: "quiet", text: ` rank ${measure.rank} of ${this.view.nodes.length}` }),
      ),
    ]);
    const partners = mostCentralFirst([...new Set(node.edges.map((edge) => otherEnd(edge, node)))]);
    return present(
      this.back(),
      heading(node.label, swatch("dot", communityVariable(node.community))),
      el(
        "p",
        { class: "quiet" },
        kindLabel(node.kind) || "organization",
        node.aliases.length > 0 && " · also ",
        ...joined(node.aliases),
      ),
      facts.length > 0 && el("dl", { class: "terms" }, ...facts),
      sources,
      measures.length > 0 && el("dl", { class: "terms measures" }, ...measures),
      partners.length > 0 && el("h3", { text: count(partners.length, "partner") }),
      partners.length > 0 &&
        el(
          "ul",
          { class: "partners" },
          ...partners.map((partner) =>
            el(
              "li",
              {},
              button(
                { class: "chip link" },
                () => this.links.openNode(partner),
                swatch("dot", communityVariable(partner.community)),
                words(partner.label),
              ),
            ),
          ),
        ),
      el("h3", { text: dealCount(node.deals) }),
      ...this.cards(node.deals),
    );
  }

  private tie(edge: Edge): HTMLElement[] {
    const arrow = edge.directed ? "→" : "–";
    const title = heading("");
    title.append(words(edge.source.label), ` ${arrow} `, words(edge.target.label));
    const ends = [edge.source, edge.target].map((node) =>
      button(
        { class: "chip link" },
        () => this.links.openNode(node),
        swatch("dot", communityVariable(node.community)),
        words(node.label),
      ),
    );
    return present(
      this.back(),
      title,
      el("p", { class: "ends" }, ...ends),
      el("h3", { text: dealCount(edge.deals) }),
      ...this.cards(edge.deals, 1),
    );
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
