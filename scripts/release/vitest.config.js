import { join } from "node:path";
import { mergeConfig } from "vitest/config";
import shared from "../../.config/vitest.config.js";

/** As all packages are tested; what is packed, installed and released is in a folder that is taken away at the end. */
export default mergeConfig(shared, {
  test: { globalSetup: [join(import.meta.dirname, "src/testing/temporary-folders.ts")] },
});
