// What colours, sizes and lines mean.

import { mostCentralFirst, type Node, type View } from "./data";
import { el, swatch, words } from "./dom";
import { FAMILIES, familyOf, kindLabel, type Family } from "./families";
import { COMMUNITY_COLOURS, communityVariable } from "./theme";
import { count, shorten } from "./text";

const LONGEST_NAME = 28;

/** The legend of what this view really shows; open where there is room. */
export function legend(view: View): HTMLElement {
  const wide = matchMedia("(min-width: 900px)").matches;
  return el(
    "details",
    { class: "legend", attributes: { open: wide } },
    el("summary", { text: "Legend" }),
    el(
      "div",
      { class: "legend-body" },
      section("Dot: group of partners", groups(view)),
      section("Line: kind of deal", lines(view)),
      section("Size and arrow", sizes(view)),
    ),
  );
}

function section(title: string, items: HTMLElement[]): HTMLElement {
  return el("section", {}, el("h2", { text: title }), el("ul", {}, ...items.map((item) => el("li", {}, item))));
}

function groups(view: View): HTMLElement[] {
  const byCommunity = new Map<number | undefined, Node[]>();
  for (const node of mostCentralFirst(view.nodes)) {
    const key = node.community !== undefined && node.community < COMMUNITY_COLOURS ? node.community : undefined;
    byCommunity.set(key, [...(byCommunity.get(key) ?? []), node]);
  }
  const numbered = [...byCommunity].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity));
  return numbered.map(([community, nodes]) => {
    const [first] = nodes as [Node];
    const name =
      community === undefined
        ? el("span", { text: byCommunity.size === 1 ? kindLabel(first.kind) : "others" })
        : el("span", {}, "around ", words(shorten(first.label, LONGEST_NAME)));
    return el(
      "span",
      { class: "key" },
      swatch("dot", communityVariable(community)),
      name,
      el("span", { class: "quiet", text: String(nodes.length) }),
    );
  });
}

function lines(view: View): HTMLElement[] {
  const used = new Map<Family, number>();
  for (const edge of view.edges) used.set(familyOf(edge.kinds[0]), (used.get(familyOf(edge.kinds[0])) ?? 0) + 1);
  return FAMILIES.filter((family) => used.has(family)).map((family) =>
    el(
      "span",
      { class: "key" },
      sample(family),
      family.label,
      el("span", { class: "quiet", text: String(used.get(family)) }),
    ),
  );
}

function sizes(view: View): HTMLElement[] {
  const most = view.edges.reduce((largest, edge) => Math.max(largest, edge.deals.length), 0);
  const items = [
    glyph("●", `larger: higher ${view.sizeMeasure}`),
    glyph("━", `wider: more deals, up to ${count(most, "deal")}`),
  ];
  if (view.edges.some((edge) => edge.directed))
    items.push(glyph("→", "towards the licensee, the acquired, the customer"));
  return items;
}

function glyph(sign: string, meaning: string): HTMLElement {
  return el(
    "span",
    { class: "key" },
    el("span", { class: "glyph", text: sign, attributes: { "aria-hidden": "true" } }),
    meaning,
  );
}

/** A piece of line as it is drawn: same colour, same dash. */
function sample(family: Family): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "line");
  const width = family.id === "acquisition" ? 4 : 2.5;
  const attributes = {
    x1: 0,
    y1: 5,
    x2: 34,
    y2: 5,
    "stroke-width": width,
    ...(family.dash[1] > 0 ? { "stroke-dasharray": family.dash.join(" ") } : {}),
  };
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, String(value));
  svg.setAttribute("class", "line-sample");
  svg.setAttribute("viewBox", "0 0 34 10");
  svg.setAttribute("aria-hidden", "true");
  svg.style.setProperty("--colour", `var(--family-${family.id})`);
  svg.append(line);
  return svg;
}
