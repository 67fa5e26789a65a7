// One deal: who, what for which money, and the sentences that say so.

import type { Deal, Evidence, Node, Term } from "./data";
import { citation, dealCitation } from "./citation";
import { copy, showCopies } from "./dialog";
import { button, el, swatch, words } from "./dom";
import { proof, type Proof } from "./evidence";
import { familyOf, kindLabel, STATE_LABELS, STATE_MEANINGS, STATES } from "./families";
import { dealQuery, eventQuery, termQuery } from "./sparql";
import { count, longDate } from "./text";

export interface DealLinks {
  openNode(node: Node): void;
  openDeal(deal: Deal): void;
}

/** The deal as a card that opens and closes; its inside is built when it is first opened. */
export function dealCard(deal: Deal, links: DealLinks, open: boolean): HTMLElement {
  const body = el("div", { class: "deal-body" });
  const card = el(
    "details",
    { class: "deal", attributes: { open, "data-deal": deal.place } },
    el("summary", {}, el("span", { class: "deal-title" }, words(deal.title)), dealMeta(deal)),
    body,
  );
  const fill = (): void => {
    if (card.open && body.childElementCount === 0) body.append(...inside(deal, links));
  };
  card.addEventListener("toggle", fill);
  fill();
  return card;
}

/** A deal by itself: what a card shows, without the card. */
export function dealPage(deal: Deal, links: DealLinks): HTMLElement[] {
  return [dealMeta(deal), el("div", { class: "deal-body" }, ...inside(deal, links))];
}

function dealMeta(deal: Deal): HTMLElement {
  return el("span", { class: "deal-meta" }, ...kinds(deal), when(deal), telling(deal));
}

function inside(deal: Deal, links: DealLinks): HTMLElement[] {
  const evidence = allEvidence(deal);
  const words_ = proof(evidence, deal.id);
  const money = deal.terms.filter((term) => term.state !== undefined || term.withheld);
  const others = deal.terms.filter((term) => term.state === undefined && !term.withheld);
  const parts = [
    parties(deal, links),
    money.length > 0 ? moneyTable(deal, money, words_) : null,
    others.length > 0 ? el("dl", { class: "terms" }, ...others.flatMap((term) => termRow(deal, term, words_))) : null,
    about(deal),
    events(deal, words_),
    deal.under === undefined ? null : umbrella(deal.under, links),
    el("h3", { text: words_ === null ? "No sentence is kept for this deal" : "What the sources say" }),
    words_?.element ?? null,
    el(
      "p",
      { class: "copies" },
      button({ class: "back", text: "Copy citation" }, () => void copy(dealCitation(deal, evidence), "Citation")),
      button({ class: "back", text: "Copy SPARQL for this" }, () => void copy(dealQuery(deal), "SPARQL")),
    ),
  ];
  return parts.filter((part): part is HTMLElement => part !== null);
}

/** What the deal is chosen by that no term of its own says. */
function about(deal: Deal): HTMLElement | null {
  const told = [
    ["stage when told", kindLabel(deal.stage ?? "")],
    ["technology", deal.technologies.join(", ")],
    ["confidence", deal.confidence === undefined ? "" : `${Math.round(deal.confidence * 100)} %`],
  ].filter(([, value]) => value);
  if (told.length === 0) return null;
  return el(
    "dl",
    { class: "terms" },
    ...told.flatMap(([label, value]) => [el("dt", { text: label as string }), el("dd", {}, words(value as string))]),
  );
}

function kinds(deal: Deal): HTMLElement[] {
  return deal.kinds.map((kind) =>
    el("span", { class: "chip" }, swatch("dash-mark", `--family-${familyOf(kind).id}`), kindLabel(kind)),
  );
}

function when(deal: Deal): HTMLElement {
  return deal.date === undefined
    ? el("span", { class: "quiet", text: "undated" })
    : el("time", { text: longDate(deal.date), attributes: { datetime: deal.date } });
}

function telling(deal: Deal): HTMLElement | null {
  if (deal.telling === "news") return null;
  return el("span", {
    class: "chip quiet",
    text: `told as ${deal.telling}`,
    attributes: { title: "Not the news of its own release: another release recalls it" },
  });
}

