// What the reader is looking at: one small value, those who want to know when it changes, and the way back.

import { otherEnd, type Deal, type Edge, type Node, type View, type Views } from "./data";
import { NO_FILTERS, shown, type Around, type Filters, type Shown } from "./filters";
import { connection, type Connection } from "./paths";

export type Selection =
  | { kind: "node"; node: Node }
  | { kind: "edge"; edge: Edge }
  | { kind: "deal"; deal: Deal }
  /** How one is connected to another; null where the reader has still to say which. */
  | { kind: "path"; from: Node | null; to: Node | null }
  | { kind: "compare"; from: Node | null; to: Node | null };

export const TABS = ["network", "deals", "organizations", "ties"] as const;
export type Tab = (typeof TABS)[number];

export interface Place {
  x: number;
  y: number;
}

export interface State {
  view: View;
  selection: Selection | null;
  /** True if the choice was made away from the drawing (list, search, table): the drawing then moves to it. */
  reveal: boolean;
  /** What was looked at before, for the way back: a reader often goes from a company to its partner and returns. */
  trail: readonly Selection[];
  tab: Tab;
  filters: Filters;
  around: Around | null;
  /** The measure that sizes and order show. */
  measure: string;
  colour: "community" | "kind";
  /** Organizations that the reader has drawn elsewhere, by id. */
  moved: ReadonlyMap<string, Place>;
}

type Listener = (state: State, before: State) => void;

/** So many steps can be taken back. */
const MOST_STEPS = 200;

export class Store {
  private current: State;
  private readonly listeners: Listener[] = [];
  private past: State[] = [];
  private future: State[] = [];
  private gesture: string | undefined;
  private seen: { of: State; shown: Shown } | undefined;
  private ways: { selection: Selection; shown: Shown; found: Connection | null } | undefined;

  constructor(readonly views: Views) {
    this.current = initial(views.announced);
  }

  get state(): State {
    return this.current;
  }

