import { expect, test } from "vitest";
import { idOfPlace, placeOfFault } from "./fault-places.ts";

test("a fault's place is found with and without the way to the answers", () => {
  expect(placeOfFault("body.details.answers.fields.injury")).toBe("fields.injury");
  expect(placeOfFault("details.answers.fields.injury")).toBe("fields.injury");
  expect(placeOfFault("answers.parties.victim")).toBe("parties.victim");
  expect(placeOfFault("fields.injury")).toBe("fields.injury");
  expect(placeOfFault("details.reason")).toBe("reason");
});

test("each place of a form has the id by which its fault is jumped to", () => {
  expect(idOfPlace("act", "fields.injury")).toBe("act-injury");
  expect(idOfPlace("act", "parties.victim")).toBe("act-party-victim");
  expect(idOfPlace("act", "parties.victim.p1.phone")).toBe("act-victim-p1-phone");
  expect(idOfPlace("act", "groups.visits.r1.note")).toBe("act-visits-r1-note");
  expect(idOfPlace("act", "reason")).toBe("act-reason");
});
