import { describe, expect, it } from "vitest";

import { count, fold, longDate, shortDate, shorten, visible, webAddress } from "../src/text";

describe("visible", () => {
  it.each(["\u0000", "\u001b", "\u0085", "\u202e", "\u2066", "\u200f", "\ud800", "\udc00"])(
    "shows %j as a replacement character",
    (character) => {
      expect(visible(`a${character}b`)).toBe("a\ufffdb");
    },
  );

  it("leaves ordinary text alone, in any script", () => {
    for (const text of ["Hoffmann-La Roche", "中外製薬", "תרופה", "tab\tand\nline", "💊"])
      expect(visible(text)).toBe(text);
  });
});

describe("fold", () => {
  it("forgets case, accents, compatibility forms and extra blanks", () => {
    expect(fold("  Böhringer\u00a0 INGELHEIM ")).toBe("bohringer ingelheim");
    expect(fold("ﬁrst")).toBe("first");
  });
});

describe("shorten", () => {
  it("keeps what fits and marks what was cut, by whole characters", () => {
    expect(shorten("Amgen", 5)).toBe("Amgen");
    expect(shorten("ImmunoGen", 6)).toBe("Immun…");
    expect(shorten("💊💊💊", 2)).toBe("💊…");
  });
});

describe("webAddress", () => {
  it("lets http and https through", () => {
    expect(webAddress("https://example.org/a?b=c")).toBe("https://example.org/a?b=c");
    expect(webAddress("http://example.org")).toBe("http://example.org/");
  });

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org",
    "seeds/a.md",
    "",
    undefined,
  ])("gives no link for %j", (address) => expect(webAddress(address)).toBeNull());
});

describe("dates", () => {
  it("are written in the precision they were given", () => {
    expect(["2012-12-19", "2009-09", "2009", undefined].map(longDate)).toEqual([
      "19 December 2012",
      "September 2009",
      "2009",
      "",
    ]);
    expect(["2012-12-19", "2009-05", "2009"].map(shortDate)).toEqual(["19 Dec 2012", "May 2009", "2009"]);
  });

  it("that are none stay as they are", () => {
    expect(longDate("2012-13-01")).toBe("2012-13-01");
    expect(longDate("soon")).toBe("soon");
  });
});

it("counts in the right number", () => {
  expect([count(1, "deal"), count(0, "deal"), count(2, "company", "companies")]).toEqual([
    "1 deal",
    "0 deals",
    "2 companies",
  ]);
});
