import { describe, expect, it } from "vitest";

import { comparison, span } from "../src/comparing";
import type { Node, View } from "../src/data";
import { connection, MOST, tieBetween } from "../src/paths";
import { network } from "./network";

const at = (view: View, name: string): Node => view.nodes.find((node) => node.label === name)!;
const open = (): boolean => true;

function told(view: View, from: string, to: string): { steps: number; total: number; paths: string[] } | null {
  const found = connection(at(view, from), at(view, to), open);
  const paths = found?.paths.map((path) => path.map((node) => node.label).join("")) ?? [];
  return found === null ? null : { steps: found.steps, total: found.total, paths };
}

describe("how two organizations are connected", () => {
  it("is by all shortest paths, whichever way the ties run", () => {
    const square = network("ab", "cb", "ad", "cd", "ax", "xy", "yc");
    expect(told(square, "a", "c")).toEqual({ steps: 2, total: 2, paths: ["abc", "adc"] });
    expect(told(square, "c", "a")?.paths).toEqual(["cba", "cda"]);
    const found = connection(at(square, "a"), at(square, "c"), open)!;
    expect([...found.nodes].map((node) => node.label).sort()).toEqual(["a", "b", "c", "d"]);
    expect(found.edges.size).toBe(4);
  });

  it("takes two ties of the same two as one step", () => {
    expect(told(network("ab", "ba", "bc"), "a", "c")).toEqual({ steps: 2, total: 1, paths: ["abc"] });
  });

  it("is not at all without a chain, and no step from oneself", () => {
    expect(told(network("ab", "cd"), "a", "d")).toBeNull();
    expect(told(network("ab"), "a", "a")).toEqual({ steps: 0, total: 1, paths: ["a"] });
  });

  it("goes over open ties only", () => {
    const view = network("ab", "bc", "ac");
    const direct = tieBetween(at(view, "a"), at(view, "c"));
    expect(connection(at(view, "a"), at(view, "c"), (edge) => edge !== direct)?.steps).toBe(2);
  });

  it("spells out some of very many, and counts all", () => {
    // Ten diamonds in a row: two ways through each.
    const letters = "abcdefghijk";
    const ties = [...letters.slice(0, 10)].flatMap((one, place) => {
      const [next, up, down] = [letters[place + 1]!, String.fromCharCode(65 + place), String.fromCharCode(192 + place)];
      return [one + up, one + down, up + next, down + next];
    });
    const found = connection(at(network(...ties), "a"), at(network(...ties), "k"), open);
    expect(found).toBeNull(); // of two different networks
    const view = network(...ties);
    expect(told(view, "a", "k")).toMatchObject({ steps: 20, total: 1024 });
    expect(told(view, "a", "k")?.paths).toHaveLength(MOST);
  });
});

describe("two companies side by side", () => {
  it("share partners and deals", () => {
    const view = network("ab", "cb", "ad", "cd", "ac", "ax");
    const shared = comparison(at(view, "a"), at(view, "c"));
    expect(shared.partners.map((node) => node.label)).toEqual(["b", "d"]);
    expect(shared.deals.map((deal) => deal.id)).toEqual(["deal 4"]);
  });

  it("tell their years", () => {
    const deal = (date?: string) => ({ date }) as Parameters<typeof span>[0][number];
    expect(span([deal("2012-12-19"), deal(), deal("2000")])).toBe("2000 to 2012");
    expect([span([deal("2000")]), span([])]).toEqual(["2000", ""]);
  });
});
