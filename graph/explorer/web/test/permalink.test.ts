import { describe, expect, it } from "vitest";

import { NO_FILTERS } from "../src/filters";
import { decode, encode } from "../src/permalink";
import { initial, Store, type State } from "../src/state";
import { views } from "./sample";

const all = views();
const { announced: view } = all;
const [immunogen, amgen, roche] = view.nodes;
const camera = { x: 0.25, y: 0.75, ratio: 0.5 };
const again = (change: Partial<State>): State => decode(encode({ state: { ...initial(view), ...change }, camera: null }), all).state;

describe("a link", () => {
  it("is empty for the page as it opens", () => expect(encode({ state: initial(view), camera: null })).toBe(""));

  it("holds everything that the reader sees", () => {
    const state: State = {
      ...initial(view),
      tab: "ties",
      colour: "kind",
      selection: { kind: "path", from: immunogen!, to: roche! },
      filters: {
        facets: { ...NO_FILTERS.facets, kinds: new Set(["license", "supply & more"]), territories: new Set(["", "Japan"]) },
        years: [2000, 2012],
        currency: "EUR",
        money: { paid: { from: 1e6, to: null }, contingent: { from: null, to: 5e6 } },
        confidence: 0.85,
        degree: 3,
      },
      around: { node: amgen!, steps: 2 },
      moved: new Map([["amgen", { x: 1.5, y: -2 }]]),
    };
    expect(decode("#" + encode({ state, camera }), all)).toEqual({ state, camera });
  });

  it("holds each kind of selection", () => {
    for (const selection of [
      { kind: "node", node: roche! },
      { kind: "edge", edge: view.edges[1]! },
      { kind: "deal", deal: view.deals[1]! },
      { kind: "compare", from: amgen!, to: null },
    ] as const)
      expect(again({ selection }).selection).toEqual(selection);
  });

  it.each([
    "organization=nobody",
    "deal=__proto__&tie=a",
    "tab=constructor&size=toString&colour=red",
    "years=2012&paid=-&confidence=x&partners=-2",
    "around=0 amgen",
    "around=2 nobody",
    "at=NaN 1 amgen",
    "view=owned",
    "%E0%A4%A",
  ])("that names what is not there is the page as it opens: %s", (text) => {
    expect(decode(text, all)).toEqual({ state: initial(view), camera: null });
  });

  it.each(["", "0 0", "0 0 0", "0 0 -1", "a b c", "0 0 Infinity"])("with a camera that is none shows all: %s", (text) => {
    expect(decode(`camera=${text}`, all).camera).toBeNull();
  });
});

describe("steps", () => {
  it("are taken back and again, and a new one forgets those that were taken back", () => {
    const store = new Store(all);
    store.select({ kind: "node", node: amgen! }, false);
    store.update({ tab: "deals" });
    store.undo();
    expect([store.state.tab, store.state.selection?.kind, store.canRedo]).toEqual(["network", "node", true]);
    store.undo();
    expect([store.state.selection, store.canUndo]).toEqual([null, false]);
    store.undo();
    store.redo();
    expect(store.state.selection?.kind).toBe("node");
    store.update({ colour: "kind" });
    expect(store.canRedo).toBe(false);
  });

  it("of one gesture are one", () => {
    const store = new Store(all);
    for (const degree of [1, 2, 3]) store.update({ filters: { ...NO_FILTERS, degree } }, "degree");
    store.undo();
    expect(store.state.filters).toBe(NO_FILTERS);
  });
});
