export {
  documentOf,
  GITBOOK_PAGE,
  JSON_DOCUMENT,
  MINTLIFY_FIRST_LINE,
  mintlifyPage,
  YAML_DOCUMENT,
} from "./example-documents.ts";
export { failureOf } from "./failure-of.ts";
export { findChromium } from "./find-chromium.ts";
export { type GitHubApi, type GitHubCall, startGitHubApi } from "./github-api.ts";
export { type LoopbackServer, startServer } from "./loopback-server.ts";
export { CANCEL_DOCUMENT, CANCEL_PAGE, STATUS_DOCUMENT, STATUS_PAGE } from "./two-pages.ts";
