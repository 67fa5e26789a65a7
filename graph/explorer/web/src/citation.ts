// A sentence of a release as one cites it.

import type { Deal, Evidence, Release } from "./data";
import { longDate, webAddress } from "./text";

/** “Words.” Title, date. Address; with the identifier of what they say, where it has one. */
export function citation(evidence: Evidence, about?: string): string {
  return [`“${evidence.quote.replace(/\s+/g, " ").trim()}”`, place(evidence.release), about ?? ""]
    .filter(Boolean)
    .join(" ");
}

/** All releases that tell a deal, one line for each. */
export function dealCitation(deal: Deal, evidence: readonly Evidence[]): string {
  const releases = [...new Set(evidence.map((one) => one.release))];
  return [`${deal.title}${deal.date === undefined ? "" : `, ${longDate(deal.date)}`}. ${deal.id}`, ...releases.map(place)].join(
    "\n",
  );
}

function place(release: Release): string {
  const address = webAddress(release.source) ?? "";
  const named = [release.title || "Untitled release", longDate(release.date)].filter(Boolean).join(", ");
  return `${named}.${address === "" ? "" : ` ${address}`}`;
}
