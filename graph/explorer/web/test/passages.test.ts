import { describe, expect, it } from "vitest";

import type { Evidence, Release } from "../src/data";
import { passages } from "../src/passages";

const RELEASE: Release = { title: "A licence", date: "2012-12-19", source: undefined, copies: [] };
const PARAGRAPH = "Amgen pays $1 million now and more later.";

function quoting(place: number, quote: string, paragraph = PARAGRAPH, release = RELEASE): Evidence {
  const start = paragraph.indexOf(quote);
  return {
    place,
    quote,
    before: paragraph.slice(0, start),
    after: paragraph.slice(start + quote.length),
    release,
    rule: `rule-${place}`,
  };
}

describe("passages", () => {
  it("show quotes of one paragraph together, each with its own mark", () => {
    const [passage, ...others] = passages([quoting(1, "more later"), quoting(0, "$1 million")]);
    expect(others).toEqual([]);
    expect(passage?.stretches).toEqual([
      { text: "Amgen pays ", evidence: [] },
      { text: "$1 million", evidence: [0] },
      { text: " now and ", evidence: [] },
      { text: "more later", evidence: [1] },
      { text: ".", evidence: [] },
    ]);
    expect(passage?.rules).toEqual(["rule-1", "rule-0"]);
  });

  it("keep both marks where quotes overlap", () => {
    const [passage] = passages([quoting(0, "pays $1 million"), quoting(1, "$1 million now")]);
    expect(passage?.stretches.map(({ text, evidence }) => [text, evidence])).toEqual([
      ["Amgen ", []],
      ["pays ", [0]],
      ["$1 million", [0, 1]],
      [" now", [1]],
      [" and more later.", []],
    ]);
  });

  it("always read as the paragraph itself", () => {
    for (const passage of passages([quoting(0, PARAGRAPH), quoting(1, "Amgen"), quoting(2, ".")])) {
      expect(passage.stretches.map((stretch) => stretch.text).join("")).toBe(PARAGRAPH);
    }
  });

  it("stay apart where paragraphs or releases differ", () => {
    const elsewhere = { ...RELEASE };
    expect(
      passages([quoting(0, "Amgen"), quoting(1, "Amgen", "Amgen agrees."), quoting(2, "Amgen", PARAGRAPH, elsewhere)]),
    ).toHaveLength(3);
  });

  it("are none without evidence", () => {
    expect(passages([])).toEqual([]);
  });
});
