import { playSuite } from "./suite.ts";

Object.assign(globalThis, { playSuite });
