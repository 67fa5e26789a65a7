// What the tables hold: deals, organizations and ties, as far as the filters show them.

import { otherEnd, type Deal, type Edge, type Node, type Term } from "./data";
import { button, el, swatch, words } from "./dom";
import { familyOf, kindLabel, STATE_LABELS, STATE_MEANINGS, STATES } from "./families";
import { Grid, type Column, type Definition } from "./grid";
import { centralFirst, measuresOf, valueOf } from "./measures";
import { sumKey, sums } from "./order";
import type { Selection, Store, Tab } from "./state";
import { decimal, shortDate } from "./text";

/** The three tables and what keeps them up to date. */
export class Tables {
  readonly deals: Grid<Deal>;
  readonly organizations: Grid<Node>;
  readonly ties: Grid<Edge>;
  readonly definitions: {
    deals: Definition<Deal>;
    organizations: Definition<Node>;
    ties: Definition<Edge>;
  };

  constructor(store: Store) {
    this.definitions = { deals: deals(store), organizations: organizations(store), ties: ties(store) };
    this.deals = new Grid(this.definitions.deals);
    this.organizations = new Grid(this.definitions.organizations);
    this.ties = new Grid(this.definitions.ties);
    let seen = store.shown;
    store.subscribe((state, before) => {
      const fresh = store.shown !== seen || state.measure !== before.measure;
      seen = store.shown;
      if (fresh || state.tab !== before.tab) this.each((grid, tab) => grid.change(tab === state.tab));
      else if (state.selection !== before.selection) this.each((grid) => grid.mark());
    });
  }

  private each(act: (grid: { change(visible: boolean): void; mark(): void }, tab: Tab) => void): void {
    act(this.deals, "deals");
    act(this.organizations, "organizations");
    act(this.ties, "ties");
  }
}

function deals(store: Store): Definition<Deal> {
  const columns: Column<Deal>[] = [
    {
      id: "date",
      label: "Date",
      class: "when",
      descends: true,
      key: (deal) => deal.date ?? null,
      text: (deal) => deal.date ?? "",
      cell: (deal) =>
        deal.date === undefined ? [] : [el("time", { text: shortDate(deal.date), attributes: { datetime: deal.date } })],
    },
    {
      id: "title",
      label: "Deal",
      class: "what",
      key: (deal) => deal.title,
      text: (deal) => deal.title,
      cell: (deal) => [opener(store, { kind: "deal", deal }, words(deal.title))],
    },
    { ...kindColumn((deal: Deal) => deal.kinds) },
    ...STATES.map(
      (state): Column<Deal> => ({
        id: state,
        label: STATE_LABELS[state],
        meaning: STATE_MEANINGS[state],
        class: "sum",
        descends: true,
        key: (deal) => sumKey(deal, state),
        text: (deal) =>
          sums(deal, state)
            .map((term) => `${term.value} (${term.label})`)
            .join("; "),
        cell: (deal) =>
          sums(deal, state).map((term) => el("div", {}, words(sumOf(term)), el("small", {}, words(term.label)))),
      }),
    ),
    {
      id: "telling",
      label: "Told as",
      class: "telling",
      key: (deal) => deal.telling,
      text: (deal) => deal.telling,
    },
  ];
  return {
    one: "deal",
    label: "Deals",
    columns,
    more: [
      { label: "Parties", text: (deal) => deal.parties.map((party) => `${party.label} (${party.role})`).join("; ") },
      { label: "Not disclosed", text: (deal) => deal.terms.filter((term) => term.withheld).map((term) => term.label).join("; ") },
      { label: "Stage", text: (deal) => kindLabel(deal.stage ?? "") },
      { label: "Territories", text: (deal) => deal.territories.join("; ") },
      { label: "Technologies", text: (deal) => deal.technologies.join("; ") },
      { label: "Confidence", text: (deal) => String(deal.confidence ?? "") },
      { label: "Sources", text: (deal) => [...new Set(deal.evidence.flatMap((one) => one.release.source ?? []))].join(" ") },
      { label: "IRI", text: (deal) => deal.id },
    ],
    rows: () => store.state.view.deals.filter((deal) => store.shown.deals.has(deal)),
    sortedBy: { column: "date", descending: true },
    isSelected: (deal) => store.state.selection?.kind === "deal" && store.state.selection.deal === deal,
  };
}

