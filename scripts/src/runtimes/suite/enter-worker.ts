import { playSuite } from "./suite.ts";

export default {
  /** Each request plays the whole suite, with the same modules: what one leaves behind, the next one meets. */
  async fetch(request: Request): Promise<Response> {
    return Response.json(await playSuite(await request.text()));
  },
};
