// How two organizations are connected: all shortest paths between them over the ties that are shown.

import { otherEnd, type Edge, type Node } from "./data";

export interface Connection {
  /** Number of ties from one end to the other; 0 for an organization with itself. */
  steps: number;
  /** The paths, each as its organizations from the first to the last, in the order of their names; at most `MOST`. */
  paths: readonly (readonly Node[])[];
  /** How many shortest paths there are in all. */
  total: number;
  /** Everything that lies on one of them. */
  nodes: ReadonlySet<Node>;
  edges: ReadonlySet<Edge>;
}

/** So many paths are spelt out. */
export const MOST = 50;

/** The shortest paths over ties for which `open` holds; null where the two are not connected. Ties count both ways. */
export function connection(from: Node, to: Node, open: (edge: Edge) => boolean): Connection | null {
  const distance = new Map<Node, number>([[from, 0]]);
  let rim: Node[] = [from];
  while (rim.length > 0 && !distance.has(to)) {
    const next: Node[] = [];
    for (const node of rim) {
      for (const edge of node.edges) {
        const other = otherEnd(edge, node);
        if (!open(edge) || distance.has(other)) continue;
        distance.set(other, (distance.get(node) ?? 0) + 1);
        next.push(other);
      }
    }
    rim = next;
  }
  const steps = distance.get(to);
  if (steps === undefined) return null;

  // Backwards from the end, only steps that come nearer to the start lie on a shortest path.
  const nearer = (node: Node): Edge[] =>
    node.edges.filter((edge) => open(edge) && distance.get(otherEnd(edge, node)) === (distance.get(node) ?? 0) - 1);
  const nodes = new Set<Node>([to]);
  const edges = new Set<Edge>();
  for (const node of nodes) {
    if (node === from) continue;
    for (const edge of nearer(node)) {
      edges.add(edge);
      nodes.add(otherEnd(edge, node));
    }
  }
  const counted = new Map<Node, number>([[from, 1]]);
  const byDistance = [...nodes].sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
  for (const node of byDistance) {
    if (node !== from) counted.set(node, before(node, nearer).reduce((sum, one) => sum + (counted.get(one) ?? 0), 0));
  }
  const paths: Node[][] = [];
  const walk = (node: Node, tail: Node[]): void => {
    if (paths.length >= MOST) return;
    if (node === from) paths.push([node, ...tail]);
    else for (const one of before(node, nearer)) walk(one, [node, ...tail]);
  };
  walk(to, []);
  return { steps, paths, total: counted.get(to) ?? 1, nodes, edges };
}

/** The organizations one step nearer, by name; two ties to one partner are one step. */
function before(node: Node, nearer: (node: Node) => Edge[]): Node[] {
  const found = [...new Set(nearer(node).map((edge) => otherEnd(edge, node)))];
  return found.sort((a, b) => a.label.localeCompare(b.label, "en") || a.place - b.place);
}

/** The tie between two neighbours. */
export function tieBetween(one: Node, other: Node): Edge | undefined {
  return one.edges.find((edge) => otherEnd(edge, one) === other);
}
