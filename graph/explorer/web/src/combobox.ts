// A field with a list of what fits the words in it, worked by keyboard or mouse.

import { el } from "./dom";
import { count } from "./text";

export interface Choice {
  element: readonly (HTMLElement | string | false)[];
  choose(): void;
}

export interface ComboboxOptions {
  /** Id of the field; its list and options derive theirs from it. */
  id: string;
  label: string;
  placeholder: string;
  /** Key that leads here, for screen readers. */
  shortcut?: string;
  /** What fits the words that were typed, the best first. */
  find(typed: string): readonly Choice[] | Promise<readonly Choice[]>;
}

export class Combobox {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status = el("p", { class: "unseen", attributes: { role: "status" } });
  private choices: readonly Choice[] = [];
  private active = -1;

  constructor(private readonly options: ComboboxOptions) {
    const list = `${options.id}-hits`;
    this.input = el("input", {
      id: options.id,
      attributes: {
        type: "search",
        role: "combobox",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: options.placeholder,
        "aria-label": options.label,
        "aria-expanded": "false",
        "aria-controls": list,
        "aria-autocomplete": "list",
        "aria-keyshortcuts": options.shortcut,
      },
      on: { input: () => this.find(), keydown: (event) => this.key(event as KeyboardEvent), blur: () => this.close() },
    });
    this.list = el("ul", {
      id: list,
      class: "hits",
      attributes: { role: "listbox", "aria-label": `${options.label}: results` },
    });
    // A press on a hit must not take the focus from the field before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.hidden = true;
    this.element = el("div", { class: "combobox" }, this.input, this.list, this.status);
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private find(): void {
    const typed = this.input.value;
    const found = this.options.find(typed);
    if (!(found instanceof Promise)) this.show(found);
    // An answer to what is no longer asked is of no use.
    else void found.then((choices) => this.input.value === typed && this.show(choices));
  }

  private show(choices: readonly Choice[]): void {
    this.choices = choices;
    const asked = this.input.value.trim() !== "";
    const options = this.choices.map(({ element }, place) =>
      el(
        "li",
        {
          id: `${this.options.id}-hit-${place}`,
          attributes: { role: "option", "aria-selected": "false" },
          on: { click: () => this.choose(place) },
        },
        ...element,
      ),
    );
    this.list.replaceChildren(
      ...(asked && options.length === 0 ? [el("li", { class: "none", text: "Nothing found" })] : options),
    );
    this.list.hidden = !asked;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.status.textContent = asked ? count(options.length, "result") : "";
    this.activate(options.length > 0 ? 0 : -1);
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && this.choices.length > 0) {
      this.activate((this.active + step + this.choices.length) % this.choices.length);
      event.preventDefault();
    } else if (event.key === "Enter" && this.active >= 0) {
      this.choose(this.active);
      event.preventDefault();
    } else if (event.key === "Escape" && this.input.value !== "") {
      this.input.value = "";
      this.find();
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private activate(place: number): void {
    this.active = place;
    for (const [index, option] of [...this.list.children].entries()) {
      if (option.getAttribute("role") === "option") option.setAttribute("aria-selected", String(index === place));
    }
    if (place >= 0) {
      this.input.setAttribute("aria-activedescendant", `${this.options.id}-hit-${place}`);
      this.list.children[place]?.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private choose(place: number): void {
    const choice = this.choices[place];
    if (choice === undefined) return;
    this.input.value = "";
    this.close();
    choice.choose();
  }

  private close(): void {
    this.choices = [];
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }
}
