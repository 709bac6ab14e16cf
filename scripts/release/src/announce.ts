import { announceReleases } from "./announce/announce-releases.ts";

// node scripts/release/src/announce.ts: makes a tag and a release page for what is published of the commit that is
// checked out. Run by .github/workflows/release.yml, with nothing installed.
const { GITHUB_REPOSITORY: repository = "", GITHUB_SHA: commit = "" } = process.env;
if (repository === "" || commit === "") {
  process.stderr.write("announce: set GITHUB_REPOSITORY and GITHUB_SHA.\n");
  process.exitCode = 2;
} else {
  for (const tag of await announceReleases(process.cwd(), { repository, commit })) {
    process.stdout.write(`announced ${tag}\n`);
  }
}
