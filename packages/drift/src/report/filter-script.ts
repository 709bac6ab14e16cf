/**
 * Runs in the page. What a filter leaves out is hidden, so that it is neither seen nor reached with a keyboard;
 * without scripts all changes are there, and no filters that would do nothing.
 */
export const FILTER_SCRIPT = `
const form = document.querySelector(".filters");
const changes = [...document.querySelectorAll("article")];
const texts = changes.map((change) => change.textContent.toLowerCase());
const sections = [...document.querySelectorAll("section")];
const apply = () => {
  const values = new FormData(form);
  const bumps = values.getAll("bump");
  const provider = values.get("provider") ?? "";
  const words = values.get("text").toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  changes.forEach((change, at) => {
    const of = change.closest("section").dataset.provider;
    const fits = bumps.includes(change.dataset.bump) && (provider === "" || provider === of)
      && words.every((word) => texts[at].includes(word));
    change.hidden = !fits;
    shown += fits ? 1 : 0;
  });
  for (const section of sections) section.hidden = provider !== "" && provider !== section.dataset.provider;
  form.querySelector("output").textContent = shown + " of " + changes.length + " changes shown";
};
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
apply();
`;
