import { useEffect, useState } from "react";

/** Where the page is: kept in the fragment of the address, so that every place can be linked to and Back works. */
export type Route =
  | { readonly screen: "article"; readonly id: string | null; readonly item: string | null; readonly at: number | null }
  | { readonly screen: "view"; readonly name: string }
  | { readonly screen: "search"; readonly words: string };

function parseRoute(hash: string): Route {
  const [screen, first, second, third] = hash.replace(/^#\/?/u, "").split("/").map(decoded);
  if (screen === "view" && first !== undefined) return { screen, name: first };
  if (screen === "search") return { screen, words: first ?? "" };
  const at = Number.parseInt(third ?? "", 10);
  return { screen: "article", id: first ?? null, item: second || null, at: Number.isFinite(at) ? at : null };
}

export function articleLink(id: string, item = "", at?: number): string {
  return `#/article/${encodeURIComponent(id)}/${encodeURIComponent(item)}${at === undefined ? "" : `/${at}`}`;
}

export function useRoute(): Route {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const changed = () => setHash(window.location.hash);
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  return parseRoute(hash);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
