// The drawing as an SVG picture of its own: what is in sight, with a heading and the kinds of line.

import { FAMILIES } from "./families";
import type { Frame, Line } from "./frames";
import { xml } from "./graphml";

const HEAD = 58;
const FOOT = 34;
const ARROW = 9;
const FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";

export interface Caption {
  title: string;
  /** What is shown: numbers, filters. */
  note: string;
  /** Colours of the kinds of line that are in the picture, by family. */
  families: ReadonlyMap<string, string>;
}

/** The picture as SVG text; the same drawing gives the same text. */
export function picture(frame: Frame, caption: Caption): string {
  const { width, height } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + HEAD + FOOT}" viewBox="0 0 ${width} ${height + HEAD + FOOT}" font-family="${FONT}" font-size="13">`,
    `<title>${xml(caption.title)}</title>`,
    `<rect width="100%" height="100%" fill="${frame.background}"/>`,
    `<text x="16" y="26" font-size="18" font-weight="600" fill="${frame.text}">${xml(caption.title)}</text>`,
    `<text x="16" y="46" fill="${frame.text}" opacity="0.75">${xml(caption.note)}</text>`,
    `<svg y="${HEAD}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...frame.lines.map(line),
    ...frame.dots.map(({ x, y, radius, colour }) => `<circle cx="${r(x)}" cy="${r(y)}" r="${r(radius)}" fill="${colour}"/>`),
    `<g fill="${frame.text}" stroke="${frame.background}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke" dominant-baseline="central">`,
    ...frame.names.map(
      ({ text, x, y, strong }) =>
        `<text x="${r(x)}" y="${r(y)}"${strong ? ' font-weight="700"' : ' font-weight="500"'}>${xml(text)}</text>`,
    ),
    "</g>",
    "</svg>",
    ...legend(frame, caption.families),
    "</svg>",
    "",
  ].join("\n");
}

function line({ from, to, width, colour, dash, gap }: Line): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const stop = gap === null ? 0 : gap + ARROW * 0.8;
  const dashes = dash[1] > 0 ? ` stroke-dasharray="${dash[0]} ${dash[1]}"` : "";
  const stroke = `<line x1="${r(from.x)}" y1="${r(from.y)}" x2="${r(to.x - dx * stop)}" y2="${r(to.y - dy * stop)}" stroke="${colour}" stroke-width="${r(width)}"${dashes}/>`;
  if (gap === null) return stroke;
  const [tx, ty] = [to.x - dx * gap, to.y - dy * gap];
  const [bx, by] = [tx - dx * ARROW, ty - dy * ARROW];
  const side = ARROW * 0.4;
  return `${stroke}<path d="M${r(tx)} ${r(ty)}L${r(bx - dy * side)} ${r(by + dx * side)}L${r(bx + dy * side)} ${r(by - dx * side)}Z" fill="${colour}"/>`;
}

function legend(frame: Frame, families: ReadonlyMap<string, string>): string[] {
  let left = 16;
  const y = frame.height + HEAD + FOOT / 2;
  return FAMILIES.filter((family) => families.has(family.id)).map((family) => {
    const dashes = family.dash[1] > 0 ? ` stroke-dasharray="${family.dash.join(" ")}"` : "";
    const key = `<line x1="${left}" y1="${y}" x2="${left + 30}" y2="${y}" stroke="${families.get(family.id)}" stroke-width="3"${dashes}/><text x="${left + 38}" y="${y}" fill="${frame.text}" font-size="12" dominant-baseline="central">${xml(family.label)}</text>`;
    left += 56 + family.label.length * 6.6;
    return key;
  });
}

function r(number: number): string {
  return String(Number(number.toFixed(1)));
}
