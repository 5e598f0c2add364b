import type { FoundName } from "./finder.ts";

/**
 * A known place of one word that was taken for a person, as writers let capitals act ("Paris denied it"), is the place, unless the document has a
 * fuller name of a person with that word. `isPlace` says whether the token is a known place, `word` is the same for the same word.
 */
export function settlePlaces(
  names: readonly FoundName[],
  isPlace: (token: number) => boolean,
  word: (token: number) => number,
): FoundName[] {
  const ofPeople = new Set<number>();
  for (const { type, firstToken, endToken } of names)
    if (type === "PERSON" && endToken > firstToken + 1) for (let i = firstToken; i < endToken; i++) ofPeople.add(word(i));
  return names.map((name) => {
    const { type, firstToken, endToken } = name;
    const doubtful = type === "PERSON" && endToken === firstToken + 1 && isPlace(firstToken);
    return doubtful && !ofPeople.has(word(firstToken)) ? { ...name, type: "PLACE" } : name;
  });
}
