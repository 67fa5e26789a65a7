// The page's JSON as Python writes it (graph/explorer/wire.py): what is empty is left out.

import type { State } from "./families";

export const FORMAT = 1;

export interface WireFact {
  label?: string;
  value?: string;
  evidence?: number[];
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
  id: string;
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
  parties?: { id: string; label: string; role: string }[];
  terms?: WireTerm[];
  telling?: string;
  evidence?: number[];
  events?: { kind: string; date?: string; evidence?: number[] }[];
  under?: string;
  confidence?: number;
}
export interface Wire {
  format: number;
  title: string;
  subtitle?: string;
  sizeMeasure: string;
  nodes: WireNode[];
  edges: WireEdge[];
  deals: WireDeal[];
  evidence: { quote?: string; before?: string; after?: string; release: number; rule?: string }[];
  releases: { title?: string; date?: string; source?: string }[];
}
