import { expect, test } from "vitest";
import { answering, taking } from "./testing/small-documents.ts";
import { walkDocuments } from "./walk-documents.ts";

const SETTINGS = {
  open: { type: "object", properties: { settings: { type: "object" } } },
  closed: { type: "object", properties: { settings: { type: "object", additionalProperties: false } } },
};

// `Record<string, unknown>` and `Record<string, never>`.
test.each([
  [
    "sent",
    taking(SETTINGS.open),
    taking(SETTINGS.closed),
    "settings in the body of GET /jobs takes no properties any more, it could have any",
  ],
  [
    "read",
    answering(SETTINGS.open),
    answering(SETTINGS.closed),
    "settings in the 200 response of GET /jobs has no properties any more, it could have any",
  ],
])("an object that is closed, and %s, is named, with what it was and is", (_, before, after, message) => {
  const [change] = walkDocuments(before, after);
  expect(change).toMatchObject({
    pointer: expect.stringMatching(/\/schema\/properties\/settings$/),
    before: "Record<string, unknown>",
    after: "Record<string, never>",
    message,
  });
});

test("an object that is opened is named as well", () => {
  const messages = walkDocuments(taking(SETTINGS.closed), taking(SETTINGS.open)).map(
    ({ message }) => message,
  );
  expect(messages).toContain(
    "settings in the body of GET /jobs takes properties of any name now, it had none",
  );
});
