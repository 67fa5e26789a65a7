import { describe, expect, it } from "vitest";

import { SearchIndex } from "../src/ranking";
import { sample } from "./sample";

const index = new SearchIndex(sample());
const found = (query: string): string[] =>
  index.find(query, 10).map((hit) => (hit.kind === "node" ? hit.node.label : hit.deal.title));

describe("search", () => {
  it("puts the name that begins with the query before deals that mention it", () => {
    expect(found("amg")).toEqual(["Amgen", "ImmunoGen licenses TAP to Amgen"]);
  });

  it("finds by alias, ticker and the beginning of a later word, whatever the case", () => {
    expect(found("IMMUNOGEN, INC")[0]).toBe("ImmunoGen");
    expect(found("imgn")).toEqual(["ImmunoGen"]);
    expect(found("roche")[0]).toBe("Hoffmann-La Roche");
  });

  it("wants every word", () => {
    expect(found("tap amgen")).toEqual(["ImmunoGen licenses TAP to Amgen"]);
    expect(found("tap novartis")).toEqual([]);
  });

  it("lists a thing once, and no more things than asked for", () => {
    expect(found("immunogen").filter((name) => name === "ImmunoGen")).toHaveLength(1);
    expect(index.find("e", 2)).toHaveLength(2);
  });

  it("finds nothing for nothing", () => {
    expect(found("")).toEqual([]);
    expect(found("   ")).toEqual([]);
  });
});
