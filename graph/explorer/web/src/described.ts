// What is shown, in one line: for pictures and for the words above the drawing.

import { kindLabel, STATE_LABELS, STATES } from "./families";
import { FACET_NAMES, NONE } from "./filters";
import type { Store } from "./state";
import { compactSum, count } from "./text";

/** "31 organizations, 30 ties, 33 deals; license, option; 2005 to 2012". */
export function described(store: Store): string {
  const { filters, view, around } = store.state;
  const { shown } = store;
  const numbers = [
    count(shown.nodes.size, "organization"),
    count(shown.edges.size, "tie"),
    count(shown.deals.size, "deal"),
  ].join(", ");
  const facets = FACET_NAMES.filter((facet) => filters.facets[facet].size > 0).map((facet) =>
    [...filters.facets[facet]].map((value) => (value === NONE ? "not said" : kindLabel(value))).join(" or "),
  );
  const sums = STATES.flatMap((state) => {
    const { from = null, to = null } = filters.money[state] ?? {};
    if (from === null && to === null) return [];
    const bounds = [from === null ? "" : `from ${compactSum(from)}`, to === null ? "" : `to ${compactSum(to)}`];
    return [`${STATE_LABELS[state].toLowerCase()} ${bounds.filter(Boolean).join(" ")} ${filters.currency}`];
  });
  return [
    numbers,
    view.naming === "owned" ? "as owned today" : "",
    ...facets,
    filters.years === null ? "" : filters.years[0] === filters.years[1] ? String(filters.years[0]) : filters.years.join(" to "),
    ...sums,
    filters.confidence > 0 ? `confidence at least ${Math.round(filters.confidence * 100)} %` : "",
    filters.degree > 0 ? `at least ${count(filters.degree, "partner")}` : "",
    around === null ? "" : `${count(around.steps, "step")} around ${around.node.label}`,
  ]
    .filter(Boolean)
    .join("; ");
}
