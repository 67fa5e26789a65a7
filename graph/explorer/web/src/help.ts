// What the page can do, and its keys.

import { openDialog } from "./dialog";
import { el } from "./dom";

const KEYS: readonly (readonly [string, string])[] = [
  ["/", "search"],
  ["Esc", "close, or back to all organizations"],
  ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
  ["F", "show or hide the filters"],
  ["C", "how are two organizations connected?"],
  ["V", "compare two companies"],
  ["S", "save what is shown"],
  ["?", "this help"],
  ["← → ↑ ↓", "move the drawing, when it has the focus"],
  ["+ −, 0", "zoom, show all"],
  ["Tab, Enter", "go on, open"],
];

const HOW: readonly (readonly [string, string])[] = [
  ["Read", "Click an organization or a tie, or choose one in the list: deals, terms, and the sentences that say so. ❞ points at the words, cite gives a citation and the question in SPARQL."],
  ["Choose", "Filters keep deals; ties without a deal and organizations without a tie go with them. Numbers beside a choice say how many deals it would show. Sums are compared within one state and one currency, and never added."],
  ["Time", "Draw the two handles below the drawing, press a column for one year, or play the years."],
  ["Owners", "As announced shows who signed; as owned today puts the present owner in their place."],
  ["Move", "Draw the ground to move, turn the wheel to zoom, draw a dot to put it elsewhere."],
  ["Keep", "The address of the page holds everything that you see: copy it to come back or to pass it on with the file."],
];

/** Opens the help. */
export function openHelp(): void {
  openDialog(
    "Help",
    el("dl", { class: "help" }, ...HOW.flatMap(([word, text]) => [el("dt", { text: word }), el("dd", { text })])),
    el("h3", { text: "Keys" }),
    el(
      "dl",
      { class: "help keys" },
      ...KEYS.flatMap(([key, text]) => [el("dt", {}, el("kbd", { text: key })), el("dd", { text })]),
    ),
  );
}
