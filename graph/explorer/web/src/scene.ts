// The drawing: sigma over a graphology graph, with names and rings on a canvas of our own above it.

import Graph from "graphology";
import Sigma from "sigma";

import type { Edge, Node, View } from "./data";
import { mostCentralFirst } from "./data";
import { familyOf, FAMILIES } from "./families";
import { linePrograms } from "./line";
import { Overlay } from "./overlay";
import { lineStrength, lineWidth, mixed, nodeRadius } from "./sizes";
import { focusOf, type Selection, type Store } from "./state";
import { communityColour, readTheme, type Theme } from "./theme";

export interface Point {
  x: number;
  y: number;
}

const ZOOM_STEP = 1.5;
const PAN_STEP = 0.1;
// More lines than these would make the drawing stutter while it is dragged.
const MOST_LINES_IN_MOTION = 4000;
// Below this width, in pixels, dots and lines are drawn smaller.
const NARROW = 700;

// Keys of our own: an id such as "__proto__" must never become a property name inside the libraries.
const nodeKey = (node: Node): string => `n${node.place}`;
const edgeKey = (edge: Edge): string => `e${edge.place}`;
const placeOf = (key: string): number => Number(key.slice(1));

export class Scene {
  private readonly sigma: Sigma;
  private readonly overlay: Overlay;
  private theme: Theme = readTheme(FAMILIES.map((family) => family.id));
  private hovered: Selection | null = null;
  private focus: ReturnType<typeof focusOf> = null;
  /** What dots and lines are multiplied by where the drawing is narrow. */
  private scale: number;

