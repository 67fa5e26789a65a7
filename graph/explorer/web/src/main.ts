// Puts the page together: header, the two tabs, the panel, and the keys that work everywhere.

import { readView, type Edge, type Node, type View } from "./data";
import { button, el } from "./dom";
import { footer, notice, tabs } from "./frame";
import { legend } from "./legend";
import { Panel } from "./panel";
import type { Point, Scene } from "./scene";
import { SearchBox } from "./searchbox";
import { Store } from "./state";
import { DealTable } from "./table";
import { count } from "./text";

/** What other scripts on the page (a notebook's, a test's) may ask and do. */
export interface Biopact {
  /** True once everything that will be drawn has been drawn. */
  readonly ready: boolean;
  /** False where the browser draws no WebGL: the table and the list then stand alone. */
  readonly drawn: boolean;
  positionOfNode(id: string): Point | null;
  positionOfEdge(id: string): Point | null;
}

declare global {
  interface Window {
    biopact?: Biopact;
  }
}

async function start(): Promise<void> {
  const view = readView(document.getElementById("view")?.textContent ?? "");
  const store = new Store();
  const search = new SearchBox(view, store);
  const panel = new Panel(view, store);
  const canvas = el("div", {
    id: "stage",
    class: "stage",
    attributes: {
      role: "application",
      tabindex: 0,
      "aria-label": `Drawing of the network: ${count(view.nodes.length, "organization")}, ${count(view.edges.length, "tie")}. Arrow keys move it, plus and minus zoom, 0 shows all. The same is in the list of organizations and in the table of deals.`,
    },
  });
  const tools = el("div", { class: "tools", attributes: { role: "toolbar", "aria-label": "Zoom" } });
  const network = el("div", { class: "network" }, canvas, tools, legend(view));
  const table = new DealTable(view, store);

  document.querySelector("header.top")?.append(el("p", { class: "subtitle", text: view.subtitle }), search.element);
  const work = el("div", { class: "work" }, ...tabs(store, { network, deals: table.element }));
  document.getElementById("app")?.replaceChildren(work, panel.element);
  document.body.append(footer());
  listenToKeys(store, search);

  const scene = await draw(canvas, tools, view, store);
  window.biopact = Object.freeze(publicFace(view, scene));
}

/** The drawing, or a notice in its place. The module is loaded late: it cannot even be read where WebGL is unknown. */
async function draw(canvas: HTMLElement, tools: HTMLElement, view: View, store: Store): Promise<Scene | null> {
  try {
    if (document.createElement("canvas").getContext("webgl2") === null) throw new Error("no WebGL");
    const { Scene } = await import("./scene");
    const scene = new Scene(canvas, view, store);
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

function listenToKeys(store: Store, search: SearchBox): void {
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      search.focus();
      event.preventDefault();
    } else if (event.key === "Escape" && store.state.selection !== null) store.select(null, false);
  });
}

function publicFace(view: View, scene: Scene | null): Biopact {
  const nodes = new Map<string, Node>(view.nodes.map((node) => [node.id, node]));
  const edges = new Map<string, Edge>(view.edges.map((edge) => [edge.id, edge]));
  return {
    ready: true,
    drawn: scene !== null,
    positionOfNode: (id) => {
      const node = nodes.get(id);
      return node === undefined || scene === null ? null : scene.positionOf({ node });
    },
    positionOfEdge: (id) => {
      const edge = edges.get(id);
      return edge === undefined || scene === null ? null : scene.positionOf({ edge });
    },
  };
}

void start();
