// Puts the page together: header, tools, filters, tabs, the panel, and the keys that work everywhere.

import { readViews, type Edge, type Node } from "./data";
import { button, el } from "./dom";
import { FilterPanel } from "./filterpanel";
import { footer, notice, tabs } from "./frame";
import { openHelp } from "./help";
import { listenToKeys } from "./keys";
import { isLive, Live } from "./live";
import { legend } from "./legend";
import { linking } from "./linking";
import { Panel } from "./panel";
import { openSaving } from "./saving";
import type { Point, Scene } from "./scene";
import { searchBox } from "./searchbox";
import { Store } from "./state";
import { Tables } from "./table";
import { count } from "./text";
import { Timeline } from "./timeline";
import { toolbar, type Tools } from "./toolbar";
import { dataOf } from "./unpack";

/** What other scripts on the page (a notebook's, a test's) may ask and do. */
export interface Biopact {
  /** True once everything that will be drawn has been drawn. */
  readonly ready: boolean;
  /** False where the browser draws no WebGL: the table and the list then stand alone. */
  readonly drawn: boolean;
  /** True if what is in sight is drawn sharply, with nothing left to do. */
  readonly settled: boolean;
  positionOfNode(id: string): Point | null;
  positionOfEdge(id: string): Point | null;
}

declare global {
  interface Window {
    biopact?: Biopact;
  }
}

async function start(): Promise<void> {
  const data = document.getElementById("view");
  const live = isLive(data) ? await Live.start() : null;
  const store = new Store(live?.views ?? readViews(await dataOf(data)));
  const search = searchBox(store, live);
  const panel = new Panel(store);
  const tables = new Tables(store);
  const filters = new FilterPanel(store);
  const canvas = el("div", { id: "stage", class: "stage", attributes: { role: "application", tabindex: 0 } });
  const zoom = el("div", { class: "tools", attributes: { role: "toolbar", "aria-label": "Zoom" } });
  const network = el("div", { class: "network" }, canvas, zoom, new Timeline(store).element, legend(store));
  describeDrawing(canvas, store);

  let scene: Scene | null = null;
  let address = (): string => location.href;
  const app = document.getElementById("app") as HTMLElement;
  const tools: Tools = {
    toggleFilters: () => toggleFilters(app, filters),
    save: () => openSaving(store, tables, scene),
    help: openHelp,
    link: () => address(),
  };
  document
    .querySelector("header.top")
    ?.append(el("p", { class: "subtitle", text: store.state.view.subtitle }), search.element, toolbar(store, tools));
  const pages = {
    network,
    deals: tables.deals.element,
    organizations: tables.organizations.element,
    ties: tables.ties.element,
  };
  app.replaceChildren(filters.element, el("div", { class: "work" }, ...tabs(store, pages)), panel.element);
  document.body.append(footer());
  listenToKeys(store, search, tools);
  showFilters(app, filters, matchMedia("(min-width: 1500px)").matches);

  scene = await draw(canvas, zoom, store);
  address = linking(store, scene).address;
  live?.follow(store);
  if (live !== null) document.querySelector("header.top")?.append(live.status);
  window.biopact = Object.freeze(publicFace(store, scene, live));
}

/** Opens the filters and goes into them, or closes them and goes back to their button. */
function toggleFilters(app: HTMLElement, filters: FilterPanel): void {
  const open = filters.element.hidden !== false;
  const inside = filters.element.contains(document.activeElement);
  showFilters(app, filters, open);
  if (open) filters.element.querySelector<HTMLElement>("summary, input")?.focus();
  else if (inside) document.getElementById("filters-button")?.focus();
}

function showFilters(app: HTMLElement, filters: FilterPanel, open: boolean): void {
  filters.open(open);
  app.classList.toggle("has-filters", open);
  document.getElementById("filters-button")?.setAttribute("aria-expanded", String(open));
}

/** Says to those who cannot see it what is drawn. */
function describeDrawing(canvas: HTMLElement, store: Store): void {
  let seen: unknown = null;
  const describe = (): void => {
    const { shown } = store;
    if (shown === seen) return;
    seen = shown;
    canvas.setAttribute(
      "aria-label",
      `Drawing of the network: ${count(shown.nodes.size, "organization")}, ${count(shown.edges.size, "tie")}. Arrow keys move it, plus and minus zoom, 0 shows all. The same is in the list of organizations and in the tables.`,
    );
  };
  store.subscribe(describe);
  describe();
}

/** The drawing, or a notice in its place. The module is loaded late: it cannot even be read where WebGL is unknown. */
async function draw(canvas: HTMLElement, tools: HTMLElement, store: Store): Promise<Scene | null> {
  try {
    if (document.createElement("canvas").getContext("webgl2") === null) throw new Error("no WebGL");
    const { Scene } = await import("./scene");
    const scene = new Scene(canvas, store);
    tools.append(
      button({ text: "+", label: "Zoom in", title: "Zoom in (+)" }, () => scene.zoomIn()),
      button({ text: "−", label: "Zoom out", title: "Zoom out (−)" }, () => scene.zoomOut()),
      button({ text: "Fit", label: "Fit the whole network in", title: "Show all (0)" }, () => scene.fit()),
    );
    const keys: Record<string, () => void> = {
      "+": () => scene.zoomIn(),
      "=": () => scene.zoomIn(),
      "-": () => scene.zoomOut(),
      "0": () => scene.fit(),
      ArrowLeft: () => scene.pan(-1, 0),
      ArrowRight: () => scene.pan(1, 0),
      ArrowUp: () => scene.pan(0, -1),
      ArrowDown: () => scene.pan(0, 1),
    };
    canvas.addEventListener("keydown", (event) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (act === undefined) return;
      act();
      event.preventDefault();
    });
    canvas.addEventListener(
      "webglcontextlost",
      () => notice(canvas, store, "The browser has stopped drawing: reload the page to see the network again."),
      { capture: true, once: true },
    );
    return scene;
  } catch {
    notice(
      canvas,
      store,
      "This browser offers no WebGL, so the network cannot be drawn. The list of organizations, the search and the table of deals hold everything.",
    );
    return null;
  }
}

function publicFace(store: Store, scene: Scene | null, live: Live | null): Biopact {
  const find = <Thing extends Node | Edge>(things: readonly Thing[], id: string): Thing | undefined =>
    things.find((thing) => thing.id === id);
  return {
    ready: true,
    drawn: scene !== null,
    get settled() {
      return (scene?.settled ?? true) && (live?.idle ?? true);
    },
    positionOfNode: (id) => {
      const node = find(store.state.view.nodes, id);
      return node === undefined || scene === null ? null : scene.positionOf({ node });
    },
    positionOfEdge: (id) => {
      const edge = find(store.state.view.edges, id);
      return edge === undefined || scene === null ? null : scene.positionOf({ edge });
    },
  };
}

start().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : "The page could not be put together.";
  document.getElementById("app")?.replaceChildren(el("p", { class: "notice", text, attributes: { role: "alert" } }));
});
