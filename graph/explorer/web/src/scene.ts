// The drawing: sigma over a graphology graph, with names and rings on a canvas of our own above it.

import Graph from "graphology";
import Sigma from "sigma";

import type { Edge, Node, View } from "./data";
import { familyOf, FAMILIES } from "./families";
import type { Dot, Frame, Line } from "./frames";
import { linePrograms } from "./line";
import { centralFirst, sharesOf } from "./measures";
import { Overlay } from "./overlay";
import { lineStrength, lineWidth, mixed, nodeRadius } from "./sizes";
import { focusOf, ringed, type Place, type Selection, type State, type Store } from "./state";
import { nodeColour, readTheme, type Theme } from "./theme";

export type Point = Place;

/** What part of the drawing is in sight: its middle, and how far it is away. */
export interface Camera {
  x: number;
  y: number;
  ratio: number;
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
  private view: View;
  private dragged: Node | null = null;
  private readonly cameraListeners: (() => void)[] = [];
  /** What dots and lines are multiplied by where the drawing is narrow. */
  private scale: number;

  constructor(
    private readonly container: HTMLElement,
    private readonly store: Store,
  ) {
    const { view } = store.state;
    this.view = view;
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
    // One frame for all views and for dots that are drawn elsewhere: what stays must not seem to move.
    this.sigma.setCustomBBox(extent(store.views.announced.nodes));
    this.overlay = new Overlay(this.sigma, this.byImportance(), nodeKey);
    this.sigma.on("afterRender", () => this.drawOverlay());
    this.listen();
    this.drag();
    this.sigma.getCamera().on("updated", () => this.cameraListeners.forEach((listener) => listener()));
    // sigma drew its first picture before the overlay existed.
    this.drawOverlay();
  }

  zoomIn(): void {
    void this.sigma.getCamera().animatedZoom({ factor: ZOOM_STEP, duration: duration() });
  }

  zoomOut(): void {
    void this.sigma.getCamera().animatedUnzoom({ factor: ZOOM_STEP, duration: duration() });
  }

  /** Brings everything that is shown into sight. */
  fit(): void {
    const camera = this.sigma.getCamera();
    const { nodes } = this.store.shown;
    if (nodes.size === 0 || nodes.size === this.view.nodes.length)
      void camera.animatedReset({ duration: duration() });
    else void camera.animate(this.around(nodes), { duration: duration() });
  }

