// Quotes that stand in the same paragraph are shown once, in that paragraph, each one highlighted.

import type { Evidence, Release } from "./data";

export interface Stretch {
  text: string;
  /** Places of the evidence whose quote covers this stretch; empty where it is only context. */
  evidence: readonly number[];
}

export interface Passage {
  release: Release;
  stretches: readonly Stretch[];
  rules: readonly string[];
}

/** The passages that hold the evidence, in order of first mention. */
export function passages(evidence: readonly Evidence[]): Passage[] {
  const byParagraph = new Map<Release, Map<string, Evidence[]>>();
  const order: Evidence[][] = [];
  for (const one of evidence) {
    const paragraphs = byParagraph.get(one.release) ?? new Map<string, Evidence[]>();
    byParagraph.set(one.release, paragraphs);
    const paragraph = one.before + one.quote + one.after;
    const sharing = paragraphs.get(paragraph);
    if (sharing === undefined) {
      const first = [one];
      paragraphs.set(paragraph, first);
      order.push(first);
    } else if (!sharing.includes(one)) sharing.push(one);
  }
  return order.map((sharing) => ({
    release: (sharing[0] as Evidence).release,
    stretches: stretches(sharing),
    rules: [...new Set(sharing.map((one) => one.rule).filter(Boolean))],
  }));
}

/** One paragraph cut wherever a quote begins or ends, so that overlapping quotes keep their own marks. */
export function stretches(sharing: readonly Evidence[]): Stretch[] {
  const first = sharing[0];
  if (first === undefined) return [];
  const paragraph = first.before + first.quote + first.after;
  const ranges = sharing.map((one) => ({
    place: one.place,
    start: one.before.length,
    end: one.before.length + one.quote.length,
  }));
  const cuts = [...new Set([0, paragraph.length, ...ranges.flatMap((range) => [range.start, range.end])])].sort(
    (a, b) => a - b,
  );
  const found: Stretch[] = [];
  for (let index = 1; index < cuts.length; index++) {
    const [start, end] = [cuts[index - 1] as number, cuts[index] as number];
    const covering = ranges.filter((range) => range.start <= start && end <= range.end).map((range) => range.place);
    found.push({ text: paragraph.slice(start, end), evidence: covering });
  }
  return found;
}