  constructor(
    private readonly container: HTMLElement,
    private readonly view: View,
    private readonly store: Store,
  ) {
    this.scale = scaleFor(container.offsetWidth);
    this.sigma = new Sigma(this.graph(), container, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableEdgeEvents: true,
      hideEdgesOnMove: view.edges.length > MOST_LINES_IN_MOTION,
      zIndex: true,
      enableCameraRotation: false,
      // Two quick clicks on two dots are two choices, not a double click.
      doubleClickTimeout: 0,
      minCameraRatio: 0.01,
      maxCameraRatio: 3,
      minEdgeThickness: 1,
      stagePadding: container.offsetWidth < NARROW ? 36 : 56,
      defaultEdgeType: "line",
      edgeProgramClasses: linePrograms,
      defaultDrawNodeHover: () => undefined,
      nodeReducer: (key, attributes) => this.drawnNode(key, attributes),
      edgeReducer: (key, attributes) => this.drawnEdge(key, attributes),
    });
    this.overlay = new Overlay(this.sigma, mostCentralFirst(view.nodes), nodeKey);
    this.sigma.on("afterRender", () => this.drawOverlay());
    this.listen();
    // sigma drew its first picture before the overlay existed.
    this.drawOverlay();
  }

  zoomIn(): void {
    void this.sigma.getCamera().animatedZoom({ factor: ZOOM_STEP, duration: duration() });
  }

  zoomOut(): void {
    void this.sigma.getCamera().animatedUnzoom({ factor: ZOOM_STEP, duration: duration() });
  }

  fit(): void {
    void this.sigma.getCamera().animatedReset({ duration: duration() });
  }

  pan(right: number, down: number): void {
    const camera = this.sigma.getCamera();
    const step = PAN_STEP * camera.ratio;
    void camera.animate({ x: camera.x + right * step, y: camera.y - down * step }, { duration: duration() });
  }

  /** Where a node's middle or an edge's middle is in the window, in CSS pixels. */
  positionOf(thing: { node: Node } | { edge: Edge }): Point {
    const box = this.container.getBoundingClientRect();
    const { x, y } =
      "node" in thing ? this.at(thing.node) : middle(this.at(thing.edge.source), this.at(thing.edge.target));
    return { x: box.left + x, y: box.top + y };
  }

  private graph(): Graph {
    const graph = new Graph({ multi: true, type: "directed" });
    const most = this.view.edges.reduce((largest, edge) => Math.max(largest, edge.deals.length), 1);
    for (const node of this.view.nodes) {
      graph.addNode(nodeKey(node), {
        x: node.x,
        y: node.y,
        size: nodeRadius(node.size, this.view.nodes.length),
        community: node.community,
      });
    }
    for (const edge of this.view.edges) {
      const family = familyOf(edge.kinds[0]);
      graph.addEdgeWithKey(edgeKey(edge), nodeKey(edge.source), nodeKey(edge.target), {
        size: lineWidth(edge.deals.length, most, this.view.edges.length) * (family.id === "acquisition" ? 1.35 : 1),
        type: edge.directed ? "arrow" : "line",
        family: family.id,
        dash: family.dash,
      });
    }
    return graph;
  }

  private drawnNode(key: string, attributes: Record<string, unknown>): Record<string, unknown> {
    const node = this.view.nodes[placeOf(key)] as Node;
    const faded = this.focus !== null && !this.focus.nodes.has(node);
    const colour = communityColour(this.theme, node.community);
    return {
      ...attributes,
      size: (attributes.size as number) * this.scale,
      color: faded ? this.theme.dim : colour,
      zIndex: faded ? 0 : 1,
    };
  }

  private drawnEdge(key: string, attributes: Record<string, unknown>): Record<string, unknown> {
    const edge = this.view.edges[placeOf(key)] as Edge;
    const faded = this.focus !== null && !this.focus.edges.has(edge);
    const colour = this.theme.families.get(attributes.family as string) ?? this.theme.kind;
    // Lines stay strong when something is in focus: then they are few.
    const strength = this.focus === null ? lineStrength(this.view.edges.length) : 1;
    const color = faded ? this.theme.dimLine : mixed(colour, this.theme.background, strength);
    return { ...attributes, size: (attributes.size as number) * this.scale, color, zIndex: faded ? 0 : 1 };
  }

  private listen(): void {
    const { sigma, store, view } = this;
    const node = (key: string): Selection => ({ kind: "node", node: view.nodes[placeOf(key)] as Node });
    const edge = (key: string): Selection => ({ kind: "edge", edge: view.edges[placeOf(key)] as Edge });
    sigma.on("enterNode", (event) => this.hover(node(event.node)));
    sigma.on("leaveNode", () => this.hover(null));
    sigma.on("enterEdge", (event) => this.hover(edge(event.edge)));
    sigma.on("leaveEdge", () => this.hover(null));
    sigma.on("clickNode", (event) => store.select(node(event.node), false));
    sigma.on("clickEdge", (event) => store.select(edge(event.edge), false));
    sigma.on("clickStage", () => store.select(null, false));
    store.subscribe((state, before) => {
      if (state.selection === before.selection) return;
      this.refocus();
      if (state.reveal) this.reveal();
    });
    new ResizeObserver(() => {
      if (this.container.offsetWidth === 0) return;
      this.scale = scaleFor(this.container.offsetWidth);
      sigma.refresh();
    }).observe(this.container);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => {
        this.theme = readTheme(FAMILIES.map((family) => family.id));
        sigma.refresh();
      });
    }
  }

  private hover(selection: Selection | null): void {
    this.hovered = selection;
    this.container.classList.toggle("is-pointing", selection !== null);
    this.refocus();
  }

  private refocus(): void {
    this.focus = focusOf(this.hovered ?? this.store.state.selection);
    this.sigma.refresh({ schedule: true });
  }

  /** Brings what is selected into sight, without a move when it already is. */
  private reveal(): void {
    const chosen = focusOf(this.store.state.selection);
    const { selection } = this.store.state;
    if (chosen === null || selection === null) return;
    const nodes = selection.kind === "node" ? [selection.node] : [...chosen.nodes];
    const { width, height } = this.sigma.getDimensions();
    const seen = (point: Point): boolean => point.x > 0 && point.y > 0 && point.x < width && point.y < height;
    if (nodes.length === 0 || nodes.every((node) => seen(this.at(node)))) return;
    const places = nodes.flatMap((node) => this.sigma.getNodeDisplayData(nodeKey(node)) ?? []);
    const centre = (axis: "x" | "y"): number => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    const camera = this.sigma.getCamera();
    const ratio = nodes.length > 1 ? Math.max(camera.ratio, 0.6) : camera.ratio;
    void camera.animate({ x: centre("x"), y: centre("y"), ratio }, { duration: duration() });
  }

  private drawOverlay(): void {
    const { selection } = this.store.state;
    const ringed = focusOf(selection);
    this.overlay.draw({
      theme: this.theme,
      focus: this.focus?.nodes ?? null,
      rings:
        selection === null || ringed === null ? [] : selection.kind === "node" ? [selection.node] : [...ringed.nodes],
      hovered: this.hovered,
    });
  }

  private at(node: Node): Point {
    return this.sigma.graphToViewport({ x: node.x, y: node.y });
  }
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function scaleFor(width: number): number {
  return Math.min(1, Math.max(0.6, width / NARROW));
}

function duration(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250;
}
