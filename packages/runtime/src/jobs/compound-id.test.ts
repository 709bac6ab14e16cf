import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompoundIdDescriptor, JobOperation } from "../descriptor.ts";
import { checkCompoundId } from "./compound-id.ts";
import { placeId } from "./place-id.ts";

const descriptor: CompoundIdDescriptor = {
  parts: [
    { name: "endpointId", kind: "string" },
    { name: "job_id", part: "job", kind: "string" },
    { name: "run", kind: "integer", in: "query" },
  ],
  check: checkCompoundId,
};

describe("an id of several parts", () => {
  test.each([
    [
      { run: 1, job: "j", endpointId: "e" },
      { endpointId: "e", job: "j", run: 1 },
    ],
    [
      { endpointId: "e", job: "j", run: "12", other: "x" },
      { endpointId: "e", job: "j", run: 12 },
    ],
    ["e/j/12", { endpointId: "e", job: "j", run: 12 }],
    ["a%2Fb/%25/0", { endpointId: "a/b", job: "%", run: 0 }],
  ])("%j is %j", (id, checked) => {
    const found = checkCompoundId(id, descriptor);
    expect(found).toEqual(checked);
    expect(Object.keys(found)).toEqual(["endpointId", "job", "run"]);
  });

  test.each([
    ["e/j", "an object with endpointId and job and run, or endpointId/job/run in a reference"],
    ["e/j/1/2", "an object with"],
    ["e/%/1", "an object with"],
    [{ endpointId: "e", job: "j" }, "run is not valid"],
    [{ endpointId: "..", job: "j", run: 1 }, "endpointId is not valid"],
    [{ endpointId: "e", job: "", run: 1 }, "job is not valid"],
    ["e/../1", "job is not valid"],
    [{ endpointId: "e", job: "j", run: 1.5 }, "run is not valid"],
    [42, "an object with"],
    [null, "an object with"],
  ])("%j is refused", (id, message) => {
    expect(() => checkCompoundId(id, descriptor)).toThrow(
      expect.objectContaining({ code: "invalid-job-id", message: expect.stringContaining(message) }),
    );
  });

  test("stands where its parts belong, each encoded by itself", () => {
    const operation: JobOperation = { method: "POST", path: "/{endpointId}/cancel/{job_id}", id: descriptor };
    const id = { endpointId: "a/b", job: "$&", run: 3 };
    expect(placeId(id, operation)).toEqual({ path: "/a%2Fb/cancel/%24%26?run=3" });
  });

  test("its text gives back the same id, whatever its parts hold", () => {
    const part = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text));
    const property = fc.property(part, part, fc.maxSafeNat(), (endpointId, job, run) => {
      const id = { endpointId, job, run };
      const text = Object.values(id).map(encodeURIComponent).join("/");
      expect(checkCompoundId(text, descriptor)).toEqual(id);
    });
    fc.assert(property);
  });
});
