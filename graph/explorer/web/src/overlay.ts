// Names, rings and the hovered tie's caption, drawn with canvas text above sigma's layers.

import type Sigma from "sigma";

import { otherEnd, type Node } from "./data";
import type { Dot as Disc, Line, Name } from "./frames";
import { placeLabels, type Candidate } from "./labels";
import type { Selection } from "./state";
import { count, shorten } from "./text";
import type { Theme } from "./theme";

const FONT_SIZE = 13;
const LINE_HEIGHT = 16;
const LONGEST_NAME = 32;
const MOST_NAMES = 160;
// So many of the most central nodes in sight get a name even where it must lie over a dot.
const LEADING = 8;
// Distance from a dot to the outside of its ring.
const RING = 4;
const MOST_CANDIDATES = 900;
// How much of a crowd is hidden behind what is in focus, 0 to 1.
const VEIL = 0.82;
// Below this radius a dot of a crowded picture waits for more zoom before it shows its name.
const SMALLEST_NAMED = 2.2;

export interface Drawing {
  theme: Theme;
  /** Nodes in focus, or null when nothing is. */
  focus: ReadonlySet<Node> | null;
  rings: readonly Node[];
  shown: ReadonlySet<Node>;
  hovered: Selection | null;
  /** True while the reader moves: names then stay with their dots, and none comes or goes. */
  moving: boolean;
  /** What stands out from a crowd; the rest is veiled. */
  above: { dots: readonly Disc[]; lines: readonly Line[] } | null;
}

interface Dot {
  node: Node;
  x: number;
  y: number;
  radius: number;
}

export class Overlay {
  private readonly context: CanvasRenderingContext2D;
  private readonly names = new Map<Node, { text: string; width: number }>();
  private leans: ReadonlyMap<Node, number> = new Map();
  private nodes: readonly Node[] = [];
  /** The names as they were last written. */
  written: readonly Name[] = [];
  /** Those names with their organizations and their distance from them. */
  private placed: { node: Node; text: string; strong: boolean; right: number; down: number }[] = [];
  private readonly family = getComputedStyle(document.body).fontFamily;

  /** `nodes` in order of importance: the first ones get their names first. */
  constructor(
    private readonly sigma: Sigma,
    nodes: readonly Node[],
    private readonly dotOf: (node: Node) => { x: number; y: number; radius: number },
  ) {
    const context = sigma.createCanvas("names", { beforeLayer: "mouse" }).getContext("2d");
    if (context === null) throw new Error("The browser gives no canvas to write names on.");
    this.context = context;
    this.use(nodes);
  }

  /** Takes other nodes, or another order. */
  use(nodes: readonly Node[]): void {
    this.nodes = nodes;
    this.leans = new Map(nodes.map((node) => [node, lean(node)]));
  }

  draw(drawing: Drawing): void {
    const { width, height } = this.sigma.getDimensions();
    this.clear(width, height);
    if (drawing.above !== null) this.veil(drawing.above, drawing.theme, width, height);
    const dots = this.dots(width, height, drawing);
    const byNode = new Map(dots.map((dot) => [dot.node, dot]));
    for (const node of drawing.rings) this.ring(byNode.get(node), drawing.theme);
    if (drawing.moving) this.carry(drawing.theme);
    else this.write(dots, drawing, { width, height });
    if (drawing.hovered?.kind === "edge" && !drawing.rings.includes(drawing.hovered.edge.source)) {
      const { source, target, deals } = drawing.hovered.edge;
      const [from, to] = [byNode.get(source), byNode.get(target)];
      if (from && to)
        this.caption(count(deals.length, "deal"), (from.x + to.x) / 2, (from.y + to.y) / 2, drawing.theme, width);
    }
    if (drawing.hovered?.kind === "node") this.ring(byNode.get(drawing.hovered.node), drawing.theme);
  }

  /** An empty canvas as large as the drawing, in the screen's own pixels. */
  private clear(width: number, height: number): void {
    const { canvas } = this.context;
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
  }

  /** Dots on screen, in order of importance; those in focus always, others up to a limit. */
  private dots(width: number, height: number, { focus, rings, shown, moving, hovered, above }: Drawing): Dot[] {
    const found: Dot[] = [];
    const ends = hovered?.kind === "edge" ? [hovered.edge.source, hovered.edge.target] : [];
    const few = above !== null && focus !== null ? [...focus, ...rings] : moving ? [...rings, ...ends] : null;
    for (const node of few === null ? this.nodes : new Set(few)) {
      if (!shown.has(node)) continue;
      const kept = focus?.has(node) || rings.includes(node);
      if (!kept && found.length >= MOST_CANDIDATES) continue;
      const { x, y, radius } = this.dotOf(node);
      if (x + radius > 0 && y + radius > 0 && x - radius < width && y - radius < height)
        found.push({ node, x, y, radius });
    }
    return found;
  }

