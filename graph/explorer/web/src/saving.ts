// What can be taken out of the page: the table as CSV, the drawing as PNG or SVG, the network as GraphML.

import { csv } from "./csv";
import { described } from "./described";
import { announce, openDialog } from "./dialog";
import { button, el } from "./dom";
import { FAMILIES, familyOf } from "./families";
import { graphml } from "./graphml";
import { picture } from "./picture";
import type { Scene } from "./scene";
import type { Store } from "./state";
import type { Grid, Definition } from "./grid";
import type { Tables } from "./table";
import { readTheme } from "./theme";

// Pictures of pixels are made twice as fine as the screen.
const FINENESS = 2;

/** A window that offers every form of what is shown now. */
export function openSaving(store: Store, tables: Tables, scene: Scene | null): void {
  const table = store.state.tab === "organizations" || store.state.tab === "ties" ? store.state.tab : "deals";
  const name = `partners-${store.state.view.naming}`;
  const offer = (label: string, meaning: string, act: () => void): HTMLElement =>
    el("li", {}, button({ class: "back", text: label }, act), el("span", { class: "quiet", text: meaning }));
  openDialog(
    "Save what is shown",
    el("p", { class: "quiet", text: described(store) }),
    el(
      "ul",
      { class: "offers" },
      offer("CSV", `The table of ${table}, as it is sorted and filtered`, () =>
        save(`${name}-${table}.csv`, "text/csv", "\ufeff" + tableText(tables, table)),
      ),
      offer("GraphML", "The network for Gephi, Cytoscape, networkx", () =>
        save(
          `${name}.graphml`,
          "application/graphml+xml",
          graphml(store.state.view, store.shown, store.state.moved),
        ),
      ),
      ...(scene === null || store.state.tab !== "network"
        ? []
        : [
            offer("SVG", "The drawing as it is in sight, to be edited", () =>
              save(`${name}.svg`, "image/svg+xml", drawn(store, scene)),
            ),
            offer("PNG", "The same as pixels", () => void savePixels(`${name}.png`, drawn(store, scene))),
          ]),
    ),
  );
}

function tableText(tables: Tables, table: "deals" | "organizations" | "ties"): string {
  const text = <Row>(grid: Grid<Row>, definition: Definition<Row>): string =>
    csv([...definition.columns, ...definition.more], grid.content.rows);
  if (table === "organizations") return text(tables.organizations, tables.definitions.organizations);
  if (table === "ties") return text(tables.ties, tables.definitions.ties);
  return text(tables.deals, tables.definitions.deals);
}

function drawn(store: Store, scene: Scene): string {
  const { view } = store.state;
  const used = new Set([...store.shown.edges.keys()].map((edge) => familyOf(edge.kinds[0]).id));
  const theme = readTheme(FAMILIES.map((family) => family.id));
  const families = new Map([...theme.families].filter(([family]) => used.has(family)));
  return picture(scene.frame(), { title: view.title, note: described(store), families });
}

async function savePixels(name: string, svg: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = el("canvas", { attributes: { width: image.width * FINENESS, height: image.height * FINENESS } });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (blob === null) announce("This browser could not make the picture; SVG holds the same");
    else saveBlob(name, blob);
  }, "image/png");
}

function save(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  el("a", { attributes: { href: address, download: name } }).click();
  // The download has begun by then; the memory is given back.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(`${name} saved`);
}
