import { Hono } from "hono";
import type { Served } from "../served.ts";

const MOST = 100;

/** `GET /api/search?q=WORDS`: sentences that hold all the words, best first, at most 100. */
export function searchResource({ record, store }: Served): Hono {
  const names = new Map(record.entities.map((entity) => [entity.id, entity.name]));
  const speakers = new Map(
    record.statements.map((s) => [s.id, { id: s.id, speaker: names.get(s.speaker ?? "") ?? s.source, stance: s.stance }]),
  );
  return new Hono().get("/", async (context) => {
    const hits = await store.search(context.req.query("q") ?? "", MOST);
    return context.json({ hits: hits.map((hit) => ({ ...hit, statements: hit.statements.map((id) => speakers.get(id) ?? { id }) })) });
  });
}
