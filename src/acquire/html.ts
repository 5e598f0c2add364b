import type { RawItem } from "../model/article.ts";
import type { Note } from "../model/note.ts";
import { type Acquired, problem } from "./acquired.ts";
import { blockText } from "./block-text.ts";
import { decodeBytes } from "./decode.ts";
import { NOTHING_STATED } from "./text.ts";
import type { FoundFile } from "./walk.ts";

/** Charset in a `<meta>` of the first kilobyte, where the HTML standard wants it. */
const CHARSET = /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})/i;

/** readability's time grows with the cube of the depth: 1,000 empty levels take it 12 s, 250 take 0.2 s. Real pages have some dozens. */
const MAX_DEPTH = 250;
const TOO_DEEP: Note = {
  level: "warning",
  code: "acquire.page-too-deep",
  message: `elements nest deeper than ${MAX_DEPTH}: the whole page was taken, not its main part`,
};

/**
 * A saved page as one item: the text of what readability takes for the article, block by block, and what the page states of itself.
 * `text` is that text, not the markup; offsets of what cleaning removes are into it. Scripts are never run and nothing is fetched.
 */
export async function* readHtml({ path }: FoundFile, bytes: Uint8Array): AsyncGenerator<Acquired> {
  const declared = CHARSET.exec(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString("latin1"))?.[1] ?? null;
  const decoded = decodeBytes(bytes, declared);
  if ("code" in decoded) {
    yield problem(path, decoded.code, decoded.message);
    return;
  }
  const page = await readPage(decoded.text);
  if (page === null) yield problem(path, "empty", "no article was found in the page");
  else yield { item: { path, mediaType: "text/html", encoding: decoded.encoding, ...page, notes: [...decoded.notes, ...page.notes] } };
}

type Page = Pick<RawItem, "text" | "url" | "stated" | "notes">;

async function readPage(html: string): Promise<Page | null> {
  // Loaded here, so that a pile of plain text does not pay for it.
  const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
  const parsed = (source: string) => parseHTML(source).document as unknown as Document;
  // linkedom adds no root of its own where the page leaves it out, as HTML allows.
  const document = parsed(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  if (document.documentElement === null) return null;
  const stated = { ...NOTHING_STATED, title: document.title.trim() || null, language: languageOf(document) };
  const url = addressOf(document);
  if (depthBeyond(document, MAX_DEPTH)) {
    const text = blockText(document);
    return text === "" ? null : { text, url, stated, notes: [TOO_DEEP] };
  }
  const read = parsedArticle(() => new Readability(document).parse());
  const text = read?.content ? blockText(parsed(`<!doctype html><html><body>${read.content}</body></html>`)) : "";
  if (!read || text === "") return null;
  return { text, url, notes: [], stated: { ...stated, ...statedBy(read) } };
}

type Read = NonNullable<ReturnType<InstanceType<typeof import("@mozilla/readability").Readability>["parse"]>>;

/** readability throws on pages without a body. */
function parsedArticle(parse: () => Read | null): Read | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

function statedBy({ title, siteName, byline, publishedTime }: Read) {
  return {
    title: title || null,
    outlet: siteName || null,
    byline: byline?.trim() || null,
    published: /^\d{4}-\d{2}-\d{2}/.exec(publishedTime ?? "")?.[0] ?? null,
  };
}

function languageOf(document: Document): string | null {
  return /^[a-z]{2,3}(?![a-z])/i.exec(document.documentElement.getAttribute("lang") ?? "")?.[0].toLowerCase() ?? null;
}

function addressOf(document: Document): string | null {
  const address = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? "";
  return /^https?:\/\//.test(address) ? address : null;
}

/** Whether elements nest deeper than `limit`; walks without recursion. */
function depthBeyond(document: Document, limit: number): boolean {
  let depth = 0;
  let element: Element | null = document.documentElement;
  while (element !== null) {
    if (element.firstElementChild !== null) {
      element = element.firstElementChild;
      if (++depth > limit) return true;
      continue;
    }
    while (element !== null && element.nextElementSibling === null) {
      element = element.parentElement;
      depth--;
    }
    element = element?.nextElementSibling ?? null;
  }
  return false;
}
