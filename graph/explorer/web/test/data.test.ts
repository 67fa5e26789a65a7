import { describe, expect, it } from "vitest";

import { latestFirst, mostCentralFirst, otherEnd, readView } from "../src/data";
import { sample, WIRE } from "./sample";

describe("a view read from JSON", () => {
  it("joins edges to their nodes and deals", () => {
    const { nodes, edges, deals } = sample();
    expect(edges[0]?.source).toBe(nodes[0]);
    expect(edges[0]?.deals).toEqual([deals[0], deals[1]]);
    expect(nodes[0]?.edges).toEqual(edges);
    expect(otherEnd(edges[0]!, nodes[1]!)).toBe(nodes[0]);
  });

  it("gives each organization the deals it is a party to, and leaves parties that are not drawn as names", () => {
    const { nodes, deals } = sample();
    expect(nodes[1]?.deals).toEqual([deals[0], deals[1]]);
    expect(deals[2]?.parties.map((party) => party.node?.label)).toEqual(["Hoffmann-La Roche", undefined]);
  });

  it("finds the umbrella deal, and reads a withheld sum as withheld", () => {
    const { deals } = sample();
    expect(deals[0]?.under).toBe(deals[1]);
    expect(deals[0]?.terms.map((term) => term.withheld)).toEqual([false, false, true]);
  });

  it("treats an id called __proto__ like any other", () => {
    const { nodes, deals } = sample();
    expect(nodes[2]?.deals).toEqual([deals[2]]);
    expect(({} as Record<string, unknown>).label).toBeUndefined();
  });

  it("shows characters that would hide or reorder text", () => {
    const hostile = { ...WIRE, title: "safe\u202egnp.exe\u0000" };
    expect(readView(JSON.stringify(hostile)).title).toBe("safe\ufffdgnp.exe\ufffd");
  });

  it("refuses data of another format and places that do not exist", () => {
    expect(() => readView(JSON.stringify({ ...WIRE, format: 1 }))).toThrow("format 2");
    expect(() => readView(JSON.stringify({ ...WIRE, edges: [{ id: "x", source: 0, target: 9 }] }))).toThrow("place 9");
  });
});

describe("orders", () => {
  it("puts the latest deal first and undated ones last", () => {
    expect(latestFirst(sample().deals).map((deal) => deal.id)).toEqual(["2012", "2000", "supply"]);
  });

  it("puts the most central organization first", () => {
    expect(mostCentralFirst(sample().nodes).map((node) => node.label)).toEqual([
      "ImmunoGen",
      "Hoffmann-La Roche",
      "Amgen",
    ]);
  });
});
