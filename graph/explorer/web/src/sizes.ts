// How large and how strong dots and lines are drawn.

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

/** How strongly lines show, 0 to 1: where there are many, each is faint. */
export function lineStrength(howMany: number): number {
  return Math.min(1, Math.max(0.25, Math.sqrt(250 / Math.max(1, howMany))));
}

/** The colour that `share` of one and the rest of another give, both written #rrggbb; other notations stay as they are. */
export function mixed(colour: string, other: string, share: number): string {
  const channels = (text: string): number[] =>
    /^#[0-9a-f]{6}$/i.test(text) ? [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)) : [];
  const [from, to] = [channels(colour), channels(other)];
  if (share >= 1 || from.length + to.length < 6) return colour;
  return (
    "#" +
    from
      .map((channel, at) =>
        Math.round(channel * share + (to[at] as number) * (1 - share))
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")
  );
}
