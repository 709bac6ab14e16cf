import config from "./vitest.config.js";

/**
 * `pnpm test:unit`: the tests beside the code of packages, asked once. What starts Prism, other programs or the compiler
 * for each test is left to `npm test`; it takes more than half of the time.
 */
export default {
  ...config,
  test: {
    ...config.test,
    include: ["packages/*/src/**/*.test.ts"],
    exclude: [
      "**/*.{proof,property}.test.ts",
      // Whole repositories, and programs run in them.
      "packages/dev/**",
      // Prism.
      "packages/contract/src/live/**",
      "packages/calloff/src/cli/mock-command.test.ts",
      // The compiler, over two packages' types for each test.
      "packages/drift/src/{advice,cases,peers,properties,types}/**",
      "packages/drift/src/compare-documents.test.ts",
    ],
  },
};
