/** All rules, in order: of equally long phrases at one place the first rule's stays. */
import type { Rule } from "../rule.ts";
import { agoRule, yearAgoRule } from "./ago.ts";
import { beyondRule, edgeDayRule, nthWeekdayRule, stayDayRule } from "./beyond.ts";
import { clockRule } from "./clock.ts";
import { deicticRule, partOfDayRule } from "./deictic.ts";
import { durationRule, pluralRule } from "./duration.ts";
import { holidayRule } from "./holiday.ts";
import { inCountRule } from "./in-count.ts";
import { longRule } from "./long.ts";
import { monthRule, sharedDayRule } from "./month.ts";
import { monthDayRule } from "./month-day.ts";
import { isoRule, numericRule } from "./numeric.ts";
import { latestPeriodRule, yearEndRule } from "./period.ts";
import { halfRule, letterQuarterRule, quarterRule } from "./quarter.ts";
import { eveRule, pastRule, referenceRule, thenRule } from "./reference.ts";
import { seasonRule } from "./season.ts";
import { everyCountRule, everyRule, frequencyRule, perUnitRule, pluralWeekdayRule } from "./sets.ts";
import { unitRule } from "./unit.ts";
import { weekdayRule } from "./weekday.ts";
import { centuryRule, decadeRule, secondYearRule, shortYearRule, spelledYearRule, yearRule } from "./year.ts";

export const RULES: readonly Rule[] = [
  isoRule,
  numericRule,
  monthRule,
  sharedDayRule,
  monthDayRule,
  weekdayRule,
  beyondRule,
  nthWeekdayRule,
  edgeDayRule,
  stayDayRule,
  holidayRule,
  deicticRule,
  partOfDayRule,
  clockRule,
  pastRule,
  latestPeriodRule,
  thenRule,
  eveRule,
  inCountRule,
  yearEndRule,
  everyRule,
  everyCountRule,
  perUnitRule,
  pluralWeekdayRule,
  frequencyRule,
  agoRule,
  yearAgoRule,
  quarterRule,
  letterQuarterRule,
  halfRule,
  unitRule,
  longRule,
  durationRule,
  pluralRule,
  seasonRule,
  centuryRule,
  decadeRule,
  yearRule,
  secondYearRule,
  shortYearRule,
  spelledYearRule,
  referenceRule,
];
