// The proof: paragraphs with the telling words highlighted, and where they come from.

import { citation } from "./citation";
import type { Evidence, Release } from "./data";
import { copy } from "./dialog";
import { button, el, words } from "./dom";
import { passages, type Passage } from "./passages";
import { longDate, webAddress } from "./text";

export interface Proof {
  element: HTMLElement;
  /** Brings the words of this evidence into sight and sets them off from the rest. */
  point(evidence: readonly Evidence[]): void;
}

/** All passages that hold the evidence; null where there is none. `about` is the identifier of what they prove. */
export function proof(evidence: readonly Evidence[], about?: string): Proof | null {
  const found = passages(evidence);
  if (found.length === 0) return null;
  const element = el("div", { class: "proof" }, ...found.map((one) => passage(one, evidence, about)));
  const point = (wanted: readonly Evidence[]): void => {
    const places = new Set(wanted.map((one) => String(one.place)));
    let first: HTMLElement | undefined;
    for (const mark of element.querySelectorAll<HTMLElement>("mark")) {
      const pointed = (mark.dataset.evidence ?? "").split(" ").some((place) => places.has(place));
      mark.classList.toggle("is-pointed", pointed);
      if (pointed) first ??= mark;
    }
    first?.scrollIntoView({
      block: "nearest",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
    first?.focus({ preventScroll: true });
  };
  return { element, point };
}

function passage({ stretches, release, rules }: Passage, evidence: readonly Evidence[], about?: string): HTMLElement {
  const quote = el("blockquote", { attributes: { dir: "auto" } });
  for (const { text, evidence: covering } of stretches) {
    quote.append(
      covering.length === 0
        ? text
        : el("mark", { text, attributes: { tabindex: -1, "data-evidence": covering.join(" ") } }),
    );
  }
  const told = new Set(stretches.flatMap((stretch) => stretch.evidence));
  const own = evidence.filter((one) => told.has(one.place));
  return el(
    "figure",
    { class: "passage" },
    quote,
    el(
      "figcaption",
      {},
      words(release.title || "Untitled release", "release-title"),
      release.date !== undefined &&
        el("time", { text: longDate(release.date), attributes: { datetime: release.date } }),
      ...links(release),
      rules.length > 0 &&
        el(
          "span",
          { class: "rule", attributes: { title: "The rule that read these words" } },
          `read by ${rules.join(", ")}`,
        ),
      button({ class: "link", text: "Copy citation" }, () => {
        void copy(own.map((one) => citation(one, about)).join("\n"), "Citation");
      }),
    ),
  );
}

/** The addresses of a release and of its copies; only plain web addresses become links. */
function links(release: Release): HTMLElement[] {
  const addresses = [release.source, ...release.copies].flatMap((address) => webAddress(address) ?? []);
  return [...new Set(addresses)].map((address, place) => link(address, place === 0 ? "Source" : "Copy"));
}

/** A link that opens apart from the page and tells the other side nothing. */
export function link(address: string, what: string): HTMLElement {
  const host = new URL(address).hostname.replace(/^www\./, "");
  return el("a", {
    text: host || "source",
    attributes: {
      href: address,
      rel: "noopener noreferrer",
      target: "_blank",
      "aria-label": `${what} at ${host}, opens in a new tab`,
    },
  });
}
