// The state of the page as the part of its address after "#", and back. What a link names that is not there is ignored.

import type { Edge, Node, View, Views } from "./data";
import { STATES } from "./families";
import { FACET_NAMES, NO_FILTERS, type Facet, type Filters, type Range } from "./filters";
import { measuresOf } from "./measures";
import type { Camera } from "./scene";
import { initial, TABS, type Selection, type State, type Tab } from "./state";

export interface Linked {
  state: State;
  /** Where the drawing looks; null for all of it. */
  camera: Camera | null;
}

const FACET_KEYS: Readonly<Record<Facet, string>> = {
  kinds: "kind",
  telling: "told",
  stages: "stage",
  territories: "place",
  technologies: "tech",
};
const MOST_STEPS = 9;

/** The state as text for an address; empty for the page as it opens. */
export function encode({ state, camera }: Linked): string {
  const { view, filters, selection, around } = state;
  const link = new URLSearchParams();
  const [nodes, deals] = [baseOf(view.nodes), baseOf(view.deals)];
  const name = (node: Node | null): string => (node === null ? "" : node.id.slice(nodes.length));

  if (view.naming !== "announced") link.set("view", view.naming);
  if (state.tab !== "network") link.set("tab", state.tab);
  if (state.measure !== view.sizeMeasure) link.set("size", state.measure);
  if (state.colour !== "community") link.set("colour", state.colour);
  for (const facet of FACET_NAMES)
    for (const value of filters.facets[facet]) link.append(FACET_KEYS[facet], value);
  if (filters.years !== null) link.set("years", filters.years.join("-"));
  if (filters.currency !== NO_FILTERS.currency) link.set("currency", filters.currency);
  for (const money of STATES) {
    const range = filters.money[money];
    if (range !== undefined && (range.from ?? range.to) !== null) link.set(money, `${range.from ?? ""}-${range.to ?? ""}`);
  }
  if (filters.confidence > 0) link.set("confidence", String(filters.confidence));
  if (filters.degree > 0) link.set("partners", String(filters.degree));
  if (around !== null) link.set("around", `${around.steps} ${name(around.node)}`);
  switch (selection?.kind) {
    case "node":
      link.set("organization", name(selection.node));
      break;
    case "edge":
      link.append("tie", name(selection.edge.source));
      link.append("tie", name(selection.edge.target));
      break;
    case "deal":
      link.set("deal", selection.deal.id.slice(deals.length));
      break;
    case "path":
    case "compare":
      link.append(selection.kind, name(selection.from));
      link.append(selection.kind, name(selection.to));
      break;
  }
  for (const [id, { x, y }] of state.moved) link.append("at", `${short(x)} ${short(y)} ${id.slice(nodes.length)}`);
  if (camera !== null) link.set("camera", [camera.x, camera.y, camera.ratio].map(short).join(" "));
  return link.toString();
}

/** The state that a link asks for. */
export function decode(text: string, views: Views): Linked {
  const link = new URLSearchParams(text.replace(/^#/, ""));
  const view = link.get("view") === "owned" && views.owned !== null ? views.owned : views.announced;
  const state = initial(view);
  const base = baseOf(view.nodes);
  const byName = new Map(view.nodes.map((node) => [node.id.slice(base.length), node]));
  const node = (name: string | undefined): Node | null => byName.get(name ?? "") ?? null;

  const tab = link.get("tab") as Tab;
  if (TABS.includes(tab)) state.tab = tab;
  const measure = link.get("size");
  if (measure !== null && measuresOf(view).includes(measure)) state.measure = measure;
  if (link.get("colour") === "kind") state.colour = "kind";
  state.filters = filtersOf(link);
  const around = /^(\d) (.*)$/s.exec(link.get("around") ?? "");
  const centre = node(around?.[2]);
  const steps = Number(around?.[1]);
  if (centre !== null && steps >= 1 && steps <= MOST_STEPS) state.around = { node: centre, steps };
  state.selection = selectionOf(link, view, node);
  state.moved = new Map(
    link.getAll("at").flatMap((told) => {
      const [, x, y, name] = /^(\S+) (\S+) (.*)$/s.exec(told) ?? [];
      const moved = node(name);
      const place = { x: Number(x), y: Number(y) };
      return moved !== null && Number.isFinite(place.x) && Number.isFinite(place.y) ? [[moved.id, place]] : [];
    }),
  );
  return { state, camera: cameraOf(link.get("camera")) };
}

function filtersOf(link: URLSearchParams): Filters {
  const facets = Object.fromEntries(
    FACET_NAMES.map((facet) => [facet, new Set(link.getAll(FACET_KEYS[facet]))]),
  ) as unknown as Filters["facets"];
  const years = /^(\d{4})-(\d{4})$/.exec(link.get("years") ?? "");
  const money: Partial<Record<(typeof STATES)[number], Range>> = {};
  for (const state of STATES) {
    const range = /^([\d.]*)-([\d.]*)$/.exec(link.get(state) ?? "");
    if (range !== null && range[0] !== "-") money[state] = { from: numberOf(range[1]), to: numberOf(range[2]) };
  }
  const degree = numberOf(link.get("partners"));
  return {
    facets,
    years: years === null ? null : [Number(years[1]), Number(years[2])],
    currency: /^[A-Z]{3}$/.exec(link.get("currency") ?? "")?.[0] ?? NO_FILTERS.currency,
    money,
    confidence: Math.min(1, numberOf(link.get("confidence")) ?? 0),
    degree: degree === null ? 0 : Math.round(degree),
  };
}

function selectionOf(link: URLSearchParams, view: View, node: (name?: string) => Node | null): Selection | null {
  for (const kind of ["path", "compare"] as const) {
    const [from, to] = link.getAll(kind);
    if (from !== undefined) return { kind, from: node(from), to: node(to) };
  }
  const deals = baseOf(view.deals);
  const deal = view.deals.find((one) => one.id.slice(deals.length) === link.get("deal"));
  if (deal !== undefined) return { kind: "deal", deal };
  const chosen = node(link.get("organization") ?? undefined);
  if (chosen !== null) return { kind: "node", node: chosen };
  const [source, target] = link.getAll("tie").map((name) => node(name));
  const edge = view.edges.find((one: Edge) => one.source === source && one.target === target);
  return edge === undefined ? null : { kind: "edge", edge };
}

function cameraOf(text: string | null): Camera | null {
  const [x, y, ratio] = (text ?? "").split(" ").map(Number);
  if (x === undefined || y === undefined || ratio === undefined) return null;
  return [x, y, ratio].every(Number.isFinite) && ratio > 0 ? { x, y, ratio } : null;
}

/** What all ids begin with, up to a "/": it need not stand in every link. */
function baseOf(things: readonly { id: string }[]): string {
  let base = things[0]?.id ?? "";
  for (const { id } of things) while (!id.startsWith(base)) base = base.slice(0, -1);
  return base.slice(0, base.lastIndexOf("/") + 1);
}

function numberOf(text: string | null | undefined): number | null {
  const number = Number(text || Number.NaN);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function short(number: number): string {
  return String(Number(number.toFixed(4)));
}
