// The question in SPARQL that a fact of the page answers: asked of the store, it gives that fact and its words.

import type { Deal, DealEvent, Fact, Node, Term } from "./data";

const PREFIXES = {
  bp: "https://w3id.org/biopact/ontology#",
  activity: "https://w3id.org/biopact/codes/activity/",
  dcterms: "http://purl.org/dc/terms/",
  disclosure: "https://w3id.org/biopact/codes/disclosure/",
  event: "https://w3id.org/biopact/codes/deal-event/",
  org: "http://www.w3.org/ns/org#",
  oa: "http://www.w3.org/ns/oa#",
  payment: "https://w3id.org/biopact/codes/payment-kind/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  state: "https://w3id.org/biopact/codes/money-state/",
} as const;

const PAYMENTS = new Set([
  "upfront",
  "milestones",
  "milestone paid",
  "equity",
  "option fee",
  "research funding",
  "purchase price",
  "price per share",
  "total value",
  "other sum",
]);
const RIGHTS: Readonly<Record<string, string>> = {
  exclusive: "exclusive",
  territory: "territory",
  "territory excluded": "territoryExcluded",
  field: "field",
  subject: "subject",
  target: "dealTarget",
};

/** Everything that the store says of a deal itself. */
export function dealQuery(deal: Deal): string {
  return query(deal.title, "?property ?value ?label", [
    `${iri(deal.id)} ?property ?value .`,
    "OPTIONAL { ?value skos:prefLabel ?label }",
  ]);
}

/** One term of a deal, with the words that say so. */
export function termQuery(deal: Deal, term: Term): string {
  const about = `${term.label}: ${deal.title}`;
  if (PAYMENTS.has(term.label)) return query(about, "?amount ?currency ?quote ?title ?source", payment(deal, term));
  if (term.label === "royalties")
    return query(about, "?low ?high ?wording ?quote ?title ?source", royalty(deal, term));
  const right = RIGHTS[term.label];
  if (right !== undefined) return query(about, "?value ?label ?quote ?title ?source", rights(deal, term, right));
  return query(about, "?organization ?label ?territory ?quote ?title ?source", [
    `${iri(deal.id)} bp:responsibility ?fact .`,
    `?fact bp:activity activity:${coded(term.label)} ; bp:responsible ?organization .`,
    "OPTIONAL { ?organization skos:prefLabel ?label }",
    "OPTIONAL { ?fact bp:territory/skos:prefLabel ?territory }",
    WORDS,
  ]);
}

/** A step in the life of a deal. */
export function eventQuery(deal: Deal, event: DealEvent): string {
  return query(`${event.kind}: ${deal.title}`, "?date ?quote ?title ?source", [
    `${iri(deal.id)} bp:event ?fact .`,
    `?fact bp:eventKind event:${coded(event.kind)} .`,
    event.date === undefined ? "" : `?fact bp:date ?date . FILTER(STR(?date) = ${literal(event.date)})`,
    WORDS,
  ]);
}

/** What a release states of an organization; null for what the registry alone knows. */
export function factQuery(node: Node, fact: Fact): string | null {
  const about = `${node.label}, ${fact.label}: ${fact.value}`;
  if (fact.label === "people")
    return query(about, "?person ?name ?role ?quote ?title ?source", [
      "?person org:hasMembership ?fact ; skos:prefLabel ?name .",
      `?fact org:organization ${iri(node.id)} ; org:role ?role .`,
      `FILTER(CONCAT(STR(?name), ", ", STR(?role)) = ${literal(fact.value)})`,
      WORDS,
    ]);
  if (fact.label === "counts")
    return query(about, "?label ?count ?quote ?title ?source", [
      `?fact bp:holder ${iri(node.id)} ; bp:count ?count .`,
      "OPTIONAL { ?fact skos:prefLabel ?label }",
      WORDS,
    ]);
  if (fact.claim === undefined) return null;
  const [subject, predicate, object] = fact.claim;
  return query(about, "?object ?label ?quote ?title ?source", [
    `?fact rdf:subject ${iri(subject)} ; rdf:predicate ${iri(predicate)} ; rdf:object ?object .`,
    `FILTER(STR(?object) = ${literal(object)})`,
    "OPTIONAL { ?object skos:prefLabel ?label }",
    WORDS,
  ]);
}

