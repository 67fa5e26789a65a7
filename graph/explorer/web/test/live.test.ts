import { expect, it } from "vitest";

import { viewsOf } from "../src/data";
import { merge } from "../src/live";
import type { Wire } from "../src/wire";
import { WIRE } from "./sample";

it("adds a part whose places are its own, and keeps what is known where it is", () => {
  const whole = structuredClone(WIRE) as unknown as Wire;
  const part: Wire = {
    format: 2,
    title: "",
    sizeMeasure: "degree",
    nodes: [
      { id: "amgen", label: "Amgen", x: 5, y: 5, size: 0.5, facts: [{ label: "ticker", value: "AMGN", evidence: [0] }] },
      { id: "abgenix", label: "Abgenix", x: 6, y: 5, size: 0.1 },
    ],
    edges: [{ source: 1, target: 0, deals: [0], kinds: ["acquisition"] }],
    deals: [
      {
        id: "2006",
        title: "Amgen acquires Abgenix",
        kinds: ["acquisition"],
        parties: [
          { node: 1, role: "acquired" },
          { node: 0, role: "acquirer" },
        ],
        evidence: [0],
      },
    ],
    evidence: [{ quote: "takes over Abgenix", release: 0 }],
    releases: [{ title: "A purchase" }],
  };
  merge(whole, part);
  const { announced: view } = viewsOf(whole);
  const [abgenix, amgen] = [view.nodes[3]!, view.nodes[1]!];
  // It stands beside Amgen as it did in the part, and Amgen stays.
  expect([amgen.x, amgen.y, abgenix.x, abgenix.y]).toEqual([1, 0, 2, 0]);
  expect(amgen.facts[0]?.evidence[0]?.quote).toBe("takes over Abgenix");
  const deal = view.deals[3]!;
  expect(deal.parties.map((party) => [party.label, party.role, party.node])).toEqual([
    ["Abgenix", "acquired", abgenix],
    ["Amgen", "acquirer", amgen],
  ]);
  expect(deal.evidence[0]?.release.title).toBe("A purchase");
  expect([view.edges[2]!.source, view.edges[2]!.target]).toEqual([abgenix, amgen]);
  merge(whole, part);
  expect(viewsOf(whole).announced.edges).toHaveLength(3);
});
