// Networks of nothing but ties, for what is reckoned on them.

import { readView, type View } from "../src/data";

/** A view of the ties given as "ab": from a to b, one deal each. */
export function network(...ties: string[]): View {
  const names = [...new Set(ties.flatMap((tie) => [...tie]))].sort();
  return readView(
    JSON.stringify({
      format: 2,
      title: "",
      sizeMeasure: "degree",
      nodes: names.map((name, place) => ({ id: name, label: name, x: place, y: 0, size: 0.5 })),
      edges: ties.map((tie, place) => ({
        id: `${tie}${place}`,
        source: names.indexOf(tie[0]!),
        target: names.indexOf(tie[1]!),
        deals: [place],
      })),
      deals: ties.map((tie, place) => ({
        id: `deal ${place}`,
        parties: [...tie].map((name) => ({ id: name, label: name, role: "party" })),
      })),
      evidence: [],
      releases: [],
    }),
  );
}