/** The deals of an organization. */
export function nodeQuery(node: Node): string {
  return query(node.label, "?role ?deal ?date", [
    "VALUES ?role {",
    "  bp:licensor bp:licensee bp:acquirer bp:acquired bp:seller bp:buyer bp:supplier bp:customer",
    "  bp:investor bp:investee bp:party",
    "}",
    `?deal ?role ${iri(node.id)} ; a bp:Deal .`,
    "OPTIONAL { ?deal bp:event/bp:date ?date }",
  ]);
}

const WORDS = [
  "OPTIONAL {",
  "  ?fact bp:evidence/oa:hasTarget ?place .",
  "  ?place oa:hasSelector/oa:exact ?quote ; oa:hasSource ?release .",
  "  OPTIONAL { ?release dcterms:title ?title }",
  "  OPTIONAL { ?release dcterms:source ?source }",
  "}",
].join("\n  ");

function payment(deal: Deal, term: Term): string[] {
  return [
    `${iri(deal.id)} bp:payment ?fact .`,
    `?fact bp:paymentKind payment:${term.label === "other sum" ? "other" : coded(term.label)} .`,
    term.state === undefined ? "" : `?fact bp:moneyState state:${coded(term.state)} .`,
    term.amount === undefined
      ? "FILTER NOT EXISTS { ?fact bp:amount ?amount }"
      : `?fact bp:amount ?amount . FILTER(?amount = ${term.amount})`,
    term.currency === undefined
      ? "OPTIONAL { ?fact bp:currency ?currency }"
      : `?fact bp:currency ?currency . FILTER(STR(?currency) = ${literal(term.currency)})`,
    term.withheld ? "?fact bp:disclosure disclosure:withheld ." : "",
    WORDS,
  ];
}

function royalty(deal: Deal, term: Term): string[] {
  const rates = [...term.value.matchAll(/([\d.]+)%/g)].map((found) => found[1] as string);
  const [low, high] = rates.length > 1 ? rates : term.value.startsWith("up to") ? [undefined, rates[0]] : [rates[0]];
  const only = rates.length === 1 && !/^(from|up to) /.test(term.value);
  const bound = (name: string, value: string | undefined): string =>
    value === undefined ? `OPTIONAL { ?fact bp:${name}Rate ?${name} }` : `?fact bp:${name}Rate ?${name} . FILTER(?${name} = ${value})`;
  return [
    `${iri(deal.id)} bp:royalty ?fact .`,
    bound("low", low),
    bound("high", only ? low : high),
    "OPTIONAL { ?fact bp:wording ?wording }",
    WORDS,
  ];
}

function rights(deal: Deal, term: Term, property: string): string[] {
  const value = property === "exclusive" ? (term.value === "yes" ? "true" : "false") : term.value;
  return [
    `${iri(deal.id)} bp:${property} ?value .`,
    "OPTIONAL { ?value skos:prefLabel ?name }",
    'BIND(COALESCE(STR(?name), REPLACE(STR(?value), "^.*[/#]", "")) AS ?label)',
    `FILTER(?label = ${literal(value)})`,
    `OPTIONAL { ?fact rdf:subject ${iri(deal.id)} ; rdf:predicate bp:${property} ; rdf:object ?value }`,
    WORDS,
  ];
}

function query(about: string, variables: string, body: readonly string[]): string {
  const lines = body.filter(Boolean).map((line) => `  ${line}`);
  const used = lines.join("\n");
  const prefixes = Object.entries(PREFIXES)
    .filter(([prefix]) => new RegExp(`(?<![\\w<"])${prefix}:`).test(used))
    .map(([prefix, address]) => `PREFIX ${prefix}: <${address}>`);
  return [`# ${about.replace(/\s+/g, " ")}`, ...prefixes, `SELECT DISTINCT ${variables} WHERE {`, used, "}", ""].join("\n");
}

/** The words of a code as the code: "purchase price" is purchase-price. What cannot be a local name is left out. */
function coded(label: string): string {
  return label.replaceAll(" ", "-").replace(/[^A-Za-z0-9-]/g, "");
}

/** An IRI in angle brackets; characters that may not stand there are percent-encoded (RFC 3987). */
function iri(id: string): string {
  return `<${id.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (character) => encodeURIComponent(character))}>`;
}

function literal(text: string): string {
  const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${text.replace(/["\\\n\r\t]/g, (character) => escapes[character] as string)}"`;
}
