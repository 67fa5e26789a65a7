// The drawing as it stands on the screen, in pixels from its upper left corner: what pictures of it are made from.

import type { Place } from "./state";

export interface Dot extends Place {
  radius: number;
  colour: string;
}

export interface Line {
  from: Place;
  to: Place;
  width: number;
  colour: string;
  dash: readonly [number, number];
  /** Distance from the end at which an arrow points, or null for a line without one. */
  gap: number | null;
}

export interface Name extends Place {
  text: string;
  strong: boolean;
}

export interface Frame {
  width: number;
  height: number;
  background: string;
  text: string;
  dots: readonly Dot[];
  lines: readonly Line[];
  names: readonly Name[];
}
