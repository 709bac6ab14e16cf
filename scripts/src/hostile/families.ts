import { encodings } from "./cases/encodings.ts";
import { names } from "./cases/names.ts";
import { patterns } from "./cases/patterns.ts";
import { references } from "./cases/references.ts";
import { sizes } from "./cases/sizes.ts";
import { texts } from "./cases/texts.ts";
import type { HostileFamily } from "./hostile-case.ts";
import { answers } from "./network/answers.ts";
import { redirects } from "./network/redirects.ts";
import { sites } from "./network/sites.ts";

export const families: readonly HostileFamily[] = [
  texts,
  names,
  references,
  encodings,
  patterns,
  sizes,
  answers,
  redirects,
  sites,
];
