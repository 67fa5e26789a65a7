// The page around the drawing: tabs, the notice in the drawing's place, the footer.

import { button, el } from "./dom";
import { TABS, type State, type Store, type Tab } from "./state";

/** Says in the place of the drawing why there is none, and where to go instead. */
export function notice(canvas: HTMLElement, store: Store, text: string): void {
  canvas.removeAttribute("tabindex");
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", "Drawing of the network");
  canvas.replaceChildren(
    el(
      "p",
      { class: "notice", text, attributes: { role: "alert" } },
      button({ class: "link", text: "Open the table" }, () => store.update({ tab: "deals" })),
    ),
  );
}

/** The row of tabs and their pages, each with the right roles; arrow keys go from tab to tab. */
export function tabs(store: Store, pages: Record<Tab, HTMLElement>): HTMLElement[] {
  const labels: Record<Tab, string> = {
    network: "Network",
    deals: "Table of deals",
    organizations: "Organizations",
    ties: "Ties",
  };
  const names = TABS;
  const buttons = names.map((name) => {
    const tab = button({ text: labels[name] }, () => store.update({ tab: name }));
    for (const [attribute, value] of Object.entries({
      role: "tab",
      id: `tab-${name}`,
      "aria-controls": `page-${name}`,
    }))
      tab.setAttribute(attribute, value);
    return tab;
  });
  const frames = names.map((name) =>
    el(
      "div",
      { id: `page-${name}`, class: "page", attributes: { role: "tabpanel", "aria-labelledby": `tab-${name}` } },
      pages[name],
    ),
  );
  const show = ({ tab: current }: State): void =>
    names.forEach((name, place) => {
      buttons[place]?.setAttribute("aria-selected", String(name === current));
      buttons[place]?.setAttribute("tabindex", name === current ? "0" : "-1");
      frames[place]?.toggleAttribute("hidden", name !== current);
    });
  const bar = el(
    "div",
    { class: "tabs", attributes: { role: "tablist", "aria-label": "Ways to see the deals" } },
    ...buttons,
  );
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const step = event.key === "ArrowRight" ? 1 : names.length - 1;
    const next = names[(names.indexOf(store.state.tab) + step) % names.length] as Tab;
    store.update({ tab: next });
    buttons[names.indexOf(next)]?.focus();
    event.preventDefault();
  });
  store.subscribe(show);
  show(store.state);
  return [bar, ...frames];
}

/** What this page is, and the licences of what is in it. */
export function footer(): HTMLElement {
  const licences = document.querySelector<HTMLTemplateElement>("template#licences")?.content.textContent ?? "";
  return el(
    "footer",
    {},
    el(
      "details",
      {},
      el("summary", { text: "About this page" }),
      el("p", { text: "Made by biopact from press releases. It works without a network and sends nothing." }),
      el("pre", { text: licences, attributes: { tabindex: 0, "aria-label": "Licences of the software in this page" } }),
    ),
  );
}
