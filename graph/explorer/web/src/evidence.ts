// The proof: paragraphs with the telling words highlighted, and where they come from.

import type { Evidence } from "./data";
import { el, words } from "./dom";
import { passages, type Passage } from "./passages";
import { longDate, webAddress } from "./text";

export interface Proof {
  element: HTMLElement;
  /** Brings the words of this evidence into sight and sets them off from the rest. */
  point(evidence: readonly Evidence[]): void;
}

/** All passages that hold the evidence; null where there is none. */
export function proof(evidence: readonly Evidence[]): Proof | null {
  const found = passages(evidence);
  if (found.length === 0) return null;
  const element = el("div", { class: "proof" }, ...found.map(passage));
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

function passage({ stretches, release, rules }: Passage): HTMLElement {
  const quote = el("blockquote", { attributes: { dir: "auto" } });
  for (const { text, evidence } of stretches) {
    quote.append(
      evidence.length === 0
        ? text
        : el("mark", { text, attributes: { tabindex: -1, "data-evidence": evidence.join(" ") } }),
    );
  }
  const address = webAddress(release.source);
  const title = words(release.title || "Untitled release", "release-title");
  const host = address === null ? "" : new URL(address).hostname.replace(/^www\./, "");
  return el(
    "figure",
    { class: "passage" },
    quote,
    el(
      "figcaption",
      {},
      title,
      release.date !== undefined &&
        el("time", { text: longDate(release.date), attributes: { datetime: release.date } }),
      address !== null &&
        el("a", {
          text: host || "source",
          attributes: {
            href: address,
            rel: "noopener noreferrer",
            target: "_blank",
            "aria-label": `Source at ${host}, opens in a new tab`,
          },
        }),
      rules.length > 0 &&
        el(
          "span",
          { class: "rule", attributes: { title: "The rule that read these words" } },
          `read by ${rules.join(", ")}`,
        ),
    ),
  );
}