  private write(
    dots: readonly Dot[],
    { theme, focus, hovered, rings }: Drawing,
    viewport: { width: number; height: number },
  ): void {
    const { context } = this;
    const strong = new Set<Node>(rings);
    if (hovered?.kind === "node") strong.add(hovered.node);
    const candidates: Candidate[] = [];
    const first = (dot: Dot): number => (strong.has(dot.node) ? 0 : 1);
    const ordered = [...dots].sort((a, b) => first(a) - first(b));
    ordered.forEach(({ node, x, y, radius }, key) => {
      const wanted = focus === null ? key < LEADING : focus.has(node);
      const named = wanted || (focus === null && radius >= SMALLEST_NAMED);
      const room = strong.has(node) ? radius + RING : radius;
      candidates.push({
        key,
        x,
        y,
        radius: room,
        width: named ? this.name(node).width : Infinity,
        height: LINE_HEIGHT,
        wanted,
        lean: this.leans.get(node) ?? 0,
      });
    });
    this.style(theme);
    const written: Name[] = [];
    this.placed = [];
    for (const { key, x, y } of placeLabels(candidates, viewport, MOST_NAMES)) {
      const { node } = ordered[key] as Dot;
      const { text } = this.name(node);
      written.push({ text, x, y, strong: strong.has(node) });
      const dot = ordered[key] as Dot;
      this.placed.push({ node, text, strong: strong.has(node), right: x - dot.x, down: y - dot.y });
      context.font = this.font(strong.has(node));
      context.strokeText(this.name(node).text, x, y);
      context.fillText(this.name(node).text, x, y);
    }
    this.written = written;
  }

  private style(theme: Theme): void {
    const { context } = this;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = theme.background;
    context.fillStyle = theme.text;
  }

  /** Writes the names as they were placed, each beside its dot. */
  private carry(theme: Theme): void {
    const { context } = this;
    this.style(theme);
    for (const { node, text, strong, right, down } of this.placed) {
      const { x, y } = this.dotOf(node);
      context.font = this.font(strong);
      context.strokeText(text, x + right, y + down);
      context.fillText(text, x + right, y + down);
    }
  }

  /** Dims the crowd and draws above it what is in focus. */
  private veil({ dots, lines }: NonNullable<Drawing["above"]>, theme: Theme, width: number, height: number): void {
    const { context } = this;
    context.globalAlpha = VEIL;
    context.fillStyle = theme.background;
    context.fillRect(0, 0, width, height);
    context.globalAlpha = 1;
    for (const { from, to, width: wide, colour, dash } of lines) {
      context.beginPath();
      context.strokeStyle = colour;
      context.lineWidth = Math.max(1, wide);
      context.setLineDash(dash[1] > 0 ? [...dash] : []);
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
    context.setLineDash([]);
    for (const { x, y, radius, colour } of dots) {
      context.beginPath();
      context.fillStyle = colour;
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }

  private ring(dot: Dot | undefined, theme: Theme): void {
    if (dot === undefined) return;
    const { context } = this;
    context.beginPath();
    context.arc(dot.x, dot.y, dot.radius + RING - 1, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = theme.accent;
    context.stroke();
  }

  private caption(text: string, x: number, y: number, theme: Theme, width: number): void {
    const { context } = this;
    context.font = this.font(true);
    const wide = context.measureText(text).width + 16;
    const left = Math.min(Math.max(4, x - wide / 2), Math.max(4, width - wide - 4));
    context.beginPath();
    context.roundRect(left, y - 12, wide, 24, 12);
    context.fillStyle = theme.accent;
    context.fill();
    context.fillStyle = theme.onAccent;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(text, left + 8, y);
  }

  /** The name as drawn and its width; measured in bold, so that a name keeps its place when it is selected. */
  private name(node: Node): { text: string; width: number } {
    let name = this.names.get(node);
    if (name === undefined) {
      const text = shorten(node.label.replace(/\s+/g, " "), LONGEST_NAME);
      this.context.font = this.font(true);
      name = { text, width: this.context.measureText(text).width };
      this.names.set(node, name);
    }
    return name;
  }

  private font(strong: boolean): string {
    return `${strong ? 700 : 500} ${FONT_SIZE}px ${this.family}`;
  }
}

/** The average direction of a node's lines, -1 (all to the left) to 1 (all to the right). */
function lean(node: Node): number {
  const runs = node.edges.map((edge) => {
    const other = otherEnd(edge, node);
    return (other.x - node.x) / (Math.hypot(other.x - node.x, other.y - node.y) || 1);
  });
  return runs.length === 0 ? 0 : runs.reduce((sum, run) => sum + run, 0) / runs.length;
}
