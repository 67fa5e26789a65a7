// Small windows over the page: they take the keyboard, and give it back when they close.

import { button, el } from "./dom";

/** Opens a window with a heading; Escape, its button or a press beside it close it. */
export function openDialog(title: string, ...content: HTMLElement[]): HTMLDialogElement {
  const dialog = el(
    "dialog",
    { class: "dialog", attributes: { "aria-label": title } },
    el(
      "div",
      { class: "dialog-top" },
      el("h2", { text: title }),
      button({ class: "back", text: "Close" }, () => dialog.close()),
    ),
    ...content,
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const said = el("p", { class: "toast", attributes: { role: "status" } });
let fading: number | undefined;

/** Says in a corner what has just happened, to eyes and to screen readers. */
export function announce(text: string): void {
  if (!said.isConnected) document.body.append(said);
  // Above a window that is open, too.
  (document.querySelector("dialog[open]") ?? document.body).append(said);
  said.textContent = text;
  window.clearTimeout(fading);
  fading = window.setTimeout(() => {
    said.textContent = "";
    document.body.append(said);
  }, 4000);
}

/** Puts text on the clipboard; where the browser does not let a page do that, shows it for copying by hand. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
  } catch {
    const area = el("textarea", { class: "copied", attributes: { readonly: true, rows: 12, "aria-label": what } });
    area.value = text;
    openDialog(`${what}: copy it by hand`, area);
    area.select();
  }
}

/** A window that shows a fact's citation and its question in SPARQL, each with a button that copies it. */
export function showCopies(title: string, citation: string | null, sparql: string | null): void {
  const part = (heading: string, text: string, label: string, what: string): HTMLElement =>
    el(
      "section",
      { class: "copy-part" },
      el("h3", { text: heading }),
      el("pre", { text, attributes: { tabindex: 0, "aria-label": heading } }),
      button({ class: "back", text: label }, () => void copy(text, what)),
    );
  openDialog(
    title,
    ...(citation === null ? [] : [part("Citation", citation, "Copy citation", "Citation")]),
    ...(sparql === null ? [] : [part("SPARQL", sparql, "Copy SPARQL for this", "SPARQL")]),
  );
}
