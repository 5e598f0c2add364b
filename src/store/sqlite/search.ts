/**
 * The search words of a person as an FTS5 query that cannot be malformed: every word and "phrase" is quoted, all must occur,
 * and `word*` is a beginning. Null where nothing searchable is left.
 */
export function ftsQuery(words: string): string | null {
  const terms: string[] = [];
  for (const match of words.matchAll(/"([^"]*)"?(\*?)|([^\s"]+)/gu)) {
    const bare = match[3]?.endsWith("*") ? match[3].slice(0, -1) : (match[3] ?? match[1]);
    const prefix = match[3]?.endsWith("*") || match[2] === "*";
    if (/[\p{L}\p{N}]/u.test(bare)) terms.push(`"${bare}"${prefix ? "*" : ""}`);
  }
  return terms.length === 0 ? null : terms.join(" AND ");
}
