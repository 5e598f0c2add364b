import { type FormEvent, useState } from "react";
import type { Summary } from "../api.ts";
import type { Route } from "../route.ts";

/** Name of the record, the screens, and the search box. */
export function TopBar({ summary, route }: { readonly summary: Summary; readonly route: Route }) {
  const current = route.screen === "view" ? route.name : route.screen;
  return (
    <header className="top">
      <h1>{summary.name.replace(/\.readout$/u, "")}</h1>
      <nav aria-label="Screens">
        <a href="#/article" aria-current={current === "article" ? "page" : undefined}>
          Reader
        </a>
        {summary.views.map((name) => (
          <a key={name} href={`#/view/${name}`} aria-current={current === name ? "page" : undefined}>
            {name[0].toUpperCase() + name.slice(1)}
            {summary.counts[name] !== undefined && <small>{summary.counts[name]}</small>}
          </a>
        ))}
      </nav>
      <SearchBox words={route.screen === "search" ? route.words : ""} />
    </header>
  );
}

function SearchBox({ words }: { readonly words: string }) {
  const [typed, setTyped] = useState(words);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    window.location.hash = `#/search/${encodeURIComponent(typed)}`;
  };
  return (
    <search>
      <form onSubmit={submit}>
        <input
          type="search"
          aria-label="Search sentences"
          placeholder="Search sentences"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </search>
  );
}
