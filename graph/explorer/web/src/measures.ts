// Measures of centrality: which a view has, and how large each makes an organization.

import type { Node, View } from "./data";

/** The names of a view's measures; the one that its sizes come from where its organizations carry none. */
export function measuresOf(view: View): string[] {
  const names = view.nodes[0]?.measures.map((measure) => measure.name) ?? [];
  return names.includes(view.sizeMeasure) ? names : [view.sizeMeasure, ...names];
}

const known = new WeakMap<View, Map<string, ReadonlyMap<Node, number>>>();

/** Each organization's share of the largest value of a measure, 0 to 1. */
export function sharesOf(view: View, measure: string): ReadonlyMap<Node, number> {
  const ofView = known.get(view) ?? new Map<string, ReadonlyMap<Node, number>>();
  known.set(view, ofView);
  let shares = ofView.get(measure);
  if (shares === undefined) {
    const values = view.nodes.map((node) => valueOf(node, measure));
    const largest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
    shares = new Map(
      view.nodes.map((node, place) => [
        node,
        measure === view.sizeMeasure || values[place] === null ? node.size : (values[place] ?? 0) / (largest || 1),
      ]),
    );
    ofView.set(measure, shares);
  }
  return shares;
}

/** The value of a measure, or null for an organization without it. */
export function valueOf(node: Node, measure: string): number | null {
  return node.measures.find((one) => one.name === measure)?.value ?? null;
}

const orders = new WeakMap<ReadonlyMap<Node, number>, readonly Node[]>();
const byName = new Intl.Collator("en");

/** Organizations from the most central to the least by a measure, ties by name; of a view that is sorted once. */
export function centralFirst(view: View, measure: string, nodes: ReadonlySet<Node> | null = null): Node[] {
  const shares = sharesOf(view, measure);
  let order = orders.get(shares);
  if (order === undefined) {
    order = [...view.nodes].sort(
      (a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0) || byName.compare(a.label, b.label) || a.place - b.place,
    );
    orders.set(shares, order);
  }
  return nodes === null ? [...order] : order.filter((node) => nodes.has(node));
}
