// A crowded picture: dots and ties on a canvas of their own instead of WebGL, which in software takes seconds for them.
// Drawn anew they take longer than a frame lasts, so they are drawn once, on a sheet somewhat larger than the window;
// while the reader moves, the sheet is moved and stretched, and then it is drawn anew bit by bit.

/** Where a place of the graph is in the window: x times `scale` plus the origin, y upwards; and how large sizes are. */
export interface Projection {
  scale: number;
  x: number;
  y: number;
  size: number;
}

/** Dots as they are drawn at the size of the whole. */
export interface CrowdDot {
  x: number;
  y: number;
  size: number;
  color: string;
}

/** A tie between two of the dots, by their places in the list. */
export interface CrowdTie {
  source: number;
  target: number;
  size: number;
  color: string;
  dash: readonly [number, number];
  arrow: boolean;
}

export type Hit = { dot: number } | { tie: number };

/** So much of the window's width and height the sheet goes beyond it on each side. */
const BEYOND = 0.2;
/** Dots and ties drawn between two frames: at first, and what a slow or a fast machine makes of it. */
const [FIRST, FEWEST, MOST] = [3000, 400, 20000];
const [SLOW, FAST] = [30, 20];
/** A sheet half drawn is begun anew when the picture has since grown or shrunk by this factor, or left it. */
const STALE = 1.6;
/** Dashes and arrows can be told apart only where there are no more ties than this in sight. */
const MOST_STYLED = 2500;
const THINNEST = 0.7;
const ARROW = 3.2;
/** How near to a dot or a tie the pointer must be, in pixels. */
const REACH = 5;

interface Group {
  color: string;
  size: number;
  dash: readonly [number, number];
  ties: Int32Array;
}

interface Sheet {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  drawn: Projection | null;
}

export class Crowd {
  private x = new Float64Array(0);
  private y = new Float64Array(0);
  private radius = new Float64Array(0);
  private source = new Int32Array(0);
  private target = new Int32Array(0);
  private arrow = new Uint8Array(0);
  private lines: readonly Group[] = [];
  private discs: readonly (readonly [string, Int32Array])[] = [];
  private shown: Sheet;
  private next: Sheet;
  private width = 0;
  private height = 0;
  private now: Projection | null = null;
  private aim: Projection | null = null;
  private work: Generator<void> | null = null;
  private batch = FIRST;
  private running = false;
  /** True until there is something to see: nobody moves an empty picture, so the first is drawn in one go. */
  private blank = true;

  /** `make` gives a canvas that lies below the names. */
  constructor(make: (id: string) => HTMLCanvasElement) {
    const sheet = (id: string): Sheet => {
      const canvas = make(id);
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("The browser gives no canvas to draw on.");
      canvas.classList.add("sheet");
      return { canvas, context, drawn: null };
    };
    this.next = sheet("crowd-next");
    this.shown = sheet("crowd");
  }

  /** True if the sheet in sight was drawn from where the reader is. */
  get sharp(): boolean {
    return this.work === null && same(this.shown.drawn, this.now);
  }

  /** Takes other dots and ties; what is in sight stays until they are drawn. */
  use(dots: readonly CrowdDot[], ties: readonly CrowdTie[]): void {
    this.x = Float64Array.from(dots, ({ x }) => x);
    this.y = Float64Array.from(dots, ({ y }) => y);
    this.radius = Float64Array.from(dots, ({ size }) => size);
    this.source = Int32Array.from(ties, ({ source }) => source);
    this.target = Int32Array.from(ties, ({ target }) => target);
    this.arrow = Uint8Array.from(ties, ({ arrow }) => Number(arrow));
    this.discs = [...grouped(dots, ({ color }) => color)].map(([color, places]) => [color, Int32Array.from(places)]);
    // Widths in steps, since each group is one stroke.
    const alike = grouped(ties, ({ color, dash, size }) => `${color} ${dash.join(" ")} ${Math.round(size * 4)}`);
    this.lines = [...alike.values()].map((places) => {
      const { color, size, dash } = ties[places[0] as number] as CrowdTie;
      return { color, size, dash, ties: Int32Array.from(places) };
    });
    this.shown.drawn = null;
    this.begin();
  }

