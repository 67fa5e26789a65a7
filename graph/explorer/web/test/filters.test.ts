import { describe, expect, it } from "vitest";

import { active, counts, currencies, histogram, NO_FILTERS, NONE, shown, sumsOf, type Filters } from "../src/filters";
import { sample } from "./sample";

const view = sample();
const [immunogen, amgen, roche] = view.nodes;

function left(change: Partial<Filters>): string[] {
  return [...shown(view, { ...NO_FILTERS, ...change }, null).deals].map((deal) => deal.id);
}

const facets = (wanted: Partial<Record<keyof Filters["facets"], string[]>>): Partial<Filters> => ({
  facets: {
    ...NO_FILTERS.facets,
    ...Object.fromEntries(Object.entries(wanted).map(([facet, values]) => [facet, new Set(values)])),
  },
});

describe("filters", () => {
  it("keep everything where none is set, organizations without ties included", () => {
    const all = shown(view, NO_FILTERS, null);
    expect([all.deals.size, all.nodes.size, all.edges.size]).toEqual([3, 3, 2]);
    expect(active(NO_FILTERS)).toBe(0);
  });

  it("want one of the values of a facet, and all facets", () => {
    expect(left(facets({ kinds: ["license", "supply"] }))).toEqual(["2012", "supply"]);
    expect(left(facets({ kinds: ["license"], telling: ["background"] }))).toEqual([]);
    expect(left(facets({ territories: ["Japan"] }))).toEqual(["2012"]);
    expect(left(facets({ stages: [NONE] }))).toEqual(["2000", "supply"]);
    expect(left(facets({ kinds: ["__proto__"] }))).toEqual([]);
  });

  it("know years, and no deal without a date is in any", () => {
    expect(left({ years: [2000, 2011] })).toEqual(["2000"]);
    expect(left({ years: [1900, 2100] })).toEqual(["2012", "2000"]);
  });

  it("compare sums within a state and a currency only", () => {
    const from = (state: string, millions: number, currency = "USD"): Partial<Filters> => ({
      currency,
      money: { [state]: { from: millions * 1e6, to: null } },
    });
    expect(left(from("contingent", 30))).toEqual(["2012"]);
    expect(left(from("committed", 30))).toEqual([]);
    expect(left(from("contingent", 2, "EUR"))).toEqual(["supply"]);
    // An upfront of 1 and milestones of 34 are no sum of 35.
    expect(left(from("contingent", 35))).toEqual([]);
    expect(left({ money: { paid: { from: null, to: null } } })).toHaveLength(3);
  });

  it("take ties and organizations with their deals, and count partners in what is left", () => {
    const licenses = shown(view, { ...NO_FILTERS, ...facets({ kinds: ["license"] }) }, null);
    expect(licenses.nodes).toEqual(new Set([immunogen, amgen]));
    expect([...licenses.edges.values()].map((deals) => deals.map((deal) => deal.id))).toEqual([["2012"]]);
    expect(shown(view, { ...NO_FILTERS, degree: 2 }, null).nodes).toEqual(new Set([immunogen]));
  });

  it("count what each value would show beside what else is wanted", () => {
    const wanted = { ...NO_FILTERS, ...facets({ kinds: ["license"], telling: ["news"] }) };
    expect(counts(view, wanted, "kinds")).toEqual(new Map([["license", 1], ["collaboration", 0], ["supply", 1]]));
    expect(counts(view, wanted, "telling")).toEqual(new Map([["news", 1], ["background", 0]]));
  });

  it("show the neighbourhood step by step", () => {
    const around = (steps: number): number => shown(view, NO_FILTERS, { node: amgen!, steps }).nodes.size;
    expect([around(1), around(2), around(3)]).toEqual([2, 3, 3]);
    expect(shown(view, NO_FILTERS, { node: roche!, steps: 1 }).deals.size).toBe(3);
  });
});

it("tells the years between the first and the last, empty ones too", () => {
  const years = histogram(view, NO_FILTERS);
  expect(years).toHaveLength(13);
  expect([years[0], years[1], years[12]]).toEqual([
    { year: 2000, deals: 1, all: 1 },
    { year: 2001, deals: 0, all: 0 },
    { year: 2012, deals: 1, all: 1 },
  ]);
});

it("knows the sums and currencies that there are", () => {
  expect(currencies(view)).toEqual(["USD", "EUR"]);
  expect(sumsOf(view, NO_FILTERS, "contingent")).toEqual({ deals: 1, least: 34e6, most: 34e6 });
  expect(sumsOf(view, NO_FILTERS, "paid")).toBeNull();
});
