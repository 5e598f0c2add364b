import { describe, expect, it } from "vitest";
import { analysedArticle, entityIn } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { MissionMention } from "../model/findings.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();
const text = "A border commission led by Idrel of Vardania and Maruk of Kestria met.\nThe commission will meet again.";

function missionOf(more: Partial<MissionMention>) {
  const mention: MissionMention = {
    id: "m1",
    name: "border commission",
    kind: "commission",
    by: [],
    ledBy: [],
    place: null,
    size: [],
    term: null,
    mandate: [],
    status: "ongoing",
    according: null,
    evidence: [{ start: 0, end: 20 }],
    rule: "mission.commission/status.noun",
    ...more,
  };
  const analysed = analysedArticle("a1", text, {
    entities: [
      entityIn(text, "e1", "PERSON", "Sanna Idrel", { forms: ["Idrel"], country: "country:vardania" }),
      entityIn(text, "e2", "PERSON", "Tev Maruk", { forms: ["Maruk"], country: "country:kestria" }),
      entityIn(text, "e3", "PLACE", "Vardania", { key: "country:vardania" }),
      entityIn(text, "e4", "PLACE", "Kestria", { key: "country:kestria" }),
    ],
    findings: { statements: [], events: [], agreements: [], commitments: [], missions: [mention] },
  });
  return assembleRecord([analysed], issues).missions[0];
}

describe("missions", () => {
  it("name the rules of all their mentions", () => {
    expect(missionOf({ by: ["e3"], furtherRules: ["mission.commission/status.own", "mission.commission/status.noun"] }).rules).toEqual([
      "mission.commission/status.noun",
      "mission.commission/status.own",
    ]);
  });

  it("say that whose they are was filled in, where it was", () => {
    expect(missionOf({ ledBy: ["e1", "e2"] })).toMatchObject({
      by: [expect.any(String), expect.any(String)],
      rules: ["implied by: mission.led-together", "mission.commission/status.noun"],
    });
    expect(missionOf({ by: ["e3"] }).rules).toEqual(["mission.commission/status.noun"]);
  });
});