  /** Shows the crowd as seen from here: at once as it was last drawn, and soon sharply. */
  show(projection: Projection, width: number, height: number): void {
    const resized = width !== this.width || height !== this.height;
    [this.width, this.height, this.now] = [width, height, projection];
    this.lay();
    if (resized || (this.work === null ? !same(this.shown.drawn, projection) : this.isStale(projection))) this.begin();
  }

  /** The dot under a place in the window, else the tie, else null; of several the nearest. */
  at(across: number, down: number): Hit | null {
    const { now } = this;
    if (now === null) return null;
    const [x, y] = [(across - now.x) / now.scale, (now.y - down) / now.scale];
    const reach = REACH / now.scale;
    let [best, nearest] = [-1, Infinity];
    for (let dot = 0; dot < this.x.length; dot++) {
      const away = Math.hypot((this.x[dot] as number) - x, (this.y[dot] as number) - y);
      const beyond = away - Math.max(((this.radius[dot] as number) * now.size) / now.scale, 0);
      if (beyond < reach && away < nearest) [best, nearest] = [dot, away];
    }
    if (best >= 0) return { dot: best };
    nearest = reach;
    for (let tie = 0; tie < this.source.length; tie++) {
      const [from, to] = [this.source[tie] as number, this.target[tie] as number];
      const [x1, y1] = [this.x[from] as number, this.y[from] as number];
      const [x2, y2] = [this.x[to] as number, this.y[to] as number];
      const away = fromLine(x, y, x1, y1, x2, y2, nearest);
      if (away < nearest) [best, nearest] = [tie, away];
    }
    return best >= 0 ? { tie: best } : null;
  }

  private isStale(at: Projection): boolean {
    if (this.aim === null) return true;
    const grown = at.scale / this.aim.scale;
    const [right, down] = [this.width / 2, this.height / 2];
    const across = Math.abs(right - at.x - (right - this.aim.x) * grown);
    const along = Math.abs(down - at.y - (down - this.aim.y) * grown);
    return grown > STALE || grown < 1 / STALE || across > right || along > down;
  }

  /** Lays the finished sheet where it belongs now. */
  private lay(): void {
    const { shown, now } = this;
    if (shown.drawn === null || now === null) return;
    const stretch = now.scale / shown.drawn.scale;
    const left = now.x - (shown.drawn.x + this.width * BEYOND) * stretch;
    const top = now.y - (shown.drawn.y + this.height * BEYOND) * stretch;
    shown.canvas.style.transform = `matrix(${stretch}, 0, 0, ${stretch}, ${left}, ${top})`;
  }

  private begin(): void {
    if (this.now === null || this.width === 0) return;
    this.aim = this.now;
    this.work = this.drawing(this.aim);
    if (this.running) return;
    this.running = true;
    requestAnimationFrame((time) => this.step(time, time));
  }

  private step(time: number, before: number): void {
    if (this.work === null) {
      this.running = false;
      return;
    }
    if (time - before > SLOW) this.batch = Math.max(FEWEST, this.batch / 2);
    else if (time - before < FAST) this.batch = Math.min(MOST, this.batch * 1.2);
    if (this.work.next().done === true) this.finish();
    requestAnimationFrame((later) => this.step(later, time));
  }

  private finish(): void {
    this.blank = false;
    this.next.drawn = this.aim;
    [this.shown, this.next] = [this.next, this.shown];
    this.lay();
    this.shown.canvas.classList.add("is-shown");
    this.next.canvas.classList.remove("is-shown");
    this.work = null;
    if (!same(this.shown.drawn, this.now)) this.begin();
  }

