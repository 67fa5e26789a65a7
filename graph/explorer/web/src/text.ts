// Text that came from releases: made safe to show, to compare and to link.

// Controls would vanish or break a line; embeddings and overrides of direction can make a name read as another one.
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const PLAIN = /^[\n -~]*$/;
const MARKS = /\p{M}+/gu;

/** The text with every character that would hide or reorder its neighbours shown as U+FFFD; its length is kept. */
export function visible(text: string): string {
  // Most texts are plain, and there are very many.
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, "\ufffd");
}

/** The text for comparing: lower case, accents and compatibility forms folded, blanks made single. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The text cut to `most` characters, with an ellipsis where something is missing. */
export function shorten(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most
    ? text
    : characters
        .slice(0, most - 1)
        .join("")
        .trimEnd() + "…";
}

/** The address if it is a plain http or https one, else null: no other scheme ever becomes a link. */
export function webAddress(address: string | undefined): string | null {
  if (!address) return null;
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date in the precision it was given: 19 December 2012, September 2009, 2009; anything else as it stands. */
export function longDate(date: string | undefined): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date ?? "");
  const month = parts?.[2] === undefined ? undefined : MONTHS[Number(parts[2]) - 1];
  if (!parts || (parts[2] !== undefined && month === undefined)) return date ?? "";
  const [, year, , day] = parts;
  return [day === undefined ? "" : String(Number(day)), month ?? "", year].filter(Boolean).join(" ");
}

/** The same with the month cut to three letters, for tables: 19 Dec 2012. */
export function shortDate(date: string | undefined): string {
  return longDate(date).replace(/[A-Z][a-z]{3,}/, (month) => month.slice(0, 3));
}

/** "1 deal", "2 deals", "3 companies": the count with its noun in the right number. */
export function count(number: number, one: string, many = one + "s"): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** A number as a reader wants it: whole ones grouped, others to four significant digits. */
export function decimal(number: number): string {
  return Number.isInteger(number) ? number.toLocaleString("en") : String(Number(number.toPrecision(4)));
}

/** An amount in whole units, short: "34 m", "1.76 bn". */
export function compactSum(amount: number): string {
  for (const [size, name] of [[1e9, "bn"], [1e6, "m"]] as const)
    if (amount >= size) return `${Number((amount / size).toPrecision(3))} ${name}`;
  return decimal(amount);
}