function organizations(store: Store): Definition<Node> {
  const told = (node: Node): Deal[] => node.deals.filter((deal) => store.shown.deals.has(deal));
  const partners = (node: Node): number =>
    new Set(node.edges.filter((edge) => store.shown.edges.has(edge)).map((edge) => otherEnd(edge, node))).size;
  const columns: Column<Node>[] = [
    {
      id: "name",
      label: "Organization",
      class: "what",
      key: (node) => node.label,
      text: (node) => node.label,
      cell: (node) => [opener(store, { kind: "node", node }, words(node.label))],
    },
    { id: "kind", label: "Kind", key: (node) => node.kind, text: (node) => kindLabel(node.kind) },
    numeric("deals", "Deals", (node) => told(node).length),
    numeric("partners", "Partners", partners),
    ...measuresOf(store.state.view).map((measure) => numeric(measure, measure, (node: Node) => valueOf(node, measure))),
    ...spanColumns(told),
  ];
  return {
    one: "organization",
    label: "Organizations",
    columns,
    more: [
      { label: "Aliases", text: (node) => node.aliases.join("; ") },
      { label: "Group", text: (node) => String(node.community ?? "") },
      { label: "IRI", text: (node) => node.id },
    ],
    rows: () => centralFirst(store.state.view, store.state.measure, store.shown.nodes),
    sortedBy: { column: "deals", descending: true },
    isSelected: (node) => store.state.selection?.kind === "node" && store.state.selection.node === node,
  };
}

function ties(store: Store): Definition<Edge> {
  const told = (edge: Edge): readonly Deal[] => store.shown.edges.get(edge) ?? [];
  const end = (id: string, label: string, node: (edge: Edge) => Node): Column<Edge> => ({
    id,
    label,
    class: "what",
    key: (edge) => node(edge).label,
    text: (edge) => node(edge).label,
    cell: (edge) => [opener(store, { kind: "node", node: node(edge) }, words(node(edge).label))],
  });
  return {
    one: "tie",
    label: "Ties",
    columns: [
      end("from", "From", (edge) => edge.source),
      end("to", "To", (edge) => edge.target),
      {
        ...numeric("deals", "Deals", (edge: Edge) => told(edge).length),
        cell: (edge) => [opener(store, { kind: "edge", edge }, String(told(edge).length), `${told(edge).length} deals of ${edge.source.label} and ${edge.target.label}`)],
      },
      { ...kindColumn((edge: Edge) => edge.kinds) },
      ...spanColumns(told),
    ],
    more: [
      { label: "Directed", text: (edge) => (edge.directed ? "yes" : "no") },
      { label: "IRI of the first", text: (edge) => edge.source.id },
      { label: "IRI of the second", text: (edge) => edge.target.id },
    ],
    rows: () => [...store.shown.edges.keys()],
    sortedBy: { column: "deals", descending: true },
    isSelected: (edge) => store.state.selection?.kind === "edge" && store.state.selection.edge === edge,
  };
}

/** The sum alone: who pays whom is said in the title. */
function sumOf(term: Term): string {
  return term.value.replace(/ from .*$/s, "");
}

function opener(store: Store, selection: Selection, content: HTMLElement | string, label?: string): HTMLElement {
  const look = label === undefined ? { class: "link" } : { class: "link", label };
  return button(look, () => store.select(selection, true), content);
}

function kindColumn<Row>(kinds: (row: Row) => readonly string[]): Column<Row> {
  return {
    id: "kind",
    label: "Kind",
    class: "kind",
    key: (row) => kindLabel(kinds(row)[0] ?? "") || null,
    text: (row) => kinds(row).map(kindLabel).join(", "),
    cell: (row) =>
      kinds(row).map((kind) =>
        el("span", { class: "chip" }, swatch("dash-mark", `--family-${familyOf(kind).id}`), kindLabel(kind)),
      ),
  };
}

function numeric<Row>(id: string, label: string, value: (row: Row) => number | null): Column<Row> {
  return {
    id,
    label,
    class: "number",
    descends: true,
    key: value,
    text: (row) => {
      const number = value(row);
      return number === null ? "" : decimal(number);
    },
  };
}

/** The first and the last year of the deals of a row. */
function spanColumns<Row>(told: (row: Row) => readonly Deal[]): Column<Row>[] {
  const year = (row: Row, place: number): string | null =>
    told(row)
      .flatMap((deal) => deal.date?.slice(0, 4) ?? [])
      .sort()
      .at(place) ?? null;
  return [
    { id: "first", label: "First", key: (row) => year(row, 0), text: (row) => year(row, 0) ?? "" },
    { id: "last", label: "Last", descends: true, key: (row) => year(row, -1), text: (row) => year(row, -1) ?? "" },
  ];
}
