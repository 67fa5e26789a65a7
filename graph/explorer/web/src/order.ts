// Sorting the table of deals.

import type { Deal, Term } from "./data";
import { kindLabel, type State } from "./families";

export type Column = "date" | "title" | "kind" | "telling" | State;

/** The sums of a deal in one state; withheld ones have no state and no place here. */
export function sums(deal: Deal, state: State): Term[] {
  return deal.terms.filter((term) => term.state === state);
}

/** Deals in the order of a column. Deals without a value there come last, whichever the direction. */
export function ordered(deals: readonly Deal[], column: Column, descending: boolean): Deal[] {
  const keyed = deals.map((deal) => ({ deal, key: keyOf(deal, column) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return (a.key === null ? 1 : 0) - (b.key === null ? 1 : 0) || a.deal.place - b.deal.place;
    const order = compare(a.key, b.key);
    return (descending ? -order : order) || a.deal.place - b.deal.place;
  });
  return keyed.map(({ deal }) => deal);
}

type Key = string | readonly [currency: string, amount: number];

function keyOf(deal: Deal, column: Column): Key | null {
  switch (column) {
    case "date":
      return deal.date ?? null;
    case "title":
      return deal.title;
    case "kind":
      return deal.kinds[0] === undefined ? null : kindLabel(deal.kinds[0]);
    case "telling":
      return deal.telling;
    default: {
      const amounts = sums(deal, column).filter((term): term is Term & { amount: number } => term.amount !== undefined);
      const largest = amounts.sort((a, b) => b.amount - a.amount)[0];
      return largest === undefined ? null : [largest.currency ?? "", largest.amount];
    }
  }
}

/** Amounts of one currency by size; different currencies are not compared but grouped by their code. */
function compare(a: Key, b: Key): number {
  if (typeof a === "string" || typeof b === "string")
    return String(a).localeCompare(String(b), "en", { numeric: true });
  return a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1;
}
