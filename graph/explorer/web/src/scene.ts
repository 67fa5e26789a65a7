// The drawing: sigma over a graphology graph, with names and rings on a canvas of our own above it.

import Graph from "graphology";
import Sigma from "sigma";

import { Crowd, type Hit, type Projection } from "./crowd";
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
// A picture of more ties or dots than these is drawn as a crowd.
const MOST_TIES = 2500;
const MOST_DOTS = 1500;
// So long after the last move, in milliseconds, the reader is at rest.
const REST = 120;
// Below this width, in pixels, dots and lines are drawn smaller.
const NARROW = 700;

// Keys of our own: an id such as "__proto__" must never become a property name inside the libraries.
const UNSEEN = "unseen";
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
  private crowd: Crowd | null = null;
  /** What of the view the crowd was given, in its order. */
  private drawn: { dots: readonly Node[]; ties: readonly Edge[] } = { dots: [], ties: [] };
  private gathered: unknown = null;
  /** Where the dot that is being drawn along is. */
  private held: Place | null = null;
  private moving = 0;
  private resting = 0;
  private hasDragged = false;
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
      nodeReducer: (key, attributes) =>
        key === UNSEEN ? attributes : { ...attributes, ...this.drawnNode(this.view.nodes[placeOf(key)] as Node) },
      edgeReducer: (key, attributes) => ({ ...attributes, ...this.drawnEdge(this.view.edges[placeOf(key)] as Edge) }),
    });
    // One frame for all views and for dots that are drawn elsewhere: what stays must not seem to move.
    this.sigma.setCustomBBox(extent(store.views.announced.nodes));
    this.overlay = new Overlay(this.sigma, this.byImportance(), (node) => this.dot(node));
    this.gather();
    this.sigma.on("afterRender", () => this.drawAbove());
    this.listen();
    this.drag();
    this.sigma.getCamera().on("updated", () => {
      this.rest();
      this.cameraListeners.forEach((listener) => listener());
    });
    // sigma drew its first picture before the overlay existed.
    this.drawAbove();
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
    let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y } of [...nodes].map((node) => this.framed(node))) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [low, high] = [Math.min(low, y), Math.max(high, y)];
    }
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
    const { theme } = this;
    const drawn = this.view.nodes.flatMap((node): Dot[] => {
      const { color, hidden } = this.drawnNode(node);
      return hidden ? [] : [{ ...this.dot(node), colour: color }];
    });
    const lines = this.view.edges.flatMap((edge): Line[] => {
      const drawn = this.drawnEdge(edge);
      return drawn.hidden ? [] : [this.line(edge, drawn)];
    });
    return { width, height, background: theme.background, text: theme.text, dots: drawn, lines, names: this.overlay.written };
  }

  /** False while a crowd is still being drawn from where the reader now is. */
  get settled(): boolean {
    return !this.isMoving() && (this.crowd?.sharp ?? true);
  }

  /** Where a node's middle or an edge's middle is in the window, in CSS pixels. */
  positionOf(thing: { node: Node } | { edge: Edge }): Point {
    const box = this.container.getBoundingClientRect();
    const { x, y } =
      "node" in thing ? this.at(thing.node) : middle(this.at(thing.edge.source), this.at(thing.edge.target));
    return { x: box.left + x, y: box.top + y };
  }

  /** What sigma draws. Of a crowd it only keeps the camera, which it forgets without any node: one unseen will do. */
  private graph(): Graph {
    const graph = new Graph({ multi: true, type: "directed" });
    if (this.isCrowded()) {
      graph.addNode(UNSEEN, { x: 0, y: 0, size: 0, hidden: true });
      return graph;
    }
    for (const node of this.view.nodes) graph.addNode(nodeKey(node), this.nodeAttributes(node));
    for (const edge of this.view.edges)
      graph.addEdgeWithKey(edgeKey(edge), nodeKey(edge.source), nodeKey(edge.target), this.edgeAttributes(edge));
    return graph;
  }

  private isCrowded(): boolean {
    return this.view.edges.length > MOST_TIES || this.view.nodes.length > MOST_DOTS;
  }

  private nodeAttributes(node: Node): { x: number; y: number; size: number } {
    const shares = sharesOf(this.view, this.store.state.measure);
    return { ...this.placeOf(node), size: nodeRadius(shares.get(node) ?? 0, this.view.nodes.length) };
  }

  private edgeAttributes(edge: Edge): { size: number; type: string } {
    const wide = familyOf(edge.kinds[0]).id === "acquisition" ? 1.35 : 1;
    return {
      size: lineWidth(edge.deals.length, mostDeals(this.view), this.view.edges.length) * wide,
      type: edge.directed ? "arrow" : "line",
    };
  }

  private drawnNode(node: Node): { size: number; color: string; zIndex: number; hidden: boolean } {
    const faded = this.crowd === null && this.focus !== null && !this.focus.nodes.has(node);
    const colour = nodeColour(this.theme, node, this.store.state.colour);
    return {
      size: this.nodeAttributes(node).size * this.scale,
      color: faded ? this.theme.dim : colour,
      zIndex: faded ? 0 : 1,
      hidden: !this.store.shown.nodes.has(node),
    };
  }

  private drawnEdge(edge: Edge, bright = false): DrawnEdge {
    const faded = this.crowd === null && this.focus !== null && !this.focus.edges.has(edge);
    const { family, dash } = this.style(edge);
    const colour = this.theme.families.get(family) ?? this.theme.kind;
    // Lines stay strong when something is in focus: then they are few.
    const strength = bright || (this.crowd === null && this.focus !== null) ? 1 : lineStrength(this.view.edges.length);
    const color = faded ? this.theme.dimLine : mixed(colour, this.theme.background, strength);
    const { size, type } = this.edgeAttributes(edge);
    return {
      size: size * this.scale,
      type,
      color,
      dash,
      zIndex: faded ? 0 : 1,
      hidden: !this.store.shown.edges.has(edge),
    };
  }

  /** A dot in the window, in pixels. */
  private dot(node: Node): Point & { radius: number } {
    return { ...this.at(node), radius: this.sigma.scaleSize(this.nodeAttributes(node).size * this.scale) };
  }

  /** A tie in the window, in pixels. */
  private line(edge: Edge, drawn: DrawnEdge): Line {
    const target = this.dot(edge.target);
    return {
      from: this.at(edge.source),
      to: { x: target.x, y: target.y },
      width: this.sigma.scaleSize(drawn.size),
      colour: drawn.color,
      dash: drawn.dash,
      gap: edge.directed ? target.radius : null,
    };
  }

  /** Hands all that is shown to the crowd, where there is one. */
  private gather(): void {
    const { sigma } = this;
    if (!this.isCrowded()) {
      this.crowd?.use([], []);
      this.crowd = null;
      this.gathered = this.store.shown;
      return;
    }
    this.crowd ??= new Crowd((id) => sigma.createCanvas(id, { beforeLayer: "names" }));
    // The small ones first: the large ones lie above.
    const dots = this.byImportance().filter((node) => this.store.shown.nodes.has(node)).reverse();
    const ties = [...this.store.shown.edges.keys()];
    const at = new Map(dots.map((node, place) => [node, place]));
    this.drawn = { dots, ties };
    this.gathered = this.store.shown;
    this.crowd.use(
        dots.map((node) => ({ ...this.placeOf(node), ...this.drawnNode(node) })),
      ties.map((edge) => ({
        ...this.drawnEdge(edge),
        source: at.get(edge.source) as number,
        target: at.get(edge.target) as number,
        arrow: edge.directed,
      })),
    );
  }

  private projection(): Projection {
    const [origin, unit] = [this.sigma.graphToViewport({ x: 0, y: 0 }), this.sigma.graphToViewport({ x: 1, y: 0 })];
    return { x: origin.x, y: origin.y, scale: unit.x - origin.x, size: this.sigma.scaleSize(1) };
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
    sigma.on("clickNode", (event) => this.hasDragged || store.select(node(event.node), false));
    sigma.on("clickEdge", (event) => store.select(edge(event.edge), false));
    sigma.on("clickStage", ({ event }) => this.hasDragged || store.select(this.under(event), false));
    sigma.on("moveBody", ({ event }) => {
      if (this.crowd === null || this.dragged !== null || this.isMoving()) return;
      const found = this.under(event);
      if (!alike(found, this.hovered)) this.hover(found);
    });
    sigma.on("leaveStage", () => this.crowd !== null && this.hover(null));
    store.subscribe((state, before) => {
      this.follow(state, before);
    });
    new ResizeObserver(() => {
      if (this.container.offsetWidth === 0) return;
      this.scale = scaleFor(this.container.offsetWidth);
      this.gather();
      sigma.refresh();
    }).observe(this.container);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => {
        this.theme = readTheme(FAMILIES.map((family) => family.id));
        this.gather();
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
      this.gather();
    } else if (state.colour !== before.colour || this.store.shown !== this.gathered) this.gather();
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
    const take = (node: Node): void => {
      this.dragged = node;
    };
    // The end of a drag is no choice; it is forgotten when the next press begins.
    sigma.getMouseCaptor().on("mousedown", () => {
      this.hasDragged = false;
    });
    sigma.on("downNode", (event) => take(this.view.nodes[placeOf(event.node)] as Node));
    sigma.on("downStage", ({ event }) => {
      const found = this.under(event);
      if (found?.kind === "node") take(found.node);
    });
    sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (this.dragged === null) return;
      const place = sigma.viewportToGraph(event);
      this.held = place;
      if (this.crowd === null) sigma.getGraph().mergeNodeAttributes(nodeKey(this.dragged), place);
      else sigma.scheduleRender();
      this.hasDragged = true;
      preventSigmaDefault();
      event.original.preventDefault();
    });
    const drop = (): void => {
      const node = this.dragged;
      this.dragged = null;
      if (node === null || !this.hasDragged) return;
      const place = this.held;
      this.held = null;
      if (place !== null)
        this.store.update({ moved: new Map(this.store.state.moved).set(node.id, place), reveal: false });
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
    // A crowd stays as it is; what is in focus is drawn above it.
    if (this.crowd === null) this.sigma.refresh({ schedule: true });
    else this.sigma.scheduleRender();
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
    const places = nodes.map((node) => this.framed(node));
    const centre = (axis: "x" | "y"): number => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    const camera = this.sigma.getCamera();
    const ratio = nodes.length > 1 ? Math.max(camera.ratio, 0.6) : camera.ratio;
    void camera.animate({ x: centre("x"), y: centre("y"), ratio }, { duration: duration() });
  }

  private drawAbove(): void {
    const { selection } = this.store.state;
    const { width, height } = this.sigma.getDimensions();
    this.crowd?.show(this.projection(), width, height);
    const held = this.held === null ? null : this.dragged;
    const focus = held === null ? this.focus : focusOf({ kind: "node", node: held }, this.store);
    this.overlay.draw({
      theme: this.theme,
      focus: focus?.nodes ?? null,
      rings: ringed(selection, this.store),
      shown: this.store.shown.nodes,
      hovered: this.hovered,
      moving: this.crowd !== null && this.isMoving(),
      above: this.crowd === null || focus === null ? null : this.spotlight(focus),
    });
  }

  /** What is in focus of a crowd, drawn above it. */
  private spotlight(focus: NonNullable<ReturnType<typeof focusOf>>): { dots: Dot[]; lines: Line[] } {
    const shown = [...focus.nodes].filter((node) => this.store.shown.nodes.has(node));
    return {
      lines: [...focus.edges].flatMap((edge) => {
        const drawn = this.drawnEdge(edge, true);
        return drawn.hidden ? [] : [this.line(edge, drawn)];
      }),
      dots: shown.map((node) => ({ ...this.dot(node), colour: this.drawnNode(node).color })),
    };
  }

  /** What of a crowd lies under the pointer. */
  private under(point: Point): Selection | null {
    const hit: Hit | null = this.crowd?.at(point.x, point.y) ?? null;
    if (hit === null) return null;
    return "dot" in hit
      ? { kind: "node", node: this.drawn.dots[hit.dot] as Node }
      : { kind: "edge", edge: this.drawn.ties[hit.tie] as Edge };
  }

  private isMoving(): boolean {
    return performance.now() - this.moving < REST;
  }

  /** Names are placed anew when the reader comes to rest. */
  private rest(): void {
    this.moving = performance.now();
    if (this.crowd === null) return;
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.sigma.scheduleRender(), REST + 10);
  }

  private placeOf(node: Node): Place {
    if (node === this.dragged && this.held !== null) return this.held;
    return this.store.state.moved.get(node.id) ?? { x: node.x, y: node.y };
  }

  private framed(node: Node): Place {
    return this.sigma.viewportToFramedGraph(this.at(node));
  }

  private at(node: Node): Point {
    return this.sigma.graphToViewport(this.placeOf(node));
  }
}

interface DrawnEdge {
  size: number;
  type: string;
  color: string;
  dash: readonly [number, number];
  zIndex: number;
  hidden: boolean;
}

function alike(one: Selection | null, other: Selection | null): boolean {
  if (one?.kind === "node" && other?.kind === "node") return one.node === other.node;
  if (one?.kind === "edge" && other?.kind === "edge") return one.edge === other.edge;
  return one === other;
}

const most = new WeakMap<View, number>();

/** The largest number of deals of one tie. */
function mostDeals(view: View): number {
  let found = most.get(view);
  if (found === undefined) {
    found = view.edges.reduce((largest, edge) => Math.max(largest, edge.deals.length), 1);
    most.set(view, found);
  }
  return found;
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
