// The view, read from its JSON into objects that know each other.

import { visible } from "./text";
import type { State } from "./families";
import { FORMAT, type Wire, type WireEdge, type WireFact, type WireNode, type WireParty } from "./wire";

export interface Release {
  title: string;
  date: string | undefined;
  source: string | undefined;
  /** Further addresses of the same text. */
  copies: readonly string[];
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
  /** Subject, predicate and object, as the store has them. */
  claim: readonly [string, string, string] | undefined;
  sources: readonly string[];
}

export interface Term extends Fact {
  state: State | undefined;
  withheld: boolean;
  amount: number | undefined;
  currency: string | undefined;
}

export interface Party {
  id: string;
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
  stage: string | undefined;
  territories: readonly string[];
  technologies: readonly string[];
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

/** Organizations as those that signed, or as those who own them today. */
export const NAMINGS = ["announced", "owned"] as const;
export type Naming = (typeof NAMINGS)[number];

export interface View {
  naming: Naming;
  title: string;
  subtitle: string;
  sizeMeasure: string;
  /** Among how many organizations ranks are. */
  ranked: number;
  nodes: readonly Node[];
  edges: readonly Edge[];
  deals: readonly Deal[];
}

/** The same deals between those who signed, and, where the page has it, between those who own them today. */
export interface Views {
  announced: View;
  owned: View | null;
}

/** The views behind the page's JSON; every text in them is made visible, ids and addresses stay as they are. */
export function readViews(json: string): Views {
  return viewsOf(JSON.parse(json) as Wire);
}

/** The views behind data that was read. */
export function viewsOf(wire: Wire): Views {
  if (wire.format !== FORMAT) throw new Error(`This page reads format ${FORMAT}, its data is format ${wire.format}.`);
  const evidence = passages(wire);
  const told = deals(wire, evidence);
  const announced = view("announced", wire, wire.nodes, wire.edges, told, evidence);
  if (wire.owned === undefined) return { announced, owned: null };
  const byId = new Map(wire.nodes.map((node) => [node.id, node]));
  const nodes = wire.owned.nodes.map((node) => ({ ...byId.get(node.id), ...node }) as WireNode);
  const parties = new Map(Object.entries(wire.owned.parties));
  const seen = told.map((one) => ({
    ...one,
    members: parties.get(String(one.deal.place)) ?? one.members.map((party) => byIri(party, wire.nodes)),
  }));
  return { announced, owned: view("owned", wire, nodes, wire.owned.edges, seen, evidence) };
}

/** The view as announced. */
export function readView(json: string): View {
  return readViews(json).announced;
}

/** A party that any view can find: places are those of one view. */
function byIri(party: WireParty, nodes: readonly WireNode[]): WireParty {
  if (party.node === undefined) return party;
  const { id, label } = at(nodes, party.node);
  return { id, label: party.label ?? label ?? id, role: party.role };
}

interface Told {
  deal: Omit<Deal, "parties" | "under">;
  members: readonly WireParty[];
  under: string | undefined;
}

function passages(wire: Wire): Evidence[] {
  const releases = wire.releases.map((one): Release => ({
    title: visible(one.title ?? ""),
    date: one.date,
    source: one.source,
    copies: one.copies ?? [],
  }));
  return wire.evidence.map((one, place): Evidence => ({
    place,
    quote: visible(one.quote ?? ""),
    before: visible(one.before ?? ""),
    after: visible(one.after ?? ""),
    release: at(releases, one.release),
    rule: visible(one.rule ?? ""),
  }));
}

function deals(wire: Wire, evidence: readonly Evidence[]): Told[] {
  return wire.deals.map((one, place) => ({
    deal: {
      place,
      id: one.id,
      title: visible(one.title || one.id),
      kinds: (one.kinds ?? []).map(visible),
      date: one.date === undefined ? undefined : visible(one.date),
      terms: (one.terms ?? []).map((term) => ({
        ...fact(term, evidence),
        state: term.state,
        withheld: term.disclosure === "withheld",
        amount: term.amount,
        currency: term.currency === undefined ? undefined : visible(term.currency),
      })),
      telling: one.telling ?? "news",
      evidence: proof(one.evidence, evidence),
      events: (one.events ?? []).map((event) => ({
        kind: visible(event.kind),
        date: event.date,
        evidence: proof(event.evidence, evidence),
      })),
      confidence: one.confidence,
      stage: one.stage === undefined ? undefined : visible(one.stage),
      territories: (one.territories ?? []).map(visible),
      technologies: (one.technologies ?? []).map(visible),
    },
    members: one.parties ?? [],
    under: one.under,
  }));
}

function proof(places: readonly number[] | undefined, evidence: readonly Evidence[]): Evidence[] {
  return (places ?? []).map((place) => at(evidence, place));
}

function fact(one: WireFact, evidence: readonly Evidence[]): Fact {
  return {
    label: visible(one.label ?? ""),
    value: visible(one.value ?? ""),
    evidence: proof(one.evidence, evidence),
    claim: one.claim,
    sources: one.sources ?? [],
  };
}

function view(
  naming: Naming,
  wire: Wire,
  wireNodes: readonly WireNode[],
  wireEdges: readonly WireEdge[],
  told: readonly Told[],
  evidence: readonly Evidence[],
): View {
  const nodes = wireNodes.map((one, place): Node => ({
    place,
    id: one.id,
    label: visible(one.label || one.id),
    aliases: (one.aliases ?? []).map(visible),
    x: one.x,
    y: one.y,
    size: one.size,
    kind: visible(one.kind ?? ""),
    community: one.community ?? undefined,
    measures: (one.measures ?? []).map((measure) => ({ ...measure, name: visible(measure.name) })),
    facts: (one.facts ?? []).map((told) => fact(told, evidence)),
    edges: [],
    deals: [],
  }));
  // A Map, not an object: an id may be "__proto__".
  const nodeById = new Map(nodes.map((node) => [node.id, node]));

  const all = told.map(({ deal, members }): Deal => ({
    ...deal,
    parties: members.map((party) => {
      const node = party.node === undefined ? nodeById.get(party.id ?? "") : at(nodes, party.node);
      const label = party.label === undefined ? (node?.label ?? "") : visible(party.label);
      return { id: party.id ?? node?.id ?? "", label, role: visible(party.role), node };
    }),
    under: undefined,
  }));
  const dealById = new Map(all.map((deal) => [deal.id, deal]));
  told.forEach(({ under }, place) => {
    if (under !== undefined) at(all, place).under = dealById.get(under);
  });

  const edges = wireEdges.map((one, place): Edge => ({
    place,
    id: one.id ?? `${at(nodes, one.source).id} ${at(nodes, one.target).id}`,
    source: at(nodes, one.source),
    target: at(nodes, one.target),
    deals: (one.deals ?? []).map((deal) => at(all, deal)),
    kinds: (one.kinds ?? []).map(visible),
    directed: one.directed ?? false,
  }));
  for (const edge of edges) {
    edge.source.edges.push(edge);
    if (edge.target !== edge.source) edge.target.edges.push(edge);
  }
  for (const deal of all) {
    for (const node of new Set(deal.parties.map((party) => party.node))) node?.deals.push(deal);
  }
  return {
    naming,
    title: visible(wire.title),
    subtitle: visible(wire.subtitle ?? ""),
    sizeMeasure: visible(wire.sizeMeasure),
    ranked: wire.ranked ?? nodes.length,
    nodes,
    edges,
    deals: all,
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
