// Two companies side by side: what they have in common and where they differ.

import { latestFirst, mostCentralFirst, otherEnd, type Deal, type Node } from "./data";
import { kindLabel } from "./families";

export interface Comparison {
  /** Partners of both, the most central first. */
  partners: readonly Node[];
  /** Deals that both take part in, the latest first. */
  deals: readonly Deal[];
  /** What both develop, own, or made deals about, in the words of the page. */
  products: readonly string[];
  /** Each kind of deal with how many each has. */
  kinds: readonly { kind: string; a: number; b: number }[];
}

/** What two organizations share. */
export function comparison(a: Node, b: Node): Comparison {
  const ofB = partnersOf(b);
  const inB = new Set(b.deals);
  const products = new Set(productsOf(b));
  const kinds = new Map<string, { a: number; b: number }>();
  for (const [node, side] of [[a, "a"], [b, "b"]] as const) {
    for (const kind of node.deals.flatMap((deal) => deal.kinds)) {
      const told = kinds.get(kind) ?? { a: 0, b: 0 };
      told[side] += 1;
      kinds.set(kind, told);
    }
  }
  return {
    partners: mostCentralFirst([...partnersOf(a)].filter((node) => ofB.has(node))),
    deals: latestFirst(a.deals.filter((deal) => inB.has(deal))),
    products: productsOf(a).filter((product) => products.has(product)),
    kinds: [...kinds]
      .map(([kind, told]) => ({ kind: kindLabel(kind), ...told }))
      .sort((one, other) => other.a + other.b - one.a - one.b || (one.kind < other.kind ? -1 : 1)),
  };
}

/** Everyone that an organization has a tie to. */
export function partnersOf(node: Node): Set<Node> {
  return new Set(node.edges.map((edge) => otherEnd(edge, node)).filter((other) => other !== node));
}

/** What an organization develops, owns or makes deals about, each once. */
export function productsOf(node: Node): string[] {
  const own = node.facts
    .filter((fact) => fact.label === "develops" || fact.label === "owns")
    .map((fact) => fact.value.replace(/ \((?:phase|preclinical|discovery|filed|approved)[^)]*\)$/, ""));
  const told = node.deals.flatMap((deal) =>
    deal.terms.filter((term) => term.label === "subject").map((term) => term.value),
  );
  return [...new Set([...own, ...told])].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** First and last year of an organization's deals, "2000 to 2012"; empty where none is dated. */
export function span(deals: readonly Deal[]): string {
  const years = deals.flatMap((deal) => /^\d{4}/.exec(deal.date ?? "")?.[0] ?? []).sort();
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined ? "" : first === last ? first : `${first} to ${last}`;
}
