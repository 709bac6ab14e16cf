/** What is used in ways that no import shows. */
export default {
  workspaces: {
    // The commands run them from scripts/run.mjs, scripts/src/test.ts and proof.ts, and releases from scripts/release.
    ".": {
      entry: ["scripts/run.mjs", ".config/vitest.progress.js", ".config/vitest.unit.js"],
      ignoreDependencies: ["@calloff/dev", "@changesets/cli", "calloff", "pnpm", "turbo", "typescript-7"],
    },
    scripts: {
      entry: [
        "src/{bench,corpus,corpus-document,docs,hostile,proof,runtimes,start,test}.ts",
        "src/**/*.test.ts",
        // VitePress reads these, a component imports the live example, and an example is run with the last.
        "src/docs/theme/{config.ts,index.js,live/cancel-in-page.ts}",
        "src/docs/testing/route-to-mocks.mjs",
        // A test has Vite build it.
        "src/msw/page.ts",
        // Run by the benchmark in processes of their own.
        "src/bench/cancel/{contestant,vendor}.mjs",
        // Played in other runtimes, where they are put as they are.
        "src/runtimes/suite/{entry-*,exit-program}.ts",
      ],
      // A second copy of our packages, put beside the suite under this name; and what recipes in docs/recipes import.
      ignoreDependencies: [
        "second-copy",
        "@calloff/replicate",
        "@types/express",
        "express",
        "replicate",
        "zod",
      ],
    },
    "scripts/release": {
      entry: [
        // changesets loads the first by its path.
        "src/{announce,changelog,publish,release,surface}.ts",
        "src/**/*.test.ts",
        "src/installed/apps/*.ts",
        // Run in a process of its own.
        "src/testing/registry-server.mjs",
      ],
      // Its binary is looked for; what calloff depends on has to be built before it is packed.
      ignoreDependencies: ["bun", "calloff"],
    },
    "packages/*": {
      entry: ["src/{index,internal,node,start,stream}.ts", "{src,test}/**/*.test.ts", "test/**/*.test-d.ts"],
      // Generated from documents: a type that this one's operations do not use may be what a user needs.
      ignore: ["src/schema.ts"],
    },
    "packages/calloff": {
      entry: ["src/{index,node,cli}.ts", "{src,test}/**/*.test.ts", "test/**/*.test-d.ts"],
      // A test makes a small disk with the system's own.
      ignoreBinaries: ["mkfifo", "mount", "umount"],
      // The READMEs' examples, which are compiled here, import all but the last, which a program that a test runs does.
      ignoreDependencies: [
        "@calloff/mock",
        "@calloff/msw",
        "@calloff/runtime",
        "@calloff/temporal",
        "msw",
        "signal-exit",
      ],
    },
    "packages/contract": {
      entry: ["src/{index,internal,vitest}.ts", "src/**/*.test.ts"],
    },
    "packages/create-calloff": {
      entry: ["src/{index,cli}.ts", "src/**/*.test.ts"],
      // Copied into somebody's workspace.
      ignore: ["template/**"],
    },
    "packages/dev": {
      entry: [
        "src/{index,internal,cli}.ts",
        // Run by workflows, with nothing installed: the first as a part of .github/actions/drift.
        "src/{drift-action,release-pull-request}.ts",
        "src/**/*.test.ts",
      ],
    },
    "packages/drift": {
      entry: ["src/{index,internal}.ts", "src/**/*.test.ts"],
      // Compiled clients, which only a test's memory holds, import it.
      ignoreDependencies: ["@calloff/runtime"],
    },
    "packages/mock": {
      entry: ["src/index.ts", "{src,test}/**/*.test.ts"],
      // A test runs its command line.
      ignoreDependencies: ["@stoplight/prism-cli"],
    },
  },
};
