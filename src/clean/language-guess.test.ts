import { describe, expect, it } from "vitest";
import type { Article, RawItem } from "../model/article.ts";
import { cleanArticle } from "./index.ts";

const NOTHING = { title: null, outlet: null, byline: null, language: null, published: null };
const BODY = "President Luc Ferran said on Tuesday that the ministers of both countries would meet again before the winter is over.";

function clean(text: string, stated: Partial<RawItem["stated"]> = {}): Article {
  return cleanArticle({
    path: "a.txt",
    url: null,
    mediaType: "text/plain",
    text,
    encoding: "utf-8",
    stated: { ...NOTHING, ...stated },
    notes: [],
  });
}

describe("language", () => {
  it.each([
    ["en", BODY],
    [
      "de",
      "Der Präsident sagte am Dienstag, dass die Minister der beiden Länder sich noch vor dem Ende des Winters in der Stadt treffen werden.",
    ],
    [
      "fr",
      "Le président a dit mardi que les ministres des deux pays se verront dans la ville avant la fin de l'hiver et qu'ils y sont attendus.",
    ],
    ["es", "El presidente dijo el martes que los ministros de los dos países se verán en la ciudad antes de que termine el invierno."],
    ["ru", "Президент сказал во вторник, что министры двух стран встретятся до конца зимы."],
    ["uk", "Президент сказав у вівторок, що міністри двох країн зустрінуться до кінця зими й підпишуть її."],
    ["ka", "პრეზიდენტმა თქვა, რომ მინისტრები შეხვდებიან ზამთრის ბოლომდე."],
    ["und", "Xyzzy plugh frobnitz quux garply waldo fred thud corge grault."],
  ])("tells %s", (language, text) => {
    const article = clean(text);
    expect(article.language).toBe(language);
    expect(article.notes.map(({ code }) => code)).toEqual(language === "en" ? [] : ["clean.language"]);
  });

  it("takes the stated language for a short text only", () => {
    expect(clean("Ja.", { language: "de" }).language).toBe("de");
    expect(clean(`${BODY} ${BODY}`, { language: "de" }).language).toBe("en");
  });
});
