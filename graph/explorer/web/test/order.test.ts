import { describe, expect, it } from "vitest";

import { ordered, sums, type Column } from "../src/order";
import { sample } from "./sample";

const { deals } = sample();
const ids = (column: Column, descending: boolean): string[] =>
  ordered(deals, column, descending).map((deal) => deal.id);

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
