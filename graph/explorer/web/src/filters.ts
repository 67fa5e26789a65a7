// Which deals a reader wants to see, and which organizations and ties remain with them.

import { otherEnd, type Deal, type Edge, type Node, type View } from "./data";
import { STATES, type State as MoneyState } from "./families";

/** What a deal can be chosen by, each with the values that a deal has of it. */
export const FACETS = {
  kinds: (deal: Deal): readonly string[] => deal.kinds,
  telling: (deal: Deal): readonly string[] => [deal.telling],
  stages: (deal: Deal): readonly string[] => [deal.stage ?? NONE],
  territories: (deal: Deal): readonly string[] => (deal.territories.length > 0 ? deal.territories : [NONE]),
  technologies: (deal: Deal): readonly string[] => (deal.technologies.length > 0 ? deal.technologies : [NONE]),
} as const;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/** The value of a deal that says nothing in a facet. */
export const NONE = "";

/** From and to, both included; null is open. Sums are in whole units of the currency. */
export interface Range {
  from: number | null;
  to: number | null;
}

export interface Filters {
  /** Wanted values by facet; an empty set wants all. */
  facets: Readonly<Record<Facet, ReadonlySet<string>>>;
  /** First and last year; a deal without a date is outside every range. */
  years: readonly [number, number] | null;
  currency: string;
  /** A deal needs a sum of that state in the range: sums are never added. */
  money: Readonly<Partial<Record<MoneyState, Range>>>;
  /** From 0 to 1; a deal of unknown confidence is kept by 0 alone. */
  confidence: number;
  /** Fewest partners that an organization has among what is shown. */
  degree: number;
}

export const NO_FILTERS: Filters = {
  facets: { kinds: new Set(), telling: new Set(), stages: new Set(), territories: new Set(), technologies: new Set() },
  years: null,
  currency: "USD",
  money: {},
  confidence: 0,
  degree: 0,
};

/** The neighbourhood of an organization, so many steps wide. */
export interface Around {
  node: Node;
  steps: number;
}

export interface Shown {
  deals: ReadonlySet<Deal>;
  nodes: ReadonlySet<Node>;
  /** Ties with those of their deals that are shown. */
  edges: ReadonlyMap<Edge, readonly Deal[]>;
}

/** How many filters are in force, for the badge and for the words above the drawing. */
export function active(filters: Filters): number {
  return (
    FACET_NAMES.filter((facet) => filters.facets[facet].size > 0).length +
    STATES.filter((state) => isBound(filters.money[state])).length +
    Number(filters.years !== null) +
    Number(filters.confidence > 0) +
    Number(filters.degree > 0)
  );
}

/** What remains of a view. Without filters that is everything, organizations without ties included. */
export function shown(view: View, filters: Filters, around: Around | null): Shown {
  const failing = failures(view, filters);
  const deals = new Set(view.deals.filter((_, place) => failing[place] === null));
  const free = active({ ...filters, degree: 0 }) === 0;
  let edges = new Map<Edge, readonly Deal[]>();
  for (const edge of view.edges) {
    const kept = free ? edge.deals : edge.deals.filter((deal) => deals.has(deal));
    if (kept.length > 0) edges.set(edge, kept);
  }
  let nodes = new Set(free ? view.nodes : view.nodes.filter((node) => node.deals.some((deal) => deals.has(deal))));
  if (filters.degree > 0) {
    const partners = degrees(edges.keys());
    nodes = new Set([...nodes].filter((node) => (partners.get(node)?.size ?? 0) >= filters.degree));
  }
  if (around !== null) nodes = new Set([...neighbourhood(around, edges)].filter((node) => nodes.has(node)));
  if (nodes.size < view.nodes.length) {
    edges = new Map([...edges].filter(([edge]) => nodes.has(edge.source) && nodes.has(edge.target)));
  }
  if (filters.degree === 0 && around === null) return { deals, nodes, edges };
  const told = new Set([...deals].filter((deal) => deal.parties.some(({ node }) => node && nodes.has(node))));
  return { deals: told, nodes, edges };
}

/** What a deal can fail: one of the facets, or one of the ranges. */
type Trial = Facet | "years" | "confidence" | "money";

/** The only filter that the deal fails, null if it fails none, "several" if more than one. */
function failed(deal: Deal, filters: Filters): Trial | "several" | null {
  let found: Trial | null = null;
  const fails = (trial: Trial): boolean => {
    if (found !== null) return true;
    found = trial;
    return false;
  };
  for (const facet of FACET_NAMES) {
    const wanted = filters.facets[facet];
    if (wanted.size > 0 && !FACETS[facet](deal).some((value) => wanted.has(value)) && fails(facet)) return "several";
  }
  if (filters.years !== null) {
    const year = yearOf(deal);
    const within = year !== null && year >= filters.years[0] && year <= filters.years[1];
    if (!within && fails("years")) return "several";
  }
  if (filters.confidence > 0 && (deal.confidence ?? 0) < filters.confidence && fails("confidence")) return "several";
  if (!STATES.every((state) => hasSum(deal, state, filters)) && fails("money")) return "several";
  return found;
}