  /** What the filters leave. */
  get shown(): Shown {
    const { view, filters, around } = this.current;
    const of = this.seen?.of;
    if (this.seen === undefined || of?.view !== view || of.filters !== filters || of.around !== around)
      this.seen = { of: this.current, shown: shown(view, filters, around) };
    return this.seen.shown;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Changes the state; changes of one `gesture` (a slider that is drawn along) are taken back together. */
  update(change: Partial<State>, gesture?: string): void {
    const before = this.current;
    const after = { ...before, ...change };
    if (gesture === undefined || gesture !== this.gesture) this.past = [...this.past.slice(1 - MOST_STEPS), before];
    this.gesture = gesture;
    this.future = [];
    this.become(after);
  }

  /** The state as a link gives it, without a way back behind it. */
  restore(state: State): void {
    this.past = [];
    this.future = [];
    this.gesture = undefined;
    this.become(state);
  }

  undo(): void {
    const last = this.past.pop();
    if (last === undefined) return;
    this.future.push(this.current);
    this.gesture = undefined;
    this.become({ ...last, reveal: true });
  }

  redo(): void {
    const next = this.future.pop();
    if (next === undefined) return;
    this.past.push(this.current);
    this.gesture = undefined;
    this.become({ ...next, reveal: true });
  }

  /** Goes to a selection, or to none, which also forgets the way back. */
  select(selection: Selection | null, reveal: boolean): void {
    const { selection: now, trail } = this.current;
    if (selection === null && now === null) return;
    if (selection === null) this.update({ selection, reveal, trail: [] });
    else this.update({ selection, reveal, trail: now === null ? trail : [...trail, now] });
  }

  /** Goes to what was selected before. */
  back(): void {
    const { trail } = this.current;
    this.update({ selection: trail.at(-1) ?? null, reveal: true, trail: trail.slice(0, -1) });
  }

  /** Shows organizations as announced or as owned; what is selected stays, where the other view has it. */
  show(view: View): void {
    if (view === this.current.view) return;
    const { selection, around } = this.current;
    const node = around === null ? undefined : view.nodes.find((one) => one.id === around.node.id);
    this.update({
      view,
      selection: selection === null ? null : counterpart(selection, view),
      trail: [],
      reveal: true,
      around: around === null || node === undefined ? null : { ...around, node },
    });
  }

  /** Takes the same view with more in it. What can be taken back stays: this was no step of the reader. */
  grow(view: View): void {
    const same = (one: Selection): Selection | null => counterpart(one, view);
    const { selection, trail, around } = this.current;
    const middle = around === null ? undefined : view.nodes.find((node) => node.id === around.node.id);
    this.views.announced = view;
    this.become({
      ...this.current,
      view,
      selection: selection === null ? null : same(selection),
      trail: trail.flatMap((one) => same(one) ?? []),
      around: around === null || middle === undefined ? null : { ...around, node: middle },
      reveal: true,
    });
  }

  /** The connection that a selection asks for, over what is shown; null where there is none or an end is missing. */
  connection(selection: Selection): Connection | null {
    if (selection.kind !== "path" || selection.from === null || selection.to === null) return null;
    const now = this.shown;
    if (this.ways?.selection !== selection || this.ways.shown !== now)
      this.ways = {
        selection,
        shown: now,
        found: connection(selection.from, selection.to, (edge) => now.edges.has(edge)),
      };
    return this.ways.found;
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }

  private become(after: State): void {
    const before = this.current;
    this.current = after;
    for (const listener of this.listeners) listener(after, before);
  }
}

/** A view as it is first seen. */
export function initial(view: View): State {
  return {
    view,
    selection: null,
    reveal: false,
    trail: [],
    tab: "network",
    filters: NO_FILTERS,
    around: null,
    measure: view.sizeMeasure,
    colour: "community",
    moved: new Map(),
  };
}

/** The same thing in another view, or null where it is not there. */
export function counterpart(selection: Selection, view: View): Selection | null {
  const find = (node: Node | null): Node | null => view.nodes.find((one) => one.id === node?.id) ?? null;
  switch (selection.kind) {
    case "node": {
      const node = find(selection.node);
      return node && { kind: "node", node };
    }
    case "edge": {
      const edge = view.edges.find((one) => one.id === selection.edge.id);
      return edge === undefined ? null : { kind: "edge", edge };
    }
    case "deal": {
      const deal = view.deals[selection.deal.place];
      return deal === undefined ? null : { kind: "deal", deal };
    }
    default:
      return { kind: selection.kind, from: find(selection.from), to: find(selection.to) };
  }
}

/** The organizations and ties that a selection is about: itself, its neighbours, and what joins them. */
export function focusOf(selection: Selection | null, store: Store): { nodes: Set<Node>; edges: Set<Edge> } | null {
  switch (selection?.kind) {
    case "node": {
      const edges = new Set(selection.node.edges);
      const nodes = new Set([selection.node, ...[...edges].flatMap((edge) => [edge.source, edge.target])]);
      return { nodes, edges };
    }
    case "edge": {
      const { edge } = selection;
      return { nodes: new Set([edge.source, edge.target]), edges: new Set([edge]) };
    }
    case "deal": {
      const nodes = new Set(selection.deal.parties.flatMap((party) => party.node ?? []));
      const edges = new Set(
        [...nodes].flatMap((node) => node.edges.filter((edge) => edge.deals.includes(selection.deal))),
      );
      return { nodes, edges };
    }
    default:
      return selection === null ? null : ofTwo(selection, store);
  }
}

function ofTwo(
  selection: Selection & { kind: "path" | "compare" },
  store: Store,
): { nodes: Set<Node>; edges: Set<Edge> } | null {
  const ends = [selection.from, selection.to].filter((node) => node !== null);
  if (ends.length === 0) return null;
  if (selection.kind === "path") {
    const found = store.connection(selection);
    return { nodes: new Set([...ends, ...(found?.nodes ?? [])]), edges: new Set(found?.edges) };
  }
  const [one, other] = ends;
  if (one === undefined || other === undefined) return { nodes: new Set(ends), edges: new Set() };
  // Both, the partners of both, and what joins these to them.
  const ofOther = new Set(other.edges.map((edge) => otherEnd(edge, other)));
  const shared = new Set(one.edges.map((edge) => otherEnd(edge, one)).filter((node) => ofOther.has(node)));
  const nodes = new Set([...ends, ...shared]);
  const edges = new Set(
    [...one.edges, ...other.edges].filter((edge) => nodes.has(edge.source) && nodes.has(edge.target)),
  );
  return { nodes, edges };
}

/** What a ring is drawn around. */
export function ringed(selection: Selection | null, store: Store): readonly Node[] {
  switch (selection?.kind) {
    case "node":
      return [selection.node];
    case "path":
    case "compare":
      return [selection.from, selection.to].filter((node) => node !== null);
    default:
      return selection === null ? [] : [...(focusOf(selection, store)?.nodes ?? [])];
  }
}
