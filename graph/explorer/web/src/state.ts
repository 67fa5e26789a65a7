// What the reader is looking at: one small value, and those who want to know when it changes.

import type { Deal, Edge, Node } from "./data";

export type Selection = { kind: "node"; node: Node } | { kind: "edge"; edge: Edge } | { kind: "deal"; deal: Deal };

export interface State {
  selection: Selection | null;
  /** True if the choice was made away from the drawing (list, search, table): the drawing then moves to it. */
  reveal: boolean;
  /** What was looked at before, for the way back: a reader often goes from a company to its partner and returns. */
  trail: readonly Selection[];
  tab: "network" | "deals";
}

type Listener = (state: State, before: State) => void;

export class Store {
  private current: State = { selection: null, reveal: false, trail: [], tab: "network" };
  private readonly listeners: Listener[] = [];

  get state(): State {
    return this.current;
  }

  update(change: Partial<State>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const listener of this.listeners) listener(this.current, before);
  }

  /** Goes to a selection, or to none, which also forgets the way back. */
  select(selection: Selection | null, reveal: boolean): void {
    const { selection: now, trail } = this.current;
    if (selection === null) this.update({ selection, reveal, trail: [] });
    else this.update({ selection, reveal, trail: now === null ? trail : [...trail, now] });
  }

  /** Goes to what was selected before. */
  back(): void {
    const { trail } = this.current;
    this.update({ selection: trail.at(-1) ?? null, reveal: true, trail: trail.slice(0, -1) });
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }
}

/** The organizations and ties that a selection is about: itself, its neighbours, and what joins them. */
export function focusOf(selection: Selection | null): { nodes: Set<Node>; edges: Set<Edge> } | null {
  if (selection === null) return null;
  if (selection.kind === "node") {
    const edges = new Set(selection.node.edges);
    const nodes = new Set([selection.node, ...[...edges].flatMap((edge) => [edge.source, edge.target])]);
    return { nodes, edges };
  }
  if (selection.kind === "edge") {
    const { edge } = selection;
    return { nodes: new Set([edge.source, edge.target]), edges: new Set([edge]) };
  }
  const nodes = new Set(selection.deal.parties.flatMap((party) => party.node ?? []));
  const edges = new Set([...nodes].flatMap((node) => node.edges.filter((edge) => edge.deals.includes(selection.deal))));
  return { nodes, edges };
}
