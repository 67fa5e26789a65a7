// The search field over everything, and the smaller one that picks an organization.

import type { Node, View } from "./data";
import { Combobox, type Choice } from "./combobox";
import { el, swatch, words } from "./dom";
import { familyOf } from "./families";
import { SearchIndex, type Hit } from "./ranking";
import type { Store } from "./state";
import type { Live } from "./live";
import { count, shorten, visible } from "./text";
import { nodeVariable } from "./theme";

const MOST_HITS = 12;
const LONGEST = 120;

// Built soon after the page is open, or when first needed: opening a large page should not wait for it.
const indexes = new WeakMap<View, SearchIndex>();

function indexOf(view: View): SearchIndex {
  const known = indexes.get(view);
  if (known !== undefined) return known;
  const index = new SearchIndex(view);
  indexes.set(view, index);
  return index;
}

// The page is open by then, and nobody has typed yet.
const AFTER = 1500;

/** The field in the page's head: organizations, products, technologies and deals; a live page asks its server. */
export function searchBox(store: Store, live: Live | null): { element: HTMLElement; focus(): void } {
  if (live === null) window.setTimeout(() => indexOf(store.state.view), AFTER);
  const box = new Combobox({
    id: "search",
    label: "Search companies, products and deals",
    placeholder: "Search companies, products, deals",
    shortcut: "/",
    find: (typed) =>
      live !== null && typed.trim() !== "" ? fromServer(typed, store, live) : indexOf(store.state.view)
        .find(typed, MOST_HITS)
        .map((hit) => ({
          element: described(hit, store),
          choose: () =>
            store.select(
              hit.kind === "node" ? { kind: "node", node: hit.node } : { kind: "deal", deal: hit.deal },
              true,
            ),
        })),
  });
  return { element: el("search", { class: "search" }, box.element), focus: () => box.focus() };
}

async function fromServer(typed: string, store: Store, live: Live): Promise<Choice[]> {
  const known = new Map(store.state.view.nodes.map((node) => [node.id, node]));
  return (await live.search(typed)).map((found) => {
    const node = known.get(found.id);
    const [label, matched] = [visible(found.label), visible(found.matched)];
    return {
      element: [
        swatch("dot", node === undefined ? "--community-rest" : nodeVariable(node, store.state.colour)),
        el(
          "span",
          { class: "hit-name" },
          words(shorten(label, LONGEST)),
          matched !== label && el("small", {}, words(shorten(matched, LONGEST))),
        ),
        el("span", { class: "quiet", text: count(found.partners, "partner") }),
      ],
      choose: () => void live.go(found.id, store),
    };
  });
}

/** A field that picks one organization. */
export function picker(store: Store, id: string, label: string, pick: (node: Node) => void): Combobox {
  return new Combobox({
    id,
    label,
    placeholder: "Type a name",
    find: (typed): Choice[] =>
      indexOf(store.state.view)
        .find(typed, MOST_HITS, "node")
        .flatMap((hit) =>
          hit.kind === "node" ? [{ element: described(hit, store), choose: () => pick(hit.node) }] : [],
        ),
  });
}

function described(hit: Hit, store: Store): (HTMLElement | string | false)[] {
  const mark =
    hit.kind === "node"
      ? swatch("dot", nodeVariable(hit.node, store.state.colour))
      : swatch("dash-mark", `--family-${familyOf(hit.deal.kinds[0]).id}`);
  const name = hit.kind === "node" ? hit.node.label : hit.deal.title;
  const also = hit.matched === name ? "" : hit.matched;
  return [
    mark,
    el(
      "span",
      { class: "hit-name" },
      words(shorten(name, LONGEST)),
      also !== "" && el("small", {}, words(shorten(also, LONGEST))),
    ),
    el("span", { class: "quiet", text: hit.kind === "node" ? count(hit.node.deals.length, "deal") : "deal" }),
  ];
}
