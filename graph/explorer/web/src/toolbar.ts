// The row of tools above the drawing: views, sizes, colours, questions about two, undo, save, link, help.

import { NAMINGS } from "./data";
import { copy } from "./dialog";
import { button, el } from "./dom";
import { active } from "./filters";
import { measuresOf } from "./measures";
import type { State, Store } from "./state";

export interface Tools {
  toggleFilters(): void;
  save(): void;
  help(): void;
  /** The page's address with everything that is seen in it. */
  link(): string;
}

export function toolbar(store: Store, tools: Tools): HTMLElement {
  const filters = button({ class: "tool" }, () => tools.toggleFilters());
  filters.setAttribute("aria-controls", "filters");
  filters.id = "filters-button";
  const undo = button({ class: "tool", text: "↶", label: "Undo", title: "Undo (Ctrl Z)" }, () => store.undo());
  const redo = button({ class: "tool", text: "↷", label: "Redo", title: "Redo (Ctrl Shift Z)" }, () => store.redo());
  const measure = select(
    "Size",
    measuresOf(store.state.view).map((name) => [name, name]),
    (value) => store.update({ measure: value, reveal: false }),
  );
  const colour = select(
    "Colour",
    [
      ["community", "group"],
      ["kind", "kind"],
    ],
    (value) => store.update({ colour: value as State["colour"], reveal: false }),
  );
  const views = naming(store);
  const two = (kind: "path" | "compare"): void => {
    const { selection } = store.state;
    store.select({ kind, from: selection?.kind === "node" ? selection.node : null, to: null }, false);
  };
  const show = (): void => {
    const { state } = store;
    const number = active(state.filters) + Number(state.around !== null);
    filters.textContent = number === 0 ? "Filters" : `Filters (${number})`;
    undo.disabled = !store.canUndo;
    redo.disabled = !store.canRedo;
    measure.field.value = state.measure;
    colour.field.value = state.colour;
    views?.show();
  };
  store.subscribe(show);
  show();
  return el(
    "div",
    { class: "toolbar", attributes: { role: "toolbar", "aria-label": "Tools" } },
    filters,
    views?.element,
    measure.element,
    colour.element,
    button({ class: "tool", text: "Connect", title: "How is A connected to B? (C)" }, () => two("path")),
    button({ class: "tool", text: "Compare", title: "Compare two companies (V)" }, () => two("compare")),
    undo,
    redo,
    button({ class: "tool", text: "Save", title: "CSV, PNG, SVG, GraphML (S)" }, () => tools.save()),
    button({ class: "tool", text: "Link", title: "Copy a link to this view" }, () => void copy(tools.link(), "Link")),
    button({ class: "tool", text: "Help", title: "Help (?)" }, () => tools.help()),
  );
}

/** As announced or as owned: two buttons of which one is pressed; null where the page has one view only. */
function naming(store: Store): { element: HTMLElement; show(): void } | null {
  const { owned } = store.views;
  if (owned === null) return null;
  const labels = { announced: "As announced", owned: "As owned today" } as const;
  const buttons = NAMINGS.map((one) =>
    button({ class: "tool", text: labels[one] }, () => store.show(one === "owned" ? owned : store.views.announced)),
  );
  return {
    element: el("div", { class: "segments", attributes: { role: "group", "aria-label": "Organizations" } }, ...buttons),
    show: () =>
      NAMINGS.forEach((one, place) =>
        buttons[place]?.setAttribute("aria-pressed", String(store.state.view.naming === one)),
      ),
  };
}

function select(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  choose: (value: string) => void,
): { element: HTMLElement; field: HTMLSelectElement } {
  const field = el(
    "select",
    { on: { change: () => choose(field.value) } },
    ...options.map(([value, text]) => el("option", { text, attributes: { value } })),
  );
  return { element: el("label", { class: "tool-select" }, el("span", { text: label }), field), field };
}
