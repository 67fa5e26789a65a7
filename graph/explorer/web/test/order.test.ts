import { describe, expect, it } from "vitest";

import type { Deal } from "../src/data";
import { kindLabel, STATES, type State } from "../src/families";
import { holding, ordered, sumKey, sums, type Key } from "../src/order";
import { sample } from "./sample";

const { deals } = sample();
const keys = {
  date: (deal: Deal): Key => deal.date ?? null,
  title: (deal: Deal): Key => deal.title,
  kind: (deal: Deal): Key => kindLabel(deal.kinds[0] ?? ""),
};
const ids = (column: keyof typeof keys | State, descending: boolean): string[] => {
  const state = STATES.find((one) => one === column);
  const key = state === undefined ? keys[column as keyof typeof keys] : (deal: Deal) => sumKey(deal, state);
  return ordered(deals, key, descending).map((deal) => deal.id);
};

describe("the table's order", () => {
  it("keeps deals without a value last, whichever the direction", () => {
    expect(ids("date", true)).toEqual(["2012", "2000", "supply"]);
    expect(ids("date", false)).toEqual(["2000", "2012", "supply"]);
    expect(ids("committed", true)).toEqual(["2012", "2000", "supply"]);
  });

  it("compares sums only within a currency", () => {
    expect(ids("contingent", true)).toEqual(["2012", "supply", "2000"]);
    expect(ids("contingent", false)).toEqual(["supply", "2012", "2000"]);
  });

  it("sorts words as words", () => {
    expect(ids("title", false)).toEqual(["2012", "supply", "2000"]);
    expect(ids("kind", false)).toEqual(["2000", "2012", "supply"]);
  });

  it("leaves the view's own order alone", () => {
    ids("title", true);
    expect(deals.map((deal) => deal.id)).toEqual(["2012", "2000", "supply"]);
  });
});

it("keeps sums of different states apart", () => {
  expect(sums(deals[0]!, "committed").map((term) => term.value)).toEqual(["$1 million"]);
  expect(sums(deals[0]!, "contingent").map((term) => term.value)).toEqual(["up to $34 million"]);
  expect(sums(deals[0]!, "paid")).toEqual([]);
});

describe("the words that rows are filtered by", () => {
  const titles = (query: string): string[] => holding(deals, query, (deal) => deal.title).map((deal) => deal.id);

  it("are all in the row, in any order and any writing", () => {
    expect(titles("AMGEN immunogen")).toEqual(["2012"]);
    expect(titles("é")).toEqual(deals.map((deal) => deal.id));
    expect(titles("nobody")).toEqual([]);
  });

  it("leave every row where there are none", () => expect(titles("  ")).toHaveLength(3));
});
