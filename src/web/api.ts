import { useEffect, useState } from "react";
import type { RecordArticle } from "../model/record.ts";
import type { Evidence, Span } from "../model/span.ts";

export interface Summary {
  readonly name: string;
  readonly counts: { readonly [kind: string]: number };
  readonly articles: readonly {
    readonly id: string;
    readonly path: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly published: string;
  }[];
  readonly views: readonly string[];
}

export interface Card {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly mark: string;
  readonly spans: readonly Span[];
}

export interface ArticleAnswer {
  readonly article: RecordArticle;
  readonly cards: readonly Card[];
}

export interface Row {
  readonly id: string;
  readonly cells: { readonly [column: string]: string | number | null };
  readonly evidence: readonly Evidence[];
}

export interface ViewAnswer {
  readonly name: string;
  readonly columns: readonly { readonly key: string; readonly title: string; readonly kind: "fixed" | "text" }[];
  readonly rows: readonly Row[];
}

export interface PageAnswer extends ViewAnswer {
  readonly from: number;
  readonly total: number;
  readonly years: readonly { readonly year: string; readonly from: number }[];
}

export interface SearchAnswer {
  readonly hits: readonly (Evidence & {
    readonly statements: readonly { readonly id: string; readonly speaker: string | null; readonly stance: string }[];
  })[];
}

export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "ready"; readonly data: T };

/** Rows that are asked for at once. */
const PAGE_ROWS = 200;

export interface Pages {
  readonly answer: Loaded<PageAnswer>;
  /** Rows of the first answer and of all that were asked for since. */
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly more: () => void;
}

/** The rows of a view from `from` on that hold `words`, a page at a time. */
export function usePages(name: string, from: number, words: string): Pages {
  const path = `/api/views/${encodeURIComponent(name)}?limit=${PAGE_ROWS}&words=${encodeURIComponent(words)}`;
  const first = useAnswer<PageAnswer>(`${path}&from=${from}`);
  const [added, setAdded] = useState<{ readonly to: object | null; readonly rows: readonly Row[] }>({ to: null, rows: [] });
  const [asked, setAsked] = useState(-1);
  const data = first.state === "ready" ? first.data : null;
  // Rows that were added to another first answer are not shown with this one.
  const own = added.to === data ? added.rows : [];
  const rows = data === null ? [] : [...data.rows, ...own];
  const next = from + rows.length;
  const hasMore = data !== null && next < data.total;
  const more = () => {
    if (!hasMore || asked === next) return;
    setAsked(next);
    fetch(`${path}&from=${next}`)
      .then(async (response) => {
        if (!response.ok) throw new Error(`status ${response.status}`);
        const { rows: further } = (await response.json()) as PageAnswer;
        setAdded({ to: data, rows: [...own, ...further] });
      })
      .catch(() => {})
      .finally(() => setAsked(-1));
  };
  return { answer: first, rows, hasMore, more };
}

/** Fetches `path` whenever it changes; an answer that comes after the next question is dropped. */
export function useAnswer<T>(path: string): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  useEffect(() => {
    const controller = new AbortController();
    setLoaded({ state: "loading" });
    fetch(path, { signal: controller.signal })
      .then(async (response) => {
        const body = await response.json();
        if (!response.ok) throw new Error(body.error?.message ?? `status ${response.status}`);
        setLoaded({ state: "ready", data: body as T });
      })
      .catch((error: Error) => {
        if (error.name !== "AbortError") setLoaded({ state: "failed", message: error.message });
      });
    return () => controller.abort();
  }, [path]);
  return loaded;
}
