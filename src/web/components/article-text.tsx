import { Fragment } from "react";
import type { Block } from "../../model/article.ts";
import type { RecordArticle } from "../../model/record.ts";
import type { Span } from "../../model/span.ts";
import { type Segment, segmentsOf } from "../segments.ts";

interface Props {
  readonly article: RecordArticle;
  readonly marks: readonly (Span & { readonly id: string })[];
  readonly lit: ReadonlySet<string>;
  readonly onHover: (items: readonly string[]) => void;
  readonly onPick: (item: string) => void;
}

/** The text of an article, block by block; every stretch that something rests on is marked and answers to the mouse. */
export function ArticleText({ article, marks, lit, onHover, onPick }: Props) {
  return (
    <article className="prose" lang={article.language}>
      {blocksOf(article).map((block) => (
        <div key={block.start} className={`block ${block.kind}`}>
          {segmentsOf(block, marks).map((segment) => (
            <Fragment key={segment.start}>
              <Stretch
                text={article.text.slice(segment.start, segment.end)}
                segment={segment}
                lit={lit}
                onHover={onHover}
                onPick={onPick}
              />
            </Fragment>
          ))}
        </div>
      ))}
    </article>
  );
}

/** The blocks of the article; what lies between them, if anything does, as paragraphs of its own, so that nothing of the text is hidden. */
function blocksOf({ text, blocks }: RecordArticle): Block[] {
  const all: Block[] = [];
  let at = 0;
  for (const block of blocks) {
    if (text.slice(at, block.start).trim() !== "") all.push({ kind: "paragraph", start: at, end: block.start });
    all.push(block);
    at = block.end;
  }
  if (text.slice(at).trim() !== "") all.push({ kind: "paragraph", start: at, end: text.length });
  return all;
}

function Stretch({
  text,
  segment,
  lit,
  onHover,
  onPick,
}: { readonly text: string; readonly segment: Segment } & Pick<Props, "lit" | "onHover" | "onPick">) {
  if (segment.items.length === 0) return text;
  const isLit = segment.items.some((item) => lit.has(item));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the cards beside the text do the same and take the keyboard
    <mark
      className={isLit ? "lit" : ""}
      data-start={segment.start}
      onMouseEnter={() => onHover(segment.items)}
      onMouseLeave={() => onHover([])}
      onClick={() => onPick(segment.items[0])}
    >
      {text}
    </mark>
  );
}
