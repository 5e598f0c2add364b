import type { Card } from "../api.ts";

interface Props {
  readonly cards: readonly Card[];
  readonly lit: ReadonlySet<string>;
  readonly onHover: (items: readonly string[]) => void;
  readonly onPick: (item: string) => void;
}

/** What was found, beside the text that it was found in. */
export function Cards({ cards, lit, onHover, onPick }: Props) {
  if (cards.length === 0) return <p className="state">Nothing was found in this article.</p>;
  return (
    <ol className="cards">
      {cards.map((card) => (
        <li key={card.id}>
          <button
            type="button"
            id={`card-${card.id}`}
            className={`card ${card.kind} ${lit.has(card.id) ? "lit" : ""}`}
            onMouseEnter={() => onHover([card.id])}
            onMouseLeave={() => onHover([])}
            onFocus={() => onHover([card.id])}
            onBlur={() => onHover([])}
            onClick={() => onPick(card.id)}
          >
            <span className="what">
              {card.kind} <b className={`mark ${card.mark}`}>{card.mark}</b>
            </span>
            <strong>{card.title}</strong>
            {card.lines.map((line) => (
              <span key={line} className="line">
                {line}
              </span>
            ))}
          </button>
        </li>
      ))}
    </ol>
  );
}
