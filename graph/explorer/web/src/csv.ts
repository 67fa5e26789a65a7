// Tables as CSV (RFC 4180).

/** The rows below their heading; cells that a spreadsheet would run as a formula are made plain text. */
export function csv<Row>(
  columns: readonly { label: string; text(row: Row): string }[],
  rows: readonly Row[],
): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map((column) => column.text(row)))];
  return lines.map((cells) => cells.map(cell).join(",") + "\r\n").join("");
}

function cell(text: string): string {
  const number = /^[-+]?\d[\d.,]*$/.test(text);
  const plain = !number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
