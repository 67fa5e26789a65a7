// Deals by year: a histogram with a slider for the first and the last year, and a button that plays them.

import { button, el } from "./dom";
import { histogram } from "./filters";
import type { Store } from "./state";
import { count } from "./text";

const PLAY_STEP = 800;

export class Timeline {
  readonly element = el("section", { class: "timeline", attributes: { "aria-label": "Years" } });
  private readonly bars = el("div", { class: "bars" });
  private readonly from = this.slider("First year");
  private readonly to = this.slider("Last year");
  private readonly said = el("span", { class: "years" });
  private readonly play: HTMLButtonElement;
  private readonly all: HTMLButtonElement;
  private first = 0;
  private last = 0;
  private timer: number | undefined;

  constructor(private readonly store: Store) {
    this.play = button({ class: "back", text: "▶", label: "Play the years" }, () => this.toggle());
    this.all = button({ class: "back", text: "All years" }, () => {
      this.stop();
      this.choose(null);
    });
    this.element.append(
      this.play,
      el("div", { class: "track" }, this.bars, el("div", { class: "sliders" }, this.from, this.to)),
      this.said,
      this.all,
    );
    store.subscribe((state, before) => {
      if (state.filters !== before.filters || state.view !== before.view) this.show();
    });
    this.show();
  }

  private slider(label: string): HTMLInputElement {
    return el("input", {
      attributes: { type: "range", step: 1, "aria-label": label },
      on: {
        input: () => {
          this.stop();
          const [one, other] = [this.from.valueAsNumber, this.to.valueAsNumber];
          this.choose([Math.min(one, other), Math.max(one, other)]);
        },
      },
    });
  }

  private choose(years: readonly [number, number] | null, gesture = "years"): void {
    const whole = years !== null && years[0] <= this.first && years[1] >= this.last && this.timer === undefined;
    const { filters } = this.store.state;
    this.store.update({ filters: { ...filters, years: whole ? null : years }, reveal: false }, gesture);
  }

  private show(): void {
    const { view, filters } = this.store.state;
    const years = histogram(view, filters);
    this.element.hidden = years.length < 2;
    if (years.length < 2) return;
    [this.first, this.last] = [(years[0] as { year: number }).year, (years.at(-1) as { year: number }).year];
    const [from, to] = filters.years ?? [this.first, this.last];
    const highest = Math.max(...years.map((one) => one.all));
    this.bars.replaceChildren(
      ...years.map(({ year, deals, all }) => {
        const within = year >= from && year <= to;
        const bar = button(
          { class: within ? "bar is-in" : "bar", title: `${year}: ${count(deals, "deal")}` },
          () => {
            this.stop();
            this.choose([year, year], "bar");
          },
          el("span", { class: "bar-all" }),
          el("span", { class: "bar-shown" }),
        );
        bar.tabIndex = -1;
        bar.setAttribute("aria-hidden", "true");
        bar.style.setProperty("--all", String(all / highest));
        bar.style.setProperty("--shown", String(deals / highest));
        return bar;
      }),
    );
    for (const [input, value] of [[this.from, from], [this.to, to]] as const) {
      input.min = String(this.first);
      input.max = String(this.last);
      input.value = String(value);
      const told = years.find((one) => one.year === value);
      input.setAttribute("aria-valuetext", `${value}, ${count(told?.deals ?? 0, "deal")}`);
    }
    this.said.textContent = from === to ? String(from) : `${from} – ${to}`;
    this.all.disabled = filters.years === null;
  }

  /** Shows how the network grew: from the first year on, one more year at each step. */
  private toggle(): void {
    if (this.timer !== undefined) {
      this.stop();
      return;
    }
    const years = this.store.state.filters.years;
    const from = years?.[0] ?? this.first;
    let to = years === null || years[1] >= this.last ? from : years[1];
    this.timer = window.setInterval(() => {
      to += 1;
      if (to >= this.last) this.stop();
      this.choose([from, Math.min(to, this.last)], "play");
    }, PLAY_STEP);
    this.play.textContent = "❚❚";
    this.play.setAttribute("aria-label", "Stop playing");
    this.choose([from, to], "play");
  }

  private stop(): void {
    if (this.timer === undefined) return;
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.play.textContent = "▶";
    this.play.setAttribute("aria-label", "Play the years");
  }
}
