// Colours of the drawing, read from the style sheet, so that light and dark are said in one place.

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
    families: new Map(families.map((family) => [family, colour(`family-${family}`)])),
  };
}

/** The CSS variable of a community's colour; small communities beyond the palette share one. */
export function communityVariable(community: number | undefined): string {
  return community !== undefined && community >= 0 && community < COMMUNITY_COLOURS
    ? `--community-${community}`
    : "--community-rest";
}

/** The colour of a community on the canvas. */
export function communityColour(theme: Theme, community: number | undefined): string {
  return (community === undefined ? undefined : theme.communities[community]) ?? theme.kind;
}
