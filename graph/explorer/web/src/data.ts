// The view, read from its JSON into objects that know each other.

import { visible } from "./text";
import type { State } from "./families";
import { FORMAT, type Wire, type WireFact } from "./wire";

export interface Release {
  title: string;
  date: string | undefined;
  source: string | undefined;
}

export interface Evidence {
  place: number;
  quote: string;
  before: string;
  after: string;
  release: Release;
  rule: string;
}

export interface Fact {
  label: string;
  value: string;
  evidence: readonly Evidence[];
}

export interface Term extends Fact {
  state: State | undefined;
  withheld: boolean;
  amount: number | undefined;
  currency: string | undefined;
}

export interface Party {
  label: string;
  role: string;
  node: Node | undefined;
}

export interface DealEvent {
  kind: string;
  date: string | undefined;
  evidence: readonly Evidence[];
}

export interface Deal {
  place: number;
  id: string;
  title: string;
  kinds: readonly string[];
  date: string | undefined;
  parties: readonly Party[];
  terms: readonly Term[];
  telling: string;
  evidence: readonly Evidence[];
  events: readonly DealEvent[];
  under: Deal | undefined;
  confidence: number | undefined;
}

export interface Measure {
  name: string;
  value: number;
  rank: number;
}

export interface Node {
  place: number;
  id: string;
  label: string;
  aliases: readonly string[];
  x: number;
  y: number;
  size: number;
  kind: string;
  community: number | undefined;
  measures: readonly Measure[];
  facts: readonly Fact[];
  edges: Edge[];
  deals: Deal[];
}

export interface Edge {
  place: number;
  id: string;
  source: Node;
  target: Node;
  deals: readonly Deal[];
  kinds: readonly string[];
  directed: boolean;
}

export interface View {
  title: string;
  subtitle: string;
  sizeMeasure: string;
  nodes: readonly Node[];
  edges: readonly Edge[];
  deals: readonly Deal[];
}

/** The view behind the page's JSON; every text in it is made visible, ids and addresses stay as they are. */
export function readView(json: string): View {
  const wire = JSON.parse(json) as Wire;
  if (wire.format !== FORMAT) throw new Error(`This page reads format ${FORMAT}, its data is format ${wire.format}.`);

  const releases = wire.releases.map((one): Release => ({
    title: visible(one.title ?? ""),
    date: one.date,
    source: one.source,
  }));
  const evidence = wire.evidence.map((one, place): Evidence => ({
    place,
    quote: visible(one.quote ?? ""),
    before: visible(one.before ?? ""),
    after: visible(one.after ?? ""),
    release: at(releases, one.release),
    rule: visible(one.rule ?? ""),
  }));
  const proof = (places: number[] | undefined): Evidence[] => (places ?? []).map((place) => at(evidence, place));
  const fact = (one: WireFact): Fact => ({
    label: visible(one.label ?? ""),
    value: visible(one.value ?? ""),
    evidence: proof(one.evidence),
  });

  const nodes = wire.nodes.map((one, place): Node => ({
    place,
    id: one.id,
    label: visible(one.label || one.id),
    aliases: (one.aliases ?? []).map(visible),
    x: one.x,
    y: one.y,
    size: one.size,
    kind: visible(one.kind ?? ""),
    community: one.community,
    measures: (one.measures ?? []).map((measure) => ({ ...measure, name: visible(measure.name) })),
    facts: (one.facts ?? []).map(fact),
    edges: [],
    deals: [],
  }));
  // A Map, not an object: an id may be "__proto__".
  const nodeById = new Map(nodes.map((node) => [node.id, node]));

  const deals = wire.deals.map((one, place): Deal => ({
    place,
    id: one.id,
    title: visible(one.title || one.id),
    kinds: (one.kinds ?? []).map(visible),
    date: one.date === undefined ? undefined : visible(one.date),
    parties: (one.parties ?? []).map((party) => ({
      label: visible(party.label),
      role: visible(party.role),
      node: nodeById.get(party.id),
    })),
    terms: (one.terms ?? []).map((term) => ({
      ...fact(term),
      state: term.state,
      withheld: term.disclosure === "withheld",
      amount: term.amount,
      currency: term.currency === undefined ? undefined : visible(term.currency),
    })),
    telling: one.telling ?? "news",
    evidence: proof(one.evidence),
    events: (one.events ?? []).map((event) => ({
      kind: visible(event.kind),
      date: event.date,
      evidence: proof(event.evidence),
    })),
    under: undefined,
    confidence: one.confidence,
  }));
  const dealById = new Map(deals.map((deal) => [deal.id, deal]));
  wire.deals.forEach((one, place) => {
    if (one.under !== undefined) at(deals, place).under = dealById.get(one.under);
  });

  const edges = wire.edges.map((one, place): Edge => ({
    place,
    id: one.id,
    source: at(nodes, one.source),
    target: at(nodes, one.target),
    deals: (one.deals ?? []).map((deal) => at(deals, deal)),
    kinds: (one.kinds ?? []).map(visible),
    directed: one.directed ?? false,
  }));
  for (const edge of edges) {
    edge.source.edges.push(edge);
    if (edge.target !== edge.source) edge.target.edges.push(edge);
  }
  for (const deal of deals) {
    for (const node of new Set(deal.parties.map((party) => party.node))) node?.deals.push(deal);
  }
  return {
    title: visible(wire.title),
    subtitle: visible(wire.subtitle ?? ""),
    sizeMeasure: visible(wire.sizeMeasure),
    nodes,
    edges,
    deals,
  };
}

/** The node at the other end. */
export function otherEnd(edge: Edge, node: Node): Node {
  return edge.source === node ? edge.target : edge.source;
}

/** Deals from the latest to the oldest; undated ones last; ties in the order of the view. */
export function latestFirst(deals: readonly Deal[]): Deal[] {
  return [...deals].sort((a, b) => compare(b.date ?? "", a.date ?? "") || a.place - b.place);
}

/** Nodes from the most central to the least, ties by name. */
export function mostCentralFirst(nodes: readonly Node[]): Node[] {
  return [...nodes].sort((a, b) => b.size - a.size || a.label.localeCompare(b.label, "en") || a.place - b.place);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function at<T>(list: readonly T[], place: number): T {
  const value = list[place];
  if (value === undefined) throw new Error(`The page's data names place ${place} of a list of ${list.length}.`);
  return value;
}
