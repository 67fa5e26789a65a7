// Colours of the drawing, read from the style sheet, so that light and dark are said in one place.

import type { Node } from "./data";

export const COMMUNITY_COLOURS = 8;

export interface Theme {
  background: string;
  text: string;
  dim: string;
  dimLine: string;
  accent: string;
  onAccent: string;
  communities: readonly string[];
  kind: string;
  kinds: ReadonlyMap<string, string>;
  families: ReadonlyMap<string, string>;
}

/** The theme in force now; ask again when the preferred colour scheme changes. */
export function readTheme(families: readonly string[]): Theme {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    background: colour("stage"),
    text: colour("text"),
    dim: colour("dim"),
    dimLine: colour("dim-line"),
    accent: colour("accent"),
    onAccent: colour("on-accent"),
    communities: Array.from({ length: COMMUNITY_COLOURS }, (_, index) => colour(`community-${index}`)),
    kind: colour("community-rest"),
    kinds: new Map([...KINDS].map(([kind, place]) => [kind, colour(`community-${place}`)])),
    families: new Map(families.map((family) => [family, colour(`family-${family}`)])),
  };
}

// Kinds of organization in the colours of the groups; all others share one.
const KINDS: ReadonlyMap<string, number> = new Map(
  ["company", "university", "institute", "fund", "agency", "foundation", "unit"].map((kind, place) => [kind, place]),
);

/** The CSS variable of an organization's colour. */
export function nodeVariable(node: Node, by: "community" | "kind"): string {
  return communityVariable(by === "kind" ? KINDS.get(node.kind) : node.community);
}

/** The colour of an organization on the canvas. */
export function nodeColour(theme: Theme, node: Node, by: "community" | "kind"): string {
  return by === "kind" ? (theme.kinds.get(node.kind) ?? theme.kind) : communityColour(theme, node.community);
}

/** The CSS variable of a community's colour; small communities beyond the palette share one. */
export function communityVariable(community: number | undefined): string {
  return community !== undefined && community >= 0 && community < COMMUNITY_COLOURS
    ? `--community-${community}`
    : "--community-rest";
}

/** The colour of a community on the canvas. */
function communityColour(theme: Theme, community: number | undefined): string {
  return (community === undefined ? undefined : theme.communities[community]) ?? theme.kind;
}
