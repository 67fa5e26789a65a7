// How large dots and lines are drawn.

/** Radius of a dot in pixels: from small to large with centrality, smaller where there are many. */
export function nodeRadius(size: number, howMany: number): number {
  const crowd = Math.min(1, Math.max(0.22, Math.sqrt(60 / Math.max(1, howMany))));
  return (5 + 15 * Math.sqrt(Math.min(1, Math.max(0, size)))) * crowd;
}

/** Width of a line in pixels: wider for more deals, thinner where there are many lines. */
export function lineWidth(deals: number, most: number, howMany: number): number {
  const crowd = Math.min(1, Math.max(0.35, Math.sqrt(120 / Math.max(1, howMany))));
  return (3 + 3 * (most > 1 ? (deals - 1) / (most - 1) : 0)) * crowd;
}
