// The keys that work wherever the focus is, unless it is in a field.

import type { Store } from "./state";
import type { Tools } from "./toolbar";

export function listenToKeys(store: Store, search: { focus(): void }, tools: Tools): void {
  const two = (kind: "path" | "compare"): void => {
    const { selection } = store.state;
    store.select({ kind, from: selection?.kind === "node" ? selection.node : null, to: null }, false);
  };
  const keys: Record<string, () => void> = {
    "/": () => search.focus(),
    f: () => tools.toggleFilters(),
    c: () => two("path"),
    v: () => two("compare"),
    s: () => tools.save(),
    "?": () => tools.help(),
    Escape: () => store.select(null, false),
  };
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") !== null || isTyping(event.target)) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.altKey && event.key.toLowerCase() === "z") {
      if (event.shiftKey) store.redo();
      else store.undo();
    } else if (command && event.key.toLowerCase() === "y") store.redo();
    else {
      const act = command || event.altKey ? undefined : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      act();
    }
    event.preventDefault();
  });
}

/** True where a letter is a letter; sliders and boxes leave the keys alone that mean something to the page. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "range"].includes(target.type);
}
