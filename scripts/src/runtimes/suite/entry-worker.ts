import { runSuite } from "./suite.ts";

export default {
  /** Each request runs the whole suite, with the same modules: what one leaves behind, the next one meets. */
  async fetch(request: Request): Promise<Response> {
    return Response.json(await runSuite(await request.text()));
  },
};