function parties(deal: Deal, links: DealLinks): HTMLElement {
  const rows = deal.parties.flatMap(({ role, label, node }) => [
    el("dt", { text: kindLabel(role) }),
    el(
      "dd",
      {},
      node === undefined ? words(label) : button({ class: "link" }, () => links.openNode(node), words(label)),
    ),
  ]);
  return el("dl", { class: "terms parties" }, ...rows);
}

/** Sums by how real they are, never added together. */
function moneyTable(deal: Deal, terms: readonly Term[], words_: Proof | null): HTMLElement {
  const groups = STATES.flatMap((state) => {
    const own = terms.filter((term) => term.state === state);
    return own.length === 0 ? [] : [moneyGroup(STATE_LABELS[state], STATE_MEANINGS[state], state, deal, own, words_)];
  });
  const withheld = terms.filter((term) => term.state === undefined);
  if (withheld.length > 0)
    groups.push(
      moneyGroup("Not disclosed", "the source says that it keeps the sum to itself", "withheld", deal, withheld, words_),
    );
  return el("div", { class: "money" }, ...groups);
}

function moneyGroup(
  title: string,
  meaning: string,
  state: string,
  deal: Deal,
  terms: readonly Term[],
  words_: Proof | null,
): HTMLElement {
  return el(
    "section",
    { class: `money-group money-${state}` },
    el("h3", { attributes: { title: meaning } }, title, el("small", { text: meaning })),
    el("dl", {}, ...terms.flatMap((term) => termRow(deal, term, words_))),
  );
}

function termRow(deal: Deal, term: Term, words_: Proof | null): HTMLElement[] {
  const value = term.withheld && !term.value ? "not disclosed" : term.value;
  return [
    el("dt", {}, words(term.label)),
    el(
      "dd",
      {},
      words(value),
      pointer(term.label, term.evidence, words_),
      copier(`${term.label}: ${value}`, deal.id, term.evidence, termQuery(deal, term)),
    ),
  ];
}

function events(deal: Deal, words_: Proof | null): HTMLElement | null {
  if (deal.events.length === 0) return null;
  const items = deal.events.map((event) =>
    el(
      "li",
      {},
      kindLabel(event.kind),
      event.date === undefined
        ? null
        : el("time", { text: longDate(event.date), attributes: { datetime: event.date } }),
      pointer(kindLabel(event.kind), event.evidence, words_),
      copier(kindLabel(event.kind), deal.id, event.evidence, eventQuery(deal, event)),
    ),
  );
  return el("ol", { class: "events", attributes: { "aria-label": "Steps of the deal" } }, ...items);
}

function umbrella(deal: Deal, links: DealLinks): HTMLElement {
  return el(
    "p",
    { class: "umbrella" },
    "Under ",
    button({ class: "link" }, () => links.openDeal(deal), words(deal.title)),
  );
}

/** A small button that shows which words say this. */
function pointer(label: string, evidence: readonly Evidence[], words_: Proof | null): HTMLElement | null {
  if (evidence.length === 0 || words_ === null) return null;
  return button(
    { class: "pointer", label: `Show the words for ${label}`, title: "Show the words" },
    () => words_.point(evidence),
    "❞",
  );
}

/** A small button that shows how to cite a fact, and how to ask the store for it. */
export function copier(
  label: string,
  about: string,
  evidence: readonly Evidence[],
  sparql: string | null,
): HTMLElement | null {
  if (evidence.length === 0 && sparql === null) return null;
  return button(
    { class: "pointer cite", label: `Cite or query ${label}`, title: "Copy citation or SPARQL" },
    () =>
      showCopies(
        label,
        evidence.length === 0 ? null : evidence.map((one) => citation(one, about)).join("\n"),
        sparql,
      ),
    "cite",
  );
}

function allEvidence(deal: Deal): Evidence[] {
  const found = [
    ...deal.evidence,
    ...deal.terms.flatMap((term) => term.evidence),
    ...deal.events.flatMap((event) => event.evidence),
  ];
  return [...new Set(found)];
}

/** "3 deals, 2 of them told as background". */
export function dealCount(deals: readonly Deal[]): string {
  const background = deals.filter((deal) => deal.telling !== "news").length;
  return background === 0
    ? count(deals.length, "deal")
    : `${count(deals.length, "deal")}, ${background} told as background`;
}
