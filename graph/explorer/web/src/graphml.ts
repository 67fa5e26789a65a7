// The network as GraphML (http://graphml.graphdrawing.org/specification.html), for Gephi, Cytoscape, yEd and networkx.

import type { View } from "./data";
import { yearOf, type Shown } from "./filters";
import type { Place } from "./state";

interface Key {
  name: string;
  of: "node" | "edge";
  type: "string" | "int" | "double" | "boolean";
}

/**
 * What is shown, with places, measures, and for each tie its deals. The graph is undirected, as the one that measures
 * are taken of, since readers refuse a mixed one; `directed` says which ties run from their source to their target.
 */
export function graphml(view: View, shown: Shown, moved: ReadonlyMap<string, Place>): string {
  const own: Key[] = [
    { name: "label", of: "node", type: "string" },
    { name: "kind", of: "node", type: "string" },
    { name: "community", of: "node", type: "int" },
    { name: "x", of: "node", type: "double" },
    { name: "y", of: "node", type: "double" },
  ];
  const measures = new Set(view.nodes.flatMap((node) => node.measures.map((measure) => measure.name)));
  for (const { name } of own) measures.delete(name);
  const keys: Key[] = [
    ...own,
    ...[...measures].map((name): Key => ({ name, of: "node", type: "double" })),
    { name: "weight", of: "edge", type: "int" },
    { name: "directed", of: "edge", type: "boolean" },
    { name: "kinds", of: "edge", type: "string" },
    { name: "first", of: "edge", type: "int" },
    { name: "last", of: "edge", type: "int" },
    { name: "deals", of: "edge", type: "string" },
  ];
  const ids = new Map(keys.map((key, place) => [`${key.of} ${key.name}`, `k${place}`]));
  const data = (of: Key["of"], told: Readonly<Record<string, string | number | undefined>>): string =>
    Object.entries(told)
      .filter(([, value]) => value !== undefined && value !== "")
      .map(([name, value]) => `<data key="${ids.get(`${of} ${name}`)}">${xml(String(value))}</data>`)
      .join("");
  const nodes = [...shown.nodes].map((node) => {
    const place = moved.get(node.id) ?? node;
    const values = Object.fromEntries(node.measures.map((measure) => [measure.name, measure.value]));
    const told = { ...values, label: node.label, kind: node.kind, community: node.community, x: place.x, y: place.y };
    return `    <node id="${xml(node.id)}">${data("node", told)}</node>`;
  });
  const edges = [...shown.edges].map(([edge, deals]) => {
    const years = deals.flatMap((deal) => yearOf(deal) ?? []);
    const told = {
      weight: deals.length,
      directed: String(edge.directed),
      kinds: [...new Set(deals.flatMap((deal) => deal.kinds))].join(", "),
      first: years.length > 0 ? Math.min(...years) : undefined,
      last: years.length > 0 ? Math.max(...years) : undefined,
      deals: deals.map((deal) => deal.id).join(" "),
    };
    const ends = `source="${xml(edge.source.id)}" target="${xml(edge.target.id)}"`;
    return `    <edge ${ends}>${data("edge", told)}</edge>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(
      ({ name, of, type }) =>
        `  <key id="${ids.get(`${of} ${name}`)}" for="${of}" attr.name="${xml(name)}" attr.type="${type}"/>`,
    ),
    '  <graph edgedefault="undirected">',
    ...nodes,
    ...edges,
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML 1.0; characters that it cannot hold become U+FFFD. */
export function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
