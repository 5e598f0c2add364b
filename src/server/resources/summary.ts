import { Hono } from "hono";
import { compare } from "../../text/order.ts";
import { VIEWS } from "../../views/index.ts";
import { compareDates } from "../../views/view.ts";
import type { Served } from "../served.ts";

/** `GET /api/summary`: what the record holds, the articles in order of publication, and the views there are. */
export function summaryResource({ record, name }: Served): Hono {
  const { articles, contacts, statements, disputes, agreements, commitments, incidents, missions, tracks, notes } = record;
  const summary = {
    name,
    counts: {
      articles: articles.length,
      contacts: contacts.length,
      statements: statements.length,
      disputes: disputes.length,
      agreements: agreements.length,
      commitments: commitments.length,
      incidents: incidents.length,
      missions: missions.length,
    },
    articles: articles
      .toSorted((a, b) => compareDates(a.published.edtf, b.published.edtf) || compare(a.path, b.path))
      .map(({ id, path, title, outlet, published }) => ({ id, path, title, outlet, published: published.edtf })),
    tracks: tracks.map((track) => ({ id: track.id, name: track.name, items: track.items.length })),
    views: Object.keys(VIEWS),
    notes: notes.filter((note) => note.level !== "info").length,
  };
  return new Hono().get("/", (context) => context.json(summary));
}
