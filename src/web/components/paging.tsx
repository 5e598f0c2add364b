import { useEffect, useRef, useState } from "react";
import type { Pages } from "../api.ts";

const TYPING_MS = 250;

/** A box for words that rows must hold, and how many do; `onWords` is called when the typing pauses. */
export function RowFilter({ total, onWords }: { readonly total: number | null; readonly onWords: (words: string) => void }) {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => onWords(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, onWords]);
  return (
    <p className="filter">
      <input
        type="search"
        aria-label="Only rows with these words"
        placeholder="Only rows with …"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <small role="status">{total === null ? "" : `${total} row${total === 1 ? "" : "s"}`}</small>
    </p>
  );
}

/** The end of what is shown: asks for more as it comes near the screen, or when it is pressed. */
export function More({ pages }: { readonly pages: Pick<Pages, "more" | "hasMore"> }) {
  const end = useRef<HTMLButtonElement>(null);
  const { more, hasMore } = pages;
  useEffect(() => {
    if (end.current === null || !hasMore) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), {
      rootMargin: "600px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  });
  if (!hasMore) return null;
  return (
    <button type="button" className="more" ref={end} onClick={more}>
      More …
    </button>
  );
}
