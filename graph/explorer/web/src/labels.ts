// Where names go: beside their dots, the important ones first, never one upon another.

export interface Candidate {
  key: number;
  x: number;
  y: number;
  radius: number;
  width: number;
  height: number;
  /** A name that must not be missed: asked for (hovered, selected, a neighbour) or of a leading node. */
  wanted: boolean;
  /** Which way its lines go on average, -1 left to 1 right: the name prefers the other side. */
  lean: number;
}

export interface Placement {
  key: number;
  /** Left edge and vertical middle of the words. */
  x: number;
  y: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 4;
const MARGIN = 2;

/**
 * Places for as many names as fit in the viewport, at most `most`. Candidates come in order of importance; each tries
 * right, left, below, above and the corners, and goes without a name where another name or a dot is in the way. Wanted names may lie
 * over dots, but never over a name placed before.
 */
export function placeLabels(
  candidates: readonly Candidate[],
  viewport: { width: number; height: number },
  most: number,
): Placement[] {
  const ordered = [...candidates.filter((one) => one.wanted), ...candidates.filter((one) => !one.wanted)];
  const dots = new Grid(80);
  for (const { x, y, radius } of candidates)
    dots.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  const names = new Grid(80);
  const placed: Placement[] = [];
  for (const candidate of ordered) {
    if (placed.length >= most) break;
    const boxes = sides(candidate).filter((box) => inside(box, viewport));
    const free = boxes.filter((box) => names.hits(box) === 0);
    // A wanted name takes the side with the fewest dots under it; another name needs a side without any.
    const clear = free.find((box) => dots.hits(box) === 0);
    const box = clear ?? (candidate.wanted ? free.sort((a, b) => dots.hits(a) - dots.hits(b))[0] : undefined);
    if (box === undefined) continue;
    names.add(box);
    placed.push({ key: candidate.key, x: box.left + MARGIN, y: (box.top + box.bottom) / 2 });
  }
  return placed;
}

function sides({ x, y, radius, width, height, lean }: Candidate): Box[] {
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const box = (left: number, top: number): Box => ({ left, top, right: left + wide, bottom: top + high });
  const beside = radius + GAP - MARGIN;
  const corner = radius * 0.7 + GAP - MARGIN;
  const right = box(x + beside, y - high / 2);
  const left = box(x - beside - wide, y - high / 2);
  return [
    ...(lean > 0.3 ? [left, right] : [right, left]),
    box(x - wide / 2, y + beside),
    box(x - wide / 2, y - beside - high),
    box(x + corner, y + corner),
    box(x + corner, y - corner - high),
    box(x - corner - wide, y + corner),
    box(x - corner - wide, y - corner - high),
  ];
}

function inside(box: Box, viewport: { width: number; height: number }): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= viewport.width && box.bottom <= viewport.height;
}

/** Boxes by the cells they touch, so that a crowded picture is not compared pair by pair. */
class Grid {
  private readonly cells = new Map<string, Box[]>();

  constructor(private readonly cell: number) {}

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const boxes = this.cells.get(key);
      if (boxes === undefined) this.cells.set(key, [box]);
      else boxes.push(box);
    }
  }

  hits(box: Box): number {
    const found = new Set<Box>();
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
          found.add(other);
      }
    }
    return found.size;
  }

  private *keys({ left, top, right, bottom }: Box): Generator<string> {
    for (let column = Math.floor(left / this.cell); column <= Math.floor(right / this.cell); column++) {
      for (let row = Math.floor(top / this.cell); row <= Math.floor(bottom / this.cell); row++)
        yield `${column},${row}`;
    }
  }
}
