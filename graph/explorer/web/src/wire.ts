// The page's JSON as Python writes it (graph/explorer/wire.py): what is empty is left out.

import type { State } from "./families";

export const FORMAT = 2;

export interface WireFact {
  label?: string;
  value?: string;
  evidence?: number[];
  /** Subject, predicate and object of the statement. */
  claim?: [string, string, string];
  sources?: string[];
}
export interface WireTerm extends WireFact {
  state?: State;
  disclosure?: string;
  amount?: number;
  currency?: string;
}
export interface WireNode {
  id: string;
  label?: string;
  aliases?: string[];
  x: number;
  y: number;
  size: number;
  kind?: string;
  community?: number;
  measures?: { name: string; value: number; rank: number }[];
  facts?: WireFact[];
}
export interface WireEdge {
  /** Left out where it is the IRIs of both ends with a blank between. */
  id?: string;
  source: number;
  target: number;
  deals?: number[];
  kinds?: string[];
  directed?: boolean;
}
export interface WireDeal {
  id: string;
  title?: string;
  kinds?: string[];
  date?: string;
  parties?: WireParty[];
  terms?: WireTerm[];
  telling?: string;
  evidence?: number[];
  events?: { kind: string; date?: string; evidence?: number[] }[];
  under?: string;
  confidence?: number;
  stage?: string;
  territories?: string[];
  technologies?: string[];
}
/** A party by the place of its node, or by its IRI; without a label where that is the node's. */
export interface WireParty {
  node?: number;
  id?: string;
  label?: string;
  role: string;
}
/** The network as owned: what a node says as it does in the other view is left out, what it lacks is null. */
export interface WireOwned {
  nodes: ({ id: string } & { [Field in keyof WireNode]?: WireNode[Field] | null })[];
  edges: WireEdge[];
  /** Parties by the place of their deal. */
  parties: Record<string, WireParty[]>;
}
export interface Wire {
  format: number;
  title: string;
  subtitle?: string;
  sizeMeasure: string;
  ranked?: number;
  nodes: WireNode[];
  edges: WireEdge[];
  deals: WireDeal[];
  owned?: WireOwned;
  evidence: { quote?: string; before?: string; after?: string; release: number; rule?: string }[];
  releases: { title?: string; date?: string; source?: string; copies?: string[] }[];
}
