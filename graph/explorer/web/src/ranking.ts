// Search as you type: organizations by name, alias or known fact, deals by title.

import type { Deal, Node, View } from "./data";
import { fold } from "./text";

export type Hit = { kind: "node"; node: Node; matched: string } | { kind: "deal"; deal: Deal; matched: string };

interface Entry {
  hit: Hit;
  folded: string;
  /** Taken from the score: names come before aliases and facts, organizations before the deals that mention them. */
  handicap: number;
  size: number;
}

// A name of 100 kB is still found by how it begins.
const LONGEST = 400;

export class SearchIndex {
  private readonly entries: Entry[] = [];

  constructor(view: View) {
    for (const node of view.nodes) {
      this.add({ kind: "node", node, matched: node.label }, 0, node.size);
      for (const alias of node.aliases) this.add({ kind: "node", node, matched: alias }, 0.2, node.size);
      for (const fact of node.facts) this.add({ kind: "node", node, matched: fact.value }, 0.4, node.size);
    }
    for (const deal of view.deals) {
      this.add({ kind: "deal", deal, matched: deal.title }, 1.5, 0);
      for (const technology of deal.technologies)
        this.add({ kind: "deal", deal, matched: `technology: ${technology}` }, 2, 0);
      for (const term of deal.terms) {
        if (term.state === undefined && term.value)
          this.add({ kind: "deal", deal, matched: `${term.label}: ${term.value}` }, 2, 0);
      }
    }
    // Sorted once, so that no search has to: within a score the order is already right.
    this.entries.sort((a, b) => b.size - a.size || (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
  }

  /** At most `most` hits, the best first; a node or deal is listed once, for its best match. `kind` asks for one only. */
  find(query: string, most: number, kind?: Hit["kind"]): Hit[] {
    const words = fold(query).split(" ").filter(Boolean);
    if (words.length === 0) return [];
    const byScore = new Map<number, Entry[]>();
    for (const entry of this.entries) {
      if (kind !== undefined && entry.hit.kind !== kind) continue;
      const rated = rate(entry.folded, words);
      if (rated === 0) continue;
      const score = rated - entry.handicap;
      const equal = byScore.get(score);
      if (equal === undefined) byScore.set(score, [entry]);
      else equal.push(entry);
    }
    const seen = new Set<Node | Deal>();
    const hits: Hit[] = [];
    for (const score of [...byScore.keys()].sort((a, b) => b - a)) {
      for (const { hit } of byScore.get(score) ?? []) {
        const thing = hit.kind === "node" ? hit.node : hit.deal;
        if (seen.has(thing)) continue;
        seen.add(thing);
        hits.push(hit);
        if (hits.length === most) return hits;
      }
    }
    return hits;
  }

  private add(hit: Hit, handicap: number, size: number): void {
    this.entries.push({ hit, folded: fold(hit.matched.slice(0, LONGEST)), handicap, size });
  }
}

/** 0 unless every word occurs; 5 for the whole text, 4 for its beginning, 3 where each word begins one, else 1. */
function rate(text: string, words: readonly string[]): number {
  if (!words.every((word) => text.includes(word))) return 0;
  const query = words.join(" ");
  if (text === query) return 5;
  if (text.startsWith(query)) return 4;
  return words.every((word) => startsWord(text, word)) ? 3 : 1;
}

function startsWord(text: string, word: string): boolean {
  for (let place = text.indexOf(word); place >= 0; place = text.indexOf(word, place + 1)) {
    if (place === 0 || !/[\p{L}\p{N}]/u.test(text[place - 1] as string)) return true;
  }
  return false;
}
