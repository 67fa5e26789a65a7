// Building elements. Text always becomes a text node: there is no way to pass markup in.

type Child = globalThis.Node | string | null | undefined | false;

interface Properties {
  class?: string;
  id?: string;
  text?: string;
  /** Attributes as they stand; never names that begin with "on", never "style". */
  attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  on?: Readonly<Record<string, (event: Event) => void>>;
}

/** A new element with its class, text, attributes, listeners and children. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (properties.class !== undefined) element.className = properties.class;
  if (properties.id !== undefined) element.id = properties.id;
  if (properties.text !== undefined) element.textContent = properties.text;
  for (const [name, value] of Object.entries(properties.attributes ?? {})) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [name, listener] of Object.entries(properties.on ?? {})) element.addEventListener(name, listener);
  element.append(
    ...children.filter(
      (child): child is globalThis.Node | string => child !== null && child !== undefined && child !== false,
    ),
  );
  return element;
}

/** Text from a release, kept apart from the direction of the text around it. */
export function words(text: string, className?: string): HTMLElement {
  return el("bdi", className === undefined ? { text } : { text, class: className });
}

/** A button that does one thing. */
export function button(
  properties: { class?: string; text?: string; label?: string; title?: string },
  act: () => void,
  ...children: Child[]
): HTMLButtonElement {
  return el(
    "button",
    {
      ...(properties.class === undefined ? {} : { class: properties.class }),
      ...(properties.text === undefined ? {} : { text: properties.text }),
      attributes: { type: "button", "aria-label": properties.label, title: properties.title },
      on: { click: act },
    },
    ...children,
  );
}

/** A dot or a short line in a colour of the theme. */
export function swatch(className: string, variable: string): HTMLElement {
  const mark = el("span", { class: className, attributes: { "aria-hidden": "true" } });
  mark.style.setProperty("--colour", `var(${variable})`);
  return mark;
}
