import type { HostileFamily } from "../hostile-case.ts";
import { byBoth, type NetworkCase } from "./network-case.ts";

/** A server that sends on whoever asks. */
function to(
  name: string,
  location: string | ((canary: string, url: string) => string),
  refused: RegExp,
): NetworkCase[] {
  return byBoth({
    name,
    answer({ request: { url = "" }, response, canary }) {
      const target = typeof location === "string" ? location : location(canary, url);
      response.writeHead(302, { location: target }).end();
    },
    refused,
  });
}

const ELSEWHERE =
  /redirects to http:\/\/127\.0\.0\.1:\d+\/(?:openapi\.json)?; if that is right, name that URL instead\.$/;
const NOT_HTTPS = /, which is not https and is not read\.$/;

export const redirects: HostileFamily = {
  name: "redirects",
  compilesClient: false,
  cases: [
    ...to("to another server", (canary) => `${canary}/openapi.json`, ELSEWHERE),
    ...to("to another server, without its scheme", (canary) => canary.replace("http:", ""), ELSEWHERE),
    ...to(
      "to another site",
      "https://elsewhere.example/a",
      /redirects to https:\/\/elsewhere\.example\/a; if that is right, name that URL instead\.$/,
    ),
    ...to("to a file", "file:///etc/passwd", NOT_HTTPS),
    ...to("to a cloud's metadata", "http://169.254.169.254/latest/meta-data/", NOT_HTTPS),
    ...to("to a private address", "http://10.0.0.1/", NOT_HTTPS),
    ...to("to a document in its address", "data:application/json,{}", NOT_HTTPS),
    ...to(
      "to what is no address",
      "http://[::",
      /redirects to http:\/\/\[::, which is not https and is not read\.$/,
    ),
    ...to(
      "with a name and a password",
      "https://user:secret@elsewhere.example/",
      /redirects to https:\/\/elsewhere\.example\/; if/,
    ),
    ...to(
      "to itself",
      "/openapi.json",
      /redirects more than 5 times; name the URL where the document is in the end\.$/,
    ),
    ...to("in a circle", (_, url) => (url === "/a" ? "/b" : "/a"), /redirects more than 5 times/),
    ...to("that grow", (_, url) => `${url}x`.repeat(2), /redirects more than 5 times/),
    ...to(
      "to an address of 10,000 characters",
      `https://elsewhere.example/${"a".repeat(10_000)}`,
      /redirects to https:\/\/elsewhere\.example\/aaa/,
    ),
  ],
};
