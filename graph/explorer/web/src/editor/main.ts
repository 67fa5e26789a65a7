// The SPARQL editor of `biopact serve`: YASGUI on this server's endpoint, and a list of questions to begin with.

import Yasgui from "@zazuko/yasgui";

interface Example {
  readonly name: string;
  readonly sentence: string;
  readonly query: string;
}

interface Settings {
  readonly examples: readonly Example[];
  readonly prefixes: Readonly<Record<string, string>>;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

const settings = JSON.parse(element("settings").textContent ?? "{}") as Settings;
const endpoint = new URL("sparql", document.baseURI).href;

Yasgui.Yasqe.defaults.value = settings.examples[0]?.query ?? "SELECT * { ?s ?p ?o } LIMIT 10";
Yasgui.Yasr.defaults.prefixes = { ...settings.prefixes };

const yasgui = new Yasgui(element("editor"), {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: false,
  endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => undefined },
  persistenceId: `biopact ${endpoint}`,
});

const choice = element("examples") as HTMLSelectElement;
for (const [place, { name, sentence }] of settings.examples.entries()) {
  const option = document.createElement("option");
  option.value = String(place);
  option.textContent = `${name}: ${sentence}`;
  choice.append(option);
}
choice.addEventListener("change", () => {
  const example = settings.examples[Number(choice.value)];
  if (choice.value === "" || !example) return;
  const tab = yasgui.getTab() ?? yasgui.addTab(true);
  tab.setQuery(example.query);
  choice.value = "";
  void tab.query();
});

document.documentElement.dataset["ready"] = "true";
