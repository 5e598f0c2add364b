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

export interface SearchAnswer {
  readonly hits: readonly (Evidence & {
    readonly statements: readonly { readonly id: string; readonly speaker: string | null; readonly stance: string }[];
  })[];
}

export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "ready"; readonly data: T };

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
