// The live page: what is seen first comes from the server, and more when it is opened.

import { viewsOf, type Deal, type View, type Views } from "./data";
import { el } from "./dom";
import type { Selection, Store } from "./state";
import type { Wire, WireEdge, WireFact, WireNode } from "./wire";

/** An organization that the server finds. */
export interface Found {
  id: string;
  label: string;
  matched: string;
  partners: number;
}

const MOST_IN_FULL = 60;

/** True if the page's data is not in the page. */
export function isLive(element: HTMLElement | null): boolean {
  return (element as HTMLScriptElement | null)?.type === "application/x-biopact-live";
}

export class Live {
  readonly status = el("p", { class: "quiet", attributes: { role: "status", id: "live-status" } });
  private readonly opened = new Set<string>();
  private readonly full = new Set<string>();
  private view: View;
  private busy = 0;

  private constructor(private readonly wire: Wire) {
    this.view = viewsOf(wire).announced;
  }

  /** The network's heart, or a message that says why there is none. */
  static async start(): Promise<Live> {
    return new Live((await ask("start", [])) as Wire);
  }

  get views(): Views {
    return { announced: this.view, owned: null };
  }

  /** Loads what is opened and not yet there. */
  follow(store: Store): void {
    store.subscribe((state, before) => {
      // A step back leads to an older view; what was loaded since stays loaded.
      if (state.view !== this.view) store.grow(this.view);
      else if (state.selection !== before.selection) void this.open(state.selection, store);
    });
  }

  /** Organizations that have these words in their names, tickers or products. */
  async search(text: string): Promise<Found[]> {
    return text.trim() === "" ? [] : ((await this.tried(() => ask("search", [["q", text]]))) as Found[] | null) ?? [];
  }

  /** Opens an organization by its id, wherever it is. */
  async go(id: string, store: Store): Promise<void> {
    await this.neighbourhood(id, store);
    const node = this.view.nodes.find((one) => one.id === id);
    if (node !== undefined) store.select({ kind: "node", node }, true);
  }

  private async open(selection: Selection | null, store: Store): Promise<void> {
    if (selection?.kind === "node") await this.neighbourhood(selection.node.id, store);
    else if (selection?.kind === "edge") await this.deals(selection.edge.deals, store);
    else if (selection?.kind === "deal") await this.deals([selection.deal], store);
    else if (selection?.kind === "path" || selection?.kind === "compare")
      for (const node of [selection.from, selection.to]) if (node !== null) await this.neighbourhood(node.id, store);
  }

  private async neighbourhood(id: string, store: Store): Promise<void> {
    if (this.opened.has(id)) return;
    this.opened.add(id);
    const part = (await this.tried(() => ask("node", [["id", id]]))) as Wire | null;
    if (part === null) this.opened.delete(id);
    else this.add(part, store);
  }

  private async deals(wanted: readonly Deal[], store: Store): Promise<void> {
    const missing = wanted.map(({ id }) => id).filter((id) => !this.full.has(id));
    const asked = missing.slice(0, MOST_IN_FULL);
    if (asked.length === 0) return;
    for (const id of asked) this.full.add(id);
    const part = (await this.tried(() => ask("deals", asked.map((id) => ["id", id])))) as Wire | null;
    if (part === null) for (const id of asked) this.full.delete(id);
    else this.add(part, store);
  }

  private add(part: Wire, store: Store): void {
    for (const deal of part.deals) if (isFull(deal)) this.full.add(deal.id);
    merge(this.wire, part);
    this.view = viewsOf(this.wire).announced;
    store.grow(this.view);
  }

  private async tried<T>(act: () => Promise<T>): Promise<T | null> {
    this.busy += 1;
    this.status.textContent = "Loading";
    try {
      const got = await act();
      this.status.textContent = "";
      return got;
    } catch (error) {
      this.status.textContent = error instanceof Error ? error.message : "The server did not answer.";
      return null;
    } finally {
      this.busy -= 1;
    }
  }

  /** True if nothing is being loaded. */
  get idle(): boolean {
    return this.busy === 0;
  }
}

async function ask(what: string, query: readonly (readonly string[])[]): Promise<unknown> {
  let answer: Response;
  try {
    const words = query.map(([name, value]) => `${name}=${encodeURIComponent(value ?? "")}`).join("&");
    answer = await fetch(`explorer/${what}${words === "" ? "" : `?${words}`}`);
  } catch {
    throw new Error("The server cannot be reached: is `biopact serve` still running?");
  }
  if (!answer.ok) throw new Error((await answer.text()).slice(0, 300));
  return answer.json();
}

function isFull(deal: Wire["deals"][number]): boolean {
  return deal.evidence !== undefined || deal.terms !== undefined;
}

/** Adds a part to the whole: what is known keeps its place in the lists and in the drawing. */
export function merge(whole: Wire, part: Wire): void {
  const releases = whole.releases.length;
  const evidence = whole.evidence.length;
  whole.releases.push(...part.releases);
  whole.evidence.push(...part.evidence.map((one) => ({ ...one, release: one.release + releases })));
  const shifted = <T extends { evidence?: number[] }>(one: T): T =>
    one.evidence === undefined ? one : { ...one, evidence: one.evidence.map((place) => place + evidence) };

  // Maps, not objects: an id may be "__proto__".
  const nodeAt = new Map(whole.nodes.map((node, place) => [node.id, place]));
  const [focus] = part.nodes;
  const standing = focus === undefined ? undefined : whole.nodes[nodeAt.get(focus.id) ?? -1];
  const [right, up] = focus && standing ? [standing.x - focus.x, standing.y - focus.y] : [0, 0];
  for (const node of part.nodes) {
    const known = nodeAt.get(node.id);
    const facts = (node.facts ?? []).map((fact): WireFact => shifted(fact));
    const come: WireNode = facts.length > 0 ? { ...node, facts } : node;
    if (known === undefined) nodeAt.set(node.id, whole.nodes.push({ ...come, x: node.x + right, y: node.y + up }) - 1);
    else if (facts.length > 0) whole.nodes[known] = { ...(whole.nodes[known] as WireNode), facts };
  }

  const dealAt = new Map(whole.deals.map((deal, place) => [deal.id, place]));
  for (const deal of part.deals) {
    const moved = shifted({ ...deal });
    if (deal.parties !== undefined)
      moved.parties = deal.parties.map((party) => {
        const node = party.node === undefined ? undefined : nodeAt.get(part.nodes[party.node]?.id ?? "");
        return node === undefined ? party : { ...party, node };
      });
    if (deal.terms !== undefined) moved.terms = deal.terms.map(shifted);
    if (deal.events !== undefined) moved.events = deal.events.map(shifted);
    const known = dealAt.get(deal.id);
    if (known === undefined) dealAt.set(deal.id, whole.deals.push(moved) - 1);
    else if (isFull(deal)) whole.deals[known] = moved;
  }

  const ends = (from: Wire, edge: WireEdge): string =>
    JSON.stringify([from.nodes[edge.source]?.id, from.nodes[edge.target]?.id]);
  const edgeAt = new Map(whole.edges.map((edge, place) => [ends(whole, edge), place]));
  for (const edge of part.edges) {
    const [source, target] = [edge.source, edge.target].map((place) => nodeAt.get(part.nodes[place]?.id ?? ""));
    if (source === undefined || target === undefined || edgeAt.has(ends(part, edge))) continue;
    const deals = (edge.deals ?? []).map((place) => dealAt.get(part.deals[place]?.id ?? "") as number);
    whole.edges.push({ ...edge, source, target, deals });
  }
}
