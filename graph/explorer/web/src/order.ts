// Sorting and filtering rows of a table.

import type { Deal, Term } from "./data";
import type { State } from "./families";
import { fold } from "./text";

/** What a row is sorted by: words, a number, or an amount with its currency; null where it has no value. */
export type Key = string | number | readonly [currency: string, amount: number] | null;

/** The sums of a deal in one state; withheld ones have no state and no place here. */
export function sums(deal: Deal, state: State): Term[] {
  return deal.terms.filter((term) => term.state === state);
}

/** The largest sum of a deal in one state. */
export function sumKey(deal: Deal, state: State): Key {
  const amounts = sums(deal, state).filter((term): term is Term & { amount: number } => term.amount !== undefined);
  const largest = amounts.sort((a, b) => b.amount - a.amount)[0];
  return largest === undefined ? null : [largest.currency ?? "", largest.amount];
}

/** Rows in the order of their keys. Rows without a value come last, whichever the direction; equal ones stay. */
export function ordered<Row>(rows: readonly Row[], keyOf: (row: Row) => Key, descending: boolean): Row[] {
  const keyed = rows.map((row, place) => ({ row, place, key: keyOf(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return (a.key === null ? 1 : 0) - (b.key === null ? 1 : 0) || a.place - b.place;
    const order = compare(a.key, b.key);
    return (descending ? -order : order) || a.place - b.place;
  });
  return keyed.map(({ row }) => row);
}

/** The rows whose text holds every word of the query, as search compares them. */
export function holding<Row>(rows: readonly Row[], query: string, textOf: (row: Row) => string): readonly Row[] {
  const wanted = fold(query).split(" ").filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = fold(textOf(row));
    return wanted.every((word) => text.includes(word));
  });
}

/** Amounts of one currency by size; different currencies are not compared but grouped by their code. */
function compare(a: NonNullable<Key>, b: NonNullable<Key>): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "object" && typeof b === "object") return a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}
