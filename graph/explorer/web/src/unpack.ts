// The page's data as text: plain in a small page, compressed and in base64 in a large one.

/** The JSON inside the element that holds the page's data. */
export async function dataOf(element: HTMLElement | null): Promise<string> {
  const text = element?.textContent ?? "";
  return (element as HTMLScriptElement | null)?.type === "application/octet-stream" ? unpack(text) : text;
}

async function unpack(base64: string): Promise<string> {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let place = 0; place < characters.length; place++) bytes[place] = characters.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}
