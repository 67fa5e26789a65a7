// The panel for two organizations: how they are connected, or how they compare.

import { comparison, partnersOf, productsOf, span } from "./comparing";
import type { Deal, Node } from "./data";
import { button, el, swatch, words } from "./dom";
import { valueOf } from "./measures";
import { MOST, tieBetween } from "./paths";
import { picker } from "./searchbox";
import type { Selection, Store } from "./state";
import { count } from "./text";
import { nodeVariable } from "./theme";

export type OfTwo = Selection & { kind: "path" | "compare" };
type Cards = (deals: readonly Deal[]) => HTMLElement[];

const HEADINGS = { path: "How are they connected?", compare: "Compare two companies" } as const;

/** Two fields to choose the ends with, and below what is to be said of both. */
export function twoPanel(selection: OfTwo, store: Store, cards: Cards): { heading: string; parts: HTMLElement[] } {
  const { kind, from, to } = selection;
  const ends = el(
    "div",
    { class: "two-ends" },
    end(selection, "from", kind === "path" ? "From" : "First", store),
    end(selection, "to", kind === "path" ? "To" : "Second", store),
    button({ class: "back", text: "⇅", label: "Swap the two" }, () =>
      store.select({ kind, from: to, to: from }, true),
    ),
  );
  const content =
    from === null || to === null
      ? [el("p", { class: "quiet", text: "Choose two organizations." })]
      : from === to
        ? [el("p", { class: "quiet", text: "That is the same organization twice." })]
        : kind === "path"
          ? paths(selection, from, to, store)
          : compared(from, to, store, cards);
  return { heading: HEADINGS[kind], parts: [ends, ...content] };
}

function end(selection: OfTwo, side: "from" | "to", label: string, store: Store): HTMLElement {
  const node = selection[side];
  const choose = (chosen: Node | null): void => store.select({ ...selection, [side]: chosen }, true);
  const name = el("span", { class: "end-label", text: label });
  if (node === null)
    return el("div", { class: "end" }, name, picker(store, `pick-${side}`, `${label}: organization`, choose).element);
  return el(
    "div",
    { class: "end" },
    name,
    el(
      "span",
      { class: "chip" },
      swatch("dot", nodeVariable(node, store.state.colour)),
      button({ class: "link" }, () => store.select({ kind: "node", node }, true), words(node.label)),
      button({ class: "remove", text: "×", label: `Choose another than ${node.label}` }, () => choose(null)),
    ),
  );
}

function paths(selection: OfTwo, from: Node, to: Node, store: Store): HTMLElement[] {
  const found = store.connection(selection);
  if (found === null)
    return [
      el("p", {
        class: "notice",
        text: `No chain of deals leads from ${from.label} to ${to.label} among what is shown.`,
      }),
    ];
  const said =
    found.total === 1
      ? `The shortest chain has ${count(found.steps, "tie")}.`
      : `${found.total.toLocaleString("en")} equally short chains of ${count(found.steps, "tie")}.`;
  return [
    el("p", { text: found.total > MOST ? `${said} The first ${MOST} are listed.` : said }),
    el(
      "ol",
      { class: "paths" },
      ...found.paths.map((path) => el("li", {}, el("ul", { class: "path" }, ...steps(path, store)))),
    ),
  ];
}

function steps(path: readonly Node[], store: Store): HTMLElement[] {
  return path.map((node, place) => {
    const before = path[place - 1];
    const edge = before === undefined ? undefined : tieBetween(before, node);
    const deals = edge === undefined ? 0 : (store.shown.edges.get(edge)?.length ?? 0);
    return el(
      "li",
      {},
      edge !== undefined &&
        button(
          { class: "tie link", label: `${count(deals, "deal")} between ${before?.label} and ${node.label}` },
          () => store.select({ kind: "edge", edge }, true),
          count(deals, "deal"),
        ),
      button(
        { class: "chip link" },
        () => store.select({ kind: "node", node }, true),
        swatch("dot", nodeVariable(node, store.state.colour)),
        words(node.label),
      ),
    );
  });
}

function compared(a: Node, b: Node, store: Store, cards: Cards): HTMLElement[] {
  const shared = comparison(a, b);
  const [pa, pb] = [partnersOf(a).size, partnersOf(b).size];
  const rows: [string, string, string][] = [
    ["deals", String(a.deals.length), String(b.deals.length)],
    ["years", span(a.deals), span(b.deals)],
    ["partners", String(pa), String(pb)],
    ["products", String(productsOf(a).length), String(productsOf(b).length)],
    ...a.measures.map(({ name }): [string, string, string] => [`${name} (rank)`, ranked(a, name), ranked(b, name)]),
    ...shared.kinds.map((told): [string, string, string] => [told.kind, String(told.a), String(told.b)]),
  ];
  const head = (node: Node): HTMLElement => el("th", { attributes: { scope: "col" } }, words(node.label));
  const table = el(
    "table",
    { class: "comparison", attributes: { "aria-label": `${a.label} and ${b.label} side by side` } },
    el("thead", {}, el("tr", {}, el("td", {}), head(a), head(b))),
    el(
      "tbody",
      {},
      ...rows.map(([label, one, other]) =>
        el(
          "tr",
          {},
          el("th", { attributes: { scope: "row" }, text: label }),
          el("td", { text: one }),
          el("td", { text: other }),
        ),
      ),
    ),
  );
  return [
    table,
    el("h3", { text: count(shared.partners.length, "partner in common", "partners in common") }),
    el(
      "ul",
      { class: "partners" },
      ...shared.partners.map((node) =>
        el(
          "li",
          {},
          button(
            { class: "chip link" },
            () => store.select({ kind: "node", node }, true),
            swatch("dot", nodeVariable(node, store.state.colour)),
            words(node.label),
          ),
        ),
      ),
    ),
    el("h3", { text: count(shared.products.length, "product in common", "products in common") }),
    el("ul", { class: "partners" }, ...shared.products.map((name) => el("li", { class: "chip" }, words(name)))),
    el("h3", { text: count(shared.deals.length, "deal with each other", "deals with each other") }),
    ...cards(shared.deals),
  ];
}

function ranked(node: Node, measure: string): string {
  const value = valueOf(node, measure);
  const rank = node.measures.find((one) => one.name === measure)?.rank;
  return value === null ? "" : `${Number(value.toPrecision(3))} (${rank}.)`;
}
