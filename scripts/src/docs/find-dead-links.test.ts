import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { findDeadLinks } from "./find-dead-links.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function site(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "calloff-links-"));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

test("links between pages, to anchors and to files are followed", async () => {
  const folder = site({
    "index.html":
      '<link rel="icon" href="/x/icon.svg"><h1 id="top">A</h1><a class="b" href="a/b.html#c">b</a>',
    "a/b.html": '<h2 id="c">C</h2><a href="../">up</a><a href="/x/#top">top</a><a href="#c">here</a>',
    "icon.svg": "<svg/>",
  });
  expect(await findDeadLinks(folder, "/x/")).toEqual({ dead: [], external: [] });
});

test("what leads nowhere is dead, and what leads elsewhere is listed", async () => {
  const folder = site({
    "index.html": `<a href="gone.html">1</a><a href="a.html#gone">2</a><a href="/a.html">3</a>
<a href="https://b.example/?x=1&amp;y=2">4</a><a href="a.html">5</a>`,
    "a.html": '<script src="/x/gone.js"></script>',
  });
  expect(await findDeadLinks(folder, "/x/")).toEqual({
    dead: ["a.html: /x/gone.js", "index.html: gone.html", "index.html: a.html#gone", "index.html: /a.html"],
    external: ["https://b.example/?x=1&y=2"],
  });
});
