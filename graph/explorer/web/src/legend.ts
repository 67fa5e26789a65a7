// What colours, sizes and lines mean.

import type { Node } from "./data";
import { el, swatch, words } from "./dom";
import { FAMILIES, familyOf, kindLabel, type Family } from "./families";
import { centralFirst } from "./measures";
import type { Store } from "./state";
import { COMMUNITY_COLOURS, communityVariable, nodeVariable } from "./theme";
import { count, shorten } from "./text";

const LONGEST_NAME = 28;

/** The legend of what is really shown; open where there is room. */
export function legend(store: Store): HTMLElement {
  // Longer than its place, it scrolls: by keyboard, too.
  const body = el("div", {
    class: "legend-body",
    attributes: { tabindex: 0, role: "group", "aria-label": "Key to the drawing" },
  });
  const fill = (): void => {
    body.replaceChildren(
      store.state.colour === "kind"
        ? section("Dot: kind of organization", kinds(store))
        : section("Dot: group of partners", groups(store)),
      section("Line: kind of deal", lines(store)),
      section("Size and arrow", sizes(store)),
    );
  };
  let seen = store.shown;
  store.subscribe((state, before) => {
    const { view, colour, measure } = state;
    if (store.shown === seen && view === before.view && colour === before.colour && measure === before.measure) return;
    seen = store.shown;
    fill();
  });
  fill();
  const roomy = matchMedia("(min-width: 900px) and (min-height: 780px)").matches;
  return el("details", { class: "legend", attributes: { open: roomy } }, el("summary", { text: "Legend" }), body);
}

function section(title: string, items: HTMLElement[]): HTMLElement {
  return el("section", {}, el("h2", { text: title }), el("ul", {}, ...items.map((item) => el("li", {}, item))));
}

function groups(store: Store): HTMLElement[] {
  const { view, measure } = store.state;
  const byCommunity = new Map<number | undefined, Node[]>();
  for (const node of centralFirst(view, measure, store.shown.nodes)) {
    const key = node.community !== undefined && node.community < COMMUNITY_COLOURS ? node.community : undefined;
    const members = byCommunity.get(key);
    if (members === undefined) byCommunity.set(key, [node]);
    else members.push(node);
  }
  const numbered = [...byCommunity].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity));
  return numbered.map(([community, nodes]) => {
    const [first] = nodes as [Node];
    const name =
      community === undefined
        ? el("span", { text: byCommunity.size === 1 ? kindLabel(first.kind) : "others" })
        : el("span", {}, "around ", words(shorten(first.label, LONGEST_NAME)));
    return dot(communityVariable(community), name, nodes.length);
  });
}

function kinds(store: Store): HTMLElement[] {
  const byKind = new Map<string, Node[]>();
  for (const node of store.shown.nodes) byKind.set(node.kind, [...(byKind.get(node.kind) ?? []), node]);
  const ordered = [...byKind].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  return ordered.map(([kind, nodes]) =>
    dot(nodeVariable(nodes[0] as Node, "kind"), el("span", { text: kindName(kind) }), nodes.length),
  );
}

/** "organization" is what is said of one whose kind is not known. */
function kindName(kind: string): string {
  return kind === "organization" ? "kind not known" : kindLabel(kind);
}

function dot(variable: string, name: HTMLElement, number: number): HTMLElement {
  return el(
    "span",
    { class: "key" },
    swatch("dot", variable),
    name,
    el("span", { class: "quiet", text: String(number) }),
  );
}

function lines(store: Store): HTMLElement[] {
  const used = new Map<Family, number>();
  for (const edge of store.shown.edges.keys())
    used.set(familyOf(edge.kinds[0]), (used.get(familyOf(edge.kinds[0])) ?? 0) + 1);
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

function sizes(store: Store): HTMLElement[] {
  const { shown, state } = store;
  const most = [...shown.edges.values()].reduce((largest, deals) => Math.max(largest, deals.length), 0);
  const items = [
    glyph("●", `larger: higher ${state.measure}`),
    glyph("━", `wider: more deals, up to ${count(most, "deal")}`),
  ];
  if ([...shown.edges.keys()].some((edge) => edge.directed))
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
