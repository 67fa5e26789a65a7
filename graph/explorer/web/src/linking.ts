// Keeps the page's address in step with what is seen, and follows an address that somebody opens.

import { decode, encode } from "./permalink";
import type { Camera, Scene } from "./scene";
import type { Store } from "./state";

const PAUSE = 250;

export interface Linking {
  /** The address of the page as it is now. */
  address(): string;
}

/** Restores what the address asks for, then writes every change into it. */
export function linking(store: Store, scene: Scene | null): Linking {
  let written = "";
  let timer: number | undefined;
  const unmoved = scene?.camera;
  const camera = (): Camera | null => {
    const now = scene?.camera;
    return now === undefined || (now.x === unmoved?.x && now.y === unmoved.y && now.ratio === unmoved.ratio) ? null : now;
  };
  const text = (): string => encode({ state: store.state, camera: camera() });
  const write = (): void => {
    timer = undefined;
    written = text();
    try {
      history.replaceState(null, "", written === "" ? location.pathname + location.search : `#${written}`);
    } catch {
      // A page inside a notebook's frame has no address of its own; its link still can be copied.
    }
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(write, PAUSE);
  };
  const follow = (): void => {
    const asked = location.hash.slice(1);
    if (asked === written) return;
    written = asked;
    const linked = decode(asked, store.views);
    store.restore(linked.state);
    if (scene !== null) scene.look(linked.camera ?? (unmoved as Camera));
  };
  follow();
  store.subscribe(later);
  scene?.onCamera(later);
  window.addEventListener("hashchange", follow);
  return { address: () => `${location.href.replace(/#.*$/s, "")}#${text()}` };
}
