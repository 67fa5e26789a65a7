// Kinds of deal, told apart on screen by colour and by dash, so that no reader depends on colour alone.

export interface Family {
  id: string;
  label: string;
  kinds: readonly string[];
  /** Length of a dash and of the gap after it, in pixels; a gap of 0 is a solid line. */
  dash: readonly [number, number];
}

export const FAMILIES: readonly Family[] = [
  { id: "licence", label: "License, option", kinds: ["license", "option"], dash: [1, 0] },
  {
    id: "collaboration",
    label: "Collaboration, joint venture",
    kinds: ["collaboration", "co-promotion", "joint-venture"],
    dash: [12, 4],
  },
  { id: "acquisition", label: "Acquisition, asset purchase", kinds: ["acquisition", "asset-purchase"], dash: [1, 0] },
  { id: "supply", label: "Supply, distribution", kinds: ["supply", "distribution"], dash: [6, 5] },
  {
    id: "finance",
    label: "Equity, royalty financing",
    kinds: ["equity-investment", "royalty-financing"],
    dash: [3, 4],
  },
  { id: "other", label: "Settlement, other", kinds: ["settlement"], dash: [2, 7] },
];

const BY_KIND = new Map(FAMILIES.flatMap((family) => family.kinds.map((kind) => [kind, family] as const)));
const OTHER = FAMILIES[FAMILIES.length - 1] as Family;

/** The family of a kind of deal; kinds this page has never heard of belong to the last one. */
export function familyOf(kind: string | undefined): Family {
  return BY_KIND.get(kind ?? "") ?? OTHER;
}

/** A code as words: "co-promotion" stays, "equity-investment" becomes "equity investment". */
export function kindLabel(kind: string): string {
  return kind.startsWith("co-") ? kind : kind.replaceAll("-", " ");
}

export const STATES = ["paid", "committed", "contingent", "headline"] as const;
export type State = (typeof STATES)[number];

export const STATE_LABELS: Readonly<Record<State, string>> = {
  paid: "Paid",
  committed: "Committed",
  contingent: "Contingent",
  headline: "Headline",
};

export const STATE_MEANINGS: Readonly<Record<State, string>> = {
  paid: "a source says that it was paid",
  committed: "firmly owed, not yet said to be paid",
  contingent: "owed only if something happens",
  headline: "a total as announced; never added to anything",
};
