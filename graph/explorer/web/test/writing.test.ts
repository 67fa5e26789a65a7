import { describe, expect, it } from "vitest";

import { citation, dealCitation } from "../src/citation";
import { csv } from "../src/csv";
import { NO_FILTERS, shown } from "../src/filters";
import { graphml, xml } from "../src/graphml";
import { picture } from "../src/picture";
import { dealQuery, eventQuery, factQuery, termQuery } from "../src/sparql";
import { sample } from "./sample";

const view = sample();
const deal = view.deals[0]!;

describe("CSV", () => {
  const column = [{ label: "Name", text: (row: string) => row }];
  const cell = (text: string): string => csv(column, [text]).slice("Name\r\n".length, -2);

  it("quotes what would break a line or a column", () => {
    expect([cell("plain"), cell('a, "b"'), cell("a\nb")]).toEqual(["plain", '"a, ""b"""', '"a\nb"']);
  });

  it("runs nothing in a spreadsheet, and leaves numbers alone", () => {
    expect([cell("=1+1"), cell("@SUM(A1)"), cell("+cmd|x"), cell("-2.5"), cell("+1,000")]).toEqual([
      "'=1+1",
      "'@SUM(A1)",
      "'+cmd|x",
      "-2.5",
      '"+1,000"',
    ]);
  });
});

describe("GraphML", () => {
  const text = graphml(view, shown(view, NO_FILTERS, null), new Map([["amgen", { x: 9, y: 8 }]]));

  it("names every key that its data use, and holds places that the reader has chosen", () => {
    const keys = new Set([...text.matchAll(/<key id="(\w+)"/g)].map((found) => found[1]));
    const used = new Set([...text.matchAll(/<data key="(\w+)"/g)].map((found) => found[1]));
    expect([...used].filter((key) => !keys.has(key))).toEqual([]);
    expect(text).toMatch(/<node id="amgen">.*>9<.*>8</);
    expect(text.match(/<edge /g)).toHaveLength(2);
  });

  it("is XML whatever the names hold", () => {
    expect(xml('<a & "b">\u0000\ud800')).toBe("&lt;a &amp; &quot;b&quot;&gt;\ufffd\ufffd");
    expect(text).toContain('source="immunogen" target="__proto__"');
  });
});

it("draws lines with arrows and dashes, dots and names as an SVG of its own", () => {
  const frame = {
    width: 100,
    height: 50,
    background: "#fff",
    text: "#000",
    dots: [{ x: 10, y: 20, radius: 5, colour: "#f00" }],
    lines: [
      { from: { x: 0, y: 0 }, to: { x: 30, y: 40 }, width: 2, colour: "#0f0", dash: [6, 5], gap: 10 },
      { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, width: 1, colour: "#00f", dash: [1, 0], gap: null },
    ],
    names: [{ text: "A <b> & c", x: 16, y: 20, strong: true }],
  } as const;
  const svg = picture(frame, { title: "<Partners>", note: "", families: new Map([["supply", "#a27b2c"]]) });
  expect(svg).toContain('<circle cx="10" cy="20" r="5" fill="#f00"/>');
  expect(svg).toContain("A &lt;b&gt; &amp; c");
  expect(svg).toContain('stroke-dasharray="6 5"');
  expect(svg).toContain("M24 32L"); // the arrow ends ten pixels before the end of a line of fifty
  expect(svg).toContain("Supply, distribution");
  expect(svg).not.toContain("NaN");
});

describe("a citation", () => {
  it("says the words, the release, its day and its address", () => {
    expect(citation(deal.terms[0]!.evidence[0]!, "urn:deal")).toBe(
      "“pays $1 million” A licence, 19 December 2012. https://example.org/a urn:deal",
    );
  });

  it("of a deal names every release once", () => {
    const evidence = deal.terms.flatMap((term) => term.evidence);
    expect(dealCitation(deal, evidence)).toBe(
      "ImmunoGen licenses TAP to Amgen, 19 December 2012. 2012\nA licence, 19 December 2012. https://example.org/a",
    );
  });

  it("has no address that is not of the web", () => {
    const release = { title: "T", date: undefined, source: "javascript:alert(1)", copies: [] };
    expect(citation({ ...deal.terms[0]!.evidence[0]!, release })).toBe("“pays $1 million” T.");
  });
});

describe("a question in SPARQL", () => {
  it("asks for the sum by what it is, and names only the prefixes that it needs", () => {
    const asked = termQuery(deal, deal.terms[1]!);
    expect(asked).toContain("bp:paymentKind payment:milestones");
    expect(asked).toContain("FILTER(?amount = 34000000)");
    expect(asked).toContain("bp:moneyState state:contingent");
    expect(asked).not.toContain("PREFIX activity:");
    expect(termQuery(deal, deal.terms[2]!)).toContain("bp:disclosure disclosure:withheld");
  });

  it("cannot be broken out of by what a release says", () => {
    const hostile = { ...deal, id: 'x> . DELETE { ?s ?p "\\', title: "a\nDROP ALL" };
    expect(dealQuery(hostile)).toContain("<x%3E%20.%20DELETE%20%7B%20?s%20?p%20%22%5C> ?property");
    expect(dealQuery(hostile).split("\n")[0]).toBe("# a DROP ALL");
    const term = { ...deal.terms[0]!, label: "territory", value: 'Japan" } #\n', state: undefined };
    expect(termQuery(deal, term)).toContain('FILTER(?label = "Japan\\" } #\\n")');
    expect(eventQuery(deal, { kind: 'x"} y', date: undefined, evidence: [] })).toContain("event:x-y .");
  });

  it("is not made for what the registry alone knows", () => {
    const fact = { label: "preceded by", value: "X", evidence: [], claim: undefined, sources: [] };
    expect(factQuery(view.nodes[0]!, fact)).toBeNull();
  });
});