  /** Where to look from to see these organizations and a little around them. */
  private around(nodes: Iterable<Node>): Camera {
    const places = [...nodes].flatMap((node) => this.sigma.getNodeDisplayData(nodeKey(node)) ?? []);
    const [left, right] = [Math.min(...places.map(({ x }) => x)), Math.max(...places.map(({ x }) => x))];
    const [low, high] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y }) => y))];
    const ratio = Math.min(1, Math.max(0.12, 1.15 * Math.max(right - left, high - low)));
    return { x: (left + right) / 2, y: (low + high) / 2, ratio };
  }

  pan(right: number, down: number): void {
    const camera = this.sigma.getCamera();
    const step = PAN_STEP * camera.ratio;
    void camera.animate({ x: camera.x + right * step, y: camera.y - down * step }, { duration: duration() });
  }

  get camera(): Camera {
    const { x, y, ratio } = this.sigma.getCamera();
    return { x, y, ratio };
  }

  /** Goes there at once, as a link asks for. */
  look(camera: Camera): void {
    this.sigma.getCamera().setState(camera);
  }

  onCamera(listener: () => void): void {
    this.cameraListeners.push(listener);
  }

  /** The drawing as it stands, for pictures of it. */
  frame(): Frame {
    const { width, height } = this.sigma.getDimensions();
    const { theme, sigma } = this;
    const drawn = this.view.nodes.flatMap((node): Dot[] => {
      const display = sigma.getNodeDisplayData(nodeKey(node));
      if (display === undefined || display.hidden) return [];
      return [{ ...this.at(node), radius: sigma.scaleSize(display.size), colour: display.color }];
    });
    const lines = this.view.edges.flatMap((edge): Line[] => {
      const display = sigma.getEdgeDisplayData(edgeKey(edge));
      if (display === undefined || display.hidden) return [];
      const target = sigma.getNodeDisplayData(nodeKey(edge.target));
      return [
        {
          from: this.at(edge.source),
          to: this.at(edge.target),
          width: sigma.scaleSize(display.size),
          colour: display.color,
          dash: this.style(edge).dash,
          gap: edge.directed && target !== undefined ? sigma.scaleSize(target.size) : null,
        },
      ];
    });
    return { width, height, background: theme.background, text: theme.text, dots: drawn, lines, names: this.overlay.written };
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
    const { moved, measure } = this.store.state;
    const shares = sharesOf(this.view, measure);
    const most = this.view.edges.reduce((largest, edge) => Math.max(largest, edge.deals.length), 1);
    for (const node of this.view.nodes) {
      graph.addNode(nodeKey(node), {
        x: moved.get(node.id)?.x ?? node.x,
        y: moved.get(node.id)?.y ?? node.y,
        size: nodeRadius(shares.get(node) ?? 0, this.view.nodes.length),
      });
    }
    for (const edge of this.view.edges) {
      const family = familyOf(edge.kinds[0]);
      graph.addEdgeWithKey(edgeKey(edge), nodeKey(edge.source), nodeKey(edge.target), {
        size: lineWidth(edge.deals.length, most, this.view.edges.length) * (family.id === "acquisition" ? 1.35 : 1),
        type: edge.directed ? "arrow" : "line",
        dash: family.dash,
      });
    }
    return graph;
  }

  private drawnNode(key: string, attributes: Record<string, unknown>): Record<string, unknown> {
    const node = this.view.nodes[placeOf(key)] as Node;
    const faded = this.focus !== null && !this.focus.nodes.has(node);
    const colour = nodeColour(this.theme, node, this.store.state.colour);
    return {
      ...attributes,
      size: (attributes.size as number) * this.scale,
      color: faded ? this.theme.dim : colour,
      zIndex: faded ? 0 : 1,
      hidden: !this.store.shown.nodes.has(node),
    };
  }

  private drawnEdge(key: string, attributes: Record<string, unknown>): Record<string, unknown> {
    const edge = this.view.edges[placeOf(key)] as Edge;
    const faded = this.focus !== null && !this.focus.edges.has(edge);
    const { family, dash } = this.style(edge);
    const colour = this.theme.families.get(family) ?? this.theme.kind;
    // Lines stay strong when something is in focus: then they are few.
    const strength = this.focus === null ? lineStrength(this.view.edges.length) : 1;
    const color = faded ? this.theme.dimLine : mixed(colour, this.theme.background, strength);
    const hidden = !this.store.shown.edges.has(edge);
    return { ...attributes, size: (attributes.size as number) * this.scale, color, dash, zIndex: faded ? 0 : 1, hidden };
  }

  /** Colour and dash follow the commonest kind among the deals that are shown. */
  private style(edge: Edge): { family: string; dash: readonly [number, number] } {
    const deals = this.store.shown.edges.get(edge) ?? edge.deals;
    let [kind] = edge.kinds;
    if (deals.length < edge.deals.length) {
      const told = edge.kinds.map((one) => deals.filter((deal) => deal.kinds.includes(one)).length);
      kind = edge.kinds[told.indexOf(Math.max(...told))];
    }
    const { id, dash } = familyOf(kind);
    return { family: id, dash };
  }

  private listen(): void {
    const { sigma, store } = this;
    const node = (key: string): Selection => ({ kind: "node", node: this.view.nodes[placeOf(key)] as Node });
    const edge = (key: string): Selection => ({ kind: "edge", edge: this.view.edges[placeOf(key)] as Edge });
    sigma.on("enterNode", (event) => this.hover(node(event.node)));
    sigma.on("leaveNode", () => this.hover(null));
    sigma.on("enterEdge", (event) => this.hover(edge(event.edge)));
    sigma.on("leaveEdge", () => this.hover(null));
    sigma.on("clickNode", (event) => store.select(node(event.node), false));
    sigma.on("clickEdge", (event) => store.select(edge(event.edge), false));
    sigma.on("clickStage", () => store.select(null, false));
    store.subscribe((state, before) => {
      this.follow(state, before);
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

  /** Draws what has changed, and moves only to what was chosen elsewhere. */
  private follow(state: State, before: State): void {
    if (state.view !== before.view) {
      this.view = state.view;
      this.hovered = null;
    }
    if (state.view !== before.view || state.measure !== before.measure || state.moved !== before.moved) {
      this.sigma.setGraph(this.graph());
      this.overlay.use(this.byImportance());
    }
    this.refocus();
    if (state.around !== before.around && state.around !== null) this.fit();
    else if (state.selection !== before.selection && state.reveal) this.reveal();
  }

  private byImportance(): Node[] {
    return centralFirst(this.view, this.store.state.measure);
  }

  /** A dot can be drawn elsewhere with the mouse; a press without a move is a click. */
  private drag(): void {
    const { sigma } = this;
    sigma.on("downNode", (event) => {
      this.dragged = this.view.nodes[placeOf(event.node)] as Node;
    });
    sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (this.dragged === null) return;
      const place = sigma.viewportToGraph(event);
      sigma.getGraph().mergeNodeAttributes(nodeKey(this.dragged), place);
      this.container.classList.add("is-dragging");
      preventSigmaDefault();
      event.original.preventDefault();
    });
    const drop = (): void => {
      const node = this.dragged;
      this.dragged = null;
      if (node === null || !this.container.classList.contains("is-dragging")) return;
      this.container.classList.remove("is-dragging");
      const { x, y } = sigma.getGraph().getNodeAttributes(nodeKey(node)) as Place;
      this.store.update({ moved: new Map(this.store.state.moved).set(node.id, { x, y }), reveal: false });
    };
    sigma.on("upNode", drop);
    sigma.on("upStage", drop);
    sigma.on("leaveStage", drop);
  }

  private hover(selection: Selection | null): void {
    if (this.dragged !== null) return;
    this.hovered = selection;
    this.container.classList.toggle("is-pointing", selection !== null);
    this.refocus();
  }

  private refocus(): void {
    this.focus = focusOf(this.hovered ?? this.store.state.selection, this.store);
    this.sigma.refresh({ schedule: true });
  }

  /** Brings what is selected into sight, without a move when it already is. */
  private reveal(): void {
    const chosen = focusOf(this.store.state.selection, this.store);
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
    this.overlay.draw({
      theme: this.theme,
      focus: this.focus?.nodes ?? null,
      rings: ringed(selection, this.store),
      shown: this.store.shown.nodes,
      hovered: this.hovered,
    });
  }

  private at(node: Node): Point {
    return this.sigma.graphToViewport(this.sigma.getGraph().getNodeAttributes(nodeKey(node)) as Point);
  }
}

/** The least and the largest place of these organizations; null where there are none. */
function extent(nodes: readonly Node[]): { x: [number, number]; y: [number, number] } | null {
  if (nodes.length === 0) return null;
  const range = (places: readonly number[]): [number, number] => [
    places.reduce((least, place) => Math.min(least, place), Infinity),
    places.reduce((most, place) => Math.max(most, place), -Infinity),
  ];
  return { x: range(nodes.map((node) => node.x)), y: range(nodes.map((node) => node.y)) };
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
