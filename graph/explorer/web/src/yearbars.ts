// A small picture of when an organization made its deals.

import type { Deal } from "./data";
import { familyOf } from "./families";
import { yearOf } from "./filters";

const STEP = 14;
const DOT = 5;
const ROOM = 18;

/** A column of dots for each year, one dot for a deal in the colour of its kind; null with fewer than two dated ones. */
export function yearBars(deals: readonly Deal[]): HTMLElement | null {
  const dated = deals.flatMap((deal) => {
    const year = yearOf(deal);
    return year === null ? [] : [{ deal, year }];
  });
  const years = dated.map((one) => one.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (years.length < 2 || first === last) return null;
  const stacked = new Map<number, Deal[]>();
  for (const { deal, year } of dated.reverse()) stacked.set(year, [...(stacked.get(year) ?? []), deal]);
  const highest = Math.max(...[...stacked.values()].map((told) => told.length));
  const [width, height] = [(last - first + 1) * STEP + 2 * ROOM, highest * (2 * DOT + 2) + ROOM];
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, class: "year-bars", role: "img" });
  svg.setAttribute("aria-label", `Deals by year, ${first} to ${last}`);
  const base = height - ROOM + 2;
  svg.append(make("line", { x1: 0, x2: width, y1: base, y2: base, class: "axis" }));
  for (const [year, told] of stacked) {
    told.forEach((deal, place) => {
      const dot = make("circle", { cx: at(year - first), cy: base - 2 - DOT - place * (2 * DOT + 2), r: DOT });
      dot.style.setProperty("--colour", `var(--family-${familyOf(deal.kinds[0]).id})`);
      svg.append(dot);
    });
  }
  for (const [year, anchor] of [[first, "start"], [last, "end"]] as const) {
    const label = make("text", { x: year === first ? 2 : width - 2, y: height - 3, "text-anchor": anchor });
    label.textContent = String(year);
    svg.append(label);
  }
  const frame = document.createElement("div");
  frame.className = "year-frame";
  frame.append(svg);
  return frame;
}

function at(step: number): number {
  return ROOM + step * STEP + STEP / 2;
}

function make(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