const judged = new WeakMap<View, { filters: Filters; failures: readonly (Trial | "several" | null)[] }>();

/** What each deal of a view fails, in its order; reckoned once for filters that are asked about again. */
function failures(view: View, filters: Filters): readonly (Trial | "several" | null)[] {
  const known = judged.get(view);
  if (known?.filters === filters) return known.failures;
  const found = view.deals.map((deal) => failed(deal, filters));
  judged.set(view, { filters, failures: found });
  return found;
}

function hasSum(deal: Deal, state: MoneyState, { money, currency }: Filters): boolean {
  const range = money[state];
  if (range === undefined || !isBound(range)) return true;
  return deal.terms.some(
    (term) =>
      term.state === state &&
      term.amount !== undefined &&
      term.currency === currency &&
      term.amount >= (range.from ?? -Infinity) &&
      term.amount <= (range.to ?? Infinity),
  );
}

function isBound(range: Range | undefined): boolean {
  return range !== undefined && (range.from !== null || range.to !== null);
}

/** The values of a facet with how many deals would be shown of each, were nothing chosen in it. */
export function counts(view: View, filters: Filters, facet: Facet): Map<string, number> {
  const found = new Map<string, number>();
  const failing = failures(view, filters);
  for (const [place, deal] of view.deals.entries()) {
    const weight = failing[place] === null || failing[place] === facet ? 1 : 0;
    for (const value of FACETS[facet](deal)) found.set(value, (found.get(value) ?? 0) + weight);
  }
  return found;
}

/** Deals by year, from the first year of the view to the last, were all years wanted. */
export function histogram(view: View, filters: Filters): { year: number; deals: number; all: number }[] {
  const all = new Map<number, number>();
  const kept = new Map<number, number>();
  const failing = failures(view, filters);
  for (const [place, deal] of view.deals.entries()) {
    const year = yearOf(deal);
    if (year === null) continue;
    all.set(year, (all.get(year) ?? 0) + 1);
    if (failing[place] === null || failing[place] === "years") kept.set(year, (kept.get(year) ?? 0) + 1);
  }
  if (all.size === 0) return [];
  const years = [...all.keys()];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, step) => {
    const year = first + step;
    return { year, deals: kept.get(year) ?? 0, all: all.get(year) ?? 0 };
  });
}

/** The sums of a state in a currency: how many deals have one, the smallest and the largest. */
export function sumsOf(
  view: View,
  filters: Filters,
  state: MoneyState,
): { deals: number; least: number; most: number } | null {
  let found: { deals: number; least: number; most: number } | null = null;
  const failing = failures(view, filters);
  for (const [place, deal] of view.deals.entries()) {
    const amounts = deal.terms.flatMap((term) =>
      term.state === state && term.amount !== undefined && term.currency === filters.currency ? [term.amount] : [],
    );
    if (amounts.length === 0) continue;
    found ??= { deals: 0, least: Infinity, most: -Infinity };
    found.least = Math.min(found.least, ...amounts);
    found.most = Math.max(found.most, ...amounts);
    if (failing[place] === null || failing[place] === "money") found.deals += 1;
  }
  return found;
}

/** The currencies of a view, the commonest first. */
export function currencies(view: View): string[] {
  const found = new Map<string, number>();
  for (const deal of view.deals) {
    for (const term of deal.terms)
      if (term.amount !== undefined && term.currency !== undefined)
        found.set(term.currency, (found.get(term.currency) ?? 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
}

/** The year of a deal, or null where it has none. */
export function yearOf(deal: Deal): number | null {
  const year = /^\d{4}/.exec(deal.date ?? "");
  return year === null ? null : Number(year[0]);
}

function neighbourhood({ node, steps }: Around, edges: ReadonlyMap<Edge, unknown>): Set<Node> {
  const reached = new Set([node]);
  let rim = [node];
  for (let step = 0; step < steps && rim.length > 0; step++) {
    const next: Node[] = [];
    for (const from of rim) {
      for (const edge of from.edges) {
        const to = otherEnd(edge, from);
        if (!edges.has(edge) || reached.has(to)) continue;
        reached.add(to);
        next.push(to);
      }
    }
    rim = next;
  }
  return reached;
}

/** The partners of each organization over these ties. */
export function degrees(edges: Iterable<Edge>): Map<Node, Set<Node>> {
  const found = new Map<Node, Set<Node>>();
  const add = (one: Node, other: Node): void => {
    if (one === other) return;
    const partners = found.get(one);
    if (partners === undefined) found.set(one, new Set([other]));
    else partners.add(other);
  };
  for (const edge of edges) {
    add(edge.source, edge.target);
    add(edge.target, edge.source);
  }
  return found;
}
