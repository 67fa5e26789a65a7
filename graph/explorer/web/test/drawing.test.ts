import { describe, expect, it } from "vitest";

import { FAMILIES, familyOf, kindLabel } from "../src/families";
import { placeLabels, type Candidate } from "../src/labels";
import { lineStrength, lineWidth, mixed, nodeRadius } from "../src/sizes";
import { focusOf, Store } from "../src/state";
import { views } from "./sample";

const SCREEN = { width: 800, height: 600 };

function dot(key: number, x: number, y: number, more: Partial<Candidate> = {}): Candidate {
  return { key, x, y, radius: 8, width: 80, height: 16, wanted: false, lean: 0, ...more };
}

describe("names in the drawing", () => {
  it("never lie upon one another, however crowded the picture", () => {
    const crowd = Array.from({ length: 400 }, (_, key) =>
      dot(key, (key * 37) % 800, (key * 91) % 600, { wanted: key % 7 === 0 }),
    );
    const placed = placeLabels(crowd, SCREEN, 160);
    expect(placed.length).toBeGreaterThan(20);
    for (const a of placed) {
      for (const b of placed) {
        if (a.key < b.key) expect(Math.abs(a.x - b.x) >= 80 || Math.abs(a.y - b.y) >= 16).toBe(true);
      }
    }
  });

  it("stay inside the screen", () => {
    const [name] = placeLabels([dot(0, 795, 300)], SCREEN, 10);
    expect(name!.x + 80).toBeLessThanOrEqual(795);
    expect(placeLabels([dot(0, 400, 300, { width: 900 })], SCREEN, 10)).toEqual([]);
  });

  it("go to the side that the lines leave free", () => {
    expect(placeLabels([dot(0, 400, 300, { lean: -1 })], SCREEN, 10)[0]!.x).toBeGreaterThan(400);
    expect(placeLabels([dot(0, 400, 300, { lean: 1 })], SCREEN, 10)[0]!.x).toBeLessThan(400);
  });

  it("that were asked for come first, the others in order", () => {
    const stacked = [dot(0, 400, 300), dot(1, 400, 300), dot(2, 400, 300, { wanted: true })];
    expect(placeLabels(stacked, SCREEN, 1).map((name) => name.key)).toEqual([2]);
    expect(placeLabels([dot(0, 100, 100), dot(1, 500, 500)], SCREEN, 1).map((name) => name.key)).toEqual([0]);
  });
});

describe("kinds of deal", () => {
  it("each belong to one family, and unknown ones to the last", () => {
    const kinds = FAMILIES.flatMap((family) => family.kinds);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(familyOf("acquisition").id).toBe("acquisition");
    expect([familyOf("barter").id, familyOf("__proto__").id, familyOf(undefined).id]).toEqual([
      "other",
      "other",
      "other",
    ]);
  });

  it("read as words", () => {
    expect([kindLabel("equity-investment"), kindLabel("co-promotion"), kindLabel("license")]).toEqual([
      "equity investment",
      "co-promotion",
      "license",
    ]);
  });
});

describe("sizes", () => {
  it("grow with what they stand for and shrink in a crowd", () => {
    expect(nodeRadius(1, 10)).toBeGreaterThan(nodeRadius(0, 10));
    expect(nodeRadius(1, 10)).toBeGreaterThan(nodeRadius(1, 5000));
    expect(nodeRadius(7, 10)).toBe(nodeRadius(1, 10));
    expect(lineWidth(4, 4, 10)).toBeGreaterThan(lineWidth(1, 4, 10));
    expect(lineWidth(1, 1, 10)).toBeGreaterThan(lineWidth(1, 1, 60000));
  });
});

describe("lines", () => {
  it("grow fainter the more there are", () => {
    expect(lineStrength(12)).toBe(1);
    expect(lineStrength(1000)).toBeLessThan(1);
    expect(lineStrength(1_000_000)).toBe(0.25);
  });

  it("fade into the background", () => {
    expect([1, 0.5, 0].map((share) => mixed("#000000", "#ff8040", share))).toEqual(["#000000", "#804020", "#ff8040"]);
    expect(mixed("red", "#ffffff", 0.5)).toBe("red");
  });
});

describe("what is in focus", () => {
  const store = new Store(views());
  const { nodes, edges, deals } = store.state.view;

  it("is a node with its neighbours, an edge with its ends, a deal with its parties", () => {
    expect(focusOf({ kind: "node", node: nodes[1]! }, store)).toEqual({
      nodes: new Set([nodes[1], nodes[0]]),
      edges: new Set([edges[0]]),
    });
    expect(focusOf({ kind: "edge", edge: edges[1]! }, store)).toEqual({
      nodes: new Set([nodes[0], nodes[2]]),
      edges: new Set([edges[1]]),
    });
    expect(focusOf({ kind: "deal", deal: deals[0]! }, store)).toEqual({
      nodes: new Set([nodes[0], nodes[1]]),
      edges: new Set([edges[0]]),
    });
    expect(focusOf(null, store)).toBeNull();
  });

  it("can be left the way one came", () => {
    const store = new Store(views());
    store.select({ kind: "node", node: nodes[0]! }, true);
    store.select({ kind: "edge", edge: edges[0]! }, false);
    store.back();
    expect(store.state.selection).toEqual({ kind: "node", node: nodes[0] });
    store.back();
    expect(store.state.selection).toBeNull();
  });
});