  /** Draws what is in sight on the hidden sheet, a batch at a time. */
  private *drawing(at: Projection): Generator<void> {
    const { canvas, context } = this.next;
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [this.width * (1 + 2 * BEYOND), this.height * (1 + 2 * BEYOND)];
    canvas.width = Math.round(wide * ratio);
    canvas.height = Math.round(high * ratio);
    canvas.style.width = `${wide}px`;
    canvas.style.height = `${high}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const [left, top] = [at.x + this.width * BEYOND, at.y + this.height * BEYOND];
    const x = this.x.map((value) => left + value * at.scale);
    const y = this.y.map((value) => top - value * at.scale);
    const sight = this.lines.map(({ ties }) =>
      ties.filter((tie) => {
        const [from, to] = [this.source[tie] as number, this.target[tie] as number];
        const [x1, x2, y1, y2] = [x[from] as number, x[to] as number, y[from] as number, y[to] as number];
        return Math.max(x1, x2) > 0 && Math.min(x1, x2) < wide && Math.max(y1, y2) > 0 && Math.min(y1, y2) < high;
      }),
    );
    const styled = sight.reduce((sum, ties) => sum + ties.length, 0) <= MOST_STYLED;
    let room = this.blank ? Infinity : this.batch;
    for (const [index, { color, size, dash }] of this.lines.entries()) {
      const ties = sight[index] as Int32Array;
      for (let start = 0; start < ties.length; ) {
        const part = ties.subarray(start, start + Math.min(ties.length, Math.max(1, Math.floor(room))));
        context.strokeStyle = context.fillStyle = color;
        context.lineWidth = Math.max(THINNEST, size * at.size);
        context.setLineDash(styled && dash[1] > 0 ? [...dash] : []);
        context.beginPath();
        for (const tie of part) {
          const [from, to] = [this.source[tie] as number, this.target[tie] as number];
          context.moveTo(x[from] as number, y[from] as number);
          context.lineTo(x[to] as number, y[to] as number);
        }
        context.stroke();
        if (styled) for (const tie of part) if (this.arrow[tie] === 1) this.head(context, tie, x, y, at.size, size);
        start += part.length;
        room -= part.length;
        if (room < 1) {
          yield;
          room = this.batch;
        }
      }
    }
    for (const [color, dots] of this.discs) {
      context.fillStyle = color;
      context.beginPath();
      for (const dot of dots) {
        const [across, down, radius] = [x[dot] as number, y[dot] as number, (this.radius[dot] as number) * at.size];
        if (across < -radius || across > wide + radius || down < -radius || down > high + radius) continue;
        context.moveTo(across + radius, down);
        context.arc(across, down, radius, 0, 2 * Math.PI);
        room -= 1;
        if (room >= 1) continue;
        context.fill();
        yield;
        context.fillStyle = color;
        context.beginPath();
        room = this.batch;
      }
      context.fill();
    }
  }

  /** The head of an arrow that ends at its target's dot. */
  private head(
    context: CanvasRenderingContext2D,
    tie: number,
    x: Float64Array,
    y: Float64Array,
    scale: number,
    size: number,
  ): void {
    const [from, to] = [this.source[tie] as number, this.target[tie] as number];
    const [dx, dy] = [(x[to] as number) - (x[from] as number), (y[to] as number) - (y[from] as number)];
    const length = Math.hypot(dx, dy) || 1;
    const [ux, uy] = [dx / length, dy / length];
    const [long, half] = [Math.max(4, size * scale * ARROW), Math.max(2, (size * scale * ARROW) / 2.4)];
    const radius = (this.radius[to] as number) * scale;
    const [tipX, tipY] = [(x[to] as number) - ux * radius, (y[to] as number) - uy * radius];
    context.beginPath();
    context.moveTo(tipX, tipY);
    context.lineTo(tipX - ux * long - uy * half, tipY - uy * long + ux * half);
    context.lineTo(tipX - ux * long + uy * half, tipY - uy * long - ux * half);
    context.fill();
  }
}

function same(one: Projection | null, other: Projection | null): boolean {
  return one !== null && other !== null && one.scale === other.scale && one.x === other.x && one.y === other.y;
}

function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  things.forEach((thing, place) => {
    const key = keyOf(thing);
    const group = found.get(key);
    if (group === undefined) found.set(key, [place]);
    else group.push(place);
  });
  return found;
}

/** Distance of a point from the line between two others; Infinity where it is plainly more than `most`. */
export function fromLine(x: number, y: number, x1: number, y1: number, x2: number, y2: number, most: number): number {
  if (x < Math.min(x1, x2) - most || x > Math.max(x1, x2) + most) return Infinity;
  if (y < Math.min(y1, y2) - most || y > Math.max(y1, y2) + most) return Infinity;
  const square = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
  const share = Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square));
  return Math.hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y);
}
