import fc from "fast-check";
import { expect, test } from "vitest";
import { Queue } from "./queue.ts";

test("gives what was pushed in its order, however pushes and takes are mixed", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_500, max: 1_500 }), { maxLength: 12 }), (steps) => {
      const queue = new Queue<number>();
      const model: number[] = [];
      let next = 0;
      for (const step of steps) {
        for (let i = 0; i < step; i += 1) {
          queue.push(next);
          model.push(next);
          next += 1;
        }
        for (let i = 0; i > step; i -= 1) expect(queue.take()).toBe(model.shift());
        expect(queue.size).toBe(model.length);
      }
      expect(queue.takeAll()).toEqual(model);
      expect(queue.take()).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
