// A small page, as Python writes it.

import { readView, readViews, type View, type Views } from "../src/data";

export const WIRE = {
  format: 2,
  title: "Partners",
  sizeMeasure: "degree",
  nodes: [
    {
      id: "immunogen",
      label: "ImmunoGen",
      x: 0,
      y: 0,
      size: 1,
      community: 0,
      aliases: ["Immunogen, Inc."],
      facts: [{ label: "ticker", value: "NASDAQ:IMGN" }],
    },
    { id: "amgen", label: "Amgen", x: 1, y: 0, size: 0.5, community: 0 },
    { id: "__proto__", label: "Hoffmann-La Roche", x: 0, y: 1, size: 0.7 },
  ],
  edges: [
    { id: "a", source: 0, target: 1, deals: [0, 1], kinds: ["license"], directed: true },
    { id: "b", source: 0, target: 2, deals: [2], kinds: ["supply"] },
  ],
  deals: [
    {
      id: "2012",
      title: "ImmunoGen licenses TAP to Amgen",
      kinds: ["license"],
      date: "2012-12-19",
      stage: "phase-1",
      territories: ["Japan"],
      technologies: ["TAP"],
      under: "2000",
      parties: [
        { id: "immunogen", label: "ImmunoGen", role: "licensor" },
        { id: "amgen", label: "Amgen", role: "licensee" },
      ],
      terms: [
        { label: "upfront", value: "$1 million", state: "committed", amount: 1000000, currency: "USD", evidence: [0] },
        {
          label: "milestones",
          value: "up to $34 million",
          state: "contingent",
          amount: 34000000,
          currency: "USD",
          evidence: [0, 1],
        },
        { label: "research funding", disclosure: "withheld" },
      ],
    },
    {
      id: "2000",
      title: "The agreement of 2000",
      kinds: ["collaboration"],
      date: "2000",
      telling: "background",
      parties: [
        { id: "immunogen", label: "ImmunoGen", role: "party" },
        { id: "amgen", label: "Amgen", role: "party" },
      ],
    },
    {
      id: "supply",
      title: "Roche supplies ImmunoGen",
      kinds: ["supply"],
      parties: [
        { id: "__proto__", label: "Roche", role: "supplier" },
        { id: "elsewhere", label: "Not drawn", role: "customer" },
      ],
      terms: [{ label: "total value", value: "EUR 2 million", state: "contingent", amount: 2000000, currency: "EUR" }],
    },
  ],
  evidence: [
    { quote: "pays $1 million", before: "Amgen ", after: " now and may pay more.", release: 0, rule: "upfront" },
    { quote: "may pay more", before: "Amgen pays $1 million now and ", after: ".", release: 0, rule: "milestones" },
  ],
  releases: [{ title: "A licence", date: "2012-12-19", source: "https://example.org/a" }],
};

export function sample(): View {
  return readView(JSON.stringify(WIRE));
}

export function views(): Views {
  return readViews(JSON.stringify(WIRE));
}
