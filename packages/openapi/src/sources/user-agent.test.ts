import { expect, it } from "vitest";
import { userAgent } from "./user-agent.ts";

const server = { GITHUB_SERVER_URL: "https://github.example" };

it("names the repository in whose CI it runs", () => {
  expect(userAgent({ ...server, GITHUB_REPOSITORY: "acme/calloff.js" })).toBe(
    "calloff (+https://github.example/acme/calloff.js)",
  );
});

it.each([
  {},
  server,
  { ...server, GITHUB_REPOSITORY: "a/b)\r\nx: y" },
  { GITHUB_REPOSITORY: "acme/calloff" },
])("names the package elsewhere: %j", (env) => {
  expect(userAgent(env)).toBe("calloff (+https://www.npmjs.com/package/calloff)");
});
